"""Headings: the unit that stands in one, and the role that one names."""

import re

from geo.matching.numbers import plain
from geo.matching.words import HEADS, UNIT_LINE, is_unit
from geo.places import fold

LONG = 200
"""A longer text heads no column."""

_BRACKETS = re.compile(r"\(\s*(?:单位\s*:\s*)?([^()]*?)\s*\)|\[\s*(?:单位\s*:\s*)?([^\[\]]*?)\s*\]")
_TAIL = re.compile(
    r"(.*[^\s/,、:;_|])[\s/,、:;_|]+(?:单位\s*:\s*)?([^\s/,、:;_|]+(?:/[^\s/,、:;_|]+)?)"
)


def split_unit(heading: str) -> tuple[str, str]:
    """Take the unit out of a heading: ``地区生产总值（亿元）``.

    Returns
    -------
    tuple of str
        The heading without it, and the unit; empty where it names none.
    """
    text = plain(heading)
    if len(text) > LONG:
        return text, ""
    for found in reversed([*_BRACKETS.finditer(text)]):
        unit = found[1] or found[2] or ""
        if is_unit(unit):
            return _joined(text[: found.start()], text[found.end() :]), unit
    if text.endswith(("%", "‰")):
        return text[:-1].strip(), text[-1]
    if (tail := _TAIL.fullmatch(text)) and is_unit(tail[2]):
        return tail[1], tail[2]
    return text, ""


def _joined(before: str, after: str) -> str:
    return f"{before.strip()} {after.strip()}".strip()


def unit_of_line(text: str) -> str:
    """Return the unit that a line such as ``单位：亿元`` names; empty where it names several."""
    found = UNIT_LINE.search(plain(text[:LONG]))
    unit = (found[1] or found[2] or "").strip() if found else ""
    return unit if is_unit(unit) else ""


def role_of(heading: str) -> str:
    """Return the role that a heading names; empty where it names none."""
    folded = fold(split_unit(heading)[0])
    return next((role for role, words in HEADS.items() if words.fullmatch(folded)), "")
