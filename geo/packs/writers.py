"""Writers: a pack as slides, as PDF, as a Word document, or as a folder of all of them."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from geo.errors import GeoError
from geo.exports import slides
from geo.exports.decks import Deck
from geo.exports.layouts import WIDE
from geo.exports.pictures import write_picture
from geo.exports.tableaux import Cover, Grid, Heading, Words
from geo.exports.workbooks import write_workbook
from geo.packs.bookings import book_of_pack
from geo.packs.chapters import leaves, title
from geo.packs.folios import write_folio
from geo.packs.keeping import Kept
from geo.packs.orders import Binder
from geo.packs.pages import Leaf, Map, Page
from geo.packs.prints import joined, print_pages

Tick = Callable[[int, int], None]
"""Is told how many pages are done, of how many."""
_Write = Callable[[Binder, Kept, Tick], bytes]


class PackError(GeoError, ValueError):
    """A kind of file that no pack is written as."""


def _pptx(binder: Binder, kept: Kept, tick: Tick) -> bytes:
    deck = Deck.begun(title(binder), binder.lang, dark=binder.order.theme == "dark")
    found = leaves(binder)
    for at, leaf in enumerate(found, 1):
        _slide(deck, leaf, kept)
        tick(at, len(found))
    return deck.written()


def _slide(deck: Deck, leaf: Leaf, kept: Kept) -> None:
    """Add a page to a deck; what a map has drawn is kept."""
    page = leaf.make()
    match page:
        case Map():
            slides.add(
                deck,
                page.sheet,
                ranking=page.ranking,
                keep=lambda draw: kept.get(leaf.key, lambda: draw().encode()).decode(),
            )
        case Cover():
            deck.cover(page.title, page.told)
        case Heading():
            deck.section(page.title, page.told)
        case Words():
            deck.texts(page.title, page.paragraphs, page.notes)
        case Grid():
            deck.table(page.title, page.head, page.rows, page.notes)


def _pdf(binder: Binder, kept: Kept, tick: Tick) -> bytes:
    """Write every chapter as a PDF of its own, since its fonts are sought once; then join them."""
    found, name = leaves(binder), title(binder)
    files, marks, done = list[bytes](), list[tuple[str, int]](), 0
    for part, group in groupby(found, _chapter):
        chapter = list(group)

        def write(chapter: Sequence[Leaf] = chapter, done: int = done) -> bytes:
            pages = _counted([leaf.make for leaf in chapter], tick, done, len(found))
            return print_pages(pages, WIDE, name)

        marks.append((_opening(chapter[0].make()), len(files)))
        files.append(kept.get(part, write))
        done += len(chapter)
        tick(done, len(found))
    return joined(files, name, marks)


def _chapter(leaf: Leaf) -> str:
    return leaf.key.partition("/")[0]


def _opening(page: Page) -> str:
    return page.sheet.title if isinstance(page, Map) else page.title


def _counted(
    makes: Sequence[Callable[[], Page]], tick: Tick, done: int, count: int
) -> Iterator[Page]:
    for at, make in enumerate(makes):
        yield make()
        tick(done + at, count)


def _docx(binder: Binder, kept: Kept, tick: Tick) -> bytes:
    return write_folio(binder, leaves(binder), title(binder), kept, tick)


def _zip(binder: Binder, kept: Kept, tick: Tick) -> bytes:
    """Put the slides, the workbook and every map as a picture into one archive."""
    maps = [leaf for leaf in leaves(binder) if "/map/" in leaf.key]
    count, content = len(leaves(binder)) + len(maps), io.BytesIO()
    with zipfile.ZipFile(content, "w") as new:
        deck = _pptx(binder, kept, lambda at, _: tick(at, count))
        _add(new, "pack.pptx", deck)
        _add(new, "pack.xlsx", write_pack_workbook(binder))
        for at, leaf in enumerate(maps, 1):
            page = leaf.make()
            if isinstance(page, Map):
                sheet = page.sheet
                picture = kept.get(
                    f"{leaf.key}.png", lambda sheet=sheet: write_picture(sheet, "png")
                )
                _add(new, f"maps/{at:03}-{page.name}.png", picture)
            tick(count - len(maps) + at, count)
    return content.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def write_pack_workbook(binder: Binder) -> bytes:
    """Write all data of a pack, each value with its trace, as a workbook."""
    return write_workbook(book_of_pack(binder, title(binder)))


PACKS: dict[str, _Write] = {"pptx": _pptx, "pdf": _pdf, "docx": _docx, "zip": _zip}
"""What a pack is written as."""


def write_pack(binder: Binder, kind: str, kept: Kept, tick: Tick) -> bytes:
    """Write a pack; the same order and data give the same bytes.

    Parameters
    ----------
    binder : Binder
    kind : str
        One of ``PACKS``.
    kept : Kept
        Where pieces lie until the whole is there.
    tick : callable
        Is told how many pages are done, of how many.

    Raises
    ------
    PackError
        Where there is no such kind.
    """
    if kind not in PACKS:
        raise PackError(f"no pack is written as {kind!r}; there are {', '.join(PACKS)}")
    return PACKS[kind](binder, kept, tick)
