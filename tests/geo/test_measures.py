"""The rules of truth, for any set of areas."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, strategies as st

from geo.errors import RefusedError

CITIES = ("990100", "990200", "990300", "990400")
NORTH, SOUTH = CITIES[:2], CITIES[2:]


def measure(atlas, indicator, codes, year, level="city", allow=()):
    codes = (codes,) if isinstance(codes, str) else codes
    return atlas.measures.value(atlas.indicators[indicator], level, codes, year, allow)


def published(atlas, table="city_panel"):
    return {
        (row["indicator"], row["year"], row["unit_code"]): row["value"]
        for row in atlas.tables[table]
    }


# 1. Regions are sums, and ratios of sums.


def test_a_circle_is_the_exact_sum_of_its_cities_in_every_year(atlas):
    values = published(atlas)
    columns = [i for i in atlas.indicators.values() if i.measure == "column" and i.additive]
    counted = 0
    for circle in atlas.inside("circle", ""):
        for indicator in columns:
            for year in atlas.period:
                found = [values.get((indicator.key, year, code)) for code in circle.codes]
                value = measure(atlas, indicator.key, circle.codes, year)
                if None in found:
                    assert value.value is None
                    assert value.have == len(found) - found.count(None)
                else:
                    assert value.value == float(sum(Decimal(str(one)) for one in found))
                    counted += 1
    assert counted > 300


def test_sums_are_those_of_printed_decimals(make_toyland):
    edits = [("990100,fish,2022,12,", "990100,fish,2022,0.1,"),
             ("990200,fish,2022,24,", "990200,fish,2022,0.2,")]  # fmt: skip
    gap = [("fish,2022,112,110,-1.7857,", "fish,2022,112,74.3,-33.6607,")]
    land = make_toyland({"data/city_panel": edits, "data/gaps": gap})
    assert measure(land, "fish", NORTH, 2022).value == 0.3


@given(data=st.data())
def test_a_region_lies_between_its_areas(atlas, data):
    ratios = [i for i in atlas.indicators.values() if i.measure in {"ratio", "quotient"}]
    indicator = data.draw(st.sampled_from(ratios))
    year = data.draw(st.sampled_from(atlas.period))
    cities = [place.code for place in atlas.inside("city", "")]
    codes = data.draw(st.lists(st.sampled_from(cities), min_size=1, unique=True))
    value = measure(atlas, indicator.key, codes, year).value
    assume(value is not None)
    each = [measure(atlas, indicator.key, code, year).value for code in codes]
    assert min(each) - 1e-9 <= value <= max(each) + 1e-9


@given(data=st.data())
def test_the_order_of_areas_is_of_no_account(atlas, data):
    codes = data.draw(st.permutations([place.code for place in atlas.inside("city", "")]))
    assert measure(atlas, "tertiary_share", codes, 2020) == measure(
        atlas, "tertiary_share", sorted(codes), 2020
    )


def test_a_ratio_of_a_region_is_a_ratio_of_sums_and_no_average_of_ratios(toyland):
    assert measure(toyland, "fish_ratio", CITIES, 2022).value == 110 / 200 * 100
    assert measure(toyland, "fish_per_head", NORTH, 2022).value == 36 / 5
    assert measure(toyland, "rest_ratio", NORTH, 2022).value == (80 - 36) / 80 * 100


def test_the_shares_of_all_areas_add_up_to_the_whole(toyland, atlas):
    parts = [measure(toyland, "fish_part", code, 2022).value for code in CITIES]
    assert sum(parts) == pytest.approx(100)
    cities = [place.code for place in atlas.inside("city", "")]
    parts = [measure(atlas, "tertiary_province_share", code, 2023).value for code in cities]
    assert sum(parts) == pytest.approx(100)


def test_the_province_is_all_of_itself(toyland):
    assert measure(toyland, "fish_part", "990000", 2022, "province").value == 100
    assert measure(toyland, "fish_part", CITIES, 2022).value == 100
    assert measure(toyland, "fish_quotient", CITIES, 2022).value == 1


def test_a_share_is_of_the_published_province_where_an_area_is_missing(make_toyland):
    land = make_toyland(
        {
            "data/city_panel": [("990400,fish,2022,8,t,final,census4,A\n", "")],
            "data/gaps": [("fish,2022,112,110,-1.7857,取整,Rounding\n", "")],
        }
    )
    assert measure(land, "fish_part", "990100", 2022).value == 12 / 112 * 100


def test_a_share_names_what_it_is_a_share_of(toyland, make_toyland):
    for key in ("fish_part", "fish_quotient"):
        value = measure(toyland, key, "990100", 2022)
        assert {one.code for one in value.inputs} == {"990100"}
        assert {one.code for one in value.against} == set(CITIES)
        assert measure(toyland, key, "990000", 2022, "province").against == ()
    land = make_toyland(
        {
            "data/city_panel": [("990400,fish,2022,8,t,final,census4,A\n", "")],
            "data/gaps": [("fish,2022,112,110,-1.7857,取整,Rounding\n", "")],
        }
    )
    value = measure(land, "fish_part", "990100", 2022)
    assert [(one.code, one.value) for one in value.against] == [("990000", 112)]
    assert measure(toyland, "fish", "990100", 2022).against == ()
    assert measure(toyland, "fish_part", "990400", 2021).against == ()


def test_a_share_of_what_is_not_verified_is_not_verified_either(toyland, make_toyland):
    assert measure(toyland, "fish_part", "990100", 2022).grade == "B"
    land = make_toyland(
        {
            "data/city_panel": [
                ("990300,fish,2022,66,t,final,census4,B", "990300,fish,2022,66,t,final,census4,C")
            ]
        }
    )
    value = measure(land, "fish_part", "990100", 2022)
    assert (value.grade, value.flags) == ("C", ("unverified",))
    assert measure(land, "fish", "990100", 2022).flags == ()


def test_a_share_of_an_unknown_whole_is_not_known(toyland):
    value = measure(toyland, "fish_part", "990100", 2021)
    assert (value.value, value.flags) == (None, ("not_published",))


def test_what_cannot_be_added_up_has_no_regional_value_and_says_why_by_name(atlas, toyland):
    with pytest.raises(RefusedError, match=r"rural_income \(农村居民人均可支配收入, Rural") as told:
        measure(atlas, "rural_income", ("330100", "330400"), 2023)
    assert told.value.rule == "not_additive"
    with pytest.raises(RefusedError, match="charm"):
        measure(toyland, "charm", NORTH, 2022)
    assert measure(toyland, "charm", "990100", 2022).value == 3.5


def test_what_is_computed_from_what_cannot_be_added_up_cannot_either(toyland):
    assert measure(toyland, "charm_per_head", "990200", 2022).value == 4.5 / 4
    with pytest.raises(RefusedError, match="charm_per_head"):
        measure(toyland, "charm_per_head", NORTH, 2022)


def test_the_sum_of_the_areas_stands_in_for_a_province_that_is_not_published(toyland, atlas):
    fish = toyland.indicators["fish"]
    assert toyland.measures.provincial(fish, 2022).value == 112
    value = toyland.measures.provincial(fish, 2023)
    assert (value.value, value.status) == (110, "computed")
    assert toyland.measures.provincial(fish, 2021).value is None
    assert toyland.measures.provincial(toyland.indicators["charm"], 2022).value is None
    for year in range(2018, 2022):
        value = atlas.measures.provincial(atlas.indicators["tertiary_va"], year)
        assert (value.status, value.have) == ("computed", 11)


# 2. Partial coverage is never silent.


def test_partial_coverage_gives_no_total(toyland):
    value = measure(toyland, "fish", SOUTH, 2021)
    assert (value.value, value.have, value.of) == (None, 1, 2)
    assert value.flags == ("partial", "unverified")
    assert value.withheld


def test_a_partial_sum_that_is_asked_for_is_labelled(toyland):
    value = measure(toyland, "fish", SOUTH, 2021, allow=("partial",))
    assert (value.value, value.have, value.of) == (60, 1, 2)
    assert "partial" in value.flags


def test_a_value_of_partial_scope_is_labelled_and_never_added_unless_asked_for(toyland):
    value = measure(toyland, "fish", "990301", 2022, "county")
    assert (value.value, value.have, value.flags) == (30, 0, ("partial",))
    both = measure(toyland, "fish", ("990301", "990302"), 2022, "county")
    assert (both.value, both.have, both.flags) == (None, 1, ("partial",))
    both = measure(toyland, "fish", ("990301", "990302"), 2022, "county", ("partial",))
    assert (both.value, both.have, both.flags) == (66, 1, ("mixed_scope", "partial"))


def test_counties_without_a_full_scope_have_no_total_in_the_shipped_data(atlas):
    codes = [place.code for place in atlas.inside("county", "330400")]
    value = measure(atlas, "gdp", codes, 2021, "county")
    assert (value.value, value.have, value.of) == (None, 1, 7)
    value = measure(atlas, "gdp", codes, 2021, "county", ("partial",))
    assert value.value == pytest.approx(5750.15)
    assert {"partial", "mixed_scope"} <= set(value.flags)


@given(data=st.data())
def test_a_region_with_a_missing_area_has_no_total_or_is_flagged(atlas, data):
    columns = [i for i in atlas.indicators.values() if i.measure == "column" and i.additive]
    indicator = data.draw(st.sampled_from(columns))
    year = data.draw(st.sampled_from(atlas.period))
    cities = [place.code for place in atlas.inside("city", "")]
    codes = data.draw(st.lists(st.sampled_from(cities), min_size=1, unique=True))
    allow = data.draw(st.sampled_from([(), ("partial",), ("break",), ("break", "partial")]))
    value = measure(atlas, indicator.key, codes, year, allow=allow)
    known = sum((indicator.key, year, code) in published(atlas) for code in codes)
    assert (value.have, value.of) == (known, len(codes))
    if known < len(codes):
        assert value.value is None or "partial" in value.flags
        assert value.value is None or "partial" in allow
    if value.value is None:
        assert value.flags


# 3. Missing is not zero.


def test_what_nobody_published_is_missing_and_not_zero(toyland):
    value = measure(toyland, "fish", "990400", 2021)
    assert (value.value, value.flags, value.inputs) == (None, ("not_published",), ())
    assert not value.withheld
    assert (value.status, value.vintage, value.grade) == ("", "", "")


def test_a_quotient_by_zero_is_missing(toyland):
    value = measure(toyland, "fish_per_head", "990400", 2022)
    assert (value.value, value.flags) == (None, ("not_published",))


def test_a_comparison_with_nothing_is_missing(make_toyland):
    land = make_toyland({"data/city_panel": [("990400,catch,2022,40,", "990400,catch,2022,0,")]})
    value = measure(land, "fish_quotient", "990400", 2022)
    assert (value.value, value.flags) == (None, ("not_published",))


# 4. A ratio is of one vintage, scope and boundary.


def test_shares_divide_by_the_gdp_of_the_sectors_vintage(atlas):
    shares = [i for i in atlas.indicators.values() if i.stand_in]
    assert {i.key for i in shares} >= {"tertiary_share", "secondary_share_of_gdp", "tertiary_lq"}
    assert {(i.denominator.columns, i.stand_in) for i in shares} == {
        (("gdp_sector_vintage",), "gdp")
    }


def test_the_share_of_zhoushan_in_2015_is_not_that_of_the_newest_total(atlas):
    values = published(atlas)
    tertiary, matched, newest = (
        values[key, 2015, "330900"] for key in ("tertiary_va", "gdp_sector_vintage", "gdp")
    )
    assert abs(newest / matched - 1) > 0.1
    assert measure(atlas, "tertiary_share", "330900", 2015).value == tertiary / matched * 100


def test_numerator_and_denominator_of_a_share_are_of_one_vintage_in_every_city(atlas):
    for city in atlas.inside("city", ""):
        for year in atlas.period:
            value = measure(atlas, "tertiary_share", city.code, year)
            assert "mixed_vintage" not in value.flags
            assert len({one.vintage for one in value.inputs}) <= 1


def test_a_stand_in_divides_only_where_source_scope_boundary_and_vintage_agree(toyland):
    same, other_source, other_scope = (
        measure(toyland, "fish_ratio", code, 2022, "county")
        for code in ("990101", "990102", "990103")
    )
    assert (same.value, same.status) == (50, "computed")
    assert other_source.value is None
    assert other_scope.value is None


def test_a_county_has_no_share_of_a_gdp_of_other_boundaries(atlas):
    value = measure(atlas, "tertiary_share", "330110", 2020, "county")
    assert value.value is None
    assert measure(atlas, "tertiary_va", "330110", 2020, "county").value == 1981.67


@pytest.mark.parametrize(
    ("year", "mixed"),
    [
        (2015, {"hangshaojiahu", "yongzhou"}),
        (2016, {"hangshaojiahu", "yongzhou"}),
        (2017, {"hangshaojiahu", "yongzhou"}),
        (2018, {"hangshaojiahu", "yongzhou", "wentai"}),
        (2019, set()),
        (2023, set()),
    ],
)
def test_a_circle_of_cities_of_several_vintages_says_so(atlas, year, mixed):
    for circle in atlas.inside("circle", ""):
        for key in ("tertiary_va", "tertiary_share"):
            value = measure(atlas, key, circle.codes, year)
            assert ("mixed_vintage" in value.flags) == (circle.code in mixed)
            assert bool(value.vintage) == (circle.code not in mixed)


# 5. Breaks.


def test_growth_across_a_census_is_refused(atlas):
    for city in ("330100", "330200"):
        value = measure(atlas, "tertiary_nominal_growth", city, 2024)
        assert (value.value, value.flags) == (None, ("series_break",))
        assert value.withheld


def test_growth_across_a_census_that_is_asked_for_is_labelled(atlas):
    value = measure(atlas, "tertiary_nominal_growth", "330100", 2024, allow=("break",))
    assert value.value == pytest.approx((15962 / 14045 - 1) * 100)
    assert value.flags == ("mixed_vintage", "series_break")
    assert (value.have, value.of, value.vintage) == (1, 1, "")


def test_growth_within_a_vintage_is_computed(atlas, toyland):
    value = measure(atlas, "tertiary_nominal_growth", "330100", 2025)
    assert value.value == pytest.approx((16997 / 15962 - 1) * 100)
    assert (value.flags, value.status, value.vintage) == ((), "computed", "census5")
    assert measure(toyland, "fish_growth", NORTH, 2022).value == pytest.approx(20)


def test_one_area_with_a_break_withholds_the_growth_of_its_region(toyland):
    value = measure(toyland, "fish_growth", SOUTH, 2023)
    assert (value.value, value.have, value.of) == (None, 1, 2)
    assert value.flags == ("partial", "series_break")
    rest = measure(toyland, "fish_growth", SOUTH, 2023, allow=("partial",))
    assert rest.value == pytest.approx((60 / 66 - 1) * 100)
    assert rest.flags == ("partial", "series_break")
    whole = measure(toyland, "fish_growth", SOUTH, 2023, allow=("break",))
    assert whole.value == pytest.approx((71 / 74 - 1) * 100)
    assert (whole.have, whole.flags) == (2, ("mixed_vintage", "series_break"))


def test_average_growth_is_a_geometric_mean_from_the_base_year(toyland):
    assert measure(toyland, "fish_since", "990100", 2023).value == pytest.approx(
        ((15 / 10) ** 0.5 - 1) * 100
    )
    for year in (2020, 2021):
        value = measure(toyland, "fish_since", "990200", year)
        assert (value.value, value.flags) == (None, ("not_published",))


@pytest.mark.parametrize(
    ("declared", "refused"),
    [("2021,2022", True), ("2015,2025", True), ("2022,2023", False), ("2020,2021", False)],
)
def test_a_declared_break_refuses_every_change_that_may_cross_it(make_toyland, declared, refused):
    head = "indicator,level,from_year,to_year,reason_zh,reason_en\n"
    row = f"fish,city,{declared},重估,Revised\n"
    land = make_toyland({"data/breaks": [(head, head + row)]})
    value = measure(land, "fish_growth", "990100", 2022)
    assert (value.value is None) == refused
    assert ("series_break" in value.flags) == refused
    (one,) = land.measures.breaks
    assert (one.reason("zh"), one.reason("en")) == ("重估", "Revised")


@pytest.mark.parametrize(
    ("declared", "refused"),
    [("2021,2022", True), ("2022,2023", True), ("2015,2025", True), ("2020,2021", False)],
)
def test_average_growth_over_a_declared_break_is_refused_or_labelled(
    make_toyland, declared, refused
):
    head = "indicator,level,from_year,to_year,reason_zh,reason_en\n"
    land = make_toyland({"data/breaks": [(head, f"{head}fish,city,{declared},重估,Revised\n")]})
    value = measure(land, "fish_since", "990100", 2023)
    assert (value.value is None) == ("series_break" in value.flags) == refused
    asked = measure(land, "fish_since", "990100", 2023, allow=("break",))
    assert asked.value == pytest.approx(((15 / 10) ** 0.5 - 1) * 100)
    assert ("series_break" in asked.flags) == refused


def test_average_growth_across_a_census_is_refused_or_labelled(make_toyland):
    edit = ("990400,fish,2022,8,", "990400,fish,2021,2,t,final,census4,A\n990400,fish,2022,8,")
    land = make_toyland({"data/city_panel": [edit]})
    value = measure(land, "fish_since", "990400", 2023)
    assert (value.value, value.flags) == (None, ("series_break",))
    asked = measure(land, "fish_since", "990400", 2023, allow=("break",))
    assert asked.value == pytest.approx(((11 / 2) ** 0.5 - 1) * 100)
    assert asked.flags == ("mixed_vintage", "series_break")
    region = measure(land, "fish_since", SOUTH, 2023)
    assert (region.value, region.flags) == (None, ("partial", "series_break", "unverified"))
    region = measure(land, "fish_since", SOUTH, 2023, allow=("break",))
    assert region.value == pytest.approx(((71 / 62) ** 0.5 - 1) * 100)
    assert {"mixed_vintage", "series_break"} <= set(region.flags)


def test_years_of_changed_vintage_are_known(toyland, atlas):
    assert toyland.measures.changes("fish", "city") == {2021: 1, 2023: 1}
    assert atlas.measures.changes("tertiary_va", "city") == {2018: 1, 2019: 8, 2024: 3}
    assert atlas.measures.changes("resident_population", "city") == {}


# 6. A value belongs to the boundaries of its time.


def test_a_value_of_old_boundaries_stands_on_the_union_it_fits(toyland):
    fish = toyland.indicators["fish"]
    codes = [place.code for place in toyland.inside("county", "")]
    plots = toyland.measures.plots(fish, "county", 2020, codes)
    assert sorted(code for plot in plots for code in plot) == codes
    unions = {plot for plot in plots if len(plot) > 1}
    assert unions == {("990101", "990103"), ("990201", "990202")}
    split = measure(toyland, "fish", ("990101", "990103"), 2020, "county")
    assert (split.value, split.flags, split.status) == (7, ("union",), "final")
    swap = measure(toyland, "fish", ("990201", "990202"), 2020, "county")
    assert (swap.value, swap.flags, swap.status) == (18, ("union",), "computed")


def test_a_value_of_old_boundaries_is_not_shown_on_shapes_it_does_not_fit(toyland):
    for code in ("990101", "990103", "990201", "990302"):
        value = measure(toyland, "fish", code, 2020, "county")
        assert (value.value, value.flags) == (None, ("boundary_differs",))
        assert value.withheld


def test_old_areas_whose_values_cannot_be_added_have_none_on_their_union(toyland):
    assert measure(toyland, "charm", ("990101", "990103"), 2020, "county").value == 2
    value = measure(toyland, "charm", ("990201", "990202"), 2020, "county")
    assert (value.value, value.flags) == (None, ("boundary_differs",))


ROW = "990101,fish,2022,5,t,final,census4,full,2022,A,Book\n"
SPLIT, SWAP = ("990101", "990103"), ("990201", "990202")


@pytest.fixture(scope="module")
def later(make_toyland):
    """Toyland with counties of 2021 in their new boundaries, all of the split and the exchange."""
    rows = (
        "990101,fish,2021,5,t,final,census4,full,2021,A,Book\n"
        "990103,fish,2021,4,t,final,census4,full,2021,A,Book\n"
        "990201,fish,2021,9,t,final,census5,full,2021,A,Book\n"
        "990202,fish,2021,11,t,final,census5,full,2021,A,Book\n"
        "990101,catch,2020,50,t,final,census4,full,2021,A,Book\n"
        "990103,catch,2020,20,t,final,census4,full,2021,A,Book\n"
        "990101,charm,2021,3,points,final,,full,2021,A,Book\n"
        "990103,charm,2021,4,points,final,,full,2021,A,Book\n"
    )
    base = [(",nominal,up,diverging,0,1,2021\n", ",nominal,up,diverging,0,1,2020\n")]
    charm = "fish_since,%,sea,average_growth,"
    more = [
        *base,
        (charm, f"charm_growth,%,land,growth,,charm,,100,,real,up,diverging,0,1,\n{charm}"),
    ]
    return make_toyland({"data/county_panel": [(ROW, rows + ROW)], "data/indicators": more})


def test_growth_is_not_computed_between_different_boundaries(make_toyland):
    land = make_toyland({"data/county_panel": [(ROW, ROW + ROW.replace("2022,5", "2021,5"))]})
    value = measure(land, "fish_growth", "990101", 2021, "county")
    assert (value.value, value.flags) == (None, ("boundary_differs",))
    together = measure(land, "fish_growth", SPLIT, 2021, "county")
    assert (together.value, together.flags) == (None, ("boundary_differs",))


def test_growth_over_a_change_of_boundaries_is_that_of_the_union_both_years_fit(later):
    value = measure(later, "fish_growth", SPLIT, 2021, "county")
    assert value.value == pytest.approx((9 / 7 - 1) * 100)
    assert (value.flags, value.status, value.vintage) == (("union",), "computed", "census4")
    assert (value.have, value.of) == (2, 2)
    assert [(one.code, one.year) for one in value.inputs] == [
        ("990101", 2021), ("990103", 2021), ("990101", 2020)
    ]  # fmt: skip
    for code in SPLIT:
        alone = measure(later, "fish_growth", code, 2021, "county")
        assert (alone.value, alone.flags) == (None, ("boundary_differs",))


def test_growth_of_a_union_across_a_census_is_refused_and_labelled_when_asked_for(later):
    for key, codes in (("fish_growth", SWAP), ("fish_since", SWAP)):
        value = measure(later, key, codes, 2021, "county")
        assert (value.value, value.flags) == (None, ("series_break", "union"))
        asked = measure(later, key, codes, 2021, "county", ("break",))
        assert asked.value == pytest.approx((20 / 18 - 1) * 100)
        assert asked.flags == ("mixed_vintage", "series_break", "union")


def test_average_growth_over_a_change_of_boundaries_is_that_of_the_union(later):
    value = measure(later, "fish_since", SPLIT, 2022, "county")
    assert value.value == pytest.approx(((8 / 7) ** 0.5 - 1) * 100)
    assert value.flags == ("union",)


def test_a_ratio_of_two_boundaries_is_that_of_the_union_both_fit(later):
    value = measure(later, "fish_ratio", SPLIT, 2020, "county")
    assert (value.value, value.flags) == (7 / 70 * 100, ("union",))


def test_a_map_joins_areas_only_where_the_union_has_a_value(later):
    codes = [place.code for place in later.inside("county", "")]
    growth, charm = (later.indicators[key] for key in ("fish_growth", "charm_growth"))
    plots = later.measures.plots(growth, "county", 2021, codes)
    assert {plot for plot in plots if len(plot) > 1} == {SPLIT, SWAP}
    plots = later.measures.plots(growth, "county", 2022, codes)
    assert plots == tuple((code,) for code in codes)
    assert later.measures.plots(charm, "county", 2021, codes) == plots


def test_growth_of_what_cannot_be_added_up_does_not_meet_on_a_union(later):
    for code in SPLIT:
        value = measure(later, "charm_growth", code, 2021, "county")
        assert (value.value, value.flags) == (None, ("boundary_differs",))
    with pytest.raises(RefusedError, match="charm_growth"):
        measure(later, "charm_growth", SPLIT, 2021, "county")


def test_joined_areas_stand_on_the_same_plots_in_every_year(later):
    codes = [place.code for place in later.inside("county", "")]
    fish = later.indicators["fish"]
    assert later.measures.unions(fish, "county") == (SPLIT, SWAP)
    plots = {later.measures.plots(fish, "county", y, codes, ("union",)) for y in range(2020, 2024)}
    assert len(plots) == 1
    assert set(plots.pop()) >= {SPLIT, SWAP}


@pytest.mark.parametrize(
    ("year", "value", "flags"),
    [
        (2020, 7, ("union",)), (2021, 9, ("union",)), (2022, 8, ("union",)),
        (2023, None, ("partial", "union")), (2019, None, ("not_published", "union")),
    ],
)  # fmt: skip
def test_joined_areas_are_added_up_and_say_so(later, year, value, flags):
    found = measure(later, "fish", SPLIT, year, "county", ("union",))
    assert (found.value, found.flags) == (value, flags)


def test_what_cannot_be_added_up_is_not_joined_and_says_so(later):
    charm = later.indicators["charm"]
    assert later.measures.unions(charm, "county") == ()
    codes = [place.code for place in later.inside("county", "")]
    for year in (2020, 2021):
        plots = later.measures.plots(charm, "county", year, codes, ("union",))
        assert plots == tuple((code,) for code in codes)
    old = measure(later, "charm", "990101", 2020, "county", ("union",))
    assert (old.value, old.flags) == (None, ("boundary_differs", "not_additive"))
    assert measure(later, "charm", "990101", 2021, "county", ("union",)).value == 3


def test_old_areas_that_became_one_are_joined_and_say_so(make_toyland):
    row = "990302,fish,2020,20,t,final,census4,full,2020,A,Old book\n"
    old = row.replace("990302,fish,2020,20", "990303,fish,2020,3")
    land = make_toyland({"data/county_panel": [(row, row + old)]})
    value = measure(land, "fish", "990302", 2020, "county")
    assert (value.value, value.flags, value.status) == (23, ("union",), "computed")
    part = make_toyland({"data/county_panel": [(row, row + old.replace("full", "partial"))]})
    value = measure(part, "fish", "990302", 2020, "county")
    assert (value.value, value.flags) == (None, ("mixed_scope", "partial", "union"))
    value = measure(part, "fish", "990302", 2020, "county", ("partial",))
    assert (value.value, value.flags) == (23, ("mixed_scope", "partial", "union"))


def test_a_union_with_nothing_to_divide_by_is_missing(make_toyland):
    none = ROW.replace("990101,fish,2022,5", "990101,catch,2020,0").replace(",2022,A", ",2020,A")
    land = make_toyland({"data/county_panel": [(ROW, ROW + none)]})
    value = measure(land, "fish_ratio", SPLIT, 2020, "county")
    assert (value.value, value.flags) == (None, ("not_published", "union"))
    assert not value.withheld


def test_yuhang_of_2020_stands_on_the_union_with_linping(atlas):
    value = measure(atlas, "gdp", ("330110", "330113"), 2020, "county")
    assert value.value == 3051.61
    assert "union" in value.flags
    alone = measure(atlas, "gdp", "330110", 2020, "county")
    assert (alone.value, alone.flags) == (None, ("boundary_differs",))
    assert measure(atlas, "gdp", "330110", 2021, "county").value == 2502.2


# 8. Published and computed; conflicts.


def test_published_and_computed_shares_are_two_indicators(atlas):
    computed, printed = (
        atlas.indicators[key] for key in ("tertiary_share", "tertiary_share_published")
    )
    assert (computed.measure, printed.measure) == ("ratio", "column")
    assert not printed.additive
    for city in atlas.inside("city", ""):
        for year in atlas.period:
            for key, kinds in (("tertiary_share", 2), ("tertiary_share_published", 1)):
                value = measure(atlas, key, city.code, year)
                assert value.value is None or len(value.inputs) == kinds


def test_a_value_says_all_that_stands_beside_it(toyland):
    value = measure(toyland, "fish", "990300", 2021)
    assert (value.status, value.vintage, value.grade) == ("final", "census4", "C")
    assert value.flags == ("unverified",)
    assert [one.value for one in value.inputs] == [60]
    value = measure(toyland, "fish", ("990200", "990300"), 2022)
    assert (value.status, value.vintage, value.grade) == ("computed", "census4", "B")
    assert measure(toyland, "fish_part", "990100", 2022).status == "computed"


def test_one_region_or_none_may_be_asked_for(toyland):
    value = measure(toyland, "fish", (), 2022)
    assert (value.value, value.have, value.of) == (None, 0, 0)
