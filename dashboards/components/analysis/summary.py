"""The card beside the map: one sentence, the numbers behind it, and what must be known."""

from dataclasses import replace
from math import isnan
from typing import Any

from dash import html

from dashboards.components.analysis.choosing import weighting
from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from geo import say
from geo.analysis import MEASURES, Inquiry, Study, formula, sentence as verdict, told
from geo.text import listed, number

_SAID = ("hh", "hl", "lh", "ll", "hot", "cold", "leading", "rising", "lagging", "fading")
"""Counts that the legend or the sentence tells."""


def summary(inquiry: Inquiry) -> list[Any]:
    """Tell what is measured: the sentence first."""
    lang, measure = inquiry.view.lang, inquiry.view.measure
    heading = html.Div([html.H2(MEASURES[measure].name(lang))], className="card-head")
    one = inquiry.study
    if one is None:
        refusal = html.P(inquiry.refused(lang), className="verdict")
        return [html.Section([heading, refusal], className="study")]
    inside: list[Any] = [
        heading,
        html.P(verdict(one, lang), className="verdict"),
        _figures(one, lang),
        *_cautions(one, lang),
        _formula(measure, lang),
    ]
    return [html.Section(inside, className="study"), *_beside(inquiry, one)]


def amount(value: float | None, digits: int = 3) -> str:
    """Write a statistic with as many digits as it deserves; a dash where there is none."""
    if value is None or isnan(value):
        return "–"
    if abs(value) >= 2 and value == round(value):
        return number(value, 0)
    places = digits if abs(value) < 100 else 1
    return number(value, places)


def chance_of(p: float | None) -> str:
    """Write a p value, never as nothing at all; a dash where there is none."""
    return "–" if p is None else number(p, 3 if p >= 0.001 else 4)


def _figures(one: Study, lang: str) -> html.Dl:
    """List the numbers behind the sentence."""
    sample = one.sample
    weights = one.weights
    chance = one.expected if one.permutations else None
    even = one.expected if one.measure == "herfindahl" else None
    counted = say(lang, "study.n.of", "{have} of {of} areas", have=sample.have, of=sample.of)
    lines = [
        (say(lang, "study.value", "Value"), amount(one.value)),
        (say(lang, "study.expected", "Without any pattern"), amount(chance)),
        (say(lang, "study.even", "Where all have the same"), amount(even)),
        (say(lang, "study.p", "p"), chance_of(one.p)),
        (say(lang, "study.n", "n"), counted),
        (say(lang, "study.weights", "Neighbours"), weighting(weights.key, lang) if weights else ""),
        (
            say(lang, "study.permutations", "Permutations"),
            f"{one.permutations:,}" if one.permutations else "",
        ),
        *((told(key, lang), amount(value)) for key, value in one.parts.items() if key not in _SAID),
    ]
    rows = [[html.Dt(name), html.Dd(text)] for name, text in lines if text and text != "–"]
    return html.Dl([cell for row in rows for cell in row], className="figures")


def _cautions(one: Study, lang: str) -> list[html.Ul]:
    """Say what must be known before this is believed."""
    warnings = zip(one.cautions, one.warnings(lang), strict=True)
    found = [html.Li(text) for key, text in warnings if key != "few"]  # the sentence says that
    return [html.Ul(found, className="cautions")] if found else []


def _formula(measure: str, lang: str) -> html.Details:
    one = MEASURES[measure]
    return html.Details(
        [
            html.Summary(say(lang, "study.how", "How it is measured")),
            html.P(html.Code(formula(measure, lang))),
            html.P(one.source, className="fine"),
        ],
        className="fold",
        **attributes(data_fold="formula"),
    )


def _beside(inquiry: Inquiry, one: Study) -> list[html.Section]:
    """Name the neighbours of the area that is pinned, or under the pointer."""
    if one.weights is None:
        return []
    lang = inquiry.view.lang
    template = say(lang, "beside.told", "[name]: [count] neighbours: [names]")
    hint = say(lang, "beside.hint", "Point at an area: its neighbours are outlined and named here.")
    live = html.P(
        id="beside",
        className="beside",
        **attributes(data_told=template, data_comma=listed(lang, ["", ""])),
    )
    pinned = _pinned(inquiry, one)
    return [
        html.Section(
            [html.H3(say(lang, "beside.title", "Neighbours")), *pinned, html.P(hint), live],
            className="panel neighbours",
        )
    ]


def _pinned(inquiry: Inquiry, one: Study) -> list[html.P]:
    """Lead from the area that is pinned to its neighbours."""
    view, lang = inquiry.view, inquiry.view.lang
    names = dict(zip(one.sample.codes, one.sample.names(lang), strict=True))
    line = next((code for code in names if view.pin in code.split("+")), "")
    if not view.pin or not line or one.weights is None:
        return []
    others = one.weights.neighbours[line]
    links: list[Any] = []
    for code in others:
        links += [ask(inquiry.scene, names[code], replace(view, pin=code.split("+")[0])), " "]
    head = say(lang, "beside.of", "{name} has {count} neighbours:", name=names[line],
               count=len(others))  # fmt: skip
    return [html.P([head, " ", *links])]
