"""Pairs: two indicators of the same areas, in thirds and in their order."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.analysis.permutations import SEED, pseudo, shuffled

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

THIRDS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators of the same areas.

    Attributes
    ----------
    first, second : IntArray, shape (n,)
        The third that each area is in: 0 low, 1 middle, 2 high.
    first_limits, second_limits : tuple of float
        Where the thirds end, in the unit of each; a value at a limit is in the lower third.
    correlation : float
        Spearman's rank correlation, from −1 to 1; ``nan`` where one of the two does not vary.
    p : float
        Pseudo p value of the correlation, by permutation, one-sided; ``nan`` as above.
    """

    first: IntArray
    second: IntArray
    first_limits: tuple[float, float]
    second_limits: tuple[float, float]
    correlation: float
    p: float


def pair(first: FloatArray, second: FloatArray, permutations: int = 999) -> Pair:
    """Hold two indicators against each other.

    The thirds are by number of areas, so that each indicator is high in about as many. The
    correlation is Spearman's (1904): Pearson's of the ranks, equal values sharing the mean rank.

    Parameters
    ----------
    first, second : FloatArray, shape (n,)
        Values of the same areas in the same order, in any units, none missing; two at the least.
    permutations : int

    Examples
    --------
    >>> found = pair(np.array([1.0, 2.0, 3.0]), np.array([10.0, 30.0, 20.0]))
    >>> found.first.tolist(), found.second.tolist(), found.correlation
    ([0, 1, 2], [0, 2, 1], 0.5)
    """
    one, other = _centred(_ranks(first)), _centred(_ranks(second))
    scale = float(np.sqrt((one @ one) * (other @ other)))
    if scale:
        correlation = round(float(one @ other) / scale, 15)
        orders = shuffled(other, permutations, np.random.default_rng(SEED))
        p = float(pseudo(correlation, (one @ orders) / scale))
    else:
        correlation = p = float("nan")
    first_limits, second_limits = _limits(first), _limits(second)
    return Pair(
        first=np.searchsorted(first_limits, first).astype(np.int64),
        second=np.searchsorted(second_limits, second).astype(np.int64),
        first_limits=first_limits,
        second_limits=second_limits,
        correlation=correlation,
        p=p,
    )


def _limits(values: FloatArray) -> tuple[float, float]:
    """Return the values at which the lower two thirds of the areas end."""
    ordered = np.sort(values)
    at = [int(np.ceil(len(ordered) * part / THIRDS)) - 1 for part in (1, 2)]
    return float(ordered[at[0]]), float(ordered[at[1]])


def _ranks(values: FloatArray) -> FloatArray:
    """Rank values from 1; equal ones share the mean of their ranks."""
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[at]


def _centred(values: FloatArray) -> FloatArray:
    return values - values.mean()
