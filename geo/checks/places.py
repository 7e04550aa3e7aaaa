"""Rules about places: areas, regions, sites, and lists of keys."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.checks.findings import Finding, names, value
from geo.schemas import Cell, Json, Row, line_of
from geo.sources import Sources

_METRES_A_DEGREE = 111_195.0
"""Of latitude, on a sphere of the Earth's mean radius; within 0.5 % of the ellipsoid."""


def areas_agree(sources: Sources, _: Json) -> Iterator[Finding]:
    """Compare outlines with ``divisions``, and find parents that are not one level above."""
    levels: list[str] = sources.boundaries["levels"]
    above: dict[object, str | None] = dict(zip(levels, [None, *levels[:-1]], strict=True))
    level_of = {row["code"]: row["level"] for row in sources.tables["divisions"]}
    for index, row in enumerate(sources.tables["divisions"]):
        found, expected = level_of.get(row["parent"]), above.get(row["level"])
        if found != expected:
            reason = f"parent {row['parent']!r} of {row['code']} is a {found}, expected {expected}"
            yield Finding("divisions", line_of(index), reason)
    for level in levels:
        listed, drawn = names(sources, level), dict(sources.shapes[level]["name_zh"])
        for code in sorted(listed.keys() | drawn.keys()):
            if listed.get(code) != drawn.get(code):
                reason = f"{code} is drawn as {drawn.get(code)}, listed as {listed.get(code)}"
                yield Finding(level, None, reason)


def partition(sources: Sources, _: Json) -> Iterator[Finding]:
    """Find areas that a grouping of their level does not have in exactly one region.

    The members of a grouping stand in the table ``grouping_`` and its key.
    """
    for index, row in enumerate(sources.tables["groupings"]):
        table = f"grouping_{row['grouping']}"
        if table not in sources.tables:
            yield Finding("groupings", line_of(index), f"no table {table} says its members")
            continue
        listed = sources.tables["regions"]
        regions = [each["region"] for each in listed if each["grouping"] == row["grouping"]]
        yield from _strangers(sources, table, str(row["level"]), regions)
        yield from _uneven(sources, table, str(row["level"]), regions)


def _strangers(
    sources: Sources, table: str, level: str, regions: Sequence[Cell]
) -> Iterator[Finding]:
    expected = names(sources, level)
    for index, member in enumerate(sources.tables[table]):
        if member["code"] not in expected:
            yield Finding(table, line_of(index), f"{member['code']} is no {level}")
        if member["region"] not in regions:
            reason = f"{member['region']!r} is a region of another grouping"
            yield Finding(table, line_of(index), reason)


def _uneven(sources: Sources, table: str, level: str, regions: Sequence[Cell]) -> Iterator[Finding]:
    members = sources.tables[table]
    counts = Counter(member["code"] for member in members)
    for code, name in names(sources, level).items():
        if counts[code] != 1:
            reason = f"{level} {code} {name} is in {counts[code]} regions, expected one"
            yield Finding(table, None, reason)
    used = {member["region"] for member in members}
    for region in regions:
        if region not in used:
            yield Finding(table, None, f"region {region} has no areas")


def sites_inside(sources: Sources, params: Json) -> Iterator[Finding]:
    """Find sites of a ``table`` outside their county, or city, by more than their accuracy."""
    table = params["table"]
    parents = {row["code"]: row["parent"] for row in sources.tables["divisions"]}
    outlines = {
        code: area for frame in sources.shapes.values() for code, area in frame.geometry.items()
    }
    for index, row in enumerate(sources.tables[table]):
        if reason := _misplaced(row, parents):
            yield Finding(table, line_of(index), reason, str(row["site_id"]))
        elif row["lon"] is not None:
            code = row["county_code"] or row["city_code"]
            accuracy = value(row, "position_accuracy_m")
            far = _metres(outlines[code], value(row, "lon"), value(row, "lat"))
            if far > accuracy:
                reason = (
                    f"lies {far:.0f} m outside {code}, its position is known to {accuracy:.0f} m"
                )
                yield Finding(table, line_of(index), reason, str(row["site_id"]), size=far)


def _misplaced(row: Row, parents: Mapping[Cell, Cell]) -> str | None:
    county, city = row["county_code"], row["city_code"]
    if county is not None and parents[county] != city:
        return f"county {county!r} lies in {parents[county]!r}, not in {city!r}"
    position = [row[name] is None for name in ("lon", "lat", "position_accuracy_m")]
    if any(position) != all(position):
        return "a position needs lon, lat and position_accuracy_m, or none of them"
    return None


def _metres(outline: BaseGeometry, lon: float, lat: float) -> float:
    """Measure from a point to an outline, on a plane that touches the sphere at the point."""
    scale = np.array([np.cos(np.radians(lat)), 1.0]) * _METRES_A_DEGREE
    flat = shapely.transform(outline, lambda at: (at - [lon, lat]) * scale)
    return flat.distance(Point(0, 0))


def items_known(sources: Sources, params: Json) -> Iterator[Finding]:
    """Find items of a ``column``, separated by ``;``, that are not known.

    Known is a value of ``target_column`` in ``target_table``, or one of ``also``.
    """
    table, column = params["table"], params["column"]
    target, key = params["target_table"], params["target_column"]
    known = {row[key] for row in sources.tables[target]} | set(params["also"])
    for index, row in enumerate(sources.tables[table]):
        text = str(row[column] or "")
        for item in text.split(";") if text else ():
            if item not in known:
                reason = f"{column} {item!r} is not a {key} of {target}"
                yield Finding(table, line_of(index), reason)
