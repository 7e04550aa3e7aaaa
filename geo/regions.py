"""Areas and the regions they are grouped into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd

from geo.registry import Registry
from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative division.

    Attributes
    ----------
    code : str
        Six digits, GB/T 2260.
    name_zh, name_en, pinyin : str
    level : str
        ``province``, ``city`` or ``county``.
    type_zh, type_en : str
        Such as 市辖区, district.
    parent : str
        Code of the area it belongs to; empty for the province.
    label : tuple of float
        Longitude and latitude, WGS84 degrees, of a point inside.
    """

    code: str
    name_zh: str
    name_en: str
    pinyin: str
    level: str
    type_zh: str
    type_en: str
    parent: str
    label: tuple[float, float]

    @property
    def key(self) -> str:
        """Its code."""
        return self.code

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class Region:
    """A member of a grouping, such as one of the four circles.

    Attributes
    ----------
    key, name_zh, name_en, short_zh, short_en : str
    codes : tuple of str
        The areas it is made of, sorted.
    """

    key: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    codes: tuple[str, ...]

    def name(self, lang: str) -> str:
        """Return its full name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def short(self, lang: str) -> str:
        """Return its short name in ``lang``."""
        return self.short_zh if lang == "zh" else self.short_en


@dataclass(frozen=True, slots=True)
class Grouping:
    """A named partition of the areas of one level into regions.

    Attributes
    ----------
    key, name_zh, name_en : str
    level : str
        Level of the areas that are grouped.
    regions : Registry of Region
    """

    key: str
    name_zh: str
    name_en: str
    level: str
    regions: Registry[Region]

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def of(self, code: str) -> Region | None:
        """Return the region that ``code``, an area of the grouping's level, belongs to."""
        return next((region for region in self.regions.values() if code in region.codes), None)


def areas_of(shapes: Mapping[str, gpd.GeoDataFrame]) -> Registry[Area]:
    """Read the areas off their shapes, by level, coarse levels first."""
    return Registry("area", [_area(row) for frame in shapes.values() for row in _rows(frame)])


def _rows(frame: gpd.GeoDataFrame) -> list[dict[str, str]]:
    """Return what an outline says of its area, in words; empty where it says nothing."""
    told = frame.drop(columns="geometry").reset_index().astype(object)
    rows = told.where(told.notna(), "").to_dict("records")
    return [{str(name): str(word) for name, word in row.items()} for row in rows]


def _area(row: Mapping[str, str]) -> Area:
    return Area(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        pinyin=row["pinyin"],
        level=row["level"],
        type_zh=row["type_zh"],
        type_en=row["type_en"],
        parent=row["parent"],
        label=(float(row["label_lon"]), float(row["label_lat"])),
    )


def groupings(
    listed: Iterable[Row], regions: Iterable[Row], members: Mapping[str, Iterable[Row]]
) -> Registry[Grouping]:
    """Read the groupings.

    Parameters
    ----------
    listed, regions : iterable of dict
        Checked rows of ``groupings.csv`` and ``regions.csv``.
    members : mapping of grouping to rows
        Checked rows of ``groupings/<key>.csv``: region, code.
    """
    codes: dict[tuple[str, str], list[str]] = {}
    for grouping, rows in members.items():
        for row in rows:
            codes.setdefault((grouping, str(row["region"])), []).append(str(row["code"]))
    named: dict[str, list[Region]] = {}
    for row in sorted(regions, key=lambda row: int(row["order"] or 0)):
        key, region = str(row["grouping"]), str(row["region"])
        named.setdefault(key, []).append(
            Region(
                key=region,
                name_zh=str(row["name_zh"]),
                name_en=str(row["name_en"]),
                short_zh=str(row["short_zh"]),
                short_en=str(row["short_en"]),
                codes=tuple(sorted(codes.get((key, region), ()))),
            )
        )
    return Registry(
        "grouping",
        [
            Grouping(
                key := str(row["grouping"]),
                str(row["name_zh"]),
                str(row["name_en"]),
                str(row["level"]),
                Registry("region", named.get(key, [])),
            )
            for row in listed
        ],
    )
