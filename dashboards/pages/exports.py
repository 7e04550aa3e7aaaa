"""Downloads: plain addresses, so that a link is all it takes, by hand or by machine."""

import json
from urllib.parse import quote

from flask import Flask, Response, request

from dashboards.answers import Answers
from geo import LANGUAGES, Atlas, UnknownKeyError, say
from geo.captions import missing_table
from geo.exports import (
    BOARDS,
    EXPORTS,
    LISTS,
    filename,
    filename_of_all,
    indicator_metadata,
    write_all,
    write_checklist,
    write_indicator_csv,
    write_projects,
)
from geo.text import listed
from geo.workbooks import TableError

_OF_AN_ATLAS = "public, no-cache"
_OF_A_READER = "no-store"


def register(server: Flask, answers: Answers) -> None:
    """Add the downloads to a server."""

    @server.route("/export/<kind>", methods=["GET", "POST"])
    def view(kind: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _view(answers, kind, request.get_data(as_text=True))

    @server.route("/export/circles.<kind>", methods=["GET", "POST"])
    def circles(kind: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _board(answers, kind, request.get_data(as_text=True))

    @server.route("/export/sites.<kind>", methods=["GET", "POST"])
    def sites(kind: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _sites(answers, kind, request.get_data(as_text=True))

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
        return _file(write_checklist(atlas, _lang()), EXPORTS["csv"].media, "tasks.csv")

    @server.get("/export/projects.csv")
    def projects() -> Response:  # pyright: ignore[reportUnusedFunction]
        return _file(write_projects(atlas, _lang()), EXPORTS["csv"].media, "projects.csv")


def _view(answers: Answers, kind: str, own: str) -> Response:
    """Write what an address shows; with a reader's own table, where it names one."""
    if kind not in EXPORTS:
        return _unknown(kind, list(EXPORTS))
    try:
        scene = answers.scene(f"/?{request.query_string.decode()}", own)
    except TableError as error:
        return _told(error.sentence.say(_lang()), 422)
    if scene.atlas.awaited:
        return _told(missing_table(_lang()), 404)
    export, keep = EXPORTS[kind], _OF_A_READER if own else _OF_AN_ATLAS
    return _file(export.write(scene), export.media, filename(scene, kind), keep)


def _board(answers: Answers, kind: str, own: str) -> Response:
    """Write what an address compares."""
    if kind not in BOARDS:
        return _unknown(kind, list(BOARDS))
    try:
        board = answers.board(f"/circles?{request.query_string.decode()}", own)
    except TableError as error:
        return _told(error.sentence.say(_lang()), 422)
    if board.atlas.awaited:
        return _told(missing_table(_lang()), 404)
    keep = _OF_A_READER if own else _OF_AN_ATLAS
    name = f"{board.grouping.key}-{board.view.basis}-{board.year}.{kind}"
    return _file(BOARDS[kind](board), EXPORTS[kind].media, name, keep)


def _sites(answers: Answers, kind: str, own: str) -> Response:
    """Write the sites that an address lets through."""
    if kind not in LISTS:
        return _unknown(kind, list(LISTS))
    try:
        scene = answers.scene(f"/sites?{request.query_string.decode()}", own)
    except TableError as error:
        return _told(error.sentence.say(_lang()), 422)
    if scene.atlas.awaited:
        return _told(missing_table(_lang()), 404)
    keep = _OF_A_READER if own else _OF_AN_ATLAS
    name = f"sites-{scene.within.code}.{kind}"
    return _file(LISTS[kind](scene), EXPORTS[kind].media, name, keep)


def _everything(atlas: Atlas, kind: str) -> Response:
    able = [key for key, one in EXPORTS.items() if one.write_all]
    if kind not in able:
        return _unknown(kind, able)
    body = write_all(atlas, kind, _lang())
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


def _lang() -> str:
    lang = request.args.get("lang", "")
    return lang if lang in LANGUAGES else LANGUAGES[0]


def _file(body: bytes, media: str, name: str, keep: str = _OF_AN_ATLAS) -> Response:
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    headers = {"Content-Disposition": disposition, "Cache-Control": keep}
    return Response(body, mimetype=media, headers=headers)


def _unknown(kind: str, known: list[str]) -> Response:
    text = say(
        _lang(),
        "export.unknown",
        "There is no export named “{kind}”; there are {known}.",
        kind=kind[:20],
        known=listed(_lang(), known),
    )
    return _told(text, 404)


def _no_indicator(atlas: Atlas, key: str) -> Response:
    return _told(str(UnknownKeyError("indicator", key[:60], tuple(atlas.indicators))), 404)


def _told(text: str, status: int) -> Response:
    return Response(f"{text}\n", status=status, mimetype="text/plain")
