"""Labels of rows, freed of what is written around a name."""

import re
import unicodedata
from dataclasses import dataclass

from geo.matching.numbers import plain, seen
from geo.matching.words import FOOTNOTE, LEAD, NOTE, TAIL, UNIT_LINE, is_unit
from geo.workbooks import Cell

LONG = 60
"""A text longer than this names no place."""

_BRACKETS = re.compile(
    r"[(\[{【〔〈<「『]\s*([^()\[\]{}【】〔〕〈〉<>「」『』]*?)\s*[)\]}】〕〉>」』]"
)
_WHOLE_FLOAT = re.compile(r"(\d+)\.0+")
_WIDE = "\u3000"


@dataclass(frozen=True, slots=True)
class Label:
    """What a cell says, taken apart.

    Attributes
    ----------
    given : str
        What is seen in the cell.
    stem : str
        Plain text without numbering, marks of footnotes and brackets.
    brackets : tuple of str
        What stands in brackets, without units and marks of footnotes.
    indent : int
        Width of the blanks before it, in half-width blanks.
    kind : str
        ``note`` or ``unit`` where it tells something of the table; ``blank``; else empty.
    """

    given: str
    stem: str
    brackets: tuple[str, ...] = ()
    indent: int = 0
    kind: str = ""


def label(cell: Cell) -> Label:
    """Take a label apart."""
    raw = seen(cell)
    if not raw:
        return Label("", "", kind="blank")
    text = plain(_unmarked(cell) if isinstance(cell, str) else cell).lstrip("'‘’`")
    if UNIT_LINE.match(text):
        return Label(raw, text, kind="unit")
    if NOTE.match(text):
        return Label(raw, text, kind="note")
    if len(text) > LONG:
        return Label(raw, text)
    stem = _leadless(text)
    held = [one for one in _BRACKETS.findall(stem) if one and not _is_mark(one)]
    stem = _tailless(_leadless(_BRACKETS.sub(" ", stem).strip())).rstrip(":")
    if whole := _WHOLE_FLOAT.fullmatch(stem):
        stem = whole[1]
    return Label(raw, " ".join(stem.split()), tuple(held), _indent(cell))


def _is_mark(text: str) -> bool:
    return bool(FOOTNOTE.fullmatch(text)) or is_unit(text)


def _unmarked(text: str) -> str:
    """Leave out ① and ², which compatibility forms would turn into digits."""
    if text.isascii():
        return text
    return "".join(one for one in text if unicodedata.category(one) != "No")


def _leadless(text: str) -> str:
    for _ in range(3):
        text = LEAD.sub("", text, count=1)
    return text


def _tailless(text: str) -> str:
    return TAIL.sub("", text) or text


def _indent(cell: Cell) -> int:
    text = cell if isinstance(cell, str) else ""
    blanks = text[: len(text) - len(text.lstrip())]
    return sum(2 if one == _WIDE else 4 if one == "\t" else 1 for one in blanks)
