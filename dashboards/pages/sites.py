"""The page of the register: map, table and sheet of one selection, and what it adds up to."""

from typing import Any

from dash import html

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.contents import contents
from dashboards.components.controls import layers, sites
from dashboards.components.crumbs import crumbs
from dashboards.components.frames import frame
from dashboards.components.header import header
from dashboards.components.legend import marks
from dashboards.components.painting import listed, stamp
from dashboards.components.region_card import region_card
from dashboards.components.sections import Part, board_section
from dashboards.components.site_sheet import site_sheet
from dashboards.components.source import below
from dashboards.components.surveys.counted import counted
from dashboards.components.surveys.counters import tracked
from dashboards.components.surveys.dispersions import dispersions
from dashboards.components.surveys.following import following
from dashboards.components.surveys.listing import downloads, listing
from dashboards.components.surveys.mentions import named
from dashboards.components.surveys.nearness import nearness
from dashboards.components.surveys.platforms import platforms
from dashboards.components.surveys.searching import searching
from dashboards.components.surveys.tallies import tallies
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages.drawing import Drawing, question, told
from dashboards.settings import Settings
from geo import Scene, say


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address."""
    scene = answers.scene(address)
    return document(scene, _pattern(answers, scene), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    scene = answers.scene(address, own)
    pattern = _pattern(answers, scene)
    return {**listed(scene, question(address)), "parts": parts(scene, pattern, settings)}


def _pattern(answers: Answers, scene: Scene) -> list[Any]:
    """Write where the sites of each sector lie."""
    return dispersions(scene, answers.sitings(scene), answers.ground())


PAGE = Drawing("sites", write, answer)


def document(scene: Scene, pattern: list[Any], address: str, settings: Settings) -> Document:
    """Write the page of a scene, complete for its address; with the pattern of its sites."""
    lang = scene.view.lang
    body = html.Div(
        [
            header(scene.atlas, scene.view),
            html.Main([_controls(scene), _main(scene, pattern, settings)], className="board-page"),
            html.Data(id=Id.FIRST, value=told(listed(scene, question(address)))),
            html.Data(id=Id.WORDS, value=told(tooltip(lang))),
        ],
        className="app",
    )
    return Document(scene.view, f"{title(scene)} · {product(lang)}", markup(body))


def _controls(scene: Scene) -> html.Aside:
    lang = scene.view.lang
    return html.Aside(
        [*searching(scene), *sites(scene), layers(scene)],
        id="choices",
        className="controls",
        **attributes(aria_label=say(lang, "controls", "Choices")),
    )


def _main(scene: Scene, pattern: list[Any], settings: Settings) -> html.Div:
    lang, sections = scene.view.lang, _sections(scene, pattern)
    label = say(lang, "sites.map", "Map of the sites; the table says the same")
    framed = frame(marks(scene), label, lang)
    return html.Div(
        [
            html.Div(
                [
                    html.Div(crumbs(scene), id=Id.CRUMBS),
                    html.Div(_heading(scene), id=Id.TITLE),
                    html.P(counted(scene), id=Id.REGISTER, className="lead"),
                ],
                className="board-head",
            ),
            contents({key: name for key, name, _, _ in sections}, lang),
            html.Div(
                [framed, html.Aside(html.Div(_side(scene), id=Id.CARD), className="side")],
                className="sites-stage",
            ),
            *(board_section(*one) for one in sections),
            html.Div(_source(scene, settings), id=Id.SOURCE, className="source"),
        ],
        className="board",
    )


def _sections(scene: Scene, pattern: list[Any]) -> list[Part]:
    """Name the sections; the last are the same for every choice."""
    lang = scene.view.lang
    plan = say(lang, "following.title", "Does the register follow the plan?")
    places = say(lang, "mentions.title", "Places that the documents name")
    return [
        *_following(scene, pattern),
        ("plan", plan, Id.FOLLOWING, following(scene)),
        ("named", places, Id.MENTIONS, named(scene)),
    ]


def _following(scene: Scene, pattern: list[Any]) -> list[Part]:
    """Name the sections that follow the reader's choices."""
    lang = scene.view.lang
    return [
        ("list", say(lang, "sites.list", "The list"), Id.LISTING, listing(scene)),
        ("counts", say(lang, "sites.counts", "Where they are"), Id.TALLIES, tallies(scene)),
        (
            "pattern",
            say(lang, "dispersions.title", "Where the sectors' sites lie"),
            Id.PATTERN,
            pattern,
        ),
        ("near", say(lang, "near.title", "Nearest"), Id.NEARNESS, nearness(scene)),
        (
            "types",
            say(lang, "platforms.title", "City by type of platform"),
            Id.PLATFORMS,
            platforms(scene),
        ),
        (
            "targets",
            say(lang, "counters.title", "Against the targets"),
            Id.COUNTERS,
            tracked(scene),
        ),
    ]


def _side(scene: Scene) -> list[Any]:
    """Open the sheet of the pinned site; else say how to open one."""
    pin, lang = scene.view.pin, scene.view.lang
    if pin in scene.atlas.register.sites:
        return [site_sheet(scene, scene.atlas.register.sites[pin])]
    if pin:
        return [region_card(scene, scene.atlas.place(pin))]
    hint = say(
        lang,
        "sites.hint",
        "Choose a site on the map or in the list: its sheet opens here, and what lies near it is"
        " told below. The dashed circle around a site shows how exactly its position is known.",
    )
    return [html.Section(html.P(hint), className="panel")]


def title(scene: Scene) -> str:
    """Say where the sites are."""
    lang = scene.view.lang
    return say(
        lang,
        "sites.title",
        "Sites of the service economy, {place}",
        place=scene.within.name(lang),
    )


def _heading(scene: Scene) -> list[html.H1]:
    return [html.H1(title(scene), tabIndex=-1, **attributes(data_view=stamp(scene)))]


def _source(scene: Scene, settings: Settings) -> list[html.Div]:
    return [below(scene, settings, downloads(scene))]


def parts(scene: Scene, pattern: list[Any], settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the scene, by id."""
    return {
        Id.CRUMBS: markup(crumbs(scene)),
        Id.TITLE: markup(_heading(scene)),
        Id.REGISTER: markup(counted(scene)),
        Id.LEGEND: markup(marks(scene)),
        Id.CARD: markup(_side(scene)),
        **{part: markup(inside) for _, _, part, inside in _following(scene, pattern)},
        Id.SOURCE: markup(_source(scene, settings)),
    }
