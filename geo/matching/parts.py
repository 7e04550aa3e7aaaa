"""Rows of parts of an area, or of a part of a year, which another column tells apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.matching.columns import Column
from geo.matching.figures import Figure
from geo.matching.grids import Grid
from geo.matching.lines import Line
from geo.matching.names import CHOSEN
from geo.matching.numbers import is_missing, is_month, number, plain
from geo.matching.words import MONTHS, PARTS, is_whole
from geo.places import fold
from geo.text import Sentence, sentence

_Values = Mapping[int, Sequence[Figure]]


class Parts:
    """Doubts rows that are less than the area, or the year, they name.

    Parameters
    ----------
    grid : Grid
    columns : sequence of Column
        A column that the reader gave a role tells nothing apart.
    decided : collection of int
        Those that the reader gave a role.
    """

    def __init__(self, grid: Grid, columns: Sequence[Column], decided: Iterable[int]) -> None:
        self.grid = grid
        said = set(decided)
        self._unread = [
            one for one in columns if one.role in ("note", "ignore") and one.index not in said
        ]
        self._months = [one for one in self._unread if _named(one, MONTHS)]
        self._parts = [one for one in self._unread if _named(one, PARTS)]

    def doubt(self, lines: Sequence[Line], figures: _Values) -> list[Line]:
        """Give the lines, with a reason to those that are of a part."""
        if not self._unread:
            return list(lines)
        rows = [line for line in lines if _is_sure(line)]
        reasons = {line.row: reason for line in rows if (reason := self._alone(line.row))}
        for same in _alike([line for line in rows if line.row not in reasons], figures):
            reasons |= self._apart(same)
        return [
            replace(one, reason=reasons[one.row]) if one.row in reasons else one for one in lines
        ]

    def _alone(self, row: int) -> Sentence | None:
        """Say what makes a row a part by itself: a month, or a word under a heading of parts."""
        for column in self._unread:
            text = self._word(row, column)
            if is_month(text) or (column in self._months and text):
                return _month(column, text)
        for column in self._parts:
            if text := self._word(row, column):
                return _part(column, text)
        return None

    def _apart(self, rows: Sequence[int]) -> dict[int, Sentence]:
        """Say what tells rows of one area, series and year apart."""
        for column in self._unread:
            words = {row: self._word(row, column) for row in rows}
            if len(set(words.values())) > 1:
                return {row: _part(column, text) for row, text in words.items() if text}
        return {}

    def _word(self, row: int, column: Column) -> str:
        """Return the text of a cell; empty where it is a number, missing, or says the whole."""
        cell = self.grid.filled(row, column.index)
        text = plain(cell)
        if not text or is_missing(text) or is_whole(fold(text)):
            return ""
        return text if column in self._months or number(cell).kind == "text" else ""


def _named(column: Column, words: re.Pattern[str]) -> bool:
    return any(words.fullmatch(fold(part)) for part in column.parts)


def _is_sure(line: Line) -> bool:
    chosen = any(one.how == CHOSEN for one in line.candidates)
    return line.kind == "area" and not line.reason and not chosen


def _alike(lines: Sequence[Line], figures: _Values) -> list[list[int]]:
    """Put rows together that have the same area, series and year."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for line in lines:
        codes = tuple(one.code for one in line.candidates)
        for key in {(one.series, one.year) for one in figures.get(line.row, ())}:
            groups.setdefault((codes, *key), []).append(line.row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _part(column: Column, text: str) -> Sentence:
    return sentence(
        "match.apart",
        "Column {column} says “{text}”: that may be a part of the area. If it says what is"
        " measured, give the column that role.",
        column=column.letter,
        text=text[:40],
    )


def _month(column: Column, text: str) -> Sentence:
    return sentence(
        "match.month",
        "Column {column} says “{text}”: that is a part of a year, whose value is not the year's.",
        column=column.letter,
        text=text[:40],
    )
