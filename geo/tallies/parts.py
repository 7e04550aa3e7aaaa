"""Parts: a register that may be larger than memory, cut where one row ends and another begins."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from geo.text import sentence
from geo.topology import IntArray
from geo.workbooks import TableError

SIZE = 32 * 2**20
"""Bytes of a part of a CSV file; reading it takes some four times that."""
ROWS = 2**18
"""Rows of a Parquet file that are read at once."""
_BLOCK = 2**22
_HEAD = 2**20
_QUOTE, _END, _BACK = b'"\n\r'
_MARK = b"\xef\xbb\xbf"
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")
"""How workbooks, UTF-16 and gzip begin."""
_DELIMITERS = (",", "\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Register:
    """A file of establishments, and how it is read.

    Attributes
    ----------
    file : str
        Its full path; on a cluster every worker must reach it there.
    kind : str
        ``csv`` or ``parquet``.
    heads : tuple of str
        Headings of its columns.
    cuts : tuple of int
        Where parts begin, and where the last one ends: bytes of a CSV file, row groups of Parquet.
    encoding, delimiter : str
        Of a CSV file.
    """

    file: str
    kind: str
    heads: tuple[str, ...]
    cuts: tuple[int, ...]
    encoding: str = ""
    delimiter: str = ""

    @property
    def count(self) -> int:
        """How many parts it has."""
        return len(self.cuts) - 1


def register_of(path: Path, size: int = SIZE) -> Register:
    """Look through a file and cut it into parts.

    Parameters
    ----------
    path : Path
    size : int
        Bytes of a part, about.

    Raises
    ------
    TableError
        Where it is no such file, has no rows, or a quotation mark stands where none may.
    OSError
    """
    with path.open("rb") as handle:
        begin = handle.read(_HEAD)
    if path.suffix.lower() in (".parquet", ".pq") or begin.startswith(b"PAR1"):
        return _parquet(path, size)
    if begin.startswith(_OTHERS):
        text = "“{file}” is neither Parquet nor CSV in UTF-8 or GB18030; save it as one of these."
        raise TableError(sentence("tally.kind", text, file=path.name[:60]))
    encoding = "utf-8" if _is_utf8(path) else "gb18030"
    heads, delimiter = _heads(path, begin, encoding)
    cuts = tuple(_cuts(path, size, delimiter))
    if len(cuts) < 2:
        raise bare(path)
    return Register(str(path.resolve()), "csv", heads, cuts, encoding, delimiter)


def _parquet(path: Path, size: int) -> Register:
    try:
        with pq.ParquetFile(path) as file:
            about, heads = file.metadata, tuple(file.schema_arrow.names)
    except pa.ArrowException as error:
        text = "“{file}” is not Parquet ({reason}); write it anew."
        reason = str(error).partition("\n")[0][:80]
        said = sentence("tally.parquet", text, file=path.name[:60], reason=reason)
        raise TableError(said) from error
    cuts, filled = [0], 0
    for group in range(about.num_row_groups):
        filled += about.row_group(group).total_byte_size
        if filled >= size:
            cuts.append(group + 1)
            filled = 0
    if cuts[-1] < about.num_row_groups:
        cuts.append(about.num_row_groups)
    if about.num_rows == 0:
        raise bare(path)
    return Register(str(path.resolve()), "parquet", heads, tuple(cuts))


def bare(path: str | Path) -> TableError:
    """Say that a file has no rows."""
    text = "“{file}” has a heading and no rows; choose a file with rows."
    return TableError(sentence("tally.empty", text, file=Path(path).name[:60]))


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while block := handle.read(_BLOCK):
            yield block


def _heads(path: Path, begin: bytes, encoding: str) -> tuple[tuple[str, ...], str]:
    """Return the headings, and what parts them: whatever parts the first line most."""
    text = begin.removeprefix(_MARK).decode(encoding, "ignore")
    line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=line.count)
    found = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    if not any(one.strip() for one in found):
        text = "“{file}” begins without headings; write them into its first line."
        raise TableError(sentence("tally.no_heads", text, file=path.name[:60]))
    return tuple(one.strip() for one in found), delimiter


def _cuts(path: Path, size: int, delimiter: str) -> Iterator[int]:
    """Find where parts begin: the first behind the headings, the others at the end of a row.

    A line feed ends a row where an even number of quotation marks stands before it. That holds only
    if none stands in the middle of a cell, so this is looked after.
    """
    opening = np.array([_QUOTE, _END, _BACK, ord(delimiter)], dtype=np.uint8)
    marks = rows = offset = 0
    wanted, before, last = 1, _END, 0
    for block in _blocks(path):
        raw = np.frombuffer(block, dtype=np.uint8)
        if offset == 0 and block.startswith(_MARK):
            raw = raw.copy()
            raw[: len(_MARK)] = ord(delimiter)
        quotes = np.flatnonzero(raw == _QUOTE)
        stray = _stray(raw, quotes[marks % 2 :: 2], before, opening)
        if stray is not None:
            raise _marked(path, rows + int(np.count_nonzero(raw[:stray] == _END)) + 1)
        while offset + len(raw) >= wanted:
            found = _end_of_row(raw, quotes, marks, max(wanted - offset - 1, 0))
            if found is None:
                break
            last = offset + found + 1
            yield last
            wanted = last + size
        marks, rows = marks + len(quotes), rows + int(np.count_nonzero(raw == _END))
        offset, before = offset + len(raw), int(raw[-1])
    if marks % 2:
        raise _marked(path, rows + 1)
    if 0 < last < offset:
        yield offset


def _stray(raw: np.ndarray, opened: IntArray, before: int, opening: np.ndarray) -> int | None:
    """Return where a quotation mark opens in the middle of a cell, if one does."""
    ahead = np.where(opened > 0, raw[np.maximum(opened - 1, 0)], before)
    strays = opened[~np.isin(ahead, opening)]
    return int(strays[0]) if len(strays) else None


def _end_of_row(raw: np.ndarray, quotes: IntArray, marks: int, start: int) -> int | None:
    """Return the first end of a row in a block at or after a place."""
    ends = start + np.flatnonzero(raw[start:] == _END)
    even = (np.searchsorted(quotes, ends) + marks) % 2 == 0
    found = ends[even]
    return int(found[0]) if len(found) else None


def _marked(path: Path, line: int) -> TableError:
    said = sentence(
        "tally.quote",
        "“{file}”, about line {line}: a quotation mark stands in the middle of a cell or is never"
        " closed; double it, and put the whole cell in quotation marks.",
        file=path.name[:60],
        line=f"{line:,}",
    )
    return TableError(said)
