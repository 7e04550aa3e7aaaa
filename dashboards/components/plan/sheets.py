"""The sheet of an opened entry: all that is known of it, what it is linked with, where it leads."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.leads import leads
from dashboards.components.plan.particulars import particulars
from dashboards.components.plan.ways import Ways
from geo import say
from geo.plan import Conflict, Entry
from geo.plan.vocabularies import ENTRIES, entries_word

OPEN = 12
"""So many related entries of a kind are listed at once; more are folded."""

TOLD = {
    "sector": ("item", "region"),
    "item": ("sector", "department"),
    "department": ("item",),
    "absence": (),
}
"""Kinds that the sheet of a kind tells above, and need not list again."""


def opened(ways: Ways) -> list[html.Section]:
    """Open the entry that is asked for; else what the documents say of the pinned place."""
    view, atlas = ways.view, ways.atlas
    if view.entry:
        return [_sheet(ways, atlas.documents.entry(view.entry))]
    code = placed(ways)
    return [_of_place(ways, code)] if code else []


def placed(ways: Ways) -> str:
    """Return the code of the place that is pinned, or that lies around a pinned site."""
    view, atlas = ways.view, ways.atlas
    site = atlas.register.sites.get(view.pin) if view.pin in atlas.register.sites else None
    code = (site.city or site.county) if site else view.pin or view.within
    return code if code in atlas.gazetteer.places else ""


def _sheet(ways: Ways, one: Entry) -> html.Section:
    lang = ways.lang
    other = one.name_en if lang == "zh" else one.name_zh
    told = [part for name, text in particulars(ways, one) for part in (html.Dt(name),
                                                                       html.Dd(text))]  # fmt: skip
    where = ways.where(one)
    kicker = [html.Span(entries_word(one.kind, lang), className="tag"), html.Code(one.key)]
    return html.Section(
        [
            html.Div([html.H2(one.name(lang), id="entry-title"), _close(ways)],
                     className="card-head"),
            html.P([*kicker, html.Span("" if other in (one.name(lang), one.key) else other)],
                   className="kicker"),
            *leads(ways, one),
            *([html.Dl(told)] if told else []),
            *_related(ways, one),
            *([html.P(where, className="written")] if where else []),
        ],
        id="entry",
        className=f"entry-sheet {one.kind}",
        tabIndex=-1,
        **attributes(aria_labelledby="entry-title", data_entry=one.key),
    )  # fmt: skip


def _close(ways: Ways) -> html.A:
    text = say(ways.lang, "card.close", "Close")
    return html.A("✕", href=ways.to("plan"), className="close", **attributes(aria_label=text))


def _related(ways: Ways, one: Entry) -> list[Any]:
    """List the entries that it is linked with, by kind; conflicts come first, as a warning."""
    told = TOLD.get(one.kind, ())
    near = [other for other in ways.atlas.documents.related(one) if other.kind not in told]
    parts: list[Any] = []
    for kind in ("conflict", *(key for key in ENTRIES if key != "conflict")):
        inside = [other for other in near if other.kind == kind]
        if inside:
            parts.append(_kind(ways, kind, inside))
    if not parts:
        return []
    title = say(ways.lang, "plan.related", "Linked with")
    return [html.H3(title), html.Div(parts, className="related")]


def _kind(ways: Ways, kind: str, found: list[Entry], heading: Any = html.H4) -> html.Div:
    """List entries of one kind."""
    lang = ways.lang
    head = heading([entries_word(kind, lang), html.Span(str(len(found)), className="count")])
    rows = [html.Li(_line(ways, one)) for one in found]
    inside: list[Any] = [html.Ul(rows[:OPEN])]
    if len(rows) > OPEN:
        more = say(lang, "plan.more", "{count} more", count=len(rows) - OPEN)
        inside.append(html.Details([html.Summary(more), html.Ul(rows[OPEN:])], className="more"))
    return html.Div([head, *inside], className=f"of-{kind}")


def _line(ways: Ways, one: Entry) -> list[Any]:
    if isinstance(one, Conflict):
        return [ways.link(one), html.Small(one.handling.say(ways.lang))]
    coded = one.kind in ("item", "action", "programme")
    key = [html.Span(one.key, className="no")] if coded else []
    return [*key, ways.link(one)]


def _of_place(ways: Ways, code: str) -> html.Section:
    """Tell which entries name a place."""
    lang, atlas = ways.lang, ways.atlas
    place = atlas.place(code)
    found = atlas.documents.placed(code)
    name = place.name(lang)
    title = say(lang, "plan.of_place", "What the documents say of {place}", place=name)
    count = say(
        lang,
        "plan.of_place.count",
        "{count} entries name it, or a place inside it.",
        count=len(found),
    )
    none = say(
        lang,
        "plan.of_place.none",
        "No entry names it. That it is not named says nothing of what is planned there.",
    )
    parts = [
        _kind(ways, kind, inside, html.H3)
        for kind in ENTRIES
        if (inside := [one for one in found if one.kind == kind])
    ]
    return html.Section(
        [
            html.Div([html.H2(title, id="entry-title"), _close(ways)], className="card-head"),
            html.P(count if found else none, className="kicker"),
            html.P([_outer(ways, code), ways.place(code)], className="leads"),
            html.Div(parts, className="related"),
        ],
        id="entry",
        className="entry-sheet of-place",
        tabIndex=-1,
        **attributes(aria_labelledby="entry-title", data_place=code),
    )


def _outer(ways: Ways, code: str) -> Any:
    """Lead to what names the place around, where that is not the whole province."""
    atlas = ways.atlas
    parent = atlas.place(code).parent
    label = html.Span(say(ways.lang, "plan.on_map", "On the map"), className="label")
    if not parent or parent == atlas.gazetteer.root:
        return label
    outer = atlas.place(parent).name(ways.lang)
    words = say(ways.lang, "plan.of_outer", "Of {place} as a whole", place=outer)
    return [html.A(words, href=ways.named(parent)), " ", label]
