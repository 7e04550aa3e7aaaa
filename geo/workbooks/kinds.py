"""What a file is by what it holds; its name may say anything."""

import re

_BOXES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Beginnings of zip archives, of empty ones, and of compound files."""
_OTHERS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"{\\rtf", "document"),
)
_PAGE = re.compile(r"\s*(?:mime-version:|<(?:!doctype\s+html|html|head|meta|body|table)\b)", re.I)
_XML = re.compile(r"\s*<(?:\?xml|!doctype|!--)", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|table)\b", re.IGNORECASE)
_HEAD = 4_000


def is_workbook(content: bytes) -> bool:
    """Whether the file comes in one of the boxes of workbooks: zip archive or compound file."""
    return content.startswith(_BOXES)


def other(content: bytes) -> str:
    """Return which other kind of file this is, a key of ``refusals``; empty where none is known."""
    return next((kind for mark, kind in _OTHERS if content.startswith(mark)), "")


def page(text: str) -> str:
    """Return ``html`` or ``xml`` for a text that is such a page; empty for any other.

    Many offices hand out web pages under names that end in .xls; spreadsheet programs open them.
    """
    head = text[:_HEAD]
    if _PAGE.match(head):
        return "html"
    if _XML.match(head):
        return "html" if _HTML.search(head) else "xml"
    return ""
