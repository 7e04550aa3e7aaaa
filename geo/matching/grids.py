"""The cells of a sheet, with what merged cells share."""

from collections.abc import Iterable

from geo.matching.numbers import is_blank, plain
from geo.workbooks import Cell, Sheet


class Grid:
    """A sheet as a rectangle; what lies outside its rows is blank.

    Parameters
    ----------
    sheet : Sheet
        ``rows[0]`` is row 1 of the spreadsheet.

    Attributes
    ----------
    name : str
    height, width : int
    """

    def __init__(self, sheet: Sheet) -> None:
        self.name = sheet.name
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self._origins = self._shared(sheet.merged)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; of merged ones, only the first holds anything."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def filled(self, row: int, column: int) -> Cell:
        """Return a cell; all that are merged hold what the first holds."""
        return self.cell(*self._origins.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        """Return a cell as plain text, merged cells filled."""
        return plain(self.filled(row, column))

    def told(self, row: int) -> list[tuple[int, Cell]]:
        """Return the cells of a row that are not blank, with their columns."""
        return [(at, one) for at, one in enumerate(self.rows[row]) if not is_blank(one)]

    def first(self, row: int) -> tuple[int, Cell] | None:
        """Return the first cell of a row that is not blank, with its column, if there is one."""
        found = (pair for pair in enumerate(self.rows[row]) if not is_blank(pair[1]))
        return next(found, None)

    def _shared(
        self, merged: Iterable[tuple[int, int, int, int]]
    ) -> dict[tuple[int, int], tuple[int, int]]:
        """Return where the content of each merged cell stands; no cell is looked at twice."""
        origins: dict[tuple[int, int], tuple[int, int]] = {}
        budget = self.height * self.width
        for top, left, bottom, right in merged:
            for row in range(top, min(bottom + 1, self.height)):
                for column in range(left, min(right + 1, self.width)):
                    budget -= 1
                    if budget < 0:
                        return origins
                    origins.setdefault((row, column), (top, left))
        return origins


def letters(column: int) -> str:
    """Name a column as spreadsheets do: A, B, …, Z, AA."""
    name, left = "", column + 1
    while left:
        left, at = divmod(left - 1, 26)
        name = chr(ord("A") + at) + name
    return name


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do: B5."""
    return f"{letters(column)}{row + 1}"
