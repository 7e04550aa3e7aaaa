"""Samples: the areas of a question that have a value which may be put beside the others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import geopandas as gpd
import numpy as np
from pyproj import CRS
from shapely import coverage_union_all

from geo.analysis.refusals import UnstudiedError
from geo.atlas import LATEST, Atlas
from geo.errors import RefusedError
from geo.indicators import Indicator
from geo.lines import Line, measured, year_of
from geo.observations import Source
from geo.text import Sentence, listed, named, say, sentence
from geo.topology import FloatArray
from geo.values import Value, vintages
from geo.views import View
from geo.vocabulary import FLAGS

_KEPT_BACK = ("boundary_differs", "series_break", "partial", "mixed_scope", "not_additive")


@dataclass(frozen=True)
class Sample:
    """The areas that are compared, with one value each.

    Attributes
    ----------
    atlas : Atlas
    view : View
        What was asked.
    indicator : Indicator
    level : str
        Key of the level or grouping.
    year : int
        0 where each area has its own newest.
    lines : tuple of Line
        Those with a value of full scope; a union of areas is one.
    others : tuple of Line
        Those without, or whose value is kept back.
    values : array
        In the order of ``lines``, in the indicator's unit; none missing.
    residents : tuple of Value
        Of the same lines and year, where all of them are known; else none.
    groups : tuple of str
        The region that each line is in; empty where it is none.
    """

    atlas: Atlas
    view: View
    indicator: Indicator
    level: str
    year: int
    lines: tuple[Line, ...]
    others: tuple[Line, ...]
    values: FloatArray
    residents: tuple[Value, ...]
    groups: tuple[str, ...]

    @property
    def people(self) -> FloatArray | None:
        """Residents of the same lines and year; ``None`` unless all are known."""
        counts = [one.value for one in self.residents]
        known = [one for one in counts if one is not None]
        return np.array(known, dtype=np.float64) if len(known) == len(self.lines) else None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the lines."""
        return tuple(line.code for line in self.lines)

    def names(self, lang: str) -> tuple[str, ...]:
        """Return the names of the lines, short."""
        return tuple(line.short(lang) for line in self.lines)

    @property
    def have(self) -> int:
        """How many areas are compared; those of a union count each."""
        return sum(len(line.places) for line in self.lines)

    @property
    def of(self) -> int:
        """How many there are."""
        return self.have + sum(len(line.places) for line in self.others)

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """The code of each line that is not compared, and the flag that says why."""
        return tuple((line.code, _why(line.value)) for line in self.others)

    def left(self, lang: str) -> str:
        """Say which areas are not compared, and why; nothing where all are."""
        names: dict[str, list[str]] = {}
        for line in self.others:
            names.setdefault(_why(line.value), []).append(line.short(lang))
        told = [
            say(
                lang,
                "study.left",
                "Not compared ({count}): {names}. {reason}",
                count=len(some),
                names=listed(lang, some),
                reason=FLAGS[flag].say(lang),
            )
            for flag, some in names.items()
        ]
        return " ".join(told) if lang == "en" else "".join(told)

    @property
    def flags(self) -> tuple[str, ...]:
        """What has to be said of the values that are compared."""
        found = {flag for line in self.lines for flag in line.value.flags}
        if len({line.value.year for line in self.lines}) > 1:
            found.add("mixed_years")
        if len(_vintages(self.lines)) > 1:
            found.add("mixed_vintage")
        return tuple(sorted(found))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The publications behind the values, once each."""
        return published(line.value for line in self.lines)

    def only(self, codes: Collection[str]) -> "Sample":
        """Return the sample with some of its lines; the others are left out."""
        at = [place for place, code in enumerate(self.codes) if code in codes]
        lines = tuple(self.lines[place] for place in at)
        return replace(
            self,
            lines=lines,
            others=(*self.others, *(line for line in self.lines if line not in lines)),
            values=self.values[at],
            residents=tuple(self.residents[place] for place in at) if self.residents else (),
            groups=tuple(self.groups[place] for place in at),
        )

    @cached_property
    def shapes(self) -> gpd.GeoSeries:
        """The outlines of the lines, in metres."""
        outlines = self.atlas.outlines[self.level]
        parts = [outlines.loc[[place.code for place in line.places]] for line in self.lines]
        joined = [coverage_union_all(one) if len(one) > 1 else one.iloc[0] for one in parts]
        solid = np.array(joined, dtype=object)
        found = gpd.GeoSeries(solid, index=list(self.codes), crs=outlines.crs)
        flat = CRS.from_user_input(self.atlas.print_crs)
        return found.to_crs(flat if flat.is_projected else found.estimate_utm_crs())


def sample(atlas: Atlas, view: View, indicator: Indicator | None = None) -> Sample:
    """Gather the areas of a view that can be compared.

    Missing values, values for a part of an area, and values that a rule keeps back are left out
    and named; what the reader allowed is in, and flagged.

    Parameters
    ----------
    atlas : Atlas
    view : View
    indicator : Indicator, optional
        Another than the view's.

    Raises
    ------
    UnstudiedError
        Where regions would have to add up what cannot be added, and where values stand after
        different censuses and the reader did not allow it.
    """
    indicator = indicator or atlas.measured(view)
    try:
        found = measured(atlas, indicator, view)
    except RefusedError as error:
        raise UnstudiedError(error.rule, _not_additive(indicator)) from error
    inside = {place.code for place in atlas.inside(view.by, view.within)}
    shown = [one for one in found if not inside.isdisjoint(place.code for place in one.places)]
    lines = tuple(one for one in shown if comparable(one.value, view.allow))
    if len(_vintages(lines)) > 1 and "break" not in view.allow:
        raise UnstudiedError("mixed_vintage", _mixed(indicator, lines))
    return Sample(
        atlas=atlas,
        view=view,
        indicator=indicator,
        level=view.by,
        year=0 if view.year == LATEST else year_of(atlas, indicator, view),
        lines=lines,
        others=tuple(one for one in shown if one not in lines),
        values=np.array([one.value.value for one in lines], dtype=np.float64),
        residents=_residents(atlas, lines),
        groups=tuple(_region(atlas, view, one) for one in lines),
    )


def published(values: Iterable[Value]) -> tuple[Source, ...]:
    """Return the publications behind some values, once each."""
    inputs = (one for value in values for one in (*value.inputs, *value.against))
    return tuple(dict.fromkeys(one.source for one in inputs))


def comparable(value: Value, allow: Sequence[str]) -> bool:
    """Whether a value may be put beside others: it is there, and of full scope or allowed."""
    scoped = {"partial", "mixed_scope"}.isdisjoint(value.flags) or "partial" in allow
    pure = "mixed_vintage" not in value.flags or "break" in allow
    return value.value is not None and scoped and pure


def _vintages(lines: Iterable[Line]) -> set[frozenset[str]]:
    """Return the sets of census vintages that the values of lines stand after."""
    return {vintages((*line.value.inputs, *line.value.against)) for line in lines}


def _why(value: Value) -> str:
    """Return the flag that says why a value is not compared."""
    if value.value is not None and "mixed_vintage" in value.flags:
        return "mixed_vintage"
    return next((flag for flag in _KEPT_BACK if flag in value.flags), "not_published")


def _residents(atlas: Atlas, lines: Sequence[Line]) -> tuple[Value, ...]:
    """Return the residents of every line in the year of its value; none unless all are known."""
    if not atlas.people:
        return ()
    column, measure = atlas.indicators[atlas.people], atlas.measures.value
    found = [measure(column, line.places[0].level, _areas(line), line.value.year) for line in lines]
    known = tuple(one for one in found if one.value and one.have == one.of)
    return known if len(known) == len(found) else ()


def _areas(line: Line) -> tuple[str, ...]:
    return tuple(code for place in line.places for code in place.codes)


def _region(atlas: Atlas, view: View, line: Line) -> str:
    """Return the region of a grouping that a line is in; none where it is one, or lies in two."""
    key = view.grouping or next(iter(atlas.groupings), "")
    found = {atlas.gazetteer.region_of(place.code, key) for place in line.places}
    one = found.pop() if len(found) == 1 else None
    return "" if one is None or one.code == line.code else one.code


def _not_additive(indicator: Indicator) -> Sentence:
    return sentence(
        "study.refused.additive",
        "{indicator} cannot be added up over areas, so regions have no value to compare; choose"
        " cities or counties.",
        indicator=named(indicator.name_zh, indicator.name_en),
    )


def _mixed(indicator: Indicator, lines: Sequence[Line]) -> Sentence:
    return sentence(
        "study.refused.vintage",
        "{indicator} of {year} stands after different economic censuses in different areas, which"
        " cannot be compared; choose another year, or allow breaks.",
        indicator=named(indicator.name_zh, indicator.name_en),
        year=lines[0].value.year,
    )
