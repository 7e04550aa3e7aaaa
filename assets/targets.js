// The page of the targets: a lamp on every place, and fields that hold two numbers.
window.siquan = window.siquan || {};
(function (siquan) {
  const GLYPHS = { met: "✓", on_track: "↗", watch: "!", behind: "↘", missed: "✕", no_pace: "·" };
  let lamps = null;
  let said = "";

  // A lamp stands above the name of its place; its sign tells the state without its colour.
  siquan.lamp = function (scene, map) {
    if (!siquan.places) return;
    const stamp = JSON.stringify([scene.lamps, scene.by]);
    if (stamp === said) return;
    said = stamp;
    lamps?.remove();
    lamps = L.layerGroup();
    for (const [code, state] of Object.entries(scene.lamps ?? {})) {
      const [, , lat, lon] = siquan.places.places[code] ?? [];
      if (lat === undefined) continue;
      const icon = L.divIcon({ className: `lamp lamp-${state}`, html: GLYPHS[state] ?? "", iconSize: [20, 20], iconAnchor: [10, 30] });
      L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false }).addTo(lamps);
    }
    lamps.addTo(map);
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
