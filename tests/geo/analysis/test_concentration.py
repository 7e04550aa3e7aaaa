"""Where something gathers, and what an area does more of."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.analysis.concentration import (
    herfindahl,
    krugman,
    locational_gini,
    quotients,
    share_and_growth,
)

amounts = st.floats(0.01, 1e6)
some = st.lists(amounts, min_size=2, max_size=20).map(np.array)
pairs = st.lists(st.tuples(amounts, amounts), min_size=2, max_size=20).map(np.array)
tables = st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=20).map(np.array)


@settings(max_examples=40)
@given(some)
def test_a_herfindahl_lies_between_equals_and_one(found):
    assert 1 / found.size - 1e-12 <= herfindahl(found) <= 1 + 1e-12
    assert herfindahl(np.full(5, 3.0)) == pytest.approx(0.2)
    assert herfindahl(np.array([0.0, 7.0])) == 1


@settings(max_examples=40)
@given(pairs)
def test_location_quotients_average_to_one_by_the_whole(found):
    part, whole = found.T
    lq = quotients(part, whole)
    assert np.average(lq, weights=whole) == pytest.approx(1)
    assert lq.min() <= 1 + 1e-12
    assert lq.max() >= 1 - 1e-12


@settings(max_examples=40)
@given(some, st.floats(0.1, 10))
def test_what_is_spread_like_the_whole_has_no_locational_gini(whole, share):
    assert locational_gini(whole * share, whole) == pytest.approx(0, abs=1e-9)
    assert quotients(whole * share, whole) == pytest.approx(1)


@settings(max_examples=40)
@given(pairs)
def test_the_locational_gini_is_the_area_at_the_lorenz_curve(found):
    part, whole = found.T
    order = np.argsort(part / whole)
    x = np.concatenate([[0], np.cumsum(whole[order])]) / whole.sum()
    y = np.concatenate([[0], np.cumsum(part[order])]) / part.sum()
    assert locational_gini(part, whole) == pytest.approx(1 - 2 * np.trapezoid(y, x), abs=1e-9)


def test_an_area_with_nothing_of_the_whole_has_no_quotient():
    part, whole = np.array([0.0, 1.0, 1.0]), np.array([0.0, 1.0, 3.0])
    assert np.isnan(quotients(part, whole)[0])
    assert locational_gini(part, whole) == pytest.approx(0.25)


@settings(max_examples=40)
@given(tables, st.floats(0.1, 10))
def test_krugmans_index_knows_no_size_and_ends_at_two(found, scale):
    index = krugman(found)
    assert ((index >= 0) & (index <= 2)).all()
    assert krugman(found * scale) == pytest.approx(index, abs=1e-9)
    alike = np.outer(found[:, 0], [1.0, 2.0, 3.0])
    assert krugman(alike) == pytest.approx(0, abs=1e-9)


def test_krugmans_index_of_opposites():
    assert krugman(np.array([[1.0, 0.0], [0.0, 1.0]])).tolist() == [1, 1]


def test_quadrants_of_share_and_growth():
    levels, growths = np.array([2.0, 0.5, 0.5, 2.0]), np.array([9.0, 9.0, 1.0, 1.0])
    assert share_and_growth(levels, growths, 1.0, 5.0).tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize("wrong", [[], [0.0, 0.0], [-1.0, 2.0]])
def test_what_has_no_share_is_refused(wrong):
    with pytest.raises(ValueError, match="not negative"):
        herfindahl(np.array(wrong))
    with pytest.raises(ValueError, match="not negative"):
        quotients(np.array(wrong), np.array(wrong))


def test_an_area_with_nothing_has_no_make_up():
    with pytest.raises(ValueError, match="not all zero"):
        krugman(np.array([[0.0, 0.0], [1.0, 1.0]]))
