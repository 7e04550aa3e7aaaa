"""Tables of every layout: which column is what, where each row ends, and which values it has."""

import json
import math

import pytest
from hypothesis import given, settings, strategies as st

from geo.matching import STATUSES, Decisions, fit
from geo.text import sentence
from geo.workbooks import Workbook
from tests.geo.matching.making import book, ended, said, sheet, values

HEAD = ("地区", "捕捞量（吨）")


def roles(report):
    return [one.role for one in report.columns]


def test_a_plain_table_is_read_whole(names):
    report = fit(
        book(
            ["表1 2022年各地捕捞量", None],
            ["单位：吨", None],
            ["地　区", "捕捞量"],
            ["合计", "1,234"],
            ["甲　市", "1,000.5"],
            ["　东甲区①", "２００"],
            ["市辖区", 5],
            [None, None],
            ["乙市", "…"],
            ["东申区", 7],
            ["甲市", 1000.5],
            ["某镇", 1],
            ["注：本表为快报数。", None],
        ),
        names,
    )
    assert ended(report) == [
        (1, "aside", "title"), (2, "aside", "unit"), (3, "aside", "header"), (4, "aside", "total"),
        (5, "matched", "990100"), (6, "matched", "990101"), (7, "aside", "total"),
        (8, "aside", "blank"), (9, "matched", "990200"), (10, "unmatched", ["990101"]),
        (11, "duplicate", "990100"), (12, "unmatched", []), (13, "aside", "note"),
    ]  # fmt: skip
    assert [one.given for one in report.entries][4:6] == ["甲　市", "东甲区①"]
    assert roles(report) == ["name", "value"]
    assert [(one.name, one.unit, one.years) for one in report.series] == [("捕捞量", "吨", (2022,))]
    assert values(report) == [
        ("B", "990100", 2022, 1000.5), ("B", "990101", 2022, 200), ("B", "990200", 2022, None)
    ]  # fmt: skip
    assert (report.header, report.rows, report.boundaries) == (4, 13, "each year")


def test_every_row_ends_once_and_the_counts_add_up(names):
    report = fit(book(HEAD, ["甲市", 1], ["乙市", 2], ["甲市", 1], ["x", 3], [None, 4]), names)
    assert sum(report.counts.values()) == report.rows == 6
    assert set(report.counts) == set(STATUSES)
    told = report.to_json("zh")
    lists = ("matched", "ambiguous", "unmatched", "duplicates", "set_aside")
    assert sorted(row["row"] for name in lists for row in told[name]) == list(range(1, 7))
    json.dumps(told, allow_nan=False)


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["甲市", "乙市", "东甲区", "旧丙县", "合计", "市辖区", "注：", "单位：吨", "地区", "年份",
         "2020", "2021年", "丁帀", "1,234", "-", "5%", "（甲市）", "\u200b", "甲市、乙市", "指标",
         "单位", "990101"]
    ),
    st.text(max_size=8),
    st.floats(),
    st.integers(-(10**13), 10**13),
    st.booleans(),
)  # fmt: skip
MERGES = st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4)


@settings(max_examples=300)
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=9), merged=MERGES)
def test_whatever_a_sheet_holds_no_row_is_lost_and_no_area_invented(rows, merged, names):
    table = book(*rows, merged=[(min(a, c), min(b, d), max(a, c), max(b, d))
                                for a, b, c, d in merged])  # fmt: skip
    report = fit(table, names)
    assert [one.row for one in report.entries] == list(range(1, len(table.sheets[0].rows) + 1))
    assert all(one.status in STATUSES for one in report.entries)
    for one in report.entries:
        assert (one.status == "matched") == (bool(one.how) and one.first is None)
        assert one.status != "matched" or names.knows(one.code)
        assert one.status != "ambiguous" or (one.candidates and one.reason)
    matched = {one.row for one in report.of("matched")}
    assert {one.row for one in report.data} <= matched
    assert len({(one.series, one.code, one.year) for one in report.data}) == len(report.data)
    assert all(one.value is None or math.isfinite(one.value) for one in report.data)
    for lang in ("zh", "en"):
        json.dumps(report.to_json(lang), allow_nan=False)


def test_years_over_columns_under_merged_headings_make_one_series(names):
    report = fit(
        book(
            ["地区", "捕捞量（吨）", None, "人口（万人）", None],
            [None, 2020, "2021年", 2020, 2021.0],
            ["甲市", 1, 2, 3, 4],
            merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
        ),
        names,
    )
    assert [(one.key, one.name, one.unit, one.columns, one.years) for one in report.series] == [
        ("B", "捕捞量", "吨", (1, 2), (2020, 2021)),
        ("D", "人口", "万人", (3, 4), (2020, 2021)),
    ]
    assert [(one.name, one.year) for one in report.columns][1] == ("捕捞量 2020", 2020)


def test_headings_of_a_csv_hold_for_the_blanks_right_of_them(names):
    report = fit(
        book(
            ["地区", "捕捞量", "", "人口"],
            ["", "2020", "2021", "2021"],
            ["", "吨", "吨", "万人"],
            ["甲市", "1", "2", "3"],
        ),
        names,
    )
    assert [(one.name, one.unit, one.years) for one in report.series] == [
        ("捕捞量", "吨", (2020, 2021)),
        ("人口", "万人", (2021,)),
    ]
    assert ended(report)[2] == (3, "aside", "unit")


def test_years_down_rows_stand_in_a_column_of_their_own(names):
    report = fit(
        book(
            ["年份", "地区", "捕捞量"],
            ["2020年", "甲市", 1],
            ["二〇二一年", None, 2],
            [20215, "乙市", 3],
            ["2021/12/31", "乙市", 4],
        ),
        names,
    )
    assert roles(report) == ["year", "name", "value"]
    assert values(report) == [
        ("C", "990100", 2020, 1), ("C", "990100", 2021, 2), ("C", "990200", None, 3),
        ("C", "990200", 2021, 4),
    ]  # fmt: skip
    assert said(report, "match.no_such_year") == [
        "A4: “20215” is no year between 1949 and 2100; the row's values are left without a year."
    ]
    assert report.series[0].undated
    assert said(report, "match.undated")


def test_years_down_rows_may_stand_below_their_area(names):
    report = fit(
        book(HEAD, ["甲市", None], ["2020年", 1], [2021, 2], ["乙市", None], ["2020", 3]), names
    )
    assert values(report) == [
        ("B", "990100", 2020, 1), ("B", "990100", 2021, 2), ("B", "990200", 2020, 3)
    ]  # fmt: skip
    assert report.counts["matched"] == 5


def test_what_is_measured_may_stand_in_rows(names):
    report = fit(
        book(
            ["地区", "指标", "单位", 2021, 2022],
            ["甲市", "捕捞量", "吨", 1, 2],
            [None, "人口（万人）", None, 3, 4],
            ["乙市", "捕捞量", "千克", 5, None],
        ),
        names,
    )
    assert roles(report) == ["name", "item", "unit", "value", "value"]
    assert [(one.key, one.name, one.unit, one.item) for one in report.series] == [
        ("D:捕捞量", "捕捞量", "吨", "捕捞量"),
        ("D:人口(万人)", "人口", "万人", "人口(万人)"),
    ]
    assert values(report)[-1] == ("D:捕捞量", "990200", 2021, None)
    assert said(report, "match.other_unit") == [
        "D4: its value is in 千克, its column in 吨; the value is left out."
    ]


def test_a_flood_of_items_stays_one_series(names):
    rows = [["甲市", f"第{at}项", at] for at in range(250)]
    report = fit(book(["地区", "指标", "数值"], *rows), names)
    assert [one.key for one in report.series] == ["C"]
    assert report.counts["duplicate"] == 249


def test_the_city_may_stand_in_a_column_of_its_own(twins):
    report = fit(
        book(
            ["市", "县（市、区）", "捕捞量"],
            ["甲市", "东甲区", 1],
            [None, "鼓楼区", 2],
            ["丙市", "鼓楼区", 3],
            ["丙市", "市辖区", 4],
            ["丙市", None, 5],
            ["外市", "鼓楼区", 6],
            ["乙市", "东甲区", 7],
            ["合计", None, 8],
        ),
        twins,
    )
    assert roles(report) == ["parent", "name", "value"]
    assert ended(report)[1:] == [
        (2, "matched", "990101"), (3, "matched", "990102"), (4, "matched", "990301"),
        (5, "aside", "total"), (6, "matched", "990300"), (7, "unmatched", ["990102", "990301"]),
        (8, "ambiguous", ["990101"]), (9, "aside", "total"),
    ]  # fmt: skip
    assert "外市" in str(report.entries[6].reason)


def test_a_region_that_holds_a_row_decides_nothing(names):
    report = fit(
        book(["所属", "地区", "值"], ["甲市", "东甲区", 1], ["北部地带", "东乙县", 2],
             ["玩具省", "西丙县", 3], ["全省", "西乙县", 4]),
        names,
    )  # fmt: skip
    assert report.counts["matched"] == 4


def test_of_a_city_and_its_seat_the_row_is_of_what_is_headed_so(names):
    report = fit(
        book(["城市", "驻地", "捕捞量"], ["甲市", "东甲区", 1], ["乙市", "东乙县", 2],
             ["丙市", "西丙县", 3]),
        names,
    )  # fmt: skip
    assert [one.code for one in report.of("matched")] == ["990100", "990200", "990300"]
    assert said(report, "match.beside")
    assert len(report.data) == 3


def test_a_table_beside_the_table_is_told_and_its_values_are_not_read(names):
    report = fit(
        book(["地区", "值", "地区", "值"], ["甲市", 1, "东乙县", 4], ["东甲区", 2, "西乙县", 5],
             ["丙市", 3, "西丁县", 6]),
        names,
    )  # fmt: skip
    assert said(report, "match.beside")
    read = {one.column for one in report.data}
    name = report.columns.index(next(one for one in report.columns if one.role == "name"))
    assert read == {name + 1}


def test_a_column_of_codes_speaks_and_the_name_confirms(names):
    report = fit(
        book(
            ["行政区划代码", "名称", "2022年"],
            [990100, "甲市", 1],
            ["990101", "西甲区", 2],
            [990102.0, None, 3],
            [990999, "乙市", 4],
            [990101, "港口开发区", 5],
            ["-", "丙市", 6],
            [990000, "玩具省", 7],
            [None, "西乙县（部分）", 8],
            [880101, "某地", 9],
            ["合计", None, 10],
        ),
        names,
    )
    assert roles(report) == ["code", "name", "value"]
    assert ended(report)[1:] == [
        (2, "matched", "990100"), (3, "ambiguous", ["990101", "990102"]), (4, "matched", "990102"),
        (5, "ambiguous", ["990200"]), (6, "ambiguous", ["990101"]), (7, "matched", "990300"),
        (8, "aside", "990000"), (9, "unmatched", ["990202"]), (10, "unmatched", []),
        (11, "aside", "total"),
    ]  # fmt: skip
    assert report.entries[1].how == "code"
    assert report.series[0].name == "Table"


def test_a_table_of_codes_alone_needs_no_names(names):
    report = fit(book(["code", "fish (t)"], ["990100", 1], ["990200", 2]), names)
    assert roles(report) == ["code", "value"]
    assert report.counts["matched"] == 2


def test_order_decides_between_areas_of_one_name_where_it_is_sound(twins):
    rows = [
        HEAD,
        ["甲市", 1],
        ["东甲区", 2],
        ["鼓楼区", 3],
        ["丙市", 4],
        ["鼓楼区", 5],
        ["西丙县", 6],
    ]
    report = fit(book(*rows), twins)
    assert [one.code for one in report.of("matched")] == [
        "990100", "990101", "990102", "990300", "990301", "990302"
    ]  # fmt: skip


def test_indentation_decides_too(twins):
    rows = [HEAD, ["丙市", 4], ["  鼓楼区", 5], ["甲市", 1]]
    assert fit(book(*rows), twins).of("matched")[1].code == "990301"


def test_order_decides_nothing_where_cities_come_first(twins):
    rows = [
        HEAD,
        ["甲市", 1],
        ["乙市", 1],
        ["丙市", 2],
        ["鼓楼区", 3],
        ["东甲区", 4],
        ["东乙县", 5],
    ]
    report = fit(book(*rows), twins)
    assert [one.candidates for one in report.of("ambiguous")] == [("990102", "990301")]
    assert fit(book(HEAD, ["鼓楼区", 3]), twins).counts["ambiguous"] == 1


def test_a_short_name_of_city_and_county_is_settled_only_among_cities(twins):
    cities = fit(book(HEAD, ["甲市", 1], ["乙市", 1], ["长丁", 2]), twins)
    assert cities.entries[3].code == "990400"
    mixed = fit(book(HEAD, ["甲市", 1], ["东乙县", 1], ["长丁", 2]), twins)
    assert mixed.entries[3].candidates == ("990400", "990402")
    assert fit(book(HEAD, ["长丁", 2]), twins).counts["ambiguous"] == 1


def test_what_stands_below_a_city_of_elsewhere_is_doubted(names):
    rows = [HEAD, ["外省市", 1], ["新区", 2], ["东甲区", 3], ["远方县", 4], ["甲市", 5],
            ["西甲区", 6], ["别处市", 7], ["新甲区", 8], ["东乙县", 9]]  # fmt: skip
    report = fit(book(*rows), names)
    assert ended(report)[3] == (4, "ambiguous", ["990101"])
    assert "外省市" in str(report.entries[3].reason)
    assert [one.row for one in report.of("matched")] == [6, 7, 9]
    assert report.entries[9].status == "ambiguous"


def test_a_code_leaves_no_doubt_below_a_city_of_elsewhere(names):
    rows = [["代码", "地区", "值"], [880100, "外市", 1], [990101, "东甲区", 2], [880102, "外县", 3],
            [880103, "远县", 3]]  # fmt: skip
    assert fit(book(*rows), names, Decisions(roles={0: "code"})).entries[2].status == "matched"


def test_a_slip_in_a_city_brings_no_doubt_on_its_counties(names):
    rows = [HEAD, ["甲帀市", 1], ["东甲区", 3], ["西甲区", 4], ["新甲区", 4]]
    assert fit(book(*rows), names).counts["matched"] == 3


def test_most_rows_of_elsewhere_are_told(names):
    rows = [HEAD, *([f"外县{at}", at] for at in range(5)), ["东甲区", 1], ["东乙县", 2]]
    assert said(fit(book(*rows), names), "match.foreign")


def test_areas_over_columns_are_told(names):
    report = fit(book(["年份", "甲市", "乙市", "丙市"], [2020, 1, 2, 3], [2021, 1, 2, 3]), names)
    assert said(report, "match.across") == [
        "Row 1 names areas across the columns; let areas stand in rows instead."
    ]
    assert report.counts["matched"] == 0


def test_the_same_area_and_year_twice_is_never_chosen_between(names):
    rows = [
        ["地区", "2020", "2021"],
        ["甲市", 1, 2],
        ["Aville", 1, 2],
        ["甲", 1, 2],
        ["甲 市", 1, 3],
    ]
    report = fit(book(*rows), names)
    assert [(one.row, one.first, one.same) for one in report.of("duplicate")] == [
        (3, 2, True), (5, 2, False)
    ]  # fmt: skip
    mended = fit(book(*rows), names, Decisions(codes={2: "", 3: ""}))
    assert [(one.row, one.status, one.kind) for one in mended.entries][1:3] == [
        (2, "aside", "chosen"), (3, "aside", "chosen")
    ]  # fmt: skip
    assert values(mended)[-1] == ("B", "990100", 2021, 3)


def test_an_area_without_values_is_no_first_of_two(names):
    report = fit(book(HEAD, ["甲市", None], ["东甲区", 1], ["甲市", 5]), names)
    assert [one.status for one in report.entries[1:]] == ["matched"] * 3


def test_a_list_of_names_alone_has_rows_too(names):
    report = fit(book(["地区"], ["丁帀"], ["甲市"], ["甲市"], ["合计"]), names)
    assert [one.status for one in report.entries] == [
        "aside", "unmatched", "matched", "duplicate", "aside"
    ]  # fmt: skip
    assert report.data == ()
    assert [one.status for one in fit(book(["丁帀"], ["甲市"]), names).entries] == [
        "unmatched", "matched"
    ]  # fmt: skip


def test_a_table_without_head_begins_at_once(names):
    report = fit(book(["丁帀", 5], ["甲市", 2011]), names)
    assert [one.status for one in report.entries] == ["unmatched", "matched"]


@pytest.mark.parametrize(
    "years", [(2015, 2018, 2023), (2020, 2021), (2021, 2020), ("2020年", "2018年"), (2020,)]
)
@pytest.mark.parametrize("corner", ["各地捕捞量", "玩具省", "地区", None, "单位：吨"])
def test_a_row_of_years_is_a_heading(years, corner, names):
    if corner == "玩具省" and years == (2020,):
        corner = None  # it may be the province's own value
    rows = [[corner, *years], ["甲市", *[1] * len(years)], ["乙市", *[2] * len(years)]]
    if corner == "各地捕捞量" and years == (2020,):
        rows[0][0] = "地区"  # one number beside an unknown label may be a value
    report = fit(book(["来源：渔业局"], *rows), names)
    assert ended(report)[:2] == [(1, "aside", "note"), (2, "aside", "header")]
    assert {one.year for one in report.data} == {year if isinstance(year, int) else int(year[:4])
                                                 for year in years}  # fmt: skip


def test_values_that_might_be_years_are_values(names):
    rows = [["地区", "船", "网", "户"], ["甲市", 2011, 1999, 2020], ["乙市", 2000, 2001, 1980]]
    report = fit(book(*rows), names)
    assert [one.role for one in report.columns] == ["name", "value", "value", "value"]
    assert len(report.data) == 6


def test_an_area_in_the_corner_of_a_row_of_years_is_no_row_of_its_own(names):
    report = fit(book(["甲市", 2020, 2021], ["东甲区", 1, 2], ["西甲区", 3, 4]), names)
    assert ended(report)[0] == (1, "aside", "header")


def test_a_row_that_only_numbers_the_columns_is_no_heading(names):
    report = fit(
        book(
            ["甲", 1, 2], ["地区", "鱼", "船"], ["甲市", 3, 4], ["地区", "鱼", "船"], ["乙市", 5, 6]
        ),
        names,
    )
    assert [one.name for one in report.series] == ["鱼", "船"]
    assert ended(report)[3] == (4, "aside", "header")
    assert report.counts["aside"] == 3


def test_a_year_may_stand_in_the_title_or_the_name_of_the_sheet(names):
    rows = [HEAD, ["甲市", 1]]
    assert fit(book(["捕捞量（2022年）", None], *rows), names).series[0].years == (2022,)
    assert fit(book(*rows, name="2021"), names).series[0].years == (2021,)
    for title in ("2020-2022年捕捞量", "统计年鉴2023", "捕捞量"):
        report = fit(book([title, None], *rows), names)
        assert report.series[0].years == (), title
        assert report.series[0].undated
    chosen = fit(book(*rows), names, Decisions(years={1: 2019}))
    assert values(chosen) == [("B", "990100", 2019, 1)]


def test_a_comparison_with_another_year_is_not_of_that_year(names):
    report = fit(book(["2022年渔业", None, None], ["地区", "捕捞量", "比2020年增长（%）"],
                      ["甲市", 1, -2]), names)  # fmt: skip
    assert [one.years for one in report.series] == [(2022,), (2022,)]
    assert report.series[1].name == "比2020年增长"
    assert not said(report, "match.below_zero")


def test_a_total_below_zero_is_told_and_kept(names):
    report = fit(book(HEAD, ["甲市", -1], ["乙市", "(2)"]), names)
    assert [one[-1] for one in values(report)] == [-1, -2]
    assert said(report, "match.below_zero") == [
        "Column B has 2 values below zero, the first in B2; a total rarely has."
    ]
    assert said(report, "match.bracketed") == ["B3: “(2)” is read as a value below zero."]


def test_what_is_no_number_is_named_by_its_cell(names):
    report = fit(
        book(HEAD, ["甲市", "#DIV/0!"], ["乙市", "约5"], ["丙市", 5], ["西丙县", 6]), names
    )
    assert said(report, "match.no_number") == [
        "B2: “#DIV/0!” is no number; it is read as missing.",
        "B3: “约5” is no number; it is read as missing.",
    ]
    assert [one[-1] for one in values(report)] == [None, None, 5, 6]


def test_many_sentences_of_a_kind_are_counted(names):
    rows = [[code, f"约{at}", *[at] * 3] for at, code in enumerate(names.areas)]
    report = fit(
        book(["代码", "甲", "乙", "丙", "丁"], *rows), names, Decisions(roles={1: "value"})
    )
    told = [str(one) for one in report.notices]
    assert sum("is no number" in one for one in told) == 12
    assert "… and 2 more of this kind." in told


@pytest.mark.parametrize("name", ["全省", "玩具省"])
def test_what_a_table_tells_of_the_whole_province_is_kept_beside_its_areas(name, names):
    report = fit(book(HEAD, [name, 9], ["甲市", 1], ["乙市", 2], [name, 8]), names)
    assert [(one.status, one.code) for one in report.entries[1:3]] == [
        ("aside", "990000"),
        ("matched", "990100"),
    ]
    assert [(one.code, one.value) for one in report.data] == [
        ("990000", 9),
        ("990100", 1),
        ("990200", 2),
    ]


def test_a_sum_of_what_is_listed_is_not_the_province(names):
    report = fit(book(HEAD, ["甲市", 1], ["乙市", 2], ["合计", 3]), names)
    assert [one.code for one in report.data] == ["990100", "990200"]


def test_values_in_another_unit_than_their_column_are_left_out(names):
    report = fit(
        book(["地区", "产值（亿元）", "占比"], ["甲市", "12亿元", "5%"], ["乙市", "3万", "6%"],
             ["丙市", 4, "7"]),
        names,
    )  # fmt: skip
    assert [(one.name, one.unit) for one in report.series] == [("产值", "亿元"), ("占比", "%")]
    assert [one[-1] for one in values(report)] == [12, 5, None, 6, 4, 7]
    assert said(report, "match.other_unit") == [
        "B3: its value is in 万, its column in 亿元; the value is left out."
    ]


def test_the_sheet_that_fits_best_is_read_unless_another_is_asked_for(names):
    table = Workbook(
        "book.xlsx",
        (
            sheet(["说明"], name="说明"),
            sheet(HEAD, ["甲市", 1], ["乙市", 2], name="数据"),
            sheet(HEAD, ["甲市", 1], name="旧"),
            sheet(name="空"),
        ),
        (),
    )
    report = fit(table, names)
    assert report.sheet == "数据"
    assert [(one.name, one.rows, one.matched) for one in report.sheets] == [
        ("说明", 1, 0), ("数据", 3, 2), ("旧", 2, 1), ("空", 0, 0)
    ]  # fmt: skip
    assert fit(table, names, Decisions(sheet="旧")).sheet == "旧"
    assert fit(table, names, Decisions(sheet="3")).sheet == "旧"
    assert fit(table, names, Decisions(sheet="空")).rows == 0


def test_notices_of_reading_come_first(names):
    told = sentence("match.more", "… and {count} more of this kind.", count="1")
    table = Workbook("book.csv", (sheet(HEAD, ["甲市", 1]),), (told,))
    assert fit(table, names).notices[0] == told


@pytest.mark.parametrize(
    "row", [["本表按当年价格计算。"], [None, "数据来源：渔业局"], ["续表"], ["#"]]
)
def test_remarks_below_a_table_are_notes(row, names):
    report = fit(book(HEAD, ["甲市", 1], row), names)
    assert ended(report)[-1] == (3, "aside", "note")


def test_merged_labels_hold_for_all_their_rows(names):
    report = fit(
        book(["地区", "年份", "值"], ["甲市", 2020, 1], [None, 2021, 2], ["乙市", 2020, 3],
             merged=[(1, 0, 2, 0)]),
        names,
    )  # fmt: skip
    assert [one.given for one in report.of("matched")] == ["甲市", "甲市", "乙市"]
