"""A brief as a Word document: text to work on, its figures in a table, its sources numbered."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geo.briefs import Brief, Cited
from geo.exports.briefnotes import Notes, lead, title, trace_of
from geo.exports.papers import add_table, clean, opened, written
from geo.observations import Source
from geo.text import say
from geo.traces import sources
from geo.vocabulary import STATUSES, VINTAGES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_WIDTHS = (1.2, 4.2, 2.2, 2.0, 1.5, 1.2, 3.3, 1.6)
"""Of the columns of the table, in centimetres."""
_NUMBERS = frozenset({3})
"""Columns whose cells stand to the right."""


def write_paper(brief: Brief) -> bytes:
    """Write a brief as a document of A4 pages; the same brief gives the same bytes."""
    lang, notes = brief.view.lang, Notes(brief)
    version = say(lang, "version", "Data {version}", version=brief.atlas.version)
    paper = opened(title(brief), version, lang)
    paper.add_paragraph(clean(title(brief)), "Title")
    paper.add_paragraph(clean(lead(brief)), "Subtitle")
    for part in brief.parts:
        paper.add_paragraph(clean(part.title.say(lang)), "Heading 1")
        for one in part.said:
            _say(paper.add_paragraph(style="List Bullet"), notes.parted(one))
    if notes.cited:
        _figures(paper, brief, notes.cited)
    return written(paper)


def _say(paragraph: "Paragraph", pieces: Iterable[tuple[str, int]]) -> None:
    """Write a sentence; the number of a figure stands raised behind it."""
    for text, number in pieces:
        paragraph.add_run(clean(text))
        if number:
            paragraph.add_run(str(number)).font.superscript = True


# --- figures and sources ------------------------------------------------------------------------


def _figures(paper: "Document", brief: Brief, cited: Sequence[Cited]) -> None:
    """Add the table of all figures, and the list of all publications behind them."""
    lang = brief.view.lang
    behind = [sources(trace_of(brief, one)) for one in cited]
    numbers: dict[Source, int] = {}
    for source in (source for row in behind for source in row):
        numbers.setdefault(source, len(numbers) + 1)
    paper.add_paragraph(say(lang, "docx.figures", "Figures"), "Heading 1")
    told = "Raised numbers in the text are rows of this table; numbers in brackets are sources."
    paper.add_paragraph(say(lang, "docx.figures.is", told), "Caption")
    rows = [
        _row(brief, number, one, [f"[{numbers[source]}]" for source in row])
        for number, (one, row) in enumerate(zip(cited, behind, strict=True), 1)
    ]
    add_table(paper, [_heads(lang), *rows], _WIDTHS, _NUMBERS)
    paper.add_paragraph(say(lang, "out.sheet.sources", "Sources"), "Heading 1")
    for source, number in numbers.items():
        told = " ".join(word for word in (source.title, source.url) if word)
        paper.add_paragraph(clean(f"[{number}]\t{told}"), "Sources")


def _heads(lang: str) -> list[str]:
    return [
        say(lang, "docx.row", "No."),
        say(lang, "out.indicator", "Indicator"),
        say(lang, "docx.place", "Place"),
        say(lang, "out.value", "Value"),
        say(lang, "out.unit", "Unit"),
        say(lang, "out.year", "Year"),
        say(lang, "out.status", "Status"),
        say(lang, "docx.source", "Source"),
    ]


def _row(brief: Brief, number: int, one: Cited, marks: Sequence[str]) -> list[str]:
    atlas, lang, value = brief.atlas, brief.view.lang, one.value
    standing = (
        STATUSES[value.status].say(lang) if value.status else "",
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
    )
    places = trace_of(brief, one).places
    return [
        str(number),
        one.indicator.name(lang),
        " + ".join(place.name(lang) for place in places),
        one.shown,
        atlas.unit(one.indicator, lang),
        str(value.year),
        " · ".join(word for word in standing if word),
        " ".join(marks),
    ]
