"""An indicator over all places of a level and all years: what there is, and how much of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.errors import RefusedError
from geo.indicators import Indicator
from geo.measures import Measures, Value
from geo.places import Gazetteer, Place
from geo.points import Comparable, Point, points
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

    def over(self, measures: Measures) -> "Series":
        """Follow other measures; what is known of indicators that both have is copied."""
        return Series(measures, self.gazetteer, self.groupings, dict(self._memo))

    def level(self, by: str) -> str:
        """Return the level whose areas carry the values of a grouping; a level is its own."""
        return self.groupings[by].level if by in self.groupings else by

    def measure(
        self, indicator: Indicator, by: str, year: int, allow: tuple[str, ...] = ()
    ) -> tuple[Measured, ...]:
        """Measure every place of a level or grouping in one year.

        Places stand together where a value belongs to several of them; with ``union`` allowed, to
        the same in every year, so that years compare.

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
        plots = measures.plots(indicator, by, year, [place.code for place in places], allow)
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

    def latest(
        self, indicator: Indicator, by: str, allow: tuple[str, ...] = ()
    ) -> tuple[Measured, ...]:
        """Measure every place in the newest year in which it has a value.

        A union of places is taken where none of them has a newer value of its own. A place without
        a value in any year has the newest that a rule withholds, which says why; else the year 0.

        Returns
        -------
        tuple of Measured
            Every place in exactly one, in their order.

        Raises
        ------
        RefusedError
            Where a grouping would have to add up what cannot be added.
        """
        found = self.years(indicator, by, allow)
        if by in self.groupings and not indicator.additive:
            found = {year: self.measure(indicator, by, year, allow) for year in found}
        newest = [one for year in sorted(found, reverse=True) for one in found[year]]
        taken: dict[str, Measured] = {}
        for one in (*_known(newest), *_withheld(newest), *self._apart(indicator, newest, allow)):
            codes = [place.code for place in one[0]]
            if taken.keys().isdisjoint(codes):
                taken.update(dict.fromkeys(codes, one))
        places = self.gazetteer.inside(by, self.gazetteer.root)
        for place in places:
            if place.code not in taken:
                taken[place.code] = (place,), Value.missing(place.codes, 0, "not_published")
        return tuple(taken[one.code] for one in places if taken[one.code][0][0] == one)

    def _apart(
        self, indicator: Indicator, found: Iterable[Measured], allow: tuple[str, ...]
    ) -> Iterable[Measured]:
        """Measure the places of unions one by one: the value of the union belongs to none."""
        return (
            ((one,), self.measures.value(indicator, one.level, one.codes, value.year, allow))
            for places, value in found
            if len(places) > 1 and (value.value is not None or value.withheld)
            for one in places
        )

    def comparable(
        self, indicator: Indicator, place: Place, allow: tuple[str, ...] = ()
    ) -> Comparable:
        """Follow one place over the years: what breaks its series, and what union goes on longer.

        Parameters
        ----------
        indicator : Indicator
        place : Place
            An area or a region.
        allow : tuple of str
            As for ``Measures.value``.
        """
        level, united = place.level, tuple({*allow, "union"})
        try:
            own = self._points(level, self._follow(indicator, place, allow))
        except RefusedError:
            return Comparable()
        codes = next((p for p in self.measures.unions(indicator, level) if place.code in p), ())
        values = [
            self.measures.value(indicator, level, codes, point.year, united)
            for point in (own if codes else ())
        ]
        union = self._points(level, values)
        longer = any(
            there.value.value is not None and here.value.value is None
            for here, there in zip(own, union, strict=False)
        )
        return Comparable(own, codes, union) if longer else Comparable(own)

    def _points(self, level: str, values: Iterable[Value]) -> tuple[Point, ...]:
        return points(values, level, self.measures.breaks)

    def _follow(
        self, indicator: Indicator, place: Place, allow: tuple[str, ...]
    ) -> Iterable[Value]:
        """Measure a place in every year, by itself."""
        for year, found in self.years(indicator, place.by, allow).items():
            own = (value for places, value in found if places == (place,))
            yield next(own, None) or self.measures.value(
                indicator, place.level, place.codes, year, allow
            )

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


def _known(found: Iterable[Measured]) -> Iterable[Measured]:
    return (one for one in found if one[1].value is not None)


def _withheld(found: Iterable[Measured]) -> Iterable[Measured]:
    return (one for one in found if one[1].withheld)
