"""What an update would change, on paper: every value that is replaced, and all that is odd."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboards.cli.console import INVALID, HaltError, Manner
from dashboards.cli.tables import aligned, show, told, write
from geo import Atlas
from geo.matching import Entry, Report
from geo.text import listed, number, say
from geo.updates import Change, Column, Gap, Proposal
from geo.workbooks.sheets import quoted

_KINDS = ("new", "changed", "corrected", "confirmed")
_LEFT = ("unmatched", "ambiguous", "duplicate")
_POINTS = "%"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An update and what it came from.

    Attributes
    ----------
    atlas : Atlas
        As it was before.
    folder : Path
    report : Report
        How the table fits the areas.
    columns : tuple of Column
        What was taken from it.
    former : tuple of str
        Areas that are no more, whose values were left out.
    proposal : Proposal
    kept : bool
        Whether it was written.
    """

    atlas: Atlas
    folder: Path
    report: Report
    columns: tuple[Column, ...]
    former: tuple[str, ...]
    proposal: Proposal
    kept: bool


def tell(manner: Manner, outcome: Outcome) -> None:
    """Print an update; end with the exit code of a file that is not valid where it is not."""
    lang, problems = manner.lang, outcome.proposal.problems
    if manner.json:
        show(_facts(outcome, lang))
    else:
        write(_lines(outcome, lang))
    if problems:
        sentence = say(
            lang,
            "update.refused",
            "The update does not pass the checks: {count} problem(s); {folder} is as it was.",
            count=len(problems),
            folder=quoted(str(outcome.folder)),
        )
        raise HaltError(INVALID, sentence)


def _lines(outcome: Outcome, lang: str) -> list[str]:
    proposal, report = outcome.proposal, outcome.report
    lines = [f"{_source(report)} → {quoted(str(outcome.folder))} ({proposal.before})", ""]
    lines += aligned([_column(outcome.atlas, one, lang) for one in outcome.columns])
    lines += ["", _counted(proposal, lang)]
    lines += _section(_changes(outcome, lang))
    lines += _section([_gap(outcome.atlas, one, lang) for one in proposal.gaps])
    lines += _section(_left_out(outcome, lang))
    lines += _section([one.say(lang) for one in report.notices])
    lines += _section(map(str, proposal.problems))
    return [*lines, "", _end(outcome, lang)]


def _source(report: Report) -> str:
    """Name the sheet that was read, and its file where that is called otherwise."""
    file, sheet = quoted(report.file), quoted(report.sheet)
    return file if file.startswith(sheet) else f"{file} · {sheet}"


def _section(lines: Iterable[str]) -> list[str]:
    """Set lines apart from those before; no lines are no section."""
    listed_lines = list(lines)
    return ["", *listed_lines] if listed_lines else []


def _column(atlas: Atlas, one: Column, lang: str) -> list[str]:
    """Say what a column of the table is taken for, and how its unit is."""
    indicator = atlas.indicators[one.indicator]
    unit = one.unit
    if one.power:
        unit = say(
            lang,
            "update.converted",
            "{unit}, converted into {wanted}",
            unit=one.unit,
            wanted=indicator.unit,
        )
    return [one.series.name, "→", f"{indicator.name(lang)} ({one.indicator})", unit]


def _counted(proposal: Proposal, lang: str) -> str:
    kinds = Counter(one.kind for one in proposal.changes)
    return say(
        lang,
        "update.counts",
        "New {new}, changed {changed}, corrected {corrected}, confirmed {confirmed}, the same"
        " {same}.",
        **{kind: kinds[kind] for kind in _KINDS},
        same=proposal.same,
    )


def _changes(outcome: Outcome, lang: str) -> list[str]:
    """List the values that take the place of others, and those that jump."""
    shown = [
        one
        for one in outcome.proposal.changes
        if one.kind in ("changed", "corrected") or (one.kind == "new" and one.jumps)
    ]
    return aligned([_change(outcome.atlas, one, lang) for one in shown]) if shown else []


def _change(atlas: Atlas, one: Change, lang: str) -> list[str]:
    points = atlas.indicators[one.indicator].unit == _POINTS
    odd: list[str] = []
    if one.jumps:
        odd.append(say(lang, "update.jump", "a jump: compare with the source"))
    if one.weaker:
        odd.append(say(lang, "update.weaker", "a first release in the place of a later figure"))
    return [
        atlas.areas[one.code].name(lang),
        one.indicator,
        str(one.year),
        f"{one.before or '–'} → {one.after}",
        _step(one.step, points),
        ""
        if one.rise is None
        else say(lang, "update.rise", "{step} on the year before", step=_step(one.rise, points)),
        listed(lang, odd),
    ]


def _step(step: float | None, points: bool) -> str:
    if step is None:
        return ""
    sign = "+" if step > 0 else ""
    return f"{sign}{number(step, 1)}{'' if points else ' %'}"


def _gap(atlas: Atlas, one: Gap, lang: str) -> str:
    """Say how far the areas are from the whole now."""
    name = atlas.indicators[one.indicator].name(lang)
    return say(
        lang,
        "update.gap",
        "{name} {year}: the areas together are {after} % off the whole (before: {before}); reason:"
        " {reason}",
        name=name,
        year=one.year,
        after=number(one.after, 4),
        before="–" if one.before is None else f"{number(one.before, 4)} %",
        reason=one.reason_zh if lang == "zh" else one.reason_en,
    )


def _left_out(outcome: Outcome, lang: str) -> list[str]:
    """Say which rows and columns of the table are not taken."""
    lines = [
        say(
            lang,
            "update.left.row",
            "Row {row} “{given}” is left out: {why}",
            row=one.row,
            given=one.given,
            why=_why(outcome, one, lang),
        )
        for one in outcome.report.entries
        if one.status in _LEFT
    ]
    if outcome.former:
        names = outcome.report.names
        former = [f"{code} {names.name(code, lang)}" for code in outcome.former]
        lines.append(
            say(
                lang,
                "update.left.former",
                "Areas that are no more are left out: {names}.",
                names=listed(lang, former),
            )
        )
    taken = {one.series.key for one in outcome.columns}
    if rest := [one.name for one in outcome.report.series if one.key not in taken]:
        lines.append(
            say(
                lang,
                "update.left.columns",
                "Columns that are no indicator are left out: {names}.",
                names=listed(lang, rest),
            )
        )
    return lines


def _why(outcome: Outcome, one: Entry, lang: str) -> str:
    if one.reason:
        return one.reason.say(lang)
    names = [f"{code} {outcome.report.names.name(code, lang)}" for code in one.candidates]
    if one.status == "duplicate":
        return say(lang, "update.left.again", "again the area of row {row}", row=one.first)
    if names:
        return say(
            lang, "update.left.like", "no certain area; perhaps {names}", names=listed(lang, names)
        )
    return say(lang, "update.left.unknown", "no area")


def _end(outcome: Outcome, lang: str) -> str:
    proposal = outcome.proposal
    if proposal.problems:
        return say(lang, "update.end.refused", "Nothing was written.")
    if not proposal.changes:
        return say(lang, "update.end.same", "Nothing is new; nothing was written.")
    if outcome.kept:
        return say(
            lang,
            "update.end.kept",
            "All checks pass. Written: {files}; the data are now edition {version}.",
            files=listed(lang, list(proposal.contents)),
            version=proposal.version,
        )
    return say(
        lang,
        "update.end.tried",
        "All checks pass. Nothing was written yet: --keep writes it as edition {version}.",
        version=proposal.version,
    )


def _facts(outcome: Outcome, lang: str) -> dict[str, Any]:
    """Return an update as facts."""
    proposal, report = outcome.proposal, outcome.report
    kinds = Counter(one.kind for one in proposal.changes)
    return {
        "file": quoted(report.file),
        "sheet": quoted(report.sheet),
        "folder": quoted(str(outcome.folder)),
        "version": {"before": proposal.before, "after": proposal.version},
        "columns": [
            {"name": one.series.name, "indicator": one.indicator, "unit": one.unit,
             "power": one.power}
            for one in outcome.columns
        ],
        "counts": {kind: kinds[kind] for kind in _KINDS} | {"same": proposal.same},
        "changes": [_fact(outcome.atlas, one, lang) for one in proposal.changes],
        "gaps": [
            {"indicator": one.indicator, "year": one.year, "before": one.before,
             "after": one.after}
            for one in proposal.gaps
        ],
        "left_out": [
            {"row": one.row, "given": one.given, "status": one.status,
             "reason": _why(outcome, one, lang)}
            for one in report.entries
            if one.status in _LEFT
        ],
        "problems": [told(one) for one in proposal.problems],
        "written": list(proposal.contents) if outcome.kept else [],
    }  # fmt: skip


def _fact(atlas: Atlas, one: Change, lang: str) -> dict[str, Any]:
    return {
        "table": one.table,
        "code": one.code,
        "name": atlas.areas[one.code].name(lang),
        "indicator": one.indicator,
        "year": one.year,
        "kind": one.kind,
        "before": one.before or None,
        "after": one.after,
        "step": one.step,
        "rise": one.rise,
        "jump": one.jumps,
        "weaker": one.weaker,
    }
