"""The assembled app, without a browser."""

import json
import re

import brotli
import pytest

from dashboards.app import create_app
from dashboards.components.painting import painting
from dashboards.settings import Settings
from geo import compose

QUESTION = {"asked", "query", "choices", "over", "pin", "within", "by", "lang"}
"""What a scene repeats of the question; the rest is values and what stands beside them."""


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def text(response):
    return response.get_data(as_text=True)


def layout(client, query):
    answer = client.get("/_dash-layout", headers={"Referer": f"http://localhost/{query}"})
    return json.dumps(answer.get_json(), ensure_ascii=False)


def test_two_apps_live_side_by_side(atlas):
    first, second = (create_app(atlas).server.test_client() for _ in range(2))
    wanted = first.get("/_dash-dependencies").get_json()
    assert wanted
    assert wanted == second.get("/_dash-dependencies").get_json()


def test_the_layout_is_complete_for_the_address_that_asks(client):
    told = layout(client, "?by=circle&year=2022&lang=en")
    assert "Value added of services by circle, Zhejiang, 2022" in told
    assert "2023年" not in told
    assert "2023年浙江省分设区市第三产业增加值" in layout(client, "")


def test_without_a_referrer_the_layout_is_the_default(client):
    told = json.dumps(client.get("/_dash-layout").get_json(), ensure_ascii=False)
    assert "2023年浙江省分设区市第三产业增加值" in told


@pytest.mark.parametrize(("query", "lang"), [("", "zh-CN"), ("?lang=en", "en")])
def test_the_index_speaks_the_language_and_names_the_files(client, query, lang):
    page = text(client.get(f"/{query}"))
    assert f'<html lang="{lang}">' in page
    for address in re.findall(r'href="(/files/[^"]+)"', page):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_nothing_in_the_index_is_fetched_from_another_host(client):
    page = text(client.get("/"))
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', page)


def test_a_file_that_is_not_there_is_said_in_a_sentence(client):
    answer = client.get("/files/shapes-000000000000.json")
    assert (answer.status_code, text(answer)) == (404, "no such file\n")


def test_an_answer_never_comes_from_another_question(client):
    packed = {"Accept-Encoding": "br"}
    for lang, told in (("zh", b'lang="zh-CN"'), ("en", b'lang="en"'), ("zh", b'lang="zh-CN"')):
        page = client.get(f"/?lang={lang}", headers=packed)
        assert told in brotli.decompress(page.data)


def test_geometry_is_at_most_60_kilobytes_packed(client):
    address = re.search(r'href="(/files/shapes-[^"]+)"', text(client.get("/")))[1]
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert len(packed.data) <= 60_000


@pytest.mark.parametrize("by", ["circle", "city", "county"])
def test_the_values_of_an_indicator_are_at_most_a_kilobyte_packed(atlas, by):
    heaviest = {}
    for key in atlas.indicators:
        view = atlas.view(f"?indicator={key}&by={by}")
        scene = painting(compose(atlas, view), "")
        values = {name: told for name, told in scene.items() if name not in QUESTION}
        sent = json.dumps(values, ensure_ascii=False).encode()
        heaviest[key] = len(brotli.compress(sent, quality=5))
    assert max(heaviest.values()) <= 1024, max(heaviest.items(), key=lambda one: one[1])


def test_tiles_are_drawn_only_by_the_operators_own_settings(atlas):
    plain = layout(create_app(atlas).server.test_client(), "")
    assert "TileLayer" not in plain
    settings = Settings.read(
        {"SIQUAN_TILES": "http://127.0.0.1/{z}/{x}/{y}.png", "SIQUAN_TILES_CREDIT": "自有底图"}
    )
    told = layout(create_app(atlas, settings).server.test_client(), "")
    assert "TileLayer" in told
    assert "自有底图" in told


def test_a_reviewed_map_shows_its_number_and_a_sketch_says_so(atlas):
    assert "未经地图审核" in layout(create_app(atlas).server.test_client(), "")
    reviewed = Settings.read({"SIQUAN_REVIEW_NUMBER": "浙S(2026)1号"})
    told = layout(create_app(atlas, reviewed).server.test_client(), "")
    assert "浙S(2026)1号" in told
    assert "未经地图审核" not in told


def test_a_callback_answers_any_query(client):
    outputs = client.get("/_dash-dependencies").get_json()
    draw = next(one for one in outputs if one["inputs"][0]["id"] == "wanted")
    names = re.findall(r"\.\.?([a-z]+)\.(?:data|children)", draw["output"])
    assert "scene" in names
    for query in ["?", "?by=county&indicator=gdp&year=2020", "?%00&by=&k=99", "?year=latest"]:
        body = {
            "output": draw["output"],
            "outputs": [
                {"id": i, "property": p}
                for i, p in re.findall(r"([a-z]+)\.(data|children)", draw["output"])
            ],
            "inputs": [{"id": "wanted", "property": "data", "value": query}],
            "changedPropIds": ["wanted.data"],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200
        scene = answer.get_json()["response"]["scene"]["data"]
        assert scene["asked"] == query
        assert len(scene["classes"]) == len(scene["values"]) == len(scene["ranks"]) > 0
