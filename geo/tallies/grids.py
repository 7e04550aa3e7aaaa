"""Grids: which area each of many points lies in, exactly, without asking each area of each point.

A uniform grid is laid over the areas. Cells that no border touches lie in one area, or in none, as
a whole: their points are answered by looking the cell up. The points of the other cells are held
against the outlines themselves.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from geo.outlines import readied
from geo.topology import BoolArray, FloatArray, GeometryArray, IntArray

OUTSIDE = -1
"""What stands for no area at all."""
_BORDER = -2
CELLS = 2**22
"""Cells of a grid, four bytes each at the most: 16 MB, whatever the areas."""
_MARGIN = 1e-6
"""Of a cell: so near a border its other side counts as touched, far more than rounding can do."""
_SLICE = 2**18
"""Points that are held against outlines at once."""


@dataclass(frozen=True)
class Grid:
    """Areas, and a grid over them.

    Attributes
    ----------
    outlines : array of Polygon or MultiPolygon
        WGS84 degrees; valid. Of a point on a border that areas share, or in areas that overlap,
        the first of them is the answer.
    west, south, step : float
        Corner and edge of the cells, degrees.
    cells : array of int, shape (rows, columns)
        The number of the area in which a cell lies; ``OUTSIDE``; or less where a border touches it.
    """

    outlines: GeometryArray
    west: float
    south: float
    step: float
    cells: NDArray[np.int32]

    @classmethod
    def of(cls, outlines: Sequence[shapely.Geometry] | GeometryArray, most: int = CELLS) -> "Grid":
        """Lay a grid of at most so many cells over some areas.

        Raises
        ------
        ValueError
            Where there is no area, or an outline is empty.
        """
        areas = np.asarray(outlines, dtype=object)
        if not len(areas) or shapely.is_empty(areas).any():
            raise ValueError(f"{len(areas)} outlines, some of them empty; expected areas")
        west, south, east, north = shapely.total_bounds(areas).tolist()
        step = float(np.sqrt((east - west) * (north - south) / most)) * 1.01
        step = max(step, (east - west) / most * 4, (north - south) / most * 4)
        west, south = west - step / 2, south - step / 2
        shape = (int((north - south) / step) + 2, int((east - west) / step) + 2)
        touched = _touched(_segments(areas, west, south, step), shape)
        # What borders do not part is one; one cell tells for all.
        labelled: Any = ndimage.label(~touched)
        pieces: NDArray[np.int32] = labelled[0]
        first = np.zeros(labelled[1] + 1, dtype=np.int64)
        first[pieces.ravel()[::-1]] = np.arange(pieces.size - 1, -1, -1)
        row, column = np.divmod(first, shape[1])
        answers = _sought(areas, west + (column + 0.5) * step, south + (row + 0.5) * step)
        answers[0] = _BORDER
        return cls(areas, west, south, step, answers.astype(np.int32)[pieces])

    @cached_property
    def _copies(self) -> list[GeometryArray]:
        return []

    @contextmanager
    def _lent(self) -> Generator[GeometryArray, None, None]:
        """Lend the outlines, made ready to be asked many times, to one thread alone."""
        try:
            areas = self._copies.pop()
        except IndexError:
            areas = readied(self.outlines)
        yield areas
        self._copies.append(areas)

    @property
    def sure(self) -> float:
        """The share of cells that no border touches."""
        return float((self.cells != _BORDER).mean())

    def locate(self, lon: FloatArray, lat: FloatArray) -> IntArray:
        """Return the number of the area of each point; ``OUTSIDE`` for none.

        Parameters
        ----------
        lon, lat : array of float, shape (n,)
            Degrees; points that are not finite lie outside.
        """
        column = (lon - self.west) / self.step
        row = (lat - self.south) / self.step
        high, wide = self.cells.shape
        held = (column >= 0) & (column < wide) & (row >= 0) & (row < high)
        at = np.flatnonzero(held)
        found = np.full(len(lon), OUTSIDE, dtype=np.int64)
        found[at] = self.cells[row[at].astype(np.int64), column[at].astype(np.int64)]
        open_ones = np.flatnonzero(found == _BORDER)
        with self._lent() as areas:
            for start in range(0, len(open_ones), _SLICE):
                some = open_ones[start : start + _SLICE]
                found[some] = _sought(areas, lon[some], lat[some])
        return found


def _sought(areas: GeometryArray, lon: FloatArray, lat: FloatArray) -> IntArray:
    """Hold points against all outlines."""
    found = np.full(len(lon), len(areas), dtype=np.int64)
    if len(lon):
        points: Any = shapely.points(lon, lat)
        tree = shapely.STRtree(points)
        area, point = tree.query(areas, predicate="intersects")
        np.minimum.at(found, point, area)
    found[found == len(areas)] = OUTSIDE
    return found


def _segments(areas: GeometryArray, west: float, south: float, step: float) -> FloatArray:
    """Return the pieces of all borders, shape (n, 4): x, y, x, y in cells."""
    lines = shapely.get_parts(shapely.boundary(areas))
    rings = shapely.get_parts(lines)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy = (xy - (west, south)) / step
    same = ring[1:] == ring[:-1]
    return np.column_stack([xy[:-1][same], xy[1:][same]])


def _touched(segments: FloatArray, shape: tuple[int, int]) -> BoolArray:
    """Mark every cell that a border touches, and those within a margin of it."""
    touched = np.zeros(shape, dtype=bool)
    for start in range(0, len(segments), _SLICE):
        some = segments[start : start + _SLICE]
        low, high = some[:, [0, 2]].min(axis=1), some[:, [0, 2]].max(axis=1)
        which, column = _spread(low, high, shape[1])
        x, y, to_x, to_y = some[which].T
        with np.errstate(divide="ignore", invalid="ignore"):
            ends = [(column + at - x) / (to_x - x) for at in (-_MARGIN, 1 + _MARGIN)]
        # A piece that stands upright, or nearly, is in its columns from end to end.
        upright = np.abs(to_x - x) < 2 * _MARGIN
        enter, leave = (np.where(upright, at, np.clip(one, 0, 1)) for at, one in enumerate(ends))
        heights = np.stack([y + (to_y - y) * enter, y + (to_y - y) * leave])
        piece, row = _spread(heights.min(axis=0), heights.max(axis=0), shape[0])
        touched[row, column[piece]] = True
    return touched


def _spread(low: FloatArray, high: FloatArray, most: int) -> tuple[IntArray, IntArray]:
    """Return which stretch covers which whole numbers, margins included, as two equal arrays."""
    first = np.clip(np.floor(low - _MARGIN), 0, most - 1).astype(np.int64)
    last = np.clip(np.floor(high + _MARGIN), 0, most - 1).astype(np.int64)
    many = last - first + 1
    which = np.repeat(np.arange(len(low)), many)
    return which, first[which] + np.arange(len(which)) - (np.cumsum(many) - many)[which]
