"""Where an entry leads: to the map, to the register of sites, to the targets."""

from collections.abc import Iterator
from typing import Any

from dash import html

from dashboards.components.plan.ways import Ways, joined
from geo import captions, say
from geo.plan import Action, Department, Entry, Figure, Region, Sector, Spot

NEAR = "10"
"""Zoom at which a single place is looked at."""


def leads(ways: Ways, one: Entry) -> list[html.P]:
    """Lead from an entry to the other pages."""
    found = [*_own(ways, one), *_mapped(ways, one)]
    return [html.P(found, className="leads")] if found else []


def _mapped(ways: Ways, one: Entry) -> list[Any]:
    """Lead to the areas that an entry names."""
    places = ways.places(one.codes)
    if not places:
        return []
    label = say(ways.lang, "plan.on_map", "On the map")
    return [html.Span(label, className="label"), html.Span(joined(list(places), ways.lang))]


def _own(ways: Ways, one: Entry) -> Iterator[html.A]:
    """Lead where entries of its kind lead."""
    if isinstance(one, Spot) and one.position:
        yield _there(ways, one)
    if isinstance(one, Region) and one.key in ways.atlas.gazetteer.places:
        yield _region(ways, one)
    if isinstance(one, Sector):
        yield from _sites(ways, one)
    if isinstance(one, Action):
        yield from _platforms(ways, one)
    if isinstance(one, Figure):
        yield from _measured(ways, one)
    if isinstance(one, Department):
        words = say(ways.lang, "plan.its_items", "Its items")
        yield _way(words, f"{ways.to('plan', department=one.key)}#items")


def _way(words: str, address: str) -> html.A:
    return html.A(words, href=address, className="open")


def _there(ways: Ways, one: Spot) -> html.A:
    """Lead to the map around a named place, with the layer of named places on."""
    lon, lat = one.position or (0.0, 0.0)
    over = sorted({*ways.atlas.default().over, "places"})
    at = f"{lat:.4f},{lon:.4f},{NEAR}"
    words = say(ways.lang, "plan.at_place", "The place on the map")
    return _way(words, ways.to("", over=",".join(over), at=at))


def _region(ways: Ways, one: Region) -> html.A:
    place = ways.atlas.place(one.key)
    words = say(ways.lang, "plan.region.map", "The cities of {place} on the map",
                place=place.short(ways.lang))  # fmt: skip
    return _way(words, ways.to("", within=one.key))


def _sites(ways: Ways, one: Sector) -> Iterator[html.A]:
    listed = ways.atlas.register.select(sectors=[one.key])
    words = say(
        ways.lang, "plan.sites", "Sites of the sector listed here: {count}", count=len(listed)
    )
    if listed:
        yield _way(words, ways.to("sites", sectors=one.key))


def _platforms(ways: Ways, one: Action) -> Iterator[html.A]:
    """Lead to the listed sites of the types of platform that an action names."""
    atlas, lang = ways.atlas, ways.lang
    counts: dict[str, int] = {}
    for site in atlas.register.sites.values():
        counts[site.platform] = counts.get(site.platform, 0) + 1
    for row in atlas.tables.get("platforms", ()):
        key = str(row["key"])
        if row["action"] == one.key and counts.get(key):
            name = str(row["name_zh" if lang == "zh" else "name_en"])
            words = say(
                lang, "plan.platforms", "{name}: {count} listed", name=name, count=counts[key]
            )
            yield _way(words, ways.to("sites", platform=key))


def _measured(ways: Ways, one: Figure) -> Iterator[html.A]:
    """Lead from a figure to its target, and to the indicator of the atlas that is like it."""
    atlas, lang = ways.atlas, ways.lang
    if one.key in atlas.goals and one.targets:
        yield _way(say(lang, "plan.to_target", "Path to the target"),
                   ways.to("targets", target=one.key))  # fmt: skip
    for row in atlas.tables.get("panel_map", ()):
        key = str(row["panel_indicator"])
        if row["document_indicator"] == one.key and key in atlas.indicators:
            words = say(lang, "plan.to_indicator", "{name} by {level}",
                        name=atlas.indicators[key].name(lang),
                        level=captions.level(atlas.start["by"], lang))  # fmt: skip
            yield _way(words, ways.to("", indicator=key))
