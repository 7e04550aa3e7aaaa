"""The rows below the head of a table, each with what it may stand for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.matching.calendars import Calendar
from geo.matching.columns import Columns
from geo.matching.decisions import Decisions
from geo.matching.grids import Grid
from geo.matching.meanings import Meaning, Reader
from geo.matching.names import ALIAS, CHOSEN, Candidate, Candidates
from geo.matching.numbers import is_blank, number, plain, seen, year
from geo.matching.sequels import Sequels
from geo.places import fold
from geo.text import Sentence, sentence
from geo.workbooks import Cell

_STOPS = "。；;：:"


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what it may stand for.

    Attributes
    ----------
    row : int
        Counted from 0.
    given : str
        What is seen in its label.
    kind : str
        ``area``; or what it is set aside as; or ``unknown``.
    candidates : tuple of Candidate
        Areas it may stand for. One that is ``unknown`` may have some too: it is part of them, or
        they belong elsewhere.
    code : str
        Of a total that has one.
    indent : int
    parent : str
        Code of the area that a column of its own says it is in; empty where none does.
    reason : Sentence or None
        Why it stands for no area, or why even a single candidate is not certain.
    year : int or None
        The year that stands in the place of a label, below the area it is of.
    """

    row: int
    given: str
    kind: str
    candidates: Candidates = ()
    code: str = ""
    indent: int = 0
    parent: str = ""
    reason: Sentence | None = None
    year: int | None = None


class Lines:
    """Reads the rows of a table.

    Parameters
    ----------
    columns : Columns
    reader : Reader
    """

    def __init__(self, columns: Columns, reader: Reader) -> None:
        self.grid: Grid = columns.grid
        self.labels = columns.labels
        self.head, self.end = columns.head, columns.end
        self._sequels = Sequels(self.grid, reader, self.labels, self.head)
        self.decisions: Decisions = columns.decisions
        self.reader, self.names = reader, reader.names
        self._roles = {one.role: one.index for one in reversed(columns.listed)}
        self._values = [one.index for one in columns.listed if one.role == "value"]
        self._running = [self._roles[role] for role in ("year", "item") if role in self._roles]

    def read(self) -> Iterator[Line]:
        """Give every row of the sheet, in order."""
        for row, kind in enumerate(self.head.kinds):
            yield Line(row, self._first_text(row), kind)
        label: Cell = None
        holder: Cell = None
        calendar = Calendar(self.grid, self._values)
        for row in range(self.head.first, self.end):
            if self.grid.first(row) is None:
                calendar.rest()
                yield Line(row, "", "blank")
                continue
            name, parent = self._cell(row, "name"), self._cell(row, "parent")
            holder = parent if plain(parent) else holder
            seen_as = "" if "year" in self._roles else calendar.see(row, name)
            if seen_as in ("head", "day") and self._decided(row, seen(name)) is None:
                yield self._dated(row, name, seen_as)
                continue
            if seen_as != "below":
                label = self._label(row, name, parent, label)
            line = self._line(row, label, holder if plain(name) or not plain(parent) else None)
            if seen_as or calendar.year:
                line = replace(line, year=year(name) if seen_as else calendar.year)
            yield _doubted(line, calendar.doubt) if calendar.doubt else line
        yield from self._below(holder)

    def _below(self, holder: Cell) -> Iterator[Line]:
        """Give the rows of another table below: what they are, and that they are not read."""
        for row in range(self.end, self.grid.height):
            name, parent = self._cell(row, "name"), self._cell(row, "parent")
            holder = parent if plain(parent) else holder
            kind = self._sequels.kind(row)
            if kind != "data":
                kind = "title" if kind == "thing" else kind
                kind = kind if self.grid.first(row) else "blank"
                yield Line(row, self._first_text(row), kind)
                continue
            line = self._line(row, name if plain(name) else parent, holder)
            yield _set_off(line, self.end + 1) if line.kind in ("area", "unknown") else line

    def _dated(self, row: int, name: Cell, kind: str) -> Line:
        """Give a row that only says of when the rows below are, or when the table was made."""
        if kind == "day":
            return Line(row, seen(name), "note")
        if all(is_blank(self.grid.cell(row, at)) for at in self._values):
            return Line(row, seen(name), "header")
        reason = sentence("match.year_alone", "It names a year, and no area.")
        return Line(row, seen(name), "unknown", reason=reason)

    def _cell(self, row: int, role: str) -> Cell:
        return self.grid.filled(row, self.labels[role]) if role in self.labels else None

    def _label(self, row: int, name: Cell, parent: Cell, above: Cell) -> Cell:
        """Return a row's label; one left out below the first of several years is the one above."""
        if plain(name) or plain(parent):
            return name if plain(name) else parent
        first = self.grid.first(row)
        if (
            first
            and first[0] not in self._running
            and self.reader.meaning(first[1]).kind == "total"
        ):
            return first[1]
        runs = any(plain(self.grid.cell(row, at)) for at in self._running)
        return above if runs and not plain(self._cell(row, "code")) else None

    def _line(self, row: int, cell: Cell, holder: Cell) -> Line:
        label, meaning = self.reader.read(cell)
        given = label.given or self._first_text(row)
        if (decided := self._decided(row, given)) is not None:
            code, how = decided
            found = (Candidate(code, how),) if code else ()
            return Line(row, given, "area" if code else "chosen", found, indent=label.indent)
        if self._sequels.repeats(row):
            return Line(row, given, "header")
        line = self._coded(row, given, meaning)
        line = replace(line, indent=label.indent) if label.indent else line
        if line.kind == "unknown" and not line.reason and self._is_remark(row, given):
            return replace(line, kind="note")
        return self._held(line, holder) if line.kind == "area" else line

    def _decided(self, row: int, given: str) -> tuple[str, str] | None:
        """Return the code the reader gave to this row, or to its label, and how."""
        if (code := self.decisions.codes.get(row + 1)) is not None:
            return code, CHOSEN
        aliases = self.decisions.aliases
        folded = fold(given) if aliases else ""
        if folded and (code := aliases.get(folded)) is not None:
            return code, ALIAS
        return None

    def _coded(self, row: int, given: str, meaning: Meaning) -> Line:
        """Let a column of codes speak, and the name confirm it."""
        cell = self._cell(row, "code")
        code = self.reader.meaning(cell)
        written = code.kind != "blank" and number(cell).kind != "missing"
        if not written or meaning.kind in ("total", "note", "unit"):
            return _named(row, given, meaning)
        if meaning.kind == "blank":
            return _named(row, seen(cell), code)
        common = tuple(one for one in code.candidates if one.code in meaning.codes)
        if meaning.kind == "area" and common:
            return Line(row, given, "area", common)
        both = code.candidates + tuple(
            one for one in meaning.candidates if one.code not in code.codes
        )
        reason = sentence(
            "match.code_differs",
            "The code {code} and the name “{given}” do not say the same.",
            code=plain(cell)[:20],
            given=given[:40],
        )
        return Line(row, given, "area" if both else "unknown", both, reason=reason)

    def _held(self, line: Line, holder: Cell) -> Line:
        """Let the column that says what a row is in confirm its area, or choose among several."""
        meaning = self.reader.meaning(holder)
        if meaning.kind == "blank" or (meaning.kind in ("total", "note") and not meaning.code):
            return line
        codes = meaning.codes or (meaning.code,)
        inside = tuple(
            one
            for one in line.candidates
            if one.code in codes or any(self.names.within(one.code, code) for code in codes)
        )
        if inside:
            return replace(line, candidates=inside, parent=codes[0] if len(codes) == 1 else "")
        if meaning.code in self.names.regions.values():
            return line
        reason = sentence(
            "match.elsewhere",
            "It stands under “{parent}”, which holds no area of this name.",
            parent=plain(holder)[:40],
        )
        kind = "area" if meaning.codes else "unknown"
        return replace(line, kind=kind, reason=reason)

    def _is_remark(self, row: int, given: str) -> bool:
        """Whether a row that nobody knows is words about the table."""
        told = self.grid.told(row)
        return len(told) == 1 and any(stop in given for stop in _STOPS)

    def _first_text(self, row: int) -> str:
        first = self.grid.first(row)
        return seen(first[1]) if first else ""


def _doubted(line: Line, doubt: Sentence) -> Line:
    """Doubt an area, unless there is another doubt, or the reader chose it."""
    chosen = any(one.how == CHOSEN for one in line.candidates)
    if line.reason or line.kind != "area" or chosen:
        return line
    return replace(line, reason=doubt)


def _set_off(line: Line, row: int) -> Line:
    """Let a row stand for no area, whatever it names and whoever says so: it is not read."""
    reason = sentence(
        "match.sequel",
        "Another table begins in row {row}; its rows are not read with the first.",
        row=row,
    )
    return replace(line, kind="unknown", reason=reason)


def _named(row: int, given: str, meaning: Meaning) -> Line:
    """Let a row stand for what its name means."""
    kinds = {"part": "unknown", "blank": "unknown"}
    reason = None
    if meaning.kind == "part":
        reason = sentence(
            "match.part",
            "“{given}” is more or less than the area: a part is not the whole.",
            given=given[:40],
        )
    elif not all(one.how for one in meaning.candidates):
        reason = sentence("match.two", "Two areas are named at once.")
    return Line(
        row,
        given,
        kinds.get(meaning.kind, meaning.kind),
        meaning.candidates,
        meaning.code,
        reason=reason,
    )
