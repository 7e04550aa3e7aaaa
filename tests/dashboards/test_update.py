"""A publication is brought into a data folder on the command line, as the guide says."""

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from dashboards.cli import main, server
from geo import open_atlas
from geo.sources import shipped
from geo.updates import folders, seal
from tests.conftest import TABLES, write_toyland

GUIDE = (Path(__file__).parents[2] / "docs/update.md").read_text(encoding="utf-8")
BOOK = ("--title", "年鉴", "--publisher", "统计局", "--published", "2026", "--grade", "A")
FINAL = (*BOOK, "--status", "final", "--vintage", "census5")
PANEL = "data/statistics/city_panel.csv"


HISTORY = "version,date,table,code,indicator,year,before,after,reason_zh,reason_en\n"


@pytest.fixture
def toys(tmp_path):
    """Toyland with a history, which is smaller."""
    write_toyland(tmp_path / "toys", {**TABLES, "data/changes": HISTORY})
    return tmp_path / "toys"


@pytest.fixture
def mine(tmp_path):
    """A data folder of the reader's own."""
    folders.found(shipped(), tmp_path / "mine")
    return tmp_path / "mine"


def ask(*args):
    return CliRunner().invoke(main, ["update", *map(str, args)])


def facts(*args, code=0):
    result = ask(*args, "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def failure(code, *args):
    result = ask(*args, "--lang", "en")
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert len(result.stderr.splitlines()) == 1
    return result.stderr.strip()


def state(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def panel(folder, indicator, year):
    text = (folder / PANEL).read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["unit_code"]: row["value"]
        for row in rows
        if (row["indicator"], row["year"]) == (indicator, str(year))
    }


def written(path, *lines):
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def messy(path, head, rows):
    """Write a table as a yearbook does: title, unit, spaced names, a total, notes."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("17-2")
    centred = book.add_format({"align": "center"})
    sheet.merge_range(0, 0, 0, len(head), "17-2 各市国民经济主要指标（2025年）", centred)
    sheet.write(1, len(head), "单位：亿元")
    for at, text in enumerate(["地 区", *head]):
        sheet.write(2, at, text)
    for row, (name, values) in enumerate(rows, 3):
        sheet.write(row, 0, f"{name[0]}　{name[1:]}" if len(name) == 3 else name)
        for at, value in enumerate(values, 1):
            sheet.write(row, at, value)
    sheet.write(len(rows) + 3, 0, "注：本表为年报数。")
    book.close()
    return path


def test_a_year_that_was_taken_out_comes_back_from_a_messy_workbook(mine, tmp_path, atlas):
    lines = (mine / PANEL).read_text(encoding="utf-8").splitlines(keepends=True)
    newest = [line for line in lines if re.match(r"33\d{4},[^,]+,gdp,2025,", line)]
    assert len(newest) == 12
    kept = "".join(line for line in lines if line not in newest)
    (mine / PANEL).write_text(kept, encoding="utf-8")
    gaps = mine / "data/gaps.csv"
    rest = [one for one in gaps.read_text("utf-8").splitlines() if not one.startswith("gdp,2025")]
    gaps.write_text("\n".join(rest) + "\n", encoding="utf-8")
    seal(mine)
    values = {line.split(",")[0]: float(line.split(",")[4]) for line in newest}
    rows = [(atlas.areas[code].name_zh, [value]) for code, value in values.items()]
    table = messy(tmp_path / "gdp.xlsx", ["地区生产总值"], [*rows, ("开发区", [99])])
    told = facts(table, "--data", mine, *FINAL, "--keep")
    assert told["counts"]["new"] == 12
    (left,) = told["left_out"]
    assert (left["row"], left["status"]) == (16, "unmatched")
    assert {k: float(v) for k, v in panel(mine, "gdp", 2025).items()} == values
    assert open_atlas(mine).gaps["gdp", 2025]["gap_pct"] == 0.0002
    assert (mine / PANEL).read_text(encoding="utf-8").startswith(kept)


def guided(folder, name):
    """Return the blocks of the guide that are to be added to a file."""
    found = re.findall(rf"`{re.escape(name)}`[^\n]*\n\n *```csv\n(.*?)\n *```", GUIDE, re.DOTALL)
    lines = [line.strip() for block in found for line in block.splitlines()]
    path = folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
    return lines


def test_every_command_of_the_guide_works_as_written(tmp_path, monkeypatch, atlas):
    monkeypatch.chdir(tmp_path)
    served = []
    monkeypatch.setattr(server, "run", lambda manner, *_, **__: served.append(manner.data))
    gdp = atlas.measures.panel.of("gdp", 2025, "city")
    shares = (0.03, 0.37, 0.6)
    rows = [
        (area.name_zh, [gdp[area.code].value, *(gdp[area.code].value * one for one in shares)])
        for area in atlas.at_level("city")
    ]
    whole = ("全 省", [sum(column) for column in zip(*(row[1] for row in rows), strict=True)])
    head = ["地区生产总值", "第一产业增加值", "第二产业增加值", "三产"]
    messy(tmp_path / "2025.xlsx", head, [whole, *rows])
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines()]
    said = []
    for command in commands:
        name, *args = shlex.split(command)
        assert name == "siquan"
        result = CliRunner().invoke(main, args)
        assert result.exit_code == 0, result.output
        said.append(result.stdout)
    assert served == ["my"]
    assert "已复制随附的数据" in said[0]
    assert "尚未写入：加 --keep 写入，版次为 2026.11.1" in said[1]
    assert "已写入" in said[2]
    assert "有效" in said[3]
    mine = open_atlas(tmp_path / "my")
    assert len(mine.measures.panel.of("tertiary_va", 2025, "city")) == len(rows)
    assert {"update", "check", "serve"} == {shlex.split(command)[1] for command in commands}


def test_the_rows_that_the_guide_gives_pass_the_checks(mine):
    for name in ("data/changes.csv", "data/indicators.csv", "data/labels.csv", "data/breaks.csv"):
        assert guided(mine, name), name
    descriptor = mine / "data/datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    (entry,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    package["resources"].append(json.loads(entry))
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "--data", str(mine)]).exit_code == 1
    sealing = CliRunner().invoke(main, ["check", "--seal", "--data", str(mine)])
    assert sealing.exit_code == 0, sealing.output
    opened = open_atlas(mine)
    assert opened.indicators["exports_per_gdp"].measure == "ratio"
    assert len(opened.tables["labels"]) == 2


def test_the_guide_names_every_check_and_every_option_that_is_there():
    package = json.loads((shipped() / "data/datapackage.json").read_text(encoding="utf-8"))
    for name in {one["check"] for one in package["checks"]}:
        assert f"`{name}`" in GUIDE
    commands = [main.commands[name] for name in ("update", "check")]
    options = {name for command in commands for one in command.params for name in one.opts}
    asked = set(re.findall(r"--[a-z][a-z-]+", GUIDE)) - {"--lang"}
    assert asked <= options
    assert set(re.findall(r"siquan ([a-z]+)", GUIDE)) <= set(main.commands)


@pytest.fixture
def catch(toys, tmp_path):
    """Return a function that writes a table of fish and brings it into toyland."""

    def bring(*lines, code=0, book=FINAL, more=()):
        table = written(tmp_path / "fish.csv", *lines)
        return facts(table, "--data", toys, *book, *more, code=code)

    return bring


def test_a_table_is_tried_out_before_it_is_kept(toys, catch):
    before = state(toys)
    lines = (
        "地区,年份,the fish (t)",
        "甲市,2022,13",
        "乙市,2022,24",
        "丁市,2021,5",
        "丙市,2023,60",
    )
    told = catch(*lines)
    assert told["counts"] == {"new": 1, "changed": 1, "corrected": 0, "confirmed": 1, "same": 1}
    assert told["version"] == {"before": "1", "after": "1.1"}
    assert (told["written"], told["problems"], told["left_out"]) == ([], [], [])
    (column,) = told["columns"]
    assert (column["indicator"], column["unit"], column["power"]) == ("fish", "t", 0)
    changed = {one["kind"]: one for one in told["changes"]}
    assert (changed["changed"]["before"], changed["changed"]["after"]) == ("12", "13")
    assert changed["new"]["before"] is None
    assert [(one["indicator"], one["year"], one["after"]) for one in told["gaps"]] == [
        ("fish", 2022, -0.8929)
    ]
    assert state(toys) == before
    assert catch(*lines, more=["--keep"])["written"] != []
    assert catch(*lines, more=["--keep"])["counts"]["same"] == 4


def test_the_report_is_told_in_words(toys, tmp_path):
    table = written(
        tmp_path / "fish.csv",
        "地区,年份,the fish (万t),weather",
        "甲市,2022,0.012,1",
        "玩具省,2023,0.05,1",
        "丁市,2023,0.0011,1",
        "丁镇,2022,3,1",
        "Qqqq,2022,3,1",
        "甲市,2022,9,1",
    )
    book = (*BOOK, "--status", "preliminary", "--vintage", "census5", "--reason-en", "Salted")
    result = ask(table, "--data", toys, *book, "--lang", "en", "--version", "2")
    assert result.exit_code == 0, result.output
    for words in (
        "fish.csv → ",
        "万t, converted into t",
        "New 1, changed 1, corrected 0, confirmed 0, the same 1.",
        "12 → 120  +900.0 %  +1,100.0 % on the year before  a jump: compare with the source",
        ", a first release in the place of a later figure",
        "2022: the areas together are 94.6429 % off the whole (before: −1.7857 %); reason: Salted",
        "Row 5 “丁镇” is left out: no certain area; perhaps ",
        "Row 6 “Qqqq” is left out: no area",
        "Row 7 “甲市” is left out: again the area of row 2",
        "Columns that are no indicator are left out: weather.",
        "--keep writes it as edition 2.",
    ):
        assert words in result.stdout, (words, result.stdout)
    assert table.read_text(encoding="utf-8").count("\n") == 6


def test_a_value_that_is_ten_times_off_is_called_a_jump(catch):
    (change,) = catch("地区,年份,the fish (t)", "甲市,2023,150")["changes"]
    assert change["jump"]
    assert change["step"] == 900


def test_percentages_step_in_points(mine, tmp_path):
    table = written(tmp_path / "rate.csv", "地区,年份,城镇化率（%）", "丽水市,2025,99.5")
    result = ask(table, "--data", mine, *BOOK, "--status", "final")
    assert "67.0 → 99.5  +32.5" in result.stdout
    assert "+32.5 %" not in result.stdout


def test_an_update_that_breaks_a_rule_is_refused_and_the_folder_stays(mine, tmp_path):
    before = state(mine)
    table = written(
        tmp_path / "sectors.csv", "地区,年份,第三产业增加值（亿元）", "杭州市,2023,1500.5"
    )
    result = ask(
        table, "--data", mine, *BOOK, "--status", "final", "--vintage", "census4", "--keep"
    )
    assert result.exit_code == 1
    assert "primary_va + secondary_va + tertiary_va of 330100 in 2023" in result.stdout
    assert "未写入。" in result.stdout
    assert result.stderr.startswith("更新未通过检查：")
    assert state(mine) == before
    told = facts(table, "--data", mine, *BOOK, "--status", "final", "--vintage", "census4", code=1)
    assert told["problems"][0]["file"] == PANEL


def test_a_table_in_another_unit_is_refused(toys, tmp_path):
    before = state(toys)
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (kg)", "甲市,2022,13")
    said = failure(1, table, "--data", toys, *FINAL, "--keep")
    assert "is in kg, fish in t" in said
    assert state(toys) == before


def test_a_table_without_a_unit_or_year_is_asked_for_it(toys, tmp_path, catch):
    lines = ("地区,the fish", "甲市,13")
    table = written(tmp_path / "fish.csv", *lines)
    assert "states no unit, expected t" in failure(1, table, "--data", toys, *FINAL)
    assert "say --year" in failure(1, table, "--data", toys, *FINAL, "--unit", "t")
    (change,) = catch(*lines, more=["--unit", "t", "--year", "2022"])["changes"]
    assert (change["year"], change["after"]) == (2022, "13")


def test_columns_are_named_by_name_or_letter(catch):
    lines = ("地区,年份,鱼 (t),other (t)", "甲市,2022,13,14")
    told = catch(*lines, more=["--column", "鱼=fish", "--column", "d=catch数"])
    assert {(one["indicator"], one["after"]) for one in told["changes"]} == {
        ("fish", "13"),
        ("catch", "14"),
    }


def test_a_column_can_be_left_out(catch):
    told = catch(
        "地区,年份,the fish (kg),sold (t)",
        "甲市,2022,1,14",
        more=["--column", "the fish=", "--column", "sold=fish"],
    )
    assert [one["after"] for one in told["changes"]] == ["14"]


def test_a_row_of_the_whole_is_a_value_of_the_province(catch):
    told = catch("地区,年份,the fish (t)", "全  省,2023,110", "合计,2023,120")
    (change,) = told["changes"]
    assert change["code"] == "990000"
    assert told["gaps"][0]["after"] == 0


def test_counties_are_given_the_divisions_of_their_time(toys, catch):
    catch("地区,年份,the fish (t)", "西丙县,2019,30", more=["--keep", "--boundaries", "2022"])
    catch("地区,年份,the fish (t)", "西丙县,2020,30", more=["--keep"])
    catch("地区,年份,the fish (t)", "东丁县,2020,3", more=["--keep", "--boundaries", "today"])
    text = (toys / "data/county_panel.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    found = {row["year"] + row["unit_code"]: row["boundary_vintage"] for row in rows
             if row["source_title"] == "年鉴"}  # fmt: skip
    assert found == {"2019990302": "2022", "2020990302": "2020", "2020990401": "2021"}


def test_areas_that_are_no_more_are_left_out_and_named(toys, tmp_path):
    table = written(
        tmp_path / "fish.csv", "地区,年份,the fish (t)", "旧丙县,2020,5", "东丁县,2020,3"
    )
    result = ask(table, "--data", toys, *FINAL, "--lang", "en")
    assert "Areas that are no more are left out: 990303 旧丙县." in result.stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("--column", "鱼"), 2, "is not NAME=INDICATOR"),
        (("--column", "=fish"), 2, "is not NAME=INDICATOR"),
        (("--column", "the fish=fish_ratio"), 2, "fish / catch × 100"),
        (("--column", "the fish=cod"), 2, "no indicator named 'cod'"),
        (("--column", "鲸=fish"), 1, "names 0 columns"),
        (("--column", "the fish=fish", "--column", "sold=fish"), 1, "two values of fish"),
        (("--sheet", "9"), 1, "no sheet"),
        (("--boundaries", "never"), 1, "never"),
        (("--grade", "D"), 2, "known: A, B, C"),
        (("--status", "target"), 2, "known: preliminary, final, revised-after-census"),
        (("--scope", "half"), 2, "known: full, partial"),
        (("--vintage", "census9"), 2, "census5, census4, census3"),
        (("--published", "soon"), 2, "--published 'soon'"),
        (("--year", "²022"), 2, "--year"),
    ],
)
def test_what_is_not_understood_is_told_in_one_sentence(toys, tmp_path, args, code, words):
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t),sold (t)", "甲市,2022,13,14")
    assert words in failure(code, table, "--data", toys, *FINAL, *args)


def test_columns_that_no_name_decides_are_asked_for(toys, tmp_path):
    table = written(tmp_path / "fish.csv", "地区,年份,whales (t)", "甲市,2022,13")
    said = failure(1, table, "--data", toys, *FINAL)
    assert "--column NAME=INDICATOR, with one of C whales" in said
    written(tmp_path / "fish.csv", "地区,年份", "甲市,2022")
    assert "with one of –" in failure(1, table, "--data", toys, *FINAL)


def test_columns_of_several_vintages_want_one(toys, tmp_path):
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,13")
    said = failure(2, table, "--data", toys, *BOOK, "--status", "final")
    assert "fish: values of several census vintages; say --vintage census3|census4" in said
    table = written(tmp_path / "fish.csv", "地区,年份,the people (heads)", "甲市,2022,2")
    assert facts(table, "--data", toys, *BOOK, "--status", "final")["counts"]["changed"] == 1


@pytest.mark.parametrize("name", ["title", "publisher", "published", "grade", "status"])
def test_no_figure_is_kept_without_its_source(toys, tmp_path, name):
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,13")
    at = FINAL.index(f"--{name}")
    said = failure(2, table, "--data", toys, *FINAL[:at], *FINAL[at + 2 :])
    assert said == f"--{name} is missing; see `siquan update --help`"


def test_nothing_is_kept_in_the_shipped_data_unless_they_are_named(tmp_path):
    table = written(tmp_path / "fish.csv", "地区,年份,常住人口（万人）", "杭州市,2024,1262.4")
    first = (*BOOK, "--status", "preliminary")
    assert failure(2, table, *first, "--keep").startswith("--data is missing")
    assert facts(table, *first)["counts"]["same"] == 1


def test_a_file_that_is_no_table_is_told(toys, tmp_path):
    assert failure(2, "--data", toys, *FINAL).startswith("FILE is missing")
    assert "cannot be read" in failure(1, tmp_path / "none.xlsx", "--data", toys, *FINAL)
    assert "cannot be read" in failure(1, tmp_path, "--data", toys, *FINAL)
    assert failure(1, written(tmp_path / "a.csv", ""), "--data", toys, *FINAL)


def test_a_folder_is_begun_once(tmp_path):
    mine = tmp_path / "mine"
    assert failure(2, "--new").startswith("--data is missing")
    assert ask("--new", "--data", mine, "--lang", "en").stdout.endswith(
        "a copy of the shipped data.\n"
    )
    assert not list(mine.rglob("*.py"))
    assert "is there already" in failure(1, "--new", "--data", mine)
    assert "cannot be written" in failure(1, "--new", "--data", tmp_path / "no" / "such")
    assert facts("--new", "--data", tmp_path / "second")["folder"]


def test_a_folder_can_be_begun_and_updated_at_once(tmp_path):
    table = written(tmp_path / "p.csv", "地区,年份,常住人口（万人）", "杭州市,2024,1262.4")
    told = facts(table, "--new", "--data", tmp_path / "mine", *BOOK, "--status", "final")
    assert told["version"]["before"] == "2026.11"
    assert told["counts"]["confirmed"] == 1


def test_a_folder_that_is_not_valid_is_not_updated(toys, tmp_path):
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,13")
    (toys / "data/changes.csv").unlink()
    assert "data/changes.csv: cannot be read" in failure(1, table, "--data", toys, *FINAL)


def test_a_folder_without_a_history_is_told_to_keep_one(tmp_path):
    write_toyland(tmp_path / "toys", TABLES)
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,13")
    said = failure(1, table, "--data", tmp_path / "toys", *FINAL)
    assert "has no table 'changes'" in said


def test_a_row_whose_code_and_name_differ_is_left_out_with_the_reason(catch):
    told = catch("代码,地区,年份,the fish (t)", "990100,甲市,2022,13", "990200,丙市,2022,13")
    (left,) = told["left_out"]
    assert (left["row"], left["status"]) == (3, "ambiguous")
    assert "990200" in left["reason"]


def test_a_halted_update_is_taken_back_first(toys, tmp_path):
    before = state(toys)
    panel_file = toys / "data/city_panel.csv"
    kept = toys / ".siquan-before/data"
    kept.mkdir(parents=True)
    (kept / "city_panel.csv").write_bytes(panel_file.read_bytes())
    panel_file.write_bytes(b"half of it")
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,12")
    result = ask(table, "--data", toys, *FINAL, "--lang", "en")
    assert result.exit_code == 0
    assert "a halted update was taken back" in result.stderr
    assert "Nothing is new; nothing was written." in result.stdout
    assert state(toys) == before


def test_a_write_that_fails_leaves_the_folder_as_it_was(toys, tmp_path, monkeypatch):
    before = state(toys)
    table = written(tmp_path / "fish.csv", "地区,年份,the fish (t)", "甲市,2022,13")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders, "_move", full)
    said = failure(1, table, "--data", toys, *FINAL, "--keep")
    assert "is half written and cannot be put back now (No space left on device)" in said
    monkeypatch.undo()
    assert folders.restore(toys)
    assert state(toys) == before
    monkeypatch.setattr(folders, "_lay", full)
    said = failure(1, table, "--data", toys, *FINAL, "--keep")
    assert "cannot be written (No space left on device); it is as it was." in said
    assert state(toys) == before
