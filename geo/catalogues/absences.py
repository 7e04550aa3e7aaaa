"""Absences: what is not published, said as shortly as it can be."""

from dataclasses import dataclass

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.places import Place
from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Absence:
    """Years in which the same areas of a level have nothing.

    Attributes
    ----------
    level : str
    years : tuple of int
        Ascending.
    missing, known : tuple of Place
        The areas without a published value, and those with one.
    """

    level: str
    years: tuple[int, ...]
    missing: tuple[Place, ...]
    known: tuple[Place, ...]


def absences(atlas: Atlas, indicator: Indicator, level: str) -> tuple[Absence, ...]:
    """Say what is not published of an indicator at one level, newest first.

    A value that a rule keeps back is published, and not missing here. Years without anything
    missing are left out; years with the same areas missing are told together.
    """
    places = atlas.inside(level, "")
    measured = atlas.series.years(indicator, level)
    together: dict[frozenset[str], list[int]] = {}
    for year in atlas.period:
        known = frozenset(
            place.code
            for shared, value in measured.get(year, ())
            if value.value is not None or value.withheld
            for place in shared
        )
        together.setdefault(known, []).append(year)
    found = [
        Absence(
            level,
            tuple(years),
            tuple(one for one in places if one.code not in known),
            tuple(one for one in places if one.code in known),
        )
        for known, years in together.items()
        if len(known) < len(places)
    ]
    return tuple(sorted(found, key=lambda one: -one.years[-1]))


def gaps(atlas: Atlas, indicator: Indicator) -> tuple[Row, ...]:
    """Return the distances of the sum of areas from the published province, newest first.

    Returns
    -------
    tuple of dict
        Rows of ``gaps.csv``; none for what is computed.
    """
    found = [row for (key, _), row in atlas.gaps.items() if key == indicator.key]
    return tuple(sorted(found, key=lambda row: -int(row["year"] or 0)))
