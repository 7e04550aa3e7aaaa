"""What a publication changes in the panel, value by value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from geo.atlas import Atlas
from geo.updates.ledgers import Ledger

Kind = Literal["new", "changed", "corrected", "confirmed"]
KEY = ("unit_code", "indicator", "year")
"""One value of a panel stands for these."""
PANELS = ("city_panel", "county_panel")
JUMP = 20.0
"""Per cent, or points of a percentage, beyond which a step is worth a second look."""
_FIRST = "preliminary"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where figures were read, and what holds for all of them.

    Attributes
    ----------
    title, publisher : str
    year : int
        Year of publication.
    url : str
        Empty for a printed one.
    grade, status, scope : str
        Closed lists of the panel.
    vintage : str
        Census vintage of the columns that have one; empty for none.
    """

    title: str
    publisher: str
    year: int
    url: str
    grade: str
    status: str
    scope: str = "full"
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a publication gives, in the unit of its indicator.

    Attributes
    ----------
    code : str
        An area of today.
    indicator : str
        A column of the panel.
    year : int
    value : float
    boundary : int or None
        It belongs to the divisions as at the end of this year; ``None``: of its own year.
    note : str
        How it is printed, where its unit is another.
    """

    code: str
    indicator: str
    year: int
    value: float
    boundary: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one value of a panel.

    Attributes
    ----------
    table : str
        The panel in which it stands.
    code, indicator : str
    year : int
    kind : str
        ``new``; ``changed``, what another publication said moves to the conflicts; ``corrected``,
        what the same publication said was copied wrongly; ``confirmed``, a first release stays
        and is one no more.
    old : mapping of column to text, or None
        The row as it was; ``None`` for a new one.
    new : mapping of column to text
        The row as it is to be.
    step, rise : float or None
        From the value before, and from that of the year before: in per cent, for a percentage in
        points; ``None`` where there is none, or it is zero.
    """

    table: str
    code: str
    indicator: str
    year: int
    kind: Kind
    old: Mapping[str, str] | None
    new: Mapping[str, str]
    step: float | None
    rise: float | None

    @property
    def jumps(self) -> bool:
        """Whether it is far from the value before, or from that of the year before."""
        return any(abs(one) > JUMP for one in (self.step, self.rise) if one is not None)

    @property
    def weaker(self) -> bool:
        """Whether a first release takes the place of what was more than that."""
        return self.old is not None and self.old["status"] != _FIRST == self.new["status"]

    @property
    def before(self) -> str:
        """The value as it was, empty for a new one; of one that is confirmed the status."""
        return "" if self.old is None else self._told(self.old)

    @property
    def after(self) -> str:
        """The value as it is to be; of one that is confirmed the status."""
        return self._told(self.new)

    def _told(self, row: Mapping[str, str]) -> str:
        return f"status={row['status']}" if self.kind == "confirmed" else row["value"]


def written(value: float) -> str:
    """Write a number as a table has it: no exponent, no noise beyond fifteen digits."""
    return format(Decimal(f"{value:.15g}"), "f")


def step(then: float, now: float, points: bool) -> float | None:
    """Measure a step in per cent, or as a difference in points; ``None`` from zero."""
    if points:
        return now - then
    return (now - then) / abs(then) * 100 if then else None


def vintaged(atlas: Atlas) -> frozenset[str]:
    """Return the columns of the panels whose values have a census vintage."""
    rows = (row for table in PANELS for row in atlas.tables[table])
    return frozenset(str(row["indicator"]) for row in rows if row["vintage"])


def compare(
    panels: Mapping[str, Ledger],
    atlas: Atlas,
    figures: Iterable[Figure],
    publication: Publication,
) -> tuple[Change, ...]:
    """Find what figures change.

    Parameters
    ----------
    panels : mapping of table to Ledger
        As they are; only read.
    atlas : Atlas
        The same tables.
    figures : iterable of Figure
        One at the most for an area, an indicator and a year.
    publication : Publication

    Returns
    -------
    tuple of Change
        In the order of ``figures``; those that the panel has already are left out.
    """
    listed = tuple(figures)
    told = vintaged(atlas)
    places = {name: ledger.find(*KEY) for name, ledger in panels.items()}
    given = {(one.code, one.indicator, one.year): one.value for one in listed}
    changes: list[Change] = []
    for figure in listed:
        table = _table(atlas, figure.code)
        old = _row(panels[table], places[table], figure, figure.year)
        new = _described(atlas, figure, publication, figure.indicator in told)
        kind = _kind(old, new)
        if kind is None:
            continue
        if kind == "confirmed" and old:
            new["vintage"] = old.get("vintage", "")  # a value that was not revised keeps its own
        year_before = _row(panels[table], places[table], figure, figure.year - 1)
        then = given.get((figure.code, figure.indicator, figure.year - 1))
        if then is None and year_before:
            then = float(year_before["value"])
        points = atlas.indicators[figure.indicator].unit == "%"
        change = Change(
            table=table,
            code=figure.code,
            indicator=figure.indicator,
            year=figure.year,
            kind=kind,
            old=old,
            new=new,
            step=None if old is None else step(float(old["value"]), figure.value, points),
            rise=None if then is None else step(then, figure.value, points),
        )
        changes.append(change)
    return tuple(changes)


def _table(atlas: Atlas, code: str) -> str:
    """Return the panel of an area: the last is that of the finest level."""
    return PANELS[atlas.areas[code].level == atlas.levels[-1]]


def _row(
    ledger: Ledger,
    places: Mapping[tuple[str, ...], list[int]],
    figure: Figure,
    year: int,
) -> dict[str, str] | None:
    found = places.get((figure.code, figure.indicator, str(year)))
    row = ledger[found[0]] if found else None
    return row if row and row["value"] else None


def _kind(old: Mapping[str, str] | None, new: Mapping[str, str]) -> Kind | None:
    if old is None:
        return "new"
    if float(old["value"]) != float(new["value"]):
        return "corrected" if old["source_title"] == new["source_title"] else "changed"
    first_no_more = old["status"] == _FIRST != new["status"]
    return "confirmed" if first_no_more else None


def _described(
    atlas: Atlas, figure: Figure, source: Publication, has_vintage: bool
) -> dict[str, str]:
    """Write a figure as a row of any panel; a panel takes the columns that it has."""
    return {
        "unit_code": figure.code,
        "unit_name": atlas.areas[figure.code].name_zh,
        "indicator": figure.indicator,
        "year": str(figure.year),
        "value": written(figure.value),
        "unit": atlas.indicators[figure.indicator].unit,
        "status": source.status,
        "vintage": source.vintage if has_vintage else "",
        "scope": source.scope,
        "boundary_vintage": str(figure.boundary or figure.year),
        "source_grade": source.grade,
        "source_title": source.title,
        "source_publisher": source.publisher,
        "source_year": str(source.year),
        "source_url": source.url,
        "note": figure.note,
    }
