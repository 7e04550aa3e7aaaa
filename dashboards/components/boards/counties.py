"""The counties of a city, as far as the leading indicator is known of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.links import ask
from dashboards.components.traced import traced
from geo import say
from geo.comparisons import Board
from geo.measures import Value
from geo.places import Place
from geo.terms import PLAIN
from geo.text import number


def counties(board: Board, place: Place) -> list[Any]:
    """Tell the leading indicator of the counties inside, as far as it is known."""
    atlas, lang = board.atlas, board.view.lang
    finest = atlas.levels[-1]
    if place.by == finest:
        return []
    indicator = atlas.indicators[board.view.indicator]
    inside = {one.code for one in atlas.inside(finest, place.code)}
    found = atlas.series.years(indicator, finest, board.view.allow).get(board.year, ())
    known = [
        one for one in found if one[1].value is not None and {x.code for x in one[0]} <= inside
    ]
    told = say(
        lang,
        "profile.counties",
        "Counties of {place}: {have} of {of} have {indicator} of {year}.",
        place=place.short(lang),
        have=sum(len(places) for places, _ in known),
        of=len(inside),
        indicator=indicator.name(lang),
        year=board.year,
    )
    way = ask(
        board.lead,
        say(lang, "profile.map", "On the map"),
        replace(board.view, page="", basis=PLAIN, by=finest, within=place.code, pin="", at=()),
    )
    ordered = sorted(known, key=lambda one: -(one[1].value or 0))
    cells = [_county(board, places, value) for places, value in ordered]
    return [html.P([told, " ", way], className="counties"), html.Ul(cells, className="counties")]


def _county(board: Board, places: Sequence[Place], value: Value) -> html.Li:
    indicator = board.atlas.indicators[board.view.indicator]
    text = number(value.value or 0, indicator.decimals)
    return html.Li(
        [
            html.Span(" + ".join(one.short(board.view.lang) for one in places)),
            traced(board.view, indicator.key, value.codes, value.year, text),
        ]
    )
