"""Who lies beside whom."""

import geopandas as gpd
import pytest
from hypothesis import given, settings, strategies as st
from shapely.geometry import MultiPolygon, box

from geo.analysis.neighbours import weigh, weights_key
from geo.errors import UnknownKeyError


def layer(**cells):
    """Boxes in kilometres."""
    shapes = {
        code: box(*(1000.0 * side for side in sides)) if isinstance(sides, tuple) else sides
        for code, sides in cells.items()
    }
    return gpd.GeoSeries(shapes, crs=4549)


CHESS = layer(a=(0, 0, 1, 1), b=(1, 0, 2, 1), c=(0, 1, 1, 2), d=(1, 1, 2, 2))
ISLANDS = layer(a=(0, 0, 1, 1), b=(1, 0, 2, 1), i=(5, 0, 6, 1), j=(9, 0, 10, 1))


def test_a_corner_is_enough():
    assert weigh(CHESS, "contiguity").neighbours["a"] == ("b", "c", "d")


def test_an_island_is_joined_to_the_nearest_both_ways_and_it_is_said():
    found = weigh(ISLANDS, "contiguity")
    assert found.joined == {"i": "b", "j": "i"}
    assert found.neighbours == {"a": ("b",), "b": ("a", "i"), "i": ("b", "j"), "j": ("i",)}


def test_borders_count_where_an_island_is_nearest():
    """A large area's centroid is far away; its shore is not."""
    shapes = layer(large=(0, 0, 100, 100), small=(60, 103, 61, 104), i=(1, 100.2, 2, 101))
    assert weigh(shapes, "contiguity").joined["i"] == "large"
    assert weigh(shapes, "distance:1").joined["large"] in ("small", "i")


def test_an_area_of_several_parts_touches_with_any_of_them():
    parts = MultiPolygon([box(0, 0, 1000, 1000), box(4000, 0, 5000, 1000)])
    shapes = layer(a=parts, b=(1, 0, 2, 1), c=(5, 0, 6, 1))
    assert weigh(shapes, "contiguity").neighbours["a"] == ("b", "c")


def test_the_nearest_are_counted_and_need_not_be_mutual():
    found = weigh(ISLANDS, "knn:1")
    assert found.neighbours == {"a": ("b",), "b": ("a",), "i": ("b",), "j": ("i",)} or (
        found.neighbours["i"] in (("b",), ("j",))
    )
    assert found.joined == {}
    assert all(len(some) == 3 for some in weigh(ISLANDS, "knn:15").neighbours.values())


def test_two_areas_on_one_place_are_not_their_own_neighbours():
    twins = layer(a=(0, 0, 1, 1), b=(0, 0, 1, 1), c=(5, 5, 6, 6))
    found = weigh(twins, "knn:1")
    assert found.neighbours["a"] == ("b",)
    assert found.neighbours["b"] == ("a",)


def test_a_distance_is_in_kilometres():
    assert weigh(CHESS, "distance:1").neighbours["a"] == ("b", "c")
    assert weigh(CHESS, "distance:1.5").neighbours["a"] == ("b", "c", "d")
    assert weigh(ISLANDS, "distance:0.5").joined.keys() == {"a", "b", "i", "j"}


@pytest.mark.parametrize("key", ["contiguity", "knn:2", "distance:1.2"])
def test_rows_add_up_to_one_and_nobody_is_alone(key):
    found = weigh(ISLANDS, key)
    assert found.matrix.sum(axis=1) == pytest.approx(1)
    assert found.matrix.diagonal().tolist() == [0] * 4
    assert all(code not in some and some for code, some in found.neighbours.items())


@pytest.mark.parametrize(
    "text", ["", "queen", "knn", "knn:0", "knn:16", "knn:5.5", "distance:", "distance:0",
             "distance:9999", "distance:-3", "distance:nan", "knn:٣", "contiguity "]
)  # fmt: skip
def test_other_weights_are_refused_by_name(text):
    with pytest.raises(UnknownKeyError) as caught:
        weights_key(text)
    assert repr(text) in str(caught.value)
    assert "knn:1" in str(caught.value)


@settings(max_examples=25)
@given(st.integers(1, 15), st.floats(0.001, 2000))
def test_a_key_is_written_one_way(count, distance):
    assert weights_key(f"knn:{count}") == f"knn:{count}"
    written = weights_key(f"distance:{distance:.3f}")
    assert weights_key(written) == written


def test_degrees_are_no_distance():
    with pytest.raises(ValueError, match="metres"):
        weigh(CHESS.to_crs(4326), "contiguity")
    with pytest.raises(ValueError, match="two areas"):
        weigh(CHESS.iloc[:1], "contiguity")


def test_the_islands_of_the_province_are_joined_and_said(atlas):
    shapes = atlas.outlines["county"].to_crs(atlas.print_crs)
    found = weigh(shapes, "contiguity")
    names = {atlas.place(one).short("zh"): atlas.place(to).short("zh")
             for one, to in found.joined.items()}  # fmt: skip
    assert names == {"岱山": "定海", "嵊泗": "岱山"}
    assert all(one in found.neighbours[other]
               for one, some in found.neighbours.items() for other in some)  # fmt: skip
