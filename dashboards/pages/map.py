"""The map page: one indicator, one year, one level, and the sites over it."""

from collections.abc import Callable
from typing import Any

import dash_leaflet as dl
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from dashboards.components.attributes import attributes
from dashboards.components.controls import layers, looks, sites, what, when
from dashboards.components.crumbs import crumbs
from dashboards.components.legend import legend
from dashboards.components.painting import painting, stamp
from dashboards.components.ranking import ranking
from dashboards.components.region_card import region_card
from dashboards.components.site_sheet import site_sheet
from dashboards.components.source import source
from dashboards.components.timeline import timeline
from dashboards.ids import Id
from dashboards.settings import Settings
from geo import Scene, captions, say

PATH = "/"
Answer = Callable[[str], Scene]


def layout(scene: Scene, asked: str, settings: Settings) -> html.Main:
    """Build the page, complete for its address: no callback has to run before the map is drawn."""
    lang = scene.view.lang
    return html.Main(
        [
            dcc.Store(id=Id.WANTED),
            dcc.Store(id=Id.SCENE, data=painting(scene, asked)),
            _controls(scene),
            _stage(scene, settings),
            html.Aside(
                [
                    html.Div(_card(scene), id=Id.CARD),
                    html.Section(
                        [
                            html.H2(say(lang, "ranking", "Ranking")),
                            html.Div(ranking(scene), id=Id.RANKING),
                        ],
                        className="panel",
                    ),
                ],
                className="side",
            ),
        ],
        className="map-page",
    )


def _controls(scene: Scene) -> html.Aside:
    lang = scene.view.lang
    folds = [
        (
            say(lang, "fold.sites", "Sites"),
            [html.P(_register(scene), id=Id.REGISTER, className="fine"), *sites(scene)],
        ),
        (say(lang, "fold.looks", "Classes and colours"), looks(scene)),
    ]
    return html.Aside(
        [
            *what(scene),
            layers(scene),
            *(
                html.Details([html.Summary(name), *inside], className="fold", open=False)
                for name, inside in folds
            ),
        ],
        className="controls",
        **attributes(aria_label=say(lang, "controls", "Choices")),
    )


def _stage(scene: Scene, settings: Settings) -> html.Div:
    """Put the map in the middle, with what explains it around."""
    lang = scene.view.lang
    tiles = [dl.TileLayer(url=settings.tiles)] if settings.tiles else []
    lon, lat = scene.atlas.province.label
    centre: Any = [lat, lon]  # dash-leaflet types it as a mapping
    canvas = len(scene.atlas.areas) > 1000
    return html.Div(
        [
            html.Div(
                [html.Div(crumbs(scene), id=Id.CRUMBS), html.Div(heading(scene), id=Id.TITLE)],
                className="heading",
            ),
            html.Div(
                [
                    dl.Map(
                        tiles,
                        id=Id.MAP,
                        center=centre,
                        zoom=7,
                        zoomSnap=0.1,
                        minZoom=4,
                        maxZoom=13,
                        attributionControl=False,
                        preferCanvas=canvas,
                        trackViewport=False,
                        className="map",
                    ),
                    html.Div(legend(scene), id=Id.LEGEND, className="legend"),
                ],
                className="frame",
                role="region",
                **attributes(
                    aria_label=say(lang, "map", "Map; the ranking says the same in a table")
                ),
            ),
            when(scene),
            html.Div(source(scene, settings), id=Id.SOURCE, className="source"),
        ],
        className="stage",
    )


def heading(scene: Scene) -> list[html.H1 | html.Ul]:
    """Say what is shown, and what must be known before it is believed."""
    notes = [html.Li(sentence) for sentence in captions.notes(scene)]
    notes += [html.Li(sentence, className="told") for sentence in captions.gap(scene)]
    return [
        html.H1(
            [captions.title(scene), html.Span(captions.unit(scene), className="unit")],
            **attributes(data_view=stamp(scene)),
        ),
        html.Ul(notes, className="notes", **attributes(aria_live="polite")),
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


def register(app: Dash, answer: Answer, settings: Settings) -> None:
    """Connect the choices to the map, and the map to the address bar."""

    @app.callback(
        output={
            "scene": Output(Id.SCENE, "data"),
            "crumbs": Output(Id.CRUMBS, "children"),
            "title": Output(Id.TITLE, "children"),
            "legend": Output(Id.LEGEND, "children"),
            "ranking": Output(Id.RANKING, "children"),
            "card": Output(Id.CARD, "children"),
            "source": Output(Id.SOURCE, "children"),
            "register": Output(Id.REGISTER, "children"),
            "years": Output(Id.YEARS, "children"),
        },
        inputs={"wanted": Input(Id.WANTED, "data")},
        prevent_initial_call=True,
    )
    def draw(wanted: str) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        scene = answer(wanted)
        return {
            "scene": painting(scene, wanted),
            "crumbs": crumbs(scene),
            "title": heading(scene),
            "legend": legend(scene),
            "ranking": ranking(scene),
            "card": _card(scene),
            "source": source(scene, settings),
            "register": _register(scene),
            "years": timeline(scene),
        }

    app.clientside_callback(ClientsideFunction("siquan", "show"), Input(Id.SCENE, "data"))
    app.clientside_callback(
        ClientsideFunction("siquan", "cut"),
        Input(Id.BREAKS, "value"),
        prevent_initial_call=True,
    )
