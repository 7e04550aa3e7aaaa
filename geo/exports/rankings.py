"""Rankings: the slides after a map, with its values as a native table and as a native chart."""

from collections.abc import Sequence

from geo import captions
from geo.exports.charts import Bar, chart
from geo.exports.decks import Deck, foot, numbered, under
from geo.exports.frames import INCH
from geo.exports.grids import Entry, Heading, grids
from geo.exports.markups import Canvas
from geo.exports.masters import ROOM, TABLE
from geo.exports.sheets import Sheet
from geo.lines import Line
from geo.text import number, say
from geo.vocabulary import STATUSES, VINTAGES


def rank(deck: Deck, sheet: Sheet) -> None:
    """Add the ranking as tables and as a chart; nothing where there is no value."""
    found, lang = ordered(sheet), sheet.lang
    if not found:
        return
    said = [said_of(sheet), sheet.source, sheet.credit]
    title = say(lang, "slides.ranking", "{title}: ranking", title=sheet.title)
    rows = [_row(sheet, found, line) for line in found]
    pages = list(grids(_headings(sheet, found), rows, ROOM))
    for at, page in enumerate(pages, 1):
        deck.gridded(numbered(title, at, len(pages)), page, sheet.unit, said)
    slide, _ = deck.slide(TABLE, say(lang, "slides.chart", "{title}: chart", title=sheet.title))
    canvas = Canvas(lang)
    under(canvas, sheet.unit)
    foot(canvas, said)
    deck.put(slide, canvas.drawn)
    bars = sorted((_bar(sheet, line) for line in found), key=lambda bar: -bar.value)
    chart(slide, ROOM, sheet.unit, bars, sheet.scene.indicator.decimals)


def said_of(sheet: Sheet) -> str:
    """Say in one line what must be known before the values are believed."""
    return " · ".join(one.rstrip("。.") for one in sheet.notes)


def ordered(sheet: Sheet) -> list[Line]:
    """Return the lines with a value, best first; what has no rank stands after all that have."""
    known = [line for line in sheet.scene.lines if line.value.value is not None]
    sign = 1 if sheet.scene.indicator.direction == "down" else -1
    return sorted(known, key=lambda x: (x.rank is None, x.rank or 0, sign * (x.value.value or 0)))


def _headings(sheet: Sheet, found: Sequence[Line]) -> list[Heading]:
    """Head the columns of a table; without ranks and shares where there are none."""
    lang = sheet.lang
    columns = [
        (any(one.rank for one in found), say(lang, "out.rank", "Rank"), "r"),
        (True, "", "l"),
        (True, say(lang, "out.name", "Name"), "l"),
        (True, captions.unit(sheet.scene), "r"),
        (any(one.share is not None for one in found), say(lang, "out.share", "Share %"), "r"),
        (True, say(lang, "out.year", "Year"), "r"),
        (True, say(lang, "out.grade", "Grade"), "ctr"),
        (True, say(lang, "slides.standing", "Status and vintage"), "l"),
    ]
    least = round(0.35 * INCH)
    return [Heading(text, align, 0 if text else least) for use, text, align in columns if use]


def _row(sheet: Sheet, found: Sequence[Line], line: Line) -> list[Entry]:
    scene, value = sheet.scene, line.value
    partial = say(sheet.lang, "scope.partial", "part of the area")
    words = [
        STATUSES[value.status].say(sheet.lang) if value.status else "",
        VINTAGES[value.vintage].say(sheet.lang) if value.vintage else "",
        partial if "partial" in value.flags else "",
    ]
    cells = [
        Entry(fill=scene.colours[line.class_]),
        Entry(line.name(sheet.lang)),
        Entry(captions.amount(scene, value)),
        Entry(str(value.year)),
        Entry(value.grade or "–"),
        Entry(" · ".join(word for word in words if word)),
    ]
    if any(one.share is not None for one in found):
        cells.insert(3, Entry("–" if line.share is None else number(line.share, 2)))
    if any(one.rank for one in found):
        cells.insert(0, Entry(str(line.rank or "–")))
    return cells


def _bar(sheet: Sheet, line: Line) -> Bar:
    """Return a bar with the digits that the map shows; programs round a half in other ways."""
    shown = f"{line.value.value or 0:.{sheet.scene.indicator.decimals}f}"
    name = line.short(sheet.lang)
    if "partial" in line.value.flags:
        partial = say(sheet.lang, "scope.partial", "part of the area")
        name = say(sheet.lang, "slides.partial", "{name} ({partial})", name=name, partial=partial)
    return Bar(line.code, name, float(shown), sheet.scene.colours[line.class_])
