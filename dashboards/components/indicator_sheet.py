"""The sheet of an indicator: what it means, how it is computed, and how it may be added up."""

import re
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.catalogue import kind, sheet_address
from geo import Atlas, View, say
from geo.catalogues import used_by
from geo.indicators import Formula, Indicator


def indicator_sheet(atlas: Atlas, view: View) -> html.Section:
    """Describe the view's indicator."""
    lang, one = view.lang, atlas.indicators[view.indicator]
    theme = atlas.themes[one.theme][0 if lang == "zh" else 1]
    return html.Section(
        [
            html.P(theme, className="kicker"),
            html.H2([one.name(lang), html.Span(atlas.unit(one, lang), className="unit")]),
            html.P(one.definition(lang), className="lead"),
            _ways(atlas, view, one),
            html.Dl(
                [
                    part
                    for term, told in _facts(atlas, view, one)
                    for part in (html.Dt(term), html.Dd(told))
                ]
            ),
        ],
        id="indicator",
        className="indicator",
    )


def _ways(atlas: Atlas, view: View, one: Indicator) -> html.P:
    """Lead to the map and to the files for machines."""
    lang = view.lang
    return html.P(
        [
            html.A(
                say(lang, "sheet.map", "Open on the map"),
                href=atlas.address(replace(view, page="")),
                className="open",
            ),
            html.A(f"/data/{one.key}.csv", href=f"/data/{one.key}.csv"),
            html.A(f"/data/{one.key}.metadata.json", href=f"/data/{one.key}.metadata.json"),
        ],
        className="ways",
    )


def _facts(atlas: Atlas, view: View, one: Indicator) -> list[tuple[str, Any]]:
    """Say all that is declared of it, in words."""
    lang = view.lang
    facts: list[tuple[str, Any]] = [
        (say(lang, "sheet.kind", "Kind"), kind(one, lang)),
        (say(lang, "sheet.formula", "Formula"), _formula(atlas, view, one)),
    ]
    if one.stand_in:
        facts.append((say(lang, "sheet.stand_in", "Stand-in"), _stand_in(atlas, view, one)))
    facts += [
        (say(lang, "sheet.adding", "Adding up"), _adding(one, lang)),
        (say(lang, "sheet.nature", "Nature"), _nature(one, lang)),
        (say(lang, "sheet.direction", "Direction"), _direction(one, lang)),
    ]
    if users := used_by(atlas, one):
        links = [_link(atlas, view, user.key) for user in users]
        facts.append((say(lang, "sheet.used", "Goes into"), _separated(links, lang)))
    return facts


def _formula(atlas: Atlas, view: View, one: Indicator) -> list[Any]:
    """Write the formula in words; its columns lead to their own sheets."""
    if one.measure == "column":
        return [say(view.lang, "formula.column", "Shown as it is published.")]
    parts = {
        "top": _columns(atlas, view, one.numerator),
        "bottom": _columns(atlas, view, one.denominator) if one.denominator else [],
        "times": [f" × {one.factor:g}"] if one.factor != 1 else [],
        "year": [str(one.base_year)],
    }
    return [*_woven(_sentences(view.lang)[one.measure], parts), html.Code(one.formula)]


def _sentences(lang: str) -> dict[str, str]:
    """Say every kind of formula, with the blanks still open: links go into them."""
    top, bottom, times, year = "{top}", "{bottom}", "{times}", "{year}"
    return {
        "ratio": say(
            lang, "formula.ratio", "{top} ÷ {bottom}{times}", top=top, bottom=bottom, times=times
        ),
        "share": say(
            lang,
            "formula.share",
            "{top} of the area ÷ {top} of the province{times}",
            top=top,
            times=times,
        ),
        "quotient": say(
            lang,
            "formula.quotient",
            "({top} ÷ {bottom}) of the area ÷ ({top} ÷ {bottom}) of the province",
            top=top,
            bottom=bottom,
        ),
        "growth": say(
            lang,
            "formula.growth",
            "({top} of the year ÷ {top} of the year before − 1){times}",
            top=top,
            times=times,
        ),
        "average_growth": say(
            lang,
            "formula.average",
            "Geometric mean of the yearly growth of {top} from {year} to the year shown",
            top=top,
            year=year,
        ),
    }


def _woven(text: str, parts: dict[str, list[Any]]) -> list[Any]:
    """Put components into the blanks of a sentence."""
    pieces = re.split(r"\{(\w+)\}", text)
    return [
        one
        for at, piece in enumerate(pieces)
        for one in (parts[piece] if at % 2 else [piece])
        if one
    ]


def _columns(atlas: Atlas, view: View, formula: Formula) -> list[Any]:
    """Name the columns of a sum or difference, each a link."""
    written: list[Any] = []
    for number, (sign, key) in enumerate(formula.terms):
        written += [" − " if sign < 0 else " + "] if number or sign < 0 else []
        written.append(_link(atlas, view, key))
    return ["(", *written, ")"] if len(formula.terms) > 1 else written


def _link(atlas: Atlas, view: View, key: str) -> html.A:
    name = atlas.indicators[key].name(view.lang)
    return html.A(name, href=sheet_address(atlas, view, key))


def _separated(links: list[html.A], lang: str) -> list[Any]:
    """Write links one after the other."""
    comma = "、" if lang == "zh" else ", "
    return [part for link in links for part in (comma, link)][1:]


def _stand_in(atlas: Atlas, view: View, one: Indicator) -> list[Any]:
    text = say(
        view.lang,
        "sheet.stand_in.told",
        "Where the divisor is not published, {column} stands in, if it is of the same source,"
        " year, scope and boundary.",
        column="{column}",
    )
    return _woven(text, {"column": [_link(atlas, view, one.stand_in)]})


def _adding(one: Indicator, lang: str) -> str:
    """Say what a region's value is."""
    if not one.additive:
        return say(
            lang,
            "sheet.adding.no",
            "Cannot be added up, and no weight is declared: areas have a value, regions have none.",
        )
    if one.measure == "column":
        return say(
            lang,
            "sheet.adding.sum",
            "Can be added up: a region's value is the exact sum of its areas.",
        )
    return say(
        lang,
        "sheet.adding.ratio",
        "A region's value is computed from sums: every column is added up over its areas first;"
        " ratios are never averaged.",
    )


def _nature(one: Indicator, lang: str) -> str:
    words = {
        "level": say(lang, "nature.level", "a level"),
        "nominal": say(lang, "nature.nominal", "nominal growth, at current prices"),
        "real": say(lang, "nature.real", "real growth, at comparable prices"),
    }
    return words[one.nature]


def _direction(one: Indicator, lang: str) -> str:
    words = {
        "up": say(lang, "direction.up", "more is better"),
        "down": say(lang, "direction.down", "less is better"),
        "none": say(lang, "direction.none", "neither more nor less is better"),
    }
    return words[one.direction]
