"""The reader's own tables and lists: read, reported and handed back; never kept here."""

import json
from dataclasses import dataclass, replace
from typing import Any, cast

from dash import html
from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.keeping import keeping, keeping_sites, kept
from dashboards.components.report import report
from dashboards.guards import LARGEST
from dashboards.markup import markup
from dashboards.queries import spoken
from geo import Atlas
from geo.adoptions import adopt
from geo.intakes import Choice, list_of, tables_of
from geo.matching import SITE_ROLES, Decisions, Names, Report, SiteReport, fit, fit_sites
from geo.notations import parse
from geo.own import Own, OwnTable, own_of
from geo.text import sentence
from geo.workbooks import LIMITS, TableError, read_workbook

MOST = 200
"""Tables and lists that a project file may hold."""


def register(server: Flask, answers: Answers) -> None:
    """Add the routes of the import."""
    atlas = answers.atlas
    desk = _Desk(atlas, Names.of(atlas.gazetteer, atlas.measures.ground.territories))

    @server.post("/own/read")
    def read() -> Response:  # pyright: ignore[reportUnusedFunction]
        lang = spoken()
        try:
            found = desk.fit(_question())
        except TableError as error:
            return _private({"html": _refused(error, lang)})
        return _private({"html": markup([*report(found, lang), *desk.asked(found, lang)])})

    @server.post("/own/keep")
    def keep() -> Response:  # pyright: ignore[reportUnusedFunction]
        lang = spoken()
        try:
            asked = _question()
            made = desk.made(desk.fit(asked), asked.choices)
            homes = [_home(atlas, one, lang) for one in made]
        except TableError as error:
            return _private({"html": _refused(error, lang)})
        told = markup(kept([one.name for one in made], homes, lang))
        return _private({"html": told, "tables": [_told(one) for one in made]})

    @server.post("/own/check")
    def check() -> Response:  # pyright: ignore[reportUnusedFunction]
        try:
            return _private({"tables": _checked(atlas, _body())})
        except TableError as error:
            return _private({"wrong": error.sentence.say(spoken())})


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a file: its name, what it is, what was decided and chosen, its content."""

    name: str
    what: str
    decisions: Any
    choices: list[dict[str, Any]]
    content: bytes


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where files are fitted to the areas of an atlas."""

    atlas: Atlas
    names: Names

    def fit(self, asked: _Question) -> Report | SiteReport:
        """Fit a file as what it is said to be."""
        workbook = read_workbook(asked.name, asked.content)
        if asked.what != "sites":
            return fit(workbook, self.names, Decisions.read(asked.decisions))
        known, decisions = self.atlas.register, Decisions.read(asked.decisions, SITE_ROLES)
        return fit_sites(workbook, self.names, known.kind_names, known.sector_names, decisions)

    def asked(self, found: Report | SiteReport, lang: str) -> list[Any]:
        """Ask what is kept of a file."""
        if isinstance(found, Report):
            return keeping(found, lang)
        kinds = {one.key: one.name(lang) for one in self.atlas.register.kinds.values()}
        return keeping_sites(found, kinds, lang)

    def made(self, found: Report | SiteReport, choices: list[dict[str, Any]]) -> list[Own]:
        """Make what is kept of a file."""
        if isinstance(found, Report):
            return [*tables_of(found, [Choice.read(one) for one in choices])]
        return [list_of(found, choices[0] if choices else {})]


def _question() -> _Question:
    """Read a question: a line of JSON, and the file after it; no form, which might be spooled."""
    line, _, content = _body().partition(b"\n")
    try:
        head: dict[str, Any] = dict(cast("Any", parse(line)))
    except (ValueError, TypeError):
        said = sentence("own.question", "The question was not understood; load the page again.")
        raise TableError(said) from None
    choices = head.get("choices") or []
    return _Question(
        name=str(head.get("name", ""))[:200],
        what=str(head.get("what", "")),
        decisions=head.get("decisions") or {},
        choices=[one for one in choices if isinstance(one, dict)],
        content=content,
    )


def _home(atlas: Atlas, own: Own, lang: str) -> str:
    """Address what was kept on the map: a table at its level, a list over what is shown first."""
    held = adopt(atlas, [own], [own.key])
    if isinstance(own, OwnTable):
        by = own.level if own.level in held.levels else held.start["by"]
        return held.address(replace(held.default(own.key, by), lang=lang))
    view = held.default()
    over = tuple(sorted({*view.over, "sites"}))
    return held.address(replace(view, lang=lang, register=own.key, over=over))


def _checked(atlas: Atlas, body: bytes) -> list[dict[str, str]]:
    """Check what a project file holds; it comes back as it is to be kept."""
    try:
        told = parse(body)
    except ValueError:
        told = None
    if not isinstance(told, list) or len(cast("list[Any]", told)) > MOST:
        said = sentence(
            "own.project",
            "This is not a project file with up to {count} tables; choose the file that was saved"
            " here.",
            count=MOST,
        )
        raise TableError(said)
    made = [own_of(one) for one in cast("list[Any]", told)]
    for one in made:
        adopt(atlas, [one], [one.key])
    return [_told(one) for one in made]


def _told(own: Own) -> dict[str, str]:
    return {"key": own.key, "text": own.write()}


def _refused(error: TableError, lang: str) -> str:
    return markup(html.P(error.sentence.say(lang), className="wrong"))


def _body() -> bytes:
    if (request.content_length or 0) > LARGEST:
        most = LIMITS.bytes // 1_000_000
        text = "This file is too large; up to {most} MB can be read."
        raise TableError(sentence("own.large", text, most=most))
    return request.get_data()


def _private(told: dict[str, Any]) -> Response:
    """Answer so that nothing on the way keeps it."""
    text = json.dumps(told, ensure_ascii=False)
    return Response(text, mimetype="application/json", headers={"Cache-Control": "no-store"})
