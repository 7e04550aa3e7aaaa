"""Objections to what the presenter's words claim: sums, ranks, and kinds of growth."""

import re
from collections.abc import Iterator
from itertools import pairwise

from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, codes, figure, known, measure, names_of, rule, unit
from geo.lints.mentions import without_names
from geo.text import sentence

_SUMS = re.compile(r"合计|总计|总和|加总|之和|\b(sum|totals?|added up)\b", re.IGNORECASE)
_RANKS = re.compile(
    r"排名|排行|位次|名次|第[一二三123]\b|前[三五十]|\brank|\btop \d|\bfirst\b", re.IGNORECASE
)
_NATURES = {
    "nominal": re.compile(r"名义|现价|当年价|nominal|current prices", re.IGNORECASE),
    "real": re.compile(r"实际|可比价|不变价|\breal\b|(comparable|constant) prices", re.IGNORECASE),
}


@rule(
    "error",
    sentence("lint.summed_share.why", "Shares, rates and values per head have no sum."),
    sentence("lint.summed_share.mend", "Take “total” out of the words, or show the total itself."),
)
def summed_share(sheet: Sheet) -> Iterator[Finding]:
    """Find a title or note that calls a sum what cannot be added up."""
    one = sheet.scene.indicator
    names = [one.name_zh, one.name_en, sheet.scene.atlas.unit(one, sheet.lang)]
    found = _SUMS.search(without_names(f"{sheet.wish.title} {sheet.wish.note}", names))
    if found and not (one.measure == "column" and one.additive):
        what = "The words say “{word}” of {indicator} ({unit})."
        said = sentence("lint.summed_share.what", what, word=found[0], indicator=measure(sheet),
                        unit=unit(sheet))  # fmt: skip
        yield Finding("summed_share", said)


@rule(
    "error",
    sentence("lint.no_ranking.why", "Years are mixed or values partial: nobody is first in that."),
    sentence("lint.no_ranking.mend", "Choose one year that all have, or do not speak of ranks."),
)
def no_ranking(sheet: Sheet) -> Iterator[Finding]:
    """Find a title that ranks what is not ranked."""
    found = _RANKS.search(sheet.wish.title)
    unranked = [line for line in known(sheet) if line.rank is None]
    if found and unranked:
        what = "The title says “{word}”, but {count} place(s) have no rank: {places}."
        said = sentence("lint.no_ranking.what", what, word=found[0], count=len(unranked),
                        places=names_of(unranked))  # fmt: skip
        yield Finding("no_ranking", said, codes(unranked))


@rule(
    "warning",
    sentence("lint.tied_ranks.why", "One place is put before another that has the same value."),
    sentence("lint.tied_ranks.mend", "Say which places share a rank."),
)
def tied_ranks(sheet: Sheet) -> Iterator[Finding]:
    """Find a title that ranks places of which two have the same value as it is written."""
    lines = sorted(known(sheet), key=lambda line: line.value.value or 0)
    if not _RANKS.search(sheet.wish.title):
        return
    written = [(line, figure(sheet, line.value.value or 0)) for line in lines]
    pairs = [(one, two) for (one, here), (two, there) in pairwise(written) if here == there]
    if pairs:
        one, other = pairs[0]
        what = "{one} and {other} both have {value}."
        said = sentence("lint.tied_ranks.what", what, one=names_of([one]), other=names_of([other]),
                        value=figure(sheet, one.value.value or 0))  # fmt: skip
        yield Finding("tied_ranks", said, codes(line for pair in pairs for line in pair))


@rule(
    "warning",
    sentence("lint.nominal.why", "Growth at current prices contains inflation."),
    sentence("lint.nominal.mend", "Write “nominal” or “current prices” into the title or note."),
)
def nominal(sheet: Sheet) -> Iterator[Finding]:
    """Find nominal growth under a title of one's own that does not say so."""
    title = sheet.wish.title
    words = f"{title} {sheet.wish.note}"
    if (
        title.strip()
        and sheet.scene.indicator.nature == "nominal"
        and not _NATURES["nominal"].search(words)
    ):
        what = "“{title}” does not say that {indicator} is nominal."
        said = sentence("lint.nominal.what", what, title=title, indicator=measure(sheet))
        yield Finding("nominal", said)


@rule(
    "error",
    sentence("lint.other_nature.why", "Nominal and real growth are never the same thing."),
    sentence("lint.other_nature.mend", "Correct the words, or show the other kind of growth."),
)
def other_nature(sheet: Sheet) -> Iterator[Finding]:
    """Find words that call nominal growth real, or real growth nominal."""
    nature = sheet.scene.indicator.nature
    other = {"nominal": "real", "real": "nominal"}.get(nature, "")
    title = sheet.wish.title
    if other and _NATURES[other].search(title) and not _NATURES[nature].search(title):
        found = _NATURES[other].search(title)
        what = "The title says “{word}”; the map shows {indicator}."
        said = sentence("lint.other_nature.what", what, word=found[0] if found else "",
                        indicator=measure(sheet))  # fmt: skip
        yield Finding("other_nature", said)


RULES = (summed_share, no_ranking, tied_ranks, nominal, other_nature)
