"""Points: the years of a series, and what parts each from the year before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.observations import Observation
from geo.text import Sentence, sentence
from geo.values import Break, Value, vintages
from geo.vocabulary import VINTAGES


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series.

    Attributes
    ----------
    value : Value
        Missing and withheld values are points too.
    breaks : tuple of Sentence
        Why the value does not compare with the known value before it; empty where it does, where
        there is none before, and where the value itself is missing.
    """

    value: Value
    breaks: tuple[Sentence, ...] = ()

    @property
    def year(self) -> int:
        """The year of the value."""
        return self.value.year


@dataclass(frozen=True, slots=True)
class Comparable:
    """The series of a place, and the longer one of the union that its boundaries ask for.

    Attributes
    ----------
    points : tuple of Point
        The place in every year in which anything was published at its level, ascending. Empty
        where the place cannot have a value: a region of what cannot be added up.
    codes : tuple of str
        Today's areas, the place among them, that together have known years more than the place
        alone; empty where its boundaries did not change, or joining does not help.
    union : tuple of Point
        The series of these areas together; empty where there are none.
    """

    points: tuple[Point, ...] = ()
    codes: tuple[str, ...] = ()
    union: tuple[Point, ...] = ()


def points(values: Iterable[Value], level: str, declared: Sequence[Break]) -> tuple[Point, ...]:
    """Tell where a series breaks, and why.

    Parameters
    ----------
    values : iterable of Value
        Of the same areas in ascending years.
    level : str
        Level of the areas.
    declared : sequence of Break
        Those that no vintage shows.
    """
    found: list[Point] = []
    before: Value | None = None
    elsewhere = False
    for value in values:
        breaks: tuple[Sentence, ...] = ()
        if value.value is None:
            elsewhere |= "boundary_differs" in value.flags
        elif before is not None:
            breaks = _between(before, value, level, declared)
        elif elsewhere:
            breaks = (_boundary(value),)
        if value.value is not None:
            before = value
        found.append(Point(value, breaks))
    return tuple(found)


def _boundary(now: Value) -> Sentence:
    return sentence(
        "series.boundary",
        "The boundaries changed: values before {year} belong to other land.",
        year=now.year,
    )


def _between(
    then: Value, now: Value, level: str, declared: Sequence[Break]
) -> tuple[Sentence, ...]:
    """Say everything that parts two known values."""
    reasons = [*_of_vintage(then, now), *_of_comparison(then, now)]
    columns = {one.indicator for one in (*now.inputs, *now.against)}
    reasons += [
        one.told
        for one in declared
        if one.level == level and one.column in columns and one.parts(then.year, now.year)
    ]
    scopes = [({one.scope for one in value.inputs}, value.have) for value in (then, now)]
    if scopes[0] != scopes[1]:
        reasons.append(
            sentence(
                "series.scope",
                "Another scope from {year} on: the values do not cover the same areas in full.",
                year=now.year,
            )
        )
    return tuple(reasons)


def _of_vintage(then: Value, now: Value) -> list[Sentence]:
    """Say which census the values stand after, where it is another one."""
    was, are = _of_year(then.inputs, then.year), _of_year(now.inputs, now.year)
    changed = _changed(was, are)
    before, after = vintages(was.values()), vintages(are.values())
    if not changed and before == after:
        return []
    if len(before) == len(after) == 1:
        return [
            sentence(
                "series.vintage",
                "Another census vintage from {year} on: {now}; until then: {then}.",
                year=now.year,
                now=_named(after),
                then=_named(before),
            )
        ]
    return [
        sentence(
            "series.vintages",
            "From {year} on {count} of {of} areas have another census vintage.",
            year=now.year,
            count=len(changed) or now.of,
            of=now.of,
        )
    ]


def _of_comparison(then: Value, now: Value) -> list[Sentence]:
    """Say where the province that a share is of has changed its vintage."""
    was, are = _of_year(then.against, then.year), _of_year(now.against, now.year)
    changed = _changed(was, are) - {one.code for one in now.inputs}
    if not changed and vintages(was.values()) == vintages(are.values()):
        return []
    return [
        sentence(
            "series.against",
            "From {year} on the province that it is compared with has another census vintage.",
            year=now.year,
        )
    ]


_Seen = Mapping[tuple[str, str], Observation]


def _of_year(inputs: Iterable[Observation], year: int) -> _Seen:
    """Return the observations of the year itself: growth has those of an earlier one, too."""
    return {(one.code, one.indicator): one for one in inputs if one.year == year}


def _changed(was: _Seen, are: _Seen) -> set[str]:
    """Return the areas of which a column has another vintage."""
    both = was.keys() & are.keys()
    return {key[0] for key in both if was[key].vintage != are[key].vintage}


def _named(found: Iterable[str]) -> Sentence:
    """Name the one vintage there is."""
    (key,) = found
    word = VINTAGES[key]
    return Sentence(f"{word.kind}.{word.key}", word.english, {})
