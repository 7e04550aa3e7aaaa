"""Entries: every indicator with the years and areas that it is known for."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.catalogues.evidence import breaks_of, columns_of, conflicts_of
from geo.indicators import Indicator

__all__ = ["Entry", "Span", "columns_of", "entries", "entry", "used_by"]


@dataclass(frozen=True, slots=True)
class Span:
    """When an indicator is known at one level.

    Attributes
    ----------
    years : tuple of int
        Those in which at least one area has a value, ascending; may be empty.
    year : int
        The best covered of these years, the newest of several; 0 where there is none.
    have, of : int
        How many areas have one in that year, of how many.
    """

    years: tuple[int, ...]
    year: int
    have: int
    of: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator and how much is known of it.

    Attributes
    ----------
    indicator : Indicator
    spans : mapping of level to Span
        For every level, the province first.
    breaks, conflicts : int
        Declared breaks of its columns, and other published values beside those that are shown.
    """

    indicator: Indicator
    spans: Mapping[str, Span]
    breaks: int
    conflicts: int


def entries(atlas: Atlas) -> tuple[Entry, ...]:
    """List every indicator, theme by theme, in the order of the tables."""
    themes = {key: number for number, key in enumerate(atlas.themes)}
    ordered = sorted(atlas.indicators.values(), key=lambda one: themes[one.theme])
    return tuple(entry(atlas, one) for one in ordered)


def entry(atlas: Atlas, indicator: Indicator) -> Entry:
    """Say how much is known of an indicator."""
    return Entry(
        indicator,
        {level: _span(atlas, indicator, level) for level in atlas.shapes},
        len(breaks_of(atlas, indicator, atlas.shapes)),
        sum(len(one.others) for one in conflicts_of(atlas, indicator, atlas.shapes)),
    )


def used_by(atlas: Atlas, indicator: Indicator) -> tuple[Indicator, ...]:
    """Return the indicators that are computed from a column."""
    return tuple(
        one
        for one in atlas.indicators.values()
        if one.measure != "column" and indicator.key in columns_of(one)
    )


def _span(atlas: Atlas, indicator: Indicator, level: str) -> Span:
    known = {year: have for year, have in atlas.coverage(indicator, level).items() if have}
    of = len(atlas.inside(level, ""))
    best = max(known, key=lambda year: (known[year], year), default=0)
    return Span(tuple(sorted(known)), best, known.get(best, 0), of)
