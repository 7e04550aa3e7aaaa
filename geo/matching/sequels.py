"""Where another table begins below the first: its values are of another thing or another year."""

import re
from collections.abc import Mapping, Sequence

from geo.matching.grids import Grid
from geo.matching.headings import split_unit
from geo.matching.heads import Head, is_heading
from geo.matching.meanings import Reader
from geo.matching.numbers import day_year, number, plain, year
from geo.workbooks import Cell

_AGAIN = re.compile(r"[(]?续表?[)]?")
_STOPS = re.compile(r"[。；;：:]")
_LONG = 30
"""A longer text heads no column of a table below."""
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.](?!.*[省市县区州地片圈带类组]).*")
"""Plain: a heading between rows that names a thing measured, and no group of areas."""


class Sequels:
    """Looks for a second table.

    Parameters
    ----------
    grid : Grid
    reader : Reader
    labels : mapping of role to column
        The columns that say which area a row is of.
    head : Head
    """

    def __init__(self, grid: Grid, reader: Reader, labels: Mapping[str, int], head: Head) -> None:
        self.grid, self.reader, self.head = grid, reader, head
        self._labels = tuple(labels.values())
        self._name = labels.get("name", -1)
        self._heads = {self._words(row) for row in range(head.first)}
        self._starts = {words[0] for words in self._heads if words}
        self._told = {text for words in self._heads for _, text in words}

    def first(self) -> int:
        """Return the row at which another table begins; the height of the sheet where none does."""
        begins, begun, things, apart = -1, False, 0, True
        for row in range(self.head.first, self.grid.height):
            kind = self.kind(row, apart)
            apart = kind in ("blank", "title", "unit", "thing")
            if kind == "data":
                begins, begun = -1, True
            elif kind in ("unit", "thing"):
                things += kind == "thing"
                if begun or things > 1:
                    return row
            elif kind == "title" and begins < 0:
                begins = row
            elif kind == "header" and begun and (begins >= 0 or not self.repeats(row)):
                return begins if begins >= 0 else row
        return self.grid.height

    def repeats(self, row: int) -> bool:
        """Whether a row repeats one of the head, as on every page of a book."""
        first = self.grid.first(row)
        begins = first is not None and (first[0], _plain(plain(first[1]))) in self._starts
        return begins and self._words(row) in self._heads

    def kind(self, row: int, apart: bool = True) -> str:
        """Say what a row is.

        Parameters
        ----------
        row : int
        apart : bool
            Whether it stands apart from rows of data above.

        Returns
        -------
        str
            ``data``; ``header``; ``title``, ``unit`` or ``thing`` for a line alone that is not
            of the first head, the last where it names what is measured; else ``blank``.
        """
        name = self.grid.filled(row, self._name) if self._name >= 0 else None
        if self.reader.read(name)[1].kind in ("area", "part"):
            return "data"
        told = self.grid.told(row)
        if not told:
            return "blank"
        if self._is_head(name, told, apart):
            return "header"
        if len(told) > 1 or number(told[0][1]).kind != "text" or is_heading(told[0][1]):
            return "data"
        return self._alone(told[0][1])

    def _alone(self, cell: Cell) -> str:
        kind, text = self.reader.read(cell)[1].kind, plain(cell)
        if kind not in ("unknown", "unit") or day_year(cell) or _plain(text) in self._told:
            return "blank" if kind in ("unit", "note") or day_year(cell) else "data"
        if kind == "unit":
            return "unit"
        return "thing" if split_unit(text)[1] or _NUMBERED.fullmatch(text) else "title"

    def _is_head(self, name: Cell, told: Sequence[tuple[int, Cell]], apart: bool) -> bool:
        """Whether a row heads columns: beside its label stand words, or nothing but years."""
        others = [cell for at, cell in told if at not in self._labels]
        kinds = {number(cell).kind for cell in others if not year(cell)}
        if not others or kinds - {"text"} or any(map(self._is_remark, others)):
            return False
        if is_heading(name):
            return True
        return kinds == {"text"} and (apart or (not plain(name) and len(others) > 1))

    def _is_remark(self, cell: Cell) -> bool:
        text = plain(cell)
        remark = self.reader.read(cell)[1].kind in ("note", "area")
        return remark or len(text) > _LONG or bool(_STOPS.search(text))

    def _words(self, row: int) -> tuple[tuple[int, str], ...]:
        return tuple((at, _plain(plain(cell))) for at, cell in self.grid.told(row))


def _plain(text: str) -> str:
    """Leave out that a heading or title goes on from the page before."""
    return _AGAIN.sub("", text).strip()
