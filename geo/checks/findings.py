"""What a rule finds, and the small readings that rules share."""

import math
from dataclasses import dataclass

from geo.schemas import Row, line_of
from geo.sources import Sources


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a rule does not hold.

    Attributes
    ----------
    table : str
        Resource in which the offending row stands.
    row : int or None
        Its line; ``None`` where the table as a whole is meant.
    reason : str
        One sentence: the value found and what was expected.
    code, indicator : str
    year : int
        What an exception must name to excuse the finding; empty and 0 where nothing is to be named.
    size : float
        How far off, in the unit of the rule's tolerance; without a size nothing excuses it.
    """

    table: str
    row: int | None
    reason: str
    code: str = ""
    indicator: str = ""
    year: int = 0
    size: float = math.inf


def rows(sources: Sources, table: str) -> tuple[Row, ...]:
    """Return the rows of a table that a folder may do without."""
    return sources.tables.get(table, ())


def names(sources: Sources, level: str) -> dict[str, str]:
    """Return the Chinese names of all areas of a level, by code."""
    found = sources.tables["divisions"]
    return {str(row["code"]): str(row["name_zh"]) for row in found if row["level"] == level}


Cells = dict[tuple[str, str, int], tuple[int, Row]]


def cells(sources: Sources, table: str) -> Cells:
    """Return line and row of each value of a panel, by area, indicator and year."""
    return {
        (str(row["unit_code"]), str(row["indicator"]), int(row["year"] or 0)): (line_of(index), row)
        for index, row in enumerate(sources.tables[table])
    }


def value(row: Row, column: str = "value") -> float:
    """Return a required number of a checked row."""
    return float(row[column] or 0)
