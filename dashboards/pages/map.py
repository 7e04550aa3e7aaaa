"""The map page: one indicator, one year, one level, and the sites over it."""

import json
from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import Any

import dash_leaflet as dl
from dash import ClientsideFunction, Dash, Input, Output, State, html

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.controls import hint, layers, looks, sites, what, when
from dashboards.components.crumbs import crumbs
from dashboards.components.header import header
from dashboards.components.legend import legend
from dashboards.components.notes import notes
from dashboards.components.painting import painting, stamp
from dashboards.components.ranking import ranking
from dashboards.components.region_card import region_card
from dashboards.components.site_sheet import site_sheet
from dashboards.components.source import source
from dashboards.components.timeline import timeline
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.files import Files
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.settings import Settings
from geo import Atlas, Scene, captions, say
from geo.workbooks import TableError

SLOT = '<div id="slot"></div>'
"""Where the page leaves room for what React holds."""


def layout(atlas: Atlas, settings: Settings) -> html.Div:
    """Build what React holds: the question, the answer and the map; the same for every address."""
    tiles = [dl.TileLayer(url=settings.tiles)] if settings.tiles else []
    return html.Div(
        [
            html.Data(id=Id.WANTED),
            html.Data(id=Id.OWN),
            html.Data(id=Id.SCENE),
            dl.Map(
                tiles,
                id=Id.MAP,
                zoomSnap=0.1,
                minZoom=4,
                maxZoom=13,
                attributionControl=False,
                zoomControl=False,
                trackResize=False,
                preferCanvas=len(atlas.areas) > 1000,
                trackViewport=False,
                className="map",
            ),
        ]
    )


def document(scene: Scene, address: str, settings: Settings) -> Document:
    """Write the page of a scene, with a slot for what React holds."""
    query = address.removeprefix("/")
    body = html.Div(
        [header(scene.atlas, scene.view), *page(scene, query, settings)], className="app"
    )
    return Document(scene.view, product(scene.view.lang), markup(body))


def filled(document: Document, entry: str) -> Document:
    """Put what React holds into its slot."""
    opening = say(document.view.lang, "opening", "Opening the map …")
    body = document.body.replace(SLOT, entry.replace("Loading...", escape(opening)))
    return replace(document, body=body)


def fetched(shelf: Files, lang: str) -> str:
    """Name the files of the page: what it needs at once is fetched now, the rest when used."""
    soon = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="{address}"{named}>'
        for address, named in (
            ("/_dash-layout", ""),
            ("/_dash-dependencies", ""),
            (shelf.shapes, ' id="shapes-file"'),
        )
    )
    later = "".join(
        f'<meta name="file" id="{name}-file" content="{address[lang]}">'
        for name, address in (("places", shelf.places), ("sites", shelf.sites))
    )
    return soon + later


def page(scene: Scene, asked: str, settings: Settings) -> list[html.Main | html.Data]:
    """Build the page around the map, complete for its address, with the scene that it shows."""
    lang = scene.view.lang
    first = _json(painting(scene, asked))
    return [
        html.Main(
            [
                _controls(scene),
                _stage(scene, settings),
                html.Aside(
                    [
                        html.Div(_card(scene), id=Id.CARD),
                        html.Section(
                            [
                                html.H2(say(lang, "ranking", "Ranking")),
                                html.Div(ranking(scene), id=Id.RANKING, tabIndex=-1),
                            ],
                            className="panel",
                        ),
                    ],
                    className="side",
                ),
            ],
            className="map-page",
        ),
        html.Data(id=Id.FIRST, value=first),
        html.Data(id=Id.WORDS, value=_json(tooltip(lang))),
    ]


def parts(scene: Scene, settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the scene, by id."""
    return {
        Id.CRUMBS: markup(crumbs(scene)),
        Id.TITLE: markup(heading(scene)),
        Id.NOTES: markup(notes(scene)),
        Id.LEGEND: markup(legend(scene)),
        Id.RANKING: markup(ranking(scene)),
        Id.CARD: markup(_card(scene)),
        Id.SOURCE: markup(source(scene, settings)),
        Id.REGISTER: markup(_register(scene)),
        Id.YEARS: markup(timeline(scene)),
        Id.METHOD: markup(hint(scene)),
    }


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _controls(scene: Scene) -> html.Aside:
    lang = scene.view.lang
    folds = [
        (
            "sites",
            say(lang, "fold.sites", "Sites"),
            [html.P(_register(scene), id=Id.REGISTER, className="fine"), *sites(scene)],
        ),
        ("looks", say(lang, "fold.looks", "Classes and colours"), looks(scene)),
    ]
    return html.Aside(
        [
            *what(scene),
            layers(scene),
            *(
                html.Details(
                    [html.Summary(name), *inside], className="fold", **attributes(data_fold=key)
                )
                for key, name, inside in folds
            ),
        ],
        className="controls",
        **attributes(aria_label=say(lang, "controls", "Choices")),
    )


def _stage(scene: Scene, settings: Settings) -> html.Div:
    """Put the map in the middle, with what explains it around."""
    lang = scene.view.lang
    label = say(lang, "map", "Map; the ranking says the same in a table")
    return html.Div(
        [
            html.Div(
                [html.Div(crumbs(scene), id=Id.CRUMBS), html.Div(heading(scene), id=Id.TITLE)],
                className="heading",
            ),
            html.Div(
                [
                    html.Div(id="slot"),
                    html.Div(notes(scene), id=Id.NOTES, className="notes"),
                    html.Div(legend(scene), id=Id.LEGEND, className="legend"),
                    *_helps(lang),
                ],
                className="frame",
                role="region",
                **attributes(aria_label=label),
            ),
            when(scene),
            html.Div(source(scene, settings), id=Id.SOURCE, className="source"),
        ],
        className="stage",
    )


def _helps(lang: str) -> list[html.Div | html.Button]:
    """Zoom, lead back to the whole region, and out of a lost connection."""
    words = {
        "nearer": ("+", say(lang, "zoom.in", "Zoom in")),
        "farther": ("−", say(lang, "zoom.out", "Zoom out")),
        "whole": ("⤢", say(lang, "whole.map", "Show the whole region")),
    }
    lost = say(
        lang, "lost", "No answer came; the map still shows the choice before. Press to try again."
    )
    return [
        html.Div(
            [
                html.Button(sign, id=key, type="button", title=text, **attributes(aria_label=text))
                for key, (sign, text) in words.items()
            ],
            className="zoom",
        ),
        html.Button(lost, id="lost", type="button"),
    ]


def heading(scene: Scene) -> list[html.H1]:
    """Say what is shown."""
    return [
        html.H1(
            [captions.title(scene), html.Span(captions.unit(scene), className="unit")],
            tabIndex=-1,
            **attributes(data_view=stamp(scene)),
        ),
    ]


def _card(scene: Scene) -> list[html.Section]:
    """Open the card of the pinned place or site."""
    pin = scene.view.pin
    if pin in scene.atlas.register.sites:
        return [site_sheet(scene, scene.atlas.register.sites[pin])]
    return [region_card(scene, scene.atlas.place(pin) if pin else scene.within)]


def _register(scene: Scene) -> str:
    """Say how many sites are listed here, and that there are more."""
    kinds = scene.view.kinds or tuple(scene.atlas.register.kinds)
    known = scene.atlas.register.known(kinds)
    unplaced = sum(site.position is None for site in scene.sites)
    lang = scene.view.lang
    told = [
        say(lang, "register.listed", "{count} listed here", count=len(scene.sites)),
        say(lang, "register.known", "about {known} by the documents", known=known)
        if known
        else say(lang, "register.unknown", "how many there are is not known"),
        say(lang, "register.unplaced", "{count} without a position", count=unplaced)
        if unplaced
        else "",
    ]
    return " · ".join(words for words in told if words)


def register(app: Dash, answers: Answers, settings: Settings) -> None:
    """Connect the choices to the map, and the map to the address bar."""

    def told(wanted: str, own: str) -> str:
        try:
            scene = answers.scene(f"/{wanted}", own)
        except TableError:  # the page says what to do where a table did not come along
            scene = answers.scene(f"/{wanted}")
        return _json({**painting(scene, wanted), "parts": parts(scene, settings)})

    @lru_cache(maxsize=128)
    def shared(wanted: str) -> str:
        return told(wanted, "")

    @app.callback(
        Output(Id.SCENE, "value"),
        Input(Id.WANTED, "value"),
        State(Id.OWN, "value"),
        prevent_initial_call=True,
    )
    def draw(wanted: str, own: str | None) -> str:  # pyright: ignore[reportUnusedFunction]
        return told(wanted, own) if own else shared(wanted)

    app.clientside_callback(
        ClientsideFunction("siquan", "answer"), Input(Id.SCENE, "value"), prevent_initial_call=True
    )
