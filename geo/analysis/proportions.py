"""Proportions: the part and the whole that specialisation is measured by."""

from dataclasses import replace

import numpy as np

from geo.analysis.refusals import UnstudiedError
from geo.analysis.samples import Sample, sample
from geo.indicators import Formula, Indicator
from geo.text import Sentence, named, sentence
from geo.topology import FloatArray
from geo.values import Value

_DIVIDED = ("quotient", "ratio")


def proportion(drawn: Sample) -> Indicator:
    """Return the ratio of part and whole that a sample's indicator stands for.

    What can be added up is divided by the second indicator where there is one, else by what the
    collection divides it by, else by residents; a ratio of what can be added up is its own.

    Raises
    ------
    UnstudiedError
        Where there is no whole.
    """
    atlas, view = drawn.atlas, drawn.view
    one = atlas.indicators[view.indicator]
    if one.measure in _DIVIDED and one.additive and not view.against:
        return one
    wholes = [atlas.indicators[key] for key in (view.against, atlas.people) if key]
    known = [] if view.against else list(atlas.indicators.values())
    ready = [x for x in known if x.measure in _DIVIDED and x.numerator == one.numerator]
    ready.sort(key=lambda other: other.measure != "quotient")
    made = [_over(one, whole) for whole in wholes if _total(whole) and whole.key != one.key]
    found = next((x for x in (*ready, *made) if x.additive), None)
    if found is None or not _total(one):
        raise UnstudiedError("against", _no_whole(one))
    return found


def parted(drawn: Sample) -> tuple[FloatArray, FloatArray]:
    """Return the part and the whole of every line of a sample of a ratio, as they were published.

    A denominator that was not published is what stands in for it.
    """
    ratio = drawn.indicator
    below = ratio.denominator or ratio.numerator
    values = [line.value for line in drawn.lines]
    parts = [_sum(ratio.numerator, one) for one in values]
    wholes = [_sum(below, one) + _stood_in(ratio, below, one) for one in values]
    return np.array(parts, dtype=np.float64), np.array(wholes, dtype=np.float64)


def divided(drawn: Sample) -> Sample:
    """Return the sample of the ratio, of the areas that have both part and whole."""
    return sample(drawn.atlas, drawn.view, proportion(drawn))


def _over(part: Indicator, whole: Indicator) -> Indicator:
    return replace(
        part,
        key=f"{part.key}/{whole.key}",
        measure="ratio",
        denominator=whole.numerator,
        factor=1.0,
    )


def _total(one: Indicator) -> bool:
    return one.measure == "column" and one.additive


def _sum(formula: Formula, value: Value) -> float:
    signs = {column: sign for sign, column in formula.terms}
    return sum(signs.get(one.indicator, 0) * one.value for one in value.inputs)


def _stood_in(ratio: Indicator, below: Formula, value: Value) -> float:
    """Add up what stands in for the denominators of areas that have none of their own."""
    own = {one.code for one in value.inputs if one.indicator in below.columns}
    others = (one for one in value.inputs if one.indicator == ratio.stand_in)
    return sum(one.value for one in others if one.code not in own)


def _no_whole(one: Indicator) -> Sentence:
    return sentence(
        "study.refused.whole",
        "{indicator} is not part of a whole that can be added up, so it has no location quotient;"
        " choose a total, or a ratio of totals.",
        indicator=named(one.name_zh, one.name_en),
    )
