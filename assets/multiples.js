// Several maps on one scale, side by side. The first is made by React, the others are its copies; they
// move together, and one pointer lights the same place on all of them.
window.siquan = window.siquan || {};
(function (siquan) {
  const maps = []; // { map, painter, lines }
  let topology = null;
  let moved = false; // the reader moved the maps; they are not fitted again
  let placed = ""; // the sizes that they were last fitted to
  let ours = false; // the maps are being moved by us
  let lit = null;

  const frames = () => [...document.querySelectorAll("#panels .panel")];
  const file = (id) => {
    const node = document.getElementById(`${id}-file`);
    return siquan.load(node.content || node.getAttribute("href"));
  };

  file("shapes").then((shapes) => {
    topology = shapes;
    paint();
  });

  L.Map.addInitHook(function () {
    if (maps.length && maps[0].map !== this && !this.options.copy) return;
    if (!this.getContainer().classList.contains("map")) return;
    adopt(this);
    if (maps.length === 1) {
      siquan.map = this;
      paint();
    }
  });

  function adopt(map) {
    for (const [name, order] of [["lines", 450], ["names", 460]]) {
      map.createPane(name).style.zIndex = order;
      map.getPane(name).style.pointerEvents = "none";
    }
    const number = maps.length;
    maps.push({ map, painter: null, lines: null });
    map.on("move", () => follow(number));
    new ResizeObserver(() => resized(map)).observe(map.getContainer());
  }

  function resized(map) {
    ours = true;
    map.invalidateSize({ pan: false });
    ours = false;
    place();
  }

  // The others stand where the one stands that the reader moves.
  function follow(number) {
    if (ours) return;
    ours = true;
    moved = true;
    const { map } = maps[number];
    for (const other of maps) if (other.map !== map) other.map.setView(map.getCenter(), map.getZoom(), { animate: false });
    ours = false;
  }

  // Fit all of the province in every map, once for each size of the page.
  function place() {
    if (!topology || moved) return;
    const sizes = maps.map(({ map }) => map.getSize()).join(" ");
    if (sizes === placed) return;
    placed = sizes;
    const first = Object.keys(topology.objects)[0];
    const edge = siquan.topology.rings(topology, first).flatMap((area) => area.polygons.flatMap(([outer]) => outer));
    ours = true;
    for (const { map } of maps) {
      const size = map.getSize();
      if (size.x && size.y) map.fitBounds(siquan.box(edge), { padding: [6, 6], animate: false });
    }
    ours = false;
  }

  document.addEventListener("click", (event) => {
    const zoom = { nearer: 1, farther: -1 }[event.target.id];
    if (zoom) maps[0].map.setZoom(maps[0].map.getZoom() + zoom);
    if (event.target.id !== "whole") return;
    moved = false;
    placed = "";
    place();
  });
  window.addEventListener("beforeprint", () => maps.forEach(({ map }) => resized(map)));

  // --- one answer, all maps ---------------------------------------------------------------------

  siquan.answer = (text) => siquan.show(JSON.parse(text));
  siquan.show = function (scene) {
    const first = !siquan.scene;
    siquan.scene = scene;
    const panels = document.getElementById("panels");
    panels.dataset.count = scene.panels.length;
    frames().forEach((frame, number) => (frame.hidden = number >= scene.panels.length));
    paint();
    for (const [id, html] of Object.entries(scene.parts ?? {})) siquan.write(id, html);
    for (const one of document.querySelectorAll(".portrait"))
      one.classList.toggle("mine", one.dataset.codes.split("+").includes(scene.mine.city));
    siquan.settle(scene);
    siquan.remember(scene, first);
    requestAnimationFrame(() => requestAnimationFrame(siquan.restore));
  };

  // Make as many maps as there are panels; those that are not used any more stay, hidden.
  function enough(count) {
    while (maps.length < count) {
      const options = { ...maps[0].map.options, copy: true };
      delete options.center;
      delete options.zoom;
      L.map(frames()[maps.length].querySelector(".map"), options);
    }
  }

  function paint() {
    const scene = siquan.scene;
    if (!maps.length || !topology || !scene) return;
    enough(scene.panels.length);
    place();
    scene.panels.forEach((panel, number) => {
      const one = maps[number];
      panel.codes ??= topology.objects[panel.by].geometries.map((area) => area.id);
      panel.pin = scene.pin;
      one.painter ??= siquan.painter(one.map, topology, events(number));
      one.lines = siquan.linesOf(panel);
      one.painter.paint(panel, one.lines);
      siquan.outline(scene, one.map, topology);
      siquan.mark(scene, one.map, topology);
    });
    lit = null;
    document.getElementById("panels").dataset.view = scene.query;
    if (scene.painted) return;
    scene.painted = true;
    performance.mark("painted");
    if (!siquan.places) siquan.rest(later);
  }
  siquan.repaint = () => siquan.scene && paint();

  function later() {
    file("places").then((found) => {
      siquan.places = found;
      siquan.hold();
      siquan.home();
    });
  }

  // --- pointing ---------------------------------------------------------------------------------

  function events(number) {
    return {
      mouseover(event) {
        light(event.target.code, number);
        siquan.tip.follow(event);
      },
      mousemove: siquan.tip.follow,
      mouseout: () => light(null),
      click: ({ target }) => siquan.reveal(target.code),
    };
  }

  // Light one place on all maps and in the tables; the tip tells of the map under the pointer.
  function light(code, number) {
    const scene = siquan.scene;
    if (!scene) return;
    scene.panels.forEach((panel, at) => {
      for (const one of [lit, code]) {
        const line = one ? maps[at]?.lines?.get(one) : undefined;
        if (line !== undefined) maps[at].painter.light(panel, line, one === code);
      }
    });
    lit = code;
    for (const row of document.querySelectorAll(".lit")) row.classList.remove("lit");
    if (!code || number === undefined) siquan.tip.hide();
    if (!code) return;
    for (const row of document.querySelectorAll(`[data-code="${code}"]`)) row.classList.add("lit");
    const panel = scene.panels[number];
    if (panel) siquan.tip.show(panel, code, maps[number].lines.get(code));
  }

  const over = (event) => event.target.closest?.("tr[data-code], g[data-code]");
  document.addEventListener("mouseover", (event) => over(event) && light(over(event).dataset.code));
  document.addEventListener("mouseout", (event) => over(event) && light(null));
  document.addEventListener("focusin", (event) => over(event) && light(over(event).dataset.code));

  // A place that was searched for is the one whose profile is told.
  siquan.reveal = function (code) {
    siquan.ask({ pin: code });
    document.getElementById("inside").scrollIntoView({ behavior: "smooth" });
  };
  siquan.place = () => {};
  siquan.answer(document.getElementById("first").value);
})(window.siquan);
