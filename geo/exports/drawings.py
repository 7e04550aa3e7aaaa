"""Drawings: a sheet drawn on a canvas, map, names, legend and words."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.exports.arrangements import Arrangement
from geo.exports.flows import Key
from geo.exports.inks import Inks, Letters, Style, luma
from geo.exports.layouts import Layout
from geo.exports.letters import drawable, width
from geo.exports.parts import AROUND, Shape
from geo.exports.placements import Box, Name, Placement, Spot
from geo.exports.rulers import Ruler, fitted, ruled
from geo.exports.sheets import Sheet
from geo.exports.strokes import hatching, polygons, strokes
from geo.exports.writings import Board, write_words

MANY = 30
"""From so many places on, names are small and say no values."""


@dataclass(frozen=True, slots=True)
class _Label:
    shape: Shape
    name: Name
    lines: tuple[tuple[str, float], ...]


def _frame(page: Arrangement, layout: Layout) -> Box:
    """Return how far places around are drawn: to the edges of the page beside the words."""
    if page.frame:
        return page.frame
    west, south, _, north = page.map
    wide, high = layout.points
    return (west, 0, wide, high) if layout.broad else (0, south, wide, north)


class Drawing:
    """A page being drawn.

    Parameters
    ----------
    sheet : Sheet
    layout : Layout
    page : Arrangement
    colours : Inks
    canvas : Board
    """

    def __init__(
        self, sheet: Sheet, layout: Layout, page: Arrangement, colours: Inks, canvas: Board
    ) -> None:
        self._sheet, self._page, self._inks, self._canvas = sheet, page, colours, canvas
        self._unit, self._clear = layout.unit, layout.transparent
        self._fit = fitted(sheet.bounds, page.map, 10 * layout.unit)
        self._frame = _frame(page, layout)
        fit = self._fit
        self._around = [(x, fit(x.outline)) for x in sheet.shapes if x.class_ == AROUND]
        self._shown = [(x, fit(x.outline)) for x in sheet.shapes if x.class_ != AROUND]
        self._many = len(self._shown) > MANY

    def draw(self) -> None:
        """Draw everything, from the ground up."""
        self.land()
        self.legend()
        write_words(self._page, self._sheet, self._inks, self._canvas, self._unit)

    def land(self) -> None:
        """Draw the map, from the ground up, and its names."""
        self._places()
        self._hatches()
        self._borders()
        self._regions()
        self._points()
        taken = self._ruler()
        if self._sheet.shows("labels") and "labels" in self._sheet.scene.view.over:
            self._names(taken)

    def _style(self, fill: str, line: str = "", thick: float = 0.0) -> Style:
        return Style(fill, line, thick * self._unit)

    def _places(self) -> None:
        thin = 0.4 if self._many else 0.7
        with self._canvas.layer("around"):
            if self._around and not self._clear:
                self._canvas.shape(shapely.box(*self._frame), self._style(self._inks.sea))
            for one, outline in self._around:
                seen = polygons(shapely.clip_by_rect(outline, *self._frame))
                style = self._style(self._inks.around, self._inks.border, thin)
                self._canvas.shape(seen, style, f"around-{one.code}", one.told)
        with self._canvas.layer("places"):
            # Last those with a colour, so that no grey outline runs over them.
            for one, outline in sorted(self._shown, key=lambda pair: pair[0].class_ >= 0):
                fill, edge = self._inks.fill(one.class_), self._inks.edge(one.class_)
                self._canvas.shape(outline, self._style(fill, edge, thin), one.code, one.told)

    def _hatches(self) -> None:
        with self._canvas.layer("hatches"):
            for class_ in sorted({one.class_ for one, _ in self._shown if one.class_ < 0}):
                self._hatch([seen for one, seen in self._shown if one.class_ == class_], class_)

    def _hatch(self, outlines: Sequence[BaseGeometry], class_: int) -> None:
        """Draw lines across what has no colour of a class."""
        colour = self._inks.hatch(class_)
        if colour:
            lines = hatching(outlines, 3.4 * self._unit, falling=class_ < -1)
            self._canvas.line(lines, self._style("", colour, 0.4))

    def _borders(self) -> None:
        """Draw what holds the places, then the coast."""
        atlas = self._sheet.scene.atlas
        # Regions may overlap; areas of one level meet and never do.
        apart = self._sheet.scene.view.by not in atlas.groupings
        union = shapely.coverage_union_all if apart else shapely.union_all
        held = dict[str, list[BaseGeometry]]()
        for one, outline in self._shown:
            held.setdefault(atlas.place(one.code).parent, []).append(outline)
        lands = [union(outlines) for outlines in held.values()]
        with self._canvas.layer("borders"):
            for land in lands if len(lands) > 1 else ():
                self._canvas.line(strokes(land.boundary), self._style("", self._inks.between, 0.6))
            coast = union(lands).boundary
            self._canvas.line(strokes(coast), self._style("", self._inks.coast, 0.45))

    def _regions(self) -> None:
        edges = [self._region(one) for one in self._sheet.regions.values()]
        with self._canvas.layer("regions"):
            for colour, thick in ((self._inks.paper, 2.8), (self._inks.region, 1.3)):
                for edge in edges:
                    self._canvas.line(edge, self._style("", colour, thick))

    def _region(self, outline: BaseGeometry) -> BaseGeometry:
        """Return the outline of a region without islands, which the line would hide."""
        parts = shapely.get_parts(self._fit(outline))
        longest = max(one.length for one in parts)
        lines = [one.exterior for one in parts if one.length >= longest / 5]
        return strokes(shapely.clip_by_rect(shapely.union_all(lines), *self._frame))

    def _points(self) -> None:
        frame = shapely.box(*self._frame)
        laid = (("sites", self._sheet.sites, self._site), ("cores", self._sheet.cores, self._core))
        for name, points, mark in laid:
            with self._canvas.layer(name):
                for point in map(self._fit, points.values()):
                    if frame.covers(point):
                        mark(point)

    def _site(self, point: BaseGeometry) -> None:
        style = self._style(self._inks.site, self._inks.paper, 0.5)
        self._canvas.shape(point.buffer(2.1 * self._unit), style)

    def _core(self, point: BaseGeometry) -> None:
        ring = self._style(self._inks.paper, self._inks.core, 1.2)
        self._canvas.shape(point.buffer(3.4 * self._unit), ring)
        self._canvas.shape(point.buffer(1.5 * self._unit), self._style(self._inks.core))

    def _ruler(self) -> list[Box]:
        """Draw scale and north where the map is emptiest; return what they cover."""
        land = [outline for _, outline in self._shown]
        ruler = ruled(self._sheet, self._fit, self._page.map, land, self._unit)
        if ruler is None:
            return []
        with self._canvas.layer("scale"):
            self._draw_ruler(ruler)
        return [ruler.box]

    def _draw_ruler(self, ruler: Ruler) -> None:
        ink, unit = self._inks.soft, self._unit
        for part in ruler.filled:
            self._canvas.shape(part, self._style(ink))
        self._canvas.line(ruler.lines, self._style("", ink, 0.7))
        for x, y, text in ruler.texts:
            size = 7.5 * unit
            start = x - width(text, size) / 2
            self._canvas.text(start, y, text, Letters(size, ink, halo=self._inks.paper))

    def _names(self, taken: Sequence[Box]) -> None:
        labels = {one.code: self._label(one, outline) for one, outline in self._shown}
        cores = [self._fit(one).buffer(4 * self._unit).bounds for one in self._sheet.cores.values()]
        land = [one.name.outline for one in labels.values()]
        sites = [self._fit(x).buffer(2 * self._unit).bounds for x in self._sheet.sites.values()]
        placement = Placement(self._page.map, [*taken, *cores], land, sites)
        spots = placement.place([one.name for one in labels.values()])
        with self._canvas.layer("leaders"):
            for spot in spots:
                self._leader(spot)
        with self._canvas.layer("labels"):
            for spot in spots:
                self._write(labels[spot.key], spot)

    def _label(self, one: Shape, outline: BaseGeometry) -> _Label:
        size = (6.8 if self._many else 11) * self._unit
        if self._sheet.lang == "en":
            size *= 0.86
        lines = [(drawable(one.name), size)]
        if one.amount and not self._many and self._sheet.shows("values"):
            lines.append((drawable(one.amount), size * 0.8))
        wide = max(width(text, high) for text, high in lines) + size * 0.2
        tall = sum(high for _, high in lines) * 1.12
        room = self._fit(one.room)
        x, y = room.coords[0]
        name = Name(one.code, outline, x, y, room.length, wide, tall)
        return _Label(one, name, tuple(lines))

    def _leader(self, spot: Spot) -> None:
        if spot.leader is None:
            return
        line = shapely.LineString([spot.leader[:2], spot.leader[2:]])
        self._canvas.line(line, self._style("", self._inks.paper, 1.5))
        self._canvas.line(line, self._style("", self._inks.ink, 0.5))
        dot = Point(spot.leader[:2]).buffer(1.1 * self._unit)
        self._canvas.shape(dot, self._style(self._inks.ink, self._inks.paper, 0.4))

    def _write(self, label: _Label, spot: Spot) -> None:
        ground = self._inks.fill(label.shape.class_) if spot.inside else self._inks.paper
        ink = self._inks.paper if luma(ground) < 0.55 else self._inks.ink
        y = spot.y + label.name.height / 2
        for text, size in label.lines:
            y -= size * 1.12
            start = spot.x - width(text, size) / 2
            self._canvas.text(start, y + size * 0.2, text, Letters(size, ink, halo=ground))

    def legend(self) -> None:
        """Draw the samples of the legend."""
        with self._canvas.layer("legend"):
            for key in self._page.keys:
                self._key(key)

    def _key(self, key: Key) -> None:
        west, south, east, north = key.box
        middle = Point((west + east) / 2, (south + north) / 2)
        match key.kind:
            case "class":
                sample = shapely.box(*key.box)
                edge = self._inks.rule if key.class_ < 0 else self._inks.border
                self._canvas.shape(sample, self._style(self._inks.fill(key.class_), edge, 0.5))
                self._hatch([sample], key.class_)
            case "region":
                line = shapely.LineString([(west, middle.y), (east, middle.y)])
                self._canvas.line(line, self._style("", self._inks.region, 1.3))
            case "core":
                self._core(middle)
            case "site":
                self._site(middle)
