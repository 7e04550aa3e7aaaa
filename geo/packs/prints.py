"""Prints: a pack as PDF, one page after the other, maps, words and tables alike."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geo.exports.layouts import Layout
from geo.exports.pictures import draw
from geo.exports.prints import printed
from geo.packs.pages import Map, Page

if TYPE_CHECKING:
    from geo.exports.canvases import Canvas


def print_pages(pages: Iterable[Page], layout: Layout, title: str) -> bytes:
    """Write pages of a pack as one PDF; a page that needs more room takes several."""
    from geo.exports.canvases import bound, drawing  # noqa: PLC0415  (slow)

    with drawing():
        return bound((one for page in pages for one in _drawn(page, layout)), {"Title": title})


def _drawn(page: Page, layout: Layout) -> Iterator["Canvas"]:
    if isinstance(page, Map):
        yield draw(page.sheet, layout)
    else:
        yield from printed(page, layout)


def joined(files: Sequence[bytes], title: str, marks: Sequence[tuple[str, int]] = ()) -> bytes:
    """Put PDF files one behind the other; the same files give the same bytes.

    Parameters
    ----------
    files : sequence of bytes
    title : str
    marks : sequence of (title, number of file)
        What the reader's program lists beside the pages.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  (slow)

    writer, content, starts = PdfWriter(), io.BytesIO(), list[int]()
    for one in files:
        starts.append(len(writer.pages))
        writer.append(PdfReader(io.BytesIO(one)), import_outline=False)
    for name, at in marks:
        writer.add_outline_item(title=name, page_number=starts[at])
    names = ("/Author", "/Creator", "/Producer")
    writer.metadata = {"/Title": title, **dict.fromkeys(names, "Siquan")}
    writer.write(content)
    return content.getvalue()
