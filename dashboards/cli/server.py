"""The atlas served to browsers."""

import errno
import os
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboards import logs, prefixes
from dashboards.app import create_app
from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.serving.listeners import listen
from dashboards.cli.tables import write
from dashboards.settings import Settings
from geo.text import say

_PORTS = (0, 65535)
_WORKERS = (1, 64)
_THREADS = (1, 256)
_PROXIES = (0, 9)
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


@dataclass(frozen=True, slots=True)
class Service:
    """What to serve, and by how many.

    Attributes
    ----------
    manner : Manner
    settings : Settings
    workers, threads : int
        Processes, and threads of each.
    """

    manner: Manner
    settings: Settings
    workers: int
    threads: int

    def open(self) -> tuple[Any, str]:
        """Open the data; return the application and the version of the data."""
        atlas = arguments.opened(self.manner)
        return create_app(atlas, self.settings).server, atlas.version


def run(manner: Manner, host: str, port: str, **choices: str) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    manner : Manner
    host, port : str
    **choices : str
        ``workers``, ``threads``, ``url_prefix``, ``proxies`` and ``log``, as they were typed.

    Raises
    ------
    HaltError
        Where the address cannot be had, an argument is not understood, or the data are invalid.
    """
    lang = manner.lang
    arguments.folder(manner)
    number = _whole(port, "--port", _PORTS, lang)
    service = Service(
        manner,
        _settings(choices, lang),
        _whole(choices["workers"], "--workers", _WORKERS, lang),
        _whole(choices["threads"], "--threads", _THREADS, lang),
    )
    logs.write_to_stderr(service.settings.log)
    try:
        sockets = listen(host, number)
    except (OSError, ValueError) as error:
        raise HaltError(MISUNDERSTOOD, _unavailable(error, host, number, lang)) from error
    shown = sockets[0].getsockname()[1]
    name = _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    at = f"http://{name}:{shown}{service.settings.prefix}"

    def ready() -> None:
        write([f"四圈图集 Siquan: {at} （Ctrl-C 结束 ends it）"])

    _keep(service, sockets, ready)


def _keep(service: Service, sockets: list[socket.socket], ready: Callable[[], None]) -> None:
    """Serve by processes, or by this one alone where the system cannot fork."""
    if hasattr(os, "fork"):
        from dashboards.cli.serving.crews import Crew  # noqa: PLC0415
        from dashboards.cli.serving.keepers import Keeper  # noqa: PLC0415

        crew = Crew(service.open, sockets, service.workers, service.threads)
        return Keeper(crew).run(ready)
    from dashboards.cli.serving.workers import Worker  # noqa: PLC0415

    if service.workers > 1:
        text = "this system serves by one process; leave --workers {value} out"
        said = say(service.manner.lang, "cli.workers.one", text, value=service.workers)
        raise HaltError(MISUNDERSTOOD, said)
    worker = Worker(service.open()[0], sockets, service.threads)
    ready()
    try:
        worker.run()
    except KeyboardInterrupt:
        return None


def _settings(choices: dict[str, str], lang: str) -> Settings:
    """Read what the command line says beside the environment."""
    try:
        prefix = prefixes.whole(arguments.plain(choices["url_prefix"]))
    except ValueError as error:
        text = "--url-prefix {value} is no path of letters and digits, such as /atlas"
        said = say(lang, "cli.prefix", text, value=quoted(choices["url_prefix"]))
        raise HaltError(MISUNDERSTOOD, said) from error
    kinds: dict[str, tuple[str, ...]] = dict.fromkeys(logs.KINDS, ())
    return replace(
        Settings.read(os.environ),
        prefix=prefix,
        proxies=_whole(choices["proxies"], "--proxies", _PROXIES, lang),
        log=arguments.pick(choices["log"], kinds, say(lang, "cli.log", "log"), lang),
    )


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
    reason = error.strerror if isinstance(error, socket.gaierror) else str(error)
    return say(
        lang,
        "cli.host",
        "cannot listen on --host {value} ({reason}); 127.0.0.1 serves this machine alone",
        value=quoted(host),
        reason=reason,
    )
