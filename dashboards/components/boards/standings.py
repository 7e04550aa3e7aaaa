"""The leading indicator in full: regions and their cities, with rank, growth and distances."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.boards.grid import marks
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.traced import traced
from geo import say
from geo.comparisons import Board, Standing
from geo.exports.boardtables import columns_in_full, distance_of, explained, heads_in_full
from geo.measures import Value
from geo.terms import GROWTH
from geo.text import number


def standings(board: Board) -> list[Any]:
    """List every region, and its areas under it."""
    lang = board.view.lang
    indicator = board.atlas.indicators[board.view.indicator]
    kept = columns_in_full(board)
    heads = [word for at, word in enumerate(heads_in_full(board)) if at in kept]
    bodies = [
        html.Tbody(
            [
                _row(board, one, kept, "region"),
                *(_row(board, inner, kept, "inner") for inner in board.areas[one.place.code]),
            ]
        )
        for one in board.regions
    ]
    caption = say(
        lang,
        "board.standings",
        "{indicator} in full, {year}",
        indicator=indicator.name(lang),
        year=board.year,
    )
    return [
        scrolling(caption, heads, bodies, "board-standings"),
        *(html.P(text, className="fine") for text in explained(board)),
    ]


def pulls(board: Board) -> list[html.Li]:
    """Say of every region which of its areas adds most to its growth, or why that is not said."""
    lang = board.view.lang
    told: list[html.Li] = []
    for one in board.regions:
        inside = [x for x in board.areas[one.place.code] if x.contribution is not None]
        best = max(inside, key=lambda x: x.contribution or 0.0, default=None)
        if best is None or one.growth is None or one.growth.value is None:
            if one.growth is not None:
                text = say(
                    lang,
                    "board.pull.none",
                    "{region}: growth is not told, since the series breaks or values are missing.",
                    region=one.place.short(lang),
                )
                told.append(html.Li(text))
            continue
        shown = number(best.contribution or 0, 1)
        text = say(
            lang,
            "board.pull",
            "{region} grew by {growth} % (nominal{broken}); {place} adds {points} points, most.",
            region=one.place.short(lang),
            growth=number(one.growth.value, 1),
            broken=_broken(one.growth, lang),
            place=best.place.short(lang),
            points=shown,
        )
        key = f"{board.view.indicator}.{GROWTH}"
        link = traced(board.view, key, one.place.codes, board.year, text)
        told.append(html.Li(link))
    return told


def _broken(growth: Value, lang: str) -> str:
    """Say where growth was asked for over a break."""
    if "series_break" not in growth.flags:
        return ""
    return say(lang, "board.over_break", ", over a series break")


def _row(board: Board, one: Standing, kept: set[int], look: str) -> html.Tr:
    view, place = board.view, one.place
    indicator = board.atlas.indicators[view.indicator]
    mine = " mine" if view.my == place.code else ""
    pinned = " pinned" if view.pin == place.code else ""
    link = ask(board.lead, place.short(view.lang), replace(view, pin=place.code), className="name")
    decimals = indicator.decimals
    cells: list[Any] = [
        html.Th(link, scope="row"),
        html.Td([_value(board, indicator.key, one.value, decimals), *marks(one.value, view.lang)]),
        html.Td(f"{one.rank[0]}/{one.rank[1]}" if one.rank else "–", className="ranked"),
        html.Td(
            [
                _value(board, f"{indicator.key}.share", one.share, 1, "%"),
                *_care(one.share, view.lang),
            ]
        ),
        html.Td(
            [
                _value(board, f"{indicator.key}.{GROWTH}", one.growth, 1),
                *_care(one.growth, view.lang),
            ]
        ),
        html.Td(_contribution(board, one)),
        html.Td(_distance(board, one, one.to_reference)),
        html.Td(_distance(board, one, one.to_leader)),
    ]
    shown = [cell for at, cell in enumerate(cells) if at in kept]
    return html.Tr(shown, className=f"{look}{mine}{pinned}", **attributes(data_code=place.code))


def _care(value: Value | None, lang: str) -> list[html.Small]:
    return [] if value is None else marks(value, lang)


def _value(board: Board, key: str, value: Value | None, decimals: int, unit: str = "") -> Any:
    lang = board.view.lang
    if value is None:
        return ""
    if value.value is not None:
        text = f"{number(value.value, decimals)}{unit}"
        return traced(board.view, key, value.codes, value.year, text)
    if "not_additive" in value.flags:
        return html.Span(say(lang, "not_additive", "cannot be added up"), className="none")
    if value.withheld:
        why = say(lang, "withheld", "withheld")
        return traced(board.view, key, value.codes, value.year, why, className="none")
    return html.Span(say(lang, "none", "no value"), className="none")


def _contribution(board: Board, one: Standing) -> Any:
    """Write what a place adds; it leads to the growth that it is computed from."""
    if one.contribution is None:
        return ""
    share = abs(one.contribution)
    group = next((row for row in board.areas.values() if one in row), board.regions)
    most = max(abs(x.contribution or 0) for x in group)  # of one sum: only these compare
    bar = html.I(
        className="pull", style={"width": f"{share / most * 3.2:.2f}rem"} if most else None
    )
    key = f"{board.view.indicator}.{GROWTH}"
    text = number(one.contribution, 1)
    return [bar, traced(board.view, key, one.place.codes, board.year, text)]


def _distance(board: Board, one: Standing, distance: float | None) -> Any:
    """Write a difference; it leads to the value that it is of."""
    if distance is None:
        return ""
    indicator = board.atlas.indicators[board.view.indicator]
    text = distance_of(indicator, distance)
    return traced(board.view, indicator.key, one.place.codes, board.year, text)
