"""Nine colours for two indicators in thirds, and the legend that explains them by itself."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.analysis import Inquiry, Study
from geo.palettes import PALETTES, Palette, colours

_LOW, _ACROSS, _UP, _BOTH = (
    PALETTES["grey"].stops[0],
    PALETTES["jade"].stops[2],
    PALETTES["orrd"].stops[3],
    PALETTES["jade"].stops[-1],
)
"""The corners: both low, the first high, the second high, both high."""
_SIDE, _CELL = 130, 29


def crossed() -> tuple[str, ...]:
    """Return the nine colours: the first indicator grows along a row, the second row by row."""
    left, right = _mixed(_LOW, _UP), _mixed(_ACROSS, _BOTH)
    return tuple(one for ends in zip(left, right, strict=True) for one in _mixed(*ends))


def _mixed(low: str, high: str) -> tuple[str, ...]:
    """Return three colours from one to another."""
    return colours(Palette("", "", "", "sequential", (low, high)), 3)


def class_of(label: str) -> int:
    """Return the number of the colour of two thirds, such as ``02``."""
    return 3 * int(label[1]) + int(label[0])


def third(number: int, lang: str) -> str:
    """Name a third."""
    names = (
        say(lang, "third.low", "low"),
        say(lang, "third.middle", "middle"),
        say(lang, "third.high", "high"),
    )
    return names[number]


def legend_of(inquiry: Inquiry, one: Study) -> list[Any]:
    """Explain the nine colours: a square with an arrow for each indicator, and its corners."""
    lang = inquiry.view.lang
    first = one.sample.indicator.name(lang)
    second = inquiry.atlas.indicators[inquiry.view.against].name(lang)
    title = html.P([html.Strong(first), " × ", html.Strong(second)], className="legend-title")
    corners = {
        8: say(lang, "cross.both", "both high"),
        2: say(lang, "cross.first", "high: {name} alone", name=first),
        6: say(lang, "cross.first", "high: {name} alone", name=second),
        0: say(lang, "cross.none", "both low"),
    }
    counts = [class_of(row.label) for row in one.rows]
    inks = crossed()
    rows = [
        html.Li(
            [
                html.I(className="swatch", style={"background": inks[at]}),
                html.Span(text),
                html.Span(str(counts.count(at)), className="count"),
            ],
            **attributes(data_class=str(at)),
        )
        for at, text in corners.items()
    ]
    note = say(
        lang,
        "cross.note",
        "Each indicator parts the areas into thirds: low, middle, high. Only areas that have both.",
    )
    return [
        title,
        _square(first, second, lang),
        html.Ul(rows, className="legend-rows"),
        html.P(note, className="fine"),
    ]


def _square(first: str, second: str, lang: str) -> Element:
    """Draw the nine colours, the first indicator to the right, the second upwards."""
    parts: list[Element] = []
    for at, ink in enumerate(crossed()):
        x, y = at % 3 * _CELL, 20 + (2 - at // 3) * _CELL
        where = {"x": str(x), "y": str(y), "width": str(_CELL), "height": str(_CELL)}
        parts.append(Element("rect", {**where, "fill": ink}))
    parts.append(Element("text", {"x": "0", "y": "12"}, [f"↑ {second}"]))
    parts.append(Element("text", {"x": "0", "y": str(20 + 3 * _CELL + 16)}, [f"{first} →"]))
    label = say(lang, "cross.label", "To the right more {first}, upwards more {second}",
                first=first, second=second)  # fmt: skip
    box = {"viewBox": f"0 0 260 {_SIDE}", "class": "crossed", "role": "img", "aria-label": label}
    return Element("svg", box, parts)
