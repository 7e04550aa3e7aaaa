"""Fit a reader's list of sites: which site is where, and of what kind."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from geo.matching.accuracies import METRES, accuracy, head_of_accuracy
from geo.matching.choices import chosen
from geo.matching.columns import Column
from geo.matching.decisions import Decisions
from geo.matching.grids import Grid, cell_name
from geo.matching.headings import split_unit
from geo.matching.meanings import Meaning, Reader
from geo.matching.names import ALIAS, CHOSEN, Names
from geo.matching.notices import Notices
from geo.matching.numbers import day_year, number, plain, seen
from geo.matching.reports import Entry
from geo.matching.site_reports import FoundSite, SiteReport
from geo.matching.words import HEADS, SITE_HEADS
from geo.places import fold
from geo.text import sentence
from geo.units import FARTHEST, metres_of
from geo.vocabulary import SITE_ROLES
from geo.workbooks import Cell, Sheet, Workbook

_NOTHING = Decisions()
_BOUNDS = {"lon": 180.0, "lat": 90.0}
_Words = Mapping[str, Iterable[str]]


def fit_sites(
    workbook: Workbook,
    names: Names,
    kinds: _Words,
    sectors: _Words,
    decisions: Decisions = _NOTHING,
) -> SiteReport:
    """Fit a list of sites and report how every row ends.

    Parameters
    ----------
    workbook : Workbook
    names : Names
    kinds, sectors : mapping of key to names
        What the register knows; a word of the list that is none of them is told and left out.
    decisions : Decisions, optional
        What the reader decided before, with roles of ``SITE_ROLES``.

    Raises
    ------
    TableError
        Where the sheet that is asked for is not there, or a code that was chosen is no area.
    """
    reader = Reader(names)
    words = {"kind": _folded(kinds), "sector": _folded(sectors)}
    report, counts = chosen(
        workbook,
        names,
        decisions,
        lambda sheet, decided: _List(sheet, reader, words, decided).fit(),
    )
    notices = (*workbook.notices, *report.notices)
    return replace(report, file=workbook.name, sheets=counts, notices=notices)


def _folded(words: _Words) -> dict[str, str]:
    return {fold(word): key for key, called in words.items() for word in (key, *called)}


class _List:
    """One sheet of sites."""

    def __init__(
        self,
        sheet: Sheet,
        reader: Reader,
        words: Mapping[str, Mapping[str, str]],
        decisions: Decisions,
    ) -> None:
        self.grid, self.reader, self.names = Grid(sheet), reader, reader.names
        self.words, self.decisions, self.notices = words, decisions, Notices()
        self.first = self._first()
        self.columns = [self._column(at) for at in range(self.grid.width)]
        self.at = {one.role: one.index for one in reversed(self.columns)}

    def fit(self) -> SiteReport:
        """End every row of the sheet."""
        entries: list[Entry] = []
        sites: list[FoundSite] = []
        seen_before: dict[str, FoundSite] = {}
        for row in range(self.grid.height):
            entry = self._end(row)
            if entry.status == "matched":
                site = self._site(row, entry)
                first = seen_before.setdefault(fold(site.name), site)
                if first is not site:
                    same = replace(first, row=site.row, name=site.name) == site
                    entry = replace(entry, status="duplicate", first=first.row, same=same)
                else:
                    sites.append(site)
            entries.append(entry)
        return SiteReport(
            file="",
            sheet=self.grid.name,
            sheets=(),
            header=self.first + 1,
            columns=tuple(self.columns),
            entries=tuple(entries),
            sites=tuple(sites),
            notices=self.notices.all(),
            names=self.names,
        )

    def _first(self) -> int:
        """Return the row below the first that heads two columns or more."""
        if self.decisions.header is not None:
            return min(self.decisions.header - 1, self.grid.height)
        for row in range(self.grid.height):
            roles = {role_of_site(plain(cell)) for _, cell in self.grid.told(row)} - {""}
            if len(roles) > 1 and roles & {"name", "city", "county"}:
                return row + 1
        return 0

    def _column(self, at: int) -> Column:
        text = self.grid.text(self.first - 1, at) if self.first else ""
        role = self.decisions.roles.get(at) or role_of_site(text) or "ignore"
        if role == "accuracy":
            name, unit = head_of_accuracy(text) or split_unit(text)
            return Column(at, role, (name,) if name else (), unit or METRES)
        return Column(at, role, (text,) if text else ())

    def _cell(self, row: int, role: str) -> Cell:
        return self.grid.filled(row, self.at[role]) if role in self.at else None

    def _end(self, row: int) -> Entry:
        told_cells = self.grid.told(row)
        first = seen(told_cells[0][1]) if told_cells else ""
        aside = Entry(row + 1, first, "aside", kind="blank")
        if not told_cells:
            return aside
        if row < self.first:
            return replace(aside, kind="header" if row == self.first - 1 else "title")
        given = seen(self._cell(row, "name")) or first
        kind = self.reader.read(told_cells[0][1])[1].kind
        if kind in ("note", "unit") or (kind == "total" and len(told_cells) < 3):
            return replace(aside, kind=kind)
        return self._placed(Entry(row + 1, given, "unmatched"), row)

    def _placed(self, entry: Entry, row: int) -> Entry:
        """Find where a site is, by its county, or else by its city."""
        decided = self.decisions.codes.get(entry.row)
        how = CHOSEN
        if decided is None:
            decided, how = self.decisions.aliases.get(fold(entry.given)), ALIAS
        if decided is not None:
            done = {"status": "matched", "code": decided, "how": how}
            return replace(entry, **(done if decided else {"status": "aside", "kind": CHOSEN}))
        if not plain(self._cell(row, "name")):
            reason = sentence("match.nameless", "The row names no site; say which column does.")
            return replace(entry, reason=reason)
        outer = self.reader.meaning(self._cell(row, "city"))
        inner = self.reader.meaning(self._cell(row, "county"))
        code = self.reader.meaning(self._cell(row, "code"))
        found = next(
            (one for one in (code, inner, outer) if one.kind == "area"), Meaning("unknown")
        )
        whole = inner.kind in ("blank", "total", "area") or found is code
        inside = [
            one
            for one in found.candidates
            if found is outer
            or outer.kind != "area"
            or any(one.code == c or self.names.within(one.code, c) for c in outer.codes)
        ]
        today = [one for one in inside if one.code in self.names.areas]
        if whole and len(today) == len(inside) == 1:
            return replace(entry, status="matched", code=today[0].code, how=today[0].how)
        return self._unsure(entry, found, row)

    def _unsure(self, entry: Entry, found: Meaning, row: int) -> Entry:
        """Say where a site may be, and that its place is not certain."""
        fits = [self.names.territories.fit(code, None).new for code in found.codes]
        codes = tuple(dict.fromkeys(code for fit in fits for code in fit))
        asked = seen(self._cell(row, "county")) or seen(self._cell(row, "city"))
        reason = sentence(
            "match.site_place",
            "“{place}” is not one area of today; choose where the site is.",
            place=asked[:40],
        )
        if codes:
            return replace(entry, status="ambiguous", candidates=codes, reason=reason)
        like = self.reader.suggestions(asked or entry.given)
        return replace(entry, candidates=like, reason=reason)

    def _site(self, row: int, entry: Entry) -> FoundSite:
        lon, lat = self._degrees(row, "lon"), self._degrees(row, "lat")
        known = lon is not None and lat is not None
        return FoundSite(
            row=entry.row,
            name=entry.given,
            code=entry.code,
            kind=self._word(row, "kind"),
            sector=self._word(row, "sector"),
            batch=plain(self._cell(row, "batch")),
            year=day_year(self._cell(row, "year")),
            lon=lon if known else None,
            lat=lat if known else None,
            accuracy=self._accuracy(row) if known else None,
        )

    def _word(self, row: int, role: str) -> str:
        """Return the key of a kind or sector; one that is not known is told."""
        text = plain(self._cell(row, role))
        key = self.words[role].get(fold(text), "")
        if text and not key:
            self.notices.add(
                sentence(
                    "match.unknown_word",
                    "{cell}: “{text}” is none of the register's words; it is left out.",
                    cell=cell_name(row, self.at[role]),
                    text=text[:40],
                )
            )
        return key

    def _accuracy(self, row: int) -> float | None:
        """Return how exact a position is; what is no such thing is told."""
        cell = self._cell(row, "accuracy")
        if number(cell).kind == "missing":
            return None
        column = self.columns[self.at["accuracy"]]
        if metres_of(column.unit) is None:
            self.notices.add(
                sentence(
                    "match.no_length",
                    "Column {column} “{name}” is in “{unit}”, which is neither metres nor"
                    " kilometres; no accuracy is taken from it.",
                    column=column.letter,
                    name=column.name[:40],
                    unit=column.unit[:20],
                )
            )
            return None
        found = accuracy(cell, column.unit)
        if found is None:
            self.notices.add(
                sentence(
                    "match.no_accuracy",
                    "{cell}: “{text}” is no accuracy; write metres, more than 0 and at most {most};"
                    " it is left out.",
                    cell=cell_name(row, self.at["accuracy"]),
                    text=plain(cell)[:40],
                    most=f"{FARTHEST:,}",
                )
            )
        return found

    def _degrees(self, row: int, role: str) -> float | None:
        read = number(self._cell(row, role))
        if read.value is not None and abs(read.value) <= _BOUNDS[role]:
            return read.value
        if read.kind != "missing":
            self.notices.add(
                sentence(
                    "match.no_degrees",
                    "{cell}: “{text}” is no longitude or latitude in degrees; it is left out.",
                    cell=cell_name(row, self.at[role]),
                    text=plain(self._cell(row, role))[:40],
                )
            )
        return None


def role_of_site(heading: str) -> str:
    """Return the role that a heading names in a list of sites; empty where it names none."""
    folded = fold(split_unit(heading)[0])
    words = {**SITE_HEADS, **{role: HEADS[role] for role in ("code", "note", "ignore")}}
    found = next((role for role, pattern in words.items() if pattern.fullmatch(folded)), "")
    found = found or ("accuracy" if head_of_accuracy(heading) else "")
    return found if found in SITE_ROLES else ""
