"""``siquan match``: how a table of the reader's own fits the areas."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo import open_atlas

CSV = """\
2023年各市生产总值,,
地区,生产总值（亿元）,增长（%）
全省,"82,553",6.0%
杭州市,20059,5.6
宁波,16000,-
杭洲市,1,2
下城区,1,2
杭州市（不含余杭）,1,2
杭州,1,2
宁波市,16000,-
注：初步数,,
"""


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(
        arguments, "open_atlas", lambda where: open_atlas(where) if where else atlas
    )


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text(CSV, "utf-8")
    return str(path)


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        notes, numbers = book.add_worksheet("说明"), book.add_worksheet("数据")
        notes.write_row(0, 0, ["资料来源：统计局"])
        numbers.merge_range(0, 0, 1, 0, "地区")
        numbers.merge_range(0, 1, 0, 2, "生产总值（亿元）")
        numbers.write_row(1, 1, [2022, 2023])
        numbers.write_row(2, 0, ["杭州市", 18753, 20059])
        numbers.write_row(3, 0, ["  余杭区", "1,234.5", "…"])
    return str(path)


def ask(*args):
    return CliRunner().invoke(main, ["match", *args])


def facts(*args):
    result = ask(*args, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def failure(code, *args):
    result = ask(*args)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_every_row_is_in_the_facts_once(table):
    told = facts(table)
    lists = ("matched", "ambiguous", "unmatched", "duplicates", "set_aside")
    assert sorted(one["row"] for name in lists for one in told[name]) == list(range(1, 12))
    assert (told["rows"], told["sheet"], told["boundaries"]) == (11, "表", "each year")
    assert [(one["row"], one["given"], one["code"], one["how"]) for one in told["matched"]] == [
        (4, "杭州市", "330100", "full name"), (5, "宁波", "330200", "short name")
    ]  # fmt: skip
    assert told["ambiguous"][0]["given"] == "下城区"
    assert [one["code"] for one in told["ambiguous"][0]["candidates"]] == ["330103", "330105"]
    assert [one["suggestions"][0]["code"] for one in told["unmatched"]] == ["330100", "330100"]
    assert [(one["row"], one["first"], one["same"]) for one in told["duplicates"]] == [
        (9, 4, False), (10, 5, True)
    ]  # fmt: skip
    assert [(one["row"], one["kind"]) for one in told["set_aside"]] == [
        (1, "title"), (2, "header"), (3, "total"), (11, "note")
    ]  # fmt: skip
    assert [(one["name"], one["role"], one["unit"]) for one in told["columns"]] == [
        ("地区", "name", None), ("生产总值", "value", "亿元"), ("增长", "value", "%")
    ]  # fmt: skip
    assert told["series"][0]["years"] == [2023]


def test_a_reader_sees_what_needs_mending(table):
    result = ask(table)
    assert result.exit_code == 0
    for part in (
        "工作表：'表'", "生产总值", "亿元", "下城区", "有歧义", "330105 拱墅区", "未匹配",
        "330100 杭州市", "第 4 行的数值不同", "与第 5 行相同",
        "共 11 行：匹配 2，有歧义 1，未匹配 2，重复 2，另置 4；什么都没有保存。",
    ):  # fmt: skip
        assert part in result.stdout
    english = ask(table, "--lang", "en").stdout
    assert "There is no such area any more in the divisions of 2023." in english
    assert "11 rows: 2 matched, 1 ambiguous, 2 without a match, 2 duplicate, 4 set aside" in english


def test_a_workbook_tells_its_sheets(workbook):
    assert facts(workbook)["sheet"] == "数据"
    told = facts(workbook, "--sheet", "1")
    assert (told["sheet"], told["rows"], told["matched"]) == ("说明", 1, [])
    assert facts(workbook, "--sheet", "数据")["series"][0]["years"] == [2022, 2023]
    assert "'说明' 0/1、'数据' 2/4" in ask(workbook).stdout
    data = facts(workbook)["data"]
    assert [one["value"] for one in data] == [18753, 20059, 1234.5, None]


def test_an_unknown_sheet_is_answered_with_those_there_are(workbook):
    assert "“x”" in failure(2, workbook, "--sheet", "x")
    assert "说明, 数据" in failure(2, workbook, "--sheet", "3", "--lang", "en")


@pytest.mark.parametrize("path", ["", "nowhere.csv", ".", "a\0b", "x" * 5000])
def test_a_file_that_is_not_there_is_not_understood(path):
    told = failure(2, path, "--lang", "en")
    assert "cannot be read" in told or "there is no file" in told


def test_a_file_that_is_no_table_is_invalid(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\3\4nothing")
    assert failure(1, str(path))
    path.write_bytes(b"")
    assert failure(1, str(path))


def test_a_table_of_strangers_is_told_and_is_no_failure(tmp_path):
    path = Path(tmp_path / "a.csv")
    path.write_text("地区,值\n" + "".join(f"外县{at},{at}\n" for at in range(300)), "utf-8")
    result = ask(str(path), "--lang", "en")
    assert result.exit_code == 0
    assert "… and 100 more of this kind." in result.stdout
    assert "300 without a match" in result.stdout


def test_a_list_of_sites_is_reported_in_the_same_manner(tmp_path):
    path = tmp_path / "名录.csv"
    path.write_text(
        "平台名称,设区市,县（市、区）,类型\n试验一区,杭州,滨江区,现代服务业创新发展区\n"
        "试验二区,杭州,鼓楼区,现代服务业创新发展区\n",
        "gb18030",
    )
    told = facts(str(path), "--sites")
    assert [(one["given"], one["code"]) for one in told["matched"]] == [("试验一区", "330108")]
    assert [one["given"] for one in told["ambiguous"] + told["unmatched"]] == ["试验二区"]
    assert told["sites"][0]["kind"] == "innovation_zone"
    answer = ask(str(path), "--sites")
    assert "平台名称" in answer.output
    assert "3 行" in answer.output or "共3行" in answer.output.replace(" ", "")
