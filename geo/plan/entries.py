"""What documents name, entry by entry: a key, a name in both languages, and where it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self

from geo.places import fold
from geo.sources import Row

BETWEEN = "|"
"""Stands between the names of an entry where they are searched; no folded name has it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something told in Chinese and in English; either may be missing.

    Attributes
    ----------
    zh, en : str
    """

    zh: str = ""
    en: str = ""

    @classmethod
    def read(cls, row: Row, zh: str, en: str) -> Self:
        """Read two columns of a row; a column that is not there is not told."""
        return cls(text(row, zh), text(row, en))

    def say(self, lang: str) -> str:
        """Say it in ``lang``; in the other language where nobody translated it."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    def parts(self, lang: str) -> tuple[str, ...]:
        """Return what is listed in it, as semicolons part it."""
        return split(self.say(lang).replace("；", ";"))

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Told()


def text(row: Row, column: str) -> str:
    """Return a cell as text; empty where it is blank, or where the table has no such column."""
    value = row.get(column)
    return "" if value is None else str(value).strip()


def split(cell: str) -> tuple[str, ...]:
    """Return the keys or words that a cell lists, parted by semicolons."""
    return tuple(word.strip() for word in cell.split(";") if word.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a document names.

    Attributes
    ----------
    kind : str
        Key of a word of ``geo.vocabulary.ENTRIES``.
    key : str
        As in its table; no two entries share one.
    name_zh, name_en : str
    document, section, line : str
        Where it is written: id of the document, section, and line of the text that was read.
    codes : tuple of str
        Areas that it names, or is made of.
    links : tuple of str
        Keys of the entries that it refers to.
    others : tuple of str
        What else it may be searched by: printed variants, and what it has in it.
    """

    kind: ClassVar[str] = ""
    key: str
    name_zh: str
    name_en: str
    document: str = ""
    section: str = ""
    line: str = ""
    codes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return (self.name_zh or self.name_en) if lang == "zh" else (self.name_en or self.name_zh)

    @property
    def searched(self) -> str:
        """Key and names, folded, in one text."""
        words = (self.key, self.name_zh, self.name_en, *self.others)
        return BETWEEN.join(dict.fromkeys(fold(word) for word in words if word))


def placed(row: Row, column: str) -> tuple[str, ...]:
    """Return the codes of areas in a cell, in order and each once."""
    return unique(split(text(row, column)))


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys in order, each once."""
    return tuple(dict.fromkeys(key for key in keys if key))
