"""An indicator over all places of a level and all years: what there is, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.indicators import Indicator
from geo.measures import Measures, Value
from geo.places import Gazetteer, Place
from geo.regions import Grouping
from geo.registry import Registry

Measured = tuple[tuple[Place, ...], Value]
"""Places that share one value: mostly one, several where boundaries changed since."""

_Key = tuple[str, str, tuple[str, ...]]
_Years = Mapping[int, tuple[Measured, ...]]


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of every indicator at every level.

    Attributes
    ----------
    measures : Measures
    gazetteer : Gazetteer
    groupings : Registry of Grouping
    """

    measures: Measures
    gazetteer: Gazetteer
    groupings: Registry[Grouping]
    _memo: dict[_Key, _Years] = field(default_factory=dict[_Key, _Years], compare=False, repr=False)

    def level(self, by: str) -> str:
        """Return the level whose areas carry the values of a grouping; a level is its own."""
        return self.groupings[by].level if by in self.groupings else by

    def measure(
        self, indicator: Indicator, by: str, year: int, allow: tuple[str, ...] = ()
    ) -> tuple[Measured, ...]:
        """Measure every place of a level or grouping in one year.

        Raises
        ------
        RefusedError
            Where a grouping would have to add up what cannot be added.
        """
        places, measures = self.gazetteer.inside(by, self.gazetteer.root), self.measures
        if by in self.groupings:
            return tuple(
                ((one,), measures.value(indicator, one.level, one.codes, year, allow))
                for one in places
            )
        plots = measures.plots(indicator, by, year, [place.code for place in places])
        return tuple(
            (
                tuple(self.gazetteer.place(code) for code in plot),
                measures.value(indicator, by, plot, year, allow),
            )
            for plot in plots
        )

    def years(self, indicator: Indicator, by: str, allow: tuple[str, ...] = ()) -> _Years:
        """Measure every place in every year in which anything was published.

        For what cannot be added up, a grouping's areas stand for its regions.
        """
        key = (indicator.key, by, tuple(sorted(allow)))
        if key not in self._memo:
            level = self.level(by)
            measured = by if indicator.additive else level
            self._memo[key] = {
                year: self.measure(indicator, measured, year, allow)
                for year in self.measures.panel.years(indicator.numerator.columns[0], level)
            }
        return self._memo[key]

    def coverage(self, indicator: Indicator, by: str) -> Mapping[int, int]:
        """Count the places that have a value, in every year in which anything was published."""
        return {
            year: sum(len(places) for places, value in found if value.value is not None)
            for year, found in self.years(indicator, by).items()
        }

    def pooled(self, indicator: Indicator, by: str, allow: tuple[str, ...]) -> list[float]:
        """Return all values of all years, each once; none for a grouping that cannot add up."""
        if by in self.groupings and not indicator.additive:
            return []
        return [
            value.value
            for found in self.years(indicator, by, allow).values()
            for _, value in found
            if value.value is not None
        ]
