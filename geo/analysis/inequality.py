"""Inequality: how unevenly something is spread over areas.

Values are arrays of one number an area, none missing and none negative, in any unit: the measures
have none. Areas count the same, or by ``people`` (residents, in any unit): then values are those of
each of an area's people, such as an income per head.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.topology import FloatArray


@dataclass(frozen=True, slots=True)
class Theil:
    """Theil's T, and what of it lies between groups and within them.

    Attributes
    ----------
    total, between, within : float
        ``between + within`` is the total; 0 where all have the same.
    groups : mapping of group to (between, within)
        What each group adds; the first is negative where it has less than its share.
    """

    total: float
    between: float
    within: float
    groups: dict[str, tuple[float, float]]


def gini(values: FloatArray, people: FloatArray | None = None) -> float:
    """Return the Gini coefficient: 0 where all have the same, towards 1 where one has all.

    ``G = Σᵢ Σⱼ pᵢ pⱼ |xᵢ − xⱼ| / (2 x̄)`` with ``p`` the shares of people, ``1/n`` without them
    (Gini 1912; Sen 1973).

    Raises
    ------
    ValueError
        Where a value is negative, or all are zero.

    Examples
    --------
    >>> gini(np.array([1.0, 1.0, 1.0, 5.0]))
    0.375
    """
    shares = _shares(values, people)
    order = np.argsort(values)
    x, p = values[order], shares[order]
    # What lies below each, in people; the double sum in order takes no pairs.
    below = np.cumsum(p) - p
    lot = x * p
    return float(np.sum(lot * (2 * below + p - 1)) / lot.sum())


def theil(
    values: FloatArray, groups: Sequence[str] = (), people: FloatArray | None = None
) -> Theil:
    """Return Theil's T and its parts between and within groups.

    ``T = Σᵢ sᵢ ln(sᵢ / pᵢ)`` with ``s`` the shares of the total and ``p`` those of people, ``1/n``
    without them; between: the same of the groups' sums; within: the groups' own T, weighted by
    their shares of the total (Theil 1967). Natural logarithm; an area with 0 adds 0.

    Parameters
    ----------
    values : array
    groups : sequence of str, optional
        One an area; none: all are of one group.
    people : array, optional

    Raises
    ------
    ValueError
        As for ``gini``.
    """
    p = _shares(values, people)
    s = values * p / float(np.sum(values * p))
    names, member = np.unique(np.array(list(groups) or [""] * values.size), return_inverse=True)
    of_s, of_p = (np.bincount(member, one).astype(np.float64) for one in (s, p))
    between = _entropy(of_s, of_p)
    within = np.bincount(member, _entropy(s, p * (of_s / of_p)[member]))
    return Theil(
        float(_entropy(s, p).sum()),
        float(between.sum()),
        float(within.sum()),
        {
            str(name): (float(out), float(own))
            for name, out, own in zip(names, between, within, strict=True)
        },
    )


def variation(values: FloatArray, people: FloatArray | None = None) -> float:
    """Return the coefficient of variation: standard deviation over mean, both of all areas.

    ``V = √(Σᵢ pᵢ (xᵢ − x̄)²) / x̄``; with people Williamson's index (1965). 0 where all are the same.

    Raises
    ------
    ValueError
        As for ``gini``.
    """
    shares = _shares(values, people)
    mean = float(np.sum(shares * values))
    return float(np.sqrt(np.sum(shares * (values - mean) ** 2)) / mean)


def _shares(values: FloatArray, people: FloatArray | None) -> FloatArray:
    """Return what each area counts, adding up to one."""
    counts = np.ones_like(values) if people is None else people
    if values.size == 0 or values.min() < 0 or values.max() <= 0 or counts.min() <= 0:
        raise ValueError("inequality needs values that are not negative, and not all zero")
    return counts / counts.sum()


def _entropy(s: FloatArray, p: FloatArray) -> FloatArray:
    """Return ``s ln(s/p)``, 0 where ``s`` is."""
    return s * np.log(np.divide(s, p, out=np.ones_like(s), where=s > 0))
