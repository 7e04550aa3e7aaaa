"""The series of values that a table holds: what is measured, in which unit, of which years."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.matching.columns import Column
from geo.matching.grids import Grid, letters
from geo.matching.headings import split_unit
from geo.matching.numbers import is_year_alone, without_years, years_in

MOST_ITEMS = 200
"""A table in long form with more things measured than this keeps them in one series."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing, over areas and perhaps years.

    Attributes
    ----------
    key : str
        Letter of its first column, and behind a colon what its rows measure, in long form.
    name : str
        As proposed: the headings without years and units.
    unit : str
        Empty where the table does not tell.
    columns : tuple of int
        The columns its values stand in, counted from 0.
    item : str
        What its rows measure, in long form; else empty.
    """

    key: str
    name: str
    unit: str
    columns: tuple[int, ...]
    item: str = ""


class Listing:
    """Which series a value belongs to.

    Parameters
    ----------
    grid : Grid
    columns : sequence of Column
    first : int
        Index of the first row of data.
    title : str
        Names a series whose columns have no headings but years.
    """

    def __init__(self, grid: Grid, columns: Sequence[Column], first: int, title: str) -> None:
        self.grid = grid
        groups = _groups([one for one in columns if one.role == "value"])
        self._item = next((one.index for one in columns if one.role == "item"), None)
        items = [""] if self._item is None else self._items(first)
        self.by_place: dict[tuple[int, str], Series] = {}
        self.series: list[Series] = []
        for item in items if len(items) <= MOST_ITEMS else [""]:
            for group in groups:
                one = _series(group, item, title, len(groups))
                self.series.append(one)
                self.by_place |= dict.fromkeys([(at, item) for at in one.columns], one)

    def of(self, row: int, column: int) -> Series:
        """Return the series of a value."""
        item = "" if self._item is None else self.grid.text(row, self._item)
        return self.by_place.get((column, item)) or self.by_place[column, ""]

    def _items(self, first: int) -> list[str]:
        """List what the rows measure; an empty one last, for rows that do not say."""
        at = self._item or 0
        told = [self.grid.text(row, at) for row in range(first, self.grid.height)]
        return [*dict.fromkeys(filter(None, told)), *([""] if "" in told else [])]


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """Put columns together that measure the same in different years."""
    groups: dict[tuple[str, str], list[list[Column]]] = {}
    for one in columns:
        same = groups.setdefault((_name(one), one.unit), [])
        free = [group for group in same if one.year not in {None, *(it.year for it in group)}]
        if free and free[0][0].year is not None:
            free[0].append(one)
        else:
            same.append([one])
    found = [group for same in groups.values() for group in same]
    return sorted(found, key=lambda group: group[0].index)


def _name(column: Column) -> str:
    """Return a column's headings without the year it is of."""
    left = [(one, "" if is_year_alone(one) else without_years(one)) for one in column.parts]
    return " ".join(one if len(years_in(one)) > 1 else rest for one, rest in left if rest)


def _series(group: Sequence[Column], item: str, title: str, groups: int) -> Series:
    name, unit = _name(group[0]) or title, group[0].unit
    if item:
        own, item_unit = split_unit(item)
        name = own if groups == 1 else f"{own} {name}"
        unit = item_unit or unit
    letter = letters(group[0].index)
    key = f"{letter}:{item}" if item else letter
    return Series(key, name, unit, tuple(one.index for one in group), item)
