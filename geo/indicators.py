"""What is measured: published columns, and what is computed from them.

An indicator is a row of ``data/indicators.csv``. A formula is a sum or difference of columns; an
indicator divides one by another, compares it with the province, or with an earlier year. Formulas
are read by the few lines below, never evaluated as code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from geo.errors import GeoError
from geo.registry import Registry
from geo.sources import Row

Measure = Literal["column", "ratio", "share", "quotient", "relative", "growth", "average_growth"]
_TERM = re.compile(r"\s*([+-]?)\s*([a-z][a-z0-9_]*)\s*")


class FormulaError(GeoError, ValueError):
    """A formula that is not a sum or difference of columns."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum or difference of columns.

    Attributes
    ----------
    terms : tuple of (sign, column)
        Sign is +1 or −1.
    """

    terms: tuple[tuple[int, str], ...]

    @classmethod
    def read(cls, text: str) -> "Formula":
        """Read ``gdp - primary_va``.

        Raises
        ------
        FormulaError
            Where anything but columns, plus and minus stands in it.

        Examples
        --------
        >>> Formula.read("gdp - primary_va").terms
        ((1, 'gdp'), (-1, 'primary_va'))
        """
        terms: list[tuple[int, str]] = []
        at = 0
        while at < len(text):
            found = _TERM.match(text, at)
            if found is None or (terms and not found[1]):
                break
            terms.append((-1 if found[1] == "-" else 1, found[2]))
            at = found.end()
        if not terms or at < len(text):
            raise FormulaError(
                f"formula {text!r} is not a sum or difference of columns such as 'total - part'"
            )
        return cls(tuple(terms))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it names."""
        return tuple(column for _, column in self.terms)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of ``data/indicators.csv``.

    Attributes
    ----------
    key, name_zh, name_en : str
    unit, theme : str
        Keys of ``data/units.csv`` and ``data/themes.csv``.
    measure : str
        ``column``, published as it is; ``ratio`` of two formulas; ``share`` of the province;
        location ``quotient``; ``relative`` to what is published for the province; ``growth`` on the
        year before; ``average_growth`` since ``base_year``.
    additive : bool
        Whether its columns may be added up over areas.
    numerator, denominator : Formula or None
        A column is its own numerator.
    stand_in : str
        Column that may divide where the denominator is not published, if its source, year, scope
        and boundary are the numerator's.
    factor : float
        What the quotient is multiplied by to come out in ``unit``.
    nature : str
        ``level``, or whether growth is ``nominal`` or ``real``.
    direction : str
        Whether more is better: ``up``, ``down`` or ``none``.
    palette, centre : str
        Kind of palette; what a diverging one is centred on: a number or ``province``.
    decimals : int
    base_year : int or None
    definition_zh, definition_en : str
    """

    key: str
    name_zh: str
    name_en: str
    unit: str
    theme: str
    measure: Measure
    additive: bool
    numerator: Formula
    denominator: Formula | None
    stand_in: str
    factor: float
    nature: str
    direction: str
    palette: str
    centre: str
    decimals: int
    base_year: int | None
    definition_zh: str
    definition_en: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def definition(self, lang: str) -> str:
        """Return its definition in ``lang``."""
        return self.definition_zh if lang == "zh" else self.definition_en

    @property
    def formula(self) -> str:
        """How it is computed, in the keys of columns; a column's is its own key."""
        top = _written(self.numerator)
        bottom = _written(self.denominator) if self.denominator else ""
        times = "" if self.factor == 1 else f" × {self.factor:g}"
        match self.measure:
            case "column":
                return self.key
            case "ratio":
                return f"{top} / {bottom}{times}"
            case "share" | "relative":
                return f"{top} / province({top}){times}"
            case "quotient":
                return f"({top} / {bottom}) / province({top} / {bottom}){times}"
            case "growth":
                return f"({top}[t] / {top}[t−1] − 1){times}"
            case "average_growth":
                return f"(({top}[t] / {top}[{self.base_year}])^(1/(t−{self.base_year})) − 1){times}"


def _written(formula: Formula) -> str:
    text = " ".join(f"{'-' if sign < 0 else '+'} {column}" for sign, column in formula.terms)
    text = text.removeprefix("+ ")
    return f"({text})" if len(formula.terms) > 1 else text


def indicators(rows: Iterable[Row]) -> Registry[Indicator]:
    """Read the checked rows of ``data/indicators.csv``.

    Raises
    ------
    FormulaError
        Where a formula is none, or names what is not a column.
    """
    listed = list(rows)
    columns = {
        str(row["key"]): row["additive"] in (True, "yes")
        for row in listed
        if row["measure"] == "column"
    }
    return Registry("indicator", [_indicator(row, columns) for row in listed])


def _additive(key: str, formulas: Iterable[Formula], columns: Mapping[str, bool]) -> bool:
    """Whether all columns of some formulas may be added up."""
    named = [column for formula in formulas for column in formula.columns]
    if unknown := [column for column in named if column not in columns]:
        raise FormulaError(f"indicator {key!r} is computed from {unknown[0]!r}, which is no column")
    return all(columns[column] for column in named)


def _indicator(row: Row, columns: Mapping[str, bool]) -> Indicator:
    text = {name: "" if value is None else str(value) for name, value in row.items()}
    measure = cast("Measure", text["measure"])
    numerator = Formula.read(text["numerator"] or text["key"])
    denominator = Formula.read(text["denominator"]) if text["denominator"] else None
    stand_in = Formula.read(text["stand_in"]) if text["stand_in"] else None
    formulas = [one for one in (numerator, denominator, stand_in) if one]
    return Indicator(
        key=text["key"],
        name_zh=text["name_zh"],
        name_en=text["name_en"],
        unit=text["unit"],
        theme=text["theme"],
        measure=measure,
        additive=_additive(text["key"], formulas, columns),
        numerator=numerator,
        denominator=denominator,
        stand_in=text["stand_in"],
        factor=float(row["factor"] or 1),
        nature=text["nature"],
        direction=text["direction"],
        palette=text["palette"],
        centre=text["centre"],
        decimals=int(row["decimals"] or 0),
        base_year=None if row["base_year"] is None else int(row["base_year"]),
        definition_zh=text["definition_zh"],
        definition_en=text["definition_en"],
    )
