"""A city's tasks in a real browser: entered, kept, taken along, brought in, and never sent."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.axe import objections

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="document.title=1">'
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture
def bodies(page):
    """What is sent along with requests of the page: nothing but the address that the map asks."""
    sent = []

    def note(asked):
        if asked.post_data and not is_question(asked.post_data):
            sent.append(asked.post_data)

    page.on("request", note)
    return sent


def is_question(body):
    """Whether a body is the map's own question: an address of this page, and no own table."""
    told = json.loads(body)
    (wanted,), (own,) = told["inputs"], told["state"]
    return wanted["value"].startswith("/targets?my=") and "value" not in own


def open_list(page, query="?my=330100"):
    page.goto(f"/targets{query}")
    expect(page.locator("#monitoring [role=tablist]")).to_be_visible()


def row(page, key):
    return page.locator(f'#monitoring tr[data-key="{key}"]')


def field(page, key, name):
    return row(page, key).locator(f"[data-field={name}]")


def enter(page, key, **told):
    for name, value in told.items():
        control = field(page, key, name)
        control.select_option(value) if name == "status" else control.fill(value)


def entered(page, key):
    names = ("status", "owner", "note", "date")
    return {name: field(page, key, name).input_value() for name in names}


def csv(text, name="任务.csv", encoding="utf-8-sig"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return {"name": name, "mimeType": "text/csv", "buffer": content}


def bring(page, file, what="tasks"):
    page.set_input_files(f"#monitoring [data-import={what}]", file)
    expect(page.locator("#monitor-told p")).to_be_visible()


def told(page, look):
    return page.locator(f"#monitor-told .{look}")


def kept(page, name="tasks"):
    return page.evaluate(f"() => JSON.parse(localStorage.getItem('siquan-{name}') ?? '{{}}')")


SAID = {"status": "under_way", "owner": "张三", "note": "第一步\n第二步", "date": "2026-09-30"}


def test_what_is_entered_is_there_after_a_reload_and_is_never_sent(page, bodies):
    open_list(page)
    enter(page, "PS-02", **SAID)
    expect(page.locator("#monitor-tasks .summary")).to_contain_text("推进中 1")
    expect(row(page, "PS-02").locator(".changed")).to_contain_text("改于 20")
    page.reload()
    assert entered(page, "PS-02") == SAID
    expect(page.locator("#monitor-tasks .summary")).to_contain_text("无数据 72")
    assert bodies == []


def test_every_city_has_its_own_list_and_the_province_another(page):
    open_list(page)
    enter(page, "PS-02", **SAID)
    page.select_option("select[data-choose=my]", "330200")
    expect(page.locator("#monitor-whose")).to_contain_text("宁波市")
    assert entered(page, "PS-02")["status"] == "no_data"
    enter(page, "PS-02", status="done")
    page.select_option("select[data-choose=my]", "330100")
    expect(page.locator("#monitor-whose")).to_contain_text("杭州市")
    expect(field(page, "PS-02", "status")).to_have_value("under_way")
    page.select_option("select[data-choose=my]", "")
    expect(page.locator("#monitor-whose")).to_contain_text("浙江省全省")
    expect(field(page, "PS-02", "status")).to_have_value("no_data")
    assert {city: one["PS-02"]["status"] for city, one in kept(page).items()} == {
        "330100": "under_way",
        "330200": "done",
    }


def test_filters_choose_rows_and_leave_the_one_that_is_changed_in_place(page):
    open_list(page)
    panel = page.locator("#monitor-tasks")
    visible = panel.locator("tr[data-key]:visible")
    expect(visible).to_have_count(73)
    panel.locator("[data-filter=department]").select_option("省科技厅")
    expect(visible).to_have_count(7)
    expect(panel.locator(".shown")).to_contain_text("显示 7 项，共 73 项")
    panel.locator("[data-filter=department]").select_option("-")
    expect(visible).to_have_count(35)
    panel.locator("[data-filter=group]").select_option("programme-2")
    expect(visible).to_have_count(10)
    expect(panel.locator("tr.part:visible")).to_have_count(1)
    panel.locator("[data-filter=status]").select_option("no_data")
    enter(page, "ENG-2.1", status="done")
    expect(row(page, "ENG-2.1")).to_be_visible()
    panel.locator("[data-filter=department]").select_option("")
    expect(row(page, "ENG-2.1")).to_be_hidden()


def test_tabs_are_walked_by_the_keyboard(page):
    open_list(page)
    tab = page.get_by_role("tab", name="重点任务")
    tab.focus()
    expect(tab).to_have_attribute("aria-selected", "true")
    for key, name in (
        ("ArrowRight", "政策事项"),
        ("ArrowRight", "重点项目"),
        ("ArrowRight", "指标"),
        ("ArrowLeft", "重点项目"),
        ("Home", "指标"),
        ("End", "重点项目"),
    ):
        page.keyboard.press(key)
        now = page.get_by_role("tab", name=name)
        expect(now).to_be_focused()
        expect(now).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        expect(page.locator("#monitoring [role=tabpanel]:visible")).to_have_count(1)
    assert page.locator("#monitoring [role=tab][tabindex='0']").count() == 1


def test_without_scripts_all_lists_follow_one_another(browser, base_url):
    with browser.new_context(base_url=base_url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/targets?my=330100")
        expect(page.locator("#monitoring [role=tabpanel]:visible")).to_have_count(4)
        expect(page.locator("#monitoring [role=tablist]")).to_be_hidden()
        expect(page.locator("#monitoring tr[data-key]:visible")).to_have_count(136)
        controls = "#monitoring .monitor-panels :is(input, select, textarea):visible"
        assert page.locator(controls).count() == 0


def test_a_project_file_carries_tasks_and_projects_to_another_browser(
    page, browser, base_url, tmp_path
):
    open_list(page)
    enter(page, "PS-02", **SAID)
    page.click("#monitor-tab-projects")
    bring(page, csv("项目名称,总投资（亿元）\n智谷,12.5\n"), "projects")
    with page.expect_download() as saved:
        page.click("#project-save")
    path = tmp_path / "siquan-project.json"
    saved.value.save_as(path)
    file = json.loads(path.read_text(encoding="utf-8"))
    assert file["view"].startswith("/targets")
    assert file["tasks"]["330100"]["PS-02"]["owner"] == "张三"
    with browser.new_context(base_url=base_url) as context:
        other = context.new_page()
        for address in ("/data", "/targets?my=330100"):  # either page opens it
            other.goto(address)
            other.evaluate("() => localStorage.clear()")
            other.reload()
            other.set_input_files("#project-file", path)
            expect(other.locator(".done")).to_contain_text("任务和项目 2 条")
        assert entered(other, "PS-02") == SAID
        other.click("#monitor-tab-projects")
        expect(row(other, "智谷")).to_have_count(0)
        expect(other.locator("#monitor-projects tbody tr")).to_contain_text("智谷")


def project(**more):
    return {"siquan": "project", "version": 1, "tables": [], "aliases": {}, "view": "/", **more}


def opened(page, content):
    text = content if isinstance(content, str) else json.dumps(content)
    page.set_input_files(
        "#project-file", {"name": "p.json", "mimeType": "text/json", "buffer": text.encode()}
    )
    expect(page.locator("#monitor-told p")).to_be_visible()
    page.wait_for_function("() => !document.getElementById('project-file').files.length")


def test_of_two_entries_the_one_changed_last_counts(page):
    open_list(page)
    enter(page, "PS-02", status="done")
    older = {"status": "under_way", "owner": "旧", "changed": "2020-01-01T00:00:00.000Z"}
    newer = {"status": "not_started", "changed": "2999-01-01T00:00:00.000Z"}
    opened(page, project(tasks={"330100": {"PS-02": older, "PS-03": older, "X-9": older}}))
    expect(told(page, "done")).to_be_visible()
    assert entered(page, "PS-02")["status"] == "done"
    assert entered(page, "PS-03")["owner"] == "旧"
    assert "X-9" in kept(page)["330100"]  # of another edition: kept, not shown
    opened(page, project(tasks={"330100": {"PS-02": newer}}))
    expect(field(page, "PS-02", "status")).to_have_value("not_started")


def test_a_project_file_from_before_there_were_tasks_still_opens(page):
    open_list(page)
    enter(page, "PS-02", status="done")
    opened(page, project())
    expect(told(page, "done")).to_be_visible()
    assert entered(page, "PS-02")["status"] == "done"


ENTRY = {"status": "done", "changed": "2026-01-01T00:00:00Z"}


BROKEN = [
    ("{", "p.json"),
    ("null", "p.json"),
    ({"siquan": "project"}, "p.json"),
    (project(tasks=[]), "[]"),
    (project(tasks={"330100": {"PS-02": {**ENTRY, "status": "finished"}}}), "finished"),
    (project(tasks={"330100": {"PS-02": {**ENTRY, "owner": 7}}}), "7"),
    (project(tasks={"330100": {"PS-02": {**ENTRY, "note": "x" * 501}}}), "xxx"),
    (project(tasks={"330100": {"PS-02": {**ENTRY, "date": "2026-02-31"}}}), "2026-02-31"),
    (project(tasks={"330100": {"PS-02": {"status": "done"}}}), "changed"),
    (project(tasks={"330100": {"<b>": ENTRY}}), "<b>"),
    (project(tasks={"<b>": {}}), "<b>"),
    (project(projects={"330100": [{**ENTRY, "name": ""}]}), "name"),
    (project(projects={"330100": [{**ENTRY, "name": "x", "investment": -1}]}), "-1"),
    (project(projects={"330100": {}}), "{}"),
]


def test_a_broken_project_file_gets_one_sentence_and_changes_nothing(page):
    open_list(page)
    enter(page, "PS-03", status="done")
    before = kept(page)
    for content, quoted in BROKEN:
        opened(page, content)
        expect(told(page, "wrong")).to_contain_text(quoted)
        assert kept(page) == before
        assert kept(page, "projects") == {}


def test_a_list_that_is_saved_as_csv_comes_back_as_it_was(page, bodies, tmp_path):
    open_list(page)
    for key, note in (
        ("PS-02", FORMULA),
        ("PS-03", "'=1"),
        ("PS-04", 'a,"b"\n第二行'),
        ("POL", "-"),
    ):
        enter(page, key, **{**SAID, "note": note})
    page.click("#monitor-tab-indicators")
    enter(page, "services_gva:2030", status="under_way", owner="发展改革委")
    before = kept(page)["330100"]
    with page.expect_download() as saved:
        page.click("#monitoring [data-export=tasks]")
    path = tmp_path / "tasks.csv"
    saved.value.save_as(path)
    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert f"'{FORMULA}" in text.decode("utf-8-sig")
    page.on("dialog", lambda asked: asked.accept())
    page.click("#monitoring [data-clear=tasks]")
    expect(field(page, "PS-02", "status")).to_have_value("no_data")
    assert kept(page) == {}
    bring(page, csv(text))
    expect(told(page, "done")).to_contain_text("5 行")
    after = kept(page)["330100"]
    for found in (before, after):
        for one in found.values():
            del one["changed"]
    assert after == before
    assert bodies == []


WRITTEN = [
    "编号,进展,责任人,备注,截至日期\r\nPS-02,推进中,张三,好,2026/9/1\r\n",
    "全市任务表\n\nKey,Status,Owner,Note,As of\nPS-02,Under way,张三,好,2026-09-01\n",
    "key;status;owner;note;date\nPS-02;under_way;张三;好;2026年9月1日\n",
    "编号\t进展\t责任人\t备注\t截至日期\nPS-02\t推进中\t张三\t好\t2026.9.1",
]


def test_a_csv_is_read_as_spreadsheets_write_it(page):
    open_list(page)
    for number, text in enumerate(WRITTEN):
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            name = f"{number}-{encoding}.csv"
            bring(page, csv(text, name, encoding))
            expect(told(page, "done")).to_contain_text(f"“{name}”的 1 行")
            assert entered(page, "PS-02") == {
                "status": "under_way", "owner": "张三", "note": "好", "date": "2026-09-01",
            }  # fmt: skip
            page.evaluate("() => siquan.tasks.clear('330100')")


HEAD = "编号,进展,责任人,备注,截至日期\nPS-03,已完成,,,\n"


FAULTY = [
    (HEAD + "XX-1,已完成,,,", ("第 3 行", "XX-1", "模板里的编号")),
    (HEAD + "PS-02,快好了,,,", ("第 3 行", "快好了", "未启动、推进中、已完成、无数据")),
    (HEAD + "PS-02,,,,去年", ("去年", "2026-07-15")),
    (HEAD + "PS-02,,,,2026-02-31", ("2026-02-31",)),
    (HEAD + f"PS-02,,{'长' * 501},,", ("责任人", "500")),
    (HEAD + "PS-03,推进中,,,", ("PS-03", "只出现一次")),
    (HEAD + 'PS-02,已完成,"没有', ("不是 CSV",)),
    ("地区,产值\n杭州,1\n", ("地区", "编号", "进展")),
    ("", ("不是 CSV",)),
    (b"PK\x03\x04\0\0\0", ("不是 CSV", "CSV UTF-8")),
    (b"\xef\xbb\xbf\xff\xfe\xfd", ("不是 CSV",)),
    ("编号,进展\nPS-02,\n", ("没有一行",)),
    (b"x" * 2_000_001, ("2.0 MB", "最多读 2 MB")),
]


def test_a_faulty_csv_gets_one_sentence_and_nothing_is_lost(page):
    open_list(page)
    enter(page, "PS-02", **SAID)
    before = kept(page)
    for text, quoted in FAULTY:
        bring(page, csv(text))
        for word in quoted:
            expect(told(page, "wrong")).to_contain_text(word)
        assert kept(page) == before


def test_a_template_that_is_half_filled_in_takes_nothing_away(page):
    open_list(page)
    enter(page, "PS-02", **SAID)
    template = page.request.get("/export/tasks.csv").body().decode("utf-8-sig")
    lines = [f"{line[:-3]}已完成,,," if line.startswith("PS-03,") else line
             for line in template.split("\r\n")]  # fmt: skip
    bring(page, csv("\r\n".join(lines)))
    expect(told(page, "done")).to_contain_text("1 行")
    assert entered(page, "PS-02") == SAID
    assert entered(page, "PS-03")["status"] == "done"


QUOTED = '"' + HOSTILE.replace('"', '""') + '"'
PROJECTS = (
    "项目名称,\"市、县（市、区）\",行业,总投资（亿元）,进展,责任人,备注,截至日期,投资（万元）\n"
    "西湖智谷,西湖区,软件,\"1,234.5\",推进中,李四,=1+1,2026-09-01,9\n"
    f"{QUOTED},330200,,,,,{QUOTED},,\n"
)  # fmt: skip


def test_projects_are_brought_in_listed_summed_saved_and_removed(page, bodies, tmp_path):
    open_list(page)
    page.click("#monitor-tab-projects")
    panel = page.locator("#monitor-projects")
    expect(panel).to_contain_text("还没有项目")
    bring(page, csv(PROJECTS, encoding="gb18030"), "projects")
    expect(told(page, "done")).to_contain_text("略去：投资（万元）")
    expect(panel.locator(".summary")).to_contain_text("共 2 项")
    expect(panel.locator(".summary")).to_contain_text("1,234.5 亿元（1 个项目填了）")
    expect(panel.locator("tbody tr").first).to_contain_text("西湖区")
    expect(panel.locator("tbody tr").nth(1)).to_contain_text("宁波市")
    bring(page, csv("project,place,investment\n"), "projects")
    with page.expect_download() as saved:
        page.click("#monitoring [data-export=projects]")
    path = tmp_path / "projects.csv"
    saved.value.save_as(path)
    assert "'=1+1" in path.read_text(encoding="utf-8-sig")
    before = kept(page, "projects")["330100"]
    bring(page, csv(path.read_bytes()), "projects")
    expect(told(page, "done")).to_contain_text("2 行取代了原有内容")
    assert [one["name"] for one in kept(page, "projects")["330100"]] == [
        one["name"] for one in before
    ]
    assert kept(page, "projects")["330100"][0]["note"] == "=1+1"
    page.reload()
    page.click("#monitor-tab-projects")
    expect(panel.locator("tbody tr")).to_have_count(2)
    page.on("dialog", lambda asked: asked.accept())
    panel.get_by_role("button", name="移除 西湖智谷").click()
    expect(panel.locator("tbody tr")).to_have_count(1)
    panel.locator("[data-clear=projects]").click()
    expect(panel).to_contain_text("还没有项目")
    assert bodies == []


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        (",330100,,1,,,,", ("项目名称",)),
        ("甲,火星区,,1,,,,", ("火星区", "代码或名称")),
        ("甲,330100,,很多,,,,", ("很多", "12.5")),
        ("甲,330100,,-1,,,,", ("-1",)),
        ("甲,330100,,1,快了,,,", ("快了", "推进中")),
    ],
)
def test_a_faulty_list_of_projects_changes_nothing(page, line, quoted):
    open_list(page)
    page.click("#monitor-tab-projects")
    head = PROJECTS.split("\n", 1)[0]
    bring(page, csv(f"{head}\n乙,,,,,,,\n{line}\n"), "projects")
    for word in ("第 3 行", *quoted):
        expect(told(page, "wrong")).to_contain_text(word)
    assert kept(page, "projects") == {}


def test_hostile_text_stays_text(page):
    open_list(page)
    enter(page, "PS-02", status="done", owner=HOSTILE, note=HOSTILE)
    page.click("#monitor-tab-projects")
    bring(page, csv(PROJECTS, name=f"{HOSTILE}.csv"), "projects")
    page.reload()
    page.click("#monitor-tab-projects")
    expect(page.locator("#monitor-projects tbody")).to_contain_text("<img src=x")
    assert page.locator("#monitoring img").count() == 0
    assert page.title() != "1"
    opened(page, project(tasks={"330100": {"PS-02": {**ENTRY, "status": HOSTILE}}}))
    assert page.locator("#monitoring img").count() == 0


def test_clearing_asks_first_and_leaves_other_cities_alone(page):
    open_list(page, "?my=330200")
    enter(page, "PS-02", status="done")
    open_list(page)
    enter(page, "PS-02", status="done")
    page.once("dialog", lambda asked: asked.dismiss())
    page.click("#monitoring [data-clear=tasks]")
    assert set(kept(page)) == {"330100", "330200"}
    page.once("dialog", lambda asked: asked.accept())
    page.click("#monitoring [data-clear=tasks]")
    assert set(kept(page)) == {"330200"}


def test_where_storage_is_forbidden_entries_last_as_long_as_the_page(page):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error(); };"
        "Storage.prototype.getItem = () => { throw new Error(); };"
    )
    open_list(page)
    enter(page, "PS-02", status="done")
    expect(told(page, "wrong")).to_contain_text("请保存项目文件")
    enter(page, "PS-03", owner="张三")
    expect(page.locator("#monitor-tasks .summary")).to_contain_text("已完成 1")
    with page.expect_download() as saved:
        page.click("#project-save")
    assert json.loads(saved.value.path().read_text(encoding="utf-8"))["tasks"]["330100"]["PS-03"]


def test_what_cannot_be_read_of_what_is_kept_takes_nothing_else_along(page):
    open_list(page)
    spoilt = json.dumps({"330100": {"PS-02": {"status": "?"}, "PS-03": ENTRY}})
    page.evaluate("(text) => localStorage.setItem('siquan-tasks', text)", spoilt)
    page.reload()
    assert entered(page, "PS-02")["status"] == "no_data"
    assert entered(page, "PS-03")["status"] == "done"
    page.evaluate("() => localStorage.setItem('siquan-tasks', '{')")
    page.reload()
    expect(page.locator("#monitor-tasks .summary")).to_contain_text("无数据 73")


def test_another_window_is_told(page, context):
    open_list(page)
    other = context.new_page()
    open_list(other)
    enter(other, "PS-02", status="done")
    expect(field(page, "PS-02", "status")).to_have_value("done")


TEXTS = [
    "", "=1", "'=1", "''=1", "'a", "  @x", "＝1", "-", "\t=1", "a", "'", "+86 571", "\u3000=1",
]  # fmt: skip


def test_every_text_comes_back_through_a_cell(page):
    open_list(page)
    script = """(text) => {
      const { safe, bare, write, parse } = siquan.commas;
      return [bare(safe(text)), parse(write([["x", text, "y"]]).slice(1))[0].cells[1], safe(text)];
    }"""
    for text in TEXTS:
        bare, cell, safe = page.evaluate(script, text)
        assert (bare, cell) == (text, text)
        assert not safe.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_on_a_phone_a_row_of_which_nothing_is_said_asks_for_its_status_alone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_list(page)
    expect(field(page, "PS-02", "note")).to_be_hidden()
    field(page, "PS-02", "status").focus()
    expect(field(page, "PS-02", "note")).to_be_visible()
    enter(page, "PS-02", note="好")
    page.reload()
    expect(field(page, "PS-02", "note")).to_be_visible()
    expect(field(page, "PS-03", "note")).to_be_hidden()


@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, lang, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_list(page, f"?my=330100&lang={lang}")
    enter(page, "PS-02", **SAID)
    page.click("#monitor-tab-projects")
    bring(page, csv(PROJECTS), "projects")
    for name in ("indicators", "tasks", "policies", "projects"):
        page.click(f"#monitor-tab-{name}")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert objections(page, "#monitoring") == []
