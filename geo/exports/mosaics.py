"""Mosaics: several small maps on one page, with what is said beside them."""

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from geo.exports.arrangements import Arrangement, fitting, foot, height, joined, laid_over
from geo.exports.drawings import Drawing
from geo.exports.flows import Flow, Key, Written
from geo.exports.inks import Inks, inks
from geo.exports.layouts import Layout
from geo.exports.letters import width, wrapped
from geo.exports.multiples import Multiples, Scale, Tile, cells, spread
from geo.exports.placements import Box
from geo.exports.writings import Inset, write_words

if TYPE_CHECKING:
    from geo.exports.canvases import Canvas

_HEAD, _BESIDE, _LEADING = 9.5, 7.6, 1.3
_CAPTION = 27.0
"""What a caption of one line takes, with what is said below it."""


@dataclass(frozen=True, slots=True)
class Mosaic:
    """A page with several maps.

    Attributes
    ----------
    page : Arrangement
        Its words; its map is where all maps may be.
    legends : tuple of Key tuples
        One a scale.
    """

    page: Arrangement
    legends: tuple[tuple[Key, ...], ...]


def draw_multiples(multiples: Multiples, layout: Layout) -> "Canvas":
    """Draw the maps of a board on one page; to be asked for while ``drawing``."""
    from geo.exports.canvases import Canvas  # noqa: PLC0415  (slow)

    mosaic, plain = arranged(multiples, layout), Inks()
    page = mosaic.page
    if multiples.tiles:
        plain = inks(multiples.tiles[0].sheet, grey=layout.grey)
    canvas = Canvas(layout, plain.paper)
    _tiles(multiples, layout, page.map, canvas)
    for scale, keys in zip(multiples.scales, mosaic.legends, strict=True):
        colours = inks(scale.sheet, grey=layout.grey)
        drawn = Arrangement(page.map, keys=keys)
        Drawing(scale.sheet, layout, drawn, colours, canvas).legend()
    write_words(page, multiples, plain, canvas, layout.unit)
    return canvas


def arranged(multiples: Multiples, layout: Layout) -> Mosaic:
    """Arrange a page: beside the maps on a broad one, above and below on a high one."""
    way = _beside if layout.broad else _stacked
    return fitting(lambda shrink: way(multiples, layout, shrink))


def _beside(multiples: Multiples, layout: Layout, shrink: float) -> tuple[Mosaic, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin, room = 27 * unit, 0.27 * wide
    head = Flow(margin, high - margin, room, unit * shrink)
    head.title(multiples.title, multiples.name, 23)
    head.gap(16)
    legends = _legends(head, multiples)
    below = Flow(margin, 0, room, unit * shrink)
    foot(below, multiples)
    below = below.moved(margin - below.y)
    top = margin - below.y + height(below)
    space = (margin * 1.9 + room, margin * 0.8, wide - margin, high - margin)
    fits = head.y - 14 * unit * shrink >= top + margin
    return Mosaic(joined(space, head, below), legends), fits


def _stacked(multiples: Multiples, layout: Layout, shrink: float) -> tuple[Mosaic, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin = 27 * unit
    head = Flow(margin, high - margin, wide - 2 * margin, unit * shrink)
    head.title(multiples.title, multiples.name, 24)
    left = (wide - 3 * margin) * 0.44
    legend = Flow(margin, 0, left, unit * shrink)
    before = _legends(legend, multiples)
    start = 2 * margin + left
    below = Flow(start, 0, wide - margin - start, unit * shrink)
    foot(below, multiples)
    top = margin + max(-legend.y, -below.y)
    moved, below = legend.moved(top), below.moved(margin - below.y)
    at = iter(moved.keys)
    legends = tuple(tuple(next(at) for _ in keys) for keys in before)
    space = (margin, top + 12 * unit, wide - margin, head.y - 12 * unit)
    fits = space[3] - space[1] >= 0.5 * high
    return Mosaic(joined(space, head, moved, below), legends), fits


# --- legends ------------------------------------------------------------------------------------


def _legends(flow: Flow, multiples: Multiples) -> tuple[tuple[Key, ...], ...]:
    """Explain the colours of every scale, then what is laid over the maps."""
    if not multiples.shows("legend"):
        return tuple(() for _ in multiples.scales)
    found = list[tuple[Key, ...]]()
    for scale in multiples.scales:
        before = len(flow.keys)
        if multiples.several:
            _strip(flow, scale)
        else:
            _ladder(flow, scale)
        found.append(tuple(flow.keys[before:]))
    if not multiples.tiles:
        return ()
    before = len(flow.keys)
    flow.gap(5)
    for kind, text in laid_over(multiples.tiles[0].sheet):
        flow.gap(1.5)
        flow.entry(kind, 0, text, "")
    found[0] = (*found[0], *flow.keys[before:])
    return _as_drawn(flow, tuple(found))


def _as_drawn(flow: Flow, found: tuple[tuple[Key, ...], ...]) -> tuple[tuple[Key, ...], ...]:
    """Keep the samples of the flow in the order in which its scales have them."""
    flow.keys[:] = [key for keys in found for key in keys]
    return found


def _ladder(flow: Flow, scale: Scale) -> None:
    """Explain the one scale of all maps, a class a line."""
    flow.text("legend", scale.what, 11, ("Bold", "ink"))
    flow.gap(6)
    for swatch in scale.swatches:
        if swatch.class_ < 0:
            flow.gap(4)
        flow.entry("class", swatch.class_, swatch.text, "")


def _strip(flow: Flow, scale: Scale) -> None:
    """Explain one of several scales: its classes side by side, their limits below."""
    flow.text("legend", scale.what, 8.6, ("Bold", "ink"))
    flow.gap(3)
    classes = [one.class_ for one in scale.swatches if one.class_ >= 0]
    blank = [one for one in scale.swatches if one.class_ < 0]
    if classes:
        step, high = flow.room * 0.92 / len(classes), 9 * flow.unit
        size = 7.2 * flow.unit
        flow.y -= high
        for at in classes:
            left = flow.x + at * step
            flow.keys.append(Key("class", (left, flow.y, left + step, flow.y + high), at))
        flow.y -= size * _LEADING
        flow.written += _limits(scale, flow.x, step, flow.y + size * 0.3, size)
    for one in blank:
        flow.gap(2)
        flow.entry("class", one.class_, one.text, "")
    flow.gap(7)


def _limits(scale: Scale, left: float, step: float, y: float, size: float) -> list[Written]:
    """Write the limits below the ends of the classes, as many as have room; always the outer."""
    texts = scale.limits
    last, found, end = len(texts) - 1, list[Written](), float("-inf")
    limit = left + last * step - width(texts[-1], size) / 2 - size / 2
    for at, text in enumerate(texts):
        wide = width(text, size)
        start = max(left + at * step - wide / 2, left)
        seen = at and text == texts[at - 1]
        if at == last or (not seen and start > end and start + wide < limit):
            found.append(Written("legend", start, y, text, size, "Regular", "soft"))
            end = start + wide + size / 2
    return found


# --- maps ---------------------------------------------------------------------------------------


def _tiles(multiples: Multiples, layout: Layout, room: Box, canvas: "Canvas") -> None:
    """Draw the maps in rows, each below its caption."""
    tiles = multiples.tiles
    if not tiles:
        return
    unit = layout.unit
    west, south, east, north = tiles[0].sheet.bounds
    gap = 12 * unit
    space = (room[2] - room[0], room[3] - room[1])
    split = spread(len(tiles), space, (east - west) / (north - south), _CAPTION * unit + gap)
    boxes = cells(len(tiles), room, split, gap)
    captions = [_caption(tile, box, unit) for tile, box in zip(tiles, boxes, strict=True)]
    above = max(box[3] - low for box, (_, low) in zip(boxes, captions, strict=True))
    for at, (tile, box, (words, _)) in enumerate(zip(tiles, boxes, captions, strict=True), 1):
        place = (box[0], box[1], box[2], box[3] - above)
        part = sqrt((place[2] - place[0]) * (place[3] - place[1]) / (space[0] * space[1]))
        inset = Inset(canvas, f"map-{at}")
        _tile(tile, _smaller(layout, part), place, inset)
        write_words(Arrangement(place, written=words), multiples, Inks(), inset, unit)


def _smaller(layout: Layout, part: float) -> Layout:
    """Return a layout whose letters and lines suit a map of a part of the page."""
    factor = min(max(part * 1.15, 0.5), 1)
    return replace(layout, width=layout.width * factor, height=layout.height * factor)


def _tile(tile: Tile, layout: Layout, place: Box, board: Inset) -> None:
    colours = inks(tile.sheet, grey=layout.grey)
    page = Arrangement(place, frame=place)
    Drawing(tile.sheet, layout, page, colours, board).land()


def _caption(tile: Tile, box: Box, unit: float) -> tuple[tuple[Written, ...], float]:
    """Write what a map is above it; return also where that ends."""
    west, _, east, y = box
    found = list[Written]()
    size = _HEAD * unit
    for line in wrapped(tile.head, size, east - west, "Bold", 2):
        y -= size * _LEADING
        found.append(Written("caption", west, y + size * 0.3, line, size, "Bold"))
    size = _BESIDE * unit
    for line in wrapped(tile.beside, size, east - west, most=2):
        y -= size * _LEADING
        found.append(Written("caption", west, y + size * 0.3, line, size, "Regular", "soft"))
    return tuple(found), y - 3 * unit
