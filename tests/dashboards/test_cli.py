"""The console script, asked as a planner, a script and a stranger would."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import click
import pytest
from click.testing import CliRunner

from dashboards import logs
from dashboards.cli import arguments, main, server
from dashboards.cli.serving import listeners, workers
from dashboards.cli.tables import aligned, width
from geo import open_atlas
from geo.sources import shipped
from geo.updates import found
from tests.geo.spoiling import copied

CIRCLES = {
    "hangshaojiahu": ["330100", "330400", "330500", "330600"],
    "yongzhou": ["330200", "330900"],
    "wentai": ["330300", "331000"],
    "jinquli": ["330700", "330800", "331100"],
}
HOSTILE = [
    "",
    " ",
    "🗺️",
    "x" * 100_000,
    "../../etc/passwd",
    "3301\x0000",
    "'; DROP TABLE sites; --",
    "330100'",
    "\x1b[31mred\x1b[0m",
    "a\nb",
    "\u202e001033",
    "\udcff",
    "%s%n{value}",
    "-330100",
    "330100.0",
]


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    """Spare every command but those on other folders the second it takes to open the atlas."""
    monkeypatch.setattr(
        arguments, "open_atlas", lambda where: open_atlas(where) if where else atlas
    )


def ask(*args):
    return CliRunner().invoke(main, list(args))


def facts(*args):
    """Return what a command prints as JSON, when it is well."""
    result = ask(*args, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def failure(code, *args):
    """Return the one sentence with which a command ends."""
    result = ask(*args)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert "Usage:" not in result.stderr
    assert result.stderr.rstrip("\n").isprintable()
    assert len(result.stderr) < 2_000
    return result.stderr.strip()


def spoilt(folder, file, old, new):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def script(*args, **options):
    """Run the console script as a process of its own."""
    command = [sys.executable, "-c", "from dashboards.cli import main; main()", *args]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        command, capture_output=True, timeout=60, check=False, env=environment, **options
    )


# The four circles


def test_each_circle_is_the_exact_sum_of_its_cities():
    answer = facts("compare", "tertiary_va", "--by", "circle", "--year", "2023")
    cities = facts("compare", "tertiary_va", "--by", "city", "--year", "2023")
    of_city = {row["code"]: row["value"] for row in cities["rows"]}
    assert [answer[key] for key in ("indicator", "by", "within", "year", "unit")] == [
        "tertiary_va",
        "circle",
        "330000",
        2023,
        "亿元",
    ]
    assert {row["code"] for row in answer["rows"]} == set(CIRCLES)
    for row in answer["rows"]:
        assert row["value"] == pytest.approx(
            sum(of_city[c] for c in CIRCLES[row["code"]]), abs=1e-9
        )
        assert row["flags"] == []


def test_a_comparison_counts_who_has_a_value():
    answer = facts("compare", "tertiary_va", "--by", "circle", "--year", "2023")
    have = {row["code"]: row["coverage"] for row in answer["rows"]}
    assert have == {key: {"have": len(c), "of": len(c)} for key, c in CIRCLES.items()}
    assert answer["total"]["coverage"] == {"have": 11, "of": 11}


def test_the_same_circle_has_the_same_value_alone_and_beside_others():
    alone = facts("value", "tertiary_va", "hangshaojiahu", "--year", "2023")
    beside = facts("compare", "tertiary_va", "--by", "circle", "--year", "2023")["rows"][0]
    assert alone["code"] == beside["code"] == "hangshaojiahu"
    assert alone["value"] == beside["value"]
    assert alone["value"] == pytest.approx(sum(i["value"] for i in alone["inputs"]), abs=1e-9)


def test_a_circles_share_is_the_ratio_of_the_sums():
    for key in CIRCLES:
        share = facts("value", "tertiary_share", key, "--year", "2023")
        sums = {
            column: sum(one["value"] for one in share["inputs"] if one["indicator"] == column)
            for column in ("tertiary_va", "gdp_sector_vintage")
        }
        expected = sums["tertiary_va"] / sums["gdp_sector_vintage"] * 100
        assert share["value"] == pytest.approx(expected, abs=1e-9)
        assert share["formula"] == "tertiary_va / gdp_sector_vintage × 100"
        assert share["status"] == "computed"


@pytest.mark.parametrize("output", [(), ("--json",)])
def test_income_of_a_circle_is_refused_by_the_name_of_the_rule(output):
    for asked in (
        ("compare", "rural_income", "--by", "circle", *output),
        ("value", "rural_income", "yongzhou", *output),
    ):
        assert failure(3, *asked).startswith("not_additive: 农村居民人均可支配收入")
        assert "cannot be added up" in failure(3, *asked, "--lang", "en")


def test_counties_with_partial_data_show_coverage_and_no_total():
    answer = facts("compare", "tertiary_va", "--by", "county", "--within", "330100")
    have = sum(row["value"] is not None for row in answer["rows"])
    assert 0 < have < len(answer["rows"]) == 13
    assert answer["total"]["value"] is None
    assert answer["total"]["flags"] == ["partial"]
    assert answer["total"]["coverage"] == {"have": have, "of": 13}
    written = ask("compare", "tertiary_va", "--by", "county", "--within", "330100").stdout
    assert f"{have}/13" in written
    assert f"13个地区中{have}个有数据" in written


# One value


def test_a_value_comes_with_all_that_must_be_said():
    answer = facts("value", "tertiary_va", "330100", "--year", "2023")
    wanted = {
        "code": "330100",
        "name": "杭州市",
        "indicator": "tertiary_va",
        "year": 2023,
        "value": 14045.0,
        "unit": "亿元",
        "status": "preliminary",
        "vintage": "census4",
        "grade": "B",
        "flags": [],
        "coverage": {"have": 1, "of": 1},
        "formula": "tertiary_va",
    }
    assert {key: answer[key] for key in wanted} == wanted
    assert set(answer["source"]) == {"title", "publisher", "year", "url"}
    assert answer["source"]["title"]
    assert [one["value"] for one in answer["inputs"]] == [14045.0]


@pytest.mark.parametrize(
    "name", ["杭州", "杭州市", "Hangzhou", "hangzhou", "３３０１００", " 330100 "]
)
def test_a_place_may_be_called_by_its_name(name):
    assert facts("value", "gdp", name, "--year", "2023")["code"] == "330100"


def test_an_indicator_may_be_called_by_its_exact_name():
    for name in ("第三产业增加值", "Value added of services", "人均GDP(计算值)"):
        assert facts("value", name, "330100", "--year", "２０２３")["year"] == 2023
    failure(2, "value", "第三产业", "330100")


def test_the_default_year_is_the_newest_with_a_value_there(atlas):
    answer = facts("value", "tertiary_va", "wentai")
    assert answer["value"] is not None
    later = [y for y in atlas.period if y > answer["year"]]
    for year in later:
        result = ask("value", "tertiary_va", "wentai", "--year", str(year), "--json")
        assert result.exit_code in (0, 2, 3)
        assert result.exit_code != 0 or json.loads(result.stdout)["value"] is None
    assert "此地最新有值的年份" in ask("value", "tertiary_va", "wentai").stdout
    assert facts("value", "tertiary_va", "wentai", "--year", "latest") == answer


def test_another_published_value_is_told():
    answer = facts("value", "tertiary_va", "330100", "--year", "2020")
    assert answer["conflicts"]
    assert all(one["value"] != answer["value"] for one in answer["conflicts"])
    assert all(one["source"]["title"] for one in answer["conflicts"])
    assert "另有公布" in ask("value", "tertiary_va", "330100", "--year", "2020").stdout


def test_what_was_not_published_is_null_and_says_so():
    answer = facts("value", "rural_income", "330000")
    assert (answer["value"], answer["year"], answer["source"]) == (None, None, None)
    assert answer["flags"] == ["not_published"]
    assert "来源中未查到数值" in ask("value", "rural_income", "330000").stdout


def test_growth_across_a_break_is_refused_and_labelled_where_it_is_asked_for():
    asked = ("value", "tertiary_nominal_growth", "330000", "--year", "2024")
    sentence = failure(3, *asked, "--json")
    assert sentence.startswith("series_break")
    assert "--allow break" in sentence
    assert "series_break" in facts(*asked, "--allow", "break")["flags"]


def test_a_partial_sum_is_refused_and_labelled_where_it_is_asked_for():
    asked = ("value", "tertiary_va", "jinquli", "--year", "2025")
    assert "3个地区中1个" in failure(3, *asked)
    answer = facts(*asked, "--allow", "partial")
    assert "partial" in answer["flags"]
    assert answer["coverage"] == {"have": 1, "of": 3}


def test_a_value_of_older_boundaries_is_refused_and_the_union_is_named():
    sentence = failure(3, "value", "gdp", "330110", "--year", "2020")
    assert sentence.startswith("boundary_differs")
    rows = facts("compare", "gdp", "--by", "county", "--year", "2020")["rows"]
    unions = [row for row in rows if "330110" in row["code"].split("+")]
    assert [("union" in row["flags"], row["value"] is not None) for row in unions] == [(True, True)]
    assert "siquan compare gdp --by county --year 2020" in sentence
    # Growth from old boundaries to new ones fits no union either.
    nowhere = failure(3, "value", "gdp_nominal_growth", "330110", "--year", "2021")
    assert "siquan compare" not in nowhere


def test_a_name_of_old_is_answered_for_today_and_says_so():
    answer = facts("value", "gdp", "下城区")
    assert answer["code"] == "330105"
    assert any("下城区" in note for note in answer["notes"])
    assert not any("拱墅区'" in note for note in facts("value", "gdp", "拱墅区")["notes"])


def test_the_province_is_as_published():
    answer = facts("value", "tertiary_va", "浙江", "--year", "2023")
    assert (answer["value"], answer["status"]) == (46268.0, "preliminary")


def test_a_value_is_written_with_unit_standing_and_source():
    written = ask("value", "tertiary_share", "jinquli", "--lang", "en").stdout
    for words in (
        "Jinhua–Quzhou–Lishui",
        "56.6 %",
        "computed",
        "3/3",
        "tertiary_va / gdp",
        "Source",
    ):
        assert words in written
    chinese = ask("value", "tertiary_share", "jinquli").stdout
    for words in ("金衢丽", "计算值", "第四次经济普查后口径", "所用的公布值", "来源"):
        assert words in chinese


# Comparisons


def test_rows_go_from_high_to_low_and_the_unknown_come_last():
    rows = facts("compare", "tertiary_va", "--by", "county")["rows"]
    values = [row["value"] for row in rows]
    known = [value for value in values if value is not None]
    assert values[: len(known)] == sorted(known, reverse=True)
    assert 0 < len(known) < len(values)
    assert all(row["flags"] for row in rows if row["value"] is None)
    assert all(row["status"] is None for row in rows if row["value"] is None)


def test_latest_puts_the_year_on_each_value_and_gives_no_total():
    answer = facts("compare", "gdp", "--by", "county", "--within", "温台", "--year", "latest")
    assert answer["year"] == "latest"
    assert answer["total"] is None
    assert len({row["year"] for row in answer["rows"] if row["value"] is not None}) > 1
    written = ask("compare", "gdp", "--by", "county", "--within", "温台", "--year", "latest")
    assert "位次" not in written.stdout
    assert "年份" in written.stdout


def test_a_comparison_may_stay_inside_a_place():
    within = facts("compare", "gdp", "--by", "city", "--within", "yongzhou", "--year", "2023")
    assert {row["code"] for row in within["rows"]} == set(CIRCLES["yongzhou"])
    assert within["within"] == "yongzhou"
    whole = facts("compare", "gdp", "--by", "city", "--within", "330000", "--year", "2023")
    assert whole == facts("compare", "gdp", "--by", "city", "--year", "2023")


def test_a_level_at_which_nothing_is_known_has_no_values():
    answer = facts("compare", "urbanisation_rate", "--by", "county")
    assert answer["year"] is None
    assert {row["value"] for row in answer["rows"]} == {None}
    assert ask("compare", "urbanisation_rate", "--by", "county").stdout.startswith("城镇化率\n")


@pytest.mark.parametrize("by", ["circle", "city"])
def test_every_indicator_can_be_compared_or_is_refused_by_name(atlas, by):
    for key in atlas.indicators:
        result = ask("compare", key, "--by", by, "--json")
        if result.exit_code == 3:
            assert result.stderr.startswith("not_additive: ")
            assert not atlas.indicators[key].additive
        else:
            assert result.exit_code == 0
            assert len(json.loads(result.stdout)["rows"]) >= 4


def test_every_way_to_measure_can_be_written(atlas):
    ways = {one.measure: key for key, one in atlas.indicators.items()}
    for key in ways.values():
        for lang in ("zh", "en"):
            assert key not in ask("compare", key, "--by", "city", "--lang", lang).stdout
            assert ask("compare", key, "--by", "county", "--lang", lang).exit_code == 0


def test_every_indicator_has_a_value_a_refusal_or_a_reason_for_every_kind_of_place(atlas):
    for key in atlas.indicators:
        for code in ("330000", "jinquli"):
            result = ask("value", key, code)
            assert result.exit_code in (0, 3), result.output
            assert (result.stdout == "") == (result.exit_code == 3)


def test_the_gap_to_the_published_province_is_told():
    asked = ("compare", "tertiary_va", "--by", "circle", "--year", "2017")
    assert any("1.41" in note for note in facts(*asked)["notes"])
    assert "1.41" in ask(*asked).stdout


def test_another_province_is_asked_in_its_own_words(monkeypatch, toyland):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: toyland)
    answer = facts("compare", "fish", "--by", "belt", "--year", "2022")
    assert {row["code"]: row["value"] for row in answer["rows"]} == {"north": 36, "south": 74}
    assert answer["province"]["value"] == 112
    assert answer["total"]["value"] == 110
    assert facts("value", "fish", "Northern belt", "--year", "2022")["value"] == 36
    others = facts("value", "fish", "甲市", "--year", "2022")["conflicts"]
    assert [one["value"] for one in others] == [13]
    assert "belt" in failure(2, "compare", "fish", "--by", "circle")
    assert failure(3, "compare", "charm", "--by", "coast").startswith("not_additive: ")
    towers = facts("sites", "--kind", "灯塔")
    assert towers["register"] == {"listed": 1, "known": 1, "complete": True}
    assert towers["flags"] == []
    assert "并非总数" not in ask("sites", "--kind", "tower").stdout


# Sites


def test_sites_say_that_they_are_not_all():
    answer = facts("sites", "--kind", "innovation_zone")
    assert answer["count"] == len(answer["rows"]) == answer["register"]["listed"]
    assert answer["register"]["known"] == 100
    assert answer["register"]["complete"] is False
    assert answer["flags"] == ["register_partial"]
    assert "并非总数" in ask("sites", "--kind", "innovation_zone").stdout
    assert "listed here, not the total" in ask("sites", "--lang", "en").stdout
    assert (
        "not the total"
        in ask("sites", "--kind", "ftz", "--sector", "health", "--lang", "en").stdout
    )


def test_sites_may_be_filtered_by_kind_sector_and_place():
    everything = facts("sites")
    two = facts("sites", "--kind", "ftz", "--kind", "试点与试验区")
    assert {row["kind"] for row in two["rows"]} == {"ftz", "pilot"}
    by_key = facts("sites", "--sector", "logistics", "--within", "yongzhou")
    assert by_key == facts("sites", "--sector", "现代物流", "--within", "甬舟")
    assert 0 < by_key["count"] < everything["count"]
    assert {row["sector"] for row in by_key["rows"]} == {"logistics"}
    assert {row["city"] for row in by_key["rows"]} <= set(CIRCLES["yongzhou"])
    assert facts("sites", "--within", "330000") == everything
    # What is listed does not shrink with the place: only the kinds decide.
    assert by_key["register"] == everything["register"]


def test_a_site_tells_how_well_its_position_is_known():
    rows = facts("sites")["rows"]
    known = [row["position"] for row in rows if row["position"]]
    assert 0 < len(known) < len(rows)
    for position in known:
        assert set(position) == {"lon", "lat", "accuracy_m", "basis"}
        assert position["accuracy_m"] > 0
    assert all(row["source"]["title"] for row in rows)


# Checks


def test_the_products_own_data_are_valid():
    result = ask("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 1
    answer = facts("check")
    assert answer["valid"] is True
    assert answer["problems"] == []
    assert answer["version"] in result.stdout
    assert answer["counts"]["areas"] == 102
    assert all(str(count) in result.stdout for count in answer["counts"].values())
    assert all(answer["counts"].values())


def test_a_broken_row_is_named_by_file_row_and_reason(tmp_path):
    folder = copied(tmp_path)
    file = "data/statistics/city_panel.csv"
    lines = (folder / file).read_text("utf-8").splitlines()
    row = next(at for at, line in enumerate(lines, 1) if line.startswith("330100,杭州市,gdp,2023"))
    spoilt(folder, file, "330100,杭州市,gdp,2023,", "330100,杭州市,gdp,2023,many")
    result = ask("check", "--data", str(folder))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{file}, row {row}: ")
    assert len(result.stderr.splitlines()) == 1
    machine = ask("check", "--data", str(folder), "--json")
    answer = json.loads(machine.stdout)
    assert machine.exit_code == 1
    assert answer["valid"] is False
    assert [(one["file"], one["row"]) for one in answer["problems"]] == [(file, row)]
    assert "many" in answer["problems"][0]["reason"]
    # Every other command stops at the first.
    for asked in (("value", "gdp", "330100"), ("compare", "gdp", "--by", "city"), ("sites",)):
        assert f"{file}, row {row}: " in failure(1, *asked, "--data", str(folder))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/indicators.csv", ",tertiary_va,resident_population,", ",tertiary_va*2,gdp,"),
        ("data/datapackage.json", '"indicator": "tertiary_va"', '"indicator": "joy"'),
        ("data/datapackage.json", '"name": "marks"', '"name": "remarks"'),
        ("data/datapackage.json", "{", "["),
    ],
)
def test_no_fault_of_a_folder_shows_a_traceback(tmp_path, file, old, new):
    folder = copied(tmp_path)
    spoilt(folder, file, old, new)
    result = ask("check", "--data", str(folder))
    assert result.exit_code == 1
    assert result.stdout
    assert len(result.stderr.splitlines()) == 1
    failure(1, "sites", "--data", str(folder))


def test_a_file_that_is_not_as_sealed_stops_every_command_in_one_sentence(tmp_path):
    found(shipped(), tmp_path / "mine")
    folder = str(tmp_path / "mine")
    spoilt(tmp_path / "mine", "data/themes.csv", "Finance", "Money")
    said = ask("check", "--data", folder, "--lang", "en")
    assert (said.exit_code, len(said.stderr.splitlines())) == (1, 1)
    assert said.stdout.startswith("data/themes.csv: has ")
    assert f"siquan check --seal --data {folder}" in said.stderr
    assert "data/themes.csv: has " in failure(1, "value", "gdp", "330100", "--data", folder)
    assert "--data" in failure(2, "check", "--seal")
    assert "42" in ask("check", "--seal", "--data", folder).stdout
    assert ask("check", "--data", folder).exit_code == 0


def test_a_folder_without_an_atlas_is_told(tmp_path):
    assert ask("check", "--data", str(tmp_path)).exit_code == 1
    for name in ("", "no/such/folder", "nul\0", str(Path(__file__))):
        assert "--data" in failure(2, "check", "--data", name)
    assert failure(1, "sites", "--data", str(tmp_path)).startswith("boundaries/")


def test_a_copy_of_the_data_answers_like_the_original(tmp_path):
    folder = str(copied(tmp_path))
    asked = ("value", "gdp", "330100", "--year", "2023")
    assert facts(*asked, "--data", folder) == facts(*asked)


# Arguments that are not understood


@pytest.mark.parametrize("text", HOSTILE)
def test_no_argument_is_too_strange_for_one_clear_sentence(text):
    asked = [
        ("value", "--", text, "330100"),
        ("value", "--", "gdp", text),
        ("value", "gdp", "330100", f"--year={text}"),
        ("value", "gdp", "330100", f"--allow={text}"),
        ("compare", "gdp", f"--by={text}"),
        ("compare", "gdp", "--by", "city", f"--within={text}"),
        ("compare", "gdp", "--by", "city", f"--year={text}"),
        ("sites", f"--kind={text}"),
        ("sites", f"--sector={text}"),
        ("sites", f"--within={text}"),
        ("sites", f"--lang={text}"),
        ("check", f"--data={text}"),
        ("serve", f"--port={text}"),
        ("serve", f"--workers={text}"),
        ("serve", f"--threads={text}"),
        ("serve", f"--proxies={text}"),
        ("sites", "--", text),
    ]
    for args in asked:
        sentence = failure(2, *args)
        assert repr(text)[1:20].rstrip("'\"") in sentence


def test_full_width_letters_name_no_key_of_their_own():
    assert failure(2, "value", "ｊｏｙ", "330100")
    assert facts("value", "ｇｄｐ", "330100", "--year", "2023")["indicator"] == "gdp"


def test_a_near_miss_is_told_what_was_meant():
    for told, *asked in [
        ("tertiary_va", "value", "tertiary_vb", "330100"),
        ("杭绍嘉湖", "value", "gdp", "hangshaojiahuu"),
        ("compare", "compar", "gdp"),
        ("--within", "compare", "gdp", "--by", "city", "--whitin", "330100"),
        ("county", "compare", "gdp", "--by", "countie"),
        ("logistics", "sites", "--sector", "logistic"),
        ("ftz", "sites", "--kind", "ftzz"),
        ("2015", "value", "gdp", "330100", "--year", "1949"),
    ]:
        assert told in failure(2, *asked)


def test_an_unknown_indicator_without_a_neighbour_lists_all(atlas):
    sentence = failure(2, "value", "joy", "330100", "--lang", "en")
    assert sentence.startswith("no indicator named 'joy'; known: ")
    assert all(key in sentence for key in atlas.indicators)


def test_an_unknown_year_lists_the_years_that_are_known():
    sentence = failure(2, "value", "tertiary_va", "330000", "--year", "2014", "--lang", "en")
    assert "'2014'" in sentence
    assert "2015" in sentence
    # Before its base year an average growth is no question.
    failure(2, "value", "tertiary_average_growth", "330100", "--year", "2019")
    failure(2, "compare", "urbanisation_rate", "--by", "county", "--year", "2023")


def test_a_name_that_two_places_share_is_answered_with_their_codes(atlas):
    shared = "江干区"
    found = [p.code for p in atlas.gazetteer.places.values() if shared in p.other_names]
    assert len(found) > 1
    sentence = failure(2, "value", "gdp", shared)
    assert all(code in sentence for code in found)


@pytest.mark.parametrize(("by", "within"), [("circle", "330100"), ("county", "330106")])
def test_nothing_can_be_compared_inside_a_place_that_holds_none(by, within):
    assert repr(within) in failure(2, "compare", "gdp", "--by", by, "--within", within)


@pytest.mark.parametrize(
    "args",
    [
        ("value",),
        ("value", "gdp"),
        ("value", "gdp", "330100", "330200"),
        ("value", "gdp", "330100", "--year"),
        ("value", "gdp", "330100", "--json=1"),
        ("value", "gdp", "330100", "--joy"),
        ("compare", "gdp"),
        ("compare", "--by", "city"),
        ("sites", "ftz"),
        ("check", "--lang", "fr"),
        ("joy",),
        ("--joy",),
        ("target", "gdp"),
        ("serve", "--port", "65536"),
        ("serve", "--workers", "0"),
        ("serve", "--threads", "300"),
        ("serve", "--url-prefix", "/../x"),
        ("serve", "--url-prefix", "http://x"),
        ("serve", "--url-prefix", "/四圈"),
        ("serve", "--log", "xml"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_misused_command_ends_with_two_and_one_sentence(args, lang):
    if args[0] not in ("--joy", "joy", "target"):
        args = (args[0], f"--lang={lang}", *args[1:])
    assert failure(2, *args)


def test_errors_speak_the_language_that_was_asked_for():
    assert failure(2, "value", "joy", "330100").startswith("没有")
    assert failure(2, "value", "joy", "330100", "--lang", "en").startswith("no indicator")
    assert failure(2, "value", "--lang=en").startswith("INDICATOR is missing")
    assert failure(2, "value", "--lang", "en").startswith("INDICATOR is missing")


def test_an_interrupted_command_says_nothing(monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(arguments, "open_atlas", interrupted)
    result = ask("sites")
    assert (result.exit_code, result.output.strip()) == (130, "")


def test_whatever_else_click_objects_to_is_one_sentence_too(monkeypatch):
    def objected(_):
        raise click.UsageError("two\nlines")

    monkeypatch.setattr(arguments, "open_atlas", objected)
    assert "two" in failure(2, "sites")


# Help and tables


def test_every_command_helps_and_no_other_is_promised():
    listed = ask("--help").stdout
    assert ask().stdout == listed
    assert set(main.commands) == {
        "serve", "check", "value", "compare", "sites", "target", "plan", "match", "export", "lint",
        "pack", "update", "analyse", "tally",
    }  # fmt: skip
    for name in main.commands:
        assert f"  {name}" in listed
        assert ask(name, "--help").stdout.startswith(f"Usage: siquan {name}")
        assert "--data" in ask(name, "-h").stdout


def test_columns_stay_aligned_where_letters_are_wide():
    assert [width(text) for text in ("abc", "杭州", "Lù", "Lu\u0300", "％")] == [3, 4, 2, 2, 2]
    lines = aligned([["市", "1.0"], ["Ningbo", "22.0"]], {1})
    assert lines == ["市       1.0", "Ningbo  22.0"]


# The script itself


def test_help_waits_for_nothing_heavy():
    code = (
        "import sys; from dashboards.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(sorted({'geo', 'dash', 'pandas', 'waitress'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout.splitlines()[-1] == "[]"


def test_the_script_ends_with_its_exit_codes():
    for code, *args in (
        (0, "value", "tertiary_va", "330100", "--year", "2023", "--json"),
        (2, "value", "joy", "330100", "--json"),
        (3, "compare", "rural_income", "--by", "circle", "--json"),
    ):
        result = script(*args)
        assert result.returncode == code
        assert len(result.stderr.decode().splitlines()) == bool(code)
        assert bool(result.stdout) == (not code)


def test_a_terminal_that_cannot_show_chinese_gets_json_in_utf8_and_no_traceback():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", "from dashboards.cli import main; main()", "value", "gdp"]
    for more, coding in ((["330100", "--json"], "utf-8"), (["330100"], "ascii")):
        result = subprocess.run(
            [*command, *more], capture_output=True, timeout=60, check=True, env=environment
        )
        assert result.stdout.decode(coding)
        assert result.stderr == b""


def test_a_reader_that_stops_reading_is_no_error():
    command = (
        f"{sys.executable} -c 'from dashboards.cli import main; main()' sites --json | head -1"
    )
    found = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (found.stdout.strip(), found.stderr) == (b"{", b"")


@pytest.mark.enable_socket
def test_serve_prints_its_address_answers_there_and_ends_quietly():
    # As in a terminal, even where what runs the tests lets no Ctrl-C through.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from dashboards.cli import main; main()"
    command = [sys.executable, "-c", code, "serve"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [*command, "--port", "0", "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        try:
            line = process.stdout.readline().decode()
            address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
            with urlopen(f"{address}/?by=circle", timeout=30) as page:
                assert "四圈" in page.read().decode()
            port = address.rpartition(":")[2]
            second = script("serve", "--port", port)
            assert second.returncode == 2
            assert port in second.stderr.decode()
            assert len(second.stderr.decode().splitlines()) == 1
        finally:
            process.send_signal(signal.SIGINT)
            try:
                rest, errors = process.communicate(timeout=30)
            finally:
                process.kill()  # one that does not end would hold up all tests
    assert (process.returncode, rest, errors) == (0, b"", b"")


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8051"),
        ("0.0.0.0", "http://127.0.0.1:8051"),
        ("::1", "http://[::1]:8051"),
        ("localhost", "http://localhost:8051"),
    ],
)
def test_serve_says_where_it_listens_and_serves_by_one_process_where_none_can_be_forked(
    monkeypatch, host, shown
):
    told = {}

    class Idle:
        def __init__(self, app, sockets, threads):
            told.update(sockets=sockets, threads=threads)
            told["page"] = app.test_client().get("/atlas/healthz").get_json()

        def run(self):
            raise KeyboardInterrupt

    door = SimpleNamespace(getsockname=lambda: (host, 8051))
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(workers, "Worker", Idle)
    monkeypatch.setattr(logs, "write_to_stderr", lambda kind: told.update(log=kind))
    monkeypatch.setattr(server, "listen", lambda *asked: told.update(asked=asked) or [door])
    monkeypatch.setenv("SIQUAN_THREADS", "7")
    result = ask("serve", "--host", host, "--port", "8051", "--url-prefix", "atlas/")
    assert result.exit_code == 0
    assert f"{shown}/atlas " in result.stdout
    assert told["asked"] == (host, 8051)
    assert (told["sockets"], told["threads"], told["log"]) == ([door], 7, "none")
    assert told["page"]["ok"] is True
    assert "--workers 2" in failure(2, "serve", "--workers", "2", "--lang", "en")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.enable_socket
def test_a_host_is_listened_to_at_all_its_addresses_with_one_port(host):
    heard = listeners.listen(host, 0)
    with ExitStack() as stack:
        for one in heard:
            stack.callback(one.close)
        (port,) = {one.getsockname()[1] for one in heard}
        assert socket.create_connection(("127.0.0.1", port), timeout=5).close() is None
        with pytest.raises(OSError, match="in use"):
            listeners.listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(98, "Address already in use"), "in use"),
        (PermissionError(13, "Permission denied"), "1024"),
        (OSError(99, "Cannot assign requested address"), "Cannot assign"),
        (socket.gaierror(-2, "Name or service not known"), "not known"),
        (ValueError("Invalid host/port specified."), "Invalid host"),
    ],
)
def test_serve_says_why_it_cannot_have_the_address(monkeypatch, error, told):
    def refused(*_, **__):
        raise error

    monkeypatch.setattr(server, "listen", refused)
    monkeypatch.setattr(logs, "write_to_stderr", lambda kind: kind)
    assert told in failure(2, "serve", "--lang", "en")
