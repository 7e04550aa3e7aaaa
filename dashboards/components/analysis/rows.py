"""The table of a study: every area with its value, which leads to its source, and what is said."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.analysis.axes import named_unit
from dashboards.components.analysis.colouring import kinds
from dashboards.components.analysis.columns import Columns, columns
from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.traced import traced
from geo import say
from geo.analysis import Inquiry, Row
from geo.scenes import Line
from geo.text import number

FILES, PICTURES = ("csv", "xlsx"), ("png", "svg", "pdf", "pptx")


def table(inquiry: Inquiry) -> list[Any]:
    """List the areas, the highest value first."""
    view, one = inquiry.view, inquiry.study
    if one is None:
        return [html.P(inquiry.refused(view.lang), className="note")]
    lang, indicator = view.lang, one.sample.indicator
    unit = inquiry.atlas.unit(indicator, lang)
    more = columns(inquiry, one)
    heads = [
        say(lang, "column.name", "Name"),
        named_unit(indicator.name(lang), unit),
        *more,
    ]
    lines = {line.code: line for line in one.sample.lines}
    order = sorted(one.rows, key=lambda row: (-_height(row, lines), row.code))
    body = [_row(inquiry, row, lines.get(row.code), more) for row in order]
    label = say(lang, "analysis.rows", "Area by area")
    left = one.sample.left(lang)
    lead = [html.P(left, className="fine left-out")] if left else []
    return [*lead, scrolling(label, heads, body, "board-standings study-rows")]


def _height(row: Row, lines: dict[str, Line]) -> float:
    line = lines.get(row.code)
    return (line.value.value if line else None) or row.value or 0.0


def _row(inquiry: Inquiry, row: Row, line: Line | None, more: Columns) -> html.Tr:
    view, atlas = inquiry.view, inquiry.atlas
    places = line.places if line else tuple(atlas.place(code) for code in row.code.split("+"))
    text = " + ".join(place.name(view.lang) for place in places)
    name = html.Button(text, type="button", className="name")
    mine = bool(view.my) and any(view.my in (place.code, place.parent) for place in places)
    looks = ["inner", "mine" if mine else "", "pinned" if view.pin in row.code.split("+") else ""]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(_value(inquiry, line)),
            *(html.Td(cell(row), className="derived") for cell in more.values()),
        ],
        className=" ".join(word for word in looks if word),
        **attributes(data_code=row.code),
    )


def _value(inquiry: Inquiry, line: Line | None) -> Any:
    """Write the value of an area; it leads to where it comes from."""
    if line is None or line.value.value is None or inquiry.study is None:
        return "–"
    indicator, value = inquiry.study.sample.indicator, line.value
    shown = number(line.value.value, indicator.decimals)
    return traced(inquiry.view, indicator.key, value.codes, value.year, shown)


def downloads(inquiry: Inquiry) -> html.Span:
    """Offer the table as files; each number in them brings its source along."""
    lang = inquiry.view.lang
    query = inquiry.atlas.query(replace(inquiry.view, at=()))
    links = [
        html.A(kind.upper(), href=f"/export/analysis.{kind}{query}", **attributes(data_export="1"))
        for kind in FILES
    ]
    words = say(lang, "download.study", "Download this analysis:")
    return html.Span([words, *links, *_pictures(inquiry, query)], className="exports")


def _pictures(inquiry: Inquiry, query: str) -> list[Any]:
    """Offer the map as a picture, where it shows the values as any map does."""
    if kinds(inquiry) or inquiry.view.measure in ("bivariate", "contrast"):
        return []
    words = say(inquiry.view.lang, "download.picture", "Map:")
    return [
        words,
        *(
            html.A(kind.upper(), href=f"/export/{kind}{query}", **attributes(data_export="1"))
            for kind in PICTURES
        ),
    ]
