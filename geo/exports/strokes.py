"""Strokes: lines and polygons out of whatever a cut leaves, and lines across."""

import numpy as np
import shapely
from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.exports.placements import Box


def strokes(geometry: BaseGeometry) -> MultiLineString:
    """Return the lines of a geometry, none of its points; outlines in place of polygons."""
    parts = shapely.get_parts(geometry)
    found = [one for part in parts for one in shapely.get_parts(_edges(part))]
    kinds = ("LineString", "LinearRing")
    return MultiLineString([x for x in found if x.geom_type in kinds and not x.is_empty])


def _edges(part: BaseGeometry) -> BaseGeometry:
    return part.boundary if part.geom_type == "Polygon" else part


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a geometry, none of its lines and points."""
    parts = shapely.get_parts(geometry)
    return MultiPolygon([x for x in parts if x.geom_type == "Polygon" and not x.is_empty])


def stripes(covered: Box, step: float, *, falling: bool) -> MultiLineString:
    """Return slanted lines across a box, that continue from one box into the next."""
    west, south, east, north = covered
    if falling:
        starts = np.arange(np.floor((west + south) / step), np.ceil((east + north) / step) + 1)
        return MultiLineString([[(at - north, north), (at - south, south)] for at in starts * step])
    starts = np.arange(np.floor((west - north) / step), np.ceil((east - south) / step) + 1)
    return MultiLineString([[(at + south, south), (at + north, north)] for at in starts * step])
