"""The page of the documents in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections_to_both

pytestmark = pytest.mark.browser


def test_entries_are_narrowed_as_one_types(page):
    page.goto("/plan")
    field = page.locator("#find")
    field.fill("低空")
    seen = page.locator(".entries li:not([hidden]) a:visible")
    expect(seen).to_have_text(["运输服务", "“低空+物流”"])
    field.fill("ＰＳ－08")
    expect(seen).to_have_text(["智能体服务"])
    field.fill("没有这种东西")
    expect(page.locator("#plan-none")).to_be_visible()
    field.fill("")
    expect(page.locator("#plan-none")).to_be_hidden()
    expect(seen).to_have_count(0)
    expect(page.locator(".entries details:visible")).to_have_count(12)


def test_words_are_found_by_the_server_as_by_the_page(page, atlas):
    for asked in ("省商务厅", "digital trade", "services_gva", "义乌", "1.1"):
        page.goto("/plan")
        page.locator("#find").fill(asked)
        count = "() => document.querySelectorAll('.entries li:not([hidden])').length"
        assert page.evaluate(count) == len(atlas.documents.find(asked)), asked


def test_an_entry_opens_and_back_leads_back(page):
    page.goto("/plan")
    page.locator("#sectors").get_by_role("link", name="现代物流", exact=True).click()
    expect(page.locator("#entry h2")).to_have_text("现代物流")
    expect(page).to_have_url(re.compile("entry=logistics"))
    expect(page).to_have_title(re.compile("^现代物流"))
    page.locator("#entry").get_by_role("link", name="运输服务").first.click()
    expect(page.locator("#entry h2")).to_have_text("运输服务")
    page.go_back()
    expect(page.locator("#entry h2")).to_have_text("现代物流")
    page.locator("#entry").get_by_role("link", name="关闭").click()
    expect(page.locator("#entry")).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(page.locator("#entry")).to_have_count(0)


def test_a_department_is_chosen_and_taken_back(page):
    page.goto("/plan")
    rows = page.locator("#items tbody tr")
    expect(rows).to_have_count(38)
    page.locator("#department").select_option("省商务厅")
    expect(rows).to_have_count(11)
    expect(page).to_have_url(re.compile("department=.*#items"))
    page.get_by_role("link", name="显示全部事项").click()
    expect(rows).to_have_count(38)


def test_actions_with_a_number_are_picked_out(page):
    page.goto("/plan?lang=en")
    page.get_by_label("Only actions with a number").check()
    expect(page.locator("#programmes li:visible")).to_have_count(4)


def test_a_year_opens_from_the_drawing(page):
    page.goto("/plan")
    page.locator(".timeline-drawn a", has_text="2030").click()
    expect(page.locator("#y2030")).to_have_attribute("open", "")
    expect(page.locator("#y2030 li").first).to_be_visible()


def test_a_place_on_the_map_leads_to_what_is_said_of_it_and_back(page):
    page.goto("/?pin=330700")
    page.get_by_role("link", name=re.compile("规划中的提及")).click()
    expect(page.locator("#entry h2")).to_have_text("两份文件怎样写金华市")
    page.locator("#entry").get_by_role("link", name="金华", exact=True).click()
    expect(page.locator(".card h2")).to_have_text("金华市")


@pytest.mark.parametrize("query", ["?", "?lang=en", "?entry=services_gva", "?pin=330100&lang=en"])
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_is_wider_than_the_screen(page, query, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/plan{query}")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("query", "width"),
    [
        ("?lang=en&pin=330700&department=省商务厅", 1440),
        ("?entry=logistics&find=物流", 390),
    ],
)
def test_axe_finds_nothing(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/plan{query}&theme=light")
    assert objections_to_both(page) == []
