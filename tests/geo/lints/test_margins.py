"""Objections to names on the map, to sites, and to what stands around it."""

import pytest

from tests.geo.lints.laying import objection, objections, sheet

GOOD = "?indicator=fish_per_head&year=2022"


def test_names_do_not_overlap(atlas, toyland):
    (one,) = objections("label_clash", sheet(atlas, "?by=county&within=330100&year=2023"))
    assert set(one.places) & {"330102", "330105"}
    assert objections("label_clash", sheet(toyland, GOOD)) == []
    assert objections("label_clash", sheet(atlas, "?year=2023")) == []
    plain = sheet(atlas, "?by=county&within=330100&year=2023", hidden=frozenset({"labels"}))
    assert objections("label_clash", plain) == []


def test_there_are_not_too_many_names(atlas):
    everywhere = "?by=county&year=2022"
    assert objection("many_labels", sheet(atlas, everywhere)).startswith("There are 90 names")
    assert objections("label_clash", sheet(atlas, everywhere)) == []
    assert objections("many_labels", sheet(atlas, f"{everywhere}&over=circles")) == []


def test_sites_of_an_incomplete_register_want_a_note(toyland):
    query = f"{GOOD}&over=sites"
    said = objection("register_partial", sheet(toyland, query))
    assert said == "2 sites are drawn; the register is incomplete for Docks."
    assert objections("register_partial", sheet(toyland, query, note="仅列出已知")) == []
    assert objections("register_partial", sheet(toyland, f"{query}&kinds=tower")) == []
    assert objections("register_partial", sheet(toyland, GOOD)) == []


def test_sites_lie_in_the_place_under_them(atlas):
    query = "?indicator=tertiary_share&by={by}&year=2023&over=sites&kinds=pilot"
    (one,) = objections("coarse_sites", sheet(atlas, query.format(by="county")))
    assert one.places
    assert "to within 20,000 m" in one.what.say("en")
    assert objections("coarse_sites", sheet(atlas, query.format(by="circle"))) == []


def test_sites_that_are_not_drawn_are_told(toyland):
    said = objection("unplaced_sites", sheet(toyland, f"{GOOD}&over=sites"))
    assert said == "1 of 3 sites have no position, such as Tower."
    assert objections("unplaced_sites", sheet(toyland, f"{GOOD}&over=sites&kinds=dock")) == []
    assert objections("unplaced_sites", sheet(toyland, GOOD)) == []


def test_a_map_has_a_legend(toyland):
    found = sheet(toyland, GOOD, hidden=frozenset({"legend"}))
    assert objection("no_legend", found).startswith("3 classes are drawn")
    assert objections("no_legend", sheet(toyland, GOOD)) == []


def test_what_is_missing_is_in_the_legend(toyland):
    query = "?year=2021"
    found = sheet(toyland, query, hidden=frozenset({"legend"}))
    (one,) = objections("no_missing_entry", found)
    assert one.places == ("990400",)
    assert objections("no_missing_entry", sheet(toyland, query)) == []
    whole = sheet(toyland, "?year=2022", hidden=frozenset({"legend"}))
    assert objections("no_missing_entry", whole) == []


def test_a_map_can_be_brought_up_again(toyland):
    found = sheet(toyland, GOOD, hidden=frozenset({"address"}))
    assert f"data version {toyland.version}" in objection("no_address", found)
    assert objections("no_address", sheet(toyland, GOOD)) == []


@pytest.mark.parametrize("at", ["39.9,116.4,9", "29,120.5,3"])
def test_a_map_stays_inside_its_window(atlas, at):
    assert "the window is 117.5–123.5" in objection("outside_frame", sheet(atlas, f"?at={at}"))


def test_a_map_inside_its_window_is_fine(atlas):
    assert objections("outside_frame", sheet(atlas, "?at=29,120.5,8")) == []
    assert objections("outside_frame", sheet(atlas)) == []


def test_a_published_map_has_a_review_number(toyland):
    assert objection("no_review", sheet(toyland, GOOD)) == "There is no review number."
    assert objections("no_review", sheet(toyland, GOOD, review="浙S(2026)1号")) == []


def test_a_review_number_looks_like_one(toyland):
    assert "“12345”" in objection("odd_review", sheet(toyland, GOOD, review="12345"))
    for good in ("浙S(2026)1号", "GS（2024）1234号", "审图号：浙S（2026）12号", "浙杭S(2025)03号"):
        assert objections("odd_review", sheet(toyland, GOOD, review=good)) == []
    assert objections("odd_review", sheet(toyland, GOOD)) == []
