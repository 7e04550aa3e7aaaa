"""Prospects: whether a target will be reached, as far as the series carries a forecast."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geo.forecasts import LEAST, Forecast, ForecastError, Kind, project
from geo.points import Point
from geo.targets.courses import Course, Span
from geo.targets.tracks import Track
from geo.text import Sentence, sentence

ODDS = (80.0, 50.0)
"""Percent probability to reach a target: from the first on track, below the second an alarm."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A forecast on the way to a target, or why there is none.

    Attributes
    ----------
    last : Point or None
        Where the series ends.
    forecast : Forecast or None
    reason : Sentence or None
        Why there is no forecast.
    chance : float or None
        Percent probability that the target counts as met in its year.
    level : str
        Key of ``vocabulary.STATES``: ``on_track``, ``watch``, ``behind``, or ``no_data``.
    """

    last: Point | None
    forecast: Forecast | None
    reason: Sentence | None
    chance: float | None = None
    level: str = "no_data"

    @property
    def corners(self) -> tuple[tuple[int, float], ...]:
        """Years and limits of the band."""
        one = self.forecast
        if one is None:
            return ()
        return (*zip(one.years, one.low, strict=True), *zip(one.years, one.high, strict=True))


def prospect(one: Track, model: str = "", odds: tuple[float, ...] = ()) -> Prospect:
    """Forecast a track up to the year of its aim.

    Parameters
    ----------
    one : Track
    model : str, optional
        Key of ``forecasts.METHODS``; the back-test chooses where none is named.
    odds : tuple of float, optional
        Limits of the warning levels, as ``ODDS``.
    """
    run = steady(one.course)
    last = run[-1] if run else None
    if last is None or last.year >= one.aim.year:
        return Prospect(last, None, over(one, last))
    try:
        found = forecast(run, one.course.indicator.unit, one.aim.year, model)
    except ForecastError as error:
        return Prospect(last, None, short(run, one.course) or error.sentence)
    above = one.aim.direction != "down"
    chance = found.chance(one.aim.threshold, one.aim.year, above) * 100
    high, low = sorted(odds or ODDS, reverse=True)
    level = "on_track" if chance >= high else "watch" if chance >= low else "behind"
    return Prospect(last, found, None, chance, level)


def steady(course: Course) -> Span:
    """Return the newest points of consecutive years that nothing parts."""
    span = course.last
    gaps = [at for at, (then, now) in enumerate(pairwise(span), 1) if now.year - then.year > 1]
    return span[gaps[-1] :] if gaps else span


def forecast(run: Span, unit: str, until: int, model: str = "") -> Forecast:
    """Forecast a run of points; raises ``ForecastError`` as ``project``."""
    years, values = tuple(x.year for x in run), tuple(x.value.value or 0.0 for x in run)
    return _projected(years, values, "ratio" if unit == "%" else "level", until, model)


@lru_cache(maxsize=256)
def _projected(
    years: tuple[int, ...], values: tuple[float, ...], kind: Kind, until: int, model: str
) -> Forecast:
    """Forecast a series once, however many parts of a page tell of it."""
    return project(years, values, until, kind=kind, method=model)


def short(run: Span, course: Course) -> Sentence | None:
    """Say that a run is too short, and what cut it; ``None`` where it is long enough."""
    if len(run) >= LEAST:
        return None
    blanks = {"count": len(run), "first": run[0].year, "last": run[-1].year, "least": LEAST}
    cut: Iterable[Sentence] = run[0].breaks
    reason = next(iter(cut), None)
    if reason is not None and len(course.points) > len(run):
        return sentence(
            "prospect.split",
            "No forecast: only {count} years compare ({first}–{last}), {least} are needed."
            " {reason}",
            **blanks,
            reason=reason,
        )
    return sentence(
        "prospect.short",
        "No forecast: only {count} years in a row are known ({first}–{last}), {least} are needed.",
        **blanks,
    )


def over(one: Track, last: Point | None) -> Sentence:
    """Say that there is nothing to forecast: no value, or a year that is over."""
    if last is None:
        return sentence("prospect.none", "No forecast: no value is known since the start.")
    return sentence(
        "prospect.over", "No forecast: the target's year, {year}, is over.", year=one.aim.year
    )
