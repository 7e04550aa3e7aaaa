"""Texts of a data folder, an own table and a presenter stay texts in every answer and file."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from dashboards.app import PAGES, create_app
from geo import open_atlas
from geo.own import own_of
from tests.dashboards.test_app import drawn, text
from tests.hostile import FORMULA, MARKUP, SCRIPT, write_hostile

WRITTEN = [*(f"/{page}" for page in PAGES), "/plan", "/data"]
QUERIES = ["", "?lang=en", "?pin=990100&over=sites,places,labels,cores,circles&lang=en"]
OURS = re.compile(r"/(files|_dash-component-suites)/[\w./@-]+\.js")
SCRIPTS = re.compile(r"<script>.*?</script>", re.DOTALL)


class Tags(HTMLParser):
    """Everything in a piece of HTML that could run something or lead somewhere."""

    def __init__(self, told):
        super().__init__()
        self.found = []
        self.feed(told)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "script" and not (told.get("type", "").endswith(("json", "javascript"))):
            self.found += [] if OURS.fullmatch(told.get("src") or "") else [f"script {told}"]
        if tag in {"iframe", "object", "embed", "base", "foreignobject"}:
            self.found.append(tag)
        if tag == "img" and not (told.get("src") or "").startswith("data:image/svg+xml,"):
            self.found.append(f"img {told}")
        self.found += [f"{tag} {name}" for name in told if name.startswith("on")]
        way = (told.get("href") or told.get("action") or "").strip()
        if way and not re.match(r"(/(?!/)|\?|#|https?://)", way):
            self.found.append(f"{tag} {way}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return open_atlas(write_hostile(tmp_path_factory.mktemp("hostile") / "folder"))


@pytest.fixture(scope="module")
def client(hostile):
    return create_app(hostile).server.test_client()


@pytest.fixture(scope="module")
def own():
    told = {
        "siquan": "own", "version": 1, "name": MARKUP[:60], "unit": "<b>", "type": "total",
        "level": "city", "factor": 1, "decimals": 0, "top_name": "", "top_unit": "",
        "over_name": "", "over_unit": "", "file": f"{FORMULA}<img>.xlsx",
        "sheet": "<svg onload=boom()>",
        "rows": [["990100", 2022, 7, None, None, 2], ["990200", 2022, 9, None, None, 3]],
    }  # fmt: skip
    made = own_of(told)
    return f"?indicator={made.key}&year=2022&by=city", f"[{made.write()}]"


@pytest.mark.parametrize("path", WRITTEN)
def test_a_page_runs_nothing_that_stands_in_data(client, path):
    seen = 0
    for query in QUERIES:
        told = text(client.get(f"{path}{query}"))
        seen += told.count("&lt;img")
        assert not Tags(told).found
    assert seen, "the spoilt texts are not on this page at all"


def test_the_parts_of_a_page_run_nothing_that_stands_in_data_or_in_an_own_table(client, own):
    query, along = own
    for page in PAGES:
        for scene in (
            drawn(client, f"/{page}{QUERIES[2]}"),
            drawn(client, f"/{page}{query}", along),
        ):
            for part in scene["parts"].values():
                assert not Tags(part).found
    assert "&lt;svg" in json.dumps(drawn(client, f"/{query}", along)["parts"])
    answer = client.post(f"/trace/part{query}&code=990100", data=along)
    assert answer.status_code == 200
    assert not Tags(text(answer)).found


def test_what_is_imported_is_shown_as_text(client):
    head = json.dumps({"name": f"{MARKUP}.csv"}).encode()
    body = f'地区,2022年\r\n"{MARKUP.replace(chr(34), chr(34) * 2)}",1\r\n甲市,2\r\n'.encode()
    told = client.post("/own/read", data=head + b"\n" + body).get_json()["html"]
    assert "&lt;img" in told
    assert not Tags(told).found


@pytest.mark.parametrize("word", ["title", "note", "review"])
def test_the_words_of_a_presenter_are_shown_as_text(client, word):
    said = "<img src=x onerror=boom()>"
    for kind in ("svg", "html"):
        answer = client.get(f"/export/{kind}?{word}={quote(said)}")
        assert answer.status_code == 200
        assert said not in text(answer)
        assert not Tags(SCRIPTS.sub("", text(answer))).found


def test_a_page_that_is_sent_on_names_the_scripts_that_it_runs(client):
    told = text(client.get("/export/html?over=sites,cores,labels,circles"))
    assert "&lt;img" in told
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', told)[1]
    scripts = re.search(r"script-src ([^;]+)", policy)[1].split()
    assert scripts
    assert all(one.startswith("'sha256-") for one in scripts)
    assert not Tags(SCRIPTS.sub("", told)).found


def test_a_picture_of_lines_is_a_picture_alone(client):
    tree = ET.fromstring(client.get("/export/svg?over=sites,labels").data)
    tags = {one.tag.partition("}")[2] for one in tree.iter()}
    assert not tags & {"script", "foreignObject", "image", "animate", "set"}
    for one in tree.iter():
        for name, value in one.attrib.items():
            assert not name.startswith("on")
            assert SCRIPT not in value or "href" not in name


def test_a_spreadsheet_computes_nothing(client, own):
    query, along = own
    paths = ("/export/csv", "/export/sites.csv", "/data/fish.csv")
    answers = [*map(client.get, paths), client.post(f"/export/csv{query}", data=along)]
    for answer in answers:
        assert answer.status_code == 200
        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
        assert len(rows) > 1
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"[=+@\t\r]|-[^\d.]", cell), cell
    assert any(FORMULA in answer.data.decode("utf-8-sig") for answer in answers)
    for path in ("/export/xlsx", "/export/sites.xlsx"):
        with zipfile.ZipFile(io.BytesIO(client.get(path).data)) as book:
            parts = {name: book.read(name).decode() for name in book.namelist()}
        sheets = "".join(told for name, told in parts.items() if "worksheets/" in name)
        assert "<f>" not in sheets
        assert "hyperlink" not in sheets
        assert "boom" in "".join(parts.values())


@pytest.mark.parametrize("path", ["/export/pptx", "/export/brief.docx"])
def test_a_document_leads_nowhere_that_runs(client, path):
    with zipfile.ZipFile(io.BytesIO(client.get(path).data)) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                root = ET.fromstring(book.read(name))
                targets = [one.get("Target") for one in root.iter() if one.get("TargetMode")]
                assert not [one for one in targets if not re.match("https?://", one)]
