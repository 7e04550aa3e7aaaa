"""Proposals: where establishments of a sector crowd, as sites for somebody to review.

Clusters are those of DBSCAN (Ester, Kriegel, Sander, Xu 1996) on positions gathered in squares,
each with the weight of its establishments, so that memory is bounded by the land that is built on
and not by the length of the register.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from geo.tallies.readings import Arrow
from geo.topology import FloatArray, IntArray

EARTH = 6_371_008.8
"""Mean radius, metres (Moritz 2000, Geodetic Reference System 1980)."""
_DEGREE = EARTH * np.pi / 180
NOISE = -1
MOST = 200_000
"""Squares of a sector among which clusters are looked for; the emptiest of more are left out."""
_FINE = 5
"""Squares to a radius."""


@dataclass(frozen=True, slots=True)
class Crowding:
    """What makes a cluster.

    Attributes
    ----------
    radius : float
        Metres within which establishments are neighbours.
    least : int
        Establishments within the radius of one, itself included, that make it the core of a
        cluster.
    """

    radius: float
    least: int

    @property
    def edge(self) -> float:
        """Metres of the squares in which positions are gathered: a fifth of the radius."""
        return self.radius / _FINE

    @property
    def square(self) -> float:
        """The same in degrees of latitude."""
        return float(self.edge / _DEGREE)

    @property
    def blur(self) -> float:
        """Metres that a position may lie from the mean of its square: the diagonal."""
        return float(self.edge * np.sqrt(2))


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of one sector.

    Attributes
    ----------
    sector : str
        Empty where the register tells none.
    lon, lat : float
        Mean position of its establishments, WGS84 degrees.
    count : int
        Establishments.
    reach : float
        Metres from there to the farthest of them, at the most.
    """

    sector: str
    lon: float
    lat: float
    count: int
    reach: float


def dbscan(points: FloatArray, weight: IntArray, radius: float, least: int) -> IntArray:
    """Return the cluster of each point, from 0 by first appearance; ``NOISE`` for none.

    Parameters
    ----------
    points : array of float, shape (n, d)
    weight : array of int, shape (n,)
    radius : float
        In the units of the points; a point at this distance is a neighbour.
    least : int
        Weight of a neighbourhood, the point included, that makes it a core. A point that is none
        and has cores of several clusters about it goes to the nearest.
    """
    size = len(points)
    pairs = KDTree(points).query_pairs(radius, output_type="ndarray")
    ones = np.ones(len(pairs), dtype=np.int8)
    near = csr_array(coo_array((ones, (pairs[:, 0], pairs[:, 1])), (size, size)))
    around = weight + near @ weight + near.T @ weight
    core = around >= least
    inner = core[pairs].all(axis=1)
    joined = coo_array((ones[inner], tuple(pairs[inner].T)), (size, size))
    parted: Any = connected_components(joined, directed=False)
    label: IntArray = parted[1]
    found = np.where(core, label, NOISE).astype(np.int64)
    if core.any():
        edge = np.flatnonzero(~core)
        nearest: Any = KDTree(points[core]).query(points[edge])
        held = nearest[0] <= radius
        found[edge[held]] = label[np.flatnonzero(core)[nearest[1][held]]]
    codes, _ = pd.factorize(np.where(found == NOISE, np.nan, found))
    return codes.astype(np.int64)


def clusters(squares: Arrow, crowding: Crowding) -> Iterator[Cluster]:
    """Find the clusters of each sector, the largest of a sector first.

    Parameters
    ----------
    squares : Table
        As in a ``Piece``.
    crowding : Crowding
    """
    frame = squares.to_pandas()
    sectors = frame["sector"] if "sector" in frame else pd.Series("", index=frame.index)
    for sector, some in frame.groupby(sectors.fillna(""), sort=True):
        few = some.sort_values(["count", "square"], ascending=[False, True]).head(MOST)
        found = [_of(str(sector), one, crowding) for one in _grouped(few, crowding)]
        yield from sorted(found, key=lambda one: (-one.count, one.lon, one.lat))


def crowded(squares: Arrow) -> bool:
    """Whether a sector has more squares than clusters are looked for among."""
    frame = squares.to_pandas()
    keys = frame["sector"].fillna("") if "sector" in frame else np.zeros(len(frame))
    return bool(len(frame)) and int(frame.groupby(keys).size().max()) > MOST


def _grouped(few: pd.DataFrame, crowding: Crowding) -> Iterator[pd.DataFrame]:
    few = few.sort_values("square")
    weight = few["count"].to_numpy(dtype=np.int64)
    ball = _ball(few["lon"].to_numpy() / weight, few["lat"].to_numpy() / weight)
    chord = float(2 * np.sin(crowding.radius / EARTH / 2))
    label = dbscan(ball, weight, chord, crowding.least)
    for number in range(label.max(initial=NOISE) + 1):
        yield few[label == number]


def _of(sector: str, some: pd.DataFrame, crowding: Crowding) -> Cluster:
    count = int(some["count"].sum())
    lon, lat = float(some["lon"].sum() / count), float(some["lat"].sum() / count)
    each = some["count"].to_numpy()
    ball = _ball(some["lon"].to_numpy() / each, some["lat"].to_numpy() / each)
    centre = _ball(np.array([lon]), np.array([lat]))
    chord = np.sqrt(((ball - centre) ** 2).sum(axis=1)).max()
    reach = float(2 * EARTH * np.arcsin(min(chord / 2, 1))) + crowding.blur
    return Cluster(sector, lon, lat, count, reach)


def _ball(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Return points on a ball of radius one, where straight distances order as those on it do."""
    x, y = np.radians(lon), np.radians(lat)
    return np.column_stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)])
