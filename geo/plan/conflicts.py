"""What the documents are, where they disagree, and what they do not have."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from geo.plan.entries import NOTHING, Entry, Told, split, text
from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Paper:
    """A document.

    Attributes
    ----------
    key, title_zh, title_en : str
    number : str
        As issued; empty where it has none.
    first, last : str
        The years that it is for.
    signed, printed, in_force : str
        Dates, such as 2026-05-30; empty where they are not known.
    note : Told
    """

    key: str
    title_zh: str
    title_en: str
    number: str
    first: str
    last: str
    signed: str
    printed: str
    in_force: str
    note: Told

    def title(self, lang: str) -> str:
        """Return its title in ``lang``."""
        return self.title_zh if lang == "zh" else self.title_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Entry):
    """Something in which the documents disagree, or that misleads, and what is done about it.

    Attributes
    ----------
    topic : str
        Key of a word of ``geo.vocabulary.TOPICS``.
    severity : str
        ``A`` changes a number or a shape, ``B`` a name or a rule, ``C`` the reading; ``none`` is
        no conflict, though it looks like one.
    handling : Told
    """

    kind: ClassVar[str] = "conflict"
    topic: str = ""
    severity: str = ""
    handling: Told = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Entry):
    """Something that the documents do not have.

    Attributes
    ----------
    instead : Told
        What stands in its place here.
    """

    kind: ClassVar[str] = "absence"
    instead: Told = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """A word or code name of the documents.

    Attributes
    ----------
    meaning : Told
    outside : bool
        Whether the meaning is general knowledge, and not from the documents.
    """

    kind: ClassVar[str] = "term"
    meaning: Told = NOTHING
    outside: bool = False


def papers(rows: Iterable[Row]) -> tuple[Paper, ...]:
    """Read the documents."""
    found: list[Paper] = []
    for row in rows:
        first, _, last = text(row, "period").partition("-")
        found.append(
            Paper(
                text(row, "id"),
                text(row, "title_zh"),
                text(row, "title_en"),
                text(row, "number"),
                first,
                last or first,
                text(row, "signed"),
                text(row, "printed"),
                text(row, "in_force"),
                Told.read(row, "note_zh", "note_en"),
            )
        )
    return tuple(found)


def conflicts(rows: Iterable[Row], concerns: Iterable[Row]) -> tuple[Conflict, ...]:
    """Read the conflicts, each with the entries that it is about."""
    about: dict[str, list[str]] = {}
    for row in concerns:
        about.setdefault(text(row, "conflict"), []).append(text(row, "entry"))
    return tuple(
        Conflict(
            key=text(row, "id"),
            name_zh=text(row, "finding_zh") or text(row, "finding"),
            name_en=text(row, "finding"),
            links=tuple(about.get(text(row, "id"), ())),
            topic=text(row, "section"),
            severity=text(row, "severity"),
            handling=Told.read(row, "handling_zh", "handling"),
        )
        for row in rows
    )


def absences(rows: Iterable[Row]) -> tuple[Absence, ...]:
    """Read what the documents do not have."""
    return tuple(
        Absence(
            key=text(row, "id"),
            name_zh=text(row, "missing_zh"),
            name_en=text(row, "missing_en"),
            document=text(row, "document"),
            instead=Told.read(row, "instead_zh", "instead_en"),
        )
        for row in rows
    )


def terms(rows: Iterable[Row]) -> tuple[Term, ...]:
    """Read the words that are explained."""
    return tuple(
        Term(
            key=text(row, "id"),
            name_zh=text(row, "term_zh"),
            name_en=text(row, "term_en"),
            document=text(row, "document"),
            section=text(row, "section"),
            line=text(row, "source_line"),
            links=split(text(row, "entries")),
            meaning=Told.read(row, "meaning_zh", "meaning_en"),
            outside=text(row, "basis") == "outside",
        )
        for row in rows
    )
