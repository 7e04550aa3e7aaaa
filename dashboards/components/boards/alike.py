"""The places that are most alike, and how that was found."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.traced import traced
from geo import say
from geo.comparisons import Board, Likeness, likeness
from geo.places import Place
from geo.text import listed, number


def alike(board: Board, place: Place) -> list[Any]:
    """Name the cities that are most alike, and lay open how that was found."""
    atlas, lang = board.atlas, board.view.lang
    found = likeness(atlas, place, atlas.alike)
    if found is None:
        return []
    names = [f"{one.place.short(lang)} ({number(one.distance, 2)})" for one in found.nearest]
    text = say(lang, "peers", "Most alike in the province: {names}", names=listed(lang, names))
    how = say(
        lang,
        "peers.how",
        "Method: {count} indicators, each less its mean and over its standard deviation of all"
        " cities; the distance is Euclidean, over the root of their number.",
        count=len(found.indicators),
    )
    summary = html.Summary(say(lang, "peers.look", "How that was found"))
    inside = [summary, html.P(how, className="fine"), _likeness(board, found)]
    fold = html.Details(inside, className="fold", **attributes(data_fold="peers"))
    return [html.P(text, className="peers"), fold]


def _likeness(board: Board, found: Likeness) -> html.Div:
    lang, atlas = board.view.lang, board.atlas
    heads = [say(lang, "column.name", "Name"), say(lang, "peers.distance", "Distance")]
    heads += [
        f"{one.name(lang)} ({atlas.unit(one, lang)}, {year})"
        for one, year in zip(found.indicators, found.years, strict=True)
    ]
    rows = [
        html.Tr(
            [
                html.Th(peer.place.short(lang), scope="row"),
                html.Td(number(peer.distance, 2), className="distance"),
                *(
                    html.Td(
                        traced(
                            board.view,
                            one.key,
                            value.codes,
                            value.year,
                            number(value.value or 0, one.decimals),
                        )
                    )
                    for one, value in zip(found.indicators, peer.values, strict=True)
                ),
            ]
        )
        for peer in (found.own, *found.others)
    ]
    return scrolling(say(lang, "peers.look", "How that was found"), heads, rows, "likeness")
