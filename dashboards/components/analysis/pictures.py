"""The picture of a study: areas against their neighbours, in order, or over the years."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from dash import html

from dashboards.components.analysis.axes import Axes, around, drawing, grid, named_unit, plotted
from dashboards.components.analysis.bars import Bar, bars
from dashboards.components.analysis.boxes import boxes
from dashboards.components.analysis.clouds import cloud, course, dots
from dashboards.components.analysis.ranks import MOST, names_of, parted, ranked, shifted
from dashboards.markup import Element
from geo import say
from geo.analysis import Inquiry, Study, borders_of, scatter
from geo.text import number


def pictured(inquiry: Inquiry) -> list[Any]:
    """Draw what the measure is about; nothing where it is refused."""
    one = inquiry.study
    return _PICTURES[one.measure](inquiry, one) if one else []


def _neighbours(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw every area against the mean of its neighbours."""
    lang = inquiry.view.lang
    if one.weights is None:
        return []
    found = scatter(one.sample.values, one.weights)
    own, near = found.own.tolist(), found.around.tolist()
    axes = Axes(around(own), around(near))
    across = say(lang, "scatter.own", "Value of the area (standard deviations from the mean)")
    up = say(lang, "scatter.around", "Mean of its neighbours (same)")
    inside = [
        *grid(axes, across, up),
        *_quarters(axes, lang),
        axes.line("mean", [(0, axes.up[0]), (0, axes.up[1])]),
        axes.line("mean", [(axes.across[0], 0), (axes.across[1], 0)]),
        axes.line("slope", _clipped(axes, found.slope)),
        *dots(
            inquiry,
            axes,
            list(zip(found.codes, own, near, strict=True)),
            names_of(inquiry, one),
        ),
    ]
    label = say(lang, "scatter.label", "Areas against their neighbours; the table says the same")
    text = say(
        lang,
        "scatter.lead",
        "Each dot is an area; the line's slope is Moran's I: {slope}. Upper right: high among high;"
        " lower left: low among low. Point at a dot to see it on the map.",
        slope=number(found.slope, 3),
    )
    figure = plotted(drawing(inside, label))
    return [html.P(text, className="fine derived"), figure]


def _clipped(axes: Axes, slope: float) -> list[tuple[float, float]]:
    """Return the line through the middle, inside the drawing."""
    ends: list[tuple[float, float]] = []
    for x in axes.across:
        y = min(max(x * slope, axes.up[0]), axes.up[1])
        ends.append((y / slope if slope and y != x * slope else x, y))
    return ends


def _quarters(axes: Axes, lang: str) -> list[Element]:
    """Name the four quarters."""
    (west, east), (south, north) = axes.across, axes.up
    high, wide = (north - south) * 0.03, (east - west) * 0.012
    top, foot = north - high * 1.6, south + high
    return [
        axes.words(east - wide, top, say(lang, "cluster.HH", "high among high"), "quarter end"),
        axes.words(west + wide, top, say(lang, "cluster.LH", "low among high"), "quarter"),
        axes.words(west + wide, foot, say(lang, "cluster.LL", "low among low"), "quarter"),
        axes.words(east - wide, foot, say(lang, "cluster.HL", "high among low"), "quarter end"),
    ]


def _spread(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw the curve of Lorenz: which share of the whole the lower areas have together."""
    lang = inquiry.view.lang
    values = np.sort(one.sample.values)
    shares = np.concatenate(([0.0], np.cumsum(values) / values.sum())) * 100
    areas = np.linspace(0, 100, len(shares))
    axes = Axes((0, 100), (0, 100))
    across = say(lang, "lorenz.across", "Areas, from the lowest value to the highest (%)")
    up = say(lang, "lorenz.up", "Their share of the sum (%)")
    inside = [
        *grid(axes, across, up),
        axes.line("mean", [(0, 0), (100, 100)]),
        axes.line("curve", list(zip(areas.tolist(), shares.tolist(), strict=True))),
    ]
    label = say(lang, "lorenz.label", "Curve of Lorenz of the values in the table")
    text = say(
        lang,
        "lorenz.lead",
        "The farther the curve hangs below the straight line, the more unequal the areas are.",
    )
    figure = plotted(drawing(inside, label))
    return [html.P(text, className="fine"), figure]


def _against(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw the second indicator against the first."""
    lang, atlas = inquiry.view.lang, inquiry.atlas
    second = atlas.indicators[inquiry.view.against]
    points = [
        (row.code, row.value, row.statistic)
        for row in one.rows
        if row.value is not None and row.statistic is not None
    ]
    axes = Axes(around([x for _, x, _ in points]), around([y for _, _, y in points]))
    across = named_unit(one.sample.indicator.name(lang), atlas.unit(one.sample.indicator, lang))
    up = named_unit(second.name(lang), atlas.unit(second, lang))
    inside = [*grid(axes, across, up), *dots(inquiry, axes, points, names_of(inquiry, one))]
    label = say(lang, "cloud.label", "Areas by two numbers; the table says the same")
    return [plotted(drawing(inside, label))]


def _borders(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw the borders with the farthest drops; those between regions are dark."""
    lang, names = inquiry.view.lang, names_of(inquiry, one)
    found = borders_of(one).borders[:MOST]
    rows = [
        Bar(
            border.high,
            f"{names[border.high]}–{names[border.low]}",
            (0.0, border.drop * 100) if border.crossing else (border.drop * 100, 0.0),
            f"{number(border.drop * 100, 0)}%",
        )
        for border in found
    ]
    label = say(lang, "border.label", "Borders with the farthest drops")
    text = say(lang, "border.lead", "The farthest drops; dark: at borders between regions.")
    figure = plotted(bars(rows, label))
    return [html.P(text, className="fine derived"), figure]


def _shared(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw how many areas of each official region the values put into one region."""
    lang = inquiry.view.lang
    inside: dict[str, list[str]] = {}
    for group, row in zip(one.sample.groups, one.rows, strict=True):
        inside.setdefault(group, []).append(row.label)
    found = [
        Bar(
            "",
            inquiry.atlas.place(group).short(lang),
            (float(max(map(some.count, some))), float(len(some) - max(map(some.count, some)))),
            f"{max(map(some.count, some))}/{len(some)}",
        )
        for group, some in inside.items()
    ]
    label = say(lang, "fit.label", "Areas of each official region that the values keep together")
    text = say(
        lang,
        "fit.lead",
        "Of each official region, dark: the areas that the values put into one region; the longer"
        " the light part, the more regions its areas lie in.",
    )
    figure = plotted(bars(found, label))
    return [html.P(text, className="fine derived"), figure]


_PICTURES: Mapping[str, Callable[[Inquiry, Study], list[Any]]] = {
    "moran": _neighbours,
    "geary": _neighbours,
    "lisa": _neighbours,
    "getis": _neighbours,
    "contrast": _borders,
    "bivariate": _against,
    "fit": _shared,
    "gini": _spread,
    "cv": boxes,
    "theil": parted,
    "herfindahl": ranked,
    "quotient": ranked,
    "locational_gini": ranked,
    "krugman": ranked,
    "quadrant": cloud,
    "beta": cloud,
    "sigma": course,
    "shift_share": shifted,
}
