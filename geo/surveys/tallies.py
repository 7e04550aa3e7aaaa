"""Tallies: how many of the listed sites lie where; what is listed, not what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.comparisons import measured
from geo.measures import Value
from geo.places import Place
from geo.sites import Site

_MILLION = 100.0
"""Residents are counted in 万人: a hundred of them are a million."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The listed sites of a place.

    Attributes
    ----------
    place : Place
    counts : mapping of kind to number
        Only kinds that occur.
    """

    place: Place
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Density:
    """How many sites there are for a million residents.

    Attributes
    ----------
    place : Place
    count : int
    people : Value
        Residents in the newest year that all places have.
    """

    place: Place
    count: int
    people: Value

    @property
    def per_million(self) -> float | None:
        """``None`` where the residents are not known."""
        return self.count / self.people.value * _MILLION if self.people.value else None


def tally(atlas: Atlas, sites: Sequence[Site], by: str) -> tuple[Tally, ...]:
    """Count sites by the places of a level or grouping, in order.

    A site that is a whole city, or whose county is not known, is in no county.
    """
    return tuple(
        Tally(place, _counts([one for one in sites if lies(one, place)]))
        for place in atlas.inside(by, "")
    )


def unplaced(atlas: Atlas, sites: Sequence[Site], by: str) -> tuple[Site, ...]:
    """Return the sites that lie in no place of a level: in all of the province, or a whole city."""
    places = atlas.inside(by, "")
    return tuple(one for one in sites if not any(lies(one, place) for place in places))


def lies(site: Site, place: Place) -> bool:
    """Whether a site lies in a place, as far as its city and county are told."""
    return site.city in place.codes or site.county in place.codes


def _counts(sites: Sequence[Site]) -> dict[str, int]:
    kinds = dict.fromkeys(one.kind for one in sites)
    return {kind: sum(one.kind == kind for one in sites) for kind in kinds}


def densities(atlas: Atlas, sites: Sequence[Site], by: str) -> tuple[Density, ...]:
    """Relate sites to residents; none where any kind among them is known in part only.

    The density of a register with gaps would be the density of what was found.
    """
    kinds = {one.kind for one in sites}
    people = atlas.terms.people
    if not kinds or people is None or not all(atlas.register.kinds[key].complete for key in kinds):
        return ()
    year = int(atlas.newest(people, by) or 0)
    return tuple(
        Density(one.place, one.total, measured(atlas, people, one.place, year))
        for one in tally(atlas, sites, by)
    )
