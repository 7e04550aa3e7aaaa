"""Which region is first in an indicator, and how far it is ahead of the second."""

from dataclasses import dataclass

from geo.comparisons import Board, Entry, Row, comparable
from geo.indicators import Indicator
from geo.terms import INDEX
from geo.text import number, say


@dataclass(frozen=True, slots=True)
class Lead:
    """Which region is first in an indicator, and how far it is ahead.

    Attributes
    ----------
    text : str
        In words; why it is not told where it is not.
    shown : str
        The distance as it stands in the text; empty where it is not told.
    entry : Entry
        The first of the regions.
    measure : Indicator
        What the distance is of.
    """

    text: str
    shown: str
    entry: Entry
    measure: Indicator


def lead(board: Board, row: Row) -> Lead | None:
    """Name the first of the regions and how far it is ahead of the second, in its own unit.

    Nothing is told where values stand after different censuses, or where one is missing.
    """
    lang = board.view.lang
    index = board.view.basis == INDEX  # its distance is told in what it is the index of
    measure = row.plain if index else row.indicator
    known = [(one, one.plain if index else one.value) for one in row.entries if one.rank]
    ordered = sorted(known, key=lambda one: one[0].rank or (0, 0))
    if len(ordered) < 2 or len(ordered) < len(row.entries):
        return None
    best, second = ordered[:2]
    if not all(comparable(one, best[1]) for _, one in ordered):
        why = say(lang, "board.vintages", "not told: the values stand after different censuses")
        return Lead(why, "", best[0], measure)
    shown = number(abs((best[1].value or 0) - (second[1].value or 0)), measure.decimals)
    text = say(
        lang,
        "board.ahead",
        "{first} · {amount} {unit} ahead of {second}",
        first=best[0].place.short(lang),
        amount=shown,
        unit=points(board, measure),
        second=second[0].place.short(lang),
    )
    return Lead(text, shown, best[0], measure)


def points(board: Board, indicator: Indicator) -> str:
    """Name the unit of a difference: percent less percent are points."""
    lang = board.view.lang
    if indicator.unit == "%":
        return say(lang, "unit.points", "percentage points")
    return board.atlas.unit(indicator, lang)
