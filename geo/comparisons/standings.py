"""Standings: where places stand beside each other in one indicator and year."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.errors import RefusedError
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.measures import Value
from geo.places import Place
from geo.terms import GROWTH
from geo.values import vintages


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in one indicator and year, beside others.

    Attributes
    ----------
    place : Place
    value : Value
        Missing, with the flag ``not_additive``, where a region would have to add up what cannot be.
    rank : tuple of int or None
        Its rank among the places of its level, and how many are ranked.
    share, growth : Value or None
        Share of the province and growth on the year before, in percent; ``None`` for what has no
        such terms.
    contribution : float or None
        Percentage points that the place adds to the growth of its region: what it grew by, over
        what the region was. ``None`` where either growth is not known or a rule keeps it back.
    to_reference, to_leader : float or None
        Value less that of the reference, and of the leader of the places compared, in the
        indicator's unit; ``None`` where the two stand after different censuses.
    """

    place: Place
    value: Value
    rank: tuple[int, int] | None = None
    share: Value | None = None
    growth: Value | None = None
    contribution: float | None = None
    to_reference: float | None = None
    to_leader: float | None = None


def measured(
    atlas: Atlas, indicator: Indicator, place: Place, year: int, allow: tuple[str, ...] = ()
) -> Value:
    """Measure a place; the province as it is published; what cannot be added up is missing."""
    try:
        if place.code == atlas.province.code:
            return atlas.measures.provincial(indicator, year, allow)
        return atlas.measures.value(indicator, place.level, place.codes, year, allow)
    except RefusedError:
        return Value.missing(place.codes, year, "not_additive")


def standings(
    atlas: Atlas,
    indicator: Indicator,
    places: Sequence[Place],
    year: int,
    reference: Value,
    allow: tuple[str, ...] = (),
) -> tuple[Standing, ...]:
    """Tell where places stand, in the order given.

    Parameters
    ----------
    atlas : Atlas
    indicator : Indicator
    places : sequence of Place
        Of one level or grouping; the leader is the best of them.
    year : int
    reference : Value
        What they are compared with.
    allow : tuple of str
        As for ``Measures.value``.
    """
    values = [measured(atlas, indicator, place, year, allow) for place in places]
    best = leader(indicator, values)
    return tuple(
        Standing(
            place=place,
            value=value,
            rank=rank_of(atlas, indicator, place, year),
            share=_in_terms(atlas, indicator, "share", place, year, allow),
            growth=_in_terms(atlas, indicator, GROWTH, place, year, allow),
            contribution=_contribution(atlas, indicator, place, year, allow),
            to_reference=_less(value, reference),
            to_leader=None if best is None else _less(value, best),
        )
        for place, value in zip(places, values, strict=True)
    )


def leader(indicator: Indicator, values: Sequence[Value]) -> Value | None:
    """Return the best of some values of full scope: the lowest where less is better."""
    known = [one for one in values if one.value is not None and "partial" not in one.flags]
    if not known:
        return None
    pick = min if indicator.direction == "down" else max
    return pick(known, key=lambda one: one.value or 0.0)


def comparable(one: Value, other: Value) -> bool:
    """Whether two values stand after the same census, or have none of its numbers."""
    return vintages((*one.inputs, *one.against)) == vintages((*other.inputs, *other.against))


def _less(one: Value, other: Value) -> float | None:
    """Return the distance between two values; none where they stand after different censuses."""
    if one.value is None or other.value is None or not comparable(one, other):
        return None
    return one.value - other.value


def _in_terms(
    atlas: Atlas, indicator: Indicator, basis: str, place: Place, year: int, allow: tuple[str, ...]
) -> Value | None:
    other = atlas.terms.of(indicator, basis)
    return None if other is None else measured(atlas, other, place, year, allow)


def _contribution(
    atlas: Atlas, indicator: Indicator, place: Place, year: int, allow: tuple[str, ...]
) -> float | None:
    """Divide what a place grew by by what its region was; both growths have to be known.

    The contributions of a region's places add up to its growth, which is their meaning; those of
    the regions to the growth of their sum, not of the province as it is published.
    """
    growth, whole = atlas.terms.of(indicator, GROWTH), _whole(atlas, place)
    if growth is None or len(whole) < 2:
        return None
    measure, level = atlas.measures.value, place.level
    asked = [measure(growth, level, codes, year, allow) for codes in (place.codes, whole)]
    now, then = (measure(indicator, level, place.codes, at, allow).value for at in (year, year - 1))
    before = measure(indicator, level, whole, year - 1, allow).value
    if any(one.value is None for one in asked) or now is None or then is None or not before:
        return None
    return (now - then) / before * 100


def _whole(atlas: Atlas, place: Place) -> tuple[str, ...]:
    """Return the areas that a place is added to: its region's, or all of its level for a region."""
    level, codes = atlas.measures.parts_of_province
    if place.by in atlas.groupings:
        return codes if level == place.level else ()
    region = atlas.gazetteer.region_of(place.code, next(iter(atlas.groupings), ""))
    return region.codes if region and region.level == place.level else ()
