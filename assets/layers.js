// What is laid over the map: outlines of the circles, the cores, the names.
window.siquan = window.siquan || {};
(function (siquan) {
  let lines = null;
  let names = null;
  let said = "";

  siquan.outline = function (scene, map, topology) {
    const want = scene.over.includes("circles") && topology.objects.circle;
    if (!want) {
      lines?.remove();
      return;
    }
    if (!lines) {
      const inner = siquan.topology.mesh(topology, "circle", (a, b) => a !== b);
      const outer = siquan.topology.mesh(topology, "circle", (a, b) => a === b);
      lines = L.layerGroup([
        L.polyline(outer, { pane: "lines", interactive: false, weight: 1.6, className: "outline outer" }),
        L.polyline(inner, { pane: "lines", interactive: false, weight: 5, className: "outline halo" }),
        L.polyline(inner, { pane: "lines", interactive: false, weight: 2, className: "outline inner" }),
      ]);
    }
    lines.addTo(map);
  };

  siquan.name = function (scene, map, places) {
    if (!places) return;
    const stamp = [scene.by, scene.within, scene.over.join(), scene.codes.length].join(" ");
    if (stamp === said) return;
    said = stamp;
    names?.remove();
    names = L.layerGroup().addTo(map);
    if (scene.over.includes("cores")) (places.marks.core ?? []).forEach((where) => add(where, "core"));
    if (scene.over.includes("labels"))
      for (const code of scene.codes) {
        const [, short, ...where] = places.places[code.split("+")[0]] ?? [];
        if (short) add(where, scene.finer ? "" : "minor", short);
      }
    thin(map);
    map.off("zoomend", siquan.thin).on("zoomend", siquan.thin);
  };

  function add(where, kind, text = "") {
    const node = Object.assign(document.createElement("span"), { textContent: text });
    const icon = L.divIcon({ html: node, className: `place ${kind}`, iconSize: null });
    L.marker(where, { icon, pane: "names", interactive: false, keyboard: false }).addTo(names);
  }

  // Move names off the sites and off each other, or leave them out; cores choose first.
  const ASIDE = [[0, 0], [0, 19], [0, -19], [26, 10], [-26, 10], [0, 34], [0, -34]];
  function thin(map) {
    const fine = siquan.scene.codes.length > 30 && map.getZoom() < 8.75;
    const taken = [...map.getPane("markerPane").children].map((node) => node.getBoundingClientRect());
    const free = (box) =>
      taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    const nodes = [...map.getPane("names").children].sort(
      (a, b) => b.classList.contains("core") - a.classList.contains("core"),
    );
    for (const node of nodes) {
      const text = node.firstElementChild;
      text.style.translate = "";
      const { x, y, width, height } = text.getBoundingClientRect();
      const hidden = fine && node.classList.contains("minor");
      const aside = hidden ? null : ASIDE.find(([dx, dy]) => free(new DOMRect(x + dx, y + dy, width, height)));
      node.style.visibility = aside ? "" : "hidden";
      if (!aside) continue;
      text.style.translate = `${aside[0]}px ${aside[1]}px`;
      taken.push(new DOMRect(x + aside[0], y + aside[1], width, height));
    }
  }
  siquan.thin = () => names && thin(siquan.map);

  // The theme is the reader's, kept on the device; the palette stays, so colours mean the same.
  const kept = localStorage.getItem("siquan-theme");
  const html = document.documentElement;
  if (kept && !html.dataset.theme) html.dataset.theme = kept;
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#theme")) return;
    const dark = html.dataset.theme
      ? html.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("siquan-theme", html.dataset.theme);
    siquan.repaint();
  });

  // Play: ask for one year after another, waiting for each answer.
  let playing = null;
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#play")) playing ? stop() : start();
  });
  function start() {
    const button = document.getElementById("play");
    button.setAttribute("aria-pressed", "true");
    playing = setInterval(step, 900);
    step();
  }
  function stop() {
    clearInterval(playing);
    playing = null;
    document.getElementById("play").setAttribute("aria-pressed", "false");
  }
  function step() {
    if ("waiting" in html.dataset) return;
    const years = [...document.querySelectorAll(".years button:not([aria-disabled=true], .latest)")].map(
      (button) => button.dataset.value,
    );
    const next = years.indexOf(siquan.scene.choices.year) + 1;
    if (siquan.played && next >= years.length) {
      siquan.played = false;
      return stop();
    }
    siquan.played = true;
    siquan.ask({ year: years[next] ?? years[0] }, "replace");
  }
})(window.siquan);
