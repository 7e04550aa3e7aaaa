"""Bars: the ranking of a map as a drawing, the largest first, what has no value told below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely import LineString, box

from geo import captions
from geo.exports.arrangements import Arrangement, fitting, foot, height, joined
from geo.exports.flows import Flow
from geo.exports.inks import Inks, Letters, Style
from geo.exports.layouts import Layout
from geo.exports.letters import drawable, width
from geo.exports.placements import Box
from geo.exports.sheets import Sheet
from geo.exports.writings import Board, write_words
from geo.lines import Line
from geo.text import listed, say

_ROW, _LEAST, _GAP = 34.0, 11.0, 30.0
"""Points of a slide: how high a row is at the most and at the least, and between columns."""
_NAMED = 12
"""Places without a value that are named; of more, only how many there are is said."""


@dataclass(frozen=True, slots=True)
class _Bar:
    rank: str
    name: str
    shown: str
    value: float
    class_: int


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the parts of a row stand: ranks end at ``rank``, names and bars begin, values end."""

    rank: float
    name: float
    start: float
    end: float


def draw_ranking(sheet: Sheet, layout: Layout, inks: Inks, canvas: Board) -> None:
    """Draw the ranking of a sheet on a page."""
    page = fitting(lambda shrink: _arranged(sheet, layout, shrink))
    bars = _bars(sheet)
    if bars:
        _Ranking(sheet, bars, inks, canvas, layout.unit).draw(page.map)
    write_words(page, sheet, inks, canvas, layout.unit)


def _arranged(sheet: Sheet, layout: Layout, shrink: float) -> tuple[Arrangement, bool]:
    """Arrange a page: title and unit above, notes below, the bars between."""
    (wide, high), margin, unit = layout.points, 27 * layout.unit, layout.unit
    head = Flow(margin, high - margin, wide - 2 * margin, unit * shrink)
    if sheet.shows("title"):
        head.title(sheet.title, sheet.scene.indicator.name(sheet.lang), 23)
        head.gap(2)
    head.text("legend", sheet.unit, 11, ("Regular", "soft"))
    below = Flow(margin, 0, wide - 2 * margin, unit * shrink)
    for gone in _gone(sheet):
        below.text("notes", gone, 8.4, ("Regular", "ink"))
        below.gap(2.5)
    if sheet.shows("notes"):
        foot(below, sheet)
    below = below.moved(margin - below.y)
    low = margin + height(below) + 12 * unit
    space = (margin, low, wide - margin, head.y - 12 * unit)
    return joined(space, head, below), space[3] - space[1] >= 0.5 * high


def _gone(sheet: Sheet) -> Iterator[str]:
    """Name the places without a value, apart from those whose value a rule keeps back."""
    scene, lang = sheet.scene, sheet.lang
    blank = [line for line in scene.lines if line.value.value is None]
    kept = [line for line in blank if line.value.withheld or scene.refusal]
    missing = [line for line in blank if line not in kept]
    for lines, why in ((missing, say(lang, "none", "no value")), (kept, captions.withheld(scene))):
        names = listed(lang, [line.short(lang) for line in lines])
        if len(lines) > _NAMED:
            names = say(lang, "bars.many", "{count} places", count=len(lines))
        if lines:
            yield say(lang, "bars.gone", "{why}: {names}", why=why, names=names)


def _bars(sheet: Sheet) -> list[_Bar]:
    known = [line for line in sheet.scene.lines if line.value.value is not None]
    sign = 1 if sheet.scene.indicator.direction == "down" else -1
    ordered = sorted(known, key=lambda x: (sign * (x.value.value or 0), x.code))
    return [_bar(sheet, line) for line in ordered]


def _bar(sheet: Sheet, line: Line) -> _Bar:
    """Return a row; a value of a part of its place says so, and has no rank."""
    name = line.short(sheet.lang)
    if "partial" in line.value.flags:
        part = say(sheet.lang, "scope.partial", "part of the area")
        name = say(sheet.lang, "slides.partial", "{name} ({partial})", name=name, partial=part)
    rank = str(line.rank or "–")
    shown = captions.amount(sheet.scene, line.value)
    return _Bar(rank, drawable(name), shown, line.value.value or 0.0, line.class_)


class _Ranking:
    """Rows being drawn, in as many columns as they need to be read."""

    def __init__(
        self, sheet: Sheet, bars: Sequence[_Bar], inks: Inks, canvas: Board, unit: float
    ) -> None:
        self._sheet, self._bars, self._inks, self._canvas = sheet, bars, inks, canvas
        self._unit = unit
        values = [0.0, *(one.value for one in bars)]
        self._low, self._high = min(values), max(values)

    def draw(self, room: Box) -> None:
        """Draw bars first, then where the province stands, then the words."""
        west, south, east, north = room
        columns = -(-len(self._bars) // max(1, int((north - south) // (_LEAST * self._unit))))
        rows = -(-len(self._bars) // columns)
        row = min((north - south) / rows, _ROW * self._unit)
        size, gap = min(row * 0.6, 13 * self._unit), _GAP * self._unit
        wide = (east - west - (columns - 1) * gap) / columns
        places = [self._column(west + at * (wide + gap), wide, size) for at in range(columns)]
        rooms = [(one, places[at // rows], north - (at % rows + 0.5) * row)
                 for at, one in enumerate(self._bars)]  # fmt: skip
        with self._canvas.layer("bars"):
            for one, place, middle in rooms:
                self._bar(one, place, (middle - row * 0.34, middle + row * 0.34))
        with self._canvas.layer("province"):
            for at, place in enumerate(places):
                low = north - min(rows, len(self._bars) - at * rows) * row
                self._reference(place, low, north)
        with self._canvas.layer("labels"):
            for one, place, middle in rooms:
                self._write(one, place, middle - size * 0.36, size)

    def _column(self, left: float, wide: float, size: float) -> _Column:
        ranks, names, values = (
            max(width(getattr(one, part), size) for one in self._bars)
            for part in ("rank", "name", "shown")
        )
        name = left + ranks + size * 0.6
        return _Column(left + ranks, name, name + names + size * 0.7,
                       left + wide - values - size * 0.5)  # fmt: skip

    def _at(self, value: float, place: _Column) -> float:
        part = (value - self._low) / ((self._high - self._low) or 1)
        return place.start + part * (place.end - place.start)

    def _bar(self, one: _Bar, place: _Column, row: tuple[float, float]) -> None:
        west, east = sorted((self._at(0, place), self._at(one.value, place)))
        style = Style(self._inks.fill(one.class_), self._inks.coast, 0.4 * self._unit)
        self._canvas.shape(box(west, row[0], east, row[1]), style)

    def _write(self, one: _Bar, place: _Column, base: float, size: float) -> None:
        soft = Letters(size, self._inks.soft)
        ink = Letters(size, self._inks.ink, halo=self._inks.paper)
        end = max(self._at(0, place), self._at(one.value, place))
        self._canvas.text(place.rank - width(one.rank, size), base, one.rank, soft)
        self._canvas.text(place.name, base, one.name, ink)
        self._canvas.text(end + size * 0.4, base, one.shown, ink)

    def _reference(self, place: _Column, low: float, high: float) -> None:
        """Draw where the province stands, where it can be held against its places."""
        scene, unit = self._sheet.scene, self._unit
        value, additive = scene.province.value, scene.indicator.measure == "column"
        if value is None or additive or not self._low < value < self._high:
            return
        at, size = self._at(value, place), 7.5 * unit
        line = LineString([(at, low - 2 * unit), (at, high)])
        self._canvas.line(line, Style("", self._inks.core, 0.8 * unit))
        name = scene.atlas.place(scene.atlas.province.code).short(self._sheet.lang)
        told = drawable(f"{name} {captions.amount(scene, scene.province)}")
        start = min(at - width(told, size) / 2, place.end - width(told, size))
        letters = Letters(size, self._inks.core, halo=self._inks.paper)
        self._canvas.text(start, low - 10 * unit, told, letters)
