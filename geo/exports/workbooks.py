"""Workbooks: data, sources and notes, each on a sheet of its own."""

import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.exports.books import Book
from geo.exports.columns import BETWEEN, Column
from geo.exports.tables import Table
from geo.schemas import Cell
from geo.text import listed, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = "2000-01-01"
"""Every workbook says that it was made on this day: the same scene gives the same bytes."""

_A3, _A4 = 8, 9
_HIGH, _NARROW, _LABEL, _PAGE, _TITLE, _LONGEST = 13, 6, 40, 100, 100, 32_767
_INK, _SHADE = "#1f2933", "#e6ebf1"
_HEADER = {"bold": True, "bg_color": _SHADE, "text_wrap": True, "bottom": 1, "valign": "vcenter"}
_IN_SIGHT = ("code", "name_zh", "name_en")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class _Shop:
    """A workbook in the making: the book that is written, and the formats made so far."""

    book: Book
    workbook: "Workbook"
    rows: Mapping[str, int]
    formats: dict[tuple[tuple[str, object], ...], "Format"] = field(
        default_factory=dict[tuple[tuple[str, object], ...], "Format"]
    )

    def format(self, **looks: object) -> "Format":
        """Return a format; the same looks are one format."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            plain = {"font_size": 10, "font_color": _INK, "valign": "top"}
            self.formats[key] = self.workbook.add_format({**plain, **looks})
        return self.formats[key]


def write_workbook(book: Book) -> bytes:
    """Write a book as a workbook with three sheets, named in its reader's language.

    Texts are written as texts and numbers as numbers: no cell is ever a formula or a link.
    """
    import pandas as pd  # noqa: PLC0415  (slow, like the next)
    from xlsxwriter import Workbook  # noqa: PLC0415

    lang, content = book.lang, io.BytesIO()
    with Workbook(content, _OPTIONS) as workbook:
        made = pd.Timestamp(_MADE).to_pydatetime()
        workbook.set_properties({"title": _clean(book.title), "created": made})
        shop = _Shop(book, workbook, _places(book.sources))
        _sheet(shop, say(lang, "out.sheet.data", "Data"), book.data, book.decimals)
        _sheet(shop, say(lang, "out.sheet.sources", "Sources"), book.sources, None)
        _notes(shop, say(lang, "out.sheet.notes", "Notes"))
    return content.getvalue()


def _places(sources: Table) -> Mapping[str, int]:
    """Return the row of the sheet on which each published value stands."""
    return {str(row["key"]): at for at, row in enumerate(sources.rows, 2) if "key" in row}


def _sheet(shop: _Shop, name: str, table: Table, decimals: int | None) -> None:
    """Write a table: the header stays in sight, and so do code and name."""
    sheet, columns = shop.workbook.add_worksheet(name), table.readable(shop.book.lang)
    deep = [1] * len(table.rows)
    for at, column in enumerate(columns):
        told = [_told(shop, column, row[column.key]) for row in table.rows]
        label = column.label.say(shop.book.lang)
        wide = min(max(map(_width, [label, *told])), column.wide)
        sheet.set_column(at, at, max(wide + 2, _NARROW))
        side = "left" if column.kind in ("text", "rows") else "right"
        inset = int(side == "left" and column.key != "code")
        sheet.write_string(0, at, label, shop.format(**_HEADER, align=side, indent=inset))
        for place, row in enumerate(table.rows):
            looks = _looks(column, row[column.key], decimals)
            _write(sheet, (place + 1, at), row[column.key], told[place], shop.format(**looks))
            deep[place] = max(deep[place], _lines(told[place], wide))
    sheet.set_row(0, 2 * _HIGH)
    for place, lines in enumerate(deep, 1):
        sheet.set_row(place, _HIGH * lines + 2)
    sheet.freeze_panes(1, sum(one.key in _IN_SIGHT for one in columns))
    sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
    sheet.repeat_rows(0)
    _paper(shop, sheet, _A3)


def _paper(shop: _Shop, sheet: "Worksheet", size: int) -> None:
    """Lay a sheet out for print: one page wide, with title and version on each page."""
    version = say(shop.book.lang, "version", "Data {version}", version=shop.book.atlas.version)
    sheet.set_landscape()
    sheet.set_paper(size)
    sheet.fit_to_pages(1, 0)
    title = _clean(shop.book.title)[:_TITLE].replace("&", "&&")
    sheet.set_header(f"&L&10 {title}")
    sheet.set_footer(f"&L&8 {version}&R&8 &P / &N")


def _looks(column: Column, cell: Cell, decimals: int | None) -> dict[str, object]:
    if isinstance(cell, int | float):
        return {"num_format": _digits(column, cell, decimals)}
    return {"text_wrap": True, "align": "left", "indent": 0 if column.key == "code" else 1}


def _told(shop: _Shop, column: Column, cell: Cell) -> str:
    """Say a cell to a reader; a number only to measure how wide it is."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        if column.kind == "rows":
            return _spans(shop, cell)
        return _clean(column.say(shop.book.atlas, cell, shop.book.lang))
    return f"{cell:,.10g}" if column.kind == "number" else str(cell)


def _spans(shop: _Shop, cell: str) -> str:
    """Write the rows of the sources on which some values stand: ``2–12, 45``."""
    keys = [one.partition("=")[0] for one in cell.split(BETWEEN)]
    runs: list[list[int]] = []
    for row in sorted({shop.rows[key] for key in keys}):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    words = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return listed(shop.book.lang, words)


def _write(sheet: "Worksheet", at: tuple[int, int], cell: Cell, text: str, looks: "Format") -> None:
    """Write a number as a number, anything else as a text; nothing where nothing is known."""
    if isinstance(cell, int | float):
        sheet.write_number(*at, cell, looks)
    elif cell is not None:
        sheet.write_string(*at, text, looks)


def _digits(column: Column, cell: Cell, decimals: int | None) -> str:
    """Return the number format of a cell; a published value keeps the digits it has."""
    if column.kind == "whole":
        return "0"
    if column.key == "share":
        return "0.00"
    if decimals is None:
        decimals = len(f"{cell:.10f}".rstrip("0").partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _notes(shop: _Shop, name: str) -> None:
    """Write the notes: labels to the left, headings in bold."""
    sheet, notes = shop.workbook.add_worksheet(name), shop.book.notes
    sheet.set_column(0, 0, min(max(_width(label) for label, _ in notes), _LABEL) + 2)
    sheet.set_column(1, 1, _PAGE)
    for row, (label, text) in enumerate(notes):
        looks = shop.format(text_wrap=True) if text else shop.format(bold=True, bg_color=_SHADE)
        sheet.write_string(row, 0, _clean(label), looks)
        sheet.write_string(row, 1, _clean(text), looks)
        sheet.set_row(row, _HIGH * max(_lines(text, _PAGE), _lines(label, _LABEL)) + 2)
    _paper(shop, sheet, _A4)


def _width(text: str) -> int:
    """Return how many digits wide a text is; one of several lines, its longest."""
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)


def _lines(text: str, wide: int) -> int:
    """Return how many lines a text takes; words are not parted, so lines are not full."""
    width = _width(text)
    return 1 if width <= wide else -(-width // max(wide - 3, 1))


def _clean(text: str) -> str:
    """Leave out what no workbook can hold."""
    return _NO_XML.sub("", text)[:_LONGEST]
