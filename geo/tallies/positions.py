"""Positions: degrees as maps of the country state them, turned into WGS84.

Published maps there are shifted by some hundred metres, and no office publishes how. The formulas
were found by measuring and are in general use: the shift of GCJ-02 on the ellipsoid of Krasovsky
(1940), as in ``eviltransform`` by Googol Lee (2015), and the second shift of BD-09, as in
``coordtransform`` by wandergis (2015). Both only go forward; the way back is found by iteration.
"""

from collections.abc import Callable

import numpy as np

from geo.text import Sentence, sentence
from geo.topology import FloatArray

Pair = tuple[FloatArray, FloatArray]
"""Longitudes and latitudes, degrees."""

_AXIS, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323
"""Metres, and the square of the first eccentricity, of Krasovsky's ellipsoid."""
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
"""Where anything is shifted."""
_TURN = np.pi * 3000 / 180
_CLOSE = 1e-9
"""Degrees: a tenth of a millimetre."""
_ROUNDS = 20


def gcj02(lon: FloatArray, lat: FloatArray) -> Pair:
    """Turn WGS84 into GCJ-02; what lies outside the country stays where it is."""
    east, north = _shift(lon - 105, lat - 35)
    tilt = np.radians(lat)
    bend = 1 - _ECCENTRICITY * np.sin(tilt) ** 2
    along = _AXIS / np.sqrt(bend) * np.cos(tilt)
    up = _AXIS * (1 - _ECCENTRICITY) / bend**1.5
    inside = (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)
    return (
        np.where(inside, lon + np.degrees(east / along), lon),
        np.where(inside, lat + np.degrees(north / up), lat),
    )


def _shift(x: FloatArray, y: FloatArray) -> Pair:
    """Return by how many metres a point is shifted, given in degrees from 105° E 35° N."""

    def waves(angle: FloatArray, *parts: tuple[float, float]) -> FloatArray:
        told = [size * np.sin(angle * np.pi * speed) for size, speed in parts]
        return np.sum(told, axis=0) * 2 / 3

    root, both = np.sqrt(np.abs(x)), waves(x, (20, 6), (20, 2))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += both + waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += both + waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    return east, north


def bd09(lon: FloatArray, lat: FloatArray) -> Pair:
    """Turn WGS84 into BD-09."""
    x, y = gcj02(lon, lat)
    far = np.hypot(x, y) + 0.00002 * np.sin(y * _TURN)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _TURN)
    return far * np.cos(angle) + 0.0065, far * np.sin(angle) + 0.006


SYSTEMS: dict[str, tuple[Sentence, Callable[[FloatArray, FloatArray], Pair] | None]] = {
    "wgs84": (sentence("tally.system.wgs84", "WGS84 (also CGCS2000)"), None),
    "gcj02": (sentence("tally.system.gcj02", "GCJ-02, turned into WGS84"), gcj02),
    "bd09": (sentence("tally.system.bd09", "BD-09, turned into WGS84"), bd09),
}
"""What positions may be stated in: words for it, and the way there from WGS84."""


def wgs84(system: str, lon: FloatArray, lat: FloatArray) -> Pair:
    """Turn positions into WGS84, to less than a millimetre.

    Parameters
    ----------
    system : str
        A key of ``SYSTEMS``; CGCS2000 is taken as WGS84, as the boundaries are.
    lon, lat : array of float, shape (n,)
        Finite degrees.
    """
    forward = SYSTEMS[system][1]
    if forward is None:
        return lon, lat
    # The shift hardly changes over its own length, so each round takes two digits off the fault.
    found = lon, lat
    for _ in range(_ROUNDS):
        there = forward(*found)
        east, north = lon - there[0], lat - there[1]
        found = found[0] + east, found[1] + north
        if not len(lon) or max(np.abs(east).max(), np.abs(north).max()) < _CLOSE:
            break
    return found
