"""The map page as its readers use it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import area, areas, open_map, seen, settled

pytestmark = pytest.mark.browser


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def test_the_plain_address_shows_the_cities_in_chinese(page):
    open_map(page)
    expect(areas(page)).to_have_count(11)
    expect(page.locator("h1")).to_contain_text("2023年浙江省各设区市第三产业增加值")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("table.ranking tbody tr").first).to_contain_text("杭州")


def test_a_choice_is_written_in_the_address_and_back_undoes_it(page):
    open_map(page)
    press(page, "四圈")
    expect(page).to_have_url(re.compile(r"/\?by=circle$"))
    expect(areas(page)).to_have_count(4)
    page.go_back()
    settled(page)
    expect(areas(page)).to_have_count(11)
    expect(page.get_by_role("button", name="设区市", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.go_forward()
    settled(page)
    expect(areas(page)).to_have_count(4)


def test_an_address_opens_the_same_map_after_a_reload(page):
    open_map(page, "?indicator=tertiary_share&by=circle&year=2021&k=4&lang=en")
    before = seen(page)
    page.reload()
    settled(page)
    assert seen(page) == before
    expect(page.locator("h1")).to_contain_text("Services share of GDP by circle, Zhejiang, 2021")


@pytest.mark.parametrize("query", ["?by=moon&year=1066&k=x", "?%%%", "?indicator=<script>&at=1,2"])
def test_a_broken_address_gives_the_default_and_no_error(page, query):
    open_map(page, query)
    expect(page.locator("h1")).to_contain_text("2023年浙江省各设区市第三产业增加值")
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_first_click_pins_and_a_second_opens(page):
    open_map(page, "?by=circle")
    area(page, "wentai").click()
    settled(page)
    expect(page.locator(".card h2")).to_have_text("温台服务业经济圈")
    area(page, "wentai").click()
    settled(page)
    expect(page.locator("h1")).to_contain_text("温台服务业经济圈")
    expect(page.locator("table.ranking tbody tr")).to_have_count(2)
    page.locator(".crumbs a").first.click()
    settled(page)
    expect(page.locator("table.ranking tbody tr")).to_have_count(11)


def test_recolouring_sends_no_geometry_and_keeps_every_path(page):
    open_map(page, "?by=county&indicator=gdp&year=2022")
    page.evaluate("() => document.querySelectorAll('path.area').forEach((one) => one.kept = true)")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="2023", exact=True).click()
    settled(page)
    expect(page.locator("h1")).to_contain_text("2023年")
    kept = "() => [...document.querySelectorAll('path.area')].filter((one) => one.kept).length"
    assert page.evaluate(kept) == 90
    assert not [url for url in asked if "/files/" in url and not url.endswith(".svg")]


def test_a_recolour_while_the_shapes_are_still_loading_is_not_lost(page, network):
    network.most = 1.5
    page.goto("/")
    page.wait_for_function("() => window.siquan?.scene")
    page.get_by_role("button", name="四圈", exact=True).click()
    page.wait_for_function("() => siquan.scene.by === 'circle'")
    network.most = 0.0
    settled(page)
    expect(areas(page)).to_have_count(4)
    assert len(seen(page)["fills"]) == 4


def test_the_map_does_not_wait_for_dash_and_a_choice_made_before_is_not_lost(page):
    held = []
    page.route("**/dash_renderer*", lambda route: held.append(route))  # noqa: PLW0108  (a marked one)
    page.goto("/")
    page.wait_for_function("() => document.documentElement.dataset.painted === ''")
    expect(areas(page)).to_have_count(11)
    for name in ("县市区", "四圈"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(areas(page)).to_have_count(11)
    page.wait_for_function("() => document.querySelector('script[src*=dash_renderer]')")
    page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    settled(page)
    expect(areas(page)).to_have_count(4)
    expect(page).to_have_url(re.compile(r"/\?by=circle$"))


def test_hovering_names_the_value_and_lights_the_row_and_the_legend(page):
    open_map(page)
    area(page, "330300").hover()
    expect(page.locator(".tip")).to_contain_text("温州市")
    expect(page.locator(".tip")).to_contain_text("4,944.3 亿元（2023年）")
    expect(page.locator(".tip")).to_contain_text("全省第3位（共11个） · 圈内第1位")
    expect(page.locator("tr.lit")).to_contain_text("温州")
    expect(page.locator(".legend-rows li.lit")).to_have_count(1)
    expect(page.locator(".strip .pointer")).to_be_visible()


def test_the_table_says_the_map_by_keyboard(page):
    open_map(page)
    row = page.get_by_role("button", name="宁波", exact=True)
    row.focus()
    expect(page.locator("tr.lit")).to_contain_text("宁波")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator(".card h2")).to_have_text("宁波市")
    page.get_by_role("button", name="2023", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    expect(page.locator("h1")).to_contain_text("2022年")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("杭州", "杭州市"),
        ("hangzhou", "杭州市"),
        ("xiaoshan", "萧山区"),
        ("Yiwu", "义乌市"),
        ("绍兴县", "柯桥区"),
        ("330602", "越城区"),
        ("温台", "温台服务业经济圈"),
    ],
)
def test_a_place_is_found_as_it_is_called(page, text, name):
    open_map(page)
    box = page.locator("#search")
    box.press_sequentially(text)
    expect(page.locator("#found li").first).to_be_visible()
    options = page.locator("#found li span").all_inner_texts()
    assert name in options
    for _ in range(options.index(name)):
        box.press("ArrowDown")
    box.press("Enter")
    settled(page)
    expect(page.locator(".card h2")).to_have_text(name)
    expect(box).to_have_value("")


def test_a_place_that_is_not_there_is_said(page):
    open_map(page)
    page.locator("#search").press_sequentially("亚特兰蒂斯")
    expect(page.locator("#found")).to_contain_text("找不到“亚特兰蒂斯”")
    page.locator("#search").press("Enter")
    expect(page).to_have_url(re.compile(r"/$"))


def test_own_limits_are_read_however_they_are_separated(page):
    open_map(page)
    page.get_by_text("分级与配色").click()
    box = page.locator("#breaks")
    box.fill("3000，1000、8000")
    box.press("Enter")
    settled(page)
    expect(page.locator(".legend-rows li")).to_have_count(4)
    expect(page).to_have_url(re.compile("breaks=1000,3000,8000"))
    expect(page.locator("#method")).to_have_text("自己给出分界；适合多图统一口径。")
    box.fill("1000, abc")
    box.press("Enter")
    expect(page.locator("#wrong")).to_have_text("“abc”不是数字；请写如 1000, 3000, 8000")
    expect(page.locator(".legend-rows li")).to_have_count(4)
    box.fill("")
    box.press("Enter")
    settled(page)
    expect(page.locator(".legend-rows li")).to_have_count(5)


def test_the_focus_stays_and_the_folds_stay_open(page):
    open_map(page)
    page.get_by_text("分级与配色").click()
    year = page.get_by_role("button", name="2023", exact=True)
    year.focus()
    for wanted in ("2022", "2021", "2020"):
        page.keyboard.press("ArrowLeft")
        settled(page)
        expect(page.get_by_role("button", name=wanted, exact=True)).to_be_focused()
    expect(page.locator("#breaks")).to_be_visible()
    page.keyboard.press("Escape")


def test_back_over_a_page_load_shows_the_page_before(page):
    open_map(page, "?indicator=gdp")
    open_map(page, "?by=circle&year=2020&lang=en")
    page.go_back()
    settled(page)
    expect(page).to_have_url(re.compile(r"/\?indicator=gdp$"))
    expect(page.locator("h1")).to_contain_text("各设区市地区生产总值")


def test_a_lost_answer_is_said_and_the_controls_tell_the_truth(page, network):
    open_map(page)
    network.hold = 8
    page.get_by_role("button", name="2021", exact=True).click()
    expect(page.locator("#lost")).to_be_visible(timeout=9000)
    expect(page.get_by_role("button", name="2023", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    network.hold = 0
    page.locator("#lost").click()
    settled(page)
    expect(page.locator("h1")).to_contain_text("2021年")
    expect(page.locator("#lost")).to_be_hidden()


def test_the_shares_of_the_tip_are_those_of_the_table(page):
    open_map(page, "?year=latest")
    area(page, "330100").hover()
    expect(page.locator(".tip")).to_contain_text("2025年")
    expect(page.locator(".tip")).not_to_contain_text("占全省")
    open_map(page)
    area(page, "330100").hover()
    expect(page.locator(".tip")).to_contain_text("占全省 30.4%")


def test_a_resize_is_not_the_readers_move(page):
    open_map(page)
    page.set_viewport_size({"width": 1000, "height": 700})
    settled(page)
    expect(page).to_have_url(re.compile(r"/$"))
    page.evaluate("() => siquan.map.panBy([80, 0], { animate: false })")
    expect(page).to_have_url(re.compile("at="))
    page.locator("#whole").click()
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_value_of_old_boundaries_is_shown_on_the_union(page):
    open_map(page, "?indicator=gdp&by=county&year=2020")
    fills = seen(page)["fills"]
    assert fills["330110"] == fills["330113"]
    expect(page.locator("table.ranking")).to_contain_text("余杭 + 临平")
    expect(page.locator(".notes")).to_contain_text("合并显示")


def test_years_without_a_value_are_closed_and_say_why(page):
    open_map(page, "?by=county&indicator=resident_population")
    year = page.get_by_role("button", name="2016", exact=True)
    expect(year).to_have_attribute("aria-disabled", "true")
    expect(year).to_have_attribute("title", re.compile("未查到数"))
    broken = page.get_by_role("button", name="2021", exact=True)
    expect(broken).to_have_attribute("title", re.compile("普查"))


def test_play_goes_through_the_years_with_the_same_classes(page):
    open_map(page, "?year=2021")
    limits = page.locator(".legend-rows li span").all_inner_texts()
    page.get_by_role("button", name="逐年播放").click()
    expect(page.locator("h1")).to_contain_text("2022年")
    expect(page.locator("h1")).to_contain_text("2023年")
    page.get_by_role("button", name="逐年播放").click()
    settled(page)
    now = page.locator(".legend-rows li span").all_inner_texts()
    assert [text for text in now if "–" in text] == [text for text in limits if "–" in text]


def test_a_refused_question_says_why_and_paints_nothing(page):
    open_map(page, "?indicator=rural_income&by=circle")
    expect(page.locator(".notes")).to_contain_text("农村居民人均可支配收入不可加总")
    assert all(fill.startswith("url(") for fill in seen(page)["fills"].values())


def test_sites_are_gathered_filtered_spread_and_open_a_sheet(page):
    open_map(page, "?over=sites")
    expect(page.locator(".site-group").first).to_be_visible()

    def on_map():
        return page.evaluate(
            "() => [...document.querySelectorAll('[data-site]')].map((one) => one.dataset.site)"
            ".concat([...document.querySelectorAll('[data-sites]')].flatMap((one) =>"
            " one.dataset.sites.split(','))).length"
        )

    assert on_map() == 114
    page.get_by_text("集聚平台筛选").click()
    page.get_by_role("button", name="自贸试验区片区", exact=True).click()
    settled(page)
    assert on_map() == 6
    expect(page.locator(".controls")).to_contain_text("此处列出 6 个 · 总数不详")
    page.evaluate("() => siquan.ask({ pin: siquan.scene.sites[0] })")
    settled(page)
    expect(page.locator(".sheet")).to_contain_text("来源")
    expect(page.locator("path.accuracy")).to_have_count(1)


def test_sites_on_one_point_are_spread_not_lost(page, atlas):
    points = {}
    for site in atlas.register.sites.values():
        points.setdefault(site.position, []).append(site.key)
    point, keys = max(
        ((at, keys) for at, keys in points.items() if at), key=lambda found: len(found[1])
    )
    assert len(keys) > 1
    open_map(page, f"?over=sites&at={point[1]},{point[0]},12.9")
    page.locator(f'[data-sites*="{keys[0]}"]').click(force=True)
    for key in keys:
        expect(page.locator(f'[data-site="{key}"]')).to_be_visible()
    places = [page.locator(f'[data-site="{key}"]').bounding_box() for key in keys]
    assert len({(round(box["x"]), round(box["y"])) for box in places}) == len(keys)


def test_english_is_complete(page):
    open_map(page, "?lang=en&over=sites&pin=330100")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    words = page.evaluate(
        "() => [...document.querySelectorAll('.controls, h1, .notes, .crumbs, .timeline, table,"
        " .legend, .kicker, .card summary')].map((one) => one.innerText).join('\\n')"
    )
    chinese = re.findall(r"[\u4e00-\u9fff]+", words)
    batches = page.evaluate(
        "() => [...document.querySelectorAll('[data-choose=batches]')]"
        ".map((one) => one.innerText).join()"
    )
    assert [word for word in chinese if word not in batches] == []


def test_two_readers_do_not_see_each_other(page, context, base_url):
    other = context.new_page()
    open_map(page)
    other.goto(f"{base_url}/?by=county")
    settled(other)
    press(page, "四圈")
    expect(areas(page)).to_have_count(4)
    expect(areas(other)).to_have_count(90)


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_the_screen(page, width, lang):
    page.set_viewport_size({"width": width, "height": 844})
    open_map(page, f"?lang={lang}&by=county&pin=330100")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_first_painting_has_its_hatches(page):
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => siquan.repaint = () => {})"
    )
    open_map(page, "?indicator=gdp&by=county&year=2020")
    blank = [fill for fill in seen(page)["fills"].values() if not fill.startswith("#")]
    assert len(blank) == 62
    assert set(blank) == {"url(#fill-missing)"}
