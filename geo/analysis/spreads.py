"""Spreads: how unevenly a sample's values lie, where they gather, and who has more than others."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from geo.analysis.cautions import cautions
from geo.analysis.concentration import herfindahl, krugman, locational_gini, quotients
from geo.analysis.inequality import gini, theil, variation
from geo.analysis.proportions import divided, parted
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, published, sample
from geo.indicators import Indicator
from geo.lines import Line
from geo.text import Name, named, sentence
from geo.topology import FloatArray

_UNTESTED = ("untested",)


def inequality(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take the Gini coefficient or the coefficient of variation.

    By residents as well, where these are known: of totals, what each resident has of them.
    """
    take = gini if measure == "gini" else variation
    values, heads = _uneven(drawn), _per_head(drawn)
    parts = {} if heads is None else {"by_people": take(heads, drawn.people)}
    return _described(drawn, measure, take(values), 0.0, parts)


def decomposed(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take Theil's T, between the regions and within them; by residents as well."""
    values, heads = _uneven(drawn), _per_head(drawn)
    grouped = len(set(drawn.groups)) > 1 and all(drawn.groups)
    groups = drawn.groups if grouped else ()
    found = theil(values, groups)
    parts = {"between": found.between, "within": found.within} if grouped else {}
    if heads is not None:
        people = theil(heads, groups, drawn.people)
        parts["by_people"] = people.total
        if grouped:
            parts |= {"between_by_people": people.between, "within_by_people": people.within}
    told = {one: {"between": out, "within": own} for one, (out, own) in found.groups.items() if one}
    return replace(_described(drawn, measure, found.total, 0.0, parts), groups=told)


def gathered(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take the Herfindahl index of what can be added up: its shares add up to one."""
    if not (drawn.indicator.additive and drawn.indicator.measure == "column"):
        text = "{indicator} has no shares: only what can be added up can be concentrated."
        told = sentence("study.refused.total", text, indicator=_name(drawn.indicator))
        raise UnstudiedError("not_additive", told)
    values = _uneven(drawn)
    value, shares = herfindahl(values), values / values.sum()
    parts = {"effective": 1.0 / value, "largest": float(shares.max()) * 100}
    study = _described(drawn, measure, value, 1.0 / len(values), parts)
    return replace(study, rows=_rows(drawn.lines, values, shares))


def specialised(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take the location quotients of a part and its whole, and their locational Gini."""
    both = divided(drawn)
    part, whole = parted(both)
    _some(both, part, 2)
    found = quotients(part, whole)
    study = _described(both, measure, locational_gini(part, whole), 0.0, {})
    rows = tuple(
        replace(row, label="" if np.isnan(lq) else "above" if lq > 1 else "below")
        for row, lq in zip(_rows(both.lines, both.values, found), found, strict=True)
    )
    return replace(study, rows=rows, parts={"above": float(np.sum(found > 1))})


def made_up(drawn: Sample, measure: str, _: int = 0) -> Study:
    """Take Krugman's index of the industries, of the areas that have all of them."""
    atlas = drawn.atlas
    columns = [atlas.indicators[key] for key in industries(drawn)]
    found = [sample(atlas, drawn.view, one) for one in columns]
    known = [dict(zip(one.codes, one.values, strict=True)) for one in found]
    kept = found[0].only([code for code in found[0].codes if all(code in x for x in known)])
    table = np.array([[one[code] for one in known] for code in kept.codes]).reshape(-1, len(known))
    _some(kept, table.sum(axis=1), 2)
    index, sizes = krugman(table), table.sum(axis=1)
    shares = table.sum(axis=0) / table.sum() * 100
    study = _described(kept, measure, float(sizes @ index / sizes.sum()), 0.0, {})
    groups = {one.key: {"share": float(x)} for one, x in zip(columns, shares, strict=True)}
    values = (line.value for one in found for line in one.lines if line.code in kept.codes)
    rows = _rows(kept.lines, sizes, index)
    return replace(study, rows=rows, groups=groups, origins=published(values))


def industries(drawn: Sample) -> tuple[str, ...]:
    """Return the columns of the industries.

    Raises
    ------
    UnstudiedError
        Where the collection does not name them.
    """
    if not drawn.atlas.industries:
        text = "These data do not say which columns are the industries."
        raise UnstudiedError("sectors", sentence("study.refused.sectors", text))
    return drawn.atlas.industries


def _described(
    drawn: Sample, measure: str, value: float, expected: float, parts: Mapping[str, float]
) -> Study:
    """Write down a measure that describes all areas, and asks for no chance."""
    return Study(
        measure=measure,
        sample=drawn,
        value=value,
        expected=expected,
        rows=tuple(
            Row(line.code, float(one)) for line, one in zip(drawn.lines, drawn.values, strict=True)
        ),
        parts=parts,
        cautions=cautions(drawn, None, _UNTESTED),
        origins=published(drawn.residents) if "by_people" in parts else (),
    )


def _rows(lines: tuple[Line, ...], values: FloatArray, found: FloatArray) -> tuple[Row, ...]:
    return tuple(
        Row(line.code, float(value), None if np.isnan(one) else float(one))
        for line, value, one in zip(lines, values, found, strict=True)
    )


def _uneven(drawn: Sample) -> FloatArray:
    """Return the values of a sample, where it means something how unequal they are."""
    _some(drawn, drawn.values, 2)
    return drawn.values


def _some(drawn: Sample, values: FloatArray, least: int) -> None:
    """Refuse too few values, and values that shares mean nothing of."""
    if len(values) < least:
        few = "Only {count} areas have a value to compare; {least} are needed at least."
        told = sentence("study.refused.few", few, count=len(values), least=least)
        raise UnstudiedError("few", told)
    if values.min() < 0 or values.max() <= 0:
        signed = "{indicator} has values below zero, or nothing but zero; its shares mean nothing."
        told = sentence("study.refused.share", signed, indicator=_name(drawn.indicator))
        raise UnstudiedError("sign", told)


def _per_head(drawn: Sample) -> FloatArray | None:
    """Return what a resident has: of a total its part, else the value as it is."""
    if drawn.people is None or drawn.people.min() <= 0:
        return None
    one = drawn.indicator
    if one.key == drawn.atlas.people:
        return None
    total = one.measure == "column" and one.additive
    return drawn.values / drawn.people if total else drawn.values


def _name(one: Indicator) -> Name:
    return named(one.name_zh, one.name_en)
