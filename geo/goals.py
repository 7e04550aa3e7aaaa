"""Goals: what the documents want of an indicator, with where it stood when they were written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.aims import Aim, Pace, pace
from geo.plan import Fact
from geo.sources import Row


@dataclass(frozen=True, slots=True)
class Goal:
    """An indicator of the documents with a target.

    Attributes
    ----------
    key : str
        Of the indicator in the documents.
    targets : tuple of Fact
        Those that have a number, by year; mostly one.
    baseline, expected : Fact or None
        What it starts from (the newest baseline, else the newest value that is told as achieved),
        and what was expected of the year after; a fact without a value was not published.
    rules : mapping of qualifier to rule
        When a target counts as met, by the word that stands beside it.
    column : str
        Key of the indicator whose published values are the same series; empty where none is.
    begun : mapping of document to year
        The year before the period of each document.
    """

    key: str
    targets: tuple[Fact, ...]
    baseline: Fact | None
    expected: Fact | None
    rules: Mapping[str, str]
    column: str
    begun: Mapping[str, int]

    @property
    def first(self) -> Fact:
        """The fact that names it."""
        return self.baseline or self.targets[0]

    @property
    def number(self) -> int | None:
        """Its number in the plan's table; ``None`` where it stands elsewhere."""
        return next((one.number for one in self.targets if one.number), None)

    @property
    def unit(self) -> str:
        """The unit in which its figures compare."""
        return self.targets[0].norm_unit

    def due(self, year: str) -> Fact:
        """Return the target of a year; the last one where there is none of that year."""
        return next((one for one in self.targets if due_of(one) == year), self.targets[-1])

    def rule(self, target: Fact) -> str:
        """Return when a target counts as met; what has no qualifier is to be reached."""
        return self.rules.get(target.qualifier, "at_least")

    def aim(self, target: Fact, tolerance: float) -> Aim:
        """Return a target as an aim, in the unit in which figures compare."""
        rule = self.rule(target)
        value = target.norm_value or 0.0
        return Aim(value, int(due_of(target)), rule, tolerance if rule == "about" else 0.0)

    def start(self, target: Fact) -> tuple[int, float] | None:
        """Return year and value that a target's own document starts from; ``None`` without any."""
        one = self.baseline
        if one is None or one.norm_value is None or one.document != target.document:
            return None
        return int(one.year), one.norm_value

    def set_in(self, target: Fact) -> int:
        """Return the last year that was known when a target was set: its start, or the document's.

        A break of the series after it lies between the target and what is held against it.
        """
        start = self.start(target)
        return start[0] if start else self.begun.get(target.document, 0)

    def required(self, target: Fact) -> Pace | None:
        """Return the pace that leads from the start to a target; ``None`` without a start."""
        start = self.start(target)
        if start is None or target.norm_value is None:
            return None
        return pace(start[1], target.norm_value, (start[0], int(due_of(target))), self.unit)


def due_of(target: Fact) -> str:
    """Return the year by which a target is to be reached; of a period, its end."""
    return target.year[-4:]


def goals(
    facts: Iterable[Fact],
    qualifiers: Iterable[Row],
    columns: Iterable[Row],
    documents: Iterable[Row],
) -> Mapping[str, Goal]:
    """Gather the targets of the documents by indicator, in the documents' order.

    Parameters
    ----------
    facts : iterable of Fact
    qualifiers : iterable of Row
        Checked rows of ``qualifiers.csv``.
    columns : iterable of Row
        Checked rows of ``panel_map.csv``: which published series a series of the documents is.
    documents : iterable of Row
        Checked rows of ``documents.csv``.
    """
    rules = {str(row["qualifier"]): str(row["rule"]) for row in qualifiers}
    same = {str(row["document_indicator"]): str(row["panel_indicator"]) for row in columns}
    found: dict[str, list[Fact]] = {}
    for one in facts:
        if one.role in ("primary", "missing"):
            found.setdefault(one.key, []).append(one)
    periods = {str(row["id"]): str(row["period"] or "")[:4] for row in documents}
    begun = {key: int(year) - 1 for key, year in periods.items() if year.isdigit()}
    gathered = {
        key: _goal(inside, rules, same.get(key, ""), begun) for key, inside in found.items()
    }
    return {key: one for key, one in gathered.items() if one}


def _goal(
    facts: list[Fact], rules: Mapping[str, str], column: str, begun: Mapping[str, int]
) -> Goal | None:
    targets = [one for one in facts if one.kind == "target" and one.norm_value is not None]
    if not targets:
        return None
    known = [one for one in facts if one.year.isdigit() and one.scope == targets[0].scope]
    starts = [one for one in known if one.kind == "baseline"]
    starts = starts or [one for one in known if one.kind == "actual"]
    return Goal(
        key=facts[0].key,
        targets=tuple(sorted(targets, key=due_of)),
        baseline=max(starts, key=lambda one: one.year, default=None),
        expected=next((one for one in facts if one.kind == "expected"), None),
        rules=rules,
        column=column,
        begun=begun,
    )
