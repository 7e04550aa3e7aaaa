"""What a reader should know of how a file was read, though it was read."""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.text import Sentence, sentence
from geo.workbooks.sheets import quoted

_NAMED = 5
"""So many sheets are named; more are counted."""


def notices(said: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """Say what is to be said of a workbook.

    Parameters
    ----------
    said : mapping
        What ``sandbox.answers`` says of it.
    """
    found: list[Sentence] = []
    if said["macros"]:
        found.append(sentence("table.macros", "The macros of this workbook were not run."))
    if said["hidden"]:
        found.append(_hidden(said["hidden"]))
    if said["unsaved"]["count"]:
        found.append(_unsaved(said["unsaved"]))
    if said["stale"]["count"]:
        found.append(_stale(said["stale"]))
    return tuple(found)


def guessed() -> Sentence:
    """Say that a text was taken to be in the Chinese encoding."""
    return sentence(
        "table.guessed",
        "This text is not UTF-8 and was read as GB18030; if names come out garbled, save it as"
        " .csv in UTF-8.",
    )


def _hidden(names: Sequence[str]) -> Sentence:
    first = "” “".join(quoted(one) for one in names[:_NAMED])
    return sentence(
        "table.hidden",
        "Hidden sheets were read, too ({count}): “{names}”{more}.",
        count=len(names),
        names=first,
        more=" …" if len(names) > _NAMED else "",
    )


def _unsaved(formulas: Mapping[str, Any]) -> Sentence:
    return sentence(
        "table.unsaved",
        "Formulas without a stored value ({count}) were read as blank cells, the first in {cells};"
        " open the file in a spreadsheet program, save it there and import it again.",
        count=formulas["count"],
        cells=_places(formulas),
    )


def _stale(formulas: Mapping[str, Any]) -> Sentence:
    return sentence(
        "table.stale",
        "The stored values of formulas ({count}) may be out of date, the first in {cells}, since"
        " the file asks to be computed anew; open it in a spreadsheet program, save it there and"
        " import it again.",
        count=formulas["count"],
        cells=_places(formulas),
    )


def _places(formulas: Mapping[str, Any]) -> str:
    """Write the first cells as formulas would: ``'Sheet 1'!C5``."""
    return " ".join(f"'{quoted(sheet)}'!{cell}" for sheet, cell in formulas["first"])
