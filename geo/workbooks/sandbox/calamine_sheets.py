"""Sheets as calamine reads them, with what it leaves out put back."""

import io
from collections.abc import Sequence

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .findings import Bounds, Cell, Fault, Sheet, Survey, kept, plain, share


def read_sheets(content: bytes, surveys: Sequence[Survey], bounds: Bounds) -> list[Sheet]:
    """Read the sheets of a workbook that has been looked over.

    Parameters
    ----------
    content : bytes
        The file.
    surveys : sequence of Survey
        One for each sheet, in the order of the workbook; charts, which have no cells, included.
    bounds : Bounds
        Its limits are applied once more, to what calamine makes of the file.
    """
    again = Bounds(bounds.limits)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = workbook.sheet_names
    if len(names) != len(surveys) or len(set(names)) < len(names):
        raise Fault("damaged")
    sheets: list[Sheet] = []
    for about, survey in zip(workbook.sheets_metadata, surveys, strict=True):
        if about.typ is SheetTypeEnum.WorkSheet:
            found = workbook.get_sheet_by_name(about.name)
            rows = _rows(about.name, found, survey, again)
            merged = kept([(*start, *end) for start, end in found.merged_cell_ranges or ()], rows)
            hidden = about.visible is not SheetVisibleEnum.Visible
            sheets.append(Sheet(about.name, rows, merged, hidden))
    return sheets


def _rows(name: str, found: CalamineSheet, survey: Survey, bounds: Bounds) -> list[list[Cell]]:
    bottom, right = found.end or (-1, -1)
    bounds.check(name, bottom + 1, right + 1)
    bounds.close(bottom + 1, right + 1)
    rows: list[list[Cell]] = []
    for given in found.to_python(skip_empty_area=False):
        row = [plain(one) for one in given]
        bounds.say(sum(len(one) for one in row if isinstance(one, str)))
        rows.append(row)
    for row, column in survey.shares:
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, int | float):
            rows[row][column] = share(value)
    for (row, column), mark in survey.errors.items():
        _place(rows, row, column, mark)
    return rows


def _place(rows: list[list[Cell]], row: int, column: int, mark: str) -> None:
    """Put a mark into a cell, which may lie beyond all that calamine found."""
    rows.extend([] for _ in range(len(rows), row + 1))
    rows[row].extend(None for _ in range(len(rows[row]), column + 1))
    rows[row][column] = mark
