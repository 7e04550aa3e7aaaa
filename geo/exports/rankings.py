"""Rankings: the slides after a map, with its values as a native table and as a native chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo import captions
from geo.exports.charts import Bar, chart
from geo.exports.frames import INCH, POINT, Box, inches, lines
from geo.exports.grids import Entry, Heading, grid
from geo.exports.markups import Canvas, Words
from geo.exports.masters import ABOVE, TABLE, entitle
from geo.exports.sheets import Sheet
from geo.lines import Line
from geo.text import number, say
from geo.vocabulary import STATUSES, VINTAGES

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

PAGE = 20
"""Rows of a table on one slide."""
ROOM = inches(0.5, 1.4, 12.33, 5.15)
"""Where a table or chart stands."""

_FOOT = round(7.25 * INCH)


def rank_slides(deck: "Presentation", sheet: Sheet) -> None:
    """Add the ranking as tables and as a chart; nothing where there is no value."""
    found, lang = ordered(sheet), sheet.lang
    pages = [found[at : at + PAGE] for at in range(0, len(found), PAGE)]
    for at, page in enumerate(pages, 1):
        title = say(lang, "slides.ranking", "{title}: ranking", title=sheet.title)
        slide = _slide(deck, title + (f" ({at}/{len(pages)})" if len(pages) > 1 else ""))
        canvas = Canvas(lang)
        rows = [_row(sheet, found, line) for line in page]
        grid(canvas, "ranking", ROOM, _headings(sheet, found), rows)
        _beside(canvas, sheet)
        canvas.put(slide)
    if found:
        title = say(lang, "slides.chart", "{title}: chart", title=sheet.title)
        slide = _slide(deck, title)
        canvas = Canvas(lang)
        _beside(canvas, sheet)
        canvas.put(slide)
        bars = sorted((_bar(sheet, line) for line in found), key=lambda bar: -bar.value)
        chart(slide, ROOM, sheet.unit, bars, sheet.scene.indicator.decimals)


def ordered(sheet: Sheet) -> list[Line]:
    """Return the lines with a value, best first; what has no rank stands after all that have."""
    known = [line for line in sheet.scene.lines if line.value.value is not None]
    sign = 1 if sheet.scene.indicator.direction == "down" else -1
    return sorted(known, key=lambda x: (x.rank is None, x.rank or 0, sign * (x.value.value or 0)))


def _slide(deck: "Presentation", title: str) -> "Slide":
    slide = deck.slides.add_slide(deck.slide_layouts[TABLE])
    entitle(slide, title, ABOVE)
    return slide


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


def _beside(canvas: Canvas, sheet: Sheet) -> None:
    """Write what is measured above, and notes, source and credit below."""
    above = Box(ABOVE.left, ABOVE.top + ABOVE.high, ABOVE.wide, round(0.3 * INCH))
    canvas.text("unit", above, [Words(sheet.unit, 12, "tx2")])
    said = [" ".join(sheet.notes), sheet.source, sheet.credit]
    words = [Words(one, 8, "tx2", after=1) for one in said if one]
    high = sum(lines(one.text, 8, ROOM.wide) * 8 * 1.3 + 1 for one in words) * POINT
    where = Box(ROOM.left, _FOOT - round(high), ROOM.wide, round(high))
    canvas.text("notes", where, words, "l b")
