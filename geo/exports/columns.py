"""Columns: what one is called, what stands in it, and how it is said to a reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from geo.atlas import Atlas
from geo.captions import level as level_name
from geo.text import Sentence, say
from geo.traces import run
from geo.vocabulary import FLAGS, LEVELS, STATUSES, VINTAGES

Kind = Literal["text", "whole", "number", "rows"]

BETWEEN = " | "
"""Stands between several things in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    key : str
        Its header in files for machines.
    label, meaning : Sentence
        Its header in files for readers, and what stands in it.
    kind : str
        ``text``, ``whole`` numbers, ``number``, or ``rows``: values that went in, which a workbook
        shows as the rows of its sheet of sources.
    words : callable or None
        Says a key that stands in its cells to a reader.
    lang : str
        The only language whose readers need it in a workbook; empty for all.
    bare : bool
        Whether files for machines alone have it.
    wide : int
        How many digits a workbook lets it be wide at the most; longer texts are wrapped.
    """

    key: str
    label: Sentence
    meaning: Sentence
    kind: Kind = "text"
    words: Callable[[Atlas, str, str], str] | None = None
    lang: str = ""
    bare: bool = False
    wide: int = 22

    def say(self, atlas: Atlas, cell: str, lang: str) -> str:
        """Say a text cell to a reader; what it has no words for stands as it is."""
        if self.words is None:
            return cell
        words = [self.words(atlas, key, lang) for key in dict.fromkeys(cell.split(BETWEEN))]
        if self.key == "flags":
            return run(lang, words)
        return ("；" if lang == "zh" else "; ").join(words)


def level(atlas: Atlas, key: str, lang: str) -> str:
    """Name a level or grouping."""
    known = atlas.groupings
    return known[key].name(lang) if key not in LEVELS and key in known else level_name(key, lang)


def region(atlas: Atlas, key: str, lang: str) -> str:
    """Name a region."""
    return atlas.place(key).short(lang)


def status(_: Atlas, key: str, lang: str) -> str:
    """Say a status."""
    return STATUSES[key].say(lang)


def vintage(_: Atlas, key: str, lang: str) -> str:
    """Say a vintage."""
    return VINTAGES[key].say(lang)


def flag(_: Atlas, key: str, lang: str) -> str:
    """Say a flag."""
    return FLAGS[key].say(lang)


def publisher(atlas: Atlas, key: str, lang: str) -> str:
    """Name a publisher."""
    return atlas.publisher(key, lang)


def scope(_: Atlas, key: str, lang: str) -> str:
    """Say whether a value is of the whole area."""
    return {
        "full": say(lang, "scope.full", "whole area"),
        "partial": say(lang, "scope.partial", "part of the area"),
        "mixed": say(lang, "scope.mixed", "whole areas and parts"),
    }[key]


def made(_: Atlas, key: str, lang: str) -> str:
    """Say in a few words how a value was made."""
    return {
        "published": say(lang, "made.published", "as published"),
        "formula": say(lang, "made.formula", "by the formula"),
        "sum": say(lang, "made.sum", "areas added up"),
        "union": say(lang, "made.union", "older boundaries"),
        "stand_in": say(lang, "made.stand_in", "another denominator"),
        "province_published": say(lang, "made.province_published", "province as published"),
        "province_sum": say(lang, "made.province_sum", "province added up"),
    }[key]
