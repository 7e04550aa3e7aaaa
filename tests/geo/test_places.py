"""Places are found by whatever they are called, or not at all; never by a guess."""

import pytest

from geo import UnknownKeyError
from geo.places import fold


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("330100", "330100"), ("杭州", "330100"), ("杭州市", "330100"), ("Hangzhou", "330100"),
        ("HANGZHOU", "330100"), ("ＨＡＮＧＺＨＯＵ", "330100"), ("余杭", "330110"),
        ("余杭区", "330110"), ("Yuhang", "330110"), ("景宁", "331127"), ("下城区", "330105"),
        ("下城", "330105"), ("富阳市", "330111"), ("玉环县", "331083"), ("苍南", "330327"),
        ("wentai", "wentai"), ("温台", "wentai"), ("浙江", "330000"),
    ],
)  # fmt: skip
def test_a_place_answers_to_its_code_names_and_old_names(atlas, text, code):
    assert atlas.find(text).code == code


@pytest.mark.parametrize("text", ["江干区", "绍兴县"])
def test_an_old_name_of_several_places_of_today_names_them_all(atlas, text):
    with pytest.raises(UnknownKeyError) as told:
        atlas.find(text)
    assert len(told.value.known) == 2


@pytest.mark.parametrize("text", ["", "Atlantis", "杭州湾", "33010", "!"])
def test_what_is_no_place_is_said_so_with_some_that_are(atlas, text):
    with pytest.raises(UnknownKeyError) as told:
        atlas.find(text)
    assert told.value.known


def test_something_near_is_offered(atlas):
    with pytest.raises(UnknownKeyError, match="330100 杭州市"):
        atlas.find("杭州城")


def test_every_place_is_found_by_its_code_and_full_names(atlas, toyland):
    for one in (atlas, toyland):
        for place in one.gazetteer.places.values():
            assert one.find(place.code) == place
            assert one.find(place.name_zh) == place
            assert one.find(place.name_en) == place


def test_names_are_folded():
    assert fold("Háng zhōu’s") == "hangzhous"
    assert fold("（杭州）") == "杭州"


def test_short_names_leave_the_suffix_out(toyland):
    names = {p.code: (p.short_zh, p.short_en) for p in toyland.gazetteer.places.values()}
    assert names["990101"] == ("东甲", "East A")
    assert names["990000"] == ("玩具", "Toyland")
    assert names["990100"] == ("甲市", "Aville")
    assert names["north"] == ("北部", "North")


def test_inside_goes_from_coarse_to_fine(atlas):
    assert len(atlas.inside("circle", "")) == 4
    assert len(atlas.inside("city", "hangshaojiahu")) == 4
    assert len(atlas.inside("county", "330100")) == 13
    assert len(atlas.inside("county", "")) == len(atlas.inside("county", "330000")) == 90
    assert sum(len(atlas.inside("county", x.code)) for x in atlas.inside("circle", "")) == 90
    assert [place.code for place in atlas.inside("city", "330100")] == ["330100"]
    assert atlas.inside("circle", "330100") == ()
    assert atlas.inside("city", "330106") == ()


def test_the_path_leads_from_the_province_by_way_of_the_region(atlas, toyland):
    def path(one, code, by):
        return [place.code for place in one.gazetteer.path(code, by)]

    assert path(atlas, "330110", "circle") == ["330000", "hangshaojiahu", "330100", "330110"]
    assert path(atlas, "wentai", "circle") == ["330000", "wentai"]
    assert path(atlas, "330000", "circle") == ["330000"]
    assert path(atlas, "330110", "") == ["330000", "330100", "330110"]
    assert path(toyland, "990101", "coast") == ["990000", "990100", "shore", "990101"]
    assert path(toyland, "990101", "belt") == ["990000", "north", "990100", "990101"]


def test_the_region_of_a_place_is_that_of_its_city(atlas):
    region_of = atlas.gazetteer.region_of
    assert region_of("330110", "circle").code == "hangshaojiahu"
    assert region_of("330200", "circle").code == "yongzhou"
    assert region_of("wentai", "circle").code == "wentai"
    assert region_of("330000", "circle") is None
    assert region_of("330100", "nothing") is None
