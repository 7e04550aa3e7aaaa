"""Dots: a drawn page as a PNG.

Maps are plain areas, and rows of them are smallest as they stand. A writer that tries every filter
of the format on every row takes several times as long and finds nothing.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KINDS = {3: 2, 4: 6}
"""What the format calls colours of so many parts: without and with transparency."""
_LEVEL = 3
"""Beyond it zlib takes twice as long, for a tenth of the bytes."""
_INCH = 0.0254
_PART, _WINDOW = 6_000_000, 2**15
"""Bytes that are packed at once, the same on every machine; how far back they may refer."""
_HEAD = b"\x78\x5e"
"""Begins what zlib packs: deflated, that window, a fast level."""


def packed(dots: NDArray[np.uint8], dpi: int, about: Mapping[str, str]) -> bytes:
    """Write dots as a PNG; the same dots give the same bytes.

    Parameters
    ----------
    dots : array
        Rows from above, columns, and red, green and blue, or these and opacity.
    dpi : int
        Dots of an inch.
    about : mapping of str to str
        Texts by keyword, 1 to 79 signs of Latin-1.
    """
    high, wide, parts = dots.shape
    rows = np.zeros((high, 1 + wide * parts), np.uint8)
    for part in range(parts):
        rows[:, 1 + part :: parts] = dots[..., part]
    each = round(dpi / _INCH)
    chunks = (
        (b"IHDR", struct.pack(">2I5B", wide, high, 8, _KINDS[parts], 0, 0, 0)),
        *_texts(about),
        (b"pHYs", struct.pack(">2IB", each, each, 1)),
        (b"IDAT", _deflated(rows.data.cast("B"))),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _deflated(content: memoryview) -> bytes:
    """Compress in parts at once, each with the end of the one before in mind (RFC 1950, 1951)."""
    starts = range(0, len(content), _PART)

    def part(start: int) -> bytes:
        before = content[max(start - _WINDOW, 0) : start]
        packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS, zdict=before)
        last = start == starts[-1]
        ending = zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH
        return packer.compress(content[start : start + _PART]) + packer.flush(ending)

    with ThreadPoolExecutor(len(starts)) as pool:
        parts = list(pool.map(part, starts))
    return b"".join((_HEAD, *parts, struct.pack(">I", zlib.adler32(content))))


def _texts(about: Mapping[str, str]) -> Iterator[tuple[bytes, bytes]]:
    for name, text in about.items():
        yield b"iTXt", name.encode("latin-1") + bytes(5) + text.encode()


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return b"".join((struct.pack(">I", len(content)), name, content, struct.pack(">I", check)))
