"""Under a path of its own the atlas is the same, and asks for nothing beside it."""

import threading
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

from dashboards.app import create_app
from dashboards.settings import Settings
from tests.browser.reading import settled

pytestmark = pytest.mark.browser


@pytest.fixture
def address(atlas):
    server = make_server(
        "127.0.0.1", 0, create_app(atlas, Settings(prefix="/atlas")).server, threaded=True
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def test_a_reader_of_an_atlas_under_a_prefix_never_leaves_it(page, address):
    asked = []
    page.on("request", lambda one: asked.append(urlsplit(one.url)))
    page.goto(f"{address}/atlas/?by=city&indicator=gdp&lang=en")
    settled(page)
    page.locator("button[data-choose=by][data-value=county]").click()
    page.wait_for_function("() => siquan.scene.by === 'county'")
    settled(page)
    assert urlsplit(page.url).path == "/atlas/"
    page.locator("a[data-trace]").first.click()
    page.wait_for_function("() => document.querySelector('#trace dt')")
    page.keyboard.press("Escape")
    with page.expect_download() as saved:
        page.evaluate("() => document.querySelector('a[href*=\"/export/csv\"]').click()")
    assert saved.value.suggested_filename.endswith(".csv")
    page.go_back()
    page.wait_for_function("() => siquan.scene.by === 'city'")
    page.evaluate("() => document.querySelector('a[data-carry][href*=\"/circles\"]').click()")
    page.wait_for_url("**/atlas/circles**")
    page.wait_for_function("() => window.siquan?.scene?.painted")
    assert len(asked) > 15
    assert [one for one in asked if one.scheme == "http" and one.path[:7] != "/atlas/"] == []
