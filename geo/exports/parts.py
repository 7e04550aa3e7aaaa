"""Parts of a sheet: what a presenter asks for, places as they are drawn, entries of the legend."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from shapely import LineString, Point, get_parts, maximum_inscribed_circle
from shapely.geometry.base import BaseGeometry

MISSING, WITHHELD, AROUND = -1, -2, -3
"""Classes of shapes that have no colour of a class."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a presenter asks for beside the scene.

    Attributes
    ----------
    title, note : str
        In place of the scene's own title; and a line of the presenter's own.
    review : str
        Approval number of a reviewed map; without one the map is marked a sketch.
    hidden : frozenset of str
        Of ``legend``, ``labels``, ``scale``, ``north``, ``regions``, ``cores``, ``sites``,
        ``values``, ``address``, ``code``: what is left out. ``title`` and ``notes``, with source
        and credit, only where they stand beside the picture.
    waived : frozenset of str
        Keys of ``objections.LINTS``: objections that the presenter knows and stands by.
    part : {"map", "ranking"}
        Which of both a picture shows.
    site : str
        Where those who get the file reach the atlas, such as ``https://…``; without
        one its address is a path alone, and there is no code to point a telephone at.
    """

    title: str = ""
    note: str = ""
    review: str = ""
    hidden: frozenset[str] = frozenset()
    waived: frozenset[str] = frozenset()
    site: str = ""
    part: str = "map"


class Told(Protocol):
    """What is said beside a picture, whatever it shows."""

    @property
    def lang(self) -> str:
        """The language of all texts."""
        ...

    @property
    def title(self) -> str:
        """What is shown."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known before it is believed."""
        ...

    @property
    def source(self) -> str:
        """Who published the values."""
        ...

    @property
    def credit(self) -> str:
        """Who made the boundaries, the review number or the mark of a sketch, the data version."""
        ...

    @property
    def address(self) -> str:
        """The address that shows the same; empty where it is hidden."""
        ...

    @property
    def code(self) -> tuple[tuple[bool, ...], ...]:
        """The address as a QR code, row by row, true where dark; maybe none."""
        ...


@dataclass(frozen=True, slots=True)
class Swatch:
    """An entry of the legend.

    Attributes
    ----------
    class_ : int
        Number of the class, or ``MISSING`` or ``WITHHELD``.
    colour : str
        ``#rrggbb``; empty where no class has it.
    text : str
    count : int
        How many places are in it.
    """

    class_: int
    colour: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A place as it is drawn.

    Attributes
    ----------
    code, name : str
    outline : BaseGeometry
        Polygon or multipolygon, metres in the print projection.
    class_ : int
        Its class; ``MISSING``, ``WITHHELD``, or ``AROUND`` for places beside the ones shown.
    colour : str
        Empty where no class has it.
    told : str
        Name, value, unit, year and status, for tips and texts in place of a picture.
    amount : str
        The value alone; empty where there is none to show.
    """

    code: str
    name: str
    outline: BaseGeometry
    class_: int
    colour: str
    told: str
    amount: str = ""

    @property
    def anchor(self) -> Point:
        """Where its name stands best: the middle of the widest room in its largest part."""
        return Point(self.room.coords[0])

    @property
    def room(self) -> LineString:
        """From there to the nearest point of its border."""
        return _room(self.outline)


@lru_cache(4096)
def _room(outline: BaseGeometry) -> LineString:
    """Find the widest room of an outline; outlines recur on the maps of an atlas."""
    parts = sorted(get_parts(outline).tolist(), key=lambda one: one.length)
    finest = parts[-1].length / 1000
    rooms: list[LineString] = [
        maximum_inscribed_circle(one, finest)  # pyright: ignore[reportCallIssue, reportArgumentType]
        for one in parts[-3:]
    ]
    return max(rooms, key=lambda one: one.length)
