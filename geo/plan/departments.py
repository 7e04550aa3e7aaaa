"""Departments: which items each leads and which it joins, and who works with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from geo.plan.entries import Entry, split, text, unique
from geo.plan.subjects import Item
from geo.sources import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Entry):
    """A department that answers for items.

    Attributes
    ----------
    led, joined : tuple of str
        Keys of the items that it leads, and of those in which it has a part.
    """

    kind: ClassVar[str] = "department"
    led: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Keys of all its items: those it leads come first."""
        return (*self.led, *self.joined)


def departments(rows: Iterable[Row], document: str) -> tuple[Department, ...]:
    """Read the departments of a document, those that lead most first."""
    found = [_department(row, document) for row in rows]
    return tuple(sorted(found, key=lambda one: (-len(one.led), -len(one.items))))


def _department(row: Row, document: str) -> Department:
    name = text(row, "department")
    return Department(
        key=name,
        name_zh=name,
        name_en=text(row, "name_en") or name,
        document=document,
        others=split(text(row, "as_printed")),
        led=split(text(row, "led_ids")),
        joined=split(text(row, "joined_ids")),
    )


def together(items: Iterable[Item]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the pairs of departments that share items: both keys, and the items they share.

    Those that share most come first; else as the items list them.
    """
    shared: dict[tuple[str, str], list[str]] = {}
    for item in items:
        for here, there in combinations(unique(item.departments), 2):
            pair = (there, here) if (there, here) in shared else (here, there)
            shared.setdefault(pair, []).append(item.key)
    found = [(here, there, tuple(keys)) for (here, there), keys in shared.items()]
    return tuple(sorted(found, key=lambda one: -len(one[2])))
