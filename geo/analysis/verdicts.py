"""Verdicts: what a study of borders, or of two indicators, says in one sentence."""

from geo.analysis.crossings import borders_of
from geo.analysis.permutations import LEVEL
from geo.analysis.results import Study
from geo.text import number, say


def of_borders(study: Study, lang: str) -> str:
    """Say where a value drops farthest, and whether borders between regions stand out."""
    found = borders_of(study)
    if not found.borders:
        return say(lang, "border.none", "No two of these areas have a common border.")
    names = {line.code: line.short(lang) for line in study.sample.lines}
    first = found.borders[0]
    blanks = {"high": names[first.high], "low": names[first.low], "drop": _percent(first.drop)}
    if found.relative:
        text = "The farthest drop is from {high} to {low}: {drop} % of the higher value."
        deepest = say(lang, "border.share", text, **blanks)
    else:
        text = "The farthest drop is from {high} to {low}: {drop} % of the span of all values."
        deepest = say(lang, "border.span", text, **blanks)
    between, within = study.value, study.parts.get("drop_within")
    if between is None or within is None or study.p is None:
        return deepest
    blanks = {"between": _percent(between), "within": _percent(within), "p": sure(study.p)}
    if study.p > LEVEL:
        text = (
            "Borders between regions ({between} %) do not stand out from others ({within} %), {p}."
        )
        more = say(lang, "border.even", text, **blanks)
    elif between > within:
        text = "Values drop farther between regions ({between} %) than inside ({within} %), {p}."
        more = say(lang, "border.more", text, **blanks)
    else:
        text = "Values drop less between regions ({between} %) than inside them ({within} %), {p}."
        more = say(lang, "border.less", text, **blanks)
    return f"{more} {deepest}" if lang == "en" else f"{more}{deepest}"


def of_pairs(study: Study, lang: str) -> str:
    """Say whether two indicators go together over the areas."""
    view, atlas = study.sample.view, study.sample.atlas
    blanks = {
        "first": study.sample.indicator.name(lang),
        "second": atlas.indicators[view.against].name(lang),
        "count": len(study.rows),
    }
    if study.value is None or study.p is None:
        text = "One of {first} and {second} is the same everywhere ({count} areas)."
        return say(lang, "pair.flat", text, **blanks)
    blanks |= {"value": number(study.value, 2), "p": sure(study.p)}
    if study.p > LEVEL:
        text = (
            "That {first} and {second} go together is not seen: rank correlation {value}, {p},"
            " {count} areas."
        )
        return say(lang, "pair.none", text, **blanks)
    if study.value > 0:
        text = (
            "Where {first} is higher, {second} tends to be higher too: rank correlation {value},"
            " {p}, {count} areas."
        )
        return say(lang, "pair.with", text, **blanks)
    text = (
        "Where {first} is higher, {second} tends to be lower: rank correlation {value}, {p},"
        " {count} areas."
    )
    return say(lang, "pair.against", text, **blanks)


def sure(p: float) -> str:
    """Write a p value, never as nothing at all."""
    return f"p = {number(p, 3)}" if p >= 0.001 else f"p = {number(p, 4)}"


def _percent(share: float) -> str:
    return number(share * 100, 0)
