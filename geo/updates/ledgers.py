"""A table as text: lines can be replaced, added and taken out, and every other byte stays."""

import csv
import io
import re
from collections.abc import Mapping

_END = re.compile(rb"\r\n|\n|\r")


class Ledger:
    """The lines of a valid CSV file, one row each: no cell of a valid table has a line break.

    Parameters
    ----------
    content : bytes
        The file, in UTF-8; a byte order mark stays where it is.
    """

    def __init__(self, content: bytes) -> None:
        ends = [found.end() for found in _END.finditer(content)]
        starts = [0, *ends]
        lines = [content[start:end] for start, end in zip(starts, ends, strict=False)]
        rest = content[starts[-1] :]
        self._lines = [*lines, rest] if rest else lines
        found = _END.search(content)
        self._end = found[0] if found else b"\n"
        self.columns = tuple(_cells(self._lines[0]))

    def __len__(self) -> int:
        return len(self._lines) - 1

    def __getitem__(self, at: int) -> dict[str, str]:
        """Return the cells of row ``at`` as they are written, by column."""
        return dict(zip(self.columns, _cells(self._lines[at + 1]), strict=True))

    def find(self, *columns: str) -> dict[tuple[str, ...], list[int]]:
        """Return the rows that have the same text in some columns, by that text."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self)):
            row = self[at]
            found.setdefault(tuple(row[name] for name in columns), []).append(at)
        return found

    def replace(self, at: int, cells: Mapping[str, str]) -> None:
        """Write a row anew; columns that ``cells`` lacks become blank."""
        self._lines[at + 1] = self._line(cells)

    def append(self, cells: Mapping[str, str]) -> None:
        """Write a row at the end; columns that ``cells`` lacks are blank."""
        if not self._lines[-1].endswith((b"\n", b"\r")):
            self._lines[-1] += self._end
        self._lines.append(self._line(cells))

    def remove(self, *rows: int) -> None:
        """Take rows out; the rows after them move up."""
        gone = {at + 1 for at in rows}
        self._lines = [line for at, line in enumerate(self._lines) if at not in gone]

    def content(self) -> bytes:
        """Return the file as it is now."""
        return b"".join(self._lines)

    def _line(self, cells: Mapping[str, str]) -> bytes:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator=self._end.decode())
        writer.writerow([cells.get(name, "") for name in self.columns])
        return text.getvalue().encode()


def _cells(line: bytes) -> list[str]:
    return next(csv.reader([line.decode("utf-8-sig")]))
