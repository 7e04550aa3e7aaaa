"""The models are those of statsmodels; where one fails, the method abstains."""

import warnings

import numpy as np
import pandas as pd
import pytest
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.statespace.structural import UnobservedComponents

from geo.forecasts import METHODS, models

SERIES = [
    [4.6, 4.71, 4.83, 4.88, 4.99, 5.1, 5.13, 5.27, 5.35, 5.4],
    [9.7, 9.88, 10.0, 10.12, 10.21, 10.34, 10.43, 10.49],
    [5.0, 5.1, 5.05, 5.3, 5.25, 5.2, 5.5, 5.6, 5.45, 5.7, 5.75],
]
every_series = pytest.mark.parametrize("known", [*map(np.array, SERIES)], ids=len)
both_models = pytest.mark.parametrize(("method", "step"), [("ets", "_smooth"),
                                                           ("state_space", "_filter")])  # fmt: skip


@every_series
def test_exponential_smoothing_is_that_of_statsmodels(known):
    scale = 100.0
    model = ETSModel(pd.Series(known * scale), error="add", trend="add", damped_trend=True)
    begun = model.start_params
    with model.fix_params({"damping_trend": 0.9}):
        fits = [
            model.fit([level, growth, 0.9, *begun[3:]], disp=False)
            for level in (0.1, 0.5, 0.9)
            for growth in (0.01, 0.09, 0.4)
            if growth < level
        ]
    theirs = max(fits, key=lambda one: one.llf)
    n = known.size
    told = theirs.get_prediction(start=n, end=n + 3)
    one = theirs.mse * n / (n - 4)
    growths = np.array([0.9, 0.9 + 0.81, 0.9 + 0.81 + 0.729, 0.9 + 0.81 + 0.729 + 0.6561])
    variance = told.forecast_variance * n / (n - 4) + one * growths**2 / (n - 1)
    fit = METHODS["ets"].fits(known, 4)

    assert np.array(fit.middle) * scale == pytest.approx(told.predicted_mean.to_numpy(), rel=1e-3)
    assert np.array(fit.spread) * scale == pytest.approx(np.sqrt(variance), rel=0.02)
    assert fit.degrees == n - 4


@every_series
def test_the_state_space_is_that_of_statsmodels(known):
    scale = 100.0
    model = UnobservedComponents(known * scale, "local linear trend", use_exact_diffuse=True)
    theirs = model.fit(disp=False, maxiter=500)
    told = theirs.get_forecast(4)
    n = known.size
    fit = METHODS["state_space"].fits(known, 4)

    assert np.array(fit.middle) * scale == pytest.approx(told.predicted_mean, rel=1e-3)
    assert np.array(fit.spread) * scale == pytest.approx(
        told.se_mean * np.sqrt((n - 2) / (n - 4)), rel=0.02
    )
    assert fit.degrees == n - 4


@both_models
@pytest.mark.parametrize(
    "failing",
    [
        lambda _even, _steps: None,
        lambda _even, steps: (np.full(steps, np.nan), np.ones(steps)),
        lambda _even, steps: (np.ones(steps), np.zeros(steps)),
        lambda _even, _steps: np.linalg.inv(np.zeros((2, 2))),
        lambda _even, _steps: 1 / 0,
    ],
)
def test_a_method_abstains_where_its_model_fails(monkeypatch, method, step, failing):
    monkeypatch.setattr(models, step, failing)

    assert str(METHODS[method].fits(np.array(SERIES[0]), 3)) == "The estimate did not settle."


@pytest.mark.parametrize(
    ("method", "model"), [("ets", ETSModel), ("state_space", UnobservedComponents)]
)
def test_a_fit_that_does_not_converge_is_none_and_warns_nobody(monkeypatch, method, model):
    fit = model.fit

    def hasty(self, *args, **options):
        return fit(self, *args, **{**options, "maxiter": 1})

    monkeypatch.setattr(model, "fit", hasty)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        said = METHODS[method].fits(np.array(SERIES[0]), 3)

    assert str(said) == "The estimate did not settle."
