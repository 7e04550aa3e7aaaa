"""Which types of platform are listed in which city: has, listed elsewhere, unknown; never lacks."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from geo import Scene, say
from geo.surveys import ELSEWHERE, HAS, Grid, Platform, grid


def platforms(scene: Scene) -> list[Any]:
    """Write a row for every type, a column for every city; types with nothing listed are folded."""
    atlas, lang = scene.atlas, scene.view.lang
    level = atlas.measures.parts_of_province[0]
    found = grid(atlas, tuple(atlas.register.sites.values()), level)
    known = [one for one, row in found.rows if any(row.values()) or found.beyond[one.key]]
    blank = [one for one, _ in found.rows if one not in known]
    label = say(lang, "platforms.title", "City by type of platform")
    fold = html.Details(
        [
            html.Summary(
                say(
                    lang,
                    "platforms.blank",
                    "{count} types of which nothing is listed",
                    count=len(blank),
                )
            ),
            html.P(say(lang, "platforms.unknown", "Unknown for every city:")),
            html.Ul([html.Li(_named(one, lang)) for one in blank], className="blank-types"),
        ],
        className="fold",
        **attributes(data_fold="platforms"),
    )
    rows = [_row(scene, found, one) for one in known]
    return [
        scrolling(label, _heads(scene, found), rows, "platforms"),
        html.P(_key(lang), className="fine"),
        fold,
    ]


def _heads(scene: Scene, found: Grid) -> list[Any]:
    lang = scene.view.lang
    cities = [
        html.Th(
            place.short(lang),
            scope="col",
            className="mine" if scene.view.my == place.code else None,
        )
        for place in found.places
    ]
    return [say(lang, "platforms.type", "Type"), *cities]


def _named(one: Platform, lang: str) -> str:
    if not one.action:
        return one.name(lang)
    return f"{one.name(lang)} ({say(lang, 'platforms.action', 'action {id}', id=one.action)})"


def _row(scene: Scene, found: Grid, one: Platform) -> html.Tr:
    lang = scene.view.lang
    row = next(sites for platform, sites in found.rows if platform == one)
    cells = [_cell(scene, found, one, code, len(sites)) for code, sites in row.items()]
    whole = found.beyond[one.key]
    beyond = (
        [
            html.Small(
                say(lang, "platforms.whole", "+{count} of the whole province", count=len(whole))
            )
        ]
        if whole
        else []
    )
    return html.Tr([html.Th([one.name(lang), *beyond], scope="row"), *cells])


def _cell(scene: Scene, found: Grid, one: Platform, code: str, count: int) -> html.Td:
    lang, view = scene.view.lang, scene.view
    state = found.state(one, code)
    mine = " mine" if view.my == code else ""
    if state == HAS:
        plain = scene.atlas.default(page="sites")
        kept = {"lang": view.lang, "theme": view.theme, "my": view.my, "by": view.by}
        asked = replace(plain, within=code, platform=one.key, **kept)
        return html.Td(ask(scene, str(count), asked), className=f"has{mine}")
    told = (
        say(lang, "platforms.elsewhere", "listed elsewhere, not here")
        if state == ELSEWHERE
        else say(lang, "quality.unknown", "not known")
    )
    sign = "○" if state == ELSEWHERE else "?"
    return html.Td(
        html.Span(sign, title=told, **attributes(aria_label=told)), className=f"{state}{mine}"
    )


def _key(lang: str) -> str:
    return say(
        lang,
        "platforms.key",
        "A number: so many are listed there, a click shows them. ○: others are listed elsewhere,"
        " none here. No city is said to lack a type, since the register is known in part.",
    )
