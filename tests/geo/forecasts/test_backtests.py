"""A back-test tells what a method would have said, with no more than was known then."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.forecasts import METHODS, back_test
from geo.forecasts.backtests import missed

YEARS = range(2014, 2024)
VALUES = [100.0, 110.0, 118.0, 131.0, 140.0, 155.0, 158.0, 175.0, 180.0, 196.0]
PLAIN = ("last", "drift", "trend")

some = settings(max_examples=25)
levels = st.lists(st.floats(1.0, 1e6), min_size=10, max_size=10)
every_method = pytest.mark.parametrize("method", METHODS)
every_plain_one = pytest.mark.parametrize("method", PLAIN)


def tried(values, method="drift", kind="level", **options):
    return back_test(YEARS, values, kind=kind, method=method, **options)


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-8)


@every_method
def test_every_closed_year_with_five_before_it_is_tried(method):
    test = tried(VALUES, method, horizon=4)

    assert [(trial.origin, trial.year) for trial in test.trials] == [
        (origin, year)
        for origin in range(2018, 2023)
        for year in range(origin + 1, min(origin + 4, 2023) + 1)
    ]
    assert {trial.step for trial in test.trials} == {1, 2, 3, 4}
    assert [trial.actual for trial in test.trials] == [
        VALUES[one.year - 2014] for one in test.trials
    ]
    assert all(trial.low < trial.forecast < trial.high for trial in test.trials)
    assert (test.method.key, test.count) == (method, 14)


@every_method
@pytest.mark.parametrize("kind", ["level", "ratio"])
def test_a_trial_never_sees_the_future(method, kind):
    other = [*VALUES[:7], 90.0, 400.0, 3.0]
    here, there = tried(VALUES, method, kind), tried(other, method, kind)

    def told(test):
        return [
            (one.origin, one.year, one.forecast, one.low, one.high)
            for one in test.trials
            if one.origin <= 2020
        ]

    assert told(here) == told(there)
    assert here.trials != there.trials


@every_plain_one
@some
@given(values=levels, later=levels, cut=st.integers(6, 10))
def test_a_trial_never_sees_the_future_whatever_comes(method, values, later, cut):
    here, there = tried(values, method), tried([*values[:cut], *later[cut:]], method)
    known = YEARS[cut - 1]

    for one, other in zip(here.trials, there.trials, strict=True):
        if one.origin <= known:
            assert (one.forecast, one.low, one.high) == (other.forecast, other.low, other.high)


@every_plain_one
@some
@given(values=levels)
def test_what_a_back_test_tells_is_that_of_its_trials(method, values):
    test = tried(values, method)
    actual = np.array([trial.actual for trial in test.trials])
    forecast = np.array([trial.forecast for trial in test.trials])
    same = np.array([values[trial.origin - 2014] for trial in test.trials])

    assert test.error == near(100 * np.mean(np.abs(forecast / actual - 1)))
    assert test.naive == near(100 * np.mean(np.abs(same / actual - 1)))
    assert test.hits == sum(trial.low <= trial.actual <= trial.high for trial in test.trials)
    assert 0 <= test.hit_rate == test.hits / test.count <= 1
    assert test.better == (test.error < test.naive)


def test_errors_of_ratios_are_points():
    test = tried([50.0, 51, 52, 53, 54, 55, 56, 57, 58, 60], "last", "ratio", horizon=1)

    assert [trial.actual - trial.forecast for trial in test.trials] == [0, 0, 0, 0, 1]
    assert (test.error, test.naive) == (0.2, 1.2)
    assert test.ratio == pytest.approx(1 / 6)
    assert (test.hits, test.hit_rate) == (4, 0.8)
    assert test.better


@every_plain_one
def test_the_error_of_a_level_is_the_same_in_any_unit(method):
    here, there = tried(VALUES, method), tried([1e4 * value for value in VALUES], method)

    assert (here.error, here.naive, here.hits) == (there.error, there.naive, there.hits)


def test_nothing_is_better_than_no_change_where_nothing_changes():
    steady, moved = tried([5.0] * 10, "trend"), tried([1.0, *[5.0] * 9], "trend")

    assert (steady.error, steady.naive, steady.ratio, steady.better) == (0, 0, 1, False)
    assert (moved.naive, moved.ratio, moved.better) == (0, np.inf, False)


def test_a_method_that_abstains_once_has_no_trials_and_says_when():
    test = tried([*[5.0] * 6, 6.0, 7.0, 6.0, 8.0], "state_space")

    assert (test.trials, test.count, test.hits, test.better) == ((), 0, 0, False)
    assert np.isnan([test.error, test.naive, test.ratio, test.hit_rate]).all()
    assert missed(test) == []
    assert test.abstained.say("en") == (
        "With the years up to 2018 alone: The series is too regular to estimate how it changes."
    )
    assert test.abstained.say("zh") == (
        "只用2018年及以前的数据时：数列过于规则，无从估计它如何变化。"
    )


def test_what_was_missed_widens_the_trials_after_it():
    calm = [100 * 1.1**year for year in range(10)]
    shaken = [*calm[:6], *(value / 2 for value in calm[6:])]
    width = {
        one.origin: np.log(one.high / one.low) for one in tried(shaken, "last", horizon=1).trials
    }

    assert width[2019] < width[2018] < 0.01
    assert width[2020] > 100 * width[2019]
    assert [round(miss.error, 6) for miss in missed(tried(shaken, "last", horizon=1))] == [
        0, round(-np.log(2), 6), round(np.log(2), 6), 0, 0,
    ]  # fmt: skip
