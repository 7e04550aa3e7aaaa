"""Slides: a scene as a deck of native shapes, tables and charts, to be worked on further.

The first slide is the map: every place a shape of its own that is recoloured like any other. After
it come the ranking as a table and as a chart, where there is anything to rank.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo import captions
from geo.exports.decks import Deck
from geo.exports.frames import HIGH, PAGE, POINT, Box, Frame
from geo.exports.labels import fill_of, labels
from geo.exports.legends import beside, headline
from geo.exports.markups import Canvas, Look, Words, clean
from geo.exports.masters import FIELD, MAP
from geo.exports.parts import AROUND, Shape, Told
from geo.exports.rankings import rank
from geo.exports.rulers import ruled
from geo.exports.sheets import Sheet
from geo.exports.themes import House
from geo.observations import Source

MOST = 20_000
"""Points of all outlines beyond which they are drawn coarser."""

_SITES = 60
"""Sites up to which names keep clear of them; more would leave no room for names."""


Keep = Callable[[Callable[[], str]], str]


def _anew(draw: Callable[[], str]) -> str:
    return draw()


def write_slides(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as one deck, dark where the first of them is; the same sheets, the same bytes.

    Raises
    ------
    ValueError
        Where there is no sheet.
    """
    if not sheets:
        raise ValueError("a deck needs at least one sheet, there is none")
    first = sheets[0]
    deck = Deck.begun(first.title, first.lang, dark=first.scene.view.theme == "dark")
    for sheet in sheets:
        add(deck, sheet)
    return deck.written()


def add(deck: Deck, sheet: Sheet, *, ranking: bool = True, keep: Keep = _anew) -> None:
    """Add the slide of a map, and after it the ranking as tables and as a chart.

    Parameters
    ----------
    deck : Deck
    sheet : Sheet
    ranking : bool
    keep : callable
        Is given what draws the map, and returns what that draws, or has drawn before.
    """
    slide, size = deck.slide(MAP, headline(sheet))
    deck.put(slide, keep(lambda: _drawn(sheet, size, deck.house)))
    slide.notes_slide.notes_text_frame.text = clean(spoken(sheet))  # pyright: ignore
    if ranking:
        rank(deck, sheet)


def _drawn(sheet: Sheet, size: float, house: House) -> str:
    """Draw a map with all that is said beside it, below a title of some size."""
    canvas = Canvas(sheet.lang)
    frame = Frame.fitted(sheet.bounds, FIELD)
    draw_places(canvas, sheet, frame, house)
    draw_lines(canvas, sheet, frame, house)
    draw_points(canvas, sheet, frame, house)
    taken = _ruler(canvas, sheet, frame)
    _names(canvas, sheet, frame, house, taken)
    beside(canvas, sheet, size, house)
    return canvas.drawn


def draw_places(canvas: Canvas, sheet: Sheet, frame: Frame, house: House, most: int = MOST) -> None:
    """Draw every place: those around faintly and no further than the map goes, then those shown.

    All outlines together have about as many points as the most that are asked for.
    """
    outlines = coarser([one.outline for one in sheet.shapes], most)
    drawn = list(zip(sheet.shapes, outlines, strict=True))
    with canvas.group("around"):
        for one, outline in drawn:
            if one.class_ == AROUND:
                seen = shapely.clip_by_rect(outline, *frame.window(FIELD))
                _place(canvas, one, seen, frame, house)
    with canvas.group("map"):
        for one, outline in drawn:
            if one.class_ != AROUND:
                _place(canvas, one, outline, frame, house)


def _place(canvas: Canvas, one: Shape, seen: BaseGeometry, frame: Frame, house: House) -> None:
    look = Look(fill_of(one, house), house.border, 0.5)
    if not seen.is_empty:
        canvas.outline(f"{one.code} {one.name}", one.told, seen, frame, look)


def draw_lines(canvas: Canvas, sheet: Sheet, frame: Frame, house: House, most: int = MOST) -> None:
    """Draw the coast and what holds the places, then where regions meet.

    Without a line of its own, pale land would be lost on the page, and small islands altogether.
    """
    atlas, lang = sheet.scene.atlas, sheet.lang
    shown = [one.outline for one in sheet.shapes if one.class_ != AROUND]
    land = sheet.holders or (shapely.coverage_union_all(coarser(shown, most)),)
    with canvas.group("borders"):
        for at, outline in enumerate(land, 1):
            look = Look("", house.coast, 0.5)
            _line(canvas, f"border {at}", outline.boundary, frame, look)
    inner = _inner(tuple(sheet.regions.values()))
    named = [f"{key} {atlas.place(key).short(lang)}" for key in sheet.regions]
    # First the bed of the lines, to be seen on dark places too.
    for name, look in (("beds", Look("", "bg1", 2.5)), ("regions", Look("", house.outer, 1.25))):
        with canvas.group(name):
            for called, line in zip(named, inner, strict=True):
                _line(canvas, called, line, frame, look)


def _line(canvas: Canvas, name: str, line: BaseGeometry, frame: Frame, look: Look) -> None:
    seen = shapely.clip_by_rect(line, *frame.window(FIELD))
    if not seen.is_empty:
        canvas.outline(name, "", seen, frame, look)


@lru_cache(maxsize=4)
def _inner(regions: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return the outline of each region without the coast."""
    coast = shapely.union_all(regions).boundary
    return [shapely.line_merge(one.boundary.difference(coast)) for one in regions]


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


def draw_points(canvas: Canvas, sheet: Sheet, frame: Frame, house: House, part: float = 1) -> None:
    """Draw sites and cores, on a smaller map of a part of their size."""
    atlas, lang = sheet.scene.atlas, sheet.lang
    sites = {one.key: one.name(lang) for one in sheet.scene.sites}
    cores = {code: atlas.place(code).short(lang) for code in sheet.cores}
    with canvas.group("sites"):
        _dots(canvas, sheet.sites, sites, frame, 2.5 * part, Look(house.site, "bg1", 0.5))
    with canvas.group("cores"):
        _dots(canvas, sheet.cores, cores, frame, 5 * part, Look(house.core, "bg1", 1.5 * part))


def _dots(
    canvas: Canvas,
    points: Mapping[str, Point],
    names: Mapping[str, str],
    frame: Frame,
    size: float,
    look: Look,
) -> None:
    field = shapely.box(*frame.window(FIELD))
    for key, point in points.items():
        if field.covers(point):
            canvas.form("ellipse", f"{key} {names[key]}", _dot(point, frame, size), look)


def _dot(point: Point, frame: Frame, size: float) -> Box:
    (x, y), half = frame.place(shapely.get_coordinates(point))[0].tolist(), round(size * POINT)
    return Box(x - half, y - half, 2 * half, 2 * half)


def _ruler(canvas: Canvas, sheet: Sheet, frame: Frame) -> list[Box]:
    """Draw scale and north where the map is emptiest; return what they cover."""
    left, low = FIELD.left / POINT, (HIGH - FIELD.top - FIELD.high) / POINT
    room = (left, low, left + FIELD.wide / POINT, low + FIELD.high / POINT)
    land = [frame.fit(one.outline) for one in sheet.shapes if one.class_ != AROUND]
    ruler = ruled(sheet, frame.fit, room, land, 1)
    if ruler is None:
        return []
    with canvas.group("scale"):
        for part in ruler.filled:
            canvas.outline("north", "", part, PAGE, Look("tx2"))
        if not ruler.lines.is_empty:
            canvas.outline("scale", "", ruler.lines, PAGE, Look("", "tx2", 0.75))
        for x, y, text in ruler.texts:
            box = Box(
                round((x - 40) * POINT), HIGH - round((y + 9) * POINT), 80 * POINT, 11 * POINT
            )
            canvas.text(text, box, [Words(text, 8, "tx2")], "ctr b")
    west, south, east, north = ruler.box
    (x0, y0), (x1, y1) = PAGE.place(np.array([(west, north), (east, south)])).tolist()
    return [Box(x0, y0, x1 - x0, y1 - y0)]


def _names(canvas: Canvas, sheet: Sheet, frame: Frame, house: House, taken: Sequence[Box]) -> None:
    """Write the names in what room is left."""
    cores = [_dot(one, frame, 5) for one in sheet.cores.values()]
    sites = [_dot(one, frame, 2.5) for one in sheet.sites.values()]
    few = sites if len(sites) <= _SITES else []
    found = list(labels(sheet, frame, house, [*taken, *cores, *few]))
    with canvas.group("leaders"):
        for one in found:
            if one.leader:
                canvas.outline(f"{one.code} line", "", one.leader, PAGE, Look("", "bg1", 1.75))
                canvas.outline(one.code, "", one.leader, PAGE, Look("", "tx1", 0.5))
    with canvas.group("labels"):
        for one in found:
            words = [Words(text, one.size, one.colour, bold=True) for text in one.name]
            words += [Words(one.value, one.size, one.colour)] if one.value else []
            canvas.text(one.code, one.box, words, "ctr ctr")


def spoken(sheet: Sheet) -> str:
    """Write the speaker's notes: what must be known, and every publication in full."""
    return told_in_full(sheet, (one.source for one in captions.inputs(sheet.scene)), sheet.unit)


def told_in_full(sheet: Told, sources: Iterable[Source], unit: str = "") -> str:
    """Write what is said beside a picture, with every publication in full."""
    full = [
        " · ".join(str(word) for word in (one.publisher, one.title, one.year, one.url) if word)
        for one in dict.fromkeys(sources)
    ]
    said = [sheet.title, unit, *sheet.notes, sheet.source, *full, sheet.credit, sheet.address]
    return "\n".join(one for one in said if one)
