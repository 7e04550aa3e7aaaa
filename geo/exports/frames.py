"""Frames: where things stand on a slide, and where the plane of a map lies on it.

Lengths are in EMU, of which an inch has 914,400.
"""

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from geo.exports.rulers import Fit

INCH, POINT = 914_400, 12_700
WIDE, HIGH = 12_192_000, 6_858_000
"""A page of 16:9."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a slide: its corner and its size."""

    left: int
    top: int
    wide: int
    high: int


def inches(left: float, top: float, wide: float, high: float) -> Box:
    """Return a box that is given in inches."""
    return Box(*(round(one * INCH) for one in (left, top, wide, high)))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plane of the map lies on the slide.

    Attributes
    ----------
    scale : float
        EMU to a unit of the plane.
    west, north : float
        What comes to the corner of the slide.
    """

    scale: float
    west: float
    north: float

    @classmethod
    def fitted(cls, bounds: tuple[float, float, float, float], box: Box) -> "Frame":
        """Fit bounds into a box, in the middle of it."""
        west, south, east, north = bounds
        scale = min(box.wide / (east - west), box.high / (north - south))
        left = box.left + (box.wide - (east - west) * scale) / 2
        top = box.top + (box.high - (north - south) * scale) / 2
        return cls(scale, west - left / scale, north + top / scale)

    def place(self, points: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the EMU at which points of the plane stand."""
        moved = (points - (self.west, self.north)) * (self.scale, -self.scale)
        return np.rint(moved).astype(np.int64)

    @property
    def fit(self) -> Fit:
        """The way to the page in points, upwards, where ``PAGE`` is the frame."""
        scale = self.scale / POINT
        return Fit(scale, -self.west * scale, HIGH / POINT - self.north * scale)

    def window(self, box: Box) -> tuple[float, float, float, float]:
        """Return the bounds, in the plane, of a box on the slide."""
        left, top = self.west + box.left / self.scale, self.north - box.top / self.scale
        return left, top - box.high / self.scale, left + box.wide / self.scale, top


PAGE = Frame(POINT, 0, HIGH / POINT)
"""Where points of the page, counted upwards, lie."""


def width(text: str, size: float, *, bold: bool = False) -> int:
    """Return about how wide a text of this size is, in whatever font it comes to stand.

    Programs leave a quarter of a letter between Chinese signs and others.
    """
    narrow = 0.74 if bold else 0.62
    wide = [east_asian_width(one) in "WF" for one in text]
    between = 0.25 * sum(one != other for one, other in pairwise(wide))
    return round((sum(1.0 if one else narrow for one in wide) + between) * size * POINT)


def lines(text: str, size: float, wide: int, *, bold: bool = False) -> int:
    """Return about how many lines a text takes; lines are not filled to their end."""
    parts = [round(width(one, size, bold=bold) * 1.06) for one in text.split("\n")]
    return sum(max(1, -(-one // wide)) for one in parts)
