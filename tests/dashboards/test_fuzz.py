"""Whatever is asked: an answer or a sentence, nothing of the machine, and no other's values.

Addresses, bodies and exports are put together by chance from what is asked every day and from what
nobody should ask. Some requests carry the table of one of two readers.
"""

import json
import logging
import os
import random
import sys
from dataclasses import fields
from pathlib import Path
from urllib.parse import quote

from dashboards.app import create_app
from geo import View
from geo.own import own_of

REQUESTS = int(os.environ.get("SIQUAN_FUZZ_REQUESTS") or 60)
SEED = int(os.environ.get("SIQUAN_FUZZ_SEED") or 20261129)

MACHINE = ("Traceback", "site-packages", str(Path(__file__).parents[2]), sys.prefix, 'File "')
"""What no answer may say."""

WORDS = [
    "", "0", "-1", "1e999", "NaN", "99999999999999999999", "%", "%00", "%ff%fe", "%F0%9F%98%80",
    "a" * 3000, "<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>",
    "javascript:alert(1)", "=1+1", "../../../etc/passwd", "..%2f..%2f", "C:\\windows",
    "{0.__class__}", "{{7*7}}", "${7*7}", "%s%n", "own.000000000000", "own.000000000000.x", ",,,",
    "a,b,,c", "null", "[]", "{}", "\u202e杭州", "杭州", "١٢", "２０２３", "2023", "2023,2022",
    "latest", "+", "330100+330200", "knn:99999999", "distance:1e9", "knn:5", "distance:60",
    "120.1,30.2,99", "1,2,3,4,5,6,7,8,9", "x=y&z", "#", "?", ";", "\r\nX: y",
]  # fmt: skip

VALUES = [
    None, True, False, 0, -1, 1e308, 10**400, "", "x", "\ud800", "\0", [], {}, [[]], [None],
    {"id": 1}, {"__class__": "x"}, "own.000000000000", ["wanted.value"] * 50, "[" * 5000,
    "/?" + "a=1&" * 6000,
]  # fmt: skip

BODIES = [
    b"", b"\0" * 50, b"\xff\xfe", b"{", b"[]", b"null", b"[" * 50_000, b'{"a":' * 5_000,
    b"9" * 5_000, b"PK\x03\x04", b"%PDF-1.7", b"a=1&" * 20_000, b"own=[", b"name=x\n1,2",
    b'{"siquan":"story"}', b'{"siquan":"story","version":1,"steps":[{"view":"//x.example/"}]}',
    b'{"name":[]}\n', b"{}\n\n",
    b'{"choices":{"a":1},"decisions":"x","what":[1],"name":null}\nname,2023\nx,1\n',
]  # fmt: skip

PAGES = ["/", "/circles", "/sites", "/targets", "/plan", "/analysis", "/data", "/present", "/trace"]
WRITTEN = ["csv", "csv", "geojson", "html", "svg", "xlsx", "parquet", "docx", "nothing"]
LISTS = ["circles", "sites", "targets", "brief", "analysis"]
ASKED = [one.name for one in fields(View)] + ["code", "title", "note", "review", "hide", "waive"]
ASKED += ["size", "grey", "part", "dots", "kind", "own", "story", "all"]


def table(name, amount):
    """A reader's own table as the browser sends it, and its key."""
    told = {
        "siquan": "own", "version": 1, "name": name, "unit": "亿元", "type": "total",
        "level": "city", "factor": 1, "decimals": 2, "top_name": "", "top_unit": "",
        "over_name": "", "over_unit": "", "file": f"{name}.xlsx", "sheet": "1",
        "rows": [[code, 2023, amount + at, None, None, at] for at, code in enumerate(CITIES)],
    }  # fmt: skip
    return own_of(told).key, f"[{json.dumps(told)}]"


CITIES = ["330100", "330200", "330300", "330400"]
READERS = {"甲之机密": 7_654_321.25, "乙之机密": 9_876_543.75}
MARKS = {name: [name, str(int(amount)), f"{int(amount):,}"] for name, amount in READERS.items()}


class Fuzz:
    """Requests by chance, from one seed."""

    def __init__(self, atlas, seed):
        self.dice = random.Random(seed)
        self.usual = {
            "indicator": list(atlas.indicators),
            "indicators": list(atlas.indicators),
            "by": list(atlas.levels),
            "within": [*atlas.groupings, *list(atlas.gazetteer.places)[:20]],
            "pin": list(atlas.gazetteer.places)[:40],
            "code": list(atlas.gazetteer.places)[:40],
            "year": ["2021", "2022", "2023", "latest"],
            "lang": ["zh", "en"],
        }
        self.tables = {name: table(name, amount) for name, amount in READERS.items()}

    def query(self, own):
        """A query; one that names a reader's table, where there is a reader."""
        pick = self.dice.choice
        told = []
        for _ in range(self.dice.randrange(6)):
            name = pick(ASKED) if self.dice.random() < 0.9 else pick(WORDS)
            usual = self.usual.get(name)
            value = pick(usual) if usual and self.dice.random() < 0.6 else pick(WORDS)
            told.append(f"{name}={value}")
        if own:
            told.append(f"{pick(['indicator', 'indicator', 'goal', 'indicators'])}={own}")
        return pick(["&", "&", "&", "&&", ";"]).join(told)

    def path(self):
        """A page, a file, a route with something in its blank, or nothing that there is."""
        pick, word = self.dice.choice, quote(self.dice.choice(WORDS), safe="%/")
        blank = pick([word, pick(self.usual["indicator"])])
        return pick([
            *PAGES, *PAGES, f"/{word}", f"/files/{word}", f"/assets/{word}", f"/data/{blank}.csv",
            f"/data/{blank}.metadata.json", f"/story/{word}.json", f"/export/{word}",
            f"/_dash-component-suites/{word}/{word}.js", "/_dash-layout", "/_dash-dependencies",
            "/_reload-hash", "/_favicon.ico", "/pack/plan.json", f"/pack/part/{word}",
            f"/pack.{word}", "/pack/sheet", "/studio/sheet", "/export/all.csv",
            "/export/tasks.csv",
        ])  # fmt: skip

    def written(self):
        """An address that writes something, or tells of it."""
        pick, kind = self.dice.choice, self.dice.choice(WRITTEN)
        return pick([
            f"/export/{kind}", f"/export/{kind}", f"/export/{pick(LISTS)}.{kind}", "/studio/told",
            "/trace/part", "/analysis/glance",
        ])  # fmt: skip

    def twisted(self, value, depth=0):
        """A value with one thing in it that does not belong there."""
        deep = depth and self.dice.random() < 0.35
        if deep or not value or not isinstance(value, dict | list):
            return self.dice.choice(VALUES)
        copy = value.copy()
        at = self.dice.choice(list(copy) if isinstance(copy, dict) else range(len(copy)))
        if self.dice.random() < 0.2:
            del copy[at]
        else:
            copy[at] = self.twisted(copy[at], depth + 1)
        return copy

    def question(self, own, along):
        """What the page asks through Dash; mostly twisted."""
        page = self.dice.choice(PAGES)
        asked = f"{page}?{self.query(own)}"
        body = {
            "output": "scene.value",
            "outputs": {"id": "scene", "property": "value"},
            "inputs": [{"id": "wanted", "property": "value", "value": asked}],
            "state": [{"id": "own", "property": "value", "value": along}],
            "changedPropIds": ["wanted.value"],
        }
        return self.twisted(body) if self.dice.random() < 0.5 else body

    def brought(self, along):
        """What a reader has along: the table, a twisted one, or what is none."""
        if along and self.dice.random() < 0.5:
            return along.encode()
        if along and self.dice.random() < 0.7:
            return json.dumps(self.twisted(json.loads(along))).encode()
        return self.dice.choice(BODIES)

    def request(self):
        """Return the reader, if any, and what ``client.open`` takes."""
        reader = self.dice.choice([None, None, *READERS])
        own, along = self.tables.get(reader, ("", ""))
        way = self.dice.random()
        if way < 0.35:
            body = json.dumps(self.question(own, along)).encode()
            told = {"path": "/_dash-update-component", "method": "POST", "data": body}
            return reader, told | {"content_type": "application/json"}
        if way < 0.65:
            query, body = self.query(own), self.brought(along)
            method = "POST" if reader else self.dice.choice(["GET", "POST"])
            kind = self.dice.choice(["text/plain", "application/x-www-form-urlencoded"])
            told = {"path": self.written(), "method": method, "query_string": query}
            return reader, told | ({"data": body, "content_type": kind} if method == "POST" else {})
        if way < 0.75:
            path = self.dice.choice(["/own/read", "/own/keep", "/own/check", "/story/check"])
            return reader, {"path": path, "method": "POST", "data": self.brought(along)}
        method = self.dice.choice(["GET"] * 9 + ["HEAD", "POST", "PUT", "OPTIONS", "TRACE"])
        return None, {"path": self.path(), "method": method, "query_string": self.query("")}


def kept_to(client, reader, told):
    """Ask, and return what is wrong with the answer."""
    answer = client.open(**told)
    body = answer.get_data()
    said = body.decode("utf-8", "replace")
    wrong = [f"says {one}" for one in MACHINE if one in said]
    for name, marks in MARKS.items():
        if name != reader and any(one in said for one in marks):
            wrong.append(f"tells {reader} of {name}")
    if answer.status_code >= 500:
        wrong.append(f"status {answer.status_code}")
    if answer.status_code >= 400 and told["method"] != "HEAD" and not said.strip():
        wrong.append("says nothing")
    if (
        reader
        and told["method"] == "POST"
        and READERS[reader]
        and "no-store" not in str(answer.headers)
    ):
        wrong.append("may be kept on the way")
    return wrong


def test_no_request_ends_in_a_fault_or_tells_of_the_machine_or_of_another_reader(atlas, caplog):
    caplog.set_level(logging.ERROR, "siquan")
    client = create_app(atlas).server.test_client()
    fuzz = Fuzz(atlas, SEED)
    for number in range(REQUESTS):
        reader, told = fuzz.request()
        wrong = kept_to(client, reader, told)
        logged = "\n".join(one.getMessage() for one in caplog.records)
        assert not wrong, f"seed {SEED}, request {number}: {wrong}\n{str(told)[:600]}\n{logged}"
