"""How a table of the reader's own fits the areas, before anything is kept."""

from collections import Counter
from pathlib import Path

from dashboards.cli import arguments
from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.tables import aligned, show, write
from geo.matching import (
    STATUSES,
    Decisions,
    Entry,
    Names,
    Report,
    SiteReport,
    fit,
    fit_sites,
)
from geo.text import listed, say
from geo.vocabulary import HOWS, ROLES, SITE_ROLES
from geo.workbooks import LIMITS, TableError, read_workbook

_Report = Report | SiteReport
_MOST = 200
"""So many rows of one kind are written out for a reader; JSON has all of them."""


def run(manner: Manner, table: str, sheet: str | None, sites: bool = False) -> None:
    """Print how every row of a table, or of a list of sites, ends."""
    atlas, lang = arguments.opened(manner), manner.lang
    known = atlas.register
    content = _content(table, lang)
    names = Names.of(atlas.gazetteer, atlas.measures.ground.territories)
    try:
        decisions = Decisions.read({"sheet": sheet})
        workbook = read_workbook(Path(table).name, content)
        report = (
            fit_sites(workbook, names, known.kind_names, known.sector_names, decisions)
            if sites
            else fit(workbook, names, decisions)
        )
    except TableError as error:
        code = MISUNDERSTOOD if error.sentence.key == "match.sheet" else INVALID
        raise HaltError(code, error.sentence.say(lang)) from error
    if manner.json:
        show(report.to_json(lang))
    else:
        write(_lines(report, lang))


def _content(table: str, lang: str) -> bytes:
    """Read a file; a little more than is allowed tells that it is too large."""
    try:
        with Path(table).open("rb") as file:
            return file.read(LIMITS.bytes + 1)
    except FileNotFoundError as error:
        said = say(
            lang,
            "cli.match.nowhere",
            "there is no file {value}; give a workbook or a CSV file",
            value=quoted(table),
        )
        raise HaltError(MISUNDERSTOOD, said) from error
    except (OSError, ValueError) as error:
        said = say(
            lang,
            "cli.match.file",
            "{value} cannot be read ({reason}); give a workbook or a CSV file",
            value=quoted(table),
            reason=(error.strerror if isinstance(error, OSError) else None) or str(error),
        )
        raise HaltError(MISUNDERSTOOD, said) from error


def _lines(report: _Report, lang: str) -> list[str]:
    return [
        *_sheets(report, lang),
        "",
        *_columns(report, lang),
        "",
        *_rows(report, lang),
        *(["", *(one.say(lang) for one in report.notices)] if report.notices else []),
        "",
        _account(report, lang),
    ]


def _sheets(report: _Report, lang: str) -> list[str]:
    """Name the sheet that was read, and how many rows of every sheet match."""
    counted = say(lang, "cli.match.sheet", "sheet: {sheet}", sheet=quoted(report.sheet))
    if len(report.sheets) == 1:
        return [counted]
    others = [f"{quoted(one.name)} {one.matched}/{one.rows}" for one in report.sheets]
    said = say(
        lang,
        "cli.match.sheets",
        "matched rows of each: {sheets}; --sheet chooses another",
        sheets=listed(lang, others),
    )
    return [counted, said]


def _columns(report: _Report, lang: str) -> list[str]:
    roles = ROLES if isinstance(report, Report) else SITE_ROLES
    rows = [
        [
            one.letter,
            roles[one.role].say(lang),
            one.name or "–",
            one.unit,
            str(one.year or ""),
        ]
        for one in report.columns
    ]
    return aligned(rows) if rows else []


def _rows(report: _Report, lang: str) -> list[str]:
    """Write the rows that need the reader, and how the others were matched."""
    wanting = [one for one in report.entries if one.status not in ("matched", "aside")]
    named = [
        [HOWS[how].say(lang), str(count)]
        for how in HOWS
        if (count := sum(one.how == how for one in report.entries if one.status == "matched"))
    ]
    rows = [_row(one, report.names, lang) for one in wanting[:_MOST]]
    more = len(wanting) - _MOST
    return [
        listed(lang, [f"{how} {count}" for how, count in named]),
        *(aligned(rows) if rows else []),
        *([say(lang, "match.more", "… and {count} more of this kind.", count=more)] * (more > 0)),
    ]


def _row(one: Entry, names: Names, lang: str) -> list[str]:
    near = [f"{code} {names.name(code, lang)}" for code in one.candidates]
    why = one.reason.say(lang) if one.reason else ""
    if one.status == "duplicate":
        near = [f"{one.code} {names.name(one.code, lang)}"]
        why = (
            say(lang, "cli.match.same", "the same as row {row}", row=one.first)
            if one.same
            else say(lang, "cli.match.other", "row {row} has other values", row=one.first)
        )
    return [str(one.row), quoted(one.given), _status(one.status, lang), listed(lang, near), why]


def _status(status: str, lang: str) -> str:
    words = {
        "ambiguous": say(lang, "cli.match.ambiguous", "ambiguous"),
        "unmatched": say(lang, "cli.match.unmatched", "no match"),
        "duplicate": say(lang, "cli.match.duplicate", "duplicate"),
    }
    return words[status]


def _account(report: _Report, lang: str) -> str:
    """Say how many rows ended in which way; they add up to all."""
    counts = Counter(one.status for one in report.entries)
    return say(
        lang,
        "cli.match.account",
        "{rows} rows: {matched} matched, {ambiguous} ambiguous, {unmatched} without a match,"
        " {duplicate} duplicate, {aside} set aside; nothing was kept.",
        rows=len(report.entries),
        **{status: counts[status] for status in STATUSES},
    )
