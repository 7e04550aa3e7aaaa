"""Measure an indicator for any set of areas, by the rules of truth.

Every measure goes the same way. Each *part* of the formula (the numerator of this year, the
denominator, the numerator of an earlier year) is looked up on the same plots of land; plots that
lack a part are left out and counted; the parts are added up over the plots; only then are they
divided. So a region's ratio is a ratio of sums, and never an average of ratios.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from geo.errors import RefusedError
from geo.indicators import Formula, Indicator
from geo.observations import Observation, Panel
from geo.plots import Ground, Plot
from geo.values import Break, Cell, Part, Value, covered, described, inputs_of, parts, vintages

__all__ = ["Break", "Measures", "Value"]

_ALLOWED = {"partial": "partial", "break": "series_break"}
_Found = tuple[float, tuple[Observation, ...]]


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

    def plots(
        self, indicator: Indicator, level: str, year: int, codes: Sequence[str]
    ) -> tuple[Plot, ...]:
        """Divide areas into the plots that the year's values stand for.

        Returns
        -------
        tuple of Plot
            Every code in exactly one plot; unions where boundaries changed since.
        """
        return self.ground.plots(indicator.numerator.columns, level, year, codes)

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
            ``partial``: add up what is known; ``break``: compute across a break. Both are labelled.

        Raises
        ------
        RefusedError
            Where areas would have to be added up whose values cannot be.
        """
        asked, allowed = tuple(sorted(codes)), {_ALLOWED[key] for key in allow if key in _ALLOWED}
        plots = self.plots(indicator, level, year, asked)
        if not indicator.additive and len(plots) > 1:
            raise RefusedError("not_additive", _not_additive(indicator))
        cells, flags = self._cells(indicator, year, level, plots)
        if len(plots) == 1:  # what was published for a part of one area is shown, labelled
            allowed |= {"partial"}
        used = [cell for cell in cells if cell.flags <= allowed | {"union"}]
        flags |= {flag for cell in cells for flag in cell.flags}
        if 0 < covered(used or cells) < len(asked):
            flags.add("partial")
        result = None
        if used and (covered(used) == len(asked) or "partial" in allowed):
            result, more = self._finish(indicator, used, year)
            flags |= more
        if result is None and not flags:
            return Value.missing(asked, year, "not_published")
        have = covered(cell for cell in used if "partial" not in cell.flags)
        bare = replace(Value.missing(asked, year, ""), value=result, have=have)
        return described(bare, indicator, used or cells, flags)

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

    def _cells(
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
            apart = not indicator.additive and any(len(seen) > 1 for _, seen in known)
            if len(known) == len(asked) and not apart:
                cells.append(self._cell(asked, level, plot, known))
            elif apart or self._elsewhere(asked, level, plot):
                flags.add("boundary_differs")
        return cells, flags

    def _amount(self, formula: Formula, year: int, level: str, plot: Plot) -> _Found | None:
        amounts: list[float] = []
        inputs: tuple[Observation, ...] = ()
        for sign, column in formula.terms:
            seen = self.ground.placed(column, level, year).on.get(plot)
            if seen is None:
                return None
            amounts += [sign * one.value for one in seen]
            inputs = (*inputs, *seen)
        return _sum(amounts), inputs

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
        flags = {"union"} if len(plot) > 1 else set[str]()
        if any(one.scope != "full" for one in inputs):
            flags.add("partial")
        if len({one.scope for one in inputs}) > 1:  # never a quotient of a whole and a part
            flags.add("mixed_scope")
        if self._broken(asked, level, [seen for _, seen in found]):
            flags.add("series_break")
        return Cell(plot, tuple(amount for amount, _ in found), inputs, frozenset(flags))

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
        kinds = [{(one.vintage, one.scope) for one in part} for part in (seen[0], seen[-1])]
        return declared or kinds[0] != kinds[1]

    def _finish(
        self, indicator: Indicator, cells: Sequence[Cell], year: int
    ) -> tuple[float | None, set[str]]:
        """Add the parts up over the cells, then divide."""
        sums = _sums(cells)
        flags = {"mixed_vintage"} if len(vintages(inputs_of(cells))) > 1 else set[str]()
        match indicator.measure:
            case "column":
                return sums[0], flags
            case "ratio":
                return _over(sums[0], sums[1], indicator.factor), flags
            case "growth":
                grown = _over(sums[0], sums[1], 1)
                return (None if grown is None else (grown - 1) * indicator.factor), flags
            case "average_growth":
                return _yearly(sums, year - (indicator.base_year or year), indicator.factor), flags
            case "share" | "quotient":
                return self._against_province(indicator, cells, year)

    def _against_province(
        self, indicator: Indicator, cells: Sequence[Cell], year: int
    ) -> tuple[float | None, set[str]]:
        """Divide by the province: the exact sum of its areas where all are known."""
        level, codes = self.parts_of_province
        whole = self._cells(indicator, year, level, [(code,) for code in codes])[0]
        if len(cells) == 1 and cells[0].plot == (self.province,):
            whole = list(cells)
        elif covered(cell for cell in whole if not cell.flags) < len(codes):
            whole = self._cells(indicator, year, "province", [(self.province,)])[0]
        if not whole:
            return None, {"not_published"}
        mixed = len(vintages(inputs_of([*cells, *whole]))) > 1
        flags = {"mixed_vintage"} if mixed else set[str]()
        here, everywhere = _sums(cells), _sums(whole)
        if indicator.measure == "share":
            return _over(here[0], everywhere[0], indicator.factor), flags
        local, reference = _over(here[0], here[1], 1), _over(everywhere[0], everywhere[1], 1)
        if local is None or reference is None:
            return None, flags
        return _over(local, reference, indicator.factor), flags


def _sums(cells: Sequence[Cell]) -> list[float]:
    """Add each part up."""
    return [_sum(amounts) for amounts in zip(*(cell.amounts for cell in cells), strict=True)]


def _sum(amounts: Iterable[float]) -> float:
    """Add up as one would on paper: 0.1 and 0.2 are 0.3, as in no binary fraction."""
    return float(sum((Decimal(str(amount)) for amount in amounts), Decimal()))


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
