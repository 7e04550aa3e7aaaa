"""All that the documents say, by key, by words and by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Self

from geo.places import Gazetteer, Place, fold
from geo.plan.conflicts import Absence, Conflict, Paper, Term, absences, conflicts, papers, terms
from geo.plan.departments import Department, departments, together
from geo.plan.entities import Entity, Region, Spot, entities, regions, spots
from geo.plan.entries import Entry
from geo.plan.facts import Fact, Figure, facts, figures
from geo.plan.programmes import Action, Programme, programmes
from geo.plan.subjects import Item, Relation, Sector, items, relations, sectors
from geo.registry import Registry
from geo.sources import Row

Tables = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class Documents:
    """What the documents say, entry by entry.

    Attributes
    ----------
    papers : tuple of Paper
        The documents themselves.
    facts : tuple of Fact
        Every number, in the order of the table; ``figures`` gathers them by what they measure.
    figures, sectors, items, undertakings, departments, entities, regions, places, terms,
    conflicts, absences : tuple of Entry
        ``undertakings`` are programmes and their actions.
    relations : tuple of Relation
        The crosswalk from sectors to items.
    gazetteer : Gazetteer
        The places that entries name.
    """

    papers: tuple[Paper, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    sectors: tuple[Sector, ...]
    items: tuple[Item, ...]
    undertakings: tuple[Programme, ...]
    departments: tuple[Department, ...]
    entities: tuple[Entity, ...]
    regions: tuple[Region, ...]
    places: tuple[Spot, ...]
    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]
    absences: tuple[Absence, ...]
    relations: tuple[Relation, ...]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, tables: Tables, gazetteer: Gazetteer) -> Self:
        """Read the checked tables; one that is not there has no entries."""

        def rows(name: str) -> tuple[Row, ...]:
            return tables.get(name, ())

        numbers, listed = facts(rows("document_indicators"), rows("qualifiers")), rows("sectors")
        found = items(listed)
        named = entities(rows("named_entities"), {one.key: one.section for one in found})
        return cls(
            papers=papers(rows("documents")),
            facts=numbers,
            figures=figures(numbers),
            sectors=sectors(listed),
            items=found,
            undertakings=programmes(rows("programmes")),
            departments=departments(rows("departments"), _home(found)),
            entities=named,
            regions=regions(rows("circles")),
            places=spots(rows("plan_places"), {one.key: one.line for one in named}),
            terms=terms(rows("terms")),
            conflicts=conflicts(rows("inconsistencies"), rows("concerns")),
            absences=absences(rows("absences")),
            relations=relations(rows("sector_map")),
            gazetteer=gazetteer,
        )

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes, without their actions."""
        return tuple(one for one in self.undertakings if not isinstance(one, Action))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of all programmes."""
        return tuple(one for one in self.undertakings if isinstance(one, Action))

    @cached_property
    def entries(self) -> Registry[Entry]:
        """All entries by key, in the order in which a page lists them."""
        found: dict[str, Entry] = {}
        listed: tuple[tuple[Entry, ...], ...] = (
            self.sectors, self.items, self.programmes, self.actions, self.departments,
            self.figures, self.regions, self.places, self.entities, self.terms, self.conflicts,
            self.absences,
        )  # fmt: skip
        for one in chain.from_iterable(listed):
            found.setdefault(one.key, one)
        return Registry("entry", found.values())

    def entry(self, key: str) -> Entry:
        """Return an entry by its key.

        Raises
        ------
        UnknownKeyError
        """
        return self.entries[key]

    def paper(self, key: str) -> Paper | None:
        """Return a document by its key; nothing where an entry is of none."""
        return next((one for one in self.papers if one.key == key), None)

    @cached_property
    def _searched(self) -> Mapping[str, str]:
        return {key: one.searched for key, one in self.entries.items()}

    def find(self, words: str) -> tuple[Entry, ...]:
        """Return the entries that have every one of the words in a name, variant or key.

        Case, full-width forms, signs and blanks make no difference. No words find nothing.
        """
        asked = [folded for word in words.split() if (folded := fold(word))]
        if not asked:
            return ()
        return tuple(
            self.entries[key]
            for key, names in self._searched.items()
            if all(word in names for word in asked)
        )

    def placed(self, code: str) -> tuple[Entry, ...]:
        """Return the entries that name a place, or a place inside it.

        Parameters
        ----------
        code : str
            Code of an area or key of a region. What names the whole province names no part of it.

        Raises
        ------
        UnknownKeyError
        """
        place = self.gazetteer.place(code)
        inside = {code} if code == self.gazetteer.root else self._areas(place)
        return tuple(
            one for one in self.entries.values() if one.key == code or inside & set(one.codes)
        )

    def _areas(self, place: Place) -> set[str]:
        """Return the codes of the areas that a place is made of, and of the areas inside them."""
        parts = {
            key for key, one in self.gazetteer.places.items()
            if one.parent in place.codes and one.codes == (key,)
        }  # fmt: skip
        return {*place.codes, *parts}

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that an entry refers to, or that refer to it, in their order."""
        keys = self._links.get(entry.key, set())
        return tuple(one for key, one in self.entries.items() if key in keys)

    @cached_property
    def _links(self) -> Mapping[str, set[str]]:
        """All links between entries, from both of their ends."""
        pairs = [
            *((one.key, key) for one in self.entries.values() for key in one.links),
            *((one.sector, one.item) for one in self.relations if one.sector and one.item),
            *_at_home(self.entities, (*self.sectors, *self.items, *self.undertakings)),
        ]
        found: dict[str, set[str]] = {}
        for here, there in pairs:
            if here in self.entries and there in self.entries:
                found.setdefault(here, set()).add(there)
                found.setdefault(there, set()).add(here)
        return found

    def beside(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the other numbers that are printed for the same thing, scope and year."""
        same = (fact.key, fact.scope, fact.year)
        return tuple(
            one
            for one in self.facts
            if one is not fact and (one.key, one.scope, one.year) == same and one.role != "missing"
        )

    def series(self, key: str) -> tuple[Fact, ...]:
        """Return the numbers of a figure that are plotted: one for each year and scope."""
        figure = self.entries[key]
        found = figure.facts if isinstance(figure, Figure) else ()
        return tuple(one for one in found if one.plotted)

    @cached_property
    def together(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The pairs of departments that share items; see ``geo.plan.departments.together``."""
        return together(self.items)

    def relation(self, sector: str, item: str) -> Relation | None:
        """Return what an item has to do with a sector; nothing where it has nothing."""
        asked = (sector, item)
        return next((one for one in self.relations if (one.sector, one.item) == asked), None)


def _home(found: Iterable[Item]) -> str:
    """Return the document that gives items to departments."""
    return next((one.document for one in found if one.departments), "")


def _at_home(named: Iterable[Entity], under: Iterable[Entry]) -> list[tuple[str, str]]:
    """Pair named things with what stands in the same section of the same document."""
    home: dict[tuple[str, str], list[str]] = {}
    for one in under:
        home.setdefault((one.document, one.section), []).append(one.key)
    return [(one.key, key) for one in named for key in home.get((one.document, one.section), ())]
