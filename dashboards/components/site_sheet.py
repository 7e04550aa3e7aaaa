"""The sheet of a site: what it is, where it stands and how exactly, and who says so."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import addresses
from dashboards.components.plan.ways import Ways
from dashboards.components.region_card import close_card, named
from geo import Scene, say
from geo.sites import Site


def site_sheet(scene: Scene, site: Site) -> html.Section:
    """Tell what is known of a site."""
    lang = scene.view.lang
    told = [part for name, text in _said(scene, site) for part in (html.Dt(name), html.Dd(text))]
    return html.Section(
        [
            html.Div([html.H2(site.name(lang)), close_card(scene)], className="card-head"),
            html.P(site.name_en if lang == "zh" else site.name_zh, className="kicker"),
            html.Dl(told),
            html.P(scene.atlas.register.kinds[site.kind].note(lang), className="fine"),
            *_documented(scene, site),
        ],
        className="card sheet",
        **attributes(aria_label=site.name(lang), data_pin=site.key),
    )


def _documented(scene: Scene, site: Site) -> list[html.P]:
    """Lead to what the documents say of its sector, and of the place around it."""
    ways = Ways(scene.atlas, scene.view)
    key = scene.atlas.register.sector_key(site.sector)
    text = say(scene.view.lang, "plan.of_sector", "Its sector in the documents")
    known = key in scene.atlas.documents.entries
    sector = [html.P(html.A(text, href=ways.entry(key)), className="fold")] if known else []
    return [*sector, *named(scene, site.city or site.county)]


def _said(scene: Scene, site: Site) -> list[tuple[str, Any]]:
    atlas, lang = scene.atlas, scene.view.lang
    key, english = atlas.register.sectors.get(site.sector, (site.sector, site.sector))
    where = [atlas.place(code).name(lang) for code in (site.city, site.county) if code]
    basis = (
        say(lang, "site.stated", "stated")
        if site.sector_basis.startswith("stated")
        else say(lang, "site.inferred", "inferred")
    )
    told: list[tuple[str, Any]] = [
        (say(lang, "control.kinds", "Kind"), atlas.register.kinds[site.kind].name(lang)),
        (
            say(lang, "control.sectors", "Sector"),
            f"{site.sector if lang == 'zh' else english or key} ({basis})",
        ),
        (say(lang, "control.batches", "Batch"), site.batch),
        (say(lang, "site.year", "Year"), str(site.year or "")),
        (say(lang, "site.place", "Place"), " ".join(where)),
        (say(lang, "site.position", "Position"), _position(site, lang)),
        (say(lang, "site.source", "Source"), _source(site)),
        (say(lang, "site.note", "Note"), site.note),
    ]
    return [(name, text) for name, text in told if text]


def _position(site: Site, lang: str) -> str:
    if site.position is None:
        return say(lang, "site.nowhere", "not known, so it is not on the map")
    lon, lat = site.position
    return say(
        lang,
        "site.at",
        "{lat:.4f}° N, {lon:.4f}° E, within {km:g} km ({basis})",
        lat=lat,
        lon=lon,
        km=(site.accuracy or 0) / 1000,
        basis=site.position_basis,
    )


def _source(site: Site) -> html.Span:
    return html.Span(
        [
            f"{site.source.title} ({site.source.year}) "
            if site.source.year
            else f"{site.source.title} ",
            *addresses(site.source.url),
        ]
    )
