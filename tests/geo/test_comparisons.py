"""Regions beside each other: boards, standings, profiles, peers, flows, focus."""

from dataclasses import replace

import pytest

from geo.comparisons import (
    chosen,
    comparable,
    compose_board,
    flow,
    follows,
    likeness,
    measured,
    profile,
    sectors,
    shared,
    standings,
    unassigned,
)
from geo.measures import Value

YEARS = range(2016, 2024)


def board(atlas, query=""):
    return compose_board(atlas, atlas.view(f"/circles{query}"))


def test_the_plain_address_compares_the_four_circles_on_one_scale(atlas):
    found = board(atlas)
    assert [place.code for place in found.places] == [
        "hangshaojiahu",
        "yongzhou",
        "wentai",
        "jinquli",
    ]
    assert [row.indicator.key for row in found.rows] == [f"{key}.index" for key in atlas.compared]
    assert len(found.panels) == len(atlas.compared) == 6
    assert {panel.scale for panel in found.panels} == {"index diverging"}
    assert len({panel.scene.classes.upper for panel in found.panels}) == 1
    for row in found.rows:
        assert row.province.value == pytest.approx(100)
        assert sorted(entry.rank[0] for entry in row.entries) == [1, 2, 3, 4]


def test_maps_of_several_units_share_a_scale_by_unit(atlas):
    found = board(atlas, "?basis=absolute")
    scales = {}
    for panel in found.panels:
        scales.setdefault(panel.scale, []).append(panel.scene)
    assert len(scales) > 2
    for key, scenes in scales.items():
        assert len({scene.classes.upper for scene in scenes}) == 1, key
        assert len({scene.indicator.unit for scene in scenes}) == 1


def test_years_side_by_side_are_of_one_indicator_on_one_scale(atlas):
    found = board(atlas, "?panels=years&basis=absolute&year=2022")
    assert [panel.scene.view.year for panel in found.panels] == [
        "2017", "2018", "2019", "2020", "2021", "2022",
    ]  # fmt: skip
    assert {panel.scene.indicator.key for panel in found.panels} == {"tertiary_va"}
    assert len({panel.scene.classes.upper for panel in found.panels}) == 1


def test_what_has_no_such_terms_stands_apart_and_on_no_map(atlas):
    found = board(atlas, "?indicators=tertiary_share,tertiary_growth,gdp&basis=share")
    assert [row.apart for row in found.rows] == [True, True, False]
    assert [panel.scene.indicator.key for panel in found.panels] == ["gdp.share"]


def test_the_order_and_number_of_the_readers_indicators_are_kept(atlas):
    keys = list(atlas.indicators)[:12]
    view = atlas.view(f"/circles?indicators={','.join(reversed(keys))}")
    assert chosen(atlas, view) == tuple(reversed(keys))[:8]
    assert atlas.view(atlas.address(view)) == view


def test_a_growth_has_no_value_for_a_region_and_says_why(atlas):
    found = board(atlas, "?indicators=tertiary_growth")
    (row,) = found.rows
    assert {entry.value.flags for entry in row.entries} == {("not_additive",)}
    assert row.leader is None


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("key", ["tertiary_va", "gdp", "deposits_balance", "resident_population"])
def test_what_the_areas_of_a_region_add_is_its_growth_exactly(atlas, key, year):
    indicator = atlas.indicators[key]
    for region in atlas.inside("circle", ""):
        areas = [atlas.place(code) for code in region.codes]
        reference = measured(atlas, indicator, atlas.place("330000"), year)
        rows = standings(atlas, indicator, areas, year, reference, ("break",))
        growth = measured(atlas, atlas.indicator(f"{key}.growth"), region, year, ("break",))
        if growth.value is None:
            assert any(one.contribution is None for one in rows)
        else:
            assert sum(one.contribution for one in rows) == pytest.approx(growth.value, abs=1e-9)


def test_no_contribution_is_told_over_a_break(atlas):
    rows = standings(
        atlas, atlas.indicators["gdp"], [atlas.place("330200")], 2023, Value.missing((), 2023)
    )
    assert rows[0].contribution is None
    assert "series_break" in rows[0].growth.flags


def test_distances_are_to_the_reference_and_to_the_leader(atlas):
    found = board(atlas, "?indicator=tertiary_share&ref=330200&year=2022")
    ningbo = measured(atlas, atlas.indicators["tertiary_share"], atlas.place("330200"), 2022)
    best = max(one.value.value for one in found.regions)
    for one in found.regions:
        assert one.to_reference == pytest.approx(one.value.value - ningbo.value)
        assert one.to_leader == pytest.approx(one.value.value - best)


def test_no_distance_is_told_between_values_of_two_censuses(atlas):
    found = board(atlas, "?indicator=gdp_per_head&indicators=gdp_per_head&year=2023")
    assert {one.to_reference for one in found.regions} <= {None, found.regions[1].to_reference}
    before, after = (
        measured(atlas, atlas.indicators["gdp_per_head"], atlas.place(code), 2023)
        for code in ("330100", "330200")
    )
    assert not comparable(before, after)
    wentai = [atlas.place(code) for code in atlas.place("wentai").codes]
    (bar,) = profile(atlas, wentai[0], ["gdp_per_head"], 2023, wentai)
    assert bar.gap is not None


def test_a_comparison_keeps_its_year_whatever_leads_or_is_mapped(atlas):
    for query in ("?by=county", "?indicator=per_capita_income", "?year=latest", "?basis=head"):
        assert atlas.view(f"/circles{query}").year == "2023", query
    assert atlas.view("/circles?year=2021&by=county").year == "2021"


def test_a_profile_lies_in_its_spreads_and_closing_the_gap_closes_it(atlas):
    for code in ("331000", "330400", "330900"):
        place = atlas.place(code)
        region = atlas.gazetteer.region_of(code, "circle")
        peers = [atlas.place(one) for one in region.codes]
        for bar in profile(atlas, place, atlas.compared[:5], 2022, peers):
            low, high = bar.near
            assert bar.wide[0] <= low <= bar.value.value <= high <= bar.wide[1]
            assert (bar.gap == 0) == (bar.leader[0] == place)
            if bar.closing:
                top, bottom = (
                    sum(x.value for x in bar.value.inputs if x.indicator in formula.columns)
                    for formula in (
                        bar.indicator.numerator,
                        bar.indicator.denominator or bar.indicator.numerator,
                    )
                )
                raised = top + bar.closing.amount
                reached = (
                    raised / bottom * bar.indicator.factor if bar.indicator.denominator else raised
                )
                assert reached == pytest.approx(bar.leader[1].value)


def test_what_is_neither_better_nor_worse_has_no_leader(atlas):
    place = atlas.place("330400")
    (bar,) = profile(atlas, place, ["resident_population"], 2022, [place])
    assert bar.leader is bar.gap is bar.closing is None


def test_likeness_is_even_and_lays_its_numbers_open(atlas):
    found = likeness(atlas, atlas.place("331000"), atlas.alike)
    assert found.own.distance == 0
    assert len(found.others) == 10
    assert [one.distance for one in found.others] == sorted(one.distance for one in found.others)
    for other in found.nearest:
        back = likeness(atlas, other.place, atlas.alike)
        here = next(one for one in back.others if one.place.code == "331000")
        assert here.distance == pytest.approx(other.distance)
    assert all(len(one.values) == len(found.indicators) for one in found.others)
    assert likeness(atlas, atlas.place("331000"), ["online_retail_sales"]) is None


def test_ranks_flow_only_through_years_in_which_all_are_ranked(atlas):
    cities = atlas.inside("city", "")
    found = flow(atlas, atlas.indicators["tertiary_va"], cities)
    assert found.years == tuple(range(2015, 2024))
    for at in range(len(found.years)):
        assert sorted(found.ranks[place.code][at] for place in cities)[0] == 1
    assert set(found.breaks) <= set(found.years)
    assert flow(atlas, atlas.indicators["online_retail_sales"], cities).years == ()
    assert flow(atlas, atlas.indicators["tertiary_va"], ()).years == ()


def test_the_plan_gives_three_sectors_to_two_circles_and_seven_to_none(atlas):
    found = sectors(atlas, atlas.groupings["circle"])
    assert len(found) == 16
    assert {one.name_zh: one.regions for one in shared(found)} == {
        "现代物流": ("yongzhou", "jinquli"),
        "现代金融": ("yongzhou", "wentai"),
        "旅游休闲": ("hangshaojiahu", "jinquli"),
    }
    assert len(unassigned(found)) == 7


def test_the_register_is_counted_by_focus_sector(atlas):
    found = {
        (one.region.code, one.sector.key): one for one in follows(atlas, atlas.groupings["circle"])
    }
    assert len(found) == 12
    logistics = found["yongzhou", "logistics"]
    codes = atlas.place("yongzhou").codes
    assert logistics.here == len(atlas.register.select(sectors=["logistics"], codes=codes))
    assert logistics.quotient > 1
    assert found["wentai", "creative_design"].here == 0


def test_another_grouping_is_compared_as_soon_as_it_is_data(toyland):
    view = toyland.view("/circles")
    assert [place.code for place in compose_board(toyland, view).places] == ["north", "south"]
    other = compose_board(toyland, replace(view, grouping="coast"))
    assert [place.code for place in other.places] == ["shore", "inland"]
    assert shared(sectors(toyland, toyland.groupings["belt"]))[0].key == "nets"
    assert not any(one.regions for one in sectors(toyland, toyland.groupings["coast"]))
