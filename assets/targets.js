// The page of the targets: a lamp on every place, and fields that hold two numbers.
window.siquan = window.siquan || {};
(function (siquan) {
  const GLYPHS = { met: "✓", on_track: "↗", watch: "!", behind: "↘", missed: "✕", no_pace: "·" };
  const MANY = 30; // lamps that are drawn small while the map is far away
  let lamps = null;
  let said = "";

  // A lamp stands by the name of its place; its sign tells the state without its colour.
  siquan.lamp = function (scene, map) {
    if (!siquan.places) return;
    const stamp = JSON.stringify([scene.lamps, scene.by]);
    if (stamp !== said) draw(scene, map);
    said = stamp;
    siquan.clear();
  };

  function draw(scene, map) {
    const pane = map.getPane("lamps") ?? map.createPane("lamps");
    pane.style.zIndex = 465;
    pane.style.pointerEvents = "none";
    lamps?.remove();
    lamps = L.layerGroup().addTo(map);
    for (const [code, state] of Object.entries(scene.lamps ?? {})) {
      const [, , lat, lon] = siquan.places.places[code] ?? [];
      if (lat === undefined) continue;
      const icon = L.divIcon({ className: `lamp lamp-${state}`, html: GLYPHS[state] ?? "", iconSize: [20, 20] });
      const marker = L.marker([lat, lon], { icon, pane: "lamps", interactive: false, keyboard: false }).addTo(lamps);
      marker.getElement().dataset.lamp = code;
    }
  }

  // Put each lamp above the name of its place; beside or below it where a core or another name or
  // lamp stands. All is measured before anything is moved.
  siquan.clear = function () {
    const map = siquan.map;
    const nodes = [...(map?.getPane("lamps")?.children ?? [])];
    if (!nodes.length) return;
    map.getPane("lamps").classList.toggle("many", nodes.length > MANY && map.getZoom() < 8.75);
    for (const node of nodes) node.style.translate = "";
    const box = (node) => node.getBoundingClientRect();
    const names = new Map();
    const taken = [];
    for (const node of map.getPane("names").children) {
      if (node.style.visibility === "hidden") continue;
      const where = box(node.firstElementChild);
      taken.push([node.code, where]);
      if (node.code) names.set(node.code, where);
    }
    const free = (code, one) =>
      taken.every(([whose, other]) => whose === code || one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom);
    for (const [node, at] of nodes.map((node) => [node, box(node)])) {
      const code = node.dataset.lamp;
      const name = names.get(code) ?? new DOMRect(at.x + at.width / 2, at.y + at.height / 2, 0, 0);
      const middle = [name.x + (name.width - at.width) / 2, name.y + (name.height - at.height) / 2];
      const spots = names.has(code)
        ? [[middle[0], name.top - at.height + 1], [name.left - at.width - 2, middle[1]], [name.right + 2, middle[1]], [middle[0], name.bottom - 1]]
        : [[0, 0], [0, -at.height], [at.width, 0], [-at.width, 0], [0, at.height]].map(([dx, dy]) => [middle[0] + dx, middle[1] + dy]);
      const [x, y] = spots.find(([left, top]) => free(code, new DOMRect(left, top, at.width, at.height))) ?? spots[0];
      node.style.translate = `${x - at.x}px ${y - at.y}px`;
      taken.push([null, new DOMRect(x, y, at.width, at.height)]);
    }
  };

  // Two numbers, however they are parted; what is none is quoted, and nothing is lost.
  document.addEventListener("change", (event) => {
    const field = event.target.closest?.("input[data-numbers]");
    if (!field || !siquan.scene) return;
    const most = Number(field.dataset.most);
    const numbers = field.value.split(/[\s,，、;；/]+/).filter(Boolean).map(Number);
    const fits = numbers.length === 2 && numbers.every((one) => Number.isFinite(one) && one >= 0 && one <= most);
    const note = document.getElementById(`${field.dataset.numbers}-wrong`);
    note.textContent = fits ? "" : note.dataset.wrong.replace("[text]", field.value.slice(0, 20)).replace("[most]", most);
    if (fits) siquan.ask({ [field.dataset.numbers]: numbers.join(",") });
  });
})(window.siquan);
