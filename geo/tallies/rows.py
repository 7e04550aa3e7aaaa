"""Rows: what stands in one part of a register, read a batch at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from geo.tallies.parts import ROWS, Register
from geo.tallies.readings import Arrow
from geo.text import sentence
from geo.topology import IntArray
from geo.workbooks import TableError

_BLOCK = 2**22
_MOST = 2**31 - 1
"""Bytes that Arrow reads at once."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a part.

    Attributes
    ----------
    columns : mapping of column's heading to its cells
    rows : array of int
        Which row of the part each is, from 0; empty lines are numbered too.
    broken : array of int
        Rows among them that have more or fewer cells than headings, and stand in no column.
    """

    columns: dict[str, Arrow]
    rows: IntArray
    broken: IntArray
    lines: int

    def __len__(self) -> int:
        """Count the rows that have columns."""
        return len(self.rows)


def batches(register: Register, part: int, columns: tuple[str, ...]) -> Iterator[Batch]:
    """Read some columns of a part.

    Raises
    ------
    TableError
        Where the part cannot be read as what the file is.
    OSError
    """
    start, end = register.cuts[part : part + 2]
    if register.kind == "csv":
        yield _text(register, start, end, columns)
        return
    wanted = list(dict.fromkeys(columns))
    first = 0
    try:
        with pq.ParquetFile(register.file) as file:
            groups = list(range(start, end))
            for one in file.iter_batches(ROWS, row_groups=groups, columns=wanted):
                table = pa.Table.from_batches([one])
                rows = np.arange(first, first + len(table))
                cells = {name: _plain(name, table[name]) for name in wanted}
                yield Batch(cells, rows, rows[:0], len(table))
                first += len(table)
    except pa.ArrowException as error:
        raise _unreadable(register, part, error) from error


def _text(register: Register, start: int, end: int, columns: tuple[str, ...]) -> Batch:
    with open(register.file, "rb") as handle:  # noqa: PTH123  (a path is no more than its text here)
        handle.seek(start)
        content = handle.read(end - start)
    broken: list[int] = []

    def passed(row: Arrow) -> str:
        broken.append(int(row.number or 0) - 1)
        return "skip"

    place = {name: str(at) for at, name in reversed(list(enumerate(register.heads)))}
    wanted = list(dict.fromkeys(place[one] for one in columns))
    try:
        if register.encoding != "utf-8":
            content = content.decode(register.encoding).encode()
        try:
            table = _table(register, content, wanted, passed, _BLOCK)
        except pa.ArrowInvalid:  # as where a row is longer than a block
            broken.clear()
            table = _table(register, content, wanted, passed, min(len(content), _MOST))
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise _unreadable(register, part_of(register, start), error) from error
    empty, count = _empty(content), len(table) + len(broken)
    rows = np.delete(np.arange(count + len(empty)), empty)
    missing = np.array(sorted(broken), dtype=np.int64)
    cells = {name: table[place[name]] for name in columns}
    return Batch(cells, np.delete(rows, missing), rows[missing], count + len(empty))


def _table(
    register: Register, content: bytes, wanted: list[str], passed: Callable[[Arrow], str], size: int
) -> Arrow:
    """Read the rows of a part as text, so many bytes at once."""
    return csv.read_csv(
        pa.BufferReader(content),
        csv.ReadOptions(
            use_threads=False,  # so that broken rows are numbered
            block_size=size,
            column_names=[str(at) for at in range(len(register.heads))],
        ),
        csv.ParseOptions(
            delimiter=register.delimiter,
            newlines_in_values=b'"' in content,
            invalid_row_handler=passed,
        ),
        csv.ConvertOptions(column_types=dict.fromkeys(wanted, pa.string()), include_columns=wanted),
    )


def _empty(content: bytes) -> IntArray:
    """Return which lines are empty; Arrow passes over them without a word."""
    if not (content.startswith((b"\n", b"\r\n")) or b"\n\n" in content or b"\n\r\n" in content):
        return np.zeros(0, dtype=np.int64)
    raw = np.frombuffer(content, dtype=np.uint8)
    ends = np.flatnonzero(raw == ord("\n"))
    ends = ends[np.searchsorted(np.flatnonzero(raw == ord('"')), ends) % 2 == 0]
    starts = np.concatenate([[0], ends[:-1] + 1])
    ends = ends - ((ends > starts) & (raw[ends - 1] == ord("\r")))
    return np.flatnonzero(ends == starts)


def _plain(name: str, column: Arrow) -> Arrow:
    """Return a column whose cells are numbers, text or times.

    Raises
    ------
    TableError
        Where they are something else, such as lists.
    """
    kind, known = column.type, pa.types
    if known.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if known.is_binary(kind) or known.is_large_binary(kind) or known.is_binary_view(kind):
        return column.cast(pa.string())
    sound = (
        known.is_integer, known.is_floating, known.is_decimal, known.is_boolean, known.is_null,
        known.is_string, known.is_large_string, known.is_string_view,
        known.is_date, known.is_time, known.is_timestamp,
    )  # fmt: skip
    if any(one(kind) for one in sound):
        return column
    said = sentence(
        "tally.type",
        "The column “{name}” holds {kind}; write it anew as numbers or text.",
        name=name[:40],
        kind=str(kind)[:60],
    )
    raise TableError(said)


def part_of(register: Register, start: int) -> int:
    """Return the number of the part that begins at a cut."""
    return register.cuts.index(start)


def _unreadable(register: Register, part: int, error: Exception) -> TableError:
    said = sentence(
        "tally.unreadable",
        "Part {part} of {count} of the file cannot be read ({reason}); mend or write it anew.",
        part=part + 1,
        count=register.count,
        reason=str(error).partition("\n")[0][:100],
    )
    return TableError(said)
