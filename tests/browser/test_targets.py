"""The page of the targets in a browser: map, lamps, sheet, rules and a reader's own targets."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import laid_out, objections
from tests.browser.reading import area, settled

pytestmark = pytest.mark.browser

SHARE = "?target=services_gdp_share"
POPULATION = {
    "杭州市": 1280, "宁波市": 980, "温州市": 980, "嘉兴市": 570, "湖州市": 350,
    "绍兴市": 545, "金华市": 730, "衢州市": 230, "台州市": 670, "丽水市": 252,
}  # fmt: skip
"""Own targets for 2028, in 万人; one city has none."""


def open_targets(page, query=""):
    page.goto(f"/targets{query}")
    settled(page)
    page.wait_for_function(
        "() => siquan.places && document.querySelectorAll('[data-lamp]').length"
        " === Object.keys(siquan.scene.lamps).length"
    )


def choose(page, name, value):
    page.locator(f"select[data-choose={name}]").select_option(value)
    settled(page)


def fills(page):
    """The colour of every area."""
    return page.evaluate("""() => {
      const found = {};
      siquan.map.eachLayer((one) => { if (one.code) found[one.code] = one.options.fillColor; });
      return found;
    }""")


def told(page):
    """What the page says in all its parts at once."""
    return {
        "title": page.locator("h1").inner_text(),
        "sheet": page.locator("#card h2").inner_text(),
        "legend": page.locator("#legend .legend-title").inner_text(),
        "address": page.evaluate("() => location.search"),
        "fills": fills(page),
    }


def lamps(page):
    """The lamps on the map: sign by place."""
    return page.evaluate("""() => Object.fromEntries(
      [...document.querySelectorAll('[data-lamp]')].map((one) => [one.dataset.lamp, one.innerText])
    )""")


def unfold(page, key):
    page.locator(f"details[data-fold={key}] > summary").click()


def import_own(page, name, rows, unit):
    """Bring a table of one column in at the page of the data, and return its key."""
    page.goto("/data")
    text = "\n".join([f"地区,{name}", *(f"{place},{value}" for place, value in rows.items())])
    year = re.search(r"\d{4}", name).group()
    text = text.replace(name, year)
    file = {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}
    page.set_input_files("#own-file", file)
    series = page.locator("[data-series]").first
    series.locator("[name=name]").fill(name)
    series.locator("[name=unit]").fill(unit)
    series.locator("select[name=type]").select_option("total" if unit == "万人" else "rate")
    page.click("#own-keep")
    expect(page.locator("#report .done")).to_be_visible()
    return page.evaluate("() => siquan.own.list()[0].key")


@pytest.fixture
def held(page):
    """A page whose browser holds targets of cities; with their key."""
    return page, import_own(page, "人口目标2028", POPULATION, "万人")


# --- a target, a due year, a place -----------------------------------------------------------


def test_another_target_changes_every_part_of_the_page_together_and_back_returns(page):
    open_targets(page)
    before = told(page)
    assert "2030年目标" in before["title"]
    choose(page, "target", "services_gdp_share")
    after = told(page)
    assert after["title"] == "服务业增加值占GDP比重：2030年目标"
    assert after["sheet"] == "服务业增加值占GDP比重"
    assert after["legend"].startswith("服务业占GDP比重")
    assert after["address"] == SHARE
    assert after["fills"] != before["fills"]
    page.go_back()
    settled(page)
    assert told(page) == before
    page.go_forward()
    settled(page)
    assert told(page) == after


def test_a_target_of_the_scoreboard_is_shown_by_a_click(page):
    open_targets(page)
    page.locator("#scores a", has_text="网络零售额").click()
    settled(page)
    expect(page.locator("h1")).to_have_text("网络零售额：2025年目标")
    expect(page.locator("#scores tr.now")).to_contain_text("网络零售额")


def test_the_due_year_decides_target_pace_and_verdict(page):
    open_targets(page)
    expect(page.locator("#card .verdict")).to_have_text("↗进度正常")
    expect(page.locator("#legend")).to_contain_text("目标所需增速 4.5")
    choose(page, "due", "2025")
    expect(page.locator("h1")).to_have_text("服务业增加值：2025年目标")
    expect(page.locator("#card .verdict")).to_have_text("✓已达到")
    expect(page.locator("#card .revision")).to_contain_text("统计口径有变")
    expect(page.locator("#legend")).to_contain_text("目标所需增速 5.9")
    assert lamps(page)["330900"] == "!"
    choose(page, "due", "2030")
    expect(page.locator("#card .revision")).to_have_count(0)


def test_a_city_of_the_map_is_told_of_as_a_reference_and_the_brief_follows(page):
    open_targets(page, SHARE)
    expect(page.locator("#brief h3")).to_have_text("浙江省形势")
    area(page, "330200").dispatch_event("click")
    settled(page)
    expect(page.locator("#card .kicker")).to_contain_text("宁波市")
    expect(page.locator("#card .kicker")).to_contain_text("参照")
    expect(page.locator("#card .verdict")).to_have_text("↘落后")
    expect(page.locator("#brief h3")).to_have_text("宁波市形势")
    expect(page.locator("#places tr.pinned")).to_contain_text("宁波")
    expect(page).to_have_url(re.compile("pin=330200"))
    page.locator("#card .close").click()
    settled(page)
    expect(page.locator("#brief h3")).to_have_text("浙江省形势")


def test_the_year_of_the_map_changes_places_and_leaves_the_target(page):
    open_targets(page, SHARE)
    before = told(page)
    sent = []
    page.on("request", lambda asked: sent.append(asked.url))
    page.locator(".years button[data-value='2019']").click()
    settled(page)
    after = told(page)
    assert (after["title"], after["sheet"]) == (before["title"], before["sheet"])
    assert after["fills"] != before["fills"]
    expect(page.locator("#places thead")).to_contain_text("2019")
    assert "year=2019" in after["address"]
    assert not [url for url in sent if url.endswith(".json")]  # no geometry comes again


def test_a_map_of_something_else_than_the_target_says_so_at_its_head(page):
    open_targets(page, "?target=services_tax_share")
    expect(page.locator("#notes li").first).to_contain_text("图中是第三产业增加值")
    expect(page.locator("#card .verdict")).to_have_text("–无数据")
    assert lamps(page) == {}


# --- lamps -----------------------------------------------------------------------------------


def test_every_place_with_a_state_has_a_lamp_and_none_is_told_by_colour_alone(page):
    open_targets(page, SHARE)
    states = page.evaluate("() => siquan.scene.lamps")
    signs = lamps(page)
    assert set(signs) == set(states)
    assert len(signs) == 11
    by_state = {}
    for code, state in states.items():
        by_state.setdefault(state, set()).add(signs[code])
    assert all(len(one) == 1 for one in by_state.values())
    assert len(set.union(*by_state.values())) == len(by_state) >= 3
    for state, sign in by_state.items():
        key = page.locator(f"#legend .lamps li:has(.lamp-{state})")
        expect(key).to_contain_text(next(iter(sign)))
        count = sum(one == state for one in states.values())
        expect(key.locator(".count")).to_have_text(str(count))
    page.get_by_role("button", name="县市区", exact=True).click()
    settled(page)
    assert set(lamps(page)) == set(page.evaluate("() => siquan.scene.lamps"))


@pytest.mark.parametrize("query", ["", "?by=circle", "?lang=en&target=services_gdp_share"])
@pytest.mark.parametrize("width", [390, 1440])
def test_lamps_cover_neither_cores_nor_names_nor_one_another(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_targets(page, query)
    covered = """() => {
      const boxes = (found) => [...document.querySelectorAll(found)]
        .filter((one) => one.closest('[style*="hidden"]') === null)
        .map((one) => [one.innerText, one.getBoundingClientRect()]);
      const over = ([, a], [, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
      const lamps = boxes('[data-lamp]');
      return lamps.flatMap((lamp, at) => [...boxes('.place span'), ...lamps.slice(at + 1)]
        .filter((other) => over(lamp, other)).map((other) => [lamp[0], other[0]]));
    }"""
    assert page.evaluate(covered) == []
    page.click("#nearer")  # and nothing breaks where the map comes nearer
    page.wait_for_timeout(400)
    assert page.evaluate(covered) == []


# --- rules that the reader sets --------------------------------------------------------------


def test_the_tolerance_decides_what_counts_as_met_and_survives_a_reload(page):
    open_targets(page, SHARE)
    expect(page.locator("#card .verdict")).to_have_text("↗进度正常")
    unfold(page, "rules")
    page.locator("button[data-choose=tolerance][data-value='1']").click()
    settled(page)
    expect(page.locator("#card .verdict")).to_have_text("✓已达到")
    expect(page.locator("#card")).to_contain_text("59.4%起（允许误差1%）")
    card = page.locator("#outlook li", has_text="服务业增加值占GDP比重")
    expect(card).to_contain_text("已达到")
    page.reload()
    settled(page)
    expect(page.locator("#card .verdict")).to_have_text("✓已达到")
    expect(page).to_have_url(re.compile("tolerance=1"))


def test_the_limits_of_warning_decide_the_lamps_and_survive_a_reload(page):
    open_targets(page, SHARE)
    before = lamps(page)
    unfold(page, "rules")
    field = page.locator("input[data-numbers=warn]")
    field.fill("400、300")
    field.press("Tab")
    settled(page)
    after = lamps(page)
    assert after != before
    assert set(after.values()) <= {"✓", "↘"}
    expect(page.locator("#legend .lamps")).not_to_contain_text("进度正常")
    page.reload()
    open_targets(page, page.evaluate("() => location.search"))
    assert lamps(page) == after
    assert page.locator("input[data-numbers=warn]").input_value() == "400, 300"


@pytest.mark.parametrize("wrong", ["快一点", "10", "5, 2000", "1 2 3"])
def test_wrong_limits_are_quoted_and_nothing_changes(page, wrong):
    open_targets(page, SHARE)
    before = told(page)
    unfold(page, "rules")
    field = page.locator("input[data-numbers=warn]")
    field.fill(wrong)
    field.press("Tab")
    expect(page.locator("#warn-wrong")).to_contain_text(f"“{wrong}”")
    assert told(page) == before
    assert not page.evaluate("() => 'waiting' in document.documentElement.dataset")


# --- the reader's own ------------------------------------------------------------------------


def test_own_targets_are_chosen_and_the_map_shows_percent_of_them(held):
    page, key = held
    sent = []
    page.on("request", lambda one: sent.append((one.method, one.url, one.post_data or "")))
    open_targets(page)
    unfold(page, "own")
    choose(page, "goal", key)
    choose(page, "indicator", "resident_population")
    expect(page.locator("h1")).to_have_text("常住人口：各地与自设目标")
    expect(page.locator("#legend")).to_contain_text("自设目标")
    expect(page.locator("#places tr", has_text="杭州")).to_contain_text("1,280")
    expect(page.locator("#places tr", has_text="舟山")).to_contain_text("无数据")
    scene = page.evaluate("() => siquan.scene")
    values = dict(zip(scene["codes"], scene["values"], strict=True)) if scene["codes"] else {}
    assert values["330100"] == pytest.approx(98.6, abs=0.1)
    assert values["330900"] is None
    assert "330900" not in lamps(page)
    classes = dict(zip(scene["codes"], scene["classes"], strict=True))
    assert 100.0 in scene["upper"]
    below, above = (
        {scene["colours"][classes[code]] for code, one in values.items() if one and met(one)}
        for met in (lambda one: one < 99.9, lambda one: one > 100.1)
    )
    assert below.isdisjoint(above)
    assert fills(page)["330900"].startswith("url(")
    expect(page.locator("#card .gathered")).to_contain_text("已达到 3")
    # Nothing but the bodies of questions carries the table.
    assert any("1280" in body for _, _, body in sent)
    assert not [url for _, url, _ in sent if "1280" in url or "%E6%9D%AD" in url]
    assert {method for method, _, body in sent if body} == {"POST"}


def test_a_forecast_is_made_of_a_place_with_a_target_of_its_own(held):
    page, key = held
    page.goto(f"/targets?goal={key}&indicator=resident_population&due=2028&pin=330100")
    expect(page.locator("#card .kicker")).to_contain_text("杭州市 · 自设目标", timeout=20000)
    expect(page.locator("#forecast h3")).to_contain_text("杭州市")
    expect(page.locator("#forecast .lead")).to_contain_text("达到目标的概率")
    expect(page.locator("#forecast tr.now")).to_contain_text("采用")
    expect(page.locator("#card .path .band")).to_have_count(1)
    expect(page.locator("#card .path-key")).to_contain_text("预测")
    expect(page.locator("select[data-choose=due]")).to_have_value("2028")


def test_without_the_table_an_address_says_what_to_open_and_nobody_sees_anothers(
    held, browser, base_url
):
    page, key = held
    address = f"/targets?goal={key}&indicator=resident_population"
    page.goto(address)
    expect(page.locator("#card .gathered")).to_be_visible(timeout=20000)
    with browser.new_context(base_url=base_url) as other:
        second = other.new_page()
        second.goto(address)
        settled(second)
        expect(second.locator("#notes")).to_contain_text("项目文件")
        assert "1,280" not in second.content()
        assert second.evaluate("() => siquan.own.list().length") == 0
        expect(second.locator(".gathered")).to_have_count(0)
        choose(second, "target", "services_gdp_share")
        expect(second.locator("h1")).to_contain_text("服务业增加值占GDP比重")
    choose(page, "due", "2028")
    expect(page.locator("#card .gathered")).to_be_visible()


def test_own_values_of_a_target_without_a_series_give_a_verdict(page):
    key = import_own(page, "税收占比2025", {"浙江省": 62.5}, "%")
    open_targets(page, "?target=services_tax_share")
    expect(page.locator("#card .verdict")).to_have_text("–无数据")
    unfold(page, "own")
    choose(page, "actuals", key)
    expect(page.locator("#card .verdict")).to_have_text("✓已达到")
    expect(page.locator("#card")).to_contain_text("62.5")
    expect(page.locator("#scores tr.now .standing")).to_contain_text("已达到")


# --- everybody -------------------------------------------------------------------------------


def test_all_is_done_without_a_mouse(page):
    open_targets(page)
    target = page.locator("select[data-choose=target]")
    target.focus()
    target.select_option("services_gdp_share")
    settled(page)
    page.locator("button[data-choose=by][data-value=city]").focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    expect(page).to_have_url(re.compile("by=circle"))
    page.keyboard.press("ArrowRight")
    settled(page)
    page.locator("#places tr[data-code='330100'] button.name").focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#card .kicker")).to_contain_text("杭州市")
    page.keyboard.press("Escape")
    settled(page)
    expect(page.locator("#card .kicker")).to_contain_text("浙江省")
    region = page.locator("#board .scrolls")
    region.focus()
    expect(region).to_be_focused()
    expect(region).to_have_attribute("aria-label", "规划表1的指标")


def test_a_row_is_a_card_with_its_verdict_beside_its_name_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_targets(page, "?lang=en")
    for row in page.locator("#scores tbody tr").all():
        name, verdict = (row.locator(one).bounding_box() for one in ("th", "td.standing"))
        assert abs(name["y"] - verdict["y"]) < 4
        assert verdict["x"] + verdict["width"] <= 390
    wide = "() => document.querySelector('#scores .scrolls').scrollWidth"
    assert page.evaluate(wide) <= 390


@pytest.mark.parametrize("width", [390, 800, 1440])
@pytest.mark.parametrize("query", ["?lang=en", SHARE + "&by=county"])
def test_only_boxes_scroll_sideways(page, query, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_targets(page, query)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    laid_out(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_the_map_is_printed_whole(page):
    open_targets(page, SHARE)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    inside = """() => {
      const box = (one) => one.getBoundingClientRect();
      const map = box(document.querySelector('.map'));
      const drawn = [...document.querySelectorAll('path.area')].map(box);
      return drawn.every((one) => one.bottom <= map.bottom + 1 && one.right <= map.right + 1);
    }"""
    assert page.evaluate(inside)


@pytest.mark.parametrize(
    ("query", "width", "theme"),
    [
        ("?pin=330200&target=services_gdp_share", 1440, "light"),
        ("?lang=en&due=2025", 1440, "dark"),
        ("?by=county&target=services_gdp_share", 390, "dark"),
        ("?lang=en&target=services_tax_share", 390, "light"),
    ],
)
def test_axe_finds_nothing(page, query, width, theme):
    page.set_viewport_size({"width": width, "height": 900})
    open_targets(page, f"{query}&theme={theme}")
    # Laid out whole, so that nothing moves while it is checked.
    laid_out(page)
    # The monitored lists are checked by themselves.
    assert objections(page, {"exclude": [["#monitoring"]]}) == []
