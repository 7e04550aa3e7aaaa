"""Whatever the format: the same rows, the same bytes, and a trace behind every number."""

import json
import math

import pytest

from geo import compose
from geo.errors import UnknownKeyError
from geo.exports import (
    EXPORTS,
    Export,
    book_of,
    filename,
    filename_of_all,
    formats,
    table_of,
    write_all,
)
from geo.registry import Registry
from tests.geo.exports.reading import csv_rows, layers, parquet, sheets

WHOLE = [key for key, one in EXPORTS.items() if one.write_all]
"""Formats that hold everything."""

VIEWS = [
    "",
    "?by=circle&lang=en",
    "?indicator=tertiary_lq&by=county",
    "?indicator=tertiary_province_share&by=circle&year=2021",
    "?indicator=gdp&by=county&year=2020",
    "?indicator=gdp&by=county&year=latest&within=wentai",
    "?indicator=gdp&by=county&year=2024&allow=partial&within=330100",
    "?indicator=tertiary_nominal_growth&by=city&year=2024",
    "?indicator=rural_income&by=circle",
    "?indicator=urbanisation_rate&by=county",
]


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def shown(cell):
    """Return a cell that any format may leave blank in a way of its own."""
    missing = cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell))
    return None if missing or str(cell) == "<NA>" else cell


def is_traced(row, known):
    """Whether a row has a number and names published values and publications, or says why not."""
    if shown(row["value"]) is None:
        return bool(shown(row["flags"]))
    inputs = str(row["inputs"]).split(" | ")
    inputs += str(shown(row["inputs_province"]) or "").split(" | ")
    keys = [one.partition("=")[0] for one in inputs if one]
    return bool(keys) and bool(shown(row["source_title"])) and set(keys) <= set(known)


@pytest.mark.parametrize("query", VIEWS)
def test_every_number_of_every_format_has_a_trace(atlas, tmp_path, query):
    drawn = scene(atlas, query)
    book = book_of(drawn)
    published = {row["key"]: row for row in book.sources.rows}
    assert all(row["source_title"] for row in published.values())
    files = {key: EXPORTS[key].write(drawn) for key in (*WHOLE, "geojson")}
    found, _ = layers(files["gpkg"], tmp_path)
    assert set(found["sources"].get("key", ())) == set(published)
    tables = {
        "csv": csv_rows(files["csv"]),
        "gpkg": found["regions"].to_dict("records"),
        "parquet": parquet(files["parquet"])[0].to_dict("records"),
        "geojson": [one["properties"] for one in json.loads(files["geojson"])["features"]],
    }
    for kind, rows in tables.items():
        assert [row["code"] for row in rows] == [line.code for line in drawn.lines], kind
        assert all(is_traced(row, published) for row in rows), kind
        for row, line in zip(rows, drawn.lines, strict=True):
            value = shown(row["value"])
            assert (value is None) == (line.value.value is None)
            assert value is None or float(value) == pytest.approx(line.value.value, rel=1e-12)


@pytest.mark.parametrize("query", VIEWS)
def test_every_number_of_a_workbook_leads_to_rows_of_its_sources(atlas, query):
    drawn = scene(atlas, query)
    lang = drawn.view.lang
    data, sources, _ = sheets(EXPORTS["xlsx"].write(drawn)).values()
    value, rows, why, title = {
        "zh": ("数值", "来源行号", "注意", "出版物"),
        "en": ("Value", "Rows of sources", "Note well", "Publication"),
    }[lang]
    assert len(data) == len(drawn.lines)
    for row, line in zip(data, drawn.lines, strict=True):
        if row[value] == "":
            assert line.value.value is None
            assert row[why]
            continue
        assert isinstance(row[value], float)
        for span in row[rows].replace("、", ", ").split(", "):
            first, _, last = span.partition("–")
            for number in range(int(first), int(last or first) + 1):
                assert sources[number - 2][title]  # the header is row 1


@pytest.mark.parametrize("kind", WHOLE)
def test_everything_published_is_in_every_format_with_its_source(atlas, tmp_path, kind):
    content = write_all(atlas, kind, "en")
    panel = atlas.measures.panel
    wanted = sum(len(seen) for level in panel.levels.values() for seen in level.values())
    if kind == "xlsx":
        rows, publications, notes = sheets(content).values()
        assert {row["Publication"] for row in rows} == {one["Publication"] for one in publications}
        assert sum(row["Values"] for row in publications) == wanted
        assert notes
        rows = [{"value": row["Value"], "source_title": row["Publication"]} for row in rows]
    else:
        rows = {
            "csv": lambda: csv_rows(content),
            "gpkg": lambda: layers(content, tmp_path)[0]["observations"].to_dict("records"),
            "parquet": lambda: parquet(content)[0].to_dict("records"),
        }[kind]()
    assert len(rows) == wanted
    assert all(shown(row["value"]) is not None and row["source_title"] for row in rows)


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_scene_gives_the_same_bytes(toyland, kind):
    drawn = scene(toyland, "?by=county&year=2020")
    assert EXPORTS[kind].write(drawn) == EXPORTS[kind].write(drawn)
    if kind in WHOLE:
        assert write_all(toyland, kind) == write_all(toyland, kind)


def test_what_is_missing_is_blank_and_never_zero(toyland):
    rows = table_of(scene(toyland, "?year=2021")).rows
    missing = rows[3]
    assert (missing["value"], missing["rank"], missing["share"]) == (None, None, None)
    assert missing["flags"] == "not_published"
    assert csv_rows(EXPORTS["csv"].write(scene(toyland, "?year=2021")))[3]["value"] == ""


def test_a_refused_question_has_rows_and_says_why_there_are_no_values(toyland):
    rows = table_of(scene(toyland, "?indicator=charm&by=belt")).rows
    assert [row["code"] for row in rows] == ["north", "south"]
    assert {(row["value"], row["flags"]) for row in rows} == {(None, "not_additive")}


def test_a_file_is_named_in_plain_letters(toyland):
    assert filename(scene(toyland, "?by=belt&year=2022"), "csv") == "fish-belt-990000-2022.csv"
    inside = scene(toyland, "?by=county&within=990100&year=latest")
    assert filename(inside, "xlsx") == "fish-county-990100-latest.xlsx"
    assert filename_of_all(toyland, "gpkg") == f"siquan-{toyland.version}.gpkg"
    nothing = scene(toyland, "?indicator=people&by=county")
    assert filename(nothing, "csv") == "people-county-990000.csv"


def test_every_format_names_itself_and_its_media_type():
    tables = ["csv", "xlsx", "gpkg", "parquet", "geojson"]
    assert list(EXPORTS) == [*tables, "html", "png", "svg", "pdf", "pptx"]
    for one in EXPORTS.values():
        assert one.label.say("zh")
        assert one.media.partition("/")[0] in ("text", "application", "image")


def test_a_format_that_cannot_hold_everything_is_refused_by_name(toyland, monkeypatch):
    csv = EXPORTS["csv"]
    picture = Export("png", csv.label, "image/png", lambda _: b"")
    monkeypatch.setattr(formats, "EXPORTS", Registry("format", [csv, picture]))
    with pytest.raises(UnknownKeyError, match="'png'; known: csv"):
        write_all(toyland, "png")
    with pytest.raises(UnknownKeyError, match="'doc'"):
        write_all(toyland, "doc")
