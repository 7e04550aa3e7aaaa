"""Numbers, years and units as people write them."""

import math

import pytest
from hypothesis import given, strategies as st

from geo.matching.headings import role_of, split_unit, unit_of_line
from geo.matching.numbers import number, plain, seen, without_years, year, years_in
from geo.matching.words import is_unit


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        (3, 3, ""),
        (0, 0, ""),
        (-2.5, -2.5, ""),
        ("1,234.5", 1234.5, ""),
        ("1，234", 1234, ""),
        ("１，２３４．５", 1234.5, ""),
        ("1 234", 1234, ""),
        ("1\u00a0234\u00a0567", 1234567, ""),
        ("１２", 12, ""),
        ("−5", -5, ""),
        ("－5", -5, ""),
        ("–5", -5, ""),
        ("+5", 5, ""),
        (".5", 0.5, ""),
        ("5.", 5, ""),
        ("1e3", 1000, ""),
        ("1.5E-2", 0.015, ""),
        ("12.5%", 12.5, "%"),
        ("12.5 ％", 12.5, "%"),
        ("3‰", 3, "‰"),
        ("12亿元", 12, "亿元"),
        ("1,200 万", 1200, "万"),
        ("5.2个百分点", 5.2, "个百分点"),
        ("(1,234.5)", -1234.5, ""),
        ("（12）", -12, ""),
        ("12*", 12, ""),
        ("12①", 12, ""),
        ("'12", 12, ""),
        (" 12 ", 12, ""),
        ("3万人", 3, "万人"),
    ],
)
def test_a_number_is_read_however_it_is_written(cell, value, unit):
    read = number(cell)
    assert (read.kind, read.value, read.unit) == ("number", value, unit)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "\u3000",
        "-",
        "—",
        "——",
        "–",
        "…",
        "……",
        "...",
        "..",
        "/",
        "x",
        "×",
        "空",
        "无",
        "NA",
        "N/A",
        "n/a",
        "null",
        "暂无",
        "－",
    ],
)
def test_a_mark_of_absence_is_missing_and_not_zero(cell):
    assert number(cell).kind == "missing"
    assert number(cell).value is None


@pytest.mark.parametrize(
    "cell",
    [
        "#DIV/0!",
        "#N/A",
        "nan",
        "inf",
        "-Infinity",
        "∞",
        math.nan,
        math.inf,
        10**400,
        "9" * 400,
        "1e999",
    ],
)
def test_what_a_formula_left_is_a_fault(cell):
    assert number(cell).kind == "fault"


@pytest.mark.parametrize(
    "cell",
    [
        "约5",
        ">100",
        "1,23",
        "12,34,5",
        "1.2.3",
        "5年鉴",
        "甲",
        True,
        "½",
        "10²",
        "(-5)",
        "5-6",
        "2021-12-31",
        "1 23",
        "12 亿头",
    ],
)
def test_what_is_no_number_is_text(cell):
    assert number(cell).kind == "text"


def test_a_minus_of_bookkeepers_is_told():
    assert number("(5)").bracketed
    assert not number("-5").bracketed


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_with_its_thousands_separated_is_the_number(value):
    assert number(f"{value:,.6f}").value == pytest.approx(float(f"{value:.6f}"))


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.none())
def test_every_cell_is_read(cell):
    read = number(cell)
    assert (read.value is not None) == (read.kind == "number")
    assert read.value is None or math.isfinite(read.value)
    assert year(cell) is None or 1949 <= year(cell) <= 2100
    assert "\n" not in seen(cell)
    assert plain(plain(cell)) == plain(cell)


@pytest.mark.parametrize(
    "cell",
    [
        2021,
        2021.0,
        "2021",
        "2021.0",
        " 2021年",
        "2021年末",
        "2021 年度",
        "2021年底",
        "２０２１",
        "'2021",
        "二〇二一年",
        "二零二一年末",
        "二○二一",
        "2021/12/31",
        "2021-12-31",
        "2021-12-31 00:00:00",
        "2021年12月31日",
        "2021年12月",
    ],
)
def test_a_year_is_read_however_it_is_written(cell):
    assert year(cell) == 2021


@pytest.mark.parametrize(
    "cell",
    [
        20215,
        2021.5,
        1948,
        2101,
        "20215",
        "2021-2022",
        "2021-13",
        "一二三",
        "",
        None,
        True,
        "21",
        "2021年一季度",
        "2021-01",
        "2021/3/5",
        "2021-01-01 00:00:00",
        "九二一一年",
    ],
)
def test_what_is_no_year_is_none(cell):
    assert year(cell) is None


@pytest.mark.parametrize(
    ("text", "years", "rest"),
    [
        ("2021年末人口", (2021,), "人口"),
        ("GDP_2021", (2021,), "GDP"),
        ("2019-2021年", (2019, 2021), ""),
        ("二〇二一年生产总值", (2021,), "生产总值"),
        ("比2020年增长", (), "比2020年增长"),
        ("12021", (), "12021"),
        ("1,995.5", (), "1,995.5"),
        ("第12345号", (), "第12345号"),
        ("data-2024-05-01", (), "data-2024-05-01"),
        ("一九四八年", (), ""),
    ],
)
def test_years_are_found_in_headings_and_left_out_of_names(text, years, rest):
    assert years_in(text) == years
    assert without_years(text) == rest


@pytest.mark.parametrize(
    ("heading", "name", "unit"),
    [
        ("地区生产总值（亿元）", "地区生产总值", "亿元"),
        ("增长[%]", "增长", "%"),
        ("增长%", "增长", "%"),
        ("人口（单位：万人）", "人口", "万人"),
        ("GDP/亿元", "GDP", "亿元"),
        ("GDP，亿元", "GDP", "亿元"),
        ("人均GDP（元/人）", "人均GDP", "元/人"),
        ("GDP（现价）（亿元）", "GDP(现价)", "亿元"),
        ("GDP（现价）", "GDP(现价)", ""),
        ("人口", "人口", ""),
        ("population (persons)", "population", "persons"),
        ("密度（人/平方公里）", "密度", "人/平方公里"),
        ("面积（km²）", "面积", "km2"),
        ("", "", ""),
    ],
)
def test_a_heading_parts_into_name_and_unit(heading, name, unit):
    assert split_unit(heading) == (name, unit)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：亿元", "亿元"),
        ("表1 生产总值 单位:万元", "万元"),
        ("（计量单位：%）", "%"),
        ("Unit: km2", "km2"),
        ("单位：亿元、%", ""),
        ("单位名称", ""),
    ],
)
def test_a_line_names_the_unit_of_all_values_or_none(line, unit):
    assert unit_of_line(line) == unit


def test_a_very_long_text_is_no_heading():
    assert split_unit("a/" * 20_000 + "(吨)")[1] == ""
    assert role_of("x " * 20_000) == ""


@pytest.mark.parametrize("text", ["县", "省", "天台", "亿万富翁", "元旦", "", "x" * 30])
def test_not_every_short_word_is_a_unit(text):
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("地　区", "name"),
        ("行政区划代码", "code"),
        ("所属地市", "parent"),
        ("年 份", "year"),
        ("计量单位", "unit"),
        ("指标名称", "item"),
        ("数据来源", "note"),
        ("序号", "ignore"),
        ("GDP", ""),
        ("各市排名", "ignore"),
    ],
)
def test_a_heading_names_the_role_of_its_column(heading, role):
    assert role_of(heading) == role
