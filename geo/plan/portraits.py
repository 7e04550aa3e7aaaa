"""What the documents say of regions and of marked areas, in proper names, with section and line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.places import Place
from geo.sources import Row

TOPICS = (
    "foundations",
    "focus_sectors",
    "positioning",
    "signature_sectors",
    "named_assets_in_document",
    "finance_reform_pilots",
)
"""What is told of a region, in this order; columns of the table, some with a language behind."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a document says of a region, or of one marked area.

    Attributes
    ----------
    key, name_zh, name_en : str
        A region's key, or the key of a marked area's portrait.
    members : tuple of str
        Codes of the areas that it speaks of.
    told : mapping of (topic, language) to words
    document_zh, document_en, section, line : str
        Where it is written.
    """

    key: str
    name_zh: str
    name_en: str
    members: tuple[str, ...]
    told: Mapping[tuple[str, str], tuple[str, ...]]
    document_zh: str
    document_en: str
    section: str
    line: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def document(self, lang: str) -> str:
        """Return the document's title in ``lang``."""
        return self.document_zh if lang == "zh" else self.document_en

    def concerns(self, place: Place) -> bool:
        """Whether it speaks of a place, of the area it is part of, or of the region it is in."""
        if place.code == self.key:
            return True
        return place.code in self.members or place.parent in self.members

    def words(self, topic: str, lang: str) -> tuple[str, ...]:
        """Return what is told of a topic; in Chinese where there is no translation."""
        return self.told.get((topic, lang)) or self.told.get((topic, "zh"), ())


def portraits(
    rows: Iterable[Row], documents: Iterable[Row], sectors: Iterable[Row]
) -> tuple[Portrait, ...]:
    """Read the checked rows of ``circles.csv``, ``documents.csv`` and ``sectors.csv``."""
    english = {str(row["id"]): str(row["name_en"]) for row in sectors}
    titles = {row["id"]: (str(row["title_zh"]), str(row["title_en"])) for row in documents}
    return tuple(
        Portrait(
            str(row["id"]),
            str(row["name_zh"]),
            str(row["name_en"]),
            tuple(str(row["member_codes"]).split(";")),
            _told(row, english),
            *titles[row["document"]],
            str(row["section"]),
            str(row["source_line"]),
        )
        for row in rows
    )


def _told(row: Row, english: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Gather what is told, by topic and language; sectors are named by their ids in English."""
    columns = {
        (topic, lang): row.get(f"{topic}_{lang}") or (row.get(topic) if lang == "zh" else None)
        for topic in TOPICS
        for lang in ("zh", "en")
    }
    told = {
        key: tuple(word.strip() for word in re.split("[;；]", str(text)))
        for key, text in columns.items()
        if text
    }
    named = [english[key] for key in str(row["focus_sector_ids"] or "").split(";") if key]
    return told | ({("focus_sectors", "en"): tuple(named)} if named else {})
