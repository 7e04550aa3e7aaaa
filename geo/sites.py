"""The register of sites: innovation zones, clusters, platforms, pilots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geo.observations import Source
from geo.places import fold
from geo.registry import Registry
from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Site:
    """One listed site.

    Attributes
    ----------
    key, name_zh, name_en : str
    kind, batch, sector : str
        ``sector`` is the Chinese name of one of the plan's sectors, or 综合 for several.
    sector_basis : str
        Whether the source states the sector or it was inferred.
    year : int or None
    city, county : str
        Codes; ``county`` is empty where the site is a whole city or its county is not known.
    position : tuple of float or None
        Longitude and latitude, WGS84 degrees.
    accuracy : float or None
        Metres within which the true position lies.
    position_basis : str
    source : Source
    note : str
    platform, designated : str
        Key of its type of platform, and who designated it: keys of ``vocabulary.DESIGNATED``; empty
        where not known.
    """

    key: str
    name_zh: str
    name_en: str
    kind: str
    batch: str
    sector: str
    sector_basis: str
    year: int | None
    city: str
    county: str
    position: tuple[float, float] | None
    accuracy: float | None
    position_basis: str
    source: Source
    note: str
    platform: str = ""
    designated: str = ""

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" or not self.name_en else self.name_en


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of site, and how much of its register is known.

    Attributes
    ----------
    key, name_zh, name_en : str
    mark_zh, mark_en : str
        One letter that stands on the map.
    known : int or None
        How many there are by the documents; ``None`` where they do not say.
    complete : bool
        Whether all of them are listed.
    at_least : int or None
        How many were announced, as far as that is known.
    note_zh, note_en : str
    """

    key: str
    name_zh: str
    name_en: str
    mark_zh: str
    mark_en: str
    known: int | None
    complete: bool
    note_zh: str
    note_en: str
    at_least: int | None = None

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def mark(self, lang: str) -> str:
        """Return the letter that stands for it on the map, in ``lang``."""
        return self.mark_zh if lang == "zh" else self.mark_en

    def note(self, lang: str) -> str:
        """Say in ``lang`` what is known of the register."""
        return self.note_zh if lang == "zh" else self.note_en


@dataclass(frozen=True, slots=True)
class Register:
    """The sites that were found, and what is known to be missing.

    Attributes
    ----------
    sites : Registry of Site
    kinds : Registry of Kind
    sectors : mapping of sector's Chinese name to (key, English name)
        In the plan's order; 综合, several, last.
    tiers : mapping of tier to (Chinese name, sector keys)
    """

    sites: Registry[Site]
    kinds: Registry[Kind]
    sectors: Mapping[str, tuple[str, str]]
    tiers: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict[str, Any])

    @property
    def batches(self) -> tuple[str, ...]:
        """The batches that occur, sorted."""
        return tuple(sorted({site.batch for site in self.sites.values() if site.batch}))

    @property
    def kind_names(self) -> Mapping[str, tuple[str, ...]]:
        """What every kind is called, by key."""
        return {key: (one.name_zh, one.name_en, one.mark_zh) for key, one in self.kinds.items()}

    @property
    def sector_names(self) -> Mapping[str, tuple[str, ...]]:
        """What every sector is called, by key."""
        return {key: (zh, en) for zh, (key, en) in self.sectors.items()}

    def select(
        self,
        kinds: Iterable[str] = (),
        sectors: Iterable[str] = (),
        batches: Iterable[str] = (),
        codes: Iterable[str] = (),
    ) -> tuple[Site, ...]:
        """Return the sites that answer every filter; an empty filter lets all through.

        Parameters
        ----------
        kinds, batches : iterable of str
        sectors : iterable of str
            Keys or Chinese names.
        codes : iterable of str
            City or county codes.
        """
        kinds, batches, codes = set(kinds), set(batches), set(codes)
        named = {self.sector_key(sector) for sector in sectors}
        return tuple(
            site
            for site in self.sites.values()
            if (not kinds or site.kind in kinds)
            and (not named or self.sector_key(site.sector) in named)
            and (not batches or site.batch in batches)
            and (not codes or site.city in codes or site.county in codes)
        )

    def sift(
        self,
        sites: Iterable[Site],
        tiers: Iterable[str] = (),
        designated: Iterable[str] = (),
        text: str = "",
        platform: str = "",
    ) -> tuple[Site, ...]:
        """Keep the sites of some tiers or a type, designated by some, with some words told of them.

        Parameters
        ----------
        sites : iterable of Site
        tiers, designated : iterable of str
            Empty lets all through.
        text : str
            Every word of it has to stand in a name, batch, note or source, in any case or width.
        platform : str
            Key of a type of platform; empty lets all through.
        """
        sectors = {key for tier in tiers for key in self.tiers[tier][1]}
        ranks, words = set(designated), [fold(word) or word for word in text.split()]
        return tuple(
            site
            for site in sites
            if (not sectors or self.sector_key(site.sector) in sectors)
            and (not ranks or site.designated in ranks)
            and (not platform or site.platform == platform)
            and all(word in _told(site) for word in words)
        )

    def sector_key(self, sector: str) -> str:
        """Return the key of a sector given by key or Chinese name; itself where unknown."""
        return self.sectors[sector][0] if sector in self.sectors else sector

    def known(self, kinds: Iterable[str]) -> int | None:
        """Return how many sites of these kinds there are; ``None`` where any kind is unknown."""
        sizes = [self.kinds[kind].known for kind in kinds]
        return None if not sizes or None in sizes else sum(size or 0 for size in sizes)


def register(sites: Iterable[Row], kinds: Iterable[Row], sectors: Iterable[Row]) -> Register:
    """Read the register.

    Parameters
    ----------
    sites, kinds, sectors : iterable of dict
        Checked rows of ``sites.csv``, ``registers.csv`` and ``sectors.csv``. Of the last, those of
        the first row's type are the sectors that sites are filed under.
    """
    listed = Registry("site", [_site(row) for row in sites])
    rows = list(sectors)
    filed = [row for row in rows if row["row_type"] == rows[0]["row_type"]]
    named = {str(row["name_zh"]): (str(row["id"]), str(row["name_en"])) for row in filed}
    several = {"综合": ("several", "Several sectors")}
    known = Registry("kind", [_kind(row) for row in kinds])
    return Register(listed, known, named | several, _tiers(filed))


def _told(site: Site) -> str:
    words = (site.name_zh, site.name_en, site.batch, site.sector, site.note, site.source.title)
    return " ".join(fold(word) for word in words)


def _tiers(rows: Iterable[Row]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the tiers in the plan's order, each with its sectors."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in rows:
        key = str(row.get("tier_or_group") or "")
        name, sectors = found.get(key, (str(row.get("tier_or_group_zh") or ""), ()))
        found[key] = (name, (*sectors, str(row["id"])))
    found.pop("", None)
    return found


def _kind(row: Row) -> Kind:
    known = row["known"]
    return Kind(
        str(row["kind"]),
        str(row["name_zh"]),
        str(row["name_en"]),
        str(row["mark_zh"]),
        str(row["mark_en"]),
        None if known is None else int(known),
        row["complete"] in (True, "yes"),
        str(row["note_zh"] or ""),
        str(row["note_en"] or ""),
        None if row.get("at_least") is None else int(row["at_least"] or 0),
    )


def _site(row: Row) -> Site:
    text = {name: "" if value is None else str(value) for name, value in row.items()}
    lon, lat, accuracy = row["lon"], row["lat"], row["position_accuracy_m"]
    published = row["source_year"]
    return Site(
        key=text["site_id"],
        name_zh=text["name_zh"],
        name_en=text["name_en"],
        kind=text["kind"],
        batch=text["batch"],
        sector=text["sector"],
        sector_basis=text["sector_basis"],
        year=None if row["year"] is None else int(row["year"]),
        city=text["city_code"],
        county=text["county_code"],
        position=None if lon is None or lat is None else (float(lon), float(lat)),
        accuracy=None if accuracy is None else float(accuracy),
        position_basis=text["position_basis"],
        source=Source(
            text["source_title"],
            "",
            None if published is None else int(published),
            text["source_url"],
        ),
        note=text["note"],
        platform=text.get("platform", ""),
        designated=text.get("designated_by", ""),
    )
