"""Measure the atlas against what else there is, and write ``docs/benchmarks.md``.

``python tests/benchmarks/run.py [ROUNDS]`` (9 by default). Pages take turns, each reading in a
fresh browser context; ratios are taken within a round, so that other work weighs on both.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

import decks  # noqa: E402
import measure  # noqa: E402
import packs  # noqa: E402
import patterns  # noqa: E402
import pictures  # noqa: E402
import report  # noqa: E402
from measure import Recolour, Subject  # noqa: E402
from national import DEFAULT, INDICATORS, national  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from servers import KINDS, SIX, serving  # noqa: E402

from geo import open_atlas  # noqa: E402
from geo.topology import encode  # noqa: E402

ROUNDS = 9
YEAR = "2020"
CANVAS_FROM = 1000
MAPS = 6
COMPARED = "gdp,tertiary_va,secondary_va,primary_va,tertiary_share,tertiary_to_secondary"
"""Six indicators that some counties have in both years."""
YEARS = ("2022", "2021")
"""Areas of an atlas beyond which its map is a canvas."""


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


def read(browser: Browser, name: str, folder: Path, rounds: int) -> Reading:
    """Take all readings of a data folder; the first round warms up and is not kept."""
    atlas = open_atlas(folder)
    shapes = atlas.outlines["county"]
    kinds = KINDS if len(shapes) > CANVAS_FROM else KINDS[:2]
    topology = encode({"county": shapes})
    vertices = sum(map(len, topology["arcs"]))
    with serving(folder, kinds) as addresses:
        pages = subjects(addresses, len(shapes))
        first: dict[str, list[float]] = {one.kind: [] for one in pages}
        recolour: dict[str, list[Recolour]] = {one.kind: [] for one in pages}
        for number in range(rounds + 1):
            for one in pages:
                time = measure.first(browser, one)
                first[one.kind] += [time] if number else []
        for _ in range(max(3, rounds // 3)):
            for one in pages:
                recolour[one.kind].append(measure.recolour(browser, one))
        weight = {one.kind: measure.weight(browser, one) for one in pages}
    return Reading(name, len(shapes), vertices, first, recolour, weight)


def read_six(browser: Browser, folder: Path, rounds: int) -> Reading:
    """Take the readings of six maps side by side; a click changes the year on all of them."""
    atlas = open_atlas(folder)
    shapes = atlas.outlines["county"]
    vertices = sum(map(len, encode({"county": shapes})["arcs"]))
    query = f"circles?by=county&basis=absolute&indicators={COMPARED}&year={YEARS[0]}"
    turns = ({"year": YEARS[0]}, {"year": YEARS[1]})
    areas = MAPS * len(shapes)
    with serving(folder, SIX) as addresses:
        pages = [
            Subject("atlas", addresses["atlas"] + query, areas, False, turns),
            Subject("six stock", addresses["six stock"], areas, False),
        ]
        first: dict[str, list[float]] = {one.kind: [] for one in pages}
        recolour: dict[str, list[Recolour]] = {one.kind: [] for one in pages}
        for number in range(rounds + 1):
            for one in pages:
                time = measure.first(browser, one)
                first[one.kind] += [time] if number else []
        for _ in range(rounds):
            for one in pages:
                recolour[one.kind].append(measure.recolour(browser, one))
    return Reading("six maps side by side", areas, vertices, first, recolour, {})


def read_deck(rounds: int) -> decks.Deck:
    """Build the shapes of a slide: the counties of the province."""
    atlas = open_atlas(ROOT)
    outlines = atlas.outlines["county"].to_crs(atlas.print_crs)
    return decks.read("counties of the province", outlines, rounds)


def main(arguments: list[str]) -> int:
    """Write the report; 1 where a target is missed."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    layer = national()
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--disable-gpu"])
        readings = [
            read(browser, "counties of the province", ROOT, rounds),
            read(browser, "counties of the country", layer.folder, rounds),
        ]
        six = read_six(browser, ROOT, max(3, rounds // 2))
        run = rounds, browser.version
    atlas = open_atlas(ROOT)
    files = report.Files(
        pictures.read(atlas, found, rounds),
        read_deck(rounds),
        packs.read(atlas, max(3, rounds // 2)),
    )
    clusters = patterns.read(atlas, open_atlas(layer.folder), rounds)
    text, missed = report.written(readings, six, files, clusters, layer, run)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    for target in missed:
        sys.stderr.write(f"missed: {target}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
