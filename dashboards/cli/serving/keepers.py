"""Keepers: the process that holds the port, and puts a crew with new data in place of the old."""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from dashboards.cli.console import HaltError
from dashboards.cli.serving.crews import Crew, Readiness
from dashboards.cli.serving.events import Signals, begin, ended, tell
from dashboards.logs import LOG

_AGAIN = 10.0
"""Seconds until a crew that was lost is tried again, where the data do not open any more."""
_LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class _Known:
    """A crew as its keeper knows it.

    Attributes
    ----------
    number : int
        Its process.
    life : int
        The end of a pipe; closed, the crew retires.
    told : int
        The pipe by which it says whether it is ready.
    """

    number: int
    life: int
    told: int


class Keeper:
    """Keeps one crew at work.

    Parameters
    ----------
    crew : Crew
    """

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._serving: _Known | None = None
        self._coming: _Known | None = None
        self._numbers: set[int] = set()
        self._next: float | None = None
        self._terminal = sys.stdin is not None and sys.stdin.isatty()
        self._signals = Signals((signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD))

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until told to end; ``ready`` is called as soon as readers are answered.

        Raises
        ------
        HaltError
            Where the data do not open.
        KeyboardInterrupt
            Where it is told to end before that.
        """
        self._coming = self._start()
        while self._coming:
            if self._heard() & {signal.SIGINT, signal.SIGTERM}:
                self._end(signal.SIGKILL)
                raise KeyboardInterrupt
        ready()
        while not self._heard() & {signal.SIGINT, signal.SIGTERM}:
            pass
        self._end(signal.SIGTERM)

    def _heard(self) -> set[int]:
        """Wait for what happens next, and do what it asks for; returns the signals."""
        coming = self._coming
        heard, spoke = self._signals.wait(1.0, *((coming.told,) if coming else ()))
        if coming and spoke:
            self._arrive(coming)
        if signal.SIGHUP in heard:
            if self._terminal and not sys.stdin.isatty():  # the window was closed
                return {signal.SIGTERM}
            self._next = 0.0
        for number, _ in ended():
            self._numbers.discard(number)
            if self._serving and number == self._serving.number:
                LOG.error("the process that opened the data was ended; its place is taken again")
                self._next = 0.0
        if self._next is not None and not self._coming and time.monotonic() >= self._next:
            self._next = None
            self._coming = self._start()
        return heard

    def _start(self) -> _Known:
        life, hold = os.pipe()
        told, speak = os.pipe()
        held = [self._serving.life] if self._serving else []

        def work() -> int:
            # Held here too, the pipes would not close with the keeper.
            for one in (*held, hold, told):
                os.close(one)
            return self._crew.run(life, speak)

        number = begin(work)
        os.close(life)
        os.close(speak)
        self._numbers.add(number)
        return _Known(number, hold, told)

    def _arrive(self, crew: _Known) -> None:
        """Hear whether a crew is ready; then it takes over, else all stays as it is."""
        readiness = Readiness.read(os.read(crew.told, 65_536))
        os.close(crew.told)
        self._coming = None
        if readiness.code:
            os.close(crew.life)
            self._refuse(readiness)
            return
        former, self._serving = self._serving, crew
        if former:
            os.close(former.life)
            LOG.info("data version %s is served from now on", readiness.version)

    def _refuse(self, readiness: Readiness) -> None:
        if not self._serving:
            raise HaltError(readiness.code, readiness.wrong)
        LOG.error("the new data are not taken, the old go on being served: %s", readiness.wrong)
        if self._serving.number not in self._numbers:
            self._next = time.monotonic() + _AGAIN

    def _end(self, how: int) -> None:
        """End all processes and wait for them; told again, they end at once."""
        if self._coming:
            tell(self._coming.number, signal.SIGKILL)
        for number in self._numbers:
            tell(number, how)
        with suppress(OSError):
            if self._serving:
                os.close(self._serving.life)
        last = time.monotonic() + _LONGEST
        while self._numbers and time.monotonic() < last:
            heard, _ = self._signals.wait(1.0)
            if heard & {signal.SIGINT, signal.SIGTERM}:
                for number in self._numbers:
                    tell(number, signal.SIGTERM)
            self._numbers -= {number for number, _ in ended()}
