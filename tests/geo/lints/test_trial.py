"""The trial of the linter: 100 views with a known fault, and 100 without.

A fault counts as found where the rule that it is a fault against says so; that another rule
objects to the same view does not count. A view that is fine counts as a false alarm where any
error or warning is raised; hints (no review number, preliminary figures, alike in grey) are advice
and no alarm. What is fine is laid down in ``seeding``, without asking the rules.
"""

import random

import pytest

from geo.lints import RULES, lint
from tests.geo.lints.faults import FAULTS
from tests.geo.lints.seeding import Stock, sensible

SEED, COUNT = 20_261_128, 100


@pytest.fixture(scope="module")
def stock(atlas):
    return Stock(atlas)


def test_faults_are_of_many_kinds():
    assert set(FAULTS) <= set(RULES)
    assert len(FAULTS) >= 40


def test_of_a_hundred_faulty_views_at_least_ninety_five_are_found(stock):
    chance, missed = random.Random(SEED), []
    makers = list(FAULTS.values())
    for at in range(COUNT):
        make = makers[at % len(makers)]
        sheet = make(stock, chance)
        if make.__name__ not in {one.rule for one in lint(sheet)}:
            missed.append((make.__name__, stock.atlas.address(sheet.scene.view), sheet.title))
    assert len(missed) <= COUNT - 95, missed


def test_of_a_hundred_good_views_at_most_five_raise_an_alarm(stock):
    chance, alarms, seen = random.Random(SEED), [], []
    for draft in mixed(stock, chance):
        sheet = sensible(stock.atlas, draft, chance).sheet(stock.atlas)
        loud = [one.rule for one in lint(sheet) if RULES[one.rule].severity != "hint"]
        seen.append((draft.indicator, draft.by))
        if loud:
            alarms.append((stock.atlas.address(sheet.scene.view), sheet.title, loud))
    assert len(seen) == COUNT
    assert {by for _, by in seen} == set(stock.atlas.levels)
    assert len({key for key, _ in seen}) >= 25
    assert len(alarms) <= 5, alarms


def mixed(stock, chance):
    """Take fine views of all indicators and levels by turns."""
    kinds = {}
    for draft in stock.good:
        kinds.setdefault((draft.indicator, draft.by), []).append(draft)
    turns = list(kinds.values())
    for drafts in turns:
        chance.shuffle(drafts)
    deep = max(map(len, turns))
    found = [drafts[at] for at in range(deep) for drafts in turns if at < len(drafts)]
    return found[:COUNT]
