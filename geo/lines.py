"""Lines: the regions of a map with value, rank, share and class."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo.atlas import LATEST, Atlas
from geo.classes import Classes
from geo.indicators import Indicator
from geo.measures import Value
from geo.places import Place
from geo.views import View

_UNRANKED = {"partial", "mixed_scope"}


@dataclass(frozen=True, slots=True)
class Line:
    """One region of the map: a place, or a union of places that share one value.

    Attributes
    ----------
    places : tuple of Place
        Mostly one.
    value : Value
    rank, rank_in_region : int or None
        Among the lines of the whole province, and of its region of the first grouping; 1 is best.
        ``None`` where there is no value, where it is partial, and where years are mixed.
    share : float or None
        Percent of the sum over the province's areas; only for what can be added up.
    class_ : int
        Number of its class, −1 where the value is missing.
    """

    places: tuple[Place, ...]
    value: Value
    rank: int | None = None
    rank_in_region: int | None = None
    share: float | None = None
    class_: int = -1

    @property
    def code(self) -> str:
        """Codes of its places, joined by a plus."""
        return "+".join(place.code for place in self.places)

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return " + ".join(place.name(lang) for place in self.places)

    def short(self, lang: str) -> str:
        """Return its short name in ``lang``."""
        return " + ".join(place.short(lang) for place in self.places)


def measured(atlas: Atlas, indicator: Indicator, view: View) -> tuple[Line, ...]:
    """Measure every region of the view's level, in the whole province.

    Raises
    ------
    RefusedError
        Where regions would have to add up what cannot be added.
    """
    if view.year == LATEST:
        found = atlas.series.latest(indicator, view.by, view.allow)
    else:
        year = year_of(atlas, indicator, view)
        found = atlas.series.measure(indicator, view.by, year, view.allow)
    return tuple(Line(places, value) for places, value in found)


def year_of(atlas: Atlas, indicator: Indicator, view: View) -> int:
    """Return the view's year; the newest that all places have where it names none."""
    shown = view.year if view.year not in ("", LATEST) else atlas.newest(indicator, view.by)
    return int(shown or 0)


def blank(atlas: Atlas, indicator: Indicator, view: View) -> tuple[Line, ...]:
    """Return the regions of a refused question: all there, none with a value."""
    year = year_of(atlas, indicator, view)
    return tuple(
        Line((place,), Value.missing(place.codes, year, "not_additive"))
        for place in atlas.inside(view.by, "")
    )


def ranked(
    atlas: Atlas, indicator: Indicator, view: View, lines: Sequence[Line]
) -> tuple[Line, ...]:
    """Rank lines in the province and in their region; not where years are mixed."""
    if view.year == LATEST:
        return tuple(lines)
    home = next(iter(atlas.groupings), "")
    everywhere = _ranks(indicator, lines)
    peers: dict[str, list[Line]] = {}
    for line in lines:
        region = atlas.gazetteer.region_of(line.places[0].code, home)
        if region and region.code != line.places[0].code:
            peers.setdefault(region.code, []).append(line)
    inside = {code: rank for x in peers.values() for code, rank in _ranks(indicator, x).items()}
    return tuple(
        replace(x, rank=everywhere.get(x.code), rank_in_region=inside.get(x.code)) for x in lines
    )


def rank_of(atlas: Atlas, indicator: Indicator, place: Place, year: int) -> tuple[int, int] | None:
    """Return the rank of a place among its like in a year, and how many are ranked.

    ``None`` where the place has no value of full scope, and for the province.
    """
    if place.by not in atlas.levels:
        return None
    found = atlas.series.years(indicator, place.by).get(year, ())
    ranks = _ranks(indicator, [Line(places, value) for places, value in found])
    return (ranks[place.code], len(ranks)) if place.code in ranks else None


def _ranks(indicator: Indicator, lines: Sequence[Line]) -> dict[str, int]:
    """Rank what has a value of full scope; equal values share a rank."""
    known = {
        line.code: line.value.value
        for line in lines
        if line.value.value is not None and _UNRANKED.isdisjoint(line.value.flags)
    }
    sign = 1 if indicator.direction == "down" else -1
    first: dict[float, int] = {}
    for rank, value in enumerate(sorted(sign * value for value in known.values()), 1):
        first.setdefault(value, rank)
    return {code: first[sign * value] for code, value in known.items()}


def shared(atlas: Atlas, indicator: Indicator, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give what can be added up its share of the province's areas; not where years are mixed."""
    years = {line.value.year for line in lines if line.value.value is not None}
    if indicator.measure != "column" or not indicator.additive or len(years) != 1:
        return tuple(lines)
    level, codes = atlas.measures.parts_of_province
    whole = atlas.measures.value(indicator, level, codes, years.pop()).value
    return tuple(replace(x, share=_percent(x.value.value, whole)) for x in lines)


def _percent(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100


def classed(lines: Sequence[Line], classes: Classes) -> tuple[Line, ...]:
    """Give every line its class."""
    values = [np.nan if line.value.value is None else line.value.value for line in lines]
    numbers = classes.of(np.array(values, dtype=float))
    return tuple(replace(x, class_=int(n)) for x, n in zip(lines, numbers, strict=True))
