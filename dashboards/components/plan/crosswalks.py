"""What the opinion made of the plan's sectors: drawn as threads, and as a table."""

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways
from dashboards.components.sections import chapter, table
from dashboards.markup import Element
from geo import say
from geo.plan import Entry, Relation
from geo.plan.vocabularies import RELATIONS, relation_word

STEP, ACROSS, TOP = 22.0, 330.0, 14.0
LETTER = {"zh": 13.0}
"""Width of a letter of a name; of other languages 6.8."""

DRAWN = ("direct", "part", "related", "new", "group_only")
"""Relations that are threads; the others have only one end."""


def crosswalk(ways: Ways) -> html.Section:
    """Draw the threads from sectors to items, and list them."""
    lang, found = ways.lang, ways.atlas.documents.relations
    title = say(lang, "plan.crosswalk", "From sectors to items")
    if not found:
        none = say(lang, "plan.crosswalk.none", "There is no crosswalk between the documents.")
        return chapter("crosswalk", title, html.P(none))
    lead = say(
        lang,
        "plan.crosswalk.lead",
        "What became of each sector. The kind of relation is this atlas's own reading; the"
        " documents draw no such table.",
    )
    label = say(lang, "plan.crosswalk.drawing", "Threads from sectors to items; the table below")
    drawing: list[Any] = [_drawing(ways)]
    return chapter(
        "crosswalk",
        title,
        html.P(lead, className="lead"),
        _key(ways),
        html.Div(
            drawing,
            className="scrolls",
            role="region",
            tabIndex=0,
            **attributes(aria_label=label),
        ),
        html.Ul([html.Li(one) for one in _ends(ways)], className="findings"),
        _table(ways),
    )


def _key(ways: Ways) -> html.Ul:
    """Say how the threads are drawn, and how many there are of each kind."""
    counts = [one.relation for one in ways.atlas.documents.relations]
    rows = [
        html.Li([html.I(className=f"thread {key}"), relation_word(key, ways.lang),
                 html.Span(str(counts.count(key)), className="count")])
        for key in DRAWN if key in counts
    ]  # fmt: skip
    return html.Ul(rows, className="thread-key")


def _drawing(ways: Ways) -> Element:
    documents, lang = ways.atlas.documents, ways.lang
    height = TOP * 2 + STEP * len(documents.items)
    gap = (height - TOP * 2) / len(documents.sectors)
    left = {one.key: TOP + gap * (at + 0.5) for at, one in enumerate(documents.sectors)}
    right = {one.key: TOP + STEP * (at + 0.5) for at, one in enumerate(documents.items)}
    # The faint ones are drawn first, so that the others lie over them.
    drawn = sorted(
        (one for one in documents.relations if one.relation in DRAWN),
        key=lambda one: one.relation != "related",
    )
    threads = [
        _thread(left[one.sector], right[one.item], one)
        for one in drawn
        if one.sector in left and one.item in right
    ]
    names = [
        *(_name(ways, one, left[one.key], -10) for one in documents.sectors),
        *(_name(ways, one, right[one.key], ACROSS + 10) for one in documents.items),
    ]
    before = _width(documents.sectors, lang) + 20
    width = before + ACROSS + _width(documents.items, lang) + 64
    label = say(lang, "plan.crosswalk.drawing", "Threads from sectors to items; the table below")
    return Element(
        "svg",
        {
            "viewBox": f"{-before:.0f} 0 {width:.0f} {height:.0f}",
            "class": "crosswalk",
            "role": "group",
            "aria-label": label,
        },
        [*threads, *names],
    )


def _width(found: Iterable[Entry], lang: str) -> float:
    return max(len(one.name(lang)) for one in found) * LETTER.get(lang, 6.8)


def _thread(start: float, end: float, one: Relation) -> Element:
    middle = ACROSS / 2
    bend = f"{middle:.0f} {start:.0f} {middle:.0f} {end:.0f}"
    path = f"M0 {start:.0f}C{bend} {ACROSS:.0f} {end:.0f}"
    kept = {"d": path, "class": f"thread {one.relation}"}
    return Element("path", kept | attributes(data_from=one.sector, data_to=one.item))


def _name(ways: Ways, one: Entry, y: float, x: float) -> Element:
    """Write a name at its end of the threads; an item's behind its key."""
    name = one.name(ways.lang)
    key = Element("tspan", {"class": "key"}, [f"{one.key} "])
    words = [name] if x < 0 else [key, name]
    place = {"x": f"{x:.0f}", "y": f"{y + 4:.0f}", "class": "end" if x < 0 else "start"}
    kept = {"href": ways.entry(one.key)} | attributes(data_end=one.key)
    return Element("a", kept, [Element("text", place, words)])


def _ends(ways: Ways) -> list[Any]:
    """Tell the relations that have one end only: sectors without an item, items for all."""
    told: list[Any] = []
    for one in ways.atlas.documents.relations:
        if not one.item:
            told.append([ways.key(one.sector), ": ", relation_word(one.relation, ways.lang)])
        elif not one.sector:
            told.append([ways.key(one.item), ": ", relation_word(one.relation, ways.lang)])
    return told


def _table(ways: Ways) -> html.Details:
    lang, found = ways.lang, ways.atlas.documents.relations
    caption = say(lang, "plan.crosswalk.table", "The crosswalk as a table")
    heads = [
        say(lang, "plan.sector", "Sector"),
        say(lang, "plan.item", "Item"),
        say(lang, "plan.relation", "Relation"),
        say(lang, "plan.meaning", "What it means"),
    ]
    rows = [
        [
            ways.key(one.sector) if one.sector else "–",
            html.Span([html.Span(one.item, className="no"), ways.key(one.item)])
            if one.item
            else "–",
            relation_word(one.relation, lang),
            one.meaning.say(lang),
        ]
        for one in found
        if one.relation in RELATIONS
    ]
    summary = f"{caption} ({len(rows)})"
    return html.Details(
        [html.Summary(summary), table(caption, heads, rows, "sheet")],
        className="more",
        **attributes(data_fold="crosswalk"),
    )
