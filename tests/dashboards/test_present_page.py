"""The page that shows stories, and its routes, without a browser."""

import json
import re

import pytest

from dashboards.app import create_app
from geo.stories import Step, Story, stories
from tests.dashboards.test_boards import drawn, page


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def mine(*steps, tables=()):
    story = json.loads(Story("", "", steps).write())
    return json.dumps([story, *tables], ensure_ascii=False)


def test_every_step_of_the_tour_is_complete_before_any_script_has_run(client, atlas):
    for number, step in enumerate(stories(atlas)["tour"].steps, 1):
        for lang in ("zh", "en"):
            told = page(client, f"/present?story=tour&step={number}&lang={lang}")
            assert step.say("title", lang) in told
            assert step.say("said", lang) in told
            assert step.say("where", lang) in told
            assert f"{number} / 7" in told


def test_steps_are_plain_links_from_one_to_the_next(client):
    told = page(client, "/present?step=2")
    turns = re.findall(r'<a class="turn" href="([^"]+)"', told)
    assert turns == ["/present", "/present?step=3"]
    assert 'class="turn" aria-disabled="true">‹' in page(client, "/present")
    assert len(re.findall(r'class="dot"', told)) == 7


def test_notes_are_there_and_never_open_by_themselves(client):
    assert re.search(r'<aside[^>]*id="speaking"[^>]*hidden', page(client, "/present"))


def test_the_page_stands_last_among_the_pages(client):
    told = page(client, "/?lang=en")
    names = re.findall(r"<a [^>]*data-carry[^>]*>([^<]+)</a>", told)
    assert names[7:8] == ["Present"]
    assert 'id="keep-view"' in told
    assert 'id="keep-view"' not in page(client, "/plan")


def test_an_answer_holds_values_and_no_geometry(client):
    found = drawn(client, "/present?step=3&lang=en")
    assert (found["story"], found["step"], found["steps"]) == ("tour", 3, 7)
    assert found["query"] == "?lang=en&step=3"
    assert found["by"] == "circle"
    assert len(json.dumps(found)) < 20_000
    assert set(found["parts"]) >= {"title", "said", "legend", "steps", "speaking", "source"}


def test_steps_are_shown_in_colours_for_a_projector_unless_they_name_others(client):
    plain = drawn(client, "/?by=circle&over=circles,labels")
    shown = drawn(client, "/present?step=3")
    assert shown["classes"] == plain["classes"]
    assert shown["colours"] != plain["colours"]
    step = Step("/?by=circle&palette=jade", "试")
    assert drawn(client, "/present?story=mine", mine(step))["colours"] == plain["colours"]


def test_a_view_that_compares_shows_the_first_of_its_maps(client):
    found = drawn(client, "/present?step=4")
    assert "panels" not in found
    assert found["unit"] == "全省=100"
    assert len(found["colours"]) == 5


def test_a_step_about_a_target_says_of_which_year_the_values_are(client):
    found = drawn(client, "/present?step=7")["parts"]["legend"]
    assert "2030年目标" in found
    assert "2023年浙江省各设区市服务业占GDP比重" in found


def test_what_the_heading_says_is_not_said_twice(client):
    step = Step("/?by=circle&year=2023", "2023年浙江省各经济圈第三产业增加值")
    found = drawn(client, "/present?story=mine", mine(step))["parts"]
    assert "第三产业增加值" not in found["legend"]
    assert "单位：亿元" in found["legend"]
    assert "我的演示 · 1 / 1" in found["title"]


def test_every_sign_on_a_map_is_explained(client):
    cities, sites = (drawn(client, f"/present?step={n}")["parts"]["legend"] for n in (1, 5))
    for words in ("四圈界线", "右为地区数"):
        assert words in cities
    for words in ("四圈界线", "圈中数字"):
        assert words in sites


def test_an_own_story_comes_along_and_is_shown_in_order(client):
    steps = (Step("/?indicator=gdp", "<b>一</b>"), Step("/sites?kinds=ftz&at=30,121,8", "二"))
    first = drawn(client, "/present?story=mine", mine(*steps))
    assert "&lt;b&gt;一&lt;/b&gt;" in first["parts"]["title"]
    assert "<b>一" not in json.dumps(first["parts"], ensure_ascii=False)
    second = drawn(client, "/present?story=mine&step=2", mine(*steps))
    assert second["frame"] == [30, 121, 8]
    assert len(second["sites"]) == 6
    last = drawn(client, "/present?story=mine&step=9", mine(*steps))
    assert last["step"] == 2


@pytest.mark.parametrize(
    "own", ["", "[]", "{", "[" * 9000, '[{"siquan":"story","version":1,"steps":3}]', "[null,3]"]
)
def test_without_an_own_story_the_page_says_how_to_make_one(client, own):
    found = drawn(client, "/present?story=mine", own)
    assert "我的演示还没有步骤" in found["parts"]["title"]
    assert found["steps"] == 0


def test_nobody_sees_the_story_of_another(client):
    drawn(client, "/present?story=mine", mine(Step("/", "秘密")))
    assert "秘密" not in json.dumps(drawn(client, "/present?story=mine"), ensure_ascii=False)
    assert "秘密" not in page(client, "/present?story=mine")


def test_the_story_file_of_the_tour_is_offered_and_checks(client, atlas):
    answer = client.get("/story/tour.json")
    text = answer.get_data(as_text=True)
    assert Story.read(text) == stories(atlas)["tour"]
    assert "tour.json" in answer.headers["Content-Disposition"]
    assert client.get("/story/none.json").status_code == 404
    assert client.post("/story/check", data=text.encode()).get_json() == {"text": text}


def test_a_broken_story_file_gets_one_sentence(client):
    answer = client.post("/story/check?lang=en", data="\ufeff{}".encode())
    assert "siquan is “None”" in answer.get_json()["wrong"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert "不能用" in client.post("/story/check", data=b"\xff\xfe").get_json()["wrong"]


def test_another_province_has_the_page_without_a_tour(toyland):
    told = page(create_app(toyland).server.test_client(), "/present?lang=en")
    assert "Your story has no steps yet" in told
    assert "/story/" not in told
