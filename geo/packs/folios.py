"""Folios: a pack as a Word document, words and tables native, maps as pictures with their words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geo.caches import Kept
from geo.exports.papers import WIDTH, add_map, add_table, clean, opened, written
from geo.exports.tableaux import Cover, Grid, Heading, Words
from geo.packs.orders import Binder
from geo.packs.pages import Leaf, Map, Page
from geo.packs.pieces import page_picture
from geo.text import say

if TYPE_CHECKING:
    from docx.document import Document

_NUMBERS = frozenset("0123456789.,%+-−–/ ")


def write_folio(
    binder: Binder,
    leaves: Sequence[Leaf],
    title: str,
    kept: Kept,
    tick: Callable[[int, int], None],
) -> bytes:
    """Write the pages of a pack one below the other, a chapter on a new page."""
    version = say(binder.lang, "version", "Data {version}", version=binder.atlas.version)
    paper = opened(title, version, binder.lang)
    for at, leaf in enumerate(leaves, 1):
        _add(paper, leaf, kept)
        tick(at, len(leaves))
    return written(paper)


def _add(paper: "Document", leaf: Leaf, kept: Kept) -> None:
    page: Page = leaf.make()
    match page:
        case Cover():
            paper.add_paragraph(clean(page.title), "Title")
            _told(paper, page.told, "Subtitle")
        case Heading():
            paper.add_page_break()
            paper.add_paragraph(clean(page.title), "Title")
            _told(paper, page.told, "Subtitle")
        case Words():
            paper.add_paragraph(clean(page.title), "Heading 1")
            _told(paper, page.paragraphs, "List Bullet")
            _told(paper, page.notes, "Caption")
        case Grid():
            _grid(paper, page)
        case Map():
            picture = page_picture(leaf, page, kept)
            paper.add_paragraph(
                clean(page.sheet.title), "Heading 1"
            ).paragraph_format.keep_with_next = True
            add_map(paper, page.sheet, picture, WIDTH)


def _told(paper: "Document", texts: Sequence[str], style: str) -> None:
    for one in texts:
        paper.add_paragraph(clean(one), style)


def _grid(paper: "Document", page: Grid) -> None:
    """Add a table whose columns share the width by what stands in them."""
    paper.add_paragraph(clean(page.title), "Heading 1")
    columns = list(zip(page.head, *page.rows, strict=True))
    asked = [min(max(map(_length, one)), 22) + 8 for one in columns]
    widths = [WIDTH * one / sum(asked) for one in asked]
    numbers = {at for at, one in enumerate(columns) if at and _numeric(one[1:])}
    add_table(paper, [page.head, *page.rows], widths, numbers)
    _told(paper, page.notes, "Caption")


def _numeric(texts: Sequence[str]) -> bool:
    return all(set(one) <= _NUMBERS for one in texts)


def _length(text: str) -> int:
    return sum(2 if ord(one) > 0x2E80 else 1 for one in text)
