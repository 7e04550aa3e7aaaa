"""Lists of sites: where each site is, and every row accounted for."""

import json

import pytest
from hypothesis import given, strategies as st

from geo.matching import STATUSES, Decisions, fit_sites
from geo.matching.numbers import plain
from geo.workbooks import TableError
from tests.geo.matching.making import book, ended, said

KINDS = {"dock": ("码头", "Docks"), "tower": ("灯塔", "Towers")}
SECTORS = {"渔网": ("nets", "Nets"), "船": ("boats", "Boats")}
HEAD = (
    "序号",
    "平台名称",
    "所在市",
    "县（市、区）",
    "类型",
    "主导产业",
    "批次",
    "认定年份",
    "经度",
    "纬度",
)


def fitted(names, *rows, **decisions):
    return fit_sites(book(*rows), names, KINDS, SECTORS, Decisions(**decisions))


def test_a_list_of_sites_is_read_whole(names):
    report = fitted(
        names,
        ["附件：平台名单"],
        HEAD,
        [1, "一号码头", "甲市", "东甲区", "码头", "Nets", "第一批", "2021年", 0.1, "0.5"],
        [2, "二号码头", "甲市", None, "dock", "船", "第一批", None, None, None],
        [3, "三号灯塔", None, "西乙", "灯塔", "网", None, 20215, 200, 0.5],
        [4, "四号", "甲市", "东乙县", "桥", None, None, None, "x", 0.5],
        [5, "五号", "甲市", "港口开发区", None, None, None, None, None, None],
        [6, "六号", None, "旧丙县", None, None, None, None, None, None],
        [7, "七号", "外市", None, None, None, None, None, None, None],
        [8, "一号 码头", "甲市", "东甲区", "码头", "渔网", "第一批", 2021, 0.1, 0.5],
        [9, "二号码头", "乙市", None, None, None, None, None, None, None],
        [10, None, "乙市", None, None, None, None, None, None, None],
        [None] * 10,
        ["合计", 9],
        ["注：按认定时间排序。"],
    )
    assert ended(report) == [
        (1, "aside", "title"), (2, "aside", "header"), (3, "matched", "990101"),
        (4, "matched", "990100"), (5, "matched", "990202"), (6, "ambiguous", ["990201"]),
        (7, "ambiguous", ["990100"]), (8, "ambiguous", ["990302"]),
        (9, "unmatched", ["990100", "990200", "990300"]),
        (10, "duplicate", "990101"), (11, "duplicate", "990200"), (12, "unmatched", []),
        (13, "aside", "blank"), (14, "aside", "total"), (15, "aside", "note"),
    ]  # fmt: skip
    first, second, third = report.sites
    assert (first.name, first.kind, first.sector, first.batch, first.year) == (
        "一号码头", "dock", "渔网", "第一批", 2021
    )  # fmt: skip
    assert (first.lon, first.lat) == (0.1, 0.5)
    assert (second.kind, second.sector, second.lon) == ("dock", "船", None)
    assert (third.kind, third.sector, third.year, third.lon, third.lat) == (
        "tower", "", None, None, None
    )  # fmt: skip
    assert [(one.first, one.same) for one in report.entries if one.first] == [
        (3, True),
        (4, False),
    ]
    assert said(report, "match.unknown_word") == [
        "F5: “网” is none of the register's words; it is left out."
    ]
    assert said(report, "match.no_degrees")[0].startswith("I5: “200”")
    assert [one.role for one in report.columns] == [
        "ignore", "name", "city", "county", "kind", "sector", "batch", "year", "lon", "lat"
    ]  # fmt: skip
    json.dumps(report.to_json("zh"), allow_nan=False)
    assert len(report.to_json("en")["sites"]) == 3


def test_a_site_of_a_city_as_a_whole_is_in_the_city(names):
    report = fitted(
        names, ["名称", "市", "县"], ["某港", "甲市", "市本级"], ["他港", "甲市", "全市"]
    )
    assert [one.code for one in report.sites] == ["990100", "990100"]


def test_the_same_site_twice_is_told(names):
    rows = [["名称", "县"], ["某港", "东甲区"], ["某 港", "东甲区"]]
    assert [(one.first, one.same) for one in fitted(names, *rows).entries][2] == (2, True)


def test_codes_may_say_where_a_site_is(names):
    report = fitted(names, ["名称", "代码"], ["某港", 990101], ["他港", "990103 新甲区"])
    assert [one.code for one in report.sites] == ["990101", "990103"]


def test_counties_of_one_name_are_told_apart_by_their_city(twins):
    rows = [["名称", "市", "县"], ["一", "甲市", "鼓楼区"], ["二", None, "鼓楼区"]]
    assert ended(fitted(twins, *rows))[1:] == [
        (2, "matched", "990102"), (3, "ambiguous", ["990102", "990301"])
    ]  # fmt: skip


def test_the_reader_mends_rows_roles_and_the_head(names):
    rows = [["甲", "乙"], ["某港", "东甲区"], ["他港", "外县"], ["三港", "外县"], ["老港", "外县"]]
    plain = fitted(names, *rows)
    assert plain.sites == ()
    assert plain.header == 1
    report = fitted(
        names, *rows, header=2, roles={0: "name", 1: "county"}, codes={3: "990100", 4: ""},
        aliases={"老港": "990200"},
    )  # fmt: skip
    assert ended(report)[1:] == [
        (2, "matched", "990101"), (3, "matched", "990100"), (4, "aside", "chosen"),
        (5, "matched", "990200"),
    ]  # fmt: skip
    assert [one.how for one in report.entries][2::2] == ["chosen", "alias"]


PLACED = ["某港", "东甲区", 0.1, 0.5]


def exact(names, heading, *cells):
    """Fit sites at one place with what a column says of their accuracy."""
    rows = [[f"{at}{PLACED[0]}", *PLACED[1:], cell] for at, cell in enumerate(cells)]
    return fitted(names, ["名称", "县", "经度", "纬度", heading], *rows)


@pytest.mark.parametrize(
    ("heading", "unit", "metres"),
    [
        ("accuracy_m", "m", 350),
        ("Accuracy (m)", "m", 350),
        ("position_accuracy_m", "m", 350),
        ("accuracy in metres", "metres", 350),
        ("精度", "m", 350),
        ("精度（米）", "米", 350),
        ("位置精度", "m", 350),
        ("误差（单位：±米）", "米", 350),
        ("定位误差半径/公里", "公里", 350_000),
        ("accuracy_km", "km", 350_000),
    ],
)
def test_a_heading_tells_accuracies_in_metres_whatever_its_unit(names, heading, unit, metres):
    report = exact(names, heading, 350)
    assert (report.columns[4].role, report.columns[4].unit) == ("accuracy", unit)
    assert [one.accuracy for one in report.sites] == [metres]
    assert report.to_json("en")["sites"][0]["accuracy"] == metres


@pytest.mark.parametrize("heading", ["精度等级", "误差率", "经度误差说明", "accurate"])
def test_a_heading_of_something_else_tells_none(names, heading):
    assert [one.accuracy for one in exact(names, heading, 350).sites] == [None]


def test_accuracies_are_read_as_people_write_them(names):
    cells = [12.5, "350", "±350", "+/- 350 米", "1,200", "0.5 km", "1.5公里", None, "—", ""]
    report = exact(names, "精度", *cells)
    assert [one.accuracy for one in report.sites] == [
        12.5, 350, 350, 350, 1200, 500, 1500, None, None, None
    ]  # fmt: skip
    assert report.notices == ()


@pytest.mark.parametrize("cell", [0, -5, "(350)", "about 350", "5%", "½", "10-20", True, 3e9])
def test_what_is_no_accuracy_is_quoted_and_left_out(names, cell):
    report = exact(names, "精度（米）", cell, 350)
    assert [one.accuracy for one in report.sites] == [None, 350]
    (sentence,) = said(report, "match.no_accuracy")
    assert sentence.startswith(f"E2: “{plain(cell)}” is no accuracy")


def test_an_accuracy_in_a_unit_of_no_length_is_refused_once(names):
    report = exact(names, "精度（度）", 0.01, 0.02)
    assert [one.accuracy for one in report.sites] == [None, None]
    (sentence,) = said(report, "match.no_length")
    assert sentence.startswith("Column E “精度” is in “度”, which is neither metres nor kilometres")


def test_an_accuracy_belongs_to_a_position(names):
    report = fitted(names, ["名称", "县", "误差"], ["某港", "东甲区", 350])
    assert [one.accuracy for one in report.sites] == [None]


def test_the_reader_says_which_column_tells_accuracies(names):
    rows = [["名称", "县", "经度", "纬度", "备注（km）"], [*PLACED, 2]]
    assert [one.accuracy for one in fitted(names, *rows, roles={4: "accuracy"}).sites] == [2000]


CELLS = st.none() | st.text(max_size=6) | st.floats() | st.integers() | st.sampled_from(
    ["名称", "市", "县", "甲市", "东甲区", "旧丙县", "合计", "注：", "码头", "经度", "990101",
     "精度", "±5 km"]
)  # fmt: skip


@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_no_row_of_a_list_is_lost(rows, names):
    table = book(HEAD[1:6], *rows)
    report = fit_sites(table, names, KINDS, SECTORS)
    assert [one.row for one in report.entries] == list(range(1, len(table.sheets[0].rows) + 1))
    assert {one.status for one in report.entries} <= set(STATUSES)
    assert len(report.sites) == sum(one.status == "matched" for one in report.entries)
    assert all(one.code in names.areas for one in report.sites)
    json.dumps(report.to_json("en"), allow_nan=False)


def test_a_code_that_is_no_area_cannot_be_chosen(names):
    with pytest.raises(TableError):
        fitted(names, ["名称", "县"], ["某港", "东甲区"], codes={2: "123456"})
