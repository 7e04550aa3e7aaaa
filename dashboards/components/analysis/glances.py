"""All measures of one map at a glance: a sentence each, or why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from geo import say
from geo.analysis import MEASURES, Inquiry, sentence as verdict

PATH = "/analysis/glance"


def awaited(inquiry: Inquiry) -> list[Any]:
    """Leave room for them: what takes a while is fetched when it comes into sight."""
    lang = inquiry.view.lang
    lead = say(
        lang,
        "glance.lead",
        "The same map, asked in every way. What is not significant is not claimed.",
    )
    query = inquiry.atlas.query(replace(inquiry.view, at=(), pin=""))
    link = html.A(say(lang, "glance.open", "Ask all measures"), href=f"{PATH}{query}")
    return [
        html.P(lead, className="fine"),
        html.Div(link, className="glances study-said", **attributes(data_glance=f"{PATH}{query}")),
    ]


def glances(found: Sequence[Inquiry], shown: str) -> list[html.Div]:
    """List the measures by what they are about; each leads to itself.

    Parameters
    ----------
    found : sequence of Inquiry
        One a measure, of the same map.
    shown : str
        Key of the measure that the page shows.
    """
    themes: dict[str, list[html.Li]] = {}
    for one in found:
        lang, view = one.view.lang, one.view
        measure = MEASURES[view.measure]
        link = ask(one.scene, measure.name(lang), view)
        told = verdict(one.study, lang) if one.study else one.refused(lang)
        said = html.Span(told, className="" if one.study else "none")
        mine = "now" if view.measure == shown else None
        item = html.Li([html.Strong(link), said], className=mine)
        themes.setdefault(measure.theme.say(lang), []).append(item)
    return [
        html.Div([html.H3(theme), html.Ul(items)], className="glance")
        for theme, items in themes.items()
    ]
