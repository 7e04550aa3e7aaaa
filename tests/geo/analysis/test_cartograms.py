"""Cartograms: no overlap, every area once, nothing left to chance."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import pdist
from shapely import box, union_all

from geo.analysis.arrangements import arrange
from geo.analysis.cartograms import circles, corners, tiles

COORDINATES = st.floats(-500, 500).map(lambda one: round(one, 3))


@st.composite
def placed(draw):
    count = draw(st.integers(1, 30))
    points = draw(arrays(float, (count, 2), elements=COORDINATES))
    sizes = draw(arrays(float, count, elements=st.floats(0, 1000)))
    return points, sizes


@settings(max_examples=25)
@given(placed())
def test_circles_never_overlap(one):
    points, sizes = one
    found = circles(points, sizes)
    if len(points) > 1:
        left, right = np.triu_indices(len(points), 1)
        gaps = pdist(found.centres) - found.radii[left] - found.radii[right]
        assert gaps.min() >= -1e-6 * max(1.0, np.abs(found.centres).max())


@settings(max_examples=25)
@given(placed())
def test_circles_are_as_large_as_what_they_stand_for(one):
    found = circles(*one)
    sizes = one[1]
    if sizes.sum() > 0:
        area = found.radii**2
        assert area / area.sum() == pytest.approx(sizes / sizes.sum(), abs=1e-9)
    else:
        assert not found.radii.any()


@settings(max_examples=25)
@given(placed())
def test_the_same_input_gives_the_same_circles(one):
    first, second = circles(*one), circles(*one)
    assert np.array_equal(first.centres, second.centres)


@pytest.mark.parametrize("wrong", [-1.0, np.nan])
def test_a_size_is_known_and_not_negative(wrong):
    with pytest.raises(ValueError, match="0 or more"):
        circles(np.zeros((2, 2)), np.array([1.0, wrong]))


@settings(max_examples=25)
@given(placed())
def test_every_area_has_a_tile_of_its_own_on_the_land(one):
    points, _ = one
    ground = box(-500, -300, 500, 500)
    found = tiles(points, ground)
    assert len(found.centres) == len(points)
    if len(points) > 1:
        assert pdist(found.centres).min() >= found.width * (1 - 1e-9)
    west, south, east, north = ground.bounds
    assert (found.centres >= [west, south]).all()
    assert (found.centres <= [east, north]).all()


def test_no_areas_have_no_tiles():
    assert tiles(np.empty((0, 2)), box(0, 0, 1, 1)).centres.shape == (0, 2)


def test_the_corners_of_a_tile_are_at_one_distance():
    found = corners(np.array([3.0, 4.0]), 2.0)
    away = np.linalg.norm(found - [3, 4], axis=1)
    assert away == pytest.approx(np.full(6, 2 / np.sqrt(3)))
    assert np.ptp(found[:, 0]) == pytest.approx(2.0)


def test_ninety_counties_keep_their_order(atlas):
    shapes = atlas.outlines["county"].to_crs(atlas.print_crs)
    points = shapes.representative_point()
    where = np.column_stack((points.x, points.y))
    people = np.linspace(1, 90, len(where))
    for found in (circles(where, people).centres, tiles(where, union_all(shapes.values)).centres):
        assert len(np.unique(found.round(6), axis=0)) == len(where) == 90
        for axis in (0, 1):
            assert np.corrcoef(where[:, axis], found[:, axis])[0, 1] > 0.85


@pytest.mark.parametrize("by", ["circle", "city", "county"])
def test_every_place_of_a_level_is_arranged_once(atlas, by):
    found = arrange(atlas, by)
    assert found.codes == tuple(place.code for place in atlas.inside(by, ""))
    assert len(found.circles.centres) == len(found.tiles.centres) == len(found.codes)
    assert (found.circles.radii > 0).all()
    assert found.year == int(atlas.newest(atlas.indicators[atlas.people], by))
    people = atlas.indicators[atlas.people]
    values = {place.code: atlas.measures.value(people, place.level, place.codes, found.year)
              for place in atlas.inside(by, "")}  # fmt: skip
    # A figure for a part of an area is not the size of all of it.
    assert found.unsized == {code for code, one in values.items() if "partial" in one.flags}


def test_places_without_known_residents_have_circles_of_one_size(toyland):
    found = arrange(replace(toyland, people=""), "city")
    assert found.year == 0
    assert np.ptp(found.circles.radii) == pytest.approx(0)
    assert found.unsized == set(found.codes)


def test_a_place_whose_residents_alone_are_not_known_is_named(toyland):
    found = arrange(toyland, "city")
    known = [code for code in found.codes if code not in found.unsized]
    assert known
    for code in found.unsized:
        assert found.circles.radii[found.codes.index(code)] > 0
