"""What a method says of the years to come, on the scale that it was fitted on."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from geo.forecasts.refusals import Kind

FloatArray = NDArray[np.float64]

SHARE, WIDE = 0.8, 0.95
"""The probability that an interval holds, and that a wide one does."""

FLOORS = MappingProxyType[Kind, float]({"level": 0.001, "ratio": 0.05})
"""The least spread of a forecast one year ahead: a thousandth of an amount, 0.05 points.

Published values are rounded, percentages to a tenth: a series may be perfectly regular, the next
value can still not be told more exactly than it will be printed.
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """Student's t for each year to come: growing spread, the same degrees of freedom.

    Attributes
    ----------
    middle, spread : tuple of float
        Location and scale for 1, 2 … years ahead, on the scale of `unfolded`.
    degrees : int
        Degrees of freedom, 1 at least: known numbers less those estimated from them.
    """

    middle: tuple[float, ...]
    spread: tuple[float, ...]
    degrees: int

    def between(self, share: float) -> tuple[FloatArray, FloatArray]:
        """Return the limits that hold ``share`` of the probability, as much on either side."""
        from scipy.special import stdtrit  # noqa: PLC0415  (slow)

        away = float(stdtrit(self.degrees, (1 + share) / 2)) * np.array(self.spread)
        return np.array(self.middle) - away, np.array(self.middle) + away

    def chance(self, threshold: float, step: int, above: bool) -> float:
        """Return the probability of a value above a threshold, or below, ``step`` years ahead."""
        from scipy.special import stdtr  # noqa: PLC0415  (slow)

        away = (self.middle[step - 1] - threshold) / self.spread[step - 1]
        return float(stdtr(self.degrees, away if above else -away))


@dataclass(frozen=True, slots=True)
class Miss:
    """How far a forecast was from what came.

    Attributes
    ----------
    step : int
        How many years ahead it was made.
    error : float
        What came less the middle of the forecast, on the scale of `unfolded`.
    """

    step: int
    error: float


def unfolded(values: Sequence[float], kind: Kind) -> FloatArray:
    """Return values on the scale that they are fitted on: logarithms of levels, ratios as such.

    On logarithms growth adds up, no forecast falls below zero, and the unit is of no account.
    """
    plain = np.array(values, dtype=np.float64)
    return np.log(plain) if kind == "level" else plain


def folded(values: FloatArray, kind: Kind) -> FloatArray:
    """Return values on the scale of the series again."""
    return np.exp(values) if kind == "level" else values


def widened(fit: Fit, misses: Sequence[Miss], kind: Kind) -> Fit:
    """Widen a fit to what its method has been seen to miss by, and never narrow it.

    Least spread is that of `FLOORS`, growing with the square root of the years ahead. Where the
    misses of the method, each beside the spread that the fit has for as many years ahead, are
    larger in the mean of squares than those spreads, all are raised by that ratio: what a
    method leaves over of the years that it was fitted to flatters it.
    """
    ahead = np.arange(1, len(fit.spread) + 1)
    spread = np.maximum(fit.spread, FLOORS[kind] * np.sqrt(ahead))
    if misses:
        beside = np.array([miss.error / spread[miss.step - 1] for miss in misses])
        spread = spread * max(1.0, float(np.sqrt(np.mean(beside**2))))
    return Fit(fit.middle, tuple(spread.tolist()), fit.degrees)


def doubted(fit: Fit, others: Sequence[Fit], weights: FloatArray) -> Fit:
    """Widen the fit that was chosen by how far the others are from it.

    To its squared spread is added the mean squared distance of the middles, weighted, as between
    models in an average of them (Buckland, Burnham & Augustin 1997, Biometrics 53:603-618); and
    what is added never shrinks with the years ahead.
    """
    middles = np.array([other.middle for other in others])
    apart = np.average((middles - np.array(fit.middle)) ** 2, axis=0, weights=weights)
    spread = np.sqrt(np.array(fit.spread) ** 2 + np.maximum.accumulate(apart))
    return Fit(fit.middle, tuple(spread.tolist()), fit.degrees)
