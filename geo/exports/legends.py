"""Legends: what stands beside the map of a slide, native throughout."""

import shapely

from geo.exports.frames import INCH, POINT, Box, Frame, lines
from geo.exports.markups import Canvas, Look, Words
from geo.exports.masters import SIDE
from geo.exports.parts import MISSING, WITHHELD, Swatch, Told
from geo.exports.sheets import Sheet
from geo.exports.themes import House
from geo.text import listed, say

_FOOT = round(7.15 * INCH)
ROW, GAP = round(0.26 * INCH), round(0.16 * INCH)
SAMPLE, _INSET, _RIGHT = round(0.36 * INCH), round(0.5 * INCH), round(2.6 * INCH)
_CODE, _LEAST = round(0.8 * INCH), round(0.45 * INCH)
"""How large a code is, and how small it may be to be read by a telephone."""

_ONE_LINE = 20
"""Points at which a title has to fit one line, not to be parted."""


def beside(canvas: Canvas, sheet: Sheet, points: float, house: House) -> None:
    """Write what stands below a title of so many points: legend, notes, sources and credit."""
    high = lines(headline(sheet), points, SIDE.wide, bold=True) * points * 1.3 * POINT
    top = SIDE.top + round(high) + GAP // 2
    if sheet.shows("legend"):
        top = _legend(canvas, sheet, top, house)
    closing(canvas, sheet, top)


def closing(canvas: Canvas, sheet: Told, top: int) -> None:
    """Write notes, sources and credit at the foot, and above them the code where there is room."""
    above = _below(canvas, sheet, top + GAP)
    size = min(above - top - GAP, _CODE)
    if sheet.code and size >= _LEAST:
        _code(canvas, sheet, Box(SIDE.left, above - size - GAP // 2, size, size))


def headline(sheet: Sheet) -> str:
    """Return the title beside a map; what is measured begins a line where there are several."""
    text, name = sheet.title, sheet.scene.indicator.name(sheet.lang)
    if lines(text, _ONE_LINE, SIDE.wide, bold=True) > 1 and text.endswith(name) and text != name:
        return f"{text.removesuffix(name).rstrip()}\n{name}"
    return text


def _legend(canvas: Canvas, sheet: Sheet, top: int, house: House) -> int:
    """Draw the legend and return where it ends."""
    left, wide = SIDE.left, SIDE.wide
    high = round(lines(sheet.unit, 12, wide) * 12 * 1.3 * POINT)
    with canvas.group("legend"):
        canvas.text("unit", Box(left, top, wide, high), [Words(sheet.unit, 12, "tx2")])
        top += high + GAP
        if any(one.class_ >= 0 for one in sheet.swatches):
            heading = Words(say(sheet.lang, "slides.places", "places"), 9, "tx2")
            canvas.text("places", Box(left, top - GAP // 2, _RIGHT, ROW), [heading], "r t")
            top += GAP
        for one in sheet.swatches:
            swatch(canvas, one, top, house)
            top += ROW
        return overlaid(canvas, sheet, top + GAP // 2, house)


def overlaid(canvas: Canvas, sheet: Sheet, top: int, house: House) -> int:
    """Name what is laid over the map, and return where that ends."""
    lang, atlas = sheet.lang, sheet.scene.atlas
    if sheet.regions:
        home = next(iter(atlas.groupings.values()))
        where = Box(SIDE.left, top + ROW // 2, SAMPLE, 0)
        canvas.form("line", "regions", where, Look("", house.outer, 1.25))
        text = say(lang, "picture.regions", "{name}, outlines", name=home.name(lang))
        top = entry(canvas, "regions", text, top)
    if sheet.cores:
        names = listed(lang, [atlas.place(code).short(lang) for code in sheet.cores])
        _dot(canvas, "cores", top, 5, Look(house.core, "bg1", 1.5))
        text = say(lang, "legend.cores", "Cores of the plan: {names}", names=names)
        top = entry(canvas, "cores", text, top)
    if sheet.sites:
        _dot(canvas, "sites", top, 2.5, Look(house.site, "bg1", 0.5))
        text = "Sites listed here with a position: {count}"
        text = say(lang, "picture.sites", text, count=len(sheet.sites))
        top = entry(canvas, "sites", text, top)
    return top


def _dot(canvas: Canvas, name: str, top: int, size: float, look: Look) -> None:
    half = round(size * POINT)
    left = SIDE.left + SAMPLE // 2 - half
    canvas.form("ellipse", name, Box(left, top + ROW // 2 - half, 2 * half, 2 * half), look)


def sample(canvas: Canvas, one: Swatch, where: Box, house: House) -> None:
    """Draw the sample of a class, or of what has none."""
    blank = {WITHHELD: house.withheld, MISSING: house.missing}
    fill = one.colour or blank[one.class_]
    canvas.form("rect", f"class {one.class_ + 1}", where, Look(fill))


def swatch(canvas: Canvas, one: Swatch, top: int, house: House, *, counted: bool = True) -> None:
    """Explain a class, with how many places are in it."""
    where = Box(SIDE.left, top + round(0.04 * INCH), SAMPLE, ROW - round(0.08 * INCH))
    sample(canvas, one, where, house)
    entry(canvas, one.text, one.text, top)
    if not counted:
        return
    count, where = Words(str(one.count), 11, "tx2"), Box(SIDE.left, top, _RIGHT, ROW)
    canvas.text(f"{one.text}: count", where, [count], "r ctr")


def entry(canvas: Canvas, name: str, text: str, top: int) -> int:
    """Write an entry and return where it ends."""
    room = SIDE.wide - _INSET
    size = 11 if lines(text, 11, room) == 1 else 9
    high = max(ROW, round(lines(text, size, room) * size * 1.3 * POINT))
    canvas.text(name, Box(SIDE.left + _INSET, top, room, high), [Words(text, size)], "l ctr")
    return top + high


def _below(canvas: Canvas, sheet: Told, top: int) -> int:
    """Write notes, source, credit and address, smaller where they are long; return their top.

    The credit has the number of a reviewed map, or that it is a sketch. All stands in one box, as
    programs break lines in ways of their own.
    """
    address = sheet.address and say(
        sheet.lang, "slides.address", "Address: {address}", address=sheet.address
    )
    small = [one for one in (sheet.source, sheet.credit, address) if one]
    for factor in (1, 0.9, 0.8, 0.7, 0.6):
        words = [Words(one, 10 * factor, after=3) for one in sheet.notes]
        words += [Words(one, 8 * factor, "tx2", after=2) for one in small]
        need = sum(lines(one.text, one.size, SIDE.wide) * one.size * 1.35 + one.after
                   for one in words)  # fmt: skip
        high = round(need * POINT)
        if high <= _FOOT - top:
            break
    canvas.text("notes", Box(SIDE.left, _FOOT - high, SIDE.wide, high), words, "l b")
    return _FOOT - high


def _code(canvas: Canvas, sheet: Told, box: Box) -> None:
    """Draw the address as a code to point a telephone at: dark on light, in the dark too."""
    rows = sheet.code
    dark = [
        shapely.box(x, -y - 1, x + 1, -y)
        for y, row in enumerate(rows)
        for x, one in enumerate(row)
        if one
    ]
    count = len(rows)
    frame = Frame.fitted((-1, -count - 1, count + 1, 1), box)
    canvas.form("rect", "code: ground", box, Look("#ffffff"))
    canvas.outline("code", sheet.address, shapely.union_all(dark), frame, Look("#000000"))
