"""Axes of a drawing: where values stand, and round values beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from dash import html

from dashboards.markup import Element
from geo.text import number

WIDE, HIGH = 390, 330
LEFT, RIGHT, TOP, FOOT = 54, 12, 14, 44


@dataclass(frozen=True, slots=True)
class Axes:
    """Where points stand in a drawing.

    Attributes
    ----------
    across, up : tuple of float
        Lowest and highest value of each axis.
    """

    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, value: float) -> float:
        """Return how far to the right a value stands."""
        low, high = self.across
        return LEFT + (value - low) / ((high - low) or 1) * (WIDE - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        low, high = self.up
        return HIGH - FOOT - (value - low) / ((high - low) or 1) * (HIGH - TOP - FOOT)

    def line(self, kind: str, points: Sequence[tuple[float, float]]) -> Element:
        """Draw a line through points."""
        told = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        return Element("polyline", {"class": kind, "points": told})

    def words(self, x: float, y: float, text: str, kind: str) -> Element:
        """Write words at a point."""
        where = {"x": f"{self.x(x):.1f}", "y": f"{self.y(y):.1f}", "class": kind}
        return Element("text", where, [text])


def around(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis that has room for some values."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * 0.07 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def ticks(low: float, high: float) -> list[float]:
    """Return three to seven round values between two others.

    Examples
    --------
    >>> ticks(-1.3, 2.2)
    [-1.0, 0.0, 1.0, 2.0]
    """
    rough = (high - low) / 4 or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * 0.999)
    count = floor(high / step + 1e-9) - ceil(low / step - 1e-9) + 1
    return [round((ceil(low / step - 1e-9) + at) * step, 10) for at in range(count)]


def grid(axes: Axes, across: str, up: str) -> list[Element]:
    """Draw the grid, with round values and the names of both axes."""
    found: list[Any] = []
    for value in ticks(*axes.across):
        found.append(axes.line("grid", [(value, axes.up[0]), (value, axes.up[1])]))
        found.append(_word(axes.x(value), HIGH - FOOT + 16, _told(value), "below"))
    for value in ticks(*axes.up):
        found.append(axes.line("grid", [(axes.across[0], value), (axes.across[1], value)]))
        found.append(_word(LEFT - 6, axes.y(value) + 4, _told(value), "beside"))
    found.append(_word((LEFT + WIDE - RIGHT) / 2, HIGH - 6, across, "axis"))
    middle = (TOP + HIGH - FOOT) / 2
    turned = {"x": "0", "y": "0", "class": "axis",
              "transform": f"translate(12 {middle:.1f}) rotate(-90)"}  # fmt: skip
    return [*found, Element("text", turned, [up])]


def named_unit(name: str, unit: str) -> str:
    """Write a name with its unit, if it has any."""
    return f"{name} ({unit})" if unit else name


def plotted(inside: Any) -> html.Figure:
    """Put a drawing on the page."""
    return html.Figure([inside], className="plotted")


def drawing(inside: Sequence[Any], label: str) -> Element:
    """Put a drawing together; what it says is said in a table, too."""
    box = {"viewBox": f"0 0 {WIDE} {HIGH}", "class": "plot", "role": "img", "aria-label": label}
    return Element("svg", box, list(inside))


def _word(x: float, y: float, text: str, kind: str) -> Element:
    return Element("text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": kind}, [text])


def _told(value: float) -> str:
    """Write a round value with the digits that it has."""
    digits = next((at for at in range(7) if abs(value - round(value, at)) < 1e-9), 6)
    return number(value, digits)
