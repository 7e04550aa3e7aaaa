"""A trace for reading: the number first, then every publication behind it."""

import re
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.series_table import series_table
from geo import View, say
from geo.traces import Block, Trace, compared, told

_STARTS = ("http://", "https://")
_WORDS = re.compile(r"(https?://[^\s;；，、]+)")

MOST = 3
"""Values that went in and stand open; more are folded."""


def trace_sheet(trace: Trace, view: View) -> list[Any]:
    """Tell a trace; the language and the exceptions are the view's."""
    lang = view.lang
    first, *others = told(trace, lang)
    shut = say(lang, "card.close", "Close")
    close = html.Button(
        "✕", type="button", className="close", **attributes(data_close="1", aria_label=shut)
    )
    head = html.Div([html.H2(first.title), close], className="card-head")
    sheet: list[Any] = [head, _lines(replace(first, lines=(*first.lines, *compared(trace, lang))))]
    sheet += series_table(trace.atlas, trace.indicator, trace.places, view)
    if others:
        sheet.append(
            html.H3(say(lang, "trace.inputs", "Made of {count} values", count=len(others)))
        )
    return [
        html.Article(
            [*sheet, *(_folded(block, len(others) <= MOST) for block in others)],
            className="trace-sheet",
            **attributes(aria_label=first.title),
        )
    ]


def _folded(block: Block, opened: bool) -> html.Details:
    """Fold a value that went in; its number stands outside of the fold."""
    (_, amount), *_ = block.lines
    return html.Details(
        [html.Summary([block.title, html.B(amount)]), _lines(block)], open=opened, className="fold"
    )


def _lines(block: Block) -> html.Dl:
    rows: list[html.Dt | html.Dd] = []
    for label, text in block.lines:
        rows += [html.Dt(label), html.Dd(_text(text))]
    return html.Dl(rows)


def _text(text: str) -> list[str | html.A]:
    """Write the addresses in a text as links; one that stands alone may have blanks in it."""
    if text.startswith(_STARTS) and "; " not in text:
        return [_link(text)]
    return [_link(word) if word.startswith(_STARTS) else word for word in _WORDS.split(text)]


def _link(address: str) -> html.A:
    return html.A(address, href=address, target="_blank", rel="noreferrer")
