"""Whatever the grid, each point gets the area that holding it against all outlines gives."""

from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from geo.tallies.grids import OUTSIDE, Grid
from tests.geo.tallies.conftest import SQUARES


def judged(areas, lon, lat):
    """What geopandas says: of several areas the first."""
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat))
    joined = gpd.sjoin(points, gpd.GeoDataFrame(geometry=list(areas)), predicate="intersects")
    first = joined.groupby(level=0)["index_right"].min()
    return first.reindex(range(len(points)), fill_value=OUTSIDE).to_numpy()


def points_of(areas, seed, many=400):
    """Points anywhere, at vertices, on borders, and a hair beside them."""
    draw = np.random.default_rng(seed)
    west, south, east, north = shapely.total_bounds(areas)
    anywhere = draw.uniform((west - 1, south - 1), (east + 1, north + 1), (many, 2))
    vertices = shapely.get_coordinates(areas)
    lines = shapely.boundary(areas)
    along = shapely.line_interpolate_point(lines, draw.uniform(0, 1, len(lines)), normalized=True)
    borders = np.vstack([vertices, shapely.get_coordinates(along)])
    return np.vstack([anywhere, borders, borders + 1e-12, borders - 1e-9, np.round(borders, 3)])


@settings(max_examples=25)
@given(
    st.integers(0, 10**6), st.integers(3, 40), st.sampled_from([4, 50, 1_000, 40_000]),
    st.sampled_from([1e-3, 1.0, 50.0]),
)  # fmt: skip
def test_a_grid_answers_as_all_outlines_do(seed, many, most, wide):
    seeds = shapely.multipoints(np.random.default_rng(seed).uniform(0, wide, (many, 2)))
    areas = np.array(list(shapely.voronoi_polygons(seeds).geoms), dtype=object)
    lon, lat = points_of(areas, seed).T
    found = Grid.of(areas, most).locate(lon, lat)
    np.testing.assert_array_equal(found, judged(areas, lon, lat))


@pytest.mark.parametrize("most", [1, 30, 5_000])
def test_holes_islands_slivers_and_overlaps_are_no_exception(most):
    areas = np.array(
        [
            Polygon(box(0, 0, 4, 4).exterior, [box(1, 1, 2, 2).exterior]),
            MultiPolygon([box(1.2, 1.2, 1.4, 1.4), box(6, 0, 7, 1)]),
            box(3, 3, 5, 5),
            Polygon([(0, 5), (8, 5), (8, 5 + 1e-9)]),
        ],
        dtype=object,
    )
    lon, lat = points_of(areas, 1, 2_000).T
    found = Grid.of(areas, most).locate(lon, lat)
    np.testing.assert_array_equal(found, judged(areas, lon, lat))
    assert set(found.tolist()) == {OUTSIDE, 0, 1, 2, 3}


def test_a_point_on_a_shared_border_is_in_one_area_the_first():
    grid = Grid.of(SQUARES)
    found = grid.locate(np.array([1.0, 2.0, 4.0, 0.0]), np.array([0.5, 1.0, 0.5, 0.0]))
    assert found.tolist() == [0, 1, 3, 0]


def test_what_is_no_number_or_far_away_lies_outside():
    lon = np.array([np.nan, np.inf, 1e300, 0.5, -1e-9])
    lat = np.array([0.5, 0.5, 0.5, np.nan, 0.5])
    assert Grid.of(SQUARES).locate(lon, lat).tolist() == [OUTSIDE] * 5
    assert Grid.of(SQUARES).locate(lon[:0], lat[:0]).tolist() == []


def test_most_points_are_answered_without_an_outline(atlas):
    outlines = atlas.shapes["county"].geometry.to_numpy()
    grid = Grid.of(outlines)
    assert grid.cells.size <= 2**22
    assert (grid.cells.dtype, grid.sure > 0.95) == (np.dtype(np.int32), True)
    label = [area.label for area in atlas.at_level("county")]
    assert grid.locate(*np.array(label).T).tolist() == list(range(len(outlines)))


def test_no_areas_are_no_grid():
    with pytest.raises(ValueError, match="expected areas"):
        Grid.of([])
    with pytest.raises(ValueError, match="some of them empty"):
        Grid.of([box(0, 0, 1, 1), Polygon()])


def test_threads_that_ask_at_once_get_the_answers_of_one():
    draw = np.random.default_rng(5)
    seeds = shapely.multipoints(draw.uniform(0, 10, (300, 2)))
    cut = [shapely.intersection(one, box(0, 0, 10, 10))
           for one in shapely.get_parts(shapely.voronoi_polygons(seeds))]  # fmt: skip
    grid = Grid.of([shapely.segmentize(one, 0.02) for one in cut], 4)
    lon, lat = draw.uniform(-1, 11, (2, 40_000))
    wanted = judged(cut, lon, lat)
    parts = np.array_split(np.arange(len(lon)), 16)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda some: grid.locate(lon[some], lat[some]), parts)
    assert (np.concatenate(list(found)) == wanted).all()
    assert not shapely.is_prepared(grid.outlines).any()
