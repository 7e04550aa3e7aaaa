"""What a value is compared with: the province that it is a part of, and the one published."""

from geo.text import number, say
from geo.traces.accounts import publication
from geo.traces.derivations import Trace

Line = tuple[str, str]


def compared(one: Trace, lang: str) -> list[Line]:
    """Tell the share of the province, how far the sum of its areas lies from it, and the rest.

    Where no value stands, there may still be some that were not chosen.
    """
    return [*_share(one, lang), *_gap(one, lang), *_others(one, lang)]


def _whole(one: Trace) -> float | None:
    """Return the sum of the province's areas in the year of a value."""
    measures = one.atlas.measures
    level, codes = measures.parts_of_province
    return measures.value(one.indicator, level, codes, one.value.year).value


def _amount(one: Trace, value: float, lang: str) -> str:
    unit = one.atlas.unit(one.indicator, lang)
    return f"{number(value, one.indicator.decimals)} {unit}".strip()


def _is_added(one: Trace) -> bool:
    return one.indicator.additive and one.indicator.measure == "column"


def _share(one: Trace, lang: str) -> list[Line]:
    if not _is_added(one) or one.code == one.atlas.province.code or one.value.value is None:
        return []
    whole = _whole(one)
    if not whole:
        return []
    told = say(
        lang,
        "trace.share",
        "{share} % = {part} / {whole}, the sum of the province's areas",
        share=number(one.value.value / whole * 100, 1),
        part=_amount(one, one.value.value, lang),
        whole=_amount(one, whole, lang),
    )
    return [(say(lang, "column.share", "Share of province"), told)]


def _gap(one: Trace, lang: str) -> list[Line]:
    row = one.atlas.gaps.get((one.indicator.key, one.value.year))
    if row is None or not _is_added(one) or one.code != one.atlas.province.code:
        return []
    told = say(
        lang,
        "trace.gap",
        "{sum}, {gap} % from what is published: {reason}",
        sum=_amount(one, float(row["areas_sum"] or 0), lang),
        gap=number(float(row["gap_pct"] or 0), 2),
        reason=row["reason_zh"] if lang == "zh" else row["reason_en"],
    )
    return [(say(lang, "trace.areas", "Sum of its areas"), told)]


def _others(one: Trace, lang: str) -> list[Line]:
    """Tell what was published where no value stands, and was not taken."""
    if one.inputs:
        return []
    panel, unit = one.atlas.measures.panel, one.atlas.unit(one.indicator, lang)
    found = [
        other
        for column in one.indicator.numerator.columns
        for code in one.value.codes
        for other in panel.conflicts(code, column, one.value.year)
    ]
    label = say(lang, "trace.other", "Also published")
    return [
        line
        for other in found
        for line in (
            (label, f"{other.value:,.10g} {unit}"),
            *publication(one.atlas, other.source, lang),
            (say(lang, "trace.note", "Note"), other.note),
        )
        if line[1]
    ]
