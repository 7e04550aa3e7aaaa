"""Rules and findings: what an editor would object to, why, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from geo.exports.sheets import Sheet
from geo.lines import Line
from geo.objections import LINTS
from geo.observations import Observation
from geo.places import Place
from geo.text import Name, Sentence, listed, named, number
from geo.vocabulary import Word

Severity = Literal["error", "warning", "hint"]
_MOST = 6
"""Places that a sentence names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an editor would object to.

    Attributes
    ----------
    rule : str
        Key of the rule.
    what : Sentence
        What exactly, with the values.
    places : tuple of str
        Codes of the places concerned; empty where it is the map as a whole.
    waived : bool
        Whether the presenter knows it and stands by the map.
    """

    rule: str
    what: Sentence
    places: tuple[str, ...] = ()
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that a map for others should not do.

    Attributes
    ----------
    key : str
        Of ``objections.LINTS``, where its title stands.
    severity : {"error", "warning", "hint"}
        The map says something untrue or cannot be read; it misleads; it could be better.
    reason, mend : Sentence
        Why it matters, and what to do.
    check : callable
        Gives what it finds on a sheet; nothing else is looked at.
    """

    key: str
    severity: Severity
    reason: Sentence
    mend: Sentence
    check: Callable[[Sheet], Iterable[Finding]]

    @property
    def title(self) -> Word:
        """The rule in a few words."""
        return LINTS[self.key]


def known(sheet: Sheet) -> list[Line]:
    """Return the lines of a map that have a value."""
    return [line for line in sheet.scene.lines if line.value.value is not None]


def behind(line: Line) -> tuple[Observation, ...]:
    """Return the published values behind a line, and those that it is compared with."""
    return (*line.value.inputs, *line.value.against)


def amounts(sheet: Sheet) -> list[float]:
    """Return the values shown, a line each."""
    return [line.value.value for line in sheet.scene.lines if line.value.value is not None]


def everywhere(sheet: Sheet) -> list[float]:
    """Return the values of the whole level, those around the places shown included."""
    lines = (*sheet.scene.lines, *sheet.scene.around)
    return [line.value.value for line in lines if line.value.value is not None]


def codes(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the codes of the places of some lines."""
    return tuple(place.code for line in lines for place in line.places)


def names(places: Iterable[Place]) -> Name:
    """Name the first few of some places, and say how many more there are."""
    told = list(places)
    more = len(told) - _MOST
    zh, en = (listed(lang, [one.short(lang) for one in told[:_MOST]]) for lang in ("zh", "en"))
    return named(f"{zh}等{len(told)}地", f"{en} and {more} more") if more > 0 else named(zh, en)


def names_of(lines: Iterable[Line]) -> Name:
    """Name the first few places of some lines."""
    return names(place for line in lines for place in line.places)


def told(texts: Iterable[object]) -> Name:
    """Write values or words one after the other."""
    words = [str(one) for one in texts]
    return named(listed("zh", words), listed("en", words))


def measure(sheet: Sheet) -> Name:
    """Name what is measured."""
    one = sheet.scene.indicator
    return named(one.name_zh, one.name_en)


def unit(sheet: Sheet) -> Name:
    """Name the unit of measure."""
    scene = sheet.scene
    return named(*(scene.atlas.unit(scene.indicator, lang) for lang in ("zh", "en")))


def figure(sheet: Sheet, value: float) -> str:
    """Write a value as the map does."""
    return number(value, sheet.scene.indicator.decimals)


def span(sheet: Sheet, values: Iterable[float]) -> dict[str, str]:
    """Write the least and the greatest of some values, for the blanks ``low`` and ``high``."""
    given = list(values)
    return {"low": figure(sheet, min(given)), "high": figure(sheet, max(given))}


def rule(
    severity: Severity, reason: Sentence, mend: Sentence
) -> Callable[[Callable[[Sheet], Iterable[Finding]]], Rule]:
    """Make a check a rule; its name is the key."""
    return lambda check: Rule(check.__name__, severity, reason, mend, check)
