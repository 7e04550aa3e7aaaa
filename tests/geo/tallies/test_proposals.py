"""Clusters are those of DBSCAN, and stand on the map with their reach."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from sklearn.cluster import DBSCAN

from geo.tallies import Crowding, clusters, crowded, proposals
from geo.tallies.proposals import NOISE, dbscan


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 120), st.integers(1, 12))
def test_clusters_are_those_of_scikit_learn(seed, many, least):
    draw = np.random.default_rng(seed)
    points, weight = draw.uniform(0, 10, (many, 2)), draw.integers(1, 4, many)
    found = dbscan(points, weight, 1.0, least)
    judge = DBSCAN(eps=1.0, min_samples=least).fit(points, sample_weight=weight)
    core = judge.core_sample_indices_
    assert np.array_equal(found == NOISE, judge.labels_ == NOISE)
    pairs = {*zip(found[core].tolist(), judge.labels_[core].tolist(), strict=True)}
    assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})
    assert found.max(initial=NOISE) + 1 == len(pairs)


def crowds(counted):
    draw = np.random.default_rng(2)
    west = draw.normal((0.5, 0.5), 0.001, (80, 2))
    east = draw.normal((2.5, 0.5), 0.002, (120, 2))
    lone = draw.uniform((0, 0), (4, 1), (40, 2))
    lines = [
        *(f"fish,{x:.6f},{y:.6f}" for x, y in west),
        *(f"boats,{x:.6f},{y:.6f}" for x, y in [*east, *lone]),
    ]
    crowding = Crowding(300.0, 20)
    piece, _ = counted("sector,lon,lat\n" + "\n".join(lines), square=crowding.square)
    return piece, crowding, {"fish": west, "boats": east}


def test_a_crowd_of_a_sector_is_a_site_with_its_reach(counted):
    piece, crowding, crowd = crowds(counted)
    found = list(clusters(piece.squares, crowding))
    assert [one.sector for one in found] == ["boats", "fish"]
    assert not crowded(piece.squares)
    for one in found:
        points = crowd[one.sector]
        assert 0.8 * len(points) <= one.count <= len(points)
        assert (one.lon, one.lat) == pytest.approx(points.mean(axis=0), abs=5e-4)
        assert 100 < one.reach < 1_500


def test_of_too_many_squares_the_fullest_are_looked_at(counted, monkeypatch):
    piece, crowding, _ = crowds(counted)
    before = [one.count for one in clusters(piece.squares, crowding)]
    monkeypatch.setattr(proposals, "MOST", 20)
    assert crowded(piece.squares)
    assert sum(one.count for one in clusters(piece.squares, crowding)) < sum(before)
