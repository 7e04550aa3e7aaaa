"""Profiles: a place in many indicators, within the spread of its region and of the province."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.comparisons.standings import comparable, leader, measured
from geo.indicators import Formula, Indicator
from geo.lines import rank_of
from geo.measures import Value
from geo.places import Place

Spread = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Closing:
    """What would close the gap to the leader, everything else as it is.

    Attributes
    ----------
    column : str
        The column that would have to change: the numerator of a ratio, or the column itself.
    amount : float
        By how much, in the column's unit.
    percent : float or None
        The same in percent of what it is; ``None`` where it is zero.
    """

    column: str
    amount: float
    percent: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One indicator of a profile.

    Attributes
    ----------
    indicator : Indicator
    value : Value
        The place's own.
    near, wide : tuple of float or None
        Lowest and highest value of the places of its region, and of all of its level; ``None``
        where fewer than two have a value of full scope.
    province : Value
    rank, rank_near : tuple of int or None
        Rank and how many are ranked: of all of its level, and in its region.
    leader : tuple of Place and Value, or None
        The best of its region; ``None`` where more is neither better nor worse.
    gap : float or None
        Own value less the leader's, in the indicator's unit; 0 for the leader; ``None`` where the
        two stand after different censuses.
    closing : Closing or None
        ``None`` where there is no gap, and where nothing published would close it.
    """

    indicator: Indicator
    value: Value
    near: Spread | None
    wide: Spread | None
    province: Value
    rank: tuple[int, int] | None
    rank_near: tuple[int, int] | None
    leader: tuple[Place, Value] | None
    gap: float | None
    closing: Closing | None


def profile(
    atlas: Atlas,
    place: Place,
    keys: Iterable[str],
    year: int,
    peers: Sequence[Place],
    allow: tuple[str, ...] = (),
) -> tuple[Bar, ...]:
    """Lay a place's indicators within what its peers and all of its level have.

    Parameters
    ----------
    atlas : Atlas
    place : Place
    keys : iterable of str
        Keys of indicators.
    year : int
    peers : sequence of Place
        The places of its region, itself among them.
    allow : tuple of str
        As for ``Measures.value``.
    """
    everywhere = atlas.inside(place.by, "")
    return tuple(
        _bar(atlas, atlas.indicators[key], place, year, peers, everywhere, allow) for key in keys
    )


def _bar(  # noqa: PLR0913, PLR0917 - the question in full
    atlas: Atlas,
    indicator: Indicator,
    place: Place,
    year: int,
    peers: Sequence[Place],
    everywhere: Sequence[Place],
    allow: tuple[str, ...],
) -> Bar:
    found = {one.code: measured(atlas, indicator, one, year, allow) for one in everywhere}
    own, near = found[place.code], [found[one.code] for one in peers]
    best = None if indicator.direction == "none" else leader(indicator, near)
    apart = best is None or own.value is None or not comparable(own, best)
    gap = None if apart or best is None else (own.value or 0.0) - (best.value or 0.0)
    return Bar(
        indicator=indicator,
        value=own,
        near=_spread(near),
        wide=_spread(found.values()),
        province=measured(atlas, indicator, atlas.place(atlas.province.code), year, allow),
        rank=rank_of(atlas, indicator, place, year),
        rank_near=_rank(indicator, own, near),
        leader=None if best is None else (_whose(peers, best), best),
        gap=gap,
        closing=None if best is None or not gap else closing(indicator, own, best.value or 0.0),
    )


def _whose(places: Sequence[Place], value: Value) -> Place:
    return next(place for place in places if tuple(sorted(place.codes)) == value.codes)


def _whole(values: Iterable[Value]) -> list[float]:
    """Return the values of full scope."""
    return [one.value for one in values if one.value is not None and "partial" not in one.flags]


def _spread(values: Iterable[Value]) -> Spread | None:
    known = _whole(values)
    return (min(known), max(known)) if len(known) > 1 else None


def _rank(indicator: Indicator, own: Value, near: Iterable[Value]) -> tuple[int, int] | None:
    known = _whole(near)
    if own.value is None or "partial" in own.flags:
        return None
    own_value, sign = own.value, -1 if indicator.direction == "down" else 1
    return 1 + sum(sign * other > sign * own_value for other in known), len(known)


def closing(indicator: Indicator, own: Value, wanted: float) -> Closing | None:
    """Return what would bring a value to another, everything else as it is.

    A ratio's numerator has to grow while its denominator stays. Where the numerator is part of the
    denominator, as services are of GDP, both would grow, so the amount is the least that it takes.

    Parameters
    ----------
    indicator : Indicator
    own : Value
    wanted : float
        In the indicator's unit.
    """
    columns = indicator.numerator.columns
    if own.value is None or len(columns) != 1 or not indicator.additive:
        return None
    if indicator.measure == "column":
        return _closed(columns[0], own.value, wanted)
    if indicator.measure != "ratio" or not own.value:
        return None
    top = _sum(indicator.numerator, own)
    return _closed(columns[0], top, wanted * top / own.value)


def _closed(column: str, have: float, wanted: float) -> Closing:
    return Closing(column, wanted - have, (wanted - have) / have * 100 if have else None)


def _sum(formula: Formula, value: Value) -> float:
    """Add up the inputs of a formula."""
    signs = {column: sign for sign, column in formula.terms}
    return sum(signs.get(one.indicator, 0) * one.value for one in value.inputs)
