"""Evidence: the publications behind an indicator, its breaks, and what contradicts it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.observations import Conflict, Observation, Source
from geo.plots import joined


def columns_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the columns that an indicator is made of, once each; a column is made of itself."""
    formulas = [one for one in (indicator.numerator, indicator.denominator) if one]
    return tuple(dict.fromkeys(column for one in formulas for column in one.columns))


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication and what was taken from it.

    Attributes
    ----------
    source : Source
    grade : str
    count : int
        Values.
    years : tuple of int
        Years that they are of, ascending.
    """

    source: Source
    grade: str
    count: int
    years: tuple[int, ...]


def publications(seen: Iterable[Observation]) -> tuple[Publication, ...]:
    """Name the publications behind some values, those with most of them first."""
    years: dict[tuple[Source, str], list[int]] = {}
    for one in seen:
        years.setdefault((one.source, one.grade), []).append(one.year)
    found = [
        Publication(source, grade, len(of), tuple(sorted(set(of))))
        for (source, grade), of in years.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.source.title, one.grade)))


@dataclass(frozen=True, slots=True)
class Stop:
    """A declared break of some columns, at some levels.

    Attributes
    ----------
    from_year, to_year : int
        The series break somewhere between these years.
    columns, levels : tuple of str
        The levels coarse to fine.
    reason_zh, reason_en : str
    """

    from_year: int
    to_year: int
    columns: tuple[str, ...]
    levels: tuple[str, ...]
    reason_zh: str
    reason_en: str

    def reason(self, lang: str) -> str:
        """Say why in ``lang``."""
        return self.reason_zh if lang == "zh" else self.reason_en


def breaks_of(atlas: Atlas, indicator: Indicator, levels: Collection[str]) -> tuple[Stop, ...]:
    """Return the declared breaks of an indicator's columns; those with one reason are one."""
    wanted = columns_of(indicator)
    merged: dict[tuple[int, int, str, str], list[tuple[str, str]]] = {}
    for one in atlas.measures.breaks:
        if one.column in wanted and one.level in levels:
            key = (one.from_year, one.to_year, one.reason_zh, one.reason_en)
            merged.setdefault(key, []).append((one.column, one.level))
    return tuple(
        Stop(
            from_year,
            to_year,
            tuple(dict.fromkeys(column for column, _ in found)),
            tuple(level for level in atlas.shapes if any(level == of for _, of in found)),
            zh,
            en,
        )
        for (from_year, to_year, zh, en), found in sorted(merged.items())
    )


@dataclass(frozen=True, slots=True)
class Revision:
    """Areas whose values go over from one census vintage to another.

    Attributes
    ----------
    column, level : str
    year : int
        The first year of the new vintage.
    before, after : str
        Keys of ``vocabulary.VINTAGES``.
    codes : tuple of str
        The areas, sorted.
    """

    column: str
    level: str
    year: int
    before: str
    after: str
    codes: tuple[str, ...]


def revisions(atlas: Atlas, indicator: Indicator, levels: Collection[str]) -> tuple[Revision, ...]:
    """Find the changes of census vintage, each area against its last value before."""
    found: dict[tuple[int, str, str, str, str], list[str]] = {}
    panel = atlas.measures.panel
    for column in columns_of(indicator):
        for level in levels:
            last: dict[str, str] = {}
            for year in panel.years(column, level):
                for code, one in panel.of(column, year, level).items():
                    before = last.get(code, "")
                    if before and one.vintage and one.vintage != before:
                        key = (year, column, level, before, one.vintage)
                        found.setdefault(key, []).append(code)
                    last[code] = one.vintage or before
    return tuple(
        Revision(column, level, year, before, after, tuple(sorted(codes)))
        for (year, column, level, before, after), codes in sorted(
            found.items(), key=lambda one: one[0][0]
        )
    )


@dataclass(frozen=True, slots=True)
class Redrawing:
    """Areas that exchanged land, or became others.

    Attributes
    ----------
    year : int
        From the end of this year on.
    old, new : tuple of str
        Codes before and after, sorted.
    orders : tuple of str
        Numbers of the documents that say so, where known.
    """

    year: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    orders: tuple[str, ...]


def redrawings(atlas: Atlas, level: str, since: int) -> tuple[Redrawing, ...]:
    """Return the changes of a level's boundaries after ``since``, those that hang together as one.

    Parameters
    ----------
    atlas : Atlas
    level : str
    since : int
        The first year in which an indicator is known; what changed until its end does not matter.
    """
    found: list[Redrawing] = []
    for year, change in sorted(atlas.measures.ground.territories.changes.items()):
        # An old code is marked, because an area may keep its own through a change.
        pieces = joined(
            (f"-{old}", *news)
            for old, news in change.items()
            if year > since and atlas.areas[news[0]].level == level
        )
        for piece in pieces:
            old = tuple(sorted(code[1:] for code in piece if code.startswith("-")))
            new = tuple(code for code in piece if not code.startswith("-"))
            found.append(Redrawing(year, old, new, _orders(atlas, year, old)))
    return tuple(found)


def _orders(atlas: Atlas, year: int, old: tuple[str, ...]) -> tuple[str, ...]:
    rows = atlas.tables.get("code_changes", ())
    told = [
        str(row.get("doc_no") or "")
        for row in rows
        if row["old_adcode"] in old and row["code_first_year_end"] == year
    ]
    return tuple(dict.fromkeys(order for order in told if order))


@dataclass(frozen=True, slots=True)
class Disputed:
    """A value that others were published beside.

    Attributes
    ----------
    code, column : str
    year : int
    shown : Observation or None
        The value that is shown; ``None`` where none of those published was good enough.
    others : tuple of Conflict
    """

    code: str
    column: str
    year: int
    shown: Observation | None
    others: tuple[Conflict, ...]


def conflicts_of(
    atlas: Atlas, indicator: Indicator, levels: Collection[str]
) -> tuple[Disputed, ...]:
    """Return what was published beside the values of an indicator's columns; newest year first."""
    panel, wanted = atlas.measures.panel, columns_of(indicator)
    found = [
        Disputed(code, column, year, _shown(atlas, code, column, year), others)
        for (code, column, year), others in panel.others.items()
        if column in wanted and code in atlas.areas and atlas.areas[code].level in levels
    ]
    return tuple(sorted(found, key=lambda one: (-one.year, one.code, wanted.index(one.column))))


def _shown(atlas: Atlas, code: str, column: str, year: int) -> Observation | None:
    return atlas.measures.panel.of(column, year, atlas.areas[code].level).get(code)
