"""What a presenter asks for, read from words."""

import pytest

from geo.exports.layouts import LAYOUTS
from geo.exports.sheets import Sheet
from geo.exports.wishes import PARTS, WishError, asked
from geo.scenes import compose


def test_nothing_asked_is_the_first_layout_with_all_its_parts():
    found = asked({})
    assert found.layout == LAYOUTS["wide"]
    assert not found.wish.hidden
    assert not found.wish.title


def test_words_are_taken_without_the_blanks_around_them():
    told = {"title": "  A \n title ", "note": "n", "review": "浙S(2026)1号", "hide": "north, scale"}
    wish = asked({**told, "waive": "no_address"}, "https://atlas.example.cn/").wish
    assert (wish.title, wish.note, wish.review) == ("A title", "n", "浙S(2026)1号")
    assert wish.hidden == {"north", "scale"}
    assert wish.waived == {"no_address"}
    assert wish.site == "https://atlas.example.cn"


def test_a_size_and_a_printer_without_colours():
    found = asked({"size": "800x600px", "grey": "1"}).layout
    assert found.pixels == (800, 600)
    assert found.grey
    assert not LAYOUTS["wide"].grey


@pytest.mark.parametrize(
    ("told", "quoted", "there"),
    [
        ({"hide": "legends"}, "legends", "legend"),
        ({"waive": "nothing_such"}, "nothing_such", "no_review"),
        ({"size": "huge"}, "huge", "1920x1080px"),
        ({"size": "99999x9px"}, "99999x9px", "16,000"),
        ({"title": "x" * 500}, "xxxxx", "400"),
        ({"part": "both"}, "both", "ranking"),
    ],
)
def test_what_there_is_not_is_quoted_with_what_there_is(told, quoted, there):
    with pytest.raises(WishError) as caught:
        asked(told)
    for lang in ("zh", "en"):
        assert quoted in caught.value.said.say(lang)
        assert there in caught.value.said.say(lang)


@pytest.mark.parametrize(
    "site", ["atlas.example.cn", "ftp://x", "http://", "http://[", "http://a?b"]
)
def test_a_site_is_a_web_address(site):
    with pytest.raises(WishError, match="with https://"):
        asked({}, site)


def test_each_part_left_out_is_one_that_a_sheet_asks_for(toyland):
    drawn = compose(toyland, toyland.view("?over=circles,cores,sites,labels"))
    for key in PARTS:
        sheet = Sheet(drawn, asked({"hide": key}).wish)
        assert not sheet.shows(key)


def test_a_code_leads_to_the_address_and_needs_a_site(toyland):
    drawn = compose(toyland, toyland.view(""))
    assert Sheet(drawn).code == ()
    assert Sheet(drawn).address.startswith("/?")
    there = Sheet(drawn, asked({}, "https://atlas.example.cn").wish)
    assert there.address.startswith("https://atlas.example.cn/?indicator=")
    side = len(there.code)
    assert side >= 21
    assert {len(row) for row in there.code} == {side}
    assert Sheet(drawn, asked({"hide": "code"}, "https://a.cn").wish).code == ()
    assert Sheet(drawn, asked({"hide": "address"}, "https://a.cn").wish).code == ()
