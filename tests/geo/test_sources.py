"""A data folder is read whole, or every fault is named by file, row and reason."""

import json
import shutil
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings, strategies as st

from geo import sources
from geo.errors import SourceError
from geo.sources import read, shipped
from tests.geo.spoiling import edit


def refused(folder):
    with pytest.raises(SourceError) as caught:
        read(folder)
    return [(problem.file, problem.row, problem.reason) for problem in caught.value.problems]


def test_the_shipped_folder_is_read():
    found = read(shipped())
    assert list(found.shapes) == found.boundaries["levels"]
    assert found.shapes["county"].index.name == "code"
    assert found.tables["grouping_circle"][0] == {"region": "hangshaojiahu", "code": "330100"}
    assert found.file("sites") == "data/sites/sites.csv"
    assert found.file("county") == "boundaries/county.parquet"
    assert found.file("nothing") == "nothing"


def test_an_installed_package_finds_the_data_inside_itself(tmp_path, monkeypatch):
    (tmp_path / "geo" / "shipped").mkdir(parents=True)
    monkeypatch.setattr(sources.resources, "files", lambda name: tmp_path / name)
    assert shipped() == tmp_path / "geo" / "shipped"


def test_any_changed_byte_changes_the_version(folder):
    before = read(folder).version
    assert len(before) == 12
    edit(folder, "data/themes.csv", "Finance", "Money")
    assert read(folder).version != before


PANEL = "data/statistics/city_panel.csv"
GDP = "330100,杭州市,gdp,2023,20059.0,亿元,preliminary"
SITES = "data/sites/sites.csv"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (PANEL, GDP, GDP.replace("20059.0", "20 059"), "value '20 059' is not a number"),
        (PANEL, GDP, GDP.replace("330100", "330199"), "unit_code '330199', unit_name '杭州市'"),
        (PANEL, GDP, GDP.replace("杭州", "航州"), "unit_name '航州市' is not a code and name_zh"),
        (PANEL, GDP, GDP.replace("2023", "1023"), "year 1023 is below 2010"),
        (PANEL, GDP, GDP.replace("gdp", "gpd"), "indicator 'gpd' is not a key of indicators"),
        (PANEL, GDP, GDP.replace("亿元", "亿"), "unit '亿' is not one of 亿元"),
        (PANEL, GDP, GDP.replace("preliminary", "rumour"), "status 'rumour' is not one of"),
        (PANEL, GDP, GDP.replace(",gdp", ',"g"dp'), "is not CSV"),
        (SITES, "IZ002,", "IZ001,", "site_id 'IZ001' stands already in row 2"),
        (SITES, ",service_area,", ",zone,", "kind 'zone' is not one of innovation_zone, cluster"),
        (SITES, "一批,2021,330400,330402,科", "一批,2021,330400,330499,科", "county_code '330499'"),
        ("boundaries/divisions.csv", "330102,上城区", "3301021,上城区", "match [0-9]{6}"),
    ],
)
def test_a_broken_row_is_named(folder, file, old, new, reason):
    row = edit(folder, file, old, new)
    found = [told for where, line, told in refused(folder) if (where, line) == (file, row)]
    assert any(reason in told for told in found)


def test_the_second_of_two_values_for_one_area_and_year_is_named(folder):
    first = edit(folder, PANEL, GDP, GDP.replace("2023", "2024"))
    ((file, row, reason),) = refused(folder)
    assert file == PANEL
    assert row > first
    assert reason.endswith(f"'gdp', year 2024 stands already in row {first}")


def test_a_region_that_is_no_more_is_named_where_it_is_used(folder):
    edit(folder, "data/regions.csv", "circle,wentai", "circle,wenzhou")
    assert next((file, reason) for file, _, reason in refused(folder)) == (
        "data/groupings/circle.csv",
        "region 'wentai' is not one of hangshaojiahu, yongzhou, wenzhou, jinquli",
    )


def test_a_missing_file_is_named_once_and_drags_nothing_along(folder):
    (folder / "data/units.csv").unlink()
    assert refused(folder) == [
        ("data/units.csv", None, "cannot be read: No such file or directory")
    ]


def test_a_missing_layer_is_named(folder):
    (folder / "boundaries/city.parquet").unlink()
    file, row, reason = refused(folder)[0]
    assert (file, row) == ("boundaries/city.parquet", None)
    assert "cannot be read" in reason


def test_text_that_is_not_utf_8_is_named_with_its_row(folder):
    path = folder / "data/themes.csv"
    path.write_bytes(path.read_bytes().replace("产业结构".encode(), "产业结构".encode("gbk")))
    assert ("data/themes.csv", 3, "is not UTF-8 text") in refused(folder)


def test_a_byte_order_mark_does_no_harm(folder):
    path = folder / "data/themes.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(folder).tables["themes"]


def test_a_wrong_header_is_named(folder):
    edit(folder, "data/marks.csv", "mark,code", "mark,kode")
    assert refused(folder) == [("data/marks.csv", 1, "column 2 is 'kode', expected 'code'")]


@pytest.mark.parametrize("garbage", [b"", b"PAR1", b"PAR1 garbage PAR1", b"\x00" * 1000])
def test_garbage_in_a_layer_is_named(folder, garbage):
    (folder / "boundaries/county.parquet").write_bytes(garbage)
    ((file, row, reason),) = refused(folder)
    assert (file, row) == ("boundaries/county.parquet", None)
    assert reason.startswith("is not GeoParquet")


def moved(frame):
    return frame.to_crs("EPSG:4549")


def nowhere(frame):
    return frame.set_crs(None, allow_override=True)


def twice(frame):
    frame.loc[1, "code"] = frame.loc[0, "code"]
    return frame


def orphaned(frame):
    frame.loc[1, "parent"] = "339900"
    return frame


def crossed(frame):
    bow = shapely.from_wkt("POLYGON ((120 30, 121 31, 121 30, 120 31, 120 30))")
    frame.geometry = [bow, *frame.geometry[1:]]
    return frame


def emptied(frame):
    frame.geometry = [shapely.Polygon(), *frame.geometry[1:]]
    return frame


def renamed(frame):
    return frame.rename(columns={"pinyin": "latin"})


@pytest.mark.parametrize(
    ("spoil", "row", "reason"),
    [
        (moved, None, "states EPSG:4549, expected EPSG:4326"),
        (nowhere, None, "states no CRS, expected EPSG:4326"),
        (twice, 3, "code '330102' stands already in row 2"),
        (orphaned, 3, "parent '339900' is not an area"),
        (crossed, 2, "the outline of 330102 is empty or not valid"),
        (emptied, 2, "the outline of 330102 is empty or not valid"),
        (renamed, None, "columns are code, name_zh, name_en, latin,"),
    ],
)
def test_a_broken_layer_is_named(folder, spoil, row, reason):
    path = folder / "boundaries/county.parquet"
    spoil(gpd.read_parquet(path)).to_parquet(path, index=False)
    file, line, told = refused(folder)[0]
    assert (file, line) == ("boundaries/county.parquet", row)
    assert told.startswith(reason)


def test_a_descriptor_that_is_not_json_is_named_with_its_line(folder):
    (folder / "data/datapackage.json").write_text('{\n  "name": siquan\n}', encoding="utf-8")
    assert refused(folder) == [("data/datapackage.json", 2, "is not JSON: Expecting value")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[]", "is not a JSON object"),
        (b"\xff", "is not UTF-8 text"),
        (b"{}", "'version' is missing or is not a str"),
    ],
)
def test_a_descriptor_of_another_shape_is_refused(folder, content, reason):
    (folder / "data/datapackage.json").write_bytes(content)
    assert refused(folder)[0] == ("data/datapackage.json", None, reason)


def test_an_empty_folder_is_told_which_files_it_lacks(tmp_path):
    assert [(file, row) for file, row, _ in refused(tmp_path)] == [
        ("boundaries/datapackage.json", None),
        ("data/datapackage.json", None),
    ]


@pytest.mark.parametrize(
    "resource",
    [
        {"name": "a", "path": "../a.csv", "schema": {"fields": []}},
        {"name": "a", "path": "/a.csv", "schema": {"fields": []}},
        {"name": "units", "path": "units.csv", "schema": {"fields": []}},
        {"name": "a", "path": "a.csv", "schema": {"fields": [{"name": "b", "type": "c"}]}},
        {"name": "a"},
        "a",
    ],
)
def test_a_resource_that_cannot_be_used_is_refused(folder, resource):
    path = folder / "data/datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"].append(resource)
    path.write_text(json.dumps(package), encoding="utf-8")
    ((file, _, _),) = refused(folder)
    assert file == "data/datapackage.json"


TEXT = (shipped() / "data" / "gaps.csv").read_bytes()


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, len(TEXT) - 1), st.binary(max_size=8))
def test_no_bytes_in_a_table_raise_anything_but_a_source_error(small, at, garbage):
    (small / "data/gaps.csv").write_bytes(TEXT[:at] + garbage + TEXT[at + len(garbage) :])
    try:
        read(small)
    except SourceError as error:
        assert {problem.file for problem in error.problems} == {"data/gaps.csv"}  # noqa: PT017


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    """Only what the table of gaps needs, so that reading it is quick."""
    folder = tmp_path_factory.mktemp("small")
    kept = {"gaps", "indicators", "units", "themes"}
    for name in ("boundaries", "data"):
        (folder / name).mkdir()
        package = json.loads((shipped() / name / "datapackage.json").read_text(encoding="utf-8"))
        package["resources"] = [each for each in package["resources"] if each["name"] in kept]
        (folder / name / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        for each in package["resources"]:
            shutil.copy(shipped() / name / each["path"], folder / name / each["path"])
    return folder
