"""The templates that a reader fills in."""

import pytest

from geo.exports.checklists import CHECKLIST, PROJECT, checklist, heads, write_checklist
from geo.exports.csvs import write_csv
from geo.monitors import monitored
from geo.text import LANGUAGES
from tests.geo.exports.reading import csv_rows


def test_every_line_of_every_list_is_in_the_template(atlas):
    lines = [one for found in monitored(atlas.tables).values() for one in found]
    rows = csv_rows(write_checklist(atlas, "zh"))
    assert [row["编号"] for row in rows] == [one.key for one in lines]
    assert [row["章节"] for row in rows] == [one.section for one in lines]
    assert all(not row[name] for row in rows for name in ("进展", "责任人", "备注", "截至日期"))
    assert {row["清单"] for row in rows} == {"指标", "重点任务", "政策事项"}


def test_the_template_speaks_the_language_that_it_is_asked_in(atlas):
    (first, *_) = csv_rows(write_checklist(atlas, "en"))
    assert list(first) == [
        "Key", "List", "Name", "Part of", "Document", "Section", "Line", "Leads", "With",
        "Status", "Owner", "Note", "As of",
    ]  # fmt: skip
    assert first["Document"].startswith("14th five-year plan")


def test_a_program_finds_every_column_by_its_key(atlas):
    rows = csv_rows(write_csv(checklist(atlas)))
    assert list(rows[0]) == [one.key for one in CHECKLIST]
    assert {row["list"] for row in rows} == {"indicators", "tasks", "policies"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [CHECKLIST, PROJECT])
def test_no_two_columns_are_called_the_same(columns, lang):
    words = [word for found in heads(columns, lang).values() for word in found]
    assert len(words) == len(set(words))
    for found in heads(columns, lang).values():
        assert found[0] in {one.label.say(lang) for one in columns}


def test_a_column_says_what_it_means_in_both_languages():
    for column in (*CHECKLIST, *PROJECT):
        assert column.meaning.say("zh") != column.meaning.say("en")


def test_another_province_has_its_own_template(toyland):
    rows = csv_rows(write_checklist(toyland, "en"))
    assert len(rows) == sum(len(one) for one in monitored(toyland.tables).values())
