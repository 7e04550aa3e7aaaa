"""The sectors in their tiers, with what is aimed at, where, by which programmes and items."""

from typing import Any

from dash import html

from dashboards.components.plan.amounts import aimed
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter, table
from geo import say
from geo.plan import Sector


def sectors(ways: Ways) -> html.Section:
    """List the sectors, tier by tier."""
    lang, found = ways.lang, ways.atlas.documents.sectors
    title = say(lang, "plan.sectors", "Sectors")
    tiers = list(dict.fromkeys(one.tier for one in found))
    blank = sum(not one.target for one in found)
    lead = say(
        lang,
        "plan.sectors.lead",
        "{count} sectors in {tiers} tiers; {blank} of them have no target.",
        count=len(found),
        tiers=len(tiers),
        blank=blank,
    )
    guard = say(
        lang,
        "plan.sectors.guard",
        "Targets are value added, revenue, trade or a financing flow, and their scopes overlap:"
        " they are never added up, nor shown as shares of one whole.",
    )
    parts: list[Any] = [html.P(lead, className="lead"), html.P(guard, className="guard")]
    for tier in tiers:
        parts += _tier(ways, [one for one in found if one.tier == tier])
    return chapter("sectors", title, *parts)


def _tier(ways: Ways, found: list[Sector]) -> list[Any]:
    lang = ways.lang
    name = found[0].tier_told.say(lang) or found[0].tier
    heads = [
        say(lang, "plan.sector", "Sector"),
        say(lang, "plan.target", "Target"),
        say(lang, "plan.regions", "Circles"),
        say(lang, "plan.items", "Items"),
        say(lang, "plan.actions", "Actions"),
        say(lang, "plan.named", "Names"),
    ]
    rows = [_row(ways, one) for one in found]
    return [
        html.H3([name, html.Span(str(len(found)), className="count")]),
        table(name, heads, rows, "sheet plan-sectors"),
    ]


def _row(ways: Ways, one: Sector) -> list[Any]:
    lang, documents = ways.lang, ways.atlas.documents
    near = documents.related(one)
    fields = joined([*one.sub_fields.parts(lang)], lang)
    aims = [part for key in one.figures for part in aimed(ways, key)]
    return [
        [html.Span(one.number, className="no"), ways.link(one), html.Small(fields)],
        html.Div(aims) if aims else _none(lang),
        html.Span(joined([ways.key(key, _short(ways, key)) for key in one.regions], lang) or "–"),
        html.Span(joined([_item(ways, one, key.key) for key in near if key.kind == "item"], lang)),
        html.Span(str(sum(other.kind == "action" for other in near) or "–")),
        html.Span(str(sum(other.kind in ("entity", "place") for other in near) or "–")),
    ]


def _none(lang: str) -> html.Span:
    return html.Span(say(lang, "plan.no_target", "no target set"), className="none")


def _short(ways: Ways, key: str) -> str:
    """Name a region in short; in full where the map does not know it."""
    places = ways.atlas.gazetteer.places
    return places[key].short(ways.lang) if key in places else ""


def _item(ways: Ways, sector: Sector, key: str) -> html.A:
    """Link to an item; faintly, where it is not of the same subject."""
    found = ways.atlas.documents.relation(sector.key, key)
    direct = found is not None and found.relation in ("direct", "new")
    return ways.key(key, className="" if direct else "aside-item")
