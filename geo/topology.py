"""One topology for several levels of areas, so that each border is stored and sent once.

The layout is that of the TopoJSON format specification 1.0.0 (Bostock and Metcalf 2013): areas
of any level are lists of arcs, an arc is a run of border between two junctions, and its points
are whole numbers, each the step from the one before, on a grid. What the levels share, province,
city and county borders alike, is one arc.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

BoolArray: TypeAlias = NDArray[np.bool_]
FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
GeometryArray: TypeAlias = NDArray[np.object_]
Layer: TypeAlias = gpd.GeoSeries | gpd.GeoDataFrame
Ring: TypeAlias = list[int]  # arc numbers, head to tail; ~n is arc n run backwards
Polygon: TypeAlias = list[Ring]  # the outer border, then holes

CRS = "EPSG:4326"


class Outline(TypedDict):
    """One area: its code and the arcs of its polygons, were it only one."""

    type: Literal["MultiPolygon"]
    id: str
    arcs: list[Polygon]


class Collection(TypedDict):
    """One layer: its areas, in the order given."""

    type: Literal["GeometryCollection"]
    geometries: list[Outline]


class Transform(TypedDict):
    """What turns steps on the grid into degrees, for x and y: ``step * scale + translate``."""

    scale: list[float]
    translate: list[float]


class Topology(TypedDict):
    """A TopoJSON object; it can be written as JSON as it is."""

    type: Literal["Topology"]
    transform: Transform
    arcs: list[list[list[int]]]
    objects: dict[str, Collection]


@dataclass(frozen=True, slots=True)
class _Rings:
    """The rings of many areas, one after the other, each without its closing point.

    ``xy`` are points of the grid, ``start`` (one more than rings) is where each ring begins;
    ``polygon`` and ``area`` (one per ring) say whose it is, ``outer`` that it is no hole.
    """

    xy: IntArray
    start: IntArray
    polygon: IntArray
    area: IntArray
    outer: BoolArray

    def number(self) -> IntArray:
        """Return the ring of each point."""
        return np.repeat(np.arange(self.polygon.size), np.diff(self.start))

    def following(self) -> IntArray:
        """Return the index of the next point of the ring, the first after the last."""
        after = np.arange(1, len(self.xy) + 1)
        some = np.diff(self.start) > 0
        after[self.start[1:][some] - 1] = self.start[:-1][some]
        return after

    def keep_points(self, wanted: BoolArray) -> "_Rings":
        before = np.concatenate(([0], np.cumsum(wanted)))
        return _Rings(self.xy[wanted], before[self.start], self.polygon, self.area, self.outer)

    def keep_rings(self, wanted: BoolArray) -> "_Rings":
        start = np.concatenate(([0], np.cumsum(np.diff(self.start)[wanted])))
        belongs = (self.polygon[wanted], self.area[wanted], self.outer[wanted])
        return _Rings(self.xy[wanted[self.number()]], start, *belongs)


@dataclass(frozen=True, slots=True)
class _Arcs:
    """Every run of a ring from one cut to the next, in the order of the rings.

    ``start`` and ``stop`` are indexes of points, ``steps`` the number of edges between them;
    ``number`` is the arc it is, ~number if run backwards, and ``first`` the first run of each.
    """

    start: IntArray
    steps: IntArray
    number: IntArray
    first: IntArray


def encode(layers: Mapping[str, Layer], grid: float = 1e-5) -> Topology:
    """Return one topology of all the layers.

    Points are moved to the nearest point of the grid. Points that then repeat the one before
    are dropped, and so are rings left without an inside; an area that has no other ring is
    drawn as one cell of the grid, so that none is lost.

    Parameters
    ----------
    layers : mapping of str to GeoSeries or GeoDataFrame
        Polygons and multipolygons by layer, EPSG:4326, index ``code``. A border is shared where
        its points are the same, after they were moved, on both sides and on every level.
    grid : float
        Distance between grid points in degrees; 1e-5 is about one metre.

    Returns
    -------
    Topology
        With one object per layer, whose geometries have the code as ``id``. Rings keep their
        direction, not their first point.

    Raises
    ------
    ValueError
        If a layer is not in EPSG:4326, or an area has no polygon.
    """
    geometries = np.concatenate([_checked(name, layer) for name, layer in layers.items()])
    rings = _clean(_read(geometries, grid))
    lost = np.setdiff1d(np.arange(geometries.size), rings.area)
    if lost.size:
        corner = np.floor(shapely.bounds(geometries[lost])[:, :2] / grid) * grid
        geometries[lost] = shapely.box(*corner.T, *(corner + grid).T)
        rings = _clean(_read(geometries, grid))
    origin = rings.xy.min(axis=0)
    arcs = _cut(rings, *_vertices(rings))
    outlines = iter(_outlines(rings, arcs, geometries.size))
    return {
        "type": "Topology",
        "transform": {
            "scale": [grid, grid],
            "translate": [round(float(at * grid), 12) for at in origin],
        },
        "arcs": _steps(rings, arcs, origin),
        "objects": {
            name: {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": str(code), "arcs": next(outlines)}
                    for code in layer.geometry.index
                ],
            }
            for name, layer in layers.items()
        },
    }


def decode(topology: Topology, layer: str) -> gpd.GeoSeries:
    """Return the areas of one layer: multipolygons, index ``code``, EPSG:4326.

    Raises
    ------
    KeyError
        If the topology has no such layer.
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    runs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]

    def ring(arcs: Ring) -> FloatArray:
        parts = [runs[arc] if arc >= 0 else runs[~arc][::-1] for arc in arcs]
        return np.concatenate([parts[0][:1], *(part[1:] for part in parts)])

    def polygon(rings: Polygon) -> shapely.Polygon:
        outer, *holes = map(ring, rings)
        return shapely.Polygon(outer, holes)

    outlines = topology["objects"][layer]["geometries"]
    areas = {
        outline["id"]: shapely.MultiPolygon([polygon(rings) for rings in outline["arcs"]])
        for outline in outlines
    }
    return gpd.GeoSeries(areas, crs=CRS).rename_axis("code")


def _checked(name: str, layer: Layer) -> GeometryArray:
    """Return the geometries of a layer, every one a polygon or multipolygon."""
    if layer.crs != CRS:
        raise ValueError(f"layer {name!r} is in {layer.crs}; expected {CRS}")
    shapes = np.asarray(layer.geometry.array, dtype=object)
    solid = np.isin(shapely.get_type_id(shapes), (3, 6)) & ~shapely.is_empty(shapes)
    if not solid.all():
        code = layer.geometry.index[int(np.argmin(solid))]
        raise ValueError(f"layer {name!r}: area {code!r} has no polygon")
    return shapes


def _read(geometries: GeometryArray, grid: float) -> _Rings:
    parts, area = shapely.get_parts(geometries, return_index=True)
    borders, polygon = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(borders, return_index=True)
    start = np.searchsorted(ring, np.arange(borders.size + 1))
    outer = np.diff(polygon, prepend=-1) > 0
    xy = np.rint(points / grid).astype(np.int64)
    rings = _Rings(xy, start, polygon, area[polygon], outer)
    closing = np.zeros(len(xy), dtype=np.bool_)
    closing[start[1:] - 1] = True
    return rings.keep_points(~closing)


def _clean(rings: _Rings) -> _Rings:
    """Drop repeated points, rings without an inside, and the holes of such rings."""
    rings = rings.keep_points((rings.xy != rings.xy[rings.following()]).any(axis=1))
    x, y = (rings.xy - rings.xy.min(axis=0)).T
    after, number = rings.following(), rings.number()
    twice = np.zeros(rings.polygon.size, dtype=np.int64)
    np.add.at(twice, number, x * y[after] - x[after] * y)
    solid = twice != 0
    hollow = rings.polygon[rings.outer & ~solid]
    return rings.keep_rings(solid & ~np.isin(rings.polygon, hollow))


def _vertices(rings: _Rings) -> tuple[IntArray, BoolArray]:
    """Return the vertex that each point is, and whether rings are cut there.

    They are cut at junctions, where the neighbours of a vertex are not the same in all the rings
    that pass it, and a ring without any at its first vertex in the order of the plane.
    """
    x, y = (rings.xy - rings.xy.min(axis=0)).T
    known, vertex = np.unique(x * (y.max() + 1) + y, return_inverse=True)
    after = rings.following()
    following, previous = vertex[after], np.empty_like(vertex)
    previous[after] = vertex
    junction = np.zeros(known.size, dtype=np.bool_)
    for neighbour in (np.minimum(following, previous), np.maximum(following, previous)):
        some = np.empty_like(known)
        some[vertex] = neighbour
        junction[vertex[some[vertex] != neighbour]] = True
    cut, number = junction[vertex], rings.number()
    whole = ~np.logical_or.reduceat(cut, rings.start[:-1])
    lowest = np.minimum.reduceat(vertex, rings.start[:-1])
    return vertex, cut | (whole[number] & (vertex == lowest[number]))


def _cut(rings: _Rings, vertex: IntArray, cut: BoolArray) -> _Arcs:
    """Cut the rings and number the runs.

    Between junctions there is one way on only, so the first edge tells which arc a run is, and
    the last edge, backwards, which it is the other way round.
    """
    start, number, after = np.flatnonzero(cut), rings.number(), rings.following()
    before = np.empty_like(after)
    before[after] = np.arange(after.size)
    ring = number[start]
    last = np.append(ring[1:] != ring[:-1], True)
    first = start[np.searchsorted(start, rings.start[:-1])]
    stop = np.where(last, first[ring], np.append(start[1:], 0))
    steps = stop - start + np.where(last, np.diff(rings.start)[ring], 0)
    forwards = vertex[start] * vertex.size + vertex[after[start]]
    backwards = vertex[stop] * vertex.size + vertex[before[stop]]
    _, found, same = np.unique(
        np.minimum(forwards, backwards), return_index=True, return_inverse=True
    )
    order = np.argsort(found)
    rank = np.empty_like(order)
    rank[order] = np.arange(order.size)
    turned = forwards != forwards[found[same]]
    return _Arcs(start, steps, np.where(turned, ~rank[same], rank[same]), found[order])


def _steps(rings: _Rings, arcs: _Arcs, origin: IntArray) -> list[list[list[int]]]:
    """Return the points of each arc: the first from the origin, the others from the one before."""
    start, points = arcs.start[arcs.first], arcs.steps[arcs.first] + 1
    bound = np.concatenate(([0], np.cumsum(points)))
    ring = np.repeat(rings.number()[start], points)
    along = np.repeat(start - bound[:-1], points) + np.arange(bound[-1]) - rings.start[ring]
    xy = rings.xy[rings.start[ring] + along % np.diff(rings.start)[ring]]
    steps = np.diff(xy, axis=0, prepend=0)
    steps[bound[:-1]] = xy[bound[:-1]] - origin
    listed = steps.tolist()
    return [listed[i:j] for i, j in zip(bound[:-1].tolist(), bound[1:].tolist(), strict=True)]


def _outlines(rings: _Rings, arcs: _Arcs, areas: int) -> list[list[Polygon]]:
    """Return the polygons of each area as arc numbers."""
    listed = arcs.number.tolist()
    bound = np.searchsorted(arcs.start, rings.start).tolist()
    outlines: list[list[Polygon]] = [[] for _ in range(areas)]
    for i, (area, outer) in enumerate(zip(rings.area.tolist(), rings.outer.tolist(), strict=True)):
        if outer:
            outlines[area].append([])
        outlines[area][-1].append(listed[bound[i] : bound[i + 1]])
    return outlines
