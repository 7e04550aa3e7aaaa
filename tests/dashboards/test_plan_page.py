"""The page of the documents, without a browser."""

import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import brotli
import pytest

from dashboards.app import create_app

TAGS = re.compile(r"<[^>]+>")
SECTIONS = (
    "sectors", "programmes", "items", "departments", "crosswalk", "news", "timeline", "figures",
    "glossary", "names", "conflicts", "absences",
)  # fmt: skip
KINDS = (
    "logistics", "education", "PS-20", "LS-01", "ENG-2", "ENG-2.10", "省商务厅", "services_gva",
    "services_labour_productivity", "metro_areas_services_share", "wentai", "core_hangzhou",
    "place-16", "N21-014", "N26-008", "term_556", "1.17", "projects",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def toys(toyland):
    return create_app(toyland).server.test_client()


def page(client, query=""):
    answer = client.get(f"/plan{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def part(told, key):
    """Cut one section out of the page."""
    return re.search(rf'<section [^>]*id="{key}".*?</section>', told, re.DOTALL)[0]


def words(told):
    return re.sub(r"\s+", " ", unescape(TAGS.sub(" ", told)))


def sheet(client, key, query=""):
    return part(page(client, f"?entry={quote(key)}{query}"), "entry")


@pytest.mark.parametrize("query", ["", "?lang=en", f"?department={quote('省商务厅')}&theme=dark"])
def test_the_page_has_one_title_and_all_sections_that_its_contents_lead_to(client, query):
    told = page(client, query)
    assert told.count("<h1") == 1
    ids = Counter(re.findall(r'\bid="([^"]+)"', told))
    assert max(ids.values()) == 1
    assert set(SECTIONS) <= set(ids)
    for target in re.findall(r'href="#([^"]+)"', told):
        assert target in ids


def test_the_page_is_small_enough_for_a_slow_network(client):
    for query in ("", "?lang=en&entry=services_gva"):
        assert len(brotli.compress(page(client, query).encode(), quality=4)) < 250_000


def test_another_province_has_a_page_of_what_little_its_documents_say(toys, toyland):
    told = page(toys)
    assert told.count("<h1") == 1
    assert words(part(told, "departments")).count("没有写部门") == 1
    for key in toyland.documents.entries:
        assert f'data-entry="{key}"' in sheet(toys, key)
        assert f'data-entry="{key}"' in sheet(toys, key, "&lang=en")
    for code in ("990100", "990101", "north", "s1"):
        assert 'class="entry-sheet of-place"' in page(toys, f"?pin={code}&lang=en")


# --- where it leads ---------------------------------------------------------------------------


def test_every_link_resolves(client, atlas):
    found = set()
    for query in ("", "?lang=en", *(f"?entry={quote(key)}" for key in KINDS), "?pin=330700"):
        found |= {unescape(one) for one in re.findall(r'href="(/[^"]*)"', page(client, query))}
    known = atlas.documents.entries
    for address in found:
        parts = urlsplit(address)
        if parts.path.startswith("/files/"):
            assert client.get(address).status_code == 200
            continue
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        view = atlas.view(address.partition("#")[0])
        for name, value in asked.items():
            held = getattr(view, name)
            if isinstance(held, str):
                assert held == value, address
        if "entry" in asked:
            assert asked["entry"] in known
    assert len(found) > 700
    assert {urlsplit(one).path for one in found} >= {"/", "/sites", "/targets", "/plan"}


def test_every_entry_is_listed_once_and_leads_to_its_sheet(client, atlas):
    told = part(page(client), "entries")
    links = re.findall(r'<li[^>]*><a href="([^"]+)"', told)
    keys = [parse_qs(urlsplit(unescape(one)).query)["entry"][0] for one in links]
    assert keys == list(atlas.documents.entries) or Counter(keys) == Counter(
        atlas.documents.entries
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_entry_opens(atlas, lang):
    from dashboards.components.plan.sheets import opened  # noqa: PLC0415
    from dashboards.components.plan.ways import Ways  # noqa: PLC0415
    from dashboards.markup import markup  # noqa: PLC0415

    for key, one in atlas.documents.entries.items():
        view = atlas.view(f"/plan?entry={quote(key)}&lang={lang}")
        assert view.entry == key
        told = unescape(markup(opened(Ways(atlas, view))))
        assert one.name(lang) in told
        if one.section:
            assert one.section in told


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("wentai", "/?within=wentai"),
        ("core_hangzhou", "/?pin=330100"),
        ("logistics", "/sites?sectors=logistics"),
        ("ENG-2.5", "/sites?platform="),
        ("services_gva", "/targets?target=services_gva"),
        ("services_gva", "/?indicator=tertiary_va"),
        ("place-16", "places&at=29.9300,121.8400,10"),
        ("N21-014", "pin=330700"),
        ("metro_areas_services_share", "over=circles,cores,labels,metro"),
        ("省商务厅", "/plan?department="),
    ],
)
def test_an_entry_leads_to_the_map_and_the_other_pages(client, key, address):
    assert address in unescape(sheet(client, key))


def test_the_readers_language_and_city_are_kept(client):
    told = sheet(client, "logistics", "&lang=en&my=330100")
    for address in re.findall(r'href="(/[^"]+)"', told):
        assert "lang=en" in address
        assert "my=330100" in address


def test_places_on_the_map_lead_back(client):
    told = client.get("/?pin=330700").get_data(as_text=True)
    assert 'href="/plan?pin=330700#entry"' in told
    assert 'href="/plan?entry=jinquli#entry"' in told
    told = client.get("/sites?pin=IZ001&lang=en").get_data(as_text=True)
    assert re.search(r'href="/plan\?entry=[a-z_]+&amp;lang=en#entry"', told)
    assert re.search(r'href="/plan\?pin=3304\d\d&amp;lang=en#entry"', told)
    assert 'href="/plan?entry=place-16&amp;lang=en#entry"' in told
    assert 'href="/plan?entry=wentai#entry"' in client.get("/circles").get_data(as_text=True)


def test_the_entries_of_a_place_are_listed(client, atlas):
    told = words(part(page(client, "?pin=330700&lang=en"), "entry"))
    assert "What the documents say of Jinhua" in told
    assert f"{len(atlas.documents.placed('330700'))} entries name it" in told
    assert "Jinhua–Quzhou–Lishui" in told
    assert "金华" in words(part(page(client, "?within=330700"), "entry"))
    told = part(page(client, "?pin=330782"), "entry")
    assert "/plan?pin=330700#entry" in told
    assert "没有条目提到它" in words(part(page(client, "?pin=330727"), "entry"))


# --- what is found ----------------------------------------------------------------------------


def shown(client, query):
    told = part(page(client, query), "entries")
    rows = re.findall(r"<li( hidden)?[^>]*><a href=\"([^\"]+)\"", told)
    return [
        parse_qs(urlsplit(unescape(one)).query)["entry"][0] for hidden, one in rows if not hidden
    ]


@pytest.mark.parametrize(
    ("asked", "key"),
    [("低空", "N26-038"), ("services_gva", "services_gva"), ("Digital TRADE", "digital_trade"),
     ("省人社厅", "省人力资源和社会保障厅"), ("ps-08", "PS-08"), ("义新欧", "N21-014")],
)  # fmt: skip
def test_words_find_entries_without_scripts(client, asked, key):
    found = shown(client, f"?find={quote(asked)}")
    assert key in found
    assert len(found) < 60


def test_words_that_are_nowhere_say_so(client):
    told = page(client, "?find=xyzzy")
    assert shown(client, "?find=xyzzy") == []
    assert re.search(r'<p id="plan-none" role="status">', told)
    assert re.search(r'<p id="plan-none" hidden', page(client))


def test_a_broken_address_shows_the_page_and_no_fault(client):
    told = page(client, "?entry=<b>&department=x&find=%00<i>&pin=1")
    assert 'id="entry"' not in told
    assert "<i>" not in words(told)


# --- sectors, items, departments --------------------------------------------------------------


def test_sectors_stand_in_tiers_and_six_have_no_target(client, atlas):
    told = part(page(client), "sectors")
    assert told.count("<h3>") == 3
    assert told.count("未设目标") == 6 + 1  # the lead counts them
    assert "不相加" in told
    for one in atlas.documents.sectors:
        assert one.name_zh in told


def test_the_two_items_without_a_lead_say_so(client):
    told = part(page(client), "items")
    assert told.count("data-rule=") == 2
    assert "各设区市政府对全部38项都有责任" in told
    assert len(re.findall(r"<tr><th scope=\"row\">", told)) == 38


def test_items_are_filtered_by_department(client, atlas):
    name = "省商务厅"
    told = part(page(client, f"?department={quote(name)}"), "items")
    department = atlas.documents.entry(name)
    assert len(re.findall(r"<tr><th scope=\"row\">", told)) == len(department.items)
    assert "牵头6项，参与5项" in words(told)


def test_the_matrix_has_every_duty(client, atlas):
    told = part(page(client), "departments")
    assert told.count(">●</td>") == sum(len(one.led) for one in atlas.documents.departments)
    assert told.count(">○</td>") == sum(len(one.joined) for one in atlas.documents.departments)


def test_the_crosswalk_is_drawn_and_told(client):
    told = part(page(client), "crosswalk")
    assert told.count("<path") == 60
    assert len(re.findall(r"<tr><th scope=\"row\">", told)) == 62
    assert "没有直接对应的事项" in words(told)


# --- numbers ----------------------------------------------------------------------------------


def test_the_table_of_indicators_is_printed_with_its_blanks(client):
    told = part(page(client), "figures")
    table = re.search(r"<table[^>]*plan-figures.*?</table>", told)[0]
    assert len(re.findall(r"<tr><th scope=\"row\">", table)) == 13
    assert table.count("未公布") == 6
    assert table.count("文中有两个数") == 1


def test_every_number_is_listed(client):
    told = part(page(client), "figures")
    assert len(re.findall(r'<span class="fact-kind">', told)) == 110


def test_a_conflict_stands_beside_its_number(client):
    told = words(sheet(client, "services_labour_productivity"))
    assert "文中另印 19.8万元/人" in told
    assert "与所示的数不同，不画" in told
    told = words(sheet(client, "services_gva", "&lang=en"))
    assert "elsewhere told as achieved" in told
    assert "after a census revision" in told
    assert "conflict" not in words(sheet(client, "knowledge_intensive_services_share", "&lang=en"))


def test_the_metropolitan_areas_are_called_no_circle(client):
    told = words(sheet(client, "metro_areas_services_share"))
    assert "不是经济圈" in told
    assert "66.1%" in told


def test_years_are_drawn_once_for_every_number(client, atlas):
    told = part(page(client), "timeline")
    plotted = [one for one in atlas.documents.facts if one.plotted]
    assert told.count("<circle") == len(plotted)
    for date in ("2026-05-30", "2026-06-08", "2026-07-15"):
        assert date in told


def test_english_is_complete(client):
    told = page(client, "?lang=en")
    for key in ("sectors", "programmes", "items", "departments", "conflicts", "absences"):
        left = set(re.findall(r"[\u4e00-\u9fff]+", words(part(told, key))))
        assert left <= {"四", "一", "二", "三", "五", "六", "专栏", "左右"}, (key, left)
