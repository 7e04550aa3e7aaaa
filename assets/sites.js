// Sites over the map: gathered where they are dense, spread where several share one point, each with
// the circle inside which its true position lies.
window.siquan = window.siquan || {};
(function (siquan) {
  const NEAR = 34; // pixels within which sites are gathered
  let sites = null;
  let loading = false;
  let layer = null;
  let circle = null;
  let spread = null; // keys of the group that is fanned out
  let map = null;

  siquan.point = function (scene, onto) {
    map = onto;
    const want = scene.over.includes("sites");
    if (!want) {
      layer?.remove();
      circle?.remove();
      layer = null;
      return;
    }
    if (sites) return draw(scene);
    if (loading) return;
    loading = true;
    siquan.load(document.getElementById("sites-file").content).then((found) => {
      sites = found;
      map.on("zoomend", () => {
        spread = null;
        siquan.scene.over.includes("sites") && draw(siquan.scene);
      });
      siquan.repaint();
    });
  };

  // Gather what lies within NEAR pixels of the first of a group; the order is the register's.
  function groups(keys) {
    const found = [];
    for (const key of keys) {
      const at = map.latLngToLayerPoint([sites[key][1], sites[key][2]]);
      const near = found.find((group) => group.at.distanceTo(at) < NEAR);
      if (near) near.keys.push(key);
      else found.push({ at, keys: [key] });
    }
    return found;
  }

  const same = (keys) => keys.every((key) => sites[key][1] === sites[keys[0]][1] && sites[key][2] === sites[keys[0]][2]);

  function draw(scene) {
    layer?.remove();
    circle?.remove();
    layer = L.layerGroup().addTo(map);
    Object.assign(sites, scene.own);
    const keys = scene.sites.filter((key) => sites[key]);
    if (keys.includes(scene.pin)) opened(scene);
    for (const group of groups(keys.filter((key) => key !== scene.pin))) {
      if (group.keys.length === 1) single(scene, group.keys[0], group.at);
      else if (group.keys.join() === spread) fan(scene, group);
      else bundle(group);
    }
    if (sites[scene.pin]) accuracy(scene.pin);
    siquan.thin();
  }

  // The opened site stands by itself, in sight.
  function opened(scene) {
    const [, lat, lon] = sites[scene.pin];
    if (!map.getBounds().contains([lat, lon])) map.panTo([lat, lon], { animate: false });
    single(scene, scene.pin, map.latLngToLayerPoint([lat, lon]));
  }

  function single(scene, key, at, to) {
    const [name, lat, lon, , kindName, glyph] = sites[key];
    const icon = L.divIcon({ className: `site${scene.pin === key ? " open" : ""}`, iconSize: [20, 20], html: text(glyph) });
    const where = to ? map.layerPointToLatLng(to) : [lat, lon];
    const marker = L.marker(where, { icon, title: `${name} · ${kindName}`, alt: name, riseOnHover: true });
    marker.on("click", () => siquan.ask({ pin: key }));
    marker.on("mouseover", () => accuracy(key));
    marker.on("mouseout", () => (sites[siquan.scene.pin] ? accuracy(siquan.scene.pin) : circle?.remove()));
    marker.addTo(layer);
    marker.getElement().dataset.site = key;
  }

  // Leaflet takes a text for HTML; what comes from data is none.
  const text = (content) => Object.assign(document.createElement("span"), { textContent: content });

  function bundle(group) {
    const icon = L.divIcon({ className: "site-group", iconSize: [28, 28], html: String(group.keys.length) });
    const title = group.keys.slice(0, 12).map((key) => sites[key][0]).join("\n");
    const marker = L.marker(map.layerPointToLatLng(group.at), { icon, title, alt: title });
    marker.on("click", () => {
      const points = group.keys.map((key) => [sites[key][1], sites[key][2]]);
      if (same(group.keys) || map.getZoom() >= 11) {
        spread = group.keys.join();
        return draw(siquan.scene);
      }
      map.fitBounds(points, { padding: [90, 90], maxZoom: Math.max(map.getZoom() + 1, 11) });
    });
    marker.addTo(layer);
    marker.getElement().dataset.sites = group.keys.join();
  }

  function fan(scene, group) {
    const radius = Math.max(26, (group.keys.length * 20) / (2 * Math.PI));
    group.keys.forEach((key, number) => {
      const angle = (2 * Math.PI * number) / group.keys.length - Math.PI / 2;
      const to = group.at.add([radius * Math.cos(angle), radius * Math.sin(angle)]);
      const ends = [group.at, to].map((point) => map.layerPointToLatLng(point));
      L.polyline(ends, { pane: "lines", interactive: false, weight: 1, className: "leg" }).addTo(layer);
      single(scene, key, group.at, to);
    });
  }

  function accuracy(key) {
    circle?.remove();
    const [, lat, lon, metres] = sites[key];
    if (!metres) return;
    circle = L.circle([lat, lon], { radius: metres, interactive: false, weight: 1.5, dashArray: "4 4", className: "accuracy", pane: "lines" }).addTo(map);
  }
})(window.siquan);
