"""Cells: the hexagons of H3, by their numbers."""

import numpy as np

from geo.tallies.extras import hexagons
from geo.topology import FloatArray, IntArray

FINEST = 15
"""The finest resolution there is."""


def cells(lon: FloatArray, lat: FloatArray, resolution: int) -> IntArray:
    """Return the number of the hexagon in which each point lies.

    Parameters
    ----------
    lon, lat : array of float, shape (n,)
        WGS84 degrees.
    resolution : int
        0, with hexagons of four million square kilometres, to 15.

    Raises
    ------
    QuestionError
        Where the library is not installed.
    """
    find = hexagons().latlng_to_cell
    pairs = zip(lat.tolist(), lon.tolist(), strict=True)
    return np.fromiter((find(y, x, resolution) for y, x in pairs), np.int64, len(lon))


def named(cell: int) -> str:
    """Write the number of a hexagon as H3 does."""
    return str(hexagons().int_to_str(cell))


def centre(cell: int) -> tuple[float, float]:
    """Return longitude and latitude of a hexagon's centre."""
    lat, lon = hexagons().cell_to_latlng(cell)
    return float(lon), float(lat)
