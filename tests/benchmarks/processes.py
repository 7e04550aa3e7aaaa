"""What a process costs: from its start to the first answer, its imports, and its memory."""

import subprocess
import sys
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from layers import subjects
from ratios import ratio, spread, table
from servers import started

ROOT = Path(__file__).parents[2]
KINDS = ("atlas", "stock")
ASKED = 20
"""Pages asked for before memory is read."""
_IMPORTS = {
    "atlas": "import dashboards.app",
    "stock": "import dash_leaflet, geopandas",
}


@dataclass(slots=True)
class Process:
    """Milliseconds and megabytes of one layer, by kind of page."""

    name: str
    imports: dict[str, list[float]] = field(default_factory=dict)
    cold: dict[str, list[float]] = field(default_factory=dict)
    resident: dict[str, list[float]] = field(default_factory=dict)
    own: dict[str, list[float]] = field(default_factory=dict)


def read(folders: Mapping[str, Path], rounds: int) -> list[Process]:
    """Start each kind of server in turn, and end it."""
    return [_read(name, folder, rounds) for name, folder in folders.items()]


def _read(name: str, folder: Path, rounds: int) -> Process:
    found = Process(name, *({kind: [] for kind in KINDS} for _ in range(4)))
    for _ in range(rounds):
        for kind in KINDS:
            found.imports[kind].append(_imported(kind))
            start = perf_counter()
            with started(kind, folder) as (process, address):
                found.cold[kind].append((perf_counter() - start) * 1000)
                page = subjects({kind: address}, 0)[0].address
                for _ in range(ASKED):
                    urllib.request.urlopen(page).read()
                kept = _memory(process.pid)
            found.resident[kind].append(kept["Rss"])
            found.own[kind].append(kept["Pss"])
    return found


def _imported(kind: str) -> float:
    """Return milliseconds of a process that imports and ends."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", _IMPORTS[kind]], cwd=ROOT, check=True)
    return (perf_counter() - start) * 1000


def _memory(process: int) -> dict[str, float]:
    """Return megabytes by name, as Linux tells them; Pss is a process's share of common pages."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    return {name.rstrip(":"): int(size) / 1024 for name, size, *_ in map(str.split, lines)}


def section(found: Sequence[Process]) -> list[str]:
    """Tell what a process costs, beside one of the stock page."""
    lines = [
        "## A process",
        "",
        (
            "From its start to its first answer: the atlas reads and checks all its data, the stock"
            f" page reads the same folder. Memory after {ASKED} pages. *Share*: what it has"
            " in common with"
            " others is counted in parts."
        ),
    ]
    for one in found:
        told = (
            ("imports alone, ms", one.imports),
            ("start to first answer, ms", one.cold),
            ("memory, MB", one.resident),
            ("memory, share, MB", one.own),
        )
        rows = [
            [name, *map(spread, by.values()), f"{ratio(by['atlas'], by['stock']):.2f}"]
            for name, by in told
        ]
        lines += ["", f"**{one.name.capitalize()}**", *table([*KINDS, "ratio"], rows)]
    return lines


def missed(_: Sequence[Process]) -> list[str]:
    """Nothing is wanted of a process but that it is told."""
    return []
