"""Letters: every word of ours can be drawn, wherever the program runs."""

import csv
import tomllib

import pytest

from geo.exports.letters import ABSENT, drawable, font, signs, width, wrapped
from geo.sources import shipped
from geo.text import LANGUAGES

ROOT = shipped()


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_no_glyph_is_missing_for_what_is_said(atlas, weight):
    said = [place.name(lang) + place.short(lang) for place in atlas.gazetteer.places.values()
            for lang in LANGUAGES]  # fmt: skip
    said += [one.name(lang) + atlas.unit(one, lang) for one in atlas.indicators.values()
             for lang in LANGUAGES]  # fmt: skip
    # Formulas stand on pages and in tables, and never in a picture.
    chinese = tomllib.loads((ROOT / "geo/text/zh.toml").read_text(encoding="utf-8"))
    said += [text for key, text in chinese.items() if not key.endswith(".formula")]
    assert len(said) > 1000
    assert {one for text in said for one in text if one not in " \n"} - signs(weight) == set()


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_no_glyph_is_missing_for_the_tables(weight):
    tables = sorted((ROOT / "data").rglob("*.csv"))
    assert len(tables) > 20
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            found = {one for row in csv.reader(file) for cell in row for one in cell}
        assert {one for one in found - signs(weight) if one.isprintable()} == set(), table.name


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_fonts_travel_with_the_program_and_stay_small(weight):
    assert font(weight).is_file()
    assert font(weight).stat().st_size <= 2_300_000
    assert "SIL OPEN FONT LICENSE" in font(weight).with_name("OFL.txt").read_text(encoding="utf-8")


def test_rare_names_have_their_characters():
    assert set("浔暨衢瓯畲岱嵊泗") <= signs()


def test_what_has_no_glyph_is_a_blank_square():
    assert drawable("a\x00b\U0001f600\n c\td") == f"ab{ABSENT} c d"


def test_a_line_is_as_wide_as_its_letters():
    assert width("服务业", 10) == pytest.approx(30)
    assert width("il", 10) < width("WM", 10)
    assert width("Map", 10) < width("Map", 10, "Bold")


def test_chinese_breaks_anywhere_but_before_a_closing_mark():
    assert wrapped("甲乙丙，丁戊", 10, 30) == ["甲乙", "丙，丁", "戊"]
    assert wrapped("甲乙（丙丁）", 10, 30) == ["甲乙", "（丙", "丁）"]


def test_other_words_break_at_spaces_and_long_ones_anywhere():
    assert wrapped("one two three", 10, width("one two", 10) + 1) == ["one two", "three"]
    assert all(width(line, 10) <= 40 for line in wrapped("a" * 40, 10, 40))
    assert "".join(wrapped("a" * 40, 10, 40)) == "a" * 40


def test_joined_names_break_after_their_dashes_and_numbers_do_not():
    text = "Hangzhou–Shaoxing–Jiaxing–Huzhou 2019–2023"
    assert wrapped(text, 10, width("Hangzhou–Shaoxing–", 10) + 1) == [
        "Hangzhou–Shaoxing–",
        "Jiaxing–Huzhou",
        "2019–2023",
    ]


def test_too_many_lines_end_in_an_ellipsis():
    lines = wrapped("甲" * 20, 10, 50, most=2)
    assert lines == ["甲甲甲甲甲", "甲甲甲甲…"]
    assert wrapped("", 10, 50) == []
