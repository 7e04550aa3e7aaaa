"""Layouts: how large a picture is, how fine, and on what it will be printed."""

import re
from dataclasses import dataclass, replace
from math import sqrt

from geo.errors import GeoError
from geo.registry import Registry
from geo.text import Sentence, sentence

_INCHES = {"in": 1.0, "mm": 1 / 25.4, "cm": 1 / 2.54}
_SIZE = re.compile(
    r"(?P<width>\d{1,5}(?:\.\d{1,3})?)\s*[x×*]\s*(?P<height>\d{1,5}(?:\.\d{1,3})?)"
    r"\s*(?P<unit>px|mm|cm|in)(?:\s*@\s*(?P<dpi>\d{2,4}))?",
    re.IGNORECASE,
)
_LEAST, _MOST, _MOST_PIXELS = 240, 16_000, 80_000_000
_PIXELS_AN_INCH = 96
"""Dots of an inch of a size in pixels: those of a screen."""


class LayoutError(GeoError, ValueError):
    """A size that no picture can have; the message quotes it and says what can be."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How large a picture is.

    Attributes
    ----------
    key : str
    label : Sentence
        What it is called.
    width, height : float
        Inches.
    dpi : int
        Dots of an inch, for formats that consist of dots.
    transparent : bool
        Whether the ground is left out, to be laid on a slide of any colour.
    grey : bool
        Whether classes are told apart on a printer without colours.
    letters : float
        How much larger letters are than the size asks for; for pictures among other words.
    """

    key: str
    label: Sentence
    width: float
    height: float
    dpi: int
    transparent: bool = False
    grey: bool = False
    letters: float = 1.0

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in dots."""
        return round(self.width * self.dpi), round(self.height * self.dpi)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, 72 of an inch."""
        return self.width * 72, self.height * 72

    @property
    def broad(self) -> bool:
        """Whether words have room beside a map, not above and below it alone."""
        return self.width / self.height >= 1.2

    @property
    def unit(self) -> float:
        """Points that stand for one of a slide: letters grow with the sheet they stand on."""
        return sqrt(self.width * self.height) / 10 * self.letters


def _preset(label: Sentence, size: tuple[float, float], dpi: int) -> Layout:
    return Layout(label.key.removeprefix("picture."), label, *size, dpi)


def _millimetres(width: float, height: float) -> tuple[float, float]:
    return width / 25.4, height / 25.4


_WIDE = _preset(sentence("picture.wide", "Slide 16:9"), (40 / 3, 7.5), 288)

LAYOUTS = Registry(
    "layout",
    [
        _WIDE,
        _preset(sentence("picture.classic", "Slide 4:3"), (10, 7.5), 288),
        replace(
            _WIDE,
            key="clear",
            label=sentence("picture.clear", "Slide 16:9, transparent"),
            transparent=True,
        ),
        _preset(sentence("picture.square", "Square"), (7.5, 7.5), 288),
        _preset(sentence("picture.a4", "A4 landscape"), _millimetres(297, 210), 300),
        _preset(sentence("picture.a4-portrait", "A4 portrait"), _millimetres(210, 297), 300),
        _preset(sentence("picture.a3", "A3 landscape"), _millimetres(420, 297), 300),
        _preset(sentence("picture.a3-portrait", "A3 portrait"), _millimetres(297, 420), 300),
        _preset(sentence("picture.poster", "Poster A1"), _millimetres(594, 841), 150),
    ],
)
"""Sizes that are ready; the first is the default."""

WIDE = LAYOUTS["wide"]


def layout(text: str) -> Layout:
    """Read a layout: the key of one that is ready, or a size.

    Parameters
    ----------
    text : str
        ``a4``, ``1920x1080px``, ``297x210mm@300``, ``13.3x7.5in@200``. Without ``@`` a size in
        pixels is one of a screen, and any other has 300 dots an inch.

    Raises
    ------
    LayoutError
        Where it is neither, or has too few dots to read or too many to draw.
    """
    if text in LAYOUTS:
        return LAYOUTS[text]
    found = _SIZE.fullmatch(text.strip())
    if not found:
        known = ", ".join(LAYOUTS)
        raise LayoutError(
            f"{text[:40]!r} is no size; write one like 1920x1080px, 297x210mm@300, or {known}"
        )
    unit, dots = found["unit"].lower(), found["dpi"]
    dpi = int(dots) if dots else (_PIXELS_AN_INCH if unit == "px" else 300)
    inches = 1 / dpi if unit == "px" else _INCHES[unit]
    label = sentence("picture.own", "Own size")
    width, height = (float(found[name]) * inches for name in ("width", "height"))
    return checked(Layout("own", label, width, height, dpi))


def checked(one: Layout) -> Layout:
    """Return a layout that can be drawn.

    Raises
    ------
    LayoutError
        Where it has too few dots to read, too many to draw, or is much longer than wide.
    """
    width, height = one.pixels
    fits = min(width, height) >= _LEAST and max(width, height) <= _MOST
    if fits and width * height <= _MOST_PIXELS and 1 / 4 <= width / max(height, 1) <= 4:
        return one
    raise LayoutError(
        f"a picture of {width} by {height} dots cannot be drawn; each side has {_LEAST:,} to"
        f" {_MOST:,}, both together at most {_MOST_PIXELS:,}, and none is over four times the other"
    )


def coarser(one: Layout, dots: int) -> Layout:
    """Return a layout with at most so many dots along its longer side; it has the same inches.

    Everything on a sheet is placed in inches, so that nothing moves.
    """
    return replace(one, dpi=max(1, min(one.dpi, int(dots / max(one.width, one.height)))))
