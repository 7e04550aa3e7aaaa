"""Every page works under its policy, and nothing that stands in data is run."""

import threading

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from dashboards.app import create_app
from geo import open_atlas
from geo.own import own_of
from tests.browser.reading import settled
from tests.hostile import MARKUP, write_hostile

pytestmark = pytest.mark.browser

WATCH = """() => {
  window.refused = [];
  window.boom = () => (window.boomed = true);
  document.addEventListener("securitypolicyviolation", (event) =>
    refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
}"""
MAPPED = ["", "circles", "sites", "targets", "analysis", "present"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The address of an atlas whose every text is spoilt."""
    atlas = open_atlas(write_hostile(tmp_path_factory.mktemp("hostile") / "folder"))
    server = make_server("127.0.0.1", 0, create_app(atlas).server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def quiet(page):
    """Nothing was refused, and nothing of the data has run."""
    assert page.evaluate("refused") == []
    assert page.evaluate("window.boomed") is None


def own():
    made = own_of({
        "siquan": "own", "version": 1, "name": MARKUP[:60], "unit": "<b>", "type": "total",
        "level": "city", "rows": [["990100", 2022, 7, None, None, 2]],
    })  # fmt: skip
    return made.key, made.write()


def test_every_page_works_under_its_policy_and_runs_nothing_that_stands_in_data(page, hostile):
    page.add_init_script(f"({WATCH})()")
    over = "over=sites,places,labels,cores,circles"
    for path in MAPPED:
        page.goto(f"{hostile}/{path}?lang=en&{over}&pin=990100")
        areas = page.locator(".leaflet-container path.area")
        expect(areas.first).to_be_attached()
        areas.first.dispatch_event("mouseover")
        quiet(page)
    for path in ("plan", "data", "trace?indicator=fish&code=990100&year=2022"):
        page.goto(f"{hostile}/{path}")
        quiet(page)


def test_previews_own_tables_and_packs_work_under_the_policy(page, hostile):
    page.add_init_script(f"({WATCH})()")
    key, table = own()
    page.goto(f"{hostile}/data")
    page.evaluate("([key, text]) => siquan.own.keep(key, text)", [key, table])
    page.goto(f"{hostile}/?indicator={key}&year=2022&by=city&over=sites&lang=en")
    settled(page)
    expect(page.locator("h1")).to_contain_text("onerror=boom()")
    quiet(page)
    page.keyboard.press("e")
    page.wait_for_function(
        "() => document.getElementById('studio-preview')?.ariaBusy === 'false'"
        " && document.getElementById('studio-picture').naturalWidth > 0"
    )
    page.locator("#studio [name=kind][value=html]").check(force=True)
    frame = page.frame_locator("#studio-page")
    expect(frame.locator("h1")).to_contain_text("onerror=boom()")
    expect(frame.locator(".leaflet-container path").first).to_be_attached()
    assert page.frames[-1].evaluate("window.boomed ?? window.origin") == "null"
    quiet(page)
    assert page.evaluate("history.length") <= 4
