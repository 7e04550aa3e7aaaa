"""A target of the documents: baseline, values since, pace, verdict, forecast and back-test."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.forecasts import backtested, forecasted, foretold
from dashboards.cli.tables import aligned, show, write
from geo import Atlas
from geo.aims import Pace
from geo.atlas import TOLERANCES
from geo.goals import Goal, due_of
from geo.plan import Fact
from geo.points import Point
from geo.targets import Prospect, Score, Track, prospect, revision, scoreboard
from geo.text import listed, number, say
from geo.traces import cited, sources, trace
from geo.views import View
from geo.vocabulary import RULES, STATES, STATUSES, VINTAGES


def run(manner: Manner, indicator: str, tolerance: str, model: str | None) -> None:
    """Print the targets of an indicator."""
    atlas, lang = arguments.opened(manner), manner.lang
    goal = _goal(atlas, indicator, lang)
    view = replace(atlas.view("/targets"), tolerance=_tolerance(tolerance, lang))
    method = arguments.method(model, lang) if model else ""
    found = [one for one in scoreboard(atlas, view) if one.goal.key == goal.key]
    if manner.json:
        first, *others = [_facts(atlas, one, view, method) for one in found]
        show({**_named(atlas, goal, found[0], lang), **first, "others": others})
    else:
        write(_lines(atlas, goal, found, view, method, lang))


def _goal(atlas: Atlas, text: str, lang: str) -> Goal:
    """Return the goal that a text names: by a key or name of the documents, or of the series."""
    options: dict[str, list[str]] = {}
    for key, one in atlas.goals.items():
        names = [name for fact in one.targets for name in (fact.name_zh, fact.name_en)]
        column = atlas.indicators.get(one.column)
        more = [column.key, column.name_zh, column.name_en] if column else []
        options[key] = [*names, *more]
    what = say(lang, "cli.target", "indicator with a target")
    return atlas.goals[arguments.pick(text, options, what, lang)]


def _tolerance(text: str, lang: str) -> str:
    if text in TOLERANCES:
        return text
    told = say(
        lang,
        "cli.tolerance",
        "--tolerance {value} is none of {known} (percent)",
        value=quoted(text),
        known=listed(lang, list(TOLERANCES)),
    )
    raise HaltError(MISUNDERSTOOD, told)


# --- for programs ---------------------------------------------------------------------------------


def _named(atlas: Atlas, goal: Goal, one: Score, lang: str) -> dict[str, Any]:
    place = atlas.province
    return {
        "indicator": goal.key,
        "name": goal.first.name(lang),
        "unit": goal.unit,
        "series": goal.column or None,
        "code": place.code,
        "place": place.name(lang),
        "baseline": _fact(goal.baseline),
        "expected": _fact(goal.expected),
        "beside": [_fact(fact) for fact in one.beside],
    }


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    """Tell a figure of a document; a blank of its table has no value."""
    if fact is None:
        return None
    return {
        "year": fact.year,
        "value": fact.norm_value,
        "unit": fact.norm_unit or fact.unit,
        "kind": fact.kind,
        **({"status": fact.kind} if fact.kind in STATUSES else {}),
        "role": fact.role,
        "qualifier": fact.qualifier or None,
        "flags": ["not_published"] if fact.value is None else [],
        "source": {"document": fact.document, "section": fact.section, "line": fact.line},
    }


def _facts(atlas: Atlas, one: Score, view: View, method: str) -> dict[str, Any]:
    goal, target, track = one.goal, one.target, one.track
    aim = track.aim if track else goal.aim(target, float(view.tolerance))
    ahead = prospect(track, method, view.odds) if track else None
    return {
        "due": aim.year,
        "target": aim.value,
        "qualifier": target.qualifier or None,
        "rule": aim.rule,
        "tolerance": aim.tolerance,
        "threshold": round(aim.threshold, 9),
        "source": {"document": target.document, "section": target.section, "line": target.line},
        "actuals": [_point(atlas, track, point) for point in track.course.points] if track else [],
        "newest": track.decided.value if track and track.decided else None,
        "newest_year": track.decided.year if track and track.decided else None,
        "attained": _attained(track),
        "pace": {
            "required": _pace(track.required if track else goal.required(target)),
            "actual": _pace(track.actual) if track else None,
            "needed": _pace(track.needed) if track else None,
            "spans": [_pace(each) for each in track.course.paces()] if track else [],
        },
        "status": one.status,
        "flags": list(track.flags) if track else ["not_published"],
        "revision": _revision(atlas, track),
        "listed": one.listed,
        "forecast": forecasted(ahead),
        "back_test": backtested(ahead),
    }


def _attained(track: Track | None) -> float | None:
    if track is None or track.decided is None or track.decided.value is None:
        return None
    return track.aim.attained(track.decided.value)


def _pace(one: Pace | None) -> dict[str, Any] | None:
    if one is None:
        return None
    unit = "points" if one.points else "%"
    return {"from": one.start, "to": one.end, "amount": one.amount, "unit": f"{unit} a year"}


def _point(atlas: Atlas, track: Track, point: Point) -> dict[str, Any]:
    value, indicator, place = point.value, track.course.indicator, track.course.place
    found = sources(trace(atlas, indicator, value, (place,)))
    return {
        "year": value.year,
        "value": value.value,
        "unit": atlas.unit(indicator, "zh"),
        "status": value.status,
        "vintage": value.vintage or None,
        "grade": value.grade or None,
        "flags": list(value.flags),
        "breaks": [reason.say("en") for reason in point.breaks],
        "source": cited(found[0]) if found else None,
        "sources": len(found),
    }


def _revision(atlas: Atlas, track: Track | None) -> dict[str, Any] | None:
    found = revision(atlas, track) if track else None
    if found is None:
        return None
    return {
        "before": {"year": found.before.year, "value": found.before.value},
        "attained": found.attained,
        "needed_without": _pace(found.wanted),
        "since": _pace(found.since),
        "shifts": [
            {
                "indicator": one.indicator.key,
                "year": one.year,
                "before": one.before,
                "after": one.after,
            }
            for one in found.shifts
        ],
    }


# --- for readers ----------------------------------------------------------------------------------


def _lines(
    atlas: Atlas, goal: Goal, found: Sequence[Score], view: View, method: str, lang: str
) -> list[str]:
    lines = [f"{goal.first.name(lang)} ({goal.key}) · {atlas.province.name(lang)}"]
    rows = [
        [say(lang, "target.baseline", "Baseline {year}", year=one.year), _figure(one, lang)]
        for one in (goal.baseline,)
        if one
    ]
    rows += [
        [say(lang, "target.expected", "{year}, expected", year=one.year), _figure(one, lang)]
        for one in (goal.expected,)
        if one
    ]
    lines += aligned(rows) if rows else []
    for one in found:
        ahead = prospect(one.track, method, view.odds) if one.track else None
        lines += ["", *_told(one, view, ahead, lang)]
    return [*lines, say(lang, "version", "Data {version}", version=atlas.version)]


def _figure(fact: Fact, lang: str) -> str:
    if fact.norm_value is None:
        return say(lang, "target.blank", "not published")
    words = f"{fact.norm_value:,.10g} {fact.norm_unit}"
    return f"{words} ({fact.document} {fact.section}, {fact.line})"


def _told(one: Score, view: View, ahead: Prospect | None, lang: str) -> list[str]:
    goal, target, track = one.goal, one.target, one.track
    aim = track.aim if track else goal.aim(target, float(view.tolerance))
    where = f"{target.document} {target.section}, {target.line}"
    rows = [
        [
            say(lang, "target.target", "Target {year}", year=due_of(target)),
            f"{aim.value:,.10g} {goal.unit} {target.say('qualifier', lang)} ({where})",
        ],
        [
            say(lang, "target.rule", "Counts as met"),
            f"{RULES[aim.rule].say(lang)}: {round(aim.threshold, 6):,.10g}",
        ],
        *_newest(track, lang),
        *_required(goal.required(target), lang),
        *_paces(track, lang),
        [say(lang, "scores.state", "Standing"), STATES[one.status].say(lang)],
        *_listed(one, lang),
    ]
    return [*aligned(rows), *_broken(track, lang), *(foretold(ahead, lang) if ahead else ())]


def _newest(track: Track | None, lang: str) -> list[list[str]]:
    label = say(lang, "target.newest", "Newest value")
    value = track.decided if track else None
    if track is None or value is None or value.value is None:
        return [[label, say(lang, "scores.unknown", "no later value")]]
    told = [
        number(value.value, track.course.indicator.decimals),
        f"({value.year},",
        STATUSES[value.status].say(lang),
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
    ]
    return [[label, f"{' '.join(word for word in told if word)})"]]


def _required(one: Pace | None, lang: str) -> list[list[str]]:
    return [[say(lang, "target.required", "Pace required"), _speed(one, lang)]] if one else []


def _paces(track: Track | None, lang: str) -> list[list[str]]:
    if track is None:
        return []
    growth = say(lang, "target.actual", "Actual pace, nominal")
    change = say(lang, "target.change", "Actual change")
    rows = [[change if one.points else growth, _speed(one, lang)] for one in track.course.paces()]
    if track.needed:
        rows.append([say(lang, "target.needed", "Needed from here"), _speed(track.needed, lang)])
    return rows


def _speed(one: Pace, lang: str) -> str:
    shown = number(one.amount, 2 if one.points else 1)
    told = (
        say(lang, "target.points", "{amount} points a year", amount=shown)
        if one.points
        else say(lang, "target.growth", "{amount} % a year", amount=shown)
    )
    text = "{start}–{end}: {pace}"
    return say(lang, "target.span", text, start=one.start, end=one.end, pace=told)


def _listed(one: Score, lang: str) -> list[list[str]]:
    if one.listed is None:
        return []
    text = say(lang, "scores.listed", "{count} listed here, in part", count=one.listed)
    return [[say(lang, "control.register", "Register of sites"), text]]


def _broken(track: Track | None, lang: str) -> list[str]:
    if track is None or not track.broken:
        return []
    return [f"{reason.say(lang)}" for point in track.course.points[1:] for reason in point.breaks]
