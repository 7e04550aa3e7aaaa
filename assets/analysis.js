// The page of analyses: who is whose neighbour, what drops at which border, and one pointer for the map,
// the drawings and the table.
window.siquan = window.siquan || {};
(function (siquan) {
  const parts = (code) => code.split("+");
  let drawn = null; // { map, topology } once there is a map
  let near = null; // outlines of the neighbours
  let drops = null; // lines of what drops at borders
  let said = "";

  siquan.study = function (scene, map, topology) {
    drawn = { map, topology };
    fall(scene);
    watch();
    siquan.beside(null);
  };

  // Outline the neighbours of the area under the pointer, else of the one whose card is open.
  siquan.beside = function (code) {
    const scene = siquan.scene;
    if (!drawn || !scene?.neighbours) return clear();
    const line = siquan.lines.get(code || parts(scene.pin || "")[0]);
    const shown = line === undefined ? null : scene.codes[line];
    if (shown === said) return;
    clear();
    said = shown;
    const codes = (shown && scene.neighbours[shown]) || [];
    if (codes.length) near = outlined(codes.flatMap(parts)).addTo(drawn.map);
    for (const one of codes)
      for (const node of document.querySelectorAll(`.linked [data-code="${one}"]`)) node.classList.add("near");
    tell(shown, codes);
  };

  function clear() {
    near?.remove();
    near = null;
    said = null;
    for (const node of document.querySelectorAll(".near")) node.classList.remove("near");
  }

  const outlined = (codes) =>
    L.polyline(siquan.borders(drawn.topology, codes), { pane: "lines", interactive: false, weight: 2, className: "outline near-line" });

  // Name the neighbours in the card, as long as names are there.
  function tell(code, codes) {
    const note = document.getElementById("beside");
    if (!note || !siquan.places) return;
    const name = (one) => parts(one).map((part) => siquan.places.places[part]?.[1] ?? part).join("+");
    const { told, comma } = note.dataset;
    note.textContent = code && codes.length ? told.replace("[name]", name(code)).replace("[count]", codes.length).replace("[names]", codes.map(name).join(comma)) : "";
  }

  // Draw how far the value drops across each border: the farther, the stronger the line.
  function fall(scene) {
    drops?.remove();
    drops = null;
    if (!scene.drops?.length) return;
    const { map, topology } = drawn;
    drops = L.layerGroup().addTo(map);
    const found = new Map(scene.drops.flatMap(([one, other, step, crossing]) => [`${one}|${other}`, `${other}|${one}`].map((key) => [key, `${step} ${crossing}`])));
    for (const look of new Set(found.values())) {
      const [step, crossing] = look.split(" ");
      const lines = siquan.topology.mesh(topology, scene.by, (a, b) => found.get(`${a}|${b}`) === look);
      const name = `outline drop ${crossing === "true" ? "crossing" : ""}`;
      L.polyline(lines, { pane: "lines", interactive: false, weight: 0.6 + Number(step), className: name.trim() }).addTo(drops);
    }
  }

  // What all measures say takes a while: it is asked for when it comes into sight.
  const sight = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) fetchInto(target);
  });
  async function fetchInto(node) {
    sight.unobserve(node);
    const address = node.dataset.glance;
    const own = siquan.own.along(address);
    const answer = await (own ? siquan.own.post(address, own) : fetch(address)).catch(() => null);
    const text = answer?.ok && (await answer.text());
    if (!text || !node.isConnected || node.dataset.glance !== address) return;
    node.innerHTML = text;
    node.dataset.loaded = "";
  }
  function watch() {
    for (const node of document.querySelectorAll("[data-glance]:not([data-loaded])")) sight.observe(node);
  }

  const over = (event) => event.target.closest?.(".linked [data-code]");
  document.addEventListener("mouseover", (event) => {
    const mark = over(event);
    if (!mark) return;
    siquan.light(parts(mark.dataset.code)[0]);
    siquan.tip.follow({ originalEvent: event });
  });
  document.addEventListener("mousemove", (event) => over(event) && siquan.tip.follow({ originalEvent: event }));
  document.addEventListener("mouseout", (event) => over(event) && siquan.light(null));
  document.addEventListener("click", (event) => {
    const mark = over(event);
    if (mark) siquan.ask({ pin: parts(mark.dataset.code)[0] });
  });
})(window.siquan);
