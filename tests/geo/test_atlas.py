"""An atlas is a folder of data, checked and frozen; any province's."""

import dataclasses

import pytest

from geo import SourceError, UnknownKeyError, open_atlas
from geo.sources import shipped


def test_another_province_opens_with_the_same_code(toyland):
    assert toyland.province.code == "990000"
    assert toyland.levels == ("belt", "coast", "city", "county")
    assert list(toyland.indicators)[:2] == ["fish", "catch"]
    assert [region.key for region in toyland.groupings["belt"].regions.values()] == [
        "north",
        "south",
    ]
    assert toyland.marks == {"capital": {"990200": (1.5, 0.5)}}
    assert toyland.card == ("fish",)
    assert toyland.view().indicator == "fish"
    assert toyland.unit(toyland.indicators["fish"], "zh") == "吨"
    assert toyland.unit(toyland.indicators["fish"], "en") == "tons"


def test_the_shipped_folder_opens_by_default(atlas):
    again = open_atlas(str(shipped()))
    assert again.version == atlas.version
    assert atlas.levels == ("circle", "city", "county")
    assert [len(atlas.at_level(level)) for level in ("province", "city", "county")] == [1, 11, 90]


def test_a_folder_with_a_fault_is_not_opened_at_all(make_toyland):
    with pytest.raises(SourceError, match=r"data/city_panel.csv, row 2: unit 'kg' of fish"):
        make_toyland({"data/city_panel": [("990100,fish,2020,8,t,", "990100,fish,2020,8,kg,")]})


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(SourceError, match=r"boundaries/datapackage\.json"):
        open_atlas(tmp_path)


def test_an_atlas_is_frozen(toyland):
    with pytest.raises(dataclasses.FrozenInstanceError):
        toyland.version = "2"


def test_the_default_is_the_newest_year_that_all_cities_have(atlas):
    view = atlas.view()
    assert (view.indicator, view.by, view.year, view.lang) == ("tertiary_va", "city", "2023", "zh")


def test_the_newest_year_is_else_the_best_covered(toyland, atlas):
    assert toyland.newest(toyland.indicators["charm"], "city") == "2022"
    assert toyland.newest(toyland.indicators["fish"], "coast") == "2023"
    assert toyland.newest(toyland.indicators["people"], "county") == ""
    assert atlas.newest(atlas.indicators["gdp"], "county") == "2022"


def test_coverage_counts_places_with_a_value_by_year(toyland, atlas):
    assert toyland.coverage(toyland.indicators["fish"], "city") == {
        2020: 4,
        2021: 3,
        2022: 4,
        2023: 4,
    }
    assert toyland.coverage(toyland.indicators["fish"], "belt") == {
        2020: 2,
        2021: 1,
        2022: 2,
        2023: 2,
    }
    of_2022 = [row for row in atlas.tables["county_panel"]
               if (row["indicator"], row["year"]) == ("gdp", 2022)]  # fmt: skip
    assert len(of_2022) == 43
    assert atlas.coverage(atlas.indicators["gdp"], "county")[2022] == 43


def test_coverage_counts_every_place_of_a_union(toyland):
    assert toyland.coverage(toyland.indicators["fish"], "county")[2020] == 5


def test_for_what_cannot_be_added_up_a_grouping_counts_its_areas(toyland):
    assert toyland.coverage(toyland.indicators["charm"], "belt") == {2022: 3}


def test_the_period_has_every_year_between_the_first_and_the_last(atlas, toyland):
    assert atlas.period == tuple(range(2015, 2026))
    assert toyland.period == (2020, 2021, 2022, 2023)


def test_places_are_found_by_code_and_name(atlas):
    assert atlas.place("hangshaojiahu").name("en").startswith("Hangzhou–Shaoxing")
    assert atlas.find("杭州").code == "330100"
    with pytest.raises(UnknownKeyError):
        atlas.place("Hangzhou")


def test_regions_are_outlined_by_the_union_of_their_areas(atlas, toyland):
    assert list(atlas.outlines) == ["province", "circle", "city", "county"]
    circles, cities = atlas.outlines["circle"], atlas.outlines["city"]
    region = atlas.groupings["circle"].regions["yongzhou"]
    assert circles.loc["yongzhou"].equals(cities.loc[list(region.codes)].union_all())
    assert list(toyland.outlines["belt"].index) == ["north", "south"]
    assert toyland.outlines["belt"].loc["north"].bounds == (0, 0, 2, 1)


def test_the_four_circles_part_the_cities(atlas):
    codes = [code for circle in atlas.inside("circle", "") for code in circle.codes]
    assert sorted(codes) == [place.code for place in atlas.inside("city", "")]


def test_the_two_cores_are_marks_and_no_regions(atlas):
    assert set(atlas.marks["core"]) == {"330100", "330200"}
    assert "core" not in atlas.groupings


def test_the_gap_to_the_province_is_declared_by_indicator_and_year(atlas):
    assert atlas.gaps["gdp", 2023]["gap_pct"] == pytest.approx(-2.77, abs=0.01)
    assert atlas.gaps["gdp", 2023]["reason_zh"]


def test_no_density_is_ever_offered(atlas):
    for indicator in atlas.indicators.values():
        if indicator.denominator:
            assert "land_area" not in indicator.denominator.columns


def test_growth_is_labelled_nominal_or_real_and_the_two_never_meet(atlas):
    words = {"nominal": ("名义", "ominal"), "real": ("实际", "Real")}
    growing = {i.key: i for i in atlas.indicators.values() if i.theme == "growth"}
    for indicator in growing.values():
        zh, en = words[indicator.nature]
        assert zh in indicator.name_zh
        assert en in indicator.name_en
        assert (indicator.measure == "column") == (indicator.nature == "real")
    for indicator in atlas.indicators.values():
        columns = {
            *indicator.numerator.columns,
            *(indicator.denominator or indicator.numerator).columns,
        }
        if indicator.measure != "column":
            assert columns.isdisjoint(growing)
        else:
            assert indicator.nature != "nominal"


def test_every_indicator_has_its_words_in_both_languages(atlas):
    for indicator in atlas.indicators.values():
        for lang in ("zh", "en"):
            assert indicator.name(lang)
            assert indicator.definition(lang)
            assert atlas.unit(indicator, lang)
        assert indicator.theme in atlas.themes
        assert indicator.formula
    assert set(atlas.card) <= set(atlas.indicators)
