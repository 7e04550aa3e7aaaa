"""A value with all that has to be said beside it, as facts and as lines."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboards.cli.console import REFUSED, HaltError
from dashboards.cli.tables import aligned, amount, credited, flagged
from geo import Atlas
from geo.indicators import Indicator
from geo.places import Place
from geo.text import number, say
from geo.traces import Input, Trace, how, sources, trace
from geo.values import Value
from geo.vocabulary import FLAGS, GRADES, STATUSES, VINTAGES

_EXCEPTIONS = {"boundary_differs": "", "series_break": "break", "partial": "partial"}
"""The flags that stand for a rule that keeps a value back, and the exception to each."""


@dataclass(frozen=True)
class Answer:
    """A value and the question it answers.

    Attributes
    ----------
    atlas : Atlas
    indicator : Indicator
    place : Place
    year : int
        0 where nothing was ever published.
    value : Value
    former : str
        The name of old that the place was asked by, quoted; else empty.
    """

    atlas: Atlas
    indicator: Indicator
    place: Place
    year: int
    value: Value
    former: str = ""

    @cached_property
    def trace(self) -> Trace:
        """Where the value comes from."""
        return trace(self.atlas, self.indicator, self.value, (self.place,))

    def notes(self, lang: str) -> list[str]:
        """Say what else there is to say: of the place, of breaks, of the values that went in."""
        text = "{value} is a name of old; this is {place} as it is today"
        said = say(lang, "cli.former", text, value=self.former, place=self.place.name(lang))
        return [said, *self.trace.notes(lang)] if self.former else self.trace.notes(lang)

    def facts(self, lang: str) -> dict[str, Any]:
        """Return all that is known of the value."""
        return {**self.trace.to_json(lang), "notes": self.notes(lang)}

    @property
    def rules(self) -> list[str]:
        """The rules that keep the value back; none where there is one or nothing is known."""
        return [one for one in _EXCEPTIONS if self.value.withheld and one in self.value.flags]

    def refuse(self, lang: str) -> None:
        """Stop where a rule keeps the value back.

        Raises
        ------
        HaltError
        """
        if not self.rules:
            return
        have, of = self.value.have, self.value.of
        reasons = [*(FLAGS[rule].say(lang) for rule in self.rules), *self.trace.breaks(lang)]
        if "partial" in self.rules and of > 1:
            some = say(lang, "coverage", "{have} of {of} have a value", have=have, of=of)
            reasons.append(f"({some})")
        raise HaltError(
            REFUSED,
            say(
                lang,
                "cli.refused",
                "{rule}: {indicator} of {place} in {year} is withheld: {reasons} {way}",
                rule=self.rules[0],
                indicator=self.indicator.key,
                place=self.place.name(lang),
                year=self.year,
                reasons=" ".join(reasons),
                way=self._way(lang),
            ),
        )

    def _way(self, lang: str) -> str:
        """Say what to ask instead."""
        if ways := [f"--allow {_EXCEPTIONS[rule]}" for rule in self.rules if _EXCEPTIONS[rule]]:
            return say(
                lang,
                "cli.allow",
                "{options} answers all the same, labelled.",
                options=" ".join(ways),
            )
        if not self._in_union():
            return say(lang, "cli.elsewhen", "Choose another year.")
        return say(
            lang,
            "cli.union",
            "`siquan compare {indicator} --by {level} --year {year}` shows the union it fits.",
            indicator=self.indicator.key,
            level=self.place.by,
            year=self.year,
        )

    def _in_union(self) -> bool:
        """Whether the map shows the place, with others, on the boundaries of the value's time."""
        found = self.atlas.series.measure(self.indicator, self.place.by, self.year)
        return any(self.place in places and one.value is not None for places, one in found)

    def lines(self, lang: str, newest: bool) -> list[str]:
        """Write the value for a reader."""
        value, measured = self.value, self.indicator
        when = say(lang, "year", "{year}", year=self.year) if self.year else ""
        said = say(lang, "cli.newest", "the newest year with a value here")
        heading = [
            f"{self.place.name(lang)} ({self.place.code})",
            measured.name(lang),
            when,
            said if newest and value.value is not None else "",
        ]
        unit = "" if value.value is None else self.atlas.unit(measured, lang)
        rows = [
            [
                say(lang, "cli.value", "value"),
                f"{amount(measured, value.value, lang)} {unit}".strip(),
            ],
            [say(lang, "cli.standing", "standing"), self._standing(lang)],
            [say(lang, "cli.coverage", "coverage"), f"{value.have}/{value.of}"],
            [say(lang, "cli.made", "how"), how(self.trace, lang)],
            [say(lang, "cli.formula", "formula"), self.trace.formula or ""],
            *(
                [say(lang, "cli.flag", "flag"), ": ".join(row)]
                for row in flagged(self.trace.flags, lang)
            ),
            *([say(lang, "site.source", "Source"), credited(one)] for one in sources(self.trace)),
            *([say(lang, "site.note", "Note"), note] for note in self.notes(lang)),
        ]
        return [
            " · ".join(filter(None, heading)),
            *aligned([row for row in rows if row[1]]),
            *self._went_in(lang),
            *self._said_elsewhere(lang),
        ]

    def _standing(self, lang: str) -> str:
        value, grade = self.value, self.trace.grade
        words = [
            STATUSES[value.status].say(lang) if value.status else "",
            VINTAGES[value.vintage].say(lang) if value.vintage else "",
            f"{grade} {GRADES[grade].say(lang)}" if grade else "",
        ]
        return " · ".join(filter(None, words))

    def _went_in(self, lang: str) -> list[str]:
        """Write the published values that a computed one is made of."""
        if len(self.trace.once) < 2:
            return []
        rows = [
            [
                *_cells(one, one.seen.value, lang),
                STATUSES[one.seen.status].say(lang) if one.seen.status else "",
                one.seen.vintage,
                one.seen.grade,
            ]
            for one in self.trace.once
        ]
        return ["", say(lang, "cli.inputs", "what went in"), *aligned(rows, {4})]

    def _said_elsewhere(self, lang: str) -> list[str]:
        """Write the published values that differ from those that went in, and why they do."""
        rows = [
            [*_cells(one, other.value, lang), other.source.title, other.why(lang)]
            for one in self.trace.once
            for other in one.others
        ]
        return (
            ["", say(lang, "cli.conflicts", "also published"), *aligned(rows, {4})] if rows else []
        )


def _cells(one: Input, value: float, lang: str) -> list[str]:
    at, seen = 0 if lang == "zh" else 1, one.seen
    where = [seen.code, one.where[at], seen.indicator, str(seen.year)]
    return [*where, number(value, 2), one.unit[at]]
