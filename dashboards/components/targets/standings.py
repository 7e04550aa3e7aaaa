"""Places against the target: lamps, distances and paces, as a table."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.targets.words import entry, lamp, spanned
from dashboards.components.traced import traced
from geo import say
from geo.exports.targetnotes import aimed_head, distance_of, lead, shown_head
from geo.exports.targetwords import amount, span, standing
from geo.targets import LEVEL, OWN, PACE, Reach, Standing
from geo.text import number


def standings(reach: Reach) -> list[Any]:
    """List the places of the map, the farthest ahead first."""
    lang = reach.view.lang
    look = "lead" if reach.kind == OWN else "note"
    said: list[Any] = [html.P(lead(reach), className=f"{look} derived")]
    if reach.kind not in (OWN, LEVEL, PACE):
        return said
    rows = sorted(
        reach.rows, key=lambda one: (one.distance is None, -(one.distance or 0), one.code)
    )
    heads = [
        say(lang, "column.name", "Name"),
        say(lang, "scores.state", "Standing"),
        shown_head(reach),
        aimed_head(reach),
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
        html.Td(distance_of(reach, one), className="derived"),
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
