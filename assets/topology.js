// Reads the topology that geo/topology.py writes (TopoJSON 1.0.0; every area a MultiPolygon).
// Points are Leaflet's own, made once, and the same objects wherever a border is shared:
// treat them as read-only. Each also says where it stands on a map of the world that is 256 pixels
// wide (EPSG:3857 at zoom 0): `east` of its left and `south` of its upper edge.
window.siquan = window.siquan || {};

window.siquan.topology = (function () {
  "use strict";
  const decoded = new WeakMap(); // topology → its arcs, each a list of points

  function arcs(topology) {
    if (!decoded.has(topology)) {
      const [kx, ky] = topology.transform.scale;
      const [dx, dy] = topology.transform.translate;
      decoded.set(topology, topology.arcs.map((steps) => {
        let x = 0, y = 0;
        return steps.map((step) => {
          const point = new L.LatLng((y += step[1]) * ky + dy, (x += step[0]) * kx + dx);
          const sine = Math.sin(point.lat * (Math.PI / 180));
          point.east = (point.lng / 360 + 0.5) * 256;
          point.south = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
          return point;
        });
      }));
    }
    return decoded.get(topology);
  }

  // One closed ring; the point where two arcs meet is taken once.
  function ring(lines, numbers) {
    const points = [];
    for (const n of numbers) {
      const line = n < 0 ? lines[~n].slice().reverse() : lines[n];
      for (let i = points.length ? 1 : 0; i < line.length; i++) points.push(line[i]);
    }
    return points;
  }

  // The areas of a layer: [{id, polygons: [[outer, hole, …], …]}].
  function rings(topology, layer) {
    const lines = arcs(topology);
    return topology.objects[layer].geometries.map((area) => ({
      id: area.id,
      polygons: area.arcs.map((polygon) => polygon.map((numbers) => ring(lines, numbers))),
    }));
  }

  // The borders of a layer, each arc once. filter(a, b) gets the ids of the areas on its two
  // sides, b the same as a on an outer border: (a, b) => a !== b gives the inner borders.
  function mesh(topology, layer, filter) {
    const lines = arcs(topology);
    const sides = new Map(); // arc number → ids
    for (const area of topology.objects[layer].geometries) {
      for (const n of area.arcs.flat(2)) {
        const arc = n < 0 ? ~n : n;
        if (!sides.has(arc)) sides.set(arc, []);
        sides.get(arc).push(area.id);
      }
    }
    return [...sides]
      .filter(([, ids]) => !filter || filter(ids[0], ids[ids.length - 1]))
      .map(([arc]) => lines[arc]);
  }

  return { rings, mesh };
})();
