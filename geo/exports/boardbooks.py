"""What a page compares as files: a row for each indicator and region, each with its trace."""

from collections.abc import Callable, Mapping

from geo.comparisons import Board
from geo.exports.albums import ALBUMS, album_of_board, write_album
from geo.exports.books import Book
from geo.exports.codebooks import MEASURED
from geo.exports.csvs import write_csv
from geo.exports.notes import about, codebook, explained
from geo.exports.tables import Table, measured, table_of_inputs
from geo.exports.workbooks import write_workbook
from geo.text import say
from geo.traces import Trace, trace


def _csv(board: Board) -> bytes:
    return write_csv(table_of_board(board))


def _workbook(board: Board) -> bytes:
    return write_workbook(_book(board))


def _album(kind: str) -> Callable[[Board], bytes]:
    return lambda board: write_album(album_of_board(board), kind)


BOARDS: Mapping[str, Callable[[Board], bytes]] = {
    "csv": _csv,
    "xlsx": _workbook,
    **{kind: _album(kind) for kind in ALBUMS},
}
"""The formats that a comparison is written in."""


def table_of_board(board: Board) -> Table:
    """Lay the matrix out: the regions of every indicator, in the terms of the board."""
    rows = (
        {**measured(one), "rank": rank}
        for one, rank in zip(_traces(board), _ranks(board), strict=True)
    )
    return Table(MEASURED, tuple(rows))


def _traces(board: Board) -> list[Trace]:
    return [
        trace(board.atlas, row.indicator, entry.value, (entry.place,))
        for row in board.rows
        for entry in row.entries
    ]


def _ranks(board: Board) -> list[int | None]:
    entries = [entry for row in board.rows for entry in row.entries]
    return [entry.rank[0] if entry.rank else None for entry in entries]


def _book(board: Board) -> Book:
    atlas, lang = board.atlas, board.view.lang
    data = table_of_board(board)
    name = say(
        lang,
        "board.matrix",
        "{grouping}: indicators side by side, {year}",
        grouping=board.grouping.name(lang),
        year=board.year,
    )
    inputs = (put for one in _traces(board) for put in one.inputs)
    return Book(
        atlas=atlas,
        lang=lang,
        title=name,
        data=data,
        sources=table_of_inputs(atlas, inputs, lang),
        notes=(
            (say(lang, "out.title.of", "Title"), name),
            (say(lang, "trace.url", "Address"), atlas.address(board.view)),
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
            *(note for row in board.rows for note in explained(atlas, row.indicator, lang)),
        ),
    )
