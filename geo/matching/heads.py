"""Where the data of a sheet begin, and what stands above them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.matching.grids import Grid
from geo.matching.headings import role_of
from geo.matching.meanings import Reader
from geo.matching.numbers import heading_year, number, plain, seen, year, years_in
from geo.matching.words import HEADS, UNIT_LINE, is_unit
from geo.places import fold
from geo.workbooks import Cell

_DEEPEST = 300
"""No head of a table is longer than this."""

_BRIEF = 6
"""A line alone that is longer heads the table, whatever it ends in."""

_COUNTER = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|\(\d{1,2}\)(?:\s*=.*)?|\d{1,2}(?:\s*=.*)?")
"""Plain: how a row numbers the columns."""

LABELS = ("name", "parent", "code")
"""The roles of columns that say which area a row is of."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the data.

    Attributes
    ----------
    first : int
        Index of the first row of data.
    kinds : tuple of str
        For each row above it: ``title``, ``unit``, ``header``, ``note`` or ``blank``.
    """

    first: int
    kinds: tuple[str, ...]

    def rows(self, kind: str) -> tuple[int, ...]:
        """Return the rows of a kind."""
        return tuple(row for row, found in enumerate(self.kinds) if found == kind)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a row looks like.

    Attributes
    ----------
    kind : str
        Kind of its label's meaning; ``blank`` where it has none.
    heading : bool
        Whether the label is the heading of a column.
    told : int
        How many of its cells are not blank.
    values : bool
        Whether it holds values, or marks of missing ones; a row of years is a heading.
    headings : bool
        Whether it holds words or a row of years beside its label.
    """

    kind: str
    heading: bool
    told: int
    values: bool
    headings: bool

    @property
    def known(self) -> bool:
        return self.kind in ("area", "part", "total")

    def data(self, numeric: bool) -> bool:
        """Whether it is of the data; in a table of numbers a row of words is a heading."""
        named = self.known and not self.heading and not (numeric and self.headings)
        return self.kind not in ("blank", "note", "unit") and (self.values or named)

    @property
    def alone(self) -> bool:
        return self.told == 1 and self.kind == "unknown" and not self.heading


class Heads:
    """Finds the head of a sheet, once it is known which columns hold labels.

    Parameters
    ----------
    grid : Grid
    reader : Reader
    labels : mapping of role to column
        Of ``LABELS``, those that there are.
    """

    def __init__(self, grid: Grid, reader: Reader, labels: Mapping[str, int]) -> None:
        self.grid, self.reader, self.labels = grid, reader, labels

    def find(self, first: int | None = None) -> Head:
        """Find where the data begin, unless the reader said so."""
        begin = self._first() if first is None else min(first, self.grid.height)
        below = begin < self.grid.height
        kinds = [self._kind(row) for row in range(begin)]
        headed = max((row for row, kind in enumerate(kinds) if kind == "header"), default=-1)
        if headed < 0 and kinds and kinds[-1] == "title" and below:
            kinds[-1] = "header"  # a table of one column: its heading stands alone
        return Head(begin, tuple(kinds))

    def _first(self) -> int:
        seen = [self._see(row) for row in range(min(self.grid.height, _DEEPEST))]
        numeric = any(one.values for one in seen)
        data = [row for row, one in enumerate(seen) if one.data(numeric)]
        known = [row for row in data if seen[row].known]
        counted = [row for row in known if seen[row].values]
        below = [row + 1 for row, one in enumerate(seen) if one.heading]
        return self._upward(seen, next(iter(counted or known or data or below), 0), numeric)

    @staticmethod
    def _upward(seen: Sequence[_Seen], begin: int, numeric: bool) -> int:
        """Take in the rows above the first certain one that are no head: those nobody knows."""
        waiting = begin
        for row in range(begin - 1, -1, -1):
            if seen[row].data(numeric):
                begin = waiting = row
            elif seen[row].alone:
                waiting = row
            elif seen[row].told:
                return waiting if seen[row].told > 1 or seen[row].heading else begin
        return begin if numeric else waiting

    def _see(self, row: int) -> _Seen:
        told = self.grid.told(row)
        mine = [self.grid.filled(row, at) for at in self.labels.values()]
        label = next((cell for cell in mine if plain(cell)), None)
        if label is None and told and self.reader.meaning(told[0][1]).kind == "total":
            label = told[0][1]
        others = [cell for at, cell in told if at not in self.labels.values()]
        kind = self.reader.read(label)[1].kind
        heading = is_heading(label)
        counted = are_counters([cell for _, cell in told])
        values = not counted and not (heading and _are_headings(others))
        values = values and _has_values(others, kind, heading)
        headings = bool(others) and not values
        headings = headings or any(number(cell).kind == "text" for cell in others)
        return _Seen(kind, heading, len(told), values, headings)

    def _kind(self, row: int) -> str:
        told = self.grid.told(row)
        texts = list(dict.fromkeys(self.grid.text(row, at) for at in range(self.grid.width)))
        texts = [text for text in texts if text]
        if not texts:
            return "blank"
        if told and self._is_remark(told[0][1]):
            return "note"
        if not told or len(texts) > 1:
            units = [text for text in texts if role_of(text) != "unit"]
            return "unit" if units and all(map(_is_of_unit, units)) else "header"
        if _is_of_unit(texts[0]):
            return "unit"
        alone = told[0][0] <= min(self.labels.values(), default=0) or self._is_wide(row)
        heading = is_heading(told[0][1]) and len(texts[0]) <= _BRIEF
        return "title" if alone and not heading else "header"

    def _is_remark(self, cell: Cell) -> bool:
        """Whether a row begins with words about the table, and not with the heading of a column."""
        return self.reader.read(cell)[0].kind == "note" and not role_of(plain(cell))

    def _is_wide(self, row: int) -> bool:
        """Whether the only text of a row is merged over the labels too."""
        return all(self.grid.text(row, at) for at in self.labels.values())


def are_counters(cells: Sequence[Cell]) -> bool:
    """Whether cells only number the columns: 甲 1 2, or 甲 (1) (2)=(1)/2; plain numbers do not."""
    texts = [plain(cell) for cell in cells]
    return (
        len(texts) > 1
        and not texts[0].isdigit()
        and all(map(_COUNTER.fullmatch, texts))
        and any(map(str.isdigit, "".join(texts)))
    )


def _are_headings(cells: Sequence[Cell]) -> bool:
    """Whether cells beside the heading of a column head others: words, or a year among them."""
    return any(number(cell).kind == "text" or heading_year(seen(cell)) for cell in cells)


def _has_values(cells: Sequence[Cell], kind: str, heading: bool) -> bool:
    """Whether cells are values: not years over columns, nor the columns' numbers."""
    read = [(cell, number(cell)) for cell in cells]
    held = [cell for cell, one in read if one.value is not None]
    found = [one.value for _, one in read if one.value is not None]
    if not found or not all(map(float.is_integer, found)):
        return any(one.kind != "text" for _, one in read)
    steps = {after - one for one, after in pairwise(found)}
    regular = steps in ({1.0}, {-1.0})
    if kind not in ("area", "part", "total") and found[0] in (0, 1) and steps == {1.0}:
        return False
    if not all(map(year, held)):
        return True
    if any(isinstance(cell, str) and not cell.strip().isdigit() for cell in held):
        return False
    if kind in ("area", "part"):
        return not regular
    return not (heading or kind in ("blank", "unit") or regular or (steps and _climbs(steps)))


def _climbs(steps: set[float]) -> bool:
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def is_heading(cell: Cell) -> bool:
    """Whether a cell is the heading of a column of labels."""
    if not isinstance(cell, str) or len(cell) > 30:
        return False
    folded = fold(cell)
    if len(cell) > _BRIEF and years_in(plain(cell)):
        return False
    return any(HEADS[role].fullmatch(folded) for role in (*LABELS, "year", "item", "ignore"))


def _is_of_unit(text: str) -> bool:
    return bool(UNIT_LINE.match(text)) or is_unit(text.strip("()[]"))
