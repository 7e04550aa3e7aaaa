"""Several indicators side by side: an axis each, a line an area."""

from typing import Any

from dash import html

from dashboards.components.analysis.colouring import classed, colours
from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.analysis import Inquiry, Parallel, parallels
from geo.text import number

_WIDE, _HIGH, _SIDE, _TOP, _FOOT = 960, 340, 80, 50, 30
_LETTER = {"zh": 11.5, "en": 5.9}
"""How wide a letter is."""


def parallel(inquiry: Inquiry) -> list[Any]:
    """Draw the indicators that the reader compares, else those of the collection."""
    atlas, view, lang = inquiry.atlas, inquiry.view, inquiry.view.lang
    keys = view.indicators or atlas.compared
    if view.indicator not in keys:
        keys = (view.indicator, *keys)
    found, left = parallels(atlas, view, keys)
    lead = say(
        lang,
        "parallel.lead",
        "A line an area, an axis an indicator of {year}, from its lowest value to its highest."
        " Lines that cross between two axes: high in one, low in the other.",
        year=view.year,
    )
    told = [html.Li([html.Strong(one.name(lang)), " ", reason.say(lang)]) for one, reason in left]
    notes = [html.Ul(told, className="fine derived lacking")] if told else []
    if len(found) < 2:
        return [html.P(lead, className="fine derived"), *notes]
    drawing: Any = _drawing(inquiry, found)
    label = say(lang, "parallel.label", "Areas over several indicators")
    figure = html.Figure(
        [drawing],
        className="plotted linked scrolls",
        tabIndex=0,
        **attributes(aria_label=label),
    )
    return [html.P(lead, className="fine derived"), figure, *notes]


def _drawing(inquiry: Inquiry, found: tuple[Parallel, ...]) -> Element:
    step = (_WIDE - 2 * _SIDE) / (len(found) - 1)
    inside: list[Any] = []
    for at, one in enumerate(found):
        inside += _axis(inquiry, one, _SIDE + at * step, step)
    pinned = inquiry.view.pin.split("+")
    codes = dict.fromkeys(code for one in found for code in one.values)
    for code in sorted(codes, key=lambda one: any(part in pinned for part in one.split("+"))):
        inside.append(_line(inquiry, found, code, step))
    label = say(inquiry.view.lang, "parallel.label", "Areas over several indicators")
    box = {"viewBox": f"0 0 {_WIDE} {_HIGH}", "class": "plot parallel", "role": "img"}
    return Element("svg", {**box, "aria-label": label}, inside)


def _axis(inquiry: Inquiry, one: Parallel, x: float, room: float) -> list[Element]:
    """Draw an axis with its name, its unit, and its lowest and highest value."""
    lang, places = inquiry.view.lang, one.indicator.decimals
    low, high = min(one.values.values()), max(one.values.values())
    unit = inquiry.atlas.unit(one.indicator, lang)
    name = one.indicator.name(lang)
    ends = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": str(_TOP), "y2": str(_HIGH - _FOOT)}
    words = [
        (12, _cut(name, int(min(room, 2 * _SIDE) / _LETTER.get(lang, 5.9)) - 1)),
        (26, unit),
        (_TOP - 8, number(high, places)),
        (_HIGH - _FOOT + 16, number(low, places)),
    ]
    texts = [
        Element("text", {"x": f"{x:.1f}", "y": str(y), "class": "below"}, [text])
        for y, text in words
    ]
    return [Element("line", {**ends, "class": "axle"}), *texts]


def _cut(name: str, most: int) -> str:
    """Shorten a name to the letters that have room between two axes."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _line(inquiry: Inquiry, found: tuple[Parallel, ...], code: str, step: float) -> Element:
    """Draw the line of an area; where it has no value, the line is broken."""
    runs: list[list[str]] = [[]]
    for at, one in enumerate(found):
        height = one.height(code)
        if height is None:
            runs.append([])
            continue
        y = _HIGH - _FOOT - height * (_HIGH - _FOOT - _TOP)
        runs[-1].append(f"{_SIDE + at * step:.1f},{y:.1f}")
    parts = [Element("polyline", {"points": " ".join(run)}) for run in runs if len(run) > 1]
    number_, inks = classed(inquiry).get(code, -1), colours(inquiry)
    fill = f"--fill:{inks[number_]}" if number_ >= 0 else None
    mine = any(one in inquiry.view.pin.split("+") for one in code.split("+"))
    look = "strand pinned" if mine else "strand"
    return Element("g", {"class": look, "style": fill, "data-code": code}, parts)
