"""``siquan target``, and the targets written to files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo import open_atlas
from geo.goals import due_of
from geo.vocabulary import FLAGS, RULES, STATES, STATUSES
from tests.conftest import TABLES, write_toyland
from tests.geo.exports.reading import csv_rows, sheets

FIELDS = {
    "indicator", "name", "unit", "series", "code", "place", "baseline", "expected", "beside",
    "others",
}  # fmt: skip
EACH = {
    "due", "target", "qualifier", "rule", "tolerance", "threshold", "source", "actuals", "newest",
    "newest_year", "attained", "pace", "status", "flags", "revision", "listed", "forecast",
    "back_test",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(
        arguments, "open_atlas", lambda where: open_atlas(where) if where else atlas
    )


@pytest.fixture(scope="module")
def toys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toys") / "folder"
    write_toyland(folder, TABLES)
    return str(folder)


def ask(*args):
    return CliRunner().invoke(main, ["target", *args])


def strict(text):
    """Read JSON that holds no NaN and nothing infinite."""

    def refuse(word):
        raise AssertionError(word)

    return json.loads(text, parse_constant=refuse)


def facts(*args):
    result = ask(*args, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return strict(result.stdout)


def failure(*args):
    """Return the one sentence with which the command ends."""
    result = ask(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    return result.stderr.strip()


def figures(told):
    return [one for one in (told["baseline"], told["expected"], *told["beside"]) if one]


# --- every target -----------------------------------------------------------------------------


def test_every_target_is_told_with_all_its_facts(atlas):
    count = 0
    for key, goal in atlas.goals.items():
        told = facts(key)
        assert set(told) == FIELDS | EACH
        assert (told["indicator"], told["unit"], told["code"]) == (key, goal.unit, "330000")
        rows = [told, *told["others"]]
        assert [str(one["due"]) for one in rows] == [due_of(one) for one in goal.targets]
        for one, target in zip(rows, goal.targets, strict=True):
            count += 1
            assert set(one) >= EACH
            assert one["target"] == target.norm_value
            assert one["qualifier"] == (target.qualifier or None)
            assert one["rule"] == goal.rule(target)
            assert one["tolerance"] == (0.5 if one["rule"] == "about" else 0)
            assert one["threshold"] == pytest.approx(one["target"] * (1 - one["tolerance"] / 100))
            assert set(one["pace"]) == {"required", "actual", "needed", "spans"}
            assert (one["pace"]["required"] is None) == (goal.start(target) is None)
            assert one["status"] in STATES
            assert set(one["flags"]) <= set(FLAGS)
            assert one["rule"] in RULES
            assert set(one["source"]) == {"document", "section", "line"}
            assert one["forecast"]["values"] == one["back_test"] == []
    assert count == 34


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_target_is_told_in_lines(atlas, lang):
    for key, goal in atlas.goals.items():
        result = ask(key, "--lang", lang)
        assert (result.exit_code, result.stderr) == (0, "")
        first, *lines = result.stdout.splitlines()
        assert first == f"{goal.first.name(lang)} ({key}) · {atlas.province.name(lang)}"
        assert "None" not in result.stdout
        assert ("不详" if lang == "zh" else "not known") not in result.stdout
        for target in goal.targets:
            assert any(due_of(target) in line and f"{target.norm_value:,.10g}" in line
                       for line in lines)  # fmt: skip
            assert any(target.line in line for line in lines)
        assert atlas.version in lines[-1]


def test_a_figure_of_a_document_has_its_kind_and_a_status_only_of_the_closed_list(atlas):
    for key in atlas.goals:
        for one in figures(facts(key)):
            assert one["kind"] in ("baseline", "expected", "actual", "target")
            assert ("status" in one) == (one["kind"] in STATUSES)
            assert (one["value"] is None) == (one["flags"] == ["not_published"])


# --- the first of them ------------------------------------------------------------------------


def test_the_first_target_is_told_with_its_revision():
    told = facts("services_gva")
    assert (told["status"], told["flags"]) == ("met", ["series_break"])
    assert (told["newest"], told["newest_year"]) == (56206, 2025)
    assert told["attained"] == pytest.approx(117.0958, abs=1e-4)
    assert told["threshold"] == 47760
    assert (told["baseline"]["value"], told["expected"]["value"]) == (34075, 36031)
    assert [one["year"] for one in told["actuals"]] == list(range(2019, 2026))
    assert [len(one["breaks"]) for one in told["actuals"]] == [1, 0, 0, 0, 0, 1, 0]
    assert all(one["source"] and one["status"] in STATUSES for one in told["actuals"])
    pace = told["pace"]
    assert (pace["needed"], len(pace["spans"])) == (None, 2)
    assert pace["required"] == {
        "from": 2019, "to": 2025, "amount": pytest.approx(5.8768, abs=1e-4), "unit": "% a year",
    }  # fmt: skip
    assert told["revision"]["before"] == {"year": 2023, "value": 46268}
    assert told["revision"]["attained"] == pytest.approx(96.39, abs=0.01)
    assert told["revision"]["shifts"] == [
        {"indicator": "gdp", "year": 2023, "before": 82553, "after": 85620}
    ]
    (later,) = told["others"]
    assert (later["due"], later["rule"], later["status"]) == (2030, "above", "on_track")
    assert later["pace"]["required"] is None
    assert "只有2年可比" in later["forecast"]["reason"]["zh"]
    assert "only 2 years compare" in later["forecast"]["reason"]["en"]


def test_a_share_is_told_in_points_and_its_change_is_not_called_nominal():
    assert facts("services_gdp_share")["pace"]["needed"]["unit"] == "points a year"
    told = ask("services_gdp_share", "--lang", "en").stdout
    assert "Actual change" in told
    assert "nominal" not in told
    assert "Actual pace, nominal" in ask("services_gva", "--lang", "en").stdout
    assert "Pace required" not in told


def test_what_the_text_prints_otherwise_is_told_beside_the_table():
    told = facts("services_labour_productivity")
    assert told["baseline"]["value"] == 20
    assert [(one["value"], one["role"]) for one in told["beside"]] == [(19.8, "conflict")]
    assert (told["status"], told["actuals"], told["flags"]) == ("no_data", [], ["not_published"])


def test_what_the_register_lists_is_told_as_a_part():
    told = facts("services_innovation_zones")
    assert (told["listed"], told["status"], told["newest"]) == (19, "no_data", None)
    assert "此处列出" in ask("services_innovation_zones").stdout


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("服务业增加值", "services_gva"), ("Services gross value added", "services_gva"),
        ("tertiary_va", "services_gva"), ("第三产业增加值", "services_gva"),
        (" services_gva ", "services_gva"),
        ("网络零售额", "online_retail_sales"), ("retail_sales", "retail_sales_consumer_goods"),
        ("服务业占GDP比重", "services_gdp_share"), ("Services share of GDP", "services_gdp_share"),
        ("居民消费率", "household_consumption_rate"),
    ],
)  # fmt: skip
def test_a_target_goes_by_the_names_of_the_document_and_of_the_series(name, key):
    assert facts(name)["indicator"] == key


@pytest.mark.parametrize(("tolerance", "status"), [("0", "on_track"), ("1", "met"), ("5", "met")])
def test_the_tolerance_decides_what_is_met(tolerance, status):
    told = facts("services_gdp_share", "--tolerance", tolerance)
    assert told["threshold"] == pytest.approx(60 * (1 - float(tolerance) / 100))
    assert (told["status"], told["tolerance"]) == (status, float(tolerance))


# --- what it refuses --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("args", "quoted"),
    [
        (("gdp",), "'gdp'"), (("",), "''"), (("services_gv",), "'services_gv'"),
        (("circles",), "'circles'"),
        (("services_gva", "--tolerance", "7"), "'7'"),
        (("services_gva", "--tolerance", "nan"), "'nan'"),
        (("services_gva", "--tolerance", ""), "''"),
        (("services_gva", "--model", "oracle"), "'oracle'"),
        (("<script>",), "'<script>'"), (("x" * 10_000,), "xxx"),
    ],
    ids=lambda one: str(one)[:40],
)  # fmt: skip
def test_what_is_not_understood_is_quoted_in_one_sentence(args, quoted, lang):
    told = failure(*args, "--lang", lang)
    assert quoted in told
    assert len(told) < 3_000


def test_a_key_that_is_nearly_right_is_answered_by_the_right_one():
    assert "services_gva" in failure("services_gv")
    assert "0.5" in failure("services_gva", "--tolerance", "7")
    assert "INDICATOR" in failure()


# --- another province -------------------------------------------------------------------------


def test_another_province_is_followed_from_its_own_folder(toys):
    told = facts("fish", "--data", toys)
    assert (told["indicator"], told["code"], told["series"]) == ("fish_sum", "990000", "fish")
    assert (told["status"], told["flags"]) == ("no_pace", ["mixed_vintage", "series_break"])
    assert (told["target"], told["threshold"]) == (120, 119.4)
    assert [one["value"] for one in told["actuals"]] == [80, 112, 110]
    assert told["pace"]["spans"] == []
    share = facts("fish_part_of", "--data", toys)
    assert (share["status"], share["newest"]) == ("met", pytest.approx(55))
    songs = facts("songs", "--data", toys, "--lang", "en")
    assert (songs["name"], songs["status"], songs["beside"][0]["value"]) == ("Songs", "no_data", 4)
    assert "quays" in failure("services_gva", "--data", toys)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", ["quays", "fish_sum", "fish_part_of", "songs"])
def test_another_province_is_told_in_lines(toys, key, lang):
    result = ask(key, "--data", toys, "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"({key})" in result.stdout.splitlines()[0]


def test_a_forecast_is_told_with_how_it_did_on_closed_years(tmp_path):
    rows = [f"990000,fish,{year},{60 + 4 * (year - 2012) + year % 3},t,final,census4,A"
            for year in range(2012, 2024)]  # fmt: skip
    head, *_ = TABLES["data/city_panel"].splitlines()
    kept = [row for row in TABLES["data/city_panel"].splitlines()[1:] if ",fish," not in row]
    panel = "\n".join([head, *rows, *kept, ""])
    empty = TABLES["data/gaps"].splitlines()[0] + "\n"
    facts_ = TABLES["data/document_indicators"].replace("2020,80,baseline", "2012,60,baseline")
    tables = TABLES | {"data/city_panel": panel, "data/gaps": empty,
                       "data/document_indicators": facts_}  # fmt: skip
    write_toyland(tmp_path / "folder", tables)
    where = str(tmp_path / "folder")
    told = facts("fish_sum", "--data", where)
    ahead = told["forecast"]
    assert (ahead["reason"], ahead["interval"]) == (None, 80)
    assert [one["year"] for one in ahead["values"]] == [2024, 2025]
    assert all(one["low"] < one["middle"] < one["high"] for one in ahead["values"])
    assert 0 <= ahead["chance"] <= 100
    assert ahead["level"] in ("on_track", "watch", "behind")
    assert ahead["method"] in {one["method"] for one in told["back_test"]}
    for one in told["back_test"]:
        assert (one["error"] is None) == (one["checked"] == 0)
        assert (one["abstained"] is None) == (one["checked"] > 0)
    named = facts("fish_sum", "--data", where, "--model", told["back_test"][-1]["method"])
    assert named["forecast"]["method"] in (told["back_test"][-1]["method"], None)
    lines = ask("fish_sum", "--data", where, "--lang", "en").stdout
    assert "Forecast by" in lines
    assert "Back-test: " in lines


# --- files ------------------------------------------------------------------------------------


def export(address, file, *more):
    return CliRunner().invoke(main, ["export", address, str(file), *more])


@pytest.mark.parametrize("query", ["", "?target=services_gdp_share&by=circle&lang=en", "?due=2025"])
def test_the_targets_are_written_to_a_table(tmp_path, query):
    file = tmp_path / "a.csv"
    result = export(f"/targets{query}", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "34" in result.stdout
    assert len(csv_rows(file.read_bytes())) == 34


def test_the_targets_are_written_to_a_workbook_with_their_sources(tmp_path):
    file = tmp_path / "a.xlsx"
    assert export("/targets?lang=en&tolerance=2", file).exit_code == 0
    found = sheets(file.read_bytes())
    assert "Sources" in found
    first = next(iter(found.values()))[0]
    assert 47040 in [cell for cell in first.values() if isinstance(cell, float)]


def test_the_same_targets_are_the_same_bytes(tmp_path):
    for kind in ("csv", "xlsx"):
        files = [tmp_path / f"{name}.{kind}" for name in "ab"]
        for file in files:
            assert export("/targets?due=2025", file).exit_code == 0
        assert len({file.read_bytes() for file in files}) == 1


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "parquet"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_format_that_targets_have_not_is_refused_in_a_sentence(tmp_path, suffix, lang):
    file = tmp_path / f"a.{suffix}"
    result = export("/targets", file, "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert suffix in result.stderr
    assert ".csv" in result.stderr
    assert not Path(file).exists()


@pytest.mark.parametrize(
    ("query", "quoted"),
    [("target=nothing", "nothing"), ("due=99999", "99999"), ("warn=nan,1", "nan,1"),
     ("odds=5", "5"), ("tolerance=7", "7"), ("goal=own.000000000000", "own.000000000000"),
     ("pin=nowhere", "nowhere"), ("targets=1", "targets")],
)  # fmt: skip
def test_an_address_that_means_nothing_is_refused_by_its_words(tmp_path, query, quoted):
    result = export(f"/targets?{query}", tmp_path / "a.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert quoted in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "a.csv").exists()
