"""Planes: positions in metres, and back; in the projection of maps for print."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from pyproj import CRS, Transformer

from geo.atlas import Atlas
from geo.sites import Site
from geo.topology import FloatArray

_WGS84 = "EPSG:4326"


def metres(atlas: Atlas) -> str:
    """Name the projection of print, or one for the province where that is in degrees."""
    if CRS.from_user_input(atlas.print_crs).is_projected:
        return atlas.print_crs
    return next(iter(atlas.shapes.values())).estimate_utm_crs().to_string()


def flat(atlas: Atlas, sites: Sequence[Site]) -> FloatArray:
    """Return where sites lie in metres, shape (n, 2); each of them has a position."""
    lonlat = np.array([site.position for site in sites], dtype=np.float64).reshape(-1, 2)
    return np.column_stack(_turning(_WGS84, metres(atlas)).transform(lonlat[:, 0], lonlat[:, 1]))


def lonlat(atlas: Atlas, point: FloatArray) -> tuple[float, float]:
    """Return longitude and latitude of a point in metres."""
    lon, lat = _turning(metres(atlas), _WGS84).transform(*point.tolist())
    return float(lon), float(lat)


@lru_cache(maxsize=8)
def _turning(one: str, other: str) -> Transformer:
    """Find the way from one projection to another; that takes long."""
    return Transformer.from_crs(one, other, always_xy=True)
