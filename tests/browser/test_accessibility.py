"""What a checker of accessibility finds: nothing."""

import pytest

from tests.browser.axe import objections_to_both
from tests.browser.reading import open_map

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "query",
    ["?", "?lang=en&by=county&pin=330100&over=sites", "?by=circle&indicator=rural_income"],
)
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_map(page, f"{query}&theme=light")
    assert objections_to_both(page) == []
