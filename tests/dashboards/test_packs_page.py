"""Packs from the page Present: what one would hold, chapter by chapter, and the same file."""

import io
import tempfile
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pptx import Presentation

from dashboards.app import create_app
from dashboards.settings import Settings
from geo.exports.parts import Wish
from geo.packs import PACKS, Kept, Order, binder, write_pack, write_pack_workbook

NUMBER = "浙S(2026)12号"
ASKED = "by=circle&indicators=tertiary_va"


@pytest.fixture(autouse=True)
def room(tmp_path, monkeypatch):
    """Where the server keeps pieces."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def client(atlas):
    return create_app(atlas).server.test_client()


def get(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer


def plan(client, query):
    return get(client, f"/pack/plan.json?{query}").get_json()


def folders(room):
    (one,) = room.glob("siquan-packs-*")
    return sorted(one.iterdir())


def unseen(done, count):
    assert 0 <= done <= count


def test_a_plan_tells_chapters_and_maps_and_what_has_none(client):
    told = plan(client, "by=circle&indicators=tertiary_va,land_area&kind=pptx")
    assert (told["places"], told["maps"]) == (4, 5)
    assert told["said"] == "共4章、5幅地图：杭绍嘉湖、甬舟、温台、金衢丽。"
    assert "土地面积" in told["left"]
    assert [one["maps"] for one in told["parts"]] == [1] * 5
    assert told["parts"][-1]["title"] == "横向比较"
    assert told["name"] == "pack-circle-330000.pptx"
    english = plan(client, f"{ASKED}&lang=en")
    assert english["said"].startswith("4 chapters, 5 maps: Hangzhou")
    assert english["title"] == "Services by circle, indicators: 1"


def test_only_what_takes_long_is_a_part(client):
    whole = plan(client, f"{ASKED}&kind=pdf")["parts"]
    assert [one["key"] for one in whole][:2] == ["cover", "method"]
    assert plan(client, f"{ASKED}&kind=xlsx")["parts"] == []
    assert len(plan(client, f"{ASKED}&kind=docx")["parts"]) == 5


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_the_file_of_parts_is_that_of_the_library(client, atlas, room, kind):
    query = f"{ASKED}&kind={kind}&note={quote('供讨论')}&title=T"
    parts = plan(client, query)["parts"]
    for at, part in enumerate(parts, 1):
        made = get(client, f"/pack/part/{part['key']}?{query}").get_json()
        assert made["title"] == part["title"]
        (folder,) = folders(room)
        assert len(list(folder.iterdir())) == at
    answer = get(client, f"/pack.{kind}?{query}")
    order = Order("circle", ("tertiary_va",), title="T", wish=Wish(note="供讨论"))
    kept = Kept(folders(room)[0], folders(room)[0].name)
    assert answer.data == write_pack(binder(atlas, order), kind, kept, unseen)
    assert len(list(folders(room)[0].iterdir())) == len(parts)
    assert f'filename="pack-circle-330000.{kind}"' in answer.headers["Content-Disposition"]


def test_the_file_is_right_where_nothing_was_kept(client, atlas):
    answer = get(client, f"/pack.pptx?{ASKED}&theme=dark&year=2023&lang=en&review={quote(NUMBER)}")
    order = Order("circle", ("tertiary_va",), "2023", "en", "dark", wish=Wish(review=NUMBER))
    assert answer.data == write_pack(binder(atlas, order), "pptx", Kept(None, ""), unseen)
    assert len(Presentation(io.BytesIO(answer.data)).slides) > 20
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_workbook_is_had_by_itself(client, atlas):
    answer = get(client, f"/pack.xlsx?{ASKED}")
    order = Order("circle", ("tertiary_va",))
    assert answer.data == write_pack_workbook(binder(atlas, order))
    assert "spreadsheetml" in answer.mimetype


def test_the_operators_number_and_site_stand_in_the_pack_unless_others_are_given(atlas):
    settings = Settings(review_number=NUMBER, site="https://atlas.example.cn")
    public = create_app(atlas, settings).server.test_client()
    wish = Wish(review=NUMBER, site="https://atlas.example.cn")
    made = write_pack(
        binder(atlas, Order("circle", ("tertiary_va",), wish=wish)), "pptx", Kept(None, ""), unseen
    )
    assert get(public, f"/pack.pptx?{ASKED}").data == made
    assert get(public, f"/pack.pptx?{ASKED}&review=").data != made
    assert NUMBER in get(public, "/pack/sheet").get_data(as_text=True)


def test_eight_orders_are_kept_and_the_oldest_is_thrown_away(client, room):
    part = "/pack/part/comparison?by=circle&indicators=tertiary_va&kind=docx&year="
    get(client, f"{part}2016")
    (first,) = folders(room)
    for year in range(2017, 2024):
        get(client, f"{part}{year}")
    assert first in folders(room)
    get(client, f"{part}2015")
    assert len(folders(room)) == 8
    assert first not in folders(room)


@pytest.mark.parametrize(
    ("path", "words", "quoted"),
    [
        ("/pack/plan.json", {"by": "street"}, "street"),
        ("/pack/plan.json", {"by": "county"}, "county"),
        ("/pack/plan.json", {"indicators": "gdp,gdq"}, "gdq"),
        ("/pack/plan.json", {"indicators": ","}, "all"),
        ("/pack/plan.json", {"indicators": "own.0123456789ab"}, "own.0123456789ab"),
        ("/pack/plan.json", {"year": "1066"}, "1066"),
        ("/pack/plan.json", {"year": "年"}, "年"),
        ("/pack/plan.json", {"theme": "blue"}, "blue"),
        ("/pack/plan.json", {"title": "x" * 401}, "401"),
        ("/pack/plan.json", {"hide": "clouds"}, "clouds"),
        ("/pack/plan.json", {"kind": "gif"}, "gif"),
        ("/pack/part/nowhere", {}, "nowhere"),
        ("/pack/part/comparison", {"kind": "gif"}, "gif"),
        ("/pack.gif", {}, "gif"),
        ("/pack.pptx", {"indicators": "<b>"}, "<b>"),
    ],
)
def test_what_no_pack_can_be_is_told_in_one_sentence(client, path, words, quoted):
    for lang in ("zh", "en"):
        query = urlencode({"by": "circle", "indicators": "gdp", **words, "lang": lang})
        answer = get(client, f"{path}?{query}", 400)
        text = answer.get_data(as_text=True)
        assert answer.mimetype == "text/plain"
        assert quoted in text
        assert text.count("\n") == 1
        assert any(one > "\u2e80" for one in text.replace(quoted, "")) is (lang == "zh")


def test_without_an_order_a_pack_goes_by_the_first_level_and_says_what_it_needs(client):
    assert "all" in get(client, "/pack/plan.json", 400).get_data(as_text=True)
    told = plan(client, "indicators=all&kind=xlsx")
    assert told["places"] == 4
    assert "46项指标" in told["title"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_offers_every_level_kind_and_indicator(client, atlas, lang):
    text = get(client, f"/pack/sheet?lang={lang}").get_data(as_text=True)
    for value in ("circle", "city", *PACKS, "xlsx", "dark", "2023", *atlas.indicators):
        assert f'value="{value}"' in text
    assert 'value="county"' not in text
    assert text.count('name="indicators"') == len(atlas.indicators)
    for key in atlas.indicators:
        assert (f'value="{key}" checked' in text) is (key in atlas.compared)
    assert ("简报包" in text) is (lang == "zh")


def test_the_page_leads_to_the_dialog(client):
    text = get(client, "/present").get_data(as_text=True)
    assert 'id="pack-open"' in text
    assert "简报包" in text
    assert not list(Path(tempfile.gettempdir()).glob("siquan-packs-*"))
