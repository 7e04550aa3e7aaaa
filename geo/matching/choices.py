"""Which sheet of a file is meant: the one asked for, or the one that fits best."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from geo.matching.decisions import Decisions
from geo.matching.names import Names
from geo.matching.reports import Entry, SheetCount
from geo.text import sentence
from geo.workbooks import Sheet, TableError, Workbook


class _Reported(Protocol):
    @property
    def sheet(self) -> str: ...

    @property
    def entries(self) -> tuple[Entry, ...]: ...


_R = TypeVar("_R", bound=_Reported)


def chosen(
    workbook: Workbook, names: Names, decisions: Decisions, fit: Callable[[Sheet, Decisions], _R]
) -> tuple[_R, tuple[SheetCount, ...]]:
    """Fit every sheet, and the one that is meant as the reader decided.

    Returns
    -------
    tuple of report and SheetCount
        The report of the sheet, and how many rows of each sheet match.

    Raises
    ------
    TableError
        Where the sheet that is asked for is not there, or a code that was chosen is no area.
    """
    _check(decisions, names)
    usual = Decisions(aliases=decisions.aliases)
    tried = [fit(sheet, usual) for sheet in workbook.sheets]
    counts = [_count(one) for one in tried]
    at = _asked(workbook.sheets, decisions.sheet)
    if at < 0:
        at = max(range(len(tried)), key=lambda one: (counts[one].matched, -one))
    report = tried[at] if decisions == usual else fit(workbook.sheets[at], decisions)
    counts[at] = _count(report)
    return report, tuple(counts)


def _count(report: _Reported) -> SheetCount:
    matched = sum(one.status == "matched" for one in report.entries)
    return SheetCount(report.sheet, len(report.entries), matched)


def _check(decisions: Decisions, names: Names) -> None:
    for code in {*decisions.codes.values(), *decisions.aliases.values()} - {""}:
        if not names.knows(code):
            said = sentence(
                "match.no_area",
                "“{code}” is no area here; choose one that is listed.",
                code=code[:40],
            )
            raise TableError(said)


def _asked(sheets: Sequence[Sheet], asked: str) -> int:
    """Return which sheet has a name, or else a number, counted from 1; -1 where none is asked."""
    called = [one.name for one in sheets]
    if asked in called:
        return called.index(asked)
    if asked.isdecimal() and 0 < int(asked) <= len(called):
        return int(asked) - 1
    if not asked:
        return -1
    said = sentence(
        "match.sheet",
        "There is no sheet “{asked}”; there are: {names}.",
        asked=asked[:40],
        names=", ".join(called[:20]),
    )
    raise TableError(said)
