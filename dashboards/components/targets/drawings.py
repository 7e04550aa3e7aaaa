"""A track drawn, with its key, and the same as a table."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.targets.paths import path
from dashboards.components.traced import traced
from geo import say
from geo.exports.targetwords import standing
from geo.plan import Fact
from geo.targets import Prospect, Reach, Track, prospect
from geo.text import number


def drawn(reach: Reach, one: Track | None, printed: Sequence[Fact]) -> list[Any]:
    """Draw the path, and say the same in a table."""
    if one is None or not one.course.points:
        return []
    lang = reach.view.lang
    found = prospect(one, reach.view.model, reach.view.odds)
    inside: list[Any] = [path(one, printed, lang, found), _key(one, found, lang)]
    drawing = html.Figure(inside)
    rows = [_year(reach, one, at) for at in range(len(one.course.points))]
    heads = [
        say(lang, "control.year", "Year"),
        say(lang, "column.amount", "Value"),
        say(lang, "trace.status", "Status"),
    ]
    head = html.Thead(html.Tr([html.Th(word, scope="col") for word in heads]))
    name = say(lang, "path.table", "The values, year by year")
    table = html.Table([html.Caption(name), head, html.Tbody(rows)], className="path-values")
    fold = html.Details(
        [html.Summary(name), table], className="fold", **attributes(data_fold="path")
    )
    return [drawing, fold]


def _key(one: Track, found: Prospect, lang: str) -> html.Figcaption:
    """Explain the marks that the drawing has."""
    summed = any(point.value.status == "computed" for point in one.course.points)
    words = {
        "dot": say(lang, "path.dot", "published"),
        "summed": say(lang, "path.summed", "computed (sum of cities, or a ratio)")
        if summed
        else "",
        "square": say(lang, "path.square", "baseline, expected") if one.required else "",
        "ring": say(lang, "path.ring", "target"),
        "dashed": say(lang, "path.dashed", "pace required") if one.required else "",
        "dotted": say(lang, "path.dotted", "needed from here") if one.needed else "",
        "going": say(lang, "path.forecast", "forecast") if found.forecast else "",
        "band": say(lang, "path.band", "four values in five") if found.forecast else "",
    }
    items = [html.Span([html.I(className=f"key-{k}"), text]) for k, text in words.items() if text]
    return html.Figcaption(items, className="path-key")


def _year(reach: Reach, one: Track, at: int) -> html.Tr:
    lang, point = reach.view.lang, one.course.points[at]
    value, indicator = point.value, one.course.indicator
    shown = number(value.value or 0, indicator.decimals)
    link = traced(reach.view, indicator.key, one.course.place.codes, value.year, shown)
    marks = [html.Small(f"▲ {reason.say(lang)}", className="care") for reason in point.breaks]
    words = standing(value, lang).partition(" · ")[2]
    return html.Tr([html.Th(str(value.year), scope="row"), html.Td(link), html.Td([words, *marks])])
