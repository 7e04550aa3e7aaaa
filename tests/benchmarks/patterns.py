"""How long local clusters take: ours in numpy, and esda with its compiler.

Both get the same values and the same neighbours. A first answer is one of a fresh process, from
before the first import to the p values; esda compiles its loop in each process anew.
"""

import subprocess
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from ratios import ratio, spread, table

from geo import Atlas
from geo.analysis.autocorrelation import local_moran
from geo.analysis.neighbours import Weights, weigh

ROOT = Path(__file__).parents[2]
NEAREST = "knn:5"
FIRST, WARM = 9999, 999
"""Permutations that the page makes, and those of the repeated answers."""
STARTS = 3
LIMITS = (0.2, 3.0)
"""Of esda's time, at the most: the first answer of a process, and repeated ones."""

_OURS = """
from geo.analysis.autocorrelation import local_moran
from geo.analysis.neighbours import Weights
names = tuple(map(str, range(len(values))))
beside = {str(at): tuple(map(str, row)) for at, row in enumerate(nearest.tolist())}
local_moran(values, Weights("knn:5", names, beside, {}), permutations)
"""
_THEIRS = """
import warnings
warnings.simplefilter("ignore")
import esda
from libpysal.weights import W
esda.Moran_Local(values, W(dict(enumerate(nearest.tolist()))), permutations=permutations, seed=1)
"""
_TIMED = """
import sys
from time import perf_counter
import numpy as np
told = np.load(sys.argv[1])
values, nearest, permutations = told["values"], told["nearest"], int(sys.argv[2])
start = perf_counter()
{code}
print(perf_counter() - start)
"""


@dataclass(slots=True)
class Clusters:
    """Milliseconds for the local clusters of a layer."""

    name: str
    areas: int
    permutations: int
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)


def read(province: Atlas, country: Atlas, rounds: int) -> list[Clusters]:
    """Take the first answers on the province, and repeated ones on the country."""
    return [_first(province), _warm(country, rounds)]


def _asked(atlas: Atlas) -> tuple[np.ndarray, Weights, np.ndarray]:
    """Return the residents of the counties, their weights, and the neighbours by number."""
    weights = weigh(atlas.outlines["county"].to_crs(atlas.print_crs), NEAREST)
    people = atlas.indicators[atlas.people]
    found = [atlas.measures.value(people, "county", (one,), 2020).value for one in weights.codes]
    values = np.array([0.0 if one is None else one for one in found])
    return values, weights, np.array(weights.lists)


def _first(atlas: Atlas) -> Clusters:
    values, _, nearest = _asked(atlas)
    one = Clusters("first answer of a process", values.size, FIRST)
    with TemporaryDirectory() as folder:
        told = Path(folder) / "asked.npz"
        np.savez(told, values=values, nearest=nearest)
        for _ in range(STARTS):
            for times, code in ((one.ours, _OURS), (one.theirs, _THEIRS)):
                times.append(_started(code, told, FIRST))
    return one


def _started(code: str, told: Path, permutations: int) -> float:
    asked = [sys.executable, "-c", _TIMED.format(code=code), str(told), str(permutations)]
    done = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout) * 1000


def _warm(atlas: Atlas, rounds: int) -> Clusters:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from esda import Moran_Local  # noqa: PLC0415  (slow)
        from libpysal.weights import W  # noqa: PLC0415

        values, weights, nearest = _asked(atlas)
        theirs = W(dict(enumerate(nearest.tolist())))
        one = Clusters("repeated answer", values.size, WARM)
        for number in range(rounds + 1):  # the first compiles, and is not kept
            start = perf_counter()
            ours = local_moran(values, weights, WARM)
            between = perf_counter()
            peer = Moran_Local(values, theirs, permutations=WARM, n_jobs=1, seed=1)
            end = perf_counter()
            if not np.allclose(ours.values, peer.Is):
                raise SystemExit("esda finds other clusters")
            one.ours += [(between - start) * 1000] if number else []
            one.theirs += [(end - between) * 1000] if number else []
    return one


def section(found: Sequence[Clusters]) -> list[str]:
    """Tell how long local clusters take."""
    rows = [
        [
            f"{one.name}, {one.areas:,} areas, {one.permutations:,} permutations",
            spread(one.ours),
            spread(one.theirs),
            f"{ratio(one.ours, one.theirs):.3f}",
        ]
        for one in found
    ]
    return [
        "## Local clusters (LISA)",
        "",
        (
            f"The peer is esda {version('esda')} with numba {version('numba')}, in one thread"
            " as ours;"
            " the same values, the same five nearest neighbours, the same statistics. The"
            " first answer"
            " is that of a fresh process, imports included, where esda compiles."
        ),
        *table(["atlas", "esda", "ratio"], rows),
    ]


def missed(found: Sequence[Clusters]) -> list[str]:
    """Name what is slower than wanted."""
    shares = (
        (one, ratio(one.ours, one.theirs), limit) for one, limit in zip(found, LIMITS, strict=True)
    )
    return [
        f"LISA, {x.name}: {share:.2f} of esda, wanted {limit:g}"
        for x, share, limit in shares
        if share > limit
    ]
