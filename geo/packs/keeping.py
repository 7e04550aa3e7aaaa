"""Keeping: what is made of a pack is kept until all is there, so it can be taken up again."""

import hashlib
from dataclasses import astuple, replace
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from weakref import finalize

from geo.caches import Kept
from geo.exports.parts import Wish
from geo.packs.orders import Binder


def digest(binder: Binder, kind: str) -> str:
    """Name all that the bytes of a pack depend on, the same in every run."""
    order, wish = replace(binder.order, wish=Wish()), binder.order.wish
    wished = [sorted(one) if isinstance(one, frozenset) else one for one in astuple(wish)]
    told = (order, wished, binder.atlas.version, version("siquan"), kind)
    return hashlib.sha256(repr(told).encode()).hexdigest()


class Shelf:
    """Pieces of the packs asked for last, in a folder that goes with the program.

    Where no folder can be made, nothing is kept, and a pack is made in one go.

    Parameters
    ----------
    most : int
        Packs that are kept; of more, the one not asked for longest is thrown away.
    """

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._kept: dict[str, Kept] = {}
        self._folder: Path | None = None

    def of(self, binder: Binder, kind: str) -> Kept:
        """Return where the pieces of a pack lie."""
        order = digest(binder, kind)
        with self._lock:
            try:
                room = self._room()
            except OSError:
                return Kept(None, order)
            kept = self._kept.pop(order, None) or Kept(room / order, order)
            self._kept[order] = kept
            for one in list(self._kept)[: -self._most]:
                del self._kept[one]
            # Whoever was still at work on one that was thrown away may have brought it back.
            for folder in room.iterdir():
                if folder.name not in self._kept:
                    rmtree(folder, ignore_errors=True)
        return kept

    def _room(self) -> Path:
        """Return the folder of all, made when it is first needed."""
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="siquan-packs-"))
            finalize(self, rmtree, self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)  # some systems empty such folders
        return self._folder
