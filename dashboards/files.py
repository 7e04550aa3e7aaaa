"""Files that the page fetches once: shapes, names of places, sites. Named by their content."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dashboards.mixes import Mixes
from geo import LANGUAGES, Atlas, say
from geo.plan import SPOT
from geo.sites import Site
from geo.surveys import LINE, NOWHERE, POINT, mentions
from geo.topology import encode

_DARK = "dark.css"
_HASHED = re.compile(r"[a-z_]+-[0-9a-f]{12}\.(?P<suffix>[a-z]+)")
_LINE = ("roots", "connection", "store", "theme")
_SHARED = (*_LINE, "links", "write", "search", "own", "trace", "home")
_PROJECT = ("tasks", "project")
_MONITORED = (*_PROJECT, "commas", "exchange", "monitoring")
_STUDIO = ("wishes", "studio", "deliveries")
_MAPPED = (*_SHARED, "stories", "address", "topology", "paths", "painter", "tips", "layers")
SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "map": (*_MAPPED, "sites", "mentions", "mine", "map", *_STUDIO, "start"),
    "circles": (*_MAPPED, "mine", "multiples", "start"),
    "sites": (*_MAPPED, "sites", "mentions", "mine", "map", "start"),
    "targets": (*_MAPPED, "sites", "mentions", "mine", "targets", "map", *_MONITORED, "start"),
    "plan": (*_SHARED, "plan"),
    "analysis": (*_MAPPED, "sites", "mentions", "mine", "analysis", "map", "start"),
    "data": (*_SHARED, "stories", *_PROJECT, "catalogue", "intake"),
    "present": (
        *_MAPPED,
        "sites",
        "mentions",
        "targets",
        "present",
        "editor",
        "packs",
        "mine",
        "map",
        "start",
    ),
}
"""The scripts of every page, in the order in which they stand in its one file."""


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses and contents of the files.

    Attributes
    ----------
    scripts : mapping of page to address
    style, dark, icon : str
        Addresses of all styles, of the tokens of the dark theme, and of the icon.
    shapes : str
        Address of the topology: every level and grouping, each border once.
    places, sites, mentions, index : mapping of language to address
        ``mentions`` are the places that documents name; ``index`` is what the search reads.
    contents : mapping of address to bytes
    release : str
        Names the code and the data that are served; of two that differ, no page takes answers of
        both.
    renewal : bytes
        Script that tells a page of another release so, in the place of one that is gone.
    """

    scripts: Mapping[str, str]
    style: str
    dark: str
    icon: str
    shapes: str
    places: Mapping[str, str]
    sites: Mapping[str, str]
    mentions: Mapping[str, str]
    index: Mapping[str, str]
    contents: Mapping[str, bytes]
    release: str
    renewal: bytes

    @classmethod
    def of(cls, atlas: Atlas, assets: Path) -> "Files":
        """Write the files of an atlas; scripts and styles are one file each."""
        contents: dict[str, bytes] = {}

        def save(kind: str, body: bytes, suffix: str) -> str:
            address = f"/files/{kind}-{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"
            contents[address] = body
            return address

        def keep(kind: str, value: Any) -> str:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            return save(kind, text.encode(), "json")

        def joined(names: Iterable[str]) -> bytes:
            return b"\n".join((assets / name).read_bytes() for name in names)

        styles = sorted(one.name for one in assets.glob("*.css") if one.name != _DARK)
        dark = joined([_DARK]).decode()
        mixes = Mixes.of(joined(styles).decode(), dark)
        return cls(
            scripts={
                page: save(page, joined(f"{name}.js" for name in names), "js")
                for page, names in SCRIPTS.items()
            },
            style=save("siquan", f"{mixes.style}\n{mixes.light}".encode(), "css"),
            dark=save("dark", f"{dark}\n{mixes.dark}".encode(), "css"),
            icon=save("siquan", joined(["favicon.svg"]), "svg"),
            shapes=keep("shapes", encode(atlas.outlines)),
            places={lang: keep("places", _places(atlas, lang)) for lang in LANGUAGES},
            sites={lang: keep("sites", _sites(atlas, lang)) for lang in LANGUAGES},
            mentions={lang: keep("mentions", _mentions(atlas, lang)) for lang in LANGUAGES},
            index={lang: keep("index", _index(atlas, lang)) for lang in LANGUAGES},
            contents=contents,
            release=_release(contents, atlas.version),
            renewal=joined(["connection.js"]) + b"\nsiquan.line.renew();\n",
        )

    def instead(self, name: str) -> tuple[bytes, str] | None:
        """Return what stands for a file of another release, and its address; of some, nothing.

        A page of another release keeps its looks by the styles of this one, and is told by a script
        that it is to be loaded again. What maps are drawn of is never mixed.
        """
        found = _HASHED.fullmatch(name)
        match found and found["suffix"]:
            case "css":
                address = self.dark if name.startswith("dark-") else self.style
                return self.contents[address], address
            case "js":
                return self.renewal, name
            case _:
                return None


def _release(addresses: Iterable[str], data: str) -> str:
    told = "\n".join([version("siquan"), version("dash"), data, *sorted(addresses)])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _places(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Name every place, with the point of its label and its region, and the marks some carry."""
    home = next(iter(atlas.groupings), "")
    region_of = atlas.gazetteer.region_of
    regions = {code: region_of(code, home) for code in atlas.gazetteer.places}
    named = {
        place.code: [
            place.name(lang),
            place.short(lang),
            *_label(atlas, place.codes),
            region.code if (region := regions[place.code]) and region != place else "",
        ]
        for place in atlas.gazetteer.places.values()
    }
    marks = {mark: [[lat, lon] for lon, lat in at.values()] for mark, at in atlas.marks.items()}
    return {"places": named, "marks": marks}


def _index(atlas: Atlas, lang: str) -> list[list[str]]:
    """List every place with its name, what it is part of, and all that it may be called by."""
    rows: list[list[str]] = []
    for place in atlas.gazetteer.places.values():
        parent = atlas.place(place.parent).short(lang) if place.parent else ""
        other = place.name_en if lang == "zh" else place.name_zh
        beside = " · ".join(word for word in (parent, other, place.code) if word)
        rows.append([place.code, place.name(lang), beside, *place.names])
    return rows


def _label(atlas: Atlas, codes: tuple[str, ...]) -> list[float]:
    """Return latitude and longitude of a label: of the area, or the middle of a region's areas."""
    points = [atlas.areas[code].label for code in codes]
    lon, lat = (sum(part) / len(points) for part in zip(*points, strict=True))
    return [round(lat, 4), round(lon, 4)]


def _sites(atlas: Atlas, lang: str) -> dict[str, list[Any]]:
    """Tell every site that has a position as the map needs it."""
    told = {one.key: mark(atlas, one, lang) for one in atlas.register.sites.values()}
    return {key: found for key, found in told.items() if found}


def _mentions(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Tell every named place that can be drawn: name, shape, points or areas, where it is named."""
    told: dict[str, Any] = {}
    for one in mentions(atlas):
        if one.shape == NOWHERE:
            continue
        where = f"{one.section}, {one.lines}" if one.lines else one.section
        points = [one.position] if one.shape == POINT and one.position else []
        if one.shape == LINE:
            points = [atlas.areas[code].label for code in one.codes]
        at = [[round(lat, 4), round(lon, 4)] for lon, lat in points]
        said = [one.name(lang), one.says(lang), one.title(lang), where]
        said += [SPOT.format(number=one.key), say(lang, "plan.open", "Open in the documents")]
        told[one.key] = [one.shape, at, [] if at else list(one.codes), said]
    return told


def mark(atlas: Atlas, site: Site, lang: str) -> list[Any]:
    """Tell a site's name, position, accuracy, kind and the kind's letter; nothing without one."""
    if site.position is None:
        return []
    kind = atlas.register.kinds[site.kind]
    lon, lat = (round(degrees, 5) for degrees in site.position)
    return [site.name(lang), lat, lon, site.accuracy, kind.name(lang), kind.mark(lang)]
