"""A value with all that has to be said beside it, as facts and as lines."""

from dataclasses import dataclass
from typing import Any

from dashboards.cli.console import REFUSED, HaltError
from dashboards.cli.tables import aligned, amount, cited, credited, exact, flagged
from geo import Atlas
from geo.captions import combined
from geo.indicators import Indicator
from geo.observations import Conflict, Observation
from geo.places import Place
from geo.text import number, say
from geo.values import Value
from geo.vocabulary import FLAGS, GRADES, STATUSES, VINTAGES

_EXCEPTIONS = {"boundary_differs": "", "series_break": "break", "partial": "partial"}
"""The flags that stand for a rule that keeps a value back, and the exception to each."""


@dataclass(frozen=True, slots=True)
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

    def notes(self, lang: str) -> list[str]:
        """Say what else there is to say: of the place, of breaks, of the values that went in."""
        said = [one.note for one in self.value.inputs if one.note]
        if self.former:
            name = self.place.name(lang)
            text = "{value} is a name of old; this is {place} as it is today"
            said.insert(0, say(lang, "cli.former", text, value=self.former, place=name))
        return list(dict.fromkeys([*self._breaks(lang), *said]))

    def facts(self, lang: str) -> dict[str, Any]:
        """Return all that is known of the value."""
        value = self.value
        return {
            "code": self.place.code,
            "name": self.place.name(lang),
            "indicator": self.indicator.key,
            "year": self.year or None,
            "value": exact(value.value),
            "unit": self.indicator.unit,
            "status": value.status or None,
            "vintage": value.vintage or None,
            "grade": value.grade or None,
            "source": cited(combined(value)),
            "flags": list(value.flags),
            "coverage": {"have": value.have, "of": value.of},
            "formula": self.indicator.formula,
            "inputs": [self._input(one, lang) for one in value.inputs],
            "conflicts": [self._conflict(one, other, lang) for one, other in self._others()],
            "notes": self.notes(lang),
        }

    def _input(self, one: Observation, lang: str) -> dict[str, Any]:
        return {
            "code": one.code,
            "name": self.atlas.areas[one.code].name(lang),
            "indicator": one.indicator,
            "year": one.year,
            "value": one.value,
            "unit": one.unit,
            "status": one.status or None,
            "vintage": one.vintage or None,
            "grade": one.grade or None,
            "boundary": one.boundary,
            "scope": one.scope,
            "source": cited(one.source),
        }

    def _conflict(self, shown: Observation, other: Conflict, lang: str) -> dict[str, Any]:
        return {
            "code": other.code,
            "name": self.atlas.areas[other.code].name(lang),
            "indicator": other.indicator,
            "year": other.year,
            "value": other.value,
            "unit": shown.unit,
            "source": cited(other.source),
            "note": other.note or None,
        }

    def _others(self) -> list[tuple[Observation, Conflict]]:
        """Return what was published beside the values that went in."""
        panel = self.atlas.measures.panel
        return [
            (one, other)
            for one in self.value.inputs
            for other in panel.conflicts(one.code, one.indicator, one.year)
        ]

    def _breaks(self, lang: str) -> list[str]:
        """Say why the series breaks, where that is declared."""
        if "series_break" not in self.value.flags:
            return []
        seen = {one.year for one in self.value.inputs}
        level = self.atlas.series.level(self.place.by)
        return [
            one.reason(lang)
            for one in self.atlas.measures.breaks
            if one.column in self.indicator.numerator.columns
            and one.level == level
            and one.parts(min(seen), max(seen))
        ]

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
        reasons = [*(FLAGS[rule].say(lang) for rule in self.rules), *self._breaks(lang)]
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
        value, one = self.value, self.indicator
        when = say(lang, "year", "{year}", year=self.year) if self.year else ""
        said = say(lang, "cli.newest", "the newest year with a value here")
        heading = [
            f"{self.place.name(lang)} ({self.place.code})",
            one.name(lang),
            when,
            said if newest and value.value is not None else "",
        ]
        unit = "" if value.value is None else self.atlas.unit(one, lang)
        sources = dict.fromkeys(seen.source for seen in value.inputs)
        rows = [
            [say(lang, "cli.value", "value"), f"{amount(one, value.value, lang)} {unit}".strip()],
            [say(lang, "cli.standing", "standing"), self._standing(lang)],
            [say(lang, "cli.coverage", "coverage"), f"{value.have}/{value.of}"],
            [say(lang, "cli.formula", "formula"), "" if one.measure == "column" else one.formula],
            *(
                [say(lang, "cli.flag", "flag"), ": ".join(row)]
                for row in flagged(value.flags, lang)
            ),
            *([say(lang, "site.source", "Source"), credited(source)] for source in sources),
            *([say(lang, "site.note", "Note"), note] for note in self.notes(lang)),
        ]
        return [
            " · ".join(filter(None, heading)),
            *aligned([row for row in rows if row[1]]),
            *self._went_in(lang),
            *self._said_elsewhere(lang),
        ]

    def _standing(self, lang: str) -> str:
        value = self.value
        words = [
            STATUSES[value.status].say(lang) if value.status else "",
            VINTAGES[value.vintage].say(lang) if value.vintage else "",
            f"{value.grade} {GRADES[value.grade].say(lang)}" if value.grade else "",
        ]
        return " · ".join(filter(None, words))

    def _went_in(self, lang: str) -> list[str]:
        """Write the published values that a computed one is made of."""
        if len(self.value.inputs) < 2:
            return []
        rows = [
            [
                *self._cells(seen, seen.value, lang),
                STATUSES[seen.status].say(lang) if seen.status else "",
                seen.vintage,
                seen.grade,
            ]
            for seen in self.value.inputs
        ]
        return ["", say(lang, "cli.inputs", "what went in"), *aligned(rows, {4})]

    def _said_elsewhere(self, lang: str) -> list[str]:
        """Write the published values that differ from those that went in."""
        rows = [
            [*self._cells(seen, other.value, lang), other.source.title]
            for seen, other in self._others()
        ]
        return (
            ["", say(lang, "cli.conflicts", "also published"), *aligned(rows, {4})] if rows else []
        )

    def _cells(self, seen: Observation, value: float, lang: str) -> list[str]:
        zh, en = self.atlas.units[seen.unit]
        return [
            seen.code,
            self.atlas.areas[seen.code].name(lang),
            seen.indicator,
            str(seen.year),
            number(value, 2),
            zh if lang == "zh" else en,
        ]
