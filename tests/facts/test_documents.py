"""Everything the documents say, counted, and read against what is known to mislead in them."""

import re
from collections import Counter

import pytest

from geo import UnknownKeyError

COUNTS = {
    "facts": 110, "sectors": 16, "items": 38, "programmes": 6, "actions": 35, "undertakings": 41,
    "departments": 33, "entities": 352, "regions": 6, "places": 101, "conflicts": 48,
    "papers": 2, "terms": 20, "relations": 62,
}  # fmt: skip


@pytest.fixture(scope="module")
def documents(atlas):
    return atlas.documents


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_all_of_them_are_there(documents, name, count):
    assert len(getattr(documents, name)) == count


def test_every_entry_is_reached_by_its_key_and_by_its_names(documents):
    for key, one in documents.entries.items():
        assert documents.entry(key) is one
        for words in (key, one.name_zh, one.name_en):
            assert one in documents.find(words), (key, words)


def test_every_number_is_reached_by_the_key_of_what_it_measures(documents):
    reached = [fact for one in documents.figures for fact in one.facts]
    assert sorted(map(id, reached)) == sorted(map(id, documents.facts))
    assert {documents.entry(fact.key).kind for fact in documents.facts} == {"figure"}


def test_no_two_entries_share_a_key(documents):
    listed = sum(len(getattr(documents, name)) for name in (
        "figures", "sectors", "items", "undertakings", "departments", "entities", "regions",
        "places", "terms", "conflicts", "absences"))  # fmt: skip
    assert len(documents.entries) == listed


def test_every_link_leads_to_an_entry(documents):
    for one in documents.entries.values():
        for key in one.links:
            assert key in documents.entries, (one.key, key)
    for one in documents.relations:
        assert {one.sector, one.item} - {""} <= set(documents.entries)


def test_a_key_that_is_none_is_refused_by_name(documents):
    with pytest.raises(UnknownKeyError, match="no entry named 'nonsense'"):
        documents.entry("nonsense")


def test_every_entry_that_a_document_prints_has_section_and_line(documents):
    told = {one.key for one in documents.conflicts} | {one.key for one in documents.absences}
    titles = {one.key for one in documents.papers}
    for key, one in documents.entries.items():
        if key in told:
            continue
        assert one.document in titles, key
        if one.kind == "department":  # of the items, each with its own line
            continue
        assert one.section, key
        if one.kind != "place":
            assert re.fullmatch(r"[0-9]+([-;][0-9]+)*", one.line), key


# --- known to mislead -------------------------------------------------------------------------


def found(documents, key, year, **more):
    rows = [one for one in documents.entry(key).facts if one.year == year]
    return [one for one in rows if all(getattr(one, k) == v for k, v in more.items())]


def test_labour_productivity_has_one_number_and_another_beside_it(documents):
    shown, other = found(documents, "services_labour_productivity", "2019")
    assert (shown.value, shown.role) == (20, "primary")
    assert (other.value, other.role) == (19.8, "conflict")
    assert documents.beside(shown) == (other,)
    assert [one.value for one in documents.series(shown.key)] == [20, 27]
    assert [one.key for one in documents.related(documents.entry(shown.key))] == ["1.1", "1.7",
                                                                "1.8", "1.15"]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value"),
    [("services_gva", 36031), ("services_tax_share", 60.56),
     ("knowledge_intensive_services_share", 35.6)],
)  # fmt: skip
def test_what_the_prose_calls_achieved_stands_as_expected_and_is_plotted_once(
    documents, key, value
):
    shown, again = found(documents, key, "2020")
    assert (shown.value, shown.kind, shown.plotted) == (value, "expected", True)
    assert (again.value, again.kind, again.role) == (value, "actual", "restated")
    assert not again.plotted
    assert documents.beside(shown) == (again,)


def test_the_knowledge_intensive_share_is_one_series_without_a_conflict(documents):
    key = "knowledge_intensive_services_share"
    series = [(one.year, one.value) for one in documents.series(key)]
    assert series == [("2015", 30), ("2019", 34.1), ("2020", 35.6), ("2025", 40)]
    assert "conflict" not in {one.role for one in documents.entry(key).facts}


def test_the_metropolitan_areas_are_no_circle(atlas, documents):
    (fact,) = documents.entry("metro_areas_services_share").facts
    assert (fact.value, fact.scope, fact.codes) == (66.1, "metro_areas", ())
    circles = {code for one in documents.regions if not one.core for code in one.codes}
    assert len(circles) == 11
    for key in atlas.groupings["circle"].regions:
        assert fact.key not in {one.key for one in documents.placed(key)}


def test_no_year_of_a_series_is_plotted_twice(documents):
    for one in documents.figures:
        years = Counter((fact.year, fact.scope) for fact in documents.series(one.key))
        assert set(years.values()) <= {1}, one.key


def test_a_blank_is_no_zero(documents):
    blank = [one for one in documents.facts if one.role == "missing"]
    assert len(blank) == 6
    assert {one.value for one in blank} == {None}
    table = [one for one in documents.facts if one.number and one.role in ("primary", "missing")]
    cells = {(one.number, one.year) for one in table if one.section == "二、（三）表1"}
    assert len(cells) == 39


def test_exactly_two_items_have_no_lead_and_all_have_departments_and_cities(documents):
    assert [one.key for one in documents.items if not one.lead] == ["PS-20", "POL"]
    for one in documents.items:
        assert one.departments, one.key
        assert one.cities, one.key
        assert set(one.departments) <= set(documents.entries)
        assert one.lead in {*one.departments[:1], ""}
        assert (one.lead_rule == "by_duty_no_lead") == (not one.lead)


def test_departments_and_items_say_the_same(documents):
    for one in documents.departments:
        assert set(one.led) == {i.key for i in documents.items if i.lead == one.key}
        told = {i.key for i in documents.items if one.key in i.partners}
        assert set(one.joined) == told, one.key


def test_nine_sectors_are_given_to_circles_and_seven_are_not(documents):
    given = [one.key for one in documents.sectors if one.regions]
    assert len(given) == 9
    shared = [one.key for one in documents.sectors if len(one.regions) > 1]
    assert shared == ["logistics", "finance", "tourism"]
    by_region = {key for one in documents.regions if not one.core for key in one.sectors}
    assert by_region == set(given)


def test_six_sectors_have_no_target(documents):
    assert sum(not one.target for one in documents.sectors) == 6
    assert sum(len(one.figures) for one in documents.sectors) == 11


def test_four_actions_have_a_number(documents):
    assert len([one for one in documents.actions if one.target]) == 4


def test_education_has_no_direct_item(documents):
    kinds = {one.relation for one in documents.relations if one.sector == "education"}
    assert kinds == {"related", "none"}
    assert documents.relation("software_it", "PS-08").relation == "new"


def test_departments_that_share_most_items_come_first(documents):
    first, second, items = documents.together[0]
    assert {first, second} == {"省发展改革委", "省经信厅"}
    assert len(items) == 7
    assert all({first, second} <= set(documents.entry(key).departments) for key in items)


def test_every_circle_city_and_county_leads_to_what_names_it(atlas, documents):
    assert "N21-014" in {one.key for one in documents.placed("330700")}
    assert "place-10" in {one.key for one in documents.placed("330782")}
    assert "place-10" in {one.key for one in documents.placed("330700")}
    for code in atlas.measures.parts_of_province[1]:
        assert documents.placed(code)
