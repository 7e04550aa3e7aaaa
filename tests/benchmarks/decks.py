"""How long the shapes of a slide take to build: ours, and the freeform builder of python-pptx."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from time import perf_counter
from typing import Any

import geopandas as gpd
import shapely
from ratios import ratio, spread, table

from geo.exports.decks import Deck as Slides
from geo.exports.frames import Frame
from geo.exports.markups import Canvas, Look
from geo.exports.masters import FIELD, MAP

LIMIT = 0.1
"""Of the other builder's time, at the most."""


@dataclass(slots=True)
class Deck:
    """Milliseconds for all shapes of one layer, with saving them."""

    name: str
    shapes: int
    points: int
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)


def read(name: str, outlines: gpd.GeoSeries, rounds: int) -> Deck:
    """Build every shape both ways in turn; the first round warms up and is not kept."""
    parts = list(outlines)
    frame = Frame.fitted(tuple(map(float, outlines.total_bounds)), FIELD)
    rings = [_rings(one, frame) for one in parts]
    found = Deck(name, len(parts), int(shapely.get_num_coordinates(parts).sum()))
    for number in range(rounds + 1):
        ours = _timed(lambda deck, slide: _ours(deck, slide, parts, frame))
        theirs = _timed(lambda _, slide: _theirs(slide, rings))
        if number:
            found.ours.append(ours)
            found.theirs.append(theirs)
    return found


def _rings(outline: Any, frame: Frame) -> list[list[tuple[int, int]]]:
    """Place a shape beforehand: the peer is not charged for what is ours to do."""
    rings = shapely.get_rings(shapely.get_parts(outline))
    return [
        [(int(x), int(y)) for x, y in frame.place(shapely.get_coordinates(ring))] for ring in rings
    ]


def _timed(build: Callable[[Slides, Any], None]) -> float:
    deck = Slides.begun("map")
    slide, _ = deck.slide(MAP, "map")
    start = perf_counter()
    build(deck, slide)
    deck.written()
    return (perf_counter() - start) * 1000


def _ours(deck: Slides, slide: Any, parts: Sequence[Any], frame: Frame) -> None:
    canvas = Canvas("zh")
    for number, one in enumerate(parts):
        canvas.outline(str(number), "", one, frame, Look("#3191a6", "#ffffff"))
    deck.put(slide, canvas.drawn)


def _theirs(slide: Any, shapes: Sequence[Sequence[Sequence[tuple[int, int]]]]) -> None:
    for first, *others in shapes:
        builder = slide.shapes.build_freeform(*first[0], scale=1.0)
        builder.add_line_segments(first[1:], close=True)
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=True)
        builder.convert_to_shape()


def section(one: Deck) -> list[str]:
    """Tell how long the shapes of a slide take to build."""
    times = [spread(one.ours), spread(one.theirs), f"{ratio(one.ours, one.theirs):.3f}"]
    return [
        f"## Shapes of a slide: {one.shapes} areas, {one.points:,} points",
        "",
        (
            "From outlines in metres to shapes on a slide, saved. The peer is the freeform"
            f" builder of python-pptx {version('python-pptx')}, given points already placed."
        ),
        *table(["atlas", "freeform builder", "ratio"], [[one.name, *times]]),
    ]


def missed(one: Deck) -> list[str]:
    """Name what is slower than wanted."""
    share = ratio(one.ours, one.theirs)
    told = f"slides, {one.name}: {share:.3f} of the builder, wanted {LIMIT:g}"
    return [told] if share > LIMIT else []
