"""Plots: the pieces of today's land that published values stand for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.observations import Observation, Panel
from geo.territories import Fit, Territories

Plot = tuple[str, ...]
"""Today's areas, sorted, that one value covers: mostly one, several where boundaries changed."""

Look = tuple[str, int]
"""A column and a year."""


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
    lies : mapping of str to Plot
        The plot of ``on`` that an area lies in.
    """

    on: Mapping[Plot, tuple[Observation, ...]]
    misfits: frozenset[str]
    unions: tuple[Plot, ...]
    lies: Mapping[str, Plot]

    def upon(self, plot: Plot) -> tuple[Observation, ...] | None:
        """Return the observations that are the plot together; ``None`` where they are not."""
        if plot in self.on or len(plot) < 2:
            return self.on.get(plot)
        pieces = dict.fromkeys(self.lies.get(code, ()) for code in plot)
        if () in pieces or sum(map(len, pieces)) != len(plot):
            return None
        return tuple(one for piece in pieces for one in self.on[piece])

    def elsewhere(self, plot: Plot) -> bool:
        """Whether something is known of a plot's land, but for other land than the plot."""
        return any(code in self.misfits or self.lies.get(code, plot) != plot for code in plot)


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
    _joined: dict[tuple[tuple[Look, ...], str], tuple[Plot, ...]] = field(
        default_factory=dict[tuple[tuple[Look, ...], str], tuple[Plot, ...]],
        compare=False,
        repr=False,
    )

    def over(self, panel: Panel) -> "Ground":
        """Lay another panel; what was placed of columns that both have is not placed again."""
        return Ground(panel, self.territories, dict(self._memo))

    def placed(self, column: str, level: str, year: int) -> Placed:
        """Place a column's observations on today's areas."""
        key = (column, level, year)
        if key not in self._memo:
            self._memo[key] = self._place(self.panel.of(column, year, level))
        return self._memo[key]

    def unions(self, looks: tuple[Look, ...], level: str) -> tuple[Plot, ...]:
        """Join areas into the smallest unions on which all of some columns can stand together.

        Returns
        -------
        tuple of Plot
            No area in two of them; an area that no old boundary touches in none.
        """
        key = (looks, level)
        if key not in self._joined:
            self._joined[key] = joined(
                plot for column, year in looks for plot in self.placed(column, level, year).unions
            )
        return self._joined[key]

    def stand(self, looks: Iterable[Look], level: str, plot: Plot) -> bool:
        """Whether each of some columns is known of the whole of a plot, and of no other land."""
        return all(self.placed(c, level, year).upon(plot) is not None for c, year in looks)

    def _place(self, seen: Mapping[str, Observation]) -> Placed:
        on: dict[Plot, tuple[Observation, ...]] = {}
        apart: dict[Plot, tuple[Observation, ...]] = {}
        for code, one in sorted(seen.items()):
            fit = self.territories.fit(code, one.boundary)
            if not fit.exact:
                apart[fit.new] = apart.get(fit.new) or self._together(fit, seen)
            elif fit.new not in on or code in fit.new:
                on[fit.new] = (one,)
        lies = {code: plot for plot in on for code in plot}
        misfits: set[str] = set()
        for new, olds in apart.items():
            if olds and lies.keys().isdisjoint(new):
                on[new] = olds
                lies.update(dict.fromkeys(new, new))
            else:
                misfits.update(new)
        unions = tuple(sorted(plot for plot in on if len(plot) > 1))
        return Placed(on, frozenset(misfits.difference(lies)), unions, lies)

    def _together(self, fit: Fit, seen: Mapping[str, Observation]) -> tuple[Observation, ...]:
        """Return the old areas of an exchange; none where one is missing, or of another time."""
        olds = [seen[code] for code in fit.old if code in seen]
        times = {self.territories.when(one.code, one.boundary) for one in olds}
        return tuple(olds) if len(olds) == len(fit.old) and len(times) == 1 else ()


def joined(plots: Iterable[Plot]) -> tuple[Plot, ...]:
    """Join plots that have an area in common, until none have."""
    found: list[set[str]] = []
    for plot in plots:
        touched = [one for one in found if not one.isdisjoint(plot)]
        found = [one for one in found if one.isdisjoint(plot)]
        found.append(set(plot).union(*touched))
    return tuple(sorted(tuple(sorted(one)) for one in found))


def parted(codes: Sequence[str], unions: Iterable[Plot]) -> tuple[Plot, ...]:
    """Divide areas into plots: the unions that lie among them, single areas elsewhere.

    Returns
    -------
    tuple of Plot
        Every code in exactly one plot, sorted.
    """
    among = set(codes)
    whole = [plot for plot in unions if among.issuperset(plot)]
    covered = {code for plot in whole for code in plot}
    return tuple(sorted([*whole, *((code,) for code in codes if code not in covered)]))
