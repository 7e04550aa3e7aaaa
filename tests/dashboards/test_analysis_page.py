"""The page of analyses without a browser: what it says, draws and offers."""

import re
from html import unescape

import pytest
from click.testing import CliRunner

from dashboards.app import create_app
from dashboards.cli import arguments, main
from dashboards.components.analysis.axes import ticks
from dashboards.components.analysis.crosses import crossed
from geo.analysis import MEASURES, borders_of, inquire, sentence
from geo.own import own_of
from geo.vocabulary import STUDIED
from tests.dashboards.telling import section, words
from tests.dashboards.test_app import drawn
from tests.geo.exports.reading import csv_rows, sheets
from tests.geo.targets.walking import table as own_table

COUNTIES = "indicator=resident_population&by=county&year=2020"
MARK = re.compile(r'<g class="mark ?([^"]*)"(?: style="--fill:(#\w+)")?(?: data-code="(\d+)")?>')

both = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


def page(client, query=""):
    answer = client.get(f"/analysis?{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def table(told):
    """The rows of the table by code, each with its cells as text."""
    rows = re.findall(r'<tr [^>]*data-code="([^"]+)">(.*?)</tr>', section(told, "rows"), re.DOTALL)
    return {code: [words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
            for code, row in rows}  # fmt: skip


def inquiry(atlas, query):
    return inquire(atlas, atlas.view(f"/analysis?{query}"))


def test_what_an_address_can_ask_for_is_what_there_is():
    assert tuple(MEASURES) == STUDIED


@both
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_has_a_page_that_says_its_sentence(atlas, client, measure, lang):
    query = f"measure={measure}&against=gdp&lang={lang}"
    told, found = page(client, query), inquiry(atlas, query)
    card = words(re.search(r'<section class="study">.*?</section>', told, re.DOTALL)[0])
    expected = sentence(found.study, lang) if found.study else found.refused(lang)
    assert " ".join(expected.split()) in card
    assert MEASURES[measure].name(lang) in words(re.search(r"<h1.*?</h1>", told, re.DOTALL)[0])
    if found.study:
        assert len(table(told)) == len(found.study.rows)
        assert re.search(r'<svg [^>]*class="plot[^"]*"[^>]*role="img"', told)


def test_a_refusal_stands_in_the_place_of_the_sentence_and_of_the_table(client):
    told = page(client, "measure=bivariate")
    assert words(told).count("请选择一项对照指标。") == 2
    assert 'class="plot"' not in told
    assert table(told) == {}


def test_clusters_are_painted_as_the_study_says_and_nothing_else_is(atlas, client):
    query = f"{COUNTIES}&measure=lisa"
    painted, found = drawn(client, f"/analysis?{query}"), inquiry(atlas, query)
    colours = dict(zip(("HH", "HL", "LH", "LL"), range(4), strict=True))
    labels = {row.code: row.label for row in found.study.rows}
    codes = painted["codes"] or [line.code for line in found.scene.lines]
    for code, number in zip(codes, painted["classes"], strict=True):
        assert number == (colours.get(labels[code], -3) if code in labels else -2), code
    assert -3 in painted["classes"]
    assert painted["neighbours"] == {
        code: list(others) for code, others in found.study.weights.neighbours.items()
    }


def test_both_cartograms_show_every_area_once_in_the_colours_of_the_map(client):
    query = f"{COUNTIES}&measure=moran&pin=330108"
    told, painted = page(client, query), drawn(client, f"/analysis?{query}")
    codes = sorted(re.findall(r'<tr [^>]*data-code="(\d+)"', section(told, "rows")))
    for drawing in re.findall(r'<svg [^>]*class="equal".*?</svg>', told, re.DOTALL):
        marks = {code: (look, fill) for look, fill, code in MARK.findall(drawing)}
        assert len(marks) == len(MARK.findall(drawing)) == 90
        assert set(codes) <= set(marks)
        assert "pinned" in marks["330108"][0]
        assert {fill for _, fill in marks.values() if fill} <= set(painted["colours"])
    assert len(re.findall(r'class="equal"', told)) == 2


def test_the_neighbours_of_the_pinned_area_are_led_to(atlas, client):
    told = page(client, f"{COUNTIES}&measure=moran&weights=knn:4&pin=330108")
    block = re.search(r'<section class="panel neighbours">.*?</section>', told, re.DOTALL)[0]
    found = inquiry(atlas, f"{COUNTIES}&measure=moran&weights=knn:4").study.weights
    near = found.neighbours["330108"]
    assert len(near) == 4
    assert [unescape(link) for link in re.findall(r"pin=(\d+)", block)] == list(near)


def test_an_island_is_joined_and_it_is_said(client):
    told = words(page(client, f"{COUNTIES}&measure=moran"))
    assert "嵊泗" in told.split("没有邻居")[1][:60]


def test_every_value_of_the_table_leads_to_its_trace(client):
    told = section(page(client, f"{COUNTIES}&measure=lisa"), "rows")
    rows, traces = re.findall(r"<tr [^>]*data-code", told), re.findall(r"data-trace", told)
    assert len(rows) == len(traces) == 89


def test_what_drops_at_borders_is_drawn_between_neighbours(atlas, client):
    query = f"{COUNTIES}&measure=contrast"
    drops = drawn(client, f"/analysis?{query}")["drops"]
    borders = borders_of(inquiry(atlas, query).study).borders
    assert [(a, b) for a, b, _, _ in drops] == [(x.high, x.low) for x in borders]
    steps = [step for _, _, step, _ in drops]
    assert steps == sorted(steps, reverse=True)
    assert set(steps) <= set(range(5))


def test_indicators_stand_side_by_side_as_one_line_an_area(client):
    told = section(
        page(client, "measure=cv&year=2022&pin=330300&indicators=gdp,deposits_balance"), "parallels"
    )
    strands = re.findall(r'<g class="(strand[^"]*)"[^>]*data-code="(\d+)"', told)
    assert len(strands) == len({code for _, code in strands}) == 11
    assert strands[-1] == ("strand pinned", "330300")
    assert len(re.findall(r'class="axle"', told)) == 3


def test_values_by_region_have_a_box_a_region_and_a_dot_an_area(client):
    told = page(client, "measure=cv")
    drawing = re.search(r'<svg [^>]*class="plot boxes".*?</svg>', told, re.DOTALL)[0]
    assert len(re.findall(r'class="box"', drawing)) == 4
    assert len(re.findall(r'class="dot"', drawing)) == 11


def test_nine_colours_tell_two_indicators(client):
    assert len(set(crossed())) == 9
    told = page(client, "measure=bivariate&against=resident_population")
    assert 'class="crossed"' in told
    assert len(re.findall(r"<rect ", re.search(r'class="crossed".*?</svg>', told)[0])) == 9
    painted = drawn(client, "/analysis?measure=bivariate&against=resident_population")
    assert set(painted["classes"]) <= set(range(9))
    assert 8 in painted["classes"]


@both
def test_all_measures_at_a_glance(client, lang):
    answer = client.get(f"/analysis/glance?by=city&measure=theil&lang={lang}")
    told = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert len(re.findall(r'<a [^>]*data-ask="1"', told)) == len(MEASURES)
    assert len(re.findall(r'<li class="now"', told)) == 1
    assert "data-glance" in page(client, f"lang={lang}")


def test_the_table_goes_out_with_its_sources(client):
    rows = csv_rows(client.get(f"/export/analysis.csv?{COUNTIES}&measure=lisa").data)
    assert len(rows) == 90
    left = [row for row in rows if not row["statistic"]]
    assert len(left) == 1
    assert all(row["source_title"] for row in rows)
    assert all(0 < float(row["p"]) <= float(row["q"]) <= 1 for row in rows if row["p"])
    book = sheets(client.get(f"/export/analysis.xlsx?{COUNTIES}&measure=lisa&lang=en").data)
    assert len(book) == 3
    notes = " ".join(str(cell) for row in list(book.values())[2] for cell in row.values())
    assert "Local clusters (LISA)" in notes


def test_what_is_refused_is_no_file(client):
    answer = client.get("/export/analysis.csv?measure=bivariate")
    assert (answer.status_code, answer.get_data(as_text=True)) == (422, "请选择一项对照指标。\n")


def test_the_head_of_every_page_leads_here(client):
    for path in ("/", "/circles", "/data"):
        told = client.get(path).get_data(as_text=True)
        assert re.search(r'<a href="/analysis[^"]*"[^>]*>分析</a>', told), path


def test_an_own_table_that_did_not_come_along_is_asked_for(client):
    told = words(page(client, "indicator=own.000000000000"))
    assert "project" in told or "项目文件" in told


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (-3, 2), (1e6, 9e6), (0.001, 0.002), (5, 5.0001), (-1, 0)]
)
def test_ticks_are_few_and_inside(low, high):
    found = ticks(low, high)
    assert 2 <= len(found) <= 7
    assert low - 1e-9 <= found[0] <= found[-1] <= high + 1e-9


@pytest.fixture
def own():
    """A reader's own table of all cities, as the browser sends it along."""
    rows = [(f"330{at}00", 2023, 10.0 + at * at) for at in range(1, 10)]
    rows += [("331000", 2023, 7.0), ("331100", 2023, 150.0)]
    return own_of(own_table(name="我的指数", unit="分", kind="rate", rows=rows))


def test_an_own_table_is_measured_like_any_other(client, own):
    along, query = f"[{own.write()}]", f"indicator={own.key}&by=city&measure=moran"
    painted = drawn(client, f"/analysis?{query}", along)
    assert "我的指数" in painted["parts"]["title"]
    assert len(painted["neighbours"]) == 11
    answer = client.post(f"/analysis/glance?{query}", data=along)
    assert "我的指数" in answer.get_data(as_text=True)
    assert "我的指数" not in client.get(f"/analysis/glance?{query}").get_data(as_text=True)


def test_the_command_line_writes_the_same_file(client, atlas, monkeypatch, tmp_path):
    monkeypatch.setattr(arguments, "open_atlas", lambda _: atlas)
    query = f"{COUNTIES}&measure=lisa"
    file = tmp_path / "lisa.csv"
    done = CliRunner().invoke(main, ["export", f"/analysis?{query}", str(file)])
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == client.get(f"/export/analysis.csv?{query}").data
    refused = CliRunner().invoke(
        main, ["export", "/analysis?measure=bivariate", str(tmp_path / "no.csv")]
    )
    assert refused.exit_code == 3
    assert "对照指标" in refused.output
    assert not (tmp_path / "no.csv").exists()
