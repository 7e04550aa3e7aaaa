"""Values: what an indicator is for some areas, with all that has to be said beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.indicators import Formula, Indicator
from geo.observations import Observation
from geo.sources import Row
from geo.text import Sentence, named

_WORST_FIRST = "CBA"


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator is for an area or region, with all that has to be said beside it.

    Attributes
    ----------
    codes : tuple of str
        The areas that are covered or asked for, of one level, sorted.
    value : float or None
        In the indicator's unit; ``None`` where missing or withheld, and ``flags`` says why.
    year : int
    status, vintage, grade : str
        ``computed`` where it is not one published value; the vintage that all share, else empty;
        the worst grade.
    have, of : int
        How many of the areas have a value of full scope.
    flags : tuple of str
        Keys of ``vocabulary.FLAGS``, sorted.
    inputs : tuple of Observation
        The published values that went in, or that a rule keeps back.
    against : tuple of Observation
        The published values of the province, or of its areas, that a share or quotient was compared
        with; empty for the province itself.
    """

    codes: tuple[str, ...]
    value: float | None
    year: int
    status: str
    vintage: str
    grade: str
    have: int
    of: int
    flags: tuple[str, ...]
    inputs: tuple[Observation, ...]
    against: tuple[Observation, ...] = ()

    @classmethod
    def missing(cls, codes: tuple[str, ...], year: int, *flags: str) -> "Value":
        """Return a value that is not there, and the flags that say why."""
        return cls(codes, None, year, "", "", "", 0, len(codes), tuple(sorted(flags)), ())

    @property
    def withheld(self) -> bool:
        """Whether values are known but a rule keeps them back."""
        return self.value is None and (bool(self.inputs) or "boundary_differs" in self.flags)


@dataclass(frozen=True, slots=True)
class Break:
    """A declared break of a series that no census vintage shows.

    Attributes
    ----------
    column, level : str
    from_year, to_year : int
        The series breaks somewhere between these years.
    reason_zh, reason_en : str
    """

    column: str
    level: str
    from_year: int
    to_year: int
    reason_zh: str
    reason_en: str

    def reason(self, lang: str) -> str:
        """Say why in ``lang``."""
        return self.told.say(lang)

    @property
    def told(self) -> Sentence:
        """Why, to be said once the reader's language is known."""
        return named(self.reason_zh, self.reason_en)

    def parts(self, then: int, now: int) -> bool:
        """Whether a change from one year to a later one may cross it."""
        return then < self.to_year and now > self.from_year


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to look up: a formula in a year, and what may stand in for it."""

    formula: Formula
    year: int
    stand_in: str = ""


def parts(indicator: Indicator, year: int) -> tuple[Part, ...]:
    """Take an indicator apart into what has to be looked up."""
    now = Part(indicator.numerator, year)
    match indicator.measure:
        case "column" | "share" | "relative":
            return (now,)
        case "growth":
            return now, Part(indicator.numerator, year - 1)
        case "average_growth":
            return now, Part(indicator.numerator, indicator.base_year or year)
        case "ratio" | "quotient":
            below = indicator.denominator or indicator.numerator
            return now, Part(below, year, indicator.stand_in)


def vintages(inputs: Iterable[Observation]) -> frozenset[str]:
    """Return the census vintages of some observations; few columns have one."""
    return frozenset(one.vintage for one in inputs if one.vintage)


def described(value: Value, indicator: Indicator, flags: Iterable[str]) -> Value:
    """Add to a bare value what stands behind it: status, vintage, grade and flags.

    What a share is compared with is as much behind it as what it is a share of.
    """
    behind = (*value.inputs, *value.against)
    told = set(flags)
    if any(one.grade == "C" for one in behind):
        told.add("unverified")
    if any(one.status == "own" for one in behind):
        told.add("own_data")
    if len({one.scope for one in value.inputs}) > 1:
        told.add("mixed_scope")
    found = vintages(behind)
    single = len(value.inputs) == 1 and indicator.measure == "column"
    grades = {one.grade for one in behind}
    return replace(
        value,
        status=value.inputs[0].status if single else "computed",
        vintage=next(iter(found)) if len(found) == 1 and "mixed_vintage" not in told else "",
        grade=next((grade for grade in _WORST_FIRST if grade in grades), ""),
        flags=tuple(sorted(told)),
    )


def breaks(rows: Iterable[Row]) -> tuple[Break, ...]:
    """Read the checked rows of ``breaks.csv``."""
    return tuple(
        Break(
            column=str(row["indicator"]),
            level=str(row["level"]),
            from_year=int(row["from_year"] or 0),
            to_year=int(row["to_year"] or 0),
            reason_zh=str(row["reason_zh"]),
            reason_en=str(row["reason_en"]),
        )
        for row in rows
    )
