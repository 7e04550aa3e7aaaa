"""The tracker of the later document: its targets, the growth they ask for, what they imply."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.links import ask
from dashboards.components.targets.scores import newest, verdict
from dashboards.components.targets.words import printed
from geo import say
from geo.exports.targetwords import amount, figure, rule, speed, times, where
from geo.goals import due_of
from geo.targets import Implied, Leg, Reach, Score, implied, legs
from geo.text import listed


def outlook(reach: Reach, found: Sequence[Score]) -> list[Any]:
    """Tell every document after the first: one card for each of its targets."""
    lang = reach.view.lang
    later = _later(found)
    if not later:
        text = say(lang, "outlook.none", "There is no later document with targets.")
        return [html.P(text, className="note")]
    lead = say(
        lang,
        "outlook.lead",
        "Each document on a track of its own: a line between them is drawn only where the series is"
        " the same. Of the indicators of the plan's table, {shared} has a target in both.",
        shared=_shared(found, lang),
    )
    cards = [_card(reach, one) for one in later]
    return [html.P(lead, className="lead"), html.Ul(cards, className="outlook"),
            *_implied(reach, found)]  # fmt: skip


def _later(found: Sequence[Score]) -> list[Score]:
    first = found[0].target.document if found else ""
    return [one for one in found if one.target.document != first]


def _shared(found: Sequence[Score], lang: str) -> str:
    """Name what has targets in several documents."""
    names = [
        one.goal.first.name(lang)
        for one in _later(found)
        if len({target.document for target in one.goal.targets}) > 1
    ]
    return listed(lang, names) or say(lang, "outlook.none_shared", "none")


def _card(reach: Reach, one: Score) -> html.Li:
    lang = reach.view.lang
    more = "" if lang == "zh" else f"&lang={lang}"
    address = f"/targets?target={one.goal.key}&due={due_of(one.target)}{more}"
    name = ask(reach.scene, one.target.name(lang), reach.atlas.view(address))
    inside: list[Any] = [
        html.Span([name, " ", due_of(one.target)], className="label due"),
        html.P([html.B(printed(reach.atlas, one.target, lang)), *verdict(one, lang)]),
        html.P(newest(reach, one), className="newest"),
        *[html.P(_leg(leg, lang), className="derived") for leg in legs(one)],
        *_unstarted(one, lang),
    ]
    if one.track:
        unit = reach.atlas.unit(one.track.course.indicator, lang)
        inside.append(html.Small(rule(one.track.aim, unit, lang), className="derived"))
    inside.append(html.Small(where(reach.atlas, one.target, lang), className="fine where"))
    return html.Li(inside)


def _leg(leg: Leg, lang: str) -> str:
    """Say what growth a target asks for, and from where."""
    blanks = {
        "year": leg.pace.start,
        "value": amount(round(leg.start, 2)),
        "pace": speed(leg.pace, lang, 2),
    }
    match leg.basis:
        case "target":
            text = "from the target for {year} ({value}): {pace}"
            return say(lang, "outlook.from_target", text, **blanks)
        case "baseline":
            text = "from the baseline of {year} ({value}): {pace}"
            return say(lang, "outlook.from_baseline", text, **blanks)
        case _:
            text = "from the newest value, {year} ({value}): {pace}"
            return say(lang, "outlook.from_newest", text, **blanks)


def _unstarted(one: Score, lang: str) -> list[html.P]:
    """Say that neither a baseline nor a later value is known."""
    if one.track or one.goal.baseline:
        return []
    text = say(lang, "outlook.unstarted", "no baseline in either document, no value in the sources")
    return [html.P(text, className="none")]


def _implied(reach: Reach, found: Sequence[Score]) -> list[html.P]:
    """Say what a total and its share imply."""
    return [
        html.P(_told(reach, one), className="note derived") for one in implied(reach.atlas, found)
    ]


def _told(reach: Reach, one: Implied) -> str:
    lang = reach.view.lang
    unit = reach.atlas.unit(one.whole, lang)
    return say(
        lang,
        "outlook.implied",
        "{year}: {total} and {share} together imply {whole} of at least {value} {unit}"
        " ({total_value} ÷ {share_value}).",
        year=one.year,
        total=one.total.target.name(lang),
        share=one.share.target.name(lang),
        whole=one.whole.name(lang),
        value=amount(round(one.value)),
        unit=times(unit),
        total_value=figure(reach.atlas, one.total.target, lang),
        share_value=figure(reach.atlas, one.share.target, lang),
    )
