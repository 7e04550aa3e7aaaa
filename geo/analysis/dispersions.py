"""Dispersions: where points lie, how far they spread, and whether they keep together.

Points are arrays of x and y in metres, of a projection; none missing.
"""

from dataclasses import dataclass

import numpy as np

from geo.analysis.permutations import SEED, picks, pseudo
from geo.topology import FloatArray, IntArray

_FEW, _AT_ONCE = 60, 1_000_000
"""Points whose distances are all taken, and distances that are taken at once, at the most."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """The standard deviational ellipse (Lefever 1926; Yuill 1971): one deviation each way.

    Attributes
    ----------
    centre : tuple of float
        The mean centre, in metres.
    long, short : float
        Half of each axis, in metres.
    bearing : float
        Of the long axis, in degrees from north towards east, from 0 to 180.
    """

    centre: tuple[float, float]
    long: float
    short: float
    bearing: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near points lie to each other, beside as many of a larger set.

    Attributes
    ----------
    mean : float
        Of the distances to the nearest other, in metres.
    ratio : float
        Over what draws from the larger set have on the average; below 1: closer together.
    p : float
        Pseudo p value, one-sided.
    permutations : int
    """

    mean: float
    ratio: float
    p: float
    permutations: int


def ellipse(points: FloatArray) -> Ellipse:
    """Return the mean centre and the standard ellipse of points.

    The axes are the square roots of the eigenvalues of the covariance (over n).

    Raises
    ------
    ValueError
        Where there are fewer than three points.

    Examples
    --------
    >>> found = ellipse(np.array([[0.0, 0.0], [0.0, 2.0], [0.0, 4.0]]))
    >>> found.centre, found.bearing, found.short
    ((0.0, 2.0), 0.0, 0.0)
    """
    if len(points) < 3:
        raise ValueError(f"an ellipse needs three points; got {len(points)}")
    centre = points.mean(axis=0)
    sizes, axes = np.linalg.eigh(np.cov((points - centre).T, bias=True))
    short, long = np.sqrt(np.maximum(sizes, 0.0))
    east, north = axes[:, 1]
    bearing = float(np.degrees(np.arctan2(east, north)) % 180.0)
    return Ellipse((float(centre[0]), float(centre[1])), float(long), float(short), bearing)


def nearest(points: FloatArray) -> float:
    """Return the mean distance of points to the nearest other (Clark and Evans 1954)."""
    return float(_nearest(points[None, :, :])[0])


def nearness(at: IntArray, everyone: FloatArray, permutations: int = 999) -> Nearness:
    """Hold the distances among some points against those among as many of all, drawn by chance.

    So it needs no area, and what all have in common, such as lying in towns, is no pattern.

    Parameters
    ----------
    at : array of whole numbers
        Places of the points in ``everyone``; two at least.
    everyone : array of points
    permutations : int
    """
    mean = nearest(everyone[at])
    drawn = picks(len(everyone), len(at), permutations, np.random.default_rng(SEED))
    chance = np.concatenate([_nearest(everyone[some]) for some in np.array_split(drawn.T, 20)])
    usual = float(chance.mean())
    ratio = mean / usual if usual else 1.0
    return Nearness(mean, ratio, float(pseudo(mean, chance)), permutations)


def density(points: FloatArray, at: FloatArray, bandwidth: float) -> FloatArray:
    """Return the kernel density of points at some places, in points a square kilometre.

    ``Σ exp(−d²/2h²) / (2πh²)`` (Silverman 1986), so that all places together hold all points.

    Parameters
    ----------
    points, at : array of points
    bandwidth : float
        ``h``, in metres; not below the accuracy of the points.
    """
    parts = np.array_split(at, max(1, len(at) * len(points) // _AT_ONCE))
    kernel = np.concatenate([_kernel(points, part, bandwidth) for part in parts])
    return kernel / (2.0 * np.pi * bandwidth**2) * 1e6


def _kernel(points: FloatArray, at: FloatArray, bandwidth: float) -> FloatArray:
    """Add up the kernels of all points at some places, without their factor."""
    apart = at[:, None, :] - points[None, :, :]
    squares = np.einsum("ijk,ijk->ij", apart, apart)
    return np.exp(-squares / (2.0 * bandwidth**2)).sum(axis=1)


def _nearest(sets: FloatArray) -> FloatArray:
    """Return the mean nearest distance in each of many sets of points."""
    if sets.shape[1] > _FEW:
        return np.array([_searched(points) for points in sets])
    apart = sets[:, :, None, :] - sets[:, None, :, :]
    squares = np.einsum("sijk,sijk->sij", apart, apart)
    own = np.arange(sets.shape[1])
    squares[:, own, own] = np.inf
    return np.sqrt(squares.min(axis=2)).mean(axis=1)


def _searched(points: FloatArray) -> float:
    """Return the mean nearest distance of many points, found with a tree."""
    from scipy.spatial import KDTree  # noqa: PLC0415  (slow)

    return float(KDTree(points).query(points, k=2)[0][:, 1].mean())
