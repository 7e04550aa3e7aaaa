"""The page of analyses in a browser: one pointer for map, drawings and table."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reading import settled

pytestmark = pytest.mark.browser

COUNTIES = "indicator=resident_population&by=county&year=2020"
AREA = "330108"
LIT = "(code) => document.querySelectorAll(`.linked .lit[data-code='${code}']`).length"


def open_analysis(page, query):
    page.goto(f"/analysis?{query}")
    settled(page)
    page.wait_for_function("() => siquan.places")
    page.evaluate(
        "() => document.querySelectorAll('.board-section')"
        ".forEach((one) => (one.style.contentVisibility = 'visible'))"
    )


def outlines(page):
    return page.locator("path.near-line").count()


def test_a_pointer_on_a_tile_lights_all_drawings_and_names_the_neighbours(page):
    open_analysis(page, f"{COUNTIES}&measure=lisa")
    assert outlines(page) == 0
    page.locator(f".equals figure:nth-child(2) [data-code='{AREA}']").hover()
    assert page.evaluate(LIT, AREA) == 4
    assert page.locator("#values tr.lit").get_attribute("data-code") == AREA
    near = page.evaluate("(code) => siquan.scene.neighbours[code]", AREA)
    assert outlines(page) > 0
    assert page.locator(".equals figure:nth-child(1) .near").count() == len(near)
    expect(page.locator("#beside")).to_contain_text(f"{len(near)}个邻近地区")
    page.mouse.move(0, 0)
    expect(page.locator("path.near-line")).to_have_count(0)


def test_the_keyboard_reaches_every_area_by_the_table_and_opens_it(page):
    open_analysis(page, f"{COUNTIES}&measure=moran")
    page.locator(f"#values tr[data-code='{AREA}'] button.name").focus()
    assert page.evaluate(LIT, AREA) == 4
    page.keyboard.press("Enter")
    settled(page)
    assert f"pin={AREA}" in page.url
    expect(page.locator(".neighbours a").first).to_be_visible()
    assert page.locator(".plot .dot.pinned").get_attribute("data-code") == AREA


def test_another_measure_changes_map_card_table_and_address_together(page):
    open_analysis(page, f"{COUNTIES}&measure=moran")
    before = page.locator("#card h2").inner_text()
    page.locator("select[data-choose=measure]").select_option("lisa")
    settled(page)
    assert "measure=lisa" in page.url
    assert page.locator("#card h2").inner_text() != before
    told = page.evaluate("() => siquan.scene.colours")
    assert len(told) == 4
    assert page.locator("#values thead th").count() > 3
    page.go_back()
    settled(page)
    assert page.locator("#card h2").inner_text() == before
    assert (
        page.evaluate("() => document.querySelector('select[data-choose=measure]').value")
        == "moran"
    )


def test_a_value_in_the_table_opens_its_trace(page):
    open_analysis(page, f"{COUNTIES}&measure=lisa&lang=en")
    page.locator(f"#values tr[data-code='{AREA}'] a[data-trace]").click()
    expect(page.locator("dialog.trace .trace-sheet")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "width"),
    [(f"{COUNTIES}&measure=lisa&pin={AREA}", 1440), (f"{COUNTIES}&lang=en&theme=dark", 390)],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_analysis(page, query)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= width
    found = Axe().run(page)
    told = [
        (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    assert told == []
