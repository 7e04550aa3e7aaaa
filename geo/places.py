"""Places by code and by name: areas and regions, and what lies inside what."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo.errors import UnknownKeyError
from geo.regions import Area, Grouping
from geo.registry import Registry

_SUFFIXES = ("省", "市", "区", "县", "自治县")


@dataclass(frozen=True, slots=True)
class Place:
    """An area, or a region of a grouping.

    Attributes
    ----------
    code : str
        An area's code, or a region's key.
    by : str
        Its level, or the key of its grouping.
    name_zh, name_en, short_zh, short_en : str
    parent : str
        Code of the place that holds it; empty for the province.
    level : str
        The level whose areas it is made of: its own for an area.
    codes : tuple of str
        Those areas; itself for an area.
    other_names : tuple of str
        Pinyin, and names that it or its parts had before.
    """

    code: str
    by: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    parent: str
    level: str
    codes: tuple[str, ...]
    other_names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its code."""
        return self.code

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def short(self, lang: str) -> str:
        """Return its short name in ``lang``."""
        return self.short_zh if lang == "zh" else self.short_en

    @property
    def names(self) -> tuple[str, ...]:
        """All it may be called by, plain and folded."""
        others = (fold(name) for name in self.other_names if name)
        return tuple(dict.fromkeys((fold(self.code), *self.names_today, *others)))

    @property
    def names_today(self) -> tuple[str, ...]:
        """Its full and short names, folded."""
        called = (self.name_zh, self.name_en, self.short_zh, self.short_en)
        return tuple(dict.fromkeys(fold(name) for name in called if name))


@lru_cache(20_000)
def fold(text: str) -> str:
    """Write a name without case, tone marks, spaces, apostrophes and full-width forms."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if one.isalnum())


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places, and the way from the province down to the counties.

    Attributes
    ----------
    places : Registry of Place
        Areas by code, regions by key.
    root : str
        Code of the province.
    members : mapping of level or grouping to mapping of code to Place
        The place of a level or grouping that an area is, or is part of.
    """

    places: Registry[Place]
    root: str
    members: Mapping[str, Mapping[str, Place]]

    @classmethod
    def of(
        cls,
        areas: Registry[Area],
        groupings: Registry[Grouping],
        root: str,
        old_names: Mapping[str, tuple[str, ...]],
    ) -> "Gazetteer":
        """Gather the places of an atlas."""
        regions = [
            Place(
                r.key, g.key, r.name_zh, r.name_en, r.short_zh, r.short_en, root, g.level, r.codes
            )
            for g in groupings.values()
            for r in g.regions.values()
        ]
        named = [_of_area(area, old_names.get(area.code, ())) for area in areas.values()]
        places = Registry("place", [*named, *regions])
        members: dict[str, dict[str, Place]] = {}
        for place in places.values():
            members.setdefault(place.by, {}).update(dict.fromkeys(place.codes, place))
        return cls(places, root, members)

    def place(self, code: str) -> Place:
        """Return a place by its code or key."""
        return self.places[code]

    def find(self, text: str) -> Place:
        """Return the one place that a code, key or name stands for.

        Raises
        ------
        UnknownKeyError
            Where none, or more than one, answers; the message names the candidates.
        """
        if text in self.places:
            return self.places[text]
        asked = fold(text)
        found = [place for place in self.places.values() if asked and asked in place.names]
        if len(found) > 1:
            today = [p for p in found if asked in p.names_today]
            found = today if len(today) == 1 else found
        if len(found) != 1:
            near = found or [p for p in self.places.values() if asked and asked[:2] in p.names[1]]
            known = near[:6] or list(self.places.values())[:6]
            raise UnknownKeyError("place", text, tuple(f"{p.code} {p.name_zh}" for p in known))
        return found[0]

    def inside(self, by: str, within: str) -> tuple[Place, ...]:
        """Return the places of a level or grouping that lie inside a place, in order."""
        return tuple(
            place for place in self.places.values() if place.by == by and self.holds(within, place)
        )

    def holds(self, outer: str, place: Place) -> bool:
        """Whether ``place`` is, or lies inside, the place ``outer``."""
        if outer in (self.root, place.code):
            return True
        held = self.places[outer]
        if held.code in held.codes:
            return place.parent == outer
        return all(self._belongs(code, held) for code in place.codes)

    def _belongs(self, code: str, region: Place) -> bool:
        return code in region.codes or self.places[code].parent in region.codes

    def path(self, code: str, by: str) -> tuple[Place, ...]:
        """Return the places from the province down to ``code``, by way of a grouping's region."""
        place = self.places[code]
        way = [place]
        while place.parent:
            region = self.region_of(place.code, by)
            if region and region not in way and region.level == place.level:
                way.append(region)
            place = self.places[place.parent]
            way.append(place)
        return tuple(reversed(way))

    def region_of(self, code: str, by: str) -> Place | None:
        """Return the region of grouping ``by`` that an area, or the area it is part of, is in."""
        place = self.places[code]
        if place.by == by:
            return place
        members = self.members.get(by, {})
        return members.get(code) or members.get(place.parent)


def _of_area(area: Area, old_names: Iterable[str]) -> Place:
    old = tuple(old_names)
    return Place(
        code=area.code,
        by=area.level,
        name_zh=area.name_zh,
        name_en=area.name_en,
        short_zh=_short_zh(area.name_zh),
        short_en=_short_en(area),
        parent=area.parent,
        level=area.level,
        codes=(area.code,),
        other_names=(area.pinyin, _plain_pinyin(area.pinyin), *old, *map(_short_zh, old)),
    )


def _short_zh(name: str) -> str:
    """Leave the suffix out where two characters remain; 景宁畲族自治县 becomes 景宁."""
    if name.endswith("自治县"):
        return name[:2]
    return name[:-1] if len(name) > 2 and name.endswith(_SUFFIXES) else name


def _short_en(area: Area) -> str:
    for suffix in (f" {area.type_en.title()}", " District", " County", " City"):
        if area.name_en.endswith(suffix):
            return area.name_en.removesuffix(suffix)
    return area.name_en


def _plain_pinyin(pinyin: str) -> str:
    """Leave the last word, 市 or 县, out."""
    return pinyin.rsplit(" ", 1)[0]
