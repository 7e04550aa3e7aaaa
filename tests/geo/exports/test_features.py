"""GeoJSON: what any program reads back is what the scene says, on the outlines it says it of."""

import io
import json
import math

import geopandas as gpd
import pytest
from shapely import get_parts, get_rings
from shapely.geometry import box

from geo import compose
from geo.exports import EXPORTS, table_of
from geo.exports.codebooks import MEASURED
from geo.exports.shapes import outlined
from tests.geo.exports.bringing import drawn as own


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def written(drawn):
    return EXPORTS["geojson"].write(drawn)


def read(drawn):
    """Read the file as GIS programs do, and its text as JSON."""
    content = written(drawn)
    return gpd.read_file(io.BytesIO(content)), json.loads(content)


@pytest.mark.parametrize("query", ["?by=county", "?by=circle&lang=en", "?by=county&within=330100"])
def test_it_reads_back_with_equal_values_and_outlines(atlas, query):
    drawn = scene(atlas, query)
    frame, _ = read(drawn)
    table = table_of(drawn)
    wanted = outlined(atlas, table, [line.places for line in drawn.lines])
    assert frame.crs.to_epsg() == 4326
    assert frame["code"].tolist() == [line.code for line in drawn.lines]
    assert frame.geometry.normalize().equals(wanted.geometry.normalize())
    for row, found in zip(table.rows, frame["value"], strict=True):
        assert math.isnan(found) if row["value"] is None else found == row["value"]


def test_every_column_is_there_and_what_is_missing_is_null(toyland):
    _, told = read(scene(toyland, "?year=2021"))
    for one in told["features"]:
        assert list(one["properties"]) == [column.key for column in MEASURED]
        assert one["id"] == one["properties"]["code"]
    missing = told["features"][3]["properties"]
    assert missing["value"] is None
    assert missing["flags"] == "not_published"


def test_places_that_share_a_value_are_one_feature(toyland):
    frame, _ = read(scene(toyland, "?by=county&year=2020"))
    shape = frame.set_index("code").geometry["990201+990202"]
    assert shape.geom_type == "Polygon"
    assert shape.equals(box(1, 0, 2, 1))


def test_outer_rings_run_counterclockwise_and_holes_clockwise(atlas):
    frame, told = read(scene(atlas, "?by=county"))
    for polygon in get_parts(frame.geometry):
        outer, *holes = get_rings(polygon)
        assert outer.is_ccw
        assert not any(one.is_ccw for one in holes)
    assert told["bbox"] == pytest.approx(frame.total_bounds.tolist())


def test_it_says_what_it_is(toyland):
    _, told = read(scene(toyland, "?lang=en&year=2022"))
    assert told["type"] == "FeatureCollection"
    assert told["title"] == "the fish by city, Toyland, 2022"
    assert told["unit"] == "the fish (tons)"
    assert "Bureau" in told["source"]
    assert told["notes"]
    assert told["credit"].startswith("Toys · Sketch map")
    assert told["version"] == toyland.version
    assert told["address"] == "/?indicator=fish&by=city&year=2022&lang=en"
    assert "crs" not in told


def test_a_refused_question_has_features_without_values(toyland):
    _, told = read(scene(toyland, "?indicator=charm&by=belt"))
    assert {one["properties"]["flags"] for one in told["features"]} == {"not_additive"}
    assert {one["properties"]["value"] for one in told["features"]} == {None}


def test_hostile_names_stay_text(toyland):
    _, told = read(own(toyland, name='</script>"\n{{7*7}}'))
    assert '</script>"' in told["title"]
    assert "{{7*7}}" in told["title"]
