"""``siquan plan``: what the documents say, in a terminal and for programs."""

import json

import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo import open_atlas

ROWS = {
    "indicators": 110, "circles": 6, "sectors": 16, "programmes": 41, "items": 38,
    "departments": 33, "places": 101, "entities": 352, "crosswalk": 62, "conflicts": 48,
    "terms": 20, "absences": 16,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(
        arguments, "open_atlas", lambda where: open_atlas(where) if where else atlas
    )


def ask(*args):
    return CliRunner().invoke(main, ["plan", *args])


def facts(*args):
    result = ask(*args, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(("table", "rows"), ROWS.items())
def test_every_row_of_a_table_is_printed(table, rows):
    told = facts(table)
    assert (told["table"], told["count"], len(told["rows"])) == (table, rows, rows)
    for lang in ("zh", "en"):
        result = ask(table, "--lang", lang)
        assert result.exit_code == 0
        assert len(result.stdout.splitlines()) == rows + 2


def test_every_entry_is_reached_by_its_id(atlas):
    keys = ["logistics", "ENG-2.10", "PS-08", "省商务厅", "place-16", "N26-008", "1.1", "wentai"]
    tables = ["sectors", "programmes", "items", "departments", "places", "entities", "conflicts",
              "circles"]  # fmt: skip
    for table, key in zip(tables, keys, strict=True):
        (row,) = facts(table, "--id", key)["rows"]
        assert row["key"] == key
        assert row["name"] == atlas.documents.entry(key).name_zh
        assert set(row["source"]) == {"document", "section", "line"}


def test_a_figure_has_all_its_numbers():
    rows = facts("indicators", "--id", "services_labour_productivity")["rows"]
    assert [(row["year"], row["value"], row["role"]) for row in rows] == [
        ("2019", 20, "primary"), ("2020", None, "missing"), ("2025", 27, "primary"),
        ("2019", 19.8, "conflict"),
    ]  # fmt: skip
    assert rows[0]["source"] == {"document": "plan-14-5", "section": "二、（三）表1", "line": "88"}


def test_an_item_tells_its_lead_or_that_it_has_none():
    (row,) = facts("items", "--id", "PS-20")["rows"]
    assert (row["lead"], row["lead_rule"]) == (None, "by_duty_no_lead")
    (row,) = facts("items", "--id", "PS-08", "--lang", "en")["rows"]
    assert (row["name"], row["lead"], row["cities"]) == ("AI agent services", "省发展改革委", True)


def test_an_id_may_be_a_name():
    result = ask("sectors", "--id", "Modern logistics", "--lang", "en")
    assert result.exit_code == 0
    assert "三、（一）3 · 151" in result.stdout
    assert "Logistics value added" in result.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("sector",), "相近的有：sectors"),
        (("sectors", "--id", "logistic"), "相近的有：logistics"),
        (("sectors", "--id", ""), "没有名为''的条目"),
        (("nonsense", "--lang", "en"), "no table named 'nonsense'; known: indicators, circles"),
        ((), "TABLE"),
    ],
)
def test_what_is_not_understood_is_one_sentence(args, told):
    result = ask(*args)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
