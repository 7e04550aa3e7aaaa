import json
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, strategies as st
from hypothesis.extra import numpy as arrays

from geo.topology import decode, encode

GRID = 1e-5
labels = arrays.arrays(
    np.int8, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 4)
)


def layer(**areas):
    return gpd.GeoSeries(areas, crs="EPSG:4326")


def dissolved(labels, size=0.01):
    """Return areas of square cells, one area per label: with holes, islands, touching corners."""
    corners = {}
    for (row, column), label in np.ndenumerate(labels):
        cell = shapely.box(column * size, row * size, (column + 1) * size, (row + 1) * size)
        corners.setdefault(f"a{label}", []).append(cell)
    return layer(**{code: shapely.coverage_union_all(cells) for code, cells in corners.items()})


def points(shape):
    return np.rint(shapely.get_coordinates(shape) / GRID).astype(int).tolist()


def runs(topology):
    """Return the points of each arc as steps on the grid."""
    return [[tuple(point) for point in np.cumsum(arc, axis=0)] for arc in topology["arcs"]]


def edges(topology):
    return [frozenset(edge) for run in runs(topology) for edge in pairwise(run)]


def assert_same_areas(found, expected):
    """Assert equal codes and, on the grid, equal areas, whatever the first point of a ring."""
    assert list(found.index) == list(expected.index)
    for code, shape in expected.items():
        exact = shapely.transform(shape, lambda xy: np.rint(xy / GRID))
        decoded = shapely.transform(found[code], lambda xy: np.rint(xy / GRID))
        parts = shapely.multipolygons(shapely.get_parts(exact))
        assert decoded.is_valid
        assert shapely.equals_exact(shapely.normalize(decoded), shapely.normalize(parts))


two = layer(west=shapely.box(0, 0, 1, 1), east=shapely.box(1, 0, 2, 1))


@given(labels=labels)
def test_what_is_decoded_is_what_was_encoded(labels):
    areas = dissolved(labels)

    assert_same_areas(decode(encode({"county": areas}), "county"), areas)


@given(labels=labels)
def test_levels_that_share_borders_share_arcs(labels):
    counties, cities = dissolved(labels), dissolved(labels // 2)

    topology = encode({"city": cities, "county": counties})

    assert len(edges(topology)) == len(set(edges(topology)))
    assert set(edges(topology)) == set(edges(encode({"county": counties})))
    assert_same_areas(decode(topology, "city"), cities)
    assert_same_areas(decode(topology, "county"), counties)


@given(labels=labels)
def test_every_border_is_used_by_one_or_two_areas(labels):
    topology = encode({"county": dissolved(labels)})
    used = [
        ~arc if arc < 0 else arc
        for outline in topology["objects"]["county"]["geometries"]
        for polygon in outline["arcs"]
        for ring in polygon
        for arc in ring
    ]

    assert set(used) == set(range(len(topology["arcs"])))
    assert max(np.bincount(used)) <= 2


def test_two_neighbours_are_three_arcs():
    topology = encode({"county": two})

    assert len(topology["arcs"]) == 3
    assert sum(map(len, topology["arcs"])) == 4 + 2 + 4


def test_the_layout_is_that_of_the_specification():
    topology = encode({"county": two})
    collection = topology["objects"]["county"]

    assert list(topology) == ["type", "transform", "arcs", "objects"]
    assert topology["transform"] == {"scale": [1e-5, 1e-5], "translate": [0.0, 0.0]}
    assert collection["type"] == "GeometryCollection"
    assert [area["id"] for area in collection["geometries"]] == ["west", "east"]
    assert {area["type"] for area in collection["geometries"]} == {"MultiPolygon"}
    assert json.loads(json.dumps(topology)) == topology


def test_an_enclave_and_the_hole_it_fills_are_one_arc():
    outer, inner = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    turned = shapely.Polygon(np.roll(shapely.get_coordinates(inner)[:-1], 2, axis=0))
    areas = layer(ring=outer.difference(inner), enclave=turned.reverse())

    topology = encode({"county": areas})

    assert len(topology["arcs"]) == 2
    assert_same_areas(decode(topology, "county"), areas)


def test_islands_stay_with_their_area():
    areas = layer(z=shapely.union(shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)))

    assert_same_areas(decode(encode({"county": areas}), "county"), areas)


def test_the_origin_is_a_point_of_the_grid():
    areas = layer(a=shapely.box(118.022683, 27.143217, 118.5, 27.6))

    topology = encode({"county": areas})

    assert topology["transform"]["translate"] == [118.02268, 27.14322]
    assert points(decode(topology, "county")["a"])[0] in points(areas["a"])


def test_points_that_meet_on_the_grid_become_one():
    corner = shapely.Polygon([(0, 0), (1, 0), (1, 1e-7), (1, 1), (0, 1)])

    topology = encode({"county": layer(a=corner)})

    assert points(decode(topology, "county")["a"]) == points(
        shapely.Polygon(corner.exterior.coords[:2] + corner.exterior.coords[3:])
    )


def test_an_island_or_a_hole_smaller_than_the_grid_is_dropped():
    speck = shapely.box(1e-7, 1e-7, 2e-7, 2e-7)
    areas = layer(
        islands=shapely.union(shapely.box(1, 1, 2, 2), speck),
        holed=shapely.box(3, 3, 4, 4).difference(shapely.box(3.5, 3.5, 3.5 + 1e-7, 3.6)),
    )

    decoded = decode(encode({"county": areas}), "county")

    assert_same_areas(
        decoded, layer(islands=shapely.box(1, 1, 2, 2), holed=shapely.box(3, 3, 4, 4))
    )


def test_an_area_smaller_than_the_grid_is_drawn_as_one_cell():
    areas = layer(tiny=shapely.box(1e-7, 1e-7, 2e-7, 2e-7), big=shapely.box(1, 1, 2, 2))

    decoded = decode(encode({"county": areas}), "county")

    assert list(decoded.index) == ["tiny", "big"]
    assert decoded["tiny"].area == pytest.approx(GRID**2)


def test_it_is_smaller_than_geojson():
    disc = shapely.Point(120, 30).buffer(1, quad_segs=100)
    halves = [shapely.box(x, 29, x + 1, 31).intersection(disc) for x in (119, 120)]
    counties = layer(west=halves[0], east=halves[1])
    city = layer(city=shapely.coverage_union_all(halves))

    topology = encode({"city": city, "county": counties})

    written = len(json.dumps(topology, separators=(",", ":")))
    assert written < (len(city.to_json()) + len(counties.to_json())) / 4


def test_the_same_areas_give_the_same_topology():
    assert encode({"county": two}) == encode({"county": two.to_frame("geometry")})


def test_other_coordinates_are_refused():
    with pytest.raises(ValueError, match="layer 'county' is in EPSG:4549; expected EPSG:4326"):
        encode({"county": two.set_crs(4549, allow_override=True)})


@pytest.mark.parametrize("shape", [None, shapely.Polygon(), shapely.Point(0, 0)])
def test_an_area_without_a_polygon_is_named(shape):
    with pytest.raises(ValueError, match="layer 'county': area 'b' has no polygon"):
        encode({"county": layer(a=shapely.box(0, 0, 1, 1), b=shape)})
