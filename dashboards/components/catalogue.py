"""The catalogue: every indicator with what is known of it, and the way to its sheet."""

from dataclasses import asdict, replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.sections import current, span
from dashboards.markup import Element
from geo import Atlas, View, captions, say
from geo.catalogues import Entry, Span, entries
from geo.indicators import Indicator

ANCHOR = "#indicator"


def catalogue(atlas: Atlas, view: View) -> html.Section:
    """List all indicators by theme; the one shown is marked."""
    lang = view.lang
    title = say(lang, "catalogue", "Catalogue")
    found = entries(atlas)
    none = say(lang, "catalogue.none", "No indicator has this in its name.")
    head: list[Any] = [
        html.H2([title, html.Span(str(len(found)), className="count")]),
        _filter(lang),
        html.P(_reading(lang), className="fine"),
        html.P(none, id="catalogue-none", hidden=True, role="status"),
    ]
    return html.Section(
        [
            html.Div(head, className="catalogue-head"),
            html.Div(
                _table(atlas, view, found),
                className="catalogue-list",
                **attributes(data_list="1"),
            ),
        ],
        id="catalogue",
        className="catalogue",
        tabIndex=-1,
        **attributes(aria_label=title),
    )


def sheet_address(atlas: Atlas, view: View, key: str) -> str:
    """Return the address of an indicator's sheet, in the newest year of its own."""
    year = atlas.default(key, view.by).year
    there = replace(view, page="data", indicator=key, year=year, breaks=(), palette="")
    return f"{atlas.address(there)}{ANCHOR}"


def kind(indicator: Indicator, lang: str) -> str:
    """Say whether it is published or computed, and how."""
    words = {
        "column": say(lang, "kind.column", "published"),
        "ratio": say(lang, "kind.ratio", "computed: ratio"),
        "share": say(lang, "kind.share", "computed: share"),
        "quotient": say(lang, "kind.quotient", "computed: location quotient"),
        "growth": say(lang, "kind.growth", "computed: growth"),
        "average_growth": say(lang, "kind.average", "computed: average growth"),
    }
    return words[indicator.measure]


def _reading(lang: str) -> str:
    """Say how the figures beside an indicator are read."""
    return say(
        lang,
        "catalogue.reading",
        "Above, how many areas have a value in the best covered year; below, the years known.",
    )


def _filter(lang: str) -> Element:
    text = say(lang, "catalogue.filter", "Filter by name, key or unit")
    return Element(
        "input",
        {
            "id": "catalogue-filter",
            "type": "search",
            "placeholder": text,
            "aria-label": text,
            "autocomplete": "off",
            "spellcheck": "false",
        },
    )


def _table(atlas: Atlas, view: View, found: tuple[Entry, ...]) -> html.Table:
    lang = view.lang
    levels = [level for level in atlas.levels if level not in atlas.groupings]
    heads = [
        say(lang, "catalogue.indicator", "Indicator"),
        *(captions.short_level(level, lang) for level in levels),
    ]
    themes = dict.fromkeys(one.indicator.theme for one in found)
    groups = [
        html.Tbody(
            [
                html.Tr(
                    html.Th(
                        atlas.themes[theme][0 if lang == "zh" else 1],
                        scope="rowgroup",
                        colSpan=len(heads),
                    ),
                    className="theme",
                ),
                *(_row(atlas, view, one, levels) for one in found if one.indicator.theme == theme),
            ]
        )
        for theme in themes
    ]
    caption = say(
        lang,
        "catalogue.caption",
        "Indicators by theme; for every level how many areas have a value in its best year, and"
        " the years in which any has one",
    )
    head = html.Thead(html.Tr([html.Th(word, scope="col") for word in heads]))
    return html.Table([html.Caption(caption), head, *groups])


def _row(atlas: Atlas, view: View, one: Entry, levels: list[str]) -> html.Tr:
    lang, indicator = view.lang, one.indicator
    chosen = indicator.key == view.indicator
    name = html.A(
        indicator.name(lang),
        href=sheet_address(atlas, view, indicator.key),
        **current(chosen),
    )
    beside = [html.Span(atlas.unit(indicator, lang)), html.Span(kind(indicator, lang))]
    words = (indicator.key, indicator.name_zh, indicator.name_en, *atlas.units[indicator.unit])
    return html.Tr(
        [
            html.Th([name, html.Small(beside), *_counts(one, lang)], scope="row"),
            *(html.Td(_span(one.spans[level], lang)) for level in levels),
        ],
        className="chosen" if chosen else None,
        **attributes(data_find=" ".join(words).casefold()),
    )


def _counts(one: Entry, lang: str) -> list[html.Small]:
    """Count breaks and conflicts, where there are any."""
    words = [
        say(lang, "catalogue.breaks", "breaks: {count}", count=one.breaks) if one.breaks else "",
        say(lang, "catalogue.conflicts", "conflicts: {count}", count=one.conflicts)
        if one.conflicts
        else "",
    ]
    told = [html.Span(word) for word in words if word]
    return [html.Small(told, className="care")] if told else []


def _span(one: Span, lang: str) -> list[Any]:
    """Say how many areas have a value in the best covered year, and in which years any has one."""
    if not one.years:
        return [html.Span("–", title=say(lang, "catalogue.nothing", "nothing was found"))]
    full = "full" if one.have == one.of else None
    told = say(lang, "catalogue.have", "{have}/{of} ({year})", **asdict(one))
    return [html.Span(told, className=full), html.Small(span(one.years, lang))]
