"""Fit a reader's table to the areas, and report; nothing is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo.matching.blocks import Blocks
from geo.matching.choices import chosen
from geo.matching.columns import Column, Columns
from geo.matching.decisions import Decisions
from geo.matching.divisions import Divisions, found
from geo.matching.figures import Figure, Figures, in_units
from geo.matching.grids import Grid, letters
from geo.matching.lines import Line, Lines
from geo.matching.meanings import MOST_READ, Reader
from geo.matching.names import Names
from geo.matching.notices import Notices
from geo.matching.parts import Parts
from geo.matching.reports import Datum, Entry, Found, Report
from geo.matching.series import Listing, Series
from geo.matching.verdicts import Verdicts
from geo.text import Sentence, sentence
from geo.workbooks import Sheet, Workbook

_NOTHING = Decisions()


def fit(workbook: Workbook, names: Names, decisions: Decisions = _NOTHING) -> Report:
    """Fit a table to the areas and report how every row ends.

    Parameters
    ----------
    workbook : Workbook
    names : Names
    decisions : Decisions, optional
        What the reader decided before.

    Raises
    ------
    TableError
        Where the sheet that is asked for is not there, or a code that was chosen is no area.
    """
    reader = Reader(names)
    report, counts = chosen(
        workbook, names, decisions, lambda sheet, decided: _fit(sheet, reader, decided)
    )
    notices = (*workbook.notices, *report.notices)
    return replace(report, file=workbook.name, sheets=counts, notices=notices)


def _fit(sheet: Sheet, reader: Reader, decisions: Decisions) -> Report:
    """Fit one sheet."""
    grid, notices, names = Grid(sheet), Notices(), reader.names
    columns = Columns.of(grid, reader, decisions)
    described = columns.listed
    listing = Listing(grid, described, columns.head.first, columns.title)
    lines = Blocks([*Lines(columns, reader).read()], reader).settle()
    figures = Figures(grid, described, listing, columns.year, notices)
    told = [line for line in lines if line.kind == "area" or line.code == names.root]
    read = [one for line in told for one in figures.of(line.row, line.year)]
    kept, series = in_units(read, listing, notices)
    by_row: dict[int, list[Figure]] = {}
    for one in kept:
        by_row.setdefault(one.row, []).append(one)
    lines = Parts(grid, described, decisions.roles).doubt(lines, by_row)
    divisions = _divisions(lines, by_row, names, decisions, notices)
    verdicts = Verdicts(reader, divisions, lines, by_row)
    entries, data = verdicts.give()
    held = _series(series, data)
    _remark(columns, held, entries, notices)
    if reader.flooded:
        notices.add(_flood())
    return Report(
        file="",
        sheet=sheet.name,
        sheets=(),
        header=columns.head.first + 1,
        columns=_with_units(described, series),
        series=held,
        boundaries=divisions.basis,
        entries=tuple(entries),
        data=tuple(data),
        notices=notices.all(),
        names=names,
    )


def _divisions(
    lines: Sequence[Line],
    figures: dict[int, list[Figure]],
    names: Names,
    decisions: Decisions,
    notices: Notices,
) -> Divisions:
    if decisions.boundaries:
        return Divisions(names.territories, decisions.boundaries)
    rows = [
        (
            line.given,
            line.candidates,
            tuple(
                one.year
                for one in figures.get(line.row, ())
                if one.value is not None and one.year is not None
            ),
        )
        for line in lines
        if line.kind == "area" and not line.reason
    ]
    divisions, said = found(names.territories, rows)
    if said:
        notices.add(said)
    return divisions


def _series(series: Sequence[Series], data: Sequence[Datum]) -> tuple[Found, ...]:
    years: dict[str, set[int | None]] = {}
    for one in data:
        years.setdefault(one.series, set()).add(one.year)
    return tuple(
        Found(
            one.key,
            one.name,
            one.unit,
            one.item,
            one.columns,
            tuple(sorted(year for year in years.get(one.key, ()) if year is not None)),
            None in years.get(one.key, ()),
        )
        for one in series
    )


def _with_units(columns: Sequence[Column], series: Sequence[Series]) -> tuple[Column, ...]:
    units = {at: one.unit for one in series if not one.item for at in one.columns}
    return tuple(replace(one, unit=units.get(one.index, one.unit)) for one in columns)


def _remark(
    columns: Columns, series: Sequence[Found], entries: Sequence[Entry], notices: Notices
) -> None:
    """Say what the reader has to tell, and what makes the table doubtful as a whole."""
    for one in series:
        if one.undated:
            said = sentence(
                "match.undated",
                "The year of the values in column {column} ({name}) is not told; choose it.",
                column=letters(one.columns[0]),
                name=one.name,
            )
            notices.add(said)
    for other in columns.stub.beside:
        said = sentence(
            "match.beside",
            "Column {column} names areas too, and other ones; only column {read} is read.",
            column=letters(other),
            read=letters(columns.labels["name"]),
        )
        notices.add(said)
    _remark_below(columns, entries, notices)


def _flood() -> Sentence:
    return sentence(
        "match.flood",
        "The table has more than {most} different labels; of the later ones only those that are the"
        " bare name of an area are matched.",
        most=f"{MOST_READ:,}",
    )


def _remark_below(columns: Columns, entries: Sequence[Entry], notices: Notices) -> None:
    """Say what the rows show: another table, areas across, or areas of elsewhere."""
    if columns.end < columns.grid.height:
        said = sentence(
            "match.second",
            "Another table begins in row {row}, which is not read; put it on a sheet or in a file"
            " of its own.",
            row=columns.end + 1,
        )
        notices.add(said)
    ended = Counter(one.status for one in entries[: columns.end])
    if columns.stub.across:
        said = sentence(
            "match.across",
            "Row {row} names areas across the columns; let areas stand in rows instead.",
            row=columns.stub.across,
        )
        notices.add(said)
    elif ended["unmatched"] > ended["matched"] > 0:
        said = sentence(
            "match.foreign",
            "Most rows name no area here; look at those that match, for other provinces have areas"
            " of the same name.",
        )
        notices.add(said)
