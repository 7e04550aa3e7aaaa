"""Stories in a browser: shown step by step, made of views, saved and opened."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from geo.stories import Story
from tests.browser.axe import objections
from tests.browser.reading import open_map, settled

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="document.title=1">'


def open_story(page, query=""):
    page.goto(f"/present{query}")
    settled(page)
    page.wait_for_function("() => siquan.places")


def step(page, number):
    page.wait_for_function(f"() => window.siquan?.scene?.step === {number}")
    settled(page)


def keep(page, address):
    page.goto(address)
    settled(page)
    page.click("#keep-view")
    expect(page.locator("#kept-view a")).to_be_visible()


def test_keys_lead_through_the_story_and_the_address_follows(page):
    open_story(page)
    heading = page.locator("h1")
    for key, number in (
        ("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowLeft", 3), ("PageUp", 2),
        ("End", 7), ("ArrowRight", 7), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        step(page, number)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    step(page, 3)
    expect(heading).to_have_text("四圈：四个服务业经济圈")
    expect(page).to_have_url(re.compile(r"/present\?story=tour&step=3$|/present\?step=3$"))
    expect(page.locator("path.area")).to_have_count(4)
    page.keyboard.press("ArrowRight")
    step(page, 4)
    page.go_back()
    step(page, 3)
    expect(heading).to_have_text("四圈：四个服务业经济圈")
    page.reload()
    page.wait_for_function("() => window.siquan?.scene")
    step(page, 3)
    page.get_by_role("link", name="下一步").click()
    step(page, 4)
    page.locator(".dot", has_text="7").click()
    step(page, 7)
    expect(page.locator(".map .lamp")).to_have_count(11)


def test_a_step_reloads_nothing_and_sends_no_geometry(page):
    open_story(page)
    page.evaluate("() => document.querySelectorAll('path.area').forEach((one) => one.kept = true)")
    page.evaluate("() => (window.stayed = true)")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("ArrowRight")
    step(page, 2)
    kept = "() => [...document.querySelectorAll('path.area')].filter((one) => one.kept).length"
    assert page.evaluate(kept) == 11
    for number in (3, 4):
        page.keyboard.press("ArrowRight")
        step(page, number)
    assert page.evaluate("() => window.stayed")
    told = {urlsplit(url).path for url in asked if not url.endswith(".svg")}
    assert told == {"/_dash-update-component"}


def test_lamps_stay_where_the_room_changes(page):
    """Names are thinned out anew at every size; a lamp stands among them and has no name."""
    open_story(page, "?step=7")
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    settled(page)
    expect(page.locator(".map .lamp")).to_have_count(11)


def test_notes_full_screen_clock_and_the_way_out(page):
    open_story(page, "?step=2")
    notes = page.locator("#speaking")
    expect(notes).to_be_hidden()
    page.keyboard.press("n")
    expect(notes).to_contain_text("圆环是两核")
    page.keyboard.press("ArrowRight")
    step(page, 3)
    expect(notes).to_contain_text("文件没有印成员名单")
    page.keyboard.press("N")
    expect(notes).to_be_hidden()
    expect(page.locator(".clock")).to_have_text(re.compile(r"0:0[1-9] / 0:12"))
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    expect(page.locator(".header")).to_be_hidden()
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.keyboard.press("Escape")
    page.wait_for_url("**/?by=circle**")
    settled(page)
    expect(page.locator("h1")).to_contain_text("各经济圈第三产业增加值")


MAP_SEEN = """() => {
  const at = (found) => document.querySelector(found)?.getBoundingClientRect();
  const [map, above, below] = [at("#map"), at("#notes ul"), at("#speaking")];
  const covered = [above, below].some((one) =>
    one?.height && one.bottom > map.top && one.top < map.bottom);
  return { high: map.height / innerHeight, covered, low: map.bottom <= innerHeight };
}"""


def test_full_screen_the_map_has_most_of_the_height_and_notes_never_cover_it(page):
    open_story(page)
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    page.wait_for_function("() => document.querySelector('#map').clientHeight > 700")
    page.keyboard.press("n")
    expect(page.locator("#speaking")).to_be_visible()
    shown = page.evaluate(MAP_SEEN)
    assert shown["high"] > 0.6
    assert shown["low"]
    assert not shown["covered"]


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900), (1920, 1080)])
def test_nothing_of_the_tour_is_cut(page, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    for lang in ("zh", "en"):
        for number in (1, 4, 5, 7):
            open_story(page, f"?step={number}&lang={lang}")
            cut = "() => { const one = document.querySelector('.telling');"
            cut += " return one.scrollHeight - one.clientHeight; }"
            assert page.evaluate(cut) <= 0, (lang, number)


def test_a_coast_is_drawn_where_the_circles_are_not(page):
    open_story(page, "?step=2")
    expect(page.locator("path.outline.outer")).to_have_count(1)
    expect(page.locator("path.outline.inner")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    step(page, 3)
    expect(page.locator("path.outline.inner")).to_have_count(1)


def test_a_stroke_turns_the_page(browser, base_url):
    options = {"has_touch": True, "viewport": {"width": 390, "height": 844}}
    with browser.new_context(base_url=base_url, **options) as context:
        page = context.new_page()
        open_story(page)
        stroke = """(to) => {
          const on = document.querySelector("#said");
          const at = (x) => [new Touch({ identifier: 1, target: on, clientX: x, clientY: 500 })];
          const say = (kind, x) =>
            on.dispatchEvent(new TouchEvent(kind, { bubbles: true, changedTouches: at(x) }));
          say("touchstart", 200);
          say("touchend", 200 + to);
        }"""
        page.evaluate(stroke, -120)
        step(page, 2)
        page.evaluate(stroke, 120)
        step(page, 1)


def test_an_own_story_is_made_of_views_saved_and_opened_elsewhere(
    page, browser, base_url, tmp_path
):
    keep(page, "/?indicator=gdp&by=circle&lang=en")
    expect(page.locator("#kept-view")).to_contain_text("Added as step 1")
    keep(page, "/sites?kinds=ftz&lang=en")
    keep(page, "/targets?lang=en")
    page.click("#kept-view a")
    step(page, 3)
    expect(page).to_have_url(re.compile("story=mine"))
    page.keyboard.press("Home")
    step(page, 1)
    expect(page.locator("h1")).to_have_text("GDP by circle, Zhejiang, 2025")
    expect(page.locator("path.area")).to_have_count(4)
    page.click("#edit")
    rows = page.locator("#editor-steps li")
    expect(rows).to_have_count(3)
    rows.nth(0).locator(".title input").fill(HOSTILE)
    rows.nth(0).locator(".spoken textarea").fill("Say <this>")
    rows.nth(0).locator(".seconds input").fill("42")
    page.get_by_role("button", name="Step 1: move down").click()
    page.get_by_role("button", name="Step 3: remove").click()
    expect(rows).to_have_count(2)
    with page.expect_download() as saved:
        page.click("#story-save")
    path = tmp_path / "story.json"
    saved.value.save_as(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert [one["view"] for one in told["steps"]] == [
        "/sites?kinds=ftz", "/?indicator=gdp&by=circle",
    ]  # fmt: skip
    assert told["steps"][1]["title_en"] == HOSTILE
    assert told["steps"][1]["seconds"] == 42
    shown_as_text(page)
    with browser.new_context(base_url=base_url) as other:
        fresh = other.new_page()
        open_story(fresh, "?story=mine&lang=en")
        expect(fresh.locator("h1")).to_have_text("Your story has no steps yet")
        fresh.click("#edit")
        fresh.set_input_files("#story-file", path)
        expect(fresh.locator("#editor-told")).to_contain_text("2 steps")
        broken = {"name": "b.json", "mimeType": "text/json", "buffer": b'{"siquan": "story"}'}
        fresh.set_input_files("#story-file", broken)
        expect(fresh.locator("#editor-told.wrong")).to_contain_text("version is “None”")
        expect(fresh.locator("#editor-steps li")).to_have_count(2)
        with fresh.expect_download() as again:
            fresh.click("#story-save")
        assert again.value.path().read_bytes() == path.read_bytes()
        fresh.click("#editor-close")
        fresh.wait_for_function("() => siquan.scene.steps === 2")
        fresh.reload()
        fresh.wait_for_function("() => siquan.scene?.steps === 2")
        settled(fresh)
        expect(fresh.locator(".legend")).to_contain_text("Areas of the pilot free-trade zone")


def shown_as_text(page):
    """Close the editor: the last step says what was typed, as text."""
    page.click("#editor-close")
    page.wait_for_function("() => siquan.scene.steps === 2")
    page.keyboard.press("End")
    step(page, 2)
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page.locator("#speaking")).to_contain_text("Say <this>")
    assert page.locator("img[src=x]").count() == 0


def test_the_saved_file_is_written_as_the_library_writes_it(page):
    keep(page, "/?by=county")
    page.goto("/present?story=mine")
    page.wait_for_function("() => window.siquan?.scene?.steps === 1")
    page.click("#edit")
    with page.expect_download() as saved:
        page.click("#story-save")
    text = saved.value.path().read_text(encoding="utf-8")
    assert Story.read(text).write() == text


def test_the_project_file_carries_the_story_and_a_broken_one_changes_nothing(
    page, browser, base_url, tmp_path
):
    keep(page, "/?by=circle")
    page.goto("/data")
    with page.expect_download() as saved:
        page.click("#project-save")
    path = tmp_path / "project.json"
    saved.value.save_as(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["story"]["steps"][0]["view"] == "/?by=circle"
    with browser.new_context(base_url=base_url) as other:
        fresh = other.new_page()
        fresh.goto("/data")
        spoilt = json.loads(path.read_text(encoding="utf-8"))
        spoilt["story"]["steps"][0]["view"] = "/nowhere"
        bad = {"name": "p.json", "mimeType": "text/json", "buffer": json.dumps(spoilt).encode()}
        fresh.set_input_files("#project-file", bad)
        expect(fresh.locator("#report .wrong")).to_contain_text("/nowhere")
        assert fresh.evaluate("() => siquan.stories.kept().steps.length") == 0
        for _ in range(2):
            fresh.set_input_files("#project-file", path)
            expect(fresh.locator("#report .done")).to_contain_text("演示 1 步")
        assert fresh.evaluate("() => siquan.stories.kept().steps.length") == 1


def test_a_step_with_an_own_table_takes_the_table_along(page):
    row = '["330100", 2023, 7, null, null, 1]'
    table = {
        "siquan": "own", "version": 1, "name": "试", "unit": "个", "type": "total",
        "level": "city", "factor": 1, "decimals": 0, "top_name": "", "top_unit": "",
        "over_name": "", "over_unit": "", "file": "x.csv", "sheet": "", "rows": [json.loads(row)],
    }  # fmt: skip
    page.goto("/data")
    project = {"siquan": "project", "version": 1, "tables": [table]}
    file = {"name": "p.json", "mimeType": "text/json", "buffer": json.dumps(project).encode()}
    page.set_input_files("#project-file", file)
    expect(page.locator("#tables li strong")).to_have_text("试")
    key = page.evaluate("() => siquan.own.list()[0].key")
    page.goto(f"/?indicator={key}&by=city")
    page.wait_for_function("() => window.siquan?.scene?.values?.includes(7)")
    settled(page)
    page.click("#keep-view")
    page.click("#kept-view a")
    page.wait_for_function("() => window.siquan?.scene?.values?.includes(7)")
    settled(page)
    page.click("#edit")
    expect(page.locator("#editor-steps")).to_contain_text("文件不带")


def test_a_full_story_takes_no_more(page):
    open_map(page)
    page.evaluate("""() => siquan.stories.change((all) =>
      all.push(...Array.from({ length: 60 }, () => ({ view: '/', title_zh: 'x' }))))""")
    page.click("#keep-view")
    expect(page.locator("#kept-view")).to_contain_text("至多 60 步")
    assert page.evaluate("() => siquan.stories.kept().steps.length") == 60


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page, width, lang):
    page.set_viewport_size({"width": width, "height": 844})
    for query in (
        f"?step=4&lang={lang}",
        f"?step=7&lang={lang}&theme=dark",
        f"?step=5&lang={lang}",
    ):
        open_story(page, query)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, query
        if width == 1440:
            page.keyboard.press("n")
        assert objections(page) == []
    page.evaluate("() => siquan.stories.change((all) => all.push({ view: '/', title_zh: 'x' }))")
    page.click("#edit")
    assert objections(page) == []
