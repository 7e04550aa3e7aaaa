"""What a reader sees when the line breaks or the atlas is renewed, while a page is open."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from dashboards.app import create_app
from geo import say
from tests.browser.reading import seen, settled

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(context):
    """A page on which requests may fail, but no script may."""
    faults = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


@pytest.fixture
def renewed(served, atlas):
    """Return a function that renews the server's data, so that it is of another release."""
    before = served.app
    after = create_app(replace(atlas, version="0123456789ab")).server

    def renew():
        served.app = after

    yield renew
    served.app = before


def shown(page):
    told = seen(page)
    return [told[name] for name in ("title", "fills", "rows", "legend", "pressed", "address")]


def ask(page, year):
    page.get_by_role("button", name=year, exact=True).click()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_offline_in_the_middle_is_said_and_the_map_is_never_wrong(reader, served, lang):
    reader.goto(f"{served.address}/?lang={lang}")
    settled(reader)
    before = shown(reader)
    reader.context.set_offline(True)
    ask(reader, "2021")
    expect(reader.locator("#lost")).to_have_text(
        say(
            lang,
            "lost",
            "No answer came; the map still shows the choice before. Press to try again.",
        )
    )
    expect(reader.locator("[role=status] > #lost")).to_be_visible()
    assert shown(reader) == before
    # What waits for a file says so, and a download leaves the page where it is.
    reader.locator("a[data-export]").first.click()
    note = reader.locator("#connection")
    expect(note).to_be_visible()
    expect(note.get_by_role("status")).to_have_text(
        reader.locator("#connection").get_attribute("data-away")
    )
    reader.locator("#search").press_sequentially("330100")
    reader.context.set_offline(False)
    expect(note).to_be_hidden()
    expect(reader.locator("#found [data-goto]").first).to_be_visible()
    reader.locator("#search").press("Escape")
    assert shown(reader) == before
    reader.locator("#lost").click()
    settled(reader)
    expect(reader.locator("h1")).to_contain_text("2021")
    assert "year=2021" in reader.url


def test_back_without_a_line_keeps_the_address_of_what_is_shown(reader, served):
    reader.goto(f"{served.address}/")
    settled(reader)
    ask(reader, "2021")
    settled(reader)
    before = shown(reader)
    reader.context.set_offline(True)
    reader.evaluate("history.back()")
    expect(reader.locator("#lost")).to_be_visible()
    assert shown(reader) == before
    reader.context.set_offline(False)
    reader.locator("#lost").click()
    settled(reader)
    assert "year=2021" not in reader.url
    expect(reader.locator("h1")).to_contain_text("2023")


def test_a_page_from_before_a_renewal_asks_to_be_loaded_again(reader, served, renewed):
    reader.goto(f"{served.address}/?year=2022&at=29.2,120.5,8")
    settled(reader)
    reader.evaluate("localStorage.setItem('siquan-table:own.0123456789ab', '{}')")
    before = shown(reader)
    renewed()
    ask(reader, "2021")
    note = reader.locator("#connection")
    expect(note.get_by_role("status")).to_have_text(
        "图集已更新，这一页是更新前打开的。请重新载入；你的视图和自己的表都会保留。"
    )
    expect(reader.locator("#lost")).to_be_hidden()
    assert shown(reader) == before
    note.get_by_role("button").click()
    reader.wait_for_load_state()
    settled(reader)
    expect(note).to_be_hidden()
    assert shown(reader) == before
    assert reader.evaluate("localStorage.getItem('siquan-table:own.0123456789ab')") == "{}"
    ask(reader, "2021")
    settled(reader)
    expect(reader.locator("h1")).to_contain_text("2021")


def test_a_page_whose_scripts_are_gone_says_so(reader, served):
    def former(route):
        address = route.request.url
        cut = address.rindex("-")
        route.continue_(url=f"{address[:cut]}-000000000000{address[cut + 13 :]}")

    reader.route("**/files/*", former)
    reader.goto(f"{served.address}/")
    expect(reader.locator("#connection button")).to_have_text("重新载入")
    assert reader.evaluate("getComputedStyle(document.querySelector('.app')).display") == "grid"
    reader.unroute("**/files/*")
    reader.locator("#connection button").click()
    settled(reader)


@pytest.mark.parametrize("moment", [0, 4_086_000_000_000])
def test_the_clock_of_the_browser_does_not_matter(reader, served, moment):
    reader.clock.set_fixed_time(moment)
    reader.goto(f"{served.address}/")
    settled(reader)
    ask(reader, "2021")
    settled(reader)
    expect(reader.locator("h1")).to_contain_text("2021")
