"""Aims: what a value is to reach, by when, when it counts as reached, and at what pace."""

from dataclasses import dataclass

_EXACT = 9
"""Decimals to which a value is held against a threshold: 47.76 is 48 × 0.995."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A value to be reached by a year.

    Attributes
    ----------
    value : float
        In the unit of what is measured.
    year : int
    rule : str
        Key of ``vocabulary.RULES``: ``about`` (within the tolerance below it, or above), ``above``
        (strictly), ``at_least``.
    tolerance : float
        Percent of the value by which ``about`` may fall short.
    direction : str
        ``down`` where less is better; then all is turned round.
    """

    value: float
    year: int
    rule: str
    tolerance: float = 0.0
    direction: str = "up"

    @property
    def threshold(self) -> float:
        """The value from which on it counts as met."""
        if self.rule != "about":
            return self.value
        short = abs(self.value) * self.tolerance / 100
        return self.value + short if self.direction == "down" else self.value - short

    def met(self, value: float) -> bool:
        """Whether a value meets it.

        Examples
        --------
        >>> Aim(48000, 2025, "about", 0.5).met(47760)
        True
        >>> Aim(70000, 2030, "above").met(70000)
        False
        """
        sign = -1 if self.direction == "down" else 1
        over = round(sign * (value - self.threshold), _EXACT)
        return over > 0 if self.rule == "above" else over >= 0

    def attained(self, value: float) -> float | None:
        """Return a value in percent of the aim; ``None`` where the aim is nothing."""
        return value / self.value * 100 if self.value else None


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a value changes a year.

    Attributes
    ----------
    start, end : int
        Years between which.
    amount : float
        Percent a year, as a geometric mean; where the value is itself in percent, percentage
        points a year.
    points : bool
        Whether ``amount`` is in percentage points.
    """

    start: int
    end: int
    amount: float
    points: bool


def pace(then: float, now: float, years: tuple[int, int], unit: str) -> Pace | None:
    """Return the pace between two values.

    Parameters
    ----------
    then, now : float
        In ``unit``.
    years : tuple of int
        The years of the two, ascending.
    unit : str
        Percent change by points; everything else by percent of itself.

    Returns
    -------
    Pace or None
        ``None`` from a value that is not positive, and between values of one year.

    Examples
    --------
    >>> round(pace(34075, 48000, (2019, 2025), "亿元").amount, 1)
    5.9
    """
    start, end = years
    if end <= start:
        return None
    if unit == "%":
        return Pace(start, end, (now - then) / (end - start), points=True)
    if then <= 0 or now <= 0:
        return None
    return Pace(start, end, ((now / then) ** (1 / (end - start)) - 1) * 100, points=False)
