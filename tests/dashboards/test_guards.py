"""What is looked at before a request is answered, what goes with every answer, and what fails."""

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pytest
from flask import Flask

from dashboards import policies
from dashboards.app import create_app
from dashboards.cli import main
from dashboards.guards import LARGEST, LONGEST
from dashboards.pages import studio
from dashboards.rates import Rates, Seats
from dashboards.settings import SettingError, Settings
from geo.own import MOST_BYTES, own_of
from tests.dashboards.test_app import drawn, text

VALUE = 7_654_321.0
AWAY = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture(scope="module")
def client(toyland):
    return create_app(toyland).server.test_client()


def served(toyland, **settings):
    return create_app(toyland, Settings(**settings)).server.test_client()


def policy(answer):
    told = answer.headers["Content-Security-Policy"]
    return dict(one.partition(" ")[::2] for one in told.split("; "))


def own(name="x", amount=7.0):
    told = {
        "siquan": "own", "version": 1, "name": name, "unit": "t", "type": "total", "level": "city",
        "rows": [["990100", 2022, amount, None, None, 2]],
    }  # fmt: skip
    made = own_of(told)
    return made.key, f"[{made.write()}]"


# --- headers ------------------------------------------------------------------------------------


def test_a_page_runs_the_scripts_of_this_server_and_one_that_is_named_by_its_content(client):
    for path in ("/", "/plan", "/data", "/nothing", "/trace"):
        told = policy(client.get(path))
        assert told["default-src"] == told["base-uri"] == "'none'"
        assert "unsafe" not in told["script-src"]
        assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/]{43}='", told["script-src"])
        assert "unsafe" not in told["style-src-elem"]
        assert told["connect-src"] == told["frame-src"] == told["frame-ancestors"] == "'self'"
        assert "object-src" not in told  # the default: nothing


@pytest.mark.parametrize("path", ["/", "/export/csv", "/files/x", "/own/read", "/_dash-layout"])
def test_every_answer_says_what_a_browser_may_do_with_it(client, path):
    answer = client.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert policy(answer)["default-src"] == "'none'"
    assert "Strict-Transport-Security" not in answer.headers


def test_an_administrator_opens_the_policy_by_what_is_set_and_no_wider(toyland):
    tiles = "http://{s}.tiles.invalid:81/{z}/{x}/{y}.png?key=secret"
    site = "https://atlas.invalid/a"
    client = served(toyland, tiles=tiles, site=site, frames="https://portal.invalid")
    answer = client.get("/", base_url=site)
    told = policy(answer)
    assert told["img-src"] == "'self' data: blob: http://*.tiles.invalid:81"
    assert told["frame-ancestors"] == "https://portal.invalid"
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert policy(served(toyland).get("/"))["img-src"] == "'self' data: blob:"


def test_the_styles_of_the_libraries_in_use_are_known_by_their_content(monkeypatch):
    for name in ("dash", "dash-leaflet"):
        assert (name, version(name)) in policies._STYLES, "look up its hashes in the browser"
    server = Flask("other")
    monkeypatch.setattr(policies, "version", lambda _name: "99")
    policies.register(server, Settings(), [])
    answer = server.test_client().get("/")
    assert "'unsafe-inline'" in policy(answer)["style-src-elem"]


def test_what_a_reader_sends_along_is_kept_nowhere_on_the_way(client):
    key, along = own()
    query = f"?indicator={key}&year=2022"
    for path in ("/export/csv", "/trace/part", "/analysis/glance", "/studio/told", "/studio/page"):
        answer = client.post(f"{path}{query}&code=990100", data=along)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"


# --- hosts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("atlas.invalid", 200), ("ATLAS.invalid:8050", 200), ("a.gov.invalid", 200),
        ("gov.invalid", 200), ("localhost:8050", 200), ("127.0.0.1", 200), ("[::1]:8050", 200),
        ("elsewhere.invalid", 400), ("atlas.invalid.elsewhere.invalid", 400), ("192.0.2.1", 400),
        ("xgov.invalid", 400), ("a b", 400), ("[::1", 400), ("<script>", 400), ("", 400),
    ],
)  # fmt: skip
def test_an_atlas_answers_to_its_own_names_alone(toyland, host, status):
    client = served(toyland, site="https://atlas.invalid/x", hosts=" .gov.invalid , other.invalid")
    answer = client.get("/?lang=en", headers={"Host": host})
    assert answer.status_code == status
    if status == 400:
        assert text(answer).startswith(f"This atlas does not answer to the name “{host}”")
        assert "SIQUAN_HOSTS" in text(answer)


def test_any_name_is_answered_where_none_is_set_and_a_name_in_chinese_can_be(client, toyland):
    assert client.get("/", headers={"Host": "anything.invalid"}).status_code == 200
    assert client.get("/", headers={"Host": "a b"}).status_code == 400
    chinese = served(toyland, hosts="图集.invalid")
    assert chinese.get("/", headers={"Host": "xn--vuq08i.invalid"}).status_code == 400
    host = "图集.invalid".encode("idna").decode()
    assert chinese.get("/", headers={"Host": host}).status_code == 200


# --- bounds -------------------------------------------------------------------------------------


def test_an_address_and_a_body_have_a_bound_and_say_so(client):
    answer = client.get(f"/?lang=en&x={'a' * LONGEST}")
    assert (answer.status_code, "16,000" in text(answer)) == (414, True)
    for path, most in (("/export/csv", 4 * MOST_BYTES), ("/data", 64_000)):
        answer = client.post(f"{path}?lang=en", data=b"x" * (most + 1))
        assert answer.status_code == 413
        assert f"up to {most / 1000:,.0f} KB" in text(answer)
        assert client.post(path, data=b"x" * 1000).status_code in {405, 422, 200}


@pytest.mark.parametrize("query", ["\xff\xfe", "lang=en&\xe4\xba", "by=city&\xa0=1"])
def test_bytes_that_are_no_text_cost_only_themselves(client, query):
    for path in ("/", "/data", "/plan", "/trace", "/export/csv", "/analysis/glance"):
        answer = client.get(path, environ_overrides={"QUERY_STRING": query})
        assert answer.status_code in {200, 404}
        assert answer.mimetype != "text/plain"


def test_a_reader_takes_turns_and_gets_new_ones_with_time():
    now = [0.0]
    rates = Rates(60, lambda: now[0])
    assert [rates.wait("a") for _ in range(60)] == [0] * 60
    assert rates.wait("a") == 1
    assert rates.wait("b") == 0
    now[0] = 1.0
    assert [rates.wait("a") for _ in range(2)] == [0, 1]
    now[0] = 1e6
    assert [rates.wait("a") for _ in range(61)] == [0] * 60 + [1]
    for number in range(10_000):
        rates.wait(str(number))
    assert len(rates._left) <= 4096


def test_who_asks_for_files_too_often_is_told_when_to_come_again(toyland):
    now = [0.0]
    client = served(toyland, rate=3, clock=lambda: now[0])
    ask = "/export/csv?lang=en"
    assert [client.get(ask, environ_overrides=AWAY).status_code for _ in range(3)] == [200] * 3
    answer = client.get(ask, environ_overrides=AWAY)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "20")
    assert "in 20 seconds" in text(answer)
    assert client.get("/", environ_overrides=AWAY).status_code == 200  # pages are no files
    assert client.get(ask, environ_overrides={"REMOTE_ADDR": "192.0.2.8"}).status_code == 200
    assert [client.get(ask).status_code for _ in range(5)] == [200] * 5  # this machine
    now[0] = 20.0
    assert client.get(ask, environ_overrides=AWAY).status_code == 200


def test_dear_answers_are_made_a_few_at_a_time():
    seats = Seats(1, 0.01)
    assert seats.take()
    assert not seats.take()
    seats.leave()
    assert seats.take()
    assert all(Seats(0, 0).take() for _ in range(9))


def test_a_file_waits_for_a_seat_and_pages_do_not(toyland, monkeypatch):
    began, may_end = threading.Event(), threading.Event()

    def slow(*_asked):
        began.set()
        may_end.wait(20)
        return b"png"

    monkeypatch.setattr(studio, "write_picture", slow)
    monkeypatch.setattr("dashboards.guards._PATIENCE", 0.01)
    server = create_app(toyland, Settings(exports=1)).server
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: server.test_client().get("/studio/preview").status_code)
        assert began.wait(20)
        answer = server.test_client().get("/export/csv?lang=en")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
        assert "try again in 3 seconds" in text(answer)
        assert server.test_client().get("/").status_code == 200
        may_end.set()
        assert first.result(20) == 200
    assert server.test_client().get("/export/csv").status_code == 200


# --- faults -------------------------------------------------------------------------------------


@pytest.fixture
def broken(toyland, monkeypatch):
    def fails(*_asked):
        raise RuntimeError(f"cannot read {VALUE:.0f} in {__file__}")

    monkeypatch.setattr(studio, "write_picture", fails)
    return served(toyland)


def test_a_fault_is_told_by_a_number_and_logged_whole_under_it(broken, caplog):
    answer = broken.get("/studio/preview?lang=en")
    assert answer.status_code == 500
    (number,) = re.findall(r"the number ([0-9a-f]{8})\.", text(answer))
    for word in ("Traceback", "RuntimeError", ".py", "7654321"):
        assert word not in text(answer)
    (record,) = [one for one in caplog.records if one.name == "siquan"]
    for word in (number, "GET /studio/preview", "RuntimeError: cannot read 7654321", "fails"):
        assert word in record.getMessage()
    assert number in text(broken.get("/studio/preview"))  # the same fault, the same number


def test_what_a_reader_sent_along_is_not_logged(broken, caplog):
    key, along = own("机密")
    query = f"indicator={key}&year=2022"
    answer = broken.post(f"/studio/preview?{query}", data=along)
    assert answer.status_code == 500
    logged = "\n".join(one.getMessage() for one in caplog.records)
    assert "RuntimeError" in logged
    assert re.findall(r"[0-9a-f]{8}", text(answer))[0] in logged
    for word in ("7654321", "机密", key):
        assert word not in logged


GOOD = {
    "output": "scene.value",
    "outputs": {"id": "scene", "property": "value"},
    "inputs": [{"id": "wanted", "property": "value", "value": "?"}],
    "state": [{"id": "own", "property": "value", "value": None}],
    "changedPropIds": ["wanted.value"],
}


@pytest.mark.parametrize(
    "change",
    [
        {"output": "nothing.value"}, {"output": None}, {"output": ["scene.value"]}, {"outputs": []},
        {"outputs": {"id": "own", "property": "value"}}, {"inputs": None}, {"inputs": [1]},
        {"inputs": []}, {"inputs": [{"id": "wanted", "property": "value", "value": None}]},
        {"inputs": [{"id": "wanted", "property": "value", "value": "?" * (LONGEST + 1)}]},
        {"inputs": [{"id": "own", "property": "value", "value": "?"}]}, {"state": {}},
        {"state": []}, {"state": [{"id": "own", "property": "value", "value": [1]}]},
        {"changedPropIds": None}, {"changedPropIds": [{}]}, {"background": {"job": "x"}},
    ],
    ids=str,
)  # fmt: skip
def test_a_question_that_no_page_asks_is_refused_in_a_sentence(client, change):
    assert client.post("/_dash-update-component", json=GOOD).status_code == 200
    answer = client.post("/_dash-update-component?lang=en", json=GOOD | change)
    assert answer.status_code == 400
    assert text(answer) == "The request was not understood; load the page again.\n"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"[" * 90_000, b"\xff", b"9" * 9000])
def test_a_question_that_is_no_question_is_refused_in_a_sentence(client, body):
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert client.post("/_dash-update-component", data=body).status_code == 400


def test_every_way_of_asking_that_nothing_answers_gets_a_sentence(client):
    for path, method, status in (
        ("/own/read", "GET", 200), ("/own/read", "DELETE", 405), ("/", "TRACE", 405),
        ("/export/csv", "PATCH", 405), ("/assets/none.js", "GET", 404), ("/%00", "GET", 400),
        ("/_dash-component-suites/<b>/x.js", "GET", 404),
        ("/_dash-component-suites/dash/../x.js", "GET", 404),
    ):  # fmt: skip
        answer = client.open(f"{path}?lang=en", method=method)
        assert answer.status_code == status
        if status >= 400:
            assert answer.mimetype == "text/plain"
            assert re.fullmatch(r"[A-Z][^<>\n]+\.\n", text(answer))


# --- readers ------------------------------------------------------------------------------------


def test_readers_at_the_same_time_never_see_each_others_values(toyland):
    server = create_app(toyland, Settings(exports=0)).server
    tables = {f"table{number}": own(f"table{number}", 1000.5 + number) for number in range(4)}

    def read(name):
        key, along = tables[name]
        client, others = server.test_client(), set(tables) - {name}
        query = f"?indicator={key}&year=2022"
        for _ in range(5):
            scene = json.dumps(drawn(client, query, along), ensure_ascii=False)
            file = text(client.post(f"/export/csv{query}", data=along))
            traced = text(client.post(f"/trace/part{query}&code=990100", data=along))
            nobody = json.dumps(drawn(client, query)) + text(client.get(f"/export/csv{query}"))
            for told in (scene, file, traced):
                assert name in told
                assert not [one for one in others if one in told]
            assert not [one for one in tables if one in nobody]
        return name

    with ThreadPoolExecutor(len(tables)) as pool:
        assert set(pool.map(read, tables)) == set(tables)


# --- settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [("SIQUAN_RATE", "-1"), ("SIQUAN_RATE", "viele"), ("SIQUAN_EXPORTS", "9" * 30),
     ("SIQUAN_EXPORTS", "two"), ("SIQUAN_FRAMES", "a; img-src *"), ("SIQUAN_FRAMES", "a\r\nX: y")],
)  # fmt: skip
def test_a_setting_that_is_none_is_quoted_with_what_was_expected(name, value):
    with pytest.raises(SettingError, match=name) as caught:
        Settings.read({name: value})
    for lang in ("zh", "en"):
        assert f"“{value[:40]}”" in caught.value.said.say(lang)


def test_settings_are_read_and_have_generous_defaults(monkeypatch, capsys):
    told = {"SIQUAN_RATE": " 0 ", "SIQUAN_EXPORTS": "4", "SIQUAN_HOSTS": "a.invalid"}
    read = Settings.read(told | {"SIQUAN_FRAMES": "'none'"})
    assert (read.rate, read.exports, read.hosts, read.frames) == (0, 4, "a.invalid", "'none'")
    assert Settings.read({}) == Settings()
    monkeypatch.setenv("SIQUAN_RATE", "x")
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", "0", "--lang", "en"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("SIQUAN_RATE is “x”; set it to a whole number")


def test_the_page_for_administrators_names_every_setting_and_bound():
    page = (Path(__file__).parents[2] / "docs/security.md").read_text(encoding="utf-8")
    source = (Path(__file__).parents[2] / "dashboards/settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"SIQUAN_[A-Z_]+[A-Z]", source)) - {"SIQUAN_TILES_"}
    assert len(names) >= 8
    assert not [name for name in names if f"`{name}`" not in page]
    for bound in (f"{LONGEST:,}", f"{LARGEST // 1_000_000} MB", str(Settings().rate)):
        assert bound in page
