"""The data page: what there is, how good it is, and the reader's own table."""

from functools import lru_cache

from dash import html
from flask import Flask

from dashboards.answers import Answers
from dashboards.components.absences import missing
from dashboards.components.attributes import attributes
from dashboards.components.catalogue import catalogue
from dashboards.components.downloads import corrections, downloads
from dashboards.components.evidence import breaks, conflicts, sources
from dashboards.components.header import header
from dashboards.components.indicator_sheet import indicator_sheet
from dashboards.components.intake import intake
from dashboards.components.matrix import matrix
from dashboards.components.quality import quality
from dashboards.components.versions import versions
from dashboards.documents import Document, product
from dashboards.files import Files
from dashboards.markup import markup
from dashboards.queries import queried
from geo import Atlas, View, say
from geo.catalogues import coverage


def register(server: Flask, shelf: Files, answers: Answers) -> None:
    """Add the page to a server."""
    atlas = answers.atlas

    @lru_cache(maxsize=64)
    def written(view: View) -> Document:
        return document(atlas, view)

    @server.get("/data")
    def data() -> str:  # pyright: ignore[reportUnusedFunction]
        view = atlas.view(f"/data?{queried()}")
        script = f'<script src="{shelf.scripts["data"]}"></script>'
        return written(view).write(shelf, foot=script)


def document(atlas: Atlas, view: View) -> Document:
    """Write the page of a view."""
    lang = view.lang
    inside = [
        html.Div(
            [
                html.H1(say(lang, "data.title", "Catalogue and quality")),
                html.P(
                    say(
                        lang,
                        "data.lead",
                        "What is published, what is computed from it, where every number comes"
                        " from, and what is missing.",
                    )
                ),
            ],
            className="data-head",
        ),
        catalogue(atlas, view),
        html.Div(
            [_contents(lang), *_of_indicator(atlas, view), *_of_all(atlas, view)],
            className="data-main",
        ),
    ]
    page = html.Main(inside, className="data-page")
    body = html.Div([header(atlas, view), page], className="app")
    name = atlas.indicators[view.indicator].name(lang)
    return Document(view, f"{name} · {product(lang)}", markup(body))


def _of_indicator(atlas: Atlas, view: View) -> list[html.Section]:
    """Tell all there is to know of the chosen indicator."""
    indicator = atlas.indicators[view.indicator]
    found = coverage(atlas, indicator, view.by, view.allow)
    return [
        indicator_sheet(atlas, view),
        matrix(atlas, view, found),
        sources(atlas, view, found),
        breaks(atlas, view, found),
        conflicts(atlas, view, found),
        missing(atlas, view, found),
    ]


def _of_all(atlas: Atlas, view: View) -> list[html.Section]:
    """Tell of the whole collection, whatever indicator is chosen."""
    return [
        intake(atlas, view),
        quality(atlas, view),
        versions(atlas, view),
        downloads(atlas, view),
        corrections(view),
    ]


def _contents(lang: str) -> html.Nav:
    """Lead to the sections."""
    of_indicator = {
        "indicator": say(lang, "contents.indicator", "Indicator"),
        "coverage": say(lang, "coverage.title", "Coverage"),
        "sources": say(lang, "evidence.sources", "Sources"),
        "breaks": say(lang, "evidence.breaks", "Breaks"),
        "conflicts": say(lang, "evidence.conflicts", "Conflicts"),
        "gaps": say(lang, "contents.gaps", "Gaps"),
    }
    of_all = {
        "own": say(lang, "intake", "Your own table"),
        "quality": say(lang, "contents.quality", "Quality"),
        "version": say(lang, "contents.version", "Version"),
        "downloads": say(lang, "download.title", "Downloads"),
        "update": say(lang, "contents.update", "Correct"),
    }
    links = [
        html.Span([html.A(name, href=f"#{key}") for key, name in names.items()])
        for names in (of_indicator, of_all)
    ]
    label = say(lang, "contents", "On this page")
    return html.Nav(links, className="contents", **attributes(aria_label=label))
