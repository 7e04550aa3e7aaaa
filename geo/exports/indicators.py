"""One indicator as a table: every place of every level in every year."""

from collections.abc import Iterable, Iterator

from geo.atlas import Atlas
from geo.exports.codebooks import MEASURED
from geo.exports.csvs import write_csv
from geo.exports.tables import Table, measured
from geo.indicators import Indicator
from geo.series import Measured
from geo.traces import Trace, trace
from geo.values import Value


def indicator_traces(atlas: Atlas, indicator: Indicator) -> Iterator[Trace]:
    """Trace an indicator: the province, then every level and grouping, year by year.

    Places without a value are there too, with the flags that say why; places of today that share a
    value of older boundaries are one.
    """
    province = (atlas.place(atlas.province.code),)
    for year in _of_province(atlas, indicator):
        yield trace(atlas, indicator, atlas.measures.provincial(indicator, year), province)
    for by in atlas.levels:
        for year in _years(atlas, indicator, by):
            for places, value in _measured(atlas, indicator, by, year):
                yield trace(atlas, indicator, value, places)


def indicator_table(atlas: Atlas, indicator: Indicator) -> Table:
    """Lay an indicator out, a row for each trace; ranks and shares belong to a view, not here."""
    rows = tuple(measured(one) for one in indicator_traces(atlas, indicator))
    return Table(MEASURED, rows).without("rank", "share")


def write_indicator_csv(atlas: Atlas, key: str) -> bytes:
    """Write an indicator's table for machines.

    Raises
    ------
    UnknownKeyError
    """
    return write_csv(indicator_table(atlas, atlas.indicators[key]))


def _years(atlas: Atlas, indicator: Indicator, by: str) -> list[int]:
    """Return the years in which anything was published at a level, after the base year."""
    known = atlas.coverage(indicator, by)
    return sorted(year for year in known if year > (indicator.base_year or 0))


def _of_province(atlas: Atlas, indicator: Indicator) -> list[int]:
    """Return the years in which the province, or areas that add up to it, have a value."""
    own = atlas.measures.panel.years(indicator.numerator.columns[0], atlas.province.level)
    parts = _years(atlas, indicator, atlas.measures.parts_of_province[0])
    added = parts if indicator.additive else []
    return sorted(year for year in {*own, *added} if year > (indicator.base_year or 0))


def _measured(atlas: Atlas, indicator: Indicator, by: str, year: int) -> Iterable[Measured]:
    """Measure every place; regions of what cannot be added up have no value, and say so."""
    if indicator.additive or by not in atlas.groupings:
        return atlas.series.years(indicator, by)[year]
    return [
        ((place,), Value.missing(place.codes, year, "not_additive"))
        for place in atlas.inside(by, "")
    ]
