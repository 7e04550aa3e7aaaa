"""Try a method on years that are closed: what it would have said, and what came."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.forecasts.fits import SHARE, FloatArray, Miss, folded, unfolded
from geo.forecasts.methods import METHODS, Method
from geo.forecasts.refusals import FIRST, LEAST, Kind, demand_series
from geo.text import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Trial:
    """One forecast of a closed year, in the unit of the series.

    Attributes
    ----------
    origin, year : int
        The last year that the forecast knew, and the year that it was made for.
    forecast, low, high : float
        Middle and limits of the 80 % interval.
    actual : float
        What came.
    """

    origin: int
    year: int
    forecast: float
    low: float
    high: float
    actual: float

    @property
    def step(self) -> int:
        """How many years ahead it was made."""
        return self.year - self.origin

    @property
    def hit(self) -> bool:
        """Whether what came lies within the interval."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True)
class BackTest:
    """All trials of a method, and what they come to.

    Attributes
    ----------
    method : Method
    kind : Kind
    trials : tuple of Trial
        By origin and year; none where the method abstained.
    error : float
        Mean absolute error: in percent of what came for levels, in points for ratios. NaN
        without trials, like the next.
    naive : float
        The same of the forecast that nothing changes, on the same trials.
    abstained : Sentence or None
        Why there are no trials.
    """

    method: Method
    kind: Kind
    trials: tuple[Trial, ...]
    error: float
    naive: float
    abstained: Sentence | None = None

    @property
    def count(self) -> int:
        """Number of trials; those of one origin are no independent witnesses."""
        return len(self.trials)

    @property
    def hits(self) -> int:
        """Number of trials in which what came lies within the 80 % interval."""
        return sum(trial.hit for trial in self.trials)

    @property
    def hit_rate(self) -> float:
        """Share of hits, 0 to 1; NaN without trials."""
        return self.hits / self.count if self.trials else float("nan")

    @property
    def ratio(self) -> float:
        """The error, the naive one being 1; infinite where only the naive one has none."""
        if self.naive == 0:
            return 1.0 if self.error == 0 else float("inf")
        return self.error / self.naive

    @property
    def better(self) -> bool:
        """Whether the method came nearer than the forecast that nothing changes."""
        return self.error < self.naive


def back_test(
    years: Sequence[int],
    values: Sequence[float],
    *,
    kind: Kind,
    method: str,
    horizon: int = LEAST - FIRST,
) -> BackTest:
    """Try a method from every closed year that has five known years up to it.

    Each trial knows nothing after its origin: it is fitted to the years up to there, and its
    interval widened by what the trials before had missed by then, as a forecast's is today.

    Parameters
    ----------
    years, values : sequence
        Consecutive years and their values, in any unit, or in percentage points.
    kind : Kind
    method : str
        A key of `METHODS`.
    horizon : int
        Forecast 1 … ``horizon`` years ahead, as far as values are known.

    Raises
    ------
    ForecastError
        Where the series carries no forecast.
    UnknownKeyError
        If there is no such method.
    """
    demand_series(years, values, kind)
    chosen = METHODS[method]
    known = unfolded(values, kind)
    trials: list[Trial] = []
    for count in range(FIRST, len(years)):
        misses = _misses(trials, years[count - 1], kind)
        fit = chosen.predict(known[:count], horizon, misses, kind)
        if isinstance(fit, Sentence):
            return _abstained(chosen, kind, years[count - 1], fit)
        told = [folded(one, kind) for one in (np.array(fit.middle), *fit.between(SHARE))]
        for step in range(1, min(horizon, len(years) - count) + 1):
            middle, low, high = (float(one[step - 1]) for one in told)
            at = count + step - 1
            trials.append(Trial(years[count - 1], years[at], middle, low, high, float(values[at])))
    return _summed(chosen, kind, trials, dict(zip(years, map(float, values), strict=True)))


def missed(test: BackTest) -> list[Miss]:
    """Return what a method missed by in all its trials."""
    return _misses(test.trials, max((trial.year for trial in test.trials), default=0), test.kind)


def _misses(trials: Sequence[Trial], until: int, kind: Kind) -> list[Miss]:
    """Return what was missed in the trials whose year was known by ``until``."""
    past = [trial for trial in trials if trial.year <= until]
    came, told = (
        unfolded(values, kind)
        for values in ([one.actual for one in past], [one.forecast for one in past])
    )
    return [
        Miss(trial.step, error) for trial, error in zip(past, (came - told).tolist(), strict=True)
    ]


def _abstained(method: Method, kind: Kind, year: int, reason: Sentence) -> BackTest:
    said = sentence(
        "forecast.abstained",
        "With the years up to {year} alone: {reason}",
        year=year,
        reason=reason,
    )
    nothing = float("nan")
    return BackTest(method, kind, (), nothing, nothing, said)


def _summed(
    method: Method, kind: Kind, trials: Sequence[Trial], values: dict[int, float]
) -> BackTest:
    actual = np.array([trial.actual for trial in trials])
    told = np.array([trial.forecast for trial in trials])
    same = np.array([values[trial.origin] for trial in trials])
    error, naive = (_error(one, actual, kind) for one in (told, same))
    return BackTest(method, kind, tuple(trials), error, naive)


def _error(told: FloatArray, actual: FloatArray, kind: Kind) -> float:
    """Return the mean absolute error; what is left of an exact forecast by rounding is none."""
    away = np.abs(told - actual)
    with np.errstate(over="ignore"):
        return round(float(np.mean(100 * (away / actual) if kind == "level" else away)), 9)
