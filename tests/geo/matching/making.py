"""Workbooks as tests write them: rows of cells."""

from geo.workbooks import Sheet, Workbook


def sheet(*rows, name="Table", merged=()):
    return Sheet.of(name, [list(row) for row in rows], merged)


def book(*rows, name="Table", merged=()):
    """Make a workbook of one sheet."""
    return Workbook("book.xlsx", (sheet(*rows, name=name, merged=merged),), ())


def ended(report):
    """Return how each row ended: its number, its way, and its area, kind or candidates."""
    return [
        (one.row, one.status, one.code or one.kind or list(one.candidates))
        for one in report.entries
    ]


def values(report):
    """Return the values: series, code, year, value."""
    return [(one.series, one.code, one.year, one.value) for one in report.data]


def said(report, key):
    """Return the notices of one kind, in English."""
    return [str(one) for one in report.notices if one.key == key]
