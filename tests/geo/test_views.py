"""The address is the whole state."""

from dataclasses import fields, replace
from urllib.parse import quote

import pytest
from hypothesis import given, strategies as st

from geo import View

SOME = {
    "indicator": "gdp", "by": "circle", "within": "wentai", "year": "2020", "method": "quantile",
    "k": "7", "scale": "year", "breaks": "10,20.5", "lang": "en", "theme": "dark", "pin": "330100",
    "over": "sites", "kinds": "ftz,pilot", "sectors": "logistics", "batches": "第一批,第三批",
    "allow": "break,partial", "at": "29.5,120.25,8",
}  # fmt: skip


def address(**choices):
    return "?" + "&".join(f"{name}={quote(text, safe=',')}" for name, text in choices.items())


@st.composite
def addresses(draw, atlas):
    """Draw an address of known keys, any of them left out."""
    pairs = {}
    for one in fields(View):
        kind = one.metadata.get("read", "key")
        if draw(st.booleans()):
            continue
        if kind == "text":
            pairs[one.name] = draw(st.text(max_size=60))
            continue
        if kind == "numbers":
            size = 3 if one.name == "at" else draw(st.integers(0, 9))
            number = st.floats(-180, 180) | st.integers(-100, 100)
            pairs[one.name] = ",".join(str(draw(number)) for _ in range(size))
        elif one.name == "year":
            pairs[one.name] = draw(st.sampled_from(["latest", *map(str, atlas.period)]))
        elif kind != "path":
            known = st.sampled_from(sorted(atlas.allowed[one.name]))
            keys = [draw(known)] if kind == "key" else draw(st.lists(known, unique=True))
            pairs[one.name] = ",".join(keys)
    return address(**pairs)


@given(data=st.data())
def test_a_view_written_and_read_is_the_same_view(atlas, data):
    view = atlas.view(data.draw(addresses(atlas)))
    assert atlas.view(atlas.query(view)) == view
    assert atlas.query(atlas.view(atlas.query(view))) == atlas.query(view)


@given(query=st.text() | st.text("?&=,;%+0123456789abyear", max_size=60))
def test_any_garbage_gives_some_view(atlas, query):
    view = atlas.view(query)
    assert view.indicator in atlas.indicators
    assert atlas.view(atlas.query(view)) == view


@given(
    garbage=st.text(min_size=1),
    name=st.sampled_from([x.name for x in fields(View) if x.metadata.get("read") != "text"]),
)
def test_a_broken_field_falls_back_alone(atlas, garbage, name):
    others = {key: text for key, text in SOME.items() if key != name}
    broken = atlas.view(address(**others, **{name: f"\x00{garbage}"}))
    without = atlas.view(address(**others))
    assert broken == without


def test_the_plain_view_has_the_plain_address(atlas, toyland):
    for one in (atlas, toyland):
        assert one.query(one.view()) == ""
        assert one.view() == one.view("?") == one.default()


def test_defaults_are_left_out(atlas):
    assert atlas.query(atlas.view("?indicator=tertiary_va&by=city&year=2023&lang=zh&k=5")) == ""
    assert (
        atlas.query(atlas.view("?indicator=gdp&by=county&year=2022")) == "?indicator=gdp&by=county"
    )


def test_the_order_in_an_address_is_fixed(atlas):
    query = address(**dict(reversed(SOME.items())))
    assert atlas.query(atlas.view(query)) == address(**SOME)


def test_keys_of_a_list_are_sorted_known_and_told_once(atlas):
    assert atlas.view("?kinds=pilot,ftz,nothing,pilot").kinds == ("ftz", "pilot")
    assert atlas.view("?over=").over == ()
    assert atlas.view("?over=nothing").over == atlas.view().over


def test_numbers_are_rounded_as_they_are_written(atlas):
    view = atlas.view("?breaks=1.23456789012345,2e3")
    assert view.breaks == (1.23456789, 2000)
    assert atlas.query(view) == "?breaks=1.23456789,2000"


@pytest.mark.parametrize(
    "query", ["?at=1,2", "?at=1,2,x", "?at=1,2,nan", "?at=1,2,999", "?at=1,2,inf", "?at=1,2,3,4"]
)
def test_a_place_on_the_map_is_three_numbers_within_bounds(atlas, query):
    assert atlas.view(query).at == ()


def test_a_year_is_one_in_which_something_was_published(atlas):
    assert atlas.view("?year=1999").year == "2023"
    assert atlas.view("?year=latest").year == "latest"
    assert atlas.view("?indicator=exports_usd&year=2023").year == "2015"


def test_the_year_that_is_default_depends_on_indicator_and_level(atlas):
    assert atlas.view("?by=county").year == "2023"
    assert atlas.view("?by=county&indicator=resident_population").year == "2020"


def test_a_place_that_holds_none_of_the_level_is_left_out(atlas):
    assert atlas.view("?by=circle&within=330100").within == ""
    assert atlas.view("?by=city&within=330100").within == "330100"
    assert atlas.view("?by=county&within=wentai").within == "wentai"
    assert atlas.view("?within=330106").within == ""


def test_the_province_is_the_whole_and_needs_no_word(atlas):
    assert atlas.query(atlas.view("?within=330000")) == ""


def test_other_provinces_keys_mean_nothing_here(toyland):
    assert toyland.view(address(**SOME)).indicator == "fish"
    assert toyland.view("?by=belt&within=north").within == "north"


def test_a_view_is_hashable_and_frozen(atlas):
    assert len({atlas.view(), atlas.view("?"), replace(atlas.view(), k="7")}) == 2
    with pytest.raises(AttributeError):
        atlas.view().k = "3"
