"""What a page compares as tables to be read: the matrix, the leading indicator in full, sources."""

from collections.abc import Iterable, Iterator

from geo import captions
from geo.comparisons import Board, Entry, Row, Standing
from geo.exports.leads import lead, points
from geo.exports.multiples import Multiples
from geo.exports.publications import ends_of
from geo.exports.tableaux import Grid
from geo.indicators import Indicator
from geo.measures import Value
from geo.observations import Observation
from geo.text import number, say
from geo.vocabulary import BASES, FLAGS

MARKED = ("mixed_vintage", "series_break", "partial", "unverified", "mixed_scope", "own_data")
"""Flags that are shown beside a value, and said below the table."""
_NONE = "–"


def matrix(multiples: Multiples) -> Grid:
    """Lay the indicators out by the regions, each value with its rank among them."""
    board, lang = multiples.board, multiples.lang
    head = (
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "out.unit", "Unit"),
        *(place.short(lang) for place in board.places),
        board.reference.short(lang),
        say(lang, "board.first", "First, and how far ahead"),
    )
    title = say(
        lang,
        "board.matrix",
        "{grouping}: indicators side by side, {year}",
        grouping=board.grouping.name(lang),
        year=board.year,
    )
    values = [entry.value for row in board.rows for entry in row.entries]
    told = say(
        lang,
        "board.whole",
        "The base of the index is the sum of all cities, over that of their residents where it is"
        " per head; the column of the province is as published where it is. The two can differ by"
        " what is not in the cities.",
    )
    brackets = say(lang, "board.brackets", "In brackets: rank among the regions.")
    notes = (f"{brackets} {told}", *_below(multiples, values))
    return Grid(title, head, tuple(_row(board, row) for row in board.rows), notes)


def _row(board: Board, row: Row) -> tuple[str, ...]:
    lang = board.view.lang
    unit = board.atlas.unit(row.indicator, lang)
    if row.apart:
        terms = BASES[board.view.basis].say(lang)
        text = "has no such terms ({terms}); shown as it is"
        unit = f"{unit} · {say(lang, 'board.apart', text, terms=terms)}"
    found = lead(board, row)
    return (
        row.plain.name(lang),
        unit,
        *(_cell(board, row, entry) for entry in row.entries),
        amount(row.indicator, row.reference, lang),
        found.text if found else "",
    )


def _cell(board: Board, row: Row, entry: Entry) -> str:
    """Write a value with its rank, and as it is where the terms are others."""
    lang = board.view.lang
    told = amount(row.indicator, entry.value, lang)
    if entry.rank:
        told += f" ({entry.rank[0]})"
    told += mark(entry.value)
    if row.indicator is not row.plain and entry.plain.value is not None:
        plain = number(entry.plain.value, row.plain.decimals)
        told += f" / {plain} {board.atlas.unit(row.plain, lang)}"
    return told


def amount(indicator: Indicator, value: Value, lang: str) -> str:
    """Write a value; say why where there is none."""
    if value.value is not None:
        return number(value.value, indicator.decimals)
    if "not_additive" in value.flags:
        return say(lang, "not_additive", "cannot be added up")
    if value.withheld:
        return say(lang, "withheld", "withheld")
    return say(lang, "none", "no value")


def mark(value: Value | None) -> str:
    """Mark a value that must not be read without its note."""
    return " ▲" if value is not None and (_marks(value) or partly(value)) else ""


def _marks(value: Value) -> list[str]:
    return [flag for flag in value.flags if flag in MARKED]


def partly(value: Value) -> bool:
    """Whether a value stands for some of its areas only."""
    return value.have < value.of and value.of > 1 and "not_additive" not in value.flags


def told_marks(values: Iterable[Value], lang: str) -> Iterator[str]:
    """Say below a table what the mark means, as far as there is one."""
    flags = dict.fromkeys(flag for value in values for flag in _marks(value))
    if any(partly(value) for value in values):
        flags.setdefault("partial")
    if flags:
        yield "▲ " + " ".join(FLAGS[flag].say(lang) for flag in flags)


def in_full(multiples: Multiples) -> Grid:
    """List every region in the leading indicator, and its areas below it."""
    board, lang = multiples.board, multiples.lang
    indicator = board.atlas.indicators[board.view.indicator]
    rows = [x for one in board.regions for x in (one, *board.areas[one.place.code])]
    shown = columns_in_full(board)
    title = say(
        lang,
        "board.standings",
        "{indicator} in full, {year}",
        indicator=indicator.name(lang),
        year=board.year,
    )
    values = [x for one in rows for x in (one.value, one.share, one.growth) if x is not None]
    return Grid(
        title,
        tuple(word for at, word in enumerate(heads_in_full(board)) if at in shown),
        tuple(
            tuple(cell for at, cell in enumerate(_standing(board, one)) if at in shown)
            for one in rows
        ),
        (*explained(board), *_below(multiples, values)),
        frozenset(at for at, one in enumerate(rows) if one in board.regions),
    )


def heads_in_full(board: Board) -> list[str]:
    """Head the columns of the leading indicator in full."""
    lang = board.view.lang
    unit = board.atlas.unit(board.atlas.indicators[board.view.indicator], lang)
    return [
        say(lang, "column.name", "Name"),
        say(lang, "column.value", "Value ({unit})", unit=unit),
        say(lang, "board.level_rank", "Rank"),
        say(lang, "column.share", "Share of province"),
        say(lang, "board.growth", "Nominal growth (%)"),
        say(lang, "board.contribution", "Adds to growth (points)"),
        say(lang, "board.to_ref", "Less {name}", name=board.reference.short(lang)),
        say(lang, "board.to_leader", "Less the leader"),
    ]


def columns_in_full(board: Board) -> set[int]:
    """Leave out the columns that have no meaning for the indicator."""
    every = [*board.regions, *(one for row in board.areas.values() for one in row)]
    empty = {
        3: all(one.share is None for one in every),
        4: all(one.growth is None for one in every),
        5: all(one.growth is None for one in every),
        6: _sum_of_all(board),
    }
    return {at for at in range(8) if not empty.get(at)}


def _sum_of_all(board: Board) -> bool:
    """Whether the reference is the sum of all: a part less the whole says nothing."""
    indicator = board.atlas.indicators[board.view.indicator]
    whole = board.reference.code == board.atlas.province.code
    return whole and indicator.measure == "column" and indicator.additive


def _standing(board: Board, one: Standing) -> tuple[str, ...]:
    lang = board.view.lang
    indicator = board.atlas.indicators[board.view.indicator]

    def told(value: Value | None, unit: str = "") -> str:
        if value is None:
            return ""
        plain = value.value is not None
        text = number(value.value or 0, 1) + unit if plain else amount(indicator, value, lang)
        return text + mark(value)

    return (
        one.place.short(lang),
        amount(indicator, one.value, lang) + mark(one.value),
        f"{one.rank[0]}/{one.rank[1]}" if one.rank else _NONE,
        told(one.share, "%"),
        told(one.growth),
        "" if one.contribution is None else number(one.contribution, 1),
        distance_of(indicator, one.to_reference),
        distance_of(indicator, one.to_leader),
    )


def distance_of(indicator: Indicator, apart: float | None) -> str:
    """Write a difference with its sign; nothing where it is not known."""
    if apart is None:
        return ""
    if round(apart, indicator.decimals) == 0:
        return "0"
    return ("+" if apart > 0 else "") + number(apart, indicator.decimals)


def explained(board: Board) -> list[str]:
    """Say how the columns of the leading indicator in full are computed."""
    lang = board.view.lang
    indicator = board.atlas.indicators[board.view.indicator]
    told: list[str] = []
    if any(one.growth is not None for one in board.regions):
        told.append(
            say(
                lang,
                "board.how",
                "Growth is nominal. What an area adds = what it grew by ÷ its region the year"
                " before; the areas of a region add up to its growth. Regions are held against the"
                " sum of all.",
            )
        )
    told.append(
        say(
            lang,
            "board.how.rank",
            "Rank: regions among regions, cities among all cities. Differences in {unit}; the"
            " leader is that of the regions, or of the cities of a region.",
            unit=points(board, indicator),
        )
    )
    return told


def _below(multiples: Multiples, values: list[Value]) -> tuple[str, ...]:
    """Say below a table what its marks mean, who published the values, and which data they are."""
    board, lang = multiples.board, multiples.lang
    seen = tuple(dict.fromkeys(x for one in values for x in (*one.inputs, *one.against)))
    sourced = captions.sourced(board.atlas, seen, lang)
    ends = (sourced, *ends_of(multiples), multiples.wish.note)
    return (*told_marks(values, lang), *(one for one in ends if one))


def inputs(board: Board) -> tuple[Observation, ...]:
    """Return every published value behind the maps and the tables of a board, once."""
    values = [line.value for panel in board.panels for line in panel.scene.lines]
    values += [entry.value for row in board.rows for entry in row.entries]
    values += [one.value for one in board.regions]
    values += [one.value for group in board.areas.values() for one in group]
    return tuple(dict.fromkeys(x for one in values for x in (*one.inputs, *one.against)))
