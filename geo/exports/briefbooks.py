"""A brief as a file: a page to print, plain text with notes, and every number with its trace."""

from collections.abc import Callable, Mapping
from html import escape

from geo.briefs import Brief
from geo.exports.books import Book
from geo.exports.briefnotes import Notes, lead, title, trace_of
from geo.exports.briefpapers import write_paper
from geo.exports.codebooks import MEASURED
from geo.exports.notes import about, codebook
from geo.exports.tables import Table, measured, table_of_inputs
from geo.exports.workbooks import write_workbook
from geo.text import say

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


BRIEFS: Mapping[str, Callable[[Brief], bytes]] = {
    "html": _page,
    "md": _text,
    "xlsx": _workbook,
    "docx": write_paper,
}
"""The formats that a brief is written in."""

MEDIA: Mapping[str, str] = {
    "html": "text/html",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What they are to a browser."""


def write_page(brief: Brief) -> str:
    """Write a page that asks for nothing from anywhere, with a note for every number."""
    lang = brief.view.lang
    notes = Notes(brief)
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
        f'<h1>{head}</h1><p class="fine">{escape(lead(brief))}</p>{body}'
        f"<h2>{sources_}</h2><ol>{listed}</ol></body></html>\n"
    )


def write_text(brief: Brief) -> str:
    """Write Markdown with a footnote for every number."""
    lang = brief.view.lang
    notes = Notes(brief)
    lines = [f"# {title(brief)}", "", lead(brief)]
    for part in brief.parts:
        lines += ["", f"## {part.title.say(lang)}", ""]
        lines += [f"- {notes.footed(one)}" for one in part.said]
    lines += ["", *(f"[^{at}]: {note}" for at, note in enumerate(notes.told(), 1)), ""]
    return "\n".join(lines)


def _book(brief: Brief) -> Book:
    atlas, lang = brief.atlas, brief.view.lang
    traces = [trace_of(brief, one) for one in brief.cited]
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
