"""The matrix: indicators by regions, in the terms of the reader, with rank and distance."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.scrolling import scrolling
from dashboards.components.traced import traced
from geo import say
from geo.comparisons import Board, Entry, Row
from geo.exports import BOARDS
from geo.exports.boardtables import MARKED, partly
from geo.exports.leads import lead
from geo.indicators import Indicator
from geo.measures import Value
from geo.text import number
from geo.vocabulary import BASES, FLAGS


def grid(board: Board) -> list[Any]:
    """Write a row for every indicator, a column for every region."""
    lang = board.view.lang
    heads = [
        html.Th(say(lang, "catalogue.indicator", "Indicator"), scope="col"),
        *(
            html.Th(place.short(lang), scope="col", className=_mine(board, place.codes))
            for place in board.places
        ),
        html.Th(board.reference.short(lang), scope="col"),
        html.Th(say(lang, "board.first", "First, and how far ahead"), scope="col"),
    ]
    rows = [_row(board, row) for row in board.rows]
    caption = say(
        lang,
        "board.matrix",
        "{grouping}: indicators side by side, {year}",
        grouping=board.grouping.name(lang),
        year=board.year,
    )
    told = say(
        lang,
        "board.whole",
        "The base of the index is the sum of all cities, over that of their residents where it is"
        " per head; the column of the province is as published where it is. The two can differ by"
        " what is not in the cities.",
    )
    return [scrolling(caption, heads, rows, "board-grid"), html.P(told, className="fine")]


def _mine(board: Board, codes: tuple[str, ...]) -> str | None:
    return "mine" if board.view.my and board.view.my in codes else None


def _row(board: Board, row: Row) -> html.Tr:
    lang = board.view.lang
    unit = board.atlas.unit(row.indicator, lang)
    terms = BASES[board.view.basis].say(lang)
    apart = say(lang, "board.apart", "has no such terms ({terms}); shown as it is", terms=terms)
    head = [
        html.Span(row.plain.name(lang)),
        html.Small([unit, f" · {apart}" if row.apart else ""]),
    ]
    return html.Tr(
        [
            html.Th(head, scope="row"),
            *(_cell(board, row, entry) for entry in row.entries),
            html.Td(_number(board, row.indicator, row.reference, board.reference.codes)),
            html.Td(first(board, row), className="first"),
        ]
    )


def _cell(board: Board, row: Row, entry: Entry) -> html.Td:
    """Show a value with its rank, and as it is where the terms are others."""
    lang = board.view.lang
    value = entry.value
    told: list[Any] = [_number(board, row.indicator, value, entry.place.codes)]
    if entry.rank:
        told.append(
            html.Span(
                str(entry.rank[0]),
                className=f"badge badge-{entry.rank[0]}",
                title=_ranked(entry, lang),
            )
        )
    told += marks(value, lang)
    if row.indicator is not row.plain and entry.plain.value is not None:
        plain = number(entry.plain.value, row.plain.decimals)
        link = traced(board.view, row.plain.key, entry.place.codes, board.year, plain)
        told.append(html.Small([link, " ", board.atlas.unit(row.plain, lang)]))
    return html.Td(told, className=_mine(board, entry.place.codes))


def _ranked(entry: Entry, lang: str) -> str:
    rank, of = entry.rank or (0, 0)
    return say(lang, "board.rank", "{rank} of {of}", rank=rank, of=of)


def _number(board: Board, indicator: Indicator, value: Value, codes: tuple[str, ...]) -> Any:
    """Write a value that leads to its trace; say why where there is none."""
    lang = board.view.lang
    if value.value is not None:
        return traced(
            board.view, indicator.key, codes, value.year, number(value.value, indicator.decimals)
        )
    if "not_additive" in value.flags:
        return html.Span(say(lang, "not_additive", "cannot be added up"), className="none")
    if value.withheld:
        why = say(lang, "withheld", "withheld")
        return html.Span(
            traced(board.view, indicator.key, codes, value.year, why), className="none"
        )
    return html.Span(say(lang, "none", "no value"), className="none")


def marks(value: Value, lang: str) -> list[html.Small]:
    """Say what must not be overlooked beside a value."""
    told = [FLAGS[flag].say(lang) for flag in value.flags if flag in MARKED]
    if partly(value):
        told.insert(0, say(lang, "have_of", "{have} of {of}", have=value.have, of=value.of))
    if not told:
        return []
    return [
        html.Small("▲", className="care", title="\n".join(told), **attributes(aria_label=told[0]))
    ]


def first(board: Board, row: Row) -> list[Any] | str:
    """Name the first of the regions and how far it is ahead; the distance leads to its trace."""
    found = lead(board, row)
    if found is None or not found.shown:
        return found.text if found else ""
    before, _, after = found.text.partition(found.shown)
    codes = found.entry.place.codes
    return [before, traced(board.view, found.measure.key, codes, board.year, found.shown), after]


def downloads(board: Board) -> html.Span:
    """Offer the matrix as files, each row with its trace."""
    lang = board.view.lang
    query = board.atlas.query(replace(board.view, at=()))
    links = [
        html.A(kind.upper(), href=f"/export/circles.{kind}{query}", **attributes(data_export="1"))
        for kind in BOARDS
    ]
    words = say(lang, "board.download", "The comparison as a file:")
    return html.Span([words, *links], className="exports")
