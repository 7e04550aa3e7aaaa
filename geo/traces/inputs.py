"""The published values that a number is made of, and what else was published beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo.atlas import Atlas
from geo.observations import Conflict, Observation, Source
from geo.sources import Row
from geo.text import say
from geo.vocabulary import STATUSES

Role = Literal["place", "province"]

_FIRMNESS = {"revised-after-census": 3, "final": 2, "preliminary": 1, "expected": 0}
"""A status that is superseded by every greater one."""

_LINKS = ("http://", "https://")
"""A note that is a link only says where, not why."""

_TABLES = ("city_conflicts", "county_conflicts")


@dataclass(frozen=True, slots=True)
class Other:
    """Another published value than the one that is shown.

    Attributes
    ----------
    value : float
        In the unit of the one shown.
    status : str
        Key of ``vocabulary.STATUSES``; empty where it is not known.
    source : Source
    note : str
        What was noted when it was collected, in the words of that note; may be empty.
    difference : float or None
        How far it lies from the value shown, in percent of that; ``None`` where that is zero.
    shown : str
        Status of the value shown.
    """

    value: float
    status: str
    source: Source
    note: str
    difference: float | None
    shown: str

    def why(self, lang: str) -> str:
        """Say why it is not the one shown, as far as that is known; nothing is made up."""
        said: list[str] = []
        if _FIRMNESS.get(self.shown, -1) > _FIRMNESS.get(self.status, 9):
            said.append(
                say(
                    lang,
                    "trace.firmer",
                    "The value shown is {shown}, this one {status}.",
                    shown=STATUSES[self.shown].say(lang),
                    status=STATUSES[self.status].say(lang),
                )
            )
        if self.note and not self.note.startswith(_LINKS):
            said.append(say(lang, "trace.noted", "Noted when collected: {note}.", note=self.note))
        unknown = "Why it was not chosen is not recorded."
        return run(lang, said) or say(lang, "trace.unrecorded", unknown)


@dataclass(frozen=True, slots=True)
class Input:
    """A published value that went into a number.

    Attributes
    ----------
    seen : Observation
    role : str
        ``place``: it is of the place itself; ``province``: of the province that the place is
        compared with.
    where, column : tuple of str
        Names of its area and of what was measured, Chinese and English.
    unit : tuple of str
        Its unit of measure in words, Chinese and English.
    others : tuple of Other
        What was published beside it.
    """

    seen: Observation
    role: Role
    where: tuple[str, str]
    column: tuple[str, str]
    unit: tuple[str, str]
    others: tuple[Other, ...]

    @property
    def key(self) -> str:
        """Area, column and year; there is one observation at the most of each."""
        return f"{self.seen.code}:{self.seen.indicator}:{self.seen.year}"

    def to_json(self, lang: str) -> dict[str, Any]:
        """Return it as facts; what is not known is ``None``."""
        one, at = self.seen, 0 if lang == "zh" else 1
        return {
            "code": one.code,
            "name": self.where[at],
            "indicator": one.indicator,
            "indicator_name": self.column[at],
            "year": one.year,
            "value": one.value,
            "unit": one.unit,
            "status": one.status or None,
            "vintage": one.vintage or None,
            "grade": one.grade or None,
            "boundary": one.boundary,
            "scope": one.scope,
            "role": self.role,
            "source": cited(one.source),
            "note": one.note or None,
        }

    def conflicts(self, lang: str) -> list[dict[str, Any]]:
        """Return what was published beside it, as facts."""
        one = self.seen
        return [
            {
                "code": one.code,
                "name": self.where[0 if lang == "zh" else 1],
                "indicator": one.indicator,
                "year": one.year,
                "value": other.value,
                "unit": one.unit,
                "status": other.status or None,
                "source": cited(other.source),
                "note": other.note or None,
                "shown": one.value,
                "difference": None if other.difference is None else round(other.difference, 2),
                "why": other.why(lang),
            }
            for other in self.others
        ]


def run(lang: str, sentences: Iterable[str]) -> str:
    """Write sentences one after the other, as ``lang`` does."""
    return ("" if lang == "zh" else " ").join(sentences)


def cited(source: Source) -> dict[str, Any]:
    """Return a publication as facts; what is not known is ``None``."""
    return {
        "title": source.title,
        "publisher": source.publisher or None,
        "year": source.year,
        "url": source.url or None,
    }


def input_of(atlas: Atlas, seen: Observation, role: Role = "place") -> Input:
    """Tell a published value with the names of what it is of, and what stands against it."""
    indicator = atlas.indicators.get(seen.indicator)
    name = (seen.indicator, seen.indicator)
    column = (indicator.name_zh, indicator.name_en) if indicator else name
    unit = atlas.units.get(seen.unit, (seen.unit, seen.unit))
    return Input(seen, role, _named(atlas, seen.code), column, unit, _others(atlas, seen))


def _named(atlas: Atlas, code: str) -> tuple[str, str]:
    """Name an area; one that is no more has only a Chinese name, at the most."""
    if code in atlas.areas:
        return atlas.areas[code].name_zh, atlas.areas[code].name_en
    name = atlas.measures.ground.territories.former.get(code, (code,))[-1]
    return name, name


def _others(atlas: Atlas, seen: Observation) -> tuple[Other, ...]:
    found = atlas.measures.panel.conflicts(seen.code, seen.indicator, seen.year)
    return tuple(_other(seen, one, _status(atlas.tables, one)) for one in found)


def _other(seen: Observation, one: Conflict, status: str) -> Other:
    apart = (one.value - seen.value) / abs(seen.value) * 100 if seen.value else None
    return Other(one.value, status, one.source, one.note, apart, seen.status)


def _status(tables: Mapping[str, tuple[Row, ...]], one: Conflict) -> str:
    """Look up the status that the table of conflicts gives; some tables have none."""
    sought = (one.code, one.indicator, one.year, one.value, one.source.title)
    names = ("unit_code", "indicator", "year", "value", "source_title")
    rows = (row for table in _TABLES for row in tables.get(table, ()))
    found = (row for row in rows if tuple(row[name] for name in names) == sought)
    return str(next(found, {}).get("status") or "")
