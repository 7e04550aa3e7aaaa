"""A brief as a file: a page to print, plain text with notes, and every number with its trace."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape

from geo.briefs import Brief, Cited, Linked
from geo.exports.books import Book
from geo.exports.codebooks import MEASURED
from geo.exports.notes import about, codebook
from geo.exports.tables import Table, measured, table_of_inputs
from geo.exports.workbooks import write_workbook
from geo.text import Sentence, say
from geo.traces import Trace, sources, trace

_STYLE = """
body{font:15px/1.65 "Noto Sans SC","Source Han Sans SC","Microsoft YaHei",system-ui,sans-serif;
color:#14272e;max-width:46rem;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.05rem;margin:1.2rem 0 .3rem;
border-top:2px solid #14272e;padding-top:.5rem}ul{margin:0;padding-left:1.2rem}
sup{color:#51666d;font-size:.7em}ol{font-size:.8rem;color:#51666d;padding-left:1.6rem}
.fine{font-size:.8rem;color:#51666d}@media print{body{margin:0;max-width:none}h2{break-after:avoid}}
"""


def _page(brief: Brief) -> bytes:
    return write_page(brief).encode()


def _text(brief: Brief) -> bytes:
    return write_text(brief).encode()


def _workbook(brief: Brief) -> bytes:
    return write_workbook(_book(brief))


BRIEFS: Mapping[str, Callable[[Brief], bytes]] = {"html": _page, "md": _text, "xlsx": _workbook}
"""The formats that a brief is written in."""

MEDIA: Mapping[str, str] = {
    "html": "text/html",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What they are to a browser."""


def title(brief: Brief) -> str:
    """Name a brief."""
    lang = brief.view.lang
    return say(lang, "brief.title", "Situation: {place}", place=brief.place.name(lang))


def write_page(brief: Brief) -> str:
    """Write a page that asks for nothing from anywhere, with a note for every number."""
    lang = brief.view.lang
    notes = _Notes(brief)
    body = "".join(
        f"<h2>{escape(part.title.say(lang))}</h2>"
        f"<ul>{''.join(f'<li>{notes.marked(one)}</li>' for one in part.said)}</ul>"
        for part in brief.parts
    )
    listed = "".join(f"<li>{escape(note)}</li>" for note in notes.told())
    head = escape(title(brief))
    sources_ = escape(say(lang, "out.sheet.sources", "Sources"))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else lang}"><head>'
        f'<meta charset="utf-8"><title>{head}</title><style>{_STYLE}</style></head><body>'
        f'<h1>{head}</h1><p class="fine">{escape(_lead(brief))}</p>{body}'
        f"<h2>{sources_}</h2><ol>{listed}</ol></body></html>\n"
    )


def write_text(brief: Brief) -> str:
    """Write Markdown with a footnote for every number."""
    lang = brief.view.lang
    notes = _Notes(brief)
    lines = [f"# {title(brief)}", "", _lead(brief)]
    for part in brief.parts:
        lines += ["", f"## {part.title.say(lang)}", ""]
        lines += [f"- {notes.footed(one)}" for one in part.said]
    lines += ["", *(f"[^{at}]: {note}" for at, note in enumerate(notes.told(), 1)), ""]
    return "\n".join(lines)


def _lead(brief: Brief) -> str:
    """Say what it was written from."""
    return say(
        brief.view.lang,
        "brief.from",
        "Written from the data alone, data {version}. Address: {address}",
        version=brief.atlas.version,
        address=brief.atlas.address(replace(brief.view, pin=brief.place.code)),
    )


class _Notes:
    """The notes of a brief, numbered as the numbers come; one value has one note."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self._numbers: dict[object, int] = {}
        self._cited: list[Cited | Linked] = []

    def marked(self, one: Sentence) -> str:
        """Say a sentence with raised numbers, as HTML."""
        lang = self.brief.view.lang
        marks = {name: f"\ue000{name}\ue001" for name, _ in self._of(one)}
        text = escape(replace(one, blanks={**one.blanks, **marks}).say(lang))
        for name, cited in self._of(one):
            number = self._number(cited)
            text = text.replace(f"\ue000{name}\ue001", f"{escape(cited.shown)}<sup>{number}</sup>")
        return text

    def footed(self, one: Sentence) -> str:
        """Say a sentence with the marks of footnotes."""
        marks = {name: f"{x.shown}[^{self._number(x)}]" for name, x in self._of(one)}
        return replace(one, blanks={**one.blanks, **marks}).say(self.brief.view.lang)

    def told(self) -> Iterator[str]:
        """Tell every note: what the number is, and the publications behind it."""
        lang, atlas = self.brief.view.lang, self.brief.atlas
        for cited in self._cited:
            if isinstance(cited, Linked):
                yield f"{cited.origin.say(lang)} ({cited.address})"
                continue
            found = sources(_trace(self.brief, cited))
            names = "; ".join(
                " ".join(word for word in (source.title, source.url) if word) for source in found
            )
            unit = atlas.unit(cited.indicator, lang)
            yield f"{cited.indicator.name(lang)} {cited.value.year} ({unit}): {names}"

    def _of(self, one: Sentence) -> list[tuple[str, Cited | Linked]]:
        return [(name, x) for name, x in one.blanks.items() if isinstance(x, Cited | Linked)]

    def _number(self, cited: Cited | Linked) -> int:
        key: object
        if isinstance(cited, Cited):
            key = (cited.indicator.key, cited.codes, cited.value.year)
        else:
            key = (cited.address, cited.origin.say("en"))
        if key not in self._numbers:
            self._cited.append(cited)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]


def _trace(brief: Brief, cited: Cited) -> Trace:
    atlas = brief.atlas
    whole = cited.codes == (atlas.province.code,)
    places = next(
        (
            (place,)
            for place in atlas.gazetteer.places.values()
            if place.codes == cited.codes and (place.by in atlas.levels or whole)
        ),
        (brief.place,),
    )
    return trace(atlas, cited.indicator, cited.value, places)


def _book(brief: Brief) -> Book:
    atlas, lang = brief.atlas, brief.view.lang
    traces = [_trace(brief, one) for one in brief.cited]
    data = Table(MEASURED, tuple(measured(one) for one in traces))
    texts = [(part.title.say(lang), "") for part in brief.parts]
    said = {part.title.say(lang): [one.say(lang) for one in part.said] for part in brief.parts}
    notes = [
        line
        for name, _ in texts
        for line in ((name, ""), *((str(at), one) for at, one in enumerate(said[name], 1)))
    ]
    return Book(
        atlas=atlas,
        lang=lang,
        title=title(brief),
        data=data,
        sources=table_of_inputs(atlas, (put for one in traces for put in one.inputs), lang),
        notes=(
            (say(lang, "out.title.of", "Title"), title(brief)),
            *notes,
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
        ),
    )
