"""Boundaries in time: which of today's areas a value of an earlier year belongs to.

An area keeps its code while its territory changes (余杭 before April 2021 includes 临平). A value
of the old territory fits no shape of today, but it may fit a union of them; where several old areas
share the union, only their sum does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
        Names of areas that are no more, and old names of those that are.
    """

    codes: frozenset[str]
    changes: Mapping[int, Mapping[str, tuple[str, ...]]]
    names: Mapping[str, tuple[str, ...]]

    def fit(self, code: str, boundary: int | None) -> Fit:
        """Find today's areas for an area in the divisions of a year's end.

        Parameters
        ----------
        code : str
            Code of the area in the divisions of ``boundary``.
        boundary : int or None
            Year; ``None`` for an area without changes.
        """
        if boundary is None:
            return Fit((code,), (code,))
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
        ``code_changes``: old_adcode, old_name_zh, new_adcode, code_first_year_end.
    codes : iterable of str
        Today's areas.
    """
    changes: dict[int, dict[str, list[str]]] = {}
    names: dict[str, list[str]] = {}
    for row in rows:
        old, new = str(row["old_adcode"]), str(row["new_adcode"])
        year = int(row["code_first_year_end"] or 0)
        changes.setdefault(year, {}).setdefault(old, []).append(new)
        if (name := str(row["old_name_zh"])) not in names.setdefault(new, []):
            names[new].append(name)
    return Territories(
        frozenset(codes),
        {year: {o: tuple(n) for o, n in change.items()} for year, change in changes.items()},
        {code: tuple(found) for code, found in names.items()},
    )
