"""``siquan lint``: what an editor would object to, for readers and for programs."""

import json

import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo.lints import RULES

GOOD = "?indicator=tertiary_per_head&year=2022&scale=year"
BAD = ("--title", "2019年浙江各市人均服务业增加值（元）")


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)
    monkeypatch.delenv("SIQUAN_REVIEW_NUMBER", raising=False)


def ask(*args):
    return CliRunner().invoke(main, ["lint", *args])


def rules(*args, code=0):
    """Return the findings of a JSON answer by rule."""
    result = ask(*args, "--json")
    assert result.exit_code == code, result.output
    return {one["rule"]: one for one in json.loads(result.stdout)["findings"]}


def test_findings_are_told_in_chinese_with_reason_and_mend():
    result = ask("?year=2022")
    assert (result.exit_code, result.stderr) == (0, "")
    title, summary, *lines = result.stdout.splitlines()
    assert title == "2022年浙江省各设区市第三产业增加值"
    assert summary.startswith(f"{len(RULES)} 条规则，")
    text = "\n".join(lines)
    assert "警告 总量用颜色分级表示 [total_mapped]" in text
    assert "为何：面积大、人口多的地方" in text
    assert "怎么办：改看人均或占比" in text
    assert text.index("警告") < text.index("提示")


def test_findings_are_told_in_english():
    text = ask("?year=2022", "--lang", "en").stdout
    assert "warning A total is mapped as colour [total_mapped]" in text
    assert "Why: A large or populous place" in text
    assert "Mend: Show it per head" in text


def test_programs_get_all_that_was_found():
    answer = json.loads(ask("?year=2022", "--json").stdout)
    assert answer["rules"] == len(RULES)
    assert answer["title"] == "2022年浙江省各设区市第三产业增加值"
    assert sum(answer["counts"].values()) == len(answer["findings"])
    assert set(answer["findings"][0]) == {
        "rule", "severity", "title", "what", "reason", "mend", "places", "waived",
    }  # fmt: skip


def test_a_view_without_objections_says_so():
    calm = "?indicator=gdp_growth&year=2019&scale=year"
    result = ask(calm, "--review", "浙S(2026)12号", "--lang", "en")
    assert result.exit_code == 0
    assert f"{len(RULES)} rules, no objection" in result.stdout


def test_an_error_ends_with_code_three_unless_it_is_waived():
    result = ask(GOOD, *BAD)
    assert result.exit_code == 3
    assert "other_year" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "other_year" in result.stderr
    assert rules(GOOD, *BAD, code=3)["other_year"]["waived"] is False
    waived = ask(GOOD, *BAD, "--waive", "other_year")
    assert (waived.exit_code, waived.stderr) == (0, "")
    assert "[other_year] (已保留)" in waived.stdout
    assert rules(GOOD, *BAD, "--waive", "other_year")["other_year"]["waived"] is True


def test_the_presenters_words_are_heard():
    assert "total_mapped" in rules("?year=2022")
    assert "total_mapped" not in rules("?year=2022", "--note", "按总量分级")
    assert "no_review" not in rules(GOOD, "--review", "浙S(2026)12号")


def test_the_operators_review_number_counts(monkeypatch):
    monkeypatch.setenv("SIQUAN_REVIEW_NUMBER", "浙S(2026)12号")
    assert "no_review" not in rules(GOOD)


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("/circles?indicator=tertiary_va&year=2022", "total_mapped"),
        ("/targets?indicator=tertiary_va&lang=en", "no_review"),
        ("/sites", "register_partial"),
        ("?indicator=tertiary_growth&by=circle", "no_values"),
    ],
)
def test_every_page_with_a_map_is_looked_at(page, rule):
    code = 3 if rule == "no_values" else 0
    assert rule in rules(page, code=code)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("?indicator=tertiary", "--lang", "en"), "tertiary"),
        (("?colour=red", "--lang", "en"), "colour"),
        ((GOOD, "--waive", "mixed_year", "--lang", "en"), "mixed_years"),
        ((GOOD, "--waive", "一切"), "没有"),
        ((), "QUERY"),
    ],
)
def test_what_is_not_understood_is_quoted(args, told):
    result = ask(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert told in result.stderr
