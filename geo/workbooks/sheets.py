"""Plain sheets of cells, how much of a file is read, and what is said of a file that is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from geo.errors import GeoError
from geo.text import Sentence

Cell: TypeAlias = str | float | int | bool | None
Range: TypeAlias = tuple[int, int, int, int]

_MB = 1_000_000
_SHORT, _LONG = 40, 400
"""So much of a name is quoted in a sentence; so much of it is looked at."""


class TableError(GeoError, ValueError):
    """A reader's own file that cannot be taken as it is; nothing of it is kept.

    Attributes
    ----------
    sentence : Sentence
        What is wrong, what was expected and what to do.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read; more is refused, never cut off.

    A table for an atlas has some hundred areas, some ten years and some dozens of indicators: less
    than 100,000 cells. The limits leave several times that, and are low enough that what a file
    comes to, as Python keeps it, stays within the few hundred megabytes a small server can spare,
    and that reading it takes a few seconds.

    Attributes
    ----------
    bytes : int
        Size of the file.
    unpacked : int
        Bytes of all parts of a workbook that are read, unpacked. Sheets shrink to a tenth when
        packed; a bomb shrinks to a thousandth.
    cells : int
        Cells of all sheets together, blank ones included: rows times columns, from A1 on.
    rows, columns : int
        Of one sheet, counted from A1 to the last cell with content.
    sheets : int
    text : int
        Characters of all cells together; a text that many cells share counts for each of them.
    seconds : int
        Until a workbook is given up, and its processor time.
    memory : int
        Bytes for the process that reads a workbook, where the system can hold it to that.
    """

    bytes: int = 20 * _MB
    unpacked: int = 200 * _MB
    cells: int = 500_000
    rows: int = 200_000
    columns: int = 2_000
    sheets: int = 200
    text: int = 20_000_000
    seconds: int = 20
    memory: int = 1_000 * _MB


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the one table of a text.

    Attributes
    ----------
    name : str
        As the workbook names it; for a text, the file's name without its suffix.
    rows : tuple of tuple of Cell
        ``rows[i]`` is row ``i + 1`` of the spreadsheet, blank rows before the table included; all
        are of one length, and end with the last column and row that hold anything. ``None`` is a
        blank cell. Dates are ISO text, shares formatted as ``12%`` are that text, and so are the
        marks of errors (``#N/A``); numbers that are not finite are ``nan``, ``inf`` or ``-inf``.
    merged : tuple of tuple of int
        Merged cells: first row, first column, last row, last column, counted from zero, inside
        ``rows``; the value stands in the first.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...]

    @classmethod
    def of(
        cls, name: str, rows: Sequence[Sequence[Cell]], merged: Iterable[Sequence[int]] = ()
    ) -> "Sheet":
        """Cut off what is blank at the right and below, and make all rows equally long."""
        widths = [_width(row) for row in rows]
        height = max((at for at, width in enumerate(widths, 1) if width), default=0)
        width = max(widths, default=0)
        blank = (None,) * width
        cells = tuple(
            (*row[:width], *blank[len(row) :]) if filled else blank
            for row, filled in zip(rows[:height], widths, strict=False)
        )
        inside = tuple(
            (top, left, min(bottom, height - 1), min(right, width - 1))
            for top, left, bottom, right in merged
            if top < height and left < width
        )
        return cls(name, cells, tuple(one for one in inside if one[:2] != one[2:]))


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a reader's own file holds.

    Attributes
    ----------
    name : str
        Of the file, as given.
    sheets : tuple of Sheet
        In the order of the workbook, hidden and empty ones included; one at least holds something.
    notices : tuple of Sentence
        What the reader should know of how it was read.
    """

    name: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Sentence, ...]


def _width(row: Sequence[Cell]) -> int:
    """Count the cells of a row up to the last that holds something."""
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return width


def quoted(name: str) -> str:
    """Make a name of the reader's fit for a sentence: one line, not too long."""
    line = " ".join("".join(one if one.isprintable() else " " for one in name[:_LONG]).split())
    half = _SHORT // 2
    return line if len(line) <= _SHORT else f"{line[:half]}…{line[-half:]}"
