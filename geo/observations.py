"""The panel: which published value stands for an area, an indicator and a year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.sources import Row

_NOTHING: Mapping[str, "Observation"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A publication.

    Attributes
    ----------
    title, publisher : str
        As the source names itself; never empty for a shipped value.
    year : int or None
        Year of publication.
    url : str
        Where it was read; empty for a printed one.
    """

    title: str
    publisher: str = ""
    year: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value.

    Attributes
    ----------
    code : str
        The area, in the divisions of ``boundary``.
    indicator, year, value, unit
        What was measured, when, how much, in which unit of measure.
    status, vintage, scope, grade : str
        Closed lists; ``vintage`` is empty outside the GDP family, ``scope`` is ``partial`` where a
        part of the area is left out.
    boundary : int or None
        The value belongs to the divisions as at the end of this year; ``None`` where the area's
        boundaries did not change.
    source : Source
    note : str
    """

    code: str
    indicator: str
    year: int
    value: float
    unit: str
    status: str
    vintage: str
    scope: str
    boundary: int | None
    grade: str
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another published value than the one that is shown, and where it stands."""

    code: str
    indicator: str
    year: int
    value: float
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class Panel:
    """All observations, found by indicator, year and level.

    One observation at the most stands for an area, an indicator and a year: the tables' primary
    keys say so.
    """

    levels: Mapping[str, Mapping[tuple[str, int], Mapping[str, Observation]]]
    others: Mapping[tuple[str, str, int], tuple[Conflict, ...]] = field(
        default_factory=dict[tuple[str, str, int], tuple[Conflict, ...]]
    )

    def of(self, indicator: str, year: int, level: str) -> Mapping[str, Observation]:
        """Return the observations of one column, by area code; missing areas are absent."""
        return self.levels.get(level, {}).get((indicator, year), _NOTHING)

    def years(self, indicator: str, level: str) -> tuple[int, ...]:
        """Return the years in which any area of ``level`` has a value, ascending."""
        known = self.levels.get(level, {})
        return tuple(sorted(year for key, year in known if key == indicator))

    def conflicts(self, code: str, indicator: str, year: int) -> tuple[Conflict, ...]:
        """Return the other published values."""
        return self.others.get((code, indicator, year), ())


def panel(rows: Iterable[Row], conflicts: Iterable[Row], level_of: Mapping[str, str]) -> Panel:
    """Build a panel.

    Parameters
    ----------
    rows : iterable of dict
        Checked rows of the statistics tables.
    conflicts : iterable of dict
        Checked rows of the tables of conflicts; those without a number are left out.
    level_of : mapping of area code to level
        Of every area that a row may name, those of old included (``Territories.levels``).

    Raises
    ------
    KeyError
        Where a row names no area.
    """
    levels: dict[str, dict[tuple[str, int], dict[str, Observation]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    shared: dict[Source, Source] = {}
    for row in rows:
        seen = _observation(row, shared)
        levels[level_of[seen.code]][seen.indicator, seen.year][seen.code] = seen
    others: dict[tuple[str, str, int], list[Conflict]] = defaultdict(list)
    for row in conflicts:
        other = _conflict(row)
        others[other.code, other.indicator, other.year].append(other)
    return Panel(
        {level: dict(columns) for level, columns in levels.items()},
        {key: tuple(found) for key, found in others.items()},
    )


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _whole(row: Row, name: str) -> int | None:
    value = row.get(name)
    return None if value is None else int(value)


def _observation(row: Row, shared: dict[Source, Source]) -> Observation:
    source = Source(
        _text(row, "source_title"),
        _text(row, "source_publisher"),
        _whole(row, "source_year"),
        _text(row, "source_url"),
    )
    return Observation(
        code=_text(row, "unit_code"),
        indicator=_text(row, "indicator"),
        year=int(row["year"] or 0),
        value=float(row["value"] or 0),
        unit=_text(row, "unit"),
        status=_text(row, "status"),
        vintage=_text(row, "vintage"),
        scope=_text(row, "scope") or "full",
        boundary=_whole(row, "boundary_vintage"),
        grade=_text(row, "source_grade"),
        source=shared.setdefault(source, source),
        note=_text(row, "note"),
    )


def _conflict(row: Row) -> Conflict:
    return Conflict(
        code=_text(row, "unit_code"),
        indicator=_text(row, "indicator"),
        year=int(row["year"] or 0),
        value=float(row["value"] or 0),
        source=Source(_text(row, "source_title"), url=_text(row, "source_url")),
        note=_text(row, "note"),
    )
