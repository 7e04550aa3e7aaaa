"""A reader's own list of sites, as it lies in a browser and in a project file: checked JSON."""

from dataclasses import dataclass
from typing import Any

from geo.own.fields import (
    VERSION,
    key_of,
    marked,
    number,
    rows_of,
    text,
    whole,
    written,
    wrong,
    year,
)
from geo.units import FARTHEST

SITES = "sites"
"""What lists of sites are marked with."""

OWN_SITE = ("name", "code", "kind", "sector", "batch", "year", "lon", "lat", "row", "accuracy")
"""What stands in a row, in order."""

_LATER = 1
"""So many columns at the end stand there only where a site has something in them: a list that was
kept before there were any keeps its content, and so its key."""


@dataclass(frozen=True, slots=True)
class OwnSite:
    """A row of a list of sites.

    Attributes
    ----------
    name : str
    code : str
        Of its county; of its city where the list tells no county.
    kind, sector : str
        Keys of the register; the sector is empty where the list tells none.
    batch : str
    year : int or None
    lon, lat : float or None
        Degrees, WGS84; both or neither.
    row : int
        Row of the spreadsheet it was read from.
    accuracy : float or None
        Metres within which the position is true, above 0; ``None`` where the list does not tell.
        A site without a position has none.
    """

    name: str
    code: str
    kind: str
    sector: str
    batch: str
    year: int | None
    lon: float | None
    lat: float | None
    row: int
    accuracy: float | None = None


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list of sites, checked.

    Attributes
    ----------
    name : str
        In the reader's words.
    file, sheet : str
        Where it was read.
    complete : bool
        Whether it has all sites of the kinds that it lists, as its holder says; then it takes the
        place of what was collected of them.
    sites : tuple of OwnSite
    """

    name: str
    file: str
    sheet: str
    complete: bool
    sites: tuple[OwnSite, ...]

    @property
    def key(self) -> str:
        """``own.`` and twelve digits that change with any of its content."""
        return key_of(self.write())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of site that it lists."""
        return frozenset(one.kind for one in self.sites)

    def write(self) -> str:
        """Write it as JSON, always in the same way."""
        told: dict[str, Any] = {"siquan": SITES, "version": VERSION, "complete": self.complete}
        told |= {"name": self.name, "file": self.file, "sheet": self.sheet}
        exact = any(one.accuracy is not None for one in self.sites)
        names = OWN_SITE if exact else OWN_SITE[:-_LATER]
        told["rows"] = [[getattr(one, name) for name in names] for one in self.sites]
        return written(told)

    @classmethod
    def of(cls, content: object) -> "OwnList":
        """Check the content of a list.

        Raises
        ------
        TableError
        """
        told = marked(content, SITES)
        words = {name: text(name, told.get(name, "")) for name in ("name", "file", "sheet")}
        if not words["name"]:
            raise wrong("name", "", "…")
        complete = told.get("complete", False)
        if not isinstance(complete, bool):
            raise wrong("complete", complete, "true/false")
        sites = tuple(_site(one) for one in rows_of(told, OWN_SITE, _LATER))
        return cls(**words, complete=complete, sites=sites)


def _site(told: list[Any]) -> OwnSite:
    name, code, kind, sector, batch, when, lon, lat, row, accuracy = told
    if (lon is None) != (lat is None):
        raise wrong("lon", lon, "lon, lat")
    return OwnSite(
        name=text("name", name),
        code=text("code", code),
        kind=text("kind", kind),
        sector=text("sector", sector),
        batch=text("batch", batch),
        year=None if when is None else year("year", when),
        lon=None if lon is None else _degrees("lon", lon, 180),
        lat=None if lat is None else _degrees("lat", lat, 90),
        row=whole("row", row, 0, 10_000_000),
        accuracy=None if accuracy is None else _metres("accuracy", accuracy, known=lon is not None),
    )


def _degrees(name: str, value: object, most: int) -> float:
    found = number(name, value)
    if abs(found) > most:
        raise wrong(name, value, f"−{most}–{most}")
    return found


def _metres(name: str, value: object, *, known: bool) -> float:
    """Return how exact a position is, if there is one."""
    found = number(name, value)
    if not known or not 0 < found <= FARTHEST:
        raise wrong(name, value, f"0–{FARTHEST:,}, lon, lat")
    return found
