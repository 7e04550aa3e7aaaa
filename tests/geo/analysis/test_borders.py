"""What drops at borders."""

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays
from shapely import box

from geo.analysis.borders import contrasts, steps
from geo.analysis.neighbours import weigh

# Six squares in two rows of three, and an island.
SQUARES = {f"{x}{y}": box(x, y, x + 1, y + 1) for y in (0, 1) for x in (0, 1, 2)}
WEIGHTS = weigh(gpd.GeoSeries(SQUARES | {"is": box(9, 0, 10, 1)}, crs="EPSG:4549"), "contiguity")
VALUES = arrays(float, 7, elements=st.integers(0, 1000).map(float))


def test_a_drop_is_a_share_of_the_higher_value():
    values = np.array([10.0, 6.0, 6.0, 10.0, 6.0, 6.0, 1.0])
    found = contrasts(values, WEIGHTS, permutations=9)
    first = found.borders[0]
    assert (first.high, first.low, first.drop) == ("00", "10", 0.4)
    assert found.relative


def test_an_island_has_no_border():
    assert WEIGHTS.joined == {"is": "20"}
    found = contrasts(np.arange(7.0), WEIGHTS, permutations=9)
    assert "is" not in {code for one in found.borders for code in (one.high, one.low)}


@settings(max_examples=40)
@given(VALUES)
def test_drops_lie_between_nothing_and_all_and_do_not_depend_on_the_unit(values):
    found = contrasts(values, WEIGHTS, permutations=9)
    assert all(0 <= one.drop <= 1 for one in found.borders)
    again = contrasts(values * 100, WEIGHTS, permutations=9)
    assert [one.drop for one in again.borders] == pytest.approx([x.drop for x in found.borders])
    assert set(steps(found).values()) <= set(range(5))


def test_negative_values_are_measured_by_their_span():
    found = contrasts(np.array([-1.0, 0, 0, 0, 0, 0, 3]), WEIGHTS, permutations=9)
    assert not found.relative
    assert found.borders[0].drop == pytest.approx(0.25)


def test_a_cliff_between_two_groups_is_told_from_chance():
    groups = ["west", "east", "east", "west", "east", "east", ""]
    values = np.array([10.0, 1.0, 1.1, 10.2, 1.0, 1.05, 5.0])
    found = contrasts(values, WEIGHTS, groups)
    assert found.between > 0.85
    assert found.within < 0.2
    assert found.p < 0.2
    assert {one.crossing for one in found.borders if {one.high, one.low} == {"00", "10"}} == {True}
    even = contrasts(np.ones(7), WEIGHTS, groups)
    assert (even.between, even.within, even.p) == (0, 0, 1)


def test_without_groups_nothing_is_compared():
    found = contrasts(np.arange(7.0), WEIGHTS, permutations=9)
    assert (found.between, found.p) == (None, None)
    assert steps(contrasts(np.zeros(7), WEIGHTS, permutations=9))[("00", "10")] == 0
