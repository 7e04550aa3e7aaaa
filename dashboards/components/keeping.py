"""What is kept of a reader's file: the series, and what each of them is."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.matching import Found, Report, SiteReport
from geo.text import listed
from geo.vocabulary import TYPES

MOST = 60
"""Series that can be chosen from."""


def keeping(found: Report, lang: str) -> list[Any]:
    """Ask which series are kept, and once what each is, so that the rules hold."""
    if not found.series:
        none = say(lang, "keep.none", "No column of numbers beside the areas was found.")
        return [html.P(none, className="wrong")]
    fields = [_series(found, one, at == 0, lang) for at, one in enumerate(found.series[:MOST])]
    return _frame(fields, lang)


def keeping_sites(found: SiteReport, kinds: Mapping[str, str], lang: str) -> list[Any]:
    """Ask what the list is called, and whether it is complete."""
    placed = sum(one.lon is not None for one in found.sites)
    count = say(
        lang,
        "keep.sites",
        "{count} sites, {placed} of them with a position; the others stand inside their area, with"
        " its reach told.",
        count=len(found.sites),
        placed=placed,
    )
    complete: Any = Element("input", {"type": "checkbox", "name": "complete"})
    all_of = say(
        lang,
        "keep.complete",
        "The list is complete: it has all sites of its kinds (in place of what was collected)",
    )
    label = html.Span(
        say(lang, "keep.kind", "Those whose kind is not told, or not known, are"), className="label"
    )
    ask = html.Option(say(lang, "keep.ask", "choose …"), value="")
    options = [ask, *(html.Option(name, value=key) for key, name in kinds.items())]
    untold = [html.Label([label, html.Select(options, **attributes(name="kind"))])]
    fields = [
        _field("name", found.file.rpartition(".")[0], say(lang, "keep.list", "Name of the list")),
        *(untold if any(not one.kind for one in found.sites) else []),
    ]
    inside = [
        html.P(count, className="fine"),
        html.Div(fields, className="fields"),
        html.P(html.Label([complete, " ", all_of])),
    ]
    keep: Any = Element("input", {"type": "hidden", "name": "keep", "checked": True})
    return _frame([html.Fieldset([keep, *inside], **attributes(data_series="sites"))], lang)


def _frame(fields: list[html.Fieldset], lang: str) -> list[Any]:
    """Put the button that keeps below what is asked."""
    button = html.Button(
        say(lang, "keep.do", "Keep in this browser"),
        id="own-keep",
        type="button",
        className="button primary",
    )
    verdict = html.Div(id="verdict", **attributes(aria_live="polite"))
    title = html.H3(say(lang, "keep.title", "What is kept"))
    return [html.Section([title, *fields, verdict, button], className="keeping")]


def _series(found: Report, one: Found, first: bool, lang: str) -> html.Fieldset:
    count = sum(x.series == one.key and x.value is not None for x in found.data)
    told = say(
        lang,
        "keep.series",
        "column {columns} · {count} values · {years}",
        columns=one.key,
        count=count,
        years=_years(one, lang),
    )
    keep: Any = Element("input", {"type": "checkbox", "name": "keep", "checked": first})
    undated = (
        [_field("year", "", say(lang, "keep.year", "Year of the values"))] if one.undated else []
    )
    key: Any = Element("input", {"type": "hidden", "name": "series", "value": one.key})
    return html.Fieldset(
        [
            key,
            html.Legend(html.Label([keep, " ", html.Strong(one.name or one.key)])),
            html.P(told, className="fine"),
            html.Div(
                [
                    _field("name", one.name, say(lang, "keep.name", "Name")),
                    _field("unit", one.unit, say(lang, "column.unit", "Unit")),
                    _type(lang),
                    _over(found, one, lang),
                    *undated,
                ],
                className="fields",
            ),
        ],
        **attributes(data_series=one.key),
    )


def _years(one: Found, lang: str) -> str:
    if not one.years:
        return say(lang, "year.none", "no year")
    first, last = one.years[0], one.years[-1]
    return str(first) if first == last else f"{first}–{last}"


def _field(name: str, value: str, label: str) -> html.Label:
    field: Any = Element("input", {"type": "text", "name": name, "value": value})
    return html.Label([html.Span(label, className="label"), field])


def _type(lang: str) -> html.Label:
    ask = html.Option(say(lang, "keep.ask", "choose …"), value="")
    options = [html.Option(word.say(lang), value=key) for key, word in TYPES.items()]
    label = html.Span(say(lang, "keep.type", "What the values are"), className="label")
    return html.Label([label, html.Select([ask, *options], **attributes(name="type"))])


def _over(found: Report, one: Found, lang: str) -> html.Label:
    """Ask what a ratio divides by; shown for ratios only."""
    options = [
        html.Option(f"{other.key} {other.name}", value=other.key)
        for other in found.series[:MOST]
        if other.key != one.key
    ]
    label = html.Span(say(lang, "keep.over", "Divided by"), className="label")
    select = html.Select([html.Option("…", value=""), *options], **attributes(name="over"))
    return html.Label([label, select], hidden=True, **attributes(data_type="ratio"))


def kept(names: Sequence[str], homes: Sequence[str], lang: str) -> list[html.P]:
    """Say what was kept, and lead to it on the map."""
    told = say(lang, "keep.kept", "Kept in this browser: {names}.", names=listed(lang, list(names)))
    links = [
        html.A(
            say(lang, "keep.show", "Show {name} on the map", name=name),
            href=home,
            className="button primary",
        )
        for name, home in zip(names, homes, strict=True)
    ]
    return [html.P(told, className="done"), html.P(links, className="ways")]
