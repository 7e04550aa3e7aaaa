"""The four monitored lists: what the documents want, line by line, in both languages."""

import re

import pytest

from geo.monitors import INDICATORS, LISTS, POLICIES, PROJECTS, TASKS, called, chapters, monitored


@pytest.fixture(scope="module")
def lists(atlas):
    return monitored(atlas.tables)


def test_there_are_four_lists_and_nobody_has_supplied_projects(lists):
    assert tuple(lists) == LISTS
    assert lists[PROJECTS] == ()


def test_the_tasks_are_the_rows_of_the_opinion_and_the_actions_of_the_plan(lists):
    rows = [one for one in lists[TASKS] if one.cities]
    actions = [one for one in lists[TASKS] if not one.cities]
    assert (len(rows), len(actions)) == (38, 35)
    kinds = {}
    for one in rows:
        kinds[one.group.key] = kinds.get(one.group.key, 0) + 1
    assert kinds == {"item_producer": 22, "item_consumer": 11, "direction": 4, "policy": 1}
    assert len({one.group for one in actions}) == 6
    assert not any(one.departments for one in actions)


def test_who_leads_is_told_apart_from_who_joins(lists):
    by_key = {one.key: one for one in lists[TASKS]}
    first = by_key["PS-01"]
    assert (first.lead, first.partners) == ("省科技厅", ("省经信厅",))
    alone, duty = by_key["PS-06"], by_key["PS-20"]
    assert (alone.lead, alone.partners) == ("省经信厅", ())
    assert (duty.lead, len(duty.partners), duty.departments) == ("", 4, duty.partners)


def test_every_line_has_a_key_of_its_own_and_says_where_it_is_written(lists):
    lines = [one for found in lists.values() for one in found]
    assert len({one.key for one in lines}) == len(lines)
    for one in lines:
        assert re.fullmatch(r"[A-Za-z0-9][\w.:-]*", one.key), one.key
        assert re.fullmatch(r"\d+(-\d+)?([,;]\d+(-\d+)?)*", one.line), one.key
        assert one.section
        for lang in ("zh", "en"):
            assert one.name(lang)
            assert one.group.name(lang)
            assert one.document.name(lang)


def test_policy_items_stand_in_the_chapters_of_support(lists):
    named = {document.key: told for document, told in chapters(lists[POLICIES]).items()}
    assert named == {"plan-14-5": ("五",), "opinion-2026-16": ("四",)}
    names = {one.name_zh for one in lists[POLICIES]}
    assert {"“政策包”", "贷款贴息", "服务业联席会议制度"} <= names
    assert "算力券" not in names  # named at an item, not in a chapter of support


def test_an_indicator_leads_to_its_target(lists, atlas):
    for one in lists[INDICATORS]:
        assert one.target in atlas.goals
        assert one.due.isdigit() or one.due == ""
    twice = [one for one in lists[INDICATORS] if one.target == "services_gva"]
    assert [one.due for one in twice] == ["2025", "2030"]


def test_another_province_has_what_its_tables_have(toyland):
    lists = monitored(toyland.tables)
    assert lists[TASKS] == lists[POLICIES] == ()
    assert all(one.document.name_en == "The book" for one in lists[INDICATORS][:1])
    assert set(monitored({}).values()) == {()}


def test_every_department_has_a_name_in_both_languages(lists, atlas):
    printed = {name for one in lists[TASKS] for name in one.departments}
    zh, en = (called(atlas.tables, lang) for lang in ("zh", "en"))
    assert printed <= set(zh)
    assert all(zh[name] == name for name in zh)
    assert not [name for name in printed if re.search("[一-鿿]", en[name])]
    assert en["省科技厅"] == "Provincial Department of Science and Technology"
