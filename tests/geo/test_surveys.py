"""What the register says, and what it must not be made to say."""

from dataclasses import replace
from statistics import fmean

import pytest
from hypothesis import given, strategies as st

from geo import compose
from geo.surveys import (
    ELSEWHERE,
    HAS,
    LINE,
    NOWHERE,
    POINT,
    UNKNOWN,
    Scatter,
    counters,
    densities,
    grid,
    mentions,
    nearest,
    platforms,
    scatter,
    tally,
    unplaced,
)
from geo.surveys.distances import metres_between


def test_every_listed_site_is_counted_once_or_told_apart(atlas):
    sites = tuple(atlas.register.sites.values())
    for by in ("circle", "city"):
        counted = sum(one.total for one in tally(atlas, sites, by))
        assert counted + len(unplaced(atlas, sites, by)) == len(sites)
    jiaxing = next(one for one in tally(atlas, sites, "city") if one.place.code == "330400")
    assert jiaxing.counts["innovation_zone"] == 7


def test_no_density_is_told_of_a_register_with_gaps(atlas, toyland):
    assert densities(atlas, tuple(atlas.register.sites.values()), "city") == ()
    towers = toyland.register.select(["tower"])
    found = {one.place.code: one.per_million for one in densities(toyland, towers, "city")}
    assert found["990300"] == 1 / 2 * 100
    assert found["990400"] is None  # nobody lives there


def test_a_city_has_a_type_or_nothing_is_known_but_it_never_lacks_one(atlas, toyland):
    found = grid(toyland, tuple(toyland.register.sites.values()), "city")
    quay, light, ferry = platforms(toyland)
    assert found.state(quay, "990100") == HAS
    assert found.state(quay, "990200") == ELSEWHERE
    assert found.state(ferry, "990100") == UNKNOWN
    assert found.state(light, "990300") == HAS
    whole = grid(atlas, tuple(atlas.register.sites.values()), "city")
    listed = sum(len(sites) for _, row in whole.rows for sites in row.values())
    beyond = sum(map(len, whole.beyond.values()))
    untyped = sum(not site.platform for site in atlas.register.sites.values())
    assert listed + beyond + untyped == len(atlas.register.sites)


def test_the_counters_hold_what_is_listed_against_what_is_wanted(atlas):
    found = {one.platform.key: (one.listed, one.wanted) for one in counters(atlas)}
    assert found == {
        "innovation_zone": (19, 100), "great_zone": (None, 20),
        "sci_tech_cluster": (None, 10), "zero_carbon": (None, 20),
    }  # fmt: skip
    assert all(one.section and one.line for one in counters(atlas))


def test_the_nearest_are_told_with_how_far_off_they_may_be(atlas):
    site = atlas.register.sites["IZ001"]
    found = nearest(atlas.register.sites.values(), site.position, site.accuracy, site.key)
    assert site.key not in {one.site.key for one in found}
    assert [one.metres for one in found] == sorted(one.metres for one in found)
    first = found[0]
    assert first.off == site.accuracy + first.site.accuracy
    assert first.surely == (first.metres > first.off)
    assert len(found) == 118 - 4 - 1


def test_a_degree_of_latitude_is_some_111_kilometres():
    assert metres_between((120, 30), (120, 31)) == pytest.approx(110_863, abs=50)


def test_the_mean_distance_needs_two_sites(atlas):
    sites = tuple(atlas.register.sites.values())
    assert scatter(sites[:1]) is None
    placed = [replace(sites[0], key="a"), replace(sites[0], key="b")]
    assert scatter(placed).mean == 0
    assert scatter(sites).count == 114


@given(
    data=st.data(),
    point=st.tuples(st.floats(-180, 180), st.floats(-85, 85)),
    wide=st.sampled_from([0.0, 1e-4, 0.1, 40.0]),
)
def test_the_mean_distance_measures_no_pair_that_matters_less(atlas, data, point, wide):
    one = next(iter(atlas.register.sites.values()))
    lon, lat = point
    drift = st.tuples(st.floats(-wide, wide), st.floats(-wide / 10, wide / 10))
    drawn = data.draw(st.lists(drift, min_size=2, max_size=12))
    sites = [
        replace(one, key=str(key), position=(lon + east, lat + north), accuracy=float(key))
        for key, (east, north) in enumerate(drawn)
    ]
    firsts = [nearest(sites, one.position, one.accuracy, one.key)[0] for one in sites]
    assert scatter(sites) == Scatter(
        len(sites), fmean(one.metres for one in firsts), fmean(one.off for one in firsts)
    )


def test_every_named_place_has_its_document_section_and_line(atlas):
    found = mentions(atlas)
    assert len(found) == 101
    assert all(one.document_zh and one.section for one in found)
    assert [one.name_zh for one in found if not one.lines] == []
    shapes = {one.name_zh: one.shape for one in found}
    assert shapes["宁波舟山港"] == POINT
    assert shapes["义甬舟陆海统筹双向开放大通道"] == LINE
    assert shapes["四条诗路文化带"] == NOWHERE


def test_a_named_place_is_told_in_the_language_asked_for(atlas):
    port = next(one for one in mentions(atlas) if one.name_zh == "宁波舟山港")
    assert port.says("zh") == "首个过10亿吨的港口；世界级海港"
    assert port.says("en") == "First port to pass 1 billion tonnes; world-class sea port"
    assert port.basis("zh").startswith("大致位置")
    assert port.basis("en").startswith("approximate")


def test_a_named_place_without_a_second_language_is_told_in_the_first(toyland):
    port = mentions(toyland)[0]
    assert port.says("zh") == port.says("en") == "A port"
    assert port.basis("zh") == port.basis("en") == "map"


def test_filters_of_tier_designation_and_words_are_answered_together(atlas):
    def keys(query):
        view = atlas.view(f"/sites?{query}")
        return {site.key for site in compose(atlas, view).sites}

    every = keys("")
    assert keys("tiers=global") | keys("tiers=emerging") | keys("tiers=quality") < every
    assert keys("designated=city") == {site.key for site in atlas.register.select(["city_cluster"])}
    assert keys("find=%E7%BB%BC%E5%90%88%E4%BF%9D%E7%A8%8E") >= {"NP081", "NP082"}
    assert keys("find=nothing%20of%20the%20kind") == set()
    assert keys("find=%3C%3E") == set()
    assert keys("platform=cross_border&within=330100") == {"PI044"}
    assert keys("find=yiwu%20bonded") == keys("find=YIWU%E3%80%80Bonded")
