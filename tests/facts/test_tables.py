"""The shipped tables against figures that are published, and against what they claim to hold."""

import json
import re
from collections import Counter

import pytest

from geo.sources import read, shipped

CITIES = 11
COUNTIES = 90


@pytest.fixture(scope="module")
def sources():
    return read(shipped())


@pytest.fixture(scope="module")
def tables(sources):
    return sources.tables


def values(rows, indicator, year):
    return {
        row["unit_code"]: row["value"]
        for row in rows
        if (row["indicator"], row["year"]) == (indicator, year)
    }


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("city_panel", 1321),
        ("city_conflicts", 185),
        ("county_panel", 761),
        ("county_derived", 15),
        ("sites", 118),
        ("plan_places", 101),
        ("document_indicators", 110),
        ("sectors", 54),
        ("programmes", 41),
        ("departments", 33),
        ("named_entities", 352),
        ("circles", 6),
        ("stories", 7),
    ],
)
def test_every_row_that_was_collected_is_there(tables, table, rows):
    assert len(tables[table]) == rows


@pytest.mark.parametrize(
    ("indicator", "year", "value"),
    [
        ("gdp", 2023, 85620),
        ("gdp", 2025, 94545),
        ("gdp_sector_vintage", 2023, 82553),
        ("tertiary_va", 2023, 46268),
        ("tertiary_va", 2025, 56206),
        ("resident_population", 2023, 6627),
    ],
)
def test_the_province_has_its_published_figures(tables, indicator, year, value):
    assert values(tables["city_panel"], indicator, year)["330000"] == value


@pytest.mark.parametrize(
    "indicator",
    ["gdp", "primary_va", "secondary_va", "tertiary_va", "gdp_sector_vintage", "gdp_growth",
     "resident_population", "deposits_balance", "loans_balance"],
)  # fmt: skip
@pytest.mark.parametrize("year", range(2015, 2024))
def test_the_cities_are_complete_from_2015_to_2023(tables, indicator, year):
    found = values(tables["city_panel"], indicator, year)
    assert len(found.keys() - {"330000"}) == CITIES


def test_the_counties_are_complete_for_the_census_only(tables):
    assert len(values(tables["county_panel"], "resident_population", 2020)) == COUNTIES
    assert len(values(tables["county_panel"], "gdp", 2022)) == 43


def test_the_counties_of_the_census_miss_the_scenic_area_only(tables):
    persons = sum(values(tables["county_panel"], "resident_population", 2020).values()) * 10_000
    assert round(persons) == 64_567_588 - 23_763


def test_the_four_circles_have_four_two_two_and_three_cities(tables):
    counts = Counter(row["region"] for row in tables["grouping_circle"])
    assert counts == {"hangshaojiahu": 4, "yongzhou": 2, "wentai": 2, "jinquli": 3}
    of_plan = {
        row["id"]: set(row["member_codes"].split(";"))
        for row in tables["circles"]
        if row["kind"] == "circle"
    }
    assert of_plan == {
        region: {row["code"] for row in tables["grouping_circle"] if row["region"] == region}
        for region in counts
    }


def test_the_two_cores_are_hangzhou_and_ningbo(tables):
    assert [(row["mark"], row["code"]) for row in tables["marks"]] == [
        ("core", "330100"),
        ("core", "330200"),
    ]


def test_the_plan_has_16_sectors_six_programmes_and_the_opinion_38_items(tables):
    kinds = Counter(row["document"] for row in tables["sectors"])
    assert kinds == {"plan-14-5": 16, "opinion-2026-16": 38}
    assert Counter(row["row_type"] for row in tables["programmes"])["programme"] == 6


def test_a_primary_figure_of_the_documents_stands_alone(tables):
    keys = Counter(
        (row["indicator_id"], row["year"], row["scope"])
        for row in tables["document_indicators"]
        if row["role"] == "primary"
    )
    assert set(keys.values()) == {1}


def test_no_register_claims_to_be_complete_and_all_kinds_have_one(tables):
    assert not any(row["complete"] for row in tables["registers"])
    kinds = Counter(row["kind"] for row in tables["sites"])
    assert kinds.keys() == {row["kind"] for row in tables["registers"]}
    assert (kinds["innovation_zone"], kinds["cluster_demo"]) == (19, 12)
    for row in tables["registers"]:
        assert row["known"] is None or row["known"] > kinds[row["kind"]]


def test_a_site_without_position_has_no_accuracy_either(tables):
    assert sum(row["lon"] is None for row in tables["sites"]) == 4
    assert sum(row["county_code"] is None for row in tables["sites"]) == 31


def test_gaps_to_the_province_are_as_large_as_documented(tables):
    gaps = {(row["indicator"], row["year"]): row["gap_pct"] for row in tables["gaps"]}
    assert gaps["gdp", 2023] == pytest.approx(-2.8, abs=0.05)
    assert [gaps["tertiary_va", year] for year in (2015, 2016, 2017)] == pytest.approx(
        [2.5, 3.1, 1.4], abs=0.05
    )
    assert all(abs(gaps["resident_population", year]) < 0.001 for year in range(2020, 2025))


def test_population_of_cities_does_not_break_where_it_was_revised_back_to_2015(tables):
    broken = {(row["indicator"], row["level"], row["from_year"]) for row in tables["breaks"]}
    assert ("resident_population", "city", 2019) not in broken
    assert ("resident_population", "county", 2020) in broken
    assert ("retail_sales", "city", 2023) in broken


def test_breaks_lie_between_two_years(tables):
    assert all(row["from_year"] < row["to_year"] for row in tables["breaks"])


def test_names_stand_in_both_languages_wherever_they_stand(tables):
    for rows in tables.values():
        for column in rows[0]:
            if column.endswith("_en") and (other := f"{column[:-3]}_zh") in rows[0]:
                paired = [(row[column] is None) == (row[other] is None) for row in rows]
                assert all(paired), column


def test_every_table_of_the_data_folder_is_declared(sources):
    for folder, package in (("boundaries", sources.boundaries), ("data", sources.data)):
        declared = {each["path"] for each in package["resources"]}
        root = shipped() / folder
        found = {
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.suffix in {".csv", ".parquet"}
        }
        assert found == declared


def test_descriptors_describe_every_resource(sources):
    for package in (sources.boundaries, sources.data):
        assert all(each["description"].endswith(".") for each in package["resources"])
        assert re.fullmatch(r"\d{4}\.\d{2}", package["version"])
        assert {"zh", "en"} <= package["title"].keys()


def test_the_default_view_is_an_indicator_and_a_grouping_or_level(sources):
    default = sources.data["default"]
    assert default["indicator"] in {row["key"] for row in sources.tables["indicators"]}
    assert default["by"] in sources.boundaries["levels"]


def test_no_text_points_to_files_that_are_not_shipped():
    for path in (shipped() / "data").rglob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"notes\.md|README|seed 00\d", text), path.name


def test_descriptors_are_plain_json_with_chinese_unescaped():
    for folder in ("boundaries", "data"):
        text = (shipped() / folder / "datapackage.json").read_text(encoding="utf-8")
        assert "\\u" not in text
        assert json.loads(text)
