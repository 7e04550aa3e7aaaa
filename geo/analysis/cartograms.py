"""Cartograms: maps on which no area outweighs another by its land alone.

Two kinds. On one every area is a circle as large as what it stands for, moved about as far as it
takes for circles to lie apart. On the other every area is a tile, all of one size, on a grid.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.outlines import readied

FloatArray = NDArray[np.float64]

ROUNDS = 150
"""Times that circles are moved apart at the most."""
FILLED = 0.42
"""How much of the frame the circles fill together."""
_TIGHTENING = 0.97
_HOME = 0.02
_SHIFTS = [(x / 3, y / 3) for x in range(3) for y in range(3)]
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True)
class Circles:
    """A cartogram of circles.

    Attributes
    ----------
    centres : FloatArray, shape (n, 2)
        In the unit of the points that it was made of; y grows to the north.
    radii : FloatArray, shape (n,)
        In the same unit. A size of nothing has the radius 0.
    """

    centres: FloatArray
    radii: FloatArray


@dataclass(frozen=True, slots=True)
class Tiles:
    """A cartogram of hexagons on a regular grid, each with two corners to the north and south.

    Attributes
    ----------
    centres : FloatArray, shape (n, 2)
        In the unit of the points that it was made of; y grows to the north.
    width : float
        From one side of a tile to the opposite one, in the same unit.
    """

    centres: FloatArray
    width: float


def circles(points: FloatArray, sizes: FloatArray) -> Circles:
    """Draw areas as circles that do not overlap.

    Circles that overlap are moved apart, half of the overlap each, and drawn back a little to where
    they belong, more and more weakly; whatever overlap is then left, all are moved away from their
    middle as far as it takes. Nothing is left to chance: the same input gives the same circles.
    After Dorling (1996), "Area cartograms: their use and creation", CATMOG 59.

    Parameters
    ----------
    points : FloatArray, shape (n, 2)
        Where the areas lie, in a projection; y grows to the north.
    sizes : FloatArray, shape (n,)
        What the areas of the circles are proportional to, 0 or more. What is not known (``nan``)
        has no circle: give it a size first, or leave it out.

    Raises
    ------
    ValueError
        Where a size is negative or not known.

    Examples
    --------
    >>> found = circles(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([1.0, 4.0]))
    >>> float(round(found.radii[1] / found.radii[0], 9))
    2.0
    """
    if not np.all(sizes >= 0):
        raise ValueError("the size of a circle is 0 or more")
    home = _apart(points)
    radii = _radii(home, sizes)
    reach = radii[:, None] + radii[None, :]
    centres = home.copy()
    for turn in range(ROUNDS):
        centres += (home - centres) * _HOME * (1 - turn / ROUNDS)
        push, most = _push(centres, reach)
        centres += push
        if most <= 1e-9 and turn > ROUNDS // 2:
            break
    return Circles(_spread(centres, reach), radii)


def tiles(points: FloatArray, ground: BaseGeometry) -> Tiles:
    """Give every area a hexagon of its own on a grid over the land.

    The grid is the coarsest whose tiles with their middle on the land are as many as the areas, or
    a few more; of the ways to lay it, the one with the shortest ways. The areas are given to the
    tiles so that the sum of the squared ways is the least (Kuhn 1955, the Hungarian method).

    Parameters
    ----------
    points : FloatArray, shape (n, 2)
        Where the areas lie, in a projection; y grows to the north.
    ground : Polygon or MultiPolygon
        All the land, in the same projection.

    Examples
    --------
    >>> found = tiles(np.array([[0.2, 0.5], [1.8, 0.5]]), shapely.box(0, 0, 2, 1))
    >>> bool(found.centres[0, 0] < found.centres[1, 0])
    True
    """
    if not len(points):
        return Tiles(np.empty((0, 2)), 0.0)
    west, south, east, north = ground.bounds
    width = 1.1 * np.sqrt((east - west) * (north - south) / len(points))
    land = readied([ground.simplify(width / 20)])[0]
    while True:
        grids = (_grid(land, width, shift) for shift in _SHIFTS)
        found = [_given(points, cells) for cells in grids if len(cells) >= len(points)]
        if found:
            return Tiles(min(found, key=lambda one: one[1])[0], width)
        width *= _TIGHTENING


def _given(points: FloatArray, cells: FloatArray) -> tuple[FloatArray, float]:
    """Give every point a cell; return the cells, and the sum of the squared ways."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  (slow)

    ways = ((points[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    row, chosen = linear_sum_assignment(ways)
    return cells[chosen], float(ways[row, chosen].sum())


def corners(centre: FloatArray, width: float) -> FloatArray:
    """Return the six corners of a tile, shape (6, 2), from the north on."""
    angles = np.pi / 2 + np.arange(6) * np.pi / 3
    return centre + width / np.sqrt(3) * np.column_stack((np.cos(angles), np.sin(angles)))


def _grid(ground: BaseGeometry, width: float, shift: tuple[float, float]) -> FloatArray:
    """Return the middles, on the land, of hexagons of a width, in a grid moved by shares of it."""
    west, south, east, north = ground.bounds
    step = width * np.sqrt(3) / 2
    rows = int((north - south) / step) + 2
    columns = int((east - west) / width) + 2
    x, y = np.meshgrid(np.arange(columns) * width, np.arange(rows) * step)
    x[1::2] -= width / 2
    x += west + shift[0] * width
    y += south + (shift[1] - 0.5) * step
    inside = shapely.contains_xy(ground, x, y)
    return np.column_stack((x[inside], y[inside]))


def _apart(points: FloatArray) -> FloatArray:
    """Move points that fall together a little apart, on a spiral in their order."""
    span = float(np.ptp(points, axis=0).max()) if len(points) else 0.0
    order = np.arange(len(points))
    turned = np.column_stack((np.cos(order * _GOLDEN), np.sin(order * _GOLDEN)))
    return points + turned * np.sqrt(order)[:, None] * (span or 1.0) * 1e-6


def _radii(points: FloatArray, sizes: FloatArray) -> FloatArray:
    """Return radii whose circles fill their share of the frame together."""
    total = float(sizes.sum())
    if not total:
        return np.zeros(len(sizes))
    wide, high = np.maximum(np.ptp(points, axis=0), 1e-3 * (np.ptp(points) or 1.0))
    return np.sqrt(sizes / total * FILLED * wide * high / np.pi)


def _push(centres: FloatArray, reach: FloatArray) -> tuple[FloatArray, float]:
    """Return how circles are moved out of each other, and the largest overlap."""
    ways = centres[:, None, :] - centres[None, :, :]
    distance = np.linalg.norm(ways, axis=2)
    np.fill_diagonal(distance, np.inf)
    overlap = np.maximum(reach - distance, 0)
    push = (ways / distance[:, :, None] * overlap[:, :, None] / 2).sum(axis=1)
    return push, float(overlap.max(initial=0.0))


def _spread(centres: FloatArray, reach: FloatArray) -> FloatArray:
    """Move circles away from their middle until none overlap."""
    from scipy.spatial.distance import pdist, squareform  # noqa: PLC0415  (slow)

    if len(centres) < 2:
        return centres
    near = squareform(reach, checks=False) / pdist(centres)
    middle = centres.mean(axis=0)
    return middle + (centres - middle) * max(1.0, float(near.max()) * (1 + 1e-9))
