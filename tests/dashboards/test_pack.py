"""``siquan pack``: a pack and its workbook, whole or not at all."""

import pytest
from click.testing import CliRunner

from dashboards.cli import arguments, main


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch, atlas):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)


def ask(*args):
    return CliRunner().invoke(main, ["pack", *map(str, args)])


def failure(*args):
    result = ask(*args)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_a_pack_lies_beside_its_workbook(tmp_path):
    file = tmp_path / "pack.pptx"
    result = ask("--by", "circle", "--indicators", "tertiary_va,服务业占GDP比重", "--out", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "4章" in result.stdout
    assert "10幅地图" in result.stdout
    assert sorted(one.name for one in tmp_path.iterdir()) == ["pack.pptx", "pack.xlsx"]


def test_a_broken_run_keeps_what_it_made_and_the_old_pack(tmp_path, monkeypatch):
    file = tmp_path / "pack.pptx"
    file.write_bytes(b"before")
    asked = ("--by", "circle", "--indicators", "gdp", "--out", file)
    monkeypatch.setattr("dashboards.cli.packs.write_pack_workbook", lambda _: 1 / 0)
    assert isinstance(ask(*asked).exception, ZeroDivisionError)
    pieces = [one for one in tmp_path.iterdir() if one.name.endswith(".parts")]
    assert len(list(pieces[0].iterdir())) == 5
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        (("--by", "circle", "--indicators", "gdp", "--out", "a.gif"), "a.gif"),
        (("--by", "county", "--indicators", "gdp", "--out", "a.pdf"), "county"),
        (("--by", "street", "--indicators", "gdp", "--out", "a.pdf"), "street"),
        (("--by", "circle", "--indicators", "gdq", "--out", "a.pdf"), "gdq"),
        (("--by", "circle", "--indicators", ",", "--out", "a.pdf"), "all"),
        (("--by", "circle", "--indicators", "gdp", "--year", "1066", "--out", "a.pdf"), "1066"),
        (("--by", "circle", "--indicators", "gdp", "--hide", "x", "--out", "a.pdf"), "x"),
        (("--by", "circle", "--indicators", "gdp", "--out", "no/such/a.pdf"), "no/such"),
    ],
)
def test_what_no_pack_can_be_is_refused_by_name(tmp_path, monkeypatch, asked, quoted):
    monkeypatch.chdir(tmp_path)
    assert quoted in failure(*asked)
    assert list(tmp_path.iterdir()) == []
