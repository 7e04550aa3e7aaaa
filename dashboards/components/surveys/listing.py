"""The register as a table: one row a site, each with who says so."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.sections import titled
from geo import Scene, say
from geo.exports import LISTS
from geo.sites import Site
from geo.vocabulary import DESIGNATED

MOST = 200
"""Rows that are listed; more are filtered or downloaded, not scrolled."""


def listing(scene: Scene) -> list[Any]:
    """List the sites that the filters let through."""
    lang = scene.view.lang
    if not scene.sites:
        text = say(
            lang,
            "listing.none",
            "No listed site answers all filters. That says nothing of what there is: the register"
            " is known in part. Take a filter back.",
        )
        return [html.P(text, className="note")]
    heads = [
        say(lang, "listing.name", "Site"),
        say(lang, "control.kinds", "Kind"),
        say(lang, "control.sectors", "Sector"),
        say(lang, "site.place", "Place"),
        say(lang, "control.batches", "Batch"),
        say(lang, "site.position", "Position"),
        say(lang, "site.source", "Source"),
    ]
    rows = [_row(scene, site) for site in scene.sites[:MOST]]
    caption = say(lang, "listing.caption", "{count} sites listed here", count=len(scene.sites))
    return [scrolling(caption, heads, rows, "listing")]


def downloads(scene: Scene) -> html.Span:
    """Offer the list as files, each row with its source."""
    lang = scene.view.lang
    query = scene.atlas.query(replace(scene.view, pin="", at=()))
    links = [
        html.A(kind.upper(), href=f"/export/sites.{kind}{query}", **attributes(data_export="1"))
        for kind in LISTS
    ]
    words = say(lang, "listing.download", "The list as a file:")
    return html.Span([words, *links], className="exports")


def _row(scene: Scene, site: Site) -> html.Tr:
    atlas, lang = scene.atlas, scene.view.lang
    kind = atlas.register.kinds[site.kind]
    link = ask(scene, site.name(lang), replace(scene.view, pin=site.key, at=()), className="name")
    where = [atlas.place(code).short(lang) for code in (site.city, site.county) if code]
    rank = f" · {DESIGNATED[site.designated].say(lang)}" if site.designated else ""
    cells: list[Any] = [
        html.Th(
            [html.I(kind.mark(lang), className="site", **attributes(aria_hidden="true")), link],
            scope="row",
        ),
        html.Td(f"{kind.name(lang)}{rank}"),
        html.Td(_sector(scene, site)),
        html.Td(" ".join(where)),
        html.Td(" ".join(word for word in (site.batch, str(site.year or "")) if word)),
        html.Td(_position(site, lang), className="number"),
        html.Td(titled(site.source)),
    ]
    pinned = "pinned" if scene.view.pin == site.key else ""
    return html.Tr(cells, className=pinned, **attributes(data_site=site.key))


def _sector(scene: Scene, site: Site) -> str:
    lang = scene.view.lang
    named = scene.atlas.register.sectors.get(site.sector)
    name = site.sector if lang == "zh" or named is None else named[1]
    if site.sector_basis.startswith("stated") or not name:
        return name
    return f"{name} ({say(lang, 'site.inferred', 'inferred')})"


def _position(site: Site, lang: str) -> str:
    if site.position is None:
        return say(lang, "listing.nowhere", "not known")
    return f"± {(site.accuracy or 0) / 1000:g} km"
