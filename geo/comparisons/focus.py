"""Focus: which sectors the documents give to which regions, with overlaps and blanks."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.places import Place
from geo.regions import Grouping


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of the plan and the regions that focus on it.

    Attributes
    ----------
    key, name_zh, name_en : str
    tier, tier_zh : str
        Key and Chinese name of its tier.
    regions : tuple of str
        Keys of the regions that the document gives it to; none for most.
    line : str
        Where it is written.
    """

    key: str
    name_zh: str
    name_en: str
    tier: str
    tier_zh: str
    regions: tuple[str, ...]
    line: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en


def sectors(atlas: Atlas, grouping: Grouping) -> tuple[Sector, ...]:
    """Return the sectors that sites are filed under, in the plan's order.

    Regions of another grouping than the document's have none.
    """
    rows = atlas.tables["sectors"]
    return tuple(
        Sector(
            str(row["id"]),
            str(row["name_zh"]),
            str(row["name_en"]),
            str(row.get("tier_or_group") or ""),
            str(row.get("tier_or_group_zh") or ""),
            tuple(key for key in _split(row.get("circle_focus")) if key in grouping.regions),
            str(row.get("source_line") or ""),
        )
        for row in rows
        if row["row_type"] == rows[0]["row_type"]
    )


def shared(found: Iterable[Sector]) -> tuple[Sector, ...]:
    """Return the sectors that more than one region focuses on."""
    return tuple(one for one in found if len(one.regions) > 1)


def unassigned(found: Iterable[Sector]) -> tuple[Sector, ...]:
    """Return the sectors that no region focuses on."""
    return tuple(one for one in found if not one.regions)


@dataclass(frozen=True, slots=True)
class Follow:
    """How many listed sites of a focus sector lie in its region.

    Attributes
    ----------
    region : Place
    sector : Sector
    here, everywhere : int
        Sites of the sector listed in the region, and in all.
    of_region, of_all : int
        Listed sites of any sector in the region, and in all.
    """

    region: Place
    sector: Sector
    here: int
    everywhere: int
    of_region: int
    of_all: int

    @property
    def quotient(self) -> float | None:
        """Share of the sector in the region's listed sites over its share in all of them."""
        if not (self.everywhere and self.of_region and self.of_all):
            return None
        return (self.here / self.of_region) / (self.everywhere / self.of_all)


def follows(atlas: Atlas, grouping: Grouping) -> tuple[Follow, ...]:
    """Count the listed sites of each region's focus sectors: what is listed, not what there is."""
    register = atlas.register
    every = register.select()
    found: list[Follow] = []
    for place in atlas.inside(grouping.key, ""):
        inside = register.select(codes=place.codes)
        for sector in sectors(atlas, grouping):
            if place.code not in sector.regions:
                continue
            here, everywhere = (
                sum(register.sector_key(site.sector) == sector.key for site in sites)
                for sites in (inside, every)
            )
            found.append(Follow(place, sector, here, everywhere, len(inside), len(every)))
    return tuple(found)


def _split(text: object) -> tuple[str, ...]:
    return tuple(word for word in str(text or "").split(";") if word)
