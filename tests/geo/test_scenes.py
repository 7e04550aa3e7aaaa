"""A scene answers a view, and says what must not be overlooked."""

import pytest
from hypothesis import given, settings, strategies as st

from geo import RefusedError, compose
from geo.lines import rank_of

METHODS = ["natural", "quantile", "equal", "headtail", "std", "manual"]


def scene(atlas, query=""):
    return compose(atlas, atlas.view(query))


def lines(atlas, query):
    return {line.code: line for line in scene(atlas, query).lines}


# 2 and 3. Partial and missing.


def test_missing_is_in_no_class_and_has_no_rank_and_no_share(toyland):
    line = lines(toyland, "?year=2021")["990400"]
    assert (line.value.value, line.class_) == (None, -1)
    assert (line.rank, line.rank_in_region, line.share) == (None, None, None)


def test_only_what_is_missing_has_no_class(atlas):
    for query in (
        "?by=county&indicator=gdp&year=2022",
        "?by=county&year=2023",
        "?by=circle&year=2024",
    ):
        for line in scene(atlas, query).lines:
            assert (line.class_ == -1) == (line.value.value is None)


def test_counties_with_partial_data_show_coverage_and_no_total(atlas):
    found = scene(atlas, "?indicator=gdp&by=county&within=330400&year=2021")
    assert found.coverage == (1, 7)
    assert (found.total.value, found.total.have, found.total.of) == (None, 1, 7)
    assert "partial" in found.flags


def test_what_is_partial_is_not_ranked(atlas):
    found = scene(atlas, "?indicator=gdp&by=county&within=330400&year=2021&allow=partial")
    ranked = {line.code for line in found.lines if line.rank is not None}
    assert ranked == {line.code for line in found.lines if "partial" not in line.value.flags}
    assert (found.coverage, found.partial) == ((1, 7), 6)
    assert "partial" in found.flags


def test_a_map_that_is_complete_has_its_total(atlas):
    found = scene(atlas)
    assert found.coverage == (11, 11)
    assert found.total.value == 46275.68
    assert found.province.value == 46268
    assert found.refusal == ""


# 1. Refusals.


def test_what_cannot_be_added_up_is_refused_for_regions_by_name(atlas, toyland):
    found = scene(atlas, "?indicator=rural_income&by=circle")
    assert "农村居民人均可支配收入" in found.refusal
    assert "not_additive" in found.flags
    assert found.total is None
    assert found.classes.upper == ()
    assert found.coverage == (0, 4)
    for line in found.lines:
        assert (line.value.value, line.value.flags) == (None, ("not_additive",))
        assert line.value.year == int(found.view.year)
    with pytest.raises(RefusedError):
        toyland.series.measure(toyland.indicators["charm"], "belt", 2022)


def test_what_cannot_be_added_up_has_no_total_and_no_share(atlas):
    found = scene(atlas, "?indicator=gdp_growth")
    assert found.total is None
    assert all(line.share is None for line in found.lines)


# 5, 6. Breaks and boundaries.


def test_growth_across_a_break_is_withheld_and_says_so(atlas):
    found = scene(atlas, "?indicator=tertiary_nominal_growth&year=2024")
    assert found.coverage == (0, 11)
    assert found.flags == ("series_break",)
    asked = scene(atlas, "?indicator=tertiary_nominal_growth&year=2024&allow=break")
    assert asked.coverage == (3, 11)
    assert "series_break" in asked.flags


def test_old_boundaries_are_one_line_on_their_union(atlas):
    found = lines(atlas, "?indicator=gdp&by=county&year=2020&within=330100")
    union = found["330110+330113"]
    assert union.value.value == 3051.61
    assert (union.name("zh"), union.short("en")) == ("余杭区 + 临平区", "Yuhang + Linping")
    assert "330110" not in found
    assert "330113" not in found


def test_every_place_stands_in_exactly_one_line(toyland, atlas):
    for year in (2020, 2022):
        found = scene(toyland, f"?by=county&year={year}")
        codes = [place.code for line in found.lines for place in line.places]
        assert sorted(codes) == [place.code for place in toyland.inside("county", "")]
    found = scene(atlas, "?indicator=gdp&by=county&year=2020&within=330100")
    codes = [place.code for x in (*found.lines, *found.around) for place in x.places]
    assert len(codes) == len(set(codes)) == 90


def test_a_value_that_fits_no_shape_is_said_to_exist(toyland):
    assert {"boundary_differs", "union"} <= set(scene(toyland, "?by=county&year=2020").flags)


# 7. Latest.


def test_latest_mixes_years_only_on_request_and_then_never_ranks(atlas):
    found = scene(atlas, "?indicator=gdp&by=county&year=latest")
    years = {line.value.year for line in found.lines if line.value.value is not None}
    assert len(years) > 1
    assert "mixed_years" in found.flags
    assert {(line.rank, line.rank_in_region) for line in found.lines} == {(None, None)}
    assert found.total is None
    for line in found.lines:
        if line.value.value is not None:
            assert {one.year for one in line.value.inputs} == {line.value.year}


def test_latest_of_one_year_mixes_nothing(toyland):
    found = scene(toyland, "?year=latest")
    assert {line.value.year for line in found.lines} == {2023}
    assert "mixed_years" not in found.flags
    assert all(line.rank is None for line in found.lines)


def test_latest_takes_the_newest_year_of_each(toyland):
    found = lines(toyland, "?by=county&year=latest")
    assert [found[code].value.year for code in ("990101", "990102")] == [2023, 2022]
    assert found["990401"].value.flags == ("not_published",)


def test_one_year_never_mixes_years(atlas):
    for year in atlas.coverage(atlas.indicators["gdp"], "county"):
        found = scene(atlas, f"?indicator=gdp&year={year}&by=county")
        assert {line.value.year for line in found.lines} <= {year}
        assert "mixed_years" not in found.flags


def test_a_map_of_several_vintages_says_so(atlas):
    assert "mixed_vintage" in scene(atlas, "?year=2016").flags
    assert "mixed_vintage" not in scene(atlas, "?year=2020").flags


# Ranks, shares, classes.


def test_ranks_count_from_the_best_and_ties_share_one(toyland, make_toyland):
    assert [line.rank for line in scene(toyland, "?year=2022").lines] == [3, 2, 1, 4]
    charm = lines(toyland, "?indicator=charm&year=2022")
    assert [charm[code].rank for code in ("990300", "990100", "990200", "990400")] == [
        1,
        2,
        3,
        None,
    ]
    tie = make_toyland(
        {
            "data/city_panel": [("990100,fish,2022,12,", "990100,fish,2022,24,")],
            "data/gaps": [("2022,112,110,-1.7857", "2022,112,122,8.9286")],
        }
    )
    assert [line.rank for line in scene(tie, "?year=2022").lines] == [2, 2, 1, 4]


def test_ranks_are_of_the_whole_province_and_of_the_region_whatever_is_shown(atlas):
    whole, part = lines(atlas, ""), lines(atlas, "?within=wentai")
    assert set(part) == {"330300", "331000"}
    for code, line in part.items():
        assert line == whole[code]
    assert [part[code].rank_in_region for code in ("330300", "331000")] == [1, 2]


def test_a_region_has_no_rank_among_its_own_members(atlas):
    assert {line.rank_in_region for line in scene(atlas, "?by=circle").lines} == {None}


def test_shares_are_of_the_sum_of_the_areas(atlas, toyland):
    assert sum(line.share for line in scene(atlas, "?by=circle").lines) == pytest.approx(100)
    assert lines(toyland, "?year=2022")["990100"].share == pytest.approx(12 / 110 * 100)


@pytest.mark.parametrize("by", ["circle", "city", "county"])
@pytest.mark.parametrize("method", METHODS)
def test_classes_stay_the_same_over_the_years(atlas, by, method):
    cut = {
        scene(atlas, f"?by={by}&year={year}&method={method}&breaks=1000").classes
        for year in atlas.coverage(atlas.indicators["tertiary_va"], by)
    }
    assert len(cut) == 1


def test_classes_of_one_year_hold_its_values_only(atlas):
    found = scene(atlas, "?year=2015&scale=year")
    values = [line.value.value for line in found.lines]
    assert (found.classes.lower, found.classes.upper[-1]) == (min(values), max(values))


def test_a_diverging_palette_is_centred_as_the_indicator_says(toyland, atlas):
    found = scene(toyland, "?indicator=fish_ratio&year=2022")
    assert found.classes.centre == pytest.approx(found.province.value)
    assert scene(atlas, "?indicator=tertiary_lq").classes.centre == 1
    assert scene(atlas).classes.centre is None


def test_there_is_a_colour_for_every_class(atlas):
    for query in (
        "",
        "?k=9",
        "?indicator=tertiary_lq&k=7",
        "?palette=rdbu",
        "?year=2024&by=circle",
    ):
        found = scene(atlas, query)
        assert len(found.colours) == len(found.classes.upper)


# Within, around, sites.


def test_what_lies_around_is_kept_apart(atlas):
    found = scene(atlas, "?within=yongzhou")
    assert found.within.name("zh") == "甬舟服务业经济圈"
    assert len(found.lines) == 2
    assert len(found.around) == 9


def test_the_register_is_filtered_by_place_and_kind(atlas, toyland):
    everything = len(atlas.register.sites)
    assert len(scene(atlas).sites) == everything
    parts = [scene(atlas, f"?by=city&within={x.code}").sites for x in atlas.inside("circle", "")]
    of_no_city = atlas.register.select(codes=[atlas.province.code])
    assert sum(map(len, parts)) + len(of_no_city) == everything
    assert {site.kind for site in scene(atlas, "?kinds=ftz").sites} == {"ftz"}
    assert [site.key for site in scene(toyland, "?within=shore&by=county").sites] == ["s1"]


def test_an_indicator_without_any_value_makes_an_empty_map(atlas):
    found = scene(atlas, "?indicator=land_area")
    assert found.coverage == (0, 11)
    assert found.colours == ()
    assert found.view.year == ""


@settings(max_examples=50)
@given(data=st.data())
def test_any_view_is_composed(atlas, data):
    allowed = atlas.allowed
    parts = [
        f"{name}={data.draw(st.sampled_from(sorted(allowed[name])))}"
        for name in ("indicator", "by", "within", "method", "k", "palette", "scale", "pin")
    ]
    year = data.draw(st.sampled_from(["latest", *map(str, atlas.period)]))
    allow = ",".join(data.draw(st.lists(st.sampled_from(["partial", "break"]), unique=True)))
    found = scene(atlas, f"?{'&'.join(parts)}&year={year}&allow={allow}&breaks=10,500")
    assert found.lines
    for line in found.lines:
        assert (line.class_ == -1) == (line.value.value is None)
        assert line.value.value is not None or line.value.flags
        assert line.rank is None or line.value.value is not None
    have, of = found.coverage
    assert 0 <= have <= of


def test_a_place_has_a_rank_among_its_like_or_none(atlas):
    services, share = atlas.indicators["tertiary_va"], atlas.indicators["tertiary_share"]
    assert rank_of(atlas, services, atlas.place("330100"), 2023) == (1, 11)
    assert rank_of(atlas, share, atlas.place("yongzhou"), 2023) == (4, 4)
    assert rank_of(atlas, services, atlas.place(atlas.province.code), 2023) is None
    assert rank_of(atlas, services, atlas.place("330106"), 2022) is None
