"""Objections to the presenter's own words: a title that names something else, or too little."""

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, known, measure, rule, told, unit
from geo.lints.mentions import said_places, said_years, without_names
from geo.text import LANGUAGES, named, sentence

_LINE = 64
"""Half-width characters in a line of a title on a slide."""

_LONGEST = 240
"""Half-width characters of a note: three lines below a map."""

_SHARES = re.compile(
    r"[占比率%％]|增速|增长|指数|rate|ratio|share|growth|index|per ", re.IGNORECASE
)


@rule(
    "error",
    sentence("lint.blank_title.why", "A map without a title is taken for whatever is looked for."),
    sentence("lint.blank_title.mend", "Write a title, or leave it out for the map's own."),
)
def blank_title(sheet: Sheet) -> Iterator[Finding]:
    """Find a title of nothing but blanks."""
    if not sheet.title.strip():
        what = "The title is {count} blank(s)."
        yield Finding(
            "blank_title", sentence("lint.blank_title.what", what, count=len(sheet.title))
        )


@rule(
    "warning",
    sentence("lint.long_title.why", "A title of three lines is not read, and pushes the map down."),
    sentence("lint.long_title.mend", "Say what, where and when; the rest belongs in the note."),
)
def long_title(sheet: Sheet) -> Iterator[Finding]:
    """Find a title of more than two lines."""
    wide, lines = _width(sheet.title), sheet.title.strip().count("\n") + 1
    if wide > 2 * _LINE or lines > 2:
        what = "The title takes {lines} lines of a slide."
        count = max(lines, -(-wide // _LINE))
        yield Finding("long_title", sentence("lint.long_title.what", what, lines=count))


@rule(
    "error",
    sentence("lint.other_year.why", "The map is quoted by its title."),
    sentence("lint.other_year.mend", "Write the year of the data, or ask for the other year."),
)
def other_year(sheet: Sheet) -> Iterator[Finding]:
    """Find a year in the title that is none of the map's."""
    one, view = sheet.scene.indicator, sheet.scene.view
    years = {line.value.year for line in known(sheet)} | said_years(view.year)
    own = years | {one.base_year or 0} | said_years(f"{one.name_zh} {one.name_en}")
    own |= {year - 1 for year in years if one.measure == "growth"}
    if other := sorted(said_years(sheet.wish.title) - own):
        what = "The title says {said}; the map shows {years}."
        said = sentence("lint.other_year.what", what, said=told(other), years=told(sorted(years)))
        yield Finding("other_year", said)


@rule(
    "warning",
    sentence("lint.no_year.why", "In two years nobody will know when this was true."),
    sentence("lint.no_year.mend", "Write the year into the title."),
)
def no_year(sheet: Sheet) -> Iterator[Finding]:
    """Find an own title without a year."""
    title, lines = sheet.wish.title, known(sheet)
    if title.strip() and lines and not said_years(title):
        what = "“{title}” names no year; the map shows {years}."
        years = told(sorted({line.value.year for line in lines}))
        yield Finding("no_year", sentence("lint.no_year.what", what, title=title, years=years))


@rule(
    "error",
    sentence("lint.other_place.why", "The map is quoted by its title."),
    sentence(
        "lint.other_place.mend", "Name the place that is shown, or ask for the other (within)."
    ),
)
def other_place(sheet: Sheet) -> Iterator[Finding]:
    """Find a place in the title that the map does not show."""
    place = sheet.scene.within
    if other := said_places(sheet, sheet.wish.title):
        zh, en = (told(one.name(lang) for one in other).say(lang) for lang in ("zh", "en"))
        what = "The title names {said}; the map shows {place}."
        said = sentence("lint.other_place.what", what, said=named(zh, en),
                        place=named(place.name_zh, place.name_en))  # fmt: skip
        yield Finding("other_place", said, tuple(one.code for one in other))


@rule(
    "error",
    sentence("lint.other_indicator.why", "The map is quoted by its title."),
    sentence("lint.other_indicator.mend", "Name what is shown, or ask for the other (indicator)."),
)
def other_indicator(sheet: Sheet) -> Iterator[Finding]:
    """Find another indicator's name in the title."""
    scene, own = sheet.scene, sheet.scene.indicator
    title = without_names(sheet.wish.title, [own.name_zh, own.name_en])
    plain = scene.atlas.indicators[scene.view.indicator]
    ours = " ".join((own.name_zh, own.name_en, plain.name_zh, plain.name_en)).casefold()
    for one in scene.atlas.indicators.values():
        names = [name for name in (one.name_zh, one.name_en) if name.casefold() not in ours]
        if one.key not in (own.key, plain.key) and without_names(title, names) != title:
            what = "The title names {said}; the map shows {indicator}."
            said = sentence("lint.other_indicator.what", what, indicator=measure(sheet),
                            said=named(one.name_zh, one.name_en))  # fmt: skip
            yield Finding("other_indicator", said)
            return


@rule(
    "hint",
    sentence("lint.no_unit.why", "On a wall the title is read and the legend is not."),
    sentence("lint.no_unit.mend", "Add the unit to the title, in brackets."),
)
def no_unit(sheet: Sheet) -> Iterator[Finding]:
    """Find an own title without the unit."""
    title, scene = sheet.wish.title, sheet.scene
    units = [scene.atlas.unit(scene.indicator, lang) for lang in LANGUAGES]
    told_so = scene.indicator.unit == "%" and _SHARES.search(title)
    if title.strip() and not told_so and not any(one and one in title for one in units):
        what = "“{title}” does not say that the figures are in {unit}."
        said = sentence("lint.no_unit.what", what, title=title, unit=unit(sheet))
        yield Finding("no_unit", said)


@rule(
    "warning",
    sentence("lint.long_note.why", "Nobody reads a page below a map."),
    sentence("lint.long_note.mend", "Keep what the map cannot be understood without."),
)
def long_note(sheet: Sheet) -> Iterator[Finding]:
    """Find a note of more than three lines."""
    wide = _width(sheet.wish.note)
    if wide > _LONGEST:
        what = "The note is {wide} half-width characters long, more than {most}."
        yield Finding("long_note", sentence("lint.long_note.what", what, wide=wide, most=_LONGEST))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


RULES = (
    blank_title,
    long_title,
    other_year,
    no_year,
    other_place,
    other_indicator,
    no_unit,
    long_note,
)
