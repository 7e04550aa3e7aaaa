"""Many readers at once: how long an answer to a choice takes, beside how long it takes alone.

``python tests/benchmarks/readers.py [READERS] [SECONDS]`` prints what was found. Readers are tasks
of this process, the server is ``siquan serve`` in others; both share the machine. Each reader has a
connection of its own, thinks five to ten seconds between two actions, and asks for views that few
others ask for: nine actions in ten change the map, the rest open a page or write a file.
"""

import asyncio
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
READERS, SECONDS, WORKERS, THREADS = 200, 60.0, 2, 4
THINK = (5.0, 10.0)
SLOWER = 10
"""Times its unloaded median that the slowest of twenty answers may take, at the most."""

_CHOICE, _PAGE, _FILE = "choice", "page", "file"
_HEADERS = "Host: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n"


@dataclass(frozen=True, slots=True)
class Load:
    """What readers waited for.

    Attributes
    ----------
    readers, workers, threads : int
    start, page : float
        Seconds from the start of the process to its first answer, and that the first page took.
    alone : float
        Median of a choice without other readers, milliseconds.
    waits : mapping of kind of action to list of float
        Milliseconds of each answer under load.
    errors : mapping of text to int
    memory : list of (str, int, int)
        Process, and megabytes resident and proportional, under load.
    """

    readers: int
    workers: int
    threads: int
    start: float
    page: float
    alone: float
    waits: dict[str, list[float]]
    errors: dict[str, int]
    memory: list[tuple[str, int, int]]

    def p95(self, kind: str = _CHOICE) -> float:
        """Return what nineteen answers of twenty do not exceed."""
        found = sorted(self.waits[kind])
        return found[min(len(found) - 1, int(len(found) * 0.95))]


def read(readers: int = READERS, seconds: float = SECONDS, workers: int = WORKERS) -> Load:
    """Serve the atlas, ask alone, then let all readers in."""
    with _served(workers) as (process, port, start):
        told = asyncio.run(_alone(port))
        page = told.pop(0) / 1000
        waits, errors, memory = asyncio.run(_together(process, port, readers, seconds))
    return Load(readers, workers, THREADS, start, page, median(told), waits, errors, memory)


@contextmanager
def _served(workers: int) -> Iterator[tuple[int, int, float]]:
    """Serve; yields process, port and the seconds until it answered."""
    code = "from dashboards.cli import main; main()"
    asked = ["--port", "0", "--workers", str(workers), "--threads", str(THREADS)]
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, "serve", *asked], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline().decode(errors="replace")
            port = int(re.findall(r":(\d+)", line)[0])
            yield process.pid, port, perf_counter() - began
        finally:
            process.terminate()


class Line:
    """A connection of one reader."""

    def __init__(self, port: int) -> None:
        self.port, self._way = port, None

    async def ask(self, request: bytes) -> float:
        """Ask and read the whole answer; returns milliseconds.

        Raises
        ------
        OSError
            Where the connection fails or the answer is no success.
        """
        began = perf_counter()
        if not self._way:
            self._way = await asyncio.open_connection("127.0.0.1", self.port)
        hears, says = self._way
        says.write(request)
        head = (await hears.readuntil(b"\r\n\r\n")).decode("latin-1")
        size = re.search(r"(?i)content-length: (\d+)", head)
        if not size:
            raise OSError("an answer without its length")
        await hears.readexactly(int(size[1]))
        if " 200 " not in head.partition("\r\n")[0]:
            raise OSError(head.partition("\r\n")[0])
        return (perf_counter() - began) * 1000

    def close(self) -> None:
        """Hang up."""
        if self._way:
            self._way[1].close()
            self._way = None


def chosen(view: str) -> bytes:
    """Write what a page asks as a choice is made."""
    body = json.dumps(
        {
            "output": "scene.value",
            "outputs": {"id": "scene", "property": "value"},
            "inputs": [{"id": "wanted", "property": "value", "value": view}],
            "state": [{"id": "own", "property": "value"}],
            "changedPropIds": ["wanted.value"],
        }
    )
    head = f"POST /_dash-update-component HTTP/1.1\r\n{_HEADERS}Content-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def fetched(address: str) -> bytes:
    """Write what a browser asks as a page is opened or a file is saved."""
    return f"GET {address} HTTP/1.1\r\n{_HEADERS}\r\n".encode()


def views() -> list[str]:
    """List views: indicators, years and levels, the whole and each city, some with a card open."""
    sys.path.insert(0, str(ROOT))
    from geo import open_atlas  # noqa: PLC0415  (the process that asks needs no more of it)

    atlas = open_atlas()
    cities = [one.code for one in atlas.areas.values() if one.level == "city"]
    found = [
        f"/?indicator={key}&by={by}&year={year}"
        for key, by, year in product(atlas.indicators, atlas.levels, range(2017, 2025))
    ]
    found += [
        f"/?indicator={key}&by=county&within={code}&pin={code}"
        for key, code in product(atlas.indicators, cities)
    ]
    random.Random(0).shuffle(found)
    return found


async def _alone(port: int) -> list[float]:
    """Open a page, then make choices that nobody made before; milliseconds of each."""
    line = Line(port)
    first = await line.ask(fetched("/"))
    waits = [await line.ask(chosen(view)) for view in views()[:60]]
    line.close()
    return [first, *waits[10:]]


async def _together(
    process: int, port: int, readers: int, seconds: float
) -> tuple[dict[str, list[float]], dict[str, int], list[tuple[str, int, int]]]:
    waits: dict[str, list[float]] = {_CHOICE: [], _PAGE: [], _FILE: []}
    errors: Counter[str] = Counter()
    ready = views()
    end = perf_counter() + seconds

    async def reader(number: int) -> None:
        dice, line = random.Random(number), Line(port)
        await asyncio.sleep(dice.uniform(0, THINK[1]))
        while perf_counter() < end:
            view, kind = dice.choice(ready), dice.choices((_CHOICE, _PAGE, _FILE), (90, 8, 2))[0]
            file = f"/export/{dice.choice(('csv', 'xlsx', 'svg'))}{view[1:]}"
            request = chosen(view) if kind == _CHOICE else fetched(view if kind == _PAGE else file)
            try:
                waits[kind].append(await line.ask(request))
            except (OSError, asyncio.IncompleteReadError) as error:
                errors[str(error)[:80]] += 1
                line.close()
            await asyncio.sleep(dice.uniform(*THINK))
        line.close()

    everyone = asyncio.gather(*(reader(number) for number in range(readers)))
    await asyncio.sleep(seconds * 0.9)
    memory = _memory(process)
    await everyone
    return waits, dict(errors), memory


def _memory(process: int) -> list[tuple[str, int, int]]:
    """Return resident and proportional megabytes of the keeper, its crew and its workers."""
    found: list[tuple[str, int, int]] = []
    names, now = ("keeper", "crew", "worker"), [process]
    for name in names:
        for one in now:
            told = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="utf-8")
            rss, pss = (
                int(re.findall(rf"(?m)^{x}: +(\d+)", told)[0]) // 1024 for x in ("Rss", "Pss")
            )
            found.append((name, rss, pss))
        now = [
            int(child)
            for one in now
            for child in Path(f"/proc/{one}/task/{one}/children").read_text("utf-8").split()
        ]
    return found


def section(found: Load) -> list[str]:
    """Write what was found as Markdown."""
    rows = [
        f"| {name} | {len(all_)} | {median(all_):.0f} | {found.p95(name):.0f} | {max(all_):.0f} |"
        for name, all_ in found.waits.items()
        if all_
    ]
    times = found.p95() / found.alone
    memory = ", ".join(f"{name} {pss} ({rss})" for name, rss, pss in found.memory)
    told = (
        f"{found.readers} readers, each with {THINK[0]:.0f} to {THINK[1]:.0f} seconds between two"
        f" actions, ask `siquan serve --workers {found.workers} --threads {found.threads}` on the"
        " same machine for views that few others ask for. The process answers"
        f" {found.start:.1f} s after its start, the first page takes {found.page:.2f} s. A choice"
        f" takes {found.alone:.0f} ms alone; among all, 19 of 20 take no more than"
        f" {found.p95():.0f} ms ({times:.1f} times). Errors: {sum(found.errors.values())}."
    )
    head = ["## Many readers", "", told, ""]
    table = [
        "| action | count | median, ms | 95 %, ms | longest, ms |",
        "|---|---|---|---|---|",
        *rows,
    ]
    shared = "Memory in MB, with its share of what processes share (and all that is mapped)"
    return [*head, *table, "", f"{shared}: {memory}.", ""]


def missed(found: Load) -> list[str]:
    """Name the targets that were missed."""
    told: list[str] = []
    if found.p95() > SLOWER * found.alone:
        told.append(f"95 % of choices among {found.readers} readers: {found.p95():.0f} ms,"
                    f" more than {SLOWER} × {found.alone:.0f} ms")  # fmt: skip
    if found.errors:
        told.append(f"errors among {found.readers} readers: {found.errors}")
    return told


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else READERS
    lasting = float(sys.argv[2]) if sys.argv[2:] else SECONDS
    told = read(count, lasting)
    sys.stdout.write("\n".join([*section(told), *missed(told)]) + "\n")
