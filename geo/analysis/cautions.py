"""Cautions: what must be known before a result is believed."""

from collections.abc import Sequence

from geo.analysis.neighbours import Weights
from geo.analysis.samples import Sample
from geo.text import listed, say, sentence
from geo.vocabulary import FLAGS, LEVELS

FEW = 30
"""Areas below which only a very strong pattern can be told from chance."""

_TOLD = ("mixed_vintage", "mixed_years", "mixed_scope", "partial", "series_break", "unverified",
         "own_data", "union")  # fmt: skip
"""Flags of values that are said of a result as well."""


def cautions(
    drawn: Sample, weights: Weights | None = None, more: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return what must be known of a result.

    Parameters
    ----------
    drawn : Sample
    weights : Weights, optional
    more : sequence of str
        Such as ``few`` or ``nominal``, which depend on the measure.
    """
    found = {
        **dict.fromkeys(more, True),
        "incomplete": bool(drawn.others),
        "joined": bool(weights and weights.joined),
        **{flag: flag in drawn.flags for flag in _TOLD},
    }
    return tuple(key for key, so in found.items() if so)


def warned(key: str, drawn: Sample, weights: Weights | None, lang: str) -> str:
    """Say a caution in ``lang``."""
    if key in FLAGS:
        return FLAGS[key].say(lang)
    if key == "few":
        few = "Only {count} {level}: a small sample, in which only a very strong pattern shows."
        return say(lang, "caution.few", few, count=len(drawn.lines), level=several(drawn, lang))
    if key == "incomplete":
        part = "{have} of {of} areas are compared; a pattern among the others is not seen."
        return say(lang, "caution.incomplete", part, have=drawn.have, of=drawn.of)
    if key == "joined":
        return _joined(drawn, weights, lang)
    return _PLAIN[key].say(lang)


def several(drawn: Sample, lang: str) -> str:
    """Name the areas of a sample, many of them: cities, counties."""
    key = drawn.level
    if key in LEVELS and key != "province":
        return LEVELS[key].say(lang) if lang != "en" else _PLURALS[key]
    return drawn.atlas.groupings[key].name(lang)


_PLAIN = {
    "nominal": sentence("caution.nominal", "From values as published; price changes are in it."),
    "broken": sentence("caution.broken", "Breaks of the series are crossed, as you allowed."),
    "untested": sentence("caution.untested", "A description of these areas; chance is not asked."),
}

_PLURALS = {"circle": "circles", "city": "cities", "county": "counties"}


def _joined(drawn: Sample, weights: Weights | None, lang: str) -> str:
    """Say which areas without a neighbour were joined to which."""
    names = {line.code: line.short(lang) for line in drawn.lines}
    pairs = weights.joined.items() if weights else ()
    told = [f"{names[one]}–{names[to]}" for one, to in pairs]
    return say(
        lang,
        "caution.joined",
        "Without a neighbour, so joined to the nearest: {pairs}.",
        pairs=listed(lang, told),
    )
