"""Two indicators of the same areas."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import spearmanr

from geo.analysis.autocorrelation import moran
from geo.analysis.neighbours import weigh
from geo.analysis.pairs import pair
from geo.analysis.scatters import scatter

VALUES = st.integers(-1000, 1000).map(float)


@st.composite
def pairs(draw):
    count = draw(st.integers(3, 40))
    return draw(arrays(float, count, elements=VALUES)), draw(arrays(float, count, elements=VALUES))


@settings(max_examples=40)
@given(pairs())
def test_the_correlation_is_that_of_the_library(one):
    first, second = one
    found = pair(first, second, 9)
    if np.ptp(first) and np.ptp(second):
        assert found.correlation == pytest.approx(spearmanr(first, second).statistic, abs=1e-9)
        assert 0 < found.p <= 1
    else:
        assert np.isnan(found.correlation)
        assert np.isnan(found.p)


@settings(max_examples=40)
@given(pairs())
def test_a_higher_value_is_never_in_a_lower_third(one):
    first, _ = one
    thirds = pair(first, first, 9).first
    order = np.argsort(first)
    assert (np.diff(thirds[order]) >= 0).all()
    assert set(thirds.tolist()) <= {0, 1, 2}
    for value in np.unique(first):
        assert len(set(thirds[first == value].tolist())) == 1


def test_different_values_are_in_thirds_of_one_size():
    thirds = pair(np.arange(90.0), np.arange(90.0)[::-1]).first
    assert np.bincount(thirds).tolist() == [30, 30, 30]


def test_what_has_nothing_to_do_with_each_other_is_not_told_from_chance():
    draws = np.random.default_rng(1)
    assert pair(draws.normal(size=60), draws.normal(size=60)).p > 0.05
    assert pair(np.arange(60.0), np.arange(60.0) ** 2).p == pytest.approx(0.001)


def test_the_slope_of_the_scatter_is_moran(atlas):
    weights = weigh(atlas.outlines["city"].to_crs(atlas.print_crs), "knn:4")
    values = np.random.default_rng(2).normal(size=len(weights.codes))
    found = scatter(values, weights)
    assert found.slope == pytest.approx(moran(values, weights, 9).value, abs=1e-12)
    assert found.own.mean() == pytest.approx(0, abs=1e-12)
    assert found.own.std() == pytest.approx(1, abs=1e-12)


def test_areas_of_one_value_have_no_scatter(atlas):
    weights = weigh(atlas.outlines["city"].to_crs(atlas.print_crs), "contiguity")
    with pytest.raises(ValueError, match="the same"):
        scatter(np.ones(11), weights)
