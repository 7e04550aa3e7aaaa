"""Subjects: the sectors of the plan, the items of the opinion, and what became of which."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from geo.plan.entries import NOTHING, Entry, Told, placed, split, text, unique
from geo.sources import Row

NO_LEAD = "by_duty_no_lead"
"""The rule of an item whose departments share it by their duties, without a lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Entry):
    """What a document deals with under a heading of its own.

    Attributes
    ----------
    tier : str
        Key of the tier or group that it is listed in.
    tier_told, sub_fields, further, target, places : Told
        Lists are parted by semicolons; an empty target means that none is set.
    number : str
        As printed.
    due, due_basis : str
        The year of its target, and whether it is ``stated`` or ``implied``.
    figures : tuple of str
        Keys of the figures that its target is measured by.
    """

    tier: str = ""
    tier_told: Told = NOTHING
    number: str = ""
    sub_fields: Told = NOTHING
    further: Told = NOTHING
    target: Told = NOTHING
    due: str = ""
    due_basis: str = ""
    figures: tuple[str, ...] = ()
    places: Told = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Subject):
    """A sector of the plan.

    Attributes
    ----------
    ambition : Told
    regions : tuple of str
        Keys of the regions that focus on it; none for most.
    """

    kind: ClassVar[str] = "sector"
    ambition: Told = NOTHING
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Subject):
    """An item of the opinion, and who answers for it.

    Attributes
    ----------
    part : str
        The list that it is numbered in.
    tasks : Told
        What is to be done, in short.
    lead : str
        Key of the department that leads; empty where they share it by their duties.
    departments : tuple of str
        Keys, as they are listed; the lead is the first.
    lead_rule : str
        ``first_is_lead``, ``sole`` or ``by_duty_no_lead``.
    printed : str
        The departments as the document prints them.
    cities : bool
        Whether the governments of all cities answer for it too.
    """

    kind: ClassVar[str] = "item"
    part: str = ""
    tasks: Told = NOTHING
    lead: str = ""
    departments: tuple[str, ...] = ()
    lead_rule: str = ""
    printed: str = ""
    cities: bool = False

    @property
    def partners(self) -> tuple[str, ...]:
        """The departments beside the lead."""
        return tuple(one for one in self.departments if one != self.lead)


@dataclass(frozen=True, slots=True)
class Relation:
    """What an item has to do with a sector.

    Attributes
    ----------
    sector, item : str
        Keys; one is empty where a sector has no item, or an item is for all sectors.
    relation : str
        Key of a word of ``geo.vocabulary.RELATIONS``.
    meaning : Told
    """

    sector: str
    item: str
    relation: str
    meaning: Told


def sectors(rows: Iterable[Row]) -> tuple[Sector, ...]:
    """Read the sectors: the rows of the kind that comes first in the table."""
    listed = list(rows)
    kept = [row for row in listed if row["row_type"] == listed[0]["row_type"]]
    return tuple(
        Sector(
            **_common(row),
            ambition=Told.read(row, "ambition_zh", "ambition_en"),
            regions=split(text(row, "circle_focus")),
            links=unique(
                [*split(text(row, "target_indicator_ids")), *split(text(row, "circle_focus"))]
            ),
        )
        for row in kept
    )


def items(rows: Iterable[Row]) -> tuple[Item, ...]:
    """Read the items: all rows of the table that are no sectors."""
    listed = list(rows)
    kept = [row for row in listed if row["row_type"] != listed[0]["row_type"]]
    return tuple(_item(row) for row in kept)


def _item(row: Row) -> Item:
    departments = split(text(row, "departments"))
    return Item(
        **_common(row),
        part=text(row, "row_type"),
        tasks=Told.read(row, "key_actions_zh", "key_actions_en"),
        lead=text(row, "lead_department"),
        departments=departments,
        lead_rule=text(row, "lead_rule"),
        printed=text(row, "departments_as_printed"),
        cities=text(row, "city_governments_responsible").startswith("yes"),
        links=unique([*split(text(row, "target_indicator_ids")), *departments]),
    )


def _common(row: Row) -> dict[str, Any]:
    """Read what sectors and items have in common."""
    listed = {name: Told.read(row, name, f"{name}_en") for name in ("sub_fields", "further_fields")}
    places = Told.read(row, "named_places", "named_places_en")
    inside = [
        word for one in (*listed.values(), places) for lang in ("zh", "en") for word in
        one.parts(lang)
    ]  # fmt: skip
    return {
        "key": text(row, "id"),
        "name_zh": text(row, "name_zh"),
        "name_en": text(row, "name_en"),
        "document": text(row, "document"),
        "section": text(row, "section"),
        "line": text(row, "source_line"),
        "codes": placed(row, "place_codes"),
        "others": unique(inside),
        "tier": text(row, "tier_or_group"),
        "tier_told": Told.read(row, "tier_or_group_zh", "tier_or_group_en"),
        "number": text(row, "item_no"),
        "sub_fields": listed["sub_fields"],
        "further": listed["further_fields"],
        "target": Told.read(row, "target", "target_en"),
        "due": text(row, "target_year"),
        "due_basis": text(row, "target_year_basis"),
        "figures": split(text(row, "target_indicator_ids")),
        "places": places,
    }


def relations(rows: Iterable[Row]) -> tuple[Relation, ...]:
    """Read the crosswalk from sectors to items."""
    return tuple(
        Relation(
            text(row, "sector_id"),
            text(row, "item_id"),
            text(row, "relation"),
            Told.read(row, "meaning_zh", "meaning"),
        )
        for row in rows
    )
