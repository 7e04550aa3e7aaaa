"""A run that is broken off is taken up again, and on a cluster it is the same."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest

from geo.caches import Kept
from geo.tallies import Question, QuestionError, Run, located, register_of, runs
from geo.workbooks import TableError
from tests.geo.tallies.conftest import SQUARES, quiet

ROOT = Path(__file__).parents[3]


@pytest.fixture
def points(tmp_path):
    draw = np.random.default_rng(3)
    lines = [f"{x:.4f},{y:.4f},{x * 7:.2f}" for x, y in draw.uniform((0, 0), (5, 1), (4_000, 2))]
    path = tmp_path / "points.csv"
    path.write_text("lon,lat,value\n" + "\n".join(lines))
    return path


def work(points, folder, size=10_000):
    register = register_of(points, size)
    question = Question(located(register.heads, {}, ("lon", "lat")))
    return Run(register, question, SQUARES, Kept(folder, "order"))


def test_what_was_counted_is_not_counted_again(points, tmp_path, monkeypatch):
    whole = work(points, tmp_path / "whole").here(2, quiet)
    real, seen = runs.count, []

    def failing(register, part, question, grid):
        if part == 4:
            raise OSError(28, "No space left on device")
        seen.append(part)
        return real(register, part, question, grid)

    monkeypatch.setattr(runs, "count", failing)
    broken = work(points, tmp_path / "parts")
    with pytest.raises(OSError, match="No space"):
        broken.here(1, quiet)
    kept = next(iter(sorted((tmp_path / "parts").iterdir())))
    kept.write_bytes(kept.read_bytes()[:-30])
    first = set(seen)
    assert 4 not in first
    seen.clear()
    monkeypatch.setattr(
        runs,
        "count",
        lambda register, part, *more: seen.append(part) or real(register, part, *more),
    )
    told = []
    again = broken.here(1, lambda done, count: told.append((done, count)))
    assert again.pack() == whole.pack()
    assert len(set(seen) & first) == 1
    assert {4} < set(seen)
    assert told[-1] == (broken.register.count,) * 2
    broken.kept.forget()
    assert not (tmp_path / "parts").exists()


def test_pieces_that_are_gone_are_not_passed_over(points, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "count", lambda *_: b"no piece")
    with pytest.raises(TableError, match="part 1 is gone"):
        work(points, tmp_path / "parts").here(1, quiet)


def test_two_workers_one_of_them_killed_count_the_same(points, tmp_path):
    gpd.GeoDataFrame({"code": list("abcd")}, geometry=list(SQUARES), crs="EPSG:4326").to_parquet(
        tmp_path / "areas.parquet"
    )
    script = ROOT / "tests/benchmarks/losing.py"
    asked = [script, points, tmp_path / "areas.parquet", "10000", tmp_path / "cluster"]
    done = subprocess.run(
        [sys.executable, *map(str, asked)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    here = work(points, tmp_path / "here").here(2, quiet)
    assert (told["killed"], told["parts"]) == (1, 8)
    assert told["account"]["counted"] == here.account.counted > 3_000
    assert told["digest"] == hashlib.sha256(here.pack()).hexdigest()


def test_without_the_extra_it_says_what_to_install(points, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(QuestionError, match=r"distributed.*siquan\[scale\]"):
        work(points, tmp_path / "parts").there("tcp://127.0.0.1:1", quiet)
    monkeypatch.setitem(sys.modules, "h3.api", None)
    register = register_of(points)
    question = Question(located(register.heads, {}, ()), place="cell", resolution=5)
    cells = Run(register, question, SQUARES, Kept(tmp_path / "cells", ""))
    with pytest.raises(QuestionError, match=r"h3.*siquan\[scale\]"):
        cells.here(1, quiet)
