"""Every entry in one list: found by words, on the server or as one types."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways
from dashboards.components.sections import current
from dashboards.ids import Id
from dashboards.markup import Element
from geo import say
from geo.places import fold
from geo.plan import Entry
from geo.plan.vocabularies import ENTRIES, entries_word


def search(ways: Ways) -> html.Section:
    """Offer all entries by kind; where words are asked for, those that have them."""
    lang, view, documents = ways.lang, ways.view, ways.atlas.documents
    found = {one.key for one in documents.find(view.find)} if view.find else None
    groups: dict[str, list[Entry]] = {kind: [] for kind in ENTRIES}
    for one in documents.entries.values():
        groups[one.kind].append(one)
    title = say(lang, "plan.search", "All entries")
    none = say(lang, "plan.search.none", "No entry has this in its name.")
    head: list[Any] = [
        html.H2([title, html.Span(str(len(documents.entries)), className="count")]),
        _form(ways),
        html.P(none, id="plan-none", hidden=found is None or bool(found), role="status"),
    ]
    folds = [_group(ways, kind, inside, found) for kind, inside in groups.items() if inside]
    return html.Section(
        [
            html.Div(head, className="catalogue-head"),
            html.Div(folds, className="catalogue-list entries"),
        ],
        id="entries",
        className="catalogue",
        **attributes(aria_label=title),
    )


def _form(ways: Ways) -> Element:
    lang, view = ways.lang, ways.view
    label = say(lang, "plan.find", "Name, department or key")
    field = {
        "id": Id.FIND, "type": "search", "name": "find", "value": view.find, "maxlength": "40",
        "placeholder": label, "aria-label": label, "autocomplete": "off",
    }  # fmt: skip
    asked: Mapping[str, str] = {"lang": "" if lang == "zh" else lang, "theme": view.theme,
                                "my": view.my}  # fmt: skip
    kept = [
        Element("input", {"type": "hidden", "name": name, "value": value})
        for name, value in asked.items()
        if value
    ]
    button = html.Button(say(lang, "plan.find.go", "Find"), type="submit")
    return Element(
        "form", {"action": "/plan", "method": "get", "class": "find", "role": "search",
                 "aria-label": label},
        [*kept, Element("input", field), button],
    )  # fmt: skip


def _group(ways: Ways, kind: str, inside: list[Entry], found: set[str] | None) -> html.Details:
    hits = [one for one in inside if found is None or one.key in found]
    rows = [_row(ways, one, found is None or one.key in found) for one in inside]
    count = html.Span(str(len(hits)), className="count")
    return html.Details(
        [html.Summary([entries_word(kind, ways.lang), count]), html.Ul(rows)],
        open=found is not None and bool(hits),
        hidden=not hits,
        className="entries-of",
    )


def _row(ways: Ways, one: Entry, shown: bool) -> html.Li:
    name = one.name(ways.lang)
    link = ways.link(one, name, **current(ways.view.entry == one.key))
    coded = one.kind in ("item", "action", "programme", "conflict", "entity")
    key = [html.Small(one.key)] if coded else []
    told = {fold(name), fold(one.key)} if coded else {fold(name)}
    more = "|".join(word for word in one.searched.split("|") if word not in told)
    return html.Li([link, *key], hidden=not shown, **attributes(data_find=more))
