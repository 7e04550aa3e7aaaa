"""What lies near a site or a city, as far as the positions allow to say so."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import labelled, one_of
from dashboards.components.links import ask
from geo import Scene, say
from geo.atlas import RADII
from geo.surveys import Near, nearest, scatter
from geo.text import number

MOST = 12


def nearness(scene: Scene) -> list[Any]:
    """List the sites nearest to the pinned site, the pinned place, or the reader's city."""
    lang, view = scene.view.lang, scene.view
    name, point, accuracy, key = _middle(scene)
    radius = float(view.radius)
    found = nearest(scene.sites, point, accuracy, key)
    within = [one for one in found if one.metres <= radius * 1000]
    unsure = sum(abs(one.metres - radius * 1000) <= one.off for one in found)
    head = say(
        lang,
        "near.within",
        "{count} of the sites shown stand within {radius} km of {name}; {unsure} may be inside or"
        " outside, by the accuracy of their positions.",
        count=len(within),
        radius=view.radius,
        name=name,
        unsure=unsure,
    )
    rows = [_row(scene, one) for one in found[:MOST]]
    label = say(lang, "near.title", "Nearest")
    radii = {key: f"{key} km" for key in RADII}
    parts: list[Any] = [
        labelled(
            say(lang, "control.radius", "Within"), one_of("radius", radii, view.radius, "segmented")
        ),
        html.P(head),
    ]
    if rows:
        parts.append(html.Ol(rows, className="nearest", **attributes(aria_label=label)))
    return [*parts, *_scatter(scene)]


def _middle(scene: Scene) -> tuple[str, tuple[float, float], float, str]:
    """Return name, point, accuracy and key of what is looked around."""
    atlas, lang, view = scene.atlas, scene.view.lang, scene.view
    site = atlas.register.sites.get(view.pin)
    if site and site.position:
        return site.name(lang), site.position, site.accuracy or 0.0, site.key
    code = view.pin if view.pin in atlas.areas else view.my or view.within
    area = atlas.areas[code] if code in atlas.areas else atlas.areas[_first_mark(scene)]
    marked = {code: at for marks in atlas.marks.values() for code, at in marks.items()}
    told = say(lang, "near.label", "the middle of {place}", place=area.name(lang))
    return told, marked.get(area.code, area.label), 0.0, ""


def _first_mark(scene: Scene) -> str:
    """Return an area to begin at: the first that carries a mark, else the first of its level."""
    marked = [code for codes in scene.atlas.marks.values() for code in codes]
    return next(iter(marked), scene.atlas.measures.parts_of_province[1][0])


def _row(scene: Scene, one: Near) -> html.Li:
    lang = scene.view.lang
    link = ask(scene, one.site.name(lang), replace(scene.view, pin=one.site.key, at=()))
    told = say(
        lang,
        "near.distance",
        "{km} km, ± {off} km",
        km=number(one.metres / 1000, 1),
        off=number(one.off / 1000, 1),
    )
    unsure = "" if one.surely else say(lang, "near.unsure", "may be at the same place")
    return html.Li([link, html.Span(told), html.Small(unsure)])


def _scatter(scene: Scene) -> list[Any]:
    """Tell the mean distance to the nearest, unless the positions are less exact than that."""
    lang = scene.view.lang
    found = scatter(scene.sites)
    if found is None:
        return []
    told = {
        "count": found.count,
        "km": number(found.mean / 1000, 1),
        "off": number(found.off / 1000, 1),
    }
    if found.off >= found.mean:
        text = say(
            lang,
            "near.vague",
            "No mean distance is told: from one of the {count} sites shown to its nearest it is"
            " {km} km on the average, but the two positions may be off by {off} km together.",
            **told,
        )
    else:
        text = say(
            lang,
            "near.mean",
            "From one of the {count} sites shown to its nearest: {km} km on the average; the two"
            " positions may be off by {off} km together.",
            **told,
        )
    return [html.P(text, className="fine")]
