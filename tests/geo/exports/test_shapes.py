"""GeoPackage and GeoParquet: the rows of the table on their outlines, and where they are from."""

import json

import pytest
from shapely.geometry import box

from geo import compose
from geo.adoptions import adopt
from geo.exports import EXPORTS, book_of, write_all
from tests.geo.exports.bringing import drawn as own
from tests.geo.exports.reading import layers, parquet


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def test_places_that_share_a_value_are_one_shape(toyland, tmp_path):
    drawn = scene(toyland, "?by=county&year=2020")
    found, _ = layers(EXPORTS["gpkg"].write(drawn), tmp_path)
    for regions in (found["regions"], parquet(EXPORTS["parquet"].write(drawn))[0]):
        assert regions.crs.to_epsg() == 4326
        assert len(regions) == len(drawn.lines)
        shape = regions.set_index("code").geometry["990201+990202"]
        assert shape.equals(box(1, 0, 2, 1))


def test_a_region_is_the_union_of_its_areas(toyland):
    regions, _ = parquet(EXPORTS["parquet"].write(scene(toyland, "?by=belt")))
    assert regions.set_index("code").geometry["south"].equals(box(2, 0, 4, 1))


def test_a_geopackage_holds_sources_and_notes_and_says_what_it_is(toyland, tmp_path):
    found, about = layers(EXPORTS["gpkg"].write(scene(toyland, "?lang=en&year=2022")), tmp_path)
    assert list(found) == ["regions", "sources", "notes"]
    assert about["title"] == "the fish by city, Toyland, 2022"
    assert about["address"] == "/?indicator=fish&by=city&year=2022&lang=en"
    assert about["version"] == toyland.version
    assert json.loads(about["credit"]) == {"zh": "玩具", "en": "Toys"}
    assert set(found["sources"]["source_title"]) == {"Book"}
    assert "Toys" in set(found["notes"]["text"])


def test_types_are_kept(toyland, tmp_path):
    drawn = scene(toyland, "?year=2021")
    found, _ = layers(EXPORTS["gpkg"].write(drawn), tmp_path)
    for regions in (found["regions"], parquet(EXPORTS["parquet"].write(drawn))[0]):
        assert regions["value"].tolist()[:3] == [10, 20, 60]
        assert regions["value"].isna().tolist() == [False, False, False, True]
        assert regions["year"].tolist() == [2021] * 4


def test_a_geoparquet_describes_its_columns(toyland):
    regions, about = parquet(EXPORTS["parquet"].write(scene(toyland, "?year=2022")))
    names = [column["name"] for column in about["tableSchema"]["columns"]]
    assert names == [*regions.columns[:-1]]
    assert about["compared"]["玩具省"]["value"] == 112


def test_everything_has_the_outlines_of_every_level(toyland, tmp_path):
    found, about = layers(write_all(toyland, "gpkg", "en"), tmp_path)
    assert list(found) == [
        "areas_province", "areas_belt", "areas_coast", "areas_city", "areas_county",
        "observations", "sources", "notes",
    ]  # fmt: skip
    assert found["areas_county"]["code"].tolist()[0] == "990101"
    assert found["areas_province"].geometry[0].equals(box(0, 0, 4, 1))
    assert {one["key"] for one in json.loads(about["indicators"])} == set(toyland.indicators)


def test_a_value_of_older_boundaries_stands_on_the_land_it_is_of(toyland):
    frame, _ = parquet(write_all(toyland, "parquet"))
    shapes = frame.set_index("key").geometry
    assert shapes["990101:fish:2022"].equals(box(0, 0, 0.25, 1))
    # Of 2020 it takes East A and New A together; what East and West B each had, no shape of today
    # tells.
    assert shapes["990101:fish:2020"].equals(box(0, 0, 0.25, 1).union(box(0.5, 0, 1, 1)))
    assert shapes["990201:fish:2020"] is None
    areas = frame.set_index("key")["areas_today"]
    assert areas["990101:fish:2020"] == "990101+990103"


def test_what_is_large_once_is_not_written_many_times(atlas):
    assert len(write_all(atlas, "parquet")) < 1_000_000


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_own_table_that_did_not_come_along_is_exported_without_values(toyland, kind):
    absent = adopt(toyland, [], ["own.0123456789ab"])
    drawn = scene(absent, "?indicator=own.0123456789ab")
    assert EXPORTS[kind].write(drawn)
    assert {row["value"] for row in book_of(drawn).data.rows} == {None}
    assert any("project file" in text or "项目文件" in text for _, text in book_of(drawn).notes)


@pytest.mark.parametrize("kind", ["gpkg", "parquet"])
def test_an_own_table_is_exported_like_any_other(toyland, tmp_path, kind):
    content = EXPORTS[kind].write(own(toyland))
    rows = layers(content, tmp_path)[0]["regions"] if kind == "gpkg" else parquet(content)[0]
    assert rows["value"].tolist()[:2] == [5, 7]
    assert rows["source_title"].tolist()[0] == "boats.xlsx"
    assert rows["unit_zh"].tolist()[0] == "艘"
