"""One monitored list: what it is, what it adds up to, filters, and a row for each of its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from geo import Atlas, View, say
from geo.exports.checklists import FILLED, NAMES
from geo.monitors import POLICIES, TASKS, Monitored, called, chapters, together
from geo.text import listed
from geo.vocabulary import PROGRESS

NOBODY = "-"
"""Stands for no department in a filter."""


def panel(atlas: Atlas, view: View, key: str, found: Sequence[Monitored]) -> html.Div:
    """Write a list."""
    lang = view.lang
    return framed(
        key,
        lang,
        html.P(_note(key, found, lang), className="fine"),
        html.P(summary(len(found), lang), className="summary"),
        _filters(found, called(atlas.tables, lang), lang),
        _table(atlas, view, key, found),
    )


def framed(key: str, lang: str, *inside: Any) -> html.Div:
    """Put a list into a panel of its tab."""
    return html.Div(
        [html.H3(NAMES[key].say(lang)), *inside],
        id=f"monitor-{key}",
        className="monitor-panel",
        role="tabpanel",
        **attributes(aria_labelledby=f"monitor-tab-{key}", data_list=key),
    )


def summary(count: int, lang: str) -> str:
    """Say how many lines there are before anybody spoke of any."""
    told = f"{PROGRESS['no_data'].say(lang)} {count}"
    return summed(lang).replace("[of]", str(count)).replace("[told]", told)


def summed(lang: str) -> str:
    """Say how many there are, and of each status; ``[of]`` and ``[told]`` are to be filled in."""
    return say(lang, "monitor.summary", "[of] in all: [told]")


def _note(key: str, found: Sequence[Monitored], lang: str) -> str:
    """Say what is listed, by which rule, and who is responsible."""
    if key == TASKS:
        return " ".join(_duties(found, lang))
    if key == POLICIES:
        return _support(found, lang)
    return say(
        lang,
        "monitor.indicators.is",
        "The targets that the documents set. How far the figures are stands behind the name; the"
        " status here is yours.",
    )


def _duties(found: Sequence[Monitored], lang: str) -> list[str]:
    """Say of each document who is to act."""
    told: list[str] = []
    for document in dict.fromkeys(one.document for one in found):
        rows = [one for one in found if one.document == document]
        cities, named = sum(one.cities for one in rows), sum(bool(one.departments) for one in rows)
        blanks = {"document": document.name(lang), "count": len(rows)}
        if not named:
            told.append(
                say(
                    lang,
                    "monitor.nobody",
                    "The {count} actions of “{document}” name no department.",
                    **blanks,
                )
            )
        elif cities:
            told.append(_cities(cities, blanks, lang))
    return told


def _cities(cities: int, blanks: Mapping[str, Any], lang: str) -> str:
    """Say for how many rows of a document the cities are responsible."""
    if cities == blanks["count"]:
        return say(
            lang,
            "monitor.cities.all",
            "“{document}” makes the city governments responsible for all its {count} rows, beside"
            " the departments that it names.",
            **blanks,
        )
    return say(
        lang,
        "monitor.cities",
        "“{document}” makes the city governments responsible for {cities} of its {count} rows,"
        " beside the departments that it names.",
        cities=cities,
        **blanks,
    )


def _support(found: Sequence[Monitored], lang: str) -> str:
    where = [
        say(
            lang,
            "monitor.chapters",
            "“{document}” chapter {chapters}",
            document=document.name(lang),
            chapters=listed(lang, named),
        )
        for document, named in chapters(found).items()
    ]
    return say(
        lang,
        "monitor.policies.is",
        "The instruments, mechanisms, institutions, systems and campaigns that the documents name"
        " in their chapters of support: {where}.",
        where=listed(lang, where),
    )


def _filters(found: Sequence[Monitored], names: Mapping[str, str], lang: str) -> html.Div:
    """Offer what the lines can be chosen by; only what parts them."""
    every = say(lang, "monitor.all", "all")
    groups = {one.group.key: one.group.name(lang) for one in found}
    named = {name: names.get(name, name) for one in found for name in one.departments}
    departments = dict(sorted(named.items(), key=lambda one: one[1]))
    if any(not one.departments for one in found):
        departments[NOBODY] = say(lang, "monitor.none", "none is named")
    by_document = all(one.group == one.document for one in found)
    label = (
        say(lang, "monitor.document", "Document")
        if by_document
        else say(lang, "monitor.programme", "Programme or kind")
    )
    offered = [status_filter(lang)]
    if named:
        text = say(lang, "monitor.department", "Department (leads or joins)")
        offered.append(chooser("department", text, {"": every, **departments}))
    if len(groups) > 1:
        offered.append(chooser("group", label, {"": every, **groups}))
    shown = html.P(className="shown", **attributes(aria_live="polite"))
    return html.Div([*offered, shown], className="filters", hidden=True)


def status_filter(lang: str) -> html.Label:
    """Choose a status."""
    every = say(lang, "monitor.all", "all")
    options = {"": every, **{key: one.say(lang) for key, one in PROGRESS.items()}}
    return chooser("status", say(lang, "monitor.status", "Status"), options)


def chooser(name: str, label: str, options: Mapping[str, str]) -> html.Label:
    """Choose what the lines of a list are filtered by."""
    listed_options = [html.Option(text, value=key) for key, text in options.items()]
    return html.Label(
        [
            html.Span(label, className="label"),
            html.Select(listed_options, **attributes(data_filter=name)),
        ]
    )


def table(
    key: str, heads: Mapping[str, str], bodies: Sequence[html.Tbody], lang: str
) -> html.Table:
    """Write a table whose rows become cards where it is narrow."""
    head = html.Tr(
        [html.Th(text, scope="col", id=f"monitor-{key}-{name}") for name, text in heads.items()]
    )
    names = {f"--head-{at}": f'"{text}"' for at, text in enumerate(heads.values(), 1)}
    return html.Table(
        [html.Caption(NAMES[key].say(lang)), html.Thead(head), *bodies],
        className=f"monitored {key}",
        style=names,
    )


def _table(atlas: Atlas, view: View, key: str, found: Sequence[Monitored]) -> html.Table:
    lang = view.lang
    heads = {"name": say(lang, "monitor.name", "Name")}
    if any(one.departments for one in found):
        heads["lead"] = say(lang, "monitor.lead", "Leads")
    heads |= {column.key: column.label.say(lang) for column in FILLED}
    bodies: list[html.Tbody] = []
    for group in dict.fromkeys(one.group for one in found):
        lines = [one for one in found if one.group == group]
        rows = [_row(atlas, view, one, "lead" in heads) for one in lines]
        bodies.append(html.Tbody([_part(lines, lang, len(heads)), *rows]))
    return table(key, heads, bodies, lang)


def _part(lines: Sequence[Monitored], lang: str, wide: int) -> html.Tr:
    """Head the lines that are part of one thing with its name and its document."""
    group, document = lines[0].group, lines[0].document
    beside = [] if group == document else [html.Small(document.name(lang))]
    inside = [group.name(lang), html.Span(str(len(lines)), className="count"), *beside]
    return html.Tr(html.Th(inside, scope="rowgroup", colSpan=wide), className="part")


def _row(atlas: Atlas, view: View, one: Monitored, led: bool) -> html.Tr:
    """Write a line; what a reader fills in is blank, since the server never knows it."""
    lang = view.lang
    name = html.A(one.name(lang), href=_address(atlas, view, one), id=f"monitor-name-{one.key}")
    cells: list[Any] = [html.Th([name, html.Small(_where(one, lang))], scope="row")]
    if led:
        cells.append(html.Td(_lead(atlas, one, lang)))
    cells += [
        html.Td(PROGRESS["no_data"].say(lang) if column.key == "status" else None)
        for column in FILLED
    ]
    return html.Tr(
        cells,
        **attributes(
            data_key=one.key,
            data_group=one.group.key,
            data_departments=";".join(one.departments) or NOBODY,
        ),
    )


def _address(atlas: Atlas, view: View, one: Monitored) -> str:
    """Lead to the target's path, or to where the line is opened of the documents."""
    page = "targets" if one.target else "plan"
    asked = {"target": one.target, "due": one.due} if one.target else {"entry": one.key}
    kept = {"lang": view.lang, "theme": view.theme, "my": view.my}
    return atlas.address(replace(atlas.default(page=page), **kept, **asked))


def _where(one: Monitored, lang: str) -> str:
    text = "{section}, line {line}"
    return say(lang, "monitor.where", text, section=one.section, line=one.line)


def _lead(atlas: Atlas, one: Monitored, lang: str) -> list[Any]:
    if not one.departments:
        return [html.Span(say(lang, "monitor.none", "none is named"), className="faint")]
    beside = together(atlas.tables, one.partners, lang)
    if not one.lead:
        text = say(lang, "monitor.duty", "each by its duty: {names}", names=beside)
        return [html.Small(text)]
    lead = together(atlas.tables, [one.lead], lang)
    if not beside:
        return [lead]
    return [lead, html.Small(say(lang, "monitor.joined", "with {names}", names=beside))]
