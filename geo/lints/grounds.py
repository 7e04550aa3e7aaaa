"""Objections to where there are figures: on which boundaries, and for how many places."""

from collections.abc import Iterator

from geo.exports.sheets import Sheet
from geo.lines import Line
from geo.lints.findings import Finding, codes, figure, known, measure, names_of, rule, told
from geo.territories import Territories
from geo.text import sentence

_ENOUGH = 70
"""Percent of the places without which a map speaks of the others."""


@rule(
    "hint",
    sentence("lint.joined.why", "Readers take the shade of each place for its own value."),
    sentence("lint.joined.mend", "Say in a note which places share one value."),
)
def joined(sheet: Sheet) -> Iterator[Finding]:
    """Find places that share a value since their boundaries changed."""
    lines = [line for line in known(sheet) if "union" in line.value.flags]
    if lines:
        what = "{places} stand on joined areas: one value for all of them together."
        said = sentence("lint.joined.what", what, places=names_of(lines))
        yield Finding("joined", said, codes(lines))


@rule(
    "warning",
    sentence("lint.withheld.why", "Readers will ask why places with known figures are blank."),
    sentence(
        "lint.withheld.mend",
        "Choose a year that fits today's boundaries, or explain the blanks in a note.",
    ),
)
def withheld(sheet: Sheet) -> Iterator[Finding]:
    """Find places whose values are known but kept back by a rule."""
    lines = [line for line in sheet.scene.lines if line.value.withheld]
    if lines and not sheet.scene.refusal:
        what = "{count} place(s) stay blank although values are known: {places}."
        said = sentence("lint.withheld.what", what, count=len(codes(lines)),
                        places=names_of(lines))  # fmt: skip
        yield Finding("withheld", said, codes(lines))


@rule(
    "warning",
    sentence("lint.boundary_year.why", "The value belongs to other ground than what is drawn."),
    sentence(
        "lint.boundary_year.mend",
        "Choose a year after the change, or join the areas (allow=union) and say so.",
    ),
)
def boundary_year(sheet: Sheet) -> Iterator[Finding]:
    """Find data of before the boundaries that they are drawn on."""
    scene = sheet.scene
    land = scene.atlas.measures.ground.territories
    lines = [
        line
        for line in scene.lines
        if line.value.year and not _changed(land, line).isdisjoint(_areas(line))
    ]
    if lines:
        what = "The shapes are of {shapes}, the data of {data}; changed in between: {places}."
        years = sorted({line.value.year for line in lines})
        said = sentence("lint.boundary_year.what", what, shapes=scene.atlas.boundary_year,
                        data=told(years), places=names_of(lines))  # fmt: skip
        yield Finding("boundary_year", said, codes(lines))


@rule(
    "warning",
    sentence("lint.low_coverage.why", "The pattern seen may be that of who published."),
    sentence(
        "lint.low_coverage.mend", "Choose a year or level with more values, or a smaller region."
    ),
)
def low_coverage(sheet: Sheet) -> Iterator[Finding]:
    """Find a map on which most of the ground is not known."""
    have, of = sheet.scene.coverage
    have += sheet.scene.partial
    if 0 < have < of * _ENOUGH / 100:
        what = "{have} of {of} places have a value ({percent} %, below {least} %)."
        said = sentence("lint.low_coverage.what", what, have=have, of=of,
                        percent=round(have / of * 100), least=_ENOUGH)  # fmt: skip
        missing = [line for line in sheet.scene.lines if line.value.value is None]
        yield Finding("low_coverage", said, codes(missing))


@rule(
    "error",
    sentence("lint.no_values.why", "A map without a value says nothing."),
    sentence(
        "lint.no_values.mend", "Choose another level or year; some things cannot be added up."
    ),
)
def no_values(sheet: Sheet) -> Iterator[Finding]:
    """Find a map without a single value."""
    if not known(sheet):
        of = sheet.scene.coverage[1]
        what = "None of the {of} places has a value of {indicator}."
        said = sentence("lint.no_values.what", what, of=of, indicator=measure(sheet))
        yield Finding("no_values", said)


@rule(
    "warning",
    sentence("lint.single_place.why", "One value is no pattern; a sentence says it better."),
    sentence("lint.single_place.mend", "Choose a finer level or a larger region."),
)
def single_place(sheet: Sheet) -> Iterator[Finding]:
    """Find a map with one value, which nothing can be compared with."""
    lines = known(sheet)
    if len(lines) == 1:
        what = "Only {place} has a value, {value}."
        said = sentence("lint.single_place.what", what, place=names_of(lines),
                        value=figure(sheet, lines[0].value.value or 0))  # fmt: skip
        yield Finding("single_place", said, codes(lines))


def _areas(line: Line) -> set[str]:
    return {code for place in line.places for code in place.codes}


def _changed(land: Territories, line: Line) -> set[str]:
    """Return the areas of today that changed after the boundaries that a value belongs to."""
    bounds = [one.boundary for one in line.value.inputs if one.boundary is not None]
    if line.value.inputs and not bounds:  # its areas never changed
        return set()
    then = min(bounds, default=line.value.year)
    return {
        new
        for year, change in land.changes.items()
        if year > then
        for old, parts in change.items()
        if not land.fit(old, year - 1).exact
        for new in parts
    }


RULES = (joined, withheld, boundary_year, low_coverage, no_values, single_place)
