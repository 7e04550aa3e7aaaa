"""The flow of ranks: a line a place over the years."""

from itertools import pairwise
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.comparisons import Board, Flow, flow
from geo.palettes import PALETTES
from geo.places import Place

STEP, ROW, TOP = 84, 30, 28
LETTER = {"zh": 13.0}
"""Width of a letter of a name; of other languages 7."""


def flows(board: Board) -> list[Any]:
    """Draw the ranks of the regions, and of the cities, in the leading indicator."""
    lang = board.view.lang
    atlas = board.atlas
    indicator = atlas.indicators[board.view.indicator]
    charts: list[Any] = []
    cities = atlas.inside(board.grouping.level, "")
    for places, name in (
        (board.places, board.grouping.name(lang)),
        (cities, say(lang, "flow.areas", "All of their cities")),
    ):
        found = flow(atlas, indicator, places)
        if len(found.years) > 1:
            inside: list[Any] = [html.Figcaption(name), _chart(board, found, places)]
            charts.append(html.Figure(inside, tabIndex=0))
    if not charts:
        text = say(lang, "flow.none", "There are ranks for less than two years.")
        return [html.P(text, className="note")]
    return [html.Div(charts, className="flows"), html.P(_note(lang), className="fine")]


def _note(lang: str) -> str:
    return say(
        lang,
        "flow.note",
        "Only years in which all have a full value, each year ranked by itself; a dashed line"
        " marks years from which some areas have another census vintage.",
    )


def _chart(board: Board, found: Flow, places: tuple[Place, ...]) -> Element:
    lang = board.view.lang
    left = 20 + max(len(place.short(lang)) for place in places) * LETTER.get(lang, 7.0)
    width, height = left * 2 + STEP * (len(found.years) - 1), TOP + ROW * len(places)
    across = {year: left + STEP * at for at, year in enumerate(found.years)}
    heads = [
        Element("text", {"x": x, "y": 14, "class": "year"}, [str(year)])
        for year, x in across.items()
    ]
    breaks = [
        Element("line", {"x1": across[year] - STEP / 2, "x2": across[year] - STEP / 2, "y1": 18,
                         "y2": height, "class": "break"})
        for year in found.breaks
    ]  # fmt: skip
    lines = [_line(board, found, place, across) for place in places]
    label = say(lang, "flow.label", "Ranks over the years; the table of each year says the same")
    return Element(
        "svg",
        {
            "viewBox": f"0 0 {width} {height}",
            "class": "flow",
            "role": "img",
            "aria-label": f"{label}: {_told(found, places, lang)}",
        },
        [*heads, *breaks, *lines],
    )


def _told(found: Flow, places: tuple[Place, ...], lang: str) -> str:
    """Say first and last rank of every place."""
    words: list[str] = []
    for place in places:
        known = found.ranks[place.code]
        words.append(f"{place.short(lang)} {known[0]}→{known[-1]}")
    return "; ".join(words)


def _line(board: Board, found: Flow, place: Place, across: dict[int, float]) -> Element:
    """Draw the ranks of one place, interrupted where years are left out."""
    lang, view = board.view.lang, board.view
    region = board.atlas.gazetteer.region_of(place.code, board.grouping.key)
    order = [one.code for one in board.places]
    colour = _colour(order.index(region.code) if region and region.code in order else 0)
    points = [
        (across[year], TOP + ROW * (rank - 0.5))
        for year, rank in zip(found.years, found.ranks[place.code], strict=True)
    ]
    gaps = [at for at, (then, now) in enumerate(pairwise(found.years), 1) if now - then > 1]
    runs = [points[start:end] for start, end in pairwise([0, *gaps, len(points)])]
    paths = [
        Element("polyline", {"points": " ".join(f"{x},{y:.0f}" for x, y in run)}) for run in runs
    ]
    dots = [Element("circle", {"cx": x, "cy": f"{y:.0f}", "r": 4}) for x, y in points]
    ends = [points[0], points[-1]]
    names = [
        Element(
            "text",
            {
                "x": x + (-10 if first else 10),
                "y": f"{y + 4:.0f}",
                "class": "start" if first else "end",
            },
            [place.short(lang)],
        )
        for (x, y), first in zip(ends, (True, False), strict=False)
    ]
    mine = " mine" if view.my and view.my in (place.code, *place.codes) else ""
    kept = {"class": f"line{mine}", "style": f"--line:{colour}"}
    return Element("g", kept | attributes(data_code=place.code), [*paths, *dots, *names])


def _colour(number: int) -> str:
    stops = next(one for one in PALETTES.values() if one.kind == "qualitative").stops
    return stops[number % len(stops)]
