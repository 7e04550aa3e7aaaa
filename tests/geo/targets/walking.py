"""Tracks made by hand: values by year, with a break before some of them."""

from geo.measures import Value
from geo.points import Point
from geo.targets import Course
from geo.text import sentence

BREAK = sentence("series.scope", "Another scope from {year} on.", year=0)


def walk(atlas, values, breaks=(), indicator="fish", flags=()):
    """Return a course of the province through values of consecutive or other years."""
    place = atlas.place(atlas.province.code)
    points = tuple(
        Point(
            Value(place.codes, value, year, "final", "", "A", 1, 1, tuple(flags), ()),
            (BREAK,) if year in breaks else (),
        )
        for year, value in sorted(values.items())
    )
    return Course(place, atlas.indicators[indicator], points)


def table(name="目标", unit="t", kind="total", rows=()):
    """Return a table of the reader's own, as it comes from a browser."""
    return {
        "siquan": "own", "version": 1, "name": name, "type": kind, "unit": unit, "level": "city",
        "rows": [[code, year, value, None, None, 2] for code, year, value in rows],
    }  # fmt: skip
