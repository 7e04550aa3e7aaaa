"""Captions are written from the scene, and only from it."""

import pytest

from geo import captions, compose
from geo.vocabulary import FLAGS


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def test_a_grouping_of_another_province_goes_by_its_own_name(toyland):
    assert captions.title(scene(toyland, "?by=belt&lang=en")) == "the fish by Belts, Toyland, 2023"
    assert captions.title(scene(toyland, "?by=belt&year=2022")) == "2022年玩具省各地带fish数"
    assert captions.level("belt", "zh") == "belt"
    assert captions.level("city", "zh") == "设区市"


def test_the_base_level_carries_the_values(toyland, atlas):
    assert captions.base_level(scene(toyland, "?by=coast")) == "county"
    assert captions.base_level(scene(atlas, "?by=circle")) == "city"
    assert captions.base_level(scene(atlas)) == "city"


def test_levels_have_names_that_fit_a_button(atlas):
    for by in atlas.levels:
        for lang in ("zh", "en"):
            assert len(captions.short_level(by, lang)) <= len(captions.level(by, lang))


def test_coverage_is_told_where_it_is_not_whole(toyland):
    assert captions.coverage(scene(toyland, "?year=2022")) == ""
    assert captions.coverage(scene(toyland, "?year=2021&lang=en")) == "3 of 4 have a value"
    assert captions.coverage(scene(toyland, "?year=2021")) == "4个地区中3个有数据"


def test_every_flag_of_the_map_is_a_note(toyland):
    found = scene(toyland, "?by=county&year=2020&lang=en")
    notes = captions.notes(found)
    assert found.flags
    for flag in found.flags:
        assert FLAGS[flag].say("en") in notes


def test_a_refusal_is_the_only_note(toyland):
    (note,) = captions.notes(scene(toyland, "?by=belt&indicator=charm&lang=en"))
    assert note.startswith("the charm cannot be added up over areas")


def test_the_gap_to_the_published_province_is_told_for_the_whole_only(toyland):
    (gap,) = captions.gap(scene(toyland, "?year=2022&lang=en"))
    assert gap.endswith("differs from the published province by −1.79 %: Rounding")
    assert "取整" in captions.gap(scene(toyland, "?year=2022&by=belt"))[0]
    for query in ("?year=2022&within=north", "?year=2022&by=county", "?year=2022&by=coast",
                  "?year=2021", "?year=latest", "?year=2022&indicator=fish_part"):  # fmt: skip
        assert captions.gap(scene(toyland, query)) == []


@pytest.mark.parametrize(("year", "words"), [("2022", "2022年"), ("latest", "各地最新年份")])
def test_the_year_is_told(toyland, year, words):
    assert captions.year(scene(toyland, f"?year={year}")) == words


def test_an_amount_has_the_decimals_of_its_indicator(toyland):
    found = scene(toyland, "?indicator=people&year=2022")
    assert captions.amount(found, found.lines[1].value) == "4"
    assert captions.amount(found, None) == "无数据"
    charm = scene(toyland, "?indicator=charm&lang=en")
    assert captions.amount(charm, charm.lines[3].value) == "no value"


def test_a_standing_says_status_vintage_and_grade(toyland):
    found = scene(toyland, "?year=2022&lang=en")
    assert captions.standing(found, found.lines[0]) == (
        "final · after the 4th economic census · official host"
    )
    missing = scene(toyland, "?year=2021")
    assert captions.standing(missing, missing.lines[3]) == ""


def test_the_source_line_names_publisher_count_vintage_and_grade(toyland):
    assert captions.source(scene(toyland, "?year=2021&lang=en")) == (
        "Source: Bureau (3 values; final, after the 4th economic census; grade A/C)"
    )
    nothing = scene(toyland, "?indicator=people&by=county&lang=en")
    assert captions.source(nothing) == "No published value is shown."


def test_published_values_stand_once_in_the_list_of_inputs(toyland):
    found = scene(toyland, "?by=county&year=2020&within=990200")
    assert [one.code for one in captions.inputs(found)] == ["990201", "990202"]


def test_what_a_rule_keeps_back_is_not_called_missing(toyland):
    found = scene(toyland, "?indicator=fish_growth&year=2023&lang=en")
    assert captions.amount(found, found.lines[3].value) == "withheld"
    assert captions.amount(scene(toyland), scene(toyland, "?by=county").total) == "不可比，不予显示"
