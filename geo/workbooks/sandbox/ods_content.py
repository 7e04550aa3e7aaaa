"""The content of an ODS workbook, element by element."""

import re

from .elements import Handler, whole
from .findings import Bounds, Cell, Extent, Fault, Findings, Sheet, kept, plain, share

_ERROR = re.compile(r"#[A-Z0-9/!?]{1,20}|(?:Err|错误):\d{3}")
_RUN = re.compile(r"[ \t\r\n]+")
_NUMBERS = frozenset(("float", "currency", "percentage"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_SIGNS = {"tab": "\t", "line-break": "\n"}


class Text:
    """What a cell shows: its paragraphs; neither its comments nor the drawings over it."""

    def __init__(self, bounds: Bounds) -> None:
        self._most = bounds.limits["text"]
        self._parts: list[str] = []
        self._depth = self._length = 0
        self._paragraph = False

    def __str__(self) -> str:
        return "".join(self._parts)

    def clear(self) -> None:
        """Begin a cell."""
        self._parts, self._depth, self._length, self._paragraph = [], 0, 0, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element inside the cell."""
        self._depth += 1
        if name == "p" and self._depth == 1:
            self._paragraph = True
            self._add("\n" if self._parts else "")
        elif self._paragraph and name == "s":
            self._add(" ", whole(attributes, "text:c", 1))
        elif self._paragraph:
            self._add(_SIGNS.get(name, ""))

    def end(self) -> None:
        """End an element inside the cell."""
        self._depth -= 1
        if not self._depth:
            self._paragraph = False

    def add(self, data: str) -> None:
        """Take text in; blanks that run together are one."""
        if self._paragraph:
            self._add(_RUN.sub(" ", data))

    def _add(self, data: str, times: int = 1) -> None:
        self._length += len(data) * times
        if self._length > self._most:
            raise Fault("text")
        self._parts.append(data * times)


class Content(Handler):
    """The sheets of a workbook, as they are read.

    A row or a cell may be repeated to the end of the sheet, a million times; what holds nothing is
    only counted.

    Attributes
    ----------
    found : Findings
    """

    def __init__(self, bounds: Bounds) -> None:
        self.found = Findings()
        self._bounds = bounds
        self._style = ""
        self._hidden: set[str] = set()
        self._tables = 0
        self._sheet, self._extent = Sheet("", [], []), Extent("", bounds)
        self._cached = False
        self._row = self._column = self._repeat = 0
        self._cells: list[Cell] = []
        self._spans: list[tuple[int, int, int]] = []
        self._cell: dict[str, str] | None = None
        self._text = Text(bounds)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a style, a sheet, a row, a cell or what it holds."""
        if name == "table":
            self._tables += 1
        if self._cell is not None:
            self._text.start(name, attributes)
        elif name in _CELLS and self._tables == 1:
            self._cell = attributes
            self._text.clear()
        elif name == "table-row":
            self._cells, self._spans, self._column = [], [], 0
            self._repeat = whole(attributes, "table:number-rows-repeated", 1)
        elif name == "table" and self._tables == 1:
            self._begin(attributes)
        elif name == "table-source":  # the values of another file, kept for the formulas
            self._cached = True
        else:
            self._note(name, attributes)

    def text(self, data: str) -> None:
        """Take in what a cell shows."""
        if self._cell is not None:
            self._text.add(data)

    def end(self, name: str) -> None:
        """End a cell, a row, a sheet, or what a cell holds."""
        if name == "table":
            self._tables -= 1
        if self._cell is not None and not (name in _CELLS and self._tables == 1):
            self._text.end()
        elif self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()
        elif name == "table" and not self._tables:
            self._end_sheet()

    def _note(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden.add(self._style)

    def _begin(self, attributes: dict[str, str]) -> None:
        name = attributes.get("table:name", "")
        self._bounds.name(name)
        hidden = attributes.get("table:style-name") in self._hidden
        self._sheet, self._extent = Sheet(name, [], [], hidden), Extent(name, self._bounds)
        self._cached, self._row = False, 0

    def _end_cell(self, cell: dict[str, str]) -> None:
        """Put a cell into its row, as often as it is repeated."""
        repeat = whole(cell, "table:number-columns-repeated", 1)
        value = self._value(cell)
        if value is not None:
            self._extent.reach(self._row, self._column + repeat - 1)
            self._cells += [None] * (self._column - len(self._cells))
            self._cells += [value] * repeat
            down = whole(cell, "table:number-rows-spanned", 1)
            across = whole(cell, "table:number-columns-spanned", 1)
            if down > 1 or across > 1:
                self._spans.append((self._column, down, across))
        elif "table:formula" in cell and "office:value-type" not in cell:
            self.found.unsaved.add(self._sheet.name, self._row, self._column)
        self._column += repeat

    def _value(self, cell: dict[str, str]) -> Cell:
        kind, shown = cell.get("office:value-type", ""), str(self._text)
        failed = "table:formula" in cell and _ERROR.fullmatch(shown)
        if failed or cell.get("calcext:value-type") == "error":
            return plain(shown)
        if kind in _NUMBERS:
            try:
                value = plain(float(cell.get("office:value", "")))
            except ValueError:
                raise Fault("damaged") from None
            return share(value) if kind == "percentage" and isinstance(value, float) else value
        if kind == "boolean":
            return cell.get("office:boolean-value") == "true"
        if kind == "date":
            return plain(cell.get("office:date-value", shown))
        return plain(cell.get("office:string-value") or shown)

    def _end_row(self) -> None:
        """Put a row into its sheet, as often as it is repeated."""
        if self._cells:
            self._extent.reach(self._row + self._repeat - 1, len(self._cells) - 1)
            texts = sum(len(one) for one in self._cells if isinstance(one, str))
            self._bounds.say(texts * self._repeat)
            rows = self._sheet.rows
            rows.extend([] for _ in range(len(rows), self._row))
            rows.extend([self._cells] * self._repeat)
            self._sheet.merged.extend(
                (row, column, row + down - 1, column + across - 1)
                for row in range(self._row, self._row + self._repeat)
                for column, down, across in self._spans
            )
        self._row += self._repeat

    def _end_sheet(self) -> None:
        self._extent.close()
        if not self._cached:
            self._sheet.merged = kept(self._sheet.merged, self._sheet.rows)
            self.found.sheets.append(self._sheet)
