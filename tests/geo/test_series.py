"""Series break where they break, go on where a union lets them, and mix years only when asked."""

import pytest

from geo.errors import RefusedError

HEAD = "indicator,level,from_year,to_year,reason_zh,reason_en\n"
ROW = "990101,fish,2022,5,t,final,census4,full,2022,A,Book\n"
SPLIT, SWAP = ("990101", "990103"), ("990201", "990202")


def follow(atlas, key, code, allow=()):
    return atlas.series.comparable(atlas.indicators[key], atlas.place(code), allow)


def known(points):
    return {point.year: point.value.value for point in points if point.value.value is not None}


def breaks(points, lang="en"):
    return {point.year: [one.say(lang) for one in point.breaks] for point in points if point.breaks}


def latest(atlas, key, by, allow=()):
    found = atlas.series.latest(atlas.indicators[key], by, allow)
    return {tuple(place.code for place in places): value for places, value in found}


# Breaks.


def test_a_series_within_one_vintage_does_not_break(toyland):
    found = follow(toyland, "fish", "990200")
    assert known(found.points) == {2020: 18, 2021: 20, 2022: 24, 2023: 24}
    assert breaks(found.points) == {}
    assert (found.codes, found.union) == ((), ())


def test_a_series_breaks_where_this_place_changes_its_vintage_and_no_other(toyland):
    first, last = follow(toyland, "fish", "990100"), follow(toyland, "fish", "990400")
    said = (
        "Another census vintage from 2021 on: after the 4th economic census; "
        "until then: before the 4th economic census."
    )
    assert breaks(first.points) == {2021: [said]}
    assert breaks(first.points, "zh") == {
        2021: ["自2021年起为第四次经济普查后口径，此前为第四次经济普查前口径。"]
    }
    assert list(breaks(last.points)) == [2023]


def test_a_year_without_a_value_is_a_point_and_the_series_goes_on_after_it(toyland):
    points = follow(toyland, "fish", "990400").points
    assert [point.year for point in points] == [2020, 2021, 2022, 2023]
    assert points[1].value.flags == ("not_published",)
    assert points[1].breaks == ()
    assert points[2].breaks == ()


def test_a_region_says_how_many_of_its_areas_change(toyland):
    found = follow(toyland, "fish", "north")
    assert known(found.points) == {2020: 26, 2021: 30, 2022: 36, 2023: 39}
    assert breaks(found.points) == {
        2021: ["From 2021 on 1 of 2 areas have another census vintage."]
    }


def test_areas_that_change_places_between_two_vintages_break_their_region(make_toyland):
    edit = ("990200,fish,2021,20,t,final,census4", "990200,fish,2021,20,t,final,census3")
    land = make_toyland({"data/city_panel": [edit]})
    found = breaks(follow(land, "fish", "north").points)
    assert found[2021] == ["From 2021 on 2 of 2 areas have another census vintage."]


def test_a_share_breaks_with_the_province_that_it_is_of(toyland):
    found = breaks(follow(toyland, "fish_part", "990200").points)
    assert found == {
        2022: ["From 2022 on the province that it is compared with has another census vintage."],
        2023: ["From 2023 on the province that it is compared with has another census vintage."],
    }


def test_growth_breaks_by_the_vintage_of_its_own_year(toyland):
    found = follow(toyland, "fish_growth", "990100")
    assert sorted(known(found.points)) == [2022, 2023]
    assert breaks(found.points) == {}
    asked = follow(toyland, "fish_growth", "990100", ("break",))
    assert sorted(known(asked.points)) == [2021, 2022, 2023]


@pytest.mark.parametrize(
    ("declared", "years"),
    [("2021,2022", [2022]), ("2020,2023", [2021, 2022, 2023]), ("2023,2024", [])],
)
def test_a_declared_break_is_told_in_its_own_words(make_toyland, declared, years):
    land = make_toyland({"data/breaks": [(HEAD, f"{HEAD}fish,city,{declared},重估,Revised\n")]})
    found = follow(land, "fish", "990100").points
    assert [point.year for point in found if "Revised" in map(str, point.breaks)] == years
    assert all("重估" in breaks(found, "zh")[year] for year in years)
    assert "Revised" not in str(breaks(follow(land, "catch", "990100").points))


def test_a_break_of_the_denominator_breaks_the_ratio(make_toyland):
    more = "990100,people,2021,1,heads,final,,A\n990100,people,2022,1,heads,final,,A\n"
    land = make_toyland(
        {
            "data/breaks": [(HEAD, f"{HEAD}people,city,2021,2022,普查,A count\n")],
            "data/city_panel": [("990100,people,2022,1,heads,final,,A\n", more)],
        }
    )
    assert breaks(follow(land, "fish_per_head", "990100").points) == {2022: ["A count"]}


def test_a_change_of_scope_is_a_break(make_toyland):
    part = "990301,fish,2022,30,t,final,census4,partial,2022,A,Book\n"
    whole = part.replace("partial", "full").replace("2022", "2023")
    land = make_toyland({"data/county_panel": [(part, part + whole)]})
    found = follow(land, "fish", "990301")
    assert known(found.points) == {2022: 30, 2023: 30}
    said = "Another scope from 2023 on: the values do not cover the same areas in full."
    assert breaks(found.points) == {2023: [said]}


def test_sums_of_other_areas_do_not_compare(toyland):
    found = follow(toyland, "fish", "south", ("partial", "break"))
    assert known(found.points) == {2020: 54, 2021: 60, 2022: 74, 2023: 71}
    assert list(breaks(found.points)) == [2021, 2022, 2023]


def test_what_was_published_of_other_land_ends_where_the_series_begins(toyland):
    found = follow(toyland, "fish", "990302")
    assert known(found.points) == {2022: 36}
    said = "The boundaries changed: values before 2022 belong to other land."
    assert breaks(found.points) == {2022: [said]}


def test_a_region_of_what_cannot_be_added_up_has_no_series(toyland):
    found = follow(toyland, "charm", "north")
    assert (found.points, found.codes, found.union) == ((), (), ())
    assert known(follow(toyland, "charm", "990100").points) == {2022: 3.5}


# Unions.


def test_an_area_that_was_parted_goes_on_as_the_union_it_was(toyland):
    for code in SPLIT:
        found = follow(toyland, "fish", code)
        assert found.codes == SPLIT
        assert known(found.union) == {2020: 7, 2022: 8}
        assert breaks(found.union) == {}
        assert {"union"} <= {f for point in found.union for f in point.value.flags}
    own = follow(toyland, "fish", "990101").points
    assert known(own) == {2022: 5, 2023: 6}
    assert list(breaks(own)) == [2022]


def test_a_union_that_knows_no_more_years_is_not_told(make_toyland):
    row = "990101,fish,2020,7,t,final,census4,full,2020,A,Old book\n"
    alone = "990102,fish,2020,1,t,final,census4,full,2020,A,Old book\n"
    land = make_toyland({"data/county_panel": [(row, "")]})
    assert follow(land, "fish", "990101").codes == ()
    assert follow(land, "fish", "990102").codes == ()
    assert known(
        follow(make_toyland({"data/county_panel": [(alone, "")]}), "fish", "990102").points
    )


def test_a_union_breaks_where_its_vintage_does(make_toyland):
    other = "990103,fish,2022,3,t,final,census4"
    edits = [(row, row.replace("census4", "census5")) for row in (ROW, other)]
    found = follow(make_toyland({"data/county_panel": edits}), "fish", "990103")
    assert known(found.union) == {2020: 7, 2022: 8}
    assert list(breaks(found.union)) == [2022]


def test_classes_of_joined_areas_are_cut_from_joined_values(toyland):
    fish = toyland.indicators["fish"]
    plain = toyland.series.pooled(fish, "county", ())
    joined = toyland.series.pooled(fish, "county", ("union",))
    assert sorted(plain) == [1, 3, 4, 5, 6, 7, 18, 30, 36]
    assert sorted(joined) == [1, 4, 7, 8, 18, 30, 36]


def test_joined_areas_are_one_measured_place_in_every_year(toyland):
    fish = toyland.indicators["fish"]
    years = toyland.series.years(fish, "county", ("union",))
    drawn = {tuple(p.code for places, _ in years[y] for p in places) for y in years}
    assert len(drawn) == 1
    for found in years.values():
        plots = {tuple(place.code for place in places): value for places, value in found}
        assert {SPLIT, SWAP} <= set(plots)
        assert all("union" in plots[plot].flags for plot in (SPLIT, SWAP))


# Latest.


def test_latest_takes_a_union_only_where_none_of_its_areas_has_a_newer_value(toyland):
    found = latest(toyland, "fish", "county")
    assert {codes: value.year for codes, value in found.items() if value.value is not None} == {
        ("990101",): 2023, ("990102",): 2022, ("990103",): 2022, SWAP: 2020,
        ("990301",): 2022, ("990302",): 2022,
    }  # fmt: skip
    assert (found[SWAP].value, found[SWAP].flags) == (18, ("union",))
    assert found["990401",].flags == ("not_published",)
    assert found["990401",].year == 0


def test_latest_holds_every_place_once_and_in_order(toyland, atlas):
    for one, key, by in ((toyland, "fish", "county"), (atlas, "gdp", "county"),
                         (atlas, "gdp", "circle"), (atlas, "tertiary_share", "city")):  # fmt: skip
        codes = [code for plot in latest(one, key, by) for code in plot]
        assert codes == [place.code for place in one.inside(by, "")]


def test_latest_of_joined_areas_keeps_them_joined(toyland):
    found = latest(toyland, "fish", "county", ("union",))
    assert (found[SPLIT].value, found[SPLIT].year) == (8, 2022)
    assert {"990101", "990103"}.isdisjoint(code for plot in found if len(plot) < 2 for code in plot)


def test_latest_says_what_a_rule_withholds_where_no_year_has_a_value(toyland):
    found = latest(toyland, "charm", "county")
    assert (found[SPLIT].value, found[SPLIT].year) == (2, 2020)
    assert (found[SWAP].value, found[SWAP].flags) == (None, ("boundary_differs",))
    assert found[SWAP].year == 2020


def test_latest_says_that_the_rest_of_a_union_has_no_value_of_its_own(make_toyland):
    newer = "990101,charm,2022,9,points,final,,full,2022,A,Book\n"
    found = latest(make_toyland({"data/county_panel": [(ROW, ROW + newer)]}), "charm", "county")
    assert (found["990101",].value, found["990101",].year) == (9, 2022)
    rest = found["990103",]
    assert (rest.value, rest.flags, rest.year) == (None, ("boundary_differs",), 2020)


def test_latest_refuses_regions_of_what_cannot_be_added_up(toyland):
    with pytest.raises(RefusedError, match="charm"):
        latest(toyland, "charm", "belt")


def test_latest_of_nothing_is_nothing(atlas):
    found = latest(atlas, "land_area", "city")
    assert {value.flags for value in found.values()} == {("not_published",)}
