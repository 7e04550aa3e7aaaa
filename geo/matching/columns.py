"""Which column of a sheet holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geo.matching.decisions import Decisions
from geo.matching.grids import Grid, letters
from geo.matching.headings import LONG, role_of, split_unit, unit_of_line
from geo.matching.heads import Head, Heads, are_counters
from geo.matching.meanings import Reader
from geo.matching.numbers import (
    heading_year,
    is_blank,
    is_day,
    number,
    plain,
    without_years,
    year,
    years_in,
)
from geo.matching.sequels import Sequels
from geo.matching.stubs import MOST, Stub, stub
from geo.matching.words import BOOK, MADE, MONTHS, PARTS, is_unit
from geo.places import fold
from geo.workbooks import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it holds and how it is headed.

    Attributes
    ----------
    index : int
        Counted from 0.
    role : str
        One of ``vocabulary.ROLES``.
    parts : tuple of str
        Its headings from the top down, without units.
    unit : str
        Of its values; empty where none is told.
    year : int or None
        Of its values; ``None`` where its headings name none.
    """

    index: int
    role: str
    parts: tuple[str, ...] = ()
    unit: str = ""
    year: int | None = None

    @property
    def letter(self) -> str:
        """Its name in the spreadsheet."""
        return letters(self.index)

    @property
    def name(self) -> str:
        """All its headings as one."""
        return " ".join(self.parts)

    def to_json(self) -> dict[str, Any]:
        """Return the column as facts."""
        return {
            "index": self.index,
            "letter": self.letter,
            "name": self.name,
            "role": self.role,
            "unit": self.unit or None,
            "year": self.year,
        }


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet under its head.

    Attributes
    ----------
    grid : Grid
    stub : Stub
        The columns that say which area a row is of.
    head : Head
    end : int
        Index of the row below the last; another table begins there, or the sheet is at its end.
    decisions : Decisions
    """

    grid: Grid
    stub: Stub
    head: Head
    end: int
    decisions: Decisions

    @classmethod
    def of(cls, grid: Grid, reader: Reader, decisions: Decisions) -> "Columns":
        """Find what holds labels, and where the data begin."""
        found = stub(grid, reader, decisions.roles)
        first = None if decisions.header is None else decisions.header - 1
        head = Heads(grid, reader, found.labels).find(first)
        end = Sequels(grid, reader, found.labels, head).first()
        return cls(grid, found, head, end, decisions)

    @property
    def labels(self) -> Mapping[str, int]:
        """The columns that say which area a row is of, by role."""
        return self.stub.labels

    @cached_property
    def listed(self) -> tuple[Column, ...]:
        """Every column, from the left."""
        return tuple(self._describe(at) for at in range(self.grid.width))

    def _describe(self, at: int) -> Column:
        split = [split_unit(text) for text in self._headings(at)]
        parts = tuple(dict.fromkeys(name for name, _ in split if name))
        unit = next((unit for _, unit in reversed(split) if unit), "")
        held = {role: column for column, role in self.decisions.roles.items()}
        role = self.decisions.roles.get(at) or self._role(at, parts)
        if role in ("year", "unit", "item") and held.get(role, at) != at:
            role = "note"
        if role == "value" and at not in self.decisions.roles and self._is_beside(at):
            role = "ignore"
        if role != "value":
            return Column(at, role, parts)
        return Column(at, role, parts, unit or self._unit, self._year(at, parts))

    def _headings(self, at: int) -> list[str]:
        units = [self.grid.text(row, at).strip("()[] ") for row in self.head.rows("unit")]
        told = [one[at][:LONG] for one in self._headers if one[at]]
        return [*told, *(f"({one})" for one in units if is_unit(one))]

    @cached_property
    def _headers(self) -> list[list[str]]:
        """Read the headings; one above others holds for the columns right of it too."""
        rows = [row for row in self.head.rows("header") if not self._counts(row)]
        told = [[self.grid.text(row, at) for at in range(self.grid.width)] for row in rows]
        for level, texts in enumerate(told[:-1]):
            last = ""
            for at, text in enumerate(texts):
                if at in self.labels.values():
                    continue
                if not text and any(lower[at] for lower in told[level + 1 :]):
                    texts[at] = last
                last = texts[at]
        return told

    def _is_beside(self, at: int) -> bool:
        """Whether a column belongs to a table beside the one that is read: 地区 值 地区 值."""
        starts = [*self._again, self.labels["name"]] if self._again else []
        return max((one for one in starts if one < at), default=-1) in self._again

    @cached_property
    def _again(self) -> tuple[int, ...]:
        """The columns that name other areas, and are headed as the names are."""
        heads = {at: [texts[at] for texts in self._headers] for at in self.stub.beside}
        return tuple(
            at
            for at, mine in heads.items()
            if at in self.stub.again
            or mine == [texts[self.labels["name"]] for texts in self._headers]
            or any(role_of(text) in ("name", "parent") for text in mine)
        )

    def _counts(self, row: int) -> bool:
        """Whether a row only numbers the columns: 甲 1 2 3."""
        told = [cell for at, cell in self.grid.told(row) if at not in self.labels.values()]
        if are_counters([cell for _, cell in self.grid.told(row)]):
            return True
        numbers = [number(cell).value for cell in told]
        dated = any(heading_year(plain(cell)) for cell in told)
        return None not in numbers and not dated and len(told) > 0

    def _role(self, at: int, parts: tuple[str, ...]) -> str:
        for role, column in self.labels.items():
            if column == at:
                return role
        cells = [self.grid.cell(row, at) for row in range(self.end)[self.head.first :][:MOST]]
        cells = [cell for cell in cells if not is_blank(cell)]
        named = _named(parts)
        kinds = [number(cell).kind for cell in cells]
        numbers = kinds.count("number")
        if self._is_year(cells, named, parts):
            return "year"
        words = [cell for cell, kind in zip(cells, kinds, strict=True) if kind == "text"]
        if named == "note" and numbers and not words and _is_of_sources(parts):
            named = ""
        if named in ("ignore", "note") or (not cells and not years_in(" ".join(parts))):
            return named or "ignore"
        if named == "unit" and words and all(is_unit(plain(word)) for word in words):
            return "unit"
        if named == "item" and len(words) == len(cells) and not _are_projects(parts, words):
            return "item"
        return "value" if not words or numbers >= len(words) else "note"

    def _is_year(self, cells: Sequence[Cell], named: str, parts: tuple[str, ...]) -> bool:
        """Whether a column holds years: by its heading, or by how they are written."""
        if not cells or sum(year(cell) is not None for cell in cells) * 2 <= len(cells):
            return False
        if _is_of_months(parts) and any(is_day(cell) and "31" not in plain(cell) for cell in cells):
            return False
        written = all(isinstance(cell, str) and not cell.strip().isdigit() for cell in cells)
        return named == "year" or written or not parts or _is_of_months(parts)

    @cached_property
    def _above(self) -> list[str]:
        """What stands above the data and is no heading, each text once."""
        rows = [row for row, kind in enumerate(self.head.kinds) if kind != "header"]
        told = [self.grid.text(row, at) for row in rows for at in range(self.grid.width)]
        return [text[:LONG] for text in dict.fromkeys(told) if text]

    @property
    def title(self) -> str:
        """What the table is called above its head; else the name of the sheet."""
        titles = [self.grid.text(row, self.grid.told(row)[0][0]) for row in self.head.rows("title")]
        return without_years(split_unit(next(iter(titles), ""))[0]) or self.grid.name

    @cached_property
    def year(self) -> int | None:
        """The one year that the title names, or else the sheet; ``None`` where it names several."""
        noted = [self.grid.text(row, at) for row in self.head.rows("note")
                 for at in range(self.grid.width)]  # fmt: skip
        told = [text for text in self._above if text not in noted and not MADE.match(text)]
        for text in (*told, self.grid.name):
            if is_day(text):
                continue  # of a signature
            if (found := years_in(text)) and not BOOK.search(text):
                return found[0] if len(found) == 1 else None
        return None

    @cached_property
    def _unit(self) -> str:
        """The unit that a line above the data names for all values."""
        corners = [text for texts in self._headers for text in texts]
        lines = (unit_of_line(line[:LONG]) for line in (*self._above, *corners))
        return next(filter(None, lines), "")

    def _year(self, at: int, parts: tuple[str, ...]) -> int | None:
        """Return the year that a column's headings are, the lowest first; or the one they name."""
        if at in self.decisions.years:
            return self.decisions.years[at]
        found = [(when,) for part in reversed(parts) if (when := heading_year(part))]
        found = found or [tuple({one for part in parts for one in years_in(part)})]
        return found[0][0] if len(found[0]) == 1 else None


def _named(parts: tuple[str, ...]) -> str:
    """Return the role that headings name, the lowest first; the areas' codes are taken."""
    if _is_of_months(parts):
        return "note"
    named = next((role for part in reversed(parts) if (role := role_of(part))), "")
    return "ignore" if named == "code" else named


def _is_of_sources(parts: tuple[str, ...]) -> bool:
    """Whether a heading names what comes from somewhere, 资金来源, where numbers stand below it."""
    return parts[-1].endswith("来源") and len(parts[-1]) > len("数据来源") - 1


def _is_of_months(parts: tuple[str, ...]) -> bool:
    return any(MONTHS.fullmatch(fold(part)) for part in parts)


def _are_projects(parts: tuple[str, ...], words: Sequence[Cell]) -> bool:
    """Whether what is headed 项目 are projects, each there once, and not what is measured."""
    headed = any(PARTS.fullmatch(fold(part)) for part in parts)
    measured = any(split_unit(plain(word))[1] for word in words)
    return headed and not measured and len(set(words)) == len(words)
