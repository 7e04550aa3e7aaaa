"""Tableaux: pages of words and tables, whatever they are written as."""

from dataclasses import dataclass


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
    strong : frozenset of int
        Numbers of the rows that lead those below them.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    strong: frozenset[int] = frozenset()


Tableau = Cover | Heading | Words | Grid
