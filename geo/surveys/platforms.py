"""Platforms: the types that the documents name, what is listed of each, and the targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.places import Place
from geo.sites import Site
from geo.sources import Row
from geo.surveys.tallies import lies

HAS, ELSEWHERE, UNKNOWN = "has", "elsewhere", "unknown"
"""What is known of a place and a type. No register says that a place lacks one."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A type of platform.

    Attributes
    ----------
    key, name_zh, name_en : str
    action : str
        Id of the action that names it; empty where none does.
    target : str
        Id of the documents' indicator that says how many there are to be; mostly empty.
    """

    key: str
    name_zh: str
    name_en: str
    action: str
    target: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class Grid:
    """Types of platform by places.

    Attributes
    ----------
    places : tuple of Place
    rows : tuple of Platform and mapping of code to sites
        What is listed of each type in each place.
    beyond : mapping of platform to sites
        Listed sites that lie in none of the places: those of the whole province.
    """

    places: tuple[Place, ...]
    rows: tuple[tuple[Platform, Mapping[str, tuple[Site, ...]]], ...]
    beyond: Mapping[str, tuple[Site, ...]]

    def state(self, platform: Platform, code: str) -> str:
        """Say what is known of a type in a place: it has one, others are listed, or nothing is."""
        listed = next(found for one, found in self.rows if one == platform)
        if listed[code]:
            return HAS
        return ELSEWHERE if any(listed.values()) or self.beyond[platform.key] else UNKNOWN


@dataclass(frozen=True, slots=True)
class Counter:
    """What is listed of a type against what a document wants.

    Attributes
    ----------
    platform : Platform
    listed : int or None
        ``None`` where no list of the type was found: unknown, not none.
    wanted : float
    qualifier, year, document, section, line : str
        Of the target.
    """

    platform: Platform
    listed: int | None
    wanted: float
    qualifier: str
    year: str
    document: str
    section: str
    line: str


def platforms(atlas: Atlas) -> tuple[Platform, ...]:
    """Read the types, in the documents' order."""
    return tuple(
        Platform(
            str(row["key"]),
            str(row["name_zh"]),
            str(row["name_en"]),
            str(row["action"] or ""),
            str(row["target"] or ""),
        )
        for row in atlas.tables.get("platforms", ())
    )


def grid(atlas: Atlas, sites: Sequence[Site], by: str) -> Grid:
    """Lay the listed sites out by type and by place."""
    places = atlas.inside(by, "")
    types = platforms(atlas)
    rows = tuple(
        (
            one,
            {
                place.code: tuple(x for x in sites if x.platform == one.key and lies(x, place))
                for place in places
            },
        )
        for one in types
    )
    beyond = {
        one.key: tuple(
            x for x in sites if x.platform == one.key and not any(lies(x, p) for p in places)
        )
        for one in types
    }
    return Grid(places, rows, beyond)


def counters(atlas: Atlas) -> tuple[Counter, ...]:
    """Hold what is listed against the documents' targets."""
    found: list[Counter] = []
    for one in platforms(atlas):
        for row in _targets(atlas, one.target):
            listed = sum(site.platform == one.key for site in atlas.register.sites.values())
            found.append(
                Counter(
                    one,
                    listed or None,
                    float(row["value"] or 0),
                    str(row["qualifier"] or ""),
                    str(row["year"]),
                    str(row["document"]),
                    str(row["section"]),
                    str(row["source_line"] or ""),
                )
            )
    return tuple(found)


def _targets(atlas: Atlas, indicator: str) -> list[Row]:
    """Return the target of an indicator, where it is stated first."""
    rows = [
        row
        for row in atlas.tables.get("document_indicators", ())
        if indicator and row["indicator_id"] == indicator and row["value_kind"] == "target"
    ]
    return rows[:1]
