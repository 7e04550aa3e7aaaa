"""Monitored things: the targets, tasks and policy items of the documents; projects are supplied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo.sources import Row
from geo.text import Sentence, sentence

INDICATORS, TASKS, POLICIES, PROJECTS = "indicators", "tasks", "policies", "projects"
LISTS = (INDICATORS, TASKS, POLICIES, PROJECTS)
"""The four monitored lists; the last is empty until somebody supplies it."""

LONGEST = 500
"""Letters of an owner, a note or a name in a reader's own entries."""

Tables = Mapping[str, tuple[Row, ...]]

_TOOLS = ("instrument", "mechanism", "institution", "system", "campaign")
"""Classes of named things that are delivered, not built or visited."""

_SUPPORT = "GOV_CARD"
"""How the governance of the documents is represented; it marks their chapters of support."""

_KINDS: Mapping[str, Sentence] = {
    "item_producer": sentence("monitor.producer", "Producer services"),
    "item_consumer": sentence("monitor.consumer", "Consumer services"),
    "direction": sentence("monitor.direction", "Directions"),
    "policy": sentence("monitor.policy", "Policy support"),
}
"""What the kinds of row are called; a kind that has no name here is no task."""


@dataclass(frozen=True, slots=True)
class Group:
    """What several monitored things are part of: a programme, a kind of item, a document.

    Attributes
    ----------
    key, name_zh, name_en : str
    """

    key: str
    name_zh: str
    name_en: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class Monitored:
    """One line of a monitored list.

    Attributes
    ----------
    key : str
        Unlike any other of all lists.
    name_zh, name_en : str
    group, document : Group
        What it is part of, and where it is written.
    section, line : str
    lead : str
        The department that leads; empty where the document names none.
    partners : tuple of str
        Other departments; all that are named where none leads.
    cities : bool
        Whether the document makes the governments of the cities responsible.
    target, due : str
        The documents' indicator whose target it is, and the target's year; mostly empty.
    """

    key: str
    name_zh: str
    name_en: str
    group: Group
    document: Group
    section: str
    line: str
    lead: str = ""
    partners: tuple[str, ...] = ()
    cities: bool = False
    target: str = ""
    due: str = ""

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    @property
    def departments(self) -> tuple[str, ...]:
        """All departments that are named, the one that leads first."""
        return (self.lead, *self.partners) if self.lead else self.partners


def monitored(tables: Tables) -> Mapping[str, tuple[Monitored, ...]]:
    """Return the four lists, by their keys, in the order of the documents.

    Policy items are the instruments, mechanisms, institutions, systems and campaigns that a
    document names in a chapter of support: one that has an entry of governance.
    """
    documents = {str(row["id"]): _document(row) for row in tables.get("documents", ())}
    return {
        INDICATORS: tuple(_targets(tables, documents)),
        TASKS: (*_items(tables, documents), *_actions(tables, documents)),
        POLICIES: tuple(_policies(tables, documents)),
        PROJECTS: (),
    }


def chapters(found: Iterable[Monitored]) -> Mapping[Group, tuple[str, ...]]:
    """Name the chapters that lines stand in, by document: ``五``."""
    named: dict[Group, dict[str, None]] = {}
    for one in found:
        named.setdefault(one.document, {})[_chapter(one.section).rstrip("、")] = None
    return {document: tuple(one) for document, one in named.items()}


def called(tables: Tables, lang: str) -> Mapping[str, str]:
    """Return what departments are called in ``lang``, by the names that they are printed with."""
    column = "department" if lang == "zh" else "name_en"
    return {
        str(row["department"]): str(row.get(column) or row["department"])
        for row in tables.get("departments", ())
    }


def together(tables: Tables, printed: Iterable[str], lang: str) -> str:
    """Name several departments; an English name may hold a comma itself."""
    names = called(tables, lang)
    return ("、" if lang == "zh" else "; ").join(names.get(one, one) for one in printed)


def _document(row: Row) -> Group:
    return Group(str(row["id"]), str(row["title_zh"]), str(row["title_en"]))


def _targets(tables: Tables, documents: Mapping[str, Group]) -> Iterator[Monitored]:
    """List the targets, each by its indicator and year; what only restates one is left out."""
    for row in tables.get("document_indicators", ()):
        if (row["value_kind"], row["role"]) != ("target", "primary"):
            continue
        key, due = str(row["indicator_id"]), str(row["year"])
        document = documents[str(row["document"])]
        yield Monitored(
            key=f"{key}:{due}",
            name_zh=f"{row['name_zh']}（{due}）",
            name_en=f"{row['name_en']} ({due})",
            group=document,
            document=document,
            section=str(row["section"]),
            line=str(row["source_line"] or ""),
            target=key,
            due=due if due.isdigit() else "",
        )


def _items(tables: Tables, documents: Mapping[str, Group]) -> Iterator[Monitored]:
    for row in tables.get("sectors", ()):
        kind = re.sub(r"_\d+", "", str(row.get("row_type")))
        if kind not in _KINDS:
            continue
        lead = str(row["lead_department"] or "")
        named = [one for one in str(row["departments"] or "").split(";") if one]
        word = _KINDS[kind]
        yield Monitored(
            key=str(row["id"]),
            name_zh=str(row["name_zh"]),
            name_en=str(row["name_en"]),
            group=Group(kind, word.say("zh"), word.say("en")),
            document=documents[str(row["document"])],
            section=str(row["section"]),
            line=str(row["source_line"] or ""),
            lead=lead,
            partners=tuple(one for one in named if one != lead),
            cities=str(row["city_governments_responsible"] or "").startswith("yes"),
        )


def _actions(tables: Tables, documents: Mapping[str, Group]) -> Iterator[Monitored]:
    for row in tables.get("programmes", ()):
        if row["row_type"] != "action":
            continue
        number = f"programme-{row['programme_no']}"
        yield Monitored(
            key=str(row["id"]),
            name_zh=str(row["name_zh"]),
            name_en=str(row["name_en"]),
            group=Group(number, str(row["programme_zh"]), str(row["programme_en"])),
            document=documents[str(row["document"])],
            section=str(row["section"]),
            line=str(row["source_line"] or ""),
        )


def _policies(tables: Tables, documents: Mapping[str, Group]) -> Iterator[Monitored]:
    # What is named at a task stands in the section of the task.
    sections = {str(row["id"]): str(row.get("section")) for row in tables.get("sectors", ())}

    def section(row: Row) -> str:
        return sections.get(str(row["ref"]), str(row["ref"]))

    def chapter(row: Row) -> tuple[str, str]:
        return str(row["document"]), _chapter(section(row))

    rows = [row for row in tables.get("named_entities", ()) if row.get("class") in _TOOLS]
    support = {chapter(row) for row in rows if row["representation"] == _SUPPORT}
    for row in rows:
        if chapter(row) not in support:
            continue
        document = documents[str(row["document"])]
        yield Monitored(
            key=str(row["id"]),
            name_zh=str(row["name_zh"]),
            name_en=str(row["name_en"]),
            group=document,
            document=document,
            section=section(row),
            line=str(row["source_line"] or ""),
        )


def _chapter(section: str) -> str:
    """Return what stands before the first 、 of a section, and this."""
    head, comma, _ = section.partition("、")
    return head + comma
