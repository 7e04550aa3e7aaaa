"""Slides: a scene as a deck of native shapes, tables and charts, to be worked on further.

The first slide is the map: every place a shape of its own that is recoloured like any other. After
it come the ranking as a table and as a chart, where there is anything to rank.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo import captions
from geo.exports.frames import INCH, POINT, Box, Frame, inches, lines
from geo.exports.labels import fill_of, labels
from geo.exports.markups import Canvas, Look, Words, clean
from geo.exports.masters import DARK, LIGHT, MAP, SIDE, House, begun, entitle, packed
from geo.exports.parts import AROUND, MISSING, WITHHELD, Swatch
from geo.exports.rankings import rank_slides
from geo.exports.sheets import Sheet
from geo.text import listed, say

if TYPE_CHECKING:
    from pptx.presentation import Presentation

ROOM = inches(4.95, 0.35, 8.05, 6.8)
"""Where the map stands."""
MOST = 20_000
"""Points of all outlines beyond which they are drawn coarser."""

_FOOT = round(7.15 * INCH)
_ROW, _GAP = round(0.26 * INCH), round(0.16 * INCH)


def write_slides(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as one deck, dark where the first of them is; the same sheets, the same bytes.

    Raises
    ------
    ValueError
        Where there is no sheet.
    """
    if not sheets:
        raise ValueError("a deck needs at least one sheet, there is none")
    house = DARK if sheets[0].scene.view.theme == "dark" else LIGHT
    deck = begun(house, sheets[0].title)
    for sheet in sheets:
        _map(deck, sheet, house)
        rank_slides(deck, sheet)
    return packed(deck)


def _map(deck: "Presentation", sheet: Sheet, house: House) -> None:
    """Add the slide of the map, with all that must be said beside it."""
    slide = deck.slides.add_slide(deck.slide_layouts[MAP])
    canvas = Canvas(sheet.lang)
    frame = Frame.fitted(sheet.bounds, ROOM)
    _places(canvas, sheet, frame, house)
    _marks(canvas, sheet, frame, house)
    size = entitle(slide, sheet.title, SIDE)
    top = SIDE.top + round(lines(sheet.title, size, SIDE.wide) * size * 1.3 * POINT) + _GAP // 2
    top = _legend(canvas, sheet, top, house) if sheet.shows("legend") else top
    _foot(canvas, sheet, top + _GAP)
    canvas.put(slide)
    slide.notes_slide.notes_text_frame.text = clean(spoken(sheet))  # pyright: ignore


def _places(canvas: Canvas, sheet: Sheet, frame: Frame, house: House) -> None:
    """Draw every place: those around faintly and no further than the map goes, then those shown."""
    outlines = coarser([one.outline for one in sheet.shapes], MOST)
    window = frame.window(ROOM)
    drawn = list(zip(sheet.shapes, outlines, strict=True))
    with canvas.group("around"):
        for one, outline in drawn:
            if one.class_ == AROUND:
                seen = shapely.clip_by_rect(outline, *window)
                look = Look(house.around, house.border, 0.5)
                if not seen.is_empty:
                    canvas.outline(f"{one.code} {one.name}", one.told, seen, frame, look)
    with canvas.group("map"):
        for one, outline in drawn:
            if one.class_ != AROUND:
                look = Look(fill_of(one, house), house.border, 0.5)
                canvas.outline(f"{one.code} {one.name}", one.told, outline, frame, look)
    _regions(canvas, sheet, frame, house)


def _regions(canvas: Canvas, sheet: Sheet, frame: Frame, house: House) -> None:
    """Draw where regions meet, first the bed of the lines, to be seen on dark places too."""
    coast = shapely.union_all(list(sheet.regions.values())).boundary
    window = frame.window(ROOM)
    for name, look in (("beds", Look("", "bg1", 2.5)), ("regions", Look("", house.outer, 1.25))):
        with canvas.group(name):
            for key, outline in sheet.regions.items():
                seen = shapely.clip_by_rect(outline.boundary.difference(coast), *window)
                if not seen.is_empty:
                    called = f"{key} {sheet.scene.atlas.place(key).short(sheet.lang)}"
                    canvas.outline(called, "", shapely.line_merge(seen), frame, look)


def coarser(outlines: Sequence[BaseGeometry], most: int) -> Sequence[BaseGeometry]:
    """Return outlines that share their borders with at most as many points as asked for.

    They stay as they are where they have no more. None comes to fill another plane than it had by
    more than a part in 250; where that asks for more points, there are more.
    """
    west, south, east, north = shapely.total_bounds(outlines)
    grain, found, whole = max(east - west, north - south) / 20_000, outlines, _filled(outlines)
    while int(shapely.get_num_coordinates(found).sum()) > most:
        rougher = list(shapely.coverage_simplify(outlines, grain))
        if (abs(_filled(rougher) / whole - 1) > 0.004).any():
            break
        found, grain = rougher, grain * 1.25
    return found


def _filled(outlines: Sequence[BaseGeometry]) -> NDArray[np.float64]:
    """Return what each outline fills of the plane, in its units squared."""
    rings, whose = shapely.get_parts(shapely.orient_polygons(outlines), return_index=True)
    edges, part = shapely.get_rings(rings, return_index=True)
    points, ring = shapely.get_coordinates(edges, return_index=True)
    points = points - points.mean(axis=0)
    turns = points[:-1, 0] * points[1:, 1] - points[1:, 0] * points[:-1, 1]
    inside = ring[1:] == ring[:-1]
    return np.bincount(whose[part[ring[1:]]], np.where(inside, turns, 0)) / 2


def _marks(canvas: Canvas, sheet: Sheet, frame: Frame, house: House) -> None:
    """Draw the cores, and the names in what room is left."""
    taken: list[Box] = []
    with canvas.group("cores"):
        for code, point in sheet.cores.items():
            (x, y), half = frame.place(shapely.get_coordinates(point))[0].tolist(), 5 * POINT
            taken.append(Box(x - half, y - half, 2 * half, 2 * half))
            name = f"{code} {sheet.scene.atlas.place(code).short(sheet.lang)}"
            canvas.form("ellipse", name, taken[-1], Look(house.core, "bg1", 1.5))
    with canvas.group("labels"):
        for one in labels(sheet, frame, house, taken):
            words = [Words(text, one.size, one.colour, bold=True) for text in one.name]
            words += [Words(one.value, one.size, one.colour)] if one.value else []
            canvas.text(one.code, one.box, words, "ctr ctr")


def _legend(canvas: Canvas, sheet: Sheet, top: int, house: House) -> int:
    """Draw the legend and return where it ends."""
    left, wide = SIDE.left, SIDE.wide
    high = round(lines(sheet.unit, 12, wide) * 12 * 1.3 * POINT)
    with canvas.group("legend"):
        canvas.text("unit", Box(left, top, wide, high), [Words(sheet.unit, 12, "tx2")])
        top += high + _GAP
        if any(one.class_ >= 0 for one in sheet.swatches):
            heading = Words(say(sheet.lang, "slides.places", "places"), 9, "tx2")
            canvas.text("places", Box(left, top - _GAP // 2, _RIGHT, _ROW), [heading], "r t")
            top += _GAP
        for one in sheet.swatches:
            _swatch(canvas, one, top, house)
            top += _ROW
        if sheet.regions:
            home = next(iter(sheet.scene.atlas.groupings.values()))
            where = Box(left, top + _ROW // 2, _SAMPLE, 0)
            canvas.form("line", "regions", where, Look("", house.outer, 1.25))
            _entry(canvas, "regions", home.name(sheet.lang), top)
            top += _ROW
        if sheet.cores:
            names = [sheet.scene.atlas.place(code).short(sheet.lang) for code in sheet.cores]
            middle, half = (left + _SAMPLE // 2, top + _ROW // 2), 5 * POINT
            where = Box(middle[0] - half, middle[1] - half, 2 * half, 2 * half)
            canvas.form("ellipse", "cores", where, Look(house.core, "bg1", 1.5))
            text, named = "Cores of the plan: {names}", listed(sheet.lang, names)
            _entry(canvas, "cores", say(sheet.lang, "legend.cores", text, names=named), top)
            top += _ROW
    return top


_SAMPLE, _INSET, _RIGHT = round(0.36 * INCH), round(0.5 * INCH), round(2.6 * INCH)


def _swatch(canvas: Canvas, one: Swatch, top: int, house: House) -> None:
    blank = {WITHHELD: house.withheld, MISSING: house.missing}
    fill = one.colour or blank[one.class_]
    where = Box(SIDE.left, top + round(0.04 * INCH), _SAMPLE, _ROW - round(0.08 * INCH))
    canvas.form("rect", f"class {one.class_ + 1}", where, Look(fill))
    _entry(canvas, one.text, one.text, top)
    count, where = Words(str(one.count), 11, "tx2"), Box(SIDE.left, top, _RIGHT, _ROW)
    canvas.text(f"{one.text}: count", where, [count], "r ctr")


def _entry(canvas: Canvas, name: str, text: str, top: int) -> None:
    where = Box(SIDE.left + _INSET, top, SIDE.wide - _INSET, _ROW)
    canvas.text(name, where, [Words(text, 11)], "l ctr")


def _foot(canvas: Canvas, sheet: Sheet, top: int) -> None:
    """Write notes, source and credit at the foot, smaller where they are long."""
    address = sheet.address and say(
        sheet.lang, "slides.address", "Address: {address}", address=sheet.address
    )
    small = [one for one in (sheet.source, sheet.credit, address) if one]
    for factor in (1, 0.9, 0.8, 0.7, 0.6):
        words = [Words(one, 10 * factor, after=3) for one in sheet.notes]
        words += [Words(one, 8 * factor, "tx2", after=2) for one in small]
        high = round(sum(lines(one.text, one.size, SIDE.wide) * one.size * 1.35 + one.after
                         for one in words) * POINT)  # fmt: skip
        if high <= _FOOT - top:
            break
    canvas.text("notes", Box(SIDE.left, _FOOT - high, SIDE.wide, high), words, "l b")


def spoken(sheet: Sheet) -> str:
    """Write the speaker's notes: what must be known, and every publication in full."""
    seen = [one.source for one in captions.inputs(sheet.scene)]
    full = [
        " · ".join(str(word) for word in (one.publisher, one.title, one.year, one.url) if word)
        for one in dict.fromkeys(seen)
    ]
    said = [sheet.title, sheet.unit, *sheet.notes, sheet.source, *full, sheet.credit, sheet.address]
    return "\n".join(one for one in said if one)
