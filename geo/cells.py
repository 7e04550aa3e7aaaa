"""Cells: the parts of a measure on one plot of land, looked up and flagged.

A cell is the least that can be measured: every part of a formula on the same land. Cells are added
up; only then is anything divided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from geo.indicators import Formula, Indicator
from geo.observations import Observation
from geo.plots import Ground, Plot
from geo.values import Break, Part, parts

_Found = tuple[float, tuple[Observation, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """The parts on one plot: amounts in order, and the observations behind them.

    ``summed`` where the values of several areas, of old or of today, are added up in one of them.
    """

    plot: Plot
    amounts: tuple[float, ...]
    inputs: tuple[Observation, ...]
    flags: frozenset[str]
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where parts are looked up, and what breaks between those of different years.

    Attributes
    ----------
    ground : Ground
    breaks : tuple of Break
    """

    ground: Ground
    breaks: tuple[Break, ...]

    def unions(self, indicator: Indicator, level: str, year: int) -> tuple[Plot, ...]:
        """Join areas where the year's values ask for it: all parts' or else the numerator's."""
        now = [(column, year) for column in indicator.numerator.columns]
        met = self.met(indicator, level, year)
        taken = {code for plot in met for code in plot}
        own = self.ground.unions(tuple(now), level)
        return (*met, *(plot for plot in own if taken.isdisjoint(plot)))

    def met(self, indicator: Indicator, level: str, year: int) -> tuple[Plot, ...]:
        """Join areas where parts that stand on different boundaries meet.

        Returns
        -------
        tuple of Plot
            The smallest unions that every part fits and is known of; a part that has a stand-in
            may be unknown. What cannot be added up does not meet.
        """
        if not indicator.additive:
            return ()
        looks = [
            ((column, part.year), bool(part.stand_in))
            for part in parts(indicator, year)
            for column in part.formula.columns
        ]
        needed = [look for look, replaced in looks if not replaced]
        joined = self.ground.unions(tuple(look for look, _ in looks), level)
        return tuple(plot for plot in joined if self.ground.stand(needed, level, plot))

    def cells(
        self, indicator: Indicator, year: int, level: str, plots: Sequence[Plot]
    ) -> tuple[list[Cell], set[str]]:
        """Look every part up on every plot; and say why plots have none."""
        asked = parts(indicator, year)
        cells: list[Cell] = []
        flags: set[str] = set()
        for plot in plots:
            found = [self._amount(part.formula, part.year, level, plot) for part in asked]
            if found[0] is not None and found[-1] is None and asked[-1].stand_in:
                found[-1] = self._stand_in(asked[-1], level, plot, found[0][1])
            known = [pair for pair in found if pair is not None]
            # A sum of several old areas' values means nothing where values cannot be added.
            apart = not indicator.additive and any(_several(seen) for _, seen in known)
            if len(known) == len(asked) and not apart:
                cells.append(self._cell(asked, level, plot, known))
            elif apart or self._elsewhere(asked, level, plot):
                flags.add("boundary_differs")
        return cells, flags

    def _amount(self, formula: Formula, year: int, level: str, plot: Plot) -> _Found | None:
        amounts: list[float] = []
        inputs: tuple[Observation, ...] = ()
        for sign, column in formula.terms:
            seen = self.ground.placed(column, level, year).upon(plot)
            if seen is None:
                return None
            amounts += [sign * one.value for one in seen]
            inputs = (*inputs, *seen)
        return total(amounts), inputs

    def _stand_in(
        self, part: Part, level: str, plot: Plot, beside: tuple[Observation, ...]
    ) -> _Found | None:
        """Look up the stand-in, if it is of the numerator's source, scope, boundary and vintage."""
        found = self._amount(Formula.read(part.stand_in), part.year, level, plot)
        if found is None:
            return None
        kinds = {(o.source, o.scope, o.boundary, o.vintage) for o in (*found[1], *beside)}
        return found if len(kinds) == 1 else None

    def _elsewhere(self, asked: Sequence[Part], level: str, plot: Plot) -> bool:
        """Whether a part is known, but for other land than the plot's."""
        return any(
            self.ground.placed(column, level, part.year).elsewhere(plot)
            for part in asked
            for column in part.formula.columns
        )

    def _cell(self, asked: Sequence[Part], level: str, plot: Plot, found: Sequence[_Found]) -> Cell:
        inputs = tuple(dict.fromkeys(one for _, seen in found for one in seen))
        summed = any(_several(seen) for _, seen in found)
        flags = {"union"} if summed or len(plot) > 1 else set[str]()
        if any(one.scope != "full" for one in inputs):
            flags.add("partial")
        if len({_scopes(seen) for _, seen in found}) > 1:  # never a quotient of a whole and a part
            flags.add("mixed_scope")
        if self._broken(asked, level, [seen for _, seen in found]):
            flags.add("series_break")
        return Cell(plot, tuple(amount for amount, _ in found), inputs, frozenset(flags), summed)

    def _broken(
        self, asked: Sequence[Part], level: str, seen: Sequence[tuple[Observation, ...]]
    ) -> bool:
        """Whether a break lies between parts of different years."""
        now, then = asked[0], asked[-1]
        if now.year == then.year:
            return False
        declared = any(
            one.column in now.formula.columns
            and one.level == level
            and one.parts(then.year, now.year)
            for one in self.breaks
        )
        return declared or _kinds(seen[0]) != _kinds(seen[-1])


def covered(cells: Iterable[Cell]) -> int:
    """Count the areas that cells cover."""
    return sum(len(cell.plot) for cell in cells)


def inputs_of(cells: Iterable[Cell]) -> tuple[Observation, ...]:
    """Return the observations behind cells, once each."""
    return tuple(dict.fromkeys(one for cell in cells for one in cell.inputs))


def totals(cells: Sequence[Cell]) -> list[float]:
    """Add each part up over cells."""
    return [total(amounts) for amounts in zip(*(cell.amounts for cell in cells), strict=True)]


def total(amounts: Iterable[float]) -> float:
    """Add up as one would on paper: 0.1 and 0.2 are 0.3, as in no binary fraction."""
    return float(sum((Decimal(str(amount)) for amount in amounts), Decimal()))


def _several(seen: Sequence[Observation]) -> bool:
    """Whether values of several areas stand together."""
    return len({one.indicator for one in seen}) < len(seen)


def _kinds(seen: Sequence[Observation]) -> frozenset[tuple[str, str, str, str]]:
    """Return the vintage and scope of each column; area by area where they differ."""
    kinds = {(one.indicator, one.vintage, one.scope) for one in seen}
    apart = len(kinds) > len({one.indicator for one in seen})
    return frozenset((o.indicator, o.vintage, o.scope, o.code if apart else "") for o in seen)


def _scopes(seen: Sequence[Observation]) -> frozenset[tuple[str, str]]:
    """Return the scope that some values share; area by area where they do not."""
    scopes = {("", one.scope) for one in seen}
    return frozenset(scopes if len(scopes) == 1 else {(one.code, one.scope) for one in seen})
