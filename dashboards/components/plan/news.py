"""What is new since the plan: topics, targets and names that only the later document has."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.amounts import amount
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter
from geo import say
from geo.places import fold
from geo.plan import Entity, Fact, Item
from geo.plan.vocabularies import class_word


def news(ways: Ways) -> html.Section:
    """Tell what the later document has and the earlier one had not."""
    lang = ways.lang
    title = say(lang, "plan.news", "New since the plan")
    parts = [*_topics(ways), *_targets(ways), *_names(ways)]
    if not parts:
        parts = [html.P(say(lang, "plan.news.none", "Nothing is known to be new."))]
    return chapter("news", title, *parts)


def _topics(ways: Ways) -> list[Any]:
    """Tell the items that are new, filed elsewhere, or without a sector of their own."""
    lang, documents = ways.lang, ways.atlas.documents
    relations: dict[str, set[str]] = {}
    for one in documents.relations:
        relations.setdefault(one.item, set()).add(one.relation)
    fresh = [one for one in documents.items if "new" in relations.get(one.key, ())]
    moved = [one for one in documents.items if "group_only" in relations.get(one.key, ())]
    homeless = [
        one
        for one in documents.items
        if one.key in relations and not relations[one.key] & {"direct", "new", "cross_cutting"}
    ]
    bare = [one.sector for one in documents.relations if one.relation == "none"]
    told = [
        (say(lang, "plan.news.topics", "New topics"), [_item(ways, one) for one in fresh]),
        (say(lang, "plan.news.moved", "Filed under another heading than the plan's"),
         [_item(ways, one) for one in moved]),
        (say(lang, "plan.news.homeless", "Items whose subject was no sector of its own"),
         [_item(ways, one) for one in homeless]),
        (say(lang, "plan.news.bare", "Sectors without a direct item"),
         [html.Li(ways.key(key)) for key in bare]),
    ]  # fmt: skip
    blocks = [html.Div([html.H3(name), html.Ul(rows)]) for name, rows in told if rows]
    return [html.Div(blocks, className="news")] if blocks else []


def _item(ways: Ways, one: Item) -> html.Li:
    fields = joined([*one.sub_fields.parts(ways.lang)], ways.lang)
    return html.Li([html.Span(one.key, className="no"), ways.link(one), html.Small(fields)])


def _targets(ways: Ways) -> list[Any]:
    """Tell the targets of the later document."""
    lang, documents = ways.lang, ways.atlas.documents
    papers = [one.key for one in documents.papers]
    found = [
        one
        for one in documents.facts
        if one.kind == "target" and one.plotted and one.document == papers[-1]
    ]
    if not found or len(papers) < 2:
        return []
    rows = [html.Li(_aim(ways, one)) for one in found]
    return [
        html.H3(say(lang, "plan.news.targets", "Targets of the later document")),
        html.Ul(rows, className="aims"),
    ]


def _aim(ways: Ways, one: Fact) -> list[Any]:
    return [ways.key(one.key), f" {one.year} ", html.B(amount(one, ways.lang))]


def _names(ways: Ways) -> list[Any]:
    """List the named things of the later document that the earlier one does not name."""
    lang, documents = ways.lang, ways.atlas.documents
    papers = [one.key for one in documents.papers]
    known = [fold(one.name_zh) for one in documents.entities if one.document != papers[-1]]
    found = [
        one
        for one in documents.entities
        if one.document == papers[-1] and one.group and not _is_known(fold(one.name_zh), known)
    ]
    if not found:
        return []
    groups: dict[str, list[Entity]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    told = [
        html.P([html.B(class_word(key, lang)), " ",
                *joined([ways.link(one) for one in inside], lang)])
        for key, inside in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    ]  # fmt: skip
    summary = say(
        lang, "plan.news.names", "{count} names that the plan does not have", count=len(found)
    )
    return [
        html.Details(
            [html.Summary(summary), *told], className="more", **attributes(data_fold="news")
        )
    ]


def _is_known(name: str, known: list[str]) -> bool:
    """Whether a name, or one that it is part of or that is part of it, was there before."""
    return any(name in other or other in name for other in known if other)
