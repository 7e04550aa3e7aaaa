"""Servers to measure, each a process of its own: ``python servers.py KIND FOLDER PORT``."""

import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError

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
        yield {kind: stack.enter_context(started(kind, folder))[1] for kind in kinds}


@contextmanager
def started(kind: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start a server and wait for its first answer; gives process and address, and ends it."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    command = [sys.executable, __file__, kind, str(folder), str(port)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            _wait(process, address := f"http://127.0.0.1:{port}/")
            yield process, address
        finally:
            process.terminate()


@contextmanager
def static(folder: Path) -> Iterator[str]:
    """Serve the files of a folder."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay silent."""

    handler = partial(Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for a page to be answered once."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=_PATIENCE).read()
        except HTTPError as fault:
            raise SystemExit(f"{address} answers {fault}") from fault
        except OSError:
            time.sleep(0.05)
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
        elif kind == "plotly":
            from charts import charts  # noqa: PLC0415  (the others do without plotly)

            app = charts(atlas, Path(assets), LEVEL)
        else:
            canvas, maps = kind == "stock canvas", 6 if kind == "six stock" else 1
            app = stock(atlas, Path(assets), LEVEL, canvas, maps)
        serve(app.server, host="127.0.0.1", port=int(port), threads=_THREADS)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
    main(*sys.argv[1:])
