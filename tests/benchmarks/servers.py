"""Servers to measure, each a process of its own: ``python servers.py KIND FOLDER PORT``."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
KINDS = ("atlas", "stock", "stock canvas")
SIX = ("atlas", "six stock")
LEVEL = "county"
_PATIENCE = 300
_THREADS = 8


@contextmanager
def serving(folder: Path, kinds: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Serve a data folder in each kind of page, and end the servers; gives address by kind."""
    with ExitStack() as stack:
        found: dict[str, str] = {}
        started: list[subprocess.Popen[bytes]] = []
        for kind in kinds:
            with socket.socket() as spare:
                spare.bind(("127.0.0.1", 0))
                port = spare.getsockname()[1]
            command = [sys.executable, __file__, kind, str(folder), str(port)]
            process = stack.enter_context(subprocess.Popen(command, cwd=ROOT))
            stack.callback(process.terminate)
            started.append(process)
            found[kind] = f"http://127.0.0.1:{port}/"
        for process, address in zip(started, found.values(), strict=True):
            _wait(process, address)
        yield found


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for a page to be answered once."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=_PATIENCE).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"no answer from {address}")


def main(kind: str, folder: str, port: str) -> None:
    """Serve until ended."""
    from stock import stock  # noqa: PLC0415  (the parent process needs none of this)
    from waitress import serve  # noqa: PLC0415

    from dashboards.app import create_app  # noqa: PLC0415
    from geo import open_atlas  # noqa: PLC0415

    atlas = open_atlas(folder)
    with tempfile.TemporaryDirectory() as assets:
        if kind == "atlas":
            app = create_app(atlas)
        else:
            canvas, maps = kind == "stock canvas", 6 if kind == "six stock" else 1
            app = stock(atlas, Path(assets), LEVEL, canvas, maps)
        serve(app.server, host="127.0.0.1", port=int(port), threads=_THREADS)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
    main(*sys.argv[1:])
