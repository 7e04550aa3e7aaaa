"""Prospects: a forecast where the series carries one, and the exact reason where not."""

import pytest

from geo.adoptions import adopt
from geo.aims import Aim
from geo.forecasts import LEAST, METHODS
from geo.goals import due_of
from geo.own import own_of
from geo.targets import compose_reach, course, prospect, scoreboard, steady, track
from tests.geo.targets.walking import table, walk

OVER = "不作预测：目标年2025年已过。", "No forecast: the target's year, 2025, is over."
NONE = "不作预测：基数之后没有数值。", "No forecast: no value is known since the start."
SPLIT = (
    (
        "不作预测：只有2年可比（2024—2025），至少需要8年。"
        "自2024年起为第五次经济普查后口径，此前为第四次经济普查后口径。"
    ),
    (
        "No forecast: only 2 years compare (2024–2025), 8 are needed. Another census vintage from"
        " 2024 on: after the 5th economic census; until then: after the 4th economic census."
    ),
)
REASONS = {
    ("services_gva", "2025"): OVER,
    ("services_gva", "2030"): SPLIT,
    ("services_gdp_share", "2030"): SPLIT,
    ("online_retail_sales", "2025"): NONE,
    ("retail_sales_consumer_goods", "2025"): OVER,
}
AIM = Aim(300.0, 2026, "at_least")


def rising(last=2023, first=2014):
    return {year: 100.0 * 1.05 ** (year - 2014) + (year % 3) for year in range(first, last + 1)}


def test_no_target_of_the_documents_carries_a_forecast_and_each_says_why(atlas):
    found = {
        (one.goal.key, due_of(one.target)): prospect(one.track)
        for one in scoreboard(atlas, atlas.view("/targets"))
        if one.track
    }
    assert {key: (one.reason.say("zh"), one.reason.say("en")) for key, one in found.items()} == (
        REASONS
    )
    for one in found.values():
        assert (one.forecast, one.chance, one.level, one.corners) == (None, None, "no_data", ())


def city(atlas, amount, query=""):
    """Hold the residents of a city against a target of the reader's own."""
    one = own_of(table(unit="万人", rows=[("330100", 2027, amount)]))
    mine = adopt(atlas, [one], [one.key])
    view = mine.view(f"/targets?goal={one.key}&indicator=resident_population&year=2024{query}")
    row = next(x for x in compose_reach(mine, view).rows if x.place.code == "330100")
    return prospect(row.track, view.model, view.odds)


def test_the_residents_of_a_city_are_forecast_up_to_its_own_target(atlas):
    found = city(atlas, 1280)
    one = found.forecast
    assert (found.last.year, one.years, found.reason) == (2024, (2025, 2026, 2027), None)
    assert one.method.key in METHODS
    for low, middle, high in zip(one.low, one.mean, one.high, strict=True):
        assert low < middle < high
    assert len(found.corners) == 6
    assert found.chance == pytest.approx(100 * one.chance(1280, 2027))


def test_the_more_is_wanted_the_smaller_is_the_chance(atlas):
    found = [city(atlas, amount) for amount in (1150, 1250, 1280, 1320, 1500)]
    chances = [one.chance for one in found]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance < 100 for chance in chances)
    assert [found[0].level, found[2].level, found[-1].level] == ["on_track", "watch", "behind"]


@pytest.mark.parametrize("odds", ["90,10", "10,90"])
def test_the_readers_odds_decide_the_level_in_either_order(atlas, odds):
    assert [city(atlas, x, f"&odds={odds}").level for x in (1300, 1320, 1500)] == [
        "watch", "watch", "behind",
    ]  # fmt: skip
    assert [city(atlas, x).level for x in (1300, 1320, 1500)] == ["behind"] * 3


@pytest.mark.parametrize("method", list(METHODS))
def test_a_method_that_is_asked_for_is_used_or_says_why_not(atlas, method):
    found = city(atlas, 1280, f"&model={method}")
    assert (found.forecast is None) != (found.reason is None)
    if found.forecast:
        assert found.forecast.method.key == method
    else:
        assert {found.reason.say("zh") != "", found.reason.say("en") != ""} == {True}


def test_a_series_is_forecast_from_its_last_run_only(toyland):
    for values, breaks, first in (
        (rising(), (), 2014),
        ({**rising(2012, 2005), **rising()}, (), 2014),
        ({**rising(2023, 2005)}, (2014,), 2014),
    ):
        found = prospect(track(walk(toyland, values, breaks), AIM))
        assert steady(walk(toyland, values, breaks))[0].year == first
        assert found.forecast.years == (2024, 2025, 2026)
        assert found.forecast.tests


@pytest.mark.parametrize(
    ("values", "breaks", "zh"),
    [
        (rising(2020), (), "不作预测：连续年份只有7年（2014—2020），至少需要8年。"),
        (rising(), (2018,), "不作预测：只有6年可比（2018—2023），至少需要8年。"),
        ({}, (), "不作预测：基数之后没有数值。"),
        (rising(2026), (), "不作预测：目标年2026年已过。"),
    ],
    ids=["short", "cut", "none", "over"],
)
def test_a_run_that_is_too_short_is_not_forecast(toyland, values, breaks, zh):
    found = prospect(track(walk(toyland, values, breaks), AIM))
    assert found.forecast is None
    told = found.reason.say("zh")
    assert told.startswith(zh)
    assert len(steady(walk(toyland, values, breaks))) != LEAST
    assert found.reason.say("en").startswith("No forecast: ")


def test_the_chance_of_a_fall_is_that_of_being_below(toyland):
    found = walk(toyland, rising(), indicator="charm")
    up = prospect(track(found, Aim(180.0, 2026, "at_least")))
    down = prospect(track(found, Aim(180.0, 2026, "at_least", direction="down")))
    assert up.chance + down.chance == pytest.approx(100)


def test_nothing_is_forecast_where_nothing_is_known(toyland):
    found = course(toyland, toyland.indicators["charm"], toyland.place("north"))
    assert prospect(track(found, AIM)).last is None
    assert steady(found) == ()
