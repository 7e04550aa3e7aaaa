"""Tracks: a value on its way to an aim, and what is to be thought of it."""

from dataclasses import dataclass

from geo.aims import Aim, Pace, pace
from geo.measures import Value
from geo.targets.courses import Course, speed

WARN = (100.0, 80.0)
"""Percent of the pace required: from the first on track, below the second an alarm."""


@dataclass(frozen=True, slots=True)
class Track:
    """A value on its way to an aim.

    Attributes
    ----------
    course : Course
        What is known since the start; without a start, all that is known.
    aim : Aim
    required : Pace or None
        From the start to the aim; ``None`` where no start is known.
    decided : Value or None
        The value that is held against the aim: that of its year once it is known, before that the
        newest.
    needed : Pace or None
        From there to the aim; ``None`` once its year is over, or where it is met.
    actual : Pace or None
        Of the span of the newest value; ``None`` where a break leaves it alone.
    status : str
        Key of ``vocabulary.STATES``.
    flags : tuple of str
        ``series_break`` where the value that is held against the aim does not compare with the
        start; and all that the value is flagged with.
    """

    course: Course
    aim: Aim
    required: Pace | None
    decided: Value | None
    needed: Pace | None
    actual: Pace | None
    status: str
    flags: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Whether a break lies between the start and the value held against the aim."""
        return "series_break" in self.flags

    @property
    def pace_share(self) -> float | None:
        """The actual pace in percent of the one needed; ``None`` where either is not known."""
        if self.actual is None or self.needed is None or self.needed.amount <= 0:
            return None
        return self.actual.amount / self.needed.amount * 100


def track(
    course: Course,
    aim: Aim,
    start: tuple[int, float] | None = None,
    set_in: int = 0,
    warn: tuple[float, ...] = (),
) -> Track:
    """Hold a course against an aim.

    Parameters
    ----------
    course : Course
    aim : Aim
        In the unit of the course's indicator.
    start : tuple of year and value, optional
        Where the way to the aim begins; what was known before does not count.
    set_in : int, optional
        The last year that was known when the aim was set.
    warn : tuple of float, optional
        Limits of the warning levels, as ``WARN``.
    """
    unit = course.indicator.unit
    since = course.since(start[0]) if start else course
    decided = since.at(aim.year) or since.newest
    if decided is not None and start and decided.year <= start[0]:
        decided = None
    needed = _needed(decided, aim, unit)
    actual = speed(since.last, unit) if decided else None
    return Track(
        course=since,
        aim=aim,
        required=pace(start[1], aim.value, (start[0], aim.year), unit) if start else None,
        decided=decided,
        needed=needed,
        actual=actual,
        status=_status(decided, aim, needed, actual, warn),
        flags=_flags(since, decided, set_in),
    )


def _needed(decided: Value | None, aim: Aim, unit: str) -> Pace | None:
    if decided is None or decided.value is None or aim.met(decided.value):
        return None
    return pace(decided.value, aim.threshold, (decided.year, aim.year), unit)


def _status(
    decided: Value | None,
    aim: Aim,
    needed: Pace | None,
    actual: Pace | None,
    warn: tuple[float, ...],
) -> str:
    if decided is None or decided.value is None:
        return "no_data"
    if aim.met(decided.value):
        return "met"
    if decided.year >= aim.year:
        return "missed"
    if actual is None or needed is None:
        return "no_pace"
    sign = -1 if aim.direction == "down" else 1
    return graded(sign * actual.amount, sign * needed.amount, warn)


def graded(amount: float, wanted: float, warn: tuple[float, ...] = ()) -> str:
    """Grade a pace by the one that is wanted: ``on_track``, ``watch`` or ``behind``.

    Parameters
    ----------
    amount, wanted : float
        In the same unit, a year; more is better.
    warn : tuple of float, optional
        As ``WARN``.
    """
    high, low = sorted(warn or WARN, reverse=True)
    if wanted <= 0:  # nothing more is needed than not to fall faster
        return "on_track" if amount >= wanted else "behind"
    share = amount / wanted * 100
    if share >= high:
        return "on_track"
    return "watch" if share >= low else "behind"


def _flags(course: Course, decided: Value | None, set_in: int) -> tuple[str, ...]:
    if decided is None:
        return ()
    parted = any(set_in < one.year <= decided.year and one.breaks for one in course.points)
    return tuple(sorted({*decided.flags, *(("series_break",) if parted and set_in else ())}))
