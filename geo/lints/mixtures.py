"""Objections to figures that stand together although they are not alike."""

from collections.abc import Iterator

from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, behind, codes, known, names_of, rule, told
from geo.text import named, sentence
from geo.vocabulary import VINTAGES


@rule(
    "warning",
    sentence("lint.mixed_years.why", "A difference may be one of time, not of place."),
    sentence("lint.mixed_years.mend", "Choose one year; year=latest takes each place's own."),
)
def mixed_years(sheet: Sheet) -> Iterator[Finding]:
    """Find values of several years on one map."""
    lines = known(sheet)
    years = sorted({line.value.year for line in lines})
    if len(years) > 1:
        late = [line for line in lines if line.value.year < years[-1]]
        what = "Values of {years} stand together; older than {last}: {places}."
        said = sentence("lint.mixed_years.what", what, years=told(years), last=years[-1],
                        places=names_of(late))  # fmt: skip
        yield Finding("mixed_years", said, codes(late))


@rule(
    "warning",
    sentence(
        "lint.mixed_vintage.why",
        "A census revises levels; values before and after one cannot be compared.",
    ),
    sentence(
        "lint.mixed_vintage.mend",
        "Choose a year or an indicator whose values are of one vintage, or say so in the text.",
    ),
)
def mixed_vintage(sheet: Sheet) -> Iterator[Finding]:
    """Find values of several census vintages on one map, or in one value."""
    if "mixed_vintage" not in sheet.scene.flags:
        return
    lines = known(sheet)
    keys = sorted({one.vintage for line in lines for one in behind(line) if one.vintage})
    zh, en = ("、".join(VINTAGES[key].say("zh") for key in keys),
              ", ".join(VINTAGES[key].say("en") for key in keys))  # fmt: skip
    inside = [line for line in lines if "mixed_vintage" in line.value.flags]
    what = "Values of {count} vintages stand together: {vintages}."
    said = sentence("lint.mixed_vintage.what", what, count=len(keys), vintages=named(zh, en))
    yield Finding("mixed_vintage", said, codes(inside))


@rule(
    "warning",
    sentence("lint.mixed_scope.why", "A part of a place is not comparable with a whole one."),
    sentence("lint.mixed_scope.mend", "Choose another year, or name these places in a note."),
)
def mixed_scope(sheet: Sheet) -> Iterator[Finding]:
    """Find values of whole places beside values of parts of places."""
    if "mixed_scope" not in sheet.scene.flags:
        return
    lines = [x for x in known(sheet) if not {"partial", "mixed_scope"}.isdisjoint(x.value.flags)]
    what = "{places} stand for a part of the place or mix parts and wholes; the others do not."
    yield Finding(
        "mixed_scope",
        sentence("lint.mixed_scope.what", what, places=names_of(lines)),
        codes(lines),
    )


@rule(
    "warning",
    sentence("lint.partial_sum.why", "A sum of some areas reads as the sum of all."),
    sentence(
        "lint.partial_sum.mend",
        "Take “partial” out of allow, choose a year that all areas have, or waive this and say"
        " in a note what is missing.",
    ),
)
def partial_sum(sheet: Sheet) -> Iterator[Finding]:
    """Find a value that is of some of a place's areas only."""
    lines = [line for line in known(sheet) if "partial" in line.value.flags]
    if lines:
        have, of = lines[0].value.have, lines[0].value.of
        what = "{count} value(s) are of a part only: {places}; the first has {have} of {of} areas."
        said = sentence("lint.partial_sum.what", what, count=len(lines), places=names_of(lines),
                        have=have, of=of)  # fmt: skip
        yield Finding("partial_sum", said, codes(lines))


RULES = (mixed_years, mixed_vintage, mixed_scope, partial_sum)
