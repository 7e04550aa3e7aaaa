"""Arrangements: where on a page map, title, legend and notes stand.

All in points, from the lower left corner upwards. Words are never cut off: where they do not
fit, all letters become a little smaller.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from geo.exports.flows import Flow, Key, Kind, Written
from geo.exports.layouts import Layout
from geo.exports.parts import Told
from geo.exports.placements import Box
from geo.exports.sheets import Sheet
from geo.text import listed, say

_Page = TypeVar("_Page")

_SHRINK = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.42, 0.34)
_CODE = 58.0
"""Side of a code that a telephone reads from a slide, with the blank around it."""


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
    code : tuple of four floats or None
        Where the code of the address stands, with the blank around it.
    frame : Box or None
        How far places around are drawn; ``None``: to the edges of the page.
    """

    map: Box
    written: tuple[Written, ...] = ()
    keys: tuple[Key, ...] = ()
    rules: tuple[Box, ...] = ()
    code: Box | None = None
    frame: Box | None = None


def arrange(sheet: Sheet, layout: Layout) -> Arrangement:
    """Arrange a page: beside the map on a broad one, above and below on a high one."""
    way = _beside if layout.broad else _stacked
    return fitting(lambda shrink: way(sheet, layout, shrink))


def fitting(lay: Callable[[float], tuple[_Page, bool]]) -> _Page:
    """Lay a page out with letters as large as fit it.

    Parameters
    ----------
    lay : callable
        Lays it out with letters so much smaller, and says whether all fits.
    """
    for shrink in _SHRINK[:-1]:
        found, fits = lay(shrink)
        if fits:
            return found
    return lay(_SHRINK[-1])[0]


def _beside(sheet: Sheet, layout: Layout, shrink: float) -> tuple[Arrangement, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin = 27 * unit
    west, south, east, north = sheet.bounds
    wanted = wide - (east - west) / (north - south) * (high - margin) - 2.2 * margin
    room = min(max(wanted, 0.25 * wide), 0.36 * wide)
    head = Flow(margin, high - margin, room, unit * shrink)
    _title(head, sheet, 23, 16)
    _legend(head, sheet)
    below = Flow(margin, 0, room, unit * shrink)
    if sheet.shows("notes"):
        foot(below, sheet)
    below = below.moved(margin - below.y)
    top = margin - below.y + height(below)
    space = (
        margin + room + margin * 0.7,
        margin * 0.55,
        wide - margin * 0.55,
        high - margin * 0.55,
    )
    return joined(space, head, below), head.y - 14 * unit * shrink >= top + margin


def height(flow: Flow) -> float:
    """Return how high a flow stands, above where it ends."""
    return max((one.y + one.size for one in flow.written), default=flow.y) - flow.y


def _stacked(sheet: Sheet, layout: Layout, shrink: float) -> tuple[Arrangement, bool]:
    (wide, high), unit = layout.points, layout.unit
    margin = 27 * unit
    head = Flow(margin, high - margin, wide - 2 * margin, unit * shrink)
    _title(head, sheet, 24, 0)
    gutter = margin
    part = (0.44 if sheet.shows("notes") else 1) if sheet.shows("legend") else 0
    left = (wide - 2 * margin - gutter) * part
    legend = Flow(margin, 0, left, unit * shrink)
    if sheet.shows("legend"):
        _legend(legend, sheet)
    start = margin + left + (gutter if left else 0)
    below = Flow(start, 0, wide - margin - start, unit * shrink)
    if sheet.shows("notes"):
        foot(below, sheet)
    top = margin + max(-legend.y, -below.y)
    legend, below = legend.moved(top), below.moved(margin - below.y)
    space = (margin * 0.55, top + 10 * unit, wide - margin * 0.55, head.y - 6 * unit)
    return joined(space, head, legend, below), space[3] - space[1] >= 0.5 * high


def joined(space: Box, *flows: Flow) -> Arrangement:
    """Return the page that has all of some flows, and a map in a space."""
    return Arrangement(
        space,
        tuple(one for flow in flows for one in flow.written),
        tuple(one for flow in flows for one in flow.keys),
        tuple(one for flow in flows for one in flow.rules),
        next((flow.code for flow in flows if flow.code), None),
    )


def _title(flow: Flow, sheet: Sheet, size: float, below: float) -> None:
    if sheet.shows("title"):
        flow.title(sheet.title, sheet.scene.indicator.name(sheet.lang), size)
        flow.gap(below)


def _legend(flow: Flow, sheet: Sheet) -> None:
    if not sheet.shows("legend"):
        return
    flow.text("legend", sheet.unit, 11, ("Bold", "ink"))
    flow.gap(6)
    for swatch in sheet.swatches:
        if swatch.class_ < 0:
            flow.gap(4)
        count = say(sheet.lang, "picture.count", "{count}", count=swatch.count)
        flow.entry("class", swatch.class_, swatch.text, count)
    laid = list(laid_over(sheet))
    if laid:
        flow.gap(7)
    for kind, text in laid:
        flow.gap(1.5)
        flow.entry(kind, 0, text, "")


def laid_over(sheet: Sheet) -> Iterator[tuple[Kind, str]]:
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


def foot(flow: Flow, sheet: Told) -> None:
    """Write what must be known, and who says it."""
    for note in sheet.notes:
        flow.text("notes", note, 8.4, ("Regular", "ink"))
        flow.gap(2.5)
    if sheet.notes:
        flow.gap(4)
    flow.rule()
    flow.gap(4)
    with _beside_code(flow, sheet):
        for text in (sheet.source, sheet.credit):
            flow.text("notes", text, 7.2, ("Regular", "soft"))
            flow.gap(1)
        if sheet.address:
            text = say(sheet.lang, "picture.address", "Address: {address}", address=sheet.address)
            flow.text("notes", text, 7.2, ("Regular", "soft"))


@contextmanager
def _beside_code(flow: Flow, sheet: Told) -> Generator[None]:
    """Leave room at the right for the code of the address, as far as there is one."""
    if not sheet.code:
        yield
        return
    side, top, end = _CODE * flow.unit, flow.y, flow.x + flow.room
    flow.room -= side + 4 * flow.unit
    yield
    flow.room = end - flow.x
    flow.code = (end - side, top - side, end, top)
    flow.y = min(flow.y, top - side)
