// Polygons and lines of the topology's points. They are Leaflet's own, but for two steps that it takes
// point by point with several new objects for each: here the points are placed in one loop, from where
// topology.js says that they stand on the map of the whole world. An atlas has a hundred thousand.
window.siquan = window.siquan || {};
(function (siquan) {
  const flat = (points) => points[0] === undefined || points[0] instanceof L.LatLng;

  // Call for each list of points, however deep it lies.
  function each(points, call) {
    if (flat(points)) call(points);
    else for (const one of points) each(one, call);
  }

  // The frame of points.
  siquan.box = function (points) {
    let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
    each(points, (line) => {
      for (const { lat, lng } of line) {
        if (lat < south) south = lat;
        if (lat > north) north = lat;
        if (lng < west) west = lng;
        if (lng > east) east = lng;
      }
    });
    return L.latLngBounds([south, west], [north, east]);
  };

  const placed = {
    _setLatLngs(points) {
      this._latlngs = points;
      this._bounds = siquan.box(points);
    },

    // As Leaflet: to whole pixels of the layer; a point's place at zoom 0 grows with each step.
    _project() {
      const scale = this._map.options.crs.scale(this._map.getZoom()) / 256;
      const origin = this._map.getPixelOrigin();
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      this._rings = [];
      each(this._latlngs, (line) => {
        const ring = new Array(line.length);
        for (let i = 0; i < line.length; i++) {
          const x = Math.round(line[i].east * scale) - origin.x;
          const y = Math.round(line[i].south * scale) - origin.y;
          if (x < left) left = x;
          if (x > right) right = x;
          if (y < top) top = y;
          if (y > bottom) bottom = y;
          ring[i] = new L.Point(x, y);
        }
        if (ring.length) this._rings.push(ring);
      });
      this._rawPxBounds = L.bounds([left, top], [right, bottom]);
      if (this._rings.length) this._updateBounds();
    },
  };
  siquan.Area = L.Polygon.extend(placed);
  siquan.Line = L.Polyline.extend(placed);
})(window.siquan);
