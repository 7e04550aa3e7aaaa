"""A place over the years: every value with its trace, every break with its reason."""

from collections.abc import Iterable, Sequence

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.traced import traced
from geo import Atlas, View, say
from geo.indicators import Indicator
from geo.places import Place
from geo.points import Point
from geo.text import number


def series_table(
    atlas: Atlas, indicator: Indicator, places: Sequence[Place], view: View
) -> list[html.Details]:
    """Tell the series of a place, and the longer one of the union that its boundaries ask for.

    Places that share a value have the series of the union that they are, if they are one.
    """
    lang, place = view.lang, places[0]
    found = atlas.series.comparable(indicator, place, view.allow)
    parts: list[html.Details] = []
    if len(places) == 1 and _known(found.points) > 1:
        unit = atlas.unit(indicator, lang)
        title = say(lang, "series.title", "Over the years ({unit})", unit=unit)
        parts.append(_table(found.points, title, indicator, place.codes, view))
    if found.union and {one.code for one in places} <= {*found.codes}:
        names = " + ".join(atlas.place(code).short(lang) for code in found.codes)
        text = "Comparable over the change of boundaries: {names}"
        title = say(lang, "series.union", text, names=names)
        parts.append(_table(found.union, title, indicator, found.codes, view))
    return parts


def _known(points: Iterable[Point]) -> int:
    return sum(point.value.value is not None for point in points)


def _table(
    points: Sequence[Point], title: str, indicator: Indicator, codes: Sequence[str], view: View
) -> html.Details:
    known = [point for point in points if point.value.value is not None]
    breaks = sum(bool(point.breaks) for point in known)
    text = "years: {years} · breaks: {breaks}"
    count = say(view.lang, "series.count", text, years=len(known), breaks=breaks)
    rows = [_row(point, indicator, codes, view) for point in known]
    return html.Details(
        [
            html.Summary([title, html.Small(count)]),
            html.Table(html.Tbody(rows), className="series"),
        ],
        className="fold",
        **attributes(data_fold=f"series-{len(codes)}"),
    )


def _row(point: Point, indicator: Indicator, codes: Sequence[str], view: View) -> html.Tr:
    shown = number(point.value.value or 0, indicator.decimals)
    link = traced(view, indicator.key, codes, point.year, shown)
    why = [html.P(one.say(view.lang)) for one in point.breaks]
    return html.Tr(
        [
            html.Th(str(point.year), scope="row"),
            html.Td(link, className="number"),
            html.Td(why),
        ],
        className="broken" if why else "",
    )
