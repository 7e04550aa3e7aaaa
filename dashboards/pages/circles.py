"""The page that compares regions: maps side by side, the matrix, profiles, what documents give."""

from typing import Any

from dash import html

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.boards.choosing import choosing
from dashboards.components.boards.flows import flows
from dashboards.components.boards.focus import apart, focus, portraits
from dashboards.components.boards.grid import downloads, grid
from dashboards.components.boards.panels import caption, figures, scale
from dashboards.components.boards.profiles import profiles
from dashboards.components.boards.standings import pulls, standings
from dashboards.components.contents import contents
from dashboards.components.controls import when
from dashboards.components.header import header
from dashboards.components.helps import helps
from dashboards.components.notes import notes
from dashboards.components.painting import choices, marked, painting, stamp
from dashboards.components.sections import Part, board_section
from dashboards.components.source import source
from dashboards.components.timeline import timeline
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages.drawing import Drawing, question, told
from dashboards.settings import Settings
from geo import say
from geo.comparisons import MOST, Board, chosen
from geo.exports.multiples import compared


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address."""
    return document(answers.board(address), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    board = answers.board(address, own)
    return {**painted(board, question(address)), "parts": parts(board, settings)}


PAGE = Drawing("circles", write, answer)


def painted(board: Board, asked: str) -> dict[str, Any]:
    """Say how all maps are painted; what they share is said once."""
    view = board.view
    common = {
        "asked": asked,
        "query": stamp(board.lead, view),
        "by": view.by,
        "within": "",
        "pin": view.pin,
        "over": view.over,
        "choices": choices(view) | {"indicators": list(chosen(board.atlas, view))},
        **marked(board.atlas, view),
    }
    panels = [painting(panel.scene, "") for panel in board.panels]
    for one in panels:
        one |= {"over": view.over, "sites": [], "own": {}}
    return common | {"panels": panels}


def document(board: Board, address: str, settings: Settings) -> Document:
    """Write the page of a board, complete for its address."""
    atlas, lang = board.atlas, board.view.lang
    inside: list[Any] = [
        html.Aside(
            choosing(board),
            id="choices",
            className="controls",
            **attributes(aria_label=say(lang, "controls", "Choices")),
        ),
        html.Div(_main(board, settings), className="board"),
    ]
    body = html.Div(
        [
            header(atlas, board.view),
            html.Main(inside, className="board-page"),
            html.Data(id=Id.FIRST, value=told(painted(board, question(address)))),
            html.Data(id=Id.WORDS, value=told(tooltip(lang))),
        ],
        className="app",
    )
    return Document(board.view, f"{compared(board)} · {product(lang)}", markup(body))


def _main(board: Board, settings: Settings) -> list[Any]:
    lang = board.view.lang
    return [
        html.Div(
            [
                html.Div(_heading(board), id=Id.TITLE),
                html.Div(notes(board.lead), id=Id.NOTES, className="notes"),
            ],
            className="board-head",
        ),
        contents(_names(board), lang),
        html.Section(
            [
                figures(board, html.Div(id="slot"), helps(lang)),
                html.Div(scale(board), id=Id.SCALE, className="scale"),
                when(board.lead),
            ],
            id="maps",
            className="board-maps",
        ),
        *(board_section(*one) for one in _sections(board)),
        html.Div(_source(board, settings), id=Id.SOURCE, className="source"),
    ]


def _sections(board: Board) -> list[Part]:
    """Name the sections; what documents say is the same for every choice."""
    lang = board.view.lang
    said = [*portraits(board), *apart(board)]
    return [
        *_following(board),
        ("focus", say(lang, "focus.title", "Focus sectors by region"), Id.FOCUS, focus(board)),
        (
            "portraits",
            say(lang, "board.portraits", "What the documents say"),
            Id.PORTRAITS,
            said,
        ),
    ]


def _following(board: Board) -> list[Part]:
    """Name the sections that follow the reader's choices."""
    lang = board.view.lang
    return [
        ("matrix", say(lang, "board.grid", "Side by side"), Id.GRID, grid(board)),
        ("full", say(lang, "board.full", "Regions and cities in full"), Id.STANDINGS, _full(board)),
        ("ranks", say(lang, "board.flow", "Ranks over the years"), Id.FLOWS, flows(board)),
        ("inside", say(lang, "board.inside", "Inside a region"), Id.PROFILE, profiles(board)),
    ]


def _names(board: Board) -> dict[str, str]:
    maps = say(board.view.lang, "board.maps", "Maps")
    return {"maps": maps} | {key: name for key, name, _, _ in _sections(board)}


def _source(board: Board, settings: Settings) -> list[Any]:
    return source(board.lead, settings, downloads(board))


def _full(board: Board) -> list[Any]:
    return [html.Ul(pulls(board), className="findings"), *standings(board)]


def _heading(board: Board) -> list[html.H1]:
    where = stamp(board.lead, board.view)
    return [html.H1(compared(board), tabIndex=-1, **attributes(data_view=where))]


def parts(board: Board, settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the board, by id."""
    captions = {f"panel-{at}": markup(caption(board, at)) for at in range(MOST)}
    return captions | {
        Id.TITLE: markup(_heading(board)),
        Id.NOTES: markup(notes(board.lead)),
        Id.SCALE: markup(scale(board)),
        Id.YEARS: markup(timeline(board.lead)),
        **{part: markup(inside) for _, _, part, inside in _following(board)},
        Id.SOURCE: markup(_source(board, settings)),
    }
