"""Plots: the pieces of today's land that published values stand for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.observations import Observation, Panel
from geo.territories import Territories

Plot = tuple[str, ...]
"""Today's areas, sorted, that one value covers: mostly one, several where boundaries changed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One column of one year on today's areas.

    Attributes
    ----------
    on : mapping of plot to observations
        Mostly one; several where only the sum of old areas fits a union of today's.
    misfits : frozenset of str
        Areas that some value lies in, but none fits.
    unions : tuple of Plot
        Those of ``on`` that are several areas, sorted.
    """

    on: Mapping[Plot, tuple[Observation, ...]]
    misfits: frozenset[str]
    unions: tuple[Plot, ...]

    def elsewhere(self, plot: Plot) -> bool:
        """Whether something is known of a plot's land, but for other land than the plot."""
        others = {code for other in self.on if other != plot for code in other}
        return not others.union(self.misfits).isdisjoint(plot)


@dataclass(frozen=True, slots=True)
class Ground:
    """A panel laid on today's areas.

    Attributes
    ----------
    panel : Panel
    territories : Territories
    """

    panel: Panel
    territories: Territories
    _memo: dict[tuple[str, str, int], Placed] = field(
        default_factory=dict[tuple[str, str, int], Placed], compare=False, repr=False
    )

    def placed(self, column: str, level: str, year: int) -> Placed:
        """Place a column's observations on today's areas."""
        key = (column, level, year)
        if key not in self._memo:
            self._memo[key] = self._place(self.panel.of(column, year, level))
        return self._memo[key]

    def plots(
        self, columns: Iterable[str], level: str, year: int, codes: Sequence[str]
    ) -> tuple[Plot, ...]:
        """Divide areas into plots: unions where a value stands for one, single areas elsewhere.

        Returns
        -------
        tuple of Plot
            Every code in exactly one plot.
        """
        chosen: list[Plot] = []
        covered: set[str] = set()
        unions = {p for column in columns for p in self.placed(column, level, year).unions}
        for plot in sorted(unions):
            if covered.isdisjoint(plot) and set(plot) <= set(codes):
                chosen.append(plot)
                covered.update(plot)
        return tuple(sorted([*chosen, *((code,) for code in codes if code not in covered)]))

    def _place(self, seen: Mapping[str, Observation]) -> Placed:
        on: dict[Plot, tuple[Observation, ...]] = {}
        apart: list[tuple[Plot, tuple[str, ...], Observation]] = []
        for code, one in sorted(seen.items()):
            fit = self.territories.fit(code, one.boundary)
            if fit.exact:
                on[fit.new] = (one,)
            else:
                apart.append((fit.new, fit.old, one))
        taken = {code for plot in on for code in plot}
        misfits: set[str] = set()
        for new, old, one in apart:
            olds = [seen[code] for code in old if code in seen]
            together = len(olds) == len(old) and {o.boundary for o in olds} == {one.boundary}
            if new in on:
                continue
            if together and taken.isdisjoint(new):
                on[new] = tuple(olds)
                taken.update(new)
            else:
                misfits.update(set(new) - taken)
        unions = tuple(sorted(plot for plot in on if len(plot) > 1))
        return Placed(on, frozenset(misfits), unions)
