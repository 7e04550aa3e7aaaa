"""Rules that hold between tables, as declared by the data folder itself.

Each entry of the descriptor's ``checks`` names a rule and its parameters. What a source is known to
get wrong stands in ``exceptions.csv`` with its reason and size; an exception that nothing needs any
more is a problem as well.
"""

from geo.checks.findings import Finding, rows
from geo.checks.rules import RULES
from geo.errors import Problem
from geo.schemas import Json, Row, line_of
from geo.sources import Sources

__all__ = ["RULES", "Finding", "check"]

_DESCRIPTOR = "data/datapackage.json"
_Excuse = tuple[str, str, str, str, int]


def check(sources: Sources) -> tuple[Problem, ...]:
    """Apply all rules that the data folder declares.

    Returns
    -------
    tuple of Problem
        Empty where all rules hold, known exceptions aside.
    """
    allowed = {_excuse(row): float(row["allowed"] or 0) for row in rows(sources, "exceptions")}
    used: set[_Excuse] = set()
    problems: list[Problem] = []
    for entry in sources.data["checks"]:
        declared: Json = entry if isinstance(entry, dict) else {}
        name = str(declared.get("check"))
        for found in _findings(sources, name, declared):
            excuse = (name, found.table, found.code, found.indicator, found.year)
            if found.size <= allowed.get(excuse, -1):
                used.add(excuse)
            else:
                file = sources.file(found.table) if found.table else _DESCRIPTOR
                problems.append(Problem(file, found.row, found.reason))
    for index, row in enumerate(rows(sources, "exceptions")):
        if _excuse(row) not in used:
            reason = f"the exception for {row['code']} excuses nothing any more; remove it"
            problems.append(Problem(sources.file("exceptions"), line_of(index), reason))
    return tuple(problems)


def _findings(sources: Sources, name: str, params: Json) -> list[Finding]:
    if name not in RULES:
        return [Finding("", None, f"no check named {name!r}; known: {', '.join(RULES)}")]
    try:
        return list(RULES[name](sources, params))
    except (KeyError, TypeError) as error:
        reason = f"check {name!r} names a table, column or parameter that is not there: {error}"
        return [Finding("", None, reason)]


def _excuse(row: Row) -> _Excuse:
    check, table, code, indicator = (
        str(row[name] or "") for name in ("check", "table", "code", "indicator")
    )
    return check, table, code, indicator, int(row["year"] or 0)
