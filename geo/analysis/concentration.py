"""Concentration and specialisation: where something gathers, and what an area does more of.

Arrays are of one number an area, none missing and none negative, in any unit; the measures are
shares or ratios and have none.
"""

import numpy as np

from geo.analysis.inequality import gini
from geo.topology import FloatArray, IntArray

LEADING, RISING, LAGGING, FADING = 1, 2, 3, 4
"""Quadrants of share and growth: high and fast, low and fast, low and slow, high and slow."""


def herfindahl(values: FloatArray) -> float:
    """Return the Herfindahl–Hirschman index: the sum of the squared shares of the areas.

    ``H = Σᵢ sᵢ²``; ``1/n`` where all have the same, 1 where one has all; ``1/H`` is how many equal
    areas would be as concentrated (Hirschman 1945, Herfindahl 1950).

    Raises
    ------
    ValueError
        Where a value is negative, or all are zero.

    Examples
    --------
    >>> herfindahl(np.array([1.0, 1.0, 2.0]))
    0.375
    """
    shares = _shares(values)
    return float(shares @ shares)


def quotients(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Return location quotients: an area's share of a whole over that of all areas together.

    ``LQᵢ = (aᵢ / bᵢ) / (Σa / Σb)``; above 1: more of it than elsewhere (Florence 1939). Missing
    (NaN) where an area has nothing of the whole.

    Raises
    ------
    ValueError
        As for ``herfindahl``, of either.

    Examples
    --------
    >>> quotients(np.array([2.0, 2.0]), np.array([2.0, 6.0])).tolist()
    [2.0, 0.6666666666666666]
    """
    here, there = _shares(part), _shares(whole)
    return np.divide(here, there, out=np.full_like(here, np.nan), where=there > 0)


def locational_gini(part: FloatArray, whole: FloatArray) -> float:
    """Return the locational Gini: how unlike the whole a part of it is spread (Krugman 1991).

    The Gini coefficient of the location quotients, each area counting by its share of the whole; 0:
    spread just like it. Areas with nothing of the whole are left out.

    Raises
    ------
    ValueError
        As for ``quotients``.
    """
    some = whole > 0
    return gini(quotients(part, whole)[some], whole[some])


def krugman(sectors: FloatArray) -> FloatArray:
    """Return Krugman's index of each area: how unlike that of all together its make-up is.

    ``Kᵢ = Σₖ |sᵢₖ − sₖ|`` with ``s`` the shares of the sectors in an area, and in all areas added
    up; 0: the same, 2: nothing in common (Krugman 1991).

    Parameters
    ----------
    sectors : array of areas by sectors

    Raises
    ------
    ValueError
        Where an area has nothing at all.

    Examples
    --------
    >>> krugman(np.array([[3.0, 1.0], [1.0, 3.0]])).tolist()
    [0.5, 0.5]
    """
    totals = sectors.sum(axis=1, keepdims=True)
    if sectors.min() < 0 or totals.min() <= 0:
        raise ValueError("a make-up needs sectors that are not negative, and not all zero")
    everywhere = sectors.sum(axis=0) / sectors.sum()
    return np.abs(sectors / totals - everywhere).sum(axis=1)


def share_and_growth(
    levels: FloatArray, growths: FloatArray, level: float, growth: float
) -> IntArray:
    """Return the quadrant of each area by what it has and how fast that grows.

    Parameters
    ----------
    levels, growths : array
        Such as shares of a whole, and growth; of one unit each.
    level, growth : float
        What parts the quadrants: that of all areas together.

    Returns
    -------
    array of int
        1 high and fast, 2 low and fast, 3 low and slow, 4 high and slow.

    Examples
    --------
    >>> share_and_growth(np.array([2.0, 0.5]), np.array([1.0, 9.0]), 1.0, 5.0).tolist()
    [4, 2]
    """
    high, fast = levels > level, growths > growth
    return np.where(fast, np.where(high, LEADING, RISING), np.where(high, FADING, LAGGING)).astype(
        np.int64
    )


def _shares(values: FloatArray) -> FloatArray:
    if values.size == 0 or values.min() < 0 or values.sum() <= 0:
        raise ValueError("shares need values that are not negative, and not all zero")
    return values / values.sum()
