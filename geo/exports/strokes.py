"""Strokes: lines and polygons out of whatever a cut leaves, and lines across."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

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


def hatching(outlines: Sequence[BaseGeometry], step: float, *, falling: bool) -> MultiLineString:
    """Return slanted lines across areas, that continue from one area into the next.

    Each line is followed from border to border: between the first and the second that it crosses
    it is inside, then outside (even-odd rule). That takes a tenth of the time of cutting lines with
    polygons.

    Parameters
    ----------
    outlines : sequence of BaseGeometry
        Polygons, which may have holes.
    step : float
        Between the lines, measured along an axis, in the unit of the outlines.
    falling : bool
        Whether they fall from west to east; they rise otherwise.
    """
    parts, area = shapely.get_parts(np.asarray(outlines, object), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    along = ring[1:] == ring[:-1]
    start, end, owner = xy[:-1][along], xy[1:][along], area[part[ring[1:][along]]]
    slope = -1.0 if falling else 1.0  # on a line, y - slope * x stays what it is
    begins, ends = ((one[:, 1] - slope * one[:, 0]) / step for one in (start, end))
    first = np.ceil(np.minimum(begins, ends))
    count = (np.ceil(np.maximum(begins, ends)) - first).astype(int)
    edge = np.repeat(np.arange(count.size), count)
    line = first[edge] + np.arange(edge.size) - np.repeat(np.cumsum(count) - count, count)
    share = (line - begins[edge]) / (ends - begins)[edge]
    x = start[edge, 0] + share * (end - start)[edge, 0]
    order = np.lexsort((x, line, owner[edge]))
    points = np.column_stack([x, slope * x + line * step])[order].reshape(-1, 2, 2)
    return _joined(np.asarray(shapely.linestrings(points)))


def _joined(lines: NDArray[np.object_]) -> MultiLineString:
    return cast(MultiLineString, shapely.multilinestrings(lines))
