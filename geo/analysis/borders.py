"""Borders: how far values drop from one area to the next, and whether region borders stand out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.analysis.neighbours import Weights
from geo.analysis.permutations import SEED, batches, pseudo, shuffled

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Border:
    """What two areas share, and what drops there.

    Attributes
    ----------
    high, low : str
        Codes of the area with the higher value and of the one with the lower; in their order where
        both have the same.
    drop : float
        As ``contrasts`` measures it: 0 where both have the same, 1 at the most.
    crossing : bool
        Whether the two areas are in different groups.
    """

    high: str
    low: str
    drop: float
    crossing: bool


@dataclass(frozen=True, slots=True)
class Contrast:
    """All borders, and whether those between groups stand out.

    Attributes
    ----------
    borders : tuple of Border
        The deepest drop first.
    relative : bool
        Whether a drop is a share of the higher value; else of the span of all values.
    between, within : float or None
        Mean drop at borders between groups, and inside them; ``None`` where there are none.
    p : float or None
        Pseudo p value of their difference, one-sided: how often values that are dealt out to the
        areas by chance differ as much; ``None`` where there is nothing to compare.
    permutations : int
    """

    borders: tuple[Border, ...]
    relative: bool
    between: float | None
    within: float | None
    p: float | None
    permutations: int


def contrasts(
    values: FloatArray, weights: Weights, groups: Sequence[str] = (), permutations: int = 999
) -> Contrast:
    """Measure how far values drop across the borders of areas.

    Where no value is negative, ``drop = (high − low) / high``: 0.4 is a fall by two fifths. Where
    some are, as growth can be, a share of the higher value has no meaning, and the difference is
    divided by the span from the lowest value to the highest.

    Parameters
    ----------
    values : FloatArray, shape (n,)
        In the order of ``weights.codes``, in any unit, none missing.
    weights : Weights
        By contiguity. What an area without neighbours was joined to is no border.
    groups : sequence of str, length n
        Of each area; empty for one that is in none, whose borders count in neither mean.
    permutations : int
    """
    pairs = _pairs(weights)
    relative = bool(values.size and values.min() >= 0)
    drops = _drops(values[:, None], pairs, relative)[:, 0]
    belongs = np.asarray(groups or [""] * len(weights.codes))
    known = (belongs[pairs[:, 0]] != "") & (belongs[pairs[:, 1]] != "")
    crossing = known & (belongs[pairs[:, 0]] != belongs[pairs[:, 1]])
    inner = known & ~crossing
    borders = [
        _border(weights.codes, values, pair, float(drop), bool(cross))
        for pair, drop, cross in zip(pairs, drops, crossing, strict=True)
    ]
    between = float(drops[crossing].mean()) if crossing.any() else None
    within = float(drops[inner].mean()) if inner.any() else None
    p = None
    if between is not None and within is not None:
        draws = np.random.default_rng(SEED)
        found: list[FloatArray] = []
        for part in batches(permutations, len(pairs)):
            dealt = _drops(shuffled(values, part, draws), pairs, relative)
            found.append(dealt[crossing].mean(axis=0) - dealt[inner].mean(axis=0))
        p = float(pseudo(between - within, np.concatenate(found)))
    ordered = tuple(sorted(borders, key=lambda one: (-one.drop, one.high, one.low)))
    return Contrast(ordered, relative, between, within, p, permutations)


def _pairs(weights: Weights) -> IntArray:
    """Return the pairs of areas with a border, by place in the codes; shape (m, 2)."""
    at = {code: place for place, code in enumerate(weights.codes)}
    joined = {frozenset(pair) for pair in weights.joined.items()}
    found = [
        (at[one], at[other])
        for one, others in weights.neighbours.items()
        for other in others
        if at[one] < at[other] and frozenset((one, other)) not in joined
    ]
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _drops(orders: FloatArray, pairs: IntArray, relative: bool) -> FloatArray:
    """Measure the drops of values in several orders; shape (m, orders)."""
    one, other = orders[pairs[:, 0]], orders[pairs[:, 1]]
    apart = np.abs(one - other)
    span = orders.max(axis=0) - orders.min(axis=0)
    whole = np.maximum(one, other) if relative else np.broadcast_to(span, apart.shape)
    return np.divide(apart, whole, out=np.zeros_like(apart), where=whole > 0)


def _border(
    codes: Sequence[str], values: FloatArray, pair: IntArray, drop: float, crossing: bool
) -> Border:
    one, other = (int(at) for at in pair)
    high, low = (one, other) if values[one] >= values[other] else (other, one)
    return Border(codes[high], codes[low], drop, crossing)


def steps(contrast: Contrast, count: int = 5) -> Mapping[tuple[str, str], int]:
    """Part the drops into steps of equal width, 0 the smallest, so that they can be drawn."""
    most = max((one.drop for one in contrast.borders), default=0.0)
    return {
        (one.high, one.low): min(int(one.drop / most * count), count - 1) if most else 0
        for one in contrast.borders
    }
