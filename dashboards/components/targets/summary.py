"""The sheet beside the map: one target, where it stands, by which rule, and why."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.targets.drawings import drawn
from dashboards.components.targets.revisions import revised
from dashboards.components.targets.words import entry, lamp, printed, spanned
from dashboards.components.traced import traced
from geo import say
from geo.exports.targetwords import (
    amount,
    bare,
    due,
    percent,
    progress,
    rule,
    span,
    standing,
    times,
    where,
)
from geo.places import Place
from geo.plan import Fact
from geo.targets import OWN, Reach, Standing, Track
from geo.text import number
from geo.vocabulary import STATES


def summary(reach: Reach) -> list[Any]:
    """Tell the target of the view: of the province, or of the place that is pinned."""
    place, row = pinned(reach)
    if row is not None and row.track is not None:
        return [_sheet(reach, place, row.track, _named(reach), own=bool(reach.view.goal))]
    if row is not None and reach.kind == "pace":
        return [_growing(reach, place, row)]
    if reach.kind == OWN:
        return [_gathered(reach)]
    if reach.goal is None:
        return [_nothing(reach)]
    return [_sheet(reach, place, reach.whole, _named(reach))]


def pinned(reach: Reach) -> tuple[Place, Standing | None]:
    """Return the place that is told of, and where it stands; the province where none is pinned."""
    pin = reach.view.pin
    row = next((one for one in reach.rows if one.code == pin), None)
    return (row.place, row) if row else (reach.atlas.place(reach.atlas.province.code), None)


def _named(reach: Reach) -> str:
    lang = reach.view.lang
    if reach.goal is None or reach.view.goal:
        return reach.plain.name(lang)
    return reach.goal.first.name(lang)


def figures(reach: Reach, one: Track | None) -> list[Fact]:
    """Return what the documents print on the way to the target, for the province alone."""
    goal, target = reach.goal, reach.target
    if goal is None or target is None or one is None or one is not reach.whole:
        return []
    printed = [goal.baseline, goal.expected] if goal.start(target) else []
    return [x for x in printed if x is not None and x.norm_value is not None]


def _sheet(
    reach: Reach, place: Place, one: Track | None, name: str, own: bool = False
) -> html.Section:
    lang = reach.view.lang
    state = one.status if one else "no_data"
    target = None if own else reach.target
    title = entry(target, lang, name) if target else name
    inside: list[Any] = [
        html.Div([html.H2(title), *_close(reach)], className="card-head"),
        html.P(_kicker(reach, place, target, own), className="kicker"),
        html.P(lamp(state, lang), className="verdict"),
        *_refused(reach),
        _told(reach, one, target),
        *revised(reach, one),
        *drawn(reach, one, figures(reach, one)),
        *_blank(reach, one),
        *([html.P(where(reach.atlas, target, lang), className="fine where")] if target else []),
    ]
    look = "card target-card" if pinned(reach)[1] else "card home target-card"
    return html.Section(inside, className=look, **attributes(aria_label=name))


def _close(reach: Reach) -> list[html.Button]:
    if not pinned(reach)[1]:
        return []
    shut = say(reach.view.lang, "card.close", "Close")
    more = attributes(data_choose="pin", data_value="", aria_label=shut)
    return [html.Button("✕", type="button", className="close", **more)]


def _kicker(reach: Reach, place: Place, target: Fact | None, own: bool) -> str:
    """Say whose target it is: the province's own, or a reference that binds no place."""
    lang = reach.view.lang
    if own:
        return say(lang, "target.own", "{place} · your own target", place=place.name(lang))
    if place.code == reach.atlas.province.code and target:
        return f"{place.name(lang)} · {due(target, lang)}"
    return say(
        lang,
        "target.reference",
        "{place} · against the province's target, as a reference: the documents set none for it",
        place=place.name(lang),
    )


def _refused(reach: Reach) -> list[html.P]:
    if reach.refusal is None:
        return []
    return [html.P(reach.refusal.say(reach.view.lang), className="wrong")]


def _told(reach: Reach, one: Track | None, target: Fact | None) -> html.Dl:
    """Tell the figures in the order of the years."""
    lang = reach.view.lang
    rows: list[tuple[str, Any]] = []
    goal = reach.goal
    if target and goal and one is reach.whole and goal.baseline and goal.start(target):
        rows.append((say(lang, "target.baseline", "Baseline {year}", year=goal.baseline.year),
                     printed(reach.atlas, goal.baseline, lang)))  # fmt: skip
    if target and goal and goal.expected and goal.expected.document == target.document:
        label = say(lang, "target.expected", "{year}, expected", year=goal.expected.year)
        rows.append((label, entry(goal.expected, lang, bare(goal.expected, lang))))
    if target:
        rows.append((say(lang, "target.target", "Target {year}", year=target.year[-4:]),
                     html.B(printed(reach.atlas, target, lang))))  # fmt: skip
    elif one:
        unit = reach.atlas.unit(reach.plain, lang)
        rows.append((say(lang, "target.target", "Target {year}", year=one.aim.year),
                     html.B(amount(round(one.aim.value, 6), unit, lang))))  # fmt: skip
    rows += _followed(reach, one) if one else []
    told = [part for name, text in rows for part in (html.Dt(name), html.Dd(text))]
    return html.Dl(told, className="target-facts")


def _followed(reach: Reach, one: Track) -> list[tuple[str, Any]]:
    """Tell the value that is held against the target, the paces and the rule."""
    lang, unit = reach.view.lang, reach.atlas.unit(one.course.indicator, reach.view.lang)
    rows: list[tuple[str, Any]] = []
    if one.decided is not None and one.decided.value is not None:
        shown = number(one.decided.value, one.course.indicator.decimals)
        key, place = one.course.indicator.key, one.course.place
        link = traced(reach.view, key, place.codes, one.decided.year, shown)
        gap = "" if lang == "zh" and unit == "%" else " "
        told = [link, f"{gap}{times(unit)} ", html.Small(standing(one.decided, lang))]
        rows.append((say(lang, "target.newest", "Newest value"), told))
        reached = one.aim.attained(one.decided.value)
        if reached is not None:
            label = say(lang, "target.attained", "Of the target")
            told = html.Span(percent(reached, lang), className="derived")
            rows.append((label, told))
    if one.required:
        required = html.Span(span(one.required, lang), className="derived")
        rows.append((say(lang, "target.required", "Pace required"), required))
    if paces := one.course.paces():
        told = [html.Li(spanned(reach.view, one.course, each)) for each in paces]
        rows.append((progress(paces[0], lang), html.Ul(told)))
    if one.needed:
        needed = html.Span(span(one.needed, lang), className="derived")
        rows.append((say(lang, "target.needed", "Needed from here"), needed))
    words = html.Span(rule(one.aim, unit, lang), className="derived")
    return [*rows, (say(lang, "target.rule", "Counts as met"), words)]


def _blank(reach: Reach, one: Track | None) -> list[html.P]:
    """Say that no value is known since the start, and how the reader may bring some."""
    if one is not None and one.decided is not None:
        return []
    lang = reach.view.lang
    text = say(
        lang,
        "target.unknown",
        "The sources have no value of it since the start, so nothing can be said of the way.",
    )
    more = say(lang, "target.bring", "Bring a table of your own with a row of the province")
    home = "/data#own" if lang == "zh" else f"/data?lang={lang}#own"
    return [html.P([text, " ", html.A(more, href=home)], className="note")]


def _growing(reach: Reach, place: Place, row: Standing) -> html.Section:
    """Tell the growth of a place beside the pace that the target asks of the province."""
    lang, scene = reach.view.lang, reach.scene
    shown = "–"
    if row.shown.value is not None:
        told = number(row.shown.value, scene.indicator.decimals)
        shown = traced(reach.view, scene.indicator.key, place.codes, row.shown.year, told)
    rows = [
        (scene.indicator.name(lang), [shown, "%" if lang == "zh" else " %"]),
        (say(lang, "target.reference.pace", "Pace that the target asks of the province"),
         html.Span(percent(row.aim or 0, lang), className="derived")),
    ]  # fmt: skip
    text = say(
        lang,
        "target.no_part",
        "A total of the province is no target of its parts. The documents set none for {place};"
        " bring your own targets to hold it against them.",
        place=place.name(lang),
    )
    facts = [part for name, value in rows for part in (html.Dt(name), html.Dd(value))]
    inside = [
        html.Div([html.H2(place.name(lang)), *_close(reach)], className="card-head"),
        html.P(_kicker(reach, place, reach.target, False), className="kicker"),
        html.P(lamp(row.state, lang), className="verdict"),
        html.Dl(facts, className="target-facts"),
        html.P(text, className="fine"),
    ]
    label = attributes(aria_label=place.name(lang))
    return html.Section(inside, className="card target-card", **label)


def _gathered(reach: Reach) -> html.Section:
    """Count how places stand against the reader's own targets, and lead to each of them."""
    lang = reach.view.lang
    states = [one.state for one in reach.rows]
    years = {one.track.aim.year for one in reach.rows if one.track}
    lead = say(
        lang,
        "target.gathered",
        "Your own targets for {year}. Choose a place on the map or in the table for its way to"
        " its target, and its forecast.",
        year=max(years, default="–"),
    )
    counts = [
        html.Li([lamp(key, lang), " ", str(states.count(key))]) for key in STATES if key in states
    ]
    inside = [
        html.H2(_named(reach)),
        html.P(lead, className="kicker"),
        html.Ul(counts, className="gathered"),
    ]
    return html.Section(inside, className="card home target-card")


def _nothing(reach: Reach) -> html.Section:
    """Say that the documents want nothing of the indicator, and where to go from here."""
    lang = reach.view.lang
    text = say(
        lang,
        "target.none",
        "The documents have no target of “{name}”. Choose a target, or hold the places against"
        " targets of your own.",
        name=reach.plain.name(lang),
    )
    home = reach.atlas.default(page="targets")
    back = ask(
        reach.scene, say(lang, "target.first", "The first target of the plan"),
        home if lang == "zh" else reach.atlas.view(f"/targets?lang={lang}"),
    )  # fmt: skip
    inside = [*(_refused(reach) or [html.P(text)]), html.P(back)]
    return html.Section(inside, className="card home target-card")
