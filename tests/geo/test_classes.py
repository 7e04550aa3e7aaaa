import warnings

import mapclassify
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from geo.classes import METHODS, Classes, classify
from geo.errors import UnknownKeyError

numbers = st.floats(-1e9, 1e9, allow_subnormal=False)
ties = st.integers(-5, 5).map(float)
missing = st.just(np.nan)
samples = st.lists(st.one_of(numbers, missing), max_size=25) | st.lists(
    st.one_of(ties, missing), max_size=25
)
class_counts = st.integers(1, 9)
own_limits = st.lists(st.one_of(ties, missing), max_size=4).map(tuple)
every_method = pytest.mark.parametrize("method", METHODS)


def oracle(name, values, **options):
    """Return the classifier of mapclassify, the oracle; it warns on ties and without numba."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Numba not installed")
        warnings.filterwarnings("ignore", message="Not enough unique values")
        return getattr(mapclassify, name)(np.array(values, dtype=float), **options)


def sum_of_squares(values, number):
    groups = pd.Series(np.array(values, dtype=float)).groupby(np.array(number))
    return sum(((group - group.mean()) ** 2).sum() for _, group in groups)


def assert_each_value_is_within_its_class(values, classes):
    lower = (classes.lower, *classes.upper)
    for value, number in zip(values, classes.of(values), strict=True):
        if np.isnan(value):
            assert number == -1
        else:
            assert value <= classes.upper[number]
            assert value > lower[number] or (number == 0 and value >= lower[0])


@every_method
@given(values=samples, k=class_counts, breaks=own_limits)
def test_every_value_is_within_its_class(method, values, k, breaks):
    classes = classify(values, method, k, breaks=breaks)
    known = [value for value in values if not np.isnan(value)]

    assert_each_value_is_within_its_class(values, classes)
    assert list(classes.upper) == sorted(set(classes.upper))
    assert classes.upper[-1:] == ((max(known),) if known else ())
    assert method == "manual" or len(classes.upper) <= min(k, len(set(known)))
    assert (classes.centre, classes.arms) == (None, 0)


@every_method
@given(values=samples, k=class_counts, centre=ties, breaks=own_limits)
def test_the_centre_is_always_a_limit_and_parts_the_arms(method, values, k, centre, breaks):
    classes = classify(values, method, k, centre=centre, breaks=breaks)
    known = np.array([value for value in values if not np.isnan(value)])
    if known.size == 0:
        assert (classes.upper, classes.arms) == ((), 0)
        return

    assert_each_value_is_within_its_class(values, classes)
    assert centre in (classes.lower, *classes.upper)
    assert (classes.of(known[known < centre]) < classes.arms).all()
    assert (classes.of(known[known > centre]) >= classes.arms).all()
    assert (classes.arms > 0) == (known < centre).any()
    assert (len(classes.upper) > classes.arms) == ((known > centre).any() or classes.arms == 0)
    if method != "manual":
        sides = classes.arms, len(classes.upper) - classes.arms
        assert sum(sides) <= max(k, 2)


@every_method
@given(values=samples.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_values_is_of_no_account(method, values):
    first, second = (classify(some, method, 5, breaks=(0.0, 2.0)) for some in values)

    assert first == second or (first.upper == second.upper == ())


@every_method
@given(value=numbers, times=st.integers(1, 6), k=class_counts)
def test_equal_values_have_one_class(method, value, times, k):
    classes = classify([value] * times, method, k, breaks=(value, value + 1))

    assert classes.upper == (value,)
    assert classes.lower == value


@every_method
@pytest.mark.parametrize("values", [[], [np.nan, np.nan], [np.inf, -np.inf, None]])
def test_without_values_there_are_no_classes(method, values):
    classes = classify(values, method, 5, breaks=(1.0,), centre=0.0)

    assert classes.upper == ()
    assert np.isnan(classes.lower)
    assert list(classes.of([1.0, np.nan])) == [-1, -1]
    assert classes.counts([1.0]) == ()


@given(values=samples, k=class_counts)
def test_the_counts_are_those_of_the_values_that_are_known(values, k):
    classes = classify(values, "natural", k)

    counts = classes.counts(values)

    assert len(counts) == len(classes.upper)
    assert sum(counts) == np.isfinite(values).sum()
    assert all(counts)


def test_values_of_other_years_go_to_the_first_and_the_last_class():
    classes = Classes((1.0, 2.0, 3.0), 0.0)

    assert list(classes.of([-5, 0, 1, 1.5, 3, 99, np.nan])) == [0, 0, 0, 1, 2, 2, -1]


def test_a_series_with_gaps_is_classified():
    column = pd.Series([1.0, None, 3.0], index=["a", "b", "c"], dtype="Float64")

    assert classify(column, "natural", 2).upper == (1.0, 3.0)


def test_a_value_equal_to_the_centre_belongs_to_the_class_below_it():
    classes = classify([-1, 0, 1], "natural", 4, centre=0)

    assert classes.upper[classes.of([0.0])[0]] == 0
    assert classes.of([0.0])[0] == classes.arms - 1


def test_equal_intervals_reach_to_the_centre():
    classes = classify([-10, -3, 1, 7, 20], "equal", 4, centre=0)

    assert (classes.lower, classes.upper, classes.arms) == (-10, (-5, 0, 10, 20), 2)


def test_own_limits_cut_whatever_the_number_of_classes():
    classes = classify([0, 1, 2, 3, 4], "manual", 1, breaks=(3.0, 0.0, 3.0, np.nan, 4.0, 9.0))

    assert classes.upper == (0, 3, 4)


def test_head_and_tail_are_parted_at_the_mean():
    assert classify([1, 1, 1, 1, 2, 2, 3, 21], "headtail", 3).upper == (4, 21)
    assert classify([1, 1, 1, 1, 1, 1, 2, 6, 13], "headtail", 3).upper == (3, 9.5, 13)


@pytest.mark.parametrize("k", [0, -1])
def test_less_than_one_class_is_refused(k):
    with pytest.raises(ValueError, match=f"{k} classes"):
        classify([1, 2], "natural", k)


def test_a_centre_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="the centre is nan"):
        classify([1, 2], "natural", 4, centre=float("nan"))


def test_an_unknown_method_is_named():
    with pytest.raises(UnknownKeyError, match="no class method named 'jenks'; known: natural"):
        classify([1, 2], "jenks", 4)


@given(
    values=st.lists(st.integers(-1000, 1000), min_size=2, max_size=30), classes=st.integers(2, 7)
)
def test_natural_breaks_are_as_tight_as_those_of_fisher_and_jenks(values, classes):
    k = min(classes, len(set(values)))
    found = classify(values, "natural", k)
    if k > 1:
        theirs = oracle("FisherJenks", values, k=k)
        best = sum_of_squares(values, theirs.yb)

        assert len(found.upper) == k
        assert sum_of_squares(values, found.of(values)) == pytest.approx(best, abs=1e-6)


# Halves, quarters and eighths are exact: mapclassify's rounding does not disturb its quantiles.
@given(
    values=st.lists(st.integers(0, 100), min_size=8, max_size=40, unique=True),
    k=st.sampled_from([2, 4, 8]),
)
def test_quantiles_agree_with_mapclassify(values, k):
    theirs = oracle("Quantiles", values, k=k)

    assert list(classify(values, "quantile", k).of(values)) == list(theirs.yb)


@given(
    values=st.lists(st.integers(-64, 64), min_size=9, max_size=40, unique=True),
    k=st.integers(2, 9),
)
def test_equal_intervals_agree_with_mapclassify(values, k):
    theirs = oracle("EqualInterval", values, k=k)

    assert classify(values, "equal", k).upper == pytest.approx(theirs.bins)


@given(values=st.lists(st.integers(1, 1000), min_size=2, max_size=40, unique=True))
def test_head_tail_breaks_agree_with_mapclassify_up_to_k(values):
    theirs = np.unique(oracle("HeadTailBreaks", values).bins)
    k = min(5, len(values))
    ours = classify(values, "headtail", k).upper

    assert ours[:-1] == pytest.approx(theirs[:-1][: k - 1])


@given(values=st.lists(st.integers(-100, 100), min_size=6, max_size=40, unique=True))
def test_standard_deviations_agree_with_mapclassify(values):
    theirs = oracle("StdMean", values, multiples=[-1.5, -0.5, 0.5, 1.5])
    ours = classify(values, "std", 5).of(values)

    assert list(ours) == list(theirs.yb - min(theirs.yb))
