"""One indicator for machines: all places, all years, and what has to be known of them."""

import json

import pytest

from geo import compose
from geo.errors import UnknownKeyError
from geo.exports import indicator_metadata, indicator_table, write_indicator_csv
from geo.exports.indicators import indicator_traces
from geo.text import LANGUAGES
from tests.geo.exports.reading import csv_rows


def rows(atlas, key, **wanted):
    found = indicator_table(atlas, atlas.indicators[key]).rows
    return [row for row in found if all(row[name] == value for name, value in wanted.items())]


def test_every_number_of_every_indicator_has_a_source_or_says_why_there_is_none(atlas):
    known = 0
    for indicator in atlas.indicators.values():
        for row in indicator_table(atlas, indicator).rows:
            assert row["source_title"] if row["value"] is not None else row["flags"]
            known += row["value"] is not None
    assert known > 5_000


def test_all_levels_and_all_years_are_there(toyland):
    found = indicator_table(toyland, toyland.indicators["fish"]).rows
    assert {row["level"] for row in found} == {"province", "belt", "coast", "city", "county"}
    assert {row["year"] for row in found if row["level"] == "city"} == {2020, 2021, 2022, 2023}
    assert [row["value"] for row in rows(toyland, "fish", level="belt", year=2022)] == [36, 74]
    assert rows(toyland, "fish", level="province", year=2022)[0]["value"] == 112
    assert rows(toyland, "fish", level="province", year=2020)[0]["made"] == "sum"


def test_a_union_is_one_row(toyland):
    codes = {row["code"] for row in rows(toyland, "fish", level="county", year=2020)}
    assert "990201+990202" in codes
    assert codes.isdisjoint({"990201", "990202"})


def test_the_numbers_are_those_of_the_map(toyland):
    for query in ("?indicator=fish_ratio", "?indicator=fish_growth&by=belt&year=2022"):
        scene = compose(toyland, toyland.view(query))
        year = int(scene.view.year)
        found = rows(toyland, scene.indicator.key, level=scene.view.by, year=year)
        assert [row["code"] for row in found] == [line.code for line in scene.lines]
        for row, line in zip(found, scene.lines, strict=True):
            assert row["value"] == pytest.approx(line.value.value)


def test_regions_of_what_cannot_be_added_up_say_so(toyland):
    (north, south) = rows(toyland, "charm", level="belt", year=2022)
    assert (north["value"], north["flags"]) == (None, "not_additive")
    assert (south["have"], south["of"]) == (0, 2)
    # Without its own value there is no row for the province: nothing can be added up.
    assert rows(toyland, "charm", level="province") == []


def test_an_average_growth_begins_after_its_base_year(toyland):
    assert {row["year"] for row in rows(toyland, "fish_since")} == {2022, 2023}


def test_the_file_is_the_table_without_ranks(toyland):
    found = csv_rows(write_indicator_csv(toyland, "fish"))
    assert len(found) == len(rows(toyland, "fish"))
    assert "rank" not in found[0]
    with pytest.raises(UnknownKeyError, match="joy"):
        write_indicator_csv(toyland, "joy")


def test_an_indicator_is_described_for_machines(toyland):
    about = indicator_metadata(toyland, "fish")
    assert json.loads(json.dumps(about, allow_nan=False)) == about
    assert about["url"] == "/data/fish.csv"
    assert about["title"] == {"zh": "fish数", "en": "the fish"}
    assert about["indicator"]["unit"] == {"zh": "吨", "en": "tons"}
    assert about["indicator"]["rule"]["en"].startswith("The exact sum")
    assert about["coverage"]["city"]["2021"] == {"have": 3, "of": 4}
    assert about["coverage"]["province"] == {
        str(year): {"have": have, "of": 1}
        for year, have in ((2020, 1), (2021, 0), (2022, 1), (2023, 1))
    }
    assert about["gaps"][0]["gap_pct"] == pytest.approx(-1.7857)
    assert {"column": "fish", "level": "city", "year": 2021, "areas_that_change_vintage": 1} in (
        about["breaks"]
    )
    assert about["sources"][0]["title"] in ("Book", "Old book")
    assert about["version"] == toyland.version
    with pytest.raises(UnknownKeyError, match="joy"):
        indicator_metadata(toyland, "joy")


def test_every_column_of_the_file_is_described_in_every_language(toyland):
    header = list(csv_rows(write_indicator_csv(toyland, "fish"))[0])
    columns = indicator_metadata(toyland, "fish")["tableSchema"]["columns"]
    assert [one["name"] for one in columns] == header
    for one in columns:
        assert all(one["titles"][lang] and one["description"][lang] for lang in LANGUAGES)


def test_the_primary_key_is_one(toyland):
    keys = indicator_metadata(toyland, "fish")["tableSchema"]["primaryKey"]
    found = [tuple(row[key] for key in keys) for row in rows(toyland, "fish")]
    assert len(set(found)) == len(found)


def test_every_key_that_stands_in_a_cell_is_explained(atlas):
    for key in ("tertiary_va", "tertiary_lq", "rural_income"):
        words = indicator_metadata(atlas, key)["keys"]
        for one in indicator_traces(atlas, atlas.indicators[key]):
            assert set(one.flags) <= set(words["flags"])
            assert {one.value.status} - {""} <= set(words["status"])


def test_a_declared_break_stands_in_the_description(atlas):
    reasons = [
        one for one in indicator_metadata(atlas, "retail_sales")["breaks"] if "reason" in one
    ]
    assert reasons
    assert all(one["reason"]["zh"] and one["reason"]["en"] for one in reasons)


def test_what_cannot_be_added_up_has_its_own_rule(toyland):
    assert "cannot be added up" in indicator_metadata(toyland, "charm")["indicator"]["rule"]["en"]
    ratio = indicator_metadata(toyland, "fish_ratio")["indicator"]
    assert ratio["rule"]["en"].startswith("A ratio of sums")
    assert ratio["formula_in_words"]["en"] == "the fish / the catch × 100"
