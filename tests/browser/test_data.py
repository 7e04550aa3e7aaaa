"""The data page in a browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections

pytestmark = pytest.mark.browser

MANY = "/data?indicator=gdp&by=county&lang=en"


@pytest.mark.parametrize(
    ("query", "width"),
    [
        ("?lang=en&by=county&indicator=gdp&theme=light", 1440),
        ("?by=city&indicator=resident_population&theme=dark", 1440),
        ("?lang=en&by=circle&indicator=tertiary_nominal_growth&theme=dark", 390),
        ("?by=circle&indicator=tertiary_nominal_growth&theme=light", 390),
    ],
)
def test_axe_finds_nothing(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/data{query}")
    assert objections(page) == []


@pytest.mark.parametrize("width", [390, 800, 1024, 1440])
def test_only_the_coverage_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(MANY)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("html, main, main *")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
          .filter((one) => getComputedStyle(one).overflowX !== "visible" || one.tagName === "HTML")
          .map((one) => one.className || one.tagName)"""
    )
    assert set(wide) <= {"box"}


def test_the_filter_leaves_what_matches_and_the_themes_that_have_any(page):
    page.goto("/data?lang=en")
    rows = page.locator("#catalogue tr[data-find]:visible")
    before = rows.count()
    field = page.get_by_role("searchbox", name="Filter by name")
    field.fill("GDP head")
    assert 0 < rows.count() < before
    assert all("gdp" in name.lower() for name in rows.all_inner_texts())
    assert page.locator("#catalogue .theme:visible").count() < 9
    field.fill("人均")
    assert rows.count() > 0
    field.fill("nothing of the kind")
    expect(page.get_by_text("No indicator has this in its name.")).to_be_visible()
    assert page.locator("#catalogue .theme:visible").count() == 0
    field.fill("")
    assert rows.count() == before


def test_the_chosen_indicator_is_in_sight_and_the_page_stays_at_its_head(page):
    page.goto("/data?lang=en&indicator=land_area")
    expect(page.locator("#catalogue tr.chosen a")).to_be_in_viewport()
    assert page.evaluate("() => scrollY") == 0


def test_an_entry_opens_the_sheet_of_its_indicator(page):
    page.goto("/data?lang=en&by=county")
    page.locator("#catalogue a", has_text="Resident population").click()
    expect(page.locator("#indicator h2")).to_contain_text("Resident population")
    expect(page.locator("#indicator h2")).to_be_in_viewport()
    expect(page.locator(".switch [aria-current]")).to_have_text("County")


def test_a_value_opens_its_trace_by_the_keyboard(page):
    page.goto("/data?lang=en&indicator=gdp")
    value = page.locator("#coverage td a").first
    value.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.trace")).to_be_visible()
    expect(page.locator("dialog.trace")).to_contain_text(value.inner_text())
    page.keyboard.press("Escape")
    expect(value).to_be_focused()


def test_the_names_and_years_of_the_coverage_stay_while_it_scrolls(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(MANY)
    box = page.locator("#coverage .box")
    box.scroll_into_view_if_needed()
    box.evaluate("(one) => one.scrollTo(300, 600)")
    edges = box.evaluate(
        """(one) => {
          const at = one.getBoundingClientRect();
          const name = one.querySelector("tbody tr:nth-child(30) th").getBoundingClientRect();
          const year = one.querySelector("thead th:nth-child(8)").getBoundingClientRect();
          return [name.left - at.left, year.top - at.top];
        }"""
    )
    assert all(0 <= edge < 3 for edge in edges)


def test_the_contents_lead_to_a_heading_that_is_not_covered(page):
    page.goto(MANY)
    for key in ("coverage", "conflicts", "quality", "downloads"):
        page.locator(f'.contents a[href="#{key}"]').click()
        heading = page.locator(f"#{key} :is(h2, h3)").first
        free = heading.evaluate(
            """(one) => {
              const at = one.getBoundingClientRect();
              return one.contains(document.elementFromPoint(at.left + 2, at.top + at.height / 2));
            }"""
        )
        assert free, key
