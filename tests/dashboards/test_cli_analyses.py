"""``siquan analyse``: measures as a planner and as a script asks for them."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo import open_atlas
from geo.analysis import MEASURES

PEOPLE = ("resident_population", "--by", "county", "--year", "2020")
SERVICES = ("tertiary_va", "--by", "city", "--year", "2023")


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(
        arguments, "open_atlas", lambda where: open_atlas(where) if where else atlas
    )


def ask(*args):
    return CliRunner().invoke(main, ["analyse", *args])


def facts(*args):
    result = ask(*args, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_morans_i_follows_from_the_values_and_neighbours_that_are_printed():
    found = facts("moran", *PEOPLE, "--weights", "knn:5")
    assert found["n"] == found["coverage"]["have"] == len(found["rows"]) == len(found["neighbours"])
    assert found["weights"] == "knn:5"
    assert all(len(some) == 5 for some in found["neighbours"].values())
    values = {row["code"]: row["value"] for row in found["rows"]}
    mean = np.mean(list(values.values()))
    z = {code: value - mean for code, value in values.items()}
    top = sum(z[code] * np.mean([z[other] for other in some])
              for code, some in found["neighbours"].items())  # fmt: skip
    assert found["value"] == pytest.approx(top / sum(one**2 for one in z.values()), abs=1e-12)
    assert found["p"] == 1 / (found["permutations"] + 1)
    assert found["left_out"] == [{"code": "330106", "name": "西湖区", "flag": "partial"}]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_measure_is_printed_with_its_sentence_formula_and_sources(measure, lang):
    two = ("--against", PEOPLE[0]) if "against" in MEASURES[measure].needs else ()
    asked = (measure, *SERVICES, *two, "--lang", lang)
    found = facts(*asked)
    assert found["measure"] == measure
    assert found["coverage"] == {"have": 11, "of": 11}
    assert found["sources"]
    assert all(one["title"] for one in found["sources"])
    lines = ask(*asked).stdout
    assert found["sentence"] in lines
    assert found["formula"] in lines
    assert found["method"] in lines
    assert all(note in lines for note in found["notes"])
    assert all(one["title"] in lines for one in found["sources"])


def test_theil_is_parted_by_the_grouping_that_is_named():
    found = facts("theil", *SERVICES, "--between", "circle")
    assert set(found["groups"]) == {"hangshaojiahu", "yongzhou", "wentai", "jinquli"}
    parts = found["parts"]
    assert parts["between"] + parts["within"] == pytest.approx(found["value"], abs=1e-12)


def test_a_place_weights_and_permutations_can_be_named():
    found = facts("lisa", *PEOPLE, "--within", "杭绍嘉湖服务业经济圈", "--weights", "distance:60",
                  "--permutations", "999")  # fmt: skip
    assert found["within"] == "hangshaojiahu"
    assert found["permutations"] == 999
    assert 20 < found["n"] < 50
    assert facts("moran", *SERVICES, "--weights", "ｋｎｎ：3")["weights"] == "knn:3"


def test_change_names_the_sources_of_all_its_years(atlas):
    found = facts("shift_share", *SERVICES)
    assert found["years"] == [2019, 2020, 2021, 2022, 2023]
    titles = {one["title"] for one in found["sources"]}
    for key in atlas.industries:
        for year in found["years"]:
            value = atlas.measures.value(atlas.indicators[key], "city", ("330100",), year)
            assert {one.source.title for one in value.inputs} <= titles


def test_an_exception_that_is_allowed_is_told():
    found = facts("sigma", *SERVICES, "--allow", "break")
    assert found["years"][0] == 2015
    assert "broken" in found["cautions"]


@pytest.mark.parametrize(
    ("args", "quoted"),
    [
        (("morn", *SERVICES), "morn"),
        (("moran", "services", "--by", "city"), "services"),
        (("moran", "tertiary_va", "--by", "town"), "town"),
        (("moran", "tertiary_va", "--by", "city", "--year", "1950"), "1950"),
        (("moran", *SERVICES, "--weights", "queen"), "queen"),
        (("moran", *SERVICES, "--weights", "knn:0"), "knn:0"),
        (("moran", *SERVICES, "--permutations", "1e9"), "1e9"),
        (("theil", *SERVICES, "--between", "belt"), "belt"),
        (("theil", *SERVICES, "--within", "330102"), "330102"),
        (("quotient", *SERVICES, "--against", "people"), "people"),
        (("moran", *SERVICES, "--allow", "all"), "all"),
    ],
)
def test_what_is_not_understood_is_quoted_in_one_sentence(args, quoted):
    for lang in ("zh", "en"):
        result = ask(*args, "--lang", lang)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert repr(quoted) in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (("gini", "per_capita_income", "--by", "circle", "--year", "2023"), "not_additive"),
        (("moran", "tertiary_va", "--by", "circle", "--year", "2023"), "few"),
        (("herfindahl", "tertiary_share", "--by", "city", "--year", "2023"), "not_additive"),
        (("beta", *PEOPLE), "years"),
        (("quotient", *PEOPLE), "against"),
    ],
)
def test_what_a_rule_refuses_says_the_rule_and_why(args, rule):
    result = ask(*args)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{rule}: ")
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


@pytest.mark.parametrize("held", ["330102", "hangshaojiahu"])
def test_few_sites_or_none_have_no_pattern(held):
    result = CliRunner().invoke(main, ["sites", "--pattern", "--within", held])
    assert result.exit_code == 0
    nothing = CliRunner().invoke(
        main, ["sites", "--pattern", "--sector", "健康服务", "--within", "330102", "--json"]
    )
    assert json.loads(nothing.stdout)["rows"] == []


def test_sites_tell_where_the_sectors_lie():
    result = CliRunner().invoke(main, ["sites", "--pattern", "--json"])
    found = json.loads(result.stdout)
    assert found["flags"] == ["register_partial"]
    assert sum(row["count"] + row["unplaced"] for row in found["rows"]) == found["count"]
    lines = CliRunner().invoke(main, ["sites", "--pattern", "--lang", "en"])
    assert lines.exit_code == 0
    for row in found["rows"]:
        assert row["sentence"]
        assert row["q"] is None or row["q"] >= row["p"] - 1e-12
        assert all(one["title"] in lines.stdout for one in row["sources"])
