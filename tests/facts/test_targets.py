"""Targets recomputed from the tables as they lie on disk, beside what the atlas answers."""

import pandas as pd
import pytest

from geo.sources import shipped
from geo.targets import compose_reach, scoreboard

WHOLE, CITIES = 330000, range(330100, 331101, 100)
TABLE = {
    "services_gva": 5.88, "services_tax_share": 0.605, "services_employment_share": 0.5,
    "digital_core_services_revenue_share": 1.133, "online_retail_sales": 8.91,
    "knowledge_intensive_services_share": 0.983, "services_labour_productivity": 5.13,
    "household_consumption_rate": 0.717, "quality_service_certificates": 17.76,
    "service_quality_satisfaction": 1.04, "services_trade_share": 0.292,
    "cross_border_online_retail": 21.5,
}  # fmt: skip
"""Percent a year, or points a year of what is in percent; the zones have no start."""

SHARES = {
    330100: 70.0, 330200: 51.8, 330300: 56.6, 330400: 44.5, 330500: 46.8, 330600: 49.1,
    330700: 58.0, 330800: 52.9, 330900: 43.4, 331000: 52.5, 331100: 56.5,
}  # fmt: skip
PACES = {
    330100: 8.2, 330200: 9.1, 330300: 7.7, 330400: 7.5, 330500: 7.7, 330600: 8.1,
    330700: 7.8, 330800: 7.7, 330900: 5.0, 331000: 6.9, 331100: 8.3,
}  # fmt: skip


@pytest.fixture(scope="module")
def panel():
    found = pd.read_csv(shipped() / "data/statistics/city_panel.csv")
    assert not found.duplicated(["indicator", "year", "unit_code"]).any()
    return found.pivot_table("value", ["indicator", "year"], "unit_code", aggfunc="first")


@pytest.fixture(scope="module")
def figures():
    found = pd.read_csv(shipped() / "data/documents/document_indicators.csv")
    return found[found["table1_no"].notna() & found["role"].isin(["primary", "missing"])]


def yearly(then, now, years):
    return ((now / then) ** (1 / years) - 1) * 100


def test_the_paces_that_the_plans_table_requires_follow_from_its_cells(atlas, figures):
    rows = figures[figures["section"].str.endswith("表1")]
    cells = rows.pivot_table("norm_value", "indicator_id", "year", aggfunc="first")
    units = rows.groupby("indicator_id")["norm_unit"].last()
    assert cells.shape == (13, 3)
    assert cells.isna().sum().sum() == 6
    found = {one.goal.key: one.goal.required(one.target)
             for one in scoreboard(atlas, atlas.view("/targets")) if one.target.number}  # fmt: skip
    for key, row in cells.iterrows():
        then, now = row["2019"], row["2025"]
        if pd.isna(then):
            assert found[key] is None
            continue
        points = units[key] == "%"
        wanted = (now - then) / 6 if points else yearly(then, now, 6)
        assert (found[key].amount, found[key].points) == (pytest.approx(wanted), points)
        assert found[key].amount == pytest.approx(TABLE[key], rel=5e-3)
    assert [key for key, one in found.items() if one is None] == [
        "hundred_billion_innovation_zones"
    ]


def test_the_province_grew_by_eight_percent_and_since_the_revision_by_six_and_a_half(atlas, panel):
    services = panel.loc["tertiary_va"]
    then, now = services.loc[2019, list(CITIES)].sum(), services.loc[2023, WHOLE]
    assert (round(then, 2), now) == (33988.21, 46268)
    assert pd.isna(services.loc[2019, WHOLE])
    track = next(iter(scoreboard(atlas, atlas.view("/targets")))).track
    first, second = track.course.paces()
    assert first.amount == pytest.approx(yearly(then, now, 4))
    assert round(first.amount, 1) == 8.0
    assert second.amount == pytest.approx(
        yearly(services.loc[2024, WHOLE], services.loc[2025, WHOLE], 1)
    )
    assert round(second.amount, 1) == 6.5


def test_the_share_of_services_is_that_of_one_vintage(atlas, panel):
    share = panel.loc["tertiary_va"] / panel.loc["gdp_sector_vintage"] * 100
    assert round(share.loc[2025, WHOLE], 1) == 59.4
    found = next(x for x in scoreboard(atlas, atlas.view("/targets"))
                 if x.goal.key == "services_gdp_share")  # fmt: skip
    assert found.track.decided.value == pytest.approx(share.loc[2025, WHOLE])
    assert found.track.needed.amount == pytest.approx((59.7 - share.loc[2025, WHOLE]) / 5)


def test_the_shares_of_all_cities_on_the_map_are_those_of_the_tables(atlas, panel):
    tops, overs = panel.loc["tertiary_va"].loc[2023], panel.loc["gdp_sector_vintage"].loc[2023]
    overs = overs.fillna(panel.loc["gdp"].loc[2023])
    rows = compose_reach(atlas, atlas.view("/targets?target=services_gdp_share&year=2023")).rows
    found = {int(one.place.code): one.shown.value for one in rows}
    assert found == pytest.approx({code: tops[code] / overs[code] * 100 for code in CITIES})
    assert {code: round(value, 1) for code, value in found.items()} == SHARES


def test_the_paces_of_all_cities_on_the_map_are_those_of_the_tables(atlas, panel):
    services = panel.loc["tertiary_va"]
    rows = compose_reach(atlas, atlas.view("/targets?target=services_gva&due=2025&year=2023")).rows
    found = {int(one.place.code): one.shown.value for one in rows}
    assert found == pytest.approx(
        {code: yearly(services.loc[2019, code], services.loc[2023, code], 4) for code in CITIES}
    )
    assert {code: round(value, 1) for code, value in found.items()} == PACES
    states = {int(one.place.code): one.state for one in rows}
    asked = yearly(34075, 48000, 6)
    for code, pace in found.items():
        share = pace / asked * 100
        wanted = "on_track" if share >= 100 else "watch" if share >= 80 else "behind"
        assert states[code] == wanted


def test_the_newest_values_held_against_the_targets_are_published_as_they_stand(atlas, panel):
    found = {(one.goal.key, one.track.decided.year): one.track.decided.value
             for one in scoreboard(atlas, atlas.view("/targets"))
             if one.track and one.track.decided and one.goal.unit == "亿元"}  # fmt: skip
    assert found == {
        ("services_gva", 2025): panel.loc["tertiary_va"].loc[2025, WHOLE],
        ("retail_sales_consumer_goods", 2025): panel.loc["retail_sales"].loc[2025, WHOLE],
    }


def test_the_revision_of_the_gdp_is_told_as_both_tables_have_it(atlas, panel):
    other = pd.read_csv(shipped() / "data/statistics/city_conflicts.csv")
    first = other[
        (other["unit_code"] == WHOLE) & (other["indicator"] == "gdp") & (other["year"] == 2023)
    ]
    assert 82553 in first["value"].tolist()
    assert panel.loc["gdp"].loc[2023, WHOLE] == 85620
    assert atlas.measures.provincial(atlas.indicators["gdp"], 2023).value == 85620
