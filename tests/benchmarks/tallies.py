"""How long millions of points take to be counted by county, and in what memory.

Ours and geopandas each get a fresh process, the same file of points and the same outlines: they
read both, find the county of every point, and count and sum by county. Then a cluster of two
workers counts the same file, and loses one of them on the way. Run by itself, ``ours`` or
``theirs`` with POINTS OUTLINES SIZE FOLDER is one such process.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import geopandas as gpd
import numpy as np
import pandas as pd
from ratios import spread

from geo.caches import Kept
from geo.tallies import Question, Run, located, register_of

ROOT = Path(__file__).parents[2]
POINTS = 5_000_000
SIZE = 8 * 2**20
"""Bytes of a part: about fifteen for the points, so that a cluster has something to lose."""
FASTER = 2.0
"""Times faster than geopandas, at the least."""
_ABOUT, _LOST = 0.15, 0.02
"""Degrees about the middle of a county within which most points lie; the share of those far off."""
_GROUP = 2**18


@dataclass(slots=True)
class Tally:
    """Readings of the same counts by three ways.

    Attributes
    ----------
    points, areas : int
    ours, theirs : list of float
        Seconds, from the files to the counts.
    ours_mb, theirs_mb : list of float
        The most memory that the process held, in MB.
    base_mb : float
        What a process holds that has only loaded its libraries.
    same : bool
        Whether geopandas found the same counts and sums.
    cluster : float
        Seconds on two workers, the second of which was killed and came back.
    killed : int
        How many workers were.
    cluster_same : bool
        Whether the cluster's answer is ours to the last byte.
    """

    points: int
    areas: int
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    ours_mb: list[float] = field(default_factory=list)
    theirs_mb: list[float] = field(default_factory=list)
    base_mb: float = 0.0
    same: bool = True
    cluster: float = 0.0
    killed: int = 0
    cluster_same: bool = False

    @property
    def agreed(self) -> str:
        """What geopandas found, in words."""
        return "the same counts and sums" if self.same else "**other counts**"


def read(folder: Path, points: int = POINTS, rounds: int = 3) -> Tally:
    """Measure.

    Parameters
    ----------
    folder : Path
        Of the national layer, as ``national`` builds it.
    points, rounds : int
    """
    outlines = folder / "boundaries/county.parquet"
    with tempfile.TemporaryDirectory() as spare:
        register = Path(spare) / "points.parquet"
        found = Tally(points, _write(register, outlines, points))
        asked = [str(register), str(outlines), str(SIZE)]
        ours: dict = {}
        for number in range(rounds):
            ours = _started(__file__, "ours", *asked, str(Path(spare) / f"ours{number}"))
            theirs = _started(__file__, "theirs", *asked, "")
            found.ours.append(ours["seconds"])
            found.theirs.append(theirs["seconds"])
            found.ours_mb.append(ours["mb"])
            found.theirs_mb.append(theirs["mb"])
            found.base_mb = ours["base"]
            found.same &= ours["counts"] == theirs["counts"] and np.allclose(
                ours["sums"], theirs["sums"], rtol=1e-9
            )
        losing = Path(__file__).with_name("losing.py")
        told = _started(losing, *asked, str(Path(spare) / "cluster"))
        found.cluster, found.killed = told["seconds"], told["killed"]
        found.cluster_same = told["digest"] == ours["digest"]
    return found


def section(found: Tally) -> list[str]:
    """Tell the readings as lines of Markdown."""
    share = median(found.theirs) / median(found.ours)
    return [
        "## Millions of points counted by county",
        "",
        (
            f"{found.points:,} points of a Parquet file in {found.areas:,} counties of the whole"
            " country: from the files to counts and sums, each way in a process of its own."
        ),
        "",
        "| way | seconds | most memory, MB |",
        "|---|---|---|",
        f"| `siquan tally`, 2 threads | {spread(found.ours)} | {spread(found.ours_mb)} |",
        f"| geopandas `sjoin` | {spread(found.theirs)} | {spread(found.theirs_mb)} |",
        f"| Dask, 2 workers, {found.killed} killed | {found.cluster:.1f} | – |",
        "",
        (
            f"{share:.1f} × as fast as geopandas; a process that has only loaded its libraries"
            f" holds {found.base_mb:.0f} MB. geopandas finds {found.agreed}; the answer of the"
            f" cluster is {'the same to the last byte' if found.cluster_same else '**another**'}."
        ),
        "",
    ]


def missed(found: Tally) -> list[str]:
    """Name what is not as wanted."""
    share = median(found.theirs) / median(found.ours)
    told: list[str] = []
    if share < FASTER:
        told.append(f"tally: {share:.1f} × as fast as geopandas, wanted {FASTER:g}")
    if max(found.ours_mb) >= min(found.theirs_mb):
        told.append("tally: no less memory than geopandas")
    if not found.same:
        told.append("tally: geopandas finds other counts")
    if not (found.cluster_same and found.killed):
        told.append("tally: a cluster that loses a worker finds other counts, or lost none")
    return told


def _write(path: Path, outlines: Path, points: int) -> int:
    """Make points up about the middles of the counties, as establishments lie; some far off."""
    areas = gpd.read_parquet(outlines)
    draw = np.random.default_rng(1)
    middles = areas.geometry.representative_point()
    at = np.column_stack([middles.x, middles.y])[draw.integers(0, len(areas), points)]
    at += draw.normal(0, _ABOUT, (points, 2))
    far = draw.random(points) < _LOST
    at[far] = draw.uniform((70, 0), (140, 55), (int(far.sum()), 2))
    frame = pd.DataFrame(
        {"lon": at[:, 0], "lat": at[:, 1], "value": draw.integers(1, 10_000, points) / 100}
    )
    frame.to_parquet(path, row_group_size=_GROUP)
    return len(areas)


def _started(*asked: str | Path) -> dict:
    done = subprocess.run(
        [sys.executable, *map(str, asked)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def _most() -> float:
    """Return megabytes; what the operating system tells of a child begins with its parent's."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+)", told)[0]) / 1024


def _ours(points: str, outlines: str, size: str, folder: str) -> dict:
    base, start = _most(), perf_counter()
    areas = gpd.read_parquet(outlines).sort_values("code")
    register = register_of(Path(points), int(size))
    question = Question(located(register.heads, {}, ("lon", "lat")))
    work = Run(register, question, areas.geometry.to_numpy(), Kept(Path(folder), "ours"))
    piece = work.here(2, lambda *_: None)
    seconds = perf_counter() - start
    found = piece.counts.to_pandas().set_index("area").reindex(range(len(areas)), fill_value=0)
    return {
        "seconds": seconds,
        "mb": _most(),
        "base": base,
        "counts": found["count"].tolist(),
        "sums": found["value"].tolist(),
        "digest": hashlib.sha256(piece.pack()).hexdigest(),
    }


def _theirs(points: str, outlines: str, *_: str) -> dict:
    base, start = _most(), perf_counter()
    areas = gpd.read_parquet(outlines).sort_values("code").reset_index(drop=True)
    table = pd.read_parquet(points)
    places = gpd.points_from_xy(table["lon"], table["lat"], crs=areas.crs)
    frame = gpd.GeoDataFrame(table[["value"]], geometry=places)
    joined = gpd.sjoin(frame, areas[["geometry"]], predicate="intersects")
    by = joined.groupby("index_right")["value"].agg(["size", "sum"])
    seconds, most = perf_counter() - start, _most()
    if joined.index.has_duplicates:  # outlines that overlap: ours takes the first
        joined = joined.sort_values("index_right", kind="stable")
        joined = joined[~joined.index.duplicated()]
        by = joined.groupby("index_right")["value"].agg(["size", "sum"])
    found = by.reindex(range(len(areas)), fill_value=0)
    return {
        "seconds": seconds,
        "mb": most,
        "base": base,
        "counts": found["size"].tolist(),
        "sums": found["sum"].tolist(),
    }


if __name__ == "__main__":
    way, *rest = sys.argv[1:]
    sys.stdout.write(json.dumps({"ours": _ours, "theirs": _theirs}[way](*rest)))
