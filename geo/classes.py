"""Cut a range of numbers into classes.

A class is the interval ``(lower, upper]``: its upper limit belongs to it, its lower limit to the
class before. Only the first class includes its lower limit, so that the minimum has a class.
Whatever is not a finite number is missing and belongs to no class.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.registry import Registry

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to cut values into classes.

    Attributes
    ----------
    key : str
        Name in addresses, files and code.
    name, hint : str
        English name, and one line on when to use it.
    limits : callable
        ``limits(known, k)``: upper limits for at most ``k`` classes of the ascending values
        ``known``, of which at least two differ. `classify` sorts them, drops those that part
        nothing and adds the maximum.
    cuts_range : bool
        It cuts the range of the values, whatever lies within: with a centre, each side's range
        then reaches to the centre instead of to the value nearest to it.
    """

    key: str
    name: str
    hint: str
    limits: Callable[[FloatArray, int], FloatArray]
    cuts_range: bool = False


@dataclass(frozen=True, slots=True)
class Classes:
    """Class limits, and the class of any value.

    Attributes
    ----------
    upper : tuple of float
        Upper limit of each class, included in it, ascending; the last is the maximum, or the
        centre if that is greater. Empty where there were no values.
    lower : float
        Lower limit of the first class, included in it: the minimum, or the centre if that is
        less. NaN where there were no values.
    centre : float or None
        The value at which two colour ramps meet. It is always one of the limits, and belongs
        to the class below it, if there is one.
    arms : int
        Number of classes below the centre, its own included; 0 without a centre.
    """

    upper: tuple[float, ...]
    lower: float
    centre: float | None = None
    arms: int = 0

    def of(self, values: ArrayLike) -> NDArray[np.intp]:
        """Return the class number of each value, counted from 0; -1 where it is missing.

        Values beyond the limits, of other years say, go to the first or the last class.
        """
        asked = np.asarray(values, dtype=np.float64)
        number = np.searchsorted(self.upper, asked).clip(max=len(self.upper) - 1)
        return np.where(np.isfinite(asked), number, -1)

    def counts(self, values: ArrayLike) -> tuple[int, ...]:
        """Return how many of the values each class holds; missing values are not counted."""
        number = self.of(values)
        found = np.bincount(number[number >= 0], minlength=len(self.upper))
        return tuple(found.tolist())


def classify(
    values: ArrayLike,
    method: str,
    k: int,
    *,
    centre: float | None = None,
    breaks: tuple[float, ...] = (),
) -> Classes:
    """Cut ``values`` into at most ``k`` classes.

    Fewer come back where the values do not carry ``k``: equal values have one class, ties are
    never parted, and only limits of the reader's own make more classes than different values.
    Without any value there is no class. The order of the values is of no account.

    Parameters
    ----------
    values : array-like of float
        In any order; NaN where missing. Give all the values that will be shown, of every year
        if the classes are to hold over the years.
    method : str
        A key of `METHODS`.
    k : int
        Number of classes wished for, at least 1; of no account for ``manual``.
    centre : float, optional
        Makes the classes diverge: the centre becomes a limit, and the values up to it and above
        it are cut apart, each side into its part of ``k`` classes, and one at least. A side
        without values has no class. If no value is below the centre, those equal to it belong
        to the first class above.
    breaks : tuple of float
        The limits for ``manual``, in any order; NaN, repeated ones and those that part nothing
        are left out. Other methods do not look at them.

    Raises
    ------
    UnknownKeyError
        If there is no such method.
    ValueError
        If ``k`` is less than 1, or the centre is not a finite number.
    """
    chosen = METHODS[method]
    if k < 1:
        raise ValueError(f"{k} classes were asked for; expected 1 or more")
    if chosen.key == "manual":
        chosen, k = replace(chosen, limits=_manual(breaks)), 2 * len(breaks) + 2
    given = np.asarray(values, dtype=np.float64)
    known = np.sort(given[np.isfinite(given)])
    if known.size == 0:
        return Classes((), float("nan"), centre)
    if centre is None:
        return Classes(tuple(_upper(known, chosen, k).tolist()), float(known[0]))
    return _diverge(known, chosen, max(k, 1), centre)


def _diverge(known: FloatArray, method: Method, k: int, centre: float) -> Classes:
    if not np.isfinite(centre):
        raise ValueError(f"the centre is {centre}; expected a number, or None for no centre")
    split = int(np.searchsorted(known, centre, side="right")) if known[0] < centre else 0
    reach = (centre,) if method.cuts_range else ()
    low = _share(k, split, known.size)
    below = _upper(known[:split], method, low, reach)
    above = _upper(known[split:], method, k - low, reach)
    below[-1:] = centre
    upper = np.append(below, above)
    return Classes(tuple(upper.tolist()), min(float(known[0]), centre), centre, below.size)


def _share(k: int, below: int, count: int) -> int:
    """Give the values below the centre their part of ``k`` classes; each side that has any, one."""
    if below in (0, count):
        return k if below else 0
    return min(max(round(k * below / count), 1), k - 1)


def _upper(known: FloatArray, method: Method, k: int, reach: tuple[float, ...] = ()) -> FloatArray:
    """Return the limits that part ``known``, ascending, and its maximum.

    The values in ``reach`` widen the range, but carry no class.
    """
    k = min(k, np.unique(known).size)
    if k < 2:
        return known[-1:].copy()
    wide = np.sort(np.append(known, reach))
    found = method.limits(wide, k)
    inside = (found >= wide[0]) & (found < wide[-1])
    return np.append(np.unique(found[inside]), wide[-1])


def _natural(known: FloatArray, k: int) -> FloatArray:
    """Return the cut with the least sum of squared deviations from the class means.

    The optimum of Fisher (1958, JASA 53:789-798), "natural breaks" since Jenks (1977), found by
    dynamic programming over the different values: the best cut of the values up to ``end`` into
    ``j`` classes is the best cut into ``j - 1`` of those before some ``start``, and one class
    from there on. Of several best cuts the one with the lowest limits is taken. Time grows with
    the square of the number of different values, memory with the number.
    """
    point, weight = np.unique(known, return_counts=True)
    n = point.size
    least = np.full((k + 1, n + 1), np.inf)  # of the first `end` points in j classes
    least[0, 0] = 0.0
    start = np.zeros((k + 1, n + 1), dtype=np.intp)
    for end in range(1, n + 1):
        heavy = weight[end - 1 :: -1]
        away = point[end - 1 :: -1] - point[end - 1]  # small numbers: nothing cancels
        pull = np.cumsum(heavy * away)
        spread = np.cumsum(heavy * away * away) - pull * pull / np.cumsum(heavy)
        total = least[:-1, :end] + spread[::-1]
        start[1:, end] = total.argmin(axis=1)
        least[1:, end] = total.min(axis=1)
    ends = [n]
    for j in range(k, 1, -1):
        ends.append(int(start[j, ends[-1]]))
    return point[np.array(ends) - 1]


def _quantile(known: FloatArray, k: int) -> FloatArray:
    """Return the largest values up to each quantile.

    The same members as with quantiles interpolated linearly (Hyndman & Fan 1996, type 7), but
    in whole numbers, so that no rounding moves a value into the next class.
    """
    return known[(known.size - 1) * np.arange(1, k + 1) // k]


def _equal(known: FloatArray, k: int) -> FloatArray:
    """Return limits at equal distances between the least and the greatest value."""
    return np.linspace(known[0], known[-1], k + 1)[1:]


def _headtail(known: FloatArray, k: int) -> FloatArray:
    """Return the mean, the mean of what is above it, and so on.

    Jiang (2013), Professional Geographer 65:482-494. His second condition, to stop where the
    head is no longer a minority, is left to the reader, who chose the method: it would leave
    most maps of eleven cities with one class.
    """
    means: list[float] = []
    head = known
    while len(means) < k - 1 and head.size and head[0] < head[-1]:
        means.append(float(head.mean()))
        head = head[head > means[-1]]
    return np.array(means)


def _std(known: FloatArray, k: int) -> FloatArray:
    """Return limits one sample standard deviation apart, placed evenly about the mean.

    An odd ``k`` has the mean in the middle of its middle class (limits at ±0.5, ±1.5 … standard
    deviations), an even ``k`` has it as a limit (0, ±1 …).
    """
    return known.mean() + known.std(ddof=1) * (np.arange(1, k) - k / 2)


def _manual(breaks: tuple[float, ...]) -> Callable[[FloatArray, int], FloatArray]:
    return lambda _known, _k: np.array(breaks, dtype=np.float64)


METHODS: Registry[Method] = Registry(
    "class method",
    (
        Method(
            "natural",
            "Natural breaks",
            "Groups what lies close together; a good first choice",
            _natural,
        ),
        Method(
            "quantile",
            "Quantiles",
            "As many areas in each class; for ranks and for comparing maps",
            _quantile,
        ),
        Method(
            "equal",
            "Equal intervals",
            "Classes of the same width; for values spread evenly, such as shares",
            _equal,
            cuts_range=True,
        ),
        Method(
            "headtail",
            "Head/tail breaks",
            "Parts the few large from the many small, again and again; for heavy tails",
            _headtail,
        ),
        Method(
            "std",
            "Standard deviations",
            "Distance from the mean; for values that gather about it",
            _std,
        ),
        Method(
            "manual",
            "Own limits",
            "Limits that you set; for thresholds of a plan or a fixed series of maps",
            _manual(()),
        ),
    ),
)
