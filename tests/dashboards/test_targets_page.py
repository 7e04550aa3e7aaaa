"""The page of the targets without a browser: what it says, where it leads, what it refuses."""

import json
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboards.app import create_app
from geo.goals import due_of
from geo.own import own_of
from geo.targets import compose_reach, scoreboard
from geo.vocabulary import RULES, STATES
from tests.dashboards.telling import section, words
from tests.dashboards.test_app import drawn
from tests.geo.exports.reading import csv_rows, sheets
from tests.geo.targets.walking import table

SECTIONS = ("board", "places", "outlook", "forecast", "sectors", "brief", "counts", "monitoring")

# What the rows of the plan's table show: 2019, 2020, 2025, and the pace that is required.
ROWS = [
    ("34,075", "36,031", "48,000", "5.9"), ("58.37", "60.56", "62", "0.61"),
    ("44", None, "47", "0.50"), ("48.2", None, "55", "1.13"),
    ("19,773", "22,608.1", "33,000", "8.9"), ("34.1", "35.6", "40", "0.98"),
    ("20", None, "27", "5.1"), (None, None, "20", None), ("37.7", None, "42", "0.72"),
    ("1,500", "2,500", "4,000", "17.8"), ("86.48", "87.13", "92", "1.0"),
    ("11.25", "12.26", "13", "0.29"), ("777.1", "1,023", "2,500", "21.5"),
]  # fmt: skip

both = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def toys(toyland):
    return create_app(toyland).server.test_client()


def page(client, query=""):
    answer = client.get(f"/targets{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def cells(row):
    return [words(one) for one in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]


def board(told):
    return [cells(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", section(told, "board"),
                                             re.DOTALL)][1:]  # fmt: skip


def links(told):
    """Find where a page leads; its other language is left out."""
    told = re.sub(r'<a [^>]*class="tool language".*?</a>', "", told)
    return {unescape(one) for one in re.findall(r'href="(/[^"]*)"', told)}


# --- what it says -----------------------------------------------------------------------------


@both
def test_the_page_has_one_title_and_all_its_sections(client, lang):
    told = page(client, f"?lang={lang}")
    assert told.count("<h1") == 1
    ids = Counter(re.findall(r'\bid="([^"]+)"', told))
    assert max(ids.values()) == 1
    assert set(SECTIONS) <= set(ids)
    for target in re.findall(r'href="#([^"]+)"', told):
        assert target in ids


@both
def test_the_table_has_its_thirteen_rows_with_every_cell(client, atlas, lang):
    told = board(page(client, f"?lang={lang}"))
    blank = "未公布" if lang == "zh" else "not published"
    found = sorted((x for x in scoreboard(atlas, atlas.view("/targets")) if x.target.number),
                   key=lambda x: x.target.number)  # fmt: skip
    assert len(told) == len(found) == len(ROWS) == 13
    for row, one, (then, expected, target, required) in zip(told, found, ROWS, strict=True):
        name, state, *shown = row
        assert name.startswith(f"{one.target.number} {one.goal.first.name(lang)}")
        assert STATES[one.status].say(lang) in state
        assert shown[0] == (then or blank)
        assert shown[1] == (expected or blank)
        assert shown[2] == f"{target} {'左右' if lang == 'zh' else 'or so'}"
        assert (required or blank) in shown[4]
    assert sum(cell == blank for row in told for cell in row[2:5]) == 6
    assert [row[1][0] for row in told] == ["✓", *"–" * 12]


@both
def test_a_verdict_on_a_revision_says_so_in_its_row(client, lang):
    row, *others = board(page(client, f"?lang={lang}"))
    if lang == "zh":
        assert "含修订因素" in row[1]
        assert row[5].startswith("56,206.0 2025年 · 初步核算数 · 第五次经济普查后口径")
    else:
        assert "partly by revision" in row[1]
        assert "preliminary · after the 5th economic census" in row[5]
    assert "8.0" in row[7]
    assert "6.5" in row[7]
    assert {other[7] for other in others} == {"–"}


def test_two_numbers_of_one_year_stand_beside_each_other_as_a_conflict(client):
    rows = board(page(client))
    assert "▲ 正文2019年为19.8（第9行），此处取表中数" in rows[6][0]
    assert sum("▲ 正文" in row[0] for row in rows) == 1
    assert sum("写作已实现" in row[0] for row in rows) == 3


@both
@pytest.mark.parametrize("tolerance", ["0.5", "2"])
def test_the_rule_of_the_verdicts_is_stated_with_its_tolerance(client, lang, tolerance):
    told = words(section(page(client, f"?lang={lang}&tolerance={tolerance}"), "board"))
    rule = RULES["about"].say(lang)
    if lang == "zh":
        assert f"规则：左右：{rule}；允许误差{tolerance}%。" in told
    else:
        assert f"Rules: or so: {rule}; tolerance {tolerance} %." in told


@both
@pytest.mark.parametrize(
    ("query", "edge"),
    [("due=2025", "47,760"), ("due=2025&tolerance=5", "45,600"), ("due=2030", "70,000"),
     ("target=services_gdp_share", "59.7"), ("target=testing_revenue", "350")],
)  # fmt: skip
def test_the_sheet_says_from_where_on_a_target_counts_as_met(client, lang, query, edge):
    more = "" if "target=" in query else "&target=services_gva"
    told = page(client, f"?{query}{more}&lang={lang}")
    assert edge in words(re.search(r'<div id="card".*?</section>', told, re.DOTALL)[0])


@both
def test_every_lamp_has_its_words(client, lang):
    for query in ("", "&target=services_gdp_share", "&target=services_gva&due=2025"):
        told = page(client, f"?lang={lang}{query}")
        found = re.findall(r'<span class="state state-(\w+)">(.*?)</span>', told)
        assert len(found) > 40
        for state, inside in found:
            assert words(inside).endswith(STATES[state].say(lang))
            assert 'aria-hidden="true"' in inside


@both
def test_the_three_points_of_an_account_of_a_revision_are_told(client, lang):
    told = words(page(client, f"?target=services_gva&due=2025&lang={lang}"))
    if lang == "zh":
        assert "96.4%" in told.replace(" ", "")
    else:
        assert "2023 stood at 46,268 × 100 million yuan: 96.4 % of the target" in told
    assert ("由82,553修订为85,620" if lang == "zh" else "82,553 → 85,620") in told


@both
def test_growth_is_called_nominal_and_points_are_not(client, lang):
    label = {
        "zh": ("实际增速（名义）", "实际变化"),
        "en": ("Actual pace, nominal", "Actual change"),
    }
    growth, change = label[lang]
    told = words(page(client, f"?target=services_gva&due=2025&lang={lang}"))
    assert growth in told
    assert change not in told
    told = words(page(client, f"?target=services_gdp_share&lang={lang}"))
    assert change in told
    assert growth not in told


@both
def test_what_lies_ahead_is_one_card_a_target_of_the_later_document(client, atlas, lang):
    told = section(page(client, f"?lang={lang}"), "outlook")
    assert told.count("<li") == 5
    plain = words(told)
    for text in ("7.84", "4.49", "116,667", "70,000" if lang == "en" else "7 万亿元"):
        assert text in plain or text == "70,000"
    assert atlas.goals["services_gva"].first.name(lang) in plain


@both
def test_no_document_with_two_targets_is_said_in_its_language(toys, lang):
    told = words(section(page(toys, f"?lang={lang}"), "outlook"))
    assert ("都有目标的是：无。" if lang == "zh" else "table, none has a target in both.") in told


@both
def test_why_there_is_no_forecast_is_said(client, lang):
    told = words(section(page(client, f"?lang={lang}&target=services_gva&due=2030"), "forecast"))
    assert ("只有2年可比（2024—2025）" if lang == "zh" else "only 2 years compare") in told
    told = words(section(page(client, f"?lang={lang}&target=services_tax_share"), "forecast"))
    assert ("没有可外推的数列" if lang == "zh" else "There is no series of") in told


def test_english_is_complete(client):
    for query in ("", "&target=services_gdp_share", "&pin=330100", "&target=online_retail_sales"):
        told = page(client, f"?lang=en{query}")
        for key in ("board", "places", "outlook", "forecast", "brief"):
            left = set(re.findall("[\u4e00-\u9fff]+", words(section(told, key))))
            assert left <= {"一", "二", "三", "四", "五", "表", "总起"}, (query, key, left)


@pytest.mark.parametrize("key", ["quays", "fish_sum", "fish_part_of", "songs"])
@both
def test_every_target_of_another_province_has_its_page(toys, toyland, key, lang):
    for by in toyland.levels:
        told = page(toys, f"?target={key}&by={by}&lang={lang}")
        assert toyland.goals[key].first.name(lang) in words(re.search("<h1.*?</h1>", told)[0])


def test_every_target_has_its_page(client, atlas):
    for number, goal in enumerate(atlas.goals.values()):
        for target in goal.targets:
            lang = ("zh", "en")[number % 2]
            told = page(client, f"?target={goal.key}&due={due_of(target)}&lang={lang}")
            head = words(re.search("<h1.*?</h1>", told)[0])
            assert target.name(lang) in head
            assert due_of(target) in head
            assert "None" not in words(re.search(r'<div id="card".*?</section>', told, re.S)[0])


# --- where it leads ---------------------------------------------------------------------------


@both
def test_every_link_resolves(client, atlas, lang):
    found = set()
    for query in ("", "&target=services_gdp_share&pin=330100", "&pin=wentai&by=circle"):
        found |= links(page(client, f"?lang={lang}{query}"))
    assert len(found) > 200
    for number, address in enumerate(sorted(found)):
        parts = urlsplit(address)
        if lang == "en" and parts.path in ("/", "/plan", "/targets", "/trace", "/sites", "/data"):
            assert "lang=en" in parts.query, address
        if parts.path == "/plan":
            (entry,) = parse_qs(parts.query).get("entry", [""])
            assert entry in {"", *atlas.documents.entries}
            continue
        if parts.path == "/targets" and parts.query:
            view = atlas.view(address.partition("#")[0])
            asked = parse_qs(parts.query)
            assert [view.target, view.due] == [*asked.get("target", [""]), *asked.get("due", [""])]
            continue
        if lang == "zh" or number % 5 == 0:  # the same pages in other words
            assert client.get(address.partition("#")[0]).status_code == 200, address


@both
@pytest.mark.parametrize(
    "query",
    ["", "&target=services_gdp_share&by=county", "&by=circle&due=2025", "&pin=330300",
     "&target=retail_sales_consumer_goods", "&allow=break&year=2024&due=2025"],
)  # fmt: skip
def test_every_number_that_is_a_value_opens_its_trace(client, lang, query):
    told = page(client, f"?lang={lang}{query}")
    traced = re.findall(r'<a [^>]*href="(/trace\?[^"]*)"[^>]*data-trace="1"[^>]*>([^<]*)<', told)
    traced += re.findall(r'<a [^>]*data-trace="1"[^>]*href="(/trace\?[^"]*)"[^>]*>([^<]*)<', told)
    assert len(traced) >= 10
    for address, shown in dict(traced).items():
        answer = client.get(unescape(address).replace("/trace?", "/trace/part?"))
        assert answer.status_code == 200, address
        assert shown.split("%")[0] in words(answer.get_data(as_text=True)), address


# --- what it refuses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    ["target=<script>alert(1)</script>", "due=99999", "warn=nan,1", "warn=inf,1", "odds=5",
     "tolerance=7", "pin=nowhere", "model=oracle", "rule=%00", "actuals=own.1", "goal=nothing",
     "indicator=<b>", "by=moon"],
)  # fmt: skip
@both
def test_a_hostile_address_gives_the_plain_page(client, query, lang):
    told, plain = page(client, f"?lang={lang}&{query}"), page(client, f"?lang={lang}")
    for part in ("title", "card", "board", "places", "brief"):
        seek = re.compile(rf'<(\w+) [^>]*id="{part}".*?</\1>', re.DOTALL)
        assert seek.search(told)[0] == seek.search(plain)[0]
    assert "<script>alert" not in told


@both
@pytest.mark.parametrize("name", ["goal", "actuals"])
def test_a_table_that_the_browser_does_not_hold_is_asked_for(client, name, lang):
    told = words(page(client, f"?{name}=own.000000000000&lang={lang}"))
    assert ("项目文件" if lang == "zh" else "project file") in told
    for kind in ("csv", "xlsx"):
        answer = client.get(f"/export/targets.{kind}?{name}=own.000000000000&lang={lang}")
        assert answer.status_code == 404
        assert ("项目文件" if lang == "zh" else "project file") in answer.get_data(as_text=True)


# --- what a reader brings along ---------------------------------------------------------------


@pytest.fixture(scope="module")
def goals():
    rows = [("330100", 2023, 14000), ("330200", 2023, 9000)]
    return own_of(table(name="我的目标", unit="亿元", rows=rows))


@pytest.fixture(scope="module")
def actuals():
    rows = [("330000", 2024, 46), ("330000", 2025, 46.9)]
    return own_of(table(name="我的数", unit="%", kind="rate", rows=rows))


def test_own_targets_are_used_for_one_answer_and_kept_nowhere(client, goals):
    asked = f"/targets?goal={goals.key}&indicator=tertiary_va&year=2023"
    found = drawn(client, asked, f"[{goals.write()}]")
    assert found["lamps"] == {"330100": "met", "330200": "missed"}
    assert "自设目标" in found["parts"]["title"]
    assert "14,000" in found["parts"]["standings"]
    bare = drawn(client, asked)
    assert bare["lamps"] == {}
    assert "14,000" not in json.dumps(bare, ensure_ascii=False)
    assert "我的目标" not in page(client, asked.removeprefix("/targets"))
    assert "我的目标" not in page(client)


def test_own_values_stand_in_the_row_of_their_target(client, actuals):
    asked = f"/targets?target=services_employment_share&actuals={actuals.key}"
    found = drawn(client, asked, f"[{actuals.write()}]")
    row = board(f'<section class="x" id="board">{found["parts"]["scores"]}</section>')[2]
    assert row[1].startswith("✓")
    assert row[5].startswith("46.9 2025年")
    assert "0.90" in row[7]
    again = board(page(client))[2]
    assert again[1].startswith("–")
    assert "46.9" not in page(client)


def test_a_table_that_is_none_is_refused_in_a_sentence(client, goals):
    asked = f"/export/targets.csv?goal={goals.key}"
    answer = client.post(asked, data="[{]")
    assert answer.status_code == 422
    assert answer.get_data(as_text=True).count("\n") == 1


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "start"),
    [("targets.csv", b"\xef\xbb\xbf"), ("targets.xlsx", b"PK"), ("brief.html", b"<!DOCTYPE"),
     ("brief.md", b"# "), ("brief.xlsx", b"PK")],
)  # fmt: skip
@both
def test_a_file_is_got_by_its_address(client, name, start, lang):
    answer = client.get(f"/export/{name}?pin=330100&lang={lang}")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert (
        f'filename="{name.replace("brief", "brief-330100")}"'
        in (answer.headers["Content-Disposition"])
    )
    assert answer.headers["Cache-Control"] == "public, no-cache"


def test_the_list_of_all_targets_has_what_the_page_shows(client, atlas):
    found = csv_rows(client.get("/export/targets.csv").data)
    assert len(found) == 34
    first = found[0]
    keys = ("target", "due", "rule", "state", "newest_year", "flags")
    assert [first[key] for key in keys] == [
        "services_gva", "2025", "about", "met", "2025", "series_break",
    ]  # fmt: skip
    numbers = ("start", "expected", "value", "threshold", "newest")
    assert [float(first[key]) for key in numbers] == [34075, 36031, 48000, 47760, 56206]
    assert first["source_title"]
    assert {
        row["start"] for row in found if row["target"] == "hundred_billion_innovation_zones"
    } == {""}
    blanks = [row["target"] for row in found if row["number"] and not row["expected"]]
    assert len(blanks) == 5
    told = sheets(client.get("/export/targets.xlsx?lang=en").data)
    assert len(told["Sources"]) > 20
    assert len(next(iter(told.values()))) == 34
    assert sum(len(goal.targets) for goal in atlas.goals.values()) == 34


def test_a_list_says_the_threshold_by_the_tolerance_that_is_asked(client):
    rows = csv_rows(client.get("/export/targets.csv?tolerance=5").data)
    thresholds = {(row["target"], row["due"]): float(row["threshold"]) for row in rows}
    assert thresholds["services_gva", "2025"] == 45600
    assert thresholds["services_tax_share", "2025"] == pytest.approx(58.9)
    assert thresholds["services_gva", "2030"] == 70000


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_with_own_values_is_posted_and_never_stored(client, actuals, kind):
    asked = f"/export/targets.{kind}?target=services_employment_share&actuals={actuals.key}"
    answer = client.post(asked, data=f"[{actuals.write()}]")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    if kind == "csv":
        (row,) = (x for x in csv_rows(answer.data) if x["target"] == "services_employment_share")
        assert (row["newest"], row["newest_year"], row["state"]) == ("46.9", "2025", "met")
        assert row["status"] == "own"
    assert client.get(asked).status_code == 404


def test_a_brief_is_posted_with_own_targets_too(client, goals):
    asked = f"/export/brief.md?goal={goals.key}&pin=330200"
    answer = client.post(asked, data=f"[{goals.write()}]")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.get_data(as_text=True).startswith("# 宁波市")


@pytest.mark.parametrize("name", ["targets.docx", "brief.pdf", "brief.csv", "targets.md"])
@both
def test_a_format_that_a_page_has_not_is_said_in_a_sentence(client, name, lang):
    answer = client.get(f"/export/{name}?lang={lang}")
    told = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert told.count("\n") == 1
    assert name.rpartition(".")[2] in told
    assert "xlsx" in told


def test_the_screen_agrees_with_the_library(client, atlas):
    for query in ("?target=services_gdp_share&by=circle", "?target=services_gva&due=2025"):
        found = compose_reach(atlas, atlas.view(f"/targets{query}"))
        told = drawn(client, f"/targets{query}")
        assert told["lamps"] == {
            one.code: one.state for one in found.rows if one.state != "no_data"
        }
        html = told["parts"]["standings"]
        for one in found.rows:
            row = re.search(rf'<tr [^>]*data-code="{one.code}">(.*?)</tr>', html, re.DOTALL)[1]
            assert STATES[one.state].say("zh") in words(row)
