"""Six maps side by side: the page that compares, and six bare maps with one callback."""

from pathlib import Path

from layers import Reading, taken
from measure import Subject
from playwright.sync_api import Browser
from ratios import gathered, ratio, spread, table
from servers import SIX, serving

from geo import open_atlas
from geo.topology import encode

MAPS = 6
COMPARED = "gdp,tertiary_va,secondary_va,primary_va,tertiary_share,tertiary_to_secondary"
"""Six indicators that some counties have in both years."""
YEARS = ("2022", "2021")
LIMIT = 0.25
"""Of the stock page's JavaScript and painting, at the most."""


def read(browser: Browser, folder: Path, rounds: int) -> Reading:
    """Take the readings of six maps side by side; a click changes the year on all of them."""
    shapes = open_atlas(folder).outlines["county"]
    vertices = sum(map(len, encode({"county": shapes})["arcs"]))
    query = f"circles?by=county&basis=absolute&indicators={COMPARED}&year={YEARS[0]}"
    turns = ({"year": YEARS[0]}, {"year": YEARS[1]})
    areas = MAPS * len(shapes)
    with serving(folder, SIX) as addresses:
        pages = [
            Subject("atlas", addresses["atlas"] + query, areas, False, turns),
            Subject("six stock", addresses["six stock"], areas, False),
        ]
        first, recolour = taken(browser, pages, rounds, rounds)
    return Reading("six maps side by side", areas, vertices, first, recolour, {})


def section(one: Reading) -> list[str]:
    """Tell the maps side by side: all of them have changed, or none counts."""
    rows = [
        [name, spread(found["atlas"]), spread(found["six stock"]), f"{_share(found):.2f}"]
        for name, found in _times(one).items()
    ]
    kept = [f"{min(x.kept for x in pages)} of {one.areas}" for pages in one.recolour.values()]
    return [
        f"## {one.name.capitalize()}: {one.areas} areas",
        "",
        (
            "The peer has six bare maps of the 90 counties and a callback with six outputs."
            " The atlas"
            " is the whole page that compares: maps on one scale that move together, and with each"
            " answer the matrix, standings, ranks and profile anew. A click counts when all"
            " six maps"
            " have changed."
        ),
        *table(["atlas", "six stock maps", "ratio"], [*rows, ["paths kept", *kept, ""]]),
    ]


def missed(one: Reading) -> list[str]:
    """Name what is slower than wanted."""
    told = [
        f"{one.name}, {name}: {_share(found):.2f} of stock, wanted {LIMIT:g}"
        for name, found in _times(one).items()
        if name.endswith(("JavaScript", "paint")) and _share(found) > LIMIT
    ]
    if any(x.kept < one.areas for x in one.recolour["atlas"]):
        told.append(f"{one.name}: not every path is kept")
    return told


def _share(found: dict[str, list[float]]) -> float:
    return ratio(found["atlas"], found["six stock"])


def _times(one: Reading) -> dict[str, dict[str, list[float]]]:
    return {
        "first maps": one.first,
        "change of the year: click": gathered(one.recolour, "click"),
        "change of the year: JavaScript": gathered(one.recolour, "script"),
        "change of the year: paint": gathered(one.recolour, "paint"),
    }
