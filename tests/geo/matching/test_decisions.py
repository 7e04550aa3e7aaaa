"""What the reader decides is obeyed, and what cannot be understood is refused."""

import pytest

from geo.matching import ROLES, SITE_ROLES, Decisions, fit
from geo.workbooks import TableError
from tests.geo.matching.making import book, ended, values


def test_decisions_are_read_from_json():
    told = {
        "sheet": " 数据 ", "header": "3", "roles": {"0": "name", 2: "value"}, "years": {"2": 2021},
        "codes": {"5": "990100", "6": ""}, "aliases": {"Xia Sha①": "990101"},
        "boundaries": "today",
    }  # fmt: skip
    assert Decisions.read(told) == Decisions(
        "数据", 3, {0: "name", 2: "value"}, {2: 2021}, {5: "990100", 6: ""}, {"xiasha1": "990101"},
        "today",
    )  # fmt: skip
    assert Decisions.read({"sheet": None, "boundaries": 2019}) == Decisions(boundaries="2019")
    assert Decisions.read({"roles": {"0": "city"}}, SITE_ROLES).roles == {0: "city"}


@pytest.mark.parametrize(
    ("told", "quoted"),
    [
        ([], "[]"), ({"colour": "red"}, "red"), ({"sheet": 5}, "5"), ({"sheet": "x" * 201}, "xxx"),
        ({"header": 0}, "0"), ({"header": "two"}, "two"), ({"header": True}, "True"),
        ({"roles": {"0": "city"}}, "city"), ({"roles": {"A": "name"}}, "A"), ({"roles": []}, "[]"),
        ({"years": {"1": 20215}}, "20215"), ({"codes": {"0": "990100"}}, "0"),
        ({"codes": {"5": 990100}}, "990100"), ({"aliases": {"x": None}}, "None"),
        ({"boundaries": "yesterday"}, "yesterday"), ({"boundaries": 1900}, "1900"),
        ({"codes": dict.fromkeys(range(1, 60_000), "")}, "{"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_quoted(told, quoted):
    with pytest.raises(TableError) as caught:
        Decisions.read(told)
    assert caught.value.sentence.key == "match.wrong"
    assert quoted in str(caught.value)
    assert len(str(caught.value)) < 300


def test_roles_and_the_first_row_of_data_can_be_mended(names):
    table = book(["甲", "乙", "丙"], ["甲市", "东甲区", 1], ["乙市", "东乙县", 2])
    report = fit(table, names, Decisions(roles={0: "name", 1: "ignore", 2: "value"}, header=3))
    assert [one.role for one in report.columns] == ["name", "ignore", "value"]
    assert report.header == 3
    assert ended(report) == [
        (1, "aside", "header"), (2, "aside", "header"), (3, "matched", "990200")
    ]  # fmt: skip
    late = fit(table, names, Decisions(header=99))
    assert late.counts["aside"] == late.rows == 3


def test_another_column_can_hold_the_years(names):
    table = book(["年份", "统计年度", "地区", "值"], [2019, 2020, "甲市", 1])
    report = fit(table, names, Decisions(roles={1: "year"}))
    assert [one.role for one in report.columns] == ["note", "year", "name", "value"]
    assert values(report)[0][2] == 2020


def test_without_a_column_of_names_every_row_is_left_to_the_reader(names):
    table = book(["甲市", 1], ["乙市", 2])
    report = fit(table, names, Decisions(roles={0: "ignore"}))
    assert report.counts["unmatched"] == 2


def test_rows_and_labels_can_be_given_their_areas(names):
    table = book(["地区", "值"], ["下沙", 1], ["全省", 2], ["甲市", 3], ["乙市", 4])
    chosen = Decisions.read({"codes": {2: "990103", 4: "990200"}, "aliases": {"全　省": "990000"}})
    report = fit(table, names, chosen)
    assert [(one.code, one.how) for one in report.of("matched")] == [
        ("990103", "chosen"), ("990000", "alias"), ("990200", "chosen")
    ]  # fmt: skip
    assert [(one.row, one.first) for one in report.of("duplicate")] == [(5, 4)]
    aside = fit(table, names, Decisions.read({"aliases": {"下沙": ""}}))
    assert ended(aside)[1] == (2, "aside", "chosen")


@pytest.mark.parametrize(
    ("decisions", "key"),
    [
        (Decisions(codes={2: "123456"}), "match.no_area"),
        (Decisions(aliases={"x": "north"}), "match.no_area"),
        (Decisions(sheet="nowhere"), "match.sheet"), (Decisions(sheet="0"), "match.sheet"),
        (Decisions(sheet="2"), "match.sheet"),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_chosen(decisions, key, names):
    with pytest.raises(TableError) as caught:
        fit(book(["地区", "值"], ["甲市", 1]), names, decisions)
    assert caught.value.sentence.key == key


def test_the_roles_of_a_table_are_no_roles_of_a_list():
    assert set(ROLES) != set(SITE_ROLES)
