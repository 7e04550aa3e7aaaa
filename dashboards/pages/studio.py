"""The studio: the preview of a file, and what is said of it before it is written."""

import json
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar

from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.objections import objections, summary
from dashboards.components.studio import studio
from dashboards.markup import markup
from dashboards.pages.demands import Demand, demanded
from dashboards.policies import SHUT_IN
from dashboards.queries import spoken
from dashboards.refusals import refused
from dashboards.settings import Settings
from geo import say
from geo.captions import missing_table
from geo.exports import filename
from geo.exports.layouts import Layout, coarser
from geo.exports.notes import address
from geo.exports.pages import write_page
from geo.exports.pictures import write_picture
from geo.exports.sheets import Sheet
from geo.exports.wishes import PARTS, WishError, offered
from geo.lints import RULES, lint
from geo.workbooks import TableError

_KEPT = 24
"""Previews that are remembered, some 0.3 MB each."""

_Answer = TypeVar("_Answer")

_FEWEST, _MOST = 240, 2400
"""Dots along the longer side of a preview."""


def register(server: Flask, answers: Answers, settings: Settings) -> None:
    """Add the routes of the studio."""
    draw = partial(_drawn, answers)
    remembered = lru_cache(maxsize=_KEPT)(draw)

    @server.get("/studio/sheet")
    def sheet() -> Response:  # pyright: ignore[reportUnusedFunction]
        text = markup(studio(spoken(), settings.review_number))
        return Response(text, mimetype="text/html", headers={"Cache-Control": "no-cache"})

    @server.route("/studio/told", methods=["GET", "POST"])
    def told() -> Response:  # pyright: ignore[reportUnusedFunction]
        demand = demanded(settings)
        facts = _answered(lambda: _facts(_Page.of(answers, demand), demand))
        text = json.dumps(facts, ensure_ascii=False)
        return Response(text, mimetype="application/json", headers={"Cache-Control": "no-store"})

    @server.route("/studio/preview", methods=["GET", "POST"])
    def preview() -> Response:  # pyright: ignore[reportUnusedFunction]
        demand, dots = demanded(settings), _dots()
        ask = draw if demand.own else remembered
        body = _answered(lambda: ask(demand, dots))
        if isinstance(body, dict):
            return refused(body["wrong"], 400)
        return Response(body, mimetype="image/png", headers={"Cache-Control": "no-store"})

    @server.route("/studio/page", methods=["GET", "POST"])
    def live() -> Response:  # pyright: ignore[reportUnusedFunction]
        demand = demanded(settings)
        body = _answered(lambda: write_page(_Page.of(answers, demand).sheet))
        if isinstance(body, dict):
            return refused(body["wrong"], 400)
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": SHUT_IN}
        return Response(body, mimetype="text/html", headers=headers)


class _MissingError(LookupError):
    """The address names a table that did not come along."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet, and the layout it is for."""

    sheet: Sheet
    layout: Layout

    @classmethod
    def of(cls, answers: Answers, demand: Demand) -> "_Page":
        """Compose what is asked.

        Raises
        ------
        TableError, WishError, _MissingError
            Where a table is none or missing, or a wish cannot be had.
        """
        asked = demand.asked
        scene = answers.scene(f"/?{demand.query}", demand.own)
        if scene.atlas.awaited:
            raise _MissingError
        return cls(Sheet(scene, asked.wish), asked.layout)


def _answered(work: Callable[[], _Answer]) -> _Answer | dict[str, str]:
    """Do some work, or say in one sentence what is wrong with what was asked."""
    lang = spoken()
    try:
        return work()
    except TableError as error:
        return {"wrong": error.sentence.say(lang)}
    except WishError as error:
        return {"wrong": error.said.say(lang)}
    except _MissingError:
        return {"wrong": missing_table(lang)}


def _drawn(answers: Answers, demand: Demand, dots: int) -> bytes:
    """Draw the sheet itself, with fewer dots."""
    page = _Page.of(answers, demand)
    return write_picture(page.sheet, "png", coarser(page.layout, dots))


def _dots() -> int:
    """Return how many dots the longer side of the preview is to have."""
    asked = request.args.get("dots", "")
    return min(max(int(asked), _FEWEST), _MOST) if asked.isdecimal() and len(asked) < 6 else 1200


def _facts(page: _Page, demand: Demand) -> dict[str, Any]:
    """Say what the file will be, what an editor would object to, and how else it is had."""
    sheet, lang = page.sheet, page.sheet.lang
    found = lint(sheet)
    (wide, high), layout = page.layout.pixels, page.layout
    size = say(
        lang,
        "studio.dots",
        "{wide} × {high} dots, {width} × {height} mm",
        wide=wide,
        high=high,
        width=round(layout.width * 25.4),
        height=round(layout.height * 25.4),
    )
    return {
        "title": Sheet(sheet.scene).title,
        "alt": " ".join([sheet.title, sheet.unit, *sheet.notes]),
        "size": size,
        "findings": markup(objections(found, lang)),
        "summary": summary(found, lang),
        "grave": any(RULES[x.rule].severity != "hint" and not x.waived for x in found),
        "rules": list(dict.fromkeys(one.rule for one in found)),
        "offered": [key for key in PARTS if key in offered(sheet)],
        "transparent": layout.transparent,
        **_command(sheet, demand),
    }


def _command(sheet: Sheet, demand: Demand) -> dict[str, Any]:
    """Write the command that makes the same file, with a blank for its format."""
    lang = sheet.lang
    if demand.own:
        text = "Your own table lies in this browser, where no command reaches it."
        return {"command": say(lang, "studio.command.own", text), "runs": False}
    words = ["siquan", "export", address(sheet.scene), filename(sheet.scene, "[kind]")]
    for name, value in demand.words:
        if name == "grey":
            words += ["--grey"] if value == "1" else []
        elif value.strip():
            words += [f"--{name}", value]
    if demand.site:
        words += ["--site", demand.site]
    quoted = [one if one.endswith(".[kind]") else shlex.quote(one) for one in words]
    return {"command": " ".join(quoted), "runs": True}
