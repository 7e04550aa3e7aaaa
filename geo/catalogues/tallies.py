"""Tallies of the whole collection: grades, statuses, vintages, registers, changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geo.atlas import Atlas
from geo.sites import Kind
from geo.sources import Row

Aspect = Literal["grade", "status", "vintage"]


def tally(atlas: Atlas, aspect: Aspect) -> Mapping[str, Mapping[str, int]]:
    """Count the published values by grade, status or vintage.

    Returns
    -------
    mapping of key to mapping of level to number
        By key; an empty key where the aspect does not apply, such as the vintage of a population.
    """
    levels = atlas.measures.panel.levels
    counts = {
        level: Counter(
            str(getattr(one, aspect))
            for seen in levels.get(level, {}).values()
            for one in seen.values()
        )
        for level in atlas.shapes
    }
    keys = sorted({key for count in counts.values() for key in count})
    return {key: {level: count[key] for level, count in counts.items()} for key in keys}


@dataclass(frozen=True, slots=True)
class Listing:
    """A register, and how many of its sites are listed and have a position."""

    kind: Kind
    listed: int
    placed: int


def listings(atlas: Atlas) -> tuple[Listing, ...]:
    """Say how much of every register is known."""
    found: list[Listing] = []
    for kind in atlas.register.kinds.values():
        sites = atlas.register.select([kind.key])
        found.append(Listing(kind, len(sites), sum(one.position is not None for one in sites)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version of the data changed.

    Attributes
    ----------
    version, date : str
    rows : tuple of dict
        Rows of ``changes.csv``.
    """

    version: str
    date: str
    rows: tuple[Row, ...]


def changes(atlas: Atlas) -> tuple[Changed, ...]:
    """Return what the versions of the data changed, the newest first; may be empty."""
    versions: dict[tuple[str, str], list[Row]] = {}
    for row in atlas.tables.get("changes", ()):
        versions.setdefault((str(row["date"]), str(row["version"])), []).append(row)
    return tuple(
        Changed(version, date, tuple(rows))
        for (date, version), rows in sorted(versions.items(), reverse=True)
    )
