"""The atlas served to browsers."""

import errno
import os
import re
from socket import gaierror
from typing import Any

from waitress.server import create_server

from dashboards.app import create_app
from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.tables import write
from dashboards.routes import LARGEST
from dashboards.settings import Settings
from geo.text import say

_PORTS = (0, 65535)
_THREADS = (1, 256)
# What a reader sends stays in memory and is gone with the answer: nothing is spooled to a disk.
_BODIES: dict[str, Any] = {
    "ident": None,
    "inbuf_overflow": LARGEST,
    "max_request_body_size": LARGEST,
}
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


def run(manner: Manner, host: str, port: str, workers: str) -> None:
    """Serve until interrupted; ``workers`` is the number of threads that answer.

    Raises
    ------
    HaltError
        Where the address cannot be had or an argument is no number in its range.
    """
    lang = manner.lang
    number = _whole(port, "--port", _PORTS, lang)
    threads = _whole(workers, "--workers", _THREADS, lang)
    app = create_app(arguments.opened(manner), Settings.read(os.environ))
    try:
        server = create_server(app.server, host=host, port=number, threads=threads, **_BODIES)
    except (OSError, ValueError) as error:
        raise HaltError(MISUNDERSTOOD, _unavailable(error, host, number, lang)) from error
    shown = getattr(server, "effective_port", number)
    name = _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    write([f"四圈图集 Siquan: http://{name}:{shown} （Ctrl-C 结束 ends it）"])
    server.run()


def _whole(text: str, option: str, bounds: tuple[int, int], lang: str) -> int:
    given = arguments.plain(text)
    low, high = bounds
    if re.fullmatch("[0-9]{1,6}", given) and low <= int(given) <= high:
        return int(given)
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.whole",
            "{option} {value} is not a whole number from {low} to {high}",
            option=option,
            value=quoted(text),
            low=low,
            high=high,
        ),
    )


def _unavailable(error: OSError | ValueError, host: str, port: int, lang: str) -> str:
    """Say why the address cannot be had, and what to do."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return say(
            lang,
            "cli.port.used",
            "port {port} of {host} is in use; stop the other program or choose another --port",
            port=port,
            host=host,
        )
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return say(
            lang,
            "cli.port.forbidden",
            "port {port} may not be used by this account; choose a --port from 1024 on",
            port=port,
        )
    reason = error.strerror if isinstance(error, gaierror) else str(error)
    return say(
        lang,
        "cli.host",
        "cannot listen on --host {value} ({reason}); 127.0.0.1 serves this machine alone",
        value=quoted(host),
        reason=reason,
    )
