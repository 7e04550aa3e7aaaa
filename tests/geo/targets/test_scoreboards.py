"""Scoreboards, outlooks and revisions: every target with what is known of it since."""

import re
from collections import Counter

import pytest

from geo.adoptions import adopt
from geo.goals import due_of
from geo.own import own_of
from geo.targets import (
    COUNTS,
    SECTORS,
    TABLE,
    implied,
    legs,
    of_document,
    revision,
    scoreboard,
)
from geo.text import number
from tests.geo.targets.walking import table


@pytest.fixture(scope="module")
def scores(atlas):
    return scoreboard(atlas, atlas.view("/targets"))


@pytest.fixture(scope="module")
def find(scores):
    return lambda key, due="2025": next(
        one for one in scores if (one.goal.key, due_of(one.target)) == (key, due)
    )


# --- scoreboards ------------------------------------------------------------------------------


def test_all_targets_are_there_once_in_three_groups_of_two_documents(scores):
    assert len(scores) == 34
    assert len({(one.goal.key, one.target.year) for one in scores}) == 34
    assert Counter(one.group for one in scores) == {TABLE: 13, SECTORS: 13, COUNTS: 8}
    assert len(of_document(scores, "plan-14-5")) == 29
    later = of_document(scores, "opinion-2026-16")
    assert {due_of(one.target) for one in later} == {"2030"}
    assert len(later) == 5


def test_only_what_has_a_series_has_a_verdict(scores):
    states = {(one.goal.key, due_of(one.target)): one.status for one in scores}
    known = {key: state for key, state in states.items() if state != "no_data"}
    assert known == {
        ("services_gva", "2025"): "met",
        ("services_gva", "2030"): "on_track",
        ("services_gdp_share", "2030"): "on_track",
        ("retail_sales_consumer_goods", "2025"): "met",
    }


def test_a_target_without_a_series_has_no_track(scores, atlas):
    for one in scores:
        assert (one.track is None) == (one.goal.column not in atlas.indicators)


def test_online_retail_has_no_value_since_its_start(find, atlas):
    one = find("online_retail_sales")
    assert one.goal.start(one.target) == (2019, 19773)
    assert (one.track.course.points, one.track.decided, one.status) == ((), None, "no_data")
    assert one.track.required.amount == pytest.approx(8.9115, abs=1e-4)
    assert (one.track.needed, one.track.actual) == (None, None)
    assert revision(atlas, one.track) is None


def test_what_the_text_prints_otherwise_stands_beside_the_number_of_the_table(find):
    one = find("services_labour_productivity")
    assert one.goal.baseline.value == 20
    (other,) = one.beside
    assert (other.value, other.role, other.year, other.line) == (19.8, "conflict", "2019", "9")


def test_what_the_text_restates_is_told_and_never_plotted(find):
    told = {key: find(key).beside for key in (
        "services_gva", "services_tax_share", "knowledge_intensive_services_share")}  # fmt: skip
    seen = {k: [(x.year, x.value, x.role, x.kind) for x in found] for k, found in told.items()}
    assert seen == {
        "services_gva": [("2020", 36031, "restated", "actual")],
        "services_tax_share": [("2020", 60.56, "restated", "actual")],
        "knowledge_intensive_services_share": [("2020", 35.6, "restated", "actual")],
    }  # fmt: skip
    assert not [x for found in told.values() for x in found if x.plotted]
    points = find("services_gva").track.course.points
    assert 36031 not in [one.value.value for one in points]


def test_what_is_listed_is_counted_only_where_the_register_has_such_a_type(scores):
    assert {one.goal.key: one.listed for one in scores if one.listed is not None} == {
        "services_innovation_zones": 19
    }
    assert {one.status for one in scores if one.listed} == {"no_data"}


def test_the_readers_tolerance_decides_a_verdict(atlas):
    strict = scoreboard(atlas, atlas.view("/targets?tolerance=0"))
    one = next(x for x in strict if x.goal.key == "services_gdp_share")
    assert one.track.aim.threshold == 60
    mild = scoreboard(atlas, atlas.view("/targets?tolerance=1"))
    other = next(x for x in mild if x.goal.key == "services_gdp_share")
    assert (one.status, other.status) == ("on_track", "met")
    assert {x.track.aim.tolerance for x in mild if x.track and x.track.aim.rule == "above"} == {0}


def test_exceptions_that_the_map_is_asked_for_change_no_verdict(atlas, scores):
    asked = scoreboard(atlas, atlas.view("/targets?allow=break,partial,union"))
    assert [one.status for one in asked] == [one.status for one in scores]


def test_own_values_fill_the_row_of_the_target_that_they_are_of_and_no_other(atlas):
    one = own_of(table(unit="%", kind="rate", rows=[("330000", 2024, 61), ("330000", 2025, 61.9)]))
    mine = adopt(atlas, [one], [one.key])
    found = scoreboard(mine, mine.view(f"/targets?target=services_tax_share&actuals={one.key}"))
    states = {x.goal.key: x.status for x in found if x.target.number}
    assert states.pop("services_tax_share") == "met"
    assert states.pop("services_gva") == "met"
    assert set(states.values()) == {"no_data"}


def test_another_province_has_a_scoreboard_of_its_own(toyland):
    found = {one.goal.key: one for one in scoreboard(toyland, toyland.view("/targets"))}
    assert {key: (one.group, one.status) for key, one in found.items()} == {
        "quays": (COUNTS, "no_data"), "fish_sum": (TABLE, "no_pace"),
        "fish_part_of": (COUNTS, "met"), "songs": (TABLE, "no_data"),
    }  # fmt: skip
    assert found["quays"].listed == 2
    assert [x.value for x in found["songs"].beside] == [4]
    assert implied(toyland, tuple(found.values())) == ()


# --- revisions --------------------------------------------------------------------------------


def test_the_first_target_is_met_after_a_revision_and_the_account_says_so(find, atlas):
    one = find("services_gva")
    assert (one.track.decided.value, one.track.decided.year) == (56206, 2025)
    assert one.track.decided.vintage == "census5"
    assert (one.status, one.track.flags) == ("met", ("series_break",))
    found = revision(atlas, one.track)
    assert (found.before.value, found.before.year, found.before.vintage) == (46268, 2023, "census4")
    assert number(found.attained, 1) == "96.4"
    assert (found.pace.start, found.pace.end, number(found.pace.amount, 1)) == (2019, 2023, "8.0")
    assert (found.since.start, found.since.end, number(found.since.amount, 1)) == (
        2024, 2025, "6.5",
    )  # fmt: skip
    (shift,) = found.shifts
    assert (shift.indicator.key, shift.year, shift.before, shift.after) == (
        "gdp", 2023, 82553, 85620,
    )  # fmt: skip
    assert number(shift.percent, 1) == "3.7"


def test_without_the_revision_it_would_have_taken_a_growth_that_is_told(find, atlas):
    found = revision(atlas, find("services_gva").track)
    assert 46268 * (1 + found.wanted.amount / 100) ** 2 == pytest.approx(47760)


def test_retail_sales_are_met_after_a_break_that_no_vintage_shows(find, atlas):
    one = find("retail_sales_consumer_goods")
    assert (one.track.decided.value, one.status, one.track.flags) == (
        39216, "met", ("series_break",),
    )  # fmt: skip
    found = revision(atlas, one.track)
    assert (found.before.value, number(found.attained, 1), found.shifts) == (32550, "93.0", ())
    assert found.since is None
    assert one.track.required is None


def test_a_later_document_counts_no_break_before_its_time(find, atlas):
    for key in ("services_gva", "services_gdp_share"):
        one = find(key, "2030")
        assert one.track.flags == ()
        assert revision(atlas, one.track) is None


def test_a_break_with_nothing_known_before_it_has_no_account(toyland):
    one = next(x for x in scoreboard(toyland, toyland.view("/targets")) if x.goal.number == 1)
    assert one.track.broken
    assert revision(toyland, one.track).before.value == 112


# --- outlooks ---------------------------------------------------------------------------------


def test_two_targets_of_2030_imply_a_gdp(scores, atlas):
    (one,) = implied(atlas, scores)
    assert (one.total.goal.key, one.share.goal.key) == ("services_gva", "services_gdp_share")
    assert (one.whole.key, one.year) == ("gdp", 2030)
    assert one.value == pytest.approx(116_666.67, abs=0.01)


def test_the_same_target_asks_a_growth_from_each_start(find):
    found = {
        leg.basis: (leg.start, leg.pace.start, number(leg.pace.amount, 2))
        for leg in legs(find("services_gva", "2030"))
    }
    assert found == {
        "target": (48000, 2025, "7.84"), "newest": (56206, 2025, "4.49"),
    }  # fmt: skip
    (first,) = legs(find("services_gva"))
    assert (first.basis, first.start, number(first.pace.amount, 2)) == ("baseline", 34075, "5.88")


def test_no_leg_joins_two_documents_but_over_one_series(scores):
    for one in scores:
        for leg in legs(one):
            if leg.basis == "baseline":
                assert one.goal.baseline.document == one.target.document
            if leg.basis == "target":
                assert one.goal.key == "services_gva"
    share = next(x for x in scores if x.goal.key == "services_gdp_share")
    assert [leg.basis for leg in legs(share)] == ["newest"]
    bare = next(x for x in scores if x.goal.key == "producer_services_share")
    assert legs(bare) == ()


def test_the_two_documents_are_two_tracks(find):
    first, later = find("services_gva"), find("services_gva", "2030")
    assert first.track.course.points[0].year == 2019
    assert later.track.required is None
    assert (first.track.aim.year, later.track.aim.year) == (2025, 2030)
    assert first.target.document != later.target.document


def test_nothing_is_implied_between_documents_or_years(scores, atlas):
    assert implied(atlas, of_document(scores, "plan-14-5")) == ()
    assert implied(atlas, [one for one in scores if one.goal.key != "services_gdp_share"]) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_name_of_a_target_is_told_in_both_languages(scores, lang):
    for one in scores:
        name = one.target.name(lang)
        assert bool(re.search("[\u4e00-\u9fff]", name)) == (lang == "zh"), name
