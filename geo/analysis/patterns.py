"""Patterns: whether a sample's areas resemble their neighbours, and which of them stand out."""

from collections.abc import Callable

import numpy as np

from geo.analysis.autocorrelation import Locals, Whole, geary, local_g, local_moran, moran
from geo.analysis.cautions import FEW, cautions
from geo.analysis.neighbours import Weights, weigh
from geo.analysis.permutations import LEVEL, controlled
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample
from geo.text import named, sentence

LEAST = 5
"""Areas below which nothing can be told from chance at all: too few orders are possible."""

_QUADRANTS = {1: "HH", 2: "LH", 3: "LL", 4: "HL"}
_MANY = 1000
_STEPS = (9999, 999)


def times(count: int) -> int:
    """Return how many permutations a sample of some size gets: fewer where there are many areas."""
    return _STEPS[count > _MANY]


def weighed(drawn: Sample) -> Weights:
    """Find the neighbours of a sample's lines, as its view asks.

    Raises
    ------
    UnstudiedError
        Where there are too few areas for chance to be told from a pattern, or all have one value.
    UnknownKeyError
        Where there are no such weights.
    """
    name = named(drawn.indicator.name_zh, drawn.indicator.name_en)
    if len(drawn.lines) < LEAST:
        few = "Only {count} areas have a value to compare; {least} are needed at least."
        told = sentence("study.refused.few", few, count=len(drawn.lines), least=LEAST)
        raise UnstudiedError("few", told)
    if np.ptp(drawn.values) <= 1e-12 * np.abs(drawn.values).max():
        same = "{indicator} is the same everywhere; there is no pattern to measure."
        raise UnstudiedError("same", sentence("study.refused.same", same, indicator=name))
    return weigh(drawn.shapes, drawn.view.weights)


def whole(drawn: Sample, measure: str, permutations: int) -> Study:
    """Take global Moran's I, or Geary's C; with each area's value and the mean around it."""
    weights = weighed(drawn)
    ask: Callable[[np.ndarray, Weights, int], Whole] = moran if measure == "moran" else geary
    found = ask(drawn.values, weights, permutations or times(len(drawn.lines)))
    around = np.asarray(weights.matrix @ drawn.values)
    rows = [
        Row(line.code, float(value), more={"around": float(mean)})
        for line, value, mean in zip(drawn.lines, drawn.values, around, strict=True)
    ]
    return Study(
        measure=measure,
        sample=drawn,
        value=found.value,
        expected=found.expected,
        p=found.p,
        permutations=found.permutations,
        weights=weights,
        rows=tuple(rows),
        cautions=cautions(drawn, weights, _few(drawn)),
    )


def locally(drawn: Sample, measure: str, permutations: int) -> Study:
    """Take local Moran's I, or G*; what is claimed of an area is what control leaves."""
    weights = weighed(drawn)
    asked = permutations or times(len(drawn.lines))
    if measure == "getis" and drawn.values.min() < 0:
        signed = "{indicator} has values below zero, for which hot and cold spots have no meaning."
        name = named(drawn.indicator.name_zh, drawn.indicator.name_en)
        raise UnstudiedError("sign", sentence("study.refused.sign", signed, indicator=name))
    ask = local_moran if measure == "lisa" else local_g
    found = ask(drawn.values, weights, asked)
    labels, q = _labels(measure, found), controlled(found.p)
    around = np.asarray(weights.matrix @ drawn.values)
    rows = [
        Row(
            line.code,
            float(drawn.values[at]),
            float(found.values[at]),
            float(found.p[at]),
            float(q[at]),
            labels[at] if q[at] <= LEVEL else "",
            labels[at] if found.p[at] <= LEVEL else "",
            {"around": float(around[at]), "score": float(found.scores[at])},
        )
        for at, line in enumerate(drawn.lines)
    ]
    counts = {key: float(sum(row.label == key for row in rows)) for key in dict.fromkeys(labels)}
    bare = float(sum(bool(row.uncontrolled) for row in rows))
    return Study(
        measure=measure,
        sample=drawn,
        value=None,
        permutations=asked,
        weights=weights,
        rows=tuple(rows),
        parts={**{key.lower(): counts[key] for key in sorted(counts)}, "uncontrolled": bare},
        cautions=cautions(drawn, weights, _few(drawn)),
    )


def _labels(measure: str, found: Locals) -> list[str]:
    """Name what each area would be, were it no chance."""
    if measure == "lisa":
        return [_QUADRANTS[one] for one in found.quadrants.tolist()]
    return ["hot" if score > 0 else "cold" for score in found.scores.tolist()]


def _few(drawn: Sample) -> tuple[str, ...]:
    return ("few",) if len(drawn.lines) < FEW else ()
