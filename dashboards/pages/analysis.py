"""The page of analyses: what can be said of a map as a whole, and what may be chance."""

from typing import Any

from dash import html
from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.analysis.choosing import choosing
from dashboards.components.analysis.colouring import painted
from dashboards.components.analysis.equals import equals
from dashboards.components.analysis.glances import PATH, awaited, glances
from dashboards.components.analysis.keys import keyed
from dashboards.components.analysis.parallels import parallel
from dashboards.components.analysis.pictures import pictured
from dashboards.components.analysis.rows import downloads, table
from dashboards.components.analysis.summary import summary
from dashboards.components.attributes import attributes
from dashboards.components.contents import contents
from dashboards.components.controls import terms, when
from dashboards.components.frames import frame
from dashboards.components.header import header
from dashboards.components.notes import notes
from dashboards.components.painting import stamp
from dashboards.components.sections import Part, board_section
from dashboards.components.source import source
from dashboards.components.timeline import timeline
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages.drawing import Drawing, question, told
from dashboards.queries import queried
from dashboards.settings import Settings
from geo import captions, say
from geo.analysis import MEASURES, Arrangement, Inquiry
from geo.workbooks import TableError


def register(server: Flask, answers: Answers) -> None:
    """Add to a server what all measures say of one map."""

    @server.route(PATH, methods=["GET", "POST"])
    def glance() -> Response:  # pyright: ignore[reportUnusedFunction]
        """Answer with a part of the page; a reader's own values come along and are kept nowhere."""
        query, own = queried(), request.get_data(as_text=True)
        address = f"/analysis?{query}"
        try:
            found = answers.glance(address, own)
        except TableError as error:
            lang = answers.atlas.view(address).lang
            return Response(error.sentence.say(lang), status=422, mimetype="text/plain")
        shown = answers.atlas.view(address).measure
        return Response(markup(glances(found, shown)), mimetype="text/html")


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address."""
    inquiry = answers.inquiry(address)
    return document(inquiry, answers.arrangement(inquiry.view.by), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    inquiry = answers.inquiry(address, own)
    arrangement = answers.arrangement(inquiry.view.by)
    return {
        **painted(inquiry, question(address)),
        "parts": parts(inquiry, arrangement, settings),
    }


PAGE = Drawing("analysis", write, answer)


def document(
    inquiry: Inquiry, arrangement: Arrangement, address: str, settings: Settings
) -> Document:
    """Write the page of an inquiry, complete for its address."""
    lang = inquiry.view.lang
    controls = html.Aside(
        choosing(inquiry),
        id="choices",
        className="controls",
        **attributes(aria_label=say(lang, "controls", "Choices")),
    )
    body = html.Div(
        [
            header(inquiry.atlas, inquiry.view),
            html.Main([controls, _main(inquiry, arrangement, settings)], className="board-page"),
            html.Data(id=Id.FIRST, value=told(painted(inquiry, question(address)))),
            html.Data(id=Id.WORDS, value=told(tooltip(lang))),
        ],
        className="app",
    )
    return Document(inquiry.view, f"{title(inquiry)} · {product(lang)}", markup(body))


def title(inquiry: Inquiry) -> str:
    """Say what is measured of what."""
    lang = inquiry.view.lang
    return say(
        lang,
        "analysis.title",
        "{measure} – {what}",
        measure=MEASURES[inquiry.view.measure].name(lang),
        what=captions.title(inquiry.scene),
    )


def _main(inquiry: Inquiry, arrangement: Arrangement, settings: Settings) -> html.Div:
    lang, sections = inquiry.view.lang, _sections(inquiry, arrangement)
    return html.Div(
        [
            html.Div(
                [
                    html.Div(_heading(inquiry), id=Id.TITLE),
                    html.Div(notes(inquiry.scene), id=Id.NOTES, className="notes"),
                ],
                className="board-head",
            ),
            contents({key: name for key, name, _, _ in sections}, lang),
            _stage(inquiry),
            *(board_section(*one) for one in sections),
            html.Div(_source(inquiry, settings), id=Id.SOURCE, className="source"),
        ],
        className="board",
    )


def _stage(inquiry: Inquiry) -> html.Div:
    """Put the map beside what is measured of it, with the years below it."""
    lang = inquiry.view.lang
    label = say(lang, "analysis.map", "Map of the measure; the table says the same")
    framed = frame(keyed(inquiry), label, lang)
    return html.Div(
        [
            html.Div([framed, when(inquiry.scene)], className="target-map"),
            html.Aside(
                [
                    html.Div(summary(inquiry), id=Id.CARD),
                    html.Div(pictured(inquiry), id=Id.PICTURE, className="panel linked"),
                ],
                className="side",
            ),
        ],
        className="sites-stage targets-stage",
    )


def _sections(inquiry: Inquiry, arrangement: Arrangement) -> list[Part]:
    """Name the sections."""
    lang = inquiry.view.lang
    return [
        (
            "equal",
            say(lang, "analysis.equal", "Every area counts"),
            Id.EQUAL,
            equals(inquiry, arrangement),
        ),
        (
            "parallels",
            say(lang, "analysis.parallel", "Indicators side by side"),
            Id.PARALLEL,
            parallel(inquiry),
        ),
        ("glance", say(lang, "analysis.glance", "At a glance"), Id.GLANCE, awaited(inquiry)),
        ("rows", say(lang, "analysis.rows", "Area by area"), Id.ROWS, table(inquiry)),
    ]


def _heading(inquiry: Inquiry) -> list[html.H1]:
    where = stamp(inquiry.scene)
    return [html.H1(title(inquiry), tabIndex=-1, **attributes(data_view=where))]


def _source(inquiry: Inquiry, settings: Settings) -> list[Any]:
    return list(source(inquiry.scene, settings, downloads(inquiry)))


def parts(inquiry: Inquiry, arrangement: Arrangement, settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the inquiry, by id."""
    return {
        Id.TERMS: markup(terms(inquiry.scene)),
        Id.TITLE: markup(_heading(inquiry)),
        Id.NOTES: markup(notes(inquiry.scene)),
        Id.LEGEND: markup(keyed(inquiry)),
        Id.CARD: markup(summary(inquiry)),
        Id.PICTURE: markup(pictured(inquiry)),
        Id.YEARS: markup(timeline(inquiry.scene)),
        **{part: markup(inside) for _, _, part, inside in _sections(inquiry, arrangement)},
        Id.SOURCE: markup(_source(inquiry, settings)),
    }
