"""Where points lie, how far they spread, and whether they keep together."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.spatial import KDTree

from geo.analysis.dispersions import density, ellipse, nearest, nearness
from geo.analysis.sitings import LEAST, MOST, sitings

clouds = st.integers(0, 10**6).map(
    lambda seed: np.random.default_rng(seed).normal(size=(20, 2)) * [5000, 2000]
)


@settings(max_examples=30)
@given(clouds, st.floats(0, 180), st.floats(-1e5, 1e5))
def test_an_ellipse_turns_and_moves_with_its_points(points, turn, shift):
    here, angle = ellipse(points), np.radians(turn)
    turned = points @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    there = ellipse(turned + shift)
    assert (there.long, there.short) == pytest.approx((here.long, here.short), rel=1e-6)
    apart = (there.bearing - here.bearing - turn) % 180
    assert min(apart, 180 - apart) == pytest.approx(0, abs=1e-3)
    assert here.long**2 + here.short**2 == pytest.approx(points.var(axis=0).sum())


def test_bearings_are_from_north_to_east():
    line = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    assert ellipse(line).bearing == pytest.approx(45)
    assert ellipse(line * [1, -1]).bearing == pytest.approx(135)
    with pytest.raises(ValueError, match="three points"):
        ellipse(line[:2])


@settings(max_examples=30)
@given(clouds)
def test_the_nearest_are_those_of_a_tree(points):
    assert nearest(points) == pytest.approx(KDTree(points).query(points, k=2)[0][:, 1].mean())


def test_many_points_are_searched_with_the_same_answer():
    points = np.random.default_rng(3).uniform(0, 1e5, (90, 2))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert nearest(points) == pytest.approx(apart.min(axis=1).mean())
    places = np.random.default_rng(4).uniform(0, 1e5, (30_000, 2))
    whole = density(points, places, 5000)
    assert whole[::999] == pytest.approx(density(points, places[::999], 5000))


def test_what_keeps_together_is_told_from_what_does_not():
    draws = np.random.default_rng(5)
    scattered, bunch = draws.uniform(0, 1e5, (60, 2)), draws.uniform(0, 3e3, (10, 2)) + 4e4
    everyone = np.concatenate([bunch, scattered])
    together = nearness(np.arange(10), everyone)
    assert together.ratio < 0.3
    assert together.p == 0.001
    anyhow = nearness(np.arange(20, 30), everyone)
    assert anyhow.p > 0.05
    assert nearness(np.arange(10), everyone) == together


def test_a_density_holds_all_points():
    points = np.array([[0.0, 0.0], [3000.0, 1000.0]])
    side = np.arange(-20000, 20001, 500.0)
    grid = np.array([(x, y) for x in side for y in side])
    assert density(points, grid, 2000).sum() * 0.25 == pytest.approx(2, rel=1e-3)


def test_the_register_says_no_more_than_its_positions_do(atlas):
    found = sitings(atlas, tuple(atlas.register.sites.values()))
    assert sum(len(one.sites) + one.unplaced for one in found) == len(atlas.register.sites)
    west, south, east, north = atlas.frame
    for one in found:
        assert (one.nearness is None) == (len(one.sites) < LEAST)
        assert (one.q is not None) == (one.nearness is not None and not one.blurred)
        said = {lang: one.told(lang, one.sector) for lang in ("zh", "en")}
        assert "{" not in said["zh"] + said["en"]
        if one.centre:
            assert west < one.centre[0] < east
            assert south < one.centre[1] < north
        if one.blurred:
            assert "不判断疏密" in said["zh"]
        elif one.q is not None and one.q > 0.05:
            assert "没有明显差别" in said["zh"]
    assert any(one.blurred for one in found)


def test_a_sector_without_others_is_not_said_to_be_small(atlas):
    only = sitings(atlas, atlas.register.select(sectors=["tourism"]))
    assert [one.verdict for one in only] == ["alone"]
    assert "没有其他行业的集聚点可比" in only[0].told("zh", "旅游休闲")
    assert "too few" not in only[0].told("en", "Tourism")


def test_what_would_take_too_long_is_not_tested(atlas):
    one, *_ = atlas.register.select(sectors=["tourism"])
    other, *_ = atlas.register.select(sectors=["finance"])
    found = sitings(atlas, [one] * (MOST + 1) + [other] * LEAST)
    assert [each.verdict for each in found] == ["many", "blurred"]
    assert "too many" in found[0].told("en", "Tourism")
