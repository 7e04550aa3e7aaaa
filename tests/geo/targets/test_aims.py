"""Aims and paces: when a value counts as met, and how fast it has to change."""

from math import nextafter

import pytest
from hypothesis import assume, example, given, strategies as st

from geo.aims import Aim, Pace, pace
from geo.vocabulary import RULES

values = st.integers(1, 10**8).map(lambda cents: cents / 100)
tolerances = st.sampled_from([0.0, 0.5, 1.0, 2.0, 5.0])
directions = st.sampled_from(["up", "down"])
spans = st.tuples(st.integers(1990, 2030), st.integers(1, 30)).map(lambda x: (x[0], x[0] + x[1]))


def better(aim, amount):
    """Return a value that is better, or worse, than the threshold by an amount."""
    return aim.threshold - amount if aim.direction == "down" else aim.threshold + amount


@given(values, st.sampled_from(list(RULES)), tolerances, directions)
def test_what_is_better_than_the_threshold_is_met_and_what_is_worse_is_not(
    value, rule, tolerance, direction
):
    aim = Aim(value, 2025, rule, tolerance, direction)
    assert aim.met(better(aim, 0.001))
    assert not aim.met(better(aim, -0.001))
    assert aim.met(aim.threshold) == (rule != "above")


@given(values, tolerances, directions)
@example(48000.0, 0.5, "up")
@example(0.3, 5.0, "down")
def test_only_or_so_may_fall_short_and_only_by_its_tolerance(value, tolerance, direction):
    short = value * tolerance / 100
    about = Aim(value, 2025, "about", tolerance, direction)
    assert about.threshold == pytest.approx(value + short if direction == "down" else value - short)
    for rule in ("above", "at_least"):
        assert Aim(value, 2025, rule, tolerance, direction).threshold == value


@given(values, st.sampled_from(list(RULES)), tolerances, values)
def test_turning_the_direction_and_all_signs_changes_no_verdict(value, rule, tolerance, reached):
    up = Aim(value, 2025, rule, tolerance)
    down = Aim(-value, 2025, rule, tolerance, "down")
    assert up.met(reached) == down.met(-reached)


@given(values, directions, values, values)
def test_what_meets_the_stricter_rule_meets_the_milder(value, direction, reached, percent):
    above, least, about = (
        Aim(value, 2025, rule, min(percent, 100), direction)
        for rule in ("above", "at_least", "about")
    )
    assert above.met(reached) <= least.met(reached) <= about.met(reached)


def test_noise_of_binary_fractions_decides_nothing():
    aim = Aim(0.3, 2025, "at_least")
    assert 0.1 + 0.2 != 0.3
    assert aim.met(0.1 + 0.2)
    assert aim.met(nextafter(0.3, 0))
    assert not Aim(0.3, 2025, "above").met(0.1 + 0.2)


@pytest.mark.parametrize(
    ("tolerance", "least"), [(0.0, 48000), (0.5, 47760), (1.0, 47520), (2.0, 47040), (5.0, 45600)]
)
def test_the_threshold_of_the_plan_is_met_exactly(tolerance, least):
    aim = Aim(48000, 2025, "about", tolerance)
    assert aim.threshold == pytest.approx(least)
    assert aim.met(least)
    assert not aim.met(least - 0.01)


@given(values, values)
def test_a_value_is_told_in_percent_of_the_aim(value, reached):
    assert Aim(value, 2025, "about").attained(reached) == pytest.approx(100 * reached / value)
    assert Aim(0.0, 2025, "about").attained(reached) is None


@given(values, values, spans)
def test_compounding_a_pace_over_its_years_gives_the_end_value(then, now, years):
    found = pace(then, now, years, "亿元")
    assert (found.start, found.end, found.points) == (*years, False)
    reached = then * (1 + found.amount / 100) ** (years[1] - years[0])
    assert reached == pytest.approx(now, rel=1e-6)


@given(st.floats(-500, 500), st.floats(-500, 500), spans)
def test_percent_moves_by_as_many_points_in_every_year(then, now, years):
    found = pace(then, now, years, "%")
    assert found.points
    assert then + found.amount * (years[1] - years[0]) == pytest.approx(now, abs=1e-6)


@given(values, values, spans, st.floats(0.001, 1000))
def test_a_pace_does_not_depend_on_the_unit(then, now, years, factor):
    assume(then * factor > 0)
    assert pace(then * factor, now * factor, years, "亿元").amount == pytest.approx(
        pace(then, now, years, "万亿元").amount, abs=1e-6
    )


@given(values, values, st.integers(1990, 2030), st.integers(0, 5), st.sampled_from(["亿元", "%"]))
def test_there_is_no_pace_inside_a_year_or_backwards(then, now, year, back, unit):
    assert pace(then, now, (year, year - back), unit) is None


@pytest.mark.parametrize(("then", "now"), [(0, 5), (5, 0), (-1, 5), (5, -1), (0, 0)])
def test_what_is_not_positive_has_no_pace_in_percent_of_itself_but_one_in_points(then, now):
    assert pace(then, now, (2019, 2025), "个") is None
    assert pace(then, now, (2019, 2025), "%") == Pace(2019, 2025, (now - then) / 6, points=True)


def test_the_plan_asks_five_point_nine_percent_and_three_fifths_of_a_point():
    assert pace(34075, 48000, (2019, 2025), "亿元").amount == pytest.approx(5.8768, abs=5e-5)
    assert pace(58.37, 62, (2019, 2025), "%").amount == pytest.approx(0.605)
