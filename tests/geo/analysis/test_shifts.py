"""How much of a growth is that of all, of the sectors, and an area's own."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.analysis.shifts import dynamic_shift_share, shift_share

years = st.builds(
    lambda seed, count: list(np.random.default_rng(seed).lognormal(3, 2, (count, 4, 3)) + 0.1),
    st.integers(0, 10**6),
    st.integers(2, 6),
)


@settings(max_examples=40)
@given(years)
def test_the_parts_are_the_change(found):
    for one in (shift_share(found[0], found[-1]), dynamic_shift_share(found)):
        size = max(1.0, float(np.abs(one.change).max()))
        assert one.change == pytest.approx(found[-1] - found[0], rel=1e-12, abs=1e-9)
        assert (one.share + one.mix + one.regional) / size == pytest.approx(
            one.change / size, abs=1e-10
        )


@settings(max_examples=40)
@given(years)
def test_over_all_areas_mix_and_regional_shift_vanish(found):
    one = shift_share(found[0], found[-1])
    size = float(np.abs(found[-1]).sum() + np.abs(found[0]).sum())
    assert one.regional.sum(axis=0) / size == pytest.approx(0, abs=1e-12)
    assert one.mix.sum() / size == pytest.approx(0, abs=1e-12)
    assert one.share.sum() / size == pytest.approx(one.change.sum() / size, abs=1e-12)


@settings(max_examples=40)
@given(years, st.floats(0.5, 3))
def test_where_all_grow_alike_all_is_share(found, factor):
    one = shift_share(found[0], found[0] * factor)
    assert one.mix == pytest.approx(0, abs=1e-6)
    assert one.regional == pytest.approx(0, abs=1e-6)


def test_two_years_are_the_same_both_ways():
    before, after = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[2.0, 2.0], [5.0, 9.0]])
    plain, yearly = shift_share(before, after), dynamic_shift_share([before, after])
    assert (plain.regional == yearly.regional).all()


def test_a_known_case():
    """All grow by half, the second sector doubles; the first area's is all there is of it."""
    one = shift_share(np.array([[0.0, 10.0], [10.0, 0.0]]), np.array([[0.0, 20.0], [10.0, 0.0]]))
    assert one.share.tolist() == [[0, 5], [5, 0]]
    assert one.mix.tolist() == [[0, 5], [-5, 0]]
    assert one.regional.tolist() == [[0, 0], [0, 0]]


def test_without_a_beginning_there_is_no_growth():
    with pytest.raises(ValueError, match="somewhere not zero"):
        shift_share(np.array([[0.0, 1.0]]), np.array([[1.0, 1.0]]))
    with pytest.raises(ValueError, match="two years"):
        dynamic_shift_share([np.ones((2, 2))])
