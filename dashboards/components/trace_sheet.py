"""A trace for reading: the number first, then every publication behind it."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import addresses
from dashboards.components.series_table import series_table
from dashboards.components.traced import PATH
from geo import View, say
from geo.terms import PLAIN
from geo.traces import Block, Trace, compared, told
from geo.vocabulary import BASES

MOST = 3
"""Values that went in and stand open; more are folded."""


def trace_sheet(trace: Trace, view: View, query: str) -> list[Any]:
    """Tell a trace; the language and the exceptions are the view's, the query its address."""
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
        sheet.append(html.H3(_inputs(trace, len(others), lang)))
    return [
        html.Article(
            [
                *sheet,
                *(_folded(block, len(others) <= MOST) for block in others),
                _ways(trace, view, query),
            ],
            className="trace-sheet",
            **attributes(aria_label=first.title),
        )
    ]


def _ways(trace: Trace, view: View, query: str) -> html.P:
    """Lead to the place on the map, and to the address of the trace itself."""
    atlas, place, lang = trace.atlas, trace.places[0], view.lang
    by = place.by if place.by in atlas.levels else atlas.start["by"]
    year = str(trace.value.year) if trace.value.year else view.year
    key, basis = atlas.parted(trace.indicator.key)
    terms = basis if basis in BASES else PLAIN  # growth is no terms of a map
    home = atlas.default(key, by, basis=terms)
    there = replace(home, year=year, pin=place.code, lang=lang)
    links = [
        html.A(say(lang, "trace.map", "Show on the map"), href=atlas.address(there)),
        html.A(say(lang, "trace.address", "Address of this trace"), href=f"{PATH}?{query}"),
    ]
    return html.P(links, className="trace-ways")


def _inputs(trace: Trace, count: int, lang: str) -> str:
    """Say what the values below are to the one above."""
    if trace.value.value is None:
        return say(lang, "trace.known", "{count} values are known", count=count)
    return say(lang, "trace.inputs", "Made of {count} values", count=count)


def _folded(block: Block, opened: bool) -> html.Details:
    """Fold a value that went in; its number stands outside of the fold."""
    (_, amount), *_ = block.lines
    return html.Details(
        [html.Summary([block.title, html.B(amount)]), _lines(block)], open=opened, className="fold"
    )


def _lines(block: Block) -> html.Dl:
    rows: list[html.Dt | html.Dd] = []
    for label, text in block.lines:
        rows += [html.Dt(label), html.Dd(addresses(text))]
    return html.Dl(rows)
