"""``siquan export``: a view becomes a file, whole or not at all."""

import json
import re

import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, exports, main
from geo.exports import EXPORTS
from geo.traces import trace
from tests.geo.exports.reading import csv_rows, sheets


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)


def ask(*args):
    return CliRunner().invoke(main, list(map(str, args)))


def failure(code, *args):
    """Return the one sentence with which an export ends."""
    result = ask("export", *args)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.rstrip("\n").isprintable()
    return result.stderr


def names(folder):
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_view_is_written_in_the_format_of_the_suffix(tmp_path, kind):
    file = tmp_path / f"view.{kind.upper()}"
    result = ask("export", "?by=circle&year=2023", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert str(file) in result.stdout
    assert "4 行" in result.stdout
    assert str(file.stat().st_size) in result.stdout
    assert names(tmp_path) == [file.name]


def test_the_file_has_the_numbers_of_the_comparison(tmp_path):
    file = tmp_path / "circles.csv"
    assert ask("export", "/?indicator=tertiary_share&by=circle&year=2023", file).exit_code == 0
    asked = ("tertiary_share", "--by", "circle", "--year", "2023", "--json")
    known = {row["code"]: row["value"] for row in json.loads(ask("compare", *asked).stdout)["rows"]}
    assert {row["code"]: float(row["value"]) for row in csv_rows(file.read_bytes())} == known


@pytest.mark.parametrize(
    "address",
    [
        "?indicator=gdp&by=city&year=2023",
        "/?indicator=gdp&by=city&year=2023",
        "/data?indicator=gdp&by=city&year=2023",
        "http://127.0.0.1:8050/?indicator=gdp&by=city&year=2023#top",
        "?indicator=gdp&by=city&year=2023&over=cores,circles&at=30,120,7&breaks=10,20",
        "?indicator=地区生产总值&by=设区市&within=330000&year=２０２３&allow=",
    ],
)
def test_an_address_may_come_as_it_stands_in_the_browser(tmp_path, address):
    file = tmp_path / "a.csv"
    assert ask("export", address, file).exit_code == 0
    rows = csv_rows(file.read_bytes())
    assert {(row["indicator"], row["level"], row["year"]) for row in rows} == {
        ("gdp", "city", "2023")
    }


def test_a_file_speaks_the_language_of_its_address_or_else_of_the_command(tmp_path):
    file = tmp_path / "a.xlsx"
    for address, option, name in [
        ("?by=city&lang=en", "zh", "Data"),
        ("?by=city", "en", "Data"),
        ("?by=city&lang=zh", "en", "数据"),
    ]:
        assert ask("export", address, file, "--lang", option).exit_code == 0
        assert next(iter(sheets(file.read_bytes()))) == name


def test_an_older_file_is_replaced_and_a_link_is_followed(tmp_path):
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("older")
    link.symlink_to(file)
    assert ask("export", "?by=city", link).exit_code == 0
    assert link.is_symlink()
    assert csv_rows(file.read_bytes())


def test_a_rule_that_refuses_the_question_leaves_no_file(tmp_path):
    file = tmp_path / "a.csv"
    sentence = failure(3, "?indicator=rural_income&by=circle", file)
    assert sentence.startswith("not_additive: 农村居民人均可支配收入")
    assert not file.exists()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("?indicator=tertiary_vb", "tertiary_va"),
        ("?by=countie", "county"),
        ("?by=county&within=330106", "330106"),
        ("?year=1949", "2015"),
        ("?yeer=2023", "year"),
        ("?lang=fr", "lang='fr'"),
        ("?pin=nowhere", "pin='nowhere'"),
        ("?over=circles,clouds", "over='circles,clouds'"),
        ("?at=1,2", "at='1,2'"),
        ("?breaks=a", "breaks='a'"),
        ("?pin=\udcff", "pin="),
        ("/nowhere?by=circle", "/nowhere"),
        ("/sites?kinds=nothing", "kinds='nothing'"),
        ("?indicator=own.0123456789ab", "own.0123456789ab"),
        ("http://[?by=city", "http://["),
        ("by=city", "by=city"),
        ("", "2023"),
    ],
)
def test_what_an_address_cannot_mean_is_told_in_one_sentence(tmp_path, address, told):
    file = tmp_path / "a.csv"
    if address == "":  # the plain address is a view, too
        assert ask("export", address, file).exit_code == 0
        return
    assert told in failure(2, address, file)
    assert not file.exists()


@pytest.mark.parametrize(
    "name", ["a.doc", "a", "", "no/such/folder/a.csv", ".", "x" * 300 + ".csv", "nul\0.csv"]
)
def test_a_file_that_cannot_be_is_told_in_one_sentence(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    assert "FILE" in failure(2, "?by=city", name, "--lang", "en")
    assert names(tmp_path) == []


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "a.csv").mkdir()
    assert "a.csv" in failure(2, "?by=city", tmp_path / "a.csv")


def test_a_file_is_never_left_half_written(tmp_path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_text("older")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports.Path, "replace", full)
    assert "No space left" in failure(1, "?by=city", file)
    assert file.read_text() == "older"
    assert names(tmp_path) == ["a.csv"]


def test_an_unknown_language_is_told(tmp_path):
    assert "'fr'" in failure(2, "?by=city", tmp_path / "a.csv", "--lang", "fr")


# The trace of one value


@pytest.mark.parametrize(
    ("key", "code", "year"),
    [("tertiary_va", "330100", 2020), ("tertiary_lq", "jinquli", 2023), ("gdp", "yongzhou", 2023)],
)
def test_a_value_in_json_is_its_trace(atlas, key, code, year):
    indicator, place = atlas.indicators[key], atlas.place(code)
    value = atlas.measures.value(indicator, place.level, place.codes, year)
    facts = json.loads(ask("value", key, code, "--year", year, "--json").stdout)
    assert facts == trace(atlas, indicator, value, (place,)).to_json("zh")


def test_a_share_is_written_with_the_province_it_was_divided_by():
    written = ask("value", "tertiary_lq", "330100", "--year", "2023", "--lang", "en").stdout
    assert "sum of its 11 areas" in written
    assert written.count("tertiary_va ") >= 11


def test_a_conflict_is_written_with_the_reason():
    written = ask("value", "tertiary_va", "330100", "--year", "2020").stdout
    assert "所示为最终核实数，此为初步核算数。" in written


@pytest.mark.parametrize(
    ("suffix", "start"), [("docx", b"PK"), ("html", b"<!DOCTYPE"), ("md", b"# ")]
)
def test_the_brief_of_the_pinned_place_is_written_from_the_page_of_targets(tmp_path, suffix, start):
    file = tmp_path / f"a.{suffix}"
    result = ask("export", "/targets?pin=330300", file)
    assert (result.exit_code, result.stderr) == (0, "")
    content = file.read_bytes()
    assert content.startswith(start)
    assert suffix == "docx" or "温州市形势" in content.decode()
    assert re.search(r"1\d 行", result.stdout)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_table_of_targets_is_written_from_the_page_of_targets(tmp_path, suffix):
    file = tmp_path / f"a.{suffix}"
    assert ask("export", "/targets?pin=330300", file).exit_code == 0
    if suffix == "csv":
        assert "target" in csv_rows(file.read_bytes())[0]


def test_a_page_without_a_brief_is_not_written_as_one(tmp_path):
    for address, suffix in (("?by=city", "docx"), ("/sites", "md"), ("/targets", "gpkg")):
        told = failure(2, address, tmp_path / f"a.{suffix}")
        assert f" {suffix}" in told
        assert names(tmp_path) == []


def test_a_picture_has_what_its_presenter_asks_for(tmp_path):
    file = tmp_path / "a.svg"
    words = (
        "--title",
        "自拟标题",
        "--note",
        "自拟说明",
        "--review",
        "浙S(2026)1号",
        "--hide",
        "north",
    )
    more = ("--waive", "no_address", "--size", "a4-portrait", "--site", "https://atlas.example.cn")
    assert ask("export", "?by=city&year=2023", file, *words, *more).exit_code == 0
    told = file.read_text()
    for text in ("自拟标题", "自拟说明", "浙S(2026)1号", "https://atlas.example.cn/?indicator=",
                 "保留的意见" if "保留的意见" in told else "没有网址", 'id="code"'):  # fmt: skip
        assert text in told
    assert re.search(r'width="595[.\d]*pt" height="841[.\d]*pt"', told)


@pytest.mark.parametrize(
    ("kind", "words", "quoted"),
    [
        ("svg", ("--hide", "legends"), "legends"),
        ("svg", ("--size", "huge"), "huge"),
        ("svg", ("--site", "here"), "here"),
        ("svg", ("--waive", "everything"), "everything"),
        ("csv", ("--title", "a"), "--title"),
        ("xlsx", ("--grey",), "--grey"),
        ("pptx", ("--part", "ranking"), "--part"),
        ("svg", ("--part", "both"), "both"),
    ],
)
def test_what_no_picture_has_is_refused_by_name(tmp_path, kind, words, quoted):
    assert quoted in failure(2, "?by=city", tmp_path / f"a.{kind}", *words)
    assert names(tmp_path) == []
