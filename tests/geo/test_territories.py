"""Values of old boundaries go to the smallest union of today's areas that they fit."""

import pytest

from geo.territories import Fit

HANGZHOU_EAST = (("330102", "330104", "330109"), ("330102", "330109", "330114"))


@pytest.mark.parametrize(
    ("code", "boundary", "old", "new"),
    [
        ("330110", 2020, ("330110",), ("330110", "330113")),
        ("330103", 2020, ("330103", "330105"), ("330105",)),
        ("330105", 2020, ("330103", "330105"), ("330105",)),
        ("330102", 2020, *HANGZHOU_EAST),
        ("330104", 2018, *HANGZHOU_EAST),
        ("330109", 2019, *HANGZHOU_EAST),
        ("330203", 2015, ("330203", "330204", "330212"), ("330203", "330212")),
        ("330204", 2015, ("330203", "330204", "330212"), ("330203", "330212")),
        ("330303", 2014, ("330303", "330322"), ("330303", "330305")),
        ("330602", 2012, ("330602", "330621"), ("330602", "330603")),
        ("330327", 2018, ("330327",), ("330327", "330383")),
        ("330183", 2013, ("330183",), ("330111",)),
        ("330185", 2016, ("330185",), ("330112",)),
        ("330283", 2015, ("330283",), ("330213",)),
        ("331021", 2016, ("331021",), ("331083",)),
        ("330682", 2012, ("330682",), ("330604",)),
        ("330106", 2012, ("330106",), ("330106",)),
    ],
)
def test_every_documented_change_has_its_smallest_union(atlas, code, boundary, old, new):
    fit = atlas.measures.ground.territories.fit(code, boundary)
    assert fit == Fit(old, new)
    assert fit.exact == (len(old) == len(new) == 1)


@pytest.mark.parametrize("boundary", [2021, 2022, 2025, None])
def test_areas_of_today_are_themselves(atlas, boundary):
    territories = atlas.measures.ground.territories
    for code in territories.codes:
        assert territories.fit(code, boundary) == Fit((code,), (code,))


def there_were(territories, today, boundary):
    """Return the codes of the areas that there were at a year's end."""
    first, last = territories.first_year_end, territories.last_year_end
    return {
        code
        for code in today | set(territories.former)
        if (first(code) or 0) <= boundary <= (last(code) or 9999)
    }


@pytest.mark.parametrize("boundary", range(2012, 2022))
def test_the_unions_of_a_year_part_todays_areas(atlas, boundary):
    territories = atlas.measures.ground.territories
    counties = {place.code for place in atlas.inside("county", "")}
    then = there_were(territories, counties, boundary)
    unions = {territories.fit(code, boundary) for code in then}
    assert sorted(code for union in unions for code in union.new) == sorted(counties)
    assert sorted(code for union in unions for code in union.old) == sorted(then)


@pytest.mark.parametrize(
    ("boundary", "there", "not_there"),
    [
        (2012, {"330621", "330682", "330183"}, {"330603", "330383", "330113"}),
        (2020, {"330103", "330104", "330383"}, {"330113", "330114", "330621", "330204"}),
        (2021, {"330113", "330114"}, {"330103", "330104"}),
    ],
)
def test_the_areas_of_a_year_are_known(atlas, boundary, there, not_there):
    territories = atlas.measures.ground.territories
    counties = {place.code for place in atlas.inside("county", "")}
    then = there_were(territories, counties, boundary)
    assert there <= then
    assert not_there.isdisjoint(then)
    assert len(then) == {2012: 90, 2020: 90, 2021: 90}[boundary]


def test_old_names_lead_to_todays_areas(atlas):
    names = atlas.measures.ground.territories.names
    assert "下城区" in names["330105"]
    assert "余杭区" in names["330113"]


def test_exchanged_land_needs_both(toyland):
    fit = toyland.measures.ground.territories.fit("990201", 2020)
    assert fit == Fit(("990201", "990202"), ("990201", "990202"))


@pytest.mark.parametrize(
    ("code", "name", "first", "last"),
    [
        ("330104", "江干区", None, 2020),
        ("330103", "下城区", None, 2020),
        ("330204", "江东区", None, 2015),
        ("330621", "绍兴县", None, 2012),
        ("330682", "上虞市", None, 2012),
        ("330327", "苍南县", None, None),
        ("330110", "余杭区", None, None),
    ],
)
def test_an_area_of_old_has_a_name_and_a_last_year(atlas, code, name, first, last):
    territories = atlas.measures.ground.territories
    assert territories.former[code] == (name,)
    assert territories.first_year_end(code) == first
    assert territories.last_year_end(code) == last


def test_a_new_area_has_a_first_year_and_no_former_name(atlas):
    territories = atlas.measures.ground.territories
    for code, first in (("330113", 2021), ("330383", 2019), ("330603", 2013)):
        assert territories.first_year_end(code) == first
        assert territories.last_year_end(code) is None
        assert code not in territories.former


def test_an_area_stands_for_itself_where_the_year_knows_no_such_area(toyland):
    territories = toyland.measures.ground.territories
    gone = Fit(("990302", "990303"), ("990302",))
    assert [territories.fit("990303", year) for year in (2020, 2022, None)] == [gone] * 3
    assert [territories.when("990303", year) for year in (2019, 2022, None)] == [2019, 2020, 2020]
    born = Fit(("990103",), ("990103",))
    assert [territories.fit("990103", year) for year in (2020, 2021, None)] == [born] * 3


def test_an_area_of_old_is_of_the_level_of_what_it_became(atlas, toyland):
    for one in (atlas, toyland):
        territories = one.measures.ground.territories
        today = {code: area.level for code, area in one.areas.items()}
        levels = territories.levels(today)
        old = set(levels) - set(today)
        assert old == set(territories.former) - set(today)
        assert {levels[code] for code in old} == {"county"}
        assert {code: levels[code] for code in today} == today
    assert "330104" in atlas.measures.ground.territories.levels({"330102": "county"})
