// The places, corridors and ports that the documents name: points where a position is known, dashed
// lines through the middle of cities where there is none, dashed borders of areas only while they are
// looked at. A click tells where it is written.
window.siquan = window.siquan || {};
(function (siquan) {
  let mentions = null;
  let loading = false;
  let layer = null;
  let wanted = null; // one that was chosen in the list before it could be shown
  const drawn = new Map(); // key -> Leaflet layer

  siquan.mention = function (scene, map, topology) {
    if (!scene.places) return layer?.remove();
    if (mentions) return draw(map, topology);
    if (loading) return;
    loading = true;
    siquan.load(document.getElementById("mentions-file").content).then((found) => {
      mentions = found;
      siquan.repaint();
    });
  };

  function draw(map, topology) {
    if (!layer) {
      layer = L.layerGroup();
      for (const [key, one] of Object.entries(mentions)) {
        const made = shape(one, topology).bindPopup(() => told(one[3]));
        drawn.set(key, made);
        if (one[0] !== "area") made.addTo(layer);
      }
    }
    if (!map.hasLayer(layer)) layer.addTo(map);
    if (wanted) open(map, wanted);
  }

  function shape([kind, points, codes, [name]], topology) {
    if (kind === "point") {
      const icon = L.divIcon({ className: "mention-point", iconSize: [13, 13] });
      return L.marker(points[0], { icon, title: name, alt: name });
    }
    const lines = kind === "line" ? [points] : siquan.borders(topology, codes);
    return L.polyline(lines, { weight: 3, dashArray: "8 6", className: "mention", fill: false });
  }

  function told([name, says, document_, where, entry, open_]) {
    const box = document.createElement("div");
    const add = (tag, text) => text && box.append(Object.assign(document.createElement(tag), { textContent: text }));
    add("strong", name);
    add("p", says);
    add("p", `${document_} · ${where}`);
    const link = box.appendChild(Object.assign(document.createElement("a"), { textContent: open_ }));
    const params = new URLSearchParams(location.search);
    const kept = ["lang", "theme", "my"].filter((key) => params.has(key)).map((key) => [key, params.get(key)]);
    link.href = siquan.to(`/plan?${new URLSearchParams([["entry", entry], ...kept])}#entry`);
    return box;
  }

  function open(map, key) {
    wanted = null;
    const one = drawn.get(key);
    if (one && !layer.hasLayer(one)) one.addTo(layer).on("popupclose", () => one.remove());
    const at = one?.getLatLng?.() ?? one?.getBounds?.().getCenter();
    if (!at) return;
    map.panTo(at, { animate: false });
    one.openPopup(at);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-mention]");
    if (!button || !siquan.scene) return;
    wanted = button.dataset.mention;
    document.querySelector(".frame")?.scrollIntoView({ block: "center" });
    if (siquan.scene.places) return siquan.repaint();
    siquan.ask({ over: [...new Set([...siquan.scene.over, "places"])].sort().join(",") });
  });
})(window.siquan);
