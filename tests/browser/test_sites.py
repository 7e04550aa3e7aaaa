"""The register in a browser: map, table and sheet of one selection."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import laid_out, objections_to_both
from tests.browser.reading import settled

pytestmark = pytest.mark.browser


def open_sites(page, query=""):
    page.goto(f"/sites{query}")
    settled(page)
    page.wait_for_function("() => document.querySelector('.site, .site-group')")


def keys(page):
    """The sites on the map, gathered ones with them."""
    found = """() => [...document.querySelectorAll('.map [data-site], .map [data-sites]')]
      .flatMap((one) => (one.dataset.site ?? one.dataset.sites).split(','))"""
    return set(page.evaluate(found))


def rows(page):
    found = """() => [...document.querySelectorAll('#listing tr[data-site]')]
      .map((one) => one.dataset.site)"""
    return set(page.evaluate(found))


def test_map_and_table_show_the_same_selection(page):
    open_sites(page)
    assert len(rows(page)) == 118
    assert len(rows(page)) - len(keys(page)) == 4
    page.get_by_role("button", name="自贸试验区片区", exact=True).click()
    settled(page)
    page.wait_for_function("() => document.querySelectorAll('#listing tr[data-site]').length === 6")
    assert keys(page) == rows(page)
    expect(page.locator("#register")).to_contain_text("此处列出 6 个")
    expect(page).to_have_url(re.compile("kinds=ftz"))


def test_words_are_searched_and_taken_back(page):
    open_sites(page)
    page.get_by_role("searchbox", name="包含的字").fill("综合保税区 宁波")
    page.get_by_role("searchbox", name="包含的字").press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#listing tr[data-site]').length < 10")
    settled(page)
    assert rows(page) == keys(page) != set()
    page.get_by_role("button", name="取消全部筛选").click()
    page.wait_for_function(
        "() => document.querySelectorAll('#listing tr[data-site]').length === 118"
    )
    page.get_by_role("searchbox", name="包含的字").fill("没有这种东西")
    page.get_by_role("searchbox", name="包含的字").press("Enter")
    expect(page.locator("#listing")).to_contain_text("没有收录的集聚点同时符合这些条件")


def test_a_site_of_the_list_opens_its_sheet_and_what_is_near_it(page):
    open_sites(page, "?within=330400")
    page.locator("#listing tr[data-site='IZ001'] a.name").click()
    settled(page)
    expect(page.locator(".sheet h2")).to_have_text("嘉兴市科技城现代服务业创新发展区")
    expect(page.locator("#listing tr.pinned")).to_have_attribute("data-site", "IZ001")
    expect(page.locator("path.accuracy")).to_have_count(1)
    expect(page.locator("#nearness .nearest li").first).to_contain_text("±")
    before = page.locator("#nearness p").first.inner_text()
    page.get_by_role("button", name="50 km", exact=True).click()
    settled(page)
    expect(page.locator("#nearness p").first).not_to_have_text(before)


def test_the_matrix_never_says_that_a_city_lacks_a_type(page):
    open_sites(page)
    said = """() => [...document.querySelectorAll('table.platforms td span')]
      .map((one) => one.getAttribute('aria-label'))"""
    told = sorted(set(page.evaluate(said)))
    assert told == ["别处有收录，此地没有"]
    row = page.locator("table.platforms tr", has_text="跨境电子商务综合试验区")
    row.locator("td").first.get_by_role("link").click()
    settled(page)
    expect(page.locator("h1")).to_have_text("杭州市服务业集聚点")
    page.wait_for_function("() => document.querySelectorAll('#listing tr[data-site]').length === 1")


def test_named_places_are_drawn_when_asked_for_and_tell_where_they_are_written(page):
    open_sites(page, "?over=circles,cores,labels,sites")
    expect(page.locator(".mention-point")).to_have_count(0)
    page.get_by_text("浙江省现代服务业发展“十四五”规划：").click()
    page.get_by_role("button", name="宁波舟山港", exact=True).click()
    expect(page.locator(".leaflet-popup")).to_contain_text("宁波舟山港")
    expect(page.locator(".leaflet-popup")).to_contain_text("151")
    assert page.locator(".mention-point").count() > 30
    assert page.locator("path.mention").count() >= 3


def test_the_list_is_downloaded_as_it_is_filtered(page):
    open_sites(page, "?kinds=ftz")
    with page.expect_download() as found:
        page.locator("#source .exports a", has_text="CSV").click()
    text = found.value.path().read_text(encoding="utf-8-sig")
    assert len(text.strip().splitlines()) == 7
    assert "source_url" in text.splitlines()[0]


def test_a_sector_is_drawn_from_the_keyboard_and_fits_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_sites(page)
    link = page.locator("#dispersions").get_by_role("link", name="旅游休闲", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#dispersions figcaption")).to_have_text("旅游休闲")
    expect(page.locator("#dispersions .listed-site")).to_have_count(20)
    expect(page.locator("#dispersions [aria-current]")).to_have_text("旅游休闲")
    expect(page).to_have_url(re.compile("sectors=tourism"))
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    ("query", "width"), [("?pin=IZ001&my=330400", 1440), ("?lang=en&over=sites,places", 390)]
)
def test_axe_finds_nothing(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_sites(page, f"{query}&theme=light")
    # Laid out whole, so that nothing moves while it is checked.
    laid_out(page)
    assert objections_to_both(page) == []
