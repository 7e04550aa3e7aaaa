"""Writers: a pack as slides, as PDF, as a Word document, or as a folder of all of them."""

import io
import zipfile
from collections.abc import Callable
from functools import partial

from geo.caches import Kept
from geo.errors import GeoError
from geo.exports.decks import Deck
from geo.exports.tableaux import Cover, Grid, Heading, Words
from geo.exports.workbooks import write_workbook
from geo.packs.bookings import book_of_pack
from geo.packs.chapters import leaves, title
from geo.packs.folios import write_folio
from geo.packs.orders import Binder
from geo.packs.pages import Leaf, Map
from geo.packs.pieces import chapters, file_picture, place_map, print_chapter
from geo.packs.prints import joined

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
    """Add a page to a deck."""
    page = leaf.make()
    match page:
        case Map():
            place_map(deck, leaf, page, kept, ranking=page.ranking)
        case Cover():
            deck.cover(page.title, page.told)
        case Heading():
            deck.section(page.title, page.told)
        case Words():
            deck.texts(page.title, page.paragraphs, page.notes)
        case Grid():
            deck.table(page.title, page.head, page.rows, page.notes)


def _pdf(binder: Binder, kept: Kept, tick: Tick) -> bytes:
    """Write chapter by chapter; then join them."""
    found, done = chapters(binder), 0
    count = sum(len(one.leaves) for one in found)
    files = list[bytes]()
    for one in found:
        told = partial(_further, tick, done, count)
        files.append(print_chapter(binder, one, kept, told))
        done += len(one.leaves)
        tick(done, count)
    return joined(files, title(binder), [(one.title, at) for at, one in enumerate(found)])


def _further(tick: Tick, done: int, count: int, at: int) -> None:
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
                _add(new, f"maps/{at:03}-{page.name}.png", file_picture(leaf, page, kept))
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
