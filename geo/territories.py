"""Boundaries in time: which of today's areas a value of an earlier year belongs to.

An area keeps its code while its territory changes (余杭 before April 2021 includes 临平). A value
of the old territory fits no shape of today, but it may fit a union of them; where several old areas
share the union, only their sum does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Fit:
    """The smallest exchange of old areas for today's that leaves no territory over.

    Attributes
    ----------
    old : tuple of str
        Codes of the old areas that make up the union, sorted.
    new : tuple of str
        Codes of today's areas that make up the same union, sorted.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether one old area is one area of today."""
        return len(self.old) == len(self.new) == 1


@dataclass(frozen=True, slots=True)
class Territories:
    """How areas became one another, year by year.

    Attributes
    ----------
    codes : frozenset of str
        Today's areas.
    changes : mapping of year to mapping of code to codes
        From the end of this year on, an old area's territory lies in these areas.
    names : mapping of code to name
        By today's code: names of areas that are no more, and old names of those that are.
    former : mapping of code to name
        By the old code: what an area was called before its territory changed.
    """

    codes: frozenset[str]
    changes: Mapping[int, Mapping[str, tuple[str, ...]]]
    names: Mapping[str, tuple[str, ...]]
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    _memo: dict[tuple[str, int | None], Fit] = field(
        default_factory=dict[tuple[str, int | None], Fit], compare=False, repr=False
    )

    def fit(self, code: str, boundary: int | None) -> Fit:
        """Find today's areas for an area in the divisions of a year's end.

        Parameters
        ----------
        code : str
            Code of the area in the divisions of ``boundary``. In a year in which there was no such
            area it stands for itself in the nearest year in which there was.
        boundary : int or None
            Year; ``None`` for an area without changes, and for one of old as it was last.
        """
        key = (code, boundary)
        if key not in self._memo:
            at = self.when(code, boundary)
            self._memo[key] = Fit((code,), (code,)) if at is None else self._exchange(code, at)
        return self._memo[key]

    def when(self, code: str, boundary: int | None) -> int | None:
        """Return the year's end at which an area stands: the nearest to ``boundary`` it had.

        ``None`` for an area of today without a year.
        """
        first, last = self.first_year_end(code), self.last_year_end(code)
        if last is not None and (boundary is None or boundary > last):
            return last
        if first is not None and boundary is not None and boundary < first:
            return first
        return boundary

    def first_year_end(self, code: str) -> int | None:
        """Return the first year's end at which there was an area; ``None``: as far as is known."""
        came = [
            year
            for year, change in self.changes.items()
            if code not in change and any(code in parts for parts in change.values())
        ]
        return min(came, default=None)

    def last_year_end(self, code: str) -> int | None:
        """Return the last year's end at which there was an area; ``None`` for one of today."""
        gone = [
            year
            for year, change in self.changes.items()
            if code not in self.codes and code not in change.get(code, (code,))
        ]
        return max(gone) - 1 if gone else None

    def levels(self, today: Mapping[str, str]) -> Mapping[str, str]:
        """Return the level of every area; one that is no more has that of the areas it became.

        Parameters
        ----------
        today : mapping of code to level
            Of today's areas.
        """
        old = {code for change in self.changes.values() for code in change} - set(today)
        became = {code: self.fit(code, None).new[0] for code in sorted(old)}
        return {**{code: today[new] for code, new in became.items() if new in today}, **today}

    def _exchange(self, code: str, boundary: int) -> Fit:
        """Take in old areas and new by turns, until neither side has land of another."""
        onward = self._onward(boundary)
        old, new = {code}, set(onward.get(code, (code,)))
        while True:
            more = {o for o, parts in onward.items() if new.intersection(parts)} | old
            parts = {n for o in more for n in onward.get(o, (o,))} | new
            if (more, parts) == (old, new):
                return Fit(tuple(sorted(old)), tuple(sorted(new)))
            old, new = more, parts

    def _onward(self, boundary: int) -> dict[str, tuple[str, ...]]:
        """Where the territory of each area of ``boundary`` that changed since lies today."""
        later = [self.changes[year] for year in sorted(self.changes) if year > boundary]
        gone = {old for change in later for old in change}
        came = [(new, change) for change in later for parts in change.values() for new in parts]
        born = {new for new, change in came if new not in change}
        return {
            code: self._follow(code, later) for code in gone.union(new for new, _ in came) - born
        }

    @staticmethod
    def _follow(code: str, later: list[Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
        parts = {code}
        for change in later:
            parts = {n for part in parts for n in change.get(part, (part,))}
        return tuple(sorted(parts))


def territories(rows: Iterable[Row], codes: Iterable[str]) -> Territories:
    """Read the changes of boundaries.

    Parameters
    ----------
    rows : iterable of dict
        ``code_changes``: old_adcode, old_name_zh, new_adcode, code_first_year_end. An area that
        keeps its code through a change has a row to itself; one that has none is new.
    codes : iterable of str
        Today's areas.
    """
    changes: dict[int, dict[str, list[str]]] = {}
    names: dict[str, dict[str, None]] = {}
    former: dict[str, dict[str, None]] = {}
    for row in rows:
        old, new = str(row["old_adcode"]), str(row["new_adcode"])
        year, name = int(row["code_first_year_end"] or 0), str(row["old_name_zh"])
        changes.setdefault(year, {}).setdefault(old, []).append(new)
        names.setdefault(new, {})[name] = None
        former.setdefault(old, {})[name] = None
    return Territories(
        frozenset(codes),
        {year: {o: tuple(n) for o, n in change.items()} for year, change in changes.items()},
        {code: tuple(found) for code, found in names.items()},
        {code: tuple(found) for code, found in former.items()},
    )
