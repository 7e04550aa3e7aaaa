"""The coverage of an indicator: places by years, every value a way to its trace."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.matrix_legend import letters, matrix_legend
from dashboards.components.sections import boxed, current, section
from dashboards.components.traced import traced
from geo import Atlas, View, captions, say
from geo.catalogues import Coverage, Mark, Strip
from geo.places import Place
from geo.text import listed, number
from geo.vocabulary import FLAGS

_CLASSES = {"known": None, "part": "p", "withheld": "w", "none": None}
_RULES = {"": "", "declared": "d", "between": "b", "vintage": "v"}
"""Short names of classes: they stand in a thousand cells."""


def matrix(atlas: Atlas, view: View, found: Coverage) -> html.Section:
    """Lay the values of the view's indicator out by places and years."""
    lang = view.lang
    title = say(lang, "coverage.title", "Coverage")
    parts: list[Any] = [_switch(atlas, view), *_refused(view, found)]
    if found.known:
        parts += [
            boxed(_table(atlas, view, found), _caption(found, lang)),
            matrix_legend(found, lang),
        ]
    else:
        text = say(
            lang,
            "coverage.none",
            "Nothing was published by {level}.",
            level=captions.level(found.by, lang),
        )
        parts.append(html.P(text, className="empty"))
    return section("coverage", title, *parts)


def _switch(atlas: Atlas, view: View) -> html.Nav:
    """Lead to the other levels."""
    lang = view.lang
    links: list[html.A] = []
    for by in atlas.levels:
        year = atlas.default(view.indicator, by).year
        address = atlas.address(replace(view, by=by, year=year, within=""))
        links.append(
            html.A(
                captions.short_level(by, lang),
                href=f"{address}#coverage",
                **current(by == view.by),
            )
        )
    label = say(lang, "control.by", "Level")
    return html.Nav(links, className="switch", **attributes(aria_label=label))


def _refused(view: View, found: Coverage) -> list[html.P]:
    """Say why the regions of a grouping are not listed."""
    if view.by == found.by:
        return []
    text = say(
        view.lang,
        "coverage.refused",
        "{indicator} cannot be added up, so a {region} has no value; listed here by {level}.",
        indicator=found.indicator.name(view.lang),
        region=captions.level(view.by, view.lang),
        level=captions.level(found.by, view.lang),
    )
    return [html.P(text, className="note")]


def _table(atlas: Atlas, view: View, found: Coverage) -> html.Table:
    lang = view.lang
    corner = html.Td(atlas.unit(found.indicator, lang))
    heads = [_year(atlas, view, found, year) for year in found.years]
    return html.Table(
        [
            html.Caption(_caption(found, lang)),
            html.Thead(html.Tr([corner, *heads])),
            html.Tbody([_row(atlas, view, found, strip) for strip in found.strips]),
        ],
        className="matrix",
    )


def _caption(found: Coverage, lang: str) -> str:
    text = "{indicator} by place and year"
    return say(lang, "coverage.caption", text, indicator=found.indicator.name(lang))


def _year(atlas: Atlas, view: View, found: Coverage, year: int) -> html.Th:
    """Lead to the map of a year, where there is one."""
    known = atlas.coverage(found.indicator, found.by).get(year)
    told: Any = str(year)
    if known:
        there = replace(view, page="", by=found.by, year=str(year), within="")
        told = html.A(told, href=atlas.address(there))
    rule = _RULES[found.rule(year)]
    return html.Th(told, scope="col", className=rule or None, **current(view.year == str(year)))


def _row(atlas: Atlas, view: View, found: Coverage, strip: Strip) -> html.Tr:
    place = strip.place
    name = html.Th(place.short(view.lang), scope="row", title=place.name(view.lang))
    cells = [_cell(view, found, strip, one) for one in strip.cells]
    return html.Tr([name, *cells], className=_standing(atlas, found, place))


def _standing(atlas: Atlas, found: Coverage, place: Place) -> str | None:
    """Name how a row stands among the others: above them, or under the area it is part of."""
    if place.by != found.by:
        return "above"
    return "inner" if place.parent != atlas.province.code else None


def _cell(view: View, found: Coverage, strip: Strip, one: Mark) -> html.Td:
    rule, shown = _RULES[one.rule], _CLASSES[one.kind]
    if one.kind == "none":
        return html.Td(className=rule or None)
    computed = "c" if one.computed and one.kind == "known" else ""
    names = " ".join(word for word in (shown, computed, rule) if word)
    codes = [place.code for place in one.places]
    link = traced(
        view,
        found.indicator.key,
        codes,
        one.value.year,
        _told(found, one, view.lang),
        title=_beside(strip, one, view.lang) or None,
    )
    return html.Td(link, className=names or None)


def _told(found: Coverage, one: Mark, lang: str) -> Any:
    """Write a value with the marks of what has to be said of it."""
    value = one.value
    if value.value is None:
        return f"{value.have}/{value.of}" if one.kind == "part" else "×"
    shown = number(value.value, found.indicator.decimals)
    marks = "".join(letters(lang)[flag] for flag in one.marks)
    return [shown, html.Sup(marks)] if marks else shown


def _beside(strip: Strip, one: Mark, lang: str) -> str:
    """Say in words what the marks of a cell mean."""
    others = [place.name(lang) for place in one.places if place != strip.place]
    with_others = (
        [say(lang, "coverage.together", "Together with {names}.", names=listed(lang, others))]
        if others
        else []
    )
    return " ".join([*with_others, *(FLAGS[flag].say(lang) for flag in one.marks)])
