"""The values that stand in rows, with the year and the series of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.matching.columns import Column
from geo.matching.grids import Grid, cell_name, letters
from geo.matching.notices import Notices
from geo.matching.numbers import Reading, is_blank, number, plain, year
from geo.matching.series import Listing, Series
from geo.matching.words import GROWING
from geo.text import sentence

_SHARES = ("%", "‰")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that holds a value, or the mark of a missing one.

    Attributes
    ----------
    row, column : int
        Counted from 0.
    series : str
        Key of its series; empty in a table without values.
    year : int or None
    value : float or None
        ``None`` where missing.
    unit : str
        Told beside the value or in its row; empty where it is not.
    """

    row: int
    column: int
    series: str
    year: int | None
    value: float | None
    unit: str = ""


class Figures:
    """Reads the values of a table's rows.

    Parameters
    ----------
    grid : Grid
    columns : sequence of Column
    listing : Listing
    default : int or None
        The year that the title names, for values that have none of their own.
    notices : Notices
    """

    def __init__(
        self,
        grid: Grid,
        columns: Sequence[Column],
        listing: Listing,
        default: int | None,
        notices: Notices,
    ) -> None:
        self.grid, self.listing, self.default, self.notices = grid, listing, default, notices
        self.values = [one for one in columns if one.role == "value"]
        roles = {one.role: one.index for one in reversed(columns)}
        self._years, self._units = roles.get("year"), roles.get("unit")
        names = roles.get("name", roles.get("code", -1))
        self._told = (
            range(grid.height)
            if self._years is None or names < 0
            else _carried(grid, self._years, names)
        )

    def of(self, row: int, told: int | None = None) -> list[Figure]:
        """Return the values of a row; cells that are blank are none.

        Parameters
        ----------
        row : int
        told : int or None
            The year that stands in the place of the row's label.
        """
        when = told or self._year(row)
        if not self.values:
            return [Figure(row, -1, "", when, None)]
        found = []
        for column in self.values:
            cell = self.grid.cell(row, column.index)
            if is_blank(cell):
                continue
            read = number(cell)
            self._doubt(row, column.index, read)
            unit = read.unit or self._unit(row)
            series = self.listing.of(row, column.index).key
            year_of = column.year if column.year is not None else when
            found.append(Figure(row, column.index, series, year_of, read.value, unit))
        return found

    def _unit(self, row: int) -> str:
        return "" if self._units is None else self.grid.text(row, self._units)

    def _year(self, row: int) -> int | None:
        if self._years is None:
            return self.default
        cell = self.grid.filled(self._told[row], self._years)
        found = year(cell)
        if found is None:
            self.notices.add(
                sentence(
                    "match.no_such_year",
                    "{cell}: “{text}” is no year between 1949 and 2100; the row's values are left"
                    " without a year.",
                    cell=cell_name(row, self._years),
                    text=plain(cell)[:40],
                )
            )
        return found

    def _doubt(self, row: int, column: int, read: Reading) -> None:
        """Say what is no number, and what was taken for a minus."""
        if read.kind in ("number", "missing") and not read.bracketed:
            return
        cell, text = cell_name(row, column), plain(self.grid.cell(row, column))[:40]
        said = (
            sentence(
                "match.bracketed",
                "{cell}: “{text}” is read as a value below zero.",
                cell=cell,
                text=text,
            )
            if read.bracketed
            else sentence(
                "match.no_number",
                "{cell}: “{text}” is no number; it is read as missing.",
                cell=cell,
                text=text,
            )
        )
        self.notices.add(said)


def _carried(grid: Grid, column: int, names: int) -> list[int]:
    """Return for each row where its year stands: in it, or above it, where each is written once.

    A year that is written again, or an area that comes again below it, shows that a blank is one.
    """
    told = list(range(grid.height))
    last, named = -1, set[str]()
    for row in range(grid.height):
        if not is_blank(cell := grid.filled(row, column)):
            if last >= 0 and year(cell) == year(grid.filled(last, column)):
                return list(range(grid.height))
            last, named = row if year(cell) else -1, {grid.text(row, names)}
        elif grid.first(row) is None:
            last = -1
        elif last >= 0:
            if (name := grid.text(row, names)) in named:
                return list(range(grid.height))
            named.add(name)
            told[row] = last
    return told


def in_units(
    figures: Iterable[Figure], listing: Listing, notices: Notices
) -> tuple[list[Figure], list[Series]]:
    """Give each series one unit; a value that stands in another is left out.

    Returns
    -------
    tuple of lists
        The values, those left out being missing; the series, with their units.
    """
    listed = list(figures)
    units = {one.key: one.unit for one in listing.series}
    told: dict[str, Counter[str]] = {}
    for one in listed:
        if one.value is not None:
            told.setdefault(one.series, Counter())[one.unit] += 1
    units |= {key: max(found, key=lambda unit: found[unit]) for key, found in told.items()
              if not units.get(key)}  # fmt: skip
    kept = [_in_unit(one, units.get(one.series, ""), notices) for one in listed]
    _signs(kept, units, listing, notices)
    return kept, [replace(one, unit=units[one.key]) for one in listing.series]


def _in_unit(one: Figure, unit: str, notices: Notices) -> Figure:
    if one.value is None or not one.unit or unit.startswith(one.unit):
        return one
    said = sentence(
        "match.other_unit",
        "{cell}: its value is in {unit}, its column in {other}; the value is left out.",
        cell=cell_name(one.row, one.column),
        unit=one.unit,
        other=unit or "?",
    )
    notices.add(said)
    return replace(one, value=None)


def _signs(
    figures: Sequence[Figure], units: dict[str, str], listing: Listing, notices: Notices
) -> None:
    """Say where a total is below zero, which may be so, and often is a slip."""
    names = {one.key: one.name for one in listing.series}
    below: dict[int, list[Figure]] = {}
    for one in figures:
        name, unit = names.get(one.series, ""), units.get(one.series, "")
        if (one.value or 0) < 0 and unit not in _SHARES and not GROWING.search(name):
            below.setdefault(one.column, []).append(one)
    for column, found in below.items():
        notices.add(
            sentence(
                "match.below_zero",
                "Column {column} has {count} values below zero, the first in {cell}; a total rarely"
                " has.",
                column=letters(column),
                count=len(found),
                cell=cell_name(found[0].row, found[0].column),
            )
        )
