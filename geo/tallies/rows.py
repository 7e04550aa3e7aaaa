"""Rows: what stands in one part of a register, read a batch at a time."""

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a part.

    Attributes
    ----------
    columns : mapping of column's heading to its cells
    rows : array of int
        Which row of the part each is, from 0.
    broken : array of int
        Rows among them that have more or fewer cells than headings, and stand in no column.
    """

    columns: dict[str, Arrow]
    rows: IntArray
    broken: IntArray

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
                yield Batch({name: table[name] for name in wanted}, rows, rows[:0])
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
        table = csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(
                use_threads=False,  # so that broken rows are numbered
                block_size=max(_BLOCK, _longest(content)),
                column_names=[str(at) for at in range(len(register.heads))],
            ),
            csv.ParseOptions(
                delimiter=register.delimiter,
                newlines_in_values=b'"' in content,
                invalid_row_handler=passed,
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(wanted, pa.string()), include_columns=wanted
            ),
        )
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise _unreadable(register, part_of(register, start), error) from error
    missing = np.array(sorted(broken), dtype=np.int64)
    rows = np.arange(len(table) + len(missing))
    rows = np.delete(rows, missing) if len(missing) else rows
    return Batch({name: table[place[name]] for name in columns}, rows, missing)


def _longest(content: bytes) -> int:
    """Return room enough for any row: a part that is one row long is read as one."""
    return len(content) if content.count(b"\n", 0, _BLOCK) < 2 else 0


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
