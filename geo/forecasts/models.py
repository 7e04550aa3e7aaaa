"""The two methods that estimate how fast a series forgets, by maximum likelihood in statsmodels.

statsmodels takes seconds to import: only those who fit a model wait for it.
"""

import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from geo.forecasts.fits import Fit, FloatArray
from geo.text import Sentence, sentence

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

DAMPING = 0.9
"""What is left of growth after a year, in exponential smoothing.

Fixed: a dozen values do not tell it. Forecasters let it lie between 0.8 and 0.98 (Hyndman &
Athanasopoulos 2021, 8.2).
"""

_STARTS = (0.1, 0.01, DAMPING), (0.5, 0.4, DAMPING)
"""Smoothing of level and growth to begin with, slow and quick: the likelihood may have two tops."""

_SPENT = 4
"""What both models estimate beside the variance: level, growth, and how fast either changes."""

_REGULAR = 1e-3
"""Shocks below this part of the largest growth leave nothing to estimate from."""

_Moments = tuple[FloatArray, FloatArray]
"""Means and variances of the years to come."""


def fit_ets(known: FloatArray, steps: int) -> Fit | Sentence:
    """Smooth exponentially with additive errors and a damped trend, ETS(A,Ad,N).

    The variance is divided by the degrees of freedom instead of the number of years. statsmodels
    takes the growth that it estimated for the true one: what `drift` adds for that is added.
    """
    return _fitted(known, steps, _smooth)


def fit_state_space(known: FloatArray, steps: int) -> Fit | Sentence:
    """Fit a local linear trend (Harvey 1989, 2.3) by the Kalman filter, from a diffuse start.

    The variance is divided by the degrees of freedom instead of the number of years that the
    likelihood counts, all but the two that start it.
    """
    return _fitted(known, steps, _filter)


def _fitted(
    known: FloatArray, steps: int, model: Callable[[FloatArray, int], _Moments | None]
) -> Fit | Sentence:
    """Fit a model to shocks of size one, so that unit and size of the series are of no account.

    The digits that depend on the unit are rounded away: a likelihood as flat as that of ten
    values would carry them to the surface.
    """
    shock = float(np.sqrt(np.mean(np.diff(known, 2) ** 2)))
    if shock <= _REGULAR * float(np.abs(np.diff(known)).max()):
        return sentence("forecast.regular", "The series is too regular to estimate how it changes.")
    even = np.round((known - known[-1]) / shock, 9)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a fit that failed says so below
            found = model(even, steps)
    except (ValueError, ArithmeticError):  # of a matrix that cannot be inverted, mostly
        found = None
    if found is None or not np.isfinite(found).all() or not (found[1] > 0).all():
        return sentence("forecast.unfitted", "The estimate did not settle.")
    middle, variance = found
    spread = np.sqrt(variance) * shock
    return Fit(
        tuple((known[-1] + middle * shock).tolist()), tuple(spread.tolist()), known.size - _SPENT
    )


def _alone() -> AbstractContextManager[object]:
    """Keep the linear algebra to one thread: several wait for each other over ten numbers.

    To be called when statsmodels is imported: a library that is not there yet is not found.
    """
    return _pools().limit(limits=1, user_api="blas")


@cache
def _pools() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


def _smooth(even: FloatArray, steps: int) -> _Moments | None:
    import pandas as pd  # noqa: PLC0415  (without an index statsmodels gives no variance)
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415

    model = ETSModel(pd.Series(even), error="add", trend="add", damped_trend=True)
    begun = np.array(model.start_params)
    found: list[Any] = []
    with model.fix_params({"damping_trend": DAMPING}), _alone():
        for start in _STARTS:
            begun[: len(start)] = start
            found.append(model.fit(begun, disp=False, maxiter=200))
    settled = [one for one in found if one.mle_retvals["converged"]]
    if not settled:
        return None
    result = max(settled, key=lambda one: float(one.llf))
    ahead = result.get_prediction(start=even.size, end=even.size + steps - 1)
    one = result.mse * even.size / (even.size - _SPENT)
    variance = np.asarray(ahead.forecast_variance) * (one / result.mse)
    growths = np.cumsum(DAMPING ** np.arange(1, steps + 1))
    return np.asarray(ahead.predicted_mean), variance + one * growths**2 / (even.size - 1)


def _filter(even: FloatArray, steps: int) -> _Moments | None:
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # noqa: PLC0415

    moves = {"level": True, "trend": True, "stochastic_level": True, "stochastic_trend": True}
    model = UnobservedComponents(even, irregular=True, use_exact_diffuse=True, **moves)
    begun = [0.1, 0.1, 0.1]
    with _alone():
        result = cast("Any", model.fit(begun, disp=False, maxiter=200, cov_type="none"))
    if not result.mle_retvals["converged"]:
        return None
    ahead = result.get_forecast(steps)
    scarce = (even.size - 2) / (even.size - _SPENT)
    return np.asarray(ahead.predicted_mean), np.asarray(ahead.var_pred_mean) * scarce
