"""Lines across areas: those that cutting lines with the areas leaves, found in a shorter way."""

import numpy as np
import pytest
import shapely
from hypothesis import given, strategies as st
from shapely import LineString, Polygon, box

from geo.exports.strokes import hatching

RING = Polygon(box(0, 0, 10, 10).exterior, [box(3, 3, 6, 7).exterior])
APART = shapely.MultiPolygon([box(20, 1, 24, 5), box(26, 2, 29, 9)])


def cut(outlines, step, *, falling):
    """The same by cutting lines with each of the areas."""
    west, south, east, north = shapely.total_bounds(outlines)
    far = abs(np.array([west, south, east, north])).max() * 4 + step
    found = []
    for number in range(int(-far / step), int(far / step) + 1):
        ends = (-far, far), (far, -far)
        if not falling:
            ends = (-far, -far), (far, far)
        line = LineString([(x, y + number * step) for x, y in ends])
        found += [shapely.intersection(line, one) for one in outlines]
    return shapely.union_all(found)


@pytest.mark.parametrize("falling", [True, False])
@pytest.mark.parametrize("step", [0.7, 1.3, 50.0])
def test_lines_are_those_that_a_cut_leaves(step, falling):
    outlines = [RING, APART]
    found = hatching(outlines, step, falling=falling)
    wanted = cut(outlines, step, falling=falling)
    assert found.length == pytest.approx(wanted.length, abs=1e-6)
    assert shapely.difference(found, wanted.buffer(1e-6)).is_empty


@pytest.mark.parametrize("falling", [True, False])
def test_every_area_of_the_atlas_is_covered_and_nothing_beside(atlas, falling):
    outlines = list(atlas.outlines["county"].to_crs(atlas.print_crs))
    found = hatching(outlines, 4000.0, falling=falling)
    every = shapely.coverage_union_all(outlines)
    assert shapely.difference(found, every.buffer(1)).is_empty
    wanted = sum(one.area for one in outlines) / 4000 * 2**0.5
    assert found.length == pytest.approx(wanted, rel=0.01)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=9),
    st.booleans(),
)
def test_each_line_stands_inside(points, falling):
    outline = shapely.MultiPoint(points).convex_hull
    if outline.geom_type != "Polygon":
        return
    found = hatching([outline], 1.0, falling=falling)
    assert outline.buffer(1e-6).covers(found)
    assert all(x.coords[0] <= x.coords[1] for x in found.geoms)
