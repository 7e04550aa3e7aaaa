"""Labels as they stand in tables of Zhejiang, and what each of them is.

``labels.csv`` has for each label the city it stands under and the year of its value, where there
is any; how its row must end; and the code of the area it is (``matched``), or of one that must be
among the candidates (``ambiguous``) or the suggestions (``unmatched``).
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geo.matching import Decisions, Names, fit
from geo.sources import shipped
from geo.workbooks import Sheet, Workbook


def read(path):
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


LABELS = read(Path(__file__).with_name("labels.csv"))
CHANGES = read(shipped() / "boundaries/code_changes.csv")
HEAD = ("所属市", "地区", "年份", "数值")
ROLES = Decisions(roles={0: "parent", 1: "name", 2: "year", 3: "value"}, header=2)
GONE = {"绍兴县", "洞头县", "江东区", "下城区", "江干区"}


@pytest.fixture(scope="module")
def names(atlas):
    return Names.of(atlas.gazetteer, atlas.measures.ground.territories)


def table(*rows):
    return Workbook("table.csv", (Sheet.of("table", [list(row) for row in rows]),), ())


@pytest.fixture(scope="module")
def ends(names):
    """How each label ends in a table of its own: its entry, and the code its value is given."""
    found = []
    for one in LABELS:
        row = (one["parent"] or None, one["label"], one["year"] or None, "1")
        report = fit(table(HEAD, row), names, ROLES)
        found.append((one, report.entries[1], report.data[0].code if report.data else ""))
    return found


def test_the_labels_are_many_hard_and_of_every_area(atlas):
    assert len(LABELS) >= 800
    assert len({(one["label"], one["parent"], one["year"]) for one in LABELS}) == len(LABELS)
    matched = Counter(one["code"] for one in LABELS if one["ends"] == "matched")
    below = [code for code in atlas.areas if code != atlas.province.code]
    assert len(below) == 101
    assert min(matched[code] for code in below) >= 3
    traits = Counter(one["trait"] for one in LABELS)
    assert len(traits) >= 30
    ways = Counter(one["ends"] for one in LABELS)
    assert min(ways[end] for end in ("unmatched", "total", "note", "ambiguous", "unit")) >= 7
    assert {"浙江省", "330000", "全省"} <= {one["label"] for one in LABELS}


def test_no_label_is_given_an_area_that_it_is_not(ends):
    wrong = [
        (one["label"], one["parent"], one["year"], one["code"], code)
        for one, entry, code in ends
        if entry.status == "matched" and (one["ends"] != "matched" or code != one["code"])
    ]
    assert wrong == []


def test_99_of_100_labels_of_areas_are_matched(ends):
    missed = [
        (one["label"], one["parent"], one["year"], entry.status)
        for one, entry, _ in ends
        if one["ends"] == "matched" and entry.status != "matched"
    ]
    areas = sum(one["ends"] == "matched" for one in LABELS)
    assert len(missed) <= areas / 100, missed


def test_every_other_label_ends_as_it_must(ends):
    for one, entry, _ in ends:
        if one["ends"] != "matched":
            assert (entry.kind or entry.status) == one["ends"], one
            assert not one["code"] or one["code"] in entry.candidates, one


def test_every_change_of_divisions_is_known_by_its_old_name(names):
    assert len(CHANGES) >= 20
    assert {row["old_name_zh"] for row in CHANGES} <= {one["label"] for one in LABELS}
    for change in CHANGES:
        last = int(change["code_first_year_end"]) - 1
        rows = (("地区", "年份", "数值"), (change["old_name_zh"], last, 1))
        report = fit(table(*rows), names)
        fits = names.territories.fit(change["old_adcode"], last)
        entry, datum = report.entries[1], report.data[0]
        assert names.territories.fit(datum.code, datum.boundary).new == fits.new
        if fits.exact:
            assert (entry.code, entry.union) == (change["new_adcode"], ())
        else:
            assert (entry.code, entry.boundary) == (change["old_adcode"], last)
            assert entry.union == fits.new


@pytest.mark.parametrize("name", sorted(GONE))
def test_a_unit_that_is_no_more_is_not_matched_in_a_later_year(name, names):
    report = fit(table(("地区", "2022"), (name, 1), ("杭州市", 2)), names)
    assert report.entries[1].status == "ambiguous"


def test_a_yearbook_of_all_counties_is_matched_whole(atlas, names):
    rows = [["全省", 1], ["浙江省", 1]]
    for city in atlas.inside("city", ""):
        rows += [[city.name_zh, 1], ["  市区", 1]]
        rows += [[f"　　{one.name_zh}", 1] for one in atlas.inside("county", city.code)]
    report = fit(table(["2023年各县（市、区）生产总值"], ["单位：亿元"], HEAD[1::2], *rows), names)
    assert [one.code for one in report.of("matched")] == [
        one.code
        for city in atlas.inside("city", "")
        for one in (city, *atlas.inside("county", city.code))
    ]
    assert report.counts == {
        "matched": 101, "ambiguous": 0, "unmatched": 0, "duplicate": 0, "aside": 3 + 2 + 11
    }  # fmt: skip
    assert (report.series[0].unit, report.series[0].years) == ("亿元", (2023,))


def test_short_names_of_all_cities_are_matched_in_every_year(atlas, names):
    rows = [[one.short_zh, 1, 2] for one in atlas.inside("city", "")]
    report = fit(table(["地区", "2010", "2020"], *rows), names)
    assert report.counts["matched"] == 11
    among_counties = fit(table(["地区", "2010"], ["诸暨", 1], ["绍兴", 1], ["杭州", 1]), names)
    assert among_counties.entries[2].candidates == ("330600", "330621")


def test_a_table_with_linping_before_2021_is_worked_out_anew(names):
    rows = [["地区", "2019", "2020", "2021"], ["余杭区", 1, 2, 3], ["临平区", 1, 2, 3]]
    report = fit(table(*rows), names)
    assert report.boundaries == "today"
    assert {one.boundary for one in report.data} == {None}
    without = fit(table(*rows[:2]), names)
    assert without.boundaries == "each year"
    assert [one.boundary for one in without.data] == [2019, 2020, None]
    assert without.entries[1].union == ("330110", "330113")
