"""Fits: whether the official regions are those that the values themselves would make."""

import numpy as np

from geo.analysis.cautions import FEW, cautions
from geo.analysis.neighbours import CONTIGUITY, weigh
from geo.analysis.partitions import adjusted_rand, explained, skater
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample
from geo.text import sentence


def fitted(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Make as many regions as there are official ones, of neighbours with like values.

    The value is the adjusted Rand index of the two divisions; each row's statistic is the number of
    the region that the values put it in.
    """
    count = len(set(drawn.groups))
    if count < 2 or not all(drawn.groups):
        text = "These areas do not lie in several regions that could be compared."
        raise UnstudiedError("groups", sentence("study.refused.groups", text))
    spread = float(np.std(drawn.values))
    if len(drawn.lines) <= count or not spread:
        few = "Only {count} areas have a value to compare; {least} are needed at least."
        told = sentence("study.refused.few", few, count=len(drawn.lines), least=count + 1)
        raise UnstudiedError("few", told)
    weights = weigh(drawn.shapes, CONTIGUITY)
    scaled = ((drawn.values - drawn.values.mean()) / spread)[:, None]
    try:
        made = skater(scaled, weights.lists, count)
    except ValueError:
        text = (
            "These areas lie in too many parts that do not touch; regions cannot be made of them."
        )
        raise UnstudiedError("groups", sentence("study.refused.apart", text)) from None
    rows = tuple(
        Row(line.code, float(value), float(number + 1), label=str(number + 1))
        for line, value, number in zip(drawn.lines, drawn.values, made, strict=True)
    )
    few = ("few",) if len(drawn.lines) < FEW else ()
    return Study(
        measure=measure,
        sample=drawn,
        value=adjusted_rand(drawn.groups, made.tolist()),
        expected=0.0,
        weights=weights,
        rows=rows,
        parts={
            "regions": float(count),
            "explained": explained(scaled, made.tolist()) * 100,
            "official": explained(scaled, drawn.groups) * 100,
        },
        cautions=cautions(drawn, weights, (*few, "untested")),
    )
