"""How long a full pack takes: all indicators, for every circle, as slides."""

from dataclasses import dataclass
from time import perf_counter

import decks
import geopandas as gpd
import shapely

from geo import Atlas
from geo.packs import Kept, Order, binder, leaves, write_pack
from geo.packs.orders import Binder

BY = "circle"
RUNS = 2


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
