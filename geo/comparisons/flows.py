"""Flows: how the ranks of places changed over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.places import Place


@dataclass(frozen=True, slots=True)
class Flow:
    """The ranks of some places over the years.

    Attributes
    ----------
    years : tuple of int
        Those in which all of the places are ranked: a rank among some of them says nothing.
    ranks : mapping of code to ranks
        One a year.
    breaks : mapping of year to count
        Years from which some areas have another census vintage, and how many. Ranks are of one
        year each, so they stand, but what moved between may be the census.
    """

    years: tuple[int, ...]
    ranks: dict[str, tuple[int, ...]]
    breaks: dict[int, int]


def flow(atlas: Atlas, indicator: Indicator, places: Sequence[Place]) -> Flow:
    """Rank places among each other in every year.

    A place keeps its rank within its level; the ranks told are those among ``places`` alone.
    """
    level = places[0].level if places else ""
    known: dict[int, dict[str, int]] = {}
    for year in atlas.coverage(indicator, places[0].by) if places else ():
        found = {place.code: rank_of(atlas, indicator, place, year) for place in places}
        ranked = {code: rank[0] for code, rank in found.items() if rank}
        if len(ranked) == len(places):
            known[year] = _among(ranked)
    years = tuple(sorted(known))
    column = indicator.numerator.columns[0]
    changes = atlas.measures.changes(column, level) if level else {}
    return Flow(
        years,
        {place.code: tuple(known[year][place.code] for year in years) for place in places},
        {year: count for year, count in changes.items() if year in years},
    )


def _among(ranks: dict[str, int]) -> dict[str, int]:
    """Rank some places anew among themselves; equals stay equal."""
    ordered = sorted(ranks.values())
    return {code: ordered.index(rank) + 1 for code, rank in ranks.items()}
