"""Count a register on a cluster of two workers, one of which is killed in the middle.

Run by itself: POINTS OUTLINES SIZE FOLDER, a register, GeoParquet with ``code``, the bytes of a
part, and a folder for the pieces. It prints what was counted, as JSON.
"""

import hashlib
import json
import os
import signal
import sys
from pathlib import Path
from time import perf_counter

import geopandas as gpd
from distributed import LocalCluster

from geo.caches import Kept
from geo.tallies import Question, Run, located, register_of


def main(points, outlines, size, folder):
    register = register_of(Path(points), int(size))
    areas = gpd.read_parquet(outlines).sort_values("code").geometry.to_numpy()
    question = Question(located(register.heads, {}, ("lon", "lat")))
    work = Run(register, question, areas, Kept(Path(folder), "cluster"))
    killed = []
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        victim = cluster.workers[0].pid

        def tick(done, count):
            if 0 < done < count and not killed:
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

        start = perf_counter()
        piece = work.there(cluster.scheduler_address, tick)
        seconds = perf_counter() - start
    told = {
        "seconds": seconds,
        "killed": len(killed),
        "parts": register.count,
        "digest": hashlib.sha256(piece.pack()).hexdigest(),
        "account": piece.account.to_json(),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
