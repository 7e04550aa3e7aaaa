"""Units of measure as tables write them: a power of ten before the name of a thing."""

import re
import unicodedata

_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_UNIT = re.compile("(万亿|千万|百万|亿|万|千|百|十|)(.+)")
_PARTS = {"%": 2, "‰": 3, "倍": 0, "": 0}
"""Units of a part of a whole, and the power of ten that a quotient is raised by."""
_LENGTHS = {
    "m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "米": 1.0, "公尺": 1.0,
    "km": 1000.0, "kilometre": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0,
    "kilometers": 1000.0, "公里": 1000.0, "千米": 1000.0,
}  # fmt: skip
FARTHEST = 20_037_508
"""Metres from a place to the one on the other side of the Earth, along the equator."""


def metres_of(unit: str) -> float | None:
    """Return how many metres a unit of length is; ``None`` where it is none that is known.

    Examples
    --------
    >>> metres_of("公里")
    1000.0
    """
    return _LENGTHS.get(unicodedata.normalize("NFKC", unit).strip().casefold())


def power_of(given: str, wanted: str) -> int | None:
    """Return the power of ten between two units of one thing; ``None`` where they are of two.

    Examples
    --------
    >>> power_of("万元", "亿元")
    -4
    """
    one, other = _taken_apart(given), _taken_apart(wanted)
    if one is None or other is None or one[1].casefold() != other[1].casefold():
        return None
    return one[0] - other[0]


def quotient_power(top: str, over: str, unit: str) -> int | None:
    """Return the power of ten that makes a quotient of two units come out in a third.

    Parameters
    ----------
    top, over : str
        Units of what is divided, and of what divides it; both empty where the table tells none.
    unit : str
        ``%``, ``‰``, ``倍`` or empty for a part of a whole; ``元/人``; or ``元``, for one of what
        divides.

    Examples
    --------
    >>> quotient_power("亿元", "万人", "元")
    4
    >>> quotient_power("亿元", "万人", "%") is None
    True
    """
    if unit in _PARTS:
        between = power_of(top, over) if top or over else 0
        return None if between is None else between + _PARTS[unit]
    if not top and not over:
        return 0
    above, _, below = unit.partition("/")
    raised, divided = power_of(top, above), _taken_apart(over)
    if raised is None or divided is None:
        return None
    lowered = power_of(over, below) if below else divided[0]
    return None if lowered is None else raised - lowered


def _taken_apart(unit: str) -> tuple[int, str] | None:
    found = _UNIT.fullmatch(unicodedata.normalize("NFKC", unit).strip())
    return (_POWERS[found[1]], found[2]) if found else None


def plain_unit(unit: str) -> str:
    """Return a unit without its power of ten.

    Examples
    --------
    >>> plain_unit("亿元")
    '元'
    """
    found = _taken_apart(unit)
    return found[1] if found else unit
