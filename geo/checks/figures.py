"""Rules about figures: units, vintages and sums."""

import math
from collections.abc import Iterator, Mapping

from geo.checks.findings import Cells, Finding, cells, names, value
from geo.schemas import Json, Row, line_of
from geo.sources import Sources

_EXACT = 6
"""Decimals to which sums are compared: sums of decimal fractions are not exact in binary."""


def units_agree(sources: Sources, params: Json) -> Iterator[Finding]:
    """Find rows of some ``tables`` whose unit is not that of their indicator."""
    units = {row["key"]: row["unit"] for row in sources.tables["indicators"]}
    for table in params["tables"]:
        for index, row in enumerate(sources.tables[table]):
            if row["unit"] != (unit := units[row["indicator"]]):
                reason = f"unit {row['unit']!r} of {row['indicator']}, expected {unit!r}"
                yield Finding(table, line_of(index), reason)


def vintage_possible(sources: Sources, params: Json) -> Iterator[Finding]:
    """Find rows of some ``tables`` of a vintage that their source is too old for.

    ``published_from`` gives the first year of publication of a vintage.
    """
    first: Mapping[object, int] = params["published_from"]
    for table in params["tables"]:
        for index, row in enumerate(sources.tables[table]):
            since = first.get(row["vintage"], 0)
            if value(row, "source_year") < since:
                reason = (
                    f"vintage {row['vintage']!r} is published from {since} on, "
                    f"the source is of {row['source_year']}"
                )
                yield Finding(table, line_of(index), reason)


def parts_sum(sources: Sources, params: Json) -> Iterator[Finding]:
    """Compare the sum of ``parts`` in a ``table`` with the ``total``, within a ``tolerance``.

    Only where all are there and agree in the columns ``same``; else they are different things.
    """
    table, total, parts = params["table"], params["total"], params["parts"]
    known = cells(sources, table)
    for (code, indicator, year), (line, row) in known.items():
        found = [known[code, part, year][1] for part in parts if (code, part, year) in known]
        if indicator != total or len(found) < len(parts) or not _alike(found, row, params["same"]):
            continue
        added = math.fsum(value(part) for part in found)
        size = round(abs(added - value(row)), _EXACT)
        if size > params["tolerance"]:
            reason = (
                f"{' + '.join(parts)} of {code} in {year} is {added:.10g}, {total} is "
                f"{value(row):.10g}: {size:g} apart, allowed {params['tolerance']:g}"
            )
            yield Finding(table, line, reason, code, total, year, size)


def _alike(parts: list[Row], total: Row, columns: list[str]) -> bool:
    return all(part[column] == total[column] for part in parts for column in columns)


def areas_sum(sources: Sources, params: Json) -> Iterator[Finding]:
    """Compare the sum of all areas of a ``level`` with the province, within ``tolerance_pct``.

    For one ``indicator`` and ``year``; the areas stand in ``table``, the whole in ``whole_table``.
    """
    table, indicator, year = params["table"], params["indicator"], params["year"]
    known = cells(sources, table)
    missing = [
        f"{code} {name}"
        for code, name in names(sources, params["level"]).items()
        if (code, indicator, year) not in known
    ]
    if missing:
        yield Finding(table, None, f"{indicator} of {year} lacks {', '.join(missing)}")
        return
    province = sources.boundaries["province"]
    whole = value(cells(sources, params["whole_table"])[province, indicator, year][1])
    added = _added(known, list(names(sources, params["level"])), indicator, year)
    size = abs(added - whole) / whole * 100
    if size > params["tolerance_pct"]:
        reason = (
            f"{indicator} of {year} adds up to {added:.10g}, the province has {whole:.10g}: "
            f"{size:.2f} % apart, allowed {params['tolerance_pct']:g} %"
        )
        yield Finding(table, None, reason, province, indicator, year, size)


def _added(known: Cells, codes: list[str], indicator: str, year: int) -> float:
    return math.fsum(value(known[code, indicator, year][1]) for code in codes)


def gaps_declared(sources: Sources, params: Json) -> Iterator[Finding]:
    """Compare the gaps a ``table`` declares with those between areas of a ``level`` and province.

    For every additive indicator and year of ``areas_table`` that has the province and all areas.
    """
    table = params["table"]
    expected = gaps(sources, params)
    declared = {
        (str(row["indicator"]), int(row["year"] or 0)): (line_of(index), row)
        for index, row in enumerate(sources.tables[table])
    }
    for (indicator, year), numbers in expected.items():
        if (indicator, year) not in declared:
            reason = f"the gap of {indicator} in {year} is not declared: {_told(numbers)}"
            yield Finding(table, None, reason)
    for (indicator, year), (line, row) in declared.items():
        found = {name: value(row, name) for name in ("published", "areas_sum", "gap_pct")}
        numbers = expected.get((indicator, year))
        if numbers is None:
            reason = f"{indicator} of {year} has no gap: province or areas are not all published"
            yield Finding(table, line, reason)
        elif found != numbers:
            reason = f"gap of {indicator} in {year} is {_told(numbers)}; declared {_told(found)}"
            yield Finding(table, line, reason)


def gaps(sources: Sources, params: Json) -> dict[tuple[str, int], dict[str, float]]:
    """Measure the gaps that ``gaps_declared`` expects: their numbers, by indicator and year."""
    known = cells(sources, params["areas_table"])
    codes = list(names(sources, params["level"]))
    province = sources.boundaries["province"]
    additive = [row["key"] for row in sources.tables["indicators"] if row["additive"]]
    found: dict[tuple[str, int], dict[str, float]] = {}
    for (code, indicator, year), (_, row) in known.items():
        complete = all((each, indicator, year) in known for each in codes)
        if code == province and indicator in additive and complete:
            published, added = value(row), _added(known, codes, indicator, year)
            found[indicator, year] = {
                "published": published,
                "areas_sum": round(added, _EXACT),
                "gap_pct": round((added - published) / published * 100, 4) + 0.0,
            }
    return found


def _told(numbers: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {number:.10g}" for name, number in numbers.items())
