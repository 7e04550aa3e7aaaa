"""Templates of what a reader fills in: the monitored lists, and a list of projects."""

from collections.abc import Mapping

from geo.atlas import Atlas
from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.tables import Row, Table
from geo.monitors import (
    INDICATORS,
    LISTS,
    POLICIES,
    PROJECTS,
    TASKS,
    Monitored,
    monitored,
    together,
)
from geo.text import LANGUAGES, Sentence, listed, sentence
from geo.vocabulary import PROGRESS

NAMES: Mapping[str, Sentence] = {
    INDICATORS: sentence("monitor.indicators", "Indicators"),
    TASKS: sentence("monitor.tasks", "Key tasks"),
    POLICIES: sentence("monitor.policies", "Policy items"),
    PROJECTS: sentence("monitor.projects", "Projects"),
}
"""What the monitored lists are called."""

_WORDS = {lang: listed(lang, [one.say(lang) for one in PROGRESS.values()]) for lang in LANGUAGES}

FILLED = (
    Column(
        "status",
        sentence("monitor.status", "Status"),
        sentence(
            "monitor.status.is",
            "Yours: {english}, or in Chinese {chinese}; blank is no data.",
            english=_WORDS["en"],
            chinese=_WORDS["zh"],
        ),
    ),
    Column(
        "owner",
        sentence("monitor.owner", "Owner"),
        sentence("monitor.owner.is", "Yours: who sees to it."),
    ),
    Column("note", sentence("monitor.note", "Note"), sentence("monitor.note.is", "Yours.")),
    Column(
        "date",
        sentence("monitor.date", "As of"),
        sentence("monitor.date.is", "Yours: the day that the status is of, like 2026-07-15."),
    ),
)
"""The columns that a reader fills in."""


def _departments(atlas: Atlas, named: str, lang: str) -> str:
    """Name departments in a language."""
    return together(atlas.tables, named.split("、"), lang)


_PRINTED = (
    Column("key", sentence("monitor.key", "Key"), sentence("monitor.key.is", "Names the row.")),
    Column(
        "list",
        sentence("monitor.list", "List"),
        sentence("monitor.list.is", "Which of the monitored lists it is in."),
        words=lambda _, key, lang: NAMES[key].say(lang),
    ),
    *(
        Column(
            f"{key}_{lang}",
            label,
            sentence("monitor.printed.is", "As the document has it; may be left out."),
            lang=lang,
        )
        for key, label in (
            ("name", sentence("monitor.name", "Name")),
            ("group", sentence("monitor.group", "Part of")),
            ("document", sentence("monitor.document", "Document")),
        )
        for lang in ("zh", "en")
    ),
    Column(
        "section",
        sentence("monitor.section", "Section"),
        sentence("monitor.section.is", "Section of the document."),
    ),
    Column(
        "line",
        sentence("monitor.line", "Line"),
        sentence("monitor.line.is", "Line of the document's text."),
    ),
    Column(
        "lead",
        sentence("monitor.lead", "Leads"),
        sentence("monitor.lead.is", "The department that leads; blank where none is named."),
        words=_departments,
    ),
    Column(
        "partners",
        sentence("monitor.partners", "With"),
        sentence("monitor.partners.is", "Other departments that are named."),
        words=_departments,
    ),
)

CHECKLIST = (*_PRINTED, *FILLED)
"""The columns of the monitored lists."""

PROJECT = (
    Column(
        "name",
        sentence("monitor.project.name", "Project"),
        sentence("monitor.project.name.is", "Name of the project; needed."),
    ),
    Column(
        "place",
        sentence("monitor.project.place", "City or county"),
        sentence("monitor.project.place.is", "Its code or its name; blank: of the whole list."),
    ),
    Column(
        "sector",
        sentence("monitor.project.sector", "Sector"),
        sentence("monitor.project.sector.is", "In your words."),
    ),
    Column(
        "investment",
        sentence("monitor.project.investment", "Investment (100 m yuan)"),
        sentence("monitor.project.investment.is", "In 亿元; blank is not known, not 0."),
        kind="number",
    ),
    *FILLED,
)
"""The columns of a list of projects."""


def checklist(atlas: Atlas) -> Table:
    """Lay all monitored lists out, a row for each line, with nothing filled in."""
    found = monitored(atlas.tables)
    rows = (_row(key, one) for key in LISTS for one in found[key])
    return Table(CHECKLIST, tuple(rows))


def write_checklist(atlas: Atlas, lang: str) -> bytes:
    """Write the monitored lists as a template that a spreadsheet fills in."""
    return _template(atlas, checklist(atlas), lang)


def write_projects(atlas: Atlas, lang: str) -> bytes:
    """Write the heads of a list of projects; none is known before somebody supplies it."""
    return _template(atlas, Table(PROJECT, ()), lang)


def _template(atlas: Atlas, table: Table, lang: str) -> bytes:
    """Write the columns of one language under their names in it."""
    columns = tuple(one for one in table.columns if one.lang in ("", lang))
    rows = tuple({one.key: _said(atlas, one, row, lang) for one in columns} for row in table.rows)
    return write_csv(Table(columns, rows), [one.label.say(lang) for one in columns])


def _said(atlas: Atlas, column: Column, row: Row, lang: str) -> str | None:
    cell = row[column.key]
    return None if cell is None else column.say(atlas, str(cell), lang)


def _row(key: str, one: Monitored) -> Row:
    return {
        "key": one.key,
        "list": key,
        "name_zh": one.name_zh,
        "name_en": one.name_en,
        "group_zh": one.group.name_zh,
        "group_en": one.group.name_en,
        "document_zh": one.document.name_zh,
        "document_en": one.document.name_en,
        "section": one.section,
        "line": one.line,
        "lead": one.lead or None,
        "partners": "、".join(one.partners) or None,
        **{column.key: None for column in FILLED},
    }


def heads(columns: tuple[Column, ...], lang: str) -> dict[str, list[str]]:
    """Return all that may stand above each column; first what it is called in ``lang``."""
    found: dict[str, list[str]] = {}
    for one in columns:
        key = one.key.removesuffix(f"_{one.lang}") if one.lang else one.key
        words = [one.label.say(lang), key, one.key, *(one.label.say(word) for word in LANGUAGES)]
        found[key] = list(dict.fromkeys([*found.get(key, ()), *words]))
    return found
