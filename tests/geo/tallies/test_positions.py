"""Shifted positions come back to where they are."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geo.tallies.positions import SYSTEMS, bd09, gcj02, wgs84

# Latitude and longitude in WGS84 and GCJ-02, as the tests of eviltransform have them.
GCJ = [
    (31.1774276, 121.5272106, 31.17530398364597, 121.531541859215),
    (22.543847, 113.912316, 22.540796131694766, 113.9171764808363),
    (39.911954, 116.377817, 39.91334545536069, 116.38404722455657),
]
# Longitude and latitude in GCJ-02 and BD-09, as the page of coordtransform has them.
BD = (116.404, 39.915, 116.41036949371029, 39.92133699351021)


def one(*numbers):
    return tuple(np.array([number]) for number in numbers)


@pytest.mark.parametrize(("lat", "lon", "north", "east"), GCJ)
def test_published_pairs_of_gcj02(lat, lon, north, east):
    np.testing.assert_allclose(gcj02(*one(lon, lat)), one(east, north), rtol=0, atol=1e-12)
    np.testing.assert_allclose(wgs84("gcj02", *one(east, north)), one(lon, lat), rtol=0, atol=1e-9)


def test_a_published_pair_of_bd09():
    x, y, east, north = BD
    plain = wgs84("gcj02", *one(x, y))
    np.testing.assert_allclose(bd09(*plain), one(east, north), rtol=0, atol=1e-9)
    np.testing.assert_allclose(wgs84("bd09", *one(east, north)), plain, rtol=0, atol=1e-9)


@given(st.floats(73, 137), st.floats(1, 55), st.sampled_from(["gcj02", "bd09"]))
def test_there_and_back_is_less_than_a_tenth_of_a_metre(lon, lat, system):
    forward = SYSTEMS[system][1]
    there = forward(*one(lon, lat))
    assert np.hypot(there[0] - lon, there[1] - lat) > 1e-4
    np.testing.assert_allclose(wgs84(system, *there), one(lon, lat), rtol=0, atol=1e-7)


def test_outside_the_country_nothing_is_shifted():
    assert gcj02(*one(2.35, 48.86)) == one(2.35, 48.86)
    assert wgs84("wgs84", *one(116.4, 39.9)) == one(116.4, 39.9)
    assert [len(x) for x in wgs84("gcj02", np.array([]), np.array([]))] == [0, 0]
