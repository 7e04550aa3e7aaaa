"""Named things: platforms, systems, brands and pilots; named places; regions and their cores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from geo.plan.entries import NOTHING, Entry, Told, placed, split, text, unique
from geo.sources import Row

SPOT = "place-{number}"
"""The key of a named place: its number in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Entry):
    """A platform, system, network, pilot, brand or the like that a document names.

    Attributes
    ----------
    group : str
        Key of a word of ``geo.vocabulary.CLASSES``.
    drawing : str
        Key of a word of ``geo.vocabulary.DRAWINGS``: how it can be shown.
    basis : str
        Whether its place is ``stated``, known from elsewhere only, or ``none``.
    hint : Told
        Where it lies, or what is wanted to know it, from outside the documents and not verified.
    """

    kind: ClassVar[str] = "entity"
    group: str = ""
    drawing: str = ""
    basis: str = ""
    hint: Told = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot(Entry):
    """A named place, as it is drawn on a map.

    Attributes
    ----------
    sort : str
        What it is: a port, a corridor …
    position : tuple of float or None
        Longitude and latitude, WGS84 degrees.
    says, basis : Told
        What the document says of it in short, and where its geometry comes from.
    """

    kind: ClassVar[str] = "place"
    sort: str = ""
    position: tuple[float, float] | None = None
    says: Told = NOTHING
    basis: Told = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """A region of the plan, or one of its cores.

    Attributes
    ----------
    core : bool
        Whether it is a core: one area, no region.
    sectors : tuple of str
        Keys of the sectors that it is to focus on.
    core_city : str
        Code of the area that leads it; empty where there is none.
    membership, note : Told
        How its members are known, and what to mind.
    """

    kind: ClassVar[str] = "region"
    core: bool = False
    sectors: tuple[str, ...] = ()
    core_city: str = ""
    membership: Told = NOTHING
    note: Told = NOTHING


def entities(rows: Iterable[Row], sections: Mapping[str, str]) -> tuple[Entity, ...]:
    """Read the named things.

    Parameters
    ----------
    rows : iterable of Row
    sections : mapping of key to section
        Of the items: a thing that is named in one refers to it by its key.
    """
    found: list[Entity] = []
    for row in rows:
        where = text(row, "ref")
        found.append(
            Entity(
                key=text(row, "id"),
                name_zh=text(row, "name_zh"),
                name_en=text(row, "name_en"),
                document=text(row, "document"),
                section=sections.get(where, where),
                line=text(row, "source_line"),
                codes=placed(row, "city_codes_in_text"),
                links=unique([where if where in sections else "", *split(text(row, "circles"))]),
                group=text(row, "class"),
                drawing=text(row, "representation"),
                basis=text(row, "location_basis"),
                hint=Told.read(row, "hint_zh", "external_hint_unverified"),
            )
        )
    return tuple(found)


def spots(rows: Iterable[Row], lines: Mapping[str, str]) -> tuple[Spot, ...]:
    """Read the named places.

    Parameters
    ----------
    rows : iterable of Row
    lines : mapping of key to line
        Of the named things that they are mentioned as.
    """
    return tuple(_spot(number, row, lines) for number, row in enumerate(rows, 1))


def _spot(number: int, row: Row, lines: Mapping[str, str]) -> Spot:
    named = split(text(row, "entities"))
    lon, lat = row.get("lon"), row.get("lat")
    return Spot(
        key=SPOT.format(number=number),
        name_zh=text(row, "name"),
        name_en=text(row, "name_en"),
        document=text(row, "document"),
        section=text(row, "section_item"),
        line=", ".join(unique(lines.get(key, "") for key in named)),
        codes=placed(row, "geometry_codes"),
        links=named,
        sort=text(row, "kind"),
        position=None if lon is None or lat is None else (float(lon), float(lat)),
        says=Told.read(row, "document_says_zh", "document_says"),
        basis=Told.read(row, "geometry_basis_zh", "geometry_basis"),
    )


def regions(rows: Iterable[Row]) -> tuple[Region, ...]:
    """Read the regions of the plan and its cores."""
    return tuple(
        Region(
            key=text(row, "id"),
            name_zh=text(row, "name_zh"),
            name_en=text(row, "name_en"),
            document=text(row, "document"),
            section=text(row, "section"),
            line=text(row, "source_line"),
            codes=placed(row, "member_codes"),
            links=split(text(row, "focus_sector_ids")),
            others=split(text(row, "name_zh_variants")),
            core=text(row, "kind") == "core",
            sectors=split(text(row, "focus_sector_ids")),
            core_city=text(row, "core_city_code"),
            membership=Told.read(row, "membership_basis_zh", "membership_basis"),
            note=Told.read(row, "note_zh", "note"),
        )
        for row in rows
    )
