"""Whether areas grow more alike."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import linregress

from geo.analysis.convergence import beta, growth, sigma

starts = st.lists(st.floats(1, 1e5), min_size=4, max_size=20, unique=True).map(np.array).filter(
    lambda one: np.ptp(np.log(one)) > 0.1
)  # fmt: skip


@settings(max_examples=40)
@given(starts, st.floats(-0.09, -0.01), st.integers(2, 10))
def test_a_known_speed_is_found(first, slope, years):
    last = first * np.exp(years * (0.3 + slope * np.log(first)))
    found = beta(first, last, years)
    assert found.slope == pytest.approx(slope, rel=1e-6)
    assert found.intercept == pytest.approx(0.3, rel=1e-4)
    assert found.speed == pytest.approx(-np.log(1 + slope * years) / years, rel=1e-5)
    assert found.half == pytest.approx(np.log(2) / found.speed)
    assert sigma(np.stack([first, last], axis=1))[1] < sigma(first[:, None])[0]


@settings(max_examples=40)
@given(starts, st.floats(0.01, 100))
def test_the_unit_does_not_matter(first, scale):
    last = first * np.linspace(1.1, 1.9, first.size)
    assert beta(first * scale, last * scale, 3).slope == pytest.approx(
        beta(first, last, 3).slope, abs=1e-9
    )
    assert sigma(first[:, None] * scale) == pytest.approx(sigma(first[:, None]))


@settings(max_examples=40)
@given(starts, st.integers(0, 99))
def test_the_line_is_that_of_scipy(first, seed):
    last = first * np.random.default_rng(seed).uniform(1.0, 1.6, first.size)
    found, line = beta(first, last, 4), linregress(np.log(first), growth(first, last, 4))
    assert (found.slope, found.intercept) == pytest.approx((line.slope, line.intercept), abs=1e-9)
    assert (found.error, found.p) == pytest.approx((line.stderr, line.pvalue), abs=1e-9)
    assert found.fit == pytest.approx(line.rvalue**2, abs=1e-9)


def test_divergence_has_no_speed():
    first = np.array([1.0, 2.0, 4.0, 8.0])
    found = beta(first, first**1.5, 5)
    assert found.slope > 0
    assert found.speed is None
    assert found.half is None


def test_growth_is_by_the_year():
    assert growth(np.array([1.0]), np.array([np.e**2]), 4) == pytest.approx(0.5)


def test_what_has_no_logarithm_or_slope_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        sigma(np.array([[1.0], [0.0]]))
    with pytest.raises(ValueError, match="three areas"):
        beta(np.array([1.0, 2.0]), np.array([1.0, 2.0]), 3)
    with pytest.raises(ValueError, match="alike"):
        beta(np.ones(4), np.ones(4), 3)
