"""The legend of a study: what its colours say, and how many areas have each."""

from typing import Any

from dash import html

from dashboards.components.analysis.colouring import PLAIN, TESTED, classed, kinds, nothing
from dashboards.components.analysis.crosses import legend_of
from dashboards.components.attributes import attributes
from dashboards.components.legend import legend, marks
from geo import say
from geo.analysis import MEASURES, Inquiry


def keyed(inquiry: Inquiry) -> list[Any]:
    """Explain the colours: of what is said of each area, else of the values."""
    found, scene = kinds(inquiry), inquiry.scene
    if inquiry.view.measure == "bivariate" and inquiry.study:
        return [*legend_of(inquiry, inquiry.study), *marks(scene)]
    if not found:
        return [*legend(scene), *_drops(inquiry)]
    lang = inquiry.view.lang
    title = html.P(
        [
            html.Strong(MEASURES[inquiry.view.measure].name(lang)),
            html.Span(scene.indicator.name(lang), className="unit"),
        ],
        className="legend-title",
    )
    counts = list(classed(inquiry).values())
    rows = [
        _row(one.colour, one.name.say(lang), counts.count(at), at) for at, one in enumerate(found)
    ]
    blanks = {
        PLAIN: nothing(lang),
        -2: say(lang, "legend.left", "not counted: a part of the area only, or not comparable"),
        -1: say(lang, "legend.missing", "no value"),
    }
    rows += [_row("", text, counts.count(at), at) for at, text in blanks.items() if at in counts]
    return [
        title,
        html.Ul(rows, className="legend-rows"),
        html.P(_note(inquiry.view.measure, lang), className="fine derived"),
        *marks(scene),
    ]


def _note(measure: str, lang: str) -> str:
    """Say what it takes for an area to be coloured so."""
    if measure in TESTED:
        text = "Coloured where p ≤ 0.05 after control of false discoveries, as many tests need"
        return say(lang, "legend.clusters", text)
    if measure == "fit":
        return say(lang, "legend.fit", "Neighbours with like values; official regions outlined")
    return say(lang, "legend.described", "Held against these areas together; chance is not asked")


def _row(colour: str, text: str, count: int, number: int) -> html.Li:
    swatch = html.I(className="swatch", style={"background": colour} if colour else None)
    inside = [swatch, html.Span(text), html.Span(str(count), className="count")]
    return html.Li(inside, **attributes(data_class=str(number)))


def _drops(inquiry: Inquiry) -> list[html.Ul]:
    """Explain the lines along borders, where the measure draws them."""
    if inquiry.view.measure != "contrast" or not inquiry.study:
        return []
    lang = inquiry.view.lang
    rows = {
        "drop-line": say(lang, "legend.drops", "The stronger, the farther the value drops"),
        "drop-line crossing": say(lang, "legend.crossing", "The same between two regions"),
    }
    items = [html.Li([html.I(className=look), html.Span(text)]) for look, text in rows.items()]
    return [html.Ul(items, className="kinds")]
