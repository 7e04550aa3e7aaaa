"""The data page, without a browser."""

import re
from html import unescape

import pytest

from dashboards.app import create_app
from dashboards.components.sections import outward, span, titled
from dashboards.markup import markup
from dashboards.pages.data import document
from geo.observations import Source

TAGS = re.compile(r"<[^>]+>")
SECTIONS = {
    "catalogue", "indicator", "coverage", "sources", "breaks", "conflicts", "gaps", "own",
    "quality", "version", "downloads", "update",
}  # fmt: skip


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def toys(toyland):
    return create_app(toyland).server.test_client()


def page(client, query=""):
    answer = client.get(f"/data{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def part(told, key):
    """Cut one section out of the page."""
    found = re.search(rf'<section [^>]*id="{key}".*?</section>', told, re.DOTALL)
    return found[0]


def words(told):
    return re.sub(r"\s+", " ", unescape(TAGS.sub(" ", told)))


def rows(told):
    """Return the words of the cells of every row."""
    cut = [re.split(r"</t[hd]>", row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", told)]
    return [[words(cell).strip() for cell in cells[:-1]] for cells in cut]


@pytest.mark.parametrize("query", ["", "?lang=en&by=county&indicator=gdp", "?by=circle&theme=dark"])
def test_the_page_has_one_title_and_all_sections_that_its_contents_lead_to(client, query):
    told = page(client, query)
    assert told.count("<h1") == 1
    assert set(re.findall(r'<section [^>]*id="([a-z]+)"', told)) >= SECTIONS
    for target in re.findall(r'href="#([a-z]+)"', told):
        assert f'id="{target}"' in told


def test_a_broken_address_shows_the_default_and_no_fault(client):
    assert "第三产业增加值" in words(part(page(client, "?indicator=<b>&by=x&year="), "indicator"))


def test_english_has_no_chinese_but_names_and_titles(toys):
    told = words(part(page(toys, "?lang=en&by=county"), "catalogue"))
    for key in ("indicator", "coverage", "breaks", "gaps", "quality", "version", "downloads"):
        told += words(part(page(toys, "?lang=en&by=county"), key))
    # An area that is no more has no English name.
    assert set(re.findall(r"[\u4e00-\u9fff]+", told)) <= {"旧丙县"}


# --- the catalogue ----------------------------------------------------------------------------


def test_the_catalogue_lists_every_indicator_and_marks_the_one_shown(client, atlas):
    told = part(page(client, "?indicator=gdp&lang=en"), "catalogue")
    assert len(re.findall(r"<tr[^>]*data-find=", told)) == len(atlas.indicators)
    (chosen,) = re.findall(r'<tr class="chosen".*?</tr>', told)
    assert 'aria-current="true"' in chosen
    assert "GDP" in chosen


def test_every_entry_leads_to_a_sheet_of_its_own(toys, toyland):
    told = part(page(toys, "?by=belt&lang=en"), "catalogue")
    addresses = [unescape(one) for one in re.findall(r'<a href="([^"]+)"', told)]
    assert len(addresses) == len(toyland.indicators)
    for address, one in zip(addresses, sorted(toyland.indicators.values(), key=theme), strict=True):
        sheet = part(page(toys, address.removeprefix("/data").partition("#")[0]), "indicator")
        assert f"<h2>{one.name_en}" in sheet


def theme(indicator):
    return ["sea", "land"].index(indicator.theme)


def test_an_entry_tells_how_many_have_a_value_and_in_which_years(toys):
    told = rows(part(page(toys, "?lang=en"), "catalogue"))
    assert [
        "the fish tons published conflicts: 1",
        "4/4 (2023) 2020–2023",
        "5/9 (2022) 2020, 2022–2023",
    ] in told
    assert ["the people heads published", "4/4 (2022) 2022", "–"] in told


# --- the sheet --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "formula"),
    [
        ("fish", "Shown as it is published."),
        ("fish_ratio", "the fish ÷ the catch × 100"),
        ("rest_ratio", "( the catch − the fish ) ÷ the catch × 100"),
        ("fish_part", "the fish of the area ÷ the fish of the province × 100"),
        ("fish_quotient", "( the fish ÷ the catch ) of the area ÷ ( the fish ÷ the catch )"),
        ("fish_growth", "( the fish of the year ÷ the fish of the year before − 1) × 100"),
        ("fish_since", "yearly growth of the fish from 2021 to the year shown"),
    ],
)
def test_a_formula_is_said_in_words_that_lead_to_its_columns(toys, key, formula):
    told = part(page(toys, f"?lang=en&indicator={key}"), "indicator")
    assert formula in words(told)
    assert "{" not in words(part(page(toys, f"?indicator={key}"), "indicator"))
    if key != "fish":
        assert "indicator=catch" in told or "/data?lang=en#indicator" in told


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("fish", "a region's value is the exact sum"),
        ("fish_ratio", "ratios are never averaged"),
        ("charm", "Cannot be added up"),
        ("charm_per_head", "Cannot be added up"),
    ],
)
def test_the_rule_of_adding_up_is_one_sentence(toys, key, rule):
    assert rule in words(part(page(toys, f"?lang=en&indicator={key}"), "indicator"))


def test_a_stand_in_is_named_with_its_condition(toys):
    told = words(part(page(toys, "?lang=en&indicator=fish_ratio"), "indicator"))
    assert "the landed stands in, if it is of the same source" in told


# --- the coverage -----------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?indicator=gdp&by=county&lang=en", "?by=circle"])
def test_every_value_of_the_coverage_leads_to_its_trace(client, query):
    told = part(page(client, query), "coverage")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", told)[1:]
    known = [cell for cell in cells if cell]
    assert len(known) > 20
    assert all(cell.startswith('<a href="/trace?') and "data-trace" in cell for cell in known)


def test_every_trace_that_the_page_leads_to_is_there(toys):
    found = set()
    for key in ("fish", "fish_growth", "fish_part"):
        for by in ("city", "county", "belt"):
            found |= set(
                re.findall(r'href="(/trace[^"]+)"', page(toys, f"?indicator={key}&by={by}"))
            )
    assert len(found) > 60
    for address in sorted(found):
        assert toys.get(unescape(address)).status_code == 200, address


def test_years_with_values_lead_to_their_map_and_the_one_shown_is_marked(toys):
    told = part(page(toys, "?lang=en&indicator=catch&year=2022"), "coverage")
    heads = re.findall(r'<th scope="col".*?</th>', told)
    assert [words(one).strip() for one in heads] == ["2020", "2021", "2022", "2023"]
    assert ["href" in one for one in heads] == [False, False, True, False]
    assert "aria-current" in heads[2]


def test_cells_say_by_class_and_words_what_they_are(toys):
    told = part(page(toys, "?lang=en&by=county"), "coverage")
    shared = "Together with West B County. Areas whose boundaries changed"
    assert shared in unescape(told)
    assert words(told).count("18.0 u") == 2
    partly = part(page(toys, "?lang=en&year=2021"), "coverage")
    assert re.search(r'<td class="p"><a [^>]*>1/2</a>', partly)
    held = part(page(toys, "?lang=en&indicator=fish_growth"), "coverage")
    assert re.search(r'<td class="w[^"]*"><a [^>]*title="The series breaks here[^>]*>×</a>', held)


def test_the_legend_explains_every_mark_that_occurs_and_no_other(toys):
    told = words(part(page(toys, "?lang=en"), "coverage"))
    assert "another census vintage" in told
    assert "so many of its areas" in told
    assert "a declared break" not in told
    assert "withheld by a rule" not in told


def test_a_grouping_that_cannot_add_up_says_so_and_shows_its_areas(toys):
    told = words(part(page(toys, "?lang=en&indicator=charm&by=belt"), "coverage"))
    assert "the charm cannot be added up" in told
    assert "Cville" in told


def test_a_level_without_anything_says_so_instead_of_an_empty_table(toys):
    told = part(page(toys, "?lang=en&indicator=people&by=county"), "coverage")
    assert "<table" not in told
    assert "Nothing was published by county." in words(told)


# --- the evidence -----------------------------------------------------------------------------


def test_publications_lead_outside_in_a_window_of_their_own(client):
    told = part(page(client, "?indicator=gdp"), "sources")
    links = re.findall(r'<a href="https?://[^"]+"([^>]*)>([^<]+)</a>', told)
    assert len(links) > 10
    for more, _ in links:
        assert {'target="_blank"', 'rel="noreferrer"'} <= set(more.split())
    assert "<details" in told


def test_an_address_that_is_none_stays_text():
    assert markup(outward("https://a.example/b?c=1", "en")).endswith(">a.example</a>")
    assert words(markup(outward("", "en"))).strip() == "no address"
    assert markup(outward("a shelf", "zh")) == '<span class="faint">a shelf</span>'
    assert markup(titled(Source("Book"))) == "Book"


def test_what_has_no_value_at_all_has_no_sources_breaks_or_conflicts(make_toyland):
    unknown = (
        "fish_since,%,sea",
        "nothing,t,sea,column,yes,,,,,level,up,sequential,,1,\nfish_since,%,sea",
    )
    atlas = make_toyland({"data/indicators": [unknown]})
    told = page(create_app(atlas).server.test_client(), "?lang=en&indicator=nothing")
    assert "No published value is shown." in words(part(told, "sources"))
    assert "No break is declared" in words(part(told, "breaks"))
    assert "No other published value" in words(part(told, "conflicts"))


def test_breaks_name_declared_ones_vintages_and_boundaries(make_toyland):
    head = "indicator,level,from_year,to_year,reason_zh,reason_en\n"
    row = "fish,county,2021,2022,断,Cut\n"
    atlas = make_toyland({"data/breaks": [(head, head + row)]})
    told = rows(part(page(create_app(atlas).server.test_client(), "?lang=en&by=county"), "breaks"))
    assert ["2021 → 2022", "declared break", "county", "Cut"] in told
    vintage = "before the 4th economic census → after the 4th economic census"
    assert ["2021", "census vintage", "city (1): Aville", vintage] in told
    became = "East A District → East A District, New A District"
    assert ["2021", "boundaries", became, ""] in told
    assert ["2021", "boundaries", "West C County, 旧丙县 → West C County", ""] in told


def test_boundaries_matter_to_a_grouping_of_the_areas_that_they_part(toys):
    assert "boundaries" in words(part(page(toys, "?lang=en&by=coast"), "breaks"))
    assert "boundaries" not in words(part(page(toys, "?lang=en&by=belt"), "breaks"))


def test_a_computed_indicator_names_the_column_that_changes_vintage(toys):
    told = words(part(page(toys, "?lang=en&indicator=fish_ratio"), "breaks"))
    assert "the fish · before the 4th economic census" in told


def test_conflicts_set_both_values_side_by_side_and_both_are_traced(toys):
    told = part(page(toys, "?lang=en&indicator=fish_ratio"), "conflicts")
    (row,) = [one for one in rows(told) if one and one[0].startswith("Aville")]
    assert row[:5] == ["Aville the fish", "2022", "12", "13", "+8.33%"]
    assert "Rival book" in row[5]
    assert told.count("data-trace") == 2


def test_a_conflict_without_a_value_that_is_shown_says_what_was_noted(client):
    told = rows(part(page(client, "?indicator=gdp&by=county&lang=en"), "conflicts"))
    (row,) = [one for one in told if one and "Changxing" in one[0] and one[1] == "2024"]
    assert row[2:5] == ["–", "801.39", ""]
    assert "rejected: below the 2022 level" in row[5]


# --- what is missing --------------------------------------------------------------------------


def test_what_is_not_published_is_told_shortly(toys, client):
    told = words(part(page(toys, "?lang=en&by=county"), "gaps"))
    assert "2020–2021, 2023: nothing" in told
    assert "2021: 1 of 4 missing: Dville" in told
    assert "2021: none of 9" in told
    told = words(part(page(client, "?lang=en&indicator=gdp&by=county"), "gaps"))
    assert "2024: 69 of 90 missing" in told
    assert re.search(r"2018: only 8 of 90: \w+", told)


def test_what_is_complete_says_so(make_toyland):
    every = "".join(
        f"990{number}00,taste,{year},5,points,final,,A\n"
        for number in range(5)
        for year in range(2020, 2024)
    )
    first, row = "charm,points", "taste,points,land,column,no,,,,,level,up,sequential,,1,\n"
    atlas = make_toyland(
        {
            "data/city_panel": [("990100,charm", f"{every}990100,charm")],
            "data/indicators": [(first, f"{row}{first}")],
        }
    )
    told = page(create_app(atlas).server.test_client(), "?lang=en&indicator=taste")
    assert "Every area has a value in every year." in words(part(told, "gaps"))


def test_the_sum_of_areas_stands_beside_the_published_province_and_both_are_traced(toys):
    told = part(page(toys, "?lang=en"), "gaps")
    assert ["2022", "112", "110", "−1.79%", "Rounding"] in rows(told)
    assert told.count("data-trace") == 2


# --- the whole --------------------------------------------------------------------------------


def test_the_quality_counts_all_values_at_every_level(client, atlas):
    told = rows(part(page(client, "?lang=en"), "quality"))
    levels = atlas.measures.panel.levels
    totals = [sum(len(seen) for seen in levels[level].values()) for level in atlas.shapes]
    grades = [row for row in told if row[0][:2] in ("A ", "B ", "C ")]
    counted = [[int(cell.replace(",", "")) for cell in row[1:4]] for row in grades]
    assert [sum(column) for column in zip(*counted, strict=True)] == totals


def test_registers_say_how_much_of_them_is_known(toys):
    told = rows(part(page(toys, "?lang=en"), "quality"))
    assert ["Docks", "2", "2", "about 5", "in part In part"] in told
    assert ["Towers", "1", "0", "about 1", "complete"] in told


def test_known_faults_of_publications_are_listed(client, atlas):
    told = words(part(page(client), "quality"))
    assert all(str(row["year"]) in told for row in atlas.tables["exceptions"])
    assert "出版物已知的差错" in told


def test_the_version_tells_what_changed_in_words(client, atlas):
    told = part(page(client), "version")
    assert atlas.version in told
    changed = [row for row in atlas.tables["changes"] if "vintage=" in str(row["before"])]
    assert changed
    assert "第五次经济普查后口径" in words(told)
    assert "vintage=" not in told
    assert told.count("data-trace") == 2 * len(changed)


def test_a_changed_number_is_a_number_and_an_unknown_code_stands_for_itself(atlas, make_toyland):
    head = "indicator,level,from_year,to_year,reason_zh,reason_en\n"
    toys = make_toyland({"data/breaks": [(head, head)]})
    names = list(atlas.tables["changes"][0])
    row, other = (
        dict(zip(names, cells, strict=True))
        for cells in (
            ("2", "2026-01-02", "t", "990100", "fish", 2022, None, "1200.5", "新", "New"),
            ("2", "2026-01-02", "t", "gone", None, None, "a=b; source_grade=C", "a=", "旧", "Old"),
        )
    )
    toys.tables["changes"] = (row, other)
    told = rows(part(document(toys, toys.view("/data?lang=en")).body, "version"))
    assert ["Aville", "the fish", "2022", "–", "1,200.5", "New"] in told
    assert told[-1][:2] == ["gone", "–"]
    assert told[-1][3:5] == ["b, secondary source, to be verified", "–"]


def test_nothing_changed_where_no_version_came_before(toys):
    assert "No earlier version" in words(part(page(toys, "?lang=en"), "version"))


def test_downloads_carry_the_view_and_the_language(client):
    told = unescape(part(page(client, "?indicator=gdp&by=county&year=2021&lang=en"), "downloads"))
    for kind in ("csv", "xlsx", "gpkg", "parquet"):
        assert f'href="/export/{kind}?indicator=gdp&by=county&year=2021&lang=en"' in told
        assert f'href="/export/all.{kind}?lang=en"' in told


def test_a_correction_names_the_command(client):
    assert "siquan update" in words(part(page(client), "update"))


# --- weight -----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["gdp", "gdp_province_share", "resident_population"])
def test_the_page_weighs_at_most_250_kilobytes(client, key):
    assert len(page(client, f"?indicator={key}&by=county&lang=en").encode()) <= 250_000


def test_years_are_written_as_spans():
    assert span([2017, 2015, 2016, 2020], "en") == "2015–2017, 2020"
    assert span([2020, 2022, 2023], "zh") == "2020、2022–2023"
