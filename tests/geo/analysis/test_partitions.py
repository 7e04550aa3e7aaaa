"""Areas divided into regions that hang together, and how alike two divisions are."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from sklearn.metrics import adjusted_rand_score

from geo.analysis import sentence, study
from geo.analysis.partitions import adjusted_rand, explained, skater

SIDE = 4
CELLS = [(x, y) for x in range(SIDE) for y in range(SIDE)]
ROOK = [
    np.array([at for at, (u, v) in enumerate(CELLS) if abs(u - x) + abs(v - y) == 1])
    for x, y in CELLS
]

values = st.integers(0, 10**6).map(
    lambda seed: np.random.default_rng(seed).normal(size=(len(CELLS), 2))
)
labels = st.lists(st.integers(0, 3), min_size=6, max_size=30).map(np.array)


def together(areas):
    """Whether some areas hang together."""
    seen, order = {areas[0]}, [areas[0]]
    for at in order:
        new = set(ROOK[at].tolist()) & set(areas) - seen
        seen |= new
        order.extend(new)
    return seen == set(areas)


@settings(max_examples=30)
@given(values, st.integers(1, 9))
def test_regions_hang_together_and_are_as_many_as_asked(found, count):
    made = skater(found, ROOK, count)
    assert set(made) == set(range(count))
    for one in range(count):
        assert together(np.flatnonzero(made == one).tolist())
    assert made[0] == 0


@settings(max_examples=30)
@given(values, st.integers(2, 6))
def test_every_further_cut_explains_more(found, count):
    fewer, more = (explained(found, skater(found, ROOK, one)) for one in (count - 1, count))
    assert -1e-12 <= fewer < more <= 1


@settings(max_examples=20)
@given(st.integers(0, 10**6))
def test_the_first_cut_of_a_chain_is_the_best_there_is(seed):
    """Of a chain every cut can be tried."""
    found = np.random.default_rng(seed).normal(size=(9, 1))
    chain = [np.array([at for at in (place - 1, place + 1) if 0 <= at < 9]) for place in range(9)]
    tried = [explained(found, [at < cut for at in range(9)]) for cut in range(1, 9)]
    assert explained(found, skater(found, chain, 2)) == pytest.approx(max(tried))


def test_what_is_plainly_two_regions_is_found():
    west = np.array([[float(x < 2)] for x, _ in CELLS])
    assert skater(west, ROOK, 2).tolist() == [0] * 8 + [1] * 8


def test_parts_that_do_not_touch_are_regions_of_their_own():
    apart = [np.array([1]), np.array([0]), np.array([3]), np.array([2])]
    found = np.array([[1.0], [2.0], [1.0], [9.0]])
    assert skater(found, apart, 2).tolist() == [0, 0, 1, 1]
    assert skater(found, apart, 3).tolist() == [0, 0, 1, 2]
    with pytest.raises(ValueError, match="2 parts make no 1"):
        skater(found, apart, 1)
    with pytest.raises(ValueError, match="no 5"):
        skater(found, apart, 5)


@settings(max_examples=40)
@given(labels, st.integers(0, 99))
def test_the_index_is_that_of_scikit_learn(one, seed):
    other = np.random.default_rng(seed).permutation(one)
    expected = adjusted_rand_score(one, other)
    assert adjusted_rand(one.tolist(), other.tolist()) == pytest.approx(expected)
    assert adjusted_rand(other.tolist(), one.tolist()) == pytest.approx(expected)
    assert adjusted_rand(one.tolist(), [f"r{x}" for x in one]) == pytest.approx(1)


def test_the_circles_are_asked_about_and_not_judged(atlas):
    view = atlas.view("/?indicator=tertiary_per_head&by=city&year=2023")
    found = study(atlas, view, "fit")
    assert found.value == pytest.approx(
        adjusted_rand_score(found.sample.groups, [row.statistic for row in found.rows])
    )
    assert found.parts["official"] < found.parts["explained"]
    assert "不足以评判" in sentence(found, "zh")
