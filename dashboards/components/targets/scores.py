"""The scoreboard: every target of the documents, cell by cell."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.targets.words import entry, lamp, paced
from dashboards.components.traced import traced
from geo import say
from geo.exports import TARGETS
from geo.exports.targetnotes import counted, nothing, rules, years_of
from geo.exports.targetwords import amount, speed, standing
from geo.goals import due_of
from geo.plan import Fact
from geo.targets import TABLE, Reach, Score, scoreboard
from geo.text import number


def downloads(reach: Reach) -> html.Span:
    """Offer all targets as files, each with its values and where they are written."""
    lang = reach.view.lang
    query = reach.atlas.query(replace(reach.view, at=()))
    links = [
        html.A(kind.upper(), href=f"/export/targets.{kind}{query}", **attributes(data_export="1"))
        for kind in TARGETS
    ]
    words = say(lang, "scores.download", "All targets as a file:")
    return html.Span([words, *links], className="exports")


def scores(reach: Reach) -> tuple[Score, ...]:
    """Return all targets, by the rules that the reader set."""
    return scoreboard(reach.atlas, reach.view)


def table(reach: Reach, found: Sequence[Score]) -> list[Any]:
    """Write the table of the plan: baseline, expected, target, what is known since, verdict."""
    lang = reach.view.lang
    rows = [one for one in found if one.group == TABLE]
    if not rows:
        return [html.P(nothing(lang), className="note")]
    years = years_of(rows)
    heads = [
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "scores.state", "Standing"),
        years[0],
        say(lang, "scores.expected", "{year} expected", year=years[1]),
        say(lang, "scores.target", "{year} target", year=years[2]),
        say(lang, "target.newest", "Newest value"),
        say(lang, "scores.required", "Pace required"),
        say(lang, "scores.actual", "Actual pace"),
    ]
    body = [_row(reach, one) for one in sorted(rows, key=lambda one: one.target.number or 0)]
    label = say(lang, "scores.title", "The indicators of the plan's table")
    return [
        html.P(counted(rows, lang), className="lead"),
        scrolling(label, heads, body, "scores", cards=True),
        html.P(rules(reach, rows), className="fine derived"),
    ]


def _row(reach: Reach, one: Score) -> html.Tr:
    lang, view = reach.view.lang, reach.view
    goal, target, track = one.goal, one.target, one.track
    name = ask(reach.scene, goal.first.name(lang), asked(reach, one))
    head = [html.Span(f"{target.number} ", className="number"), name]
    small = html.Small(f"{target.say('category', lang)} · {target.say('unit', lang)}")
    required = track.required if track else goal.required(target)
    word = html.Small(target.say("qualifier", lang))
    cells: list[Any] = [
        html.Th([*head, small, *_beside(one, lang)], scope="row"),
        html.Td(verdict(one, lang), className="standing"),
        html.Td(_printed(goal.baseline, lang)),
        html.Td(_printed(goal.expected, lang)),
        html.Td([html.B(entry(target, lang, amount(target.value))), " ", word]),
        html.Td(newest(reach, one)),
        html.Td(
            html.Span(speed(required, lang), className="derived")
            if goal.start(target)
            else _blank(lang)
        ),
        html.Td(actual(reach, one)),
    ]
    chosen = view.target in ("", goal.key) and reach.goal is goal
    return html.Tr(cells, className="now" if chosen else None)


def asked(reach: Reach, one: Score) -> Any:
    """Return the view of this target."""
    more = "" if reach.view.lang == "zh" else f"&lang={reach.view.lang}"
    address = f"/targets?target={one.goal.key}&due={due_of(one.target)}{more}"
    return reach.atlas.view(address)


def _blank(lang: str) -> html.Span:
    return html.Span(say(lang, "target.blank", "not published"), className="none")


def _printed(fact: Fact | None, lang: str) -> Any:
    """Write a figure of the table; a blank is “not published”."""
    if fact is None or fact.value is None:
        return _blank(lang)
    return entry(fact, lang, amount(fact.value))


def _beside(one: Score, lang: str) -> list[html.Small]:
    """Tell what the text of the document prints otherwise; what it restates is no conflict."""
    told: list[html.Small] = []
    for fact in one.beside:
        if fact.role == "conflict":
            text = say(
                lang,
                "scores.conflict",
                "▲ the text prints {value} for {year} (line {line}); the table is shown",
                value=amount(fact.value),
                year=fact.year,
                line=fact.line,
            )
            told.append(html.Small(text, className="care where"))
        elif fact.kind == "actual":
            text = say(
                lang,
                "scores.restated",
                "the text tells {value} of {year} as achieved (line {line})",
                value=amount(fact.value),
                year=fact.year,
                line=fact.line,
            )
            told.append(html.Small(text, className="where"))
    return told


def newest(reach: Reach, one: Score) -> list[Any]:
    """Show the value held against the target, with its status and vintage, or that none is known.

    Of what is counted in the register of sites, what is listed is shown, and that it is a part.
    """
    lang, track = reach.view.lang, one.track
    if track and track.decided and track.decided.value is not None:
        indicator, place = track.course.indicator, track.course.place
        shown = number(track.decided.value, indicator.decimals)
        key = indicator.key
        link = traced(reach.view, key, place.codes, track.decided.year, shown)
        return [link, html.Small(standing(track.decided, lang)), *_broken(one, lang)]
    if one.listed is not None:
        text = say(lang, "scores.listed", "{count} listed here, in part", count=one.listed)
        more = "" if lang == "zh" else f"?lang={lang}"
        return [html.A(text, href=f"/sites{more}#targets")]
    return [html.Span(say(lang, "scores.unknown", "no later value"), className="none")]


def _broken(one: Score, lang: str) -> list[html.Small]:
    if one.track is None or not one.track.broken:
        return []
    text = say(lang, "scores.broken", "▲ after a revision")
    return [html.Small(text, className="care")]


def actual(reach: Reach, one: Score) -> list[Any]:
    """Show the pace of every span that compares."""
    course = one.track.course if one.track else None
    paces = course.paces() if course else ()
    if course is None or not paces:
        return [html.Span("–", className="none")]
    return [
        html.Span(
            [
                paced(reach.view, course, each),
                html.Small(f"{each.start}–{each.end}", className="due"),
            ],
            className="pace",
        )
        for each in paces
    ]


def verdict(one: Score, lang: str) -> list[Any]:
    """Show the lamp, and whether the verdict stands on a revision."""
    told: list[Any] = [lamp(one.status, lang)]
    if one.track and one.track.broken and one.status == "met":
        told.append(html.Small(say(lang, "scores.by_revision", "partly by revision")))
    return told
