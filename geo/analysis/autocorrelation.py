"""Spatial autocorrelation: whether areas resemble their neighbours, in all and one by one.

Values are arrays in the order of ``weights.codes``, in any unit, none missing: what has no value
is no area of the question. Weights are row-standardised. Where all values are the same there is
nothing to compare, and every function raises ``ValueError``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geo.analysis.neighbours import Weights
from geo.analysis.permutations import SEED, batches, picks, pseudo, shuffled
from geo.topology import FloatArray, IntArray

HIGH_HIGH, LOW_HIGH, LOW_LOW, HIGH_LOW = 1, 2, 3, 4
"""Quadrants of the scatter plot, numbered as esda does: the area first, then its neighbours."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A statistic of all areas together.

    Attributes
    ----------
    value, expected : float
        Observed, and without any pattern.
    p : float
        As ``permutations.pseudo`` says.
    permutations : int
    """

    value: float
    expected: float
    p: float
    permutations: int


@dataclass(frozen=True, slots=True)
class Locals:
    """A statistic of every area.

    Attributes
    ----------
    values, scores, p : array
        The statistic, its z score, its pseudo p value.
    quadrants : array of int
        1 high among high, 2 low among high, 3 low among low, 4 high among low.
    permutations : int
    """

    values: FloatArray
    scores: FloatArray
    p: FloatArray
    quadrants: IntArray
    permutations: int


def moran(values: FloatArray, weights: Weights, permutations: int = 999) -> Whole:
    """Return global Moran's I (Moran 1950; Cliff and Ord 1981).

    ``I = Σᵢ zᵢ Σⱼ wᵢⱼ zⱼ / Σᵢ zᵢ²`` with ``z`` the values less their mean and rows of ``w`` adding
    up to one; without a unit. Above ``−1/(n−1)``: like beside like; below: like beside unlike.

    Parameters
    ----------
    values : array
        See the module.
    weights : Weights
    permutations : int
        Random orders of the values that are compared with.
    """
    z = _centred(values)
    matrix, bottom = weights.matrix, float(z @ z)

    def statistic(orders: FloatArray) -> FloatArray:
        return np.einsum("ir,ir->r", orders, matrix @ orders) / bottom

    return _whole(z, statistic, -1.0 / (z.size - 1), permutations)


def geary(values: FloatArray, weights: Weights, permutations: int = 999) -> Whole:
    """Return Geary's C (Geary 1954).

    ``C = (n−1) Σᵢⱼ wᵢⱼ (xᵢ − xⱼ)² / (2n Σᵢ zᵢ²)``; without a unit. Below 1: neighbours are alike;
    above 1: they differ. Parameters as of ``moran``.
    """
    z = _centred(values)
    matrix, size = weights.matrix, z.size
    reach = 1.0 + np.asarray(matrix.sum(axis=0))  # rows add up to one
    scale = (size - 1) / (2.0 * size * float(z @ z))

    def statistic(orders: FloatArray) -> FloatArray:
        crossed = np.einsum("ir,ir->r", orders, matrix @ orders)
        return scale * (reach @ (orders * orders) - 2.0 * crossed)

    return _whole(z, statistic, 1.0, permutations)


def local_moran(values: FloatArray, weights: Weights, permutations: int = 999) -> Locals:
    """Return local Moran's I of every area (LISA; Anselin 1995).

    ``Iᵢ = (n−1) zᵢ Σⱼ wᵢⱼ zⱼ / Σₖ zₖ²``, without a unit; p by conditional permutation: the area
    keeps its value, all others change places. Parameters as of ``moran``.
    """
    z = _centred(values) / np.std(values)
    lag = np.asarray(weights.matrix @ z)
    scale = (z.size - 1) / float(z @ z)

    def statistic(at: slice, around: FloatArray) -> FloatArray:
        around *= scale * z[at, None]
        return around

    p, scores = _conditional(z, scale * z * lag, weights, permutations, statistic)
    return Locals(scale * z * lag, scores, p, quadrants(z, lag), permutations)


def local_g(values: FloatArray, weights: Weights, permutations: int = 999) -> Locals:
    """Return Getis and Ord's local G* of every area (Ord and Getis 1995).

    ``G*ᵢ = Σⱼ wᵢⱼ xⱼ / Σⱼ xⱼ``, the area counting like one of its neighbours; without a unit. The
    score is the z of Ord and Getis: positive among high values (a hot spot), negative among
    low ones. p by conditional permutation, as of ``local_moran``.

    Raises
    ------
    ValueError
        Where a value is negative or the sum is zero, which the statistic has no meaning for.
    """
    z, total = _centred(values), float(values.sum())
    if values.min() < 0 or total <= 0:
        raise ValueError("G* needs values that are not negative, and not all zero")
    counts = np.array([len(one) for one in weights.lists]) + 1.0
    around = np.asarray(weights.matrix @ values) * (counts - 1)
    found = (around + values) / counts / total

    def statistic(at: slice, mean: FloatArray) -> FloatArray:
        share = 1.0 / counts[at, None] / total
        mean *= share * (counts[at, None] - 1)
        mean += share * values[at, None]
        return mean

    p, _ = _conditional(values, found, weights, permutations, statistic)
    size, spread = z.size, float(np.std(values))
    scale = np.sqrt(np.maximum(size / counts - 1.0, 0.0) / (size - 1))
    scores = np.divide(found * total - values.mean(), spread * scale, where=scale > 0,
                       out=np.zeros(size))  # fmt: skip
    lag = (around + values) / counts - values.mean()
    return Locals(found, scores, p, quadrants(z, lag), permutations)


def quadrants(z: FloatArray, lag: FloatArray) -> IntArray:
    """Return the quadrant of each area in the scatter plot of its value and its neighbours'.

    Examples
    --------
    >>> quadrants(np.array([1.0, -1.0, -1.0, 1.0]), np.array([1.0, 1.0, -1.0, -1.0])).tolist()
    [1, 2, 3, 4]
    """
    high, among = z > 0, lag > 0
    return np.where(
        among, np.where(high, HIGH_HIGH, LOW_HIGH), np.where(high, HIGH_LOW, LOW_LOW)
    ).astype(np.int64)


def _centred(values: FloatArray) -> FloatArray:
    """Return values less their mean."""
    z = values - values.mean()
    if values.size < 3 or np.ptp(values) <= 1e-12 * np.abs(values).max():
        raise ValueError("three areas are needed at least, and not all with one value")
    return z


def _whole(
    z: FloatArray,
    statistic: Callable[[FloatArray], FloatArray],
    expected: float,
    permutations: int,
) -> Whole:
    """Hold the statistic of the values against that of random orders of them."""
    draws = np.random.default_rng(SEED)
    parts = batches(permutations, z.size)
    found = [statistic(shuffled(z, part, draws)) for part in parts]
    value = float(statistic(z[:, None])[0])
    return Whole(value, expected, float(pseudo(value, np.concatenate(found))), permutations)


def _conditional(
    values: FloatArray,
    observed: FloatArray,
    weights: Weights,
    permutations: int,
    statistic: Callable[[slice, FloatArray], FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """Let the neighbours of each area be random others, and return p values and z scores.

    Whom an area gets is drawn once for all areas, as places among the others; ``others`` are the
    values without the area's own, so that only one of them changes from area to area.
    """
    lists, most = weights.lists, max(len(one) for one in weights.lists)
    drawn = picks(values.size - 1, most, permutations, np.random.default_rng(SEED))
    p, scores = np.empty_like(values), np.zeros_like(values)
    others, begun = values[1:].copy(), 0
    for count in batches(values.size, permutations):
        block = slice(begun, begun + count)
        around = np.empty((count, permutations))
        for row, mine in enumerate(lists[block], begun):
            if row:
                others[row - 1] = values[row - 1]
            np.add.reduce(others[drawn[: len(mine)]], axis=0, out=around[row - begun])
            around[row - begun] /= len(mine)
        chance = statistic(block, around)
        p[block] = pseudo(observed[block], chance)
        spread = chance.std(axis=1)
        np.divide(observed[block] - chance.mean(axis=1), spread, where=spread > 0,
                  out=scores[block])  # fmt: skip
        begun += count
    return p, scores
