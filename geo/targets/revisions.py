"""Revisions: what a census changed between a target and the value that is held against it."""

from dataclasses import dataclass

from geo.aims import Pace, pace
from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.measures import Value
from geo.targets.courses import speed
from geo.targets.tracks import Track


@dataclass(frozen=True, slots=True)
class Shift:
    """A value of the province that a census raised or lowered.

    Attributes
    ----------
    indicator : Indicator
    year : int
    before, after : float
        As first published, and as revised.
    """

    indicator: Indicator
    year: int
    before: float
    after: float

    @property
    def percent(self) -> float:
        """By how much it was raised."""
        return (self.after / self.before - 1) * 100


@dataclass(frozen=True, slots=True)
class Revision:
    """What stands on the two sides of the break before the value held against a target.

    Attributes
    ----------
    before : Value
        The newest value that still compares with the start.
    attained : float or None
        That value in percent of the target.
    pace : Pace or None
        From the start to it.
    wanted : Pace or None
        From it to the target's year, had nothing been revised; ``None`` where it was met already.
    since : Pace or None
        What is published on the other side.
    shifts : tuple of Shift
        Values of the province that are known in both vintages.
    """

    before: Value
    attained: float | None
    pace: Pace | None
    wanted: Pace | None
    since: Pace | None
    shifts: tuple[Shift, ...]


def revision(atlas: Atlas, one: Track) -> Revision | None:
    """Account for the break between a target and the value held against it.

    Returns
    -------
    Revision or None
        ``None`` where no break lies between them, or nothing is known before it.
    """
    if not one.broken or one.decided is None:
        return None
    spans = [span for span in one.course.spans if span[-1].year < one.course.last[0].year]
    before = spans[-1][-1].value if spans else None
    if before is None or before.value is None:
        return None
    unit = one.course.indicator.unit
    years = (before.year, one.aim.year)
    met = one.aim.met(before.value)
    return Revision(
        before=before,
        attained=one.aim.attained(before.value),
        pace=speed(spans[-1], unit),
        wanted=None if met else pace(before.value, one.aim.threshold, years, unit),
        since=one.actual,
        shifts=_shifts(atlas, one.decided),
    )


def _shifts(atlas: Atlas, decided: Value) -> tuple[Shift, ...]:
    """Find what is published of the province in the vintage of a value, and in the one before."""
    panel, code = atlas.measures.panel, atlas.province.code
    found: list[Shift] = []
    for (column, year), seen in panel.levels.get("province", {}).items():
        kept = seen.get(code)
        if kept is None or kept.vintage != decided.vintage or kept.status != _REVISED:
            continue
        first = [other for other in panel.conflicts(code, column, year) if other.value]
        if first and column in atlas.indicators:
            found.append(Shift(atlas.indicators[column], year, first[0].value, kept.value))
    return tuple(sorted(found, key=lambda one: (one.year, one.indicator.key)))


_REVISED = "revised-after-census"
