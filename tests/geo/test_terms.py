"""Terms: what an indicator is per head, as a share, as an index, and where that has no meaning."""

import pytest

from geo.terms import INDEX

CASES = [
    ("fish", "head", "ratio"), ("fish", "share", "share"), ("fish", "index", "quotient"),
    ("fish", "growth", "growth"), ("fish_ratio", "index", "quotient"),
    ("fish_quotient", "index", "quotient"), ("charm", "index", "relative"),
]  # fmt: skip
NONE = [
    ("people", "head"), ("people", "index"), ("fish_ratio", "head"), ("fish_ratio", "share"),
    ("fish_growth", "index"), ("fish_part", "index"), ("charm", "head"), ("charm", "share"),
    ("fish_growth", "growth"), ("fish", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "basis", "measure"), CASES)
def test_other_terms_are_an_indicator_of_their_own(toyland, key, basis, measure):
    other = toyland.terms.of(toyland.indicators[key], basis)
    assert other.measure == measure
    assert other.key == f"{key}.{basis}"
    assert toyland.indicator(other.key) == other
    assert other.name_zh != toyland.indicators[key].name_zh


@pytest.mark.parametrize(("key", "basis"), NONE)
def test_terms_that_mean_nothing_are_not_there(toyland, key, basis):
    assert toyland.terms.of(toyland.indicators[key], basis) is None
    with pytest.raises(KeyError):
        toyland.indicator(f"{key}.{basis}")


def test_the_plain_terms_are_the_indicator_itself(toyland):
    assert toyland.terms.of(toyland.indicators["fish"], "absolute") is toyland.indicators["fish"]


def value(atlas, key, code, year=2022):
    place = atlas.place(code)
    return atlas.measures.value(atlas.indicator(key), place.level, place.codes, year).value


def test_per_head_is_a_ratio_of_sums(toyland):
    assert value(toyland, "fish.head", "north") == (12 + 24) / (1 + 4)


def test_an_index_is_the_ratio_over_that_of_all(toyland):
    everywhere = (12 + 24 + 66 + 8) / (1 + 4 + 2 + 0)
    assert value(toyland, "fish.index", "north") == pytest.approx(36 / 5 / everywhere * 100)
    ratio = (12 + 24) / 80 / (110 / 200)
    assert value(toyland, "fish_ratio.index", "north") == pytest.approx(ratio * 100)


def test_the_province_is_100(atlas):
    for key in ("tertiary_va", "tertiary_share", "tertiary_per_head", "deposits_balance"):
        level, codes = atlas.measures.parts_of_province
        index = atlas.measures.value(atlas.indicator(f"{key}.index"), level, codes, 2022)
        assert index.value == pytest.approx(100)


def test_what_cannot_be_added_up_is_compared_with_what_is_published(atlas):
    key = "tertiary_share_published"
    one = atlas.indicator(f"{key}.index")
    found = atlas.measures.value(one, "city", ("330200",), 2023)
    own, all_ = (
        atlas.measures.value(atlas.indicators[key], level, (code,), 2023).value
        for level, code in (("city", "330200"), ("province", "330000"))
    )
    assert found.value == pytest.approx(own / all_ * 100)
    assert {one.code for one in found.against} == {"330000"}
    with pytest.raises(Exception, match="cannot be added up"):
        atlas.measures.value(one, "city", ("330200", "330900"), 2025)


def test_units_follow_the_terms(atlas):
    unit = {key: atlas.unit(atlas.indicator(key), "zh") for key in (
        "gdp.head", "gdp.share", "gdp.index", "exports_usd.head", "employment_total.head",
    )}  # fmt: skip
    assert list(unit.values()) == ["元", "%", "全省=100", "美元", "%"]
    assert atlas.indicator("gdp.head").factor == 10_000
    assert atlas.terms.of(atlas.indicators["land_area"], "head") is None
    assert atlas.indicator("gdp.index").unit == INDEX


def test_a_view_falls_back_to_plain_terms_alone(atlas):
    assert atlas.view("/?indicator=gdp&basis=head").basis == "head"
    assert atlas.view("/?indicator=gdp_growth&basis=head").basis == "absolute"
    assert atlas.view("/circles?indicator=gdp_growth&basis=head").basis == "head"
    assert atlas.view("/circles").basis == "index"
    for address in ("/?basis=head&indicator=gdp&year=2021", "/circles?basis=absolute", "/circles"):
        view = atlas.view(address)
        assert atlas.view(atlas.address(view)) == view
