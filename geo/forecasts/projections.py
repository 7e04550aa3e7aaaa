"""Go on with a series, by the method that did best on its closed years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.forecasts.backtests import BackTest, back_test, missed
from geo.forecasts.fits import SHARE, WIDE, Fit, FloatArray, doubted, folded, unfolded
from geo.forecasts.methods import METHODS, Method
from geo.forecasts.refusals import ForecastError, Kind, demand_horizon, demand_series
from geo.text import Sentence, sentence

_AS_GOOD = 1.02
_NOTHING = 1e-6
"""An error, in percent or points, that nobody sees."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The years to come, with how likely it is to be off, and how the method did before.

    Every year has Student's t as its distribution: of the logarithm for levels, of the value
    itself for ratios. Ratios know no bounds: a share near 0 or 100 % may have limits beyond.

    Attributes
    ----------
    kind : Kind
    method : Method
    last_year : int
    last_value : float
        Where the series ends.
    years : tuple of int
        From the year after the last to the one asked for.
    fit : Fit
        The distribution, on the scale of `unfolded`.
    tests : tuple of BackTest
        Of every method, in the order of `METHODS`; those that abstained say why.
    """

    kind: Kind
    method: Method
    last_year: int
    last_value: float
    years: tuple[int, ...]
    fit: Fit
    tests: tuple[BackTest, ...]

    @property
    def mean(self) -> tuple[float, ...]:
        """Middle of each year: as likely exceeded as not; for ratios also the mean."""
        return self._told(np.array(self.fit.middle))

    @property
    def low(self) -> tuple[float, ...]:
        """Lower limit of the 80 % interval of each year; one time in ten it is below."""
        return self._told(self.fit.between(SHARE)[0])

    @property
    def high(self) -> tuple[float, ...]:
        """Upper limit of the 80 % interval of each year."""
        return self._told(self.fit.between(SHARE)[1])

    @property
    def lowest(self) -> tuple[float, ...]:
        """Lower limit of the 95 % interval of each year."""
        return self._told(self.fit.between(WIDE)[0])

    @property
    def highest(self) -> tuple[float, ...]:
        """Upper limit of the 95 % interval of each year."""
        return self._told(self.fit.between(WIDE)[1])

    @property
    def test(self) -> BackTest:
        """The back-test of the method, with intervals of its own.

        Where the method was chosen by it, it flatters the method; the interval of the forecast
        is wider than those of the trials for that.
        """
        return next(one for one in self.tests if one.method.key == self.method.key)

    @property
    def better(self) -> bool:
        """Whether the method came nearer than "nothing changes" on closed years."""
        return self.test.better

    @property
    def tested(self) -> int:
        """The last year that is as few years ahead as a trial of the back-test was.

        Later ones rest on the model alone. The last known year where the method had no trial.
        """
        return self.last_year + max((trial.step for trial in self.test.trials), default=0)

    def chance(self, threshold: float, year: int, above: bool = True) -> float:
        """Return the probability to be at or above a threshold, or at or below it.

        Parameters
        ----------
        threshold : float
            In the unit of the series.
        year : int
            One of ``years``.
        above : bool
            Whether to be above is meant, or to be below.

        Raises
        ------
        ForecastError
            If the year is not forecast, or the threshold is no number.
        """
        if year not in self.years:
            raise ForecastError(
                sentence(
                    "forecast.elsewhen",
                    "There is no forecast for {year}, only for {first} to {last}.",
                    year=year,
                    first=self.years[0],
                    last=self.years[-1],
                )
            )
        if not np.isfinite(threshold):
            raise ForecastError(sentence("forecast.threshold", "The target is no number."))
        if self.kind == "level" and threshold <= 0:
            return 1.0 if above else 0.0
        at = float(unfolded((threshold,), self.kind)[0])
        return self.fit.chance(at, year - self.last_year, above)

    def _told(self, limits: FloatArray) -> tuple[float, ...]:
        return tuple(folded(limits, self.kind).tolist())


def project(
    years: Sequence[int],
    values: Sequence[float],
    until: int,
    *,
    kind: Kind,
    method: str = "",
) -> Forecast:
    """Forecast a series up to a year.

    Parameters
    ----------
    years, values : sequence
        Consecutive years and their values, in any unit, or in percentage points. They must be
        comparable: the caller cuts where the series breaks.
    until : int
        The last year to forecast.
    kind : Kind
    method : str
        A key of `METHODS`; empty to take the one with the least error on closed years, or the
        simplest of those within 2 % of it. Methods that abstained have no error. The interval of
        a method so chosen is wider than its own by how far the methods disagree: the best of
        five on a few trials is the best by chance as well.

    Raises
    ------
    ForecastError
        Where the series is too short, has gaps, holds what is no amount, does not reach that
        far, or the method abstains.
    UnknownKeyError
        If there is no such method.
    """
    demand_series(years, values, kind)
    demand_horizon(years, until)
    steps = until - years[-1]
    tests = tuple(back_test(years, values, kind=kind, method=key, horizon=steps) for key in METHODS)
    ahead = tuple(range(years[-1] + 1, until + 1))
    chosen, fit = (
        _wanted(values, steps, tests, METHODS[method]) if method else _best(values, steps, tests)
    )
    return Forecast(kind, chosen, years[-1], float(values[-1]), ahead, fit, tests)


def _predicted(values: Sequence[float], steps: int, test: BackTest) -> Fit | Sentence:
    return test.method.predict(unfolded(values, test.kind), steps, missed(test), test.kind)


def _wanted(
    values: Sequence[float], steps: int, tests: Sequence[BackTest], method: Method
) -> tuple[Method, Fit]:
    test = next(one for one in tests if one.method.key == method.key)
    fit = _predicted(values, steps, test)
    if isinstance(fit, Sentence):
        raise ForecastError(fit)
    return method, fit


def _best(values: Sequence[float], steps: int, tests: Sequence[BackTest]) -> tuple[Method, Fit]:
    """Take the simplest of the best, and count that it is the best by chance as well."""
    found = [(one, _predicted(values, steps, one)) for one in tests if one.trials]
    able = [(test, fit) for test, fit in found if isinstance(fit, Fit)]
    if not able:
        reasons = [fit for _, fit in found if isinstance(fit, Sentence)]
        reasons += [test.abstained for test in tests if test.abstained]
        raise ForecastError(reasons[0])
    enough = min(test.error for test, _ in able) * _AS_GOOD + _NOTHING
    best, fit = next((test, fit) for test, fit in able if test.error <= enough)
    weights = np.array([1 / (test.error + _NOTHING) ** 2 for test, _ in able])
    return best.method, doubted(fit, [other for _, other in able], weights)
