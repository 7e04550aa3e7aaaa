"""A forecast is that of the method that did best, with its doubts; or of the one wished for."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.forecasts import METHODS, BackTest, ForecastError, back_test, project, projections
from geo.forecasts.backtests import missed
from geo.forecasts.fits import unfolded
from geo.forecasts.projections import _best
from geo.registry import Registry

YEARS = range(2014, 2024)
VALUES = [100.0, 110.0, 118.0, 131.0, 140.0, 155.0, 158.0, 175.0, 180.0, 196.0]
SHARES = [47.0, 48.2, 49.8, 51.3, 52.7, 53.3, 54.7, 55.8, 54.6, 54.3]

few = settings(max_examples=6)
levels = st.builds(
    lambda start, growths: (start * np.exp(np.cumsum(growths))).tolist(),
    st.floats(1.0, 1e5),
    st.lists(st.floats(-0.2, 0.4), min_size=8, max_size=10),
)


def forecast(values=VALUES, until=2026, kind="level", method=""):
    return project(range(2024 - len(values), 2024), values, until, kind=kind, method=method)


@pytest.fixture(scope="module")
def told():
    return forecast()


@few
@given(values=levels, kind=st.sampled_from(["level", "ratio"]))
def test_limits_hold_the_middle_and_widen(values, kind):
    found = forecast(values, 2027, kind)
    limits = np.array([found.lowest, found.low, found.mean, found.high, found.highest])

    assert found.years == (2024, 2025, 2026, 2027)
    assert (np.diff(limits, axis=0) > 0).all()
    straight = unfolded(limits.ravel(), kind).reshape(limits.shape)
    assert (np.diff(straight[3] - straight[1]) > 0).all()
    assert (np.diff(straight[4] - straight[0]) > 0).all()
    assert kind == "ratio" or (limits > 0).all()


@few
@given(values=levels, kind=st.sampled_from(["level", "ratio"]), step=st.integers(0, 2))
def test_a_chance_falls_as_the_target_rises(values, kind, step):
    found = forecast(values, 2026, kind)
    year, middle = found.years[step], found.mean[step]
    targets = [-1.0, 0.0, found.lowest[step], found.low[step], middle, found.high[step], 1e12]
    chances = [found.chance(target, year) for target in sorted(targets)]

    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)
    assert found.chance(middle, year) == pytest.approx(0.5, abs=1e-6)
    assert found.chance(found.low[step], year) == pytest.approx(0.9)
    assert found.chance(found.high[step], year, above=False) == pytest.approx(0.9)
    assert found.chance(found.highest[step], year) == pytest.approx(0.025)


@few
@given(values=levels, times=st.sampled_from([1e-4, 3.0, 1e4]))
def test_a_level_in_another_unit_has_the_same_forecast_in_that_unit(values, times):
    here, there = forecast(values), forecast([times * value for value in values])

    assert here.method.key == there.method.key
    for name in ("mean", "low", "high", "lowest", "highest"):
        assert getattr(there, name) == pytest.approx(
            [times * value for value in getattr(here, name)], rel=1e-5
        )


@pytest.mark.parametrize("method", ["last", "drift", "trend", ""])
def test_a_steady_growth_is_continued(method):
    found = forecast([2.5 * 1.08**year for year in range(10)], 2028, method=method)

    assert found.mean == pytest.approx([2.5 * 1.08**year for year in range(10, 15)], rel=1e-6)
    assert all(low < mean < high for low, mean, high in zip(found.low, found.mean, found.high))  # noqa: B905
    assert found.better


def test_the_same_series_has_the_same_forecast(told):
    again = forecast()

    assert (again.fit, again.mean, again.low) == (told.fit, told.mean, told.low)
    assert [one.trials for one in again.tests] == [one.trials for one in told.tests]


def test_every_method_is_tested_and_the_nearest_is_taken(told):
    errors = {one.method.key: one.error for one in told.tests}

    assert list(errors) == list(METHODS)
    assert errors[told.method.key] <= 1.02 * min(errors.values()) + 1e-6
    assert told.test.method.key == told.method.key
    assert (told.last_year, told.last_value, told.tested) == (2023, 196.0, 2026)
    assert told.tests[1] == back_test(YEARS, VALUES, kind="level", method="drift", horizon=3)


def test_of_methods_as_good_the_simplest_is_taken():
    real = back_test(YEARS, VALUES, kind="level", method="drift")

    def chosen(**errors):
        tests = [
            BackTest(METHODS[key], "level", real.trials, error, 9.0)
            for key, error in errors.items()
        ]
        return _best(VALUES, 3, tests)[0].key

    assert chosen(last=5.0, drift=4.0, trend=3.95) == "drift"
    assert chosen(last=5.0, drift=4.1, trend=3.95) == "trend"
    assert chosen(last=0.0000005, drift=0.0, trend=0.0) == "last"


def test_the_wished_for_method_is_taken_as_it_is_and_the_chosen_one_with_more_doubt(told):
    asked = forecast(method=told.method.key)
    other = forecast(method="trend")

    assert other.method.key == "trend"
    assert asked.mean == told.mean
    assert all(mine < theirs for mine, theirs in zip(asked.high, told.high, strict=True))
    assert all(mine > theirs for mine, theirs in zip(asked.low, told.low, strict=True))


def test_a_poor_method_is_told_to_be_poor():
    found = forecast([100.0, 160, 90, 170, 80, 175, 85, 180, 82, 170])
    turned = forecast(SHARES, kind="ratio", method="trend")

    assert found.test.error > 10
    assert not turned.better
    assert turned.test.ratio > 1
    assert turned.test.hit_rate < 0.8


def test_years_beyond_the_trials_are_told():
    found = forecast(VALUES[-8:], 2028)

    assert found.years[-1] == 2028
    assert found.tested == 2026


def test_a_method_without_trials_can_be_wished_for():
    found = forecast([*[5.0] * 6, 6.0, 7.0, 6.0, 8.0], method="ets")

    assert (found.test.trials, found.tested, found.better) == ((), 2023, False)
    assert found.test.abstained


def test_a_constant_series_goes_on_with_a_little_doubt():
    found = forecast([42.0] * 9)

    assert (found.method.key, found.better) == ("last", False)
    assert found.mean == pytest.approx([42.0] * 3)
    assert 0.001 < found.high[0] / 42 - 1 < 0.002
    assert [one.abstained is not None for one in found.tests] == [False] * 3 + [True] * 2


def test_one_bad_year_makes_the_interval_wide():
    calm = [100 * 1.08**year + year % 3 for year in range(10)]
    shaken = [*calm[:7], calm[7] * 0.6, *calm[8:]]
    here, there = (forecast(values, method="drift") for values in (calm, shaken))

    assert there.high[0] / there.low[0] - 1 > 5 * (here.high[0] / here.low[0] - 1)


@pytest.mark.parametrize("unit", [1e-300, 1e-12, 1e12, 1e290])
def test_tiny_and_huge_levels_are_levels(unit):
    found = forecast([unit * value for value in VALUES])

    assert np.array(found.mean) / unit == pytest.approx(np.array(forecast().mean), rel=1e-5)


def test_a_chance_is_of_a_year_forecast_and_of_a_number(told):
    with pytest.raises(ForecastError) as elsewhen:
        told.chance(200.0, 2027)
    with pytest.raises(ForecastError) as nothing:
        told.chance(float("nan"), 2025)

    assert str(elsewhen.value) == "There is no forecast for 2027, only for 2024 to 2026."
    assert elsewhen.value.sentence.say("zh") == "没有2027年的预测，只有2024年至2026年的。"
    assert str(nothing.value) == "The target is no number."
    assert nothing.value.sentence.say("zh") == "目标值不是数字。"


def test_no_level_is_below_zero(told):
    assert told.chance(0.0, 2025) == told.chance(-3.0, 2025) == 1.0
    assert told.chance(0.0, 2025, above=False) == 0.0
    assert 0 < forecast(SHARES, kind="ratio").chance(0.0, 2025, above=False) < 0.01


def test_four_of_five_random_walks_stay_within_the_interval():
    chance = np.random.default_rng(20)
    held = []
    for _ in range(300):
        path = np.exp(np.cumsum(0.07 + 0.03 * chance.standard_normal(12))).tolist()
        test = back_test(YEARS[:9], path[:9], kind="level", method="drift")
        fit = METHODS["drift"].predict(unfolded(path[:9], "level"), 3, missed(test), "level")
        low, high = np.exp(fit.between(0.8))
        held.append((low <= path[9:]) & (path[9:] <= high))

    for rate in np.mean(held, axis=0):
        assert 0.65 <= rate <= 0.92


def test_the_interval_counts_that_the_method_was_chosen(monkeypatch):
    """The best of several on six trials is so by chance as well: its own interval is too narrow."""
    plain = [METHODS[key] for key in ("last", "drift", "trend")]
    monkeypatch.setattr(projections, "METHODS", Registry("forecast method", plain))
    chance = np.random.default_rng(21)
    held, alone = [], []
    for _ in range(300):
        path = np.exp(np.cumsum(0.07 + 0.03 * chance.standard_normal(11))).tolist()
        found = project(range(2016, 2024), path[:8], 2026, kind="level")
        own = forecast(path[:8], method=found.method.key)
        for rates, told in ((held, found), (alone, own)):
            rates.append((np.array(told.low) <= path[8:]) & (path[8:] <= np.array(told.high)))

    assert np.mean(alone) < 0.75 < np.mean(held) < 0.85
