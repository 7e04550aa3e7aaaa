"""Flows: words, samples and thin lines one below the other, in a column of a page.

All in points, from the lower left corner upwards.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from geo.exports.letters import Weight, balanced, drawable, width, wrapped
from geo.exports.placements import Box

Ink = Literal["ink", "soft"]
Kind = Literal["class", "region", "core", "site"]

_LEADING = 1.38


@dataclass(frozen=True, slots=True)
class Written:
    """A line of letters.

    Attributes
    ----------
    layer : str
        What it belongs to: ``title``, ``legend`` or ``notes``.
    x, y : float
        Where it starts, on its base line.
    text : str
    size : float
    weight : {"Regular", "Bold"}
    ink : {"ink", "soft"}
    """

    layer: str
    x: float
    y: float
    text: str
    size: float
    weight: Weight = "Regular"
    ink: Ink = "ink"


@dataclass(frozen=True, slots=True)
class Key:
    """A sample in the legend.

    Attributes
    ----------
    kind : {"class", "region", "core", "site"}
    box : Box
    class_ : int
        Of a sample of a class.
    """

    kind: Kind
    box: Box
    class_: int = 0


@dataclass
class Flow:
    """Words one below the other, in a column; ``y`` is how far down it has come."""

    x: float
    y: float
    room: float
    unit: float
    written: list[Written] = field(default_factory=list[Written])
    keys: list[Key] = field(default_factory=list[Key])
    rules: list[Box] = field(default_factory=list[Box])
    code: Box | None = None

    def text(self, layer: str, text: str, size: float, look: tuple[Weight, Ink]) -> None:
        """Write a paragraph."""
        size *= self.unit
        for line in wrapped(text, size, self.room, look[0]):
            self.y -= size * _LEADING
            where = self.y + size * 0.3
            self.written.append(Written(layer, self.x, where, line, size, *look))

    def title(self, text: str, name: str, size: float) -> None:
        """Write a headline, its lines about equally long.

        What is measured stays together, on lines of its own, as far as letters of three quarters
        of the size let it.
        """
        size *= self.unit
        parts = [text]
        if width(drawable(text), size, "Bold") > self.room and text.endswith(name):
            parts = [one for one in (text.removesuffix(name), name) if one]
            widest = max(width(drawable(one), size, "Bold") for one in parts)
            size *= min(1, max(0.75, self.room / widest * 0.999))
        for line in [x for one in parts for x in balanced(one, size, self.room, "Bold")]:
            self.y -= size * 1.3
            self.written.append(Written("title", self.x, self.y + size * 0.26, line, size, "Bold"))

    def gap(self, size: float) -> None:
        """Leave room."""
        self.y -= size * self.unit

    def rule(self) -> None:
        """Draw a thin line."""
        self.rules.append((self.x, self.y, self.x + self.room, self.y))

    def entry(self, kind: Kind, class_: int, text: str, count: str) -> None:
        """Write an entry of the legend: sample, words, how many."""
        size, wide, high = 10.4 * self.unit, 24 * self.unit, 15.5 * self.unit
        indent = wide + 7 * self.unit
        room = self.room - indent - (width(count, size) + 8 * self.unit if count else 0)
        lines = wrapped(text, size, room)
        top = self.y
        tall = max(high, (len(lines) - 1) * size * 1.25 + high)
        self.keys.append(Key(kind, (self.x, top - high, self.x + wide, top), class_))
        base = top - high / 2 - size * 0.36
        for number, line in enumerate(lines):
            where = base - number * size * 1.25
            self.written.append(Written("legend", self.x + indent, where, line, size))
        if count:
            longest = max(width(line, size) for line in lines)
            column = self.x + indent + max(longest, 92 * self.unit) + 34 * self.unit
            end = min(column, self.x + self.room) - width(count, size)
            self.written.append(Written("legend", end, base, count, size, "Regular", "soft"))
        self.y -= tall

    def moved(self, up: float) -> "Flow":
        """Return it further up."""
        return replace(
            self,
            y=self.y + up,
            written=[replace(one, y=one.y + up) for one in self.written],
            keys=[replace(one, box=_up(one.box, up)) for one in self.keys],
            rules=[_up(one, up) for one in self.rules],
            code=self.code and _up(self.code, up),
        )


def _up(one: Box, up: float) -> Box:
    west, south, east, north = one
    return west, south + up, east, north + up
