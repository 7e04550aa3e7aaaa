"""Results: what was measured of a sample, in all and area by area."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.analysis.cautions import warned
from geo.analysis.neighbours import Weights
from geo.analysis.samples import Sample
from geo.observations import Source


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured of one area.

    Attributes
    ----------
    code : str
    value : float or None
        Its value in the sample, in the indicator's unit.
    statistic : float or None
        What the measure gives it; ``None`` where it speaks of all together only.
    p, q : float or None
        Pseudo p value, and the same after false-discovery control.
    label : str
        ``HH``, ``HL``, ``LH``, ``LL``, ``hot``, ``cold`` after control; ``leading``, ``rising``,
        ``lagging``, ``fading``; ``above``, ``below``; the number of a region; empty where nothing
        is claimed.
    uncontrolled : str
        The label without control.
    more : mapping of key to number
        Further numbers, by keys that ``sentences.told`` says.
    """

    code: str
    value: float | None
    statistic: float | None = None
    p: float | None = None
    q: float | None = None
    label: str = ""
    uncontrolled: str = ""
    more: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, slots=True)
class Study:
    """A measure of a sample.

    Attributes
    ----------
    measure : str
        Key of ``measures.MEASURES``.
    sample : Sample
    value : float or None
        Of all areas together; ``None`` where the measure speaks of areas one by one.
    expected : float or None
        Without any pattern, or where all have the same.
    p : float or None
    permutations : int
        0 where chance is not asked, or is known without.
    weights : Weights or None
    rows : tuple of Row
        One a line of the sample, in its order; of the lines that have all years for measures of
        several years.
    parts : mapping of key to number
        Further numbers of all together.
    groups : mapping of region to mapping of key to number
        What each region adds.
    years : tuple of int
        The years that a measure of several years uses.
    cautions : tuple of str
        Keys of what must be known before this is believed.
    origins : tuple of Source
        Publications behind it besides those of the sample's values: other columns or years.
    """

    measure: str
    sample: Sample
    value: float | None
    expected: float | None = None
    p: float | None = None
    permutations: int = 0
    weights: Weights | None = None
    rows: tuple[Row, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict[str, float])
    groups: Mapping[str, Mapping[str, float]] = field(
        default_factory=dict[str, Mapping[str, float]]
    )
    years: tuple[int, ...] = ()
    cautions: tuple[str, ...] = ()
    origins: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The publications behind it, once each."""
        return tuple(dict.fromkeys((*self.sample.sources, *self.origins)))

    def warnings(self, lang: str) -> list[str]:
        """Say what must be known before this is believed."""
        return [warned(key, self.sample, self.weights, lang) for key in self.cautions]
