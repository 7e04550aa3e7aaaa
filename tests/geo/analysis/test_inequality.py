"""How unevenly something is spread: laws, and the reference library."""

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.analysis.inequality import gini, theil, variation

amounts = st.floats(0, 1e6, allow_subnormal=False).map(lambda one: round(one, 3))
some = st.lists(amounts, min_size=2, max_size=30).map(np.array).filter(lambda one: one.max() > 0.1)
scales = st.floats(0.01, 1000)
MEASURES = {"gini": gini, "theil": lambda *one: theil(one[0], (), *one[1:]).total,
            "variation": variation}  # fmt: skip
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


@every_measure
@settings(max_examples=25)
@given(found=some, scale=scales)
def test_the_unit_does_not_matter(measure, found, scale):
    assert measure(found * scale) == pytest.approx(measure(found), abs=1e-9)


@every_measure
@settings(max_examples=25)
@given(found=some, times=st.integers(2, 4))
def test_every_area_twice_is_as_uneven(measure, found, times):
    assert measure(np.tile(found, times)) == pytest.approx(measure(found), abs=1e-9)


@every_measure
@settings(max_examples=25)
@given(found=some, counts=st.lists(st.integers(1, 5), min_size=30, max_size=30))
def test_people_count_like_areas_of_one(measure, found, counts):
    people = np.array(counts[: found.size])
    assert measure(found, people.astype(float)) == pytest.approx(
        measure(np.repeat(found, people)), abs=1e-9
    )


@every_measure
@settings(max_examples=25)
@given(found=some)
def test_to_give_from_the_richest_to_the_poorest_makes_it_more_even(measure, found):
    rich, poor = found.argmax(), found.argmin()
    given_away = (found[rich] - found[poor]) / 4
    after = found.copy()
    after[rich] -= given_away
    after[poor] += given_away
    assert measure(after) <= measure(found) + 1e-12


@every_measure
@settings(max_examples=25)
@given(found=some, seed=st.integers(0, 9))
def test_who_has_what_does_not_matter_and_equals_have_none(measure, found, seed):
    mixed = np.random.default_rng(seed).permutation(found)
    assert measure(mixed) == pytest.approx(measure(found), abs=1e-9)
    assert measure(np.full_like(found, found.max())) == pytest.approx(0, abs=1e-9)


@settings(max_examples=25)
@given(some)
def test_the_bounds(found):
    n = found.size
    assert -1e-12 <= gini(found) <= 1 - 1 / n + 1e-12
    assert -1e-12 <= theil(found).total <= np.log(n) + 1e-12
    assert 0 <= variation(found) <= np.sqrt(n - 1) + 1e-9


@settings(max_examples=25)
@given(some, st.lists(st.sampled_from("abcd"), min_size=30, max_size=30), st.booleans())
def test_between_and_within_are_the_whole(found, groups, counted):
    people = np.arange(1.0, found.size + 1) if counted else None
    parts = theil(found, groups[: found.size], people)
    assert parts.between + parts.within == pytest.approx(parts.total, abs=1e-12)
    assert parts.between >= -1e-12
    assert parts.within >= -1e-12
    told = np.array(list(parts.groups.values()))
    assert told.sum(axis=0) == pytest.approx([parts.between, parts.within], abs=1e-12)


@every_measure
def test_what_has_no_meaning_is_refused(measure):
    for wrong in ([], [0.0, 0.0], [1.0, -1.0]):
        with pytest.raises(ValueError, match="not negative"):
            measure(np.array(wrong))


def test_known_cases():
    assert gini(np.array([0.0, 0.0, 0.0, 8.0])) == pytest.approx(0.75)
    assert theil(np.array([0.0, 0.0, 0.0, 8.0])).total == pytest.approx(np.log(4))
    assert variation(np.array([2.0, 4.0])) == pytest.approx(1 / 3)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=25)
@given(some, st.lists(st.sampled_from("abc"), min_size=30, max_size=30))
def test_they_are_those_of_the_library(found, groups):
    library, theirs = import_module("inequality"), import_module("inequality.theil")
    assert gini(found) == pytest.approx(library.gini.Gini(found).g, abs=1e-9)
    assert theil(found).total == pytest.approx(theirs.Theil(found).T, abs=1e-9)
    parts = theil(found, groups[: found.size])
    they = theirs.TheilD(found, np.array(groups[: found.size]))
    assert parts.between == pytest.approx(float(np.sum(they.bg)), abs=1e-9)
    assert parts.within == pytest.approx(float(np.sum(they.wg)), abs=1e-9)
