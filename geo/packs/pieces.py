"""Pieces: what takes long in a pack, made a chapter at a time and kept until all is there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from geo.caches import Kept
from geo.exports import slides
from geo.exports.decks import Deck
from geo.exports.layouts import WIDE, layout
from geo.exports.pictures import write_picture
from geo.packs.chapters import leaves, title
from geo.packs.orders import Binder, OrderError
from geo.packs.pages import Leaf, Map, Page
from geo.packs.prints import print_pages
from geo.text import sentence

_COLUMN = replace(layout("172x96mm@220"), letters=1.5)
"""As wide as the page between its margins, with letters as large as those around it."""

_DRAWN = frozenset({"pptx", "docx", "zip"})
"""Kinds of file in which nothing but maps takes long."""

Ticked = Callable[[int], None]
"""Is told how many pages of a chapter are made."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that belong together.

    Attributes
    ----------
    key : str
        Such as the code of a place.
    leaves : tuple of Leaf
    """

    key: str
    leaves: tuple[Leaf, ...]

    @property
    def title(self) -> str:
        """What its first page is called."""
        page = self.leaves[0].make()
        return page.sheet.title if isinstance(page, Map) else page.title

    @property
    def maps(self) -> tuple[Leaf, ...]:
        """Those of its pages that are maps."""
        return tuple(one for one in self.leaves if "/map/" in one.key)


def chapters(binder: Binder) -> tuple[Chapter, ...]:
    """Return the chapters of a pack, in order."""
    groups = groupby(leaves(binder), lambda leaf: leaf.key.partition("/")[0])
    return tuple(Chapter(key, tuple(group)) for key, group in groups)


def maps(binder: Binder) -> tuple[Leaf, ...]:
    """Return the pages of a pack that are maps."""
    return tuple(leaf for one in chapters(binder) for leaf in one.maps)


def toilsome(binder: Binder, kind: str) -> tuple[Chapter, ...]:
    """Return the chapters that take long to make in a kind of file; a workbook has none."""
    if kind == "pdf":
        return chapters(binder)
    return tuple(one for one in chapters(binder) if one.maps and kind in _DRAWN)


def chapter(binder: Binder, key: str) -> Chapter:
    """Return a chapter.

    Raises
    ------
    OrderError
        Where there is none of this key.
    """
    found = {one.key: one for one in chapters(binder)}
    if key not in found:
        said = "“{value}” is no chapter of this pack; there are {known}"
        known = ", ".join(found)
        raise OrderError(sentence("pack.chapter", said, value=key[:40], known=known))
    return found[key]


def place_map(deck: Deck, leaf: Leaf, page: Map, kept: Kept, *, ranking: bool) -> None:
    """Add a map to a deck; what it has drawn is kept."""

    def keep(draw: Callable[[], str]) -> str:
        return kept.get(leaf.key, lambda: draw().encode()).decode()

    slides.add(deck, page.sheet, ranking=ranking, keep=keep)


def print_chapter(
    binder: Binder, chapter: Chapter, kept: Kept, tick: Ticked = lambda _: None
) -> bytes:
    """Write a chapter as a PDF of its own, since its fonts are sought once."""

    def pages() -> Iterator[Page]:
        for at, leaf in enumerate(chapter.leaves):
            yield leaf.make()
            tick(at)

    return kept.get(chapter.key, lambda: print_pages(pages(), WIDE, title(binder)))


def page_picture(leaf: Leaf, page: Map, kept: Kept) -> bytes:
    """Draw a map for a page of a document."""
    return kept.get(leaf.key, lambda: write_picture(page.sheet.bare(), "png", _COLUMN))


def file_picture(leaf: Leaf, page: Map, kept: Kept) -> bytes:
    """Draw a map for a file of its own."""
    return kept.get(f"{leaf.key}.png", lambda: write_picture(page.sheet, "png"))


# --- all of a chapter ---------------------------------------------------------------------------


def _drawn(binder: Binder, maps: Sequence[tuple[Leaf, Map]], kept: Kept) -> None:
    deck = Deck.begun(title(binder), binder.lang, dark=binder.order.theme == "dark")
    for leaf, page in maps:
        place_map(deck, leaf, page, kept, ranking=False)


def make_chapter(binder: Binder, kind: str, chapter: Chapter, kept: Kept) -> None:
    """Make what takes long in a chapter and keep it; a workbook has nothing that does.

    Parameters
    ----------
    binder : Binder
    kind : str
        What the pack is written as.
    chapter : Chapter
    kept : Kept
        From here ``write_pack`` takes it.
    """
    if kind == "pdf":
        print_chapter(binder, chapter, kept)
        return
    made = ((leaf, leaf.make()) for leaf in chapter.maps)
    maps = [(leaf, page) for leaf, page in made if isinstance(page, Map)]
    if kind in ("pptx", "zip"):
        _drawn(binder, maps, kept)
    for leaf, page in maps:
        if kind == "docx":
            page_picture(leaf, page, kept)
        if kind == "zip":
            file_picture(leaf, page, kept)
