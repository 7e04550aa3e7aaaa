"""Under a prefix every address keeps to it: in pages, in answers, in what is fetched."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from dashboards import prefixes
from dashboards.app import create_app
from dashboards.settings import Settings

PREFIX = "/atlas"
PAGES = ("/?pin=330100&over=circles,sites,places&lang=en", "/circles", "/sites",
         "/plan?entry=logistics",
         "/data?indicator=gdp", "/analysis", "/present?step=2",
         "/trace?indicator=gdp&code=330000&year=2023", "/pack/sheet", "/studio/sheet",
         "/analysis/glance?indicator=gdp&by=city")  # fmt: skip
DRAWN = ("/?by=county&pin=330110", "/sites?within=330400", "/targets?due=2025&pin=330700")
CARRIED = re.compile(r"\s[a-z-]+=\"(/[^\"]*)")


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas, Settings(prefix=PREFIX)).server.test_client()


def drawn(client, wanted):
    body = {
        "output": "scene.value",
        "outputs": {"id": "scene", "property": "value"},
        "inputs": [{"id": "wanted", "property": "value", "value": wanted}],
        "state": [{"id": "own", "property": "value"}],
        "changedPropIds": ["wanted.value"],
    }
    answer = client.post(f"{PREFIX}/_dash-update-component", json=body)
    assert answer.status_code == 200
    return " ".join(texts(json.loads(answer.get_json()["response"]["scene"]["value"])))


def texts(told):
    """Yield every text inside an answer."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from texts(one)


def test_no_address_of_any_page_leaves_the_prefix(client):
    told = {page: client.get(PREFIX + page).get_data(as_text=True) for page in PAGES}
    told |= {f"drawn {wanted}": drawn(client, wanted) for wanted in DRAWN}
    found = {unescape(way): page for page, text in told.items() for way in CARRIED.findall(text)}
    assert len(found) > 300
    assert all(len(CARRIED.findall(text)) > 9 for page, text in told.items() if page[:5] == "drawn")
    assert {way: page for way, page in found.items() if not way.startswith(f"{PREFIX}/")} == {}
    assert not [way for way in found if way.startswith(PREFIX * 2)]
    reached = {way.partition("#")[0] for way in found} - {f"{PREFIX}/"}
    kinds = {re.sub(r"[?.].*|-[0-9a-f]{12}", "", way): way for way in reached}
    assert len(kinds) > 25
    for way in kinds.values():
        if "/export/" not in way:
            assert client.get(way).status_code == 200, way


def test_a_server_before_may_take_the_prefix_off_or_leave_it_on(client):
    for address in ("/healthz", "/plan?lang=en", "/data/gdp.csv"):
        assert client.get(PREFIX + address).data == client.get(address).data
    assert client.get(PREFIX).status_code == 200
    assert client.get("/atlases/healthz").data != client.get("/healthz").data


def test_files_that_readers_keep_are_as_they_are_elsewhere(client, atlas):
    plain = create_app(atlas).server.test_client()
    for address in ("/data/gdp.csv", "/data/gdp.metadata.json", "/export/csv"):
        assert client.get(PREFIX + address).data == plain.get(address).data
    assert '<meta name="root" content="/">' in plain.get("/plan").get_data(as_text=True)


def test_the_page_says_to_its_scripts_where_it_stands(client):
    text = client.get(f"{PREFIX}/").get_data(as_text=True)
    assert '<meta name="root" content="/atlas/">' in text
    config = json.loads(re.search(r'<script id="_dash-config"[^>]*>(.*?)</script>', text)[1])
    assert config["requests_pathname_prefix"] == "/atlas/"


def test_scripts_name_no_address_but_by_the_way_that_knows_the_prefix():
    for script in sorted((Path(__file__).parents[2] / "assets").glob("*.js")):
        text = script.read_text(encoding="utf-8")
        assert not re.findall(r"(?:fetch|assign|href [:=]|href:)\s*\(?\s*[`\"']/.*", text), script
        if script.name != "roots.js":
            assert not re.search(r"(?:value|view): location\.pathname", text), script


def test_exports_print_the_address_with_the_prefix(client):
    said = client.get(f"{PREFIX}/export/html?by=city", headers={"Host": "atlas.example"})
    assert "//atlas.example/atlas/?" in said.get_data(as_text=True)


@pytest.mark.parametrize(
    ("given", "whole"), [("", ""), ("/", ""), ("atlas", "/atlas"), (" /a/b-1/ ", "/a/b-1")]
)
def test_a_prefix_is_read_however_its_slashes_stand(given, whole):
    assert prefixes.whole(given) == whole


@pytest.mark.parametrize("given", ["..", "/a//b", "a b", "四圈", "a?b", "a/../b", "x" * 70, '"'])
def test_what_is_no_path_of_plain_words_is_no_prefix(given):
    with pytest.raises(ValueError, match=re.escape(given)):
        prefixes.whole(given)


def test_headers_of_servers_before_are_believed_only_where_they_are_counted(toyland):
    sent = {"X-Forwarded-Host": "atlas.example", "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.7"}  # fmt: skip
    for count, told in ((0, "localhost"), (1, "https://atlas.example/")):
        client = create_app(toyland, Settings(proxies=count)).server.test_client()
        text = client.get("/export/html", headers=sent).get_data(as_text=True)
        assert ("https://atlas.example/" in text) is bool(count), told
