"""Tiles: several small maps on one slide, native throughout."""

from geo import captions
from geo.exports.decks import Deck
from geo.exports.frames import INCH, POINT, Box, Frame, lines, width
from geo.exports.legends import GAP, ROW, closing, overlaid, sample, swatch
from geo.exports.markups import Canvas, Words, clean
from geo.exports.masters import FIELD, MAP, SIDE
from geo.exports.multiples import Multiples, Scale, Tile, cells, spread
from geo.exports.slides import MOST, draw_lines, draw_places, draw_points, told_in_full
from geo.exports.themes import House

_HEAD, _BESIDE = 11, 9
_CAPTION, _BETWEEN = round(0.44 * INCH), round(0.16 * INCH)


def add_multiples(deck: Deck, multiples: Multiples) -> None:
    """Add the slide of the maps of a board."""
    title = _headline(multiples)
    slide, size = deck.slide(MAP, title)
    canvas = Canvas(multiples.lang)
    _tiles(canvas, multiples, deck.house)
    high = lines(title, size, SIDE.wide) * size * 1.3 * POINT
    top = SIDE.top + round(high) + GAP // 2
    if multiples.tiles and multiples.shows("legend"):
        top = _legend(canvas, multiples, top, deck.house)
    closing(canvas, multiples, top)
    deck.put(slide, canvas.drawn)
    seen = [x.source for one in multiples.tiles for x in captions.inputs(one.sheet.scene)]
    told = clean(told_in_full(multiples, seen))
    slide.notes_slide.notes_text_frame.text = told  # pyright: ignore


def _headline(multiples: Multiples) -> str:
    """Return the title; what is measured begins a line of its own."""
    title, name = multiples.title, multiples.name
    return f"{title.removesuffix(name).rstrip()}\n{name}" if name else title


def _tiles(canvas: Canvas, multiples: Multiples, house: House) -> None:
    """Draw the maps in rows, each below its caption."""
    tiles = multiples.tiles
    if not tiles:
        return
    west, south, east, north = tiles[0].sheet.bounds
    shape = (east - west) / (north - south)
    split = spread(len(tiles), (FIELD.wide, FIELD.high), shape, _CAPTION + _BETWEEN)
    room = (FIELD.left, -FIELD.top - FIELD.high, FIELD.left + FIELD.wide, -FIELD.top)
    boxes = cells(len(tiles), room, split, _BETWEEN)
    for at, (tile, (left, low, right, high)) in enumerate(zip(tiles, boxes, strict=True), 1):
        box = Box(round(left), round(-high), round(right - left), round(high - low))
        with canvas.group(f"map {at}"):
            _tile(canvas, tile, box, house, MOST // len(tiles))


def _tile(canvas: Canvas, tile: Tile, box: Box, house: House, most: int) -> None:
    sheet = tile.sheet
    place = Box(box.left, box.top + _CAPTION, box.wide, box.high - _CAPTION)
    frame = Frame.fitted(sheet.bounds, place)
    draw_places(canvas, sheet, frame, house, most)
    draw_lines(canvas, sheet, frame, house, most)
    draw_points(canvas, sheet, frame, house, 0.55)
    size = min(_HEAD, _HEAD * box.wide / (width(tile.head, _HEAD, bold=True) or 1))
    words = [Words(tile.head, max(size, 7), bold=True), Words(tile.beside, _BESIDE, "tx2")]
    canvas.text("caption", Box(box.left, box.top, box.wide, _CAPTION), [x for x in words if x.text])


def _legend(canvas: Canvas, multiples: Multiples, top: int, house: House) -> int:
    """Explain the colours of every scale, then what is laid over the maps; return where it ends."""
    with canvas.group("legend"):
        for scale in multiples.scales:
            if multiples.several:
                top = _strip(canvas, scale, top, house)
            else:
                top = _ladder(canvas, scale, top, house)
        return overlaid(canvas, multiples.tiles[0].sheet, top + GAP // 2, house)


def _what(canvas: Canvas, scale: Scale, top: int, size: float) -> int:
    high = round(lines(scale.what, size, SIDE.wide) * size * 1.3 * POINT)
    canvas.text("unit", Box(SIDE.left, top, SIDE.wide, high), [Words(scale.what, size, "tx2")])
    return top + high


def _ladder(canvas: Canvas, scale: Scale, top: int, house: House) -> int:
    top = _what(canvas, scale, top, 12) + GAP
    for one in scale.swatches:
        swatch(canvas, one, top, house, counted=False)
        top += ROW
    return top


def _strip(canvas: Canvas, scale: Scale, top: int, house: House) -> int:
    """Explain one of several scales: its classes side by side, their limits below."""
    top = _what(canvas, scale, top, 9) + GAP // 4
    classes = [one for one in scale.swatches if one.class_ >= 0]
    high, size = round(0.11 * INCH), 7
    for at, one in enumerate(classes):
        step = SIDE.wide // len(classes)
        sample(canvas, one, Box(SIDE.left + at * step, top, step, high), house)
    if classes:
        top += high
        _limits(canvas, scale, top, SIDE.wide // len(classes), size)
        top += round(size * 1.4 * POINT)
    for one in scale.swatches:
        if one.class_ < 0:
            swatch(canvas, one, top, house, counted=False)
            top += ROW
    return top + GAP // 2


def _limits(canvas: Canvas, scale: Scale, top: int, step: int, size: float) -> None:
    """Write the limits below the ends of the classes; the outer ones alone where room is short."""
    texts, last = scale.limits, len(scale.limits) - 1
    roomy = all(width(text, size) <= step for text in texts)
    for at, text in enumerate(texts):
        box = Box(SIDE.left + at * step - step // 2, top, step, round(size * 1.4 * POINT))
        stand = "ctr t"
        if at in (0, last):
            box = Box(SIDE.left, top, SIDE.wide, box.high)
            stand = "r t" if at else "l t"
        elif not roomy or text == texts[at - 1]:
            continue
        canvas.text(text, box, [Words(text, size, "tx2")], stand)
