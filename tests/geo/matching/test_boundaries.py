"""Areas that are no more, that are new, and that were only renamed: by the year of their values."""

import pytest

from geo.matching import EACH_YEAR, TODAY, Decisions, Names, fit
from geo.matching.divisions import Divisions
from tests.geo.matching.making import book, ended, said

HEAD = ("地区", "2019", "2020", "2022")


def placed(report):
    return [(one.code, one.boundary, one.year, one.value) for one in report.data]


def test_an_area_that_is_no_more_is_understood_in_its_own_time(names):
    report = fit(book(["地区", "2019", "2020"], ["旧丙县", 1, 2], ["西丙县", 3, 4]), names)
    old, kept = report.of("matched")
    assert (old.code, old.how, old.boundary, old.union) == (
        "990303", "old name", 2020, ("990302",)
    )  # fmt: skip
    assert (kept.code, kept.boundary, kept.union) == ("990302", 2020, ("990302",))
    assert placed(report)[:2] == [("990303", 2019, 2019, 1), ("990303", 2020, 2020, 2)]
    assert report.to_json("zh")["matched"][0]["union"] == ["990302"]
    assert report.boundaries == EACH_YEAR


def test_an_area_that_is_no_more_has_no_values_later(names):
    report = fit(book(HEAD, ["旧丙县", 1, 2, 3], ["东丙县", 1, 1, 1]), names)
    one = report.entries[1]
    assert (one.status, one.candidates) == ("ambiguous", ("990303", "990302"))
    assert str(one.reason) == "There is no such area any more in the divisions of 2022."
    assert fit(book(HEAD, ["旧丙县", 1, 2, "-"]), names).entries[1].status == "matched"


def test_the_reader_may_insist_on_an_area_that_is_no_more(names):
    report = fit(book(HEAD, ["旧丙县", 1, 2, 3]), names, Decisions(codes={2: "990303"}))
    assert report.entries[1].how == "chosen"
    assert placed(report)[-1] == ("990303", 2020, 2022, 3)


def test_a_remembered_name_holds_only_where_its_area_was(names):
    known = Decisions(aliases={"老地方": "990303"})
    assert fit(book(HEAD, ["老地方", 1, 2, None]), names, known).entries[1].how == "alias"
    assert fit(book(HEAD, ["老地方", 1, 2, 3]), names, known).entries[1].status == "ambiguous"


def test_without_a_year_an_old_area_is_meant_as_it_was_last(names):
    report = fit(book(["地区", "值"], ["旧丙县", 1], ["西丙县", 1]), names)
    assert placed(report) == [("990303", 2020, None, 1), ("990302", None, None, 1)]


def test_an_area_before_its_time_shows_that_the_table_is_of_today(names):
    report = fit(book(HEAD, ["新甲区", 1, 2, 3], ["东甲区", 4, 5, 6]), names)
    assert report.boundaries == TODAY
    assert {one.boundary for one in report.data} == {None}
    [told] = said(report, "match.restated")
    assert told == (
        "“新甲区” has a value of 2019, before there was such an area: all years of the table are"
        " read on the boundaries of today."
    )
    early = fit(book(["地区", "2019"], ["新甲区", 1]), names)
    assert early.boundaries == TODAY


def test_a_table_may_be_worked_out_anew_before_the_newest_change(make_toyland):
    changed = [
        ("990303,旧丙县,990302,2021\n990302,西丙县,990302,2021\n",
         "990303,旧丙县,990302,2024\n990302,西丙县,990302,2024\n"),
    ]  # fmt: skip
    toyland = make_toyland({"boundaries/code_changes": changed})
    names = Names.of(toyland.gazetteer, toyland.measures.ground.territories)
    report = fit(book(HEAD, ["新甲区", 1, 2, 3], ["西丙县", 4, 5, 6]), names)
    assert report.boundaries == "2022"
    assert placed(report)[-1] == ("990302", 2022, 2022, 6)
    assert placed(report)[0] == ("990103", None, 2019, 1)
    assert "boundaries of 2022" in said(report, "match.restated")[0]


def test_old_areas_and_areas_before_their_time_are_left_to_the_reader(names):
    table = book(HEAD, ["新甲区", 1, 2, 3], ["旧丙县", 4, 5, None], ["东甲区", 4, 5, 6])
    report = fit(table, names)
    assert report.boundaries == EACH_YEAR
    assert said(report, "match.mixed")
    one = report.entries[1]
    assert (one.status, one.candidates) == ("ambiguous", ("990103", "990101"))
    assert str(one.reason) == "There was no such area yet in the divisions of 2019."
    today = fit(table, names, Decisions(boundaries=TODAY))
    assert [(one.row, one.status) for one in today.entries[1:]] == [
        (2, "matched"), (3, "ambiguous"), (4, "matched")
    ]  # fmt: skip
    assert "of today" in str(today.entries[2].reason)
    in_2020 = fit(table, names, Decisions(boundaries="2020"))
    assert [one.status for one in in_2020.entries[1:]] == ["ambiguous", "matched", "matched"]
    assert placed(in_2020)[-1] == ("990101", 2020, 2022, 6)


def test_a_renamed_area_is_the_area_of_today_in_every_year(twins):
    report = fit(book(["地区", "2010", "2020"], ["老丁县", 1, 2]), twins)
    assert (report.entries[1].code, report.entries[1].union) == ("990401", ())
    assert placed(report) == [("990401", None, 2010, 1), ("990401", None, 2020, 2)]
    new = fit(book(["地区", "2010", "2020"], ["东丁县", 1, 2]), twins)
    assert placed(new) == placed(report)
    assert new.boundaries == EACH_YEAR


def test_a_short_name_follows_its_area_through_the_years(make_toyland):
    renamed = [("990303,旧丙县,990302,2021", "990303,东丙市,990302,2021")]
    toyland = make_toyland({"boundaries/code_changes": renamed})
    names = Names.of(toyland.gazetteer, toyland.measures.ground.territories)
    report = fit(book(HEAD, ["东丙", None, 2, 3]), names)
    assert report.entries[1].status == "ambiguous"
    assert report.entries[1].candidates == ("990301", "990303")
    later = fit(book(HEAD, ["东丙", None, None, 3]), names)
    assert ended(later)[1] == (2, "matched", "990301")
    assert fit(book(["地区"], ["东丙"]), names).entries[1].code == "990301"


@pytest.mark.parametrize(
    ("basis", "code", "year", "place"),
    [
        (EACH_YEAR, "990101", 2020, ("990101", 2020)),
        (EACH_YEAR, "990101", 2021, ("990101", None)),
        (EACH_YEAR, "990103", 2019, ("990103", None)),
        (EACH_YEAR, "990303", 2025, ("990303", 2020)),
        (EACH_YEAR, "990401", 2010, ("990401", None)),
        (EACH_YEAR, "990200", 2010, ("990200", None)),
        (TODAY, "990101", 2015, ("990101", None)),
        ("2019", "990101", 2023, ("990101", 2019)),
    ],
)
def test_an_area_is_placed_as_the_territories_know_it(basis, code, year, place, twins):
    assert Divisions(twins.territories, basis).place(code, year) == place


def test_what_is_placed_fits_the_land_of_its_time(twins):
    territories = twins.territories
    for year in (2010, 2018, 2020, 2021, 2023):
        for code in [*twins.areas, *territories.former]:
            divisions = Divisions(territories)
            if divisions.alive(code, year):
                fit_now = territories.fit(*divisions.place(code, year))
                assert code in {*fit_now.old, *fit_now.new, "990405"}
