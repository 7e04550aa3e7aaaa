"""How long a full pack takes: all indicators, for every circle, as slides."""

from dataclasses import dataclass
from statistics import median
from time import perf_counter

import decks
import geopandas as gpd
import shapely
from ratios import spread

from geo import Atlas
from geo.packs import Kept, Order, binder, leaves, write_pack
from geo.packs.orders import Binder

BY = "circle"
RUNS = 2
LIMIT = 60
"""Seconds, at the most."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was written twice.

    Attributes
    ----------
    indicators, places, pages, maps, size : int
        Pages as ordered, of which a long table becomes several slides; bytes.
    seconds : list of float
        For the whole, each time from an order just opened.
    same : bool
        Whether all runs gave the same bytes.
    builder : list of float
        Milliseconds that the freeform builder of python-pptx takes for the shapes of one map, the
        one of which as many maps have more points as have fewer.
    """

    indicators: int
    places: int
    pages: int
    maps: int
    size: int
    seconds: list[float]
    same: bool
    builder: list[float]


def read(atlas: Atlas, rounds: int) -> Pack:
    """Write the pack twice, and let the builder draw one of its maps."""
    keys = tuple(atlas.indicators)
    seconds, files = list[float](), list[bytes]()
    for _ in range(RUNS):
        start = perf_counter()
        asked = binder(atlas, Order(BY, keys))
        files.append(write_pack(asked, "pptx", Kept(None, ""), lambda *_: None))
        seconds.append(perf_counter() - start)
    pages = leaves(asked)
    maps = sum("/map/" in one.key for one in pages)
    built = decks.read("a map of the pack", _middling(asked), rounds)
    return Pack(
        indicators=len(keys),
        places=len(asked.places),
        pages=len(pages),
        maps=maps,
        size=len(files[0]),
        seconds=seconds,
        same=len(set(files)) == 1,
        builder=built.theirs,
    )


def _middling(asked: Binder) -> gpd.GeoSeries:
    """Return the outlines of the map with the middle number of points."""
    drawn = [
        [one.outline for one in leaf.make().sheet.shapes]
        for leaf in leaves(asked)
        if "/map/" in leaf.key
    ]
    drawn.sort(key=lambda shapes: int(shapely.get_num_coordinates(shapes).sum()))
    return gpd.GeoSeries(drawn[len(drawn) // 2])


def section(one: Pack) -> list[str]:
    """Tell how long a full pack takes; no peer writes one."""
    bare = median(one.builder) * one.maps / 1000
    return [
        f"## A full pack: {one.places} regions, {one.indicators} indicators",
        "",
        (
            f"{one.pages} pages as slides, {one.maps} of them maps with native shapes, names, table"
            f" and chart; {one.size / 1e6:.1f} MB. Written {len(one.seconds)} times from the"
            " start, in"
            f" one process: {spread(one.seconds)} s; the bytes are"
            f" {'the same' if one.same else 'not the same'}."
        ),
        "",
        (
            "Nothing else writes such a pack. The freeform builder takes"
            f" {spread(one.builder)} ms for the bare shapes of one of its maps, the middle one by"
            f" points, so for {one.maps} maps {bare:.0f} s; the whole pack takes"
            f" {median(one.seconds) / bare:.2f} of that."
        ),
        "",
    ]


def missed(one: Pack) -> list[str]:
    """Name what is slower than wanted, or not the same."""
    slow = max(one.seconds) > LIMIT
    told = [f"full pack: {max(one.seconds):.0f} s, wanted {LIMIT}"] if slow else []
    return told if one.same else [*told, "full pack: two runs differ"]
