"""The boundaries a table is read on: those of each value's own time, or those of one year."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.matching.decisions import EACH_YEAR, TODAY
from geo.matching.names import Candidates
from geo.territories import Territories
from geo.text import Sentence, sentence

Row = tuple[str, Candidates, tuple[int, ...]]
"""What is seen in a row's label, the areas it may stand for, and the years it has values of."""


@dataclass(frozen=True, slots=True)
class Divisions:
    """In which areas the values of each year are understood.

    Attributes
    ----------
    territories : Territories
    basis : str
        ``each year``, ``today``, or a year's end such as ``2019``.
    """

    territories: Territories
    basis: str = EACH_YEAR

    def at(self, year: int | None) -> int | None:
        """Return the year's end whose divisions values of a year are given in; ``None``: today."""
        if self.basis == EACH_YEAR:
            return year
        return None if self.basis == TODAY else int(self.basis)

    def alive(self, code: str, year: int | None) -> bool:
        """Whether there is such an area in the divisions that values of a year are given in.

        A mere change of name or code is no end and no beginning.
        """
        last = self.territories.last_year_end(code)
        if self.basis == TODAY:
            return last is None
        at = self.at(year)
        return at is None or (self.first(code) <= at and (last is None or at <= last))

    def first(self, code: str) -> int:
        """Return the first year's end at which there was an area, by whatever name; 0: always."""
        first, former = self.territories.first_year_end(code), self._former(code)
        if first is None:
            return 0
        return self.first(former) if former else first

    def _former(self, code: str) -> str:
        """Return the code that the very same area had before; empty where there was none."""
        first = self.territories.first_year_end(code)
        change = self.territories.changes.get(first or 0, {})
        olds = [old for old, parts in change.items() if code in parts]
        same = len(olds) == 1 and change[olds[0]] == (code,)
        return olds[0] if same else ""

    def place(self, code: str, year: int | None) -> tuple[str, int | None]:
        """Return an area as the territories know it.

        Returns
        -------
        tuple of code and boundary
            Today's code and ``None`` where the area is one of today; else its own code, and the
            year whose divisions its value belongs to.
        """
        last = self.territories.last_year_end(code)
        at = self.at(year)
        if at is None:
            return code, last
        at = at if last is None else min(at, last)
        while (former := self._former(code)) and at < (self.territories.first_year_end(code) or 0):
            code = former
        fit = self.territories.fit(code, at)
        return (fit.new[0], None) if fit.exact else (code, at)


def found(territories: Territories, rows: Iterable[Row]) -> tuple[Divisions, Sentence | None]:
    """Find the boundaries that a table is given on, and say what shows it.

    A value of an area for a year before there was such an area shows that the table was worked out
    anew on later boundaries. Where areas that are no more stand beside it, nothing is certain.
    """
    each = Divisions(territories)
    told = [row for row in rows if row[1] and row[2]]
    starts = [min(each.first(one.code) for one in candidates) for _, candidates, _ in told]
    early = [(row[0], min(row[2]), first) for row, first in zip(told, starts, strict=True)]
    early = [one for one in early if one[1] < one[2]]
    if not early:
        return each, None
    given, year, _ = early[0]
    if any(territories.last_year_end(row[1][0].code) for row in told):
        said = sentence(
            "match.mixed",
            "“{given}” has a value of {year}, before there was such an area, and areas stand beside"
            " it that were no more by then: choose the boundaries this table is given on.",
            given=given,
            year=year,
        )
        return each, said
    newest = max(*(year for row in told for year in row[2]), *(first for *_, first in early))
    basis = str(newest) if any(change > newest for change in territories.changes) else TODAY
    said = sentence(
        "match.restated",
        "“{given}” has a value of {year}, before there was such an area: all years of the table are"
        " read on the boundaries of {basis}.",
        given=given,
        year=year,
        basis=said_of(basis),
    )
    return Divisions(territories, basis), said


def said_of(basis: str | int) -> Sentence:
    """Name the divisions of a year's end, or those of today."""
    if basis == TODAY:
        return sentence("match.today", "today")
    return sentence("year", "{year}", year=basis)
