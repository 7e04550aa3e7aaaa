// What Leaflet leaves to do on a page of its own: words of its language, names only from near, and
// the list that lights the map.
(function () {
  const told = document.body.dataset;
  const map = window[told.map];
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", told.title);
  const call = (look, word) => {
    const node = document.querySelector(look);
    if (!node) return;
    node.title = word;
    node.setAttribute("aria-label", word);
  };
  call(".leaflet-control-zoom-in", told.nearer);
  call(".leaflet-control-zoom-out", told.farther);
  call(".leaflet-control-layers-toggle", told.layers);
  const list = document.querySelector(".leaflet-control-layers-list");
  list?.setAttribute("role", "group");
  list?.setAttribute("aria-label", told.layers);
  if (told.scale) L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);

  const names = () => box.classList.toggle("near", map.getZoom() >= 9);
  map.on("zoomend", names);
  names();

  const areas = new Map();
  window[told.areas].eachLayer((layer) => areas.set(layer.feature.id, layer));
  const light = (event, kind) => {
    const layer = areas.get(event.target.dataset?.code);
    if (layer && map.hasLayer(layer)) layer.fire(kind, { latlng: layer.getCenter() }, true);
  };
  const rows = document.querySelector("aside");
  for (const [when, kind] of [["mouseover", "mouseover"], ["focusin", "mouseover"], ["click", "mouseover"], ["mouseout", "mouseout"], ["focusout", "mouseout"]])
    rows.addEventListener(when, (event) => light(event, kind));
})();
