"""A reader's own table, as it lies in a browser and in a project file: checked JSON.

It is named by its content, so an address that names it means these values and no others.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, cast

from geo.own.fields import (
    OWN,
    VERSION,
    key_of,
    marked,
    number,
    parsed,
    rows_of,
    text,
    whole,
    written,
    wrong,
    year,
)
from geo.vocabulary import TYPES

Type = Literal["total", "ratio", "rate", "index"]
_TEXTS = (
    "name", "unit", "type", "level", "top_name", "top_unit", "over_name", "over_unit",
    "file", "sheet",
)  # fmt: skip
_COLUMNS = ("code", "year", "value", "over", "boundary", "row")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One value of a reader's own table.

    Attributes
    ----------
    code : str
        An area of today, or one that is no more.
    year : int
    value : float
    over : float or None
        What a ratio divides by; ``None`` in every other table.
    boundary : int or None
        The value belongs to the divisions as at the end of this year; ``None``: to today's.
    row : int
        Row of the spreadsheet it was read from.
    """

    code: str
    year: int
    value: float
    over: float | None
    boundary: int | None
    row: int


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A reader's own table, checked.

    Attributes
    ----------
    name, unit : str
        In the reader's words.
    type : str
        ``total`` can be added up over areas; a ``ratio`` divides two totals, and is the ratio of
        their sums for a region; a ``rate`` and an ``index`` belong to single areas.
    level : str
        The level that it is opened at; empty leaves it to the page.
    factor : float
        What a ratio is multiplied by to come out in ``unit``.
    decimals : int
    top_name, top_unit, over_name, over_unit : str
        What a ratio divides, and by what; empty in every other table.
    file, sheet : str
        Where it was read.
    rows : tuple of OwnRow
        Ordered by code and year; one at the most for each.
    """

    name: str
    unit: str
    type: Type
    level: str
    factor: float
    decimals: int
    top_name: str
    top_unit: str
    over_name: str
    over_unit: str
    file: str
    sheet: str
    rows: tuple[OwnRow, ...]

    @property
    def key(self) -> str:
        """``own.`` and twelve digits that change with any of its content."""
        return key_of(self.write())

    @property
    def years(self) -> tuple[int, ...]:
        """The years it has values of, ascending."""
        return tuple(sorted({one.year for one in self.rows}))

    def write(self) -> str:
        """Write it as JSON, always in the same way."""
        told: dict[str, Any] = {"siquan": OWN, "version": VERSION}
        told |= {name: getattr(self, name) for name in (*_TEXTS, "factor", "decimals")}
        told["rows"] = [
            [one.code, one.year, one.value, one.over, one.boundary, one.row] for one in self.rows
        ]
        return written(told)

    @classmethod
    def read(cls, content: str) -> "OwnTable":
        """Read what ``write`` wrote.

        Raises
        ------
        TableError
            Where it is not such a table; the sentence says where.
        """
        return cls.of(parsed(content))

    @classmethod
    def of(cls, content: object) -> "OwnTable":
        """Check the content of a table.

        Raises
        ------
        TableError
        """
        told = marked(content, OWN)
        words = {name: text(name, told.get(name, "")) for name in _TEXTS}
        if not words["name"]:
            raise wrong("name", "", "…")
        kind = cast("Type", words.pop("type"))
        if kind not in TYPES:
            raise wrong("type", kind, "/".join(TYPES))
        factor = number("factor", told.get("factor", 1))
        decimals = whole("decimals", told.get("decimals", 1), 0, 6)
        rows = sorted(
            (_row(one, kind) for one in rows_of(told, _COLUMNS)),
            key=lambda one: (one.code, one.year),
        )
        for one, after in pairwise(rows):
            if (one.code, one.year) == (after.code, after.year):
                raise wrong("rows", f"{one.code} {one.year}", "1")
        return cls(**words, type=kind, factor=factor, decimals=decimals, rows=tuple(rows))


def _row(told: list[Any], kind: Type) -> OwnRow:
    code, when, value, over, boundary, row = told
    if (over is None) == (kind == "ratio"):
        raise wrong("over", over, kind)
    return OwnRow(
        code=text("code", code),
        year=year("year", when),
        value=number("value", value),
        over=None if over is None else number("over", over),
        boundary=None if boundary is None else year("boundary", boundary),
        row=whole("row", row, 0, 10_000_000),
    )
