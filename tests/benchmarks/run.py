"""Measure the atlas against what else there is, and write ``docs/benchmarks.md``.

``python tests/benchmarks/run.py [ROUNDS] [PART …]``: 5 rounds and all parts by default. Pages take
turns, each reading in a fresh browser context; ratios are taken within a round, so that other work
weighs on both. Some parts alone are told, and written nowhere.

A part is a module with ``read(…)``, ``section(found)``, which gives lines of Markdown, and
``missed(found)``, which names the targets that were missed.
"""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

import boards  # noqa: E402
import decks  # noqa: E402
import layers  # noqa: E402
import packs  # noqa: E402
import patterns  # noqa: E402
import peers  # noqa: E402
import pictures  # noqa: E402
import processes  # noqa: E402
import readers  # noqa: E402
import report  # noqa: E402
import steps  # noqa: E402
import tallies  # noqa: E402
from national import Layer, national  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from geo import Atlas, open_atlas  # noqa: E402

ROUNDS = 5
PROVINCE, COUNTRY = "counties of the province", "counties of the country"


@dataclass
class Bench:
    """What parts are given: how often to read, the two layers, and a browser."""

    rounds: int
    few: int

    @cached_property
    def atlas(self) -> Atlas:
        """The shipped atlas."""
        return open_atlas(ROOT)

    @cached_property
    def layer(self) -> Layer:
        """The national layer, built once."""
        return national()

    @cached_property
    def country(self) -> Atlas:
        """An atlas of the national layer."""
        return open_atlas(self.layer.folder)

    @property
    def folders(self) -> dict[str, Path]:
        """The folder of each layer, by name."""
        return {PROVINCE: ROOT, COUNTRY: self.layer.folder}

    @cached_property
    def chromium(self) -> str | None:
        """The browser of this machine."""
        return shutil.which("chromium") or shutil.which("chromium-browser")

    @contextmanager
    def browser(self, *more: str) -> Iterator[Browser]:
        """Start a browser, without a graphics processor."""
        with sync_playwright() as play:
            yield play.chromium.launch(executable_path=self.chromium, args=["--disable-gpu", *more])


def _layers(bench: Bench) -> list[layers.Reading]:
    with bench.browser() as browser:
        return [
            layers.read(browser, name, folder, bench.rounds)
            for name, folder in bench.folders.items()
        ]


def _boards(bench: Bench) -> layers.Reading:
    with bench.browser() as browser:
        return boards.read(browser, ROOT, bench.few)


def _steps(bench: Bench) -> list[steps.Walk]:
    with bench.browser() as browser:
        return [steps.read(browser, *one, bench.few) for one in bench.folders.items()]


def _peers(bench: Bench) -> list[peers.Peers]:
    with bench.browser(*peers.SOFTWARE) as browser:
        return [peers.read(browser, *one, bench.few) for one in bench.folders.items()]


def _decks(bench: Bench) -> decks.Deck:
    outlines = bench.atlas.outlines["county"].to_crs(bench.atlas.print_crs)
    return decks.read(PROVINCE, outlines, bench.rounds)


PARTS: Mapping[str, tuple[Callable[[Bench], Any], Any]] = {
    "layers": (_layers, layers),
    "steps": (_steps, steps),
    "peers": (_peers, peers),
    "tallies": (lambda b: tallies.read(b.layer.folder), tallies),
    "readers": (lambda _: readers.read(), readers),
    "boards": (_boards, boards),
    "processes": (lambda b: processes.read(b.folders, b.few), processes),
    "pictures": (lambda b: pictures.read(b.atlas, b.chromium, b.rounds), pictures),
    "decks": (_decks, decks),
    "packs": (lambda b: packs.read(b.atlas, b.few), packs),
    "patterns": (lambda b: patterns.read(b.atlas, b.country, b.rounds), patterns),
}
"""Each part: how it is read, and the module that tells of it, in the order of the page."""


def main(arguments: list[str]) -> int:
    """Write the report; 1 where a target is missed."""
    rounds = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else ROUNDS
    if unknown := [name for name in arguments if name not in PARTS]:
        raise SystemExit(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    bench = Bench(rounds, max(3, rounds // 2))
    with bench.browser() as browser:
        version = browser.version
    told: dict[str, tuple[list[str], list[str]]] = {}
    text, missed = "", []
    for name in arguments or PARTS:
        read, part = PARTS[name]
        sys.stderr.write(f"{name} …\n")
        found = read(bench)
        told[name] = part.section(found), part.missed(found)
        lines, missed = ([line for one in told.values() for line in one[at]] for at in (0, 1))
        left = [] if arguments else [one for one in PARTS if one not in told]
        text = report.written(lines, missed, bench.layer, (rounds, version, left))
        if not arguments:  # a run that is broken off has told what it has read
            (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    for target in missed:
        sys.stderr.write(f"missed: {target}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
