"""The stub of a table: the columns that say which area a row is of."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from geo.matching.grids import Grid
from geo.matching.headings import role_of
from geo.matching.heads import LABELS
from geo.matching.meanings import Reader
from geo.matching.numbers import is_blank, number, plain
from geo.matching.words import CODE_LIKE, is_elsewhere

MOST = 5_000
"""So many rows tell what a column holds."""
_FEW = 6
"""So many columns with areas are compared with one another."""
_TOP = 12
"""So many rows may hold headings."""


@dataclass(frozen=True, slots=True)
class Stub:
    """The columns that say which area a row is of.

    Attributes
    ----------
    labels : mapping of role to column
        ``name``, ``parent`` and ``code``, in this order, those that there are.
    beside : tuple of int
        Columns that name areas too, but others than those of the names.
    again : tuple of int
        Those of them that have values between the names and themselves: a table beside the table.
    across : int
        A row, as the spreadsheet numbers it, that names more areas than the rows do; else 0.
    """

    labels: Mapping[str, int]
    beside: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    across: int = 0


@dataclass
class _Profile:
    """What was counted in a column.

    Numbers; codes of areas, and what is written like one; names of areas; words; words that are
    places, be they elsewhere; and areas by row.
    """

    numbers: int = 0
    codes: int = 0
    coded: int = 0
    names: int = 0
    words: int = 0
    places: int = 0
    areas: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def distinct(self) -> int:
        return len(set(self.areas.values()))

    def fine(self, holders: Set[str]) -> int:
        """Count the areas that hold no others: of a city and its county, the row is of the one."""
        return len(set(self.areas.values()) - holders)


def stub(grid: Grid, reader: Reader, roles: Mapping[int, str]) -> Stub:
    """Find the stub.

    Parameters
    ----------
    grid : Grid
    reader : Reader
    roles : mapping of column to role
        What the reader decided.
    """
    seen = [_profile(grid, reader, at) for at in range(grid.width)]
    free = [at for at in range(grid.width) if at not in roles]
    chosen = {role: at for at, role in sorted(roles.items(), reverse=True) if at < grid.width}
    codes = [at for at in free if _is_code(grid, at, seen[at])]
    areas = [at for at in free if seen[at].names > seen[at].numbers and at not in codes]
    headed = {at for at in areas if _heading(grid, at)}
    fine = {at: seen[at].fine(reader.names.holders) for at in areas}
    areas.sort(key=lambda at: (at not in headed, -fine[at], -seen[at].distinct, at))
    found = {"code": max(codes, key=lambda at: (*_finest(seen[at], reader), -at))} if codes else {}
    names = areas[:_FEW] or _named(grid, free, found)
    if "name" in chosen or names:
        found["name"] = chosen.get("name", names[0] if names else 0)
    others = [at for at in names if at != found.get("name")]
    others += [at for at in free if at not in (*names, *codes) and _is_of_places(seen[at])]
    parents = [at for at in others if _holds(grid, reader, at, found["name"])]
    found |= {"parent": parents[0]} if parents else {}
    found |= {role: at for role, at in chosen.items() if role in LABELS}
    others = [at for at in others if at not in parents]
    again = tuple(at for at in others if _is_again(seen, at, found["name"]))
    beside = [at for at in others if at in again or _differs(seen, at, found["name"])]
    rows = {row for one in seen for row in one.areas}
    wide = max(rows, key=lambda row: (sum(row in one.areas for one in seen), -row), default=0)
    several = sum(wide in one.areas for one in seen)
    down = max((one.distinct for one in seen), default=0)
    return Stub(
        {role: found[role] for role in LABELS if role in found},
        tuple(beside),
        again,
        wide + 1 if several > max(2, down) else 0,
    )


def _profile(grid: Grid, reader: Reader, at: int) -> _Profile:
    seen = _Profile()
    for row in range(min(grid.height, MOST)):
        if is_blank(cell := grid.cell(row, at)):
            continue
        kind = number(cell).kind
        is_number = kind == "number"
        seen.numbers += is_number
        seen.coded += is_number and bool(CODE_LIKE.fullmatch(plain(cell)))
        meaning = reader.meaning(cell)
        code = next(iter(meaning.codes), meaning.code)
        seen.words += kind == "text"
        seen.places += kind == "text" and (bool(code) or is_elsewhere(plain(cell)))
        if code:
            seen.areas[row] = code
            seen.codes += is_number
            seen.names += not is_number
    return seen


def _is_code(grid: Grid, at: int, seen: _Profile) -> bool:
    """Whether a column holds codes of areas, or is headed so and holds codes of elsewhere."""
    if seen.codes * 2 > seen.numbers:
        return True
    return seen.coded * 2 > max(seen.numbers, 1) and "code" in _roles(grid, at)


def _finest(seen: _Profile, reader: Reader) -> tuple[int, int]:
    return seen.fine(reader.names.holders), seen.codes


def _is_of_places(seen: _Profile) -> bool:
    """Whether a column mostly names places, though they are elsewhere: what a row is in."""
    return seen.places * 2 >= seen.words > seen.numbers and seen.places > 0


def _differs(seen: list[_Profile], other: int, name: int) -> bool:
    """Whether a column mostly names other areas than the names do."""
    mine = seen[name].areas
    apart = sum(mine.get(row) != code for row, code in seen[other].areas.items())
    return apart * 2 > len(seen[other].areas) > 2


def _is_again(seen: list[_Profile], other: int, name: int) -> bool:
    """Whether a column names another area in some row, and values stand before it."""
    mine = seen[name].areas
    apart = any(mine.get(row, code) != code for row, code in seen[other].areas.items())
    between = seen[min(other, name) + 1 : max(other, name)]
    return apart and any(one.numbers > one.words for one in between)


def _named(grid: Grid, free: list[int], found: Mapping[str, int]) -> list[int]:
    """Return the column headed as names; else, where there are no codes, the first with words."""
    headed = [at for at in free if _heading(grid, at)]
    words = (
        at for at in free if any(_is_word(grid, row, at) for row in range(min(grid.height, MOST)))
    )
    return headed[:1] or ([] if found else [at for at in [next(words, -1)] if at >= 0])


def _heading(grid: Grid, at: int) -> bool:
    """Whether a column is headed as one of areas, by itself or with the one left of it."""
    return not _roles(grid, at).isdisjoint(("name", "parent"))


def _roles(grid: Grid, at: int) -> set[str]:
    """Return the roles that the first rows name for a column; a heading holds for blanks too."""
    tops = (_above(grid, row, at) for row in range(min(grid.height, _TOP)))
    return {role_of(text) for text in tops}


def _above(grid: Grid, row: int, at: int) -> str:
    text = grid.text(row, at)
    if not text and at and len(grid.told(row)) > 1:
        left = [grid.text(row, one) for one in range(at)]
        text = next(filter(None, reversed(left)), "")
        text = text if role_of(text) in ("name", "parent") else ""
    return text


def _is_word(grid: Grid, row: int, at: int) -> bool:
    cell = grid.cell(row, at)
    return isinstance(cell, str) and number(cell).kind == "text"


def _holds(grid: Grid, reader: Reader, outer: int, inner: int) -> bool:
    """Whether most areas of a column lie inside the area that another column last named.

    What stands under a place of elsewhere is not counted, unless all do.
    """
    within = known = elsewhere = 0
    holder: tuple[str, ...] = ()
    away = False
    for row in range(min(grid.height, MOST)):
        if text := plain(cell := grid.cell(row, outer)):
            meaning = reader.meaning(cell)
            holder = meaning.codes or (meaning.code,)
            away = not any(holder) and is_elsewhere(text)
        found = reader.meaning(grid.cell(row, inner)).codes
        elsewhere += bool(found) and away
        known += bool(found) and not away
        within += any(reader.names.within(one, code) for one in found for code in holder if code)
    return within * 2 >= known if known else elsewhere > 0
