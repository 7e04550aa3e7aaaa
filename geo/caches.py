"""Caches: pieces of long work, kept in a folder until all is there, so it can be taken up again."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from threading import get_ident

Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """Pieces of one work.

    Attributes
    ----------
    folder : Path or None
        Where they lie, each in a file; ``None`` keeps nothing.
    order : str
        All that the work depends on; pieces of another order are never taken.
    """

    folder: Path | None
    order: str

    def get(self, key: str, make: Make) -> bytes:
        """Return a piece that was kept, else make it, and keep it where there is room."""
        piece = self.seen(key)
        if piece is None:
            piece = make()
            with suppress(OSError):
                self.keep(key, piece)
        return piece

    def seen(self, key: str) -> bytes | None:
        """Return a piece that was kept; ``None`` where there is none."""
        if self.folder is not None:
            with suppress(OSError):
                return self._file(self.folder, key).read_bytes()
        return None

    def keep(self, key: str, piece: bytes) -> None:
        """Keep a piece: whole, or not at all.

        Raises
        ------
        OSError
            Where there is no room for it.
        """
        if self.folder is None:
            return
        file = self._file(self.folder, key)
        part = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(piece)
            part.replace(file)
        except FileNotFoundError:  # thrown away meanwhile, to make room
            return
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def forget(self) -> None:
        """Throw all pieces away."""
        if self.folder is not None:
            rmtree(self.folder, ignore_errors=True)

    def _file(self, folder: Path, key: str) -> Path:
        return folder / hashlib.sha256(f"{self.order}\n{key}".encode()).hexdigest()[:32]
