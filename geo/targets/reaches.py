"""Reaches: how far places are from a target, on the map and in a table."""

from dataclasses import dataclass, replace

import numpy as np

from geo.aims import Pace
from geo.atlas import LATEST, Atlas
from geo.classes import classify
from geo.goals import Goal
from geo.indicators import Indicator
from geo.lines import Line
from geo.measures import Value
from geo.palettes import AIMED
from geo.places import Place
from geo.plan import Fact
from geo.points import Point
from geo.scenes import Scene, compose, palette_of, reclassed
from geo.targets.courses import Course, course
from geo.targets.owns import OwnAims, own_aims, own_values
from geo.targets.tracks import Track, graded, track
from geo.text import Sentence, sentence
from geo.values import described
from geo.views import View

OWN, LEVEL, PACE, NONE = "own", "level", "pace", "none"
"""What the map shows: percent of own targets; a ratio around the target; growth around the pace
that the target asks for; or the values alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place and the aim it is held against.

    Attributes
    ----------
    places : tuple of Place
        Mostly one; several where boundaries changed and a value is of all of them together.
    shown : Value
        What the map shows of it.
    aim : float or None
        The target, or the pace, that it is held against, in the unit of the map's indicator; for
        own targets in the unit of what is measured.
    distance : float or None
        What it has more than that; negative where it falls short.
    state : str
        Key of ``vocabulary.STATES``.
    track : Track or None
        Its way to the aim; ``None`` where growth is held against a pace.
    """

    places: tuple[Place, ...]
    shown: Value
    aim: float | None
    distance: float | None
    state: str
    track: Track | None

    @property
    def place(self) -> Place:
        """The place; of several the first."""
        return self.places[0]

    @property
    def code(self) -> str:
        """Codes of its places, joined by a plus."""
        return "+".join(place.code for place in self.places)

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return " + ".join(place.name(lang) for place in self.places)


@dataclass(frozen=True, slots=True)
class Reach:
    """What the page of the targets shows: the answer, together with the question.

    Attributes
    ----------
    atlas : Atlas
    view : View
    goal, target : Goal and Fact, or None
        What the documents want; ``None`` where they want nothing of the indicator.
    kind : str
        ``own``, ``level``, ``pace`` or ``none``.
    scene : Scene
        The map.
    whole : Track or None
        The province on its way to the target; ``None`` where no values are known.
    centre : float or None
        What the colours of the map are centred on.
    rows : tuple of Standing
        The places of the map.
    refusal : Sentence or None
        Why own targets, or own values, cannot be used.
    """

    atlas: Atlas
    view: View
    goal: Goal | None
    target: Fact | None
    kind: str
    scene: Scene
    whole: Track | None
    centre: float | None
    rows: tuple[Standing, ...]
    refusal: Sentence | None = None

    @property
    def plain(self) -> Indicator:
        """The indicator whose values are followed."""
        return self.atlas.indicators[self.view.indicator]


def compose_reach(atlas: Atlas, view: View) -> Reach:
    """Answer a view of the page that follows targets.

    Parameters
    ----------
    atlas : Atlas
    view : View
        As ``atlas.view`` reads it.
    """
    goal = atlas.goal(view)
    target = goal.due(view.due) if goal else None
    refusal = own_values(atlas, view, goal) if goal else None
    reach = Reach(
        atlas=atlas,
        view=view,
        goal=goal,
        target=target,
        kind=NONE,
        scene=compose(atlas, view),
        whole=None if refusal else _whole(atlas, view, goal, target),
        centre=None,
        rows=(),
        refusal=refusal,
    )
    if view.goal:
        return _own(reach)
    if goal is None or target is None or refusal or not _followed(reach):
        return replace(reach, rows=_bare(reach))
    if reach.scene.indicator.measure == "average_growth":
        return _paces(reach, goal.required(target))
    return _levels(reach, goal, target)


def asked_as(reach: Reach, view: View) -> Reach:
    """Return a reach as the answer to a view that differs in nothing that is measured."""
    told = {name: getattr(view, name) for name in ("page", "lang", "theme", "pin", "at", "my")}
    scene = replace(reach.scene, view=replace(reach.scene.view, **told))
    return replace(reach, view=view, scene=scene)


def _followed(reach: Reach) -> bool:
    """Whether the values of the map are those that the target is of."""
    goal, view = reach.goal, reach.view
    return goal is not None and reach.plain.key in (goal.column, view.actuals)


def _whole(atlas: Atlas, view: View, goal: Goal | None, target: Fact | None) -> Track | None:
    """Follow the province to the target of the documents."""
    if goal is None or target is None:
        return None
    column = view.actuals or goal.column
    if not column:
        return None
    return of_province(atlas, view, goal, target, atlas.indicators[column])


def of_province(atlas: Atlas, view: View, goal: Goal, target: Fact, indicator: Indicator) -> Track:
    """Follow the province to a target of the documents, by the rules that the reader set."""
    found = course(atlas, indicator, atlas.place(atlas.province.code), view.allow)
    return track(
        found,
        goal.aim(target, float(view.tolerance)),
        goal.start(target),
        goal.set_in(target),
        view.warn,
    )


def _until(reach: Reach, line: Line) -> Course:
    """Follow a place up to the year of the map; of several together this year alone is known."""
    first, *others = line.places
    if others:
        return Course(first, reach.plain, (Point(line.value),))
    found = course(reach.atlas, reach.plain, first, reach.view.allow)
    year = reach.view.year
    return found.until(int(year)) if year.isdigit() else found


def _bare(reach: Reach) -> tuple[Standing, ...]:
    return tuple(
        Standing(line.places, line.value, None, None, "no_data", None)
        for line in reach.scene.lines
        if len(line.places) == 1
    )


def _levels(reach: Reach, goal: Goal, target: Fact) -> Reach:
    """Hold a ratio of every place against the target itself, as a reference."""
    if reach.plain.measure == "column" and reach.plain.additive:  # no start to grow from
        return replace(reach, rows=_bare(reach))
    view = reach.view
    aim = goal.aim(target, float(view.tolerance))
    rows: list[Standing] = []
    for line in reach.scene.lines:
        places, value = line.places, line.value
        if value.value is None:
            rows.append(Standing(places, value, aim.value, None, "no_data", None))
            continue
        one = track(_until(reach, line), aim, set_in=goal.set_in(target), warn=view.warn)
        rows.append(Standing(places, value, aim.value, value.value - aim.value, one.status, one))
    return _centred(replace(reach, kind=LEVEL, rows=tuple(rows)), aim.value)


def _paces(reach: Reach, required: Pace | None) -> Reach:
    """Hold the growth of every place against the pace that the target asks of the province.

    Without a start of the target's own document, it is the pace from the newest value on.
    """
    reference = required or (reach.whole.needed if reach.whole else None)
    if reference is None:
        return replace(reach, rows=_bare(reach))
    rows: list[Standing] = []
    for line in reach.scene.lines:
        amount = line.value.value
        state = "no_data" if amount is None else graded(amount, reference.amount, reach.view.warn)
        distance = None if amount is None else amount - reference.amount
        rows.append(Standing(line.places, line.value, reference.amount, distance, state, None))
    return _centred(replace(reach, kind=PACE, rows=tuple(rows)), reference.amount)


def _own(reach: Reach) -> Reach:
    """Hold every place against the reader's own target for it."""
    found = own_aims(reach.atlas, reach.view, reach.plain)
    if isinstance(found, Sentence):
        return replace(reach, kind=NONE, rows=_bare(reach), refusal=found)
    rows = tuple(_own_row(reach, line, found) for line in reach.scene.lines)
    lines = tuple(
        replace(line, value=row.shown, rank=None, rank_in_region=None, share=None)
        for line, row in zip(reach.scene.lines, rows, strict=True)
    )
    scene = replace(
        reach.scene,
        indicator=_attained(reach.plain),
        lines=lines,
        around=(),
        province=Value.missing((), 0, "not_published"),
        total=None,
    )
    return _centred(replace(reach, kind=OWN, scene=scene, rows=rows), 100.0)


def _own_row(reach: Reach, line: Line, found: OwnAims) -> Standing:
    places, value = line.places, line.value
    aim = found.aims.get(places[0].code) if len(places) == 1 else None
    if aim is None or value.value is None:
        missing = Value.missing(value.codes, value.year, "not_published", "own_data")
        shown = value if value.value is None else missing
        return Standing(places, shown, aim.value if aim else None, None, "no_data", None)
    inputs = (*value.inputs, *found.values[places[0].code].inputs)
    bare = replace(value, value=aim.attained(value.value), inputs=inputs)
    shown = described(bare, replace(reach.plain, measure="ratio"), value.flags)
    one = track(_until(reach, line), aim, warn=reach.view.warn)
    return Standing(places, shown, aim.value, value.value - aim.value, one.status, one)


def _attained(one: Indicator) -> Indicator:
    """Describe the percent of a target that a value is."""
    name = sentence("reach.attained", "{name}, percent of own target", name="")
    zh, en = (replace(name, blanks={"name": one.name(lang)}).say(lang) for lang in ("zh", "en"))
    looks = {"unit": "%", "palette": AIMED, "centre": "100", "decimals": 1}
    return replace(
        one, name_zh=zh, name_en=en, measure="ratio", additive=False, nature="level", **looks
    )


def _centred(reach: Reach, centre: float) -> Reach:
    """Cut the values around what they are held against."""
    scene, view = reach.scene, reach.view
    if palette_of(scene.indicator, view).kind != "diverging":
        return replace(reach, centre=centre)
    values = [line.value.value for line in (*scene.lines, *scene.around)]
    if view.scale == "all" and reach.kind == LEVEL and view.year != LATEST:
        values = [*reach.atlas.series.pooled(scene.indicator, view.by, view.allow)]
    known = np.array([one for one in values if one is not None], dtype=float)
    classes = classify(known, view.method, int(view.k), centre=centre, breaks=view.breaks)
    return replace(reach, scene=reclassed(scene, classes), centre=centre)
