"""Facts: the numbers of the documents, each with its kind, its qualifier and its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from geo.plan.entries import Entry, Told, split, text, unique
from geo.sources import Row

BESIDE = ("conflict", "restated")
"""Roles of numbers that stand beside another one and are never plotted."""

_WHOLE = ("province", "sector", "metro_areas")
"""Scopes that are no codes of areas."""

_SAID = ("category", "unit", "qualifier", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number that a document prints.

    Attributes
    ----------
    key, name_zh, name_en : str
        Of what it measures; the facts of one key are one series.
    category : str
        In Chinese, as the document groups it.
    unit : str
        As printed.
    year : str
        Four digits, or a period such as ``2016-2020``.
    value : float or None
        In ``unit``; ``None`` means that the document has a blank: not published, never zero.
    kind : str
        ``baseline``, ``expected``, ``actual`` or ``target``.
    qualifier : str
        The word that the document puts beside it, such as 左右 or 突破.
    scope : str
        ``province``, ``sector``, ``metro_areas``, or codes of areas parted by semicolons.
    document, section, line : str
    number : int or None
        Number of the row in the document's table of indicators.
    role : str
        ``primary``, ``conflict``, ``restated``, ``milestone``, ``structure`` or ``missing``.
    basis : str
        How the year is known: ``stated``, ``period``, ``implied`` or ``undated``.
    sector : str
        Key of its sector, or empty.
    norm_value, norm_unit : float or None, str
        The same number in a unit that can be compared.
    note : str
    said : mapping of topic to Told
        Category, unit, qualifier and note in both languages.
    """

    key: str
    name_zh: str
    name_en: str
    category: str
    unit: str
    year: str
    value: float | None
    kind: str
    qualifier: str
    scope: str
    document: str
    section: str
    line: str
    number: int | None
    role: str
    basis: str
    sector: str
    norm_value: float | None
    norm_unit: str
    note: str
    said: Mapping[str, Told]

    def name(self, lang: str) -> str:
        """Return the name of what it measures in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def say(self, topic: str, lang: str) -> str:
        """Say its category, unit, qualifier or note in ``lang``."""
        return self.said[topic].say(lang)

    @property
    def codes(self) -> tuple[str, ...]:
        """Areas that it is of; none for the province, a sector or the metropolitan areas."""
        return () if self.scope in _WHOLE else split(self.scope)

    @property
    def plotted(self) -> bool:
        """Whether it is the one number of its year, and not one that stands beside it."""
        return self.value is not None and self.role in ("primary", "milestone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Entry):
    """What the documents say of one thing in numbers: all its facts, by year.

    Attributes
    ----------
    facts : tuple of Fact
    """

    kind: ClassVar[str] = "figure"
    facts: tuple[Fact, ...]

    @property
    def targets(self) -> tuple[Fact, ...]:
        """The numbers that are to be reached, and that stand by themselves."""
        return tuple(one for one in self.facts if one.kind == "target" and one.plotted)


def facts(rows: Iterable[Row], qualifiers: Iterable[Row]) -> tuple[Fact, ...]:
    """Read the checked rows of ``document_indicators`` and ``qualifiers``, in their order."""
    english = {text(row, "qualifier"): text(row, "name_en") for row in qualifiers}
    return tuple(_fact(row, english) for row in rows)


def _fact(row: Row, english: Mapping[str, str]) -> Fact:
    printed = text(row, "qualifier")
    said = {
        "category": Told.read(row, "category_zh", "category_en"),
        "unit": Told.read(row, "unit", "unit_en"),
        "qualifier": Told(printed, text(row, "qualifier_en") or english.get(printed, "")),
        "note": Told.read(row, "note_zh", "note"),
    }
    number = row.get("table1_no")
    return Fact(
        key=text(row, "indicator_id"),
        name_zh=text(row, "name_zh"),
        name_en=text(row, "name_en"),
        category=text(row, "category_zh"),
        unit=text(row, "unit"),
        year=text(row, "year"),
        value=_number(row, "value"),
        kind=text(row, "value_kind"),
        qualifier=printed,
        scope=text(row, "scope"),
        document=text(row, "document"),
        section=text(row, "section"),
        line=text(row, "source_line"),
        number=int(number) if number else None,
        role=text(row, "role"),
        basis=text(row, "year_basis"),
        sector=text(row, "sector_id"),
        norm_value=_number(row, "norm_value"),
        norm_unit=text(row, "norm_unit"),
        note=text(row, "note"),
        said=said,
    )


def _number(row: Row, column: str) -> float | None:
    value = row.get(column)
    return None if value is None or value == "" else float(value)


def figures(found: Iterable[Fact]) -> tuple[Figure, ...]:
    """Gather facts by what they measure, in the order in which it is first named."""
    by_key: dict[str, list[Fact]] = {}
    for one in found:
        by_key.setdefault(one.key, []).append(one)
    return tuple(_figure(key, rows) for key, rows in by_key.items())


def _figure(key: str, rows: list[Fact]) -> Figure:
    first = rows[0]
    return Figure(
        key=key,
        name_zh=first.name_zh,
        name_en=first.name_en,
        document=first.document,
        section=first.section,
        line=first.line,
        codes=unique(code for one in rows for code in one.codes),
        links=unique(one.sector for one in rows),
        others=unique(word for one in rows for word in (one.name_zh, one.name_en, one.category)),
        facts=tuple(sorted(rows, key=lambda one: (one.year[-4:], one.year, one.role in BESIDE))),
    )
