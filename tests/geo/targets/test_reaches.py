"""Reaches: what the map of a target shows, and what each place is held against."""

import pytest
from hypothesis import given, settings, strategies as st

from geo.adoptions import adopt
from geo.atlas import TOLERANCES
from geo.forecasts import METHODS
from geo.own import own_of
from geo.targets import compose_reach, scoreboard
from geo.vocabulary import RULES, STATES
from tests.geo.targets.walking import table

KEYS = [
    ("", "pace"), ("services_gva", "pace"), ("online_retail_sales", "pace"),
    ("services_gdp_share", "level"), ("retail_sales_consumer_goods", "none"),
    ("services_tax_share", "none"), ("software_it_revenue", "none"),
    ("consumer_confidence_counties", "none"), ("producer_services_share", "none"),
]  # fmt: skip
LEVELS = ("circle", "city", "county")


def reach(atlas, query=""):
    return compose_reach(atlas, atlas.view(f"/targets{query}"))


def limits(found):
    classes = found.scene.classes
    return (classes.lower, *classes.upper)


# --- what is shown ----------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "kind"), KEYS)
@pytest.mark.parametrize("by", LEVELS)
def test_a_target_is_followed_by_what_its_places_have(atlas, key, kind, by):
    found = reach(atlas, f"?target={key}&by={by}")
    assert found.kind == kind
    assert (found.centre is None) == (kind == "none")
    assert {one.state for one in found.rows} <= set(STATES)
    assert len(found.rows) == len(found.scene.lines) > 0


@pytest.mark.parametrize("key", ["gdp", "per_capita_income", "urbanisation_rate"])
def test_an_indicator_without_a_target_is_shown_and_held_against_nothing(atlas, key):
    found = reach(atlas, f"?indicator={key}")
    assert (found.goal, found.target, found.whole, found.kind) == (None, None, None, "none")
    assert {one.state for one in found.rows} == {"no_data"}
    assert {one.aim for one in found.rows} == {None}


@pytest.mark.parametrize("by", LEVELS)
@pytest.mark.parametrize("method", ["natural", "quantile", "equal"])
@pytest.mark.parametrize("k", ["2", "5", "9"])
def test_the_classes_of_a_ratio_meet_exactly_at_the_target(atlas, by, method, k):
    found = reach(atlas, f"?target=services_gdp_share&by={by}&method={method}&k={k}")
    assert found.centre == found.scene.classes.centre == 60
    assert 60 in limits(found)
    classes = found.scene.classes
    for line in found.scene.lines:
        if line.value.value is not None:
            assert (line.value.value > 60) == (line.class_ >= classes.arms)


@pytest.mark.parametrize("due", ["2025", "2030"])
@pytest.mark.parametrize("by", ["circle", "city"])
def test_the_classes_of_growth_meet_exactly_at_the_pace_that_is_asked(atlas, due, by):
    found = reach(atlas, f"?target=services_gva&due={due}&by={by}")
    assert found.scene.indicator.key == "tertiary_va.since2019"
    asked = found.goal.required(found.target) or found.whole.needed
    assert found.centre == found.scene.classes.centre == asked.amount
    assert asked.amount in limits(found)


@pytest.mark.parametrize("by", LEVELS)
def test_a_total_of_the_province_is_never_held_against_a_part_of_it(atlas, by):
    for goal in atlas.goals.values():
        for target in goal.targets:
            found = reach(atlas, f"?target={goal.key}&due={target.year[-4:]}&by={by}")
            total = goal.column and atlas.indicators[goal.column].additive
            if total and atlas.indicators[goal.column].measure == "column":
                assert {one.aim for one in found.rows} <= {None, found.centre}
                assert target.norm_value not in {one.aim for one in found.rows}
                assert {one.track for one in found.rows} == {None}


def test_a_verdict_is_one_of_the_value_that_is_shown(atlas, toyland):
    for place, key in ((atlas, "services_gdp_share"), (toyland, "fish_part_of")):
        for by in place.levels:
            for year in place.coverage(place.indicators[place.goals[key].column], by):
                for one in reach(place, f"?target={key}&by={by}&year={year}").rows:
                    if one.track is not None:
                        assert one.track.decided.value == one.shown.value
                        assert one.distance == one.shown.value - one.aim
                    else:
                        assert (one.shown.value, one.state) == (None, "no_data")


def test_the_share_of_each_city_has_the_verdict_of_its_distance(atlas):
    found = {one.place.code: one for one in reach(atlas, "?target=services_gdp_share").rows}
    assert len(found) == 11
    assert {code for code, one in found.items() if one.state == "met"} == {"330100"}
    assert found["330100"].distance == pytest.approx(9.98, abs=0.2)
    for one in found.values():
        assert (one.state == "met") == (one.shown.value >= 59.7)


def test_the_tolerance_moves_a_verdict_and_the_classes_stay(atlas):
    strict, mild = (
        reach(atlas, f"?target=services_gdp_share&by=circle&tolerance={x}") for x in ("0", "5")
    )
    states = [[one.state for one in found.rows] for found in (strict, mild)]
    assert states[0].count("met") == 0
    assert states[1].count("met") == 1
    assert limits(strict) == limits(mild)


def test_a_circle_is_held_by_the_ratio_of_its_sums(atlas):
    found = reach(atlas, "?target=services_gdp_share&by=circle&year=2023")
    for one in found.rows:
        areas = [atlas.place(code) for code in one.place.codes]
        sums = [
            sum(atlas.measures.value(atlas.indicators[key], "city", (x.code,), 2023).value
                for x in areas)
            for key in ("tertiary_va", "gdp_sector_vintage")
        ]  # fmt: skip
        assert one.shown.value == pytest.approx(sums[0] / sums[1] * 100)
    assert [round(one.shown.value, 1) for one in found.rows] == [58.8, 50.9, 54.9, 56.6]


def test_the_growth_of_a_circle_is_that_of_its_sums(atlas):
    found = reach(atlas, "?target=services_gva&due=2025&by=circle&year=2023")
    then, now = (16806.67, 6775.3, 6184.07, 4222.17), (22889.95, 9441.2, 8222.52, 5722.01)
    paces = [((b / a) ** (1 / 4) - 1) * 100 for a, b in zip(then, now, strict=True)]
    assert [one.shown.value for one in found.rows] == pytest.approx(paces)
    assert [one.state for one in found.rows] == ["on_track"] * 4


def test_counties_without_a_value_have_no_verdict(atlas):
    found = reach(atlas, "?target=services_gdp_share&by=county")
    states = {one.place.code: one.state for one in found.rows}
    assert len(states) == 90
    known = [one for one in found.rows if one.shown.value is not None]
    assert 0 < len(known) < 90
    assert states["330782"] == "met"
    for one in found.rows:
        assert (one.state == "no_data") == (one.shown.value is None)


def test_the_slider_restricts_what_a_place_is_judged_by(atlas):
    for year in ("2019", "2021", "2023"):
        for one in reach(atlas, f"?target=services_gdp_share&year={year}").rows:
            assert max(point.year for point in one.track.course.points) == int(year)
            assert one.track.decided.year == int(year)
    whole = reach(atlas, "?target=services_gdp_share&year=2019").whole
    assert whole.decided.year == 2025


def test_the_slider_moves_no_limit_where_all_years_share_a_scale(atlas):
    found = [reach(atlas, f"?target=services_gdp_share&year={year}") for year in (2019, 2023)]
    assert limits(found[0]) == limits(found[1])
    alone = reach(atlas, "?target=services_gdp_share&year=2019&scale=year")
    assert 60 in limits(alone)
    assert limits(alone) != limits(found[0])


def test_growth_across_a_break_is_no_growth_and_has_no_verdict(atlas):
    found = reach(atlas, "?target=services_gva&due=2025&year=2024")
    assert {one.state for one in found.rows} == {"no_data"}
    asked = reach(atlas, "?target=services_gva&due=2025&year=2024&allow=break")
    known = [one for one in asked.rows if one.shown.value is not None]
    assert known
    assert {one.state for one in known} <= {"on_track", "watch", "behind"}
    assert all("series_break" in one.shown.flags for one in known)


@pytest.mark.parametrize("warn", ["100,80", "80,100"])
def test_the_readers_limits_grade_the_places(atlas, warn):
    plain = reach(atlas, f"?target=services_gva&due=2025&warn={warn}")
    assert {one.state for one in plain.rows} == {"on_track", "watch"}
    hard = reach(atlas, "?target=services_gva&due=2025&warn=150,120")
    assert {one.state for one in hard.rows} == {"on_track", "watch", "behind"}


def test_the_values_of_a_map_with_a_later_year_than_the_target_are_still_shown(atlas):
    found = reach(atlas, "?target=services_gva&due=2025&by=city&year=latest")
    assert len(found.rows) == 11


# --- another province -------------------------------------------------------------------------


def test_another_province_has_a_map_of_every_kind(toyland):
    kinds = {key: reach(toyland, f"?target={key}").kind for key in toyland.goals}
    assert kinds == {"quays": "none", "fish_sum": "pace", "fish_part_of": "level", "songs": "none"}
    one = own_of(table(unit="吨", rows=[("990100", 2023, 20)]))
    atlas = adopt(toyland, [one], [one.key])
    assert reach(atlas, f"?goal={one.key}&indicator=fish").kind == "own"


@pytest.mark.parametrize("by", ["belt", "city", "county"])
def test_what_is_compared_in_another_province_is_centred_too(toyland, by):
    found = reach(toyland, f"?target=fish_part_of&by={by}")
    assert found.centre == 50
    assert 50 in limits(found)


def test_places_that_share_a_value_share_a_row_and_its_name(toyland):
    found = reach(toyland, "?target=fish_sum&by=county")
    row = found.rows[0]
    assert row.code == "990101+990103"
    assert row.name("zh") == "东甲区 + 新甲区"
    assert row.place.code == "990101"
    assert row.shown.value == pytest.approx(((8 / 7) ** 0.5 - 1) * 100)
    assert [one.code for one in found.rows] == [line.code for line in found.scene.lines]


# --- own targets ------------------------------------------------------------------------------


def test_own_targets_take_the_place_of_the_provinces(atlas):
    rows = [("330100", 2023, 14000), ("330200", 2023, 9000), ("330300", 2023, 4944.3)]
    one = own_of(table(unit="亿元", rows=rows))
    found = reach(adopt(atlas, [one], [one.key]), f"?goal={one.key}&indicator=tertiary_va")
    assert (found.kind, found.centre, found.view.year) == ("own", 100, "2023")
    assert 100 in limits(found)
    states = {row.place.code: row.state for row in found.rows}
    assert [states[code] for code, _, _ in rows] == ["met", "missed", "met"]
    assert {state for code, state in states.items() if code not in {r[0] for r in rows}} == {
        "no_data"
    }
    attained = {row.place.code: row.shown.value for row in found.rows}
    assert attained["330200"] == pytest.approx(8528.5 / 9000 * 100)
    assert found.scene.total is None


def test_own_values_stand_in_for_a_series_that_the_sources_lack(atlas):
    rows = [("330000", 2022, 49), ("330000", 2023, 52)]
    one = own_of(table(unit="%", kind="rate", rows=rows) | {"level": "province"})
    mine = adopt(atlas, [one], [one.key])
    found = reach(mine, f"?target=digital_core_services_revenue_share&actuals={one.key}")
    assert (found.whole.decided.value, found.whole.status) == (52, "on_track")
    assert found.whole.actual.amount == pytest.approx(3)
    assert found.whole.needed.amount == pytest.approx((55 * 0.995 - 52) / 2)
    assert found.whole.required.amount == pytest.approx((55 - 48.2) / 6)


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        (
            "万亿元",
            "自带数值“目标”的单位是“万亿元”，目标的单位是“亿元”；请按其单位重新导入。",
            (
                "Own values of “目标” are in “万亿元”, the target is in “100 million yuan”; import"
                " them in its unit."
            ),
        ),
        (
            "万人",
            "自带数值“目标”的单位是“万人”，目标的单位是“亿元”；请按其单位重新导入。",
            (
                "Own values of “目标” are in “万人”, the target is in “100 million yuan”; import"
                " them in its unit."
            ),
        ),
    ],
)
def test_own_values_in_another_unit_than_the_target_are_refused(atlas, unit, zh, en):
    rows = [("330000", 2025, 5.6), ("330100", 2025, 1.6)]
    one = own_of(table(unit=unit, rows=rows))
    mine = adopt(atlas, [one], [one.key])
    found = reach(mine, f"?target=services_gva&due=2025&actuals={one.key}")
    assert (found.refusal.say("zh"), found.refusal.say("en")) == (zh, en)
    assert (found.whole, found.kind) == (None, "none")
    assert {row.state for row in found.rows} == {"no_data"}
    (score,) = (x for x in scoreboard(mine, found.view) if x.target is found.target)
    assert (score.track, score.status) == (None, "no_data")


def test_own_values_without_a_named_target_are_those_of_the_indicators(atlas):
    one = own_of(table(unit="亿元", rows=[("330000", 2025, 50000)]) | {"level": "province"})
    mine = adopt(atlas, [one], [one.key])
    found = reach(mine, f"?actuals={one.key}")
    assert found.goal.key == "services_gva"
    assert found.view.indicator == one.key
    assert mine.view(mine.address(found.view)) == found.view


# --- the address ------------------------------------------------------------------------------


numbers = st.integers(0, 1000).map(lambda n: f"{n / 10:g}")
pairs = st.just("") | st.tuples(numbers, numbers).map(",".join)


@settings(max_examples=150)
@given(
    st.fixed_dictionaries(
        {
            "rule": st.sampled_from(list(RULES)),
            "tolerance": st.sampled_from(TOLERANCES),
            "warn": pairs,
            "odds": pairs,
            "model": st.sampled_from(["", *METHODS]),
            "due": st.sampled_from(["", "2025", "2030", "1999"]),
            "by": st.sampled_from(LEVELS),
            "lang": st.sampled_from(["zh", "en"]),
        }
    ),
    st.sampled_from(["", *map(str, range(2015, 2026)), "latest"]),
    st.integers(0, 33),
    st.sampled_from(["", "gdp", "tertiary_share", "tertiary_va"]),
)
def test_every_choice_survives_the_address(atlas, asked, year, number, indicator):
    target = ["", *atlas.goals][number]
    more = {"target": target, "year": year, "indicator": indicator}
    told = "&".join(f"{key}={text}" for key, text in {**asked, **more}.items() if text)
    view = atlas.view(f"/targets?{told}")
    for name, text in {**asked, "target": target}.items():
        held = getattr(view, name)
        assert (held if isinstance(held, str) else ",".join(f"{x:g}" for x in held)) == text
    written = atlas.address(view)
    assert atlas.view(written) == view
    if target and atlas.goals[target].column:
        assert "indicator=" not in written


@pytest.mark.parametrize("key", ["quays", "fish_sum", "fish_part_of", "songs"])
@pytest.mark.parametrize("by", ["belt", "city", "county"])
def test_a_year_that_is_asked_for_is_kept_in_another_province(toyland, key, by):
    for year in range(2020, 2024):
        view = toyland.view(f"/targets?target={key}&by={by}&year={year}")
        assert toyland.view(toyland.address(view)) == view


@pytest.mark.parametrize(
    "query",
    ["target=<script>", "due=99999", "warn=nan,1", "warn=1", "odds=5", "odds=101,1", "tolerance=7",
     "rule=never", "model=oracle", "pin=nowhere", "warn=1,2,3", "odds=-1,5", "warn=a,b"],
)  # fmt: skip
def test_a_broken_choice_takes_its_default_and_it_alone(atlas, query):
    assert atlas.view(f"/targets?{query}") == atlas.view("/targets")
    beside = atlas.view(f"/targets?{query}&by=county")
    assert beside == atlas.view("/targets?by=county")


def test_the_plain_address_follows_the_first_target_of_the_plan(atlas):
    found = reach(atlas)
    assert (found.goal.key, found.view.target) == ("services_gva", "")
    assert atlas.address(found.view) == "/targets"
