"""What was found out about a reader's table, before anything of it is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from geo.matching.columns import Column
from geo.matching.names import Names
from geo.text import Sentence

STATUSES = ("matched", "ambiguous", "unmatched", "duplicate", "aside")
"""How a row can end; every row ends in exactly one way."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one row ended.

    Attributes
    ----------
    row : int
        As the spreadsheet numbers it.
    given : str
        What is seen in its label.
    status : str
        One of ``STATUSES``.
    code : str
        The area of a matched row or duplicate; of a total the province's code or a region's key.
    how : str
        One of ``names.HOW``, for matched rows and duplicates.
    kind : str
        What a row that is set aside is: ``total``, ``note``, ``header``, ``unit``, ``title``,
        ``blank``, or ``chosen`` where the reader set it aside.
    candidates : tuple of str
        Codes: of an ambiguous row all it may stand for, of an unmatched one some like it.
    boundary : int or None
        The year's end whose divisions the area belongs to; ``None`` for an area of today.
    union : tuple of str
        Today's areas that an area of old fits together with its neighbours; else empty.
    first : int or None
        Of a duplicate, the row that has the same area and year before it.
    same : bool or None
        Of a duplicate, whether it has the same values.
    reason : Sentence or None
        Why a row is not matched, where it is not plain.
    """

    row: int
    given: str
    status: str
    code: str = ""
    how: str = ""
    kind: str = ""
    candidates: tuple[str, ...] = ()
    boundary: int | None = None
    union: tuple[str, ...] = ()
    first: int | None = None
    same: bool | None = None
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a matched row, or of a total that names the whole province.

    Attributes
    ----------
    row : int
        As the spreadsheet numbers it.
    column : int
        Counted from 0.
    series : str
        Key of its series.
    code : str
        The area, in the divisions of ``boundary``.
    boundary : int or None
        A year's end; ``None`` where the area is one of today, or was last as it is meant.
    year : int or None
        ``None`` where the table does not tell.
    value : float or None
        ``None`` where missing.
    """

    row: int
    column: int
    series: str
    code: str
    boundary: int | None
    year: int | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """A series as it was found.

    Attributes
    ----------
    key, name, unit, item : str
        As ``series.Series``.
    columns : tuple of int
        Counted from 0.
    years : tuple of int
        Of which it has a cell, ascending.
    undated : bool
        Whether the year of some value is not known; it has to be told before the series is kept.
    """

    key: str
    name: str
    unit: str
    item: str
    columns: tuple[int, ...]
    years: tuple[int, ...]
    undated: bool

    def to_json(self) -> dict[str, Any]:
        """Return the series as facts."""
        return asdict(self) | {"unit": self.unit or None, "item": self.item or None}


@dataclass(frozen=True, slots=True)
class SheetCount:
    """A sheet of the file, how many rows it has and how many of them match."""

    name: str
    rows: int
    matched: int


@dataclass(frozen=True)
class Report:
    """All that was found out about a table.

    Attributes
    ----------
    file, sheet : str
    sheets : tuple of SheetCount
    rows : int
        How many rows the sheet has; as many as ``entries``.
    header : int
        The first row of data, as the spreadsheet numbers it.
    columns : tuple of Column
    series : tuple of Found
    boundaries : str
        ``each year``, ``today``, or the year's end whose divisions hold for all years.
    entries : tuple of Entry
        One a row, in order.
    data : tuple of Datum
        Of matched rows and of the province, in order.
    notices : tuple of Sentence
    names : Names
    """

    file: str
    sheet: str
    sheets: tuple[SheetCount, ...]
    header: int
    columns: tuple[Column, ...]
    series: tuple[Found, ...]
    boundaries: str
    entries: tuple[Entry, ...]
    data: tuple[Datum, ...]
    notices: tuple[Sentence, ...]
    names: Names

    @property
    def rows(self) -> int:
        """How many rows the sheet has."""
        return len(self.entries)

    def of(self, status: str) -> tuple[Entry, ...]:
        """Return the rows that ended in one way."""
        return tuple(one for one in self.entries if one.status == status)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows ended in which way; those set aside by what they are."""
        found = Counter(one.status for one in self.entries)
        return {status: found[status] for status in STATUSES}

    def to_json(self, lang: str) -> dict[str, Any]:
        """Return the report as facts, with names and sentences in a language."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "sheets": [asdict(one) for one in self.sheets],
            "rows": self.rows,
            "header": self.header,
            "boundaries": self.boundaries,
            "columns": [one.to_json() for one in self.columns],
            "series": [one.to_json() for one in self.series],
            **told(self.entries, self.names, lang),
            "data": [asdict(one) for one in self.data],
            "notices": [one.say(lang) for one in self.notices],
        }


def told(entries: Iterable[Entry], names: Names, lang: str) -> dict[str, list[dict[str, Any]]]:
    """Return rows as facts, under the way they ended."""
    lists: dict[str, list[dict[str, Any]]] = {
        "matched": [], "ambiguous": [], "unmatched": [], "duplicates": [], "set_aside": [],
    }  # fmt: skip
    for one in entries:
        facts: dict[str, Any] = {"row": one.row, "given": one.given}
        why = one.reason.say(lang) if one.reason else None
        near = [named(code, names, lang) for code in one.candidates]
        place = {**named(one.code, names, lang), "how": one.how}
        if one.status == "matched":
            old = {"boundary": one.boundary, "union": list(one.union)} if one.union else {}
            lists["matched"].append(facts | place | old)
        elif one.status == "ambiguous":
            lists["ambiguous"].append(facts | {"candidates": near, "reason": why})
        elif one.status == "unmatched":
            lists["unmatched"].append(facts | {"suggestions": near, "reason": why})
        elif one.status == "duplicate":
            first = {"first": one.first, "same": one.same}
            lists["duplicates"].append(facts | place | first)
        else:
            lists["set_aside"].append(facts | {"kind": one.kind, "code": one.code or None})
    return lists


def named(code: str, names: Names, lang: str) -> dict[str, str | None]:
    """Return an area as facts: its code, its name and what it is in."""
    parent = names.parent(code)
    inside = names.name(parent, lang) if parent else None
    return {"code": code, "name": names.name(code, lang), "parent": inside}
