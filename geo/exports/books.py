"""Books: a table, the publications behind it, and what has to be known of both."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.exports.codebooks import PUBLICATIONS
from geo.exports.columns import Column
from geo.exports.notes import Note, about, codebook, compared, explained, notes_of, title
from geo.exports.tables import Table, table_of, table_of_inputs, traces_of
from geo.observations import Observation, Source
from geo.scenes import Scene
from geo.text import say
from geo.traces import input_of


@dataclass(frozen=True, slots=True)
class Book:
    """All that a file of tables holds.

    Attributes
    ----------
    atlas : Atlas
    lang : str
        Language of its reader.
    title : str
    data : Table
    sources : Table
        Every published value behind the data; where these are published values themselves, the
        publications.
    notes : tuple of (label, text)
        A heading has no text.
    decimals : int or None
        Of the values in ``data``; ``None`` where each is as it was published.
    """

    atlas: Atlas
    lang: str
    title: str
    data: Table
    sources: Table
    notes: tuple[Note, ...]
    decimals: int | None = None


def book_of(scene: Scene) -> Book:
    """Gather a scene: its lines, all that went into them, and what has to be said of it."""
    atlas, lang, beside = scene.atlas, scene.view.lang, compared(scene)
    traces = [*traces_of(scene), *beside.values()]
    data = table_of(scene)
    return Book(
        atlas=atlas,
        lang=lang,
        title=title(scene),
        data=data,
        sources=table_of_inputs(atlas, (put for one in traces for put in one.inputs), lang),
        notes=(*notes_of(scene, beside), *codebook(data.readable(lang), lang)),
        decimals=scene.indicator.decimals,
    )


def tables_of(atlas: Atlas, lang: str = "zh") -> Book:
    """Gather everything: each published value of every area, column and year, with its source."""
    seen = list(observations(atlas))
    data = table_of_inputs(atlas, (input_of(atlas, one) for one in seen), lang)
    name = say(lang, "out.everything", "All published values")
    return Book(
        atlas=atlas,
        lang=lang,
        title=name,
        data=data,
        sources=publications(one.source for one in seen),
        notes=(
            (say(lang, "out.title.of", "Title"), name),
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
            *(note for one in atlas.indicators.values() for note in explained(atlas, one, lang)),
        ),
    )


def observations(atlas: Atlas) -> Iterator[Observation]:
    """Return all published values: by level, column, year and area."""
    for columns in atlas.measures.panel.levels.values():
        for key in sorted(columns):
            yield from (columns[key][code] for code in sorted(columns[key]))


def publications(seen: Iterable[Source], columns: tuple[Column, ...] = PUBLICATIONS) -> Table:
    """Lay the publications out, those behind the most values (or sites) first.

    Parameters
    ----------
    seen : iterable of Source
        One for every value or site.
    columns : tuple of Column
        Names and meanings; the keys are those of ``PUBLICATIONS``.
    """
    counted = Counter(seen)
    return Table(
        columns,
        tuple(
            {
                "source_title": source.title,
                "source_publisher": source.publisher or None,
                "source_year": source.year,
                "source_url": source.url or None,
                "values": count,
            }
            for source, count in counted.most_common()
        ),
    )
