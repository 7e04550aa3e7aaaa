"""What lies ahead: a forecast with its interval, method and record, or why there is none."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.targets.summary import pinned
from dashboards.components.targets.words import lamp
from geo import say
from geo.exports.targetwords import times
from geo.forecasts import LEAST, BackTest, Forecast, Trial
from geo.targets import ODDS, OWN, Prospect, Reach, Track, prospect, steady
from geo.text import number


def prospects(reach: Reach) -> list[Any]:
    """Forecast the place that is pinned, or the province, up to the target."""
    place, row = pinned(reach)
    track = row.track if row else reach.whole
    lang = reach.view.lang
    if row is None and reach.kind == OWN:
        text = say(
            lang,
            "prospect.choose",
            "Choose a place on the map or in the table: each has a target and a series of its own.",
        )
        return [html.P(text, className="lead")]
    if track is None:
        text = say(
            lang,
            "prospect.no_series",
            "There is no series of {place} to go on from. A forecast needs {least} comparable years"
            " in a row; it is never drawn across a census or a change of definition.",
            place=place.name(lang),
            least=LEAST,
        )
        return [html.P(text, className="note")]
    found = prospect(track, reach.view.model, reach.view.odds)
    name = f"{place.name(lang)} · {track.course.indicator.name(lang)}"
    if found.forecast is None:
        return [html.H3(name), *_refused(found, lang)]
    return [
        html.H3(name),
        *_told(reach, track, found, found.forecast),
        _methods(found.forecast, lang),
        *_trials(found.forecast, lang),
    ]


def _refused(found: Prospect, lang: str) -> list[html.P]:
    told = found.reason.say(lang) if found.reason else ""
    rule = say(
        lang,
        "prospect.rule",
        "A forecast needs {least} comparable years in a row, and is never drawn across a census or"
        " a change of definition: what seems to grow there is partly revision.",
        least=LEAST,
    )
    return [html.P(told, className="note"), html.P(rule, className="fine")]


def _told(reach: Reach, track: Track, found: Prospect, one: Forecast) -> list[html.P]:
    lang, indicator = reach.view.lang, track.course.indicator
    unit, decimals = reach.atlas.unit(indicator, lang), indicator.decimals
    high, low = sorted(reach.view.odds or ODDS, reverse=True)
    text = say(
        lang,
        "prospect.told",
        "{year}: {middle} {unit}, four times in five between {low} and {high}; probability to"
        " reach the target {chance} %.",
        year=one.years[-1],
        middle=number(one.mean[-1], decimals),
        unit=times(unit),
        low=number(one.low[-1], decimals),
        high=number(one.high[-1], decimals),
        chance=number(found.chance or 0, 0),
    )
    rule = say(
        lang,
        "prospect.levels",
        "On track from {high} %, alarm below {low} %. Nominal values; the method knows nothing but"
        " the series from {first} to {last}.",
        high=f"{high:g}",
        low=f"{low:g}",
        first=steady(track.course)[0].year,
        last=one.last_year,
    )
    said = html.P([lamp(found.level, lang), " ", text], className="lead")
    return [said, html.P(rule), *_doubts(one, lang)]


def _doubts(one: Forecast, lang: str) -> list[html.P]:
    """Say where the forecast is not to be trusted."""
    lines: list[html.P] = []
    if not one.better:
        poor = say(
            lang,
            "prospect.poor",
            "Take it with care: on closed years it came no nearer than “nothing changes”.",
        )
        lines.append(html.P(poor, className="note"))
    if one.tested < one.years[-1]:
        untested = say(
            lang,
            "prospect.untested",
            "Years after {year} lie farther ahead than any trial of the back-test.",
            year=one.tested,
        )
        lines.append(html.P(untested, className="fine"))
    return lines


def _methods(one: Forecast, lang: str) -> html.Div:
    """Compare the methods on closed years."""
    unit = "%" if one.kind == "level" else say(lang, "unit.points", "percentage points")
    heads = [
        say(lang, "prospect.method", "Method"),
        say(lang, "prospect.checked", "Forecasts checked"),
        say(lang, "prospect.error", "Mean error ({unit})", unit=unit),
        say(lang, "prospect.naive", "“Nothing changes” ({unit})", unit=unit),
        say(lang, "prospect.hits", "Within the interval"),
    ]
    label = say(lang, "prospect.record", "How the methods did on closed years")
    return scrolling(label, heads, [_method(one, test, lang) for test in one.tests], "scores")


def _method(one: Forecast, test: BackTest, lang: str) -> html.Tr:
    used = test.method.key == one.method.key
    mark = say(lang, "prospect.used", "used") if used else ""
    head = html.Th([test.method.name.say(lang), html.Small(test.method.hint.say(lang))],
                   scope="row")  # fmt: skip
    if not test.trials:
        reason = test.abstained.say(lang) if test.abstained else "–"
        return html.Tr([head, html.Td(reason, colSpan=4, className="none")])
    cells = [
        str(test.count),
        number(test.error, 2),
        number(test.naive, 2),
        f"{test.hits} / {test.count} ({number(test.hit_rate * 100, 0)} %)",
    ]
    told = [html.Td(cell) for cell in cells]
    head.children = [test.method.name.say(lang), html.B(f" · {mark}") if mark else "",
                     html.Small(test.method.hint.say(lang))]  # fmt: skip
    return html.Tr([head, *told], className="now" if used else None)


def _trials(one: Forecast, lang: str) -> list[html.Details]:
    """List every trial of the method that is used."""
    decimals = 1
    heads = [
        say(lang, "prospect.origin", "Known up to"),
        say(lang, "control.year", "Year"),
        say(lang, "prospect.forecast", "Forecast"),
        say(lang, "prospect.interval", "80 % interval"),
        say(lang, "prospect.came", "What came"),
        say(lang, "prospect.hit", "Within"),
    ]
    name = say(lang, "prospect.trials", "Every trial of the method")
    rows = [_trial(trial, decimals, lang) for trial in one.test.trials]
    table = scrolling(name, heads, rows, "scores")
    return [
        html.Details([html.Summary(name), table], className="fold", **attributes(data_fold="trial"))
    ]


def _trial(one: Trial, decimals: int, lang: str) -> html.Tr:
    yes, no = say(lang, "yes", "yes"), say(lang, "no", "no")
    cells = [
        str(one.year),
        number(one.forecast, decimals),
        f"{number(one.low, decimals)} – {number(one.high, decimals)}",
        number(one.actual, decimals),
        yes if one.hit else no,
    ]
    return html.Tr([html.Th(str(one.origin), scope="row"), *(html.Td(cell) for cell in cells)])
