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


@pytest.mark.parametrize("boundary", range(2012, 2022))
def test_the_unions_of_a_year_part_todays_areas(atlas, boundary):
    territories = atlas.measures.ground.territories
    counties = {place.code for place in atlas.inside("county", "")}
    unions = {territories.fit(code, boundary).new for code in counties}
    assert sorted(code for union in unions for code in union) == sorted(counties)


def test_old_names_lead_to_todays_areas(atlas):
    names = atlas.measures.ground.territories.names
    assert "下城区" in names["330105"]
    assert "余杭区" in names["330113"]


def test_exchanged_land_needs_both(toyland):
    fit = toyland.measures.ground.territories.fit("990201", 2020)
    assert fit == Fit(("990201", "990202"), ("990201", "990202"))
