"""Writings: what pictures are drawn on, and the words, thin lines and code of a page."""

from contextlib import AbstractContextManager
from typing import Protocol

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from geo.exports.arrangements import Arrangement
from geo.exports.inks import Inks, Letters, Style
from geo.exports.parts import Told
from geo.exports.placements import Box

_BLANK = 2
"""Modules left blank around a code; the page around it is blank as well."""


class Board(Protocol):
    """What is drawn on: a canvas, or whatever keeps what it is given."""

    def layer(self, name: str) -> AbstractContextManager[None]:
        """Draw what follows as one group."""
        ...

    def shape(self, outline: BaseGeometry, style: Style, key: str = "", told: str = "") -> None:
        """Draw a polygon or several as one."""
        ...

    def line(self, lines: BaseGeometry, style: Style) -> None:
        """Draw a line or several as one."""
        ...

    def text(self, x: float, y: float, text: str, letters: Letters) -> None:
        """Write a line that starts at a point of its base line."""
        ...


class Inset:
    """A part of a page; names of its layers and shapes begin with its own.

    Parameters
    ----------
    board : Board
        What it is a part of.
    name : str
    """

    def __init__(self, board: Board, name: str) -> None:
        self._board, self._name = board, name

    def layer(self, name: str) -> AbstractContextManager[None]:
        """Draw what follows as one group."""
        return self._board.layer(f"{self._name}-{name}")

    def shape(self, outline: BaseGeometry, style: Style, key: str = "", told: str = "") -> None:
        """Draw a polygon or several as one."""
        self._board.shape(outline, style, key and f"{self._name}-{key}", told)

    def line(self, lines: BaseGeometry, style: Style) -> None:
        """Draw a line or several as one."""
        self._board.line(lines, style)

    def text(self, x: float, y: float, text: str, letters: Letters) -> None:
        """Write a line that starts at a point of its base line."""
        self._board.text(x, y, text, letters)


def write_words(page: Arrangement, told: Told, inks: Inks, board: Board, unit: float) -> None:
    """Write the words of a page, and draw the thin lines and the code that stand among them."""
    for one in page.written:
        colour = inks.soft if one.ink == "soft" else inks.ink
        with board.layer(one.layer):
            board.text(one.x, one.y, one.text, Letters(one.size, colour, one.weight))
    with board.layer("notes"):
        for x0, y0, x1, y1 in page.rules:
            board.line(shapely.LineString([(x0, y0), (x1, y1)]), Style("", inks.rule, 0.6 * unit))
    if page.code:
        _code(page.code, told, inks, board)


def _code(where: Box, told: Told, inks: Inks, board: Board) -> None:
    """Draw the code of the address, dark on light as its readers expect."""
    west, _, east, north = where
    step = (east - west) / (len(told.code) + 2 * _BLANK)
    dark = shapely.union_all([
        shapely.box(x * step, -(y + 1) * step, (x + 1) * step, -y * step)
        for y, row in enumerate(told.code, _BLANK)
        for x, on in enumerate(row, _BLANK) if on
    ])  # fmt: skip
    with board.layer("code"):
        board.shape(shapely.box(*where), Style(inks.paper))
        drawn = shapely.affinity.translate(dark, west, north)
        board.shape(drawn, Style(inks.ink), "", told.address)
