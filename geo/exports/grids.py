"""Grids: native tables on slides, in the looks of the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.exports.frames import POINT, Box, width
from geo.exports.markups import Canvas, Words, filled, paragraph

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without lines and fills, which every program knows."""
_INSET, _AIR = 5 * POINT, 16 * POINT
_SMALLEST = 6
_TALL = 27 * POINT


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
    """A cell: its text, or the colour that it is filled with."""

    text: str = ""
    fill: str = ""


def grid(
    canvas: Canvas,
    name: str,
    box: Box,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Entry]],
) -> None:
    """Add a table to a slide; its rows are as high as the box lets them be, and not too high."""
    from pptx.spec import GRAPHIC_DATA_URI_TABLE  # noqa: PLC0415

    high = min(box.high // (len(rows) + 1), _TALL)
    size, wide = _widths(headings, rows, box.wide, 12 if high >= 22 * POINT else 10)
    heads = [Entry(one.text) for one in headings]
    written = [_row(canvas.lang, headings, heads, high, size, head=True)]
    written += [_row(canvas.lang, headings, row, high, size, head=False) for row in rows]
    columns = "".join(f'<a:gridCol w="{one}"/>' for one in wide)
    where = Box(box.left, box.top, sum(wide), high * len(written))
    canvas.graphic(
        name,
        where,
        f'<a:graphicData uri="{GRAPHIC_DATA_URI_TABLE}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>"
        f"{''.join(written)}</a:tbl></a:graphicData>",
    )


def _widths(
    headings: Sequence[Heading], rows: Sequence[Sequence[Entry]], room: int, size: float
) -> tuple[float, list[int]]:
    """Return the size at which every text stands on one line, and how wide the columns are then.

    A row that grows would push the last ones off the slide. What room is left goes to columns of
    words.
    """
    while True:
        wide = [
            max(
                one.wide,
                width(one.text, size, bold=True) + _AIR,
                *(width(row[at].text, size) + _AIR for row in rows),
            )
            for at, one in enumerate(headings)
        ]
        if sum(wide) <= room or size <= _SMALLEST:
            break
        size -= 0.5
    words = [at for at, one in enumerate(headings) if one.align == "l" and one.text]
    for at in words:
        wide[at] += max(room - sum(wide), 0) // (len(words) - words.index(at))
    return size, wide


def _row(
    lang: str,
    headings: Sequence[Heading],
    cells: Sequence[Entry],
    high: int,
    size: float,
    *,
    head: bool,
) -> str:
    drawn = "".join(
        _cell(lang, heading.align, cell, size, head=head)
        for heading, cell in zip(headings, cells, strict=True)
    )
    return f'<a:tr h="{high}">{drawn}</a:tr>'


def _cell(lang: str, align: str, cell: Entry, size: float, *, head: bool) -> str:
    """Write a cell: a thin line below it, a thicker one below a head, and nothing at its sides."""
    words = Words(cell.text, size, "tx2" if head else "tx1", bold=head)
    sides = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    width, line = (POINT, "tx2") if head else (POINT // 2, "bg2")
    below = f'<a:lnB w="{width}">{filled(line)}</a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(words, lang, align)}</a:txBody>"
        f'<a:tcPr marL="{_INSET}" marR="{_INSET}" marT="{POINT}" marB="{POINT}" anchor="ctr">'
        f"{sides}{below}{filled(cell.fill)}</a:tcPr></a:tc>"
    )
