"""Events: the signals of a process, one after another, and processes that begin clean."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

from dashboards.logs import LOG

_HELD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class Signals:
    """The signals that a process listens to, from now on.

    Parameters
    ----------
    heard, deaf : iterable of signal numbers
        Those to be waited for, and those to be let pass.
    """

    def __init__(self, heard: Iterable[int], deaf: Iterable[int] = ()) -> None:
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for one in heard:
            signal.signal(one, _noted)
        for one in deaf:
            signal.signal(one, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)

    def wait(self, seconds: float, *pipes: int) -> tuple[set[int], set[int]]:
        """Wait for a signal or a pipe.

        Returns
        -------
        tuple
            The signals that came, and the pipes that have something to say or were closed.
        """
        ready, _, _ = select.select([self._read, *pipes], [], [], seconds)
        told = os.read(self._read, 512) if self._read in ready else b""
        return set(told), {one for one in pipes if one in ready}


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the number of the signal has been written into the pipe."""


def begin(work: Callable[[], int]) -> int:
    """Run work in a process of its own, and return the number of the process.

    It gets no signal before it listens by itself: one that was meant for it would be taken for one
    of its parent's. Whatever it ends by, nothing of what the parent was about runs in it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    number = os.fork()
    if number:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return number
    code = 1
    try:
        code = work()
    finally:
        fault: Any = sys.exc_info()
        if fault[1] is not None:
            LOG.critical("process %d failed", os.getpid(), exc_info=fault)
        os._exit(code)


def ended() -> Iterable[tuple[int, int]]:
    """Yield each child that has ended since, and the code or the negative signal it ended by."""
    while True:
        try:
            number, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not number:
            return
        yield number, os.waitstatus_to_exitcode(status)


def tell(number: int, what: int) -> None:
    """Send a signal to a process, if it is still there."""
    try:
        os.kill(number, what)
    except ProcessLookupError:
        return
