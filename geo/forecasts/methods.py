"""The ways to go on with a series, from the simplest to the most elaborate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from geo.forecasts.fits import WIDE, Fit, FloatArray, Miss, folded, widened
from geo.forecasts.models import fit_ets, fit_state_space
from geo.forecasts.refusals import Kind
from geo.registry import Registry
from geo.text import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Method:
    """A way to go on with a series.

    Attributes
    ----------
    key : str
        Name in addresses, files and code.
    name, hint : Sentence
        What it is called, and one line on what it takes for granted.
    fits : callable
        ``fits(known, steps)``: the fit of a series on the scale of `unfolded`, so many years
        ahead; or why the method abstains. It needs five values.
    """

    key: str
    name: Sentence
    hint: Sentence
    fits: Callable[[FloatArray, int], Fit | Sentence]

    def predict(
        self, known: FloatArray, steps: int, misses: Sequence[Miss], kind: Kind
    ) -> Fit | Sentence:
        """Fit a series, and widen the fit to what the method has missed by.

        Returns
        -------
        Fit or Sentence
            A sentence where the method abstains, or its limits are beyond all numbers.
        """
        with np.errstate(all="ignore"):
            fit = self.fits(known, steps)
            if isinstance(fit, Sentence):
                return fit
            fit = widened(fit, misses, kind)
            limits = folded(np.array(fit.between(WIDE)), kind)
        if not np.isfinite(limits).all():
            return sentence("forecast.boundless", "The values vary too wildly to set limits.")
        return fit


def _fit_last(known: FloatArray, steps: int) -> Fit:
    """Go on with the last growth, as if growth itself wandered.

    Each year's growth is that of the year before and a shock; the shock of a year counts in all
    years after it, so that the variance of ``k`` years ahead is that of a shock times
    1² + 2² + … + k².
    """
    ahead = np.arange(1, steps + 1)
    shocks = np.diff(known, 2)
    variance = np.mean(shocks**2) * np.cumsum(ahead**2)
    return _fit(known[-1] + ahead * (known[-1] - known[-2]), variance, shocks.size)


def _fit_drift(known: FloatArray, steps: int) -> Fit:
    """Go on with the mean growth: a random walk with drift.

    Hyndman & Athanasopoulos (2021), Forecasting: principles and practice, 5.2 and 5.5.
    """
    ahead = np.arange(1, steps + 1)
    growth = np.diff(known)
    drift = (known[-1] - known[0]) / growth.size
    degrees = growth.size - 1
    variance = np.sum((growth - drift) ** 2) / degrees * ahead * (1 + ahead / growth.size)
    return _fit(known[-1] + ahead * drift, variance, degrees)


def _fit_trend(known: FloatArray, steps: int) -> Fit:
    """Go on along the line of least squares, with the usual variance of a new observation."""
    year = np.arange(known.size) - (known.size - 1) / 2
    later = year[-1] + np.arange(1, steps + 1)
    square = np.sum(year**2)
    slope = np.sum(year * (known - known[-1])) / square
    left = known - known.mean() - slope * year
    degrees = known.size - 2
    variance = np.sum(left**2) / degrees * (1 + 1 / known.size + later**2 / square)
    return _fit(known.mean() + slope * later, variance, degrees)


def _fit(middle: FloatArray, variance: FloatArray, degrees: int) -> Fit:
    return Fit(tuple(middle.tolist()), tuple(np.sqrt(variance).tolist()), degrees)


METHODS: Registry[Method] = Registry(
    "forecast method",
    (
        Method(
            "last",
            sentence("forecast.last", "The last growth goes on"),
            sentence(
                "forecast.last.hint",
                "Every year to come grows as the last known year did; growth may wander.",
            ),
            _fit_last,
        ),
        Method(
            "drift",
            sentence("forecast.drift", "The mean growth goes on"),
            sentence(
                "forecast.drift.hint",
                "From the last value on, every year grows by the mean of all known years:"
                " a random walk with drift.",
            ),
            _fit_drift,
        ),
        Method(
            "trend",
            sentence("forecast.trend", "Line of trend"),
            sentence(
                "forecast.trend.hint",
                "The line of least squares through all known years is drawn on;"
                " the series is taken to return to it.",
            ),
            _fit_trend,
        ),
        Method(
            "ets",
            sentence("forecast.ets", "Exponential smoothing, damped"),
            sentence(
                "forecast.ets.hint",
                "Level and growth follow the recent years more closely than the distant ones;"
                " growth fades by a tenth a year.",
            ),
            fit_ets,
        ),
        Method(
            "state_space",
            sentence("forecast.state_space", "State space, local linear trend"),
            sentence(
                "forecast.state_space.hint",
                "Level and growth both wander and are seen through noise;"
                " how much of each is estimated by maximum likelihood.",
            ),
            fit_state_space,
        ),
    ),
)
"""In the order of their simplicity: where two are as good in a back-test, the first is taken."""
