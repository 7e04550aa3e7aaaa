"""What is found in a workbook, and the bounds it must keep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import TypeAlias

Cell: TypeAlias = str | float | int | bool | None
Range: TypeAlias = tuple[int, int, int, int]

_FIRST = 3
"""So many cells are named where something is said of more."""


class Fault(Exception):  # noqa: N818  (the file's, not ours)
    """Why a workbook is not read.

    Attributes
    ----------
    code : str
        Names a sentence of ``geo.workbooks.refusals``.
    blanks : dict of str
        What is to be put into the sentence.
    """

    def __init__(self, code: str, **blanks: str) -> None:
        self.code, self.blanks = code, blanks
        super().__init__(code)


@dataclass(slots=True)
class Sheet:
    """A sheet as it is read; rows, ranges and cells as in ``geo.workbooks.Sheet``."""

    name: str
    rows: list[list[Cell]]
    merged: list[Range]
    hidden: bool = False


@dataclass(slots=True)
class Formulas:
    """The formulas of a workbook, or some of them: the first by name, all by number.

    Attributes
    ----------
    first : list of tuple of str
        Sheet and cell.
    count : int
    """

    first: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    count: int = 0

    def add(self, sheet: str, row: int, column: int) -> None:
        """Count a formula; row and column from zero."""
        self.count += 1
        if len(self.first) < _FIRST:
            self.first.append((sheet, reference(row, column)))


@dataclass(slots=True)
class Survey:
    """What calamine leaves out of a sheet; places are row and column, from zero.

    Attributes
    ----------
    errors : dict of place to str
        Marks of errors, which calamine reads as blank cells.
    shares : set of place
        Numbers that are shown as shares.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    shares: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])


@dataclass(slots=True)
class Findings:
    """A workbook as it is read.

    Attributes
    ----------
    sheets : list of Sheet
    macros : bool
        It brings macros, which nobody runs.
    unsaved : Formulas
        Those without a stored value; their cells are blank.
    stale : Formulas
        Those whose stored value the workbook itself calls out of date.
    """

    sheets: list[Sheet] = field(default_factory=list[Sheet])
    macros: bool = False
    unsaved: Formulas = field(default_factory=Formulas)
    stale: Formulas = field(default_factory=Formulas)


class Bounds:
    """What a workbook must keep within, and how much of it is used up.

    Parameters
    ----------
    limits : mapping of str to int
        The fields of ``geo.workbooks.Limits``.
    """

    def __init__(self, limits: Mapping[str, int]) -> None:
        self.limits = limits
        self._cells = self._text = self._sheets = 0

    def name(self, sheet: str) -> None:
        """Count a sheet, and the characters of its name."""
        self._sheets += 1
        if self._sheets > self.limits["sheets"]:
            raise Fault("sheets")
        self.say(len(sheet))

    def say(self, text: int) -> None:
        """Count the characters of a cell."""
        self._text += text
        if self._text > self.limits["text"]:
            raise Fault("text")

    def close(self, rows: int, columns: int) -> None:
        """Count the cells of a sheet that has been read to its end."""
        self._cells += rows * columns

    def check(self, sheet: str, rows: int, columns: int) -> None:
        """Refuse a sheet of so many rows and columns, as far as it has been read."""
        if rows > self.limits["rows"] or columns > self.limits["columns"]:
            raise Fault("reach", sheet=sheet, cell=reference(rows - 1, columns - 1))
        if self._cells + rows * columns > self.limits["cells"]:
            raise Fault("cells", sheet=sheet, cell=reference(rows - 1, columns - 1))


@dataclass(slots=True)
class Extent:
    """How far a sheet reaches from A1: the rows and columns that hold something."""

    sheet: str
    bounds: Bounds
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        """Reach to a cell, counted from zero, or refuse the sheet."""
        if row >= self.rows or column >= self.columns:
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
            self.bounds.check(self.sheet, self.rows, self.columns)

    def close(self) -> None:
        """Let the next sheet have what is left."""
        self.bounds.close(self.rows, self.columns)


def reference(row: int, column: int) -> str:
    """Write a cell as spreadsheets do: row 4 and column 2 from zero are ``C5``."""
    letters, column = "", column + 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def kept(merged: Sequence[Range], rows: Sequence[Sequence[Cell]]) -> list[Range]:
    """Return the merged cells that touch a sheet's rows; they must not overlap."""
    height, width = len(rows), max(map(len, rows), default=0)
    inside = [one for one in merged if one[0] < height and one[1] < width]
    covered = sum(
        (min(bottom, height - 1) - top + 1) * (min(right, width - 1) - left + 1)
        for top, left, bottom, right in inside
    )
    if covered > height * width or any(one[0] > one[2] or one[1] > one[3] for one in inside):
        raise Fault("damaged")
    return inside


def plain(value: object) -> Cell:
    """Make a value of a cell one that every reader of JSON understands; dates become ISO text."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    if isinstance(value, str | int):
        return value
    iso = getattr(value, "isoformat", None)
    return str(iso() if iso else value)


def share(value: float) -> str:
    """Write a number as the reader sees it who formatted it as a share: 0.125 is ``12.5%``."""
    return f"{value * 100:.15g}%"
