"""Rates: how often one reader may ask for what is dear, and how much of it is done at once."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from threading import Lock, Semaphore

_MOST = 4096
"""Readers that are remembered; who asks no more is forgotten first."""


@dataclass
class Rates:
    """A store of turns for every reader, filled up evenly; kept in memory and by address alone.

    Attributes
    ----------
    most : int
        Turns a minute, and turns that may be taken at once; 0 means as many as wanted.
    clock : callable
        Tells seconds that only ever grow.
    """

    most: int
    clock: Callable[[], float]
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, reader: str) -> int:
        """Take a turn; return 0, or the seconds until there is one again."""
        if not self.most:
            return 0
        each, now = self.most / 60, self.clock()
        with self._lock:
            left, since = self._left.pop(reader, (float(self.most), now))
            left = min(self.most, left + (now - since) * each)
            granted = left >= 1
            self._left[reader] = (left - 1 if granted else left, now)
            if len(self._left) > _MOST:
                self._left.popitem(last=False)
        return 0 if granted else max(1, ceil((1 - left) / each))


class Seats:
    """How many dear answers are made at once; a few more may stand and wait for a while.

    Parameters
    ----------
    count : int
        Seats, and as many places to wait; 0 means as many as wanted.
    patience : float
        Seconds that one waits.
    """

    def __init__(self, count: int, patience: float) -> None:
        self._patience, self._free = patience, not count
        self._seats, self._room = Semaphore(count), Semaphore(2 * count)

    def take(self) -> bool:
        """Take a seat, or say that there is none."""
        if self._free:
            return True
        if not self._room.acquire(blocking=False):
            return False
        if self._seats.acquire(timeout=self._patience):
            return True
        self._room.release()
        return False

    def leave(self) -> None:
        """Give a seat back."""
        if not self._free:
            self._seats.release()
            self._room.release()
