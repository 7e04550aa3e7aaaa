"""What is told of an entry on its sheet, topic by topic, for each kind of entry."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import html

from dashboards.components.plan.amounts import aimed
from dashboards.components.plan.figures import heads, row
from dashboards.components.plan.items import lead
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.region_card import portrait
from dashboards.components.sections import table
from geo import say
from geo.plan import (
    Absence,
    Conflict,
    Department,
    Entity,
    Entry,
    Figure,
    Item,
    Programme,
    Region,
    Sector,
    Spot,
    Subject,
    Term,
    Told,
)
from geo.plan.vocabularies import (
    class_word,
    drawing_word,
    relation_word,
    severity_word,
    topic_word,
)

Topics = list[tuple[str, Any]]


def particulars(ways: Ways, one: Entry) -> Topics:
    """Return topics with what is told of each; nothing of what is not told."""
    for kind, tell in _KINDS.items():
        if isinstance(one, kind):
            return [(name, text) for name, text in tell(ways, one) if text]
    return []


def _list(told: Told, lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(told.parts(lang))


def _subject(ways: Ways, one: Subject) -> Topics:
    """Tell what sectors and items have in common."""
    lang = ways.lang
    implied = say(lang, "plan.implied", "the year is implied")
    due = f"{one.due} ({implied})" if one.due_basis == "implied" else one.due
    target = [html.B(one.target.say(lang)), f" {due}"] if one.target else []
    return [
        (say(lang, "plan.tier", "Group"), one.tier_told.say(lang)),
        (say(lang, "plan.target", "Target"), target),
        (say(lang, "plan.sub_fields", "Sub-fields"), _list(one.sub_fields, lang)),
        (say(lang, "plan.further", "Further fields"), _list(one.further, lang)),
        (say(lang, "plan.places", "Named places"), _list(one.places, lang)),
    ]


def _sector(ways: Ways, one: Sector) -> Topics:
    lang = ways.lang
    blank = say(
        lang,
        "plan.unassigned",
        "given to no circle by the document",
    )
    regions = joined([ways.key(key) for key in one.regions], lang)
    none = html.Span(say(lang, "plan.no_target", "no target set"), className="none")
    told = _subject(ways, one)
    if not one.target:
        told[1] = (say(lang, "plan.target", "Target"), none)
    return [
        *told,
        (say(lang, "plan.ambition", "Ambition"), _list(one.ambition, lang)),
        (say(lang, "plan.regions", "Circles"), regions or blank),
        (say(lang, "plan.followed", "In the opinion"), _relations(ways, one.key, "")),
    ]


def _relations(ways: Ways, sector: str, item: str) -> list[Any]:
    """Tell what items have to do with a sector, or sectors with an item."""
    found = [
        one
        for one in ways.atlas.documents.relations
        if (sector and one.sector == sector) or (item and one.item == item)
    ]
    rows: list[Any] = []
    for one in found:
        other = one.item if sector else one.sector
        word = html.Small(relation_word(one.relation, ways.lang))
        rows.append(html.Li([ways.key(other), " ", word] if other else word))
    return [html.Ul(rows)] if rows else []


def _item(ways: Ways, one: Item) -> Topics:
    lang = ways.lang
    cities = say(lang, "plan.cities", "the governments of all cities") if one.cities else ""
    return [
        (say(lang, "plan.lead", "Lead"), lead(ways, one) if one.departments else ""),
        (say(lang, "plan.partners", "Partners") if one.lead else
         say(lang, "plan.responsible", "Responsible"),
         joined([ways.key(key) for key in one.partners], lang)),
        (say(lang, "plan.answering", "Also responsible"), cities),
        (say(lang, "plan.as_printed", "As printed"), one.printed),
        (say(lang, "plan.tasks", "What is to be done"), one.tasks.say(lang)),
        *_subject(ways, one),
        (say(lang, "plan.sectors_of", "Sectors of the plan"), _relations(ways, "", one.key)),
    ]  # fmt: skip


def _programme(ways: Ways, one: Programme) -> Topics:
    lang = ways.lang
    aims = [part for key in one.figures for part in aimed(ways, key)]
    return [
        (say(lang, "plan.purpose", "Purpose"), one.purpose.say(lang)),
        (say(lang, "plan.box", "Box"), f"{one.box} {one.box_told.say(lang)}".strip()),
        (say(lang, "plan.target", "Target"), aims or one.target.say(lang)),
        (say(lang, "plan.places", "Named places"), _list(one.places, lang)),
        (say(lang, "plan.systems", "Platforms and systems"), _list(one.systems, lang)),
        (say(lang, "plan.national", "National platforms"), _list(one.national, lang)),
        (say(lang, "plan.types", "Other types"), _list(one.types, lang)),
    ]


def _department(ways: Ways, one: Department) -> Topics:
    lang, documents = ways.lang, ways.atlas.documents
    led = [html.Li([html.Span(key, className="no"), ways.key(key)]) for key in one.led]
    part = [html.Li([html.Span(key, className="no"), ways.key(key)]) for key in one.joined]
    with_ = [
        html.Li([ways.key(there if here == one.key else here), " ", html.B(str(len(items)))])
        for here, there, items in documents.together
        if one.key in (here, there)
    ]
    return [
        (say(lang, "plan.leads_items", "Leads"), html.Ul(led) if led else ""),
        (say(lang, "plan.joins_items", "Has a part in"), html.Ul(part) if part else ""),
        (say(lang, "plan.works_with", "Shares items with"),
         html.Ul(with_, className="inline") if with_ else ""),
        (say(lang, "plan.as_printed", "As printed"), "、".join(one.others)),
    ]  # fmt: skip


def _figure(ways: Ways, one: Figure) -> Topics:
    lang = ways.lang
    rows = [[[year, *places], *rest] for (_, *places), year, *rest in
            (row(ways, fact) for fact in one.facts)]  # fmt: skip
    facts = table(one.name(lang), heads(lang)[1:], rows, "sheet plan-series")
    overlay = [
        html.A(str(overlay["name_zh" if lang == "zh" else "name_en"]),
               href=ways.to("", over=",".join(sorted({*ways.atlas.default().over, key}))))
        for key, overlay in ways.atlas.overlays.items()
        if overlay["indicator"] == one.key
    ]  # fmt: skip
    apart = say(lang, "plan.apart", "an overlay of its own, no circle:")
    return [
        (say(lang, "plan.numbers", "Numbers"), facts),
        (say(lang, "plan.area", "Area"), [apart, " ", *overlay] if overlay else ""),
    ]


def _region(ways: Ways, one: Region) -> Topics:
    lang = ways.lang
    told = next((each for each in ways.atlas.plan if each.key == one.key), None)
    return [
        (say(lang, "plan.members", "Members"),
         joined(list(ways.places(one.codes)), lang) if not one.core else ""),
        (say(lang, "plan.membership", "How they are known"), one.membership.say(lang)),
        (say(lang, "plan.variants", "Also printed as"), "、".join(one.others)),
        (say(lang, "plan.portrait", "In the document"), portrait(told, lang)[:1] if told else ""),
        (say(lang, "plan.note", "Note"), one.note.say(lang)),
    ]  # fmt: skip


def _spot(ways: Ways, one: Spot) -> Topics:
    lang = ways.lang
    return [
        (say(lang, "plan.says", "In short"), one.says.say(lang)),
        (say(lang, "plan.geometry", "Where its place is from"), one.basis.say(lang)),
    ]


def _entity(ways: Ways, one: Entity) -> Topics:
    lang = ways.lang
    return [
        (say(lang, "plan.class", "Class"), class_word(one.group, lang) if one.group else ""),
        (say(lang, "plan.drawn", "Can be shown as"),
         drawing_word(one.drawing, lang) if one.drawing else ""),
        (say(lang, "plan.hint", "From elsewhere, not verified"), one.hint.say(lang)),
    ]  # fmt: skip


def _term(ways: Ways, one: Term) -> Topics:
    lang = ways.lang
    outside = say(lang, "plan.outside", "general knowledge, not from the documents")
    return [
        (say(lang, "plan.meaning", "What it means"), one.meaning.say(lang)),
        (say(lang, "plan.note", "Note"), outside if one.outside else ""),
    ]


def _conflict(ways: Ways, one: Conflict) -> Topics:
    lang = ways.lang
    return [
        (say(lang, "plan.handling", "What is done here"), one.handling.say(lang)),
        (say(lang, "plan.topic", "About"), topic_word(one.topic, lang)),
        (say(lang, "plan.severity", "Weight"), severity_word(one.severity, lang)),
    ]


def _absence(ways: Ways, one: Absence) -> Topics:
    words = say(ways.lang, "plan.instead", "What stands here instead")
    return [(words, one.instead.say(ways.lang))]


_KINDS: Mapping[type[Entry], Callable[[Ways, Any], Topics]] = {
    Sector: _sector,
    Item: _item,
    Programme: _programme,
    Department: _department,
    Figure: _figure,
    Region: _region,
    Spot: _spot,
    Entity: _entity,
    Term: _term,
    Conflict: _conflict,
    Absence: _absence,
}
