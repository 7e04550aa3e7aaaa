"""What all rules have in common."""

import re

import pytest

from geo.lints import RULES, lint
from geo.objections import LINTS, SEVERITIES
from tests.geo.lints.laying import sheet


def test_every_rule_has_a_title_and_every_title_a_rule():
    assert set(RULES) == set(LINTS)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_a_rule_says_in_both_languages_what_why_and_what_to_do(rule):
    assert rule.severity in SEVERITIES
    for words in (rule.title, rule.reason, rule.mend):
        assert re.search("[一-鿿]{2}", words.say("zh"))
        assert words.say("en").isprintable()
        assert not re.search("[一-鿿]{2}", words.say("en"))
    assert rule.mend.say("en").endswith(".")


def test_errors_come_before_warnings_and_hints(toyland):
    found = lint(sheet(toyland, "?indicator=fish_growth&year=2023&allow=break"))
    weights = [list(SEVERITIES).index(RULES[one.rule].severity) for one in found]
    assert weights == sorted(weights)
    assert found[0].rule == "series_break"


def test_what_is_waived_stays_marked_and_the_sheet_says_so(toyland):
    plain = sheet(toyland, "?year=2022&lang=en")
    assert not any(one.waived for one in lint(plain))
    assert [one.rule for one in lint(plain, ["total_mapped"]) if one.waived] == ["total_mapped"]
    asked = sheet(toyland, "?year=2022&lang=en", waived=frozenset({"total_mapped"}))
    assert [one.rule for one in lint(asked) if one.waived] == ["total_mapped"]
    assert asked.notes[-1] == "Objections waived: A total is mapped as colour"
    assert (
        "已知并保留的意见：总量用颜色分级表示"
        in sheet(toyland, "?year=2022", waived=frozenset({"total_mapped"})).notes
    )
    assert not any("waived" in note for note in plain.notes)
