"""Arrangements: where on a page map, title, legend and notes stand.

All in points, from the lower left corner upwards. Words are never cut off: where they do not
fit, all letters become a little smaller.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from geo.exports.layouts import Layout
from geo.exports.letters import Weight, balanced, drawable, width, wrapped
from geo.exports.placements import Box
from geo.exports.sheets import Sheet
from geo.text import listed, say

Ink = Literal["ink", "soft"]
Kind = Literal["class", "region", "core", "site"]

_SHRINK = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.42, 0.34)
_LEADING = 1.38


@dataclass(frozen=True, slots=True)
class Written:
    """A line of letters.

    Attributes
    ----------
    layer : str
        What it belongs to: ``title``, ``legend`` or ``notes``.
    x, y : float
        Where it starts, on its base line.
    text : str
    size : float
    weight : {"Regular", "Bold"}
    ink : {"ink", "soft"}
    """

    layer: str
    x: float
    y: float
    text: str
    size: float
    weight: Weight = "Regular"
    ink: Ink = "ink"


@dataclass(frozen=True, slots=True)
class Key:
    """A sample in the legend.

    Attributes
    ----------
    kind : {"class", "region", "core", "site"}
    box : Box
    class_ : int
        Of a sample of a class.
    """

    kind: Kind
    box: Box
    class_: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page.

    Attributes
    ----------
    map : Box
        Where the map may be.
    written : tuple of Written
    keys : tuple of Key
    rules : tuple of four floats
        Thin lines, from where to where.
    """

    map: Box
    written: tuple[Written, ...]
    keys: tuple[Key, ...]
    rules: tuple[Box, ...]


@dataclass
class _Flow:
    """Words one below the other, in a column; ``y`` is how far down it has come."""

    x: float
    y: float
    room: float
    unit: float
    written: list[Written] = field(default_factory=list[Written])
    keys: list[Key] = field(default_factory=list[Key])
    rules: list[Box] = field(default_factory=list[Box])

    def text(self, layer: str, text: str, size: float, look: tuple[Weight, Ink]) -> None:
        """Write a paragraph."""
        size *= self.unit
        for line in wrapped(text, size, self.room, look[0]):
            self.y -= size * _LEADING
            where = self.y + size * 0.3
            self.written.append(Written(layer, self.x, where, line, size, *look))

    def title(self, text: str, name: str, size: float) -> None:
        """Write a headline, its lines about equally long.

        What is measured stays together, on lines of its own, as far as letters of three quarters
        of the size let it.
        """
        size *= self.unit
        parts = [text]
        if width(drawable(text), size, "Bold") > self.room and text.endswith(name):
            parts = [one for one in (text.removesuffix(name), name) if one]
            widest = max(width(drawable(one), size, "Bold") for one in parts)
            size *= min(1, max(0.75, self.room / widest * 0.999))
        for line in [x for one in parts for x in balanced(one, size, self.room, "Bold")]:
            self.y -= size * 1.3
            self.written.append(Written("title", self.x, self.y + size * 0.26, line, size, "Bold"))

    def gap(self, size: float) -> None:
        """Leave room."""
        self.y -= size * self.unit

    def rule(self) -> None:
        """Draw a thin line."""
        self.rules.append((self.x, self.y, self.x + self.room, self.y))

    def entry(self, kind: Kind, class_: int, text: str, count: str) -> None:
        """Write an entry of the legend: sample, words, how many."""
        size, wide, high = 10.4 * self.unit, 24 * self.unit, 15.5 * self.unit
        indent = wide + 7 * self.unit
        room = self.room - indent - (width(count, size) + 8 * self.unit if count else 0)
        lines = wrapped(text, size, room)
        top = self.y
        tall = max(high, (len(lines) - 1) * size * 1.25 + high)
        self.keys.append(Key(kind, (self.x, top - high, self.x + wide, top), class_))
        base = top - high / 2 - size * 0.36
        for number, line in enumerate(lines):
            where = base - number * size * 1.25
            self.written.append(Written("legend", self.x + indent, where, line, size))
        if count:
            longest = max(width(line, size) for line in lines)
            column = self.x + indent + max(longest, 92 * self.unit) + 34 * self.unit
            end = min(column, self.x + self.room) - width(count, size)
            self.written.append(Written("legend", end, base, count, size, "Regular", "soft"))
        self.y -= tall

    def moved(self, up: float) -> "_Flow":
        """Return it further up."""
        return replace(
            self,
            y=self.y + up,
            written=[replace(one, y=one.y + up) for one in self.written],
            keys=[replace(one, box=_up(one.box, up)) for one in self.keys],
            rules=[_up(one, up) for one in self.rules],
        )


def _up(one: Box, up: float) -> Box:
    west, south, east, north = one
    return west, south + up, east, north + up


def arrange(sheet: Sheet, layout: Layout) -> Arrangement:
    """Arrange a page: beside the map on a broad one, above and below on a high one."""
    wide, high = layout.points
    way = _beside if wide / high >= 1.2 else _stacked
    for shrink in _SHRINK[:-1]:
        found, fits = way(sheet, layout, shrink)
        if fits:
            return found
    return way(sheet, layout, _SHRINK[-1])[0]


def _beside(sheet: Sheet, layout: Layout, shrink: float) -> tuple[Arrangement, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin = 27 * unit
    west, south, east, north = sheet.bounds
    wanted = wide - (east - west) / (north - south) * (high - margin) - 2.2 * margin
    room = min(max(wanted, 0.25 * wide), 0.36 * wide)
    head = _Flow(margin, high - margin, room, unit * shrink)
    head.title(sheet.title, sheet.scene.indicator.name(sheet.lang), 23)
    head.gap(16)
    _legend(head, sheet)
    foot = _Flow(margin, 0, room, unit * shrink)
    _foot(foot, sheet)
    foot = foot.moved(margin - foot.y)
    top = margin - foot.y + _height(foot)
    space = (
        margin + room + margin * 0.7,
        margin * 0.55,
        wide - margin * 0.55,
        high - margin * 0.55,
    )
    return _joined(space, head, foot), head.y - 14 * unit * shrink >= top + margin


def _height(flow: _Flow) -> float:
    """Return how high a flow stands, above where it ends."""
    return max((one.y + one.size for one in flow.written), default=flow.y) - flow.y


def _stacked(sheet: Sheet, layout: Layout, shrink: float) -> tuple[Arrangement, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin = 27 * unit
    head = _Flow(margin, high - margin, wide - 2 * margin, unit * shrink)
    head.title(sheet.title, sheet.scene.indicator.name(sheet.lang), 24)
    gutter = margin
    left = (wide - 2 * margin - gutter) * (0.44 if sheet.shows("legend") else 0)
    legend = _Flow(margin, 0, left, unit * shrink)
    if sheet.shows("legend"):
        _legend(legend, sheet)
    start = margin + left + (gutter if left else 0)
    foot = _Flow(start, 0, wide - margin - start, unit * shrink)
    _foot(foot, sheet)
    top = margin + max(-legend.y, -foot.y)
    legend, foot = legend.moved(top), foot.moved(margin - foot.y)
    space = (margin * 0.55, top + 10 * unit, wide - margin * 0.55, head.y - 6 * unit)
    return _joined(space, head, legend, foot), space[3] - space[1] >= 0.5 * high


def _joined(space: Box, *flows: _Flow) -> Arrangement:
    return Arrangement(
        space,
        tuple(one for flow in flows for one in flow.written),
        tuple(one for flow in flows for one in flow.keys),
        tuple(one for flow in flows for one in flow.rules),
    )


def _legend(flow: _Flow, sheet: Sheet) -> None:
    if not sheet.shows("legend"):
        return
    flow.text("legend", sheet.unit, 11, ("Bold", "ink"))
    flow.gap(6)
    for swatch in sheet.swatches:
        if swatch.class_ < 0:
            flow.gap(4)
        count = say(sheet.lang, "picture.count", "{count}", count=swatch.count)
        flow.entry("class", swatch.class_, swatch.text, count)
    laid = list(_laid_over(sheet))
    if laid:
        flow.gap(7)
    for kind, text in laid:
        flow.gap(1.5)
        flow.entry(kind, 0, text, "")


def _laid_over(sheet: Sheet) -> Iterator[tuple[Kind, str]]:
    """Name what is laid over the map."""
    lang, atlas = sheet.lang, sheet.scene.atlas
    if sheet.regions:
        grouping = next(iter(atlas.groupings.values()))
        text = say(lang, "picture.regions", "{name}, outlines", name=grouping.name(lang))
        yield "region", text
    if sheet.cores:
        names = listed(lang, [atlas.place(code).short(lang) for code in sheet.cores])
        yield "core", say(lang, "picture.cores", "Cores of the plan: {names}", names=names)
    if sheet.sites:
        text = "Sites listed here with a position: {count}"
        yield "site", say(lang, "picture.sites", text, count=len(sheet.sites))


def _foot(flow: _Flow, sheet: Sheet) -> None:
    """Write what must be known, and who says it."""
    for note in sheet.notes:
        flow.text("notes", note, 8.4, ("Regular", "ink"))
        flow.gap(2.5)
    if sheet.notes:
        flow.gap(4)
    flow.rule()
    flow.gap(4)
    for text in (sheet.source, sheet.credit):
        flow.text("notes", text, 7.2, ("Regular", "soft"))
        flow.gap(1)
    if sheet.address:
        text = say(sheet.lang, "picture.address", "Address: {address}", address=sheet.address)
        flow.text("notes", text, 7.2, ("Regular", "soft"))
