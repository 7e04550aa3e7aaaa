"""Rulers: how the map fits the page, how long a kilometre is on it, and where north is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import shapely
from pyproj import CRS
from shapely import MultiLineString, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from geo.exports.placements import Box
from geo.exports.sheets import Sheet
from geo.text import number, say


@dataclass(frozen=True, slots=True)
class Fit:
    """The way from the projection to the page.

    Attributes
    ----------
    scale : float
        Points that a unit of the projection takes.
    x, y : float
        Where its origin lies on the page.
    """

    scale: float
    x: float
    y: float

    def __call__(self, geometry: BaseGeometry) -> BaseGeometry:
        """Bring a geometry onto the page."""
        return shapely.transform(geometry, lambda at: at * self.scale + (self.x, self.y))


@dataclass(frozen=True, slots=True)
class Ruler:
    """Scale and north.

    Attributes
    ----------
    box : Box
        What they cover.
    lines : MultiLineString
    filled : tuple of Polygon
    texts : tuple of x, y and text
        Middle of each text, on its base line.
    """

    box: Box
    lines: MultiLineString
    filled: tuple[Polygon, ...]
    texts: tuple[tuple[float, float, str], ...]


def fitted(bounds: Box, room: Box, margin: float) -> Fit:
    """Fit a map into a room, in its middle."""
    west, south, east, north = bounds
    left, low, right, high = room
    scale = min(
        (right - left - 2 * margin) / (east - west), (high - low - 2 * margin) / (north - south)
    )
    x = (left + right) / 2 - scale * (west + east) / 2
    y = (low + high) / 2 - scale * (south + north) / 2
    return Fit(scale, x, y)


def ruled(
    sheet: Sheet, fit: Fit, room: Box, land: Sequence[BaseGeometry], unit: float
) -> Ruler | None:
    """Place scale and north in the emptiest corner; the scale only where one is true.

    Parameters
    ----------
    sheet : Sheet
    fit : Fit
    room : Box
        Where the map may be.
    land : sequence of BaseGeometry
        Places shown, on the page.
    unit : float
        Points of a slide's point.
    """
    metre = _metre(sheet) if sheet.shows("scale") else 0.0
    length = _length((room[2] - room[0]) * 0.22 / (fit.scale * metre)) if metre else 0.0
    wide = length * fit.scale * metre
    north = sheet.shows("north")
    if not wide and not north:
        return None
    covered = max(wide, 14 * unit) + 34 * unit, ((34 if north else 0) + (22 if wide else 0)) * unit
    left, low = _corner(room, covered, land)
    lines, filled = list[list[tuple[float, float]]](), list[Polygon]()
    texts = list[tuple[float, float, str]]()
    middle = left + covered[0] / 2
    if wide:
        start, y = middle - wide / 2, low + 5 * unit
        ends = [(start, y + 3 * unit), (start, y), (start + wide, y), (start + wide, y + 3 * unit)]
        lines += [ends, [(middle, y), (middle, y + 2 * unit)]]
        words = say(sheet.lang, "picture.km", "{count} km", count=_rounded(length / 1000))
        texts.append((middle, y + 6 * unit, words))
    if north:
        foot = low + (24 if wide else 2) * unit
        filled.append(_arrow(middle, foot, unit))
        letter = say(sheet.lang, "picture.north", "N")
        texts.append((middle, foot + 19 * unit, letter))
    box = (left, low, left + covered[0], low + covered[1])
    return Ruler(box, MultiLineString(lines), tuple(filled), tuple(texts))


def _arrow(x: float, y: float, unit: float) -> Polygon:
    wide, high = 5 * unit, 16 * unit
    return Polygon([(x - wide, y), (x, y + 4 * unit), (x + wide, y), (x, y + high)])


def _metre(sheet: Sheet) -> float:
    """Return how many units of the projection a metre is; 0 where lengths on it are not true."""
    crs = CRS(sheet.scene.atlas.print_crs)
    if not crs.is_projected:
        return 0.0
    return 1 / crs.axis_info[0].unit_conversion_factor


def _length(most: float) -> float:
    """Return the longest round length up to some metres."""
    power = 10.0 ** floor(log10(most))
    return max(one * power for one in (1, 2, 5) if one * power <= most)


def _rounded(kilometres: float) -> str:
    return number(kilometres, 0 if kilometres >= 1 else 3)


def _corner(
    room: Box, covered: tuple[float, float], land: Sequence[BaseGeometry]
) -> tuple[float, float]:
    """Return the lower left of the corner that is farthest from all places."""
    west, south, east, north = room
    wide, high = covered
    tree = STRtree(land)
    corners = [(x, y) for y in (south, north - high) for x in (east - wide, west)]

    def free(at: tuple[float, float]) -> float:
        box = shapely.box(at[0], at[1], at[0] + wide, at[1] + high)
        nearest = tree.geometries[tree.nearest(box)]
        return min(box.distance(nearest), high)

    return max(corners, key=free)
