"""The programmes and their actions; those with a number can be picked out."""

from typing import Any

from dash import html

from dashboards.components.plan.ways import Ways
from dashboards.components.sections import chapter
from dashboards.markup import Element
from geo import say
from geo.plan import Action, Programme


def programmes(ways: Ways) -> html.Section:
    """List the programmes, each with its actions."""
    lang, documents = ways.lang, ways.atlas.documents
    numbered = sum(bool(one.target) for one in documents.actions)
    lead = say(
        lang,
        "plan.programmes.lead",
        "{count} programmes with {actions} actions; {numbered} actions have a number.",
        count=len(documents.programmes),
        actions=len(documents.actions),
        numbered=numbered,
    )
    only = Element(
        "label",
        {"class": "only"},
        [
            Element("input", {"type": "checkbox", "id": "numbered"}),
            say(lang, "plan.numbered", "Only actions with a number"),
        ],
    )
    choices: list[Any] = [only] if numbered else []
    return chapter(
        "programmes",
        say(lang, "plan.programmes", "Programmes"),
        html.P(lead, className="lead"),
        *choices,
        html.Div([_card(ways, one) for one in documents.programmes], className="programmes"),
    )


def _card(ways: Ways, one: Programme) -> html.Div:
    lang = ways.lang
    inside = [a for a in ways.atlas.documents.actions if a.programme == one.key]
    box = f"{one.box} {one.box_told.say(lang)}".strip()
    return html.Div(
        [
            html.H3([html.Span(str(one.number), className="no"), ways.link(one)]),
            html.P(one.purpose.say(lang)),
            html.P(f"{box} · {ways.spot(one.section, one.line)}", className="fine"),
            html.Ol([_action(ways, action) for action in inside]),
        ],
        className="programme",
    )


def _action(ways: Ways, one: Action) -> html.Li:
    target = [html.B(", ".join(one.target.parts(ways.lang)))] if one.target else []
    return html.Li([ways.link(one), *target], className="numbered" if target else None)
