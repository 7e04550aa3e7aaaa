"""Keeping: what is made of a pack is kept until all is there, so it can be taken up again."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

Make = Callable[[], bytes]


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
        if file.is_file():
            return file.read_bytes()
        piece = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(piece)
        part.replace(file)
        return piece

    def forget(self) -> None:
        """Throw all pieces away."""
        if self.folder is not None:
            rmtree(self.folder, ignore_errors=True)
