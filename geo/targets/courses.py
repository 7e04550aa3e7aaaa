"""Courses: the values of a place over the years, cut where they no longer compare."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.aims import Pace, pace
from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.measures import Value
from geo.places import Place
from geo.points import Point, points

Span = tuple[Point, ...]
"""Points between which nothing breaks the series."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of an indicator in a place.

    Attributes
    ----------
    place : Place
    indicator : Indicator
    points : tuple of Point
        Every year with a value, ascending, each with what parts it from the one before.
    """

    place: Place
    indicator: Indicator
    points: tuple[Point, ...]

    @property
    def newest(self) -> Value | None:
        """The newest value."""
        return self.points[-1].value if self.points else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The points, cut at every break."""
        cuts = [at for at, one in enumerate(self.points) if one.breaks and at]
        return tuple(self.points[a:b] for a, b in pairwise([0, *cuts, len(self.points)]) if a < b)

    @property
    def last(self) -> Span:
        """The span of the newest value."""
        return self.spans[-1] if self.points else ()

    def at(self, year: int) -> Value | None:
        """Return the value of a year; ``None`` where there is none."""
        return next((one.value for one in self.points if one.year == year), None)

    def since(self, year: int) -> "Course":
        """Leave out what lies before a year."""
        return replace(self, points=tuple(one for one in self.points if one.year >= year))

    def until(self, year: int) -> "Course":
        """Leave out what lies after a year."""
        return replace(self, points=tuple(one for one in self.points if one.year <= year))

    def paces(self) -> tuple[Pace, ...]:
        """Return the pace of every span of two years or more."""
        found = (speed(span, self.indicator.unit) for span in self.spans)
        return tuple(one for one in found if one)


def speed(span: Sequence[Point], unit: str) -> Pace | None:
    """Return the pace between the ends of a span; ``None`` for a single value."""
    if len(span) < 2:
        return None
    (then, now), years = (span[0].value.value, span[-1].value.value), (span[0].year, span[-1].year)
    return None if then is None or now is None else pace(then, now, years, unit)


def course(atlas: Atlas, indicator: Indicator, place: Place, allow: tuple[str, ...] = ()) -> Course:
    """Follow an indicator in a place.

    The province is followed as it is published, and where it is not, as the sum of its areas: that
    changes whose figure it is, which every point says by its status, but not the series.

    Parameters
    ----------
    atlas : Atlas
    indicator : Indicator
    place : Place
        A place for which it cannot be added up has no points.
    allow : tuple of str
        As for ``Measures.value``.
    """
    if place.code == atlas.province.code:
        found = _of_province(atlas, indicator, allow)
    else:
        found = atlas.series.comparable(indicator, place, allow).points
    # What readers bring has units in their words; percent moves by points, whoever publishes it.
    percent = atlas.unit(indicator, "zh") == _PERCENT
    told = replace(indicator, unit=_PERCENT) if percent else indicator
    return Course(place, told, tuple(x for x in found if x.value.value is not None))


def _of_province(atlas: Atlas, indicator: Indicator, allow: tuple[str, ...]) -> tuple[Point, ...]:
    measures, column = atlas.measures, indicator.numerator.columns[0]
    levels = {"province", measures.parts_of_province[0]}
    years = sorted({year for level in levels for year in measures.panel.years(column, level)})
    values = {year: measures.provincial(indicator, year, allow) for year in years}
    found = points(values.values(), "province", measures.breaks)
    # A sum of areas covers the same land as what is published of it: no other scope begins.
    return tuple(
        replace(one, breaks=tuple(reason for reason in one.breaks if reason.key != _SCOPE))
        for one in found
    )


_PERCENT = "%"
_SCOPE = "series.scope"
"""Key of the reason that a sum and what is published of it cover other areas."""
