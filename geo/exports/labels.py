"""Labels: the names on a map of a slide, where they have room, in a colour that can be read.

A native text has no halo. So each takes the colour that stands out best from all that lies under
it, and none covers another. A name without room stands apart, with a line to its place. Where there
is no room at all it is left out: the shape itself bears it, and so do the table and the chart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from shapely import LineString

from geo import captions
from geo.exports.frames import HIGH, PAGE, POINT, Box, Frame, width
from geo.exports.masters import FIELD
from geo.exports.parts import AROUND, MISSING, WITHHELD, Shape
from geo.exports.placements import Name, Placement
from geo.exports.sheets import Sheet
from geo.exports.themes import House

_VALUES_TO, _LOOSE_TO, _MOST = 20, 45, 400
"""Up to how many places each bears its value, names stand large, and there are names at all."""
_LINE = 1.25
_FOLDED = 9
"""How many of its own heights a name may be wide before it is folded."""
_SPILT = 0.4
"""How much of a name may stand on other places before it is made smaller."""
_OWNED = 0.12
"""How much of a name must stand on its own place, if no line leads to it."""
_CLEAR, _LEAST = 3, 2
"""The contrast that a name needs on all that lies under it; and apart, where it is led to."""
_ASIDE = (
    (0, 0), (0, -0.6), (0, 0.6), (-0.3, 0), (0.3, 0), (0.8, 0), (-0.8, 0), (0, 1.2), (0, -1.2),
    (0.6, 0), (-0.6, 0), (0, 2), (0, -2), (0.6, 1.2), (-0.6, 1.2), (0.6, -1.2), (-0.6, -1.2),
    (1.1, 0), (-1.1, 0), (0, 3), (0, -3),
)  # fmt: skip
"""Where a name is tried: how many of its widths and lines from the middle of its place."""
_POINTS = np.array([(x / 20, y / 10) for y in (2, 5, 8) for x in range(1, 20, 3)])
"""Where in a name it is looked what lies under it; the middle one is its middle."""
_DARK, _LIGHT = "#14272e", "#ffffff"


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map.

    Attributes
    ----------
    code : str
    name : tuple of str
        In one line or two.
    value : str
        Stands below the name; empty where each place does not bear its value.
    box : Box
    size : float
        In points.
    colour : str
    leader : LineString or None
        From its place to the name where that stands apart, in points of the page, upwards.
    """

    code: str
    name: tuple[str, ...]
    value: str
    box: Box
    size: float
    colour: str
    leader: LineString | None = None


def fill_of(shape: Shape, house: House) -> str:
    """Return the colour that a place is filled with."""
    blank = {MISSING: house.missing, WITHHELD: house.withheld, AROUND: house.around}
    return shape.colour or blank.get(shape.class_, house.missing)


def labels(sheet: Sheet, frame: Frame, house: House, taken: Sequence[Box]) -> Iterator[Label]:
    """Find room for the names of the places shown, those with most room first."""
    shown = [one for one in sheet.shapes if one.class_ != AROUND]
    wanted = "labels" in sheet.scene.view.over and sheet.shows("labels")
    if not wanted or len(shown) > _MOST:
        return
    rooms = _rooms(sheet, shown)
    centres = frame.place(shapely.get_coordinates(shapely.get_point(rooms, 0)))
    texts, ground = _texts(sheet, len(shown)), _Ground(sheet, frame, house)
    placed, without = list(taken), list[Shape]()
    for at in np.argsort(-shapely.length(rooms), kind="stable"):
        one = shown[at]
        centre = (int(centres[at][0]), int(centres[at][1]))
        found = _best(
            one, texts[one.code], _tries(texts[one.code], centre, len(shown)), placed, ground
        )
        if found:
            placed.append(found.box)
            yield found
        else:
            without.append(one)
    yield from _apart(without, texts, placed, len(taken), ground)


def _best(
    one: Shape,
    words: tuple[tuple[str, ...], str],
    tries: Iterable[tuple[float, Box]],
    placed: Sequence[Box],
    ground: "_Ground",
) -> Label | None:
    """Return the name where it stands best: large, to be read, and little on other places."""
    best: tuple[tuple[float, float], Label] | None = None
    for size, box in tries:
        if best and best[1].size > size and best[0][0] > -_SPILT:
            break
        if any(_meet(box, other) for other in placed):
            continue
        clear, colour, spilt, owned = ground.under(box, one)
        merit = (-spilt, clear)
        if clear < _CLEAR or spilt == 1 or owned < _OWNED:
            continue
        if best is None or merit > best[0]:
            best = (merit, Label(one.code, *words, box, size, colour))
        if not spilt:
            break
    return best[1] if best else None


def _apart(
    without: Sequence[Shape],
    texts: Mapping[str, tuple[tuple[str, ...], str]],
    placed: Sequence[Box],
    kept: int,
    ground: "_Ground",
) -> Iterator[Label]:
    """Find room beside for names that have none on their places, and lead a line to each.

    The boxes kept clear of come first among those placed; the others are names, that no line is
    to cross.
    """
    shown = {one.code: one for one in without}
    size = _sized(len(ground.land))[-1]
    wide = {one.code: _covered(texts[one.code], size) for one in without}
    wanted = list[Name]()
    for one in without:
        x, y = shapely.get_coordinates(ground.frame.fit(one.anchor))[0].tolist()
        broad, high = (side / POINT for side in wide[one.code])
        # An outline that is none of the land, and no room: on its own place it was tried already.
        wanted.append(Name(one.code, one.outline, x, y, 0, broad, high))
    taken = [_upward(one) for one in placed]
    names = [shapely.box(*one) for one in taken[kept:]]
    placement = Placement(_upward(FIELD), taken, list(ground.land.values()))
    for spot in placement.place(wanted):
        broad, high = wide[spot.key]
        x, y = PAGE.place(np.array([[spot.x, spot.y]]))[0].tolist()
        box = Box(x - broad // 2, y - high // 2, broad, high)
        clear, colour, *_ = ground.under(box, shown[spot.key])
        line = spot.leader and LineString([spot.leader[:2], spot.leader[2:]])
        if clear < _LEAST or (line and any(line.intersects(one) for one in names)):
            continue
        yield Label(spot.key, *texts[spot.key], box, size, colour, line)


def _upward(box: Box) -> tuple[float, float, float, float]:
    """Return a box in points of the page, upwards."""
    west, east = box.left / POINT, (box.left + box.wide) / POINT
    return west, (HIGH - box.top - box.high) / POINT, east, (HIGH - box.top) / POINT


def _rooms(sheet: Sheet, shown: Sequence[Shape]) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """Return for each place the line from the middle of its widest room to the room's edge."""
    west, south, east, north = sheet.bounds
    finest = np.full(len(shown), max(east - west, north - south) / 1000)
    return shapely.maximum_inscribed_circle([one.outline for one in shown], tolerance=finest)


def _texts(sheet: Sheet, count: int) -> dict[str, tuple[tuple[str, ...], str]]:
    scene, lang = sheet.scene, sheet.lang
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for line in scene.lines:
        alone = len(line.places) == 1 and line.value.value is not None
        alone = alone and count <= _VALUES_TO and sheet.shows("values")
        value = captions.amount(scene, line.value) if alone else ""
        found |= {place.code: (_folded(place.short(lang)), value) for place in line.places}
    return found


def _folded(name: str) -> tuple[str, ...]:
    """Break a long name of several words into two lines of about the same length."""
    ends = [one.end() for one in re.finditer("[– ]", name)]
    if width(name, 1) <= _FOLDED * POINT or not ends:
        return (name,)
    middle = min(ends, key=lambda at: abs(2 * at - len(name)))
    return name[:middle].rstrip(), name[middle:]


def _tries(
    words: tuple[tuple[str, ...], str], centre: tuple[int, int], count: int
) -> Iterator[tuple[float, Box]]:
    """Try sizes from large to small, each in the middle first and then a little aside."""
    for size in _sized(count):
        wide, high = _covered(words, size)
        line = round(size * _LINE * POINT)
        for right, down in _ASIDE:
            left = centre[0] + round(right * wide) - wide // 2
            yield size, Box(left, centre[1] + round(down * line) - high // 2, wide, high)


def _sized(count: int) -> tuple[float, float, float]:
    """Return the sizes that names may have, the largest first."""
    largest = 12 if count <= _VALUES_TO else 9 if count <= _LOOSE_TO else 7.5
    return largest, largest * 0.85, max(largest * 0.7, 6)


def _covered(words: tuple[tuple[str, ...], str], size: float) -> tuple[int, int]:
    """Return how wide and high a name is, with its value."""
    texts = [*words[0], *([words[1]] if words[1] else [])]
    wide = max(width(text, size, bold=True) for text in texts) + round(size * POINT * 0.3)
    return wide, round(size * _LINE * POINT) * len(texts)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.wide
        and other.left < one.left + one.wide
        and one.top < other.top + other.high
        and other.top < one.top + one.high
    )


class _Ground:
    """What lies under a text."""

    def __init__(self, sheet: Sheet, frame: Frame, house: House) -> None:
        self.frame, self.house = frame, house
        self.codes = [one.code for one in sheet.shapes]
        self.fills = [fill_of(one, house) for one in sheet.shapes]
        self.land = {one.code: frame.fit(one.outline) for one in sheet.shapes}
        self.tree = shapely.STRtree([one.outline for one in sheet.shapes])

    def under(self, box: Box, own: Shape) -> tuple[float, str, float, float]:
        """Return what a text at a place would meet with.

        That is how far the colour that stands out best does so from the least favourable ground;
        that colour; how much of the text is on other places, all of it where its middle is; and
        how much on its own.
        """
        west, south, east, north = self.frame.window(box)
        points = shapely.points(_POINTS * (east - west, north - south) + (west, south))
        which, shapes = self.tree.query(points, predicate="intersects")
        grounds = {self.fills[at] for at in shapes}
        if len(set(which.tolist())) < len(_POINTS):
            grounds.add(self.house.paper)
        others = {int(n) for n, at in zip(which, shapes, strict=True) if self.codes[at] != own.code}
        owned = {int(n) for n, at in zip(which, shapes, strict=True) if self.codes[at] == own.code}
        strange = len(_POINTS) // 2 in others - owned
        clear, colour = max(
            (min(contrast(ink, one) for one in grounds), ink) for ink in (_DARK, _LIGHT)
        )
        spilt = 1 if strange else len(others - owned) / len(_POINTS)
        return clear, colour, spilt, len(owned) / len(_POINTS)


@cache
def contrast(one: str, other: str) -> float:
    """Return how two colours stand out from each other, from 1 to 21, as WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [one / 255 for one in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
