"""Coverage: places by years, and in every cell what is known and how it has to be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geo.atlas import Atlas
from geo.catalogues.evidence import columns_of
from geo.indicators import Indicator
from geo.measures import Value
from geo.observations import Observation
from geo.places import Place

MARKS = (
    "series_break",
    "partial",
    "mixed_scope",
    "mixed_vintage",
    "union",
    "boundary_differs",
    "unverified",
)
"""Flags of a value that a cell is marked with, in this order."""

Kind = Literal["known", "part", "withheld", "none"]
Rule = Literal["", "declared", "between", "vintage"]
_STRONGEST_FIRST: tuple[Rule, ...] = ("declared", "between", "vintage", "")
_Years = Mapping[int, tuple[tuple[Place, ...], Value]]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of one place in one year.

    Attributes
    ----------
    places : tuple of Place
        Those that share the value: mostly one.
    value : Value
    rule : str
        What lies between this year and the one before: ``declared``, a break between just these
        two; ``between``, a break somewhere among several years, these included; ``vintage``, a
        change of census vintage against the last value before; or nothing.
    """

    places: tuple[Place, ...]
    value: Value
    rule: Rule

    @property
    def kind(self) -> Kind:
        """Whether there is a value, values of some of its areas only, one kept back, or nothing."""
        value = self.value
        if value.value is not None:
            return "known"
        # A region, or the province, of which some areas are known; a union is one piece of land.
        if len(self.places) == 1 and 0 < value.have < value.of:
            return "part"
        return "withheld" if value.withheld else "none"

    @property
    def marks(self) -> tuple[str, ...]:
        """What has to be said of it: flags of ``MARKS``, in their order."""
        return tuple(flag for flag in MARKS if flag in self.value.flags)

    @property
    def computed(self) -> bool:
        """Whether it is computed, and not as published."""
        return self.value.status == "computed"


@dataclass(frozen=True, slots=True)
class Strip:
    """One place over the years.

    Attributes
    ----------
    place : Place
    cells : tuple of Mark
        One for every year of the coverage.
    """

    place: Place
    cells: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Places by years.

    Attributes
    ----------
    indicator : Indicator
    by : str
        What is listed; the level of a grouping's areas where its regions cannot be added up.
    years : tuple of int
        All years of the atlas, so that those without a value are seen.
    strips : tuple of Strip
        The province first; then regions; then areas, each under the area that it is part of.
    """

    indicator: Indicator
    by: str
    years: tuple[int, ...]
    strips: tuple[Strip, ...]

    @property
    def cells(self) -> Iterable[Mark]:
        """All cells."""
        return (cell for strip in self.strips for cell in strip.cells)

    @property
    def known(self) -> bool:
        """Whether anything is known of a place of ``by``."""
        return any(
            cell.kind != "none"
            for strip in self.strips
            if strip.place.by == self.by
            for cell in strip.cells
        )

    @property
    def inputs(self) -> tuple[Observation, ...]:
        """Every published value behind it, those that a rule keeps back included, once each."""
        return tuple(dict.fromkeys(one for cell in self.cells for one in cell.value.inputs))

    def rule(self, year: int) -> Rule:
        """Return the strongest rule between a year and the one before, over all places."""
        at = self.years.index(year)
        found: set[Rule] = {strip.cells[at].rule for strip in self.strips}
        return min(found, key=_STRONGEST_FIRST.index)


def coverage(atlas: Atlas, indicator: Indicator, by: str, allow: tuple[str, ...] = ()) -> Coverage:
    """Lay an indicator out by places and years.

    Parameters
    ----------
    atlas : Atlas
    indicator : Indicator
    by : str
        A grouping's key or a level.
    allow : tuple of str
        As for ``Measures.value``.
    """
    if by in atlas.groupings and not indicator.additive:
        by = atlas.groupings[by].level
    years = atlas.period
    places = _places(atlas, indicator, by)
    found = {one.by: _found(atlas, indicator, one.by, allow) for one in places}
    rules = {level: _rules(atlas, indicator, level, years) for level in atlas.shapes}
    return Coverage(
        indicator,
        by,
        years,
        tuple(
            Strip(one, _cells(one, years, found[one.by].get(one.code, {}), rules[one.level]))
            for one in places
        ),
    )


def _places(atlas: Atlas, indicator: Indicator, by: str) -> list[Place]:
    """Order the places: the province, the regions of a grouping of this level, then its areas."""
    root = atlas.place(atlas.province.code)
    listed = [root]
    groupings = [one for one in atlas.groupings.values() if by in (one.key, one.level)]
    if indicator.additive:
        listed += [place for one in groupings for place in atlas.inside(one.key, "")]
    if by in atlas.groupings:
        return listed
    for place in sorted(atlas.inside(by, ""), key=lambda one: (one.parent, one.code)):
        outer = atlas.place(place.parent)
        if outer not in listed:
            listed.append(outer)
        listed.append(place)
    return listed


def _found(
    atlas: Atlas, indicator: Indicator, by: str, allow: tuple[str, ...]
) -> Mapping[str, _Years]:
    """Find what is known of the places of one level or grouping, by code and year."""
    root = atlas.place(atlas.province.code)
    if by == root.by:
        provincial = atlas.measures.provincial
        return {
            root.code: {
                year: ((root,), provincial(indicator, year, allow)) for year in atlas.period
            }
        }
    found: dict[str, dict[int, tuple[tuple[Place, ...], Value]]] = {}
    for year, measured in atlas.series.years(indicator, by, allow).items():
        for places, value in measured:
            for place in places:
                found.setdefault(place.code, {})[year] = places, value
    return found


def _cells(
    place: Place, years: tuple[int, ...], found: _Years, rules: Mapping[int, Rule]
) -> tuple[Mark, ...]:
    """Make the cells of a strip; a new vintage is told against the last value that had one."""
    cells: list[Mark] = []
    vintage = ""
    for year in years:
        missing = (place,), Value.missing(place.codes, year, "not_published")
        places, value = found.get(year, missing)
        now = value.vintage if value.value is not None else ""
        changed: Rule = "vintage" if vintage and now and now != vintage else ""
        vintage = now or vintage
        cells.append(Mark(places, value, rules.get(year) or changed))
    return tuple(cells)


def _rules(
    atlas: Atlas, indicator: Indicator, level: str, years: tuple[int, ...]
) -> Mapping[int, Rule]:
    """Return the declared breaks of a level by the year after them."""
    rules: dict[int, Rule] = {}
    columns = columns_of(indicator)
    for one in atlas.measures.breaks:
        if one.column not in columns or one.level != level:
            continue
        exact = one.to_year - one.from_year == 1
        for then, now in pairwise(years):
            if one.parts(then, now) and rules.get(now) != "declared":
                rules[now] = "declared" if exact else "between"
    return rules
