"""Permutations: how often chance alone does as much, and what many tests at once may claim."""

import numpy as np

from geo.topology import FloatArray, IntArray

SEED = 20260715
"""So that the same question has the same answer, every time."""

LEVEL = 0.05
"""Of significance, and of false discoveries."""

_CELLS = 1_000_000
_TIE = 1e-12


def shuffled(values: FloatArray, times: int, draws: np.random.Generator) -> FloatArray:
    """Return the values in ``times`` random orders: an array of values by orders."""
    return draws.permuted(np.repeat(values[:, None], times, axis=1), axis=0)


def batches(times: int, size: int) -> list[int]:
    """Part permutations of ``size`` values so that no part is larger than memory likes."""
    part = max(1, _CELLS // max(size, 1))
    return [min(part, times - begun) for begun in range(0, times, part)]


def picks(of: int, count: int, times: int, draws: np.random.Generator) -> IntArray:
    """Pick ``count`` of ``of`` things without replacement, ``times`` over.

    Returns
    -------
    array of count by times
        Whole numbers below ``of``; any of the first rows alone are such picks as well.
    """
    found = [_picked(of, count, part, draws) for part in batches(times, of)]
    return np.concatenate(found, axis=1)


def _picked(of: int, count: int, times: int, draws: np.random.Generator) -> IntArray:
    """Shuffle the first ``count`` of ``of`` only (Fisher and Yates), all times at once."""
    deck = np.repeat(np.arange(of)[:, None], times, axis=1)
    each = np.arange(times)
    for at in range(count):
        other = draws.integers(at, of, times)
        deck[at], deck[other, each] = deck[other, each], deck[at].copy()
    return deck[:count]


def pseudo(observed: FloatArray | float, draws: FloatArray) -> FloatArray:
    """Return pseudo p values: how often chance lies as far out, on the side of what was observed.

    ``(1 + min(draws >= observed, draws <= observed)) / (1 + draws)``, one-sided, as GeoDa and esda
    (``p_sim``) have it (Anselin 1995); a draw that equals the observation counts on both sides, so
    that few areas with few possible draws do not look surprising.

    Parameters
    ----------
    observed : float or array
    draws : array
        Along the last axis; the others are those of ``observed``.

    Examples
    --------
    >>> float(pseudo(3.0, np.array([1.0, 2.0, 2.5, 4.0])))
    0.4
    """
    at = np.asarray(observed, dtype=float)[..., None]
    slack = _TIE * np.maximum(1.0, np.abs(at))
    above = np.count_nonzero(draws >= at - slack, axis=-1)
    below = np.count_nonzero(draws <= at + slack, axis=-1)
    return (np.minimum(above, below) + 1.0) / (draws.shape[-1] + 1.0)


def controlled(p: FloatArray) -> FloatArray:
    """Return p values after false-discovery control (Benjamini and Hochberg 1995).

    Among all areas whose controlled value is at the most 0.05, 5 % are expected to be false.

    Parameters
    ----------
    p : array
        None missing.

    Examples
    --------
    >>> controlled(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    order = np.argsort(p)[::-1]
    scaled = p[order] * p.size / np.arange(p.size, 0, -1)
    found = np.empty_like(p)
    found[order] = np.minimum.accumulate(np.minimum(scaled, 1.0))
    return found
