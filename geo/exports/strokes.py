"""Strokes: lines and polygons out of whatever a cut leaves, and lines across."""

from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.exports.placements import Box

_POLYGON, _LINES = 3, (1, 2)
"""As shapely counts the kinds of geometries."""


def strokes(geometry: BaseGeometry) -> MultiLineString:
    """Return the lines of a geometry, none of its points; outlines in place of polygons."""
    parts = shapely.get_parts(geometry)
    closed = shapely.get_type_id(parts) == _POLYGON
    parts[closed] = shapely.boundary(parts[closed])
    found = shapely.get_parts(parts)
    lines = np.isin(shapely.get_type_id(found), _LINES) & ~shapely.is_empty(found)
    return _joined(found[lines])


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a geometry, none of its lines and points."""
    parts = shapely.get_parts(geometry)
    return MultiPolygon([x for x in parts if x.geom_type == "Polygon" and not x.is_empty])


def stripes(covered: Box, step: float, *, falling: bool) -> MultiLineString:
    """Return slanted lines across a box, that continue from one box into the next."""
    west, south, east, north = covered
    if falling:
        starts = np.arange(np.floor((west + south) / step), np.ceil((east + north) / step) + 1)
        ends = (starts * step - north, north), (starts * step - south, south)
    else:
        starts = np.arange(np.floor((west - north) / step), np.ceil((east - south) / step) + 1)
        ends = (starts * step + south, south), (starts * step + north, north)
    points = [np.column_stack([x, np.full_like(x, y)]) for x, y in ends]
    return _joined(np.asarray(shapely.linestrings(np.stack(points, axis=1))))


def _joined(lines: NDArray[np.object_]) -> MultiLineString:
    return cast(MultiLineString, shapely.multilinestrings(lines))
