"""Objections to the figures: what is counted, how surely, and who says so."""

from collections.abc import Iterator

from geo import captions
from geo.exports.sheets import Sheet
from geo.lints.findings import (
    Finding,
    behind,
    codes,
    figure,
    known,
    measure,
    names_of,
    rule,
    told,
    unit,
)
from geo.text import named, sentence

_GAP = 1.0
"""Percent by which parts may miss the published whole."""


@rule(
    "warning",
    sentence(
        "lint.total_mapped.why",
        "A large or populous place is dark whatever it does; the eye reads area as amount.",
    ),
    sentence(
        "lint.total_mapped.mend",
        "Show it per head or as a share (basis=head, basis=share), or say in a note that these"
        " are totals.",
    ),
)
def total_mapped(sheet: Sheet) -> Iterator[Finding]:
    """Find a total drawn as colour, where a larger area looks like more."""
    one, lines = sheet.scene.indicator, known(sheet)
    if one.measure != "column" or not one.additive or sheet.wish.note or len(lines) < 2:
        return
    least, *_, most = sorted(lines, key=lambda line: line.value.value or 0)
    what = "{indicator} is a total in {unit}: {most} has {high}, {least} {low}."
    yield Finding(
        "total_mapped",
        sentence(
            "lint.total_mapped.what",
            what,
            indicator=measure(sheet),
            unit=unit(sheet),
            most=names_of([most]),
            high=figure(sheet, most.value.value or 0),
            least=names_of([least]),
            low=figure(sheet, least.value.value or 0),
        ),
    )


@rule(
    "error",
    sentence(
        "lint.series_break.why",
        "The change contains the change of definition; nobody can tell how much of it.",
    ),
    sentence("lint.series_break.mend", "Take “break” out of allow, or choose years on one side."),
)
def series_break(sheet: Sheet) -> Iterator[Finding]:
    """Find a change that is computed across a break of its series."""
    lines = [line for line in known(sheet) if "series_break" in line.value.flags]
    if lines:
        what = "{indicator} is computed across a break in {count} place(s): {places}."
        said = sentence("lint.series_break.what", what, indicator=measure(sheet),
                        count=len(lines), places=names_of(lines))  # fmt: skip
        yield Finding("series_break", said, codes(lines))


@rule(
    "warning",
    sentence("lint.unverified.why", "A secondary source may have copied it wrongly."),
    sentence(
        "lint.unverified.mend", "Look it up in the yearbook or bulletin, or choose another year."
    ),
)
def unverified(sheet: Sheet) -> Iterator[Finding]:
    """Find values that rest on a secondary source."""
    lines = [line for line in known(sheet) if "unverified" in line.value.flags]
    if lines:
        found = {one.source.title for line in lines for one in behind(line) if one.grade == "C"}
        titles = sorted(found)
        what = "{count} of {of} values rest on grade C: {places}; from: {source}."
        said = sentence("lint.unverified.what", what, count=len(lines), of=len(known(sheet)),
                        places=names_of(lines), source=told(titles[:2]))  # fmt: skip
        yield Finding("unverified", said, codes(lines))


@rule(
    "hint",
    sentence("lint.preliminary.why", "They will be revised, and slides outlive revisions."),
    sentence("lint.preliminary.mend", "Say “preliminary” in the note, or take a final year."),
)
def preliminary(sheet: Sheet) -> Iterator[Finding]:
    """Find values that will still be revised."""
    early = ("preliminary", "expected")
    lines = [x for x in known(sheet) if any(one.status in early for one in behind(x))]
    if lines:
        what = "{count} of {of} values rest on preliminary or expected figures: {places}."
        said = sentence("lint.preliminary.what", what, count=len(lines), of=len(known(sheet)),
                        places=names_of(lines))  # fmt: skip
        yield Finding("preliminary", said, codes(lines))


@rule(
    "warning",
    sentence("lint.own_data.why", "Nobody but you can check them."),
    sentence("lint.own_data.mend", "Say in the note who counted what, when and how."),
)
def own_data(sheet: Sheet) -> Iterator[Finding]:
    """Find the presenter's own figures without a word on where they come from."""
    lines = [line for line in known(sheet) if "own_data" in line.value.flags]
    if lines and not sheet.wish.note:
        what = "{count} value(s) are from the presenter's own table, and no note says from where."
        yield Finding("own_data", sentence("lint.own_data.what", what, count=len(lines)))


@rule(
    "error",
    sentence("lint.no_source.why", "A number without a source is a fault."),
    sentence("lint.no_source.mend", "Add title and publisher to the rows, or leave them out."),
)
def no_source(sheet: Sheet) -> Iterator[Finding]:
    """Find values of which nobody says who published them."""
    lines = [
        line
        for line in known(sheet)
        if not behind(line)
        or any(not (one.source.title or one.source.publisher) for one in behind(line))
    ]
    if lines:
        what = "{count} value(s) name no publication: {places}."
        said = sentence("lint.no_source.what", what, count=len(lines), places=names_of(lines))
        yield Finding("no_source", said, codes(lines))


@rule(
    "hint",
    sentence("lint.whole_and_parts.why", "Readers will add up and find another total."),
    sentence("lint.whole_and_parts.mend", "Keep the note on the gap beside the map."),
)
def whole_and_parts(sheet: Sheet) -> Iterator[Finding]:
    """Find parts that do not add up to the whole that they will be compared with."""
    distance = captions.gap_amount(sheet.scene)
    if distance and abs(float(distance.replace("−", "-").replace(",", ""))) >= _GAP:
        place = sheet.scene.within
        what = "The parts differ by {gap} % from what is published for {place}."
        said = sentence("lint.whole_and_parts.what", what, gap=distance,
                        place=named(place.name_zh, place.name_en))  # fmt: skip
        yield Finding("whole_and_parts", said)


RULES = (total_mapped, series_break, unverified, preliminary, own_data, no_source, whole_and_parts)
