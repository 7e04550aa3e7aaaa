"""What a checker of accessibility finds: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reading import open_map

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "query",
    ["?", "?lang=en&by=county&pin=330100&over=sites", "?by=circle&indicator=rural_income"],
)
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(page, query, theme, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_map(page, f"{query}&theme={theme}")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = Axe().run(page)
    told = [
        (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    assert told == []
