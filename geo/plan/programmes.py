"""Programmes of the plan and the actions in their boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from geo.plan.entries import NOTHING, Entry, Told, placed, split, text, unique
from geo.sources import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Entry):
    """A programme, or one of its actions.

    Attributes
    ----------
    number : int
        Of the programme; of an action inside its programme.
    box, box_told : str, Told
        The box that lists its actions, and what it is called.
    purpose : Told
        What it is to do, in short.
    target : Told
        What it is to reach, in numbers; empty for most.
    figures : tuple of str
        Keys of the figures that its target is measured by.
    places, systems, national, types : Told
        Named places, platforms and systems, types of national platforms, and other types; lists
        are parted by semicolons.
    sectors, items : tuple of str
        Keys.
    """

    kind: ClassVar[str] = "programme"
    number: int = 0
    box: str = ""
    box_told: Told = NOTHING
    purpose: Told = NOTHING
    target: Told = NOTHING
    figures: tuple[str, ...] = ()
    places: Told = NOTHING
    systems: Told = NOTHING
    national: Told = NOTHING
    types: Told = NOTHING
    sectors: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Programme):
    """An action of a programme.

    Attributes
    ----------
    programme : str
        Key of its programme.
    """

    kind: ClassVar[str] = "action"
    programme: str


def programmes(rows: Iterable[Row]) -> tuple[Programme, ...]:
    """Read programmes and actions, in the order of the table."""
    listed = list(rows)
    home = {
        row["programme_no"]: text(row, "id") for row in listed if row["row_type"] == "programme"
    }
    return tuple(
        Programme(**_common(row), number=int(row["programme_no"] or 0))
        if row["row_type"] == "programme"
        else _action(row, home[row["programme_no"]])
        for row in listed
    )


def _action(row: Row, home: str) -> Action:
    common = _common(row)
    common["links"] = unique([home, *common["links"]])
    return Action(**common, number=int(row["action_no"] or 0), programme=home)


def _common(row: Row) -> dict[str, Any]:
    """Read what programmes and actions have in common."""
    columns = {
        "places": "named_places",
        "systems": "named_platforms_systems",
        "national": "platform_types_national",
        "types": "platform_types_other",
    }
    listed = {name: Told.read(row, column, f"{column}_en") for name, column in columns.items()}
    keys = {
        "figures": split(text(row, "target_indicator_ids")),
        "sectors": split(text(row, "related_sector_ids")),
        "items": split(text(row, "related_2026_ids")),
    }
    inside = [word for one in listed.values() for lang in ("zh", "en") for word in one.parts(lang)]
    return {
        "key": text(row, "id"),
        "name_zh": text(row, "name_zh"),
        "name_en": text(row, "name_en"),
        "document": text(row, "document"),
        "section": text(row, "section"),
        "line": text(row, "source_line"),
        "codes": placed(row, "place_codes"),
        "links": unique(key for some in keys.values() for key in some),
        "others": unique(inside),
        "box": text(row, "box_no"),
        "box_told": Told.read(row, "box_title_zh", "box_title_en"),
        "purpose": Told.read(row, "description_zh", "description_en"),
        "target": Told.read(row, "quantitative_target", "quantitative_target_en"),
        **listed,
        **keys,
    }
