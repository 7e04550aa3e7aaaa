"""Values by region: a box from quarter to quarter, and a dot an area."""

from typing import Any

import numpy as np

from dashboards.components.analysis.axes import named_unit, plotted, ticks
from dashboards.components.analysis.colouring import classed, colours
from dashboards.markup import Element
from geo import say
from geo.analysis import Inquiry, Study
from geo.text import number

_WIDE, _LEFT, _RIGHT, _ROW, _TOP = 390, 84, 16, 42, 8


def boxes(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw the values of each region; of all together where there are no regions."""
    lang, sample = inquiry.view.lang, one.sample
    regions = [key for key in dict.fromkeys(sample.groups) if key]
    groups = {key: [at for at, other in enumerate(sample.groups) if other == key]
              for key in regions}  # fmt: skip
    if not groups:
        groups = {"": list(range(len(sample.codes)))}
    low, high = float(sample.values.min()), float(sample.values.max())
    scale = (_WIDE - _LEFT - _RIGHT) / ((high - low) or 1.0)
    tall = _TOP + _ROW * len(groups)

    def x(value: float) -> float:
        return _LEFT + (value - low) * scale

    inside: list[Any] = []
    for value in ticks(low, high):
        where = {"x1": f"{x(value):.1f}", "x2": f"{x(value):.1f}", "y1": "0", "y2": f"{tall}"}
        inside.append(Element("line", {**where, "class": "grid"}))
        words = {"x": f"{x(value):.1f}", "y": f"{tall + 15}", "class": "below"}
        digits = 0 if abs(value) >= 10 or value == int(value) else 2
        inside.append(Element("text", words, [number(value, digits)]))
    for row, (key, members) in enumerate(groups.items()):
        inside += _group(inquiry, one, (key, members), (_TOP + row * _ROW, x))
    indicator = sample.indicator
    name = named_unit(indicator.name(lang), inquiry.atlas.unit(indicator, lang))
    where = {"x": f"{(_LEFT + _WIDE) / 2}", "y": f"{tall + 33}", "class": "axis"}
    inside.append(Element("text", where, [name]))
    label = say(lang, "boxes.label", "Values by region; the table says the same")
    box = {"viewBox": f"0 0 {_WIDE} {tall + 40}", "class": "plot boxes", "role": "img"}
    return [plotted(Element("svg", {**box, "aria-label": label}, inside))]


def _group(
    inquiry: Inquiry, one: Study, group: tuple[str, list[int]], place: tuple[float, Any]
) -> list[Element]:
    """Draw the box of a region, its name, and its areas."""
    (key, members), (y, x) = group, place
    values = one.sample.values[members]
    first, middle, third = np.quantile(values, (0.25, 0.5, 0.75)).tolist()
    found = [
        Element("rect", {"x": f"{x(first):.1f}", "y": f"{y + 8:.1f}", "class": "box",
                         "width": f"{max(x(third) - x(first), 1):.1f}", "height": f"{_ROW - 20}"}),
        Element("line", {"x1": f"{x(middle):.1f}", "x2": f"{x(middle):.1f}", "class": "middle",
                         "y1": f"{y + 8:.1f}", "y2": f"{y + _ROW - 12:.1f}"}),
    ]  # fmt: skip
    if key:
        name = inquiry.atlas.place(key).short(inquiry.view.lang)
        text = name if len(name) < 13 else f"{name[:11]}…"
        where = {"x": f"{_LEFT - 8}", "y": f"{y + _ROW / 2 + 2:.1f}", "class": "beside"}
        found.append(Element("text", where, [text]))
    classes, inks = classed(inquiry), colours(inquiry)
    for at in members:
        code, value = one.sample.codes[at], float(one.sample.values[at])
        number_ = classes.get(code, -1)
        dot = {"cx": f"{x(value):.1f}", "cy": f"{y + _ROW / 2 - 2:.1f}", "r": "4.5"}
        pinned = "pinned" if inquiry.view.pin in code.split("+") else ""
        fill = f"--fill:{inks[number_]}" if number_ >= 0 else None
        look = f"dot {pinned}".strip()
        circle = Element("circle", dot)
        found.append(Element("g", {"class": look, "style": fill, "data-code": code}, [circle]))
    return found
