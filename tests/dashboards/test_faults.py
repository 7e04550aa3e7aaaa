"""What breaks around the atlas is said in a sentence, and the map goes on."""

import errno
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboards.app import create_app
from dashboards.cli import arguments, main
from dashboards.routes import STAMP
from geo.exports import letters

ROOT = Path(__file__).parents[2]
ENGLISH = "lang=en"


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def other(toyland):
    """A server of another release."""
    return create_app(toyland).server.test_client()


@pytest.fixture
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)


def told(answer):
    """Return the sentence of an answer, which holds no path of the server."""
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/plain"
    assert len(text.splitlines()) == 1
    assert "Traceback" not in text
    assert str(ROOT) not in text
    return text


def map_works(client):
    assert "siquan" in client.get("/?by=circle").get_data(as_text=True)
    assert client.get("/export/csv?by=circle").status_code == 200


def files(client, path="/"):
    page = client.get(path).get_data(as_text=True)
    return sorted(set(re.findall(r"/files/[a-z]+-[0-9a-f]{12}[.][a-z]+", page)))


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_server_without_room_for_temporary_files_says_so_and_serves_the_map(client, lang):
    answer = client.get(f"/export/gpkg?by=circle&lang={lang}")
    assert answer.status_code == 503
    assert "TMPDIR" in told(answer)
    map_works(client)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_is_said_by_its_reason(client, monkeypatch, number):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number), str(ROOT / "secret"))

    monkeypatch.setattr("dashboards.pages.exports.write_all", refuse)
    answer = client.get(f"/export/all.xlsx?{ENGLISH}")
    assert answer.status_code == 503
    assert os.strerror(number) in told(answer)
    map_works(client)


def forget_what_was_drawn():
    """Begin as a new process does: letters that were measured once need no font."""
    for name in [one for one in sys.modules if one.startswith("geo.exports")]:
        for kept in vars(sys.modules[name]).values():
            getattr(kept, "cache_clear", int)()


def test_a_missing_font_stops_pictures_in_a_sentence_and_not_the_map(client, monkeypatch, tmp_path):
    forget_what_was_drawn()
    monkeypatch.setattr(letters, "folder", lambda: tmp_path)
    answer = client.get(f"/export/pdf?by=circle&{ENGLISH}")
    assert answer.status_code == 503
    assert "NotoSansSC-Regular.ttf" in told(answer)
    map_works(client)


# Packs


@pytest.mark.usefixtures("nowhere")
def test_a_pack_is_made_where_nothing_can_be_kept(client):
    asked = f"kind=zip&by=circle&indicators=gdp&{ENGLISH}"
    plan = client.get(f"/pack/plan.json?{asked}").json
    (part, *_) = plan["parts"] or [{"key": ""}]
    if part["key"]:
        assert client.get(f"/pack/part/{part['key']}?{asked}").status_code == 200
    assert plan["places"] == 4


# The command line


@pytest.mark.usefixtures("_opened_once")
@pytest.mark.parametrize("kind", ["xlsx", "gpkg"])
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path, kind):
    file = tmp_path / f"view.{kind}"
    file.write_bytes(b"before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    try:
        done = CliRunner().invoke(main, ["export", "?by=circle", str(file), "--lang", "en"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), done.output
    assert "make room" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == b"before"


def test_a_full_disk_behind_the_output_is_told_in_one_sentence():
    command = [sys.executable, "-c", "from dashboards.cli import main; main()"]
    asked = ["value", "gdp", "330100", "--lang", "en"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*command, *asked], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
            check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "No space left on device" in done.stderr


# Two releases at once


def test_every_answer_but_a_lasting_file_names_its_release(client, other):
    page = client.get("/")
    release = re.search(r'<meta name="release" content="(\w+)">', page.get_data(as_text=True))[1]
    assert client.get("/release").get_data(as_text=True) == f"{release}\n"
    for path in ("/", "/plan", "/data/gdp.csv", "/_dash-layout", "/files/shapes-000000000000.json"):
        answer = client.get(path)
        # Only what is kept for ever under its own name is of no release.
        assert answer.headers.get(STAMP) == (None if path.startswith("/files/") else release), path
    assert other.get("/").headers[STAMP] != release


def test_a_server_started_again_is_of_the_same_release(atlas, client):
    again = create_app(atlas).server.test_client()
    assert again.get("/").headers[STAMP] == client.get("/").headers[STAMP]


@pytest.mark.parametrize("path", ["/", "/circles", "/plan", "/data"])
def test_a_page_of_another_release_keeps_its_looks_and_is_told(client, other, path):
    mine = files(client, path)
    assert {one.rpartition(".")[2] for one in mine} >= {"css", "js", "json", "svg"}
    for address in set(mine) - set(files(other, path)):
        answer = other.get(address)
        suffix = address.rpartition(".")[2]
        assert answer.headers["Cache-Control"] == "no-store"
        if suffix == "css":
            dark = "dark" if address.startswith("/files/dark-") else "siquan"
            (own,) = [
                one
                for one in files(other, path)
                if one.startswith(f"/files/{dark}-") and one.endswith("css")
            ]
            assert answer.data == other.get(own).data
        elif suffix == "js":
            assert answer.data.rstrip().endswith(b"siquan.line.renew();")
        else:
            assert answer.status_code == 404
            assert "重新载入" in told(answer)
            assert "load the page again" in told(answer)


@pytest.mark.parametrize("name", ["x", "passwd", "siquan-0.js", "a-000000000000.", "%2e%2e"])
def test_a_file_that_never_was_stands_for_none(client, name):
    answer = client.get(f"/files/{name}")
    assert answer.status_code == 404
    assert told(answer)


def test_the_words_for_a_broken_line_are_on_every_page(client):
    for path in ("/", "/circles", "/sites", "/targets", "/plan", "/analysis", "/data", "/present"):
        page = client.get(f"{path}?{ENGLISH}").get_data(as_text=True)
        assert page.count('id="connection"') == 1
        assert "The atlas cannot be reached" in page
        assert "Your view and your own tables stay" in page


def test_every_row_of_the_table_of_faults_names_a_test_that_is_there():
    table = (ROOT / "docs/faults.md").read_text(encoding="utf-8").split("|---|---|---|---|\n")[1]
    rows = [row for row in table.splitlines() if row.startswith("|")]
    assert len(rows) > 20
    for row in rows:
        (named,) = re.findall(r"`(tests/[\w/]+[.]py)::(test_\w+)` [|]$", row)
        source = (ROOT / named[0]).read_text(encoding="utf-8")
        assert f"\ndef {named[1]}(" in source, row
