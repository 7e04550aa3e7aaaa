"""A page of its own in a browser without any net, from a file, as from a stick."""

import pytest

from geo import compose
from geo.exports import EXPORTS
from tests.geo.exports.bringing import drawn as own

pytestmark = pytest.mark.browser

AREAS = ".leaflet-overlay-pane path"
HOSTILE = "</script><img src=x onerror=\"window.hit=1\"><b id='hit'>`${window.hit=1}`{{7*7}}"


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a scene as a file in a browser that is off the net."""
    contexts, faults = [], []

    def open_(drawn, width=1440, height=900):
        context = browser.new_context(
            offline=True, viewport={"width": width, "height": height}, has_touch=False
        )
        contexts.append(context)
        page = context.new_page()
        file = tmp_path / f"page {len(contexts)}.html"
        file.write_bytes(EXPORTS["html"].write(drawn))
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text) if told.type == "error" else 0)
        page.goto(file.as_uri())
        page.wait_for_selector(AREAS)
        assert asked == [file.as_uri()]
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def scene(atlas, query):
    return compose(atlas, atlas.view(query))


def at(page, number):
    """Put the pointer on an area, where it is one."""
    box = page.locator(AREAS).nth(number).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return page.locator(".leaflet-tooltip").inner_text()


def test_ninety_counties_stand_on_a_map_that_asks_for_nothing(atlas, opened):
    page = opened(scene(atlas, "?by=county"))
    assert page.locator(AREAS).count() == 90
    assert page.locator(".leaflet-lines-pane path").count() == 4
    assert page.locator(".legend li").count() == 6
    assert page.locator("h1").inner_text() == "2023年浙江省各县（市、区）第三产业增加值"
    page.locator("summary").click()
    assert page.locator("tbody tr").count() == 90


@pytest.mark.parametrize(("lang", "wanted"), [
    ("zh", ["杭州市", "14,045.0 亿元", "2023 · 初步核算数"]),
    ("en", ["Hangzhou", "14,045.0 100 million yuan", "2023 · preliminary"]),
])  # fmt: skip
def test_the_pointer_tells_name_value_unit_year_and_status(atlas, opened, lang, wanted):
    page = opened(scene(atlas, f"?lang={lang}"))
    told = at(page, 0)
    assert [word for word in wanted if word not in told] == []


def test_the_list_lights_the_map(atlas, opened):
    page = opened(scene(atlas, "?lang=en"))
    page.get_by_role("button", name="Wenzhou").focus()
    assert page.locator(".leaflet-tooltip").inner_text().startswith("Wenzhou")
    assert page.locator(f'{AREAS}[stroke-width="2.5"]').count() == 1
    page.get_by_role("button", name="Shaoxing").focus()
    assert page.locator(".leaflet-tooltip").inner_text().startswith("Shaoxing")


def test_layers_are_switched_by_keyboard(atlas, opened):
    page = opened(scene(atlas, "/sites?lang=en"))
    box = page.get_by_role("checkbox", name="Circle outlines")
    box.focus()
    page.keyboard.press("Space")
    assert page.locator(".leaflet-lines-pane path").count() == 0
    assert page.locator(".leaflet-marks-pane .site").count() > 100
    page.get_by_role("checkbox", name="Sites").press("Space")
    assert page.locator(".leaflet-marks-pane .site").count() == 0
    areas = page.get_by_role("checkbox", name="Value added of services")
    areas.press("Space")
    assert page.locator(AREAS).count() == 0
    areas.press("Space")
    assert page.locator(AREAS).count() == 11


def test_a_phone_has_the_map_whole_and_the_layers_behind_a_button(atlas, opened):
    page = opened(scene(atlas, "?by=county&lang=en"), 390, 844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.get_by_role("checkbox", name="Names").is_visible()
    button = page.get_by_role("button", name="Layers")
    button.press("Enter")
    assert page.get_by_role("checkbox", name="Names").is_visible()
    frame = page.locator("main").bounding_box()
    for box in page.locator(".leaflet-lines-pane path").all():
        inside = box.bounding_box()
        assert frame["x"] <= inside["x"]
        assert inside["x"] + inside["width"] <= frame["x"] + frame["width"]
    assert page.get_by_role("button", name="Zoom in").is_visible()


def test_hostile_names_are_shown_as_they_are(toyland, opened):
    page = opened(own(toyland, name=HOSTILE, unit="<i>x</i>"))
    assert page.locator("h1").inner_text().count("<img src=x") == 1
    told = at(page, 0)
    assert "<i>x</i>" in told
    assert page.locator("#hit, main img").count() == 0
    assert page.evaluate("window.hit") is None
    assert "{{7*7}}" in page.locator(".leaflet-control-layers").inner_text()
