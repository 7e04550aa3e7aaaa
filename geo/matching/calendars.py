"""Rows of a table that name a year, or a day, where an area should stand."""

from collections.abc import Iterable

from geo.matching.grids import Grid
from geo.matching.numbers import is_blank, is_day, plain, year
from geo.text import Sentence, sentence
from geo.workbooks import Cell


class Calendar:
    """Tells which rows a year in the column of names holds for.

    It is of the area above where that has no value of its own: 甲市, and below it 2020, 2021. Else
    it heads the rows below, as far as the next one.

    Parameters
    ----------
    grid : Grid
    values : iterable of int
        The columns that hold values.

    Attributes
    ----------
    year : int or None
        The year that heads the rows from here on.
    doubt : Sentence or None
        Why it is not certain of when the rows from here on are.
    """

    def __init__(self, grid: Grid, values: Iterable[int]) -> None:
        self.grid, self._values = grid, tuple(values)
        self.year: int | None = None
        self.doubt: Sentence | None = None
        self._waits = self._begun = False

    def see(self, row: int, name: Cell) -> str:
        """Look at the next row.

        Returns
        -------
        str
            ``below`` where its year is of the area above; ``head`` where it heads the rows below;
            ``day`` where it is the date of a signature; empty where it names neither.
        """
        bare = all(is_blank(self.grid.cell(row, at)) for at in self._values)
        if bare and len(self.grid.told(row)) == 1 and is_day(name):
            self._waits, self.year, self.doubt = False, None, _doubt(name)
            return "day"
        when = year(name)
        if when is None:
            self._waits = bare and bool(plain(name))
            self._begun = self._begun or not bare
            return ""
        if self._waits and not bare:
            self.year = self.doubt = None
            return "below"
        sure = bare or not self._begun or self.year is not None
        self._waits, self.year = False, when if sure else None
        self.doubt = None if sure else _doubt(name)
        return "head"

    def rest(self) -> None:
        """See a blank row: what is below it is of no area above."""
        self._waits = False


def _doubt(name: Cell) -> Sentence:
    return sentence(
        "match.year_row",
        "“{text}” stands where an area should; whether it is of the row above or of those below is"
        " not certain.",
        text=plain(name)[:40],
    )
