"""Writers: how values, units and names go into the sentences of a brief."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.aims import Pace
from geo.atlas import Atlas
from geo.briefs.parts import Cited, Linked
from geo.comparisons.standings import measured
from geo.goals import due_of
from geo.indicators import Indicator
from geo.measures import Value
from geo.places import Place
from geo.targets import Score, course
from geo.terms import SINCE
from geo.text import Name, Sentence, named, number, sentence
from geo.vocabulary import Word

Ranked = tuple[Place, Value]
"""A place and its value."""


def word(one: Word) -> Sentence:
    """Say a word of a closed list inside a sentence."""
    return Sentence(f"{one.kind}.{one.key}", one.english, {})


def address(one: Score) -> str:
    """Return the address of the page that follows a target."""
    return f"/targets?target={one.goal.key}&due={due_of(one.target)}"


def joined(words: list[Sentence]) -> Name:
    """Put words side by side in both languages."""
    return named(
        "，".join(one.say("zh") for one in words), "; ".join(one.say("en") for one in words)
    )


def name(one: Indicator | Place) -> Name:
    """Name an indicator or a place inside a sentence."""
    return named(one.name_zh, one.name_en)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the sentences of one place.

    Attributes
    ----------
    atlas : Atlas
    place : Place
    """

    atlas: Atlas
    place: Place

    def newest(self, one: Indicator, place: Place | None = None) -> Value | None:
        """Return the newest value of full scope of a place."""
        return course(self.atlas, one, place or self.place).newest

    def cite(self, one: Indicator, value: Value, place: Place | None = None) -> Cited:
        """Cite a value with the decimals of its indicator."""
        shown = number(value.value or 0, one.decimals)
        return Cited(shown, one, (place or self.place).codes, value)

    def unit(self, one: Indicator) -> Name:
        """Name a unit in both languages."""
        return named(self.atlas.unit(one, "zh"), self.atlas.unit(one, "en"))

    def where(self, one: Score) -> Sentence:
        """Say the document, section and line of a target."""
        fact = one.target
        titles = {
            str(row["id"]): (str(row["title_zh"]), str(row["title_en"]))
            for row in self.atlas.tables.get("documents", ())
        }
        return sentence(
            "card.plan.source",
            "{document}, {section}, line {line}",
            document=named(*titles.get(fact.document, (fact.document, fact.document))),
            section=fact.section,
            line=fact.line,
        )

    def aimed(self, one: Score) -> dict[str, object]:
        """Write the figure of a target with its unit and qualifier, and where it is written."""
        fact, key = one.target, one.goal.unit
        unit = self.atlas.units.get(key, (key, fact.say("unit", "en") if fact.unit == key else key))
        word = (fact.say("qualifier", "zh"), fact.say("qualifier", "en"))
        leads = fact.qualifier in self.atlas.leading
        zh, en = ("", "") if leads else word
        shown = f"{fact.norm_value or 0:,.10g}"
        return {
            "target": Linked(shown, f"/plan?entry={one.goal.key}", self.where(one)),
            "before": named(word[0], f"{word[1]} ") if leads else named("", ""),
            "after": named(f"{unit[0]}{zh}", f" {unit[1]}{' ' if en else ''}{en}"),
        }

    def since(self, main: Indicator, one: Pace) -> Cited | None:
        """Cite the average growth over the years of a pace, as it can be traced."""
        grown = self.atlas.terms.of(main, f"{SINCE}{one.start}")
        value = measured(self.atlas, grown, self.place, one.end) if grown else None
        return self.cite(grown, value) if grown and value and value.value is not None else None

    def ordered(self, main: Indicator, places: Iterable[Place], year: int) -> list[Ranked]:
        """Measure places and order those that have a value, the largest first."""
        known = [(one, measured(self.atlas, main, one, year)) for one in places]
        there = [(one, value) for one, value in known if value.value is not None]
        return sorted(there, key=lambda pair: -(pair[1].value or 0))
