"""The items of the opinion: what is to be done, who leads and who has a part."""

from itertools import groupby
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter, table
from dashboards.markup import Element
from geo import say
from geo.plan import Department, Item


def items(ways: Ways) -> html.Section:
    """List the items; of one department where the reader chose it."""
    lang, documents = ways.lang, ways.atlas.documents
    chosen = documents.entries.get(ways.view.department)
    department = chosen if isinstance(chosen, Department) else None
    found = [one for one in documents.items if department is None or one.key in department.items]
    parts: list[Any] = [html.P(_lead(ways), className="lead")]
    if documents.departments:
        parts += [_choice(ways), *_chosen(ways, department)]
    for _, group in groupby(found, key=lambda one: one.tier_told):
        parts += _group(ways, list(group), department)
    return chapter("items", say(lang, "plan.items.title", "Items and who answers for them"), *parts)


def _lead(ways: Ways) -> str:
    lang, found = ways.lang, ways.atlas.documents.items
    led = [one for one in found if one.departments and not one.lead]
    told = say(
        lang,
        "plan.items.lead",
        "{count} items. The first department listed leads; {blank} items have none and are shared"
        " by duty.",
        count=len(found),
        blank=len(led),
    )
    if not any(one.cities for one in found):
        return told
    cities = say(
        lang,
        "plan.items.cities",
        "The governments of all cities answer for every one of the {count} as well.",
        count=sum(one.cities for one in found),
    )
    return f"{told} {cities}" if lang != "zh" else told + cities


def _choice(ways: Ways) -> Element:
    """Choose a department; works without scripts."""
    lang, view = ways.lang, ways.view
    label = say(lang, "plan.department", "Department")
    every = say(lang, "plan.department.all", "All departments")
    options: list[Any] = [html.Option(every, value="", selected=not view.department)]
    for one in ways.atlas.documents.departments:
        words = f"{one.name(lang)} ({len(one.items)})"
        options.append(html.Option(words, value=one.key, selected=view.department == one.key))
    kept = [
        Element("input", {"type": "hidden", "name": name, "value": value})
        for name, value in (("lang", view.lang), ("theme", view.theme), ("my", view.my))
        if value
    ]
    select = html.Select(options, id="department")
    inside: list[Any] = [
        *kept,
        Element("label", {"for": "department"}, label),
        Element("select", {"id": "department", "name": "department"}, select.children),
        html.Button(say(lang, "plan.show", "Show"), type="submit"),
    ]
    return Element("form", {"action": "/plan#items", "method": "get", "class": "choice"}, inside)


def _chosen(ways: Ways, one: Department | None) -> list[html.P]:
    if one is None:
        return []
    lang = ways.lang
    told = say(
        lang,
        "plan.department.told",
        "{name} leads {led} and has a part in {joined}.",
        name=one.name(lang),
        led=len(one.led),
        joined=len(one.joined),
    )
    every = html.A(say(lang, "plan.items.all", "Show all items"), href=f"{ways.to('plan')}#items")
    sheet = ways.link(one, say(lang, "plan.department.sheet", "Its sheet"))
    return [html.P([html.B(told), " ", sheet, " ", every], className="chosen-department")]


def _group(ways: Ways, found: list[Item], department: Department | None) -> list[Any]:
    lang = ways.lang
    name = found[0].tier_told.say(lang) or found[0].tier
    heads = [
        say(lang, "plan.item", "Item"),
        say(lang, "plan.lead", "Lead"),
        say(lang, "plan.partners", "Partners"),
        say(lang, "plan.tasks", "What is to be done"),
    ]
    rows = [_row(ways, one, department) for one in found]
    return [html.H3(name), table(name, heads, rows, "sheet plan-items")]


def _row(ways: Ways, one: Item, department: Department | None) -> list[Any]:
    lang = ways.lang
    target = [html.B(one.target.say(lang), className="aim")] if one.target else []
    role = []
    if department is not None:
        word = (
            say(lang, "plan.leads", "leads")
            if one.lead == department.key
            else say(lang, "plan.joins", "has a part")
        )
        role = [html.Span(word, className="tag")]
    return [
        [html.Span(one.key, className="no"), ways.link(one), *role],
        html.Span(lead(ways, one)),
        html.Span(joined([ways.key(key) for key in one.partners], lang) or "–"),
        html.Div([one.tasks.say(lang) or listed(one, lang), *target]),
    ]


def lead(ways: Ways, one: Item) -> Any:
    """Name the department that leads an item, or say that none does."""
    if one.lead:
        return ways.key(one.lead)
    if not one.departments:
        return "–"
    text = say(ways.lang, "plan.no_lead", "no lead: by duty")
    return html.Span(text, className="tag", **attributes(data_rule=one.lead_rule))


def listed(one: Item, lang: str) -> str:
    """Tell the fields of an item, where its tasks are not told."""
    sign = "、" if lang == "zh" else ", "
    return sign.join(one.sub_fields.parts(lang))
