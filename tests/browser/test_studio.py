"""The studio as a presenter uses it: from the map to a file, and what was chosen is remembered."""

import re
import time
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections_to_both
from tests.browser.reading import open_map, settled
from tests.browser.test_own import keep, read, show

pytestmark = pytest.mark.browser

VIEW = "?by=circle"


def open_studio(page, query=VIEW):
    open_map(page, query)
    page.keyboard.press("e")
    drawn(page)


def drawn(page):
    """Wait until the preview is that of the newest wish."""
    expect(page.locator("#studio")).to_be_visible()
    page.wait_for_function("() => document.getElementById('studio-preview').ariaBusy === 'false'")


def choose(page, act):
    """Do something that changes the file, and wait for its preview."""
    page.evaluate("() => (document.getElementById('studio-preview').ariaBusy = 'waiting')")
    act()
    drawn(page)


def picture(page):
    """Return the preview as the browser holds it: its shape and a sum of its dots."""
    return page.evaluate(
        """() => {
          const one = document.getElementById("studio-picture");
          const sheet = new OffscreenCanvas(one.naturalWidth, one.naturalHeight).getContext("2d");
          sheet.drawImage(one, 0, 0);
          const held = sheet.getImageData(0, 0, one.naturalWidth, one.naturalHeight).data;
          const sum = new Int32Array(held.buffer).reduce((a, b) => (a * 31 + b) | 0, 7);
          return [one.naturalWidth / one.naturalHeight, sum];
        }"""
    )


def saved(page, act):
    with page.expect_download() as download:
        act()
    return download.value.suggested_filename, download.value.path().read_bytes()


def field(page, name):
    return page.locator(f"#studio [name={name}]")


def kind(page, name):
    field(page, "kind").locator(f"xpath=self::*[@value='{name}']").check(force=True)


def part(page, key):
    return page.locator(f"#studio [name=show][value={key}]")


def test_a_key_opens_the_studio_and_escape_leaves_it_where_it_began(page):
    open_studio(page, f"{VIEW}&pin=wentai")
    expect(page.get_by_role("dialog", name="导出")).to_be_visible()
    expect(page.locator("#studio-save")).to_be_focused()
    assert picture(page)[0] == pytest.approx(16 / 9, abs=0.01)
    page.keyboard.press("Escape")
    expect(page.locator("#studio")).not_to_be_visible()
    expect(page.locator("#studio-open")).to_be_focused()
    assert "pin=wentai" in page.url
    page.get_by_role("button", name="导出", exact=True).click()
    expect(page.locator("#studio")).to_be_visible()


def test_a_key_in_a_field_is_a_letter(page):
    open_map(page)
    page.locator("#search").press_sequentially("e")
    expect(page.locator("#search")).to_have_value("e")
    assert page.locator("#studio[open]").count() == 0


def test_the_focus_stays_in_the_studio(page):
    open_studio(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = "() => !document.activeElement || document.activeElement === document.body ||"
        assert page.evaluate(f"{inside} document.activeElement.closest('#studio') !== null")


def test_the_preview_follows_every_wish(page):
    open_studio(page)
    seen = [picture(page)]
    for act in (
        lambda: field(page, "size").select_option("a4-portrait"),
        lambda: field(page, "grey").check(),
        lambda: part(page, "legend").uncheck(),
        lambda: field(page, "title").fill("四圈的服务业"),
        lambda: field(page, "note").fill("内部讨论"),
        lambda: field(page, "review").fill("浙S(2026)12号"),
    ):
        choose(page, act)
        seen.append(picture(page))
    assert len({one for _, one in seen}) == len(seen)
    assert seen[1][0] == pytest.approx(210 / 297, abs=0.01)
    expect(page.locator("#studio-size")).to_contain_text("2480 × 3508")
    expect(page.locator("#studio-picture")).to_have_attribute("alt", re.compile("四圈的服务业"))


def test_a_size_of_ones_own_is_taken_or_told(page):
    open_studio(page)
    field(page, "size").select_option("own")
    expect(field(page, "own")).to_be_focused()
    choose(page, lambda: (field(page, "own").fill("12px"), page.keyboard.press("Tab")))
    expect(page.locator("#studio-told")).to_contain_text("12px")
    choose(page, lambda: (field(page, "own").fill("900x600px"), page.keyboard.press("Tab")))
    expect(page.locator("#studio-told")).to_be_empty()
    assert picture(page)[0] == pytest.approx(1.5, abs=0.01)


def test_the_file_is_the_one_of_the_address_with_these_words(page):
    open_studio(page)
    choose(page, lambda: kind(page, "svg"))
    choose(page, lambda: field(page, "title").fill("四圈 & 服务业"))
    choose(page, lambda: part(page, "north").uncheck())
    choose(page, lambda: page.locator("[name=waive][value=preliminary]").check())
    name, content = saved(page, lambda: page.locator("#studio-save").click())
    assert name == "tertiary_va-circle-330000-2023.svg"
    words = {"title": "四圈 & 服务业", "hide": "north", "waive": "preliminary"}
    asked = page.request.get(f"/export/svg?by=circle&{urlencode(words)}")
    assert content == asked.body()
    assert "已知并保留的意见：初步数" in content.decode()
    expect(page.locator("#studio-told")).to_contain_text(name)


def test_an_objection_that_is_mended_is_waived_no_more(page):
    open_studio(page)
    expect(page.locator("#studio-check")).to_contain_text("警告 2、提示 2")
    choose(page, lambda: page.locator("[name=waive][value=no_review]").check())
    expect(page.locator("#studio-check")).to_contain_text("已保留 1")
    _, content = saved(page, lambda: page.locator("#studio-save").click())
    assert "没有审图号".encode() in content
    field(page, "review").fill("浙S(2026)12号")
    _, content = saved(page, lambda: page.keyboard.press("Enter"))
    assert "没有审图号".encode() not in content
    drawn(page)
    expect(page.locator("[data-rule=no_review]")).to_have_count(0)
    page.locator("#studio-check").click()
    expect(page.locator("#studio-lint")).to_be_in_viewport()


def test_a_page_is_previewed_alive(page):
    open_studio(page)
    choose(page, lambda: kind(page, "html"))
    frame = page.frame_locator("#studio-page")
    expect(frame.locator("h1")).to_contain_text("第三产业增加值")
    expect(frame.locator(".leaflet-container path").first).to_be_attached()
    expect(field(page, "size")).to_be_disabled()
    choose(page, lambda: field(page, "title").fill("活的地图"))
    expect(frame.locator("h1")).to_have_text("活的地图")


def test_the_last_choice_is_remembered_but_words_belong_to_their_view(page):
    open_studio(page)
    choose(page, lambda: kind(page, "svg"))
    choose(page, lambda: field(page, "size").select_option("square"))
    choose(page, lambda: field(page, "review").fill("浙S(2026)12号"))
    choose(page, lambda: part(page, "scale").uncheck())
    choose(page, lambda: field(page, "title").fill("只属于此图"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="设区市", exact=True).click()
    settled(page)
    page.keyboard.press("e")
    drawn(page)
    expect(field(page, "title")).to_have_value("")
    page.keyboard.press("Escape")
    page.go_back()
    settled(page)
    page.keyboard.press("e")
    drawn(page)
    expect(field(page, "title")).to_have_value("只属于此图")
    page.reload()
    settled(page)
    page.keyboard.press("e")
    drawn(page)
    expect(field(page, "title")).to_have_value("")
    expect(field(page, "size")).to_have_value("square")
    expect(field(page, "review")).to_have_value("浙S(2026)12号")
    expect(part(page, "scale")).not_to_be_checked()
    expect(page.locator("#studio [name=kind]:checked")).to_have_value("svg")


def test_what_was_kept_of_another_kind_is_passed_over(page):
    open_map(page, VIEW)
    page.evaluate(
        """() => localStorage.setItem("siquan-studio", JSON.stringify(
          { kind: "gif", size: 7, hidden: "all", grey: "yes", review: ["x"] }))"""
    )
    page.keyboard.press("e")
    drawn(page)
    expect(page.locator("#studio [name=kind]:checked")).to_have_value("png")
    expect(field(page, "size")).to_have_value("wide")
    expect(field(page, "review")).to_have_value("")


def test_one_key_goes_from_the_map_to_the_file(page):
    open_studio(page)
    choose(page, lambda: field(page, "size").select_option("square"))
    page.keyboard.press("Escape")
    name, content = saved(page, lambda: page.keyboard.press("Shift+E"))
    assert name.endswith(".png")
    assert content == page.request.get("/export/png?by=circle&size=square").body()
    expect(page.locator(".studio-toast")).to_contain_text(name)
    page.reload()
    settled(page)
    assert saved(page, lambda: page.keyboard.press("Shift+E"))[1] == content


def test_long_work_is_told_and_can_be_cancelled(page):
    open_studio(page)

    def late(route):
        time.sleep(1)
        route.fallback()

    page.route("**/export/png**", late)
    page.locator("#studio-save").click()
    expect(page.locator("#studio-told")).to_contain_text("正在绘制 PNG")
    expect(page.locator("#studio-save")).to_have_attribute("aria-disabled", "true")
    page.locator("#studio-stop").click()
    expect(page.locator("#studio-told")).to_contain_text("已取消")
    expect(page.locator("#studio-stop")).to_be_hidden()
    page.unroute("**/export/png**", late)
    assert saved(page, lambda: page.locator("#studio-save").click())[1][:4] == b"\x89PNG"


def test_the_picture_goes_into_the_clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_studio(page)
    choose(page, lambda: field(page, "size").select_option("square"))
    page.locator("#studio-copy").click()
    expect(page.locator("#studio-told")).to_contain_text("图片已复制")
    size = page.evaluate(
        """async () => {
          const [one] = await navigator.clipboard.read();
          const seen = await createImageBitmap(await one.getType("image/png"));
          return [seen.width, seen.height];
        }"""
    )
    assert size == [2160, 2160]


def test_a_browser_that_refuses_its_clipboard_is_told_of(page):
    open_studio(page)
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("#studio-copy").click()
    expect(page.locator("#studio-told")).to_contain_text("不许网页写剪贴板")
    page.locator("#studio summary").click()
    page.locator("#studio-command-copy").click()
    expect(page.locator("#studio-told")).to_contain_text("选中命令")
    assert page.evaluate("() => String(getSelection())").startswith("siquan export ")


def test_the_command_names_the_file_and_the_words(page):
    open_studio(page)
    choose(page, lambda: field(page, "title").fill("四圈"))
    choose(page, lambda: kind(page, "pdf"))
    command = page.locator("#studio-command")
    expect(command).to_have_text(
        "siquan export '/?indicator=tertiary_va&by=circle&year=2023'"
        " tertiary_va-circle-330000-2023.pdf --title '四圈'"
    )


def test_an_own_table_is_previewed_and_saved_and_stands_in_no_address(page):
    read(page)
    keep(page)
    show(page)
    sent = []
    page.on("request", lambda one: sent.append(one.url))
    page.keyboard.press("e")
    drawn(page)
    choose(page, lambda: field(page, "title").fill("我的秘密"))
    _, content = saved(page, lambda: page.locator("#studio-save").click())
    assert content[:4] == b"\x89PNG"
    asked = [one for one in sent if "/studio/" in one or "/export/" in one]
    assert asked
    assert not [one for one in asked if "title" in one or "14045" in one]


@pytest.mark.parametrize(("width", "lang"), [(390, "en"), (1440, "zh")])
def test_axe_finds_nothing_in_the_studio(page, width, lang):
    page.set_viewport_size({"width": width, "height": 844})
    open_studio(page, f"?by=county&lang={lang}&theme=light")
    page.locator("[name=waive]").first.check()
    drawn(page)
    assert objections_to_both(page) == []
    wide = "() => document.getElementById('studio').scrollWidth"
    assert page.evaluate(wide) <= width
