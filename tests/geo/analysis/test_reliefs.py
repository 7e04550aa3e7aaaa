"""Bands of a density, what they are drawn on, and the city that a centre lies in."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.analysis.dispersions import density
from geo.analysis.distributions import cluster, distribution, ground, home
from geo.analysis.planes import flat, lonlat
from geo.analysis.reliefs import SHARES, bandwidth, relief
from geo.analysis.sitings import LEAST, sitings

LAND = shapely.box(0, 0, 100_000, 60_000)
clouds = st.integers(0, 10**6).map(
    lambda seed: np.random.default_rng(seed).uniform([0, 0], [100_000, 60_000], (12, 2))
)


@settings(max_examples=20, deadline=None)
@given(clouds)
def test_bands_are_the_smallest_grounds_that_hold_their_share(points):
    found = relief(points, 1000.0, LAND, 2000.0)
    x, y = np.meshgrid(np.arange(0, 100_000, 2000.0), np.arange(0, 60_000, 2000.0))
    every = np.column_stack((x.ravel(), y.ravel())) + 1000
    whole = density(points, every, found.bandwidth)
    heights = density(points, found.cells + 1000, found.bandwidth)
    for at, share in enumerate(SHARES):
        inside = heights[found.bands >= at]
        assert inside.sum() >= share * whole.sum() * (1 - 1e-9)
        assert inside.sum() - inside.min() <= share * whole.sum() * (1 + 1e-9)
        assert (whole > inside.min() * (1 + 1e-9)).sum() < len(inside)


def test_nothing_lies_off_the_land_and_no_kernel_is_finer_than_the_positions():
    points = np.array([[1000.0, 1000.0], [2000.0, 1500.0], [1500.0, 3000.0]])
    found = relief(points, 9000.0, LAND, 2000.0)
    assert found.bandwidth == 9000.0
    round_ = shapely.Point(3000, 3000).buffer(20_000)
    cells = relief(points, 9000.0, round_, 2000.0).cells
    assert shapely.intersects(round_, shapely.box(*cells.T, *(cells + 2000).T)).all()
    assert bandwidth(points, 0.0) == pytest.approx(
        np.sqrt(points.var(axis=0).mean()) * 3 ** (-1 / 6)
    )


def test_metres_lead_back_to_where_they_came_from(atlas):
    site = next(one for one in atlas.register.sites.values() if one.position)
    assert lonlat(atlas, flat(atlas, [site])[0]) == pytest.approx(site.position, abs=1e-7)


def test_the_ground_is_the_province_in_its_parts(atlas):
    found = ground(atlas)
    assert [place.level for place in found.places] == ["city"] * len(found.shapes)
    placed = [site for site in atlas.register.sites.values() if site.position]
    near = shapely.distance(found.land, shapely.points(flat(atlas, placed)))
    assert float(near.max()) < 5000
    assert shapely.get_num_coordinates(list(found.shapes)).sum() < 4000


def test_a_centre_lies_in_a_city_or_near_one(atlas):
    for place in ground(atlas).places:
        middle = atlas.shapes["city"].geometry.loc[place.code].representative_point()
        assert home(atlas, (middle.x, middle.y)) == (place, True)
    west, south, *_ = atlas.frame
    place, inside = home(atlas, (west, south))
    assert not inside
    assert place.level == "city"


def test_sectors_are_told_whichever_is_chosen_and_other_filters_hold(atlas):
    every = distribution(atlas, atlas.view("/sites"))
    assert every == sitings(atlas, tuple(atlas.register.sites.values()))
    assert distribution(atlas, atlas.view("/sites?sectors=tourism")) == every
    some = distribution(atlas, atlas.view("/sites?kinds=ftz"))
    kinds = [one for one in atlas.register.sites.values() if one.kind == "ftz"]
    assert sum(len(one.sites) + one.unplaced for one in some) == len(kinds)


def test_too_few_sites_have_neither_ellipse_nor_density(atlas):
    on = ground(atlas)
    for one in distribution(atlas, atlas.view("/sites")):
        found = cluster(atlas, one.sites, on)
        assert (found.ellipse is None) == (found.relief is None) == (len(found.sites) < LEAST)
        if found.relief:
            assert found.ellipse == one.ellipse
            assert found.relief.bandwidth >= max(site.accuracy for site in one.sites)


def test_another_province_is_placed_in_metres_of_its_own(toyland):
    told = distribution(toyland, toyland.view("/sites"))
    counted = sum(len(one.sites) + one.unplaced for one in told)
    assert counted == len(toyland.register.sites)
    west, _, east, _ = ground(toyland).land.bounds
    assert east - west > 1000
