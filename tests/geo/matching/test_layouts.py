"""Tables that say with their layout what no cell says: years as headings, tables below tables."""

import pytest

from geo.matching import Decisions, fit
from tests.geo.matching.making import book, ended, values

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
