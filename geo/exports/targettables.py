"""Targets as tables to be read: the scoreboard, places against the target, targets beside it."""

from collections.abc import Iterable, Sequence

from geo import captions
from geo.exports.publications import ends_of
from geo.exports.sheets import Sheet
from geo.exports.tableaux import Grid
from geo.exports.targetnotes import (
    aimed_head,
    counted,
    distance_of,
    lead,
    rules,
    shown_head,
    title,
    years_of,
)
from geo.exports.targetwords import amount, figure, span, speed, standing
from geo.goals import due_of
from geo.observations import Observation
from geo.plan import Fact
from geo.targets import LEVEL, OWN, PACE, SECTORS, TABLE, Reach, Score, Standing
from geo.text import number, say
from geo.vocabulary import STATES

_SIGNS = {
    "met": "√",
    "on_track": "↗",
    "watch": "!",
    "behind": "↘",
    "missed": "×",
    "no_pace": "·",
    "no_data": "–",
}
"""A sign for every state, of those that the fonts have: nothing is told by colour alone."""
_NONE = "–"


def scores(sheet: Sheet, reach: Reach, found: Sequence[Score]) -> Grid | None:
    """Lay out the targets of the plan's table; none where the documents have no such table."""
    lang = reach.view.lang
    rows = sorted(
        (one for one in found if one.group == TABLE), key=lambda one: one.target.number or 0
    )
    if not rows:
        return None
    baseline, expected, due = years_of(rows)
    head = (
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "scores.state", "Standing"),
        baseline,
        say(lang, "scores.expected", "{year} expected", year=expected),
        say(lang, "scores.target", "{year} target", year=due),
        say(lang, "target.newest", "Newest value"),
        say(lang, "scores.required", "Pace required"),
        say(lang, "scores.actual", "Actual pace"),
        say(lang, "scores.where", "Section, line"),
    )
    beside = [f"{one.goal.first.name(lang)}: {text}" for one in rows for text in _beside(one, lang)]
    notes = (f"{counted(rows, lang)} {rules(reach, rows)}", " · ".join(beside))
    name = say(lang, "scores.title", "The indicators of the plan's table")
    cells = tuple(_score(one, lang) for one in rows)
    return Grid(name, head, cells, (*filter(None, notes), *_ends(sheet, reach, found)))


def _score(one: Score, lang: str) -> tuple[str, ...]:
    goal, target = one.goal, one.target
    required = one.track.required if one.track else goal.required(target)
    blank = say(lang, "target.blank", "not published")
    return (
        f"{target.number} {goal.first.name(lang)} ({target.say('unit', lang)})",
        _verdict(one, lang),
        _printed(goal.baseline, blank),
        _printed(goal.expected, blank),
        f"{_printed(target, blank)} {target.say('qualifier', lang)}".strip(),
        _newest(one, lang),
        speed(required, lang) if goal.start(target) else blank,
        _actual(one, lang),
        f"{target.section} · {target.line}",
    )


def _printed(fact: Fact | None, blank: str) -> str:
    return blank if fact is None or fact.value is None else amount(fact.value)


def _verdict(one: Score, lang: str) -> str:
    """Say where a target stands, and whether that rests on a revision."""
    told = f"{_SIGNS[one.status]} {STATES[one.status].say(lang)}"
    if one.track and one.track.broken and one.status == "met":
        told += f" · {say(lang, 'scores.by_revision', 'partly by revision')}"
    return told


def _newest(one: Score, lang: str) -> str:
    """Write the value held against the target, or that none is known."""
    track = one.track
    if track and track.decided and track.decided.value is not None:
        shown = number(track.decided.value, track.course.indicator.decimals)
        told = [shown, standing(track.decided, lang)]
        if track.broken:
            told.append(say(lang, "scores.broken", "▲ after a revision"))
        return " · ".join(told)
    if one.listed is not None:
        return say(lang, "scores.listed", "{count} listed here, in part", count=one.listed)
    return say(lang, "scores.unknown", "no later value")


def _actual(one: Score, lang: str) -> str:
    """Write the pace of every span that compares."""
    paces = one.track.course.paces() if one.track else ()
    return " · ".join(span(each, lang) for each in paces) or _NONE


def _beside(one: Score, lang: str) -> Iterable[str]:
    """Tell what the text of the document prints otherwise; what it restates is no conflict."""
    for fact in one.beside:
        told = {"value": amount(fact.value), "year": fact.year, "line": fact.line}
        if fact.role == "conflict":
            text = "▲ the text prints {value} for {year} (line {line}); the table is shown"
            yield say(lang, "scores.conflict", text, **told)
        elif fact.kind == "actual":
            text = "the text tells {value} of {year} as achieved (line {line})"
            yield say(lang, "scores.restated", text, **told)


def others(sheet: Sheet, reach: Reach, found: Sequence[Score], group: str) -> Grid | None:
    """List the targets of sectors, or what is counted; none where there are no such."""
    lang, sectors = reach.view.lang, group == SECTORS
    first = found[0].target.document if found else ""
    rows = [one for one in found if one.group == group and one.target.document == first]
    if not rows:
        return None
    head = (
        *((say(lang, "control.sectors", "Sector"),) if sectors else ()),
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "scores.state", "Standing"),
        say(lang, "scores.aim", "Target"),
        say(lang, "out.due", "Due"),
        say(lang, "target.newest", "Newest value"),
        say(lang, "scores.where", "Section, line"),
    )
    if sectors:
        name = say(lang, "scores.label.sectoral", "Targets of sectors")
        said = say(
            lang,
            "scores.guard",
            "Value added, revenue, trade and financing are different things, some contain others"
            " and one is in dollars: these targets have no sum and no share of the whole.",
        )
    else:
        name = say(lang, "scores.label.counted", "What is counted")
        text = "What is listed in the register is a part of what there is; it is no progress."
        said = say(lang, "scores.counts", text)
    cells = tuple(_other(reach, one, sectors=sectors) for one in rows)
    return Grid(name, head, cells, (said, *_ends(sheet, reach, rows)))


def _other(reach: Reach, one: Score, *, sectors: bool) -> tuple[str, ...]:
    lang, target = reach.view.lang, one.target
    return (
        *((_sector(reach, target, lang),) if sectors else ()),
        one.goal.first.name(lang),
        _verdict(one, lang),
        figure(reach.atlas, target, lang),
        due_of(target),
        _newest(one, lang),
        f"{target.section} · {target.line}",
    )


def _sector(reach: Reach, target: Fact, lang: str) -> str:
    column = "name_zh" if lang == "zh" else "name_en"
    names = {str(row["id"]): str(row[column]) for row in reach.atlas.tables.get("sectors", ())}
    return names.get(target.sector, target.sector)


def places(sheet: Sheet, reach: Reach) -> Grid | None:
    """List the places of the map against the target, the farthest ahead first; maybe none."""
    if reach.kind not in (OWN, LEVEL, PACE):
        return None
    lang = reach.view.lang
    rows = sorted(
        reach.rows, key=lambda one: (one.distance is None, -(one.distance or 0), one.code)
    )
    tracked = any(one.track for one in rows)
    head = [
        say(lang, "column.name", "Name"),
        say(lang, "scores.state", "Standing"),
        shown_head(reach),
        say(lang, "slides.standing", "Status and vintage"),
        aimed_head(reach),
        say(lang, "standing.distance", "Distance"),
    ]
    if tracked:
        head += [
            say(lang, "scores.actual", "Actual pace"),
            say(lang, "target.needed", "Needed from here"),
        ]
    cells = tuple(_place(reach, one, tracked) for one in rows)
    name = say(lang, "standing.title", "Places against the target")
    return Grid(f"{title(reach)} · {name}", tuple(head), cells, (note(reach), *_below(sheet)))


def _place(reach: Reach, one: Standing, tracked: bool) -> tuple[str, ...]:
    lang, track = reach.view.lang, one.track
    value, indicator = one.shown, reach.scene.indicator
    if reach.kind == OWN and track and track.decided:
        value, indicator = track.decided, reach.plain
    known = value.value is not None
    paces = ()
    if tracked:
        actual, needed = (track.actual, track.needed) if track else (None, None)
        paces = tuple(span(x, lang) if x else _NONE for x in (actual, needed))
    return (
        one.name(lang),
        f"{_SIGNS[one.state]} {STATES[one.state].say(lang)}",
        number(value.value or 0, indicator.decimals) if known else say(lang, "none", "no value"),
        standing(value, lang) if known else "",
        _aim(reach, one),
        distance_of(reach, one),
        *paces,
    )


def _aim(reach: Reach, one: Standing) -> str:
    if one.aim is None:
        return _NONE
    return number(one.aim, 1) if reach.kind == PACE else amount(round(one.aim, 6))


def inputs(reach: Reach, found: Sequence[Score]) -> tuple[Observation, ...]:
    """Return every published value behind the map and the tables, once."""
    seen = [*captions.inputs(reach.scene), *_followed(found)]
    return tuple(dict.fromkeys(seen))


def _followed(found: Sequence[Score]) -> Iterable[Observation]:
    points = (point for one in found if one.track for point in one.track.course.points)
    return (x for point in points for x in (*point.value.inputs, *point.value.against))


def _ends(sheet: Sheet, reach: Reach, found: Sequence[Score]) -> tuple[str, ...]:
    """Say below a table who published the values, and which data they are."""
    seen = tuple(dict.fromkeys(_followed(found)))
    sourced = (captions.sourced(reach.atlas, seen, reach.view.lang),) if seen else ()
    return (*sourced, *ends_of(sheet))


def note(reach: Reach) -> str:
    """Say in a file what places are held against."""
    if reach.kind == OWN and reach.refusal is None:
        return say(reach.view.lang, "standing.own.file", "Places are held against own targets.")
    return lead(reach)


def _below(sheet: Sheet) -> tuple[str, ...]:
    return (sheet.source, *ends_of(sheet))
