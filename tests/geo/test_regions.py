"""Areas and groupings are read as declared."""

import geopandas as gpd
from shapely.geometry import box

from geo.regions import areas_of


def test_areas_are_read_off_their_shapes_coarse_levels_first(toyland):
    assert [area.level for area in toyland.areas.values()] == ["province"] + ["city"] * 4 + [
        "county"
    ] * 9
    area = toyland.areas["990103"]
    assert (area.key, area.parent, area.label) == ("990103", "990100", (0.75, 0.5))
    assert (area.name("zh"), area.name("en")) == ("新甲区", "New A District")
    assert toyland.areas["990000"].parent == ""


def test_what_a_shape_does_not_say_is_empty_and_no_word():
    told = {"name_zh": ["甲"], "name_en": ["A"], "pinyin": ["Jia"], "level": ["province"],
            "type_zh": [None], "type_en": [float("nan")], "parent": [None], "label_lon": [0.1],
            "label_lat": [30.123456789012]}  # fmt: skip
    frame = gpd.GeoDataFrame(told, geometry=[box(0, 0, 1, 1)], index=["1"], crs=4326)
    (area,) = areas_of({"province": frame.rename_axis("code")}).values()
    assert (area.type_zh, area.type_en, area.parent) == ("", "", "")
    assert area.label == (0.1, 30.123456789012)


def test_regions_stand_in_their_declared_order_with_sorted_areas(toyland):
    belt = toyland.groupings["belt"]
    assert list(belt.regions) == ["north", "south"]
    north = belt.regions["north"]
    assert north.codes == ("990100", "990200")
    assert (belt.name("zh"), belt.name("en"), belt.level) == ("地带", "Belts", "city")
    assert (north.name("zh"), north.name("en")) == ("北部地带", "Northern belt")
    assert (north.short("zh"), north.short("en")) == ("北部", "North")


def test_an_area_is_in_the_region_that_lists_it(toyland):
    belt = toyland.groupings["belt"]
    assert belt.of("990300").key == "south"
    assert belt.of("990301") is None


def test_every_area_of_the_level_is_in_exactly_one_region(atlas, toyland):
    for one in (atlas, toyland):
        for grouping in one.groupings.values():
            codes = [code for region in grouping.regions.values() for code in region.codes]
            assert sorted(codes) == sorted(area.code for area in one.at_level(grouping.level))
