"""From the report on a reader's file to the own table that is kept of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log10
from typing import Any

from geo.matching import Report, SiteReport
from geo.matching.reports import Datum, Found
from geo.own import OWN, OWN_SITE, SITES, VERSION, OwnList, OwnTable
from geo.text import sentence
from geo.units import quotient_power
from geo.vocabulary import TYPES
from geo.workbooks import TableError

_DECIMALS = 4
_YEAR = re.compile(r"(19[5-9]\d|20\d\d)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader wants kept of a series.

    Attributes
    ----------
    series : str
        Key of the series in the report.
    keep : bool
    name, unit : str
    type : str
        One of ``vocabulary.TYPES``.
    over : str
        Key of the series that a ratio divides by; empty for every other type.
    year : str
        Of the values whose year the file does not tell.
    """

    series: str
    keep: bool = True
    name: str = ""
    unit: str = ""
    type: str = ""
    over: str = ""
    year: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Choice":
        """Read a choice from JSON; what is left out keeps its default."""
        words = {key: str(told.get(key, ""))[:200].strip() for key in cls.__dataclass_fields__}
        del words["keep"]
        return cls(keep=bool(told.get("keep", True)), **words)


def tables_of(report: Report, choices: Iterable[Choice]) -> list[OwnTable]:
    """Make the own tables that the reader wants of a file.

    Raises
    ------
    TableError
        Where nothing is wanted, or something has still to be told: what it is, its year.
    """
    wanted = [one for one in choices if one.keep]
    if not wanted:
        said = sentence("intake.nothing", "Nothing is chosen to be kept; tick a series.")
        raise TableError(said)
    return [_table(report, one) for one in wanted]


def list_of(report: SiteReport, told: Mapping[str, Any]) -> OwnList:
    """Make the own list of sites of a file.

    Parameters
    ----------
    report : SiteReport
    told : mapping
        ``name`` of the list, ``complete``, and the ``kind`` of the sites whose kind the file does
        not tell.

    Raises
    ------
    TableError
        Where no row fits, or a kind has still to be told.
    """
    if not report.sites:
        said = sentence("intake.no_sites", "No row of the list fits an area; check the columns.")
        raise TableError(said)
    kind = str(told.get("kind", ""))
    rows = [
        [getattr(replace(one, kind=one.kind or kind), name) for name in OWN_SITE]
        for one in report.sites
    ]
    if not all(row[2] for row in rows):
        text = "Say first of which kind the sites are whose kind is not told."
        raise TableError(sentence("intake.kinds_missing", text))
    return OwnList.of(
        {
            "siquan": SITES,
            "version": VERSION,
            "name": str(told.get("name", ""))[:200] or report.file[:200],
            "file": report.file[:200],
            "sheet": report.sheet[:200],
            "complete": bool(told.get("complete", False)),
            "rows": rows,
        }
    )


def _table(report: Report, choice: Choice) -> OwnTable:
    series = _series(report, choice.series)
    name = choice.name or series.name
    if choice.type not in TYPES:
        said = sentence(
            "intake.type", "Say first what the values of “{name}” are: total, rate …", name=name
        )
        raise TableError(said)
    top = _values(report, series, choice.year)
    rows = [[*place, value, None, boundary, row] for place, (value, boundary, row) in top.items()]
    over = None
    if choice.type == "ratio":
        over = _series(report, choice.over)
        rows = _divided(top, _values(report, over, choice.year), name)
    if not rows:
        said = sentence("intake.empty", "“{name}” has no value in a row that fits.", name=name)
        raise TableError(said)
    return OwnTable.of(
        {
            "siquan": OWN,
            "version": VERSION,
            "name": name,
            "unit": choice.unit,
            "type": choice.type,
            "level": _level(report, rows),
            "top_name": series.name if over else "",
            "top_unit": series.unit if over else "",
            "over_name": over.name if over else "",
            "over_unit": over.unit if over else "",
            "file": report.file[:200],
            "sheet": report.sheet[:200],
            "factor": _factor(name, series.unit, over.unit, choice.unit) if over else 1.0,
            "decimals": 2 if over else _decimals(value for value, *_ in top.values()),
            "rows": rows,
        }
    )


def _series(report: Report, key: str) -> Found:
    found = next((one for one in report.series if one.key == key), None)
    if found is None:
        said = sentence(
            "intake.series", "There is no series “{key}” to divide by; choose a column.", key=key
        )
        raise TableError(said)
    return found


def _factor(name: str, top: str, over: str, unit: str) -> float:
    """Return what a quotient is multiplied by to come out in the unit that was told.

    Raises
    ------
    TableError
        Where the units do not lead to it.
    """
    power = quotient_power(top, over, unit)
    if power is None:
        said = sentence(
            "intake.unit",
            "“{name}” divides {top} by {over}, which does not come out in “{unit}”; write a unit"
            " such as 元/人, 元 or %.",
            name=name,
            top=top or "?",
            over=over or "?",
            unit=unit,
        )
        raise TableError(said)
    return float(10**power)


_Place = tuple[str, int]
_Seen = tuple[float, int | None, int]


def _values(report: Report, series: Found, told: str) -> dict[_Place, _Seen]:
    """Return the values of a series by area and year; missing ones are left out."""
    values: dict[_Place, _Seen] = {}
    for one in report.data:
        if one.series != series.key or one.value is None:
            continue
        place = (one.code, _year(one, series, told))
        if place in values:
            said = sentence(
                "intake.twice",
                "Rows {first} and {row} both have a value of “{name}” for {year}; set one of them"
                " aside or mend its year.",
                first=values[place][2],
                row=one.row,
                name=series.name,
                year=place[1],
            )
            raise TableError(said)
        values[place] = (one.value, one.boundary, one.row)
    return values


def _year(one: Datum, series: Found, told: str) -> int:
    if one.year is not None:
        return one.year
    found = _YEAR.fullmatch(told)
    if found is None:
        said = sentence(
            "intake.year",
            "The file does not tell the year of “{name}” (row {row}); “{told}” is none, write one"
            " such as 2024.",
            name=series.name,
            row=one.row,
            told=told[:20],
        )
        raise TableError(said)
    return int(found[1])


def _divided(
    top: Mapping[_Place, _Seen], bottom: Mapping[_Place, _Seen], name: str
) -> list[list[Any]]:
    """Pair what is divided with what divides it.

    A row that lacks either is left out, and one that would be divided by zero: it has no quotient,
    and its numerator alone must not weigh in a region's.
    """
    rows: list[list[Any]] = []
    for place, (value, boundary, row) in top.items():
        if place in bottom and bottom[place][0]:
            rows.append([*place, value, bottom[place][0], boundary, row])
    if top and not rows:
        said = sentence(
            "intake.pairs",
            "No row has both a value of “{name}” and one to divide it by; choose another column.",
            name=name,
        )
        raise TableError(said)
    return rows


def _level(report: Report, rows: Iterable[list[Any]]) -> str:
    """Return the level that most of the values are of; empty where only the province has some."""
    names = report.names
    levels = [names.level(row[0]) for row in rows if row[0] != names.root]
    return max(dict.fromkeys(levels), key=levels.count, default="")


def _decimals(values: Iterable[float]) -> int:
    """Return how many decimals show every value as it was written, within reason."""
    most = 0
    for value in values:
        digits = 15 - (int(log10(abs(value))) + 1 if abs(value) >= 1 else 1)
        text = f"{value:.{min(max(digits, 0), _DECIMALS)}f}".rstrip("0")
        most = max(most, len(text.partition(".")[2]))
    return most
