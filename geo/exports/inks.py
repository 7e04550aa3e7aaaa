"""Inks: the colours of print, in colour and in greys."""

from dataclasses import dataclass, fields, replace

from geo.exports.letters import Weight
from geo.exports.parts import MISSING, WITHHELD, Shape
from geo.exports.sheets import Sheet
from geo.palettes import Palette, colours

_GREYS = Palette("greys", "Greys", "灰", "sequential", ("#ededed", "#262626"))


@dataclass(frozen=True, slots=True)
class Style:
    """How a shape is drawn.

    Attributes
    ----------
    fill, line : str
        ``#rrggbb``; empty for none.
    width : float
        Of the line, in points.
    """

    fill: str = ""
    line: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are written.

    Attributes
    ----------
    size : float
        Points.
    colour : str
    weight : {"Regular", "Bold"}
    halo : str
        Colour of what surrounds them; empty for nothing.
    """

    size: float
    colour: str
    weight: Weight = "Regular"
    halo: str = ""


@dataclass(frozen=True, slots=True)
class Inks:
    """Everything that has a colour of its own.

    Attributes
    ----------
    paper, ink, soft, rule : str
        Ground, letters, lesser letters, thin lines.
    sea, around : str
        What is beside the places shown: water, and other places.
    coast, border, between, gap : str
        Outlines of land, of places, of what holds them, and of places without a colour.
    missing, missing_line, withheld, withheld_line : str
        Places without a colour of a class, and the lines across them.
    region, core, site : str
        What is laid over.
    classes : tuple of str
        One a class, low to high.
    """

    paper: str = "#ffffff"
    ink: str = "#14272e"
    soft: str = "#51666d"
    rule: str = "#c5cfd1"
    sea: str = "#f4f7f7"
    around: str = "#e6ebec"
    coast: str = "#7f9196"
    border: str = "#ffffff"
    between: str = "#5d7076"
    gap: str = "#b4bfc2"
    missing: str = "#f3f4f3"
    missing_line: str = "#cfd6d7"
    withheld: str = "#efe4d6"
    withheld_line: str = "#b99f7d"
    region: str = "#14272e"
    core: str = "#c2410c"
    site: str = "#7a1f5c"
    classes: tuple[str, ...] = ()

    def fill(self, class_: int) -> str:
        """Return the colour of a class, or of what has none."""
        if class_ >= 0:
            return self.classes[class_]
        return {MISSING: self.missing, WITHHELD: self.withheld}.get(class_, self.around)

    def edge(self, class_: int) -> str:
        """Return the colour of an outline, which is to be seen on both its sides."""
        return self.border if class_ >= 0 else self.gap

    def hatch(self, class_: int) -> str:
        """Return the colour of the lines across; empty where there are none."""
        return {MISSING: self.missing_line, WITHHELD: self.withheld_line}.get(class_, "")

    def letters(self, shape: Shape) -> str:
        """Return the colour of letters that stand on a shape."""
        return self.paper if luma(self.fill(shape.class_)) < 0.5 else self.ink


def inks(sheet: Sheet, *, grey: bool) -> Inks:
    """Return the inks of a sheet; all of them greys where a printer has no colours."""
    if not grey:
        return Inks(classes=sheet.scene.colours)
    classes = colours(_GREYS, len(sheet.scene.colours))
    names = [one.name for one in fields(Inks) if one.name != "classes"]
    plain = Inks(missing="#ffffff", withheld="#ffffff", withheld_line="#555555")
    greys = {name: _grey(getattr(plain, name)) for name in names}
    return replace(plain, **greys, classes=classes)


def luma(colour: str) -> float:
    """Say how light a colour looks, from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _grey(colour: str) -> str:
    return f"#{f'{round(luma(colour) * 255):02x}' * 3}"
