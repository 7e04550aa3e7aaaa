"""The reader's own table in a real browser: dropped, mended, kept, drawn, and nobody else's."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import open_map, seen, settled
from tests.messes import mess

pytestmark = pytest.mark.browser

CIRCLES = """() => Object.values(siquan.map._layers)
  .filter((one) => one.options.className === "accuracy").map((one) => one.getRadius())"""
"""Radii of the circles about sites, in metres."""

FILE = {"name": "我的表.xlsx", "mimeType": "application/octet-stream"}


def read(page, content=None, name="我的表.xlsx", lang="zh"):
    page.goto(f"/data?lang={lang}")
    file = {**FILE, "name": name, "buffer": mess() if content is None else content}
    page.set_input_files("#own-file", file)
    expect(page.locator("#report > *").first).to_be_visible()
    expect(page.locator("#own")).not_to_have_attribute("aria-busy", "true")


def keep(page, kind="total"):
    page.locator("[data-series] select[name=type]").first.select_option(kind)
    page.click("#own-keep")
    expect(page.locator("#report .done")).to_be_visible()


def show(page):
    page.click("#report .ways a")
    drawn = "() => window.siquan?.scene?.classes?.some((one) => one >= 0)"
    page.wait_for_function(drawn)
    expect(page.locator("h1")).to_contain_text("服务业增加值")
    settled(page)


@pytest.fixture
def kept(page):
    read(page)
    keep(page)
    return page


def rows(page):
    return {code: value for code, value, _ in seen(page)["rows"] if re.match(r"[\d,.]+$", value)}


def test_a_dropped_table_is_on_the_map_in_three_steps(kept):
    show(kept)
    shown = rows(kept)
    assert shown["330102"] == "2,400.5"
    assert set(shown) == {
        "330102", "330111", "330122", "330282", "330327", "330383", "330782",
    }  # fmt: skip
    assert kept.evaluate("() => location.search").startswith("?indicator=own.")
    expect(kept.locator("#notes")).to_contain_text("含你的表或名录")


def test_a_doubt_is_settled_in_place_and_remembered(page):
    read(page)
    expect(page.locator("details.ambiguous")).to_contain_text("江东区")
    page.locator("details.ambiguous select").select_option(index=1)
    expect(page.locator("details.ambiguous")).to_have_count(0)
    page.locator("details.duplicate select").first.select_option("")
    expect(page.locator("details.duplicate")).to_have_count(0)
    page.locator("details.unmatched input").first.fill("330106 西湖区")
    page.locator("details.unmatched input").first.press("Tab")
    expect(page.locator("details.unmatched")).to_have_count(0)
    read(page)
    expect(page.locator("details.unmatched")).to_have_count(0)


def test_what_a_table_is_has_to_be_said_before_it_is_kept(page):
    read(page)
    page.click("#own-keep")
    expect(page.locator("#verdict .wrong")).to_be_visible()
    assert page.evaluate("() => siquan.own.list().length") == 0
    expect(page.locator(".report-head")).to_be_visible()


def test_a_bad_file_says_so_and_what_was_kept_is_still_there(kept):
    kept.set_input_files("#own-file", {**FILE, "buffer": b"%PDF-1.7 no table"})
    expect(kept.locator("#report .wrong")).to_contain_text("PDF")
    expect(kept.locator("#tables li strong")).to_have_text("服务业增加值")


def test_a_project_file_carries_the_tables_to_another_device(kept, browser, base_url, tmp_path):
    with kept.expect_download() as saved:
        kept.click("#project-save")
    path = tmp_path / "siquan-project.json"
    saved.value.save_as(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["siquan"], told["version"], len(told["tables"])) == ("project", 1, 1)
    with browser.new_context(base_url=base_url) as other:
        page = other.new_page()
        page.goto("/data")
        page.set_input_files("#project-file", path)
        expect(page.locator("#report .done")).to_be_visible()
        expect(page.locator("#tables li strong")).to_have_text("服务业增加值")
        page.set_input_files(
            "#project-file", {"name": "x.json", "mimeType": "text/json", "buffer": b'{"siquan": 1}'}
        )
        expect(page.locator("#report .wrong")).to_contain_text("x.json")
        expect(page.locator("#tables li strong")).to_have_text("服务业增加值")


def test_two_readers_at_once_never_see_each_others(kept, browser, base_url):
    show(kept)
    address = kept.evaluate("() => location.pathname + location.search")
    with browser.new_context(base_url=base_url) as other:
        page = other.new_page()
        open_map(page, address.removeprefix("/"))
        assert rows(page) == {}
        expect(page.locator("#notes")).to_contain_text("项目文件")
        assert page.evaluate("() => siquan.own.list().length") == 0
        page.locator("select[data-choose=indicator]").select_option("gdp")
        settled(page)
        assert len(rows(page)) > 0
    kept.locator("button[data-choose=by][data-value=city]").click()
    settled(kept)
    assert rows(kept)["330100"] == "14,045.0"


def test_the_table_goes_along_with_every_choice_and_no_further(kept):
    show(kept)
    sent = []

    def noted(asked):
        sent.append(asked)

    kept.on("request", noted)
    kept.locator("button[data-choose=by][data-value=city]").click()
    settled(kept)
    kept.locator("button[data-choose=year][data-value='2022']").click()
    settled(kept)
    assert rows(kept)["330100"] == "12,787.0"
    assert all("14045" not in asked.url for asked in sent)
    kept.locator("select[data-choose=indicator]").select_option("gdp")
    settled(kept)
    last = [asked for asked in sent if "_dash-update" in asked.url][-1]
    assert "14045" not in last.post_data


def test_an_own_table_survives_a_reload_and_back(kept):
    show(kept)
    before = rows(kept)
    kept.reload()
    kept.wait_for_function("() => siquan.scene && siquan.scene.classes.some((one) => one >= 0)")
    settled(kept)
    assert rows(kept) == before
    kept.locator("select[data-choose=indicator]").select_option("gdp")
    settled(kept)
    kept.go_back()
    kept.wait_for_function("() => siquan.scene.query.includes('own.')")
    settled(kept)
    assert rows(kept) == before


def test_an_own_number_has_its_trace_and_its_export(kept):
    show(kept)
    kept.locator("tr[data-code='330102'] a[data-trace]").click()
    dialog = kept.locator("dialog#trace")
    expect(dialog).to_contain_text("我的表.xlsx")
    kept.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    with kept.expect_download() as saved:
        kept.locator("a[data-export]", has_text="CSV").click()
    assert saved.value.suggested_filename.endswith(".csv")
    assert "2400.5" in saved.value.path().read_text(encoding="utf-8-sig")


def test_a_list_of_sites_completes_the_register_for_its_holder(page):
    text = (
        "创新发展区名称,设区市,县（市、区）,类型,批次,经度,纬度,精度（公里）\n"
        "试验一区,杭州,滨江区,现代服务业创新发展区,第三批,120.2,30.2,2.5\n"
        "试验二区,宁波市,北仑,现代服务业创新发展区,第三批,,,\n"
    )
    page.goto("/data")
    page.select_option("#own-what", "sites")
    page.set_input_files(
        "#own-file", {"name": "名录.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")}
    )
    expect(page.locator(".account")).to_contain_text("对上 2")
    page.click("#own-keep")
    page.click("#report .ways a")
    own = "siquan.scene.sites.find((key) => key.startsWith('own.'))"
    page.wait_for_function(f"() => window.siquan?.scene?.sites && {own}")
    settled(page)
    expect(page.locator("#register")).to_contain_text("120")
    page.evaluate(f"() => siquan.ask({{ pin: {own} }})")
    settled(page)
    expect(page.locator("#card")).to_contain_text("试验一区")
    expect(page.locator("#card")).to_contain_text("名录.csv")
    expect(page.locator("#card")).to_contain_text("2.5 公里以内")
    assert page.evaluate(CIRCLES) == [2500]
