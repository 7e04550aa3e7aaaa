"""XLSX and XLSM workbooks: looked over part by part, then read by calamine.

What is looked over is what calamine will read, found by the same rules, so that nothing reaches it
that was not counted before.
"""

from .archives import Archive, plain_name
from .calamine_sheets import read_sheets
from .elements import Handler, check, walk
from .findings import Bounds, Fault, Findings, Survey
from .xlsx_parts import Book, Cells, Known, Links, Strings, Styles


def read_xlsx(content: bytes, archive: Archive, bounds: Bounds) -> Findings:
    """Read a workbook.

    Parameters
    ----------
    content : bytes
        The file.
    archive : Archive
        The same, opened.
    bounds : Bounds
    """
    parts = _Parts(archive)
    folder = _folder(parts)
    book, links, strings, styles = Book(bounds), Links(), Strings(bounds), Styles()
    parts.walk(f"{folder}workbook.xml", book)
    parts.walk(f"{folder}_rels/workbook.xml.rels", links)
    for name, handler in (("sharedStrings.xml", strings), ("styles.xml", styles)):
        if archive.has(f"{folder}{name}"):
            parts.walk(f"{folder}{name}", handler)
    known = Known(bounds, strings.lengths, styles.shares())
    surveys: list[Survey] = []
    for name, link in book.sheets:
        kind, target = links.found.get(link, ("", ""))
        cells = Cells(name, known)
        if kind == "worksheet":
            parts.walk(target[1:] if target[:1] == "/" else f"{folder}{target}", cells)
        cells.extent.close()
        surveys.append(cells.survey)
    parts.check()
    found = Findings(read_sheets(content, surveys, bounds))
    found.macros = any(name.endswith("vbaproject.bin") for name in archive.names)
    found.unsaved = known.unsaved
    found.stale = known.saved if book.stale else found.stale
    return found


class _Parts:
    """The parts of a workbook, of which each is to be looked over."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._left = {name for name in archive.names if name.endswith((".xml", ".rels"))}

    def walk(self, name: str, handler: Handler) -> None:
        """Walk through a part."""
        walk(name, self._archive.chunks(name), handler)
        self._left.discard(plain_name(name))

    def check(self) -> None:
        """Look over what calamine never reads, too: it must not declare entities either."""
        for name in sorted(self._left):
            check(name, self._archive.chunks(name))


def _folder(parts: _Parts) -> str:
    """Return the folder of the workbook part, with its slash."""
    links = Links()
    parts.walk("_rels/.rels", links)
    for kind, target in links.found.values():
        if kind == "officeDocument":
            return target.lstrip("/").rpartition("/")[0] + "/"
    raise Fault("damaged")
