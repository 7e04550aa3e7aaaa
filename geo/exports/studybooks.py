"""A study as files: every area with its value, its sources and what the measure says of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from geo.analysis import MEASURES, Inquiry, formula, sentence as told
from geo.analysis.refusals import UnstudiedError
from geo.exports.books import Book, book_of
from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.notes import Note, codebook
from geo.exports.tables import Table, table_of
from geo.exports.workbooks import write_workbook
from geo.schemas import Cell
from geo.text import say, sentence
from geo.traces import exact

ADDED = (
    Column("measure", sentence("control.measure", "Measure"),
           sentence("out.measure.is", "Key of the measure.")),
    Column("weights", sentence("control.weights", "Neighbours"),
           sentence("out.weights.is", "Which areas count as neighbours; blank: none are needed.")),
    Column("statistic", sentence("study.statistic", "Statistic"),
           sentence("out.statistic.is", "Of this area; blank: it is not counted, or the measure"
                    " speaks of all together."), kind="number"),
    Column("p", sentence("study.p", "p"),
           sentence("out.p.is", "How often chance alone does as much."), kind="number"),
    Column("q", sentence("study.q", "p, controlled"),
           sentence("out.q.is", "The same after control of false discoveries."), kind="number"),
    Column("label", sentence("study.label", "Standing"),
           sentence("out.label.is", "What is said of this area, as a key.")),
)  # fmt: skip
"""What a study adds to the table of its map."""


def _csv(inquiry: Inquiry) -> bytes:
    return write_csv(table_of_study(inquiry))


def _workbook(inquiry: Inquiry) -> bytes:
    return write_workbook(_book(inquiry))


STUDIES: Mapping[str, Callable[[Inquiry], bytes]] = {"csv": _csv, "xlsx": _workbook}
"""The formats that a study is written in."""


def table_of_study(inquiry: Inquiry) -> Table:
    """Lay a study out: the rows of its map, with what the measure says of each.

    Raises
    ------
    UnstudiedError
        Where a rule refuses the measure.
    """
    one = inquiry.study
    if one is None:
        raise UnstudiedError("unstudied", inquiry.refusal or sentence("none", "no value"))
    plain = table_of(inquiry.scene)
    found = {row.code: row for row in one.rows}
    weights = one.weights.key if one.weights else None
    rows: list[dict[str, Cell]] = []
    for cells in plain.rows:
        row = found.get(str(cells["code"]))
        more: dict[str, Cell] = {"measure": one.measure, "weights": weights}
        for key in ("statistic", "p", "q"):
            more[key] = exact(getattr(row, key)) if row else None
        more["label"] = (row.label or None) if row else None
        rows.append({**cells, **more})
    at = [column.key for column in plain.columns].index("status")
    columns = (*plain.columns[:at], *ADDED, *plain.columns[at:])
    return Table(columns, tuple(rows))


def _book(inquiry: Inquiry) -> Book:
    data, lang = table_of_study(inquiry), inquiry.view.lang
    book = book_of(inquiry.scene)
    return replace(
        book,
        data=data,
        notes=(book.notes[0], *_notes(inquiry), *book.notes[1:], *codebook(ADDED, lang)),
    )


def _notes(inquiry: Inquiry) -> tuple[Note, ...]:
    """Tell the study: its sentence, its numbers, its formula."""
    one, lang = inquiry.study, inquiry.view.lang
    if one is None:
        return ()
    numbers = {
        say(lang, "study.value", "Value"): one.value,
        say(lang, "study.expected", "Without any pattern"): one.expected,
        say(lang, "study.p", "p"): one.p,
    }
    counted = say(lang, "study.n.of", "{have} of {of} areas", have=one.sample.have,
                  of=one.sample.of)  # fmt: skip
    return (
        (say(lang, "control.measure", "Measure"), MEASURES[one.measure].name(lang)),
        (say(lang, "study.said", "In short"), told(one, lang)),
        *((name, f"{value:.10g}") for name, value in numbers.items() if value is not None),
        (say(lang, "study.n", "n"), counted),
        (say(lang, "study.how", "How it is measured"), formula(one.measure, lang)),
    )
