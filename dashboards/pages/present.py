"""The page that shows stories: one map after the other, large, with what is said of each."""

import json
from typing import Any

from dash import html
from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.header import header
from dashboards.components.helps import helps
from dashboards.components.legend import legend, marks
from dashboards.components.notes import notes
from dashboards.components.painting import lighted, listed, painting
from dashboards.components.presents.bars import chosen, steps, tools
from dashboards.components.presents.editors import editor
from dashboards.components.presents.slides import Slide, slide
from dashboards.components.ranking import ranking
from dashboards.components.source import below, source
from dashboards.components.surveys.counted import counted
from dashboards.components.tooltip import tooltip
from dashboards.documents import Document, product
from dashboards.ids import Id
from dashboards.markup import markup
from dashboards.pages import sites as sites_page, targets as targets_page
from dashboards.pages.drawing import Drawing, question, told
from dashboards.queries import spoken
from dashboards.settings import Settings
from geo import captions, say
from geo.atlas import MINE
from geo.stories import LARGEST, Story, stories
from geo.workbooks import TableError

_SITES = "sites"
_LONG = 120
"""Letters beyond which what is said is written smaller; a Chinese one counts as two."""
_LATIN = "\u2e80"
"""From here on a letter is as wide as two."""


def write(answers: Answers, address: str, settings: Settings) -> Document:
    """Write the page of an address."""
    return document(slide(answers, address), address, settings)


def answer(answers: Answers, address: str, own: str, settings: Settings) -> dict[str, Any]:
    """Answer an address: what is painted, and the parts of the page that follow."""
    found = slide(answers, address, own)
    return {**painted(found, question(address)), "parts": parts(found, settings)}


PAGE = Drawing("present", write, answer)


def register(server: Flask, answers: Answers) -> None:
    """Add the routes of story files: one to have, one to check what a reader opens."""

    @server.get("/story/<key>.json")
    def story_file(key: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        found = stories(answers.atlas).get(key)
        if found is None:
            return Response("no such story\n", status=404, mimetype="text/plain")
        head = {"Content-Disposition": f'attachment; filename="{key}.json"'}
        return Response(found.write(), mimetype="application/json", headers=head)

    @server.post("/story/check")
    def story_check() -> Response:  # pyright: ignore[reportUnusedFunction]
        body = request.get_data()[: LARGEST * 4 + 1].decode("utf-8-sig", "replace")
        try:
            found = {"text": Story.read(body).write()}
        except TableError as error:
            found = {"wrong": error.sentence.say(spoken())}
        text = json.dumps(found, ensure_ascii=False)
        return Response(text, mimetype="application/json", headers={"Cache-Control": "no-store"})


def painted(found: Slide, asked: str) -> dict[str, Any]:
    """Say how a step is painted: as its own page paints it, under this page's question."""
    scene = found.scene
    if found.reach is not None:
        look = lighted(found.reach, asked)
    else:
        look = (listed if found.page == _SITES else painting)(scene, asked)
    return look | {
        "query": _stamp(found),
        "finer": "",
        "frame": list(scene.view.at),
        "story": found.key,
        "step": found.number,
        "steps": len(found.steps),
    }


def _stamp(found: Slide) -> str:
    """Return the query that says what is shown."""
    return found.atlas.query(found.view)


def document(found: Slide, address: str, settings: Settings) -> Document:
    """Write the page of a slide, complete for its address."""
    lang = found.view.lang
    inside: list[Any] = [
        header(found.atlas, found.view),
        html.Main(_stage(found, settings), className="present-page"),
        editor(lang, found.known),
        html.Data(id=Id.FIRST, value=told(painted(found, question(address)))),
        html.Data(id=Id.WORDS, value=told(tooltip(lang))),
    ]
    body = html.Div(inside, className="app present")
    name = say(lang, "page.present", "Present")
    return Document(found.view, f"{name} · {product(lang)}", markup(body))


def _stage(found: Slide, settings: Settings) -> list[Any]:
    lang = found.view.lang
    label = say(lang, "present.map", "Map of this step; the table beside it says the same")
    speaking = say(lang, "present.speaking", "Notes for the speaker")
    return [
        html.Div(
            [
                html.Div(id="slot"),
                html.Div(_notes(found), id=Id.NOTES, className="notes"),
                *helps(lang),
            ],
            className="frame",
            role="region",
            **attributes(aria_label=label),
        ),
        _telling(found),
        html.Aside(
            _speaking(found),
            id=Id.SPEAKING,
            className="speaking",
            hidden=True,
            **attributes(aria_label=speaking),
        ),
        html.Nav(
            steps(found),
            id=Id.STEPS,
            className="paging",
            **attributes(aria_label=say(lang, "present.steps", "Steps")),
        ),
        html.Div(
            [html.Div(chosen(found), id=Id.CHOSEN, className="stories"), tools(lang)],
            className="beneath",
        ),
        html.Div(_source(found, settings), id=Id.SOURCE, className="source"),
    ]


def _telling(found: Slide) -> html.Div:
    """Say beside the map what it is, what is said of it, and what its colours mean."""
    return html.Div(
        [
            html.Div(_heading(found), id=Id.TITLE, **attributes(aria_live="polite")),
            html.Div(_said(found), id=Id.SAID, className="said"),
            html.Div(_legend(found), id=Id.LEGEND, className="legend"),
            html.Div(_table(found), id=Id.RANKING),
        ],
        className="telling",
    )


def _notes(found: Slide) -> list[html.Ul]:
    """Say what must be known of the values; a map of sites has none."""
    if found.reach is not None:
        return [targets_page.cautions(found.reach)]
    return [] if found.page == _SITES else [notes(found.scene)]


def _heading(found: Slide) -> list[Any]:
    """Name the step, large."""
    lang = found.view.lang
    title = found.step.say("title", lang) if found.step else _empty(found)
    name = found.story.title(lang) if found.story else ""
    if found.key == MINE:
        name = name or say(lang, "present.mine", "My story")
    of = f"{found.number} / {len(found.steps)}" if found.steps else ""
    count = html.P(" · ".join(word for word in (name, of) if word), className="standing")
    return [count, html.H1(title, tabIndex=-1, **attributes(data_view=_stamp(found)))]


def _empty(found: Slide) -> str:
    """Say why there is no step."""
    if found.key == MINE:
        return say(found.view.lang, "present.empty", "Your story has no steps yet")
    return say(found.view.lang, "present.none", "There is no story here")


def _said(found: Slide) -> list[html.P]:
    """Say what is said of the map, and where it is written."""
    lang, step = found.view.lang, found.step
    if step is None:
        how = (
            "Open any map and press “＋” at its head: what it shows becomes a step. “Edit my story”"
            " opens a story file."
        )
        return [html.P(say(lang, "present.how", how))]
    told_of = step.say("said", lang)
    look = "long" if sum(1 + (one > _LATIN) for one in told_of) > _LONG else ""
    words = [html.P(line, className=look) for line in told_of.splitlines() if line.strip()]
    where = step.say("where", lang)
    return [*words, *([html.P(where, className="where")] if where else [])]


def _legend(found: Slide) -> list[Any]:
    """Say what the map shows, and explain it."""
    scene = found.scene
    measured = _shown(_measured(found), "measured")
    if found.reach is not None:
        _, *key = targets_page.keyed(found.reach)
        return [_shown(targets_page.title(found.reach)), measured, *key]
    if found.page == _SITES:
        how_many = html.P(counted(scene), className="fine register")
        return [_shown(sites_page.title(scene)), how_many, *marks(scene)]
    _, *key = legend(scene)  # what is measured is said in full above
    return [measured, *key]


def _measured(found: Slide) -> list[Any]:
    """Say what is measured, where, when and in which unit; not again what the heading says."""
    title, unit = captions.title(found.scene), captions.unit(found.scene)
    headed = found.step is not None and found.step.say("title", found.view.lang) == title
    if headed:
        return [say(found.view.lang, "present.unit", "Unit: {unit}", unit=unit)]
    return [title] if unit in title else [title, html.Span(unit, className="unit")]


def _shown(text: Any, look: str = "") -> html.P:
    return html.P(text, className=f"shown {look}".strip())


def _table(found: Slide) -> list[Any]:
    """Fold the values into a table; of sites, lead to the list."""
    lang = found.view.lang
    if found.page == _SITES:
        text = say(lang, "present.list", "All of them as a list, each with its source")
        return [html.P(html.A(text, href=f"{found.origin}#list"), className="as-table")]
    text = say(lang, "present.table", "The values as a table")
    return [html.Details([html.Summary(text), *ranking(found.scene)], className="as-table")]


def _speaking(found: Slide) -> list[html.P]:
    """Return the notes; never shown unless asked for."""
    text = found.step.say("notes", found.view.lang) if found.step else ""
    none = say(found.view.lang, "present.nothing", "No notes for this step.")
    return [html.P(line) for line in (text or none).splitlines() if line.strip()]


def _source(found: Slide, settings: Settings) -> list[Any]:
    """Name sources and credits; files are offered where the view comes from."""
    none = html.Span([""])
    if found.page == _SITES:  # each site has its own source, in the list
        return [below(found.scene, settings, none)]
    return list(source(found.scene, settings, none))


def parts(found: Slide, settings: Settings) -> dict[str, str]:
    """Write the parts of the page that follow the step, by id."""
    return {
        Id.NOTES: markup(_notes(found)),
        Id.TITLE: markup(_heading(found)),
        Id.SAID: markup(_said(found)),
        Id.LEGEND: markup(_legend(found)),
        Id.RANKING: markup(_table(found)),
        Id.SPEAKING: markup(_speaking(found)),
        Id.STEPS: markup(steps(found)),
        Id.CHOSEN: markup(chosen(found)),
        Id.SOURCE: markup(_source(found, settings)),
    }
