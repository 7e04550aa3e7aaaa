"""Every text of the documents is told in Chinese and in English, part by part."""

import re

import pytest

from geo.sources import read, shipped

PAIRS = {
    "documents": ["title_zh title_en", "note_zh note_en"],
    "document_indicators": [
        "name_zh name_en", "category_zh category_en", "unit unit_en", "qualifier qualifier_en",
        "note_zh note",
    ],
    "circles": [
        "name_zh name_en", "membership_basis_zh membership_basis", "foundations_zh foundations_en",
        "positioning_zh positioning_en", "signature_sectors_zh signature_sectors_en",
        "slogan_zh slogan_en", "named_assets_in_document named_assets_in_document_en",
        "finance_reform_pilots finance_reform_pilots_en", "note_zh note",
    ],
    "sectors": [
        "name_zh name_en", "tier_or_group_zh tier_or_group_en", "sub_fields sub_fields_en",
        "further_fields further_fields_en", "ambition_zh ambition_en",
        "key_actions_zh key_actions_en", "target target_en", "named_places named_places_en",
    ],
    "sector_map": ["meaning_zh meaning"],
    "stories": [
        "name_zh name_en", "title_zh title_en", "said_zh said_en", "notes_zh notes_en",
    ],
    "programmes": [
        "name_zh name_en", "programme_zh programme_en", "box_title_zh box_title_en",
        "description_zh description_en", "quantitative_target quantitative_target_en",
        "named_places named_places_en", "named_platforms_systems named_platforms_systems_en",
        "platform_types_national platform_types_national_en",
        "platform_types_other platform_types_other_en",
    ],
    "departments": ["department name_en"],
    "named_entities": ["name_zh name_en", "hint_zh external_hint_unverified"],
    "panel_map": ["relation_zh relation", "note_zh note"],
    "inconsistencies": ["finding_zh finding", "handling_zh handling"],
    "plan_places": [
        "name name_en", "geometry_basis_zh geometry_basis", "document_says_zh document_says",
    ],
}  # fmt: skip
"""Columns of one text in Chinese and in English."""

SENTENCES = {"name", "note_zh", "description_zh", "finding_zh", "handling_zh", "said_zh",
             "notes_zh"}  # fmt: skip
"""Texts that are no lists: a semicolon in one language may be a comma in the other."""

COUNTED = {"unit", "qualifier", "geometry_basis_zh", "document_says_zh", "hint_zh", "note_zh"}
"""Short words whose translation depends on what is counted, or that say several things."""

BRANDS = {"AI", "GDP", "IP", "QFLP", "REITs", "Token", "GeoNames", "GitHub", "airportsdata",
          "ZSHC", "ZSNB", "ilynn", "taokecoco"}  # fmt: skip
"""Acronyms, brands and places of publication that Chinese writes in Latin letters too."""

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:!?]|[,:!?][\u3400-\u9fff]")
EACH = [(table, *pair.split()) for table, pairs in PAIRS.items() for pair in pairs]

pairs = pytest.mark.parametrize(
    ("table", "zh", "en"), EACH, ids=[f"{table} {zh}" for table, zh, _ in EACH]
)


@pytest.fixture(scope="module")
def tables():
    return read(shipped()).tables


def told(rows, zh, en):
    return [(row[zh] or "", row[en] or "") for row in rows]


@pairs
def test_every_text_of_the_documents_is_told_in_both_languages(tables, table, zh, en):
    found = told(tables[table], zh, en)
    assert any(chinese for chinese, _ in found)
    assert [each for each in found if bool(each[0]) != bool(each[1])] == []


@pairs
def test_both_languages_have_the_same_parts(tables, table, zh, en):
    for chinese, english in told(tables[table], zh, en):
        if zh not in SENTENCES:
            assert len(parts(chinese)) == len(parts(english)), (chinese, english)


def parts(text):
    return re.split("[;；]", text)


@pairs
def test_no_english_text_holds_chinese_and_no_chinese_text_english(tables, table, zh, en):
    for chinese, english in told(tables[table], zh, en):
        assert not CHINESE.search(english), english
        assert set(re.findall(r"[A-Za-z]{4,}", chinese)) <= BRANDS, chinese
        assert not HALF_WIDTH.search(chinese), chinese


@pairs
def test_one_text_of_a_column_has_one_translation(tables, table, zh, en):
    known = {}
    for row in tables[table]:
        if zh not in COUNTED and row[zh]:
            assert known.setdefault(row[zh], row[en]) == row[en], row[zh]


def test_no_text_of_two_languages_is_left_out(tables):
    """A column with a language in its name stands in a pair, and so does its twin."""
    known = {(table, column) for table, *columns in EACH for column in columns}
    beside = {("circles", "name_zh_variants"), ("circles", "member_names_zh"),
              ("circles", "focus_sectors_zh"), ("sector_map", "sector_zh"),
              ("sector_map", "item_zh")}  # fmt: skip
    named = {
        (table, column)
        for table in PAIRS
        for column in tables[table][0]
        if re.search(r"_(zh|en)(_|$)", column)
    }
    assert named - known == beside
