"""The page that compares: five questions of planners, and maps that agree."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import laid_out, objections_to_both
from tests.browser.reading import TWO_FRAMES, open_map

pytestmark = pytest.mark.browser


def settled(page):
    """Wait until the answer is on all maps."""
    page.wait_for_function(
        "() => window.siquan?.scene?.painted && !('waiting' in document.documentElement.dataset)"
        " && document.getElementById('panels').dataset.view === siquan.scene.query"
        " && document.querySelector('h1').dataset.view === siquan.scene.query"
    )
    page.evaluate(TWO_FRAMES)


def open_board(page, query=""):
    page.goto(f"/circles{query}")
    settled(page)


def maps(page):
    return page.locator("#panels .panel:visible")


# --- five questions of planners, from the start page in at most two clicks ------------------


def test_which_circle_has_the_highest_services_share_and_by_how_much(page):
    open_map(page)
    page.get_by_role("link", name="四圈", exact=True).click()
    settled(page)
    row = page.locator("#grid tr", has_text="服务业占GDP比重")
    expect(row.locator("td.first")).to_have_text("杭绍嘉湖，领先金衢丽 2.2 个百分点")
    expect(row.locator("td").first).to_contain_text("58.8")


def test_which_city_pulls_the_growth_of_its_circle(page):
    open_map(page)
    page.get_by_role("link", name="四圈", exact=True).click()
    settled(page)
    told = page.locator("#standings .findings li")
    expect(told).to_have_count(4)
    expect(told.first).to_have_text("杭绍嘉湖名义增长9.5%，其中杭州拉动6.0个百分点，为圈内最多。")
    expect(told.nth(3)).to_contain_text("其中金华拉动8.1个百分点")


def test_how_far_a_city_is_behind_the_leader_of_its_circle_per_head(page):
    open_map(page)
    page.get_by_role("link", name="四圈", exact=True).click()
    settled(page)
    page.locator("#standings tr[data-code='331000'] a.name").click()
    settled(page)
    expect(page.locator("#profile-title")).to_have_text("台州市在温台服务业经济圈中")
    row = page.locator("table.profile tr", has_text="人均服务业增加值")
    expect(row.locator("td").nth(3)).to_have_text("−1,812 (温州)")
    expect(row.locator("td").nth(4)).to_contain_text("第三产业增加值+121.7亿元")


def test_which_focus_sectors_two_circles_share(page):
    open_map(page)
    page.get_by_role("link", name="四圈", exact=True).click()
    settled(page)
    told = page.locator("#focus .findings li").first
    expect(told).to_have_text(
        "两个以上圈共有：现代物流（甬舟、金衢丽）、现代金融（甬舟、温台）、旅游休闲（杭绍嘉湖、金衢丽）。"
    )


def test_which_listed_innovation_zones_lie_in_a_city_and_where_from_that_is_known(page):
    open_map(page)
    page.get_by_role("link", name="集聚", exact=True).click()
    page.wait_for_function("() => window.siquan?.scene?.painted")
    row = page.locator("#tallies tr", has=page.locator("a.name", has_text=re.compile("^嘉兴$")))
    row.locator("td").first.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("嘉兴市服务业集聚点")
    rows = page.locator("#listing tbody tr")
    expect(rows).to_have_count(7)
    for number in range(7):
        expect(rows.nth(number).locator("td").last.get_by_role("link")).to_be_visible()
        expect(rows.nth(number)).to_contain_text("现代服务业创新发展区")


# --- maps that agree -------------------------------------------------------------------------


def test_six_maps_change_together_and_keep_every_path(page):
    open_board(page)
    expect(maps(page)).to_have_count(6)
    assert page.locator("path.area").count() == 6 * 11
    page.evaluate(
        "() => document.querySelectorAll('path.area').forEach((one) => (one.kept = true))"
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="2021", exact=True).click()
    settled(page)
    kept = "() => [...document.querySelectorAll('path.area')].filter((one) => one.kept).length"
    assert page.evaluate(kept) == 66
    assert [url for url in asked if url.endswith(".json")] == []
    expect(page.locator("h1")).to_have_text("四大服务业经济圈比较，2021年")


FILLS = """() => siquan.scene.panels.map((panel, number) => {
  const root = document.querySelectorAll("#panels .panel .map")[number];
  return [...root.querySelectorAll("path.area")].map((one) => one.getAttribute("fill"));
})"""


def test_every_map_has_the_colours_of_its_own_values_on_the_one_scale(page):
    open_board(page, "?year=2022")
    scene = page.evaluate("() => siquan.scene")
    fills = page.evaluate(FILLS)
    assert len({tuple(panel["upper"]) for panel in scene["panels"]}) == 1
    for panel, found in zip(scene["panels"], fills, strict=True):
        expected = [panel["colours"][number] for number in panel["classes"]]
        assert found == expected


def test_the_maps_move_together(page):
    open_board(page)
    where = """() => [...document.querySelectorAll('#panels .panel:not([hidden]) .map')]
      .map((one) => one.querySelector('.leaflet-proxy').style.transform)
      .map((one) => one.match(/[\\d.]+/g).slice(1).map(Number))"""

    def apart():
        """Pixels between the maps: the one that is dragged stands on whole ones."""
        return max(max(side) - min(side) for side in zip(*page.evaluate(where), strict=True))

    page.click("#nearer")
    page.wait_for_timeout(400)
    assert apart() < 2
    box = maps(page).nth(4).bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 120, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert apart() < 2
    page.click("#whole")
    page.wait_for_timeout(300)
    assert apart() < 2


def test_one_pointer_lights_the_place_on_all_maps_and_in_the_table(page):
    open_board(page)
    row = page.locator("#standings tr[data-code='330700']")
    row.hover()
    lit = """() => [...document.querySelectorAll('path.area')]
      .filter((one) => one.getAttribute('stroke-width') === '2').length"""
    assert page.evaluate(lit) == 6
    expect(row).to_have_class(re.compile("lit"))


def test_choices_stand_in_the_address_and_back_undoes_them(page):
    open_board(page)
    page.get_by_role("button", name="各年份", exact=True).click()
    settled(page)
    expect(page).to_have_url(re.compile(r"/circles\?panels=years$"))
    expect(page.locator("#panel-0")).to_contain_text("2018年")
    page.get_by_role("button", name="原值", exact=True).click()
    settled(page)
    page.go_back()
    settled(page)
    expect(page.get_by_role("button", name="全省=100", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.go_back()
    settled(page)
    expect(page).to_have_url(re.compile(r"/circles$"))
    page.reload()
    settled(page)
    expect(maps(page)).to_have_count(6)


def test_the_readers_own_indicators_in_their_own_order(page):
    open_board(page, "?indicators=gdp,tertiary_share")
    expect(maps(page)).to_have_count(2)
    page.get_by_text("比较哪些指标").click()
    page.get_by_role("button", name="外贸依存度", exact=True).click()
    settled(page)
    expect(maps(page)).to_have_count(3)
    expect(page.locator("#panel-2")).to_contain_text("外贸依存度")
    expect(page).to_have_url(re.compile("indicators=gdp,tertiary_share,trade_per_gdp"))
    page.get_by_role("button", name="地区生产总值", exact=True).click()
    settled(page)
    expect(page.locator("#panel-0")).to_contain_text("服务业占GDP比重")


def test_a_city_is_chosen_once_and_every_page_opens_on_it(page):
    open_map(page)
    page.get_by_label("我的城市").select_option("331000")
    expect(page).to_have_url(re.compile("my=331000"))
    expect(page.locator("table.ranking tr.mine")).to_contain_text("台州")
    expect(page.locator("table.ranking tr.peer")).to_have_count(3)
    expect(page.locator(".card h2")).to_have_text("台州市")
    page.goto("/circles")
    page.wait_for_function("() => location.search.includes('my=331000')")
    settled(page)
    expect(page.locator("#profile-title")).to_contain_text("台州市")
    expect(page.locator("tr.mine")).not_to_have_count(0)
    page.goto("/data")
    page.wait_for_url(re.compile("my=331000"))
    page.get_by_label("我的城市").select_option("")
    page.wait_for_function("() => !location.search.includes('my=')")
    page.goto("/circles")
    settled(page)
    page.wait_for_timeout(500)
    assert "my=" not in page.url


def test_english_is_complete(page):
    open_board(page, "?lang=en")
    expect(page.locator("h1")).to_have_text("Four service circles compared, 2023")
    words = page.evaluate("() => document.querySelector('main').innerText")
    told = re.sub(r"[（(][^）)]*[）)]|[一二三四五六七八九]、?", "", words)
    chinese = {line for line in told.splitlines() if re.search("[一-鿿]", line)}
    named = page.evaluate(
        "() => [...document.querySelectorAll('.portrait')].map((one) => one.innerText).join('\\n')"
    )
    assert {
        line for line in chinese if line not in re.sub(r"[（(][^）)]*[）)]", "", named)
    } == set()


@pytest.mark.parametrize(
    ("path", "width"),
    [("/circles?my=330400", 1440), ("/circles?lang=en&basis=absolute&pin=330200", 390)],
)
def test_axe_finds_nothing(page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{path}&theme=light")
    settled(page)
    # Laid out whole, so that nothing moves while it is checked.
    laid_out(page)
    assert objections_to_both(page) == []


@pytest.mark.parametrize("width", [390, 800, 1440])
@pytest.mark.parametrize("path", ["/circles", "/sites?lang=en"])
def test_only_boxes_scroll_sideways(page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    page.wait_for_function("() => window.siquan?.scene?.painted")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
