"""Whether areas resemble their neighbours."""

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from shapely.geometry import box

from geo.analysis.autocorrelation import geary, local_g, local_moran, moran
from geo.analysis.neighbours import weigh
from geo.analysis.permutations import controlled, picks, pseudo

SIDE = 6
GRID = weigh(
    gpd.GeoSeries(
        {f"{x}{y}": box(x, y, x + 1, y + 1) for x in range(SIDE) for y in range(SIDE)}, crs=4549
    ),
    "contiguity",
)
EAST = np.array([float(code[0]) for code in GRID.codes])
CHESS = np.array([float((int(code[0]) + int(code[1])) % 2) for code in GRID.codes])
CHANCE = np.random.default_rng(3).normal(size=SIDE * SIDE)

values = st.lists(st.floats(1, 1e4), min_size=36, max_size=36).map(np.array).filter(
    lambda one: np.ptp(one) > 1
)  # fmt: skip


def test_a_slope_is_a_pattern_and_chance_is_none():
    slope, chance = moran(EAST, GRID), moran(CHANCE, GRID)
    assert slope.value > 0.7
    assert slope.p == 0.001
    assert chance.p > 0.05
    assert chance.expected == pytest.approx(-1 / 35)


def test_geary_falls_where_neighbours_are_alike():
    assert geary(EAST, GRID).value < 0.5
    assert geary(EAST, GRID).p == 0.001
    assert geary(CHANCE, GRID).value == pytest.approx(1, abs=0.2)


@settings(max_examples=25)
@given(values, st.floats(0.5, 100), st.floats(-1000, 1000))
def test_the_unit_of_a_value_does_not_matter(found, scale, shift):
    for one in (moran, geary):
        here, there = one(found, GRID, 9), one(found * scale + shift, GRID, 9)
        assert there.value == pytest.approx(here.value, abs=1e-6)
    here, there = local_moran(found, GRID, 9), local_moran(found * scale + shift, GRID, 9)
    assert there.values == pytest.approx(here.values, abs=1e-6)


@settings(max_examples=25)
@given(values)
def test_the_local_ones_add_up_to_the_global_one(found):
    parts, whole = local_moran(found, GRID, 9), moran(found, GRID, 9)
    assert parts.values.sum() == pytest.approx(whole.value * 35, abs=1e-8)


@settings(max_examples=25)
@given(values, st.floats(0.5, 100))
def test_g_star_knows_no_unit_and_adds_up_over_a_ring(found, scale):
    here, there = local_g(found, GRID, 9), local_g(found * scale, GRID, 9)
    assert there.values == pytest.approx(here.values)
    assert there.scores == pytest.approx(here.scores, abs=1e-6)


def test_clusters_are_named_by_the_area_and_its_neighbours():
    peak = np.where((EAST > 3), 9.0, 1.0)
    peak[GRID.codes.index("54")] = 0.0  # low among high
    found = local_moran(peak, GRID, 999)
    at = {code: place for place, code in enumerate(GRID.codes)}
    assert found.quadrants[at["52"]] == 1
    assert found.quadrants[at["54"]] == 2
    assert found.quadrants[at["02"]] == 3
    assert found.p[at["52"]] < 0.05
    hot = local_g(peak, GRID, 999)
    assert hot.scores[at["52"]] > 1.96
    assert hot.scores[at["02"]] < 0


def test_the_same_question_has_the_same_answer():
    for one in (local_moran, local_g):
        here, there = one(np.abs(CHANCE), GRID), one(np.abs(CHANCE), GRID)
        assert (here.p == there.p).all()
    assert moran(CHANCE, GRID) == moran(CHANCE, GRID)


@pytest.mark.parametrize("one", [moran, geary, local_moran, local_g])
def test_nothing_is_compared_where_all_is_the_same(one):
    with pytest.raises(ValueError, match="one value"):
        one(np.full(36, 7.1), GRID)


def test_g_star_is_for_what_is_not_negative():
    with pytest.raises(ValueError, match="negative"):
        local_g(CHANCE, GRID)


@settings(max_examples=25)
@given(st.integers(1, 12), st.integers(0, 20))
def test_nobody_is_picked_twice(count, more):
    found = picks(count + more, count, 50, np.random.default_rng(1))
    assert found.shape == (count, 50)
    assert all(len(set(one)) == count for one in found.T.tolist())
    assert found.max() < count + more


def test_everybody_is_picked_as_often():
    found = picks(8, 3, 20_000, np.random.default_rng(1))
    counts = np.bincount(found.ravel(), minlength=8) / 20_000
    assert counts == pytest.approx(3 / 8, abs=0.02)


def test_few_possible_draws_surprise_nobody():
    """Of five equally likely draws the lowest is drawn every fifth time."""
    draws = np.repeat([1.0, 2.0, 3.0, 4.0, 5.0], 200)
    assert pseudo(1.0, draws) == pytest.approx(0.2, abs=0.01)
    assert pseudo(5.0, draws) == pytest.approx(0.2, abs=0.01)


@settings(max_examples=25)
@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=60).map(np.array))
def test_control_makes_nothing_more_certain_and_keeps_the_order(p):
    q = controlled(p)
    assert (q >= p - 1e-12).all()
    assert (q <= 1).all()
    assert (np.diff(q[np.argsort(p, kind="stable")]) >= -1e-12).all()
    # What Benjamini and Hochberg's own rule rejects at 5 % is what lies below it.
    ranked = np.sort(p)
    passed = np.flatnonzero(ranked <= 0.05 * np.arange(1, p.size + 1) / p.size)
    limit = ranked[passed[-1]] if passed.size else 0
    assert ((q <= 0.05 + 1e-12) == (p <= limit)).all()
