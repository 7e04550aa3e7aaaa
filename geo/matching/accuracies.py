"""Accuracies of positions: which heading tells them, and in metres whatever the list writes."""

import re

from geo.matching.numbers import number, plain
from geo.units import FARTHEST, metres_of
from geo.workbooks import Cell

_HEAD = re.compile(
    r"(?P<name>(?:位置|定位|坐标|点位|平面|水平|空间|经纬度)?(?:精度|误差)(?:半径|范围)?"
    r"|(?:(?:site|position(?:al)?|location|horizontal)[\s_-]?)?(?:accuracy|uncertainty))"
    r"\s*(?:[\s_/,、:;|(\[]\s*(?:单位\s*:?\s*|in\s+)?±?\s*(?P<unit>[^\s()\[\]]+)\s*[)\]]?)?",
    re.IGNORECASE,
)
"""Plain: a heading, with the unit behind it."""
_CELL = re.compile(r"(?:±|\+/-)?\s*(?P<number>[^±]*\d)\s*(?P<unit>[^\d\s.,()]*)")
METRES = "m"
"""The unit where a heading names none."""


def head_of_accuracy(heading: str) -> tuple[str, str] | None:
    """Take a heading apart that says how exact positions are: ``位置精度（公里）``.

    Returns
    -------
    tuple of str, or None
        The heading without its unit, and the unit, which need not be one of length; ``m`` where
        it names none. ``None`` where it says something else.
    """
    found = _HEAD.fullmatch(plain(heading).strip())
    return (found["name"], found["unit"] or METRES) if found else None


def accuracy(cell: Cell, unit: str) -> float | None:
    """Read within how many metres a position is true.

    Parameters
    ----------
    cell : str, float, int, bool or None
        ``500``, ``±500``, or with a unit of its own, which holds instead: ``0.5 km``.
    unit : str
        Of its column.

    Returns
    -------
    float or None
        Above 0 and no farther than places on Earth are apart; ``None`` for all else.
    """
    if isinstance(cell, str):
        found = _CELL.fullmatch(plain(cell).lstrip("'"))
        if not found:
            return None
        cell, unit = found["number"], found["unit"] or unit
    value, metres = number(cell).value, metres_of(unit)
    if value is None or metres is None:
        return None
    told = value * metres
    return told if 0 < told <= FARTHEST else None
