"""Convergence: whether areas grow more alike (σ), and whether those behind grow faster (β)."""

from dataclasses import dataclass

import numpy as np

from geo.topology import FloatArray


@dataclass(frozen=True, slots=True)
class Beta:
    """How growth goes with where an area began.

    Attributes
    ----------
    slope, intercept : float
        Of growth a year on the logarithm of the first year's value; below 0: those behind grow
        faster.
    error, p, fit : float
        Standard error and two-sided p of the slope (Student's t); share of the variance explained.
    speed : float or None
        Part of the distance that is closed in a year; ``None`` where there is no convergence.
    """

    slope: float
    intercept: float
    error: float
    p: float
    fit: float
    speed: float | None

    @property
    def half(self) -> float | None:
        """Years until half of the distance is closed."""
        return float(np.log(2) / self.speed) if self.speed else None


def sigma(values: FloatArray) -> FloatArray:
    """Return the spread of each year: the standard deviation of natural logarithms.

    No unit; falling over the years: σ-convergence (Barro and Sala-i-Martin 1992).

    Parameters
    ----------
    values : array of areas by years
        Above 0, in one unit, none missing.

    Raises
    ------
    ValueError
        Where a value is not above 0.

    Examples
    --------
    >>> sigma(np.array([[1.0, 2.0], [np.e, 2.0]])).tolist()
    [0.5, 0.0]
    """
    return np.std(np.log(_positive(values)), axis=0)


def growth(first: FloatArray, last: FloatArray, years: int) -> FloatArray:
    """Return the growth a year of each area, as a difference of natural logarithms."""
    return np.log(_positive(last) / _positive(first)) / years


def beta(first: FloatArray, last: FloatArray, years: int) -> Beta:
    """Regress growth a year on where areas began (Barro and Sala-i-Martin 1992).

    ``ln(x₁/x₀)/T = a + b ln x₀ + e`` by least squares, every area counting the same; the speed is
    ``−ln(1 + bT)/T``.

    Parameters
    ----------
    first, last : array
        Above 0, in one unit and at one kind of prices, none missing.
    years : int
        Between the two.

    Raises
    ------
    ValueError
        Where a value is not above 0, there are fewer than three areas, or all begin alike.
    """
    start = np.log(_positive(first))
    if start.size < 3 or np.ptp(start) <= 0:
        raise ValueError("a slope needs three areas at least that did not all begin alike")
    rates = growth(first, last, years)
    x, y = start - start.mean(), rates - rates.mean()
    slope = float(x @ y / (x @ x))
    rest, whole = float(np.sum((y - slope * x) ** 2)), float(y @ y)
    error = float(np.sqrt(rest / (start.size - 2) / (x @ x)))
    left = 1.0 + slope * years
    return Beta(
        slope=slope,
        intercept=float(rates.mean() - slope * start.mean()),
        error=error,
        p=_student(slope / error, start.size - 2) if error else 0.0,
        fit=1.0 - rest / whole if whole else 0.0,
        speed=float(-np.log(left) / years) if slope < 0 < left else None,
    )


def _student(t: float, degrees: int) -> float:
    """Return the two-sided p of Student's t."""
    from scipy.special import stdtr  # noqa: PLC0415  (slow)

    return float(2.0 * stdtr(degrees, -abs(t)))


def _positive(values: FloatArray) -> FloatArray:
    if values.size == 0 or values.min() <= 0:
        raise ValueError("logarithms need values above 0")
    return values
