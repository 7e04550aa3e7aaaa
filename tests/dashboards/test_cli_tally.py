"""``siquan tally``: a register counted by place, and every row of it accounted for."""

import json

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main
from geo.adoptions import adopt
from geo.intakes import Choice, list_of, tables_of
from geo.matching import Names, fit, fit_sites
from geo.tallies.positions import SYSTEMS
from geo.workbooks import read_workbook


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)


@pytest.fixture(scope="module")
def register(atlas):
    """Establishments about the label of every county, some without a value, some in the sea."""
    draw = np.random.default_rng(7)
    labels = np.array([area.label for area in atlas.at_level("county")])
    at = np.repeat(labels, draw.integers(1, 9, len(labels)), axis=0)
    at = np.vstack([at, [(125.0, 28.0), (125.1, 28.0)]])
    return pd.DataFrame(
        {
            "名称": [f"企业{number}" for number in range(len(at))],
            "行业": draw.choice(["现代物流", "Modern finance", "制鞋", ""], len(at)),
            "年份": draw.integers(2022, 2025, len(at)),
            "营业收入": np.where(np.arange(len(at)) % 7, draw.integers(1, 99, len(at)), np.nan),
            "经度": at[:, 0],
            "纬度": at[:, 1],
        }
    )


@pytest.fixture
def points(register, tmp_path):
    register.to_csv(tmp_path / "points.csv", index=False, encoding="gb18030")
    return tmp_path / "points.csv"


def ask(*args):
    return CliRunner().invoke(main, ["tally", *map(str, args)])


def counted(points, *args, by="county", name="out.csv"):
    """Count, and return table and account."""
    out = points.parent / name
    result = ask(points, "--by", by, "--out", out, "--json", *args)
    facts = json.loads(result.stdout)
    assert (result.exit_code, result.stderr.splitlines()) == (0, facts["cautions"]), result.output
    assert json.loads(out.with_suffix(".account.json").read_text("utf-8")) == facts
    assert not list(points.parent.glob(".*.parts"))
    assert facts["rows"] == facts["counted"] + sum(facts["ended"].values())
    if out.suffix != ".csv":
        return None, facts
    return pd.read_csv(
        out, dtype={"code": str}, keep_default_na=False, na_values={"value": ""}
    ), facts


def test_every_county_is_there_and_the_account_adds_up(points, register):
    table, facts = counted(points, "--column", "营业收入=value")
    assert list(table.columns) == ["code", "name", "count", "valued", "value", "flags"]
    assert (len(table), table["count"].sum()) == (90, len(register) - 2)
    assert (facts["ended"]["outside"], facts["encoding"]) == (2, "gb18030")
    assert facts["examples"]["outside"][0] == {"row": len(register), "text": "125.0, 28.0"}
    whole = table["valued"] == table["count"]
    assert table["value"].notna().equals(whole)
    assert (table["flags"] == "partial").equals(~whole & (table["valued"] > 0))
    assert facts["withheld"] == (table["flags"] == "partial").sum() > 0


def test_a_partial_sum_is_told_where_it_is_asked_for(points, register):
    table, facts = counted(points, "--column", "营业收入=value", "--allow", "partial")
    assert facts["withheld"] == 0
    assert table["value"].sum() == register["营业收入"][:-2].sum()


@pytest.mark.parametrize("by", ["circle", "city", "sector", "h3:5"])
def test_the_sums_are_the_same_by_whatever_they_are_parted(points, register, by):
    table, facts = counted(points, by=by)
    assert table["count"].sum() == len(register) - 2 == facts["counted"]
    if by == "sector":
        named = dict(zip(table["code"], table["count"], strict=True))
        told = register["行业"][:-2].value_counts()
        assert named["制鞋"] == told["制鞋"]
        assert named[""] == told[""]
        assert {*told[["现代物流", "Modern finance"]]} <= {*table["count"]}
    if by == "h3:5":
        assert table["code"].str.fullmatch("85[0-9a-f]{13}").all()
        assert (table["name"] != "").mean() > 0.9
        assert table["lat"].between(27, 32).all()


def test_counts_may_be_parted_twice_and_rows_set_aside(points, register):
    table, facts = counted(points, "--also", "year", "--only", "sector=现代物流", by="circle")
    told = register[:-2]["行业"].eq("现代物流").sum()
    assert table["count"].sum() == told
    assert set(table["year"]) == {2022, 2023, 2024}
    assert facts["ended"]["aside"] == (register["行业"] != "现代物流").sum()


def test_a_register_of_several_years_says_that_it_counts_them_all(points):
    for lang, said in (
        ("zh", "列 '年份' 有 3 个年份（2022 至 2024）"),
        ("en", "has 3 years, 2022 to 2024"),
    ):
        _, facts = counted(points, "--lang", lang)
        assert facts["years"] == [2022, 2023, 2024]
        (caution,) = facts["cautions"]
        assert said in caution
        assert "--only year=2024" in caution
    counted(points, name="out.xlsx")
    notes = pd.read_excel(points.parent / "out.xlsx", sheet_name=2, header=None, engine="calamine")
    assert notes[1].str.contains("列 '年份'").any()


@pytest.mark.parametrize("asked", [("--also", "year"), ("--only", "year=2023")])
def test_a_register_of_which_years_are_asked_for_says_nothing_of_them(points, asked):
    _, facts = counted(points, *asked)
    assert facts["cautions"] == []
    assert facts["years"] == ([2023] if "--only" in asked else [2022, 2023, 2024])


def test_a_register_of_one_year_or_none_says_nothing_of_years(points, register):
    for some, years in ((register[register["年份"] == 2023], [2023]),
                        (register.drop(columns="年份"), [])):  # fmt: skip
        some.to_csv(points, index=False)
        _, facts = counted(points)
        assert (facts["years"], facts["cautions"]) == (years, [])


@pytest.mark.parametrize("system", ["gcj02", "BD09"])
def test_shifted_positions_lie_where_they_are(points, register, system):
    plain, _ = counted(points, "--system", "cgcs2000")
    forward = SYSTEMS[system.lower()][1]
    shifted = register.copy()
    shifted["经度"], shifted["纬度"] = forward(
        shifted["经度"].to_numpy(), shifted["纬度"].to_numpy()
    )
    shifted.to_csv(points, index=False)
    found, facts = counted(points, "--system", system)
    assert found["count"].equals(plain["count"])
    assert facts["system"] == system.lower()


def test_a_table_of_counties_is_an_own_table_without_a_touch(points, atlas):
    table, _ = counted(points)
    content = (points.parent / "out.csv").read_bytes()
    names = Names.of(atlas.gazetteer, atlas.measures.ground.territories)
    report = fit(read_workbook("out.csv", content), names)
    assert sum(one.status == "matched" for one in report.entries) == 90
    (series,) = [one for one in report.series if one.name == "count"]
    (own,) = tables_of(report, [Choice(series.key, name="单位数", type="total", year="2024")])
    assert {row.code: row.value for row in own.rows} == dict(
        zip(table["code"], table["count"], strict=True)
    )


def test_workbook_and_parquet_hold_the_same(points):
    table, _ = counted(points, "--column", "营业收入=value")
    counted(points, "--column", "营业收入=value", name="out.xlsx")
    counted(points, "--column", "营业收入=value", name="out.parquet")
    book = pd.read_excel(points.parent / "out.xlsx", sheet_name=None, engine="calamine")
    data, account, _ = book.values()
    assert data.iloc[:, 2].tolist() == table["count"].tolist()
    assert account.iloc[:, 1].tolist() == [table["count"].sum() + 2, table["count"].sum(), 2]
    binary = pd.read_parquet(points.parent / "out.parquet")
    pd.testing.assert_series_equal(binary["value"], table["value"])


def test_clusters_are_proposed_and_never_sites_by_themselves(points, atlas):
    aside = points.parent / "sites.csv"
    _, facts = counted(points, "--propose", aside, "--least", "3", "--radius", "100")
    assert facts["proposed"] > 10
    known = atlas.register
    names = Names.of(atlas.gazetteer, atlas.measures.ground.territories)
    book = read_workbook("sites.csv", aside.read_bytes())
    report = fit_sites(book, names, known.kind_names, known.sector_names)
    assert len(report.sites) == facts["proposed"]
    assert {one.kind for one in report.sites} == {""}
    assert {one.sector for one in report.sites} >= {
        "",
        *(x[0] for x in [known.sectors["现代物流"]]),
    }
    table = pd.read_csv(aside)
    assert table["units"].min() >= 3
    assert (table["accuracy_m"] < 100).all()
    own = list_of(report, {"kind": next(iter(known.kinds))})
    told = dict(zip(table["name"], table["accuracy_m"], strict=True))
    sites = adopt(atlas, [own], [own.key]).register.sites.values()
    assert {one.name_zh: one.accuracy for one in sites if one.key.startswith(own.key)} == told


def test_a_reader_sees_how_rows_ended(points):
    result = ask(points, "--by", "city", "--out", points.parent / "o.csv", "--propose",
                 points.parent / "p.csv", "--column", "营业收入=value")  # fmt: skip
    assert result.exit_code == 0
    for part in ("已统计", "在所有地区之外", "125.0, 28.0", "--allow partial", "WGS84", "营业收入"):
        assert part in result.stdout


@pytest.mark.parametrize(
    ("args", "code", "quoted"),
    [
        (("--by", "street", "--out", "o.csv"), 2, "street"),
        (("--by", "h3:16", "--out", "o.csv"), 2, "h3:16"),
        (("--by", "county", "--out", "o.gif"), 2, ".gif"),
        (("--by", "county", "--out", "no/such/o.csv"), 2, "no/such"),
        (("--by", "county", "--out", "o.csv", "--system", "beijing54"), 2, "beijing54"),
        (("--by", "county", "--out", "o.csv", "--column", "东经=lon"), 2, "东经"),
        (("--by", "county", "--out", "o.csv", "--only", "sector"), 2, "sector"),
        (("--by", "county", "--out", "o.csv", "--also", "size"), 2, "size"),
        (("--by", "county", "--out", "o.csv", "--also", "status"), 1, "status"),
        (("--by", "county", "--out", "o.csv", "--workers", "0"), 2, "0"),
        (("--by", "county", "--out", "o.csv", "--allow", "break"), 2, "break"),
    ],
)
def test_what_cannot_be_counted_is_refused_by_name(points, monkeypatch, args, code, quoted):
    monkeypatch.chdir(points.parent)
    for lang in ("zh", "en"):
        result = ask(points, *args, "--lang", lang)
        assert result.exit_code == code, result.output
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert quoted in result.stderr
    assert [one.name for one in points.parent.iterdir()] == ["points.csv"]


def test_a_file_that_is_not_there_or_none_is_named(tmp_path):
    out = tmp_path / "o.csv"
    missing = ask(tmp_path / "none.csv", "--by", "county", "--out", out)
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "none.csv" in missing.stderr
    folder = ask(tmp_path, "--by", "county", "--out", out)
    assert (folder.exit_code, len(folder.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("address", ["10.0.0.1", "http://10.0.0.1:8786", "tls://10.0.0.1:8786"])
def test_an_address_of_no_scheduler_is_refused_at_once(points, address):
    out = points.parent / "o.csv"
    result = ask(points, "--by", "county", "--out", out, "--scheduler", address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert address in result.stderr


def test_a_scheduler_that_does_not_answer_is_named(points, monkeypatch):
    def away(*_, **__):
        raise OSError("Timed out")

    monkeypatch.setattr("distributed.Client", away)
    out = points.parent / "o.csv"
    result = ask(points, "--by", "county", "--out", out, "--scheduler", "tcp://10.0.0.1:8786")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tcp://10.0.0.1:8786" in result.stderr


@pytest.mark.parametrize("other", ["points.csv", "./points.csv", "linked.csv"])
def test_the_register_is_never_written_over(points, monkeypatch, other):
    monkeypatch.chdir(points.parent)
    (points.parent / "linked.csv").hardlink_to(points)
    before = points.read_bytes()
    for args in (("--out", other), ("--out", "o.csv", "--propose", other)):
        result = ask(points, "--by", "city", *args, "--lang", "en")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{other.removeprefix('./')}' would be written over" in result.stderr
        assert points.read_bytes() == before
    assert len(list(points.parent.iterdir())) == 2


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--propose", "o.csv"), "o.csv' would be written over"),
        (("--propose", "o.account.json"), "'o.account.json'"),
        (("--propose", "sites.xlsx"), "'sites.xlsx'"),
        (("--column", "经度"), "'经度'"),
        (("--column", "=lon"), "'=lon'"),
        (("--column", "经度=lon", "--column", "经度=value"), "'经度=value'"),
        (("--column", "经度=lon", "--column", "营业收入=lon"), "'经度', '营业收入'"),
    ],
)
def test_options_that_contradict_each_other_are_refused(points, monkeypatch, args, told):
    monkeypatch.chdir(points.parent)
    result = ask(points, "--by", "city", "--out", "o.csv", *args, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert [one.name for one in points.parent.iterdir()] == ["points.csv"]


def test_an_account_that_cannot_stand_is_told_before_anything_is_counted(points):
    (points.parent / "o.account.json").mkdir()
    result = ask(points, "--by", "city", "--out", points.parent / "o.csv")
    assert result.exit_code == 2
    assert "o.account.json" in result.stderr
    assert not (points.parent / "o.csv").exists()


def test_a_word_that_no_row_has_is_told(points):
    out = points.parent / "o.csv"
    asked = ("--only", "sector=制鞋", "--only", "sector=养猪")
    result = ask(points, "--by", "city", "--out", out, *asked, "--lang", "en")
    assert "No row is 'sector=养猪'" in result.stdout
    assert "制鞋'" not in result.stdout
    _, facts = counted(points, *asked)
    assert [one["rows"] > 0 for one in facts["only"]] == [True, False]
    assert sum(one["rows"] for one in facts["only"]) == facts["rows"] - facts["ended"]["aside"]
    assert {one["text"] for one in facts["examples"]["aside"]} <= {"", "现代物流", "Modern finance"}


def test_values_that_are_no_numbers_are_quoted(points):
    text = "企业,,2024,12万元,120.15,30.28\n"
    points.write_text("名称,行业,年份,营业收入,经度,纬度\n" + text + text.replace("12万元", "5"))
    out = points.parent / "o.csv"
    asked = (points, "--by", "city", "--out", out, "--column", "营业收入=value")
    assert "row 2 (12万元)" in ask(*asked, "--lang", "en").stdout
    assert "第 2 行 (12万元)" in ask(*asked).stdout


def test_a_folder_that_cannot_be_written_is_not_called_a_register(points):
    (points.parent / ".o.csv.parts").write_text("in the way")
    result = ask(points, "--by", "city", "--out", points.parent / "o.csv", "--lang", "en")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert ".o.csv.parts' cannot be written" in result.stderr
    assert "--out" in result.stderr
