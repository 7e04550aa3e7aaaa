"""Bookings: every value of a pack in one workbook, each with its trace."""

from collections.abc import Iterator

from geo.exports.books import Book
from geo.exports.codebooks import MEASURED
from geo.exports.notes import about, codebook, explained
from geo.exports.tables import Table, table_of, table_of_inputs, traces_of
from geo.packs.orders import Binder
from geo.scenes import Scene
from geo.text import say


def book_of_pack(binder: Binder, title: str) -> Book:
    """Gather the values of a pack: of its places, and of the levels that are mapped."""
    atlas, lang = binder.atlas, binder.lang
    scenes = list(_scenes(binder))
    data = Table(MEASURED, tuple(row for one in scenes for row in table_of(one).rows))
    inputs = (put for one in scenes for trace in traces_of(one) for put in trace.inputs)
    return Book(
        atlas=atlas,
        lang=lang,
        title=title,
        data=data,
        sources=table_of_inputs(atlas, inputs, lang),
        notes=(
            (say(lang, "out.title.of", "Title"), title),
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
            *(
                note
                for key in binder.order.indicators
                for note in explained(atlas, atlas.indicators[key], lang)
            ),
        ),
    )


def _scenes(binder: Binder) -> Iterator[Scene]:
    for key in binder.order.indicators:
        for by in dict.fromkeys((binder.order.by, binder.level(key))):
            if by:
                yield binder.scene(key, by)
