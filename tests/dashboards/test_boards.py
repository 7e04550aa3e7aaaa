"""The pages that compare and list, without a browser: they agree with the command line."""

import csv
import io
import json
import re
from html import unescape

import pytest
from click.testing import CliRunner

from dashboards.app import create_app
from dashboards.cli import arguments, main
from geo.own import own_of
from tests.dashboards.test_app import text


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)


def told(*args):
    found = CliRunner().invoke(main, [*args, "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.output)


def page(client, address):
    return unescape(text(client.get(address)))


def rows(client, query):
    """The rows of a downloaded list or comparison."""
    body = client.get(query).get_data(as_text=True).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(body)))


def drawn(client, wanted, own=""):
    body = {
        "output": "scene.value",
        "outputs": {"id": "scene", "property": "value"},
        "inputs": [{"id": "wanted", "property": "value", "value": wanted}],
        "state": [{"id": "own", "property": "value", "value": own}],
        "changedPropIds": ["wanted.value"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return json.loads(answer.get_json()["response"]["scene"]["value"])


@pytest.mark.parametrize("year", ["2019", "2023"])
def test_a_comparison_inside_a_circle_agrees_with_the_screen(client, year):
    found = told("compare", "tertiary_va", "--by", "city", "--within", "jinquli", "--year", year)
    html = page(client, f"/circles?indicator=tertiary_va&year={year}")
    for one in found["rows"]:
        row = re.search(rf'<tr class="inner[^"]*" data-code="{one["code"]}">(.*?)</tr>', html)[1]
        assert f">{one['value']:,.1f}<" in row
    region = told("compare", "tertiary_va", "--by", "circle", "--year", year)
    total = next(one for one in region["rows"] if one["code"] == "jinquli")
    assert total["value"] == found["total"]["value"]
    assert f">{total['value']:,.1f}<" in html


@pytest.mark.parametrize("sector", ["logistics", "现代物流"])
def test_a_list_of_sites_agrees_with_the_screen(client, sector):
    found = told("sites", "--sector", sector, "--within", "yongzhou")
    html = page(client, "/sites?sectors=logistics&within=yongzhou")
    shown = re.findall(r'data-site="([^"]+)"', html)
    assert {one["id"] for one in found["rows"]} == set(shown) != set()
    assert f"此处列出 {found['count']} 个" in html
    listed = rows(client, "/export/sites.csv?sectors=logistics&within=yongzhou")
    assert {one["site"] for one in listed} == set(shown)
    assert all(one["source_title"] for one in listed)


def test_the_matrix_is_downloaded_with_the_numbers_that_it_shows(client):
    html = page(client, "/circles?year=2022")
    found = rows(client, "/export/circles.csv?year=2022")
    assert len(found) == 6 * 4
    for one in found:
        assert f">{float(one['value']):,.1f}<" in html
        assert one["source_title"]
        assert one["formula"]
    answer = client.get("/export/circles.xlsx?year=2022&lang=en")
    assert answer.status_code == 200
    assert answer.data[:2] == b"PK"
    assert client.get("/export/sites.xlsx?kinds=ftz").data[:2] == b"PK"
    for kind in ("circles.gpkg", "sites.pdf"):
        assert client.get(f"/export/{kind}").status_code == 404


@pytest.mark.parametrize(
    ("address", "suffix", "count"),
    [("/circles?year=2022", "csv", 24), ("/sites?kinds=ftz", "xlsx", 6), ("/circles", "xlsx", 24)],
)
def test_the_command_line_writes_what_a_page_shows(tmp_path, address, suffix, count):
    file = tmp_path / f"a.{suffix}"
    found = CliRunner().invoke(main, ["export", address, str(file)])
    assert found.exit_code == 0, found.output
    assert f"{count} 行" in found.output
    assert file.stat().st_size > 500


def test_a_page_is_written_in_its_own_formats_only(tmp_path):
    found = CliRunner().invoke(main, ["export", "/sites", str(tmp_path / "a.gpkg")])
    assert found.exit_code == 2
    assert ".csv" in found.output
    assert not (tmp_path / "a.gpkg").exists()


def test_a_readers_own_table_is_compared_like_any_other(client):
    table = {
        "siquan": "own", "version": 1, "name": "我的数", "type": "total", "unit": "亿元",
        "level": "city", "rows": [[code, 2022, number, None, None, 2] for number, code in enumerate(
            ("330100", "330400", "330500", "330600", "330200", "330900"), 1)],
    }  # fmt: skip
    own = own_of(table)
    asked = f"/circles?indicators={own.key}&basis=absolute&year=2022"
    found = drawn(client, asked, f"[{own.write()}]")
    (panel,) = found["panels"]
    assert sorted(value for value in panel["values"] if value is not None) == [1, 2, 3, 4, 5, 6]
    assert "我的数" in found["parts"]["grid"]
    assert ">10.0<" in found["parts"]["grid"]
    bare = drawn(client, asked)
    assert "我的数" not in json.dumps(bare, ensure_ascii=False)


@pytest.mark.parametrize("path", ["/circles", "/sites"])
@pytest.mark.parametrize(
    "query", ["?by=moon&ref=x&my=y&basis=z", "?%%%", "?indicators=<script>", "?find=%00%ff"]
)
def test_a_broken_address_gives_the_default(client, path, query):
    told = page(client, f"{path}{query}")
    assert "<script>alert" not in told
    assert ("四大服务业经济圈比较，2023年" in told) == (path == "/circles")
    assert client.get(f"{path}{query}").status_code == 200


def test_words_of_a_search_are_escaped(client):
    told = text(client.get("/sites?find=<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in told


def test_no_geometry_stands_in_an_answer(client):
    found = drawn(client, "/circles?by=county&year=2022")
    assert "polygon" not in json.dumps(found)
    assert found["panels"][0]["codes"] is None
