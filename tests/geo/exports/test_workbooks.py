"""Workbooks: three sheets for a reader, and no cell that computes or leads away."""

import re

import pytest

from geo import compose
from geo.exports import EXPORTS, book_of, tables_of
from geo.exports.workbooks import write_workbook
from tests.geo.exports.bringing import drawn as own
from tests.geo.exports.reading import parts, sheets


def workbook(atlas, query=""):
    return EXPORTS["xlsx"].write(compose(atlas, atlas.view(query)))


def evil(atlas):
    """A scene of an own table whose every word would be a formula."""
    words = {name: f"=cmd|'{name}'!A1" for name in ("name", "unit", "file", "sheet")}
    return own(atlas, **words, rows=[["990100", 2022, -5, None, None, 2]])


@pytest.mark.parametrize(
    ("lang", "names"), [("zh", ["数据", "来源", "说明"]), ("en", ["Data", "Sources", "Notes"])]
)
def test_a_workbook_speaks_its_readers_language(toyland, lang, names):
    found = sheets(workbook(toyland, f"?lang={lang}"))
    assert list(found) == names
    name = {"zh": "名称", "en": "Name"}[lang]
    assert next(row[name] for row in found[names[0]]) == {"zh": "甲市", "en": "Aville"}[lang]


def test_the_header_stays_in_sight(toyland):
    first = parts(workbook(toyland))["xl/worksheets/sheet1.xml"]
    pane = re.search(r"<pane [^>]*>", first)[0]
    assert 'xSplit="2"' in pane
    assert 'ySplit="1"' in pane
    assert 'state="frozen"' in pane


def test_no_cell_is_a_formula_or_a_link(toyland):
    drawn = evil(toyland)
    content = EXPORTS["xlsx"].write(drawn)
    for name, text in parts(content).items():
        assert "<f>" not in text, name
        assert "hyperlink" not in text.lower().replace("hyperlinkschanged", ""), name
        assert "http" not in re.sub(r'"http[^"]*"', "", text), name
    data, sources, notes = sheets(content).values()
    assert data[0]["数值"] == -5
    assert sources[0]["出版物"].startswith("=cmd|")
    assert drawn.indicator.name_zh.startswith("=cmd|")
    assert notes


def test_the_notes_say_what_must_be_known(toyland):
    content = workbook(toyland, "?year=2022&lang=en&by=belt")
    text = "\n".join(parts(content).values())
    for words in (
        "the fish by Belts, Toyland, 2022",
        "/?indicator=fish&amp;by=belt&amp;year=2022&amp;lang=en",
        toyland.version,
        "Toys",
        "A definition.",
        "112.0 tons · As published.",
        "110.0 tons · The sum of 4 areas.",
        "The exact sum of its areas, where all have a value.",
        "The sum of the cities differs from the published province by −1.79 %: Rounding",
        "A missing or withheld value, never zero",
    ):
        assert words in text, words


def test_what_the_lines_are_compared_with_is_among_the_sources(toyland):
    book = book_of(compose(toyland, toyland.view("?year=2022&by=county&within=990100")))
    keys = {row["key"] for row in book.sources.rows}
    assert {"990101:fish:2022", "990000:fish:2022", "990400:fish:2022"} <= keys


def test_a_column_without_a_cell_is_left_out(toyland):
    data, *_ = sheets(workbook(toyland, "?indicator=people&by=county&lang=en")).values()
    assert "Rank" not in data[0]
    assert "Value" in data[0]
    assert "Region" in data[0]


def test_a_published_value_keeps_its_digits(toyland):
    looks = parts(write_workbook(tables_of(toyland)))["xl/styles.xml"]
    assert 'formatCode="#,##0.0"' in looks


def test_signs_that_no_workbook_can_hold_are_left_out(toyland):
    content = EXPORTS["xlsx"].write(own(toyland, name="a\x00b\ufffec & d"))
    assert "abc &amp; d" in parts(content)["xl/sharedStrings.xml"]
    assert "abc &amp;&amp; d" in parts(content)["xl/worksheets/sheet1.xml"]


def test_a_scene_without_lines_of_one_kind_still_has_a_sheet(toyland):
    data, sources, _ = sheets(workbook(toyland, "?indicator=people&by=county")).values()
    assert len(data) == 9
    assert sources == []


def test_publishers_of_several_sources_are_named_once(atlas):
    data, *_ = sheets(workbook(atlas, "?indicator=tertiary_lq&by=city&year=2023")).values()
    for row in data:
        names = row["发布单位"].split("；")
        assert len(set(names)) == len(names) > 1
