"""Lay a reader's own list of sites over the register, for one answer."""

from collections.abc import Iterable
from dataclasses import replace
from math import cos, hypot, radians

from geo.atlas import Atlas
from geo.observations import Source
from geo.own import OwnList, OwnSite
from geo.places import fold
from geo.registry import Registry
from geo.sites import Kind, Site
from geo.text import sentence
from geo.workbooks import TableError

_METRES = 111_320
"""Of a degree of latitude."""


def with_sites(atlas: Atlas, own: OwnList) -> Atlas:
    """Return an atlas whose register has the sites of a list as well.

    A site that is listed already, by its name, is not listed twice. A list that is said to be
    complete takes the place of all that was collected of its kinds.

    Raises
    ------
    TableError
        Where a code is no area of today, or a kind is none of the register's.
    """
    register = atlas.register
    _check(atlas, own)
    full = own.kinds if own.complete else frozenset[str]()
    kept = [one for one in register.sites.values() if one.kind not in full]
    known = {fold(name) for one in kept for name in (one.name_zh, one.name_en) if name}
    key, source = own.key, Source(" · ".join(word for word in (own.file, own.sheet) if word))
    added = [
        _site(atlas, own, one, f"{key}.{number}", source)
        for number, one in enumerate(own.sites, 1)
        if fold(one.name) not in known
    ]
    kinds = [_counted(kind, added, full) for kind in register.kinds.values()]
    more = replace(register, sites=Registry("site", [*kept, *added]), kinds=Registry("kind", kinds))
    return atlas.changed(register=more, lists=(*atlas.lists, own.key))


def _check(atlas: Atlas, own: OwnList) -> None:
    for one in own.sites:
        if one.code not in atlas.areas or one.kind not in atlas.register.kinds:
            said = sentence(
                "own.site",
                "“{name}” in the list of sites lies in “{code}” and is a “{kind}”: one of them is"
                " not known here; import the list anew.",
                name=one.name[:40],
                code=one.code[:20],
                kind=one.kind[:20],
            )
            raise TableError(said)


def _counted(kind: Kind, added: Iterable[Site], full: frozenset[str]) -> Kind:
    """Say of a kind whose list is complete how many there are."""
    if kind.key not in full:
        return kind
    return replace(kind, known=sum(one.kind == kind.key for one in added), complete=True)


def _site(atlas: Atlas, own: OwnList, one: OwnSite, key: str, source: Source) -> Site:
    area = atlas.areas[one.code]
    is_city = area.level == atlas.measures.parts_of_province[0]
    told = one.lon is not None and one.lat is not None
    sector = next((zh for zh, (key, _) in atlas.register.sectors.items() if key == one.sector), "")
    return Site(
        key=key,
        name_zh=one.name,
        name_en="",
        kind=one.kind,
        batch=one.batch,
        sector=sector,
        sector_basis="stated" if sector else "",
        year=one.year,
        city=one.code if is_city else area.parent,
        county="" if is_city else one.code,
        position=(one.lon or 0, one.lat or 0) if told else area.label,
        accuracy=(one.accuracy or 0) if told else _reach(atlas, one.code),
        position_basis=own.file if told else area.name_zh,
        source=source,
        note=f"{own.sheet}!{one.row}:{one.row}" if one.row else "",
    )


def _reach(atlas: Atlas, code: str) -> float:
    """Return how far the corner of an area's frame lies from its label: a site is within, in m."""
    area = atlas.areas[code]
    lon, lat = area.label
    west, south, east, north = atlas.outlines[area.level][code].bounds
    wide = max(lon - west, east - lon) * cos(radians(lat))
    return round(hypot(wide, max(lat - south, north - lat)) * _METRES, -2)
