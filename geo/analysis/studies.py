"""Studies: a view answered by a measure."""

from collections.abc import Callable, Mapping

from geo.analysis.changes import caught_up, placed, shifted, spread
from geo.analysis.crossings import contrasted, paired
from geo.analysis.fits import fitted
from geo.analysis.measures import MEASURES
from geo.analysis.patterns import locally, whole
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, sample
from geo.analysis.spreads import decomposed, gathered, inequality, made_up, specialised
from geo.atlas import Atlas
from geo.views import View

__all__ = ["MEASURES", "Row", "Study", "study"]

_ANSWERS: Mapping[str, Callable[[Sample, str, int], Study]] = {
    "moran": whole,
    "lisa": locally,
    "getis": locally,
    "geary": whole,
    "contrast": contrasted,
    "bivariate": paired,
    "fit": fitted,
    "quotient": specialised,
    "quadrant": placed,
    "herfindahl": gathered,
    "locational_gini": specialised,
    "krugman": made_up,
    "gini": inequality,
    "theil": decomposed,
    "cv": inequality,
    "sigma": spread,
    "beta": caught_up,
    "shift_share": shifted,
}


def study(atlas: Atlas, view: View, measure: str, permutations: int = 0) -> Study:
    """Measure what a view shows.

    Parameters
    ----------
    atlas : Atlas
    view : View
        Its level, place, year, exceptions, weights and second indicator say of what.
    measure : str
        Key of ``MEASURES``.
    permutations : int
        0: 9,999, or 999 where there are more than a thousand areas.

    Raises
    ------
    UnknownKeyError
        Where there is no such measure, or no such weights.
    UnstudiedError
        Where a rule of truth, or the measure itself, does not let it be answered; it says why.
    """
    asked = MEASURES[measure].key
    return _ANSWERS[asked](sample(atlas, view), asked, permutations)
