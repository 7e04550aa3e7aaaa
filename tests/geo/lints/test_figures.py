"""Objections to figures, alone and together, and to where there are any."""

from dataclasses import replace

from geo.observations import Source
from tests.geo.lints.laying import objection, objections, revalued, sheet

GOOD = "?indicator=fish_per_head&year=2022&lang=en"


def test_a_total_wants_a_note_or_other_terms(toyland):
    found = sheet(toyland, "?year=2022")
    said = objection("total_mapped", found)
    assert said == "the fish is a total in tons: Cville has 66.0, Dville 8.0."
    assert "丙市" in objection("total_mapped", found, "zh")
    assert objections("total_mapped", sheet(toyland, GOOD)) == []
    assert objections("total_mapped", sheet(toyland, "?year=2022", note="总量")) == []


def test_years_are_not_mixed(toyland):
    latest = sheet(toyland, "?by=county&year=latest")
    said = objection("mixed_years", latest)
    assert said.startswith("Values of 2020, 2022, 2023 stand together; older than 2023: ")
    assert "990101" not in objections("mixed_years", latest)[0].places
    assert objections("mixed_years", sheet(toyland, GOOD)) == []


def test_census_vintages_are_not_mixed(toyland):
    said = objection("mixed_vintage", sheet(toyland, "?year=2020"))
    assert said.startswith("Values of 2 vintages stand together: before the 4th")
    assert objections("mixed_vintage", sheet(toyland, "?year=2022")) == []


def test_wholes_do_not_stand_beside_parts(toyland):
    found = sheet(toyland, "?by=county&year=2022")
    (one,) = objections("mixed_scope", found)
    assert one.places == ("990301",)
    assert objections("mixed_scope", sheet(toyland, "?year=2022")) == []


def test_growth_does_not_cross_a_break(toyland):
    query = "?indicator=fish_growth&year=2023"
    (one,) = objections("series_break", sheet(toyland, f"{query}&allow=break"))
    assert one.places == ("990400",)
    assert "1 place" in one.what.say("en")
    assert objections("series_break", sheet(toyland, query)) == []


def test_a_partial_sum_is_told(toyland):
    query = "?by=belt&year=2021"
    said = objection("partial_sum", sheet(toyland, f"{query}&allow=partial"))
    assert said == "1 value(s) are of a part only: South; the first has 1 of 2 areas."
    assert objections("partial_sum", sheet(toyland, query)) == []


def test_grade_c_is_not_shown_without_a_word(toyland):
    (one,) = objections("unverified", sheet(toyland, "?year=2021"))
    assert one.places == ("990300",)
    assert one.what.say("en") == "1 of 3 values rest on grade C: Cville; from: Book."
    assert objections("unverified", sheet(toyland, "?year=2022")) == []


def test_preliminary_values_are_told(toyland):
    assert objection("preliminary", sheet(toyland, "?year=2023")).startswith("4 of 4 values")
    assert objections("preliminary", sheet(toyland, "?year=2022")) == []


def test_own_figures_want_a_note(toyland):
    def own(value):
        return replace(value, flags=("own_data",))

    plain, noted = sheet(toyland, GOOD), sheet(toyland, GOOD, note="我局调查，2024年")
    assert objection("own_data", revalued(plain, own)).startswith("3 value(s) are from")
    assert objections("own_data", revalued(noted, own)) == []
    assert objections("own_data", plain) == []


def test_a_value_names_its_publication(toyland):
    def bare(value):
        inputs = (replace(one, source=Source("", "")) for one in value.inputs)
        return replace(value, inputs=tuple(inputs))

    plain = sheet(toyland, GOOD)
    assert objection("no_source", revalued(plain, bare)).startswith("3 value(s) name no")
    assert objections("no_source", revalued(plain, lambda one: replace(one, inputs=()))) != []
    assert objections("no_source", plain) == []


def test_parts_add_up_to_the_whole_that_is_published(toyland):
    said = objection("whole_and_parts", sheet(toyland, "?year=2022"))
    assert said == "The parts differ by −1.79 % from what is published for Toyland."
    assert objections("whole_and_parts", sheet(toyland, "?year=2023")) == []


def test_joined_areas_are_told(toyland):
    (one,) = objections("joined", sheet(toyland, "?by=county&year=2020"))
    assert set(one.places) >= {"990201", "990202"}
    assert objections("joined", sheet(toyland, "?year=2020")) == []


def test_blanks_for_known_values_are_told(toyland):
    found = sheet(toyland, "?by=county&year=2020&indicator=charm")
    assert "although values are known" in objection("withheld", found)
    assert objections("withheld", sheet(toyland, "?year=2022")) == []
    refused = sheet(toyland, "?by=belt&indicator=charm")
    assert objections("withheld", refused) == []


def test_boundaries_are_not_younger_than_the_data(toyland):
    (one,) = objections("boundary_year", sheet(toyland, "?by=county&year=2020"))
    assert set(one.places) >= {"990101", "990201", "990202"}
    assert one.what.say("en").startswith("The shapes are of 2022, the data of 2020")
    assert objections("boundary_year", sheet(toyland, "?by=county&year=2022")) == []
    assert objections("boundary_year", sheet(toyland, "?year=2020")) == []


def test_renamed_areas_have_not_changed(atlas):
    """上虞 became a district without a change of land; 绍兴县 gave three towns away."""
    found = sheet(atlas, "?indicator=gdp&by=county&year=2012&within=330600")
    places = {code for one in objections("boundary_year", found) for code in one.places}
    assert "330604" not in places


def test_a_map_knows_most_of_its_ground(toyland):
    said = objection("low_coverage", sheet(toyland, "?by=county&year=2023"))
    assert said == "1 of 9 places have a value (11 %, below 70 %)."
    assert objections("low_coverage", sheet(toyland, "?year=2021")) == []
    assert objections("low_coverage", sheet(toyland, "?by=belt&indicator=charm")) == []


def test_a_map_has_values(toyland):
    assert "None of the 2" in objection("no_values", sheet(toyland, "?by=belt&indicator=charm"))
    assert objections("no_values", sheet(toyland, GOOD)) == []


def test_a_map_is_of_several_values(toyland):
    found = sheet(toyland, "?by=county&year=2023")
    assert objection("single_place", found) == "Only East A has a value, 6.0."
    assert objections("single_place", sheet(toyland, GOOD)) == []
