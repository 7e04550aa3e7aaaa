"""Zip archives: looked over before anything is unpacked, then unpacked bit by bit."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from .findings import Bounds, Fault

_CHUNK = 1 << 16
_ENTRIES = 2_000
"""So many parts an archive may have; a large workbook has some hundred."""
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


class Archive:
    """The parts of a workbook, by name.

    Parameters
    ----------
    content : bytes
        The file.
    bounds : Bounds

    Raises
    ------
    Fault
        Where the archive is damaged or encrypted, or is made so that readers disagree on what is
        in it: two parts of one name, parts that lie over one another, unusual packing.
    """

    def __init__(self, content: bytes, bounds: Bounds) -> None:
        # zipfile says NotImplementedError of an archive that needs a newer reader than itself.
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            raise Fault("damaged") from None
        self._left = bounds.limits["unpacked"]
        entries = [one for one in self._zip.infolist() if not one.is_dir()]
        self._names = {plain_name(one.filename): one for one in entries}
        if len(entries) > _ENTRIES or len(self._names) < len(entries) or _overlap(entries):
            raise Fault("damaged")
        if any(one.flag_bits & _ENCRYPTED for one in entries):
            raise Fault("password")
        if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
               for one in entries):  # fmt: skip
            raise Fault("damaged")

    @property
    def names(self) -> list[str]:
        """Names of the parts, in lower case and with slashes, as they stand in the archive."""
        return list(self._names)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part, counting; one that holds more than the archive declares is damaged."""
        entry = self._names.get(plain_name(name))
        if entry is None:
            raise Fault("damaged")
        if entry.file_size > self._left:
            raise Fault("unpacked")
        # NotImplementedError is zipfile's word for patched data and strong encryption.
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
            raise Fault("damaged") from None

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return plain_name(name) in self._names

    def head(self, name: str) -> bytes:
        """Return the beginning of a part; nothing where there is no such part."""
        return next(self.chunks(name), b"") if self.has(name) else b""


def plain_name(name: str) -> str:
    """Write the name of a part as all readers understand it."""
    return name.replace("\\", "/").lstrip("/").lower()


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether parts share bytes, so that a small file could hold the same bomb many times."""
    spans = sorted(
        (one.header_offset, one.header_offset + _LOCAL_HEADER + len(one.filename)
         + one.compress_size)
        for one in entries
    )  # fmt: skip
    return any(end > start for (_, end), (start, _) in pairwise(spans))
