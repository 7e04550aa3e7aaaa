"""Keeping: what is made of a pack is kept until all is there, so it can be taken up again."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock, get_ident
from weakref import finalize

from geo.exports.parts import Wish
from geo.packs.orders import Binder

Make = Callable[[], bytes]


def digest(binder: Binder, kind: str) -> str:
    """Name all that the bytes of a pack depend on, the same in every run."""
    order, wish = replace(binder.order, wish=Wish()), binder.order.wish
    wished = [sorted(one) if isinstance(one, frozenset) else one for one in astuple(wish)]
    told = (order, wished, binder.atlas.version, version("siquan"), kind)
    return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """Pieces of one pack.

    Attributes
    ----------
    folder : Path or None
        Where they lie, each in a file; ``None`` keeps nothing.
    order : str
        All that the pack depends on; pieces of another order are never taken.
    """

    folder: Path | None
    order: str

    def get(self, key: str, make: Make) -> bytes:
        """Return a piece that was kept, else make it and keep it."""
        if self.folder is None:
            return make()
        name = hashlib.sha256(f"{self.order}\n{key}".encode()).hexdigest()[:32]
        file = self.folder / name
        with suppress(OSError):
            return file.read_bytes()
        piece = make()
        part = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(piece)
            part.replace(file)
        except OSError:  # thrown away meanwhile, or no room: the pack is made all the same
            with suppress(OSError):
                part.unlink()
        return piece

    def forget(self) -> None:
        """Throw all pieces away."""
        if self.folder is not None:
            rmtree(self.folder, ignore_errors=True)


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
