"""Places against the target: lamps, distances and paces, as a table."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.targets.words import (
    amount,
    entry,
    lamp,
    percent,
    span,
    spanned,
    standing,
)
from dashboards.components.traced import traced
from geo import captions, say
from geo.targets import LEVEL, OWN, PACE, Reach, Standing
from geo.text import number


def standings(reach: Reach) -> list[Any]:
    """List the places of the map, the farthest ahead first."""
    lang = reach.view.lang
    look = "lead" if reach.kind == OWN else "note"
    said: list[Any] = [html.P(_lead(reach), className=f"{look} derived")]
    if reach.kind not in (OWN, LEVEL, PACE):
        return said
    rows = sorted(
        reach.rows, key=lambda one: (one.distance is None, -(one.distance or 0), one.code)
    )
    heads = [
        say(lang, "column.name", "Name"),
        say(lang, "scores.state", "Standing"),
        _shown(reach),
        _aim(reach),
        say(lang, "standing.distance", "Distance"),
    ]
    tracked = any(one.track for one in rows)
    if tracked:
        heads += [
            say(lang, "scores.actual", "Actual pace"),
            say(lang, "target.needed", "Needed from here"),
        ]
    label = say(lang, "standing.title", "Places against the target")
    body = [_row(reach, one, tracked) for one in rows]
    return [*said, scrolling(label, heads, body, "board-standings", cards=True)]


def _lead(reach: Reach) -> str:
    """Say what places are held against, and that the documents set no targets for them."""
    lang = reach.view.lang
    if reach.refusal is not None:
        return reach.refusal.say(lang)
    match reach.kind:
        case "own":
            return say(
                lang,
                "standing.own",
                "Held against your own targets for {year}. They stay in this browser.",
                year=_own_year(reach),
            )
        case "level":
            return say(
                lang,
                "standing.level",
                "The documents set no targets for cities or counties. The province's target,"
                " {target}, is shown as a reference only; it is no one's duty.",
                target=_target(reach),
            )
        case "pace":
            return say(
                lang,
                "standing.pace",
                "The documents set no targets for cities or counties, and a total of the province"
                " is none of its parts'. As a reference only, each place's average growth is held"
                " against {pace} % a year, which the target asks of the province.",
                pace=number(reach.centre or 0, 1),
            )
        case _:
            return unheld(reach)


def unheld(reach: Reach) -> str:
    """Say why places are held against nothing, and what the map shows instead."""
    lang = reach.view.lang
    if reach.goal is not None and not reach.goal.column and not reach.view.actuals:
        return say(
            lang,
            "standing.no_series",
            "No published series of places is the same as this target's; the map shows {name}."
            " Bring your own targets or values to hold places against them.",
            name=reach.scene.indicator.name(lang),
        )
    return say(
        lang,
        "standing.none",
        "There is no reference for places: the documents have no target of this, or no start to"
        " measure growth from. Bring targets of your own to hold places against them.",
    )


def _own_year(reach: Reach) -> str:
    tracks = [one.track for one in reach.rows if one.track]
    return str(tracks[0].aim.year) if tracks else "–"


def _target(reach: Reach) -> str:
    return amount(reach.centre, captions.unit(reach.scene), reach.view.lang)


def _shown(reach: Reach) -> str:
    lang, view = reach.view.lang, reach.view
    if reach.kind == PACE:
        return f"{reach.scene.indicator.name(lang)} (%)"
    unit = reach.atlas.unit(reach.plain, lang)
    return f"{reach.plain.name(lang)} {view.year} ({unit})"


def _aim(reach: Reach) -> str:
    lang = reach.view.lang
    if reach.kind == OWN:
        return say(lang, "standing.own_target", "Own target")
    return say(lang, "standing.reference", "Reference")


def _row(reach: Reach, one: Standing, tracked: bool) -> html.Tr:
    lang = reach.view.lang
    name = html.Button(one.name(lang), type="button", className="name")
    mine = reach.view.my and reach.view.my in _codes(one)
    looks = ["inner", "mine" if mine else "", "pinned" if reach.view.pin == one.code else ""]
    cells = [
        html.Th(name, scope="row"),
        html.Td(lamp(one.state, lang), className="standing"),
        html.Td(_value(reach, one)),
        html.Td(_aimed(reach, one)),
        html.Td(_distance(reach, one), className="derived"),
    ]
    if tracked:
        cells += _own_paces(reach, one)
    look = " ".join(word for word in looks if word)
    return html.Tr(cells, className=look, **attributes(data_code=one.code))


def _codes(one: Standing) -> set[str]:
    return {code for place in one.places for code in (place.code, *place.codes)}


def _own_paces(reach: Reach, one: Standing) -> list[html.Td]:
    """Show the pace that a place has, and the one that it needs."""
    track, lang = one.track, reach.view.lang
    if track is None:
        return [html.Td("–"), html.Td("–")]
    own = spanned(reach.view, track.course, track.actual) if track.actual else "–"
    needed = span(track.needed, lang) if track.needed else "–"
    return [html.Td(own), html.Td(needed, className="derived")]


def _value(reach: Reach, one: Standing) -> Any:
    """Show the value of the map; of own targets, the value that is held against them."""
    lang = reach.view.lang
    if reach.kind == OWN and one.track and one.track.decided:
        value, indicator = one.track.decided, reach.plain
    else:
        value, indicator = one.shown, reach.scene.indicator
    if value.value is None:
        return html.Span(say(lang, "none", "no value"), className="none")
    shown = number(value.value, indicator.decimals)
    link = traced(reach.view, indicator.key, value.codes, value.year, shown)
    return [link, html.Small(f" {standing(value, lang)}")]


def _aimed(reach: Reach, one: Standing) -> Any:
    if one.aim is None:
        return "–"
    if reach.kind == OWN:
        return amount(round(one.aim, 6))
    shown = number(one.aim, 1) if reach.kind == PACE else amount(round(one.aim, 6))
    return entry(reach.target, reach.view.lang, shown) if reach.target else shown


def _distance(reach: Reach, one: Standing) -> str:
    """Say how far ahead a place is: in points, or in the unit and percent of the target."""
    lang = reach.view.lang
    if one.distance is None:
        return "–"
    sign = "+" if one.distance > 0 else ""
    if reach.kind == PACE or reach.plain.unit == "%":
        shown = f"{sign}{number(one.distance, 1)}"
        return say(lang, "standing.points", "{amount} points", amount=shown)
    shown = f"{sign}{number(one.distance, reach.plain.decimals)}"
    if one.shown.value is None:
        return shown
    return f"{shown} ({percent(one.shown.value, lang)})"
