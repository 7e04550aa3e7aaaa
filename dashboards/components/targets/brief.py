"""The situation on one page: whose, every number with the way to where it comes from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.targets.summary import pinned
from dashboards.components.traced import traced
from geo import View, say
from geo.briefs import Brief, Cited, Linked, compose_brief
from geo.exports import BRIEFS
from geo.places import Place
from geo.targets import Reach
from geo.text import Sentence


def brief(reach: Reach) -> list[Any]:
    """Write the brief of the place that is pinned, of the reader's city, or of the province."""
    lang, place = reach.view.lang, subject(reach)
    found = compose_brief(reach.atlas, reach.view, place)
    lead = say(
        lang,
        "brief.lead",
        "Written from the data alone; every number leads to its source. Choose a place on the map"
        " for its own.",
    )
    title = say(lang, "brief.title", "Situation: {place}", place=place.name(lang))
    return [
        html.P([lead, " ", _downloads(reach, place)], className="fine"),
        html.Article(
            [html.H3(title), *(_part(found, key.key) for key in found.parts)],
            className="brief",
            **attributes(aria_label=title),
        ),
    ]


def subject(reach: Reach) -> Place:
    """Return whose brief it is."""
    pin = pinned(reach)[1]
    if pin is not None:
        return pin.place
    return reach.atlas.place(reach.view.pin or reach.view.my or reach.atlas.province.code)


def _part(found: Brief, key: str) -> html.Section:
    part = next(one for one in found.parts if one.key == key)
    items = [html.Li(cited(found.view, one)) for one in part.said]
    return html.Section([html.H4(part.title.say(found.view.lang)), html.Ul(items)])


def cited(view: View, one: Sentence) -> list[Any]:
    """Say a sentence whose numbers lead to where they come from."""
    marks = {name: f"\ue000{name}\ue001" for name in _numbers(one.blanks)}
    text = replace(one, blanks={**one.blanks, **marks}).say(view.lang)
    parts: list[Any] = []
    for piece in text.split("\ue000"):
        name, mark, rest = piece.partition("\ue001")
        parts += [_link(view, one.blanks[name]), rest] if mark else [piece]
    return parts


def _numbers(blanks: Mapping[str, object]) -> list[str]:
    return [name for name, value in blanks.items() if isinstance(value, Cited | Linked)]


def _link(view: View, one: Any) -> html.A:
    if isinstance(one, Cited):
        return traced(view, one.indicator.key, one.codes, one.value.year, one.shown)
    address, hash_, part = one.address.partition("#")
    more = "" if view.lang == "zh" else f"{'&' if '?' in address else '?'}lang={view.lang}"
    return html.A(one.shown, href=f"{address}{more}{hash_}{part}")


def _downloads(reach: Reach, place: Place) -> html.Span:
    """Offer the brief as files."""
    lang = reach.view.lang
    query = reach.atlas.query(replace(reach.view, at=(), pin=place.code))
    links = [
        html.A(kind.upper(), href=f"/export/brief.{kind}{query}", **attributes(data_export="1"))
        for kind in BRIEFS
    ]
    words = say(lang, "brief.download", "The brief as a file:")
    return html.Span([words, *links], className="exports")
