"""What is known: areas, numbers, sites and groupings, checked and frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self, cast

import geopandas as gpd
from shapely import coverage_union_all

from geo.goals import Goal, goals
from geo.indicators import Indicator
from geo.measures import Measures
from geo.own import OWN
from geo.places import Gazetteer, Place
from geo.plan import Documents, Portrait
from geo.regions import Area, Grouping
from geo.registry import Registry
from geo.series import Series
from geo.sites import Register
from geo.sources import Row
from geo.terms import INDEX, PLAIN, Terms
from geo.vocabulary import BASES

LAYERS = ("circles", "cores", "labels", "sites", "places")
"""What can be laid over any map; overlays of the collection come on top."""


@dataclass(frozen=True)
class Holdings:
    """All that is known.

    Attributes
    ----------
    version, credit : str, mapping of language to text
        Of the data, and who made the boundaries.
    limits : mapping of language to sentences
        What the boundaries are good for, and what not.
    province : Area
    areas : Registry of Area
        All areas of all levels, by code.
    shapes : mapping of level to GeoDataFrame
        Indexed by code, WGS84.
    groupings : Registry of Grouping
    indicators : Registry of Indicator
    units, themes, publishers : mapping of key to (Chinese, English)
        Publishers that are not there go by their own name.
    measures : Measures
    register : Register
    gazetteer : Gazetteer
    marks : mapping of mark to mapping of code to position
        Areas that carry a mark, such as the cores, and where it stands: longitude and latitude.
    gaps : mapping of (indicator, year) to row
        How far the sum of the areas lies from the published province.
    start : mapping
        The default ``indicator`` and ``by``.
    card, compared, alike : tuple of str
        Indicators that a place's card shows; that regions are compared by unless the reader chooses
        others; and by which places are found to be alike.
    people : str
        Column of the residents; empty where there is none.
    industries : tuple of str
        Columns of the industries that make up an economy; empty where they are not known.
    plan : tuple of Portrait
        What the documents say of regions and cores.
    tables : mapping of name to rows
        The tables as they are, for pages that show them.
    print_crs : str
        Projection of maps for print and slides.
    frame : tuple of float
        West, south, east and north of what may be shown, in degrees; empty: anything.
    boundary_year : int
        The shapes are the divisions as at the end of this year.
    lists, awaited : tuple of str
        Keys of the reader's lists of sites that are laid over the register, and of what the
        question names of the reader's and did not bring along.
    """

    version: str
    credit: Mapping[str, str]
    province: Area
    areas: Registry[Area]
    shapes: Mapping[str, gpd.GeoDataFrame]
    groupings: Registry[Grouping]
    indicators: Registry[Indicator]
    units: Mapping[str, tuple[str, str]]
    themes: Mapping[str, tuple[str, str]]
    publishers: Mapping[str, tuple[str, str]]
    measures: Measures
    register: Register
    gazetteer: Gazetteer
    marks: Mapping[str, Mapping[str, tuple[float, float]]]
    gaps: Mapping[tuple[str, int], Row]
    start: Mapping[str, str]
    card: tuple[str, ...]
    compared: tuple[str, ...]
    alike: tuple[str, ...]
    people: str
    plan: tuple[Portrait, ...]
    tables: Mapping[str, tuple[Row, ...]]
    limits: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    print_crs: str = "EPSG:4326"
    frame: tuple[float, ...] = ()
    boundary_year: int = 0
    industries: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()

    def changed(self, **changes: object) -> Self:
        """Return holdings with other values, for one answer; this one stays as it is.

        Outlines and documents do not depend on values. What is known of the series holds still,
        and is copied, so that what is worked out of a reader's values is remembered by the new
        ones alone.
        """
        more = replace(self, **cast("dict[str, Any]", changes))
        kept = {"outlines": self.outlines, "documents": self.documents}
        more.__dict__.update(kept, series=self.series.over(more.measures))
        return more

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """What a map can be drawn by: groupings, then levels, coarse to fine."""
        return (*self.groupings, *(level for level in self.shapes if level != "province"))

    @cached_property
    def outlines(self) -> Mapping[str, gpd.GeoSeries]:
        """The shapes of every level and grouping, coarse to fine; a region is its areas' union."""
        shapes = {level: frame.geometry for level, frame in self.shapes.items()}
        grouped = {
            key: gpd.GeoSeries(
                {
                    region.key: coverage_union_all(shapes[one.level].loc[list(region.codes)])
                    for region in one.regions.values()
                },
                crs=shapes[one.level].crs,
            )
            for key, one in self.groupings.items()
        }
        first = next(iter(shapes))
        return {first: shapes.pop(first), **grouped, **shapes}

    @cached_property
    def period(self) -> tuple[int, ...]:
        """All years in which anything was published for areas below the province."""
        known = self.measures.panel.levels
        years = {year for level in known if level != "province" for _, year in known[level]}
        return tuple(range(min(years), max(years) + 1))

    def at_level(self, level: str) -> tuple[Area, ...]:
        """Return the areas of a level, by code."""
        return tuple(area for area in self.areas.values() if area.level == level)

    @cached_property
    def terms(self) -> Terms:
        """In which other terms indicators can be compared."""
        people = self.indicators[self.people] if self.people else None
        return Terms(people, self.units)

    def indicator(self, key: str) -> Indicator:
        """Return an indicator by its key, or by its key, a dot and other terms: ``gdp.head``.

        Raises
        ------
        UnknownKeyError
        """
        stem, basis = self.parted(key)
        found = self.terms.of(self.indicators[stem], basis) if stem in self.indicators else None
        return found or self.indicators[key]

    def parted(self, key: str) -> tuple[str, str]:
        """Part the key of an indicator in other terms: the indicator's own, and the terms."""
        stem, _, basis = key.rpartition(".")
        known = key in self.indicators or stem not in self.indicators
        return (key, PLAIN) if known else (stem, basis)

    @cached_property
    def documents(self) -> Documents:
        """What the documents say, entry by entry."""
        return Documents.of(self.tables, self.gazetteer)

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """What the documents want, by the key of their indicator."""
        rows = (self.tables.get(name, ()) for name in ("qualifiers", "panel_map", "documents"))
        return goals(self.documents.facts, *rows)

    @cached_property
    def leading(self) -> frozenset[str]:
        """The qualifiers of figures that stand before them, such as “beyond”."""
        rows = self.tables.get("qualifiers", ())
        return frozenset(str(row["qualifier"]) for row in rows if row["stands"] == "before")

    @property
    def brought(self) -> tuple[str, ...]:
        """Keys of the indicators that stand in the reader's own tables."""
        return tuple(key for key, one in self.indicators.items() if one.theme == OWN)

    @cached_property
    def overlays(self) -> Mapping[str, Row]:
        """The overlays of the collection, by key."""
        return {str(row["key"]): row for row in self.tables.get("overlays", ())}

    @property
    def layers(self) -> tuple[str, ...]:
        """All that can be laid over a map."""
        return (*LAYERS, *self.overlays)

    def unit(self, indicator: Indicator, lang: str) -> str:
        """Return the indicator's unit in words."""
        if indicator.unit == INDEX:
            return BASES[INDEX].say(lang)
        return self.units[indicator.unit][0 if lang == "zh" else 1]

    def publisher(self, name: str, lang: str) -> str:
        """Return a publisher in the words of ``lang``, or by its own name."""
        return self.publishers.get(name, (name, name))[0 if lang == "zh" else 1]

    def place(self, code: str) -> Place:
        """Return an area or region by its code or key.

        Raises
        ------
        UnknownKeyError
        """
        return self.gazetteer.place(code)

    def find(self, text: str) -> Place:
        """Return the one place that ``text``, a code or a name, stands for.

        Raises
        ------
        UnknownKeyError
            Where no place, or more than one, answers to it.
        """
        return self.gazetteer.find(text)

    def inside(self, by: str, within: str) -> tuple[Place, ...]:
        """Return the places of a level or grouping inside a place, by code.

        Parameters
        ----------
        by : str
            A grouping's key or a level.
        within : str
            Code or key; empty means the province.
        """
        return self.gazetteer.inside(by, within or self.province.code)

    @cached_property
    def series(self) -> Series:
        """What is known of every indicator over the years."""
        return Series(self.measures, self.gazetteer, self.groupings)

    def coverage(self, indicator: Indicator, by: str) -> Mapping[int, int]:
        """Return the years in which anything was published, and how many places have a value.

        Parameters
        ----------
        indicator : Indicator
        by : str
            A grouping's key or a level. For what cannot be added up, a grouping counts its areas.
        """
        return self.series.coverage(indicator, by)

    def newest(self, indicator: Indicator, by: str) -> str:
        """Return the newest year that all places have; else the best covered, newest first.

        Where a grouping cannot add up there is nothing to cover: the newest year of all.
        """
        have = self.coverage(indicator, by)
        if have and by in self.groupings and not indicator.additive:
            return str(max(have))
        return str(max(have, key=lambda year: (have[year], year))) if have else ""
