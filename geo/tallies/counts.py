"""Counts: one part of a register, counted by place and by whatever else parts the rows."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from geo.places import fold
from geo.tallies.accounts import Account
from geo.tallies.cells import cells
from geo.tallies.grids import OUTSIDE, Grid
from geo.tallies.parts import Register
from geo.tallies.pieces import Piece, added, keyed
from geo.tallies.positions import wgs84
from geo.tallies.questions import Question
from geo.tallies.readings import Arrow, Numbers, Words, numbers, words, years
from geo.tallies.rows import Batch, batches
from geo.topology import BoolArray, FloatArray, IntArray

_TOLD = 5
"""Cells that are quoted, of each reason and batch."""


def count(register: Register, part: int, question: Question, grid: Grid) -> bytes:
    """Count one part; the same part gives the same bytes on every machine.

    Parameters
    ----------
    register : Register
    part : int
    question : Question
    grid : Grid
        Of the finest areas, in the order of their codes.

    Returns
    -------
    bytes
        A ``Piece``, packed.

    Raises
    ------
    TableError
        Where the part cannot be read.
    OSError
    """
    found = Piece(Account())
    columns = tuple(name for role, name in question.columns if role != "name")
    for batch in batches(register, part, columns):
        some = _Some(batch, question, grid)
        one = some.piece()
        found = added(found, one)
    return found.pack()


@dataclass
class _Some:
    """Rows that are being counted; those that ended are no longer ``left``."""

    batch: Batch
    question: Question
    grid: Grid
    account: Account = field(default_factory=Account)

    def __post_init__(self) -> None:
        rows, broken = self.batch.rows, self.batch.broken
        self.account.rows, self.account.lines = len(rows) + len(broken), self.batch.lines
        self.account.put("broken", broken, [""] * _TOLD)
        self.left = np.ones(len(rows), dtype=bool)
        self.words = {role: self._words(role) for role in self._told}

    @property
    def _told(self) -> set[str]:
        """The words that have to be read."""
        asked = {*self.question.keys, *(role for role, _ in self.question.only)}
        asked |= {"sector"} if self.question.square else set()
        asked.add("year")  # one unit may be listed in several
        return asked & {"sector", "status", "year"} & self.question.roles.keys()

    def _column(self, role: str) -> Arrow:
        return self.batch.columns[self.question.roles[role]]

    def _words(self, role: str) -> Words:
        if role == "year":
            return years(self._column(role))
        found = words(self._column(role))
        if role != "sector":
            return found
        known = dict(self.question.sectors)
        meant = {str(one): known.get(fold(str(one)), str(one)) for one in found.labels if one}
        return found.translated(meant)

    def piece(self) -> Piece:
        """End every row, and count those that are left."""
        self._ask()
        lon, lat = numbers(self._column("lon")), numbers(self._column("lat"))
        place = self._place(lon, lat)
        rows = np.flatnonzero(self.left)
        self.account.counted = len(rows)
        self.account.years = self._years(rows)
        value = self._value(rows)
        keys = {role: self._key(role, rows, place) for role in self.question.keys}
        found = Piece(self.account, keyed(keys, {"value": value}))
        return self._gathered(found, rows) if self.question.square else found

    def _ask(self) -> None:
        """Set the rows aside that are not asked for."""
        wanted: dict[str, set[str]] = {}
        for role, word in self.question.only:
            wanted.setdefault(role, set()).add(word)
        for role, some in wanted.items():
            told = self.words[role]
            fits = np.array([str(one) in some for one in told.labels], dtype=bool)
            have = np.bincount(told.codes, minlength=len(told.labels)).tolist()
            found = dict(zip(map(str, told.labels), have, strict=True))
            self.account.wanted |= {f"{role}={word}": found.get(word, 0) for word in sorted(some)}
            self._end("aside", ~fits[told.codes], (role,))

    def _end(self, reason: str, which: BoolArray, roles: tuple[str, ...] = ("lon", "lat")) -> None:
        """End those of the rows left for which something holds, and quote what they have."""
        at = np.flatnonzero(which & self.left)
        pair = [self._column(role) for role in roles]
        quoted = (", ".join(str(one[int(i)].as_py()) for one in pair) for i in at[:_TOLD])
        self.account.put(reason, self.batch.rows[at], quoted)
        self.left[at] = False

    def _place(self, lon: Numbers, lat: Numbers) -> IntArray:
        """Return the area of each row; positions become WGS84."""
        self._end("unread", lon.unread | lat.unread)
        self._end("blank", np.isnan(lon.found) | np.isnan(lat.found))
        self._end("zero", (lon.found == 0) & (lat.found == 0))
        self.lon, self.lat = lon.found, lat.found
        within = self._held(self.lon, self.lat)
        place = np.full(len(self.left), OUTSIDE, dtype=np.int64)
        rows = np.flatnonzero(self.left & within)
        place[rows] = self._located(rows, turned=False)
        lost = np.flatnonzero(self.left & (place == OUTSIDE) & self._held(self.lat, self.lon))
        turned = np.zeros(len(self.left), dtype=bool)
        turned[lost] = self._located(lost, turned=True) != OUTSIDE
        self._end("swapped", turned)
        self._end("range", ~within)
        self._end("outside", place == OUTSIDE)
        rows = np.flatnonzero(self.left)
        self.lon, self.lat = wgs84(self.question.system, self.lon[rows], self.lat[rows])
        return place[rows]

    @staticmethod
    def _held(lon: FloatArray, lat: FloatArray) -> BoolArray:
        return (np.abs(lon) <= 180) & (np.abs(lat) <= 90)

    def _located(self, rows: IntArray, *, turned: bool) -> IntArray:
        pair = (self.lat[rows], self.lon[rows]) if turned else (self.lon[rows], self.lat[rows])
        return self.grid.locate(*wgs84(self.question.system, *pair))

    def _value(self, rows: IntArray) -> FloatArray:
        if "value" not in self.question.roles:
            return np.full(len(rows), np.nan)
        found = numbers(self._column("value"), thousands=True)
        strange = rows[found.unread[rows]]
        self.account.unvalued = len(strange)
        if len(strange):
            told = (str(self._column("value")[int(at)].as_py()) for at in strange[:_TOLD])
            self.account.quote("unvalued", self.batch.rows[strange], told)
        return found.found[rows]

    def _years(self, rows: IntArray) -> set[int]:
        told = self.words.get("year")
        found = [] if told is None else [told.labels[at] for at in np.unique(told.codes[rows])]
        return {int(one) for one in found if one is not None}

    def _key(self, role: str, rows: IntArray, place: IntArray) -> Words:
        if role == "area":
            return Words(place, list(range(len(self.grid.outlines))))
        if role == "cell":
            codes, labels = pd.factorize(cells(self.lon, self.lat, self.question.resolution))
            return Words(codes.astype(np.int64), labels.tolist())
        return Words(self.words[role].codes[rows], self.words[role].labels)

    def _gathered(self, found: Piece, rows: IntArray) -> Piece:
        """Gather the positions in squares, by sector."""
        high = self.question.square
        wide = high / np.cos(np.radians(self.grid.south + high))
        x, y = np.floor(self.lon / wide), np.floor(self.lat / high)
        codes, labels = pd.factorize((x + 2**20).astype(np.int64) * 2**24 + (y + 2**20).astype(int))
        keys = {"square": Words(codes.astype(np.int64), labels.tolist())}
        if "sector" in self.words:
            keys = {"sector": self._key("sector", rows, rows), **keys}
        return Piece(self.account, found.counts, keyed(keys, {"lon": self.lon, "lat": self.lat}))
