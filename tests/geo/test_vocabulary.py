"""The closed lists are those of the product, with a sentence each in both languages."""

import pytest

from geo.vocabulary import ALLOWANCES, FLAGS, GRADES, LEVELS, STATUSES, VINTAGES

LISTS = [STATUSES, FLAGS, GRADES, VINTAGES, LEVELS, ALLOWANCES]


def test_flags_and_statuses_are_those_of_the_product():
    assert set(FLAGS) == {
        "partial", "mixed_vintage", "mixed_scope", "mixed_years", "series_break", "not_additive",
        "boundary_differs", "union", "unverified", "not_published", "register_partial", "own_data",
    }  # fmt: skip
    assert set(STATUSES) == {
        "preliminary", "final", "revised-after-census", "expected", "target", "computed", "own",
    }  # fmt: skip
    assert set(LEVELS) == {"province", "circle", "city", "county"}


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.kind)
def test_every_word_is_said_in_both_languages(words):
    for word in words.values():
        assert word.say("en") == word.english
        assert word.say("zh") != word.english


@pytest.mark.parametrize(("column", "words"), [("status", STATUSES), ("vintage", VINTAGES),
                                               ("source_grade", GRADES)])  # fmt: skip
def test_every_word_of_the_shipped_tables_is_known(atlas, column, words):
    for table in ("city_panel", "county_panel"):
        assert {row[column] for row in atlas.tables[table]} - {None} <= set(words)
