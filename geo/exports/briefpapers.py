"""A brief as a Word document: text to work on, its figures in a table, its sources numbered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.briefs import Brief, Cited, Linked
from geo.exports.briefnotes import key_of, lead, parted, title, trace_of
from geo.exports.layouts import layout
from geo.exports.papers import WIDTH, add_map, add_table, clean, opened, written
from geo.exports.parts import Wish
from geo.exports.pictures import write_picture
from geo.exports.sheets import Sheet
from geo.places import Place
from geo.scenes import compose
from geo.text import say
from geo.traces import sources
from geo.vocabulary import STATUSES, VINTAGES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_WIDTHS = (1.2, 4.0, 2.3, 1.8, 1.8, 1.2, 3.3, 1.6)
"""Of the columns of the table, in centimetres."""
_MAP = 8.2
"""Centimetres of the page that the map has, beside the first parts."""
_BESIDE = ("size", "shape", "inside")
_PICTURE = replace(layout("77x90mm@300"), letters=1.9)
"""With letters as large as those around it."""
_NUMBERS = frozenset({3})
"""Columns whose cells stand to the right."""


def write_paper(brief: Brief) -> bytes:
    """Write a brief as a document of A4 pages; the same brief gives the same bytes."""
    lang, ledger = brief.view.lang, _Ledger(brief)
    version = say(lang, "version", "Data {version}", version=brief.atlas.version)
    from docx.shared import Cm  # noqa: PLC0415  (slow)

    paper = opened(title(brief), version, lang)
    paper.add_paragraph(clean(title(brief)), "Title")
    paper.add_paragraph(clean(lead(brief)), "Subtitle")
    beside, sheet = paper.add_table(1, 2), _map(brief)
    left, right = beside.rows[0].cells
    beside.autofit = False
    for cell, width in ((left, WIDTH - _MAP), (right, _MAP)):
        cell.width = Cm(width)
    for part in brief.parts:
        where = left if part.key in _BESIDE else paper
        where.add_paragraph(clean(part.title.say(lang)), "Heading 1")
        for one in part.said:
            _say(where.add_paragraph(style="List Bullet"), ledger, parted(one, lang))
    right.paragraphs[0].style = "Caption"
    right.paragraphs[0].add_run(clean(sheet.title)).bold = True
    add_map(right, sheet, write_picture(sheet.bare(), "png", _PICTURE), _MAP - 0.5)
    _removed(left.paragraphs[0])
    _figures(paper, ledger)
    return written(paper)


def _map(brief: Brief) -> Sheet:
    """Return the map of a brief: the cities around a place, or inside it."""
    atlas, place = brief.atlas, brief.place
    home = place if place.by in atlas.groupings else _region(brief)
    level = home.level if home else atlas.measures.parts_of_province[0]
    asked = f"/?indicator={atlas.start['indicator']}&by={level}&lang={brief.view.lang}"
    view = replace(atlas.view(asked), within=home.code if home else "", over=("circles", "labels"))
    return Sheet(compose(atlas, view), Wish(hidden=frozenset({"address"})))


def _region(brief: Brief) -> Place | None:
    """Return the region of the first grouping that an area is in; none of the province."""
    atlas, place = brief.atlas, brief.place
    if place.code == atlas.province.code:
        return None
    return atlas.gazetteer.region_of(place.code, next(iter(atlas.groupings), ""))


def _removed(paragraph: "Paragraph") -> None:
    """Take out the paragraph that every cell begins with."""
    element = paragraph._p  # pyright: ignore
    element.getparent().remove(element)


class _Ledger:
    """The figures and the sources of a brief, each numbered as they come, each of them once."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.figures: dict[object, tuple[Cited, list[int]]] = {}
        self.sources: dict[str, int] = {}

    def mark(self, one: Cited | Linked) -> str:
        """Return what stands raised behind a number: its row, or in brackets its source."""
        if isinstance(one, Linked):
            return f"[{self._source(f'{one.origin.say(self.brief.view.lang)} ({one.address})')}]"
        key = key_of(one)
        if key not in self.figures:
            found = sources(trace_of(self.brief, one))
            told = [" ".join(word for word in (x.title, x.url) if word) for x in found]
            self.figures[key] = one, sorted(self._source(text) for text in told)
        return str(list(self.figures).index(key) + 1)

    def _source(self, told: str) -> int:
        return self.sources.setdefault(told, len(self.sources) + 1)


def _say(paragraph: "Paragraph", ledger: _Ledger, pieces: Iterable[str | Cited | Linked]) -> None:
    """Write a sentence; behind its numbers stands where they come from."""
    for one in pieces:
        paragraph.add_run(clean(str(one)))
        if not isinstance(one, str):
            paragraph.add_run(ledger.mark(one)).font.superscript = True


def _figures(paper: "Document", ledger: _Ledger) -> None:
    """Add the table of all figures, and the list of all sources."""
    lang = ledger.brief.view.lang
    if ledger.figures:
        paper.add_paragraph(say(lang, "docx.figures", "Figures"), "Heading 1")
        told = "Raised numbers in the text are rows of this table; numbers in brackets are sources."
        paper.add_paragraph(say(lang, "docx.figures.is", told), "Caption")
        rows = [
            _row(ledger.brief, number, one, [f"[{source}]" for source in found])
            for number, (one, found) in enumerate(ledger.figures.values(), 1)
        ]
        add_table(paper, [_heads(lang), *rows], _WIDTHS, _NUMBERS)
    if ledger.sources:
        paper.add_paragraph(say(lang, "out.sheet.sources", "Sources"), "Heading 1")
    for told, number in ledger.sources.items():
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
        " + ".join(place.short(lang) for place in places),
        one.shown,
        atlas.unit(one.indicator, lang),
        str(value.year),
        " · ".join(word for word in standing if word),
        " ".join(marks),
    ]
