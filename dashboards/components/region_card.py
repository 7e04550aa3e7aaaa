"""The card of the pinned place: its numbers, its rank, its circle, its sites, its plan."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.painting import finer
from dashboards.components.plan.ways import Ways
from dashboards.components.sparkline import sparkline
from dashboards.components.traced import traced
from dashboards.markup import Element
from geo import Scene, captions, say
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.measures import Value
from geo.places import Place
from geo.plan import TOPICS, Portrait
from geo.text import listed, number
from geo.vocabulary import FLAGS, GRADES, STATUSES, VINTAGES


def region_card(scene: Scene, place: Place) -> html.Section:
    """Tell what is known of a place.

    Parameters
    ----------
    scene : Scene
        The map it is pinned on: its year, language and indicator.
    place : Place
        An area, or a region of a grouping.
    """
    lang = scene.view.lang
    pinned = [close_card(scene)] if scene.view.pin else []
    head = [
        html.Div([html.H2(place.name(lang)), *pinned], className="card-head"),
        html.P(_kicker(scene, place), className="kicker"),
        *_open(scene, place),
    ]
    return html.Section(
        [*head, _numbers(scene, place), *_sites(scene, place), *_plan(scene, place)],
        className="card" if scene.view.pin else "card home",
        **attributes(aria_label=place.name(lang), data_pin=place.code),
    )


def close_card(scene: Scene) -> Any:
    """Unpin the card."""
    shut = say(scene.view.lang, "card.close", "Close")
    view = replace(scene.view, pin="")
    return ask(scene, "✕", view, className="close", **attributes(aria_label=shut))


def _kicker(scene: Scene, place: Place) -> str:
    """Say what kind of place it is and what it belongs to."""
    atlas, lang = scene.atlas, scene.view.lang
    words = [captions.level(place.by, lang)]
    if place.code in atlas.areas:
        area = atlas.areas[place.code]
        words = [area.type_zh if lang == "zh" else area.type_en]
        for grouping in atlas.groupings:
            region = atlas.gazetteer.region_of(place.code, grouping)
            words += [region.name(lang)] if region else []
    else:
        words.append(listed(lang, [atlas.place(code).short(lang) for code in place.codes]))
    if place.code in {code for codes in atlas.marks.values() for code in codes}:
        words.append(say(lang, "core", "core of the plan"))
    return " · ".join(words)


def _open(scene: Scene, place: Place) -> list[html.A]:
    """Lead into the place, one level finer."""
    levels = scene.atlas.levels
    if place.by not in levels or place.by == levels[-1]:
        return []
    by = levels[levels.index(place.by) + 1] if place.by != scene.view.by else finer(scene)
    lang = scene.view.lang
    text = say(lang, "card.open", "Open by {level}", level=captions.level(by, lang))
    view = replace(scene.view, by=by, within=place.code, at=())
    if (view.by, view.within) == (scene.view.by, scene.view.within):
        return []
    return [ask(scene, text, view, className="open")]


def _numbers(scene: Scene, place: Place) -> html.Table:
    atlas = scene.atlas
    keys = dict.fromkeys([scene.indicator.key, *atlas.card])
    rows = [_number(scene, place, atlas.indicator(key)) for key in keys]
    return html.Table(html.Tbody([row for row in rows if row is not None]), className="numbers")


def _number(scene: Scene, place: Place, indicator: Indicator) -> html.Tr | None:
    """Show an indicator in the year of the map, or its newest; nothing where there is none."""
    atlas, lang = scene.atlas, scene.view.lang
    points = atlas.series.comparable(indicator, place).points
    series = {point.year: point.value for point in points}
    known = [year for year, value in series.items() if value.value is not None]
    asked = int(scene.view.year) if scene.view.year.isdigit() else 0
    if not known:
        return None
    year = asked if asked in known else max(known)
    value = series[year]
    amount = number(value.value or 0, indicator.decimals)
    link = traced(scene.view, indicator.key, place.codes, year, amount)
    rank = _rank(scene, indicator, place, year)
    breaks = [point.year for point in points if point.breaks]
    told = f"{indicator.name(lang)} {min(known)}–{max(known)}"
    if breaks:
        years = listed(lang, [str(at) for at in breaks])
        told = say(lang, "series.breaks", "{series}, broken at {years}", series=told, years=years)
    line = sparkline({at: one.value for at, one in series.items()}, breaks, year, told)
    standing = html.Small(_beside(scene, rank, value, year), className="standing")
    return html.Tr(
        [
            html.Th([indicator.name(lang), standing], scope="row"),
            html.Td(line),
            html.Td([html.B(link), html.Small(atlas.unit(indicator, lang))], className="amount"),
        ]
    )


def _beside(scene: Scene, rank: str, value: Value, year: int) -> str:
    """Say the year, the rank and what must not be overlooked."""
    lang = scene.view.lang
    words = [
        str(year),
        rank,
        STATUSES[value.status].say(lang) if value.status else "",
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
        f"{value.grade} {GRADES[value.grade].say(lang)}" if value.grade == "C" else "",
        FLAGS["mixed_vintage"].say(lang) if "mixed_vintage" in value.flags else "",
    ]
    return " · ".join(word for word in words if word)


def _rank(scene: Scene, indicator: Indicator, place: Place, year: int) -> str:
    """Say the rank among places of the same level or grouping; nothing where there is none."""
    found = rank_of(scene.atlas, indicator, place, year)
    if found is None:
        return ""
    return say(scene.view.lang, "card.rank", "rank {rank} of {of}", rank=found[0], of=found[1])


def _sites(scene: Scene, place: Place) -> list[html.Details | html.P]:
    """List the sites here; what is listed is not what there is."""
    lang, atlas = scene.view.lang, scene.atlas
    inside = () if place.code == atlas.province.code else place.codes
    found = atlas.register.select(codes=inside)
    if not found:
        text = say(lang, "card.sites.none", "No site is listed here; the register is partial.")
        return [html.P(text, className="fold")]
    summary = say(
        lang, "card.sites", "Sites listed here: {count} (register partial)", count=len(found)
    )
    shown = replace(scene.view, over=_with_sites(scene))
    items: list[Any] = [
        Element("li", {}, ask(scene, site.name(lang), replace(shown, pin=site.key)))
        for site in found
    ]
    return [
        html.Details(
            [html.Summary(summary), html.Ul(items)],
            className="fold",
            **attributes(data_fold="listed"),
        )
    ]


def _with_sites(scene: Scene) -> tuple[str, ...]:
    return tuple(sorted({*scene.view.over, "sites"}))


def _plan(scene: Scene, place: Place) -> list[html.Details | html.P]:
    """Tell what the plan says of the place's circle and core, and lead to all that names it."""
    told = [portrait for portrait in scene.atlas.plan if portrait.concerns(place)]
    return [*(_portrait(scene, one) for one in told), *named(scene, place.code)]


def named(scene: Scene, code: str) -> list[html.P]:
    """Lead to the entries of the documents that name a place; nothing where none does."""
    lang, count = scene.view.lang, len(scene.atlas.documents.placed(code))
    text = say(lang, "plan.mentions", "Named in the documents: {count} entries", count=count)
    link = html.A(text, href=Ways(scene.atlas, scene.view).named(code))
    return [html.P(link, className="fold")] if count else []


def _portrait(scene: Scene, one: Portrait) -> html.Details:
    lang = scene.view.lang
    title = say(lang, "card.plan", "The plan on {name}", name=one.name(lang))
    words = say(lang, "plan.open", "Open in the documents")
    link = html.A(words, href=Ways(scene.atlas, scene.view).entry(one.key))
    return html.Details(
        [html.Summary(title), *portrait(one, lang), html.P(link, className="fine")],
        className="fold",
        **attributes(data_fold=one.key),
    )


def portrait(one: Portrait, lang: str) -> list[html.Dl | html.P]:
    """Tell what a document says of a region or core, in proper names, with section and line."""
    terms = {topic: one.words(topic, lang) for topic in TOPICS}
    rows = [
        part
        for topic, words in terms.items()
        if words
        for part in (
            html.Dt(say(lang, f"plan.{topic}", _TOPICS[topic])),
            html.Dd(listed(lang, words)),
        )
    ]
    where = say(
        lang,
        "card.plan.source",
        "{document}, {section}, line {line}",
        document=one.document(lang),
        section=one.section,
        line=one.line,
    )
    return [html.Dl(rows), html.P(where, className="fine")]


_TOPICS = {
    "foundations": "Foundations",
    "focus_sectors": "Focus sectors",
    "positioning": "Positioning",
    "signature_sectors": "Signature sectors",
    "named_assets_in_document": "Named assets",
    "finance_reform_pilots": "Finance pilots",
}
