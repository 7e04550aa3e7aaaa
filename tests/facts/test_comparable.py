"""Years compare on the land they share; regions add up, and their gap to the province is told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from geo import captions, compose
from geo.measures import Measures
from geo.observations import panel
from geo.plots import Ground
from geo.series import Series

YUHANG = ("330110", "330113")


def follow(atlas, key, code):
    return atlas.series.comparable(atlas.indicators[key], atlas.place(code))


def known(points):
    return {point.year: point.value.value for point in points if point.value.value is not None}


# The circles, the cities, the province.


def added(atlas, by, key, year):
    """Add the values of all places up as printed; ``None`` where one has none."""
    values = [
        atlas.measures.value(atlas.indicators[key], "city", place.codes, year).value
        for place in atlas.inside(by, "")
    ]
    return None if None in values else sum(Decimal(str(one)) for one in values)


def sums(atlas):
    columns = [i for i in atlas.indicators.values() if i.measure == "column" and i.additive]
    return [(one.key, year) for one in columns for year in atlas.period]


def test_the_four_circles_are_the_eleven_cities_exactly_in_every_year(atlas):
    counted = 0
    for key, year in sums(atlas):
        cities = added(atlas, "city", key, year)
        assert added(atlas, "circle", key, year) == cities
        counted += cities is not None
    assert counted == 74


def test_the_gap_to_the_published_province_is_declared_and_told(atlas):
    told = 0
    for key, year in sums(atlas):
        cities = added(atlas, "city", key, year)
        whole = atlas.measures.value(atlas.indicators[key], "province", ("330000",), year).value
        if cities is None or whole is None:
            continue
        gap = cities - Decimal(str(whole))
        row = atlas.gaps.get((key, year))
        assert (gap == 0) or row is not None
        if row is not None:
            assert float(row["gap_pct"]) == pytest.approx(float(gap) / whole * 100, abs=5e-5)
        for by in ("city", "circle") if gap else ():
            scene = compose(atlas, atlas.view(f"?indicator={key}&by={by}&year={year}"))
            (sentence,) = captions.gap(scene)
            assert row["reason_zh"] in sentence
            told += 1
    assert told == 2 * sum(row["areas_sum"] != row["published"]
                           for row in atlas.gaps.values())  # fmt: skip


# Boundaries that changed, in the shipped panel.


def test_only_yuhang_and_linping_have_a_longer_series_in_the_panel(atlas):
    """No other old area is published with all that its land is part of today."""
    found = {
        (key, place.code)
        for key in atlas.indicators
        for place in atlas.inside("county", "")
        if follow(atlas, key, place.code).codes
    }
    keys = ("gdp", "gdp_province_share", "gdp_per_head")
    assert found == {(key, code) for key in keys for code in YUHANG}


def test_gdp_of_yuhang_and_linping_goes_on_through_2021(atlas):
    for code in YUHANG:
        found = follow(atlas, "gdp", code)
        assert found.codes == YUHANG
        assert known(found.union) == {2020: 3051.61, 2022: 2651 + 1001}
        assert [point.breaks for point in found.union if point.year < 2023] == [()] * 7
    own = follow(atlas, "gdp", "330110").points
    assert known(own) == {2021: 2502.2, 2022: 2651, 2024: 3355.67, 2025: 3568}
    broken = {point.year: [one.say("en") for one in point.breaks] for point in own}
    assert broken[2021] == ["The boundaries changed: values before 2021 belong to other land."]
    assert "after the 5th economic census" in broken[2024][0]
    assert broken[2022] == broken[2025] == []


def test_gdp_a_head_of_yuhang_in_2020_is_of_the_old_district(atlas):
    """GDP is of the old district, the census counts by the new ones: both fit the union."""
    found = follow(atlas, "gdp_per_head", "330110")
    assert known(found.union) == {2020: pytest.approx(3051.61 / (122.6673 + 117.5841) * 10000)}
    scene = compose(atlas, atlas.view("?indicator=gdp_per_head&by=county&year=2020"))
    (line,) = [line for line in scene.lines if len(line.places) > 1]
    assert (line.name("zh"), line.value.flags) == ("余杭区 + 临平区", ("union", "unverified"))


def test_the_census_of_2020_is_of_todays_districts_and_joins_nothing(atlas):
    people = atlas.indicators["resident_population"]
    assert atlas.measures.unions(people, "county") == ()
    assert known(follow(atlas, "resident_population", "330110").points)[2020] == 122.6673


def test_a_map_of_joined_districts_keeps_its_shapes_over_the_years(atlas):
    for year, value in ((2020, 3051.61), (2021, None), (2022, 3652)):
        scene = compose(atlas, atlas.view(f"?indicator=gdp&by=county&year={year}&allow=union"))
        (line,) = [line for line in scene.lines if len(line.places) > 1]
        assert (line.code, line.value.value) == ("330110+330113", value)
        assert "union" in line.value.flags
        assert "合并显示" in " ".join(captions.notes(scene))
    assert len(scene.lines) == 89


# The same for figures that a reader brings: every old unit finds its land.


@pytest.mark.parametrize(
    ("old", "boundary", "union"),
    [
        ({"330102": 1, "330104": 2, "330109": 4}, 2020, ("330102", "330109", "330114")),
        ({"330103": 1, "330105": 2}, 2020, ("330105",)),
        ({"330110": 1}, 2020, YUHANG),
        ({"330327": 1}, 2018, ("330327", "330383")),
        ({"330203": 1, "330204": 2, "330212": 4}, 2015, ("330203", "330212")),
        ({"330303": 1, "330322": 2}, 2014, ("330303", "330305")),
        ({"330602": 1, "330621": 2}, 2012, ("330602", "330603")),
        ({"330185": 1}, 2016, ("330112",)),
        ({"330283": 1}, 2015, ("330213",)),
        ({"331021": 1}, 2016, ("331083",)),
        ({"330183": 1}, 2013, ("330111",)),
        ({"330682": 1}, 2012, ("330604",)),
    ],
)
def test_figures_of_an_old_unit_go_on_where_its_land_lies_today(atlas, old, boundary, union):
    then, now = boundary, 2022
    series = brought(
        atlas,
        [(code, then, value, boundary) for code, value in old.items()],
        [(code, now, 10 * 3**at, now) for at, code in enumerate(union)],
    )
    gdp = atlas.indicators["gdp"]
    total = sum(10 * 3**at for at in range(len(union)))
    for code in union:
        found = series.comparable(gdp, atlas.place(code))
        line = found.union if len(union) > 1 else found.points
        assert known(line) == {then: sum(old.values()), now: total}
        assert found.codes == (union if len(union) > 1 else ())
        assert all(point.breaks == () for point in line)
    growth = replace(atlas.indicators["tertiary_average_growth"], numerator=gdp.numerator)
    grown = series.measures.value(replace(growth, base_year=then), "county", union, now)
    assert grown.value == pytest.approx(
        ((total / sum(old.values())) ** (1 / (now - then)) - 1) * 100
    )


@pytest.mark.parametrize("missing", ["330102", "330104", "330109"])
def test_figures_of_a_part_of_an_old_exchange_stand_nowhere(atlas, missing):
    old = [(code, 2020, 1, 2020) for code in ("330102", "330104", "330109") if code != missing]
    gdp = atlas.indicators["gdp"]
    series = brought(atlas, old, [("330114", 2022, 5, 2022)])
    assert series.measures.unions(gdp, "county") == ()
    for code in ("330102", "330109", "330114"):
        value = series.measures.value(gdp, "county", (code,), 2020)
        assert (value.value, value.flags) == (None, ("boundary_differs",))


def brought(atlas, *tables):
    """Lay figures of one's own on the areas of today: code, year, value, boundary."""
    land = atlas.measures.ground.territories
    rows = [
        {"unit_code": code, "indicator": "gdp", "year": year, "value": value, "unit": "亿元",
         "status": "own", "source_grade": "", "boundary_vintage": boundary}
        for table in tables for code, year, value, boundary in table
    ]  # fmt: skip
    levels = land.levels({code: area.level for code, area in atlas.areas.items()})
    ground = Ground(panel(rows, [], levels), land)
    measures = Measures(ground, atlas.province.code, atlas.measures.parts_of_province)
    return Series(measures, atlas.gazetteer, atlas.groupings)
