"""The rows of a reader's file by how they ended, each doubt with its way out."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.mends import choice
from dashboards.markup import Element
from geo import say
from geo.matching import Entry, Names
from geo.vocabulary import ASIDES, HOWS

MOST = 300
"""Rows of a list that are written out; the rest is counted."""

_OPEN = "?"
"""What a control says where the reader has not decided; ``assets/intake.js`` takes it back."""


def report_rows(entries: Sequence[Entry], names: Names, lang: str) -> list[html.Details]:
    """List the rows by how they ended; what needs the reader stands open."""
    lists: list[tuple[str, str, bool, Callable[[Entry], html.Td]]] = [
        (
            "ambiguous",
            say(lang, "report.ambiguous", "Ambiguous: choose one"),
            True,
            lambda one: _chosen(names, one, lang),
        ),
        (
            "unmatched",
            say(lang, "report.unmatched", "Without a match: left out unless you name the area"),
            True,
            lambda one: _chosen(names, one, lang),
        ),
        (
            "duplicate",
            say(lang, "report.duplicate", "Twice: the first row is used"),
            True,
            lambda one: _twice(names, one, lang),
        ),
        (
            "matched",
            say(lang, "report.matched", "These fit"),
            False,
            lambda one: _fits(names, one, lang),
        ),
        (
            "aside",
            say(lang, "report.aside", "Set aside: totals, notes, headings, blanks"),
            False,
            lambda one: html.Td(ASIDES[one.kind].say(lang)),
        ),
    ]
    found = {status: [one for one in entries if one.status == status] for status, *_ in lists}
    return [
        _list(found[status], status, title, opened, told)
        for status, title, opened, told in lists
        if found[status]
    ]


def _list(
    entries: Sequence[Entry],
    status: str,
    title: str,
    opened: bool,
    told: Callable[[Entry], html.Td],
) -> html.Details:
    rows = [
        html.Tr(
            [html.Td(str(one.row), className="row"), html.Th(one.given, scope="row"), told(one)]
        )
        for one in entries[:MOST]
    ]
    if len(entries) > MOST:
        rows.append(html.Tr([html.Td("…"), html.Td(), html.Td(str(len(entries) - MOST))]))
    return html.Details(
        [
            html.Summary([title, html.Span(str(len(entries)), className="count")]),
            html.Table(html.Tbody(rows), className="rows"),
        ],
        open=opened,
        className=f"fold {status}",
        **attributes(data_fold=f"report-{status}"),
    )


def _fits(names: Names, one: Entry, lang: str) -> html.Td:
    """Say where a row went and how, and let it be mended."""
    words = [_place(names, one.code, lang), HOWS[one.how].say(lang)]
    if one.union:
        joined = " + ".join(names.name(code, lang) for code in one.union)
        words.append(
            say(
                lang,
                "report.union",
                "divisions of {year}, shown on {names}",
                year=one.boundary,
                names=joined,
            )
        )
    mends = [html.Span(" · ".join(words)), _another(one, lang)]
    return html.Td(html.Div(mends, className="mends"))


def _chosen(names: Names, one: Entry, lang: str) -> html.Td:
    """Let the reader say what a row stands for."""
    options = {
        _OPEN: say(lang, "report.open", "leave it out for now"),
        **{code: _place(names, code, lang) for code in one.candidates},
        "": say(lang, "report.none", "no area: set it aside"),
    }
    why = html.Small(one.reason.say(lang)) if one.reason else ""
    label = say(lang, "report.stands", "{given} stands for", given=one.given)
    chosen = choice(f"codes.{one.row}", options, _OPEN, label, one.given)
    return html.Td(html.Div([chosen, _another(one, lang), why], className="mends"))


def _twice(names: Names, one: Entry, lang: str) -> html.Td:
    same = (
        say(lang, "report.same", "the same values as in row {row}", row=one.first)
        if one.same
        else say(lang, "report.differs", "other values than in row {row}", row=one.first)
    )
    options = {
        _OPEN: say(lang, "report.first", "use row {row}", row=one.first),
        "": say(lang, "report.none", "no area: set it aside"),
    }
    other = {
        _OPEN: say(lang, "report.keep_first", "row {row} stays", row=one.first),
        "": say(lang, "report.drop_first", "set row {row} aside, use this one", row=one.first),
    }
    mends = [
        choice(f"codes.{one.row}", options, _OPEN),
        choice(f"codes.{one.first}", other, _OPEN),
        html.Small(f"{_place(names, one.code, lang)} · {same}"),
    ]
    return html.Td(html.Div(mends, className="mends"))


def _another(one: Entry, lang: str) -> Any:
    """Let any area be named; the list of all is written once."""
    label = say(lang, "report.another", "name or code of an area")
    return Element(
        "input",
        {
            "type": "text",
            "list": "all-areas",
            "placeholder": label,
            "aria-label": f"{one.given}: {label}",
            "data-mend": f"codes.{one.row}",
            "data-alias": one.given,
        },
    )


def _place(names: Names, code: str, lang: str) -> str:
    """Name an area with what holds it and its code."""
    parent = names.parent(code)
    holder = names.name(parent, lang) if parent and parent != names.root else ""
    return " ".join(word for word in (holder, names.name(code, lang), code) if word)


def all_areas(names: Names, lang: str) -> html.Datalist:
    """List all areas of today and of old, for every field that names one."""
    codes = [*names.areas, *sorted(set(names.territories.former) - set(names.areas))]
    return html.Datalist(
        [html.Option(value=f"{code} {names.name(code, lang)}") for code in codes], id="all-areas"
    )
