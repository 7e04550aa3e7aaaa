// Reads the page's own clock. `bench.areas` says how many areas there are on all maps together,
// `bench.canvas` that they have no nodes of their own.
window.bench = Object.assign(window.bench || {}, {
  nodes: () => document.querySelectorAll(".leaflet-overlay-pane svg path"),

  // All areas are there and none has the colour that Leaflet gives what has none.
  coloured() {
    if (bench.test) return bench.test();
    if (bench.canvas) return bench.painted();
    const paths = bench.nodes();
    if (paths.length !== bench.areas) return false;
    return Array.prototype.every.call(paths, (path) => {
      const fill = path.getAttribute("fill");
      return fill && fill !== "none" && fill !== "#3388ff";
    });
  },

  // A canvas has no nodes to look at: the atlas leaves a mark, the peer calls its style for each.
  painted: () => (bench.styled ?? 0) >= bench.areas || performance.getEntriesByName("painted").length > 0,

  // Resolves when `test` holds and two frames more have been shown.
  shown: (test) =>
    new Promise((resolve) => {
      const look = () => {
        if (!test()) return requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      };
      look();
    }),

  // Resolves as soon as `test` holds, between tasks, without waiting for a frame.
  done: (test) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (test() ? resolve(performance.now()) : port2.postMessage(0));
      port1.onmessage();
    }),

  // What tells one colouring from another: the nodes' colours, or what they were painted from.
  look() {
    if (!bench.canvas)
      return [...document.querySelectorAll(".leaflet-overlay-pane")].map((map) =>
        [...map.querySelectorAll("svg path")].map((path) => path.getAttribute("fill")).join(),
      );
    return [bench.told()];
  },
  told() {
    return window.siquan ? siquan.map.getContainer().dataset.view : JSON.stringify(bench.hideout.colours);
  },

  recoloured(before) {
    return () => (bench.canvas || bench.nodes().length === bench.areas) && bench.look().every((look, map) => look !== before[map]);
  },

  // From the click to two frames after all areas have changed.
  async click(button) {
    const changed = bench.recoloured(bench.look());
    const start = performance.now();
    button.click();
    const end = await bench.shown(changed);
    return end - start;
  },

  // From the answer at hand to the areas changed: no server, no frame. A canvas is redrawn at once.
  async paint(turn) {
    const changed = bench.recoloured(bench.look());
    const start = performance.now();
    if (!window.siquan) {
      document.querySelectorAll(".leaflet-container").forEach((_, map) =>
        dash_clientside.set_props(`areas-${map}`, { hideout: bench.answers[turn] }),
      );
      return (await bench.done(changed)) - start;
    }
    siquan.scene = { ...bench.answers[turn] };
    siquan.repaint();
    const canvas = bench.canvas && siquan.map.getRenderer(siquan.map)._ctx && siquan.map.getRenderer(siquan.map);
    if (canvas) {
      cancelAnimationFrame(canvas._redrawRequest);
      canvas._redraw();
    }
    return performance.now() - start;
  },

  // Mark what is drawn, and count later how much of it is still there.
  mark() {
    for (const one of bench.drawn()) one.bench = true;
  },
  kept: () => bench.drawn().filter((one) => one.bench).length,
  drawn() {
    if (!bench.canvas) return [...bench.nodes()];
    const found = [];
    window.siquan?.map.eachLayer((layer) => layer.options.className === "area" && found.push(layer));
    return found;
  },
});
bench.shown(bench.coloured).then((time) => (bench.first = time));
