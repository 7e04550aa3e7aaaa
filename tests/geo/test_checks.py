"""Rules between tables hold, and each way to break one is named by file, row and reason."""

import json

import pytest

from geo.checks import RULES, check
from geo.errors import Problem
from geo.sources import read, shipped
from tests.geo.spoiling import edit

PANEL = "data/statistics/city_panel.csv"
COUNTIES = "data/statistics/county_panel.csv"
SITES = "data/sites/sites.csv"
CIRCLE = "data/groupings/circle.csv"
GAPS = "data/gaps.csv"


def problems(folder):
    return [(found.file, found.row, found.reason) for found in check(read(folder))]


def test_the_shipped_data_has_no_problem():
    assert check(read(shipped())) == ()


def test_every_rule_is_used_by_the_shipped_data():
    declared = {each["check"] for each in read(shipped()).data["checks"]}
    assert declared == set(RULES)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (
            PANEL,
            "330100,杭州市,tertiary_va,2023,14045.0,亿元",
            "330100,杭州市,tertiary_va,2023,14045.0,元",
            "unit '元' of tertiary_va, expected '亿元'",
        ),
        (
            COUNTIES,
            "331004,路桥区,gdp,2022,757.00,亿元,preliminary,census4",
            "331004,路桥区,gdp,2022,757.00,亿元,preliminary,census5",
            "vintage 'census5' is published from 2024 on, the source is of 2023",
        ),
        (
            SITES,
            "330400,330402,科技服务,inferred from name,120.8568,30.7475",
            "330400,330402,科技服务,inferred from name,121.8568,30.7475",
            "m outside 330402, its position is known to 5000 m",
        ),
        (
            SITES,
            "330400,330402,科技服务,inferred from name,120.8568,30.7475",
            "330500,330402,科技服务,inferred from name,120.8568,30.7475",
            "county '330402' lies in '330400', not in '330500'",
        ),
        (
            SITES,
            "330400,330402,科技服务,inferred from name,120.8568,30.7475",
            "330400,330402,科技服务,inferred from name,120.8568,",
            "a position needs lon, lat and position_accuracy_m, or none of them",
        ),
        (
            SITES,
            "330400,330402,科技服务,inferred from name,120.8568,30.7475",
            "330400,330402,科技,inferred from name,120.8568,30.7475",
            "sector '科技' is not a name_zh of sectors",
        ),
        (CIRCLE, "yongzhou,330900", "yongzhou,330902", "330902 is no city"),
        (
            "boundaries/divisions.csv",
            "district,330100,,,120.23559",
            "district,330000,,,120.23559",
            "parent '330000' of 330102 is a province, expected city",
        ),
        (GAPS, "gdp,2018,58002.8", "gdp,2018,58002.9", "gap of gdp in 2018 is published 58002.8,"),
        (GAPS, "gdp,2018,58002.8", "gdp,2024,58002.8", "gdp of 2024 has no gap:"),
        (
            "data/stories.csv",
            "tour,90秒看规划,The plan in 90 seconds,3,",
            "tour,90秒看规划,The plan in 90 seconds,9,",
            "step 9 of 'tour', expected 3",
        ),
        (
            "data/stories.csv",
            "tour,90秒看规划,The plan in 90 seconds,3,",
            "tour,看规划,The plan in 90 seconds,3,",
            "'tour' is named '看规划' here and '90秒看规划' before",
        ),
        (
            "data/documents/circles.csv",
            "330300;331000",
            "330300;331001",
            "member_codes '331001' is not a code of divisions",
        ),
    ],
)
def test_a_broken_rule_names_the_row(folder, file, old, new, reason):
    row = edit(folder, file, old, new)
    found = [told for where, line, told in problems(folder) if (where, line) == (file, row)]
    assert any(reason in told for told in found)


def test_industries_that_do_not_add_up_are_named_at_their_sum(folder):
    row = edit(
        folder,
        PANEL,
        "杭州市,gdp_sector_vintage,2023,20059.0",
        "杭州市,gdp_sector_vintage,2023,20061.2",
    )
    file, line, reason = problems(folder)[0]
    assert (file, line) == (PANEL, row)
    assert reason.startswith("primary_va + secondary_va + tertiary_va of 330100 in 2023 is ")
    assert reason.endswith("apart, allowed 1")


def test_an_area_in_no_region_is_named(folder):
    path = folder / CIRCLE
    path.write_text(
        path.read_text(encoding="utf-8").replace("yongzhou,330900\n", ""), encoding="utf-8"
    )
    assert problems(folder) == [
        (CIRCLE, None, "city 330900 舟山市 is in 0 regions, expected one"),
    ]


def test_a_region_without_areas_is_named(folder):
    path = folder / CIRCLE
    path.write_text(
        path.read_text(encoding="utf-8").replace("yongzhou", "wentai"), encoding="utf-8"
    )
    assert problems(folder) == [(CIRCLE, None, "region yongzhou has no areas")]


def test_a_grouping_takes_no_regions_of_another_and_none_without_members(folder):
    with (folder / "data/groupings.csv").open("a", encoding="utf-8") as handle:
        handle.write("metro,都市区,Metropolitan areas,city\n")
    with (folder / "data/regions.csv").open("a", encoding="utf-8") as handle:
        handle.write("metro,jinyi,金义都市区,Jinhua and Yiwu,金义,Jinyi,1\n")
    row = edit(folder, CIRCLE, "wentai,330300", "jinyi,330300")
    assert problems(folder) == [
        (CIRCLE, row, "'jinyi' is a region of another grouping"),
        ("data/groupings.csv", 3, "no table grouping_metro says its members"),
    ]


def test_a_gap_that_is_not_declared_is_named_with_its_size(folder):
    path = folder / GAPS
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "gdp,2018" not in line), encoding="utf-8")
    assert problems(folder) == [
        (
            GAPS,
            None,
            (
                "the gap of gdp in 2018 is not declared: "
                "published 58002.8, areas_sum 58004.68, gap_pct 0.0032"
            ),
        )
    ]


def test_people_that_do_not_add_up_to_the_province_are_named(folder):
    edit(folder, COUNTIES, "resident_population,2020,132.3467", "resident_population,2020,232.3467")
    ((file, row, reason),) = problems(folder)
    assert (file, row) == (COUNTIES, None)
    assert reason.endswith("% apart, allowed 0.5 %")


def test_a_county_without_census_people_is_named(folder):
    edit(folder, COUNTIES, "resident_population,2020,132.3467", "resident_population,2019,132.3467")
    ((file, _, reason),) = problems(folder)
    assert file == COUNTIES
    assert reason.startswith("resident_population of 2020 lacks 330102 上城区")


def test_an_outline_under_another_name_is_named(folder):
    edit(folder, "boundaries/divisions.csv", "330113,临平区", "330113,临坪区")
    assert ("boundaries/county.parquet", None, "330113 is drawn as 临平区, listed as 临坪区") in (
        unreferenced(folder)
    )


def unreferenced(folder):
    """Problems of a folder whose names no longer agree with those of its panels."""
    for file in (COUNTIES, "boundaries/code_changes.csv"):
        path = folder / file
        text = path.read_text(encoding="utf-8").replace("330113,临平区", "330113,临坪区")
        path.write_text(text, encoding="utf-8")
    return problems(folder)


def test_a_known_fault_is_let_pass_up_to_its_size_only(folder):
    edit(folder, "data/exceptions.csv", ",3.68,", ",3.5,")
    reasons = [reason for _, _, reason in problems(folder)]
    assert len(reasons) == 2
    assert reasons[0].endswith("3.68 apart, allowed 1")
    assert reasons[1] == "the exception for 330522 excuses nothing any more; remove it"


def test_an_exception_that_excuses_nothing_is_named(folder):
    path = folder / "data/exceptions.csv"
    with path.open("a", encoding="utf-8") as handle:
        handle.write("sites_inside,sites,IZ001,,,500,镇在界外。,Its town lies across the border.\n")
    assert problems(folder) == [
        ("data/exceptions.csv", 3, "the exception for IZ001 excuses nothing any more; remove it")
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"check": "astrology"}, "no check named 'astrology'; known: areas_agree, partition,"),
        ("partition", "no check named 'None'"),
        ({"check": "sites_inside"}, "check 'sites_inside' names a table, column or parameter"),
        ({"check": "sites_inside", "table": "zones"}, "that is not there: 'zones'"),
        ({"check": "units_agree", "tables": 5}, "check 'units_agree' names"),
    ],
)
def test_a_check_that_cannot_be_made_is_a_problem_of_the_descriptor(folder, entry, reason):
    path = folder / "data/datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["checks"].append(entry)
    path.write_text(json.dumps(package), encoding="utf-8")
    (found,) = check(read(folder))
    assert isinstance(found, Problem)
    assert found.file == "data/datapackage.json"
    assert reason in found.reason
