// What is laid over the map: outlines of the circles, the cores, the names; the reader's own city with
// its peers; areas that a document speaks of together.
window.siquan = window.siquan || {};
(function (siquan) {
  const outlines = new WeakMap(); // map -> its outlines
  const marks = new WeakMap(); // map -> { key, layer } of what is marked on it
  let names = null; // group of what is named
  const named = new Map(); // what is named -> its marker; those that stay are not made anew

  siquan.outline = function (scene, map, topology) {
    const groups = Object.keys(topology.objects)[1];
    const want = groups && scene.over.includes("circles");
    // Under a projector pale areas run into the ground: there the coast is drawn in any case.
    const coast = groups && (want || document.querySelector(".present"));
    if (!coast) return outlines.get(map)?.forEach((one) => one.remove());
    if (!outlines.has(map)) {
      const inner = siquan.topology.mesh(topology, groups, (a, b) => a !== b);
      const outer = siquan.topology.mesh(topology, groups, (a, b) => a === b);
      const line = (points, name, weight) => new siquan.Line(points, { pane: "lines", interactive: false, weight, className: `outline ${name}` });
      outlines.set(map, [line(outer, "outer", 1.6), line(inner, "halo", 5), line(inner, "inner", 2)]);
    }
    outlines.get(map).forEach((one, number) => (want || !number ? one.addTo(map) : one.remove()));
  };

  // The borders of some areas, whatever level they are of.
  function borders(topology, codes) {
    const wanted = new Set(codes);
    return Object.keys(topology.objects).flatMap((level) =>
      siquan.topology
        .rings(topology, level)
        .filter(({ id }) => wanted.has(id))
        .flatMap(({ polygons }) => polygons.map(([outer]) => [...outer, outer[0]])),
    );
  }

  // Outline the reader's city, its peers and region, and the areas of the overlays that are on.
  siquan.borders = borders;

  siquan.mark = function (scene, map, topology) {
    const { mine = {}, areas = {} } = scene;
    const key = JSON.stringify([mine, areas]);
    const now = marks.get(map);
    if (now?.key === key) return;
    now?.layer.remove();
    const line = (codes, name, weight, dash) =>
      L.polyline(borders(topology, codes), { pane: "lines", interactive: false, weight, dashArray: dash, className: `outline ${name}` });
    const layer = L.layerGroup();
    for (const codes of Object.values(areas)) line(codes, "overlay", 2.2, "7 5").addTo(layer);
    if (mine.city) {
      line(mine.peers ?? [], "peer", 1.8, "2 4").addTo(layer);
      if (mine.region) line([mine.region], "my-region", 2.4).addTo(layer);
      line([mine.city], "mine", 3.4).addTo(layer);
    }
    marks.set(map, { key, layer: layer.addTo(map) });
  };

  siquan.name = function (scene, map, places, paths) {
    if (!places) return;
    if (!names) map.on("zoomend", siquan.thin);
    names ??= L.layerGroup().addTo(map);
    let changed = false;
    const wanted = new Set();
    const want = (key, make) => {
      wanted.add(key);
      if (named.has(key)) return;
      named.set(key, make());
      changed = true;
    };
    if (scene.over.includes("cores"))
      for (const where of places.marks.core ?? []) want(`core ${where}`, () => add(where, "core"));
    if (scene.over.includes("labels") && scene.codes.length < 300)
      for (const code of scene.codes) {
        const joined = code.split("+").map((part) => places.places[part]);
        const [, , ...where] = joined[0] ?? [];
        const kind = scene.finer ? "" : "minor";
        const short = joined.map((one) => one?.[1]).join("+");
        if (joined[0]) want(`${scene.by} ${kind} ${code}`, () => add(where, kind, short, paths.get(code.split("+")[0]), code));
      }
    for (const [key, marker] of named)
      if (!wanted.has(key)) {
        names.removeLayer(marker);
        named.delete(key);
        changed = true;
      }
    ink(scene, map);
    if (changed) thin(map);
  };

  // Light letters on dark fills.
  function ink(scene, map) {
    const lines = new Map(scene.codes.map((code, line) => [code, line]));
    const night = matchMedia(document.getElementById("dark").media).matches ? "#000000" : "#ffffff";
    for (const node of map.getPane("names").children) {
      const fill = scene.colours[scene.classes[lines.get(node.code)]] ?? night;
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16));
      node.classList.toggle("on-dark", 0.3 * r + 0.6 * g + 0.1 * b < 115);
    }
  }

  function add(where, kind, text = "", path = null, code = "") {
    const node = Object.assign(document.createElement("span"), { textContent: text });
    const icon = L.divIcon({ html: node, className: `place ${kind}`, iconSize: null });
    const marker = L.marker(where, { icon, pane: "names", interactive: false, keyboard: false }).addTo(names);
    Object.assign(marker.getElement(), { path, code, where });
    return marker;
  }

  // Move names off the sites and off each other, but never out of their own area; leave out those
  // that find no room. Cores stand where they are.
  const ASIDE = [[0, 0], [0, 18], [0, -18], [24, 10], [-24, 10], [24, -10], [-24, -10], [0, 34], [0, -34]];
  function thin(map) {
    const fine = siquan.scene.codes.length > 30 && map.getZoom() < 8.75;
    const nodes = [...map.getPane("names").children];
    // In the order of the areas, however long each has been there.
    const order = new Map(siquan.scene.codes.map((code, line) => [code, line]));
    const names = nodes.filter((one) => !one.classList.contains("core")).sort((a, b) => order.get(a.code) - order.get(b.code));
    const hidden = (node) => fine && node.classList.contains("minor");
    for (const node of names) {
      node.firstElementChild.style.translate = "";
      if (hidden(node)) node.style.visibility = "hidden";
    }
    // All is measured before anything is moved, or the browser would lay out the page each time.
    const box = (node) => node.getBoundingClientRect();
    const taken = [...map.getPane("markerPane").children].map(box);
    for (const node of nodes) if (node.classList.contains("core")) taken.push(box(node.firstElementChild));
    const shown = names.filter((node) => !hidden(node)).map((node) => [node, box(node.firstElementChild)]);
    const free = (one) =>
      taken.every((other) => one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom);
    for (const [node, { x, y, width, height }] of shown) {
      const by = ASIDE.find(
        ([dx, dy]) => inside(map, node, dx, dy) && free(new DOMRect(x + dx, y + dy, width, height)),
      );
      node.style.visibility = by ? "" : "hidden";
      if (!by) continue;
      node.firstElementChild.style.translate = `${by[0]}px ${by[1]}px`;
      taken.push(new DOMRect(x + by[0], y + by[1], width, height));
    }
  }

  // Whether a name moved by so much still stands in its own area.
  function inside(map, node, dx, dy) {
    const area = node.path?.getElement?.();
    if ((!dx && !dy) || !area?.isPointInFill) return true;
    const at = map.latLngToLayerPoint(node.where);
    const point = area.ownerSVGElement.createSVGPoint(); // older browsers take no other
    [point.x, point.y] = [at.x + dx, at.y + dy];
    return area.isPointInFill(point);
  }
  siquan.thin = function () {
    if (names) thin(siquan.map);
    siquan.clear?.();
  };

  const html = document.documentElement;

  // Play: ask for one year after another, waiting for each answer; only the years that all places
  // have, where there are such.
  let playing = null;
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#play")) playing ? stop() : start();
  });
  function years() {
    const all = [...document.querySelectorAll(".years button:not([aria-disabled=true], .latest)")];
    const full = all.filter((button) => button.classList.contains("full"));
    return (full.length > 1 ? full : all).map((button) => button.dataset.value);
  }
  function start() {
    const list = years();
    const now = list.indexOf(siquan.scene.choices.year);
    turn(true);
    playing = setInterval(step, 900);
    if (now < 0 || now === list.length - 1) siquan.ask({ year: list[0] }, "replace");
    else step();
  }
  function turn(on) {
    const button = document.getElementById("play");
    button.setAttribute("aria-pressed", on);
    button.textContent = on ? "❚❚" : "▶";
  }
  function stop() {
    clearInterval(playing);
    playing = null;
    turn(false);
  }
  function step() {
    if ("waiting" in html.dataset) return;
    const list = years();
    const next = list[list.indexOf(siquan.scene.choices.year) + 1];
    if (next) siquan.ask({ year: next }, "replace");
    else stop();
  }
})(window.siquan);
