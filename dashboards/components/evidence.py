"""What speaks for and against an indicator: publications, breaks, conflicts."""

from typing import Any

from dash import html

from dashboards.components.sections import (
    Row,
    digits,
    folded,
    outward,
    section,
    span,
    table,
    titled,
)
from dashboards.components.traced import traced
from geo import Atlas, View, captions, say
from geo.catalogues import (
    Coverage,
    Disputed,
    Publication,
    Redrawing,
    breaks_of,
    conflicts_of,
    publications,
    redrawings,
    revisions,
)
from geo.text import listed, number
from geo.traces import input_of
from geo.vocabulary import GRADES, VINTAGES

MOST = 12
"""Rows that stand open; more are folded."""


def levels_of(atlas: Atlas, by: str) -> tuple[str, ...]:
    """Return the levels down to the one that carries the values of ``by``."""
    levels = tuple(atlas.shapes)
    return levels[: levels.index(atlas.series.level(by)) + 1]


def sources(atlas: Atlas, view: View, found: Coverage) -> html.Section:
    """Name the publications behind the values down to the view's level."""
    lang = view.lang
    listed_here = publications(found.inputs)
    title = say(lang, "evidence.sources", "Sources")
    if not listed_here:
        return section(
            "sources", title, _empty(say(lang, "source.none", "No published value is shown."))
        )
    heads = [
        say(lang, "evidence.publication", "Publication"),
        say(lang, "evidence.published", "Published"),
        say(lang, "evidence.grade", "Grade"),
        say(lang, "evidence.values", "Values"),
        say(lang, "evidence.years", "Of the years"),
        say(lang, "evidence.address", "Address"),
    ]
    rows = [_publication(atlas, one, lang) for one in listed_here]
    grades = dict.fromkeys(sorted(one.grade for one in listed_here if one.grade))
    meant = [f"{grade} {GRADES[grade].say(lang)}" for grade in grades]
    text = say(
        lang,
        "evidence.behind",
        "{count} published values of {sources} publications. Grades: {grades}.",
        count=len(found.inputs),
        sources=len(listed_here),
        grades=" · ".join(meant),
    )
    return section("sources", title, html.P(text), *_folded(title, heads, rows, "sources", lang))


def _publication(atlas: Atlas, one: Publication, lang: str) -> Row:
    source = one.source
    publisher = atlas.publisher(source.publisher, lang)
    name: list[Any] = [source.title]
    if publisher and publisher != source.title:
        name.append(html.Small(publisher))
    return [
        name,
        str(source.year or ""),
        one.grade,
        str(one.count),
        span(one.years, lang),
        outward(source.url, lang),
    ]


def _folded(title: str, heads: list[str], rows: list[Row], kind: str, lang: str) -> list[Any]:
    """Write a table, its first rows open."""
    parts = [rows[:MOST], rows[MOST:]]
    tables = [table(title, heads, part, kind, _NUMBERS[kind]) for part in parts if part]
    return folded(tables, say(lang, "ranking.more", "and {count} more", count=len(parts[1])))


_NUMBERS = {"sources": (1, 3), "conflicts": (1, 2, 3, 4)}


def breaks(atlas: Atlas, view: View, found: Coverage) -> html.Section:
    """Tell where the series cannot be followed: declared breaks, vintages, boundaries."""
    lang, levels = view.lang, levels_of(atlas, view.by)
    indicator = found.indicator
    stops: list[Row] = [
        [
            f"{one.from_year} → {one.to_year}",
            say(lang, "evidence.declared", "declared break"),
            listed(lang, [captions.level(level, lang) for level in one.levels]),
            one.reason(lang),
        ]
        for one in breaks_of(atlas, indicator, levels)
    ]
    rows = [*stops, *_revised(atlas, view, found, levels), *_redrawn(atlas, found, lang)]
    title = say(lang, "evidence.breaks", "Breaks")
    if not rows:
        text = say(
            lang, "evidence.unbroken", "No break is declared, and no census vintage changes."
        )
        return section("breaks", title, _empty(text))
    heads = [
        say(lang, "evidence.when", "When"),
        say(lang, "evidence.what", "What"),
        say(lang, "evidence.where", "Where"),
        say(lang, "evidence.detail", "In detail"),
    ]
    return section("breaks", title, table(title, heads, rows, "breaks"))


def _revised(atlas: Atlas, view: View, found: Coverage, levels: tuple[str, ...]) -> list[Row]:
    """Tell the changes of census vintage."""
    lang = view.lang
    rows: list[Row] = []
    for one in revisions(atlas, found.indicator, levels):
        names = [atlas.place(code).short(lang) for code in one.codes if code in atlas.areas]
        where = captions.level(one.level, lang)
        if len(atlas.inside(one.level, "")) > 1:
            where = say(
                lang,
                "evidence.areas",
                "{level} ({count}): {names}",
                count=len(one.codes),
                level=where,
                names=listed(lang, names),
            )
        text = f"{VINTAGES[one.before].say(lang)} → {VINTAGES[one.after].say(lang)}"
        if one.column != found.indicator.key:
            text = f"{atlas.indicators[one.column].name(lang)} · {text}"
        rows.append([str(one.year), say(lang, "evidence.vintage", "census vintage"), where, text])
    return rows


def _redrawn(atlas: Atlas, found: Coverage, lang: str) -> list[Row]:
    """Tell the changes of boundaries that matter to the values shown."""
    level = atlas.series.level(found.by)
    seen = [one.year for one in found.inputs if _level(atlas, one.code) == level]
    return [
        [
            str(one.year),
            say(lang, "evidence.boundary", "boundaries"),
            _exchange(atlas, one, lang),
            listed(lang, one.orders),
        ]
        for one in redrawings(atlas, level, min(seen, default=max(found.years)))
    ]


def _level(atlas: Atlas, code: str) -> str:
    return atlas.areas[code].level if code in atlas.areas else list(atlas.shapes)[-1]


def _exchange(atlas: Atlas, one: Redrawing, lang: str) -> str:
    """Name the areas before and after."""
    former = atlas.measures.ground.territories.former

    def named(code: str) -> str:
        known = code in atlas.areas and (lang != "zh" or code not in former)
        return atlas.place(code).name(lang) if known else former[code][0]

    old = [named(code) for code in one.old]
    new = [atlas.place(code).name(lang) for code in one.new]
    return f"{listed(lang, old)} → {listed(lang, new)}"


def conflicts(atlas: Atlas, view: View, found: Coverage) -> html.Section:
    """List what was published beside the values that are shown."""
    lang = view.lang
    title = say(lang, "evidence.conflicts", "Conflicts")
    disputed = conflicts_of(atlas, found.indicator, levels_of(atlas, view.by))
    rows = [row for one in disputed for row in _disputed(atlas, view, found, one)]
    if not rows:
        text = say(lang, "evidence.undisputed", "No other published value was found.")
        return section("conflicts", title, _empty(text))
    heads = [
        say(lang, "evidence.place", "Place"),
        say(lang, "evidence.year", "Year"),
        say(lang, "evidence.shown", "Shown"),
        say(lang, "evidence.other", "Also published"),
        say(lang, "evidence.difference", "Difference"),
        say(lang, "evidence.stands", "Where, and why it is not shown"),
    ]
    text = say(
        lang,
        "evidence.kept",
        "Other publications give another value for the same place and year. Both are kept; one is"
        " shown.",
    )
    return section(
        "conflicts", title, html.P(text), *_folded(title, heads, rows, "conflicts", lang)
    )


def _disputed(atlas: Atlas, view: View, found: Coverage, one: Disputed) -> list[Row]:
    """Set every other value beside the one that is shown; both lead to its trace."""
    lang = view.lang
    column = atlas.indicators[one.column]
    place: list[Any] = [atlas.place(one.code).short(lang)]
    if column.key != found.indicator.key:
        place.append(html.Small(column.name(lang)))

    def link(told: str) -> html.A:
        return traced(view, one.column, [one.code], one.year, told)

    rows: list[Row] = []
    others = input_of(atlas, one.shown).others if one.shown else ()
    for at, conflict in enumerate(one.others):
        known = others[at] if others else None
        apart = "" if known is None or known.difference is None else _signed(known.difference)
        why = known.why(lang) if known else conflict.note
        where = titled(conflict.source)
        rows.append(
            [
                place,
                str(one.year),
                link(digits(one.shown.value)) if one.shown else "–",
                link(digits(conflict.value)),
                apart,
                [where, html.Small(why)],
            ]
        )
    return rows


def _signed(percent: float) -> str:
    return f"{'+' if percent > 0 else ''}{number(percent, 2)}%"


def _empty(text: str) -> html.P:
    return html.P(text, className="empty")
