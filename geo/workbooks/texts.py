"""Tables that come as text: CSV and its kin, in the encodings such files have."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from geo.text import Sentence
from geo.workbooks import kinds
from geo.workbooks.notices import guessed
from geo.workbooks.sandbox.findings import Bounds, Extent, Fault, reference
from geo.workbooks.sheets import Cell, Limits, Sheet

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DELIMITERS = ("\t", ";", "|", ",")
"""Of two that part lines equally well, the first."""
_SAMPLE = 20_000
_NOISE = re.compile(r"\t+(?=[,;|\r\n]|$)|(?<=\d),(?=\d{3}(?!\d))")
"""What parts no cells: tabs that keep digits from turning into numbers, commas of thousands."""
_SEPARATOR = re.compile(r"""\ufeff?["']?sep=([\t;|,])["']?[ \t;,|]*\r?\n""", re.IGNORECASE)
_ROWS = 1_048_576
"""No spreadsheet has more rows, blank ones included."""
_LONGEST = 32_767
"""No spreadsheet holds a longer cell; a longer one is many, behind a quotation mark left open."""


def read_text(name: str, content: bytes, limits: Limits) -> tuple[Sheet, tuple[Sentence, ...]]:
    """Read a text into one sheet; its cells are text, numbers too.

    Returns
    -------
    Sheet, tuple of Sentence
        The sheet, and what is to be said of how it was read.

    Raises
    ------
    Fault
    """
    text, notices = _decoded(content)
    if kind := kinds.page(text):
        raise Fault("page", what=kind)
    if len(text) > limits.text:
        raise Fault("text")
    told = _SEPARATOR.match(text)  # a spreadsheet reads it and shows no row for it
    text = text[told.end() :] if told else text
    delimiter = told[1] if told else _delimiter(text)
    reader = csv.reader(
        io.StringIO(text.rstrip("\r\n"), newline=""), delimiter=delimiter, strict=True
    )
    sheet = name.rpartition(".")[0] or name
    try:
        return Sheet.of(sheet, _rows(reader, Extent(sheet, Bounds(asdict(limits))))), notices
    except csv.Error:
        raise Fault("line", line=str(reader.line_num)) from None


def _decoded(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    """Decode a text by its mark, else as UTF-8, else as GB18030, which has to be said."""
    marked = next((one for mark, one in _MARKS if content.startswith(mark)), "")
    text = _strictly(content, marked or "utf-8")
    notices: tuple[Sentence, ...] = ()
    if text is None and not marked:
        text, notices = _strictly(content, "gb18030"), (guessed(),)
    if text is None:
        binary = not marked and _CONTROL.search(content.decode("latin-1"))
        raise Fault("binary" if binary else "encoding")
    if _CONTROL.search(text):
        raise Fault("binary")
    return text, notices


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _rows(records: Iterable[Sequence[str]], extent: Extent) -> list[list[Cell]]:
    """Read records; blank ones at the end are not counted."""
    rows: list[list[Cell]] = []
    for at, record in enumerate(records):
        if at > _ROWS:
            raise Fault("reach", sheet=extent.sheet, cell=reference(at, 0))
        if not any(record):
            continue
        if max(map(len, record)) > _LONGEST:
            raise csv.Error
        row: list[Cell] = [field or None for field in record]
        extent.reach(at, max(place for place, field in enumerate(record) if field))
        rows.extend([] for _ in range(len(rows), at))
        rows.append(row)
    return rows


def _delimiter(text: str) -> str:
    """Find what parts the cells: what parts most lines into equally many, and into more."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:  # the last line is not whole
        sample = sample.rpartition("\n")[0] or sample
    lines = _NOISE.sub("", sample)
    return max(_DELIMITERS, key=lambda one: _evenness(lines, one))


def _evenness(lines: str, delimiter: str) -> tuple[float, int]:
    """Return which share of lines has the commonest number of cells, and that number."""
    try:
        records = list(csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0, 0
    widths = Counter(len(one) for one in records if one)
    parted = [(count, width) for width, count in widths.items() if width > 1]
    count, width = max(parted, default=(0, 0))
    return count / max(widths.total(), 1), width
