"""Reliefs: where points lie densest, as bands over the land.

Points are arrays of x and y in metres, of a projection; none missing.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.analysis.dispersions import density
from geo.outlines import readied
from geo.topology import FloatArray

SHARES = (0.75, 0.5, 0.25)
"""How much of the density the bands hold, each with those inside it."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A kernel density in bands: the smallest grounds that hold a share of it (Hyndman 1996).

    Attributes
    ----------
    cells : FloatArray, shape (n, 2)
        South-west corners of the cells of all bands, in metres; by y, then by x.
    bands : array of whole numbers, shape (n,)
        Place in ``SHARES`` of the innermost band that a cell is in.
    side : float
        Of a cell, in metres.
    bandwidth : float
        Of the kernel, in metres.
    """

    cells: FloatArray
    bands: np.ndarray
    side: float
    bandwidth: float


def bandwidth(points: FloatArray, accuracy: float) -> float:
    """Return how wide a kernel has to be: by the spread, and never below the accuracy.

    ``s n^(-1/6)`` with ``s²`` the mean variance of both axes (Silverman 1986, 4.14, for a normal
    kernel in the plane). It smooths rather too much than too little where there are several heaps.

    Parameters
    ----------
    points : array of points
    accuracy : float
        Metres within which the least exact of them lies.

    Examples
    --------
    >>> bandwidth(np.array([[0.0, 0.0], [0.0, 2.0]]), 50.0)
    50.0
    """
    spread = float(np.sqrt(points.var(axis=0).mean())) if len(points) else 0.0
    return max(spread * max(len(points), 1) ** (-1 / 6), accuracy)


def relief(points: FloatArray, accuracy: float, land: BaseGeometry, side: float) -> Relief:
    """Take the kernel density of points over the land, in bands.

    Parameters
    ----------
    points : array of points
        One at least.
    accuracy : float
        Metres within which the least exact of them lies; above zero where all lie at one point.
    land : Polygon or MultiPolygon
        A cell that has none of it has no density.
    side : float
        Of a cell, in metres.
    """
    west, south, east, north = land.bounds
    x, y = np.meshgrid(np.arange(west, east, side), np.arange(south, north, side))
    cells = np.column_stack((x.ravel(), y.ravel()))
    middles = cells + side / 2
    on_land = shapely.intersects(readied([land]), shapely.box(*cells.T, *(cells + side).T))
    cells, width = cells[on_land], bandwidth(points, accuracy) or side
    heights = density(points, middles[on_land], width)
    order = np.argsort(-heights, kind="stable")
    before = np.empty_like(heights)
    before[order] = (np.cumsum(heights[order]) - heights[order]) / (heights.sum() or 1.0)
    bands = (before[:, None] < np.array(SHARES)).sum(axis=1) - 1
    return Relief(cells[bands >= 0], bands[bands >= 0], side, width)
