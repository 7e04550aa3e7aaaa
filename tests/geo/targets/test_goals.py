"""Goals: what the documents want, cell by cell, and from where each target starts."""

import pytest

from geo import open_atlas
from geo.goals import due_of, goals
from geo.plan.facts import facts
from tests.conftest import TABLES, write_toyland

BLANK = None

# No., key, unit; 2019, expected for 2020, target for 2025, as the table of the plan prints them.
TABLE = [
    (1, "services_gva", "亿元", 34075, 36031, 48000),
    (2, "services_tax_share", "%", 58.37, 60.56, 62),
    (3, "services_employment_share", "%", 44, BLANK, 47),
    (4, "digital_core_services_revenue_share", "%", 48.2, BLANK, 55),
    (5, "online_retail_sales", "亿元", 19773, 22608.1, 33000),
    (6, "knowledge_intensive_services_share", "%", 34.1, 35.6, 40),
    (7, "services_labour_productivity", "万元/人", 20, BLANK, 27),
    (8, "hundred_billion_innovation_zones", "个", BLANK, BLANK, 20),
    (9, "household_consumption_rate", "%", 37.7, BLANK, 42),
    (10, "quality_service_certificates", "张", 1500, 2500, 4000),
    (11, "service_quality_satisfaction", "分", 86.48, 87.13, 92),
    (12, "services_trade_share", "%", 11.25, 12.26, 13),
    (13, "cross_border_online_retail", "亿元", 777.1, 1023, 2500),
]  # fmt: skip

# Every target: key, due, value in the unit in which figures compare, the unit, qualifier, rule.
ALL = [
    *((key, "2025", value, unit, "左右", "about") for _, key, unit, _, _, value in TABLE),
    ("services_gva", "2030", 70000, "亿元", "突破", "above"),
    ("services_gdp_share", "2030", 60, "%", "左右", "about"),
    ("producer_services_share", "2030", 55, "%", "左右", "about"),
    ("sci_tech_service_clusters", "2030", 10, "个", "", "at_least"),
    ("zero_carbon_parks_provincial", "2030", 20, "个", "左右", "about"),
    ("services_innovation_zones", "2025", 100, "个", "左右", "about"),
    ("software_it_revenue", "2025", 13000, "亿元", "左右", "about"),
    ("sci_tech_services_revenue", "2025", 18000, "亿元", "左右", "about"),
    ("logistics_gva", "2025", 8800, "亿元", "左右", "about"),
    ("social_financing_increment", "2025", 30000, "亿元", "超过", "above"),
    ("digital_trade_value", "2025", 1000, "亿美元", "左右", "about"),
    ("hr_services_revenue", "2025", 4500, "亿元", "左右", "about"),
    ("hr_jobs_supported", "2025", 1100, "万人次", "左右", "about"),
    ("testing_revenue", "2025", 350, "亿元", "达", "at_least"),
    ("tourism_revenue", "2025", 16000, "亿元", "左右", "about"),
    ("retail_sales_consumer_goods", "2025", 35000, "亿元", "左右", "about"),
    ("culture_gva", "2025", 6400, "亿元", "达到", "at_least"),
    ("consumer_confidence_counties", "2025", 37, "个", "", "at_least"),
    ("local_service_standards_added", "2025", 200, "项", "以上", "at_least"),
    ("flagship_firms_100bn", "2025", 10, "家", "左右", "about"),
    ("leading_firms_10bn", "2025", 50, "家", "左右", "about"),
]

COLUMNS = {
    "services_gva": "tertiary_va",
    "online_retail_sales": "online_retail_sales",
    "services_gdp_share": "tertiary_share",
    "retail_sales_consumer_goods": "retail_sales",
}


def cell(fact):
    return fact.value if fact else BLANK


@pytest.mark.parametrize("row", TABLE, ids=[row[1] for row in TABLE])
def test_a_row_of_the_plans_table_is_told_cell_by_cell(atlas, row):
    number, key, unit, baseline, expected, target = row
    goal = atlas.goals[key]
    assert (goal.number, goal.unit) == (number, unit)
    assert (goal.baseline.year, cell(goal.baseline)) == ("2019", baseline)
    assert (goal.expected.year, cell(goal.expected)) == ("2020", expected)
    assert (due_of(goal.due("2025")), cell(goal.due("2025"))) == ("2025", target)
    assert goal.first.kind == "baseline"


def test_the_table_has_its_thirteen_rows_in_order_and_six_blanks(atlas):
    found = [one for one in atlas.goals.values() if one.number]
    assert [(one.number, one.key) for one in found] == [row[:2] for row in TABLE]
    cells = [fact for one in found for fact in (one.baseline, one.expected, one.due("2025"))]
    blanks = [fact for fact in cells if fact.value is None]
    assert len(cells) == 39
    assert len(blanks) == 6
    assert {fact.role for fact in blanks} == {"missing"}
    assert {fact.norm_value for fact in blanks} == {None}
    assert 0 not in [fact.value for fact in cells]


def test_every_target_has_its_value_unit_qualifier_and_rule(atlas):
    found = {
        (one.key, due_of(target), target.norm_value, target.norm_unit, target.qualifier,
         one.rule(target))
        for one in atlas.goals.values()
        for target in one.targets
    }  # fmt: skip
    assert found == set(ALL)
    assert len(ALL) == 34


def test_a_number_in_trillions_is_compared_in_hundred_millions(atlas):
    later = atlas.goals["services_gva"].due("2030")
    assert (later.value, later.unit, later.norm_value, later.norm_unit) == (
        7, "万亿元", 70000, "亿元",
    )  # fmt: skip
    assert {fact.norm_unit for fact in atlas.goals["services_gva"].targets} == {"亿元"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_qualifier_is_told_in_both_languages(atlas, lang):
    for goal in atlas.goals.values():
        for target in goal.targets:
            assert bool(target.say("qualifier", lang)) == bool(target.qualifier)


def test_a_target_starts_from_its_own_document_only(atlas):
    goal = atlas.goals["services_gva"]
    assert goal.start(goal.due("2025")) == (2019, 34075)
    assert goal.start(goal.due("2030")) is None
    assert goal.required(goal.due("2030")) is None
    share = atlas.goals["services_gdp_share"]
    assert (share.baseline.year, share.baseline.value, share.baseline.document) == (
        "2020", 55.8, "plan-14-5",
    )  # fmt: skip
    assert share.start(share.due("2030")) is None
    zones = atlas.goals["hundred_billion_innovation_zones"]
    assert zones.start(zones.due("2025")) is None


def test_the_oldest_baseline_of_a_series_is_not_where_a_target_starts(atlas):
    known = atlas.documents.series("knowledge_intensive_services_share")
    assert "2015" in {fact.year for fact in known}
    goal = atlas.goals["knowledge_intensive_services_share"]
    assert goal.start(goal.due("2025")) == (2019, 34.1)


def test_a_break_counts_from_the_start_or_from_the_eve_of_the_documents_period(atlas):
    found = {
        (key, due_of(target)): goal.set_in(target)
        for key, goal in atlas.goals.items()
        for target in goal.targets
    }
    assert found["services_gva", "2025"] == 2019
    assert found["services_gva", "2030"] == 2025
    assert found["retail_sales_consumer_goods", "2025"] == 2020
    assert set(found.values()) == {2019, 2020, 2025}


def test_a_target_for_a_period_is_due_at_its_end(atlas):
    (target,) = atlas.goals["consumer_confidence_counties"].targets
    assert (target.year, due_of(target), target.basis) == ("2021-2025", "2025", "period")
    assert atlas.goals["consumer_confidence_counties"].aim(target, 0.5).year == 2025


def test_the_series_that_is_the_same_is_the_one_that_the_map_of_columns_names(atlas):
    assert {key: one.column for key, one in atlas.goals.items() if one.column} == COLUMNS
    assert set(COLUMNS.values()) <= set(atlas.indicators)


def test_what_is_restated_or_contradicted_is_no_second_target(atlas):
    keys = ("hundred_billion_innovation_zones", "services_innovation_zones")
    assert [len(atlas.goals[key].targets) for key in keys] == [1, 1]
    assert "circles" not in atlas.goals
    assert "services_gva_milestone" not in atlas.goals


def test_the_tolerance_is_kept_by_or_so_and_by_nothing_else(atlas):
    for goal in atlas.goals.values():
        for target in goal.targets:
            aim = goal.aim(target, 2.0)
            assert (aim.tolerance == 2.0) == (aim.rule == "about")
            assert aim.value == target.norm_value


@pytest.mark.parametrize("due", ["", "1999", "2031", "2030"])
def test_a_year_without_a_target_is_answered_by_the_last_one(atlas, due):
    assert due_of(atlas.goals["services_gva"].due(due)) == "2030"


# --- another province -------------------------------------------------------------------------


def test_another_province_has_the_goals_of_its_own_documents(toyland):
    assert list(toyland.goals) == ["quays", "fish_sum", "fish_part_of", "songs"]
    fish = toyland.goals["fish_sum"]
    (target,) = fish.targets
    assert fish.start(target) == (2020, 80)
    assert fish.required(target).amount == pytest.approx((1.5 ** (1 / 5) - 1) * 100)
    assert (fish.expected.year, fish.expected.value) == ("2021", None)
    assert (fish.column, toyland.goals["fish_part_of"].column) == ("fish", "fish_ratio")
    assert toyland.goals["quays"].start(toyland.goals["quays"].targets[0]) is None


def test_of_two_numbers_the_one_of_the_table_is_the_start(toyland):
    songs = toyland.goals["songs"]
    assert (songs.baseline.value, songs.baseline.role) == (3, "primary")
    assert songs.rule(songs.targets[0]) == "at_least"


def test_a_document_counts_from_the_eve_of_its_period(toyland):
    found = {key: goal.set_in(goal.targets[0]) for key, goal in toyland.goals.items()}
    assert found == {"quays": 2020, "fish_sum": 2020, "fish_part_of": 2025, "songs": 2019}


@pytest.mark.parametrize("gone", ["qualifiers", "panel_map", "documents"])
def test_a_province_without_a_table_has_its_goals_with_what_is_left(tmp_path, gone):
    tables = {path: text for path, text in TABLES.items() if path != f"data/{gone}"}
    write_toyland(tmp_path / "folder", tables)
    found = open_atlas(tmp_path / "folder").goals
    assert list(found) == ["quays", "fish_sum", "fish_part_of", "songs"]
    fish = found["fish_sum"]
    assert fish.rule(fish.targets[0]) == ("at_least" if gone == "qualifiers" else "about")
    assert fish.column == ("" if gone == "panel_map" else "fish")
    quays = found["quays"]
    assert quays.set_in(quays.targets[0]) == (0 if gone == "documents" else 2020)


def test_a_province_without_documents_has_no_goals(tmp_path):
    left = ("document_indicators", "panel_map", "qualifiers", "documents", "named_entities",
            "plan_places")  # fmt: skip
    tables = {path: text for path, text in TABLES.items() if path.rpartition("/")[2] not in left}
    write_toyland(tmp_path / "folder", tables)
    assert dict(open_atlas(tmp_path / "folder").goals) == {}
    assert dict(goals(facts((), ()), (), (), ())) == {}
