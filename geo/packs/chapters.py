"""Chapters: the pages of a pack, in their order, each made when it is needed."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from geo.briefs import Brief, compose_brief
from geo.captions import level
from geo.exports.tableaux import Cover, Heading, Words
from geo.packs.orders import Binder
from geo.packs.pages import Leaf, Map, Page
from geo.packs.tallies import alike, compared, listed_sites, position, publications
from geo.places import Place
from geo.text import listed, number, say
from geo.views import View

_POSITION, _TARGETS = ("size", "shape", "inside"), ("targets", "care")
"""The parts of a brief that stand in the chapters."""
_LEADING = 4
"""Indicators whose places are held side by side on a map, with their ranking."""


def leaves(binder: Binder) -> tuple[Leaf, ...]:
    """Return every page of a pack, in order."""
    return (
        Leaf("cover", partial(_cover, binder)),
        Leaf("method", partial(_method, binder)),
        *(leaf for place in binder.places for leaf in _chapter(binder, place)),
        *_comparison(binder),
        Leaf("sources", partial(publications, binder)),
    )


def title(binder: Binder) -> str:
    """Name a pack: in its order's words, else by what it holds."""
    name = level(binder.order.by, binder.lang)
    text = "Services by {by}, indicators: {count}"
    own = say(binder.lang, "pack.title", text, by=name, count=len(binder.order.indicators))
    return binder.order.title or own


def _cover(binder: Binder) -> Page:
    atlas, lang = binder.atlas, binder.lang
    names = listed(lang, [one.short(lang) for one in binder.places])
    sketch = say(lang, "sketch", "Sketch map, not reviewed by the mapping authority")
    version = say(lang, "version", "Data {version}", version=atlas.version)
    credit = atlas.credit[lang if lang in atlas.credit else "en"]
    review = binder.order.wish.review or sketch
    said = (f"{atlas.province.name(lang)} · {names}", binder.order.wish.note, version)
    return Cover(title(binder), (*(one for one in said if one), f"{credit} · {review}"))


def _method(binder: Binder) -> Page:
    """Say how the maps are made, and what is left out."""
    lang = binder.lang
    return Words(say(lang, "pack.method", "Method"), tuple(_methods(binder)))


def _methods(binder: Binder) -> Iterator[str]:
    lang = binder.lang
    text = (
        "One scale an indicator: classes are cut over all places of the level in the province, so a"
        " colour means the same in every chapter."
    )
    yield say(lang, "pack.scale", text)
    text = (
        "Each indicator stands on the finest level of which at least half of the places have a"
        " value, in the newest year that most of them have, unless a year was asked for. What has"
        " no value is hatched, never estimated."
    )
    yield say(lang, "pack.level", text)
    text = (
        "Values of a region are sums of its areas, ratios are ratios of sums; where an area is"
        " missing there is no total. Ranks are among all places of the level."
    )
    yield say(lang, "pack.rules", text)
    text = (
        "Every value with its publication, status, census vintage and formula stands in the"
        " workbook that comes with this pack."
    )
    yield say(lang, "pack.traces", text)
    yield from (one for one in (_elsewhen(binder), unmapped(binder)) if one)


def _elsewhen(binder: Binder) -> str:
    """Say which indicators are not shown in the year that was asked for; empty where all are."""
    lang, order = binder.lang, binder.order
    years = {
        key: binder.scene(key, binder.level(key) or order.by).view.year for key in order.indicators
    }
    named = [
        f"{binder.atlas.indicators[key].name(lang)} {year}".strip()
        for key, year in years.items()
        if order.year and year != order.year
    ]
    text = "Not published for {year}, so in the newest year of their own: {names}."
    told = say(lang, "pack.other_year", text, year=order.year, names=listed(lang, named))
    return told if named else ""


def unmapped(binder: Binder) -> str:
    """Say which indicators have no map in the chapters of places; empty where all have."""
    lang, order = binder.lang, binder.order
    left = [key for key in order.indicators if not binder.level(key)]
    names = listed(lang, [binder.atlas.indicators[key].name(lang) for key in left])
    text = "Without a map, since too few places have a value: {names}."
    return say(lang, "pack.left", text, names=names) if left else ""


def _chapter(binder: Binder, place: Place) -> Iterator[Leaf]:
    """Return the pages of a place."""
    at = place.code
    yield Leaf(f"{at}/heading", partial(_heading, binder, place))
    yield Leaf(f"{at}/brief", partial(_brief, binder, place))
    yield Leaf(f"{at}/position", partial(position, binder, place))
    mapped = binder.mapped(place)
    for key in mapped:
        yield Leaf(f"{at}/map/{key}", partial(_map, binder, place, key, lead=key == mapped[0]))
    yield Leaf(f"{at}/peers", partial(alike, binder, place))
    yield Leaf(f"{at}/targets", partial(_targets, binder, place))
    yield Leaf(f"{at}/sites", partial(listed_sites, binder, place))


def _heading(binder: Binder, place: Place) -> Page:
    lang, atlas = binder.lang, binder.atlas
    parts = [atlas.place(code).short(lang) for code in place.codes if code != place.code]
    text = "Indicators on the map: {count}"
    mapped = say(lang, "pack.mapped", text, count=len(binder.mapped(place)))
    told = (listed(lang, parts), mapped)
    return Heading(place.name(lang), tuple(one for one in told if one))


def _situation(binder: Binder, place: Place) -> Brief:
    return compose_brief(binder.atlas, View(page="targets", lang=binder.lang), place)


def _said(brief: Brief, keys: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(one.say(lang) for part in brief.parts if part.key in keys for one in part.said)


def _brief(binder: Binder, place: Place) -> Page:
    lang = binder.lang
    name = say(lang, "brief.title", "Situation: {place}", place=place.name(lang))
    said = _said(_situation(binder, place), _POSITION, lang)
    return Words(name, said, (_traced(lang),))


def _targets(binder: Binder, place: Place) -> Page:
    lang = binder.lang
    text = "{place}: targets, and what to read with care"
    name = say(lang, "pack.targets", text, place=place.short(lang))
    return Words(name, _said(_situation(binder, place), _TARGETS, lang), (_traced(lang),))


def _traced(lang: str) -> str:
    text = "Every number with its publication: see the page Sources and the workbook."
    return say(lang, "pack.traced", text)


def _map(binder: Binder, place: Place, key: str, *, lead: bool) -> Page:
    scene = binder.scene(key, binder.level(key), place.code)
    return Map(f"{place.code}-{key}", binder.sheet(scene), ranking=lead)


def _comparison(binder: Binder) -> Iterator[Leaf]:
    """Return the pages that hold the chapters' places side by side."""
    yield Leaf("comparison/heading", partial(_compared_heading, binder))
    yield Leaf("comparison/table", partial(compared, binder))
    by = binder.order.by
    known = (
        key
        for key in binder.order.indicators
        if any(one.value.value is not None for one in binder.scene(key, by).lines)
    )
    for key in islice(known, _LEADING):
        yield Leaf(f"comparison/map/{key}", partial(_compared_map, binder, key))


def _compared_heading(binder: Binder) -> Page:
    lang, count = binder.lang, number(len(binder.places), 0)
    name = say(lang, "pack.comparison", "Side by side")
    text = "{count} places, {level}"
    by = level(binder.order.by, lang)
    return Heading(name, (say(lang, "pack.comparison.is", text, count=count, level=by),))


def _compared_map(binder: Binder, key: str) -> Page:
    sheet = binder.sheet(binder.scene(key, binder.order.by))
    return Map(f"{binder.order.by}-{key}", sheet, ranking=True)
