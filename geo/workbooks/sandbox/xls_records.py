"""The records of an XLS workbook that say what calamine leaves out, and how far it may be let.

Every formula of such a workbook has a stored value; one that was never computed cannot be told from
one that came to nothing.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from .findings import Bounds, Extent, Fault, Survey
from .xlsx_parts import is_share

_BOF, _EOF, _SHEET, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
_FORMAT, _STYLE = 0x041E, 0x00E0
_FORMULA, _FAULT, _NUMBERS = 0x0006, 0x0205, 0x00BD
_CELLS = frozenset((_FORMULA, _FAULT, 0x0203, 0x0204, 0x00D6, 0x027E, 0x00FD))
"""Formula, truth or error, number, text (twice), packed number, shared text."""
_SHOWN = frozenset((_FORMULA, 0x0203, 0x027E))
"""Records of one number."""
_PERCENT = frozenset((9, 10))
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """One record: what it is, and what it holds."""

    kind: int
    data: bytes


def survey(stream: bytes, bounds: Bounds) -> list[Survey]:
    """Look a workbook over.

    Parameters
    ----------
    stream : bytes
        The stream that holds the workbook.
    bounds : Bounds

    Returns
    -------
    list of Survey
        One for each sheet.

    Raises
    ------
    Fault
        ``password`` where it is encrypted.
    """
    sheets: list[tuple[int, str]] = []
    formats: dict[int, str] = {}
    styles: list[int] = []
    for record in _records(stream, 0):
        if record.kind == _PASSWORD and any(record.data[:2]):
            raise Fault("password")
        if record.kind == _SHEET:
            sheets.append((_number("<I", record.data, 0), _name(record.data)))
            bounds.name(sheets[-1][1])
        elif record.kind == _FORMAT:
            formats[_number("<H", record.data, 0)] = _code(record.data)
        elif record.kind == _STYLE:
            styles.append(_number("<H", record.data, 2))
        elif record.kind == _EOF:
            break
    shares = frozenset(
        at for at, one in enumerate(styles) if one in _PERCENT or is_share(formats.get(one, ""))
    )
    return [_sheet(stream, place, shares, Extent(name, bounds)) for place, name in sheets]


def _sheet(stream: bytes, place: int, shares: frozenset[int], extent: Extent) -> Survey:
    found, depth = Survey(), 0
    for record in _records(stream, place):
        if record.kind == _BOF:  # a chart inside the sheet has records of its own
            depth += 1
        elif record.kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth <= 1:
            _note(record, shares, found, extent)
    extent.close()
    return found


def _note(record: Record, shares: frozenset[int], found: Survey, extent: Extent) -> None:
    """Note what is to be known of a record of cells."""
    data = record.data
    if record.kind in _CELLS:
        row, column, style = struct.unpack_from("<3H", data)
        extent.reach(row, column)
        mark = _mark(record)
        if mark:
            found.errors[row, column] = mark
        elif record.kind in _SHOWN and style in shares:
            found.shares.add((row, column))
    elif record.kind == _NUMBERS:
        row, first = struct.unpack_from("<2H", data)
        for at in range((len(data) - 6) // 6):
            extent.reach(row, first + at)
            if _number("<H", data, 4 + 6 * at) in shares:
                found.shares.add((row, first + at))


def _mark(record: Record) -> str:
    """Return the mark of an error; empty for any other value."""
    data = record.data
    if record.kind == _FAULT and data[7]:
        return _ERRORS.get(data[6], "")
    if record.kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8], "")
    return ""


def _records(stream: bytes, place: int) -> Iterator[Record]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        yield Record(kind, stream[place + 4 : place + 4 + length])
        place += 4 + length


def _name(data: bytes) -> str:
    """Return the name of a sheet; a flag before it says how wide its letters are."""
    return data[8:].decode("utf-16-le" if data[7] == 1 else "latin-1", "replace")


def _code(data: bytes) -> str:
    """Return the code of a format."""
    if len(data) > 5 and data[4] == 1:
        return data[5:].decode("utf-16-le", "replace")
    return data[3:].decode("latin-1")


def _number(form: str, data: bytes, at: int) -> int:
    return int(struct.unpack_from(form, data, at)[0])
