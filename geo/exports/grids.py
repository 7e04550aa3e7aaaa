"""Grids: native tables on slides, in the looks of the house, over as many slides as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.exports.frames import POINT, Box, lines, width
from geo.exports.markups import Canvas, Words, filled, paragraph

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without lines and fills, which every program knows."""
_INSET, _AIR = 5 * POINT, 16 * POINT
_SMALLEST, _BROKEN = 9, 10
"""Sizes down to which every text stands on one line, and at which it is broken otherwise."""
_TALL = 27 * POINT
_STEPS, _MOVES = (8 * POINT, 24 * POINT, 48 * POINT), 60
"""What widths move from column to column, and how often at most."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column.

    Attributes
    ----------
    text : str
    align : str
        ``l``, ``ctr`` or ``r``.
    wide : int
        At least, in EMU.
    """

    text: str
    align: str = "l"
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its text, or the colour that it is filled with, and whether its row leads others."""

    text: str = ""
    fill: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or as much of it as stands on one slide.

    Attributes
    ----------
    headings : sequence of Heading
    rows : sequence of sequence of Entry
    size : float
        Of its texts, in points.
    wide, high : sequence of int
        Of the columns, and of the rows with the head first, in EMU.
    """

    headings: Sequence[Heading]
    rows: Sequence[Sequence[Entry]]
    size: float
    wide: Sequence[int]
    high: Sequence[int]

    def put(self, canvas: Canvas, name: str, left: int, top: int) -> None:
        """Add it to a slide."""
        from pptx.spec import GRAPHIC_DATA_URI_TABLE  # noqa: PLC0415

        heads = [Entry(one.text) for one in self.headings]
        written = "".join(
            _row(canvas.lang, self, row, high, head=row is heads)
            for row, high in zip([heads, *self.rows], self.high, strict=True)
        )
        columns = "".join(f'<a:gridCol w="{one}"/>' for one in self.wide)
        canvas.graphic(
            name,
            Box(left, top, sum(self.wide), sum(self.high)),
            f'<a:graphicData uri="{GRAPHIC_DATA_URI_TABLE}"><a:tbl><a:tblPr firstRow="1">'
            f"<a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>"
            f"{written}</a:tbl></a:graphicData>",
        )


def grids(
    headings: Sequence[Heading], rows: Sequence[Sequence[Entry]], room: Box, most: int = 20
) -> Iterator[Grid]:
    """Lay a table out over as many slides as it needs, its columns the same on each.

    Rows are as high as the room lets them be, and not too high.
    """
    usual = min(room.high // (min(len(rows), most) + 1), _TALL)
    size, wide = _widths(headings, rows, room.wide, 12 if usual >= 22 * POINT else 10)
    heads = [Entry(one.text) for one in headings]
    if len(rows) <= most:
        usual = _usual([heads, *rows], wide, size, room.high) or usual
    head = _height(heads, wide, size, usual)
    page, high = list[Sequence[Entry]](), [head]
    for row in rows:
        height = _height(row, wide, size, usual)
        if page and (sum(high) + height > room.high or len(page) == most):
            yield Grid(headings, page, size, wide, high)
            page, high = [], [head]
        page.append(row)
        high.append(height)
    yield Grid(headings, page, size, wide, high)


def _usual(rows: Sequence[Sequence[Entry]], wide: Sequence[int], size: float, most: int) -> int:
    """Return how high rows may be that all of them fit; 0 where they do not."""
    least = round((size * 1.25 + 4) * POINT)
    heights = range(_TALL, least - 1, -POINT // 2)
    fit = (one for one in heights if sum(_height(row, wide, size, one) for row in rows) <= most)
    return next(fit, 0)


def _height(row: Sequence[Entry], wide: Sequence[int], size: float, usual: int) -> int:
    """Return how high a row is: as all others, or as its longest text needs."""
    most = max(
        1 if width(one.text, size) + _AIR <= room else lines(one.text, size, room - 2 * _INSET)
        for one, room in zip(row, wide, strict=True)
    )
    return usual if most == 1 else max(usual, round((most * size * 1.25 + 6) * POINT))


def _widths(
    headings: Sequence[Heading], rows: Sequence[Sequence[Entry]], room: int, size: float
) -> tuple[float, list[int]]:
    """Return the size of the texts, and how wide the columns are.

    Each text stands on one line where letters of a readable size let it; else the widest columns
    are broken. What room is left goes to columns of words.
    """
    first = size
    while True:
        wide = _needed(headings, rows, size)
        if sum(wide) <= room or size <= _SMALLEST:
            break
        size -= 0.5
    if sum(wide) > room:
        size = min(first, _BROKEN)
        wide = _broken(headings, rows, size, room)
    words = [at for at, one in enumerate(headings) if one.align == "l" and one.text]
    for at in words:
        wide[at] += max(room - sum(wide), 0) // (len(words) - words.index(at))
    return size, wide


def _needed(headings: Sequence[Heading], rows: Sequence[Sequence[Entry]], size: float) -> list[int]:
    """Return how wide the columns are where no text is broken."""
    return [
        max(
            one.wide,
            width(one.text, size, bold=True) + _AIR,
            *(width(row[at].text, size) + _AIR for row in rows),
        )
        for at, one in enumerate(headings)
    ]


def _broken(
    headings: Sequence[Heading], rows: Sequence[Sequence[Entry]], size: float, room: int
) -> list[int]:
    """Return widths at which the texts break into few lines altogether.

    Widths go from column to column for as long as that makes the table lower. No column becomes
    narrower than its longest word.
    """
    texts = [[one.text for one in headings], *([one.text for one in row] for row in rows)]
    need = np.array([[width(text, size) for text in row] for row in texts]) * 1.08
    longest = [max(_longest(text, size) for text in column) for column in zip(*texts, strict=True)]
    least = np.minimum(np.array(longest) + _AIR, room // len(headings))
    wide = np.array(_capped(_needed(headings, rows, size), room))

    def height(asked: NDArray[np.int64]) -> tuple[float, float]:
        count = np.ceil(need / np.maximum(asked - 2 * _INSET, 1))
        return float(count.max(axis=1).sum()), float((need / asked).sum())

    columns = np.arange(len(wide))
    for _ in range(_MOVES):
        moved = [
            wide + step * (columns == to) - step * (columns == at)
            for step in _STEPS
            for at in columns
            for to in columns
            if at != to and wide[at] - step >= least[at]
        ]
        best = min(moved, key=height, default=wide)
        if height(best) >= height(wide):
            break
        wide = best
    return [int(one) for one in wide]


def _longest(text: str, size: float) -> int:
    return max((width(word, size) for word in text.split() if word.isascii()), default=0)


def _capped(wide: Sequence[int], room: int) -> list[int]:
    """Cut the widest columns to the same width, so that all of them fit."""
    left, most = room, 0
    for count, one in zip(range(len(wide), 0, -1), sorted(wide), strict=True):
        most = left // count
        if one > most:
            break
        left -= one
    return [min(one, most) for one in wide]


def _row(lang: str, grid: Grid, cells: Sequence[Entry], high: int, *, head: bool) -> str:
    drawn = "".join(
        _cell(lang, heading.align, cell, grid.size, head=head)
        for heading, cell in zip(grid.headings, cells, strict=True)
    )
    return f'<a:tr h="{high}">{drawn}</a:tr>'


def _cell(lang: str, align: str, cell: Entry, size: float, *, head: bool) -> str:
    """Write a cell: a thin line below it, a thicker one below a head, and nothing at its sides."""
    words = Words(cell.text, size, "tx2" if head else "tx1", bold=head or cell.bold)
    sides = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    width, line = (POINT, "tx2") if head else (POINT // 2, "bg2")
    below = f'<a:lnB w="{width}">{filled(line)}</a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(words, lang, align)}</a:txBody>"
        f'<a:tcPr marL="{_INSET}" marR="{_INSET}" marT="{POINT}" marB="{POINT}" anchor="ctr">'
        f"{sides}{below}{filled(cell.fill)}</a:tcPr></a:tc>"
    )
