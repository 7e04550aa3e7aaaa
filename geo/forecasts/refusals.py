"""What a series must be to carry a forecast, and how one that is not is refused."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import numpy as np

from geo.errors import GeoError
from geo.text import Sentence, sentence

Kind = Literal["level", "ratio"]
"""``level``: an amount above zero, in any unit. ``ratio``: percentage points, of any sign."""

LEAST = 8
"""Known years in a row that a forecast needs: five to fit, and three closed ones to be tested on.

A method of four parameters has one degree of freedom with five years, and none with fewer.
"""

FIRST = 5
"""Known years before the first year that a back-test asks for."""

_PERIOD = 5


class ForecastError(GeoError, ValueError):
    """A forecast that a series does not carry.

    Attributes
    ----------
    sentence : Sentence
        Why not.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)

    def __str__(self) -> str:
        return str(self.sentence)


def reach(known: int) -> int:
    """Return how many years ahead a series of ``known`` years is forecast at most.

    Five, the period of a plan, since targets are set that far ahead and no further; and half the
    known years where that is more. What lies beyond the steps that a back-test could check is
    told by `Forecast.tested`.
    """
    return max(_PERIOD, known // 2)


def demand_series(years: Sequence[int], values: Sequence[float], kind: Kind) -> None:
    """Refuse a series that is too short, has gaps, or holds what is no amount.

    Raises
    ------
    ForecastError
        With the first that is wrong.
    ValueError
        If there are not as many values as years.
    """
    if len(years) != len(values):
        raise ValueError(f"{len(values)} values for {len(years)} years; expected one for each")
    if len(years) < LEAST:
        raise ForecastError(
            sentence(
                "forecast.short",
                "Only {count} comparable years in a row are known; a forecast needs {least}.",
                count=len(years),
                least=LEAST,
            )
        )
    for before, after in pairwise(years):
        if after != before + 1:
            raise ForecastError(
                sentence(
                    "forecast.gap",
                    "The years do not follow one another: after {before} comes {after}.",
                    before=before,
                    after=after,
                )
            )
    for year, value in zip(years, values, strict=True):
        _demand_amount(year, value, kind)


def _demand_amount(year: int, value: float, kind: Kind) -> None:
    if not np.isfinite(value):
        raise ForecastError(
            sentence("forecast.unknown", "The value of {year} is no number.", year=year)
        )
    if kind == "level" and value <= 0:
        raise ForecastError(
            sentence(
                "forecast.positive",
                "The value of {year} is {value}; only amounts above zero have a growth to go on.",
                year=year,
                value=f"{value:g}".replace("-", "−"),
            )
        )


def demand_horizon(years: Sequence[int], until: int) -> None:
    """Refuse a year that is known already, or too far ahead for the years that are known.

    Raises
    ------
    ForecastError
        With the year asked for, and what could be.
    """
    last, furthest = years[-1], years[-1] + reach(len(years))
    if until <= last:
        raise ForecastError(
            sentence(
                "forecast.closed",
                "{until} is no year to come: the series is known up to {last}.",
                until=until,
                last=last,
            )
        )
    if until > furthest:
        raise ForecastError(
            sentence(
                "forecast.far",
                "{until} is too far ahead: {count} known years carry a forecast to {furthest}.",
                until=until,
                count=len(years),
                furthest=furthest,
            )
        )
