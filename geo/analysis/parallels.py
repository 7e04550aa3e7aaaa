"""Parallels: several indicators of the same areas, each on an axis of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.analysis.refusals import UnstudiedError
from geo.analysis.samples import sample
from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.text import Sentence, sentence
from geo.views import View

LEAST = 3
"""Areas that an axis needs."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """One indicator over the areas.

    Attributes
    ----------
    indicator : Indicator
    year : int
    values : mapping of code to float
        Of the areas that can be compared, in the indicator's unit.
    """

    indicator: Indicator
    year: int
    values: Mapping[str, float]

    def height(self, code: str) -> float | None:
        """Return where an area stands between the lowest value, 0, and the highest, 1."""
        if code not in self.values:
            return None
        low, high = min(self.values.values()), max(self.values.values())
        return (self.values[code] - low) / (high - low) if high > low else 0.5


def parallels(
    atlas: Atlas, view: View, keys: Sequence[str]
) -> tuple[tuple[Parallel, ...], tuple[tuple[Indicator, Sentence], ...]]:
    """Gather indicators of the areas of a view, in its year, each by the rules of a sample.

    Returns
    -------
    tuple of Parallel, tuple of (Indicator, Sentence)
        What stands side by side, and what does not, with the reason.
    """
    found: list[Parallel] = []
    left: list[tuple[Indicator, Sentence]] = []
    for key in keys:
        indicator = atlas.indicators[key]
        try:
            drawn = sample(atlas, replace(view, indicator=key, basis="absolute", against=""))
        except UnstudiedError as error:
            left.append((indicator, error.told))
            continue
        if len(drawn.lines) < LEAST:
            text = "Fewer than {least} areas have it in {year}."
            left.append((indicator, sentence("parallel.few", text, least=LEAST, year=drawn.year)))
            continue
        values = dict(zip(drawn.codes, drawn.values.tolist(), strict=True))
        found.append(Parallel(indicator, drawn.year, values))
    return tuple(found), tuple(left)
