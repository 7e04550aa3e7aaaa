"""Sheets: a scene laid out for print, the same for every format.

Outlines stand in the plane of the collection's print projection, in metres. What is said beside
them is said here once, so that a picture, a slide and a page cannot differ in what they tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import isfinite

import geopandas as gpd
from shapely import (
    LineString,
    Point,
    maximum_inscribed_circle,
)
from shapely.geometry.base import BaseGeometry

from geo import captions
from geo.lines import Line
from geo.scenes import Scene
from geo.text import number, say

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
        ``address``: what is left out.
    """

    title: str = ""
    note: str = ""
    review: str = ""
    hidden: frozenset[str] = frozenset()


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
    """

    code: str
    name: str
    outline: BaseGeometry
    class_: int
    colour: str
    told: str

    @property
    def anchor(self) -> Point:
        """Where its name stands best: the middle of the widest room in it."""
        room: LineString = maximum_inscribed_circle([self.outline], tolerance=[500])[0]
        return Point(room.coords[0])


@dataclass(frozen=True)
class Sheet:
    """A scene laid out for print.

    Attributes
    ----------
    scene : Scene
    wish : Wish
    """

    scene: Scene
    wish: Wish = Wish()

    @property
    def lang(self) -> str:
        """The language of its texts."""
        return self.scene.view.lang

    def shows(self, what: str) -> bool:
        """Whether something is not left out."""
        return what not in self.wish.hidden

    @property
    def title(self) -> str:
        """What is shown: the presenter's words, else the scene's."""
        return self.wish.title or captions.title(self.scene)

    @property
    def unit(self) -> str:
        """The unit of measure, with the name of what is measured."""
        name = self.scene.indicator.name(self.lang)
        return f"{name} ({captions.unit(self.scene)})"

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Every place of the map: those around first, then those shown, by code."""
        outlines = self._projected
        shown = [self._shape(line, place.code, outlines, around=False)
                 for line in self.scene.lines for place in line.places]  # fmt: skip
        around = [self._shape(line, place.code, outlines, around=True)
                  for line in self.scene.around for place in line.places]  # fmt: skip
        return (*around, *shown)

    @cached_property
    def _projected(self) -> Mapping[str, BaseGeometry]:
        atlas = self.scene.atlas
        series: gpd.GeoSeries = atlas.outlines[self.scene.view.by].to_crs(atlas.print_crs)
        return dict(zip(series.index, series, strict=True))

    def _shape(
        self, line: Line, code: str, outlines: Mapping[str, BaseGeometry], *, around: bool
    ) -> Shape:
        scene, lang = self.scene, self.lang
        place = scene.atlas.place(code)
        class_ = WITHHELD if scene.refusal or line.value.withheld else line.class_
        colour = scene.colours[class_] if class_ >= 0 and not around else ""
        words = [captions.amount(scene, line.value), captions.unit(scene)]
        told = " ".join(words) if line.value.value is not None else words[0]
        year = str(line.value.year) if line.value.year else ""
        beside = " · ".join(word for word in (year, captions.standing(scene, line)) if word)
        return Shape(
            code=code,
            name=place.short(lang),
            outline=outlines[code],
            class_=AROUND if around else class_,
            colour=colour,
            told=f"{place.name(lang)}: {told}" + (f" ({beside})" if beside else ""),
        )

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the places shown, in metres."""
        shown = [one.outline for one in self.shapes if one.class_ != AROUND]
        west, south, east, north = gpd.GeoSeries(shown).total_bounds
        return float(west), float(south), float(east), float(north)

    @cached_property
    def regions(self) -> Mapping[str, BaseGeometry]:
        """Outlines of the regions of the first grouping, by key; none where it is hidden."""
        atlas = self.scene.atlas
        home = next(iter(atlas.groupings), "")
        if not home or "circles" not in self.scene.view.over or not self.shows("regions"):
            return {}
        series: gpd.GeoSeries = atlas.outlines[home].to_crs(atlas.print_crs)
        return dict(zip(series.index, series, strict=True))

    @cached_property
    def cores(self) -> Mapping[str, Point]:
        """Where the cores stand, by code; none where they are hidden."""
        marked = self.scene.atlas.marks.get("core", {})
        if "cores" not in self.scene.view.over or not self.shows("cores"):
            return {}
        points = gpd.GeoSeries([Point(one) for one in marked.values()], crs="EPSG:4326")
        moved = points.to_crs(self.scene.atlas.print_crs)
        return {code: Point(x, y) for code, x, y in zip(marked, moved.x, moved.y, strict=True)}

    @property
    def swatches(self) -> tuple[Swatch, ...]:
        """The legend: classes from low to high, then what has no colour, as far as there is any."""
        scene, decimals = self.scene, self.scene.indicator.decimals
        limits = [scene.classes.lower, *scene.classes.upper]
        found = [
            Swatch(at, colour, interval(low, high, decimals), self._count(at))
            for at, (colour, (low, high)) in enumerate(
                zip(scene.colours, pairwise(limits), strict=False)
            )
        ]
        missing = say(self.lang, "legend.missing", "no value")
        for class_, text in ((WITHHELD, captions.withheld(scene)), (MISSING, missing)):
            if count := self._count(class_):
                found.append(Swatch(class_, "", text, count))
        return tuple(found)

    def _count(self, class_: int) -> int:
        return sum(one.class_ == class_ for one in self.shapes)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known before the map is believed, and the presenter's own line."""
        scene = self.scene
        said = (*captions.notes(scene), *captions.gap(scene), self.wish.note)
        return tuple(one for one in said if one)

    @property
    def source(self) -> str:
        """Publishers, statuses, vintages and grades of all values."""
        return captions.source(self.scene)

    @property
    def credit(self) -> str:
        """Who made the boundaries, the review number or the mark of a sketch, the data version."""
        atlas, lang = self.scene.atlas, self.lang
        sketch = say(lang, "sketch", "Sketch map, not reviewed by the mapping authority")
        words = [
            atlas.credit[lang if lang in atlas.credit else "en"],
            self.wish.review or sketch,
            say(lang, "version", "Data {version}", version=atlas.version),
        ]
        return " · ".join(words)

    @property
    def address(self) -> str:
        """The address that shows the same; empty where it is hidden."""
        return self.scene.atlas.address(self.scene.view) if self.shows("address") else ""


def interval(low: float, high: float, decimals: int) -> str:
    """Write the limits of a class; once where they look the same, or where one is infinite."""
    limits = [number(one, decimals) for one in (low, high) if isfinite(one)]
    return " – ".join(dict.fromkeys(limits))
