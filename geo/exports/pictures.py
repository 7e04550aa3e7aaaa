"""Pictures: a sheet as PNG, SVG or PDF, on a page of any size."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from geo.exports.arrangements import arrange
from geo.exports.bars import draw_ranking
from geo.exports.drawings import Drawing
from geo.exports.inks import inks
from geo.exports.layouts import WIDE, Layout
from geo.exports.parts import Told
from geo.exports.sheets import Sheet

if TYPE_CHECKING:
    from geo.exports.canvases import Canvas

KINDS = ("png", "svg", "pdf")


def write_picture(sheet: Sheet, kind: str, layout: Layout = WIDE) -> bytes:
    """Write a sheet as a picture; the same sheet and layout give the same bytes.

    Parameters
    ----------
    sheet : Sheet
    kind : {"png", "svg", "pdf"}
    layout : Layout
        One of ``LAYOUTS``, or what ``layout`` reads.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no picture is written as {kind!r}; there are {', '.join(KINDS)}")
    from geo.exports.canvases import drawing  # noqa: PLC0415  (slow)

    with drawing():
        write: Callable[[Mapping[str, str]], bytes] = getattr(draw(sheet, layout), kind)
        return write(about(sheet, kind))


def draw(sheet: Sheet, layout: Layout) -> "Canvas":
    """Draw a sheet, its map or its ranking, on a page; to be asked for while ``drawing``."""
    from geo.exports.canvases import Canvas  # noqa: PLC0415  (slow)

    colours = inks(sheet, grey=layout.grey)
    canvas = Canvas(layout, colours.paper)
    if sheet.wish.part == "ranking":
        draw_ranking(sheet, layout, colours, canvas)
    else:
        Drawing(sheet, layout, arrange(sheet, layout), colours, canvas).draw()
    return canvas


def about(sheet: Told, kind: str) -> dict[str, str]:
    """Say what a file is, in the words that its format has for it."""
    lines = [*sheet.notes, sheet.source, sheet.credit, sheet.address]
    told = " ".join(line for line in lines if line)
    match kind:
        case "pdf":
            return {"Title": sheet.title, "Subject": told, "Author": sheet.credit}
        case "svg":
            rights = {"Rights": sheet.credit, "Source": sheet.address, "Language": sheet.lang}
            return {"Title": sheet.title, "Description": told, **rights}
        case _:
            return {"Title": sheet.title, "Description": told, "Source": sheet.address}
