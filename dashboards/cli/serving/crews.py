"""Crews: a process that has opened the data, and the workers that it forks into."""

import gc
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.cli.console import HaltError
from dashboards.cli.serving.events import Signals, begin, ended, tell
from dashboards.cli.serving.workers import Worker
from dashboards.logs import LOG

_BREATH = 1.0
"""Seconds that a worker lasts at least; one that does not is not replaced at once."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a crew says once: that it is ready, or why it will not be.

    Attributes
    ----------
    version : str
        Of the data.
    code : int
        That the command would end by; 0 where the crew is ready.
    wrong : str
        The sentence that says why.
    """

    version: str = ""
    code: int = 0
    wrong: str = ""

    def write(self) -> bytes:
        """Write it for the keeper."""
        return json.dumps([self.version, self.code, self.wrong]).encode()

    @classmethod
    def read(cls, told: bytes) -> "Readiness":
        """Read what a crew said; one that ended without a word could not open the data."""
        if not told:
            return cls("", 1, "the process that opened the data ended before it was ready")
        return cls(*json.loads(told))


@dataclass(frozen=True, slots=True)
class Crew:
    """How a crew works.

    Attributes
    ----------
    make : callable
        Opens the data and returns the application and the version of the data.
    sockets : sequence of sockets
    workers, threads : int
        Processes, and threads of each.
    """

    make: Callable[[], tuple[Any, str]]
    sockets: Sequence[socket.socket]
    workers: int
    threads: int

    def run(self, life: int, told: int) -> int:
        """Open the data, say so, and keep the workers until the end.

        Parameters
        ----------
        life : int
            A pipe; as soon as it is closed at the other end, the crew retires.
        told : int
            A pipe for the readiness.
        """
        signals = Signals((signal.SIGTERM, signal.SIGCHLD), deaf=(signal.SIGINT, signal.SIGHUP))
        try:
            app, version = self.make()
        except HaltError as error:
            os.write(told, Readiness("", error.code, error.sentence).write())
            return 0
        # What all workers share is not looked through again, or it would be copied to each.
        gc.collect()
        gc.freeze()
        at_work = {self._hire(app, life): time.monotonic() for _ in range(self.workers)}
        os.write(told, Readiness(version).write())
        os.close(told)
        return self._lead(signals, app, life, at_work)

    def _lead(self, signals: Signals, app: Any, life: int, at_work: dict[int, float]) -> int:
        ending = False
        while at_work or not ending:
            heard, closed = signals.wait(_BREATH, *(() if ending else (life,)))
            ending = ending or bool(closed)
            if signal.SIGTERM in heard:
                ending = True
                for number in at_work:
                    tell(number, signal.SIGTERM)
            for number, code in ended():
                since = at_work.pop(number, None)
                if since is None or ending:
                    continue
                LOG.warning("worker %d ended by %s; another takes its place", number, _by(code))
                if time.monotonic() - since < _BREATH:
                    time.sleep(_BREATH)
                at_work[self._hire(app, life)] = time.monotonic()
        return 0

    def _hire(self, app: Any, life: int) -> int:
        def work() -> int:
            worker = Worker(app, self.sockets, self.threads, life)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            Signals((), deaf=(signal.SIGINT, signal.SIGHUP))
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGTERM, worker.stop)
            worker.run()
            return 0

        return begin(work)


def _by(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"
