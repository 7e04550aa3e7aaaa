"""The reader's own table on its way: read, reported, kept by the reader, drawn, and forgotten."""

import json
import re

import pytest

from dashboards.app import create_app
from dashboards.routes import LARGEST
from tests.dashboards.test_app import drawn, text
from tests.geo.exports.reading import csv_rows
from tests.messes import mess

CHOICE = {"series": "B", "keep": True, "type": "total", "unit": "亿元"}


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def ask(client, path, content=None, lang="zh", **head):
    line = json.dumps({"name": "我的表.xlsx", **head}).encode()
    body = line + b"\n" + (mess() if content is None else content)
    answer = client.post(f"{path}?lang={lang}", data=body)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.get_json()


def keep(client, *choices, **head):
    return ask(client, "/own/keep", choices=list(choices or [CHOICE]), **head)


@pytest.fixture(scope="module")
def kept(client):
    (one,) = keep(client)["tables"]
    return one | {"along": f"[{one['text']}]"}


def test_every_row_is_accounted_for_before_anything_is_kept(client):
    told = ask(client, "/own/read")["html"]
    account = re.search(r'class="account">([^<]+)', told)[1]
    rows, *ends = map(int, re.findall(r"\d+", account))
    assert rows == sum(ends) == 20
    for words in ("江东区", "鼓楼区", "与第13行数值不同", "富阳区", "旧称", "保留在此浏览器"):
        assert words in told
    assert "tables" not in ask(client, "/own/read")


def test_what_is_mended_is_mended_in_place(client):
    decided = {"codes": {"12": "330212", "18": "", "14": ""}}
    told = ask(client, "/own/read", decisions=decided)["html"]
    assert "有歧义：请选定" not in told
    assert "由你选定" in told
    assert re.search(r"由你放在一边", told)


@pytest.mark.parametrize(
    ("choice", "quoted"),
    [
        ({"series": "B", "keep": False}, "勾选"),
        ({"series": "B", "type": ""}, "服务业增加值"),
        ({"series": "B", "type": "average"}, "服务业增加值"),
        ({"series": "Z", "type": "total"}, "Z"),
        ({"series": "B", "type": "ratio", "over": "nothing"}, "nothing"),
    ],
)
def test_what_has_still_to_be_told_is_asked_for_in_one_sentence(client, choice, quoted):
    told = keep(client, choice)
    assert "tables" not in told
    assert quoted in told["html"]
    assert told["html"].startswith('<p class="wrong">')


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        (b"", "我的表"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "我的表"),
        (b"\0\1\2", "我的表"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence(client, content, quoted):
    for lang in ("zh", "en"):
        told = ask(client, "/own/read", content, lang)["html"]
        assert told.startswith('<p class="wrong">')
        assert quoted in told


@pytest.mark.parametrize(
    "decisions",
    [
        {"sheet": "没有"},
        {"header": "x"},
        {"roles": {"1": "king"}},
        {"codes": {"5": "999"}},
        {"by": 1},
        [1],
    ],
    ids=str,
)
def test_decisions_that_mean_nothing_are_refused_by_what_they_say(client, decisions):
    assert "wrong" in ask(client, "/own/read", decisions=decisions)["html"]


def test_a_question_that_is_none_is_answered_in_a_sentence(client):
    for body in (b"", b"[]\n", b"{", b"\xff\xfe\n"):
        answer = client.post("/own/read", data=body)
        assert answer.status_code == 200
        assert "wrong" in answer.get_json()["html"]


def test_what_is_too_large_is_said_and_not_read(client):
    answer = client.post("/own/read", data=b"x" * (LARGEST + 1))
    assert "20 MB" in answer.get_json()["html"]


def test_what_is_kept_is_drawn_like_any_other_indicator(client, kept):
    scene = drawn(client, f"?indicator={kept['key']}&by=city&year=2023", kept["along"])
    assert dict(zip(scene["parts"], scene["parts"].values(), strict=True))
    assert [value for value in scene["values"] if value is not None] == [14045.0, 8528.5, 4944.3]
    assert "服务业增加值" in scene["parts"]["title"]
    assert "我的表.xlsx" in scene["parts"]["source"]


def test_nothing_of_a_reader_reaches_another(client, kept):
    query = f"?indicator={kept['key']}&by=city&year=2023"
    assert "14,045.0" in drawn(client, query, kept["along"])["parts"]["ranking"]
    without = drawn(client, query)
    assert "14,045.0" not in json.dumps(without)
    assert "项目文件" in without["parts"]["notes"]
    other = json.loads(kept["text"])
    other["rows"][0][2] = 1.0
    assert "14,045.0" not in json.dumps(drawn(client, query, json.dumps([other])))
    assert kept["key"] not in text(client.get("/"))


def test_a_table_that_was_tampered_with_is_refused_and_the_page_lives_on(client, kept):
    for body in ("{}", "no", "[1]", kept["along"].replace("2023", "20235")):
        scene = drawn(client, f"?indicator={kept['key']}", body)
        assert "项目文件" in scene["parts"]["notes"]


def test_an_own_ratio_keeps_both_of_its_columns(client):
    choice = CHOICE | {"type": "ratio", "over": "D", "unit": "万元/人", "name": "人均"}
    (one,) = keep(client, choice)["tables"]
    scene = drawn(client, f"?indicator={one['key']}&by=city", f"[{one['text']}]")
    assert [value for value in scene["values"] if value is not None] == [28.09, 21.32, 16.48]
    address = f"/trace/part?indicator={one['key']}&code=330100&year=2023"
    trace = client.post(address, data=f"[{one['text']}]")
    assert "14,045" in text(trace)
    assert "从业人员" in text(trace)


def test_an_own_number_has_a_trace_with_the_file_and_the_row(client, kept):
    address = f"/trace/part?indicator={kept['key']}&code=330100&year=2023"
    told = text(client.post(address, data=kept["along"]))
    assert "我的表.xlsx" in told
    assert "工作表“2023”第 6 行" in told
    assert client.get(address).status_code == 404


def test_an_own_view_is_exported_with_its_table(client, kept):
    address = f"/export/csv?indicator={kept['key']}&by=city&year=2023"
    answer = client.post(address, data=kept["along"])
    assert "14045" in text(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "14045" not in text(client.get(address))
    assert client.post(address, data="{}").status_code == 422


def test_a_project_file_is_checked_table_by_table(client, kept):
    tables = [json.loads(kept["text"])]
    checked = [{key: kept[key] for key in ("key", "text")}]
    assert client.post("/own/check", json=tables).get_json() == {"tables": checked}
    tables[0]["rows"][0][0] = "123456"
    assert "123456" in client.post("/own/check", json=tables).get_json()["wrong"]
    for body in (b"{", b"{}", json.dumps([1] * 201).encode(), b"\xff"):
        assert client.post("/own/check?lang=en", data=body).get_json()["wrong"]


LIST = """\
名称,设区市,县（市、区）,类型,经度,纬度,精度（公里）
试验一区,杭州,滨江区,现代服务业创新发展区,120.21,30.2,0.35
试验二区,杭州,滨江区,现代服务业创新发展区,120.21,30.2,很近
"""


def test_an_own_site_is_drawn_told_and_exported_with_its_accuracy(client):
    asked, content = {"name": "名录.csv", "what": "sites"}, LIST.encode("gb18030")
    assert "G3：“很近”不是精度" in ask(client, "/own/read", content, **asked)["html"]
    (own,) = ask(client, "/own/keep", content, choices=[{}], **asked)["tables"]
    along, first = f"[{own['text']}]", f"{own['key']}.1"
    scene = drawn(client, f"?register={own['key']}&over=sites&pin={first}", along)
    assert [mark[3] for mark in scene["own"].values()] == [350, 0]
    assert "误差 0.35 公里以内（名录.csv）" in scene["parts"]["card"]
    answer = client.post(f"/export/sites.csv?register={own['key']}", data=along)
    rows = {row["site"]: row for row in csv_rows(answer.data)}
    assert (rows[first]["accuracy_m"], rows[first]["lon"]) == ("350.0", "120.21")


def csv(*rows):
    return "\n".join(rows).encode()


RATIO = {"series": "B", "keep": True, "type": "ratio", "over": "C"}


def test_a_quotient_that_cannot_come_out_in_the_unit_is_refused(client):
    table = csv("地区,增加值（亿元）,人口（万人）,年份", "上城区,2,1,2023", "西湖区,6,2,2023")
    head = {"name": "表.csv", "content": table}
    (made,) = keep(client, {**RATIO, "unit": "元/人"}, **head)["tables"]
    assert json.loads(made["text"])["factor"] == 10_000
    told = keep(client, {**RATIO, "unit": "%"}, **head)
    assert "tables" not in told
    assert "得不出“%”" in told["html"]


def test_what_would_be_divided_by_zero_has_no_quotient_and_no_weight(client):
    table = csv("地区,增加值（亿元）,人口（万人）,年份", "上城区,2,0,2023", "西湖区,6,2,2023")
    (made,) = keep(client, {**RATIO, "unit": "元"}, name="表.csv", content=table)["tables"]
    assert [row[0] for row in json.loads(made["text"])["rows"]] == ["330106"]


def test_two_values_of_one_place_and_year_are_not_chosen_between(client):
    table = csv("地区,年份,增加值（亿元）", "上城区,2023,2", "上城区,,3", "西湖区,,6")
    told = keep(client, CHOICE | {"series": "C", "year": "2023"}, name="表.csv", content=table)
    assert "tables" not in told
    assert "第 2 行与第 3 行" in told["html"]


def test_a_trace_counts_no_area_twice(client):
    asked = "/trace?indicator=gdp&year=2022&code="
    assert client.get(f"{asked}330100+330200").status_code == 200
    for wrong in ("330100+330100", "hangshaojiahu+330100", "330100+330102"):
        assert client.get(asked + wrong).status_code == 404
    assert client.get("/trace?indicator=gdp&year=20215&code=330100").status_code == 404


def test_an_export_of_a_table_that_did_not_come_along_says_so(client, kept):
    answer = client.get(f"/export/csv?indicator={kept['key']}&by=county")
    assert answer.status_code == 404
    assert "项目文件" in answer.get_data(as_text=True)
