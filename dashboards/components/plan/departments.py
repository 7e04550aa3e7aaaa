"""Who answers for what: every department by every item, and who works with whom."""

from itertools import groupby
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.networks import network
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter
from geo import say
from geo.plan import Department, Item

PAIRS = 10
"""So many pairs are listed; the drawing has all."""


def departments(ways: Ways) -> html.Section:
    """Lay out departments by items, and draw who shares items with whom."""
    lang, documents = ways.lang, ways.atlas.documents
    title = say(lang, "plan.departments", "Departments")
    lead = say(
        lang,
        "plan.departments.lead",
        "{count} departments; ● leads, ○ has a part. The plan names no departments: this is of the"
        " {items} items of the opinion only.",
        count=len(documents.departments),
        items=len(documents.items),
    )
    if not documents.departments:
        none = say(lang, "plan.departments.none", "The documents name no departments.")
        return chapter("departments", title, html.P(none))
    drawn: list[Any] = [network(ways)]
    label = say(lang, "plan.network.label", "Departments that share items, drawn")
    box = html.Div(
        drawn, className="scrolls", role="region", tabIndex=0, **attributes(aria_label=label)
    )
    pairs: list[Any] = [_pairs(ways), box]
    return chapter(
        "departments",
        title,
        html.P(lead, className="lead"),
        _matrix(ways),
        html.H3(say(lang, "plan.together", "Who works with whom")),
        html.Div(pairs, className="together"),
    )


def _matrix(ways: Ways) -> html.Div:
    lang, documents = ways.lang, ways.atlas.documents
    label = say(lang, "plan.matrix", "Departments by items")
    most = max(len(one.items) for one in documents.departments)
    rows = [_row(ways, one, most) for one in documents.departments]
    inside = [html.Caption(label), html.Thead(_heads(ways)), html.Tbody(rows)]
    return html.Div(
        html.Table(inside, className="duties"),
        className="scrolls",
        role="region",
        tabIndex=0,
        **attributes(aria_label=label),
    )


def _heads(ways: Ways) -> list[html.Tr]:
    """Name the parts and the groups of items, and number the items."""
    lang, found = ways.lang, ways.atlas.documents.items
    spans: list[Any] = []
    for _, group in groupby(found, key=lambda one: one.tier):
        inside = list(group)
        name = inside[0].tier_told.say(lang)
        spans.append(html.Th(html.Span(name, title=name), colSpan=len(inside), scope="colgroup"))
    numbers = [
        html.Th(ways.link(one, _number(one), title=one.name(lang)), scope="col") for one in found
    ]
    department = html.Th(say(lang, "plan.department", "Department"), scope="col", rowSpan=2)
    count = html.Th(say(lang, "plan.led_joined", "leads + part"), scope="col", rowSpan=2)
    return [html.Tr([department, count, *spans], className="groups"), html.Tr(numbers)]


def _number(one: Item) -> str:
    return one.key.rpartition("-")[2]


def _row(ways: Ways, one: Department, most: int) -> html.Tr:
    led, joined_ = len(one.led), len(one.joined)
    bar = html.Span(
        [
            html.I(className="led", style={"width": f"{led / most * 100:.0f}%"}),
            html.I(className="part", style={"width": f"{joined_ / most * 100:.0f}%"}),
        ],
        className="bars",
    )
    cells = [_cell(item, one) for item in ways.atlas.documents.items]
    chosen = "chosen" if ways.view.department == one.key else None
    return html.Tr(
        [
            html.Th(ways.link(one), scope="row"),
            html.Td([bar, html.Span(f"{led} + {joined_}", className="sum")], className="counts"),
            *cells,
        ],
        className=chosen,
    )


def _cell(item: Item, one: Department) -> html.Td:
    if one.key == item.lead:
        return html.Td("●")
    return html.Td("○" if one.key in item.departments else None)


def _pairs(ways: Ways) -> html.Ol:
    """List the pairs that share most items."""
    lang = ways.lang
    rows: list[html.Li] = []
    for here, there, items in ways.atlas.documents.together[:PAIRS]:
        shared = say(lang, "plan.shared", "{count} items", count=len(items))
        keys = joined([ways.key(key, key) for key in items], lang)
        rows.append(
            html.Li([ways.key(here), " – ", ways.key(there), html.B(shared), html.Small(keys)])
        )
    return html.Ol(rows, className="pairs")
