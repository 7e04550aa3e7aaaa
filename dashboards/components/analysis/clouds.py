"""Pictures of a study in dots and lines: two numbers an area, or one a year."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboards.components.analysis.axes import Axes, around, drawing, grid, plotted
from dashboards.components.analysis.colouring import classed, colours
from dashboards.components.analysis.ranks import names_of
from dashboards.markup import Element
from geo import say
from geo.analysis import Inquiry, Study

MOST = 8
"""Dots that are named."""
_TURN = 300
_APART = (64, 13)

Point = tuple[str, float, float]
"""Code, and where it stands on both axes."""


def dots(inquiry: Inquiry, axes: Axes, points: Sequence[Point], names: dict[str, str]) -> list[Any]:
    """Draw areas as dots in the colours of the map; those farthest out are named."""
    classes, inks = classed(inquiry), colours(inquiry)
    pins = inquiry.view.pin.split("+")
    pinned = {code for code, _, _ in points if any(one in pins for one in code.split("+"))}
    told = _named(axes, points, pinned)
    found: list[Element] = []
    for code, x, y in points:
        number = classes.get(code, -1)
        at, down = axes.x(x), axes.y(y)
        inside: list[Any] = [Element("circle", {"cx": f"{at:.1f}", "cy": f"{down:.1f}", "r": "5"})]
        if code in told:
            left = at > _TURN
            where = {"x": f"{at - 8 if left else at + 8:.1f}", "y": f"{down + 4:.1f}"}
            look = "named end" if left else "named"
            inside.append(Element("text", {**where, "class": look}, [names.get(code, code)]))
        looks = ("dot", "plain" if number < 0 else "", "pinned" if code in pinned else "")
        fill = None if number < 0 else f"--fill:{inks[number]}"
        words = " ".join(look for look in looks if look)
        found.append(Element("g", {"class": words, "style": fill, "data-code": code}, inside))
    return found


def _named(axes: Axes, points: Sequence[Point], pinned: set[str]) -> set[str]:
    """Choose whose names are written: the pinned area's, and those far out that do not meet."""
    middle = np.median([(x, y) for _, x, y in points], axis=0)
    far = [
        (-np.hypot(axes.x(x) - axes.x(middle[0]), axes.y(y) - axes.y(middle[1])), code, x, y)
        for code, x, y in points
    ]
    order = sorted(far, key=lambda one: (one[1] not in pinned, one[0], one[1]))
    taken: list[tuple[float, float]] = []
    told: set[str] = set()
    for _, code, x, y in order:
        at, down = axes.x(x), axes.y(y)
        near = (abs(at - a) < _APART[0] and abs(down - b) < _APART[1] for a, b in taken)
        if len(told) < MOST and not any(near):
            taken.append((at, down))
            told.add(code)
    return told


def cloud(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw growth against where areas began, or against how specialised they are."""
    lang = inquiry.view.lang
    catching = one.measure == "beta"
    points: list[Point] = [
        (row.code, float(np.log(row.value)) if catching else row.value, row.statistic)
        for row in one.rows
        if row.value is not None and row.statistic is not None and (row.value > 0 or not catching)
    ]
    axes = Axes(around([x for _, x, _ in points]), around([y for _, _, y in points]))
    if catching:
        first = one.years[0]
        across = say(lang, "cloud.start", "Value of {year}, as logarithm", year=first)
        lines = [axes.line("slope", _fitted(points, axes))]
    else:
        across = say(lang, "row.quotient", "Location quotient")
        overall = one.parts.get("overall", 0.0)
        lines = [
            axes.line("mean", [(1.0, axes.up[0]), (1.0, axes.up[1])]),
            axes.line("mean", [(axes.across[0], overall), (axes.across[1], overall)]),
        ]
    up = say(lang, "row.growth", "Growth a year (%)")
    label = say(lang, "cloud.label", "Areas by two numbers; the table says the same")
    inside = [*grid(axes, across, up), *lines, *dots(inquiry, axes, points, names_of(inquiry, one))]
    return [plotted(drawing(inside, label))]


def _fitted(points: Sequence[Point], axes: Axes) -> list[tuple[float, float]]:
    """Return the line of least squares through points, from side to side."""
    x, y = np.array([one[1] for one in points]), np.array([one[2] for one in points])
    slope, start = np.polyfit(x, y, 1)
    return [(at, float(start + slope * at)) for at in axes.across]


def course(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw how far areas lie apart, year by year."""
    lang = inquiry.view.lang
    points = [(year, one.groups[""][f"year_{year}"]) for year in one.years]
    values = [value for _, value in points]
    axes = Axes((one.years[0] - 0.3, one.years[-1] + 0.3), around([*values, 0.0]))
    across, up = say(lang, "control.year", "Year"), say(lang, "course.up", "σ of the logarithms")
    marks = [
        Element("circle", {"cx": f"{axes.x(x):.1f}", "cy": f"{axes.y(y):.1f}", "r": "4",
                           "class": "point"})
        for x, y in points
    ]  # fmt: skip
    inside = [*grid(axes, across, up), axes.line("curve", points), *marks]
    label = say(lang, "course.label", "How far areas lie apart, by year")
    return [plotted(drawing(inside, label))]
