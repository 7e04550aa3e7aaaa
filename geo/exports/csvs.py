"""Comma-separated values, as a spreadsheet and a program both open them safely."""

import csv
import io
from collections.abc import Sequence

from geo.exports.tables import Table
from geo.schemas import Cell

_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a text, some of it only in its full-width form."""


def write_csv(table: Table, heads: Sequence[str] = ()) -> bytes:
    """Write a table: UTF-8 with a mark for spreadsheets, a header, lines end in CRLF.

    The header is of keys, or of ``heads`` where it is for people.

    Numbers have all their digits, a point and no separators; what is missing is blank. A text
    that a spreadsheet would take for a formula has an apostrophe before it, also behind others, so
    that whoever takes one away has the text as it was.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads or [column.key for column in table.columns])
    writer.writerows([_safe(cell) for cell in line] for line in table.lines)
    return f"{_MARK}{text.getvalue()}".encode("utf-8", "replace")


def _safe(cell: Cell) -> Cell:
    """Keep a text a text; leading blanks and marks do not hide a formula."""
    if not isinstance(cell, str):
        return cell
    bare = cell.lstrip("' \u3000\u00a0\u200b\ufeff")
    return f"'{cell}" if bare.startswith(_STARTS_A_FORMULA) else cell
