"""Workers: the processes that answer.

Waitress takes questions in and sends answers out beside the threads that answer, so that a reader
on a slow line keeps no thread waiting. What a reader sends stays in memory and is gone with the
answer: nothing is spooled to a disk.
"""

import select
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, create_server
from waitress.task import WSGITask

from dashboards.routes import LARGEST

_WHOLE = 1 << 40
"""More bytes than there are: an answer is never laid down on a disk on its way."""
_TURN = 1.0


@dataclass(frozen=True, slots=True)
class Leave:
    """How much time a worker has to end.

    Attributes
    ----------
    quiet : float
        Seconds after which a connection that asks nothing is closed. Whoever asks until then is
        answered and told to come by another connection.
    most : float
        Seconds after which it ends, whoever is still waiting.
    """

    quiet: float
    most: float


STOP = Leave(quiet=0.5, most=30)
"""The atlas ends."""
RETIRE = Leave(quiet=20, most=300)
"""Others answer from now on."""


class _Answer(WSGITask):
    """An answer; the last one that a connection gets says so."""

    def build_response_header(self) -> bytes:
        if not self.channel.server.accepting:
            self.set_close_on_finish()
        return super().build_response_header()


class _Line(HTTPChannel):
    task_class = _Answer


class Worker:
    """One process that answers by some threads.

    Parameters
    ----------
    app : WSGI application
    sockets : sequence of sockets
        Where readers arrive.
    threads : int
    life : int, optional
        A pipe; as soon as it is closed at the other end, the worker retires.
    """

    def __init__(
        self, app: Any, sockets: Sequence[socket.socket], threads: int, life: int | None = None
    ) -> None:
        self._held: dict[int, Any] = {}
        self._life = life
        self._leave: Leave | None = None
        self._over = False
        create_server(
            app,
            map=self._held,
            sockets=list(sockets),
            threads=threads,
            ident=None,
            connection_limit=_lines(),
            inbuf_overflow=LARGEST,
            max_request_body_size=LARGEST,
            outbuf_overflow=_WHOLE,
        )
        self._doors: list[Any] = [
            one for one in self._held.values() if isinstance(one, TcpWSGIServer)
        ]
        for door in self._doors:
            door.channel_class = _Line

    def run(self) -> None:
        """Answer until told to end; then finish what was begun."""
        while not self._leave:
            self._turn(_TURN)
            if self._life is not None and select.select([self._life], [], [], 0)[0]:
                self._leave = RETIRE
        for door in self._doors:
            door.accepting = False
        begun = time.monotonic()
        while self._lines_open() and not self._over:
            since = time.monotonic() - begun
            if since > self._leave.most:
                return
            if since > self._leave.quiet:
                self._hang_up()
            self._turn(0.1)

    def stop(self, *_: object) -> None:
        """End soon; told again, at once."""
        self._over = self._leave is STOP
        self._leave = STOP
        for door in self._doors:
            door.pull_trigger()

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, map=self._held, use_poll=True, count=1)

    def _lines_open(self) -> list[HTTPChannel]:
        return [line for door in self._doors for line in door.active_channels.values()]

    def _hang_up(self) -> None:
        for line in self._lines_open():
            if not (line.requests or line.request or line.total_outbufs_len):
                line.will_close = True


def _lines() -> int:
    """Return how many connections a process may hold, so that files can be opened beside them."""
    try:
        import resource  # noqa: PLC0415  (not every system has it)
    except ImportError:
        return 400
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 8192 if hard == resource.RLIM_INFINITY else min(hard, 8192)
    if 0 <= soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(most - 256, most // 2)
