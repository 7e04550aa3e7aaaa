"""The assembled app, without a browser."""

import json
import re
from html import unescape

import brotli
import pytest

from dashboards.app import create_app
from dashboards.components.painting import painting
from dashboards.settings import Settings
from geo import compose

QUESTION = {"asked", "query", "choices", "over", "pin", "within", "by"}
"""What a scene repeats of the question; the rest is values and what stands beside them."""


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def text(response):
    return response.get_data(as_text=True)


def page(client, query=""):
    return unescape(text(client.get(f"/{query}")))


def drawn(client, query, own=""):
    """Ask as the page does: a query, and the reader's own table where it names one."""
    body = {
        "output": "scene.value",
        "outputs": {"id": "scene", "property": "value"},
        "inputs": [{"id": "wanted", "property": "value", "value": query}],
        "state": [{"id": "own", "property": "value", "value": own}],
        "changedPropIds": ["wanted.value"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return json.loads(answer.get_json()["response"]["scene"]["value"])


def test_two_apps_live_side_by_side(atlas):
    first, second = (create_app(atlas).server.test_client() for _ in range(2))
    wanted = first.get("/_dash-dependencies").get_json()
    assert wanted
    assert wanted == second.get("/_dash-dependencies").get_json()


def test_files_of_a_page_come_from_a_process_that_has_written_none(client, toyland):
    named = re.findall(r'(?:src|href)="(/(?:_dash-component-suites|files)/[^"]+)"', page(client))
    assert len(named) > 8
    other = create_app(toyland).server.test_client()
    suites = [one for one in named if one.startswith("/_dash-component-suites/")]
    assert suites
    assert {other.get(one).status_code for one in suites} == {200}


def test_the_page_is_complete_for_its_address_before_any_script_has_run(client):
    told = page(client, "?by=circle&year=2022&lang=en")
    assert "Value added of services by circle, Zhejiang, 2022" in told
    assert "2023年" not in told
    assert len(re.findall(r"<tr[^>]* data-code=", told)) == 4
    assert "2023年浙江省各设区市第三产业增加值" in page(client)


def test_what_is_written_into_the_page_is_escaped(client):
    assert "<script>alert" not in text(client.get("/?indicator=<script>alert(1)</script>&pin=<b>"))


@pytest.mark.parametrize(("query", "lang"), [("", "zh-CN"), ("?lang=en", "en")])
def test_the_index_speaks_the_language_and_names_the_files(client, query, lang):
    told = page(client, query)
    assert f'<html lang="{lang}">' in told
    addresses = re.findall(r'"(/files/[^"]+)"', told)
    assert len(addresses) == 9
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_nothing_in_the_index_is_fetched_from_another_host(client):
    head, body = text(client.get("/")).split("<body>")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', head)
    assert not re.findall(r'src="(?:https?:)?//[^"]+"', body)


def test_a_file_that_is_not_there_is_said_in_a_sentence(client):
    answer = client.get("/files/shapes-000000000000.json")
    assert answer.status_code == 404
    assert "load the page again" in text(answer)


def test_an_answer_never_comes_from_another_question(client):
    packed = {"Accept-Encoding": "br"}
    for lang, told in (("zh", b'lang="zh-CN"'), ("en", b'lang="en"'), ("zh", b'lang="zh-CN"')):
        answer = client.get(f"/?lang={lang}", headers=packed)
        assert told in brotli.decompress(answer.data)


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
    plain = create_app(atlas).server.test_client()
    assert '"type":"TileLayer"' not in page(plain)
    settings = Settings.read(
        {"SIQUAN_TILES": "http://127.0.0.1/{z}/{x}/{y}.png", "SIQUAN_TILES_CREDIT": "自有底图"}
    )
    own = create_app(atlas, settings).server.test_client()
    assert '"type":"TileLayer"' in page(own)
    assert "自有底图" in page(own)


def test_a_reviewed_map_shows_its_number_and_a_sketch_says_so(client, atlas):
    assert "未经地图审核" in page(client)
    reviewed = Settings.read({"SIQUAN_REVIEW_NUMBER": "浙S(2026)1号"})
    told = page(create_app(atlas, reviewed).server.test_client())
    assert "浙S(2026)1号" in told
    assert "未经地图审核" not in told


@pytest.mark.parametrize(
    "query",
    ["?", "?by=county&indicator=gdp&year=2020", "?%00&by=&k=99", "?year=latest", "?lang=en"],
)
def test_the_callback_answers_any_query_with_all_parts_of_the_page(client, query):
    scene = drawn(client, query)
    assert scene["asked"] == query
    assert len(scene["classes"]) == len(scene["values"]) == len(scene["ranks"]) > 0
    assert {"title", "legend", "ranking", "card", "source", "years"} <= set(scene["parts"])
    assert all(f'id="{part}"' in page(client) for part in scene["parts"])


def test_another_province_is_drawn_by_the_same_code(toyland):
    client = create_app(toyland).server.test_client()
    assert toyland.province.name_zh in page(client)
    for by in toyland.levels:
        assert client.get(f"/?by={by}&over=sites,circles,cores").status_code == 200
