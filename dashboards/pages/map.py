"""The map page: one indicator, one year, one level, and the sites over it."""

from typing import Any

from dash import html

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.controls import hint, layers, looks, sites, terms, what, when
from dashboards.components.crumbs import crumbs
from dashboards.components.frames import frame
from dashboards.components.header import header
from dashboards.components.legend import legend
from dashboards.components.notes import notes
from dashboards.components.painting import painting, stamp
from dashboards.components.ranking import ranking
from dashboards.components.region_card import region_card
from dashboards.components.site_sheet import site_sheet
from dashboards.components.source import source
from dashboards.components.studio import opener
from dashboards.components.surveys.counted import counted
from dashboards.components.timeline import timeline
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages.drawing import Drawing, question, told
from dashboards.settings import Settings
from geo import Scene, captions, say


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address."""
    return document(answers.scene(address), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    scene = answers.scene(address, own)
    return {**painting(scene, question(address)), "parts": parts(scene, settings)}


PAGE = Drawing("map", write, answer)


def document(scene: Scene, address: str, settings: Settings) -> Document:
    """Write the page of a scene, with a slot for what React holds."""
    body = html.Div(
        [header(scene.atlas, scene.view), *page(scene, question(address), settings)],
        className="app",
    )
    return Document(scene.view, product(scene.view.lang), markup(body))


def page(scene: Scene, asked: str, settings: Settings) -> list[html.Main | html.Data]:
    """Build the page around the map, complete for its address, with the scene that it shows."""
    lang = scene.view.lang
    first = told(painting(scene, asked))
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
        html.Data(id=Id.WORDS, value=told(tooltip(lang))),
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
        Id.REGISTER: markup(counted(scene)),
        Id.YEARS: markup(timeline(scene)),
        Id.METHOD: markup(hint(scene)),
        Id.TERMS: markup(terms(scene)),
    }


def _controls(scene: Scene) -> html.Aside:
    lang = scene.view.lang
    folds = [
        (
            "sites",
            say(lang, "fold.sites", "Sites"),
            [html.P(counted(scene), id=Id.REGISTER, className="fine"), *sites(scene)],
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
    above = html.Div(notes(scene), id=Id.NOTES, className="notes")
    return html.Div(
        [
            html.Div(
                [
                    html.Div(crumbs(scene), id=Id.CRUMBS),
                    html.Div(heading(scene), id=Id.TITLE),
                    opener(lang),
                ],
                className="heading",
            ),
            frame(legend(scene), label, lang, above),
            when(scene),
            html.Div(source(scene, settings), id=Id.SOURCE, className="source"),
        ],
        className="stage",
    )


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
    pin = scene.view.pin or ("" if scene.view.within else scene.view.my)
    if pin in scene.atlas.register.sites:
        return [site_sheet(scene, scene.atlas.register.sites[pin])]
    return [region_card(scene, scene.atlas.place(pin) if pin else scene.within)]
