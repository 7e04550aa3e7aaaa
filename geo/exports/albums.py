"""Albums: what a page shows, as pages of maps, words and tables in one file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.comparisons import Board
from geo.exports import boardtables, slides, targettables
from geo.exports.decks import Deck
from geo.exports.grids import Entry
from geo.exports.layouts import WIDE, Layout
from geo.exports.mosaics import draw_multiples
from geo.exports.multiples import Multiples
from geo.exports.parts import Told, Wish
from geo.exports.pictures import KINDS, about, draw
from geo.exports.prints import printed
from geo.exports.publications import ends_of, publications
from geo.exports.sheets import Sheet
from geo.exports.tableaux import Grid
from geo.exports.targetnotes import title
from geo.exports.tiles import add_multiples
from geo.targets import COUNTS, SECTORS, Reach, scoreboard

if TYPE_CHECKING:
    from geo.exports.canvases import Canvas

ALBUMS = (*KINDS, "pptx")
"""What an album is written as; a picture has the first of its pages alone."""

Leaf = Sheet | Multiples | Grid


@dataclass(frozen=True, slots=True)
class Album:
    """Pages that belong together.

    Attributes
    ----------
    told : Told
        What is said of all of them.
    pages : mapping of key to Leaf
        In order.
    dark : bool
        Whether slides are.
    """

    told: Told
    pages: Mapping[str, Leaf]
    dark: bool = False


def album_of_board(board: Board, wish: Wish | None = None) -> Album:
    """Return what a page compares: the maps, the matrix, the leading indicator, the sources."""
    multiples = Multiples(board, wish or Wish())
    sources = [one.source for one in boardtables.inputs(board)]
    pages = {
        "maps": multiples,
        "matrix": boardtables.matrix(multiples),
        "full": boardtables.in_full(multiples),
        "sources": publications(sources, multiples.lang, ends_of(multiples)),
    }
    return Album(multiples, pages, board.view.theme == "dark")


def album_of_reach(reach: Reach, wish: Wish | None = None) -> Album:
    """Return what a page follows: the map, the scoreboard, places, other targets, the sources."""
    asked = wish or Wish()
    gap = "" if reach.view.lang == "zh" else " "
    note = gap.join(one for one in (targettables.note(reach), asked.note) if one)
    sheet = Sheet(reach.scene, replace(asked, title=asked.title or title(reach), note=note))
    found = scoreboard(reach.atlas, reach.view)
    sources = [one.source for one in targettables.inputs(reach, found)]
    pages = {
        "map": sheet,
        "scores": targettables.scores(sheet, reach, found),
        "places": targettables.places(sheet, reach),
        "sectors": targettables.others(sheet, reach, found, SECTORS),
        "counts": targettables.others(sheet, reach, found, COUNTS),
        "sources": publications(sources, sheet.lang, ends_of(sheet)),
    }
    known = {key: page for key, page in pages.items() if page is not None}
    return Album(sheet, known, reach.view.theme == "dark")


def write_album(album: Album, kind: str, layout: Layout = WIDE) -> bytes:
    """Write an album; the same pages and layout give the same bytes.

    Parameters
    ----------
    album : Album
    kind : str
        One of ``ALBUMS``.
    layout : Layout
        Of pictures; slides are all of one size.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    if kind not in ALBUMS:
        raise ValueError(f"no album is written as {kind!r}; there are {', '.join(ALBUMS)}")
    return _deck(album) if kind == "pptx" else _picture(album, kind, layout)


def _picture(album: Album, kind: str, layout: Layout) -> bytes:
    from geo.exports.canvases import bound, drawing  # noqa: PLC0415  (slow)

    said = about(album.told, kind)
    with drawing():
        pages = (canvas for page in album.pages.values() for canvas in _drawn(page, layout))
        if kind == "pdf":
            return bound(pages, said)
        write: Callable[[Mapping[str, str]], bytes] = getattr(next(pages), kind)
        return write(said)


def _drawn(page: Leaf, layout: Layout) -> Iterator["Canvas"]:
    match page:
        case Sheet():
            yield draw(page, layout)
        case Multiples():
            yield draw_multiples(page, layout)
        case Grid():
            yield from printed(page, layout)


def _deck(album: Album) -> bytes:
    deck = Deck.begun(album.told.title, album.told.lang, dark=album.dark)
    for page in album.pages.values():
        match page:
            case Sheet():
                slides.add(deck, page, ranking=False)
            case Multiples():
                add_multiples(deck, page)
            case Grid():
                rows = [
                    [Entry(text, bold=at in page.strong) for text in row]
                    for at, row in enumerate(page.rows)
                ]
                deck.table(page.title, page.head, rows, page.notes)
    return deck.written()
