"""Distances between sites, each with how far it may be off."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod
from scipy.spatial import KDTree

from geo.sites import Site

_EARTH = Geod(ellps="WGS84")
_FLATTENED = 1.01
"""The ways to two sites, measured on a ball, are never misjudged by more than this factor."""
Point = tuple[float, float]
"""Longitude and latitude, WGS84 degrees."""


@dataclass(frozen=True, slots=True)
class Near:
    """A site and how far it is from a point.

    Attributes
    ----------
    site : Site
    metres : float
        Along the ellipsoid, between the two positions as they are told.
    off : float
        Metres that it may be longer or shorter: the accuracies of both positions.
    """

    site: Site
    metres: float
    off: float

    @property
    def surely(self) -> bool:
        """Whether the two are at different places at all, given their accuracy."""
        return self.metres > self.off


@dataclass(frozen=True, slots=True)
class Scatter:
    """How far apart the sites of a selection are.

    Attributes
    ----------
    count : int
        Sites with a position.
    mean : float
        Metres from a site to its nearest, on the average.
    off : float
        Metres that the positions of a pair may be off together, on the average.
    """

    count: int
    mean: float
    off: float


def nearest(
    sites: Iterable[Site], point: Point, accuracy: float = 0.0, leave_out: str = ""
) -> tuple[Near, ...]:
    """Order sites by their distance from a point, the nearest first.

    Parameters
    ----------
    sites : iterable of Site
        Those without a position are passed over.
    point : tuple of float
    accuracy : float
        Metres within which the point lies.
    leave_out : str
        Key of a site that is not told: the one at the point.
    """
    placed = [one for one in sites if one.position and one.key != leave_out]
    found = [
        Near(one, metres_between(point, one.position), accuracy + (one.accuracy or 0.0))
        for one in placed
        if one.position
    ]
    return tuple(sorted(found, key=lambda one: (one.metres, one.site.key)))


def scatter(sites: Sequence[Site]) -> Scatter | None:
    """Average the distance of each site to its nearest; ``None`` for fewer than two."""
    placed = [one for one in sites if one.position]
    if len(placed) < 2:
        return None
    found = [
        nearest(around, one.position, one.accuracy or 0.0, one.key)[0]
        for one, around in zip(placed, _around(placed), strict=True)
        if one.position
    ]
    return Scatter(len(placed), fmean(one.metres for one in found), fmean(one.off for one in found))


def _around(placed: Sequence[Site]) -> list[list[Site]]:
    """Find for each site the few that may be its nearest, itself among them.

    Measuring all pairs would take a list of a thousand sites half a minute. Of the sites at one
    point the first two by key are enough: one may be the site itself.
    """
    at_point: dict[Point | None, list[Site]] = defaultdict(list)
    for one in sorted(placed, key=lambda site: site.key):
        at_point[one.position].append(one)
    few = [one for sites in at_point.values() for one in sites[:2]]
    tree, asked = KDTree(_ball(few)), _ball(placed)
    to_second = tree.query(asked, k=2)[0][:, 1]
    found = tree.query_ball_point(asked, to_second * _FLATTENED)
    return [[few[number] for number in numbers] for numbers in found]


def _ball(placed: Sequence[Site]) -> NDArray[np.float64]:
    """Place sites on a ball of radius 1, where no longitude is an edge."""
    lon, lat = np.radians(np.array([one.position for one in placed], float)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def metres_between(one: Point, other: Point) -> float:
    """Return the length of the shortest way between two points on the WGS84 ellipsoid."""
    return float(_EARTH.inv(*one, *other)[2])
