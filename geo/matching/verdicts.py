"""How every row ends: matched, ambiguous, unmatched, a duplicate, or set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.matching.divisions import Divisions, said_of
from geo.matching.figures import Figure
from geo.matching.lines import Line
from geo.matching.meanings import Reader
from geo.matching.names import CHOSEN, Candidate
from geo.matching.reports import Datum, Entry
from geo.text import Sentence, sentence

_Key = tuple[str, str, int | None]
"""An area, a series and a year."""


_Where = tuple[str, int | None]
"""An area, and the year's end whose divisions it belongs to."""

_Open = tuple[Sequence[Candidate], int | None]
"""Areas a row may stand for, none or several, in a year."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where rows of one area and some years belong: in the newest of them, and in each."""

    newest: _Where
    where: Mapping[int | None, _Where]
    how: str
    boundary: int | None
    union: tuple[str, ...]


class Verdicts:
    """Ends rows.

    Parameters
    ----------
    reader : Reader
    divisions : Divisions
    lines : sequence of Line
    figures : mapping of row to figures
    """

    def __init__(
        self,
        reader: Reader,
        divisions: Divisions,
        lines: Sequence[Line],
        figures: Mapping[int, Sequence[Figure]],
    ) -> None:
        self.reader, self.names, self.divisions = reader, reader.names, divisions
        self.lines, self.figures = lines, figures
        self._coarse = self._one_coarse_level()
        self._placed: dict[tuple[object, ...], _Place | _Open] = {}
        self._seen: dict[_Key, tuple[int, float | None]] = {}

    def give(self) -> tuple[list[Entry], list[Datum]]:
        """End every row; return the values of those that match."""
        entries: list[Entry] = []
        data: list[Datum] = []
        for line in self.lines:
            entry, of_row = self._end(line)
            entries.append(entry)
            data += of_row
        return entries, data

    def _end(self, line: Line) -> tuple[Entry, list[Datum]]:
        plain = Entry(line.row + 1, line.given, "aside", reason=line.reason)
        if line.kind == "unknown":
            like = tuple(one.code for one in line.candidates)
            like = like[:3] or self.reader.suggestions(line.given)
            return replace(plain, status="unmatched", candidates=like), []
        if line.kind != "area":
            return replace(plain, kind=line.kind, code=line.code), self._whole(line)
        if line.reason:
            return self._unsure(plain, line.candidates, line.reason), []
        figures = self.figures.get(line.row, ())
        years = tuple(_years(figures))
        key = (line.candidates, years)
        if key not in self._placed:
            self._placed[key] = self._place(line, years)
        placed = self._placed[key]
        if isinstance(placed, _Place):
            return self._first_of(line, placed, figures)
        return self._undecided(plain, line, *placed), []

    def _whole(self, line: Line) -> list[Datum]:
        """Return the values of a total that names the whole province; its sum is still its own.

        The first row counts; another one of the same year and series is a total like any other.
        """
        if line.code != self.names.root or line.reason:
            return []
        found: list[Datum] = []
        for one in self.figures.get(line.row, ()):
            key = (line.code, one.series, one.year)
            if key not in self._seen:
                self._seen[key] = (line.row + 1, one.value)
                found.append(
                    Datum(
                        line.row + 1, one.column, one.series, line.code, None, one.year, one.value
                    )
                )
        return found

    def _place(self, line: Line, years: Sequence[int | None]) -> _Place | _Open:
        """Find where a row's values belong; else the areas it may stand for, and in which year."""
        by_year: dict[int | None, Candidate] = {}
        for year in years:
            alive = self._alive(line, year)
            if len(alive) != 1:
                return alive, year
            by_year[year] = alive[0]
        newest = max(by_year, key=lambda year: year or 0)
        where = {year: self.divisions.place(one.code, year) for year, one in by_year.items()}
        of_old = [
            place for _, place in sorted(where.items(), key=lambda one: one[0] or 0) if place[1]
        ]
        last = of_old[-1] if of_old else (where[newest][0], None)
        fit = self.names.territories.fit(*last)
        union = () if fit.exact else fit.new
        return _Place(where[newest], where, by_year[newest].how, where[newest][1] or last[1], union)

    def _unsure(self, entry: Entry, candidates: Sequence[Candidate], reason: Sentence) -> Entry:
        codes = tuple(dict.fromkeys(one.code for one in candidates))
        return replace(entry, status="ambiguous", candidates=codes, reason=reason)

    def _alive(self, line: Line, year: int | None) -> list[Candidate]:
        """Return the areas that a row may stand for in a year."""
        found = list(line.candidates)
        if found[0].how == CHOSEN:
            return found
        alive = [one for one in found if self.divisions.alive(one.code, year)]
        if year is None:
            today = [one for one in alive if one.code in self.names.areas]
            alive = today or alive
        coarse = [one for one in alive if self.names.level(one.code) == self._coarse]
        return coarse if len(coarse) == 1 else alive

    def _one_coarse_level(self) -> str:
        """Return the level of all certain rows, where it is one that holds others; else nothing."""
        certain = [
            line.candidates[0].code
            for line in self.lines
            if line.kind == "area" and len(line.candidates) == 1 and not line.reason
        ]
        levels = {self.names.level(code) for code in certain if code != self.names.root}
        holders = {self.names.level(code) for code in self.names.holders}
        return levels.pop() if len(levels) == 1 and len(certain) > 1 and levels <= holders else ""

    def _undecided(
        self, entry: Entry, line: Line, alive: Sequence[Candidate], year: int | None
    ) -> Entry:
        """Say which areas a row may stand for, or what became of the one it names."""
        if alive:
            return self._unsure(
                entry, alive, sentence("match.several", "Several areas are called so.")
            )
        named, divisions = line.candidates[0], self.divisions
        fit = self.names.territories.fit(named.code, None)
        codes = dict.fromkeys([named.code, *fit.new, *self._sources(named.code)])
        when = divisions.at(year) or divisions.basis
        reason = (
            sentence(
                "match.not_yet",
                "There was no such area yet in the divisions of {boundary}.",
                boundary=said_of(when),
            )
            if named.code in self.names.areas
            else sentence(
                "match.no_more",
                "There is no such area any more in the divisions of {boundary}.",
                boundary=said_of(when),
            )
        )
        return self._unsure(entry, [Candidate(code, named.how) for code in codes], reason)

    def _sources(self, code: str) -> list[str]:
        """Return the areas that a new one was made from."""
        first = self.names.territories.first_year_end(code)
        change = self.names.territories.changes.get(first or 0, {})
        return [old for old, parts in change.items() if code in parts]

    def _first_of(
        self, line: Line, placed: _Place, figures: Sequence[Figure]
    ) -> tuple[Entry, list[Datum]]:
        """Let a row match unless an earlier one has its area and year; neither is chosen."""
        row, status = line.row + 1, "matched"
        first: int | None = None
        same: bool | None = None
        keys = {
            (placed.where.get(one.year, placed.newest)[0], one.series, one.year): one.value
            for one in figures
        }
        if before := {key: self._seen[key] for key in keys if key in self._seen}:
            status, first = "duplicate", min(row for row, _ in before.values())
            same = all(keys[key] == value for key, (_, value) in before.items())
        entry = Entry(
            row, line.given, status, placed.newest[0], placed.how, "", (), placed.boundary,
            placed.union, first, same,
        )  # fmt: skip
        if before:
            return entry, []
        self._seen |= {key: (row, value) for key, value in keys.items()}
        data = [
            Datum(row, one.column, one.series, *placed.where.get(one.year, placed.newest),
                  one.year, one.value)
            for one in figures
            if one.series
        ]  # fmt: skip
        return entry, data


def _years(figures: Sequence[Figure]) -> list[int | None]:
    """Return the years of a row's values; where it has none, of its cells."""
    valued = {one.year for one in figures if one.value is not None}
    return list(valued or {one.year for one in figures} or {None})
