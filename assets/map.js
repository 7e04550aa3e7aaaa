// The map. Shapes come once, as a file; a scene comes with each answer. Whichever comes last paints,
// and it paints the newest scene on the shapes of its level: there is no order of arrival in which
// the colours of one question stay under the title of another.
window.siquan = window.siquan || {};
(function (siquan) {
  let map = null;
  let topology = null;
  let painter = null; // paths of the map, made once for each level
  let placed = null; // region that the frame was last fitted to
  let lit = null; // code under the pointer
  let ours = false; // the map is being moved by us, not by the reader

  const file = (node) => node.content || node.getAttribute("href");
  const load = (id) => siquan.load(file(document.getElementById(`${id}-file`)));
  const parts = (code) => code.split("+");

  load("shapes").then((shapes) => {
    topology = shapes;
    paint();
  });

  L.Map.addInitHook(function () {
    if (map || !this.getContainer().classList.contains("map")) return;
    map = siquan.map = this;
    map.createPane("lines").style.zIndex = 450;
    map.getPane("lines").style.pointerEvents = "none";
    map.createPane("names").style.zIndex = 460;
    map.getPane("names").style.pointerEvents = "none";
    map.on("moveend", () => !ours && reader());
    new ResizeObserver(resized).observe(this.getContainer());
    paint();
  });

  // The frame changed, not the reader's mind: fit again what was fitted.
  function resized() {
    ours = true;
    map.invalidateSize({ pan: false });
    ours = false;
    siquan.place();
    siquan.thin();
  }
  window.addEventListener("beforeprint", () => (resized(), siquan.place(true)));
  // What is printed has a frame of its own size, which is there only now.
  matchMedia("print").addEventListener("change", () => map && (resized(), siquan.place(true)));

  function reader() {
    if (!siquan.scene || !placed) return;
    const centre = map.getCenter();
    siquan.at = [+centre.lat.toFixed(4), +centre.lng.toFixed(4), +map.getZoom().toFixed(2)];
    siquan.moved();
  }

  // --- one scene, one painting ------------------------------------------------------------------

  siquan.answer = (text) => siquan.show(JSON.parse(text));
  siquan.show = function (scene) {
    const first = !siquan.scene;
    siquan.scene = scene;
    siquan.arrive?.(scene);
    for (const [id, html] of Object.entries(scene.parts ?? {})) siquan.write(id, html);
    paint();
    siquan.settle(scene);
    siquan.remember(scene, first);
    requestAnimationFrame(() => requestAnimationFrame(siquan.restore));
  };

  function paint() {
    const scene = siquan.scene;
    if (!map || !topology || !scene) return;
    scene.codes ??= topology.objects[scene.by].geometries.map((one) => one.id);
    siquan.place();
    painter ??= siquan.painter(map, topology, { mouseover: enter, mousemove: siquan.tip.follow, mouseout: leave, click: press });
    const lines = (siquan.lines = siquan.linesOf(scene));
    if (painter.paint(scene, lines)) lit = null;
    map.getContainer().dataset.view = scene.query;
    siquan.outline(scene, map, topology);
    siquan.mark(scene, map, topology);
    siquan.name(scene, map, siquan.places, painter.shown.paths);
    siquan.point(scene, map);
    siquan.mention(scene, map, topology);
    siquan.lamp?.(scene, map);
    siquan.study?.(scene, map, topology);
    pin(scene);
    if (!scene.painted) {
      scene.painted = true;
      performance.mark("painted");
      if (!siquan.places) siquan.rest(later);
    }
  }

  siquan.repaint = () => siquan.scene && paint();

  // --- where the map stands ---------------------------------------------------------------------

  siquan.place = function (again) {
    if (!map || !topology || !siquan.scene) return;
    const key = siquan.at ? "reader" : siquan.scene.within || "all";
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const stamp = siquan.at ? "reader" : `${key} ${size.x} ${size.y} ${siquan.scene.sites.length > 0} ${siquan.scene.frame ?? ""}`;
    if (placed === stamp && !again) return;
    if (siquan.at && placed?.startsWith("reader") && !again) return;
    ours = true;
    if (siquan.at && !near(siquan.at)) siquan.at = null;
    if (siquan.at) map.setView(siquan.at.slice(0, 2), siquan.at[2], { animate: false });
    else fit(siquan.scene.within);
    ours = false;
    placed = stamp;
  };

  // A position far from every area is none: an empty sea helps nobody.
  const near = ([lat, lon]) => bounds("").box.pad(0.6).contains([lat, lon]);

  document.addEventListener("click", (event) => {
    const zoom = { nearer: 1, farther: -1 }[event.target.id];
    if (zoom) map.setZoom(map.getZoom() + zoom);
    if (event.target.id !== "whole") return;
    siquan.at = null;
    siquan.place(true);
    siquan.moved();
  });

  // Fit the region as large as it goes with the legend beside it, not over it.
  function fit(within) {
    const { frame } = siquan.scene; // where a step of a story stands
    if (frame?.length) return map.setView(frame.slice(0, 2), frame[2], { animate: false });
    const legend = document.getElementById("legend");
    const lies = (node) => node && getComputedStyle(node).position === "absolute";
    const over = lies(legend) ? legend.offsetWidth : 0;
    const { box, corners } = bounds(within);
    const notes = document.getElementById("notes");
    const top = 20 + (lies(notes) ? (notes.querySelector("ul")?.offsetHeight ?? 0) : 0);
    for (const share of over ? [0, 0.4, 0.75, 1] : [0]) {
      const padding = { paddingTopLeft: [20, top], paddingBottomRight: [20 + share * over, 20] };
      map.fitBounds(box, { ...padding, animate: false });
      const size = map.getSize();
      const edge = { x: legend.offsetLeft - 8, y: legend.offsetTop - 8 };
      const under = ({ x, y }) => x > edge.x && x < size.x && y > edge.y && y < size.y;
      if (!over || !corners.some((corner) => under(map.latLngToContainerPoint(corner)))) return;
    }
  }

  // The frame of a region, and points along its edge.
  const edges = new Map();
  function bounds(within) {
    if (!edges.has(within)) edges.set(within, measured(within));
    return edges.get(within);
  }
  function measured(within) {
    const name =
      Object.keys(topology.objects).find((one) =>
        topology.objects[one].geometries.some((area) => area.id === within),
      ) ?? Object.keys(topology.objects)[0];
    const areas = siquan.topology.rings(topology, name).filter((one) => !within || one.id === within);
    const edge = areas.flatMap((area) => area.polygons.flatMap(([outer]) => outer));
    return { box: siquan.box(edge), corners: edge.filter((_, number) => number % 7 === 0) };
  }

  // --- pointing ---------------------------------------------------------------------------------

  function enter(event) {
    siquan.light(event.target.code);
    siquan.tip.follow(event);
  }
  function leave() {
    siquan.light(null);
  }
  function press({ target }) {
    const scene = siquan.scene;
    const line = siquan.lines.get(target.code);
    if (line === undefined) return siquan.reveal(target.code);
    if (scene.pin === target.code && scene.finer)
      return siquan.ask({ within: target.code, by: scene.finer });
    siquan.ask({ pin: target.code });
  }

  // Show a place that was searched for: at its own level, inside what holds it.
  siquan.reveal = function (code) {
    const by = Object.keys(topology.objects).find((name) =>
      topology.objects[name].geometries.some((one) => one.id === code),
    );
    const inside = siquan.scene.by === by && siquan.lines.has(code);
    const coarsest = Object.keys(topology.objects)[0];
    if (by === coarsest) return siquan.ask({ within: "", pin: code });
    siquan.ask(inside ? { pin: code } : { by, within: "", pin: code });
  };

  // Light a place on the map, in the ranking and on the legend; null puts the light out.
  siquan.light = function (code) {
    const scene = siquan.scene;
    if (!scene || !painter?.shown) return;
    const before = lit;
    lit = code;
    for (const one of [before, code]) {
      const line = one ? siquan.lines.get(one) : undefined;
      if (line !== undefined) painter.light(scene, line, one === code);
    }
    for (const row of document.querySelectorAll(".lit")) row.classList.remove("lit");
    const line = code ? siquan.lines.get(code) : undefined;
    code ? siquan.tip.show(scene, code, line) : siquan.tip.hide();
    if (line !== undefined)
      for (const one of document.querySelectorAll(`[data-code="${scene.codes[line]}"]`))
        one.classList.add("lit");
    if (line !== undefined) siquan.scroll(document.querySelector("tr.lit"));
    pointer(".pointer", scene, line);
    siquan.beside?.(code);
  };

  // Bring a row into sight inside its own panel, without moving the page.
  siquan.scroll = function (row) {
    const panel = row?.closest(".side");
    if (!panel || panel.scrollHeight <= panel.clientHeight || panel.matches(":hover")) return;
    const [one, all] = [row.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (one.top < all.top || one.bottom > all.bottom) panel.scrollTop += one.top - all.top - all.height / 2;
  };

  function pointer(mark, scene, line) {
    const node = document.querySelector(`.strip ${mark}`);
    const tick = line === undefined ? null : document.querySelector(`.strip .tick[data-code="${scene.codes[line]}"]`);
    if (!node) return;
    node.hidden = !tick;
    if (tick) node.style.left = tick.style.left;
    const number = line === undefined ? null : String(scene.classes[line]);
    if (mark === ".pointer")
      for (const row of document.querySelectorAll(".legend-rows li"))
        row.classList.toggle("lit", row.dataset.class === number);
  }

  function pin(scene) {
    pointer(".ghost", scene, siquan.lines.get(scene.pin));
    const line = siquan.lines.get(scene.pin);
    for (const row of document.querySelectorAll("tr[data-code].pinned")) row.classList.remove("pinned");
    if (line === undefined) return;
    document.querySelector(`tr[data-code="${scene.codes[line]}"]`)?.classList.add("pinned");
    for (const part of parts(scene.codes[line])) painter.shown.paths.get(part)?.bringToFront();
  }

  // The ranking lights the map; its buttons pin.
  const over = (event) => event.target.closest?.("tr[data-code], .tick[data-code]");
  document.addEventListener("mouseover", (event) => {
    const row = over(event);
    if (row) siquan.light(parts(row.dataset.code)[0]);
    if (row) siquan.tip.hide();
  });
  document.addEventListener("mouseout", (event) => over(event) && siquan.light(null));
  document.addEventListener("focusin", (event) => {
    const row = over(event);
    if (row) siquan.light(parts(row.dataset.code)[0]);
    if (row) siquan.tip.hide();
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("tr[data-code] button.name")?.closest("tr");
    if (!row) return;
    const code = parts(row.dataset.code)[0];
    const again = siquan.scene.pin === code && siquan.scene.finer;
    siquan.ask(again ? { within: code, by: siquan.scene.finer } : { pin: code });
  });

  // Names come after the first map: they are not needed to paint it.
  function later() {
    load("places").then((found) => {
      siquan.places = found;
      siquan.repaint();
      siquan.hold();
      siquan.home();
    });
  }
  // The page itself brings its first scene.
  siquan.answer(document.getElementById("first").value);
})(window.siquan);
