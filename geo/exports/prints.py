"""Prints: words and tables drawn on pages, as many as they need."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shapely import LineString

from geo.exports.inks import Inks, Letters, Style
from geo.exports.layouts import Layout
from geo.exports.letters import Weight, drawable, width, wrapped
from geo.exports.tableaux import Cover, Grid, Heading, Tableau, Words

if TYPE_CHECKING:
    from geo.exports.canvases import Canvas

_MARGIN, _NOTE, _TITLE, _LEADING = 40.0, 8.0, 24.0, 1.42
_SIZES = (15.0, 13.5, 12.0, 11.0, 10.0)
"""Sizes of paragraphs, the largest that fits a page is taken."""
_CELLS = (10.5, 9.5, 8.5, 7.5, 6.8)
"""Sizes of cells: the largest at which the table stands on one page, else inside its width."""
_LINES = 3
"""Into how many lines the cells of a table may break that then stands on one page."""
_GAP, _PAD = 14.0, 4.0
"""Between columns, and above and below the words of a cell."""

_Draw = Callable[["_Sheet"], None]


class _Sheet:
    """A page being written, in points of a slide from its upper left corner downwards."""

    def __init__(self, layout: Layout) -> None:
        from geo.exports.canvases import Canvas  # noqa: PLC0415  (slow)

        self.inks, self.unit = Inks(), layout.unit
        self.wide, self.high = _size(layout)
        self.canvas = Canvas(layout, self.inks.paper)

    def line(self, x: float, y: float, text: str, letters: Letters) -> None:
        """Write a line whose letters hang from ``y``."""
        unit = self.unit
        larger = replace(letters, size=letters.size * unit)
        self.canvas.text(x * unit, (self.high - y - letters.size) * unit, text, larger)

    def rule(
        self, y: float, colour: str, thick: float, ends: tuple[float, float] | None = None
    ) -> None:
        """Draw a line across; from margin to margin, unless told from where to where."""
        start, end = ends or (_MARGIN, self.wide - _MARGIN)
        height = (self.high - y) * self.unit
        line = LineString([(start * self.unit, height), (end * self.unit, height)])
        self.canvas.line(line, Style("", colour, thick * self.unit))

    def title(self, text: str) -> float:
        """Write the title and return where it ends."""
        lines = wrapped(text, _TITLE, self.wide - 2 * _MARGIN, "Bold")
        for at, one in enumerate(lines):
            top = _MARGIN + at * _TITLE * 1.25
            self.line(_MARGIN, top, one, Letters(_TITLE, self.inks.ink, "Bold"))
        return _MARGIN + len(lines) * _TITLE * 1.25 + 14

    def notes(self, notes: Sequence[str]) -> float:
        """Write notes at the foot and return where they begin."""
        room = self.wide - 2 * _MARGIN
        lines = [line for one in notes for line in wrapped(one, _NOTE, room)]
        top = self.high - _MARGIN * 0.8 - len(lines) * _NOTE * _LEADING
        for at, one in enumerate(lines):
            self.line(_MARGIN, top + at * _NOTE * _LEADING, one, Letters(_NOTE, self.inks.soft))
        return top - 8


def printed(page: Tableau, layout: Layout) -> Iterator["Canvas"]:
    """Draw words or a table on as many pages as they need; to be asked for while ``drawing``."""
    match page:
        case Cover() | Heading():
            yield _written(layout, lambda sheet: _opening(sheet, page))
        case Words():
            yield from (_written(layout, one) for one in _paragraphs(page, layout))
        case Grid():
            yield from (_written(layout, one) for one in _rows(page, layout))


def _size(layout: Layout) -> tuple[float, float]:
    """Return width and height in points of a slide: letters grow with the sheet."""
    wide, high = layout.points
    return wide / layout.unit, high / layout.unit


def _written(layout: Layout, write: _Draw) -> "Canvas":
    sheet = _Sheet(layout)
    with sheet.canvas.layer("page"):
        write(sheet)
    return sheet.canvas


def _opening(sheet: _Sheet, page: Cover | Heading) -> None:
    """Write a title in the middle of the page, and what is told below it."""
    size = 40.0 if isinstance(page, Cover) else 32.0
    room, top = sheet.wide - 4 * _MARGIN, sheet.high * 0.34
    lines = wrapped(page.title, size, room, "Bold")
    for at, one in enumerate(lines):
        where = top + at * size * 1.25
        sheet.line(2 * _MARGIN, where, one, Letters(size, sheet.inks.ink, "Bold"))
    top += len(lines) * size * 1.25 + 22
    sheet.rule(top, sheet.inks.core, 2.5, (2 * _MARGIN, 2 * _MARGIN + 90))
    top += 16
    for told in page.told:
        for one in wrapped(told, 14, room):
            sheet.line(2 * _MARGIN, top, one, Letters(14, sheet.inks.soft))
            top += 14 * 1.5
        top += 4


def _paragraphs(page: Words, layout: Layout) -> Iterator[_Draw]:
    """Spread paragraphs over as few pages as a readable size allows."""
    wide, high = _size(layout)
    room, tall = wide - 2 * _MARGIN, high - 2 * _MARGIN - _TITLE * 1.25 - 60
    size = next((x for x in _SIZES if _height(page.paragraphs, x, room) <= tall), _SIZES[1])
    pages: list[list[str]] = [[]]
    for one in page.paragraphs:
        if pages[-1] and _height((*pages[-1], one), size, room) > tall:
            pages.append([])
        pages[-1].append(one)
    for at, part in enumerate(pages, 1):
        yield lambda sheet, at=at, part=part: _words(
            sheet, _numbered(page.title, at, len(pages)), part, page.notes, size
        )


def _height(paragraphs: Sequence[str], size: float, room: float) -> float:
    count = sum(len(wrapped(one, size, room)) for one in paragraphs)
    return count * size * _LEADING + len(paragraphs) * size * 0.55


def _words(
    sheet: _Sheet, title: str, paragraphs: Sequence[str], notes: Sequence[str], size: float
) -> None:
    top = sheet.title(title)
    sheet.notes(notes)
    for one in paragraphs:
        for line in wrapped(one, size, sheet.wide - 2 * _MARGIN):
            sheet.line(_MARGIN, top, line, Letters(size, sheet.inks.ink))
            top += size * _LEADING
        top += size * 0.55


def _numbered(title: str, at: int, count: int) -> str:
    return f"{title} ({at}/{count})" if count > 1 else title


# --- tables -------------------------------------------------------------------------------------

_NUMBERS = frozenset("0123456789.,%+-−–/()▲ ")


class _Columns:
    """Widths, sizes and lines of a table on a page of some width and height."""

    def __init__(self, page: Grid, room: float, tall: float) -> None:
        self.head, self.rows = page.head, page.rows
        columns = list(zip(page.head, *page.rows, strict=True))
        self.right = [at > 0 and _numeric(one[1:]) for at, one in enumerate(columns)]
        for fits in (lambda: self._fits(tall), lambda: self._most() <= 2):
            for size in _CELLS:
                self._take(size, room)
                if fits():
                    return

    def _take(self, size: float, room: float) -> None:
        """Take a size, and give every column its width."""
        columns = zip(self.head, *self.rows, strict=True)
        wanted = [max(width(drawable(x), size) for x in one) + _GAP for one in columns]
        self.size, self.wide = size, _shared(wanted, room)

    def _fits(self, tall: float) -> bool:
        """Whether the whole table stands on one page, in lines that are not broken too often."""
        return self._most() <= _LINES and sum(map(self.height, (self.head, *self.rows))) <= tall

    def _most(self) -> int:
        return max(len(cell) for row in (self.head, *self.rows) for cell in self.cells(row))

    def cells(self, row: Sequence[str]) -> list[list[str]]:
        """Break the cells of a row into lines."""
        return [
            wrapped(text, self.size, wide - _GAP) or [""]
            for text, wide in zip(row, self.wide, strict=True)
        ]

    def height(self, row: Sequence[str]) -> float:
        """Return how high a row stands."""
        lines = max(len(cell) for cell in self.cells(row))
        return lines * self.size * 1.3 + 2 * _PAD


def _numeric(cells: Sequence[str]) -> bool:
    """Whether a column is one of numbers, though some of its cells say why there is none."""
    return 2 * sum(set(one) <= _NUMBERS for one in cells) > len(cells)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Give every column what it wants, or the wide ones less where there is not enough."""
    if sum(wanted) <= room:
        spare = min((room - sum(wanted)) / len(wanted), 40)
        return [one + spare for one in wanted]
    low, high = 0.0, max(wanted)
    for _ in range(40):
        most = (low + high) / 2
        low, high = (low, most) if sum(min(one, most) for one in wanted) > room else (most, high)
    return [min(one, low) for one in wanted]


def _rows(page: Grid, layout: Layout) -> Iterator[_Draw]:
    """Spread the rows of a table over as many pages as they need, its head on every one."""
    wide, high = _size(layout)
    lines = sum(len(wrapped(one, _NOTE, wide - 2 * _MARGIN)) for one in page.notes)
    heads = len(wrapped(page.title, _TITLE, wide - 2 * _MARGIN, "Bold"))
    tall = high - 2 * _MARGIN - heads * _TITLE * 1.25 - 22 - lines * _NOTE * _LEADING
    columns = _Columns(page, wide - 2 * _MARGIN, tall)
    tall -= columns.height(page.head)
    pages: list[list[tuple[Weight, tuple[str, ...]]]] = [[]]
    left = tall
    for at, row in enumerate(page.rows):
        if pages[-1] and columns.height(row) > left:
            pages.append([])
            left = tall
        pages[-1].append(("Bold" if at in page.strong else "Regular", row))
        left -= columns.height(row)
    for at, part in enumerate(pages, 1):
        name = _numbered(page.title, at, len(pages))
        yield lambda sheet, name=name, part=part: _table(sheet, name, columns, part, page.notes)


def _table(
    sheet: _Sheet,
    title: str,
    columns: _Columns,
    rows: Sequence[tuple[Weight, tuple[str, ...]]],
    notes: Sequence[str],
) -> None:
    top = sheet.title(title)
    sheet.notes(notes)
    inks, size = sheet.inks, columns.size
    first: tuple[Weight, tuple[str, ...]] = ("Regular", columns.head)
    for at, (weight, row) in enumerate([first, *rows]):
        letters = Letters(size, inks.ink if at else inks.soft, weight)
        _row(sheet, columns, row, top, letters)
        top += columns.height(row)
        colour = sheet.inks.ink if at == 0 else sheet.inks.rule
        sheet.rule(top, colour, 0.8 if at == 0 else 0.4)


def _row(
    sheet: _Sheet, columns: _Columns, row: Sequence[str], top: float, letters: Letters
) -> None:
    size, left = columns.size, _MARGIN
    cells = zip(columns.cells(row), columns.wide, columns.right, strict=True)
    for lines, wide, right in cells:
        for at, one in enumerate(lines):
            room = left + wide - _GAP - width(one, size, letters.weight)
            sheet.line(room if right else left, top + _PAD + at * size * 1.3, one, letters)
        left += wide
