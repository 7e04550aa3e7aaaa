"""The controls of the page that compares: what, in which terms, against what, whose city."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import (
    button,
    chosen_from,
    indicators,
    labelled,
    many_of,
    one_of,
)
from geo import Atlas, captions, say
from geo.comparisons import MOST, Board, chosen
from geo.vocabulary import ALLOWANCES, BASES


def choosing(board: Board) -> list[Any]:
    """Write the controls."""
    atlas, view = board.atlas, board.view
    lang = view.lang
    levels = {by: captions.level_of(atlas, by, lang) for by in atlas.levels}
    bases = {key: word.say(lang) for key, word in BASES.items()}
    panels = {
        "indicators": say(lang, "panels.indicators", "indicators"),
        "years": say(lang, "panels.years", "years"),
    }
    allowances = {key: word.say(lang) for key, word in ALLOWANCES.items()}
    ref = say(lang, "control.ref", "Compare with")
    return [
        labelled(say(lang, "control.basis", "In terms of"), one_of("basis", bases, view.basis)),
        labelled(ref, [chosen_from("ref", _references(atlas, lang), view.ref, ref)]),
        _fold(
            "indicators",
            say(lang, "control.indicators", "Indicators compared (up to {most})", most=MOST),
            _indicators(board),
        ),
        *_groupings(board),
        labelled(
            say(lang, "control.panels", "Maps side by side"),
            one_of("panels", panels, view.panels, "segmented"),
        ),
        labelled(
            say(lang, "control.by.maps", "Maps by"), one_of("by", levels, view.by, "segmented")
        ),
        labelled(
            say(lang, "control.lead", "Told in full"), [indicators(board.lead, view.indicator)]
        ),
        _fold(
            "allow",
            say(lang, "control.allow", "Exceptions, labelled"),
            [many_of("allow", allowances, view.allow)],
        ),
    ]


def _fold(key: str, name: str, inside: list[Any]) -> html.Details:
    return html.Details(
        [html.Summary(name), *inside], className="fold", **attributes(data_fold=key)
    )


def _groupings(board: Board) -> list[html.Div]:
    """Choose whose regions are compared, where there are several groupings."""
    atlas, lang = board.atlas, board.view.lang
    if len(atlas.groupings) < 2:
        return []
    names = {key: one.name(lang) for key, one in atlas.groupings.items()}
    label = say(lang, "control.grouping", "Regions")
    return [labelled(label, one_of("grouping", names, board.grouping.key))]


def _references(atlas: Atlas, lang: str) -> dict[str, str]:
    """Name what regions can be held against: the province, a region, a city."""
    level, codes = atlas.measures.parts_of_province
    whole = {"": atlas.province.name(lang)}
    regions = {
        place.code: place.name(lang)
        for key, one in atlas.groupings.items()
        if one.level == level
        for place in atlas.inside(key, "")
    }
    return whole | regions | {code: atlas.areas[code].name(lang) for code in codes}


def _indicators(board: Board) -> list[html.Div]:
    """Choose indicators by theme; the reader's order is kept."""
    atlas, lang = board.atlas, board.view.lang
    now = chosen(atlas, board.view)
    parts: list[html.Div] = []
    for theme, names in atlas.themes.items():
        inside = [one for one in atlas.indicators.values() if one.theme == theme]
        chips = [button("indicators", one.key, one.name(lang), one.key in now) for one in inside]
        if chips:
            label = html.Span(names[0 if lang == "zh" else 1], className="label")
            parts.append(html.Div([label, html.Div(chips, className="chips")], className="control"))
    return parts
