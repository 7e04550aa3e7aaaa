"""Results: what was counted, as a table of places and an account of rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import shapely

from geo.atlas import Atlas
from geo.exports.tables import Row
from geo.places import Place, fold
from geo.tallies.cells import centre, named
from geo.tallies.grids import OUTSIDE, Grid
from geo.tallies.parts import Register
from geo.tallies.pieces import Piece
from geo.tallies.positions import SYSTEMS
from geo.tallies.questions import Question
from geo.text import listed, number, say
from geo.topology import GeometryArray
from geo.vocabulary import REASONS

_DIGITS = 14
"""Of a sum: as many as do not depend on the order in which values are added."""


@dataclass(frozen=True)
class Result:
    """An answer.

    Attributes
    ----------
    atlas : Atlas
    register : Register
    question : Question
    by : str
        A level or grouping, ``sector``, or ``h3``.
    partial : bool
        Whether a sum is told where some of the rows have no value.
    piece : Piece
    lang : str
    """

    atlas: Atlas
    register: Register
    question: Question
    by: str
    partial: bool
    piece: Piece
    lang: str

    @cached_property
    def lines(self) -> list[Row]:
        """A row for every place: of areas also those in which nothing was counted."""
        table = self.piece.counts
        rows = [] if table is None else table.to_pylist()
        if self.question.place == "area":
            return [*self._areas(rows)]
        return [*(self._cells(rows) if self.question.place == "cell" else self._sectors(rows))]

    def _areas(self, rows: Iterable[Row]) -> Iterator[Row]:
        places = self.atlas.inside(self.by, "")
        codes = codes_of(self.atlas)
        home = [self._home(code) for code in codes]
        summed = _summed(({**row, "area": home[int(row["area"] or 0)]} for row in rows), self._keys)
        found: dict[str, list[Row]] = {}
        for row in summed:
            found.setdefault(str(row["area"]), []).append(row)
        empty = {**dict.fromkeys(self.question.also), "count": 0, "valued": 0, "value": None}
        for place in places:
            for row in found.get(place.code, [empty]):
                yield self._line(place.code, place.name(self.lang), row)

    @property
    def _keys(self) -> tuple[str, ...]:
        return self.question.keys

    def _home(self, code: str) -> str:
        """Return the place of ``by`` in which an area lies."""
        here: Place | None = self.atlas.gazetteer.region_of(code, self.by)
        return here.code if here else self.atlas.province.code

    def _sectors(self, rows: Iterable[Row]) -> Iterator[Row]:
        """List the sectors in the order of the plan, then other words, then rows without any."""
        names = self.atlas.register.sector_names
        found: dict[str, list[Row]] = {key: [] for key in names}
        for row in rows:
            found.setdefault(str(row["sector"] or ""), []).append(row)
        untold = found.pop("", [])
        empty: Row = {**dict.fromkeys(self._keys), "count": 0, "valued": 0, "value": None}
        for key, some in found.items():
            name = sector_name(self.atlas, key, self.lang)
            for row in some or [empty]:
                yield self._line(key, name, row)
        for row in untold:
            yield self._line("", say(self.lang, "tally.untold", "not told"), row)

    def _cells(self, rows: list[Row]) -> Iterator[Row]:
        """Name cells, and the area in which the centre of each lies."""
        grid, codes = Grid.of(outlines_of(self.atlas)), codes_of(self.atlas)
        keys = [int(row["cell"] or 0) for row in rows]
        centres = [centre(one) for one in keys]
        lon, lat = (pa.array([one[at] for one in centres], pa.float64()) for at in (0, 1))
        home = grid.locate(lon.to_numpy(), lat.to_numpy()).tolist()
        for row, key, (x, y), at in zip(rows, keys, centres, home, strict=True):
            name = "" if at == OUTSIDE else self.atlas.place(codes[at]).name(self.lang)
            line = self._line(named(key), name, row)
            yield {**line, "lon": round(x, 6), "lat": round(y, 6)}

    def _line(self, code: str, name: str, row: Row) -> Row:
        count, valued = int(row["count"] or 0), int(row["valued"] or 0)
        value = row["value"]
        whole = valued == count
        told = value is not None and (whole or self.partial)
        parted = {role: row[role] for role in self.question.also if role != self.question.place}
        valued_rows: Row = {
            "valued": valued,
            "value": float(f"{float(value or 0):.{_DIGITS}g}") if told else None,
            "flags": None if whole or not valued else "partial",
        }
        has_value = "value" in self.question.roles
        more = valued_rows if has_value else {}
        return {"code": code, "name": name, **parted, "count": count, **more}

    @property
    def withheld(self) -> int:
        """Places of which no sum is told, as some of their rows have no value."""
        return sum(row.get("flags") == "partial" and row["value"] is None for row in self.lines)

    def cautions(self) -> list[str]:
        """Say what the counts may be taken for and are not."""
        years, question = sorted(self.piece.account.years), self.question
        asked = {*question.also, *(role for role, _ in question.only)}
        if len(years) < 2 or "year" in asked:
            return []
        return [
            say(
                self.lang,
                "tally.years",
                "Column {column} has {count} years, {first} to {last}: a unit that is listed in"
                " several of them is counted in each; count one year with --only year={last}, or"
                " part the counts with --also year.",
                column=repr(question.roles["year"][:40]),
                count=len(years),
                first=years[0],
                last=years[-1],
            )
        ]

    def ended(self) -> Iterator[tuple[str, int, str]]:
        """Say how rows ended: in words, how many, and where some of them stand."""
        account = self.piece.account
        yield say(self.lang, "tally.rows", "rows in the file"), account.rows, ""
        yield say(self.lang, "tally.counted", "counted"), account.counted, ""
        for reason, word in REASONS.items():
            if count := account.ended.get(reason, 0):
                yield word.say(self.lang), count, self.where(reason)

    def where(self, reason: str) -> str:
        """Say where some of the rows of a reason stand, and what stands there."""
        told = [
            say(self.lang, "tally.row", "row {row}", row=number(row, 0))
            + (f" ({text})" if text else "")
            for row, text in self.examples(reason)
        ]
        return listed(self.lang, told)

    def examples(self, reason: str) -> list[tuple[int, str]]:
        """Return some rows that ended for a reason, numbered as the file numbers them."""
        first = 2 if self.register.kind == "csv" else 1
        return [(row + first, text) for row, text in self.piece.account.examples[reason]]

    def facts(self) -> dict[str, Any]:
        """Return the account as facts."""
        account, question = self.piece.account, self.question
        return {
            "by": self.by if question.place != "cell" else f"h3:{question.resolution}",
            "also": list(question.also),
            "only": [
                {"column": role, "word": word, "rows": account.wanted.get(f"{role}={word}", 0)}
                for role, word in question.only
            ],
            "columns": dict(question.columns),
            "system": question.system,
            "encoding": self.register.encoding or None,
            "parts": self.register.count,
            "rows": account.rows,
            "counted": account.counted,
            "ended": {key: account.ended.get(key, 0) for key in REASONS},
            "examples": {
                key: [{"row": row, "text": text} for row, text in self.examples(key)]
                for key in account.examples
            },
            "unvalued": account.unvalued,
            "years": sorted(account.years),
            "cautions": self.cautions(),
            "places": len({row["code"] for row in self.lines}),
            "withheld": self.withheld,
            "version": self.atlas.version,
        }

    def system(self) -> str:
        """Say in which system the positions were taken to be."""
        return SYSTEMS[self.question.system][0].say(self.lang)


def codes_of(atlas: Atlas) -> list[str]:
    """Return the codes of the finest areas, sorted: a point on a shared border is the first's."""
    return sorted(map(str, atlas.shapes[atlas.levels[-1]].index))


def outlines_of(atlas: Atlas) -> GeometryArray:
    """Return the outlines of the finest areas, in the order of their codes."""
    shapes = atlas.shapes[atlas.levels[-1]].geometry
    found = shapes.loc[codes_of(atlas)].to_numpy()
    return shapely.from_wkb(shapely.to_wkb(found))  # of one's own: to ask them makes them ready


def _summed(rows: Iterable[Row], keys: tuple[str, ...]) -> list[Row]:
    """Add rows up that have the same keys, in their order."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(row[name] for name in keys)
        one = found.setdefault(key, {**row, "count": 0, "valued": 0, "value": None})
        one["count"] += row["count"]
        one["valued"] += row["valued"]
        if row["value"] is not None:
            one["value"] = (one["value"] or 0.0) + float(row["value"])
    return sorted(found.values(), key=lambda one: [_order(one[name]) for name in keys])


def _order(cell: object) -> tuple[bool, str]:
    return (cell is None, str(cell))


def sector_name(atlas: Atlas, key: str, lang: str) -> str:
    """Name a sector; a word that is none of the register's stands for itself."""
    names = atlas.register.sector_names
    return list(names[key])[0 if lang == "zh" else 1] if key in names else key


def sectors_of(atlas: Atlas) -> tuple[tuple[str, str], ...]:
    """Return which folded words stand for which sector."""
    names = atlas.register.sector_names.items()
    return tuple((fold(word), key) for key, called in names for word in (key, *called))
