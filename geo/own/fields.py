"""What is sent by a browser, read with care: JSON, and every field of it."""

import hashlib
import json
import re
from math import isfinite, nan
from typing import Any, cast

from geo.notations import parse, whole as whole_text
from geo.text import sentence
from geo.workbooks import TableError

OWN = "own"
"""What tables are marked with, and the start of every key."""

VERSION = 1
MOST_BYTES = 4_000_000
MOST_ROWS = 20_000
_KEY = re.compile(r"own\.[0-9a-f]{12}")
_NAMED = re.compile(r"(?:indicators?|register|goal|actuals)=([^&#]*)")
_PART = re.compile(rf"(?:^|,|%2C){OWN}\.([0-9a-f]{{12}})(?![0-9a-f])", re.IGNORECASE)
_LONG = 200
_BIG = 1e15


def own_keys(address: str) -> tuple[str, ...]:
    """Return the keys of the own tables and lists that an address names, in whatever terms."""
    found = (key for value in _NAMED.findall(address) for key in _PART.findall(value))
    return tuple(dict.fromkeys(f"{OWN}.{key}" for key in found))


def key_of(text: str) -> str:
    """Return ``own.`` and twelve digits that change with any of a content."""
    return f"{OWN}.{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def written(told: dict[str, Any]) -> str:
    """Write JSON, always in the same way."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parsed(text: str) -> object:
    """Read JSON of a bounded size.

    Raises
    ------
    TableError
    """
    if len(text) > MOST_BYTES:
        raise wrong("text", f"{len(text):,}", f"<= {MOST_BYTES:,}")
    try:
        return parse(text)
    except ValueError:
        raise wrong("text", text[:20], "JSON") from None


def wrong(what: str, value: object, expected: str) -> TableError:
    """Say what is wrong with something that was kept."""
    said = sentence(
        "own.wrong",
        "The own table cannot be used: {what} is “{value}”, expected {expected}; open the project"
        " file again or import the table anew.",
        what=what,
        value=whole_text(str(value)[:40]),
        expected=expected,
    )
    return TableError(said)


def marked(told: object, mark: str) -> dict[str, Any]:
    """Return a content that bears a mark and this version."""
    if not isinstance(told, dict):
        raise wrong("text", told, "{…}")
    content = cast("dict[str, Any]", told)
    if content.get("siquan") != mark or content.get("version") != VERSION:
        raise wrong("version", content.get("version"), f"{mark} {VERSION}")
    return content


def rows_of(told: dict[str, Any], columns: tuple[str, ...], spare: int = 0) -> list[list[Any]]:
    """Return the rows of a content, each as long as ``columns``.

    A row may lack the last ``spare`` columns, which are then ``None``.
    """
    rows = told.get("rows")
    if not isinstance(rows, list) or not 0 < len(cast("list[Any]", rows)) <= MOST_ROWS:
        raise wrong("rows", type(rows).__name__, f"1–{MOST_ROWS:,}")
    found: list[list[Any]] = []
    for one in cast("list[Any]", rows):
        lacking = len(columns) - len(cast("list[Any]", one)) if isinstance(one, list) else -1
        if not 0 <= lacking <= spare:
            raise wrong("rows", one, f"[{', '.join(columns)}]")
        found.append([*cast("list[Any]", one), *[None] * lacking])
    return found


def text(name: str, value: object) -> str:
    """Return a short text."""
    if not isinstance(value, str) or len(value) > _LONG:
        raise wrong(name, value, f"<= {_LONG}")
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character, which no file can hold
        raise wrong(name, ascii(value), "UTF-8") from None
    return value.strip()


def number(name: str, value: object) -> float:
    """Return a finite number of a size that can be."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        found = float(value) if abs(value) <= _BIG else nan
        if isfinite(found):
            return found
    raise wrong(name, value, "1234.5")


def whole(name: str, value: object, low: int, high: int) -> int:
    """Return a whole number between two others."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise wrong(name, value, f"{low}–{high}")
    return value


def year(name: str, value: object) -> int:
    """Return a year."""
    return whole(name, value, 1949, 2100)
