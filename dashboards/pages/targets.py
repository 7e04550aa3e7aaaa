"""The page that follows targets: map and sheet of one, the scoreboard of all, what lies ahead."""

from typing import Any

from dash import html

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.contents import contents
from dashboards.components.controls import when
from dashboards.components.frames import frame
from dashboards.components.header import header
from dashboards.components.legend import legend
from dashboards.components.monitors import monitoring
from dashboards.components.notes import notes
from dashboards.components.painting import lighted, stamp
from dashboards.components.sections import Part, board_section
from dashboards.components.source import source
from dashboards.components.targets.brief import brief
from dashboards.components.targets.choosing import choosing, dues
from dashboards.components.targets.lists import counted, sectoral
from dashboards.components.targets.outlook import outlook
from dashboards.components.targets.prospects import prospects
from dashboards.components.targets.scores import downloads, scores, table
from dashboards.components.targets.standings import standings
from dashboards.components.targets.summary import summary
from dashboards.components.targets.words import entry, glyph
from dashboards.components.timeline import timeline
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages.drawing import Drawing, question, told
from dashboards.settings import Settings
from geo import say
from geo.exports.targetnotes import title, unheld
from geo.exports.targetwords import amount
from geo.forecasts import prepare
from geo.targets import NONE, OWN, PACE, Reach
from geo.vocabulary import STATES


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address; the first reader of a forecast finds it at hand."""
    prepare()
    return document(answers.reach(address), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    reach = answers.reach(address, own)
    return {**lighted(reach, question(address)), "parts": parts(reach, settings)}


PAGE = Drawing("targets", write, answer)


def document(reach: Reach, address: str, settings: Settings) -> Document:
    """Write the page of a reach, complete for its address."""
    lang = reach.view.lang
    controls = html.Aside(
        choosing(reach),
        id="choices",
        className="controls",
        **attributes(aria_label=say(lang, "controls", "Choices")),
    )
    body = html.Div(
        [
            header(reach.atlas, reach.view),
            html.Main([controls, _main(reach, settings)], className="board-page"),
            html.Data(id=Id.FIRST, value=told(lighted(reach, question(address)))),
            html.Data(id=Id.WORDS, value=told(tooltip(lang))),
        ],
        className="app",
    )
    return Document(reach.view, f"{title(reach)} · {product(lang)}", markup(body))


def _stage(reach: Reach) -> html.Div:
    """Put the map beside the sheet, with the years below it."""
    lang = reach.view.lang
    label = say(lang, "targets.map", "Map of places against the target; the table says the same")
    framed = frame(keyed(reach), label, lang)
    return html.Div(
        [
            html.Div([framed, when(reach.scene)], className="target-map"),
            html.Aside(html.Div(summary(reach), id=Id.CARD), className="side"),
        ],
        className="sites-stage targets-stage",
    )


def _main(reach: Reach, settings: Settings) -> html.Div:
    lang = reach.view.lang
    sections = _following(reach)
    watching = say(lang, "targets.monitoring", "Monitoring")
    names = {key: name for key, name, _, _ in sections} | {"monitoring": watching}
    return html.Div(
        [
            html.Div(
                [
                    html.Div(_heading(reach), id=Id.TITLE),
                    html.Div(cautions(reach), id=Id.NOTES, className="notes"),
                ],
                className="board-head",
            ),
            contents(names, lang),
            _stage(reach),
            *(board_section(*one) for one in sections),
            html.Section(
                [html.H2(watching), *monitoring(reach.atlas, reach.view)],
                id="monitoring",
                className="board-section",
            ),
            html.Div(_source(reach, settings), id=Id.SOURCE, className="source"),
        ],
        className="board",
    )


def _following(reach: Reach) -> list[Part]:
    """Name the sections that follow the reader's choices."""
    lang, found = reach.view.lang, scores(reach)
    return [
        ("board", say(lang, "targets.board", "Scoreboard"), Id.SCORES, table(reach, found)),
        ("places", say(lang, "targets.places", "Places"), Id.STANDINGS, standings(reach)),
        ("forecast", say(lang, "targets.forecast", "Forecast"), Id.PROSPECT, prospects(reach)),
        ("outlook", say(lang, "targets.outlook", "What lies ahead"), Id.OUTLOOK,
         outlook(reach, found)),
        ("sectors", say(lang, "targets.sectors", "Sectors"), Id.SECTORAL, sectoral(reach, found)),
        ("counts", say(lang, "targets.counts", "What is counted"), Id.COUNTED,
         counted(reach, found)),
        ("brief", say(lang, "targets.brief", "Situation"), Id.BRIEF, brief(reach)),
    ]  # fmt: skip


def keyed(reach: Reach) -> list[Any]:
    """Explain the colours, with what they are centred on."""
    if reach.centre is None:
        return list(legend(reach.scene))
    return [*legend(reach.scene, aim=(reach.centre, _centre(reach))), _lamps(reach)]


def _lamps(reach: Reach) -> html.Ul:
    """Explain the signs on the map, with how many places have each."""
    lang = reach.view.lang
    states = [one.state for one in reach.rows]
    title = say(lang, "legend.lamps", "Places against it, as a reference only")
    if reach.kind == OWN:
        title = say(lang, "legend.lamps.own", "Places against your own targets")
    items = [
        html.Li(
            [
                glyph(key),
                html.Span(name.say(lang)),
                html.Span(str(states.count(key)), className="count"),
            ]
        )
        for key, name in STATES.items()
        if key in states and key != "no_data"
    ]
    return html.Ul([html.Li(title, className="fine"), *items], className="kinds lamps")


def cautions(reach: Reach) -> html.Ul:
    """Say what must be known before the map is believed; first, if it shows something else."""
    found = notes(reach.scene)
    if reach.kind == NONE and reach.refusal is None and reach.goal is not None:
        found.children = [html.Li(unheld(reach)), *(found.children or [])]
    return found


def _centre(reach: Reach) -> Any:
    """Name what the colours are centred on, with the way to where it is written."""
    told = _centred(reach)
    return entry(reach.target, reach.view.lang, told) if reach.target else told


def _centred(reach: Reach) -> str:
    lang, shown = reach.view.lang, amount(round(reach.centre or 0, 1))
    if reach.kind == OWN:
        return say(lang, "legend.own_target", "own target")
    if reach.kind == PACE:
        return say(lang, "legend.pace", "pace asked for {amount}", amount=shown)
    return say(lang, "legend.aim", "target {amount}", amount=shown)


def _heading(reach: Reach) -> list[html.H1]:
    where = stamp(reach.scene)
    return [html.H1(title(reach), tabIndex=-1, **attributes(data_view=where))]


def _source(reach: Reach, settings: Settings) -> list[Any]:
    return list(source(reach.scene, settings, downloads(reach)))


def parts(reach: Reach, settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the reach, by id."""
    return {
        Id.DUE: markup(dues(reach)),
        Id.TITLE: markup(_heading(reach)),
        Id.NOTES: markup(cautions(reach)),
        Id.LEGEND: markup(keyed(reach)),
        Id.CARD: markup(summary(reach)),
        Id.YEARS: markup(timeline(reach.scene)),
        **{part: markup(inside) for _, _, part, inside in _following(reach)},
        Id.SOURCE: markup(_source(reach, settings)),
    }
