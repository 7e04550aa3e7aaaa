"""Sheets: a scene laid out for print, the same for every format.

Outlines stand in the plane of the collection's print projection, in metres. What is said beside
them is said here once, so that a picture, a slide and a page cannot differ in what they tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from math import isfinite

import geopandas as gpd
import segno
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from geo import captions
from geo.exports.notes import address
from geo.exports.parts import AROUND, MISSING, WITHHELD, Shape, Swatch, Wish
from geo.lines import Line
from geo.objections import LINTS
from geo.scenes import Scene
from geo.text import listed, number, say


@dataclass(frozen=True)
class Sheet:
    """A scene laid out for print.

    Attributes
    ----------
    scene : Scene
    wish : Wish
    """

    scene: Scene
    wish: Wish = field(default_factory=Wish)

    @property
    def lang(self) -> str:
        """The language of its texts."""
        return self.scene.view.lang

    def shows(self, what: str) -> bool:
        """Whether something is not left out."""
        return what not in self.wish.hidden

    def bare(self) -> "Sheet":
        """Return it for a picture whose title, notes and source stand beside it."""
        return replace(self, wish=replace(self.wish, hidden=self.wish.hidden | {"title", "notes"}))

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
        told, beside = self.facts(line)
        return Shape(
            code=code,
            name=place.short(lang),
            outline=outlines[code],
            class_=AROUND if around else class_,
            colour=colour,
            told=f"{place.name(lang)}: {told}" + (f" ({beside})" if beside else ""),
            amount="" if class_ == WITHHELD else self._amount(line),
        )

    def _amount(self, line: Line) -> str:
        return "" if line.value.value is None else captions.amount(self.scene, line.value)

    def facts(self, line: Line) -> tuple[str, str]:
        """Say a line's value with its unit; and its year and status, as far as they are known."""
        words = [captions.amount(self.scene, line.value), captions.unit(self.scene)]
        told = " ".join(words) if line.value.value is not None else words[0]
        year = str(line.value.year) if line.value.year else ""
        beside = (year, captions.standing(self.scene, line))
        return told, " · ".join(word for word in beside if word)

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
        """Where the marked cores near the places shown are, by code; none where hidden."""
        atlas = self.scene.atlas
        if "cores" not in self.scene.view.over or not self.shows("cores"):
            return {}
        near, points = box(*self.bounds), self._points(atlas.marks.get("core", {}))
        return {code: point for code, point in points.items() if near.covers(point)}

    @cached_property
    def sites(self) -> Mapping[str, Point]:
        """Where the selected sites are that have a position, by key; none where hidden."""
        if "sites" not in self.scene.view.over or not self.shows("sites"):
            return {}
        return self._points({one.key: one.position for one in self.scene.sites if one.position})

    def _points(self, places: Mapping[str, tuple[float, float]]) -> Mapping[str, Point]:
        """Project longitudes and latitudes."""
        points = gpd.GeoSeries([Point(where) for where in places.values()], crs=4326)
        projected = points.to_crs(self.scene.atlas.print_crs)
        where = zip(projected.x.tolist(), projected.y.tolist(), strict=True)
        return dict(zip(places, map(Point, where), strict=True))

    @property
    def holders(self) -> tuple[BaseGeometry, ...]:
        """Outlines of the areas that hold the places; none where the province alone does."""
        atlas = self.scene.atlas
        parents = {atlas.place(one.code).parent for one in self.shapes}
        held = [atlas.place(code) for code in sorted(parents - {"", atlas.province.code})]
        series = gpd.GeoSeries([atlas.outlines[one.by][one.code] for one in held], crs=4326)
        return tuple(series.to_crs(atlas.print_crs).tolist())

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
        said = (*captions.notes(scene), *captions.gap(scene), self.wish.note, self._waived)
        return tuple(one for one in said if one)

    @property
    def _waived(self) -> str:
        """Which objections were known and let stand; nothing where there were none."""
        names = [one.say(self.lang) for key, one in LINTS.items() if key in self.wish.waived]
        if not names:
            return ""
        told = listed(self.lang, names)
        return say(self.lang, "lint.waived", "Objections waived: {names}", names=told)

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
        if not self.shows("address"):
            return ""
        return self.wish.site.rstrip("/") + address(self.scene)

    @cached_property
    def code(self) -> tuple[tuple[bool, ...], ...]:
        """The address as a QR code, row by row, true where dark; none without a site."""
        if not (self.wish.site and self.address and self.shows("code")):
            return ()
        return tuple(tuple(map(bool, row)) for row in segno.make_qr(self.address).matrix)


def interval(low: float, high: float, decimals: int) -> str:
    """Write the limits of a class; once where they look the same, or where one is infinite."""
    limits = [number(one, decimals) for one in (low, high) if isfinite(one)]
    return " – ".join(dict.fromkeys(limits))
