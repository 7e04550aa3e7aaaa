"""What every method promises of a series, and what each of the plain ones is."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings, strategies as st

from geo.forecasts import METHODS, Fit
from geo.forecasts.fits import FLOORS, Miss, doubted, folded, unfolded, widened

PLAIN = ("last", "drift", "trend")
WALK = np.cumsum([4.0, 0.08, 0.11, 0.05, 0.09, 0.02, 0.12, 0.07, 0.08, 0.04])

growths = st.lists(st.floats(-0.3, 0.5), min_size=4, max_size=11)
series = st.builds(lambda start, steps: np.cumsum([start, *steps]), st.floats(-5, 20), growths)
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=lambda one: one.key)
every_plain_one = pytest.mark.parametrize("method", PLAIN)


@every_method
@settings(max_examples=15)
@given(known=series)
def test_intervals_hold_the_middle_and_widen(method, known):
    fit = method.predict(known, 5, (), "level")
    if not isinstance(fit, Fit):
        assert method.key not in PLAIN
        return

    assert len(fit.middle) == len(fit.spread) == 5
    assert fit.degrees >= 1
    assert (np.diff(fit.spread) > 0).all()
    for share in (0.8, 0.95):
        low, high = fit.between(share)
        assert (low < fit.middle).all()
        assert (high > fit.middle).all()


@every_method
@pytest.mark.parametrize("shift", [-4.0, np.log(10000), 30.0])
def test_the_unit_of_a_level_is_of_no_account(method, shift):
    here, there = method.fits(WALK, 4), method.fits(WALK + shift, 4)

    assert np.subtract(there.middle, shift) == pytest.approx(np.array(here.middle), abs=1e-7)
    assert there.spread == pytest.approx(here.spread, rel=1e-6)


@every_plain_one
def test_a_steady_growth_goes_on(method):
    known = unfolded([3 * 1.07**year for year in range(9)], "level")
    fit = METHODS[method].fits(known, 4)

    assert folded(np.array(fit.middle), "level") == pytest.approx(
        [3 * 1.07**year for year in range(9, 13)], rel=1e-6
    )


@every_plain_one
def test_a_perfect_line_keeps_a_doubt_of_what_is_printed(method):
    fit = METHODS[method].predict(np.arange(10.0), 4, (), "ratio")

    assert fit.spread == pytest.approx([0.05, 0.05 * 2**0.5, 0.05 * 3**0.5, 0.1], rel=1e-6)
    assert FLOORS == {"level": 0.001, "ratio": 0.05}


@pytest.mark.parametrize("method", ["ets", "state_space"])
@pytest.mark.parametrize("known", [np.full(9, 5.0), np.arange(9.0), 1e-9 * np.arange(9.0)])
def test_a_model_abstains_from_what_never_varies(method, known):
    said = METHODS[method].fits(known, 3)

    assert str(said) == "The series is too regular to estimate how it changes."


def test_the_last_growth_wanders():
    shocks = np.diff(WALK, 2)
    fit = METHODS["last"].fits(WALK, 3)

    assert fit.middle == pytest.approx(WALK[-1] + 0.04 * np.array([1, 2, 3]))
    assert np.square(fit.spread) == pytest.approx(np.mean(shocks**2) * np.array([1, 5, 14]))
    assert fit.degrees == 8


def test_a_drift_is_the_mean_growth():
    growth = np.diff(WALK)
    fit = METHODS["drift"].fits(WALK, 2)

    assert fit.middle == pytest.approx(WALK[-1] + growth.mean() * np.array([1, 2]))
    assert np.square(fit.spread) == pytest.approx(
        growth.var(ddof=1) * np.array([1 + 1 / 9, 2 + 4 / 9])
    )
    assert fit.degrees == 8


def test_a_trend_is_that_of_statsmodels():
    year = np.arange(10)
    theirs = sm.OLS(WALK, sm.add_constant(year)).fit()
    told = theirs.get_prediction(sm.add_constant(np.arange(10, 14)))
    fit = METHODS["trend"].fits(WALK, 4)

    assert fit.middle == pytest.approx(told.predicted_mean)
    assert np.transpose(fit.between(0.8)) == pytest.approx(told.conf_int(obs=True, alpha=0.2))


def test_misses_widen_a_fit_and_never_narrow_it():
    fit = Fit((1.0, 2.0), (0.1, 0.2), 6)

    assert widened(fit, [], "level") == fit
    assert widened(fit, [Miss(1, 0.01), Miss(2, -0.02)], "level") == fit
    wide = widened(fit, [Miss(1, 0.3), Miss(2, -0.6)], "level")
    assert (wide.middle, wide.degrees) == (fit.middle, fit.degrees)
    assert wide.spread == pytest.approx((0.3, 0.6))


def test_disagreement_adds_to_the_spread():
    fit, other = Fit((1.0, 2.0, 3.0), (0.3, 0.4, 0.5), 6), Fit((1.8, 2.0, 3.0), (1.0,) * 3, 6)

    assert doubted(fit, [fit], np.ones(1)) == fit
    wide = doubted(fit, [fit, other], np.array([1.0, 1.0]))
    assert np.square(wide.spread) == pytest.approx([0.09 + 0.32, 0.16 + 0.32, 0.25 + 0.32])
