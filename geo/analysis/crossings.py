"""Crossings: what drops at the borders of a sample's areas, and a sample against another one."""

from dataclasses import replace

import numpy as np

from geo.analysis.borders import Contrast, contrasts
from geo.analysis.cautions import FEW, cautions
from geo.analysis.neighbours import CONTIGUITY, weigh
from geo.analysis.pairs import pair
from geo.analysis.patterns import LEAST, times
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, sample
from geo.text import sentence


def contrasted(drawn: Sample, measure: str, permutations: int) -> Study:
    """Measure how far values drop at borders; the value is the mean at those between regions."""
    _enough(len(drawn.lines))
    weights = weigh(drawn.shapes, CONTIGUITY)
    found = contrasts(drawn.values, weights, drawn.groups, permutations or times(len(drawn.lines)))
    deepest: dict[str, float] = {}
    for one in found.borders:
        for code in (one.high, one.low):
            deepest[code] = max(deepest.get(code, 0.0), one.drop)
    rows = [
        Row(line.code, float(value), deepest.get(line.code))
        for line, value in zip(drawn.lines, drawn.values, strict=True)
    ]
    parts = {"drop_within": found.within, "borders": float(len(found.borders))}
    few = ("few",) if len(drawn.lines) < FEW else ()
    return Study(
        measure=measure,
        sample=drawn,
        value=found.between,
        p=found.p,
        permutations=found.permutations if found.p is not None else 0,
        weights=weights,
        rows=tuple(rows),
        parts={key: part for key, part in parts.items() if part is not None},
        cautions=cautions(drawn, weights, few),
    )


def borders_of(study: Study) -> Contrast:
    """Return the borders of a study of them, each with what drops there."""
    if study.weights is None:
        raise ValueError("this study has no borders")
    return contrasts(study.sample.values, study.weights, study.sample.groups, 9)


def paired(drawn: Sample, measure: str, permutations: int) -> Study:
    """Hold a sample against that of the second indicator, over the areas that have both.

    Each row has both values, and as its label the two thirds that they are in: ``02`` is low in the
    first and high in the second.
    """
    view, atlas = drawn.view, drawn.atlas
    if not view.against or view.against == view.indicator:
        text = "Choose a second indicator to hold this one against."
        raise UnstudiedError("against", sentence("study.refused.second", text))
    other = sample(atlas, replace(view, indicator=view.against, against=""))
    second = dict(zip(other.codes, other.values.tolist(), strict=True))
    kept = drawn.only(second)
    _enough(len(kept.lines))
    values = np.array([second[code] for code in kept.codes])
    found = pair(kept.values, values, permutations or times(len(kept.lines)))
    rows = [
        Row(code, float(kept.values[at]), float(values[at]),
            label=f"{found.first[at]}{found.second[at]}")
        for at, code in enumerate(kept.codes)
    ]  # fmt: skip
    known = not np.isnan(found.correlation)
    few = ("few",) if len(rows) < FEW else ()
    return Study(
        measure=measure,
        sample=kept,
        value=found.correlation if known else None,
        expected=0.0 if known else None,
        p=found.p if known else None,
        permutations=(permutations or times(len(rows))) if known else 0,
        rows=tuple(rows),
        cautions=cautions(kept, None, few),
    )


def _enough(count: int) -> None:
    if count < LEAST:
        text = "Only {count} areas have a value to compare; {least} are needed at least."
        told = sentence("study.refused.few", text, count=count, least=LEAST)
        raise UnstudiedError("few", told)
