"""What the atlas answers, against figures that are published."""

import pytest

CIRCLES = ("hangshaojiahu", "yongzhou", "wentai", "jinquli")


def value(atlas, indicator, code, year):
    place = atlas.place(code)
    return atlas.measures.value(atlas.indicators[indicator], place.level, place.codes, year)


@pytest.mark.parametrize(
    ("code", "year", "published"),
    [
        ("330100", 2023, 14045), ("330200", 2023, 8528.5), ("330300", 2023, 4944.3),
        ("330400", 2023, 3144.45), ("330500", 2023, 1877.5), ("330600", 2023, 3823),
        ("330100", 2024, 15962), ("330100", 2025, 16997), ("330000", 2023, 46268),
        ("330000", 2025, 56206),
    ],
)  # fmt: skip
def test_value_added_of_services_is_as_published(atlas, code, year, published):
    assert value(atlas, "tertiary_va", code, year).value == published


@pytest.mark.parametrize(
    ("year", "sums"),
    [
        (2015, (10565.17, 4341.52, 4222.37, 2747.02)),
        (2019, (16806.67, 6775.3, 6184.07, 4222.17)),
        (2022, (20894.53, 8738.8, 7543.0, 5115.22)),
        (2023, (22889.95, 9441.2, 8222.52, 5722.01)),
    ],
)
def test_services_of_the_four_circles(atlas, year, sums):
    assert tuple(value(atlas, "tertiary_va", code, year).value for code in CIRCLES) == sums


def test_services_shares_of_the_four_circles_are_ratios_of_sums(atlas):
    shares = [value(atlas, "tertiary_share", code, 2023) for code in CIRCLES]
    assert [round(one.value, 1) for one in shares] == [58.8, 50.9, 54.9, 56.6]
    assert [(one.have, one.of) for one in shares] == [(4, 4), (2, 2), (2, 2), (3, 3)]


def test_the_circles_add_up_to_all_cities(atlas):
    cities = [place.code for place in atlas.inside("city", "")]
    for year in range(2015, 2024):
        whole = atlas.measures.value(atlas.indicators["gdp"], "city", cities, year).value
        parts = [value(atlas, "gdp", code, year).value for code in CIRCLES]
        assert sum(parts) == pytest.approx(whole, abs=1e-6)


def test_no_circle_has_a_total_after_the_last_complete_year(atlas):
    found = {code: value(atlas, "tertiary_va", code, 2024) for code in CIRCLES}
    assert {code: one.value for code, one in found.items()} == dict.fromkeys(CIRCLES)
    assert [(one.have, one.of) for one in found.values()] == [(2, 4), (1, 2), (0, 2), (0, 3)]


def test_hangzhou_of_2023_says_all_that_stands_beside_it(atlas):
    one = value(atlas, "tertiary_va", "330100", 2023)
    assert (one.status, one.vintage, one.grade, one.flags) == ("preliminary", "census4", "B", ())
    (seen,) = one.inputs
    assert seen.source.publisher == "杭州市统计局"
    assert seen.source.url
    assert atlas.unit(atlas.indicators["tertiary_va"], "zh") == "亿元"


def test_people_of_the_province_are_the_sum_of_its_cities(atlas):
    cities = [place.code for place in atlas.inside("city", "")]
    people = atlas.indicators["resident_population"]
    for year in range(2020, 2025):
        whole = atlas.measures.value(people, "province", ("330000",), year).value
        added = atlas.measures.value(people, "city", cities, year).value
        assert added == pytest.approx(whole, rel=1e-5)


def test_hangzhou_is_specialised_in_services_and_jiaxing_is_not(atlas):
    assert value(atlas, "tertiary_lq", "330100", 2023).value > 1
    assert value(atlas, "tertiary_lq", "330400", 2023).value < 1


@pytest.mark.parametrize("city", ["330200"])
def test_ningbo_alone_is_revised_after_the_fifth_census_in_2023(atlas, city):
    vintages = {
        place.code: value(atlas, "gdp", place.code, 2023).vintage
        for place in atlas.inside("city", "")
    }
    assert {code for code, vintage in vintages.items() if vintage == "census5"} == {city}


def test_the_census_of_counties_lacks_one_full_scope(atlas):
    counties = [place.code for place in atlas.inside("county", "")]
    people = atlas.indicators["resident_population"]
    found = [atlas.measures.value(people, "county", (code,), 2020) for code in counties]
    partial = [one.codes for one in found if "partial" in one.flags]
    assert partial == [("330106",)]
    total = atlas.measures.value(people, "county", counties, 2020)
    assert (total.value, total.have, total.of) == (None, 89, 90)
    asked = atlas.measures.value(people, "county", counties, 2020, ("partial",))
    assert asked.value == pytest.approx(6456.7588 - 2.3763)
    assert "partial" in asked.flags
