"""The reference libraries of the field say the same.

esda's loops run as plain Python here: compiling them would take longer than all of this.
"""

import sys
import warnings
from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pytest

from geo.analysis.autocorrelation import geary, local_g, local_moran, moran
from geo.analysis.neighbours import weigh

pytestmark = pytest.mark.filterwarnings("ignore")

FEW, MANY = 1999, 9999
QUESTIONS = [("county", "knn:5"), ("county", "contiguity"), ("county", "distance:60"),
             ("city", "knn:3")]  # fmt: skip


@pytest.fixture(scope="module")
def field():
    """The libraries, imported quietly and without their compiler."""
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.setitem(sys.modules, "numba", None)
        esda, graph = import_module("esda"), import_module("libpysal.graph")
    return SimpleNamespace(esda=esda, graph=graph)


@pytest.fixture(scope="module", params=QUESTIONS, ids=" ".join)
def question(request, field, atlas):
    """Residents of 2020, our weights, and the same neighbours as the library has them."""
    by, key = request.param
    weights = weigh(atlas.outlines[by].to_crs(atlas.print_crs), key)
    people = atlas.indicators[atlas.people]
    values = [atlas.measures.value(people, by, (code,), 2020).value for code in weights.codes]
    pairs = [(one, other) for one, some in weights.neighbours.items() for other in some]
    heads, tails = map(np.array, zip(*pairs, strict=True))
    theirs = field.graph.Graph.from_arrays(heads, tails, np.ones(len(pairs)))
    assert tuple(theirs.unique_ids) == weights.codes
    return np.array(values), weights, theirs


def near(ours, theirs, permutations=FEW):
    """Five standard errors of the difference of two p values by permutation."""
    middle = (ours + theirs) / 2
    return np.all(np.abs(ours - theirs) <= 5 * np.sqrt(2 * middle * (1 - middle) / permutations))


def test_contiguity_is_the_queen_of_libpysal(field, atlas):
    shapes = atlas.outlines["county"].to_crs(atlas.print_crs)
    ours, theirs = weigh(shapes, "contiguity"), field.graph.Graph.build_contiguity(shapes)
    queen = field.graph.Graph.build_contiguity(shapes, rook=False)
    assert theirs.n_edges <= queen.n_edges
    joined = {*ours.joined.items(), *((to, code) for code, to in ours.joined.items())}
    for code in ours.codes:
        added = {other for one, other in joined if one == code}
        assert set(ours.neighbours[code]) - added == set(queen[code].index) - {code} - added


@pytest.mark.parametrize("count", [1, 5])
def test_the_nearest_are_those_of_libpysal(field, atlas, count):
    shapes = atlas.outlines["county"].to_crs(atlas.print_crs)
    ours = weigh(shapes, f"knn:{count}")
    theirs = field.graph.Graph.build_knn(shapes.centroid, k=count)
    assert {code: set(some) for code, some in ours.neighbours.items()} == {
        code: set(theirs[code].index) for code in ours.codes
    }


def test_morans_i_is_that_of_esda(field, question):
    values, ours, theirs = question
    np.random.seed(7)  # noqa: NPY002  (esda draws from it)
    they, we = field.esda.Moran(values, theirs, permutations=FEW), moran(values, ours, FEW)
    assert we.value == pytest.approx(they.I, abs=1e-9)
    assert we.expected == pytest.approx(they.EI, abs=1e-12)
    assert near(we.p, they.p_sim)


def test_gearys_c_is_that_of_esda(field, question):
    values, ours, theirs = question
    np.random.seed(7)  # noqa: NPY002
    they, we = field.esda.Geary(values, theirs, permutations=FEW), geary(values, ours, FEW)
    assert we.value == pytest.approx(they.C, abs=1e-9)
    assert near(we.p, they.p_sim)


def test_local_morans_i_is_that_of_esda(field, question):
    values, ours, theirs = question
    they = field.esda.Moran_Local(values, theirs, permutations=MANY, n_jobs=1, seed=7)
    we = local_moran(values, ours, MANY)
    assert we.values == pytest.approx(they.Is, abs=1e-9)
    assert we.quadrants.tolist() == they.q.tolist()
    if len(values) > 30:  # among few areas many draws are equal, and we count these on both sides
        assert near(we.p, they.p_sim, MANY)
    labels = [np.where(p < 0.05, q, 0) for p, q in ((we.p, we.quadrants), (they.p_sim, they.q))]
    close = np.abs(they.p_sim - 0.05) <= 5 * np.sqrt(2 * 0.05 * 0.95 / MANY)
    assert (labels[0] == labels[1])[~close].all()  # on the very edge other draws may say otherwise
    assert np.mean(labels[0] == labels[1]) >= 1 - 1 / len(values)


def test_getis_and_ord_are_those_of_esda(field, question):
    values, ours, theirs = question
    they = field.esda.G_Local(values, theirs, permutations=FEW, star=True, n_jobs=1, seed=7)
    binary = field.esda.G_Local(values, theirs, transform="B", permutations=0, star=True)
    we = local_g(values, ours, FEW)
    assert we.values == pytest.approx(they.Gs, abs=1e-12)
    assert we.scores == pytest.approx(binary.Zs, abs=1e-9)
    if len(values) > 30:
        assert near(we.p, they.p_sim)
