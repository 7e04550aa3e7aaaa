"""A briefing pack from the page Present: chosen, made chapter by chapter, stopped and gone on."""

import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.axe import objections
from tests.browser.test_present import open_story

pytestmark = pytest.mark.browser


def open_pack(page, query="", indicators=("tertiary_share",)):
    open_story(page, query)
    page.click("#pack-open")
    expect(page.locator("#pack-plan")).not_to_be_empty()
    if indicators:
        page.click("[data-tick=none]")
        for one in indicators:
            page.locator(f"#pack [value={one}]").check()


def kind(page, name):
    page.locator(f"#pack [name=kind][value={name}]").check(force=True)


def made(page):
    with page.expect_download(timeout=120_000) as download:
        page.click("#pack-make")
    return download.value.suggested_filename, download.value.path().read_bytes()


def asked(page):
    """Collect what is asked of the server for a pack."""
    found = []
    page.on("request", lambda one: found.append(one.url) if "/pack" in one.url else None)
    return found


def test_two_indicators_become_slides_and_the_progress_moves(page):
    open_pack(page, indicators=("tertiary_share", "tertiary_va"))
    expect(page.locator("#pack-count")).to_have_text("已选 2/46 项")
    expect(page.locator("#pack-plan")).to_have_text(re.compile(r"^共4章、10幅地图"))
    page.evaluate(
        """() => {
          window.seen = [];
          const told = document.getElementById("pack-told");
          const bar = document.getElementById("pack-bar");
          const look = () => seen.push([bar.position, told.textContent]);
          new MutationObserver(look).observe(told, { childList: true });
        }"""
    )
    name, content = made(page)
    assert name == "pack-circle-330000.pptx"
    slides = Presentation(io.BytesIO(content)).slides
    texts = [shape.text_frame.text for one in slides for shape in one.shapes
             if shape.has_text_frame]  # fmt: skip
    assert any("杭绍嘉湖" in one for one in texts)
    expect(page.locator("#pack-told")).to_contain_text(f"已存：{name}")
    seen = page.evaluate("() => seen")
    steps = [text for _, text in seen if "/6 " in text]
    assert [one[:3] for one in steps] == [f"{at}/6" for at in range(1, 7)]
    places = [at for at, text in seen if text in steps]
    assert places == sorted(set(places))
    assert "杭绍嘉湖" in steps[0]
    with page.expect_download() as book:
        page.click("#pack-book")
    assert book.value.suggested_filename == "pack-circle-330000.xlsx"
    assert zipfile.is_zipfile(book.value.path())


def test_a_stopped_run_goes_on_where_it_was(page):
    open_pack(page)
    calls = asked(page)
    held = []

    def hold(route):
        held.append(route) if len(held) == 0 else route.fallback()

    page.route("**/pack/part/wentai**", hold)
    page.click("#pack-make")
    expect(page.locator("#pack-told")).to_contain_text("3/6 温台")
    expect(page.locator("#pack [name=year]")).to_be_disabled()
    page.click("#pack-stop")
    expect(page.locator("#pack-told")).to_contain_text("已停在 2/6")
    expect(page.locator("#pack-make")).to_have_text("继续")
    expect(page.locator("#pack-make")).to_be_focused()
    held[0].abort()
    calls.clear()
    _, content = made(page)
    assert len(Presentation(io.BytesIO(content)).slides) > 20
    parts = [one.partition("/part/")[2].partition("?")[0] for one in calls if "/part/" in one]
    assert parts == ["wentai", "jinquli", "comparison"]
    expect(page.locator("#pack-make")).to_have_text("生成")


def test_another_order_begins_anew(page):
    open_pack(page)
    page.route("**/pack/part/wentai**", lambda _: None)
    page.click("#pack-make")
    expect(page.locator("#pack-told")).to_contain_text("3/6")
    page.click("#pack-stop")
    expect(page.locator("#pack-make")).to_have_text("继续")
    page.locator("#pack [name=note]").fill("内部讨论")
    expect(page.locator("#pack-make")).to_have_text("生成")
    page.locator("#pack [name=note]").fill("")
    expect(page.locator("#pack-make")).to_have_text("继续")


def test_a_line_that_breaks_once_is_tried_again(page):
    open_pack(page)
    page.evaluate(
        """() => {
          const real = window.fetch;
          let first = true;
          window.fetch = (address, options) => {
            if (!first || !String(address).includes("/part/")) return real(address, options);
            first = false;
            return Promise.reject(new TypeError("the line broke"));
          };
        }"""
    )
    name, _ = made(page)
    assert name.endswith(".pptx")


def test_escape_closes_and_leaves_the_step_and_the_work_goes_on(page):
    open_pack(page)
    page.locator("#pack-title").click()  # the focus is now outside of every control
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#pack")).not_to_be_visible()
    expect(page.locator("#pack-open")).to_be_focused()
    assert "/present" in page.url
    assert page.evaluate("() => siquan.scene.step") == 1
    page.click("#pack-open")
    with page.expect_download(timeout=120_000) as download:
        page.click("#pack-make")
        page.keyboard.press("Escape")
        expect(page.locator("#pack-open")).to_have_attribute("data-count", re.compile(r"\d/6"))
    assert download.value.suggested_filename.endswith(".pptx")
    page.click("#pack-open")
    expect(page.locator("#pack-told")).to_contain_text("已存")


def test_it_is_complete_in_english_and_the_choice_is_remembered(page):
    open_pack(page, "?lang=en")
    expect(page.get_by_role("dialog", name="Briefing pack")).to_be_visible()
    kind(page, "xlsx")
    expect(page.locator("#pack-kind")).to_contain_text("every value")
    expect(page.locator("#pack [name=theme]").first).to_be_disabled()
    page.locator("#pack [name=by][value=city]").check(force=True)
    expect(page.locator("#pack-plan")).to_contain_text("11 chapters")
    expect(page.locator("#pack-count")).to_have_text("1 of 46 chosen")
    assert not re.search("[\u4e00-\u9fff]", page.locator("#pack").inner_text())
    name, _ = made(page)
    assert name == "pack-city-330000.xlsx"
    page.reload()
    page.wait_for_function("() => window.siquan?.scene")
    page.click("#pack-open")
    expect(page.locator("#pack [name=kind]:checked")).to_have_value("xlsx")
    expect(page.locator("#pack [name=by]:checked")).to_have_value("city")
    expect(page.locator("#pack-count")).to_have_text("1 of 46 chosen")
    page.click("[data-tick=usual]")
    expect(page.locator("#pack-count")).to_have_text("6 of 46 chosen")
    page.click("[data-tick=none]")
    expect(page.locator("#pack-make")).to_be_disabled()
    expect(page.locator("#pack-plan")).to_have_text("Choose at least one indicator.")


def test_a_table_of_ones_own_is_said_to_stay_outside(page):
    open_story(page)
    story = {"siquan": "story", "version": 1,
             "steps": [{"view": "/?indicator=own.0123456789ab&by=city"}]}  # fmt: skip
    text = json.dumps(story)
    page.evaluate("(text) => siquan.stories.merge(JSON.parse(text))", text)
    page.goto("/present?story=mine")
    page.wait_for_function("() => window.siquan?.scene")
    page.click("#pack-open")
    expect(page.locator("#pack-own")).to_be_visible()
    expect(page.locator("#pack-own")).to_contain_text("您自己的表")


@pytest.mark.parametrize("look", ["", "?theme=dark"])
def test_the_dialog_is_accessible(page, look):
    open_pack(page, look)
    assert objections(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert objections(page) == []
