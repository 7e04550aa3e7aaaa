"""Downloads: plain addresses, so that a link is all it takes, by hand or by machine."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Flask, Response

from dashboards.answers import Answers
from dashboards.pages.demands import demanded
from dashboards.queries import spoken
from dashboards.settings import Settings
from geo import Atlas, UnknownKeyError, say
from geo.analysis import Inquiry, UnstudiedError
from geo.briefs import Brief, compose_brief, subject
from geo.captions import missing_table
from geo.exports import (
    BOARDS,
    BRIEFS,
    EXPORTS,
    LISTS,
    MEDIA,
    STUDIES,
    TARGETS,
    filename,
    filename_of_all,
    indicator_metadata,
    write_all,
    write_checklist,
    write_indicator_csv,
    write_projects,
)
from geo.exports.layouts import Layout
from geo.exports.sheets import Sheet
from geo.exports.wishes import WishError
from geo.text import listed
from geo.workbooks import TableError

_OF_AN_ATLAS = "public, no-cache"
_OF_A_READER = "no-store"


def register(server: Flask, answers: Answers, settings: Settings) -> None:
    """Add the downloads to a server."""
    for name, page in _PAGES.items():
        path = f"/export/{name}.<kind>" if name else "/export/<kind>"
        write = partial(_written, answers, settings, page)
        server.add_url_rule(path, f"export {name}", write, methods=["GET", "POST"])

    _templates(server, answers.atlas)

    @server.get("/export/all.<kind>")
    def everything(kind: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _everything(answers.atlas, kind)

    @server.get("/data/<key>.csv")
    def column(key: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _column(answers.atlas, key)

    @server.get("/data/<key>.metadata.json")
    def metadata(key: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _metadata(answers.atlas, key)


def _templates(server: Flask, atlas: Atlas) -> None:
    """Add what a reader fills in."""

    @server.get("/export/tasks.csv")
    def tasks() -> Response:  # pyright: ignore[reportUnusedFunction]
        return _file(write_checklist(atlas, spoken()), EXPORTS["csv"].media, "tasks.csv")

    @server.get("/export/projects.csv")
    def projects() -> Response:  # pyright: ignore[reportUnusedFunction]
        return _file(write_projects(atlas, spoken()), EXPORTS["csv"].media, "projects.csv")


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page is written as.

    Attributes
    ----------
    path : str
    ask : callable
        Composes its answer: of the answers, an address and the reader's own.
    formats : mapping of format to callable
        Writes such an answer.
    name : callable
        Names the file of an answer, of a format.
    drawn : mapping of format to callable
        Draws such an answer as a presenter wishes; these formats heed the words of a demand.
    """

    path: str
    ask: Callable[[Answers, str, str], Any]
    formats: Mapping[str, Callable[[Any], bytes]]
    name: Callable[[Any, str], str]
    drawn: Mapping[str, Callable[[Sheet, Layout], bytes]] = field(
        default_factory=dict[str, Callable[[Sheet, Layout], bytes]]
    )


_MAP = _Page(
    "",
    Answers.scene,
    {key: one.write for key, one in EXPORTS.items()},
    filename,
    {key: one.draw for key, one in EXPORTS.items() if one.draw},
)
_CIRCLES = _Page(
    "circles",
    Answers.board,
    BOARDS,
    lambda board, kind: f"{board.grouping.key}-{board.view.basis}-{board.year}.{kind}",
)
_SITES = _Page(
    "sites", Answers.scene, LISTS, lambda scene, kind: f"sites-{scene.within.code}.{kind}"
)


def _brief(answers: Answers, address: str, own: str) -> Brief:
    """Write the brief of the place that an address pins; of the province where it pins none."""
    reach = answers.reach(address, own)
    return compose_brief(reach.atlas, reach.view, subject(reach.atlas, reach.view))


_BRIEF = _Page("targets", _brief, BRIEFS, lambda brief, kind: f"brief-{brief.place.code}.{kind}")


def _studied(answers: Answers, address: str, own: str) -> Inquiry:
    """Measure what an address asks for; a refusal is told as such."""
    found = answers.inquiry(address, own)
    if found.refusal and not found.atlas.awaited:
        raise UnstudiedError("unstudied", found.refusal)
    return found


_ANALYSIS = _Page(
    "analysis",
    _studied,
    STUDIES,
    lambda inquiry, kind: f"{inquiry.view.measure}-{filename(inquiry.scene, kind)}",
)
_TARGETS = _Page("targets", Answers.reach, TARGETS, lambda _, kind: f"targets.{kind}")


_PAGES = {
    "": _MAP,
    "circles": _CIRCLES,
    "sites": _SITES,
    "targets": _TARGETS,
    "brief": _BRIEF,
    "analysis": _ANALYSIS,
}
"""What can be written, by the name in its address."""


def _written(answers: Answers, settings: Settings, page: _Page, kind: str) -> Response:
    """Write what an address shows; with a reader's own table, where it names one."""
    if kind not in page.formats:
        return _unknown(kind, list(page.formats))
    demand, lang = demanded(settings), spoken()
    try:
        found = page.ask(answers, f"/{page.path}?{demand.query}", demand.own)
        wished = demand.asked if kind in page.drawn else None
    except TableError as error:
        return _told(error.sentence.say(lang), 422)
    except UnstudiedError as error:
        return _told(error.told.say(lang), 422)
    except WishError as error:
        return _told(error.said.say(lang), 400)
    if found.atlas.awaited:
        return _told(missing_table(lang), 404)
    keep = _OF_A_READER if demand.own else _OF_AN_ATLAS
    media = MEDIA.get(kind) or EXPORTS[kind].media
    if wished is None:
        body = page.formats[kind](found)
    else:
        body = page.drawn[kind](Sheet(found, wished.wish), wished.layout)
    return _file(body, media, page.name(found, kind), keep)


def _everything(atlas: Atlas, kind: str) -> Response:
    able = [key for key, one in EXPORTS.items() if one.write_all]
    if kind not in able:
        return _unknown(kind, able)
    body = write_all(atlas, kind, spoken())
    return _file(body, EXPORTS[kind].media, filename_of_all(atlas, kind))


def _column(atlas: Atlas, key: str) -> Response:
    if key not in atlas.indicators:
        return _no_indicator(atlas, key)
    return _file(write_indicator_csv(atlas, key), EXPORTS["csv"].media, f"{key}.csv")


def _metadata(atlas: Atlas, key: str) -> Response:
    if key not in atlas.indicators:
        return _no_indicator(atlas, key)
    text = json.dumps(indicator_metadata(atlas, key), ensure_ascii=False, indent=1)
    return Response(text, mimetype="application/json")


def _file(body: bytes, media: str, name: str, keep: str = _OF_AN_ATLAS) -> Response:
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    headers = {"Content-Disposition": disposition, "Cache-Control": keep}
    return Response(body, mimetype=media, headers=headers)


def _unknown(kind: str, known: list[str]) -> Response:
    text = say(
        spoken(),
        "export.unknown",
        "There is no export named “{kind}”; there are {known}.",
        kind=kind[:20],
        known=listed(spoken(), known),
    )
    return _told(text, 404)


def _no_indicator(atlas: Atlas, key: str) -> Response:
    return _told(str(UnknownKeyError("indicator", key[:60], tuple(atlas.indicators))), 404)


def _told(text: str, status: int) -> Response:
    return Response(f"{text}\n", status=status, mimetype="text/plain")
