"""The controls of the page of analyses: what is measured of what, and who counts as a neighbour."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import chosen_from, labelled, many_of
from dashboards.components.controls import layers, what
from geo import say
from geo.analysis import MEASURES, Inquiry
from geo.vocabulary import ALLOWANCES

OFFERED = ("contiguity", "knn:3", "knn:5", "knn:8", "distance:50", "distance:80", "distance:120")
"""Weights that can be chosen by a button; any others stand in the address."""


def choosing(inquiry: Inquiry) -> list[Any]:
    """Write the controls."""
    view = inquiry.view
    lang = view.lang
    allowances = {key: word.say(lang) for key, word in ALLOWANCES.items()}
    return [
        labelled(say(lang, "control.measure", "Measure"), [_measures(inquiry)]),
        *what(inquiry.scene),
        labelled(say(lang, "control.weights", "Neighbours"), [_weights(inquiry)]),
        labelled(say(lang, "control.against", "Second indicator"), [_against(inquiry)]),
        _fold(
            "allow",
            say(lang, "control.allow", "Exceptions, labelled"),
            [many_of("allow", allowances, view.allow)],
        ),
        layers(inquiry.scene),
    ]


def _fold(key: str, name: str, inside: list[Any]) -> html.Details:
    return html.Details(
        [html.Summary(name), *inside], className="fold", **attributes(data_fold=key)
    )


def _measures(inquiry: Inquiry) -> html.Select:
    """List the measures by what they are about."""
    lang, now = inquiry.view.lang, inquiry.view.measure
    groups: dict[str, list[html.Option]] = {}
    for one in MEASURES.values():
        option = html.Option(one.name(lang), value=one.key, selected=one.key == now)
        groups.setdefault(one.theme.say(lang), []).append(option)
    label = say(lang, "control.measure", "Measure")
    inside: list[Any] = [html.Optgroup(some, label=name) for name, some in groups.items()]
    return html.Select(inside, **attributes(data_choose="measure", aria_label=label))


def _weights(inquiry: Inquiry) -> html.Select:
    """List who can count as a neighbour; what the address asks for stands among them."""
    lang, now = inquiry.view.lang, inquiry.view.weights
    keys = OFFERED if now in OFFERED else (*OFFERED, now)
    label = say(lang, "control.weights", "Neighbours")
    return chosen_from("weights", {key: weighting(key, lang) for key in keys}, now, label)


def weighting(key: str, lang: str) -> str:
    """Say who counts as a neighbour."""
    kind, _, size = key.partition(":")
    if kind == "knn":
        return say(lang, "weights.knn", "the {count} nearest", count=size)
    if kind == "distance":
        return say(lang, "weights.distance", "within {km} km", km=size)
    return say(lang, "weights.contiguity", "with a common border or corner")


def _against(inquiry: Inquiry) -> html.Select:
    """List what the indicator can be held against, where a measure needs two."""
    atlas, lang, now = inquiry.atlas, inquiry.view.lang, inquiry.view.against
    groups: list[Any] = [
        html.Option(say(lang, "control.against.none", "none"), value="", selected=not now)
    ]
    for theme, names in atlas.themes.items():
        options = [
            html.Option(one.name(lang), value=one.key, selected=one.key == now)
            for one in atlas.indicators.values()
            if one.theme == theme
        ]
        if options:
            groups.append(html.Optgroup(options, label=names[0 if lang == "zh" else 1]))
    label = say(lang, "control.against", "Second indicator")
    return html.Select(groups, **attributes(data_choose="against", aria_label=label))
