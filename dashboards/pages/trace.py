"""The trace of a number: a page of its own, and a part that opens beside the page it stands on."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from dash import html
from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.header import header
from dashboards.components.trace_sheet import trace_sheet
from dashboards.components.traced import PATH
from dashboards.documents import Document, product
from dashboards.files import Files
from dashboards.markup import markup
from dashboards.queries import queried
from geo import LANGUAGES, Atlas, GeoError, RefusedError, say
from geo.captions import missing_table
from geo.own import own_keys
from geo.places import Place
from geo.traces import Trace, trace
from geo.vocabulary import ALLOWANCES
from geo.workbooks import TableError

_YEARS = range(1949, 2101)


def register(server: Flask, shelf: Files, answers: Answers) -> None:
    """Add the page and its part to a server."""

    @server.get(PATH)
    def page() -> tuple[str, int]:  # pyright: ignore[reportUnusedFunction]
        lang, inside, status = _answered(answers, "")
        view = answers.atlas.view(f"/?lang={lang}")
        frame = html.Div(
            [header(answers.atlas, view), html.Main(inside, className="trace-page")],
            className="app",
        )
        script = f'<script src="{shelf.scripts["data"]}"></script>'
        return Document(view, product(lang), markup(frame)).write(shelf, foot=script), status

    @server.route(f"{PATH}/part", methods=["GET", "POST"])
    def part() -> Response:  # pyright: ignore[reportUnusedFunction]
        _, inside, status = _answered(answers, request.get_data(as_text=True))
        return Response(markup(inside), status=status, mimetype="text/html")


def _answered(answers: Answers, own: str) -> tuple[str, list[Any], int]:
    """Answer the address that is asked now: language, content, status."""
    address = request.full_path
    asked = dict(parse_qsl(queried()))
    lang = asked["lang"] if asked.get("lang") in LANGUAGES else LANGUAGES[0]
    if own_keys(address) and not own:
        return lang, [html.P(missing_table(lang), className="wrong")], 404
    try:
        atlas = answers.opened(address, own)
        view = replace(atlas.view(f"/?{queried()}"), lang=lang)
        return lang, trace_sheet(found(atlas, asked), view, queried()), 200
    except TableError as error:
        text = error.sentence.say(lang)
    except RefusedError:
        text = say(
            lang,
            "trace.refused",
            "This cannot be added up over areas and has no declared weight; ask for a single area.",
        )
    except (GeoError, ValueError):
        text = say(
            lang,
            "trace.none",
            "There is no such number; go back to the page and choose it there.",
        )
    return lang, [html.P(text, className="wrong")], 404


def found(atlas: Atlas, asked: dict[str, str]) -> Trace:
    """Find the trace that is asked for.

    Parameters
    ----------
    atlas : Atlas
    asked : dict
        ``indicator``, ``code`` (several joined by a plus), ``year``, ``allow``.

    Raises
    ------
    GeoError, ValueError
        Where there is no such indicator, place or year, or a rule refuses the sum.
    """
    indicator = atlas.indicator(asked.get("indicator", ""))
    year = int(asked.get("year", ""))
    places = [atlas.place(code) for code in asked.get("code", "").replace(" ", "+").split("+")]
    codes = [code for place in places for code in place.codes]
    if year not in _YEARS or len(set(codes)) < len(codes) or len({one.level for one in places}) > 1:
        raise ValueError(asked)  # no area is counted twice
    allow = tuple(key for key in asked.get("allow", "").split(",") if key in ALLOWANCES)
    if codes == [atlas.province.code]:
        value = atlas.measures.provincial(indicator, year, allow)
    else:
        value = atlas.measures.value(indicator, places[0].level, codes, year, allow)
    return trace(atlas, indicator, value, _whole(atlas, places, codes))


def _whole(atlas: Atlas, places: list[Place], codes: list[str]) -> list[Place]:
    """Name areas by the place that they fill; by themselves where they fill none."""
    if len(places) < 2:
        return places
    by, wanted = places[0].by, sorted(codes)
    for place in atlas.gazetteer.places.values():
        held = atlas.inside(by, place.code) if place.by != by else ()
        if held and sorted(code for one in held for code in one.codes) == wanted:
            return [place]
    return places
