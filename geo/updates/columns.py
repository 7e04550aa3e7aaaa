"""From a reader's table to figures: which of its series is which indicator, and in which unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from geo.atlas import Atlas
from geo.matching.decisions import TODAY
from geo.matching.numbers import plain
from geo.matching.reports import Datum, Found, Report
from geo.places import fold
from geo.text import Sentence, listed, sentence
from geo.units import power_of
from geo.updates.revisions import Figure, written
from geo.workbooks import TableError


@dataclass(frozen=True, slots=True)
class Column:
    """A series of the table that is an indicator of the atlas.

    Attributes
    ----------
    series : Found
    indicator : str
        Key of a column of the panel.
    unit : str
        As the table states it, or the reader for it.
    power : int
        Of ten, by which its values are multiplied to come out in the indicator's unit.
    """

    series: Found
    indicator: str
    unit: str
    power: int


def whole(atlas: Atlas) -> dict[str, str]:
    """Return what rows of the province itself are called, folded, each with its code.

    A sum over areas is no published value; a row of the whole is.
    """
    province = atlas.province
    names = (province.name_zh, province.name_en, f"全{province.name_zh[-1]}")
    return {fold(name): province.code for name in names}


def columns(
    report: Report, atlas: Atlas, chosen: Sequence[tuple[str, str]] = (), unit: str = ""
) -> tuple[Column, ...]:
    """Find the indicators that the series of a table are.

    Parameters
    ----------
    report : Report
    atlas : Atlas
    chosen : sequence of (series, indicator)
        What the reader says, by name or letter of a series and key of an indicator; one series may
        be several indicators, and an empty key leaves it out. Series that are not named here go by
        their names.
    unit : str
        Of the series whose unit the table does not state.

    Raises
    ------
    TableError
        Where a series has no unit, or one that is not the indicator's times a power of ten.
    """
    found = [(_series(report, name), key) for name, key in chosen]
    named = {one.key for one, _ in found}
    rest = [one for one in report.series if one.key not in named]
    found += [(one, key) for one in rest if (key := _called(atlas, one.name))]
    return tuple(
        _column(atlas, series, key, series.unit or plain(unit)) for series, key in found if key
    )


def figures(
    report: Report, atlas: Atlas, found: Iterable[Column], year: int | None = None
) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """Read the values of some columns.

    Parameters
    ----------
    report : Report
    atlas : Atlas
    found : iterable of Column
    year : int or None
        Of the values whose year the table does not tell.

    Returns
    -------
    tuple of figures and codes
        The codes are those of areas that are no more; a panel has rows of today's areas only, and
        their values are left out, as are missing ones.

    Raises
    ------
    TableError
        Where a year is not known, or two series give a value for one indicator, area and year.
    """
    read: dict[tuple[str, str, int], Figure] = {}
    former: dict[str, None] = {}
    by_series: dict[str, list[Datum]] = {}
    for datum in report.data:
        if datum.value is not None:
            by_series.setdefault(datum.series, []).append(datum)
    for column in found:
        for datum in by_series.get(column.series.key, []):
            if datum.code not in atlas.areas:
                former[datum.code] = None
                continue
            figure = _figure(report, atlas, column, datum, year)
            if read.setdefault((figure.code, figure.indicator, figure.year), figure) != figure:
                raise _twice(figure)
    return tuple(read.values()), tuple(former)


def _series(report: Report, name: str) -> Found:
    """Return the series that a reader names, by its name or its letter."""
    asked = fold(name)
    found = [one for one in report.series if asked in (fold(one.name), fold(one.key))]
    if len(found) == 1:
        return found[0]
    raise TableError(
        sentence(
            "update.column",
            "--column {name} names {count} columns of the table; give the letter or the name of"
            " one: {known}.",
            name=name,
            count=len(found),
            known=listed("en", [f"{one.key} {one.name}" for one in report.series]),
        )
    )


def _called(atlas: Atlas, name: str) -> str:
    """Return the column of the panel that has a name; empty where none has."""
    asked = fold(name)
    for one in atlas.indicators.values():
        names = (one.key, one.name_zh, one.name_en)
        if one.measure == "column" and asked in map(fold, names):
            return one.key
    return ""


def _column(atlas: Atlas, series: Found, key: str, unit: str) -> Column:
    wanted = atlas.indicators[key].unit
    if not unit:
        raise TableError(
            sentence(
                "update.no_unit",
                "Column “{name}” states no unit, expected {unit}; write it into the heading, or say"
                " --unit {unit} where it is that.",
                name=series.name,
                unit=wanted,
            )
        )
    powers = (power_of(unit, one) for one in (wanted, *atlas.units[wanted]))
    power = next((one for one in powers if one is not None), None)
    if power is None:
        raise TableError(
            sentence(
                "update.unit",
                "Column “{name}” is in {unit}, {indicator} in {wanted}; convert it in the table"
                " first.",
                name=series.name,
                unit=unit,
                indicator=key,
                wanted=wanted,
            )
        )
    return Column(series, key, unit, power)


def _figure(report: Report, atlas: Atlas, column: Column, datum: Datum, year: int | None) -> Figure:
    when = datum.year or year
    if when is None:
        raise TableError(
            sentence(
                "update.no_year",
                "Column “{name}” does not tell the year of its values; say --year.",
                name=column.series.name,
            )
        )
    printed = datum.value or 0.0
    exact = Decimal(repr(printed)).scaleb(column.power)
    return Figure(
        code=datum.code,
        indicator=column.indicator,
        year=when,
        value=float(exact),
        boundary=datum.boundary or _boundary(report, atlas, when),
        note=f"{written(printed)} {column.unit}" if column.power else "",
    )


def _boundary(report: Report, atlas: Atlas, year: int) -> int:
    """Return the year's end in whose divisions the value of an area of today is given."""
    if report.boundaries == TODAY:
        changes: Mapping[int, object] = atlas.measures.ground.territories.changes
        return max([year, *changes])
    return int(report.boundaries) if report.boundaries.isdecimal() else year


def _twice(figure: Figure) -> TableError:
    said: Sentence = sentence(
        "update.twice",
        "The table has two values of {indicator} for {code} in {year}; leave one column out:"
        " --column NAME=.",
        indicator=figure.indicator,
        code=figure.code,
        year=figure.year,
    )
    return TableError(said)
