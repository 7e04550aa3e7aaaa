"""Windows: the years over which areas can be followed without crossing a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo.analysis.refusals import UnstudiedError
from geo.analysis.samples import Sample, comparable, published
from geo.indicators import Indicator
from geo.observations import Source
from geo.text import Name, Sentence, listed, named, sentence
from geo.topology import FloatArray
from geo.values import Value, vintages

_Found = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Window:
    """Areas that have the same indicators in all of some years.

    Attributes
    ----------
    years : tuple of int
        Two at least, the last being the one asked for.
    codes : tuple of str
        The lines, as of a sample; their values of every year stand on one and the same ground.
    values : array of lines by years by indicators
        In the units of the indicators; none missing.
    broken : tuple of int
        Years from which on a series stands after another break, as the reader allowed.
    sources : tuple of Source
        The publications behind the values, once each.
    """

    years: tuple[int, ...]
    codes: tuple[str, ...]
    values: FloatArray
    broken: tuple[int, ...]
    sources: tuple[Source, ...]


def window(drawn: Sample, indicators: Sequence[Indicator]) -> Window:
    """Go back from the year of a sample as long as all areas have values that compare.

    An area counts where it has all of the indicators in the last year. The window ends before the
    first year in which one of these has no value of full scope, or before a break: a declared one,
    or another census; the reader may allow breaks, and they are told.

    Raises
    ------
    UnstudiedError
        Where fewer than three areas or two years are left.
    """
    allow = tuple({*drawn.view.allow, "union"})
    inside = {place.code for place in drawn.atlas.inside(drawn.level, drawn.view.within)}
    known = [_known(drawn, one, allow, inside) for one in indicators]
    last = drawn.year or max((year for one in known for year in one), default=0)
    codes = [code for code in known[0].get(last, {}) if all(code in x.get(last, {}) for x in known)]
    if len(codes) < 3:
        raise UnstudiedError("few", _too_few(indicators, last, len(codes)))
    years, broken = [last], list[int]()
    for year in sorted(known[0], reverse=True):
        if year >= last:
            continue
        if any(code not in one.get(year, {}) for one in known for code in codes):
            break
        pairs = zip(indicators, known, strict=True)
        if any(_breaks(drawn, pair, codes, (year, years[0])) for pair in pairs):
            if "break" not in allow:
                break
            broken.insert(0, years[0])
        years.insert(0, year)
    if len(years) < 2:
        raise UnstudiedError("years", _one_year(indicators, last))
    found = [[[one[year][code] for one in known] for year in years] for code in codes]
    return Window(
        years=tuple(years),
        codes=tuple(codes),
        values=np.array([[[x.value for x in z] for z in y] for y in found], dtype=np.float64),
        broken=tuple(broken),
        sources=published(value for lines in found for some in lines for value in some),
    )


def _known(
    drawn: Sample, indicator: Indicator, allow: tuple[str, ...], inside: set[str]
) -> dict[int, _Found]:
    """Return the values of lines that compare, by year and code."""
    found = drawn.atlas.series.years(indicator, drawn.level, allow)
    return {
        year: {
            "+".join(place.code for place in places): value
            for places, value in some
            if comparable(value, allow) and not inside.isdisjoint(place.code for place in places)
        }
        for year, some in found.items()
    }


def _breaks(
    drawn: Sample,
    pair: tuple[Indicator, Mapping[int, _Found]],
    codes: Sequence[str],
    years: tuple[int, int],
) -> bool:
    """Whether an indicator's series breaks between two years, for any of some lines."""
    indicator, known = pair
    then, now = (known[year] for year in years)
    if any(_after(then[code]) != _after(now[code]) for code in codes):
        return True
    below = indicator.denominator.columns if indicator.denominator else ()
    columns = {*indicator.numerator.columns, *below}
    level = drawn.atlas.series.level(drawn.level)
    return any(
        one.column in columns and one.level == level and one.parts(*years)
        for one in drawn.atlas.measures.breaks
    )


def _after(value: Value) -> frozenset[str]:
    return vintages((*value.inputs, *value.against))


def _too_few(indicators: Sequence[Indicator], year: int, count: int) -> Sentence:
    return sentence(
        "study.refused.few.years",
        "Only {count} areas have {indicators} of {year}; three are needed at least.",
        count=count,
        indicators=_names(indicators),
        year=year,
    )


def _one_year(indicators: Sequence[Indicator], year: int) -> Sentence:
    return sentence(
        "study.refused.years",
        "Before {year} not all of these areas have {indicators}, or the series breaks, so that"
        " change cannot be measured; choose another year, or allow breaks.",
        indicators=_names(indicators),
        year=year,
    )


def _names(indicators: Sequence[Indicator]) -> Name:
    zh, en = (listed(lang, [one.name(lang) for one in indicators]) for lang in ("zh", "en"))
    return named(zh, en)
