"""Tables that say with their layout what no cell says: years as headings, tables below tables."""

import pytest

from geo.matching import Decisions, fit
from tests.geo.matching.conftest import named
from tests.geo.matching.making import book, ended, said, values

HEAD = ("地区", "捕捞量（吨）")


def test_a_year_alone_heads_the_rows_below_it(names):
    report = fit(
        book(HEAD, ["2020年", None], ["甲市", 1], ["乙市", 2], [2021, None], ["甲市", 3]), names
    )
    assert values(report) == [
        ("B", "990100", 2020, 1), ("B", "990200", 2020, 2), ("B", "990100", 2021, 3)
    ]  # fmt: skip
    assert ended(report)[1] == (2, "aside", "header")


def test_a_year_with_a_value_heads_rows_too_and_names_no_area(names):
    report = fit(book(HEAD, ["2020年", 9], ["甲市", 1], ["2021年", 8], ["甲市", 3]), names)
    assert values(report) == [("B", "990100", 2020, 1), ("B", "990100", 2021, 3)]
    assert [one.status for one in report.entries if "年" in one.given] == ["unmatched"] * 2
    assert all(one.candidates == () for one in report.of("unmatched"))


def test_years_below_an_area_that_has_a_value_are_not_its_own(names):
    report = fit(book(HEAD, ["甲市", 1], ["丙市", 2], [None], ["2020年", 8], [2021, 9]), names)
    assert [one[1:] for one in values(report)] == [("990100", None, 1), ("990300", None, 2)]
    assert report.counts["unmatched"] == 2
    doubted = fit(book(HEAD, ["甲市", 1], ["2020年", 8], ["丙市", 2]), names)
    assert ended(doubted)[3] == (4, "ambiguous", ["990300"])


@pytest.mark.parametrize("day", ["2023-03-05", "2023年12月31日", "2023年3月", "2023/3/5"])
def test_a_date_below_a_table_is_a_note(day, names):
    rows = [["2022年捕捞量"], HEAD, ["甲市", 1], ["丙市", None], [None], [day, None]]
    report = fit(book(*rows), names)
    assert ended(report)[-1] == (6, "aside", "note")
    assert {one.year for one in report.data} == {2022}


def test_a_reader_may_say_what_a_row_of_a_year_is(names):
    rows = [HEAD, ["甲市", 1], ["2020年", 8]]
    report = fit(book(*rows), names, Decisions(codes={3: "990200"}))
    assert values(report)[-1] == ("B", "990200", 2020, 8)


@pytest.mark.parametrize("merged", [((0, 0, 0, 1), (1, 0, 2, 0)), ((0, 0, 0, 1),), ()])
def test_of_two_columns_under_one_heading_the_finer_names_the_row(merged, names):
    rows = [["地区", None, "值"], ["甲市", "东甲区", 1], [None, "西甲区", 2], ["乙市", "市本级", 3],
            [None, "东乙县", 4]]  # fmt: skip
    report = fit(book(*rows, merged=merged), names)
    assert [one.role for one in report.columns] == ["parent", "name", "value"]
    assert ended(report)[1:] == [
        (2, "matched", "990101"), (3, "matched", "990102"), (4, "aside", "total"),
        (5, "matched", "990201"),
    ]  # fmt: skip


def test_a_city_and_its_counties_may_step_across_two_columns(names):
    rows = [["地区", None, "值"], ["全省", None, 9], ["甲市", None, 5], [None, "东甲区", 1],
            [None, "西甲区", 2]]  # fmt: skip
    report = fit(book(*rows, merged=[(0, 0, 0, 1), (1, 0, 1, 1)]), names)
    assert [one.code for one in report.of("matched")] == ["990100", "990101", "990102"]


def test_a_column_headed_as_codes_speaks_though_most_are_of_elsewhere(names):
    rows = [["行政区划代码", "名称", "值"], [880101, "东甲区", 1], [990102, "西甲区", 2],
            [880103, "远区", 3], [880104, "东乙县", 4]]  # fmt: skip
    report = fit(book(*rows), names)
    assert [one.role for one in report.columns] == ["code", "name", "value"]
    assert [one.code for one in report.of("matched")] == ["990102"]
    assert [one.candidates for one in report.of("ambiguous")] == [("990101",), ("990201",)]


def test_of_two_columns_of_codes_the_finer_speaks(names):
    rows = [["市代码", "市", "县代码", "县", "值"], [990100, "甲市", 990101, "东甲区", 1],
            [990100, "甲市", 990102, "西甲区", 2]]  # fmt: skip
    report = fit(book(*rows), names)
    assert [one.role for one in report.columns] == ["ignore", "parent", "code", "name", "value"]
    assert len(report.data) == 2


def test_numbers_that_are_no_codes_of_areas_are_no_values_either(names):
    rows = [["地区", "邮政编码", "值"], ["甲市", 310000, 1], ["乙市", 315000, 2]]
    assert [one.role for one in fit(book(*rows), names).columns] == ["name", "ignore", "value"]


@pytest.mark.parametrize("heading", ["所属地", "省市", "归属"])
@pytest.mark.parametrize("ours", [True, False])
def test_a_column_of_places_elsewhere_says_what_a_row_is_in(heading, ours, names):
    rows = [["名次", "区县", heading, "值"], [1, "东甲区", "重庆", 1], [2, "西甲区", "南昌市", 2],
            [3, "东乙县", "江西省", 3]]  # fmt: skip
    rows += [[4, "西乙县", "乙市", 4]] if ours else []
    report = fit(book(*rows), names)
    assert [one.code for one in report.of("matched")] == ["990202"] * ours
    assert report.counts["unmatched"] == 3


@pytest.mark.parametrize("head", ["重庆", "Jiangsu Province", "外省市"])
def test_a_province_elsewhere_heads_rows_that_are_doubted(head, names):
    rows = [HEAD, ["甲市", 1], ["西甲区", 2], [head, 3], ["远县", 4], ["东乙县", 5]]
    assert ended(fit(book(*rows), names))[-1] == (6, "ambiguous", ["990201"])


def test_a_bare_name_heads_what_is_indented_below_it(names):
    rows = [HEAD, ["南昌", 1], ["　东湖区", 2], ["　东甲区", 2], ["　远县", 2]]
    assert ended(fit(book(*rows), names))[3] == (4, "ambiguous", ["990101"])


@pytest.mark.parametrize(
    "group", ["县级市", "二、其他设区市", "不分地区", "三、强县（市）", "沿海城市", "东部地区"]
)
def test_a_group_of_areas_heads_rows_without_a_doubt(group, names):
    rows = [HEAD, ["甲市", 1], [group, None], ["西乙县", 2], ["东丙县", 3]]
    report = fit(book(*rows), names)
    assert report.counts["matched"] == 3


def test_what_is_below_the_province_is_at_home_again(names):
    rows = [HEAD, ["江苏省", 1], ["东甲区", 3], ["玩具省", 2], ["西甲区", 3], ["远县", 3]]
    assert [one.code for one in fit(book(*rows), names).of("matched")] == ["990102"]


def test_a_city_that_is_one_of_several_in_latin_letters_is_doubted(make_toyland):
    change = ("990200,乙市,Bville,Yi Shi", "990200,乙市,Taizhou,Taizhou Shi")
    there = named(make_toyland({"boundaries/divisions": [change]}))
    rows = [["City", "value"], ["Nanjing", 1], ["Taizhou", 2], ["Aville", 3]]
    assert ended(fit(book(*rows), there))[2:] == [
        (3, "ambiguous", ["990200"]), (4, "matched", "990100")
    ]  # fmt: skip
    assert fit(book(rows[0], *rows[2:]), there).counts["matched"] == 2


@pytest.mark.parametrize(
    "below",
    [
        [["表2 2021年产值"], ["地区", "产值（万元）"]],
        [["地区", "产值"]],
        [["地区", 2020]],
        [[None], ["各县情况", "产值"]],
        [["表2 2021年捕捞量"], list(HEAD)],
        [["单位：万吨"]],
        [["二、产值（万元）"]],
        [["二、产值"]],
    ],
)
def test_a_table_below_the_table_is_told_and_its_values_are_not_read(below, names):
    rows = [["表1 2022年捕捞量"], HEAD, ["甲市", 1], ["乙市", 2], *below, ["丙市", 3], ["合计", 6]]
    report = fit(book(*rows), names)
    assert [one.code for one in report.of("matched")] == ["990100", "990200"]
    assert (report.entries[-2].status, report.entries[-2].candidates) == ("unmatched", ("990300",))
    assert report.entries[-1].kind == "total"
    assert len(said(report, "match.second")) == 1
    chosen = fit(book(*rows), names, Decisions(codes={len(rows) - 1: "990300"}))
    assert len(chosen.data) == 2


@pytest.mark.parametrize(
    "between",
    [
        [list(HEAD)],
        [[None], ["2022年捕捞量（续）"], list(HEAD)],
        [["续表"], ["地区", "捕捞量（吨）（续）"]],
        [["单位：吨"], list(HEAD)],
        [["北部各县"]],
    ],
)
def test_a_table_may_go_on_below_its_head(between, names):
    rows = [["2022年捕捞量"], ["单位：吨"], HEAD, ["甲市", 1], *between, ["丙市", 3]]
    report = fit(book(*rows), names)
    assert [one.code for one in report.of("matched")] == ["990100", "990300"]
    assert not said(report, "match.second")


@pytest.mark.parametrize("heads", [("地区", "值"), ("总量排序", "增速排序"), ("地区", "地市")])
def test_values_right_of_other_names_are_never_of_the_first_ones(heads, names):
    rows = [[heads[0], "吨", heads[1], "户"], ["甲市", 1, "乙市", 4], ["丙市", 3, "丁市", 6]]
    report = fit(book(*rows), names)
    assert {(one.column, one.code) for one in report.data} == {(1, "990100"), (1, "990300")}
    assert said(report, "match.beside")
    late = fit(book(rows[0], ["甲市", 1, "甲市", 4], rows[2], ["丁市", 3, "丙市", 6]), names)
    assert {one.column for one in late.data} == {1}


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("乡镇（街道）", ["一街道", "二镇", "三镇"]),
        ("企业名称", ["一公司", "二公司", "三公司"]),
        ("行业", ["金融业", "批发业", "金融业"]),
        ("性别", ["男", "女", "男"]),
        ("项目名称", ["一号工程", "二号工程", "三号工程"]),
        ("地址", ["一路1号", "二路2号", "三路3号"]),
        ("月份", [1, 2, 1]),
        ("日期", ["2021-01-01", "2021-02-01", "2021-01-01"]),
        ("时间", ["2021年1月", "2021年2月", "2021年1月"]),
    ],
)
def test_a_part_of_an_area_or_of_a_year_is_not_the_whole(heading, words, names):
    areas = ["东甲区", "东甲区", "东乙县"]
    rows = [["2021年", None, None], ["地区", heading, "值"],
            *([area, word, 1] for area, word in zip(areas, words, strict=True))]  # fmt: skip
    report = fit(book(*rows), names)
    assert report.counts["ambiguous"] == 3
    assert report.data == ()
    whole = fit(book(*rows, ["乙市", "合计", 9]), names)
    assert [one.code for one in whole.of("matched")] == ["990200"]


def test_what_tells_rows_of_one_area_apart_makes_them_parts(names):
    rows = [
        ["地区", "口径", "值"],
        ["甲市", "含港口", 1],
        ["甲市", "不含港口", 2],
        ["乙市", "含港口", 3],
    ]
    report = fit(book(*rows), names)
    assert [one.code for one in report.of("matched")] == ["990200"]
    assert report.counts["ambiguous"] == 2
    items = fit(book(*rows), names, Decisions(roles={1: "item"}))
    assert len(items.data) == 3


def test_projects_in_long_form_are_what_is_measured_where_they_come_again(names):
    rows = [["地区", "项目", "值"], ["甲市", "船", 1], ["甲市", "网", 2], ["乙市", "船", 3]]
    assert len(fit(book(*rows), names).series) == 2
    once = [["地区", "项目", "值"], ["甲市", "船（艘）", 1], ["甲市", "网（张）", 2]]
    assert len(fit(book(*once), names).series) == 2


@pytest.mark.parametrize(
    "above",
    [
        ["制表日期：2023年5月10日"],
        ["打印时间：2023/05/01 10:00"],
        ["填报单位：渔业局", "2023年1月"],
        ["2023年5月10日"],
        ["注：2022年起新甲区不含港口"],
        ["捕捞量指数（2015年=100）"],
        ["捕捞量（按2020年不变价计算）"],
        ["捕捞量 (at 2015 constant prices)"],
        ["数据来源：2023年快报"],
    ],
)
def test_a_year_above_a_table_may_be_of_something_else(above, names):
    report = fit(book(["各地捕捞量"], above, HEAD, ["甲市", 1]), names)
    assert report.series[0].undated
    dated = fit(book(["2021年各地捕捞量"], above, HEAD, ["甲市", 1]), names)
    assert dated.series[0].years == (2021,)


def test_a_year_before_prices_may_be_that_of_the_values(names):
    report = fit(book(["2022年价格指数"], ["地区", "指数"], ["甲市", 1]), names)
    assert report.series[0].years == (2022,)


@pytest.mark.parametrize(
    "title", ["2022年各地捕捞量排名", "2022年各地数据说明", "2022年各县（市、区）排序"]
)
@pytest.mark.parametrize("merged", [(), ((0, 0, 0, 2),)])
@pytest.mark.parametrize("first", ["名次", "地区"])
def test_a_title_is_no_heading_whatever_it_ends_in(title, merged, first, names):
    rows = [[title, None, None], ["名次", "地区", "捕捞量"], [1, "甲市", 5], [2, "乙市", 6]]
    if first == "地区":
        rows = [rows[0], ["地区", "名次", "捕捞量"], ["甲市", 1, 5], ["乙市", 2, 6]]
    report = fit(book(*rows, merged=merged), names)
    assert [(one.name, one.years) for one in report.series] == [("捕捞量", (2022,))]
    assert report.entries[0].kind == "title"


@pytest.mark.parametrize(
    ("heads", "years"),
    [
        (["21年", "22年"], [2021, 2022]),
        (["'21年", "2022年(预计)"], [2021, 2022]),
        (["2021.12", "2022.12"], [2021, 2022]),
        (["202112", "202212"], [2021, 2022]),
        ([202112, 202212], [2021, 2022]),
        (["FY2021", "2022E"], [2021, 2022]),
        (["2021-12-31", "2022-12-31"], [2021, 2022]),
        (["船", "22年"], [2020, 2022]),
        (["第1名", "3家"], [2020, 2020]),
    ],
)
def test_a_row_below_areas_heading_is_of_headings_however_years_are_written(heads, years, names):
    rows = [["2020年捕捞量"], ["地区", *heads], ["甲市", 5, 6], ["乙市", 7.5, 8]]
    report = fit(book(*rows), names)
    assert report.header == 3
    assert [one.year for one in report.data] == years * 2


@pytest.mark.parametrize("place", [0, 2])
@pytest.mark.parametrize("total", ["合计", "玩具省"])
def test_a_total_may_stand_left_of_the_names(place, total, names):
    areas = [[1, "甲市", 5], [2, "乙市", 6]]
    areas.insert(place, [total, None, 11])
    report = fit(book(["序号", "地区", "捕捞量"], *areas), names)
    assert (report.header, report.entries[1 + place].kind) == (2, "total")
    assert report.series[0].name == "捕捞量"


def test_numbers_under_what_comes_from_somewhere_are_values(names):
    rows = [["地区", "资金来源（万元）", "数据来源"], ["甲市", 5, "年报"], ["乙市", 6, "年报"]]
    assert [one.role for one in fit(book(*rows), names).columns] == ["name", "value", "note"]


@pytest.mark.parametrize(
    "units", [[None, "（吨）", "（％）"], ["单位", "吨", "%"], ["计量单位", "吨", "%"]]
)
def test_a_row_of_units_may_be_in_brackets_and_headed_so(units, names):
    report = fit(book(["地区", "捕捞量", "增速"], units, ["甲市", 1, 2]), names)
    assert [(one.name, one.unit) for one in report.series] == [("捕捞量", "吨"), ("增速", "%")]


def test_a_year_written_once_holds_for_the_blanks_below_it(names):
    rows = [["年份", "地区", "值"], [2021, "甲市", 1], [None, "乙市", 2], [2022, "甲市", 3],
            [None, "乙市", 4], [None], [None, "丙市", 5]]  # fmt: skip
    report = fit(book(*rows), names)
    assert [one.year for one in report.data] == [2021, 2021, 2022, 2022, None]


@pytest.mark.parametrize(
    "gap", [[[None, "甲市", 2], [2022, "乙市", 3]], [[None, "乙市", 2], [2021, "丙市", 3]]]
)
def test_a_year_left_out_between_others_is_not_known(gap, names):
    report = fit(book(["年份", "地区", "值"], [2021, "甲市", 1], *gap), names)
    assert [one.year for one in report.data][1] is None
    assert said(report, "match.no_such_year")


@pytest.mark.parametrize("row", [["甲", "(1)", "(2)=(1)/3"], ["甲", 1, 2], ["甲", "乙", 1]])
def test_a_row_that_numbers_the_columns_is_of_the_head(row, names):
    report = fit(book(["地区", "船", "网"], row, ["甲市", 3, 4]), names)
    assert [one.name for one in report.series] == ["船", "网"]
    assert ended(report)[1] == (2, "aside", "header")
