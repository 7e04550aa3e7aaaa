"""Measure an indicator for any set of areas, by the rules of truth.

Every measure goes the same way. Each *part* of the formula (the numerator of this year, the
denominator, the numerator of an earlier year) is looked up on the same plots of land; plots that
lack a part are left out and counted; the parts are added up over the plots; only then are they
divided. So a region's ratio is a ratio of sums, and never an average of ratios.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.cells import Cell, Lookup, covered, inputs_of, totals
from geo.errors import RefusedError
from geo.indicators import Indicator
from geo.observations import Observation, Panel
from geo.plots import Ground, Plot, joined, parted
from geo.values import Break, Value, described, vintages

__all__ = ["Break", "Measures", "Value"]

_ALLOWED = {"partial": "partial", "break": "series_break"}
_Result = tuple[float | None, set[str], tuple[Observation, ...]]


@dataclass(frozen=True, slots=True)
class Measures:
    """What can be measured over a panel.

    Attributes
    ----------
    ground : Ground
        The panel on today's areas.
    province : str
        Code of the province.
    parts_of_province : tuple of level and codes
        The level whose areas add up to the province, and those areas.
    breaks : tuple of Break
    """

    ground: Ground
    province: str
    parts_of_province: tuple[str, tuple[str, ...]]
    breaks: tuple[Break, ...] = ()

    @property
    def panel(self) -> Panel:
        """All observations."""
        return self.ground.panel

    def over(self, panel: Panel) -> "Measures":
        """Measure over another panel, which has all that this one has."""
        return replace(self, ground=self.ground.over(panel))

    def plots(
        self,
        indicator: Indicator,
        level: str,
        year: int,
        codes: Sequence[str],
        allow: Iterable[str] = (),
    ) -> tuple[Plot, ...]:
        """Divide areas into the plots that the year's values stand for.

        Parameters
        ----------
        indicator : Indicator
        level : str
            Level of ``codes``.
        year : int
        codes : sequence of str
        allow : iterable of str
            ``union``: the same plots in every year, so that years compare.

        Returns
        -------
        tuple of Plot
            Every code in exactly one plot; unions where boundaries changed since.
        """
        if len(codes) < 2:
            return tuple((code,) for code in codes)
        if "union" in allow:
            return parted(codes, self.unions(indicator, level))
        return parted(codes, self._lookup.unions(indicator, level, year))

    def unions(self, indicator: Indicator, level: str) -> tuple[Plot, ...]:
        """Join the areas that have a value together in some year, so that all years compare.

        Returns
        -------
        tuple of Plot
            The smallest unions on which every year's values fit; none of what cannot be added up.
        """
        years = self.panel.years(indicator.numerator.columns[0], level)
        return joined(p for year in years for p in self._lookup.met(indicator, level, year))

    def value(
        self,
        indicator: Indicator,
        level: str,
        codes: Sequence[str],
        year: int,
        allow: Iterable[str] = (),
    ) -> Value:
        """Measure ``indicator`` over areas of one level taken together.

        Parameters
        ----------
        indicator : Indicator
        level : str
            Level of ``codes``.
        codes : sequence of str
            One area, a plot, or the members of a region.
        year : int
        allow : iterable of str
            ``partial``: add up what is known; ``break``: compute across a break; ``union``: the
            areas are joined so that years compare. All are labelled.

        Raises
        ------
        RefusedError
            Where areas would have to be added up whose values cannot be.
        """
        asked, allowed = (
            tuple(sorted(set(codes))),
            {_ALLOWED[key] for key in allow if key in _ALLOWED},
        )
        plots = self.plots(indicator, level, year, asked)
        if not indicator.additive and len(plots) > 1:
            raise RefusedError("not_additive", _not_additive(indicator))
        cells, flags = self._lookup.cells(indicator, year, level, plots)
        if len(plots) == 1 and not any(cell.summed for cell in cells):
            allowed |= {"partial"}  # what was published for a part of one area is shown, labelled
        used = [cell for cell in cells if cell.flags <= allowed | {"union"}]
        flags |= {flag for cell in cells for flag in cell.flags}
        if 0 < covered(used or cells) < len(asked):
            flags.add("partial")
        result, against = None, ()
        if used and (covered(used) == len(asked) or "partial" in allowed):
            result, more, against = self._finish(indicator, used, year)
            flags |= more
        if result is None and flags <= {"union"}:  # nothing is known, or nothing to divide by
            cells, flags = [], flags | {"not_published"}
        if "union" in allow:
            flags |= self._united(indicator, level, asked, flags)
        if not cells:
            return Value.missing(asked, year, *flags)
        inputs = inputs_of(used or cells)
        have = covered(cell for cell in used if "partial" not in cell.flags)
        bare = Value(asked, result, year, "", "", "", have, len(asked), (), inputs, against)
        return described(bare, indicator, flags)

    def changes(self, column: str, level: str) -> Mapping[int, int]:
        """Return the years in which areas change vintage, and how many of them do."""
        found: dict[int, int] = {}
        for then, now in pairwise(self.panel.years(column, level)):
            before, after = self.panel.of(column, then, level), self.panel.of(column, now, level)
            count = sum(
                before[code].vintage != after[code].vintage for code in before.keys() & after.keys()
            )
            if count:
                found[now] = count
        return found

    def provincial(self, indicator: Indicator, year: int, allow: Iterable[str] = ()) -> Value:
        """Measure the province: as published where every part is, else the sum of its areas."""
        own = self.value(indicator, "province", (self.province,), year, allow)
        if own.value is not None or not indicator.additive:
            return own
        level, codes = self.parts_of_province
        total = self.value(indicator, level, codes, year, allow)
        return total if total.value is not None else own

    @property
    def _lookup(self) -> Lookup:
        return Lookup(self.ground, self.breaks)

    def _united(
        self, indicator: Indicator, level: str, asked: Plot, flags: Iterable[str]
    ) -> set[str]:
        """Say what joining areas did: it united these, or cannot since values do not add up."""
        if not indicator.additive:
            return {"not_additive"} if "boundary_differs" in flags else set()
        united = len(asked) > 1 and asked in self.unions(indicator, level)
        return {"union"} if united else set()

    def _finish(self, indicator: Indicator, cells: Sequence[Cell], year: int) -> _Result:
        """Add the parts up over the cells, then divide."""
        sums = totals(cells)
        flags = {"mixed_vintage"} if len(vintages(inputs_of(cells))) > 1 else set[str]()
        match indicator.measure:
            case "column":
                return sums[0], flags, ()
            case "ratio":
                return _over(sums[0], sums[1], indicator.factor), flags, ()
            case "growth":
                grown = _over(sums[0], sums[1], 1)
                return (None if grown is None else (grown - 1) * indicator.factor), flags, ()
            case "average_growth":
                span = year - (indicator.base_year or year)
                return _yearly(sums, span, indicator.factor), flags, ()
            case "share" | "quotient" | "relative":
                return self._against_province(indicator, cells, year)

    def _against_province(self, indicator: Indicator, cells: Sequence[Cell], year: int) -> _Result:
        """Divide by the province: the exact sum of its areas where all are known."""
        if len(cells) == 1 and cells[0].plot == (self.province,):
            whole, against = cells, ()
        else:
            whole = self._whole(indicator, year)
            against = inputs_of(whole)
        if not whole:
            return None, {"not_published"}, ()
        mixed = len(vintages(inputs_of([*cells, *whole]))) > 1
        flags = {"mixed_vintage"} if mixed else set[str]()
        here, everywhere = totals(cells), totals(whole)
        if indicator.measure != "quotient":
            return _over(here[0], everywhere[0], indicator.factor), flags, against
        local, reference = _over(here[0], here[1], 1), _over(everywhere[0], everywhere[1], 1)
        if local is None or reference is None:
            return None, flags, against
        return _over(local, reference, indicator.factor), flags, against

    def _whole(self, indicator: Indicator, year: int) -> list[Cell]:
        """Look up what the province is: its areas where all are known, else as published.

        What cannot be added up is compared with what is published.
        """
        if not indicator.additive:
            return self._lookup.cells(indicator, year, "province", [(self.province,)])[0]
        level, codes = self.parts_of_province
        plots = self.plots(indicator, level, year, codes)
        cells = self._lookup.cells(indicator, year, level, plots)[0]
        if covered(cell for cell in cells if cell.flags <= {"union"}) == len(codes):
            return cells
        return self._lookup.cells(indicator, year, "province", [(self.province,)])[0]


def _over(top: float, bottom: float, factor: float) -> float | None:
    return top / bottom * factor if bottom else None


def _yearly(sums: Sequence[float], years: int, factor: float) -> float | None:
    """Geometric mean growth a year; none for the base year itself or from nothing."""
    if years <= 0 or sums[1] <= 0 or sums[0] < 0:
        return None
    return ((sums[0] / sums[1]) ** (1 / years) - 1) * factor


def _not_additive(indicator: Indicator) -> str:
    return (
        f"{indicator.key} ({indicator.name_zh}, {indicator.name_en}) cannot be added up over areas"
        f" and no weight for it is declared; ask for single areas instead"
    )
