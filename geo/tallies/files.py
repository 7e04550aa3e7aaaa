"""Files: a result as CSV, workbook or Parquet, and its account beside it."""

import io
import json
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq

from geo.exports.books import Book
from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.notes import about
from geo.exports.tables import Row, Table
from geo.exports.workbooks import write_workbook
from geo.tallies.questions import QuestionError
from geo.tallies.results import Result
from geo.text import listed, say, sentence

_MOST = 1_048_575
"""Rows of a sheet, below its heading."""
_TYPES = {
    "count": pa.int64(),
    "valued": pa.int64(),
    "year": pa.int64(),
    "value": pa.float64(),
    "lon": pa.float64(),
    "lat": pa.float64(),
}

COLUMNS = (
    Column(
        "code",
        sentence("out.code", "Code"),
        sentence(
            "tally.code.is", "Code of the area, key of region or sector, or number of a cell."
        ),
    ),
    Column(
        "name",
        sentence("out.name", "Name"),
        sentence("tally.name.is", "Its name; of a cell, the area in which its centre lies."),
        wide=30,
    ),
    Column(
        "sector",
        sentence("control.sectors", "Sector"),
        sentence("tally.sector.is", "Key of the sector, or the register's own word."),
    ),
    Column(
        "status",
        sentence("tally.status", "Status"),
        sentence("tally.status.is", "Of the establishment, in the register's own words."),
    ),
    Column(
        "year",
        sentence("tally.year", "Year"),
        sentence("tally.year.is", "As the register tells it."),
        kind="whole",
    ),
    Column(
        "count",
        sentence("tally.count", "Establishments"),
        sentence("tally.count.is", "Rows of the register; 0 where it has none."),
        kind="whole",
    ),
    Column(
        "valued",
        sentence("tally.valued", "With a value"),
        sentence("tally.valued.is", "Those of them that have a value."),
        kind="whole",
    ),
    Column(
        "value",
        sentence("tally.value", "Value"),
        sentence("tally.value.is", "The sum; blank where not all have a value, unless asked for."),
        kind="number",
    ),
    Column(
        "flags",
        sentence("out.flags", "Note well"),
        sentence("tally.flags.is", "“partial” where not all have a value."),
    ),
    Column(
        "lon",
        sentence("tally.lon", "Longitude"),
        sentence("tally.lon.is", "Of the centre of a cell, WGS84."),
        kind="number",
    ),
    Column(
        "lat",
        sentence("tally.lat", "Latitude"),
        sentence("tally.lat.is", "Of the centre of a cell, WGS84."),
        kind="number",
    ),
)
"""All that may stand in a table of counts; a table has those that its question asks for."""

_ACCOUNT = (
    Column(
        "what",
        sentence("tally.what", "Rows"),
        sentence("tally.what.is", "How they ended."),
        wide=60,
    ),
    Column(
        "count", sentence("tally.many", "How many"), sentence("tally.many.is", "Rows."), "whole"
    ),
    Column(
        "where",
        sentence("tally.where", "Such as"),
        sentence("tally.where.is", "Rows of the file, and what stands there."),
        wide=60,
    ),
)


def table_of(result: Result) -> Table:
    """Lay a result out."""
    told = result.lines[0].keys() if result.lines else ("code", "name", "count")
    return Table(tuple(one for one in COLUMNS if one.key in told), tuple(result.lines))


def write(result: Result, kind: str) -> bytes:
    """Write a result.

    Parameters
    ----------
    result : Result
    kind : str
        A key of ``KINDS``.

    Raises
    ------
    QuestionError
        Where a sheet has not room for it.
    """
    return KINDS[kind](result)


def _csv(result: Result) -> bytes:
    return write_csv(table_of(result))


def _workbook(result: Result) -> bytes:
    table, lang = table_of(result), result.lang
    if len(table.rows) > _MOST:
        said = sentence(
            "tally.sheet",
            "{rows} rows are more than a sheet holds; end FILE in .csv or .parquet.",
            rows=f"{len(table.rows):,}",
        )
        raise QuestionError(said)
    ended: list[Row] = [
        {"what": what, "count": count, "where": where or None}
        for what, count, where in result.ended()
    ]
    notes = [
        *about(result.atlas, lang),
        (say(lang, "tally.positions", "Positions"), result.system()),
        *((say(lang, "out.flags", "Note well"), one) for one in result.cautions()),
        *((one.label.say(lang), one.meaning.say(lang)) for one in table.columns),
    ]
    title = say(lang, "tally.title", "Establishments of a register, counted")
    account = Table(_ACCOUNT, tuple(ended))
    return write_workbook(Book(result.atlas, lang, title, table, account, tuple(notes)))


def _parquet(result: Result) -> bytes:
    table = table_of(result)
    columns = {
        one.key: pa.array([row[one.key] for row in table.rows], _TYPES.get(one.key, pa.string()))
        for one in table.columns
    }
    sink = io.BytesIO()
    told = {"siquan": json.dumps(result.facts(), ensure_ascii=False)}
    pq.write_table(pa.table(columns).replace_schema_metadata(told), sink)
    return sink.getvalue()


KINDS: dict[str, Callable[[Result], bytes]] = {
    "csv": _csv,
    "xlsx": _workbook,
    "parquet": _parquet,
}
"""What a result is written as."""


def kind_of(suffix: str) -> str:
    """Return the kind of file that a suffix stands for.

    Raises
    ------
    QuestionError
    """
    kind = suffix.removeprefix(".").lower()
    if kind not in KINDS:
        names = listed("en", [f".{one}" for one in KINDS])
        text = "FILE ends in “{suffix}”; a tally is written as {names}."
        raise QuestionError(sentence("tally.format", text, suffix=suffix[:20], names=names))
    return kind
