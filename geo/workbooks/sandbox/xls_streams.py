"""Compound files, the boxes that XLS workbooks and encrypted ones come in: streams by name."""

import struct
from collections.abc import Sequence

from .findings import Fault

_END = 0xFFFFFFFA
"""Numbers of sectors end here; above stand marks."""
_IN_HEADER = 109
"""So many sectors of the table of sectors are named in the header."""
_ENTRY = 128
_ROOT = 5


class Compound:
    """A compound file.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Fault
        ``damaged`` where its tables make no sense.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._open(content)
        except (struct.error, IndexError, ValueError):
            raise Fault("damaged") from None

    @property
    def names(self) -> frozenset[str]:
        """Names of streams and folders."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return what a stream holds."""
        start, size = self._entries[name]
        try:
            if size < self._least:
                return self._join(start, self._small, self._inner, 6)[:size]
            return self._join(start, self._table, self._content, self._shift, 1)[:size]
        except IndexError:
            raise Fault("damaged") from None

    def _open(self, content: bytes) -> None:
        self._content = content
        self._shift = int(struct.unpack_from("<H", content, 30)[0])
        if self._shift not in (9, 12):
            raise ValueError(self._shift)
        first, _, self._least, small, _, more, _ = struct.unpack_from("<7I", content, 48)
        self._table = self._sectors(content, more)
        self._entries: dict[str, tuple[int, int]] = {}
        root = (_END, 0)
        listing = self._join(first, self._table, content, self._shift, 1)
        for at in range(0, len(listing) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", listing, at + 64)
            place = struct.unpack_from("<2I", listing, at + 116)
            if kind == _ROOT:
                root = place
            elif kind:
                name = listing[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
                self._entries.setdefault(name, place)
        packed = self._join(small, self._table, content, self._shift, 1)
        self._small = struct.unpack(f"<{len(packed) // 4}I", packed)
        self._inner = self._join(root[0], self._table, content, self._shift, 1)

    def _sectors(self, content: bytes, more: int) -> tuple[int, ...]:
        """Read the table of sectors: for each, which one follows it."""
        size, most = 1 << self._shift, len(content) >> self._shift
        named = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
        while more < _END and len(named) <= most + _IN_HEADER:
            *block, more = struct.unpack_from(f"<{size // 4}I", content, (more + 1) << self._shift)
            named += block
        found: list[int] = []
        for one in named[: most + _IN_HEADER]:
            if one < _END:
                found += struct.unpack_from(f"<{size // 4}I", content, (one + 1) << self._shift)
        return tuple(found)

    def _join(
        self, start: int, table: Sequence[int], content: bytes, shift: int, skip: int = 0
    ) -> bytes:
        """Join the sectors of a chain; one that runs in a circle is longer than its table."""
        parts: list[bytes] = []
        while start < _END:
            at = (start + skip) << shift
            parts.append(content[at : at + (1 << shift)])
            if not parts[-1] or len(parts) > len(table):
                raise IndexError(start)
            start = table[start]
        return b"".join(parts)
