"""Every number is one click, or one key, from where it comes from."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import area, open_map, settled

pytestmark = pytest.mark.browser


def dialog(page):
    return page.locator("dialog#trace")


def test_one_click_on_a_number_tells_where_it_comes_from(page):
    open_map(page, "?indicator=gdp&year=2015")
    link = page.locator("tr[data-code='330100'] a[data-trace]").first
    link.click()
    expect(dialog(page)).to_be_visible()
    for words in ("杭州市", "10,495.28", "第四次经济普查后口径", "出版物", "10,050.21"):
        expect(dialog(page)).to_contain_text(words)
    assert dialog(page).locator("a[href^=http]").count() > 0
    page.keyboard.press("Escape")
    expect(dialog(page)).not_to_be_visible()
    expect(link).to_be_focused()


def test_the_key_t_tells_of_the_place_under_the_pointer(page):
    open_map(page, "?year=2022")
    area(page, "330600").hover()
    page.keyboard.press("t")
    expect(dialog(page)).to_contain_text("绍兴市")
    dialog(page).locator("[data-close]").click()
    page.locator("#search").fill("t")
    expect(dialog(page)).not_to_be_visible()


def test_a_number_that_was_computed_tells_its_formula_and_its_parts(page):
    open_map(page, "?indicator=tertiary_share&by=circle&year=2022&lang=en")
    page.locator("table.ranking a[data-trace]").first.click()
    expect(dialog(page)).to_contain_text("Value added of services / GDP")
    assert dialog(page).locator("details.fold").count() >= 6


def test_a_series_over_a_change_of_boundaries_stands_on_the_union(page):
    open_map(page, "?indicator=gdp&by=county&year=2022")
    page.locator("tr[data-code='330110'] a[data-trace]").first.click()
    union = dialog(page).locator("details", has_text="余杭 + 临平")
    union.locator("summary").click()
    expect(union).to_contain_text("3,652.0")
    expect(union).to_contain_text("3,051.6")


def test_a_trace_has_an_address_of_its_own(page):
    open_map(page, "?year=2022&lang=en")
    address = page.locator("table.ranking a[data-trace]").first.get_attribute("href")
    page.goto(address)
    expect(page.locator("article.trace-sheet h2")).to_contain_text("Hangzhou")
    answer = page.request.get("/trace?indicator=gdp&code=nowhere&year=2022")
    assert answer.status == 404
    assert "没有这个数" in answer.text()


def test_a_number_in_a_trace_leads_on(page):
    open_map(page, "?year=2022")
    page.locator("tr[data-code='330100'] a[data-trace]").first.click()
    years = dialog(page).locator("details", has=page.locator("table.series"))
    years.locator("summary").first.click()
    years.locator("tr", has_text="2019").locator("a").click()
    expect(dialog(page).locator("h2")).to_contain_text("2019")


def test_the_map_with_joined_areas_says_so_and_keeps_its_shapes(page):
    open_map(page, "?indicator=gdp&by=county&year=2020&allow=union&within=330100")
    before = page.locator("tr[data-code='330110+330113']")
    expect(before).to_contain_text("合并显示")
    page.locator("button[data-choose=year][data-value='2022']").click()
    settled(page)
    expect(page.locator("tr[data-code='330110+330113']")).to_contain_text("3,652.0")
