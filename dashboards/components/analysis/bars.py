"""Bars of areas or regions: one number each, or parts that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.markup import Element
from geo.text import number

WIDE = 390
_RIGHT, _STEP, _TOP = 52, 19, 8
_NARROW, _FULL = 6.9, 12.6
"""Units that a letter of Latin, or of Chinese, is wide."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes
    ----------
    code : str
        Of the area that it lights; empty for none.
    name : str
    parts : tuple of float
        What it is made of: those above zero to the right of each other, the others to the left.
    told : str
        What stands at its end.
    """

    code: str
    name: str
    parts: tuple[float, ...]
    told: str


def bars(found: Sequence[Bar], label: str, mark: float | None = None) -> Element:
    """Draw bars below each other, with a line at a value that they are held against."""
    ends = [_ends(one) for one in found]
    low = min([low for low, _ in ends] + [0.0])
    high = max([high for _, high in ends] + [0.0, mark or 0.0])
    left = 12 + max((_wide(one.name) for one in found), default=0.0)
    scale = (WIDE - left - _RIGHT) / ((high - low) or 1.0)

    def x(value: float) -> float:
        return left + (value - low) * scale

    tall = _TOP * 2 + _STEP * len(found)
    inside: list[Any] = [_line(x(0.0), tall, "zero")]
    if mark is not None:
        inside.append(_line(x(mark), tall, "mean"))
    inside += [_drawn(one, (left - 6, _TOP + at * _STEP), x) for at, one in enumerate(found)]
    box = {"viewBox": f"0 0 {WIDE} {tall}", "class": "plot barred", "role": "img"}
    return Element("svg", {**box, "aria-label": label}, inside)


def _ends(one: Bar) -> tuple[float, float]:
    """Return how far a bar reaches to both sides."""
    return sum(x for x in one.parts if x < 0), sum(x for x in one.parts if x > 0)


def _line(x: float, tall: float, kind: str) -> Element:
    where = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": "0", "y2": f"{tall}", "class": kind}
    return Element("line", where)


def _wide(text: str) -> float:
    """Return about how wide a text is."""
    return sum(_FULL if ord(letter) > 0x2E7F else _NARROW for letter in text)


def _drawn(one: Bar, at: tuple[float, float], x: Any) -> Element:
    """Draw a bar with its name, which ends at a point, and what it says."""
    left = right = 0.0
    y = at[1]
    parts: list[Any] = [_text(at[0], y + 12, one.name, "beside")]
    for number_, part in enumerate(one.parts):
        begun, ended = (right, right + part) if part >= 0 else (left + part, left)
        left, right = (left, ended) if part >= 0 else (begun, right)
        where = {
            "x": f"{x(begun):.1f}",
            "y": f"{y + 2}",
            "width": f"{max(x(ended) - x(begun), 0.5 if part else 0):.1f}",
            "height": f"{_STEP - 5}",
            "class": f"part-{number_}",
        }
        parts.append(Element("rect", where))
    parts.append(_text(x(right) + 5, y + 12, one.told, "amount"))
    told = {"data-code": one.code} if one.code else {}
    return Element("g", {"class": "dot bar-row" if one.code else "bar-row", **told}, parts)


def _text(x: float, y: float, text: str, kind: str) -> Element:
    return Element("text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": kind}, [text])


def signed(value: float, digits: int) -> str:
    """Write a number with its sign."""
    return f"{'+' if value > 0 else ''}{number(value, digits)}"
