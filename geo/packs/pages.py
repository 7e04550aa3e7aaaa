"""Pages of a pack: what stands on them, whoever writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from geo.exports.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: a title, and lines below it."""

    title: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The first page of a part: a title, and lines below it."""

    title: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs, with notes at the foot."""

    title: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, with notes at the foot; it may need several pages.

    Attributes
    ----------
    title : str
    head : tuple of str
    rows : tuple of tuple of str
        As long as the head.
    notes : tuple of str
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """A map with its legend, notes and source.

    Attributes
    ----------
    name : str
        Of its file, where maps are files of their own.
    sheet : Sheet
    ranking : bool
        Whether its ranking follows.
    """

    name: str
    sheet: Sheet
    ranking: bool = False


Page = Cover | Heading | Words | Grid | Map


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that is made when it is needed.

    Attributes
    ----------
    key : str
        The same for the same place in the same order: ``hangshaojiahu/map/gdp``.
    make : callable
    """

    key: str
    make: Callable[[], Page]
