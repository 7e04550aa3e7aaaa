"""The map page and the stock page on both layers: first map, change of the indicator, bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import measure
from measure import Recolour, Subject
from national import DEFAULT, INDICATORS
from playwright.sync_api import Browser
from ratios import gathered, ratio, spread, table
from servers import KINDS, serving

from geo import open_atlas
from geo.topology import encode

YEAR = "2020"
CANVAS_FROM = 1000
"""Areas of an atlas beyond which its map is a canvas."""
FIRST, RECOLOUR = 1.0, 0.2
"""Of the stock page's time, at the most."""
LIMITS = {"shapes": 60, "values": 1, "whole": 900}
"""Kilobytes on the wire, at the most, for the province; the whole page on both layers."""
BYTES = {
    "shapes": "shapes file",
    "values": "values and classes of one indicator",
    "scene": "all that paints one indicator",
    "answer": "whole answer to a click",
    "whole": "whole first page",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """All readings of one layer, by kind of page."""

    name: str
    areas: int
    vertices: int
    first: dict[str, list[float]]
    recolour: dict[str, list[Recolour]]
    weight: dict[str, dict[str, int]]


def subjects(addresses: dict[str, str], areas: int) -> list[Subject]:
    """Describe the pages of one layer; a click on the atlas changes the indicator."""
    turns = tuple({"indicator": key, "by": "county", "year": YEAR} for key in reversed(INDICATORS))
    query = f"?by={DEFAULT['by']}&indicator={INDICATORS[0]}&year={YEAR}"
    return [
        Subject("atlas", addresses[kind] + query, areas, areas > CANVAS_FROM, (turns[1], turns[0]))
        if kind == "atlas"
        else Subject(kind, addresses[kind], areas, kind == "stock canvas")
        for kind in addresses
    ]


def taken(browser: Browser, pages: Sequence[Subject], rounds: int, turns: int) -> tuple[Any, Any]:
    """Open the pages in turn; the first round warms up and is not kept."""
    first: dict[str, list[float]] = {one.kind: [] for one in pages}
    recolour: dict[str, list[Recolour]] = {one.kind: [] for one in pages}
    for number in range(rounds + 1):
        for one in pages:
            time = measure.first(browser, one)
            first[one.kind] += [time] if number else []
    for _ in range(turns):
        for one in pages:
            recolour[one.kind].append(measure.recolour(browser, one))
    return first, recolour


def read(browser: Browser, name: str, folder: Path, rounds: int) -> Reading:
    """Take all readings of a data folder."""
    shapes = open_atlas(folder).outlines["county"]
    kinds = KINDS if len(shapes) > CANVAS_FROM else KINDS[:2]
    vertices = sum(map(len, encode({"county": shapes})["arcs"]))
    with serving(folder, kinds) as addresses:
        pages = subjects(addresses, len(shapes))
        first, recolour = taken(browser, pages, rounds, max(3, rounds // 3))
        weight = {one.kind: measure.weight(browser, one) for one in pages}
    return Reading(name, len(shapes), vertices, first, recolour, weight)


def section(found: Sequence[Reading]) -> list[str]:
    """Tell the times of each layer, and the bytes of both."""
    return [line for one in found for line in _layer(one)] + _bytes(found)


def missed(found: Sequence[Reading]) -> list[str]:
    """Name what is slower or heavier than wanted."""
    told: list[str] = []
    for one in found:
        limits = {"first map": FIRST, "recolour: JavaScript": RECOLOUR}
        for name, times in _times(one).items():
            share, limit = ratio(times["atlas"], times["stock"]), limits.get(name, float("inf"))
            if share > limit:
                told.append(f"{one.name}, {name}: {share:.2f} of stock, wanted {limit:g}")
        if any(x.kept < one.areas for x in one.recolour["atlas"]):
            told.append(f"{one.name}: not every path is kept")
    for one in found:
        for key, limit in LIMITS.items():
            size = one.weight["atlas"][key]
            if size > limit * 1000 and (key == "whole" or one is found[0]):
                told.append(f"{one.name}, {BYTES[key]}: {size / 1000:.1f} KB, wanted {limit}")
    return told


def _times(one: Reading) -> dict[str, dict[str, list[float]]]:
    return {
        "first map": one.first,
        "recolour: click": gathered(one.recolour, "click"),
        "recolour: JavaScript": gathered(one.recolour, "script"),
        "recolour: paint": gathered(one.recolour, "paint"),
    }


def _layer(one: Reading) -> list[str]:
    renderer = "canvas" if one.areas > CANVAS_FROM else "SVG"
    rows = [
        [name, *map(spread, times.values()), f"{ratio(times['atlas'], times['stock']):.2f}"]
        for name, times in _times(one).items()
    ]
    kept = [
        "–" if "canvas" in kind else f"{min(x.kept for x in r):,} of {r[0].drawn or one.areas:,}"
        for kind, r in one.recolour.items()
    ]
    return [
        f"## {one.name.capitalize()}: {one.areas:,} areas",
        "",
        (
            f"{one.vertices:,} vertices with each border once; the atlas draws on {renderer}, "
            "the stock page in SVG unless it says canvas."
        ),
        *table([*one.first, "ratio"], [*rows, ["paths kept", *kept, ""]]),
    ]


def _bytes(found: Sequence[Reading]) -> list[str]:
    rows = [
        [name, *(f"{one.weight['atlas'][key] / 1000:.1f}" for one in found)]
        for key, name in BYTES.items()
    ]
    stock = [f"{one.weight['stock']['whole'] / 1000:.0f}" for one in found]
    rows.append(["stock, whole first page (it does not compress)", *stock])
    return ["## Bytes on the wire, KB", *table([one.name for one in found], rows)]
