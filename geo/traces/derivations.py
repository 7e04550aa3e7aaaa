"""From a value back to the publications: the formula, the areas, the boundaries, the inputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.observations import Observation, Source
from geo.places import Place
from geo.traces.inputs import Input, cited, input_of
from geo.values import Value, parts

_WORST_FIRST = "CBA"


@dataclass(frozen=True)
class Trace:
    """A value and all that it comes from.

    Attributes
    ----------
    atlas : Atlas
    indicator : Indicator
    places : tuple of Place
        What the value is of: mostly one place, several where they share it.
    value : Value
    inputs : tuple of Input
        Every published value that went in, or that a rule keeps back; those of the place first,
        then those of the province that it is compared with.
    """

    atlas: Atlas
    indicator: Indicator
    places: tuple[Place, ...]
    value: Value
    inputs: tuple[Input, ...]

    @property
    def code(self) -> str:
        """Codes of its places, joined by a plus."""
        return "+".join(place.code for place in self.places)

    def name(self, lang: str) -> str:
        """Return the names of its places in ``lang``."""
        return " + ".join(place.name(lang) for place in self.places)

    @property
    def formula(self) -> str | None:
        """How it is computed, in the keys of columns; ``None`` where it is a column or a sum."""
        return None if self.indicator.measure == "column" else self.indicator.formula

    @property
    def published(self) -> bool:
        """Whether it is one published value, as it was printed."""
        return self.indicator.measure == "column" and len(self.inputs) == 1

    @property
    def grade(self) -> str:
        """The worst grade of all that went in, the province included; empty where none has one."""
        grades = {one.seen.grade for one in self.inputs}
        return next((grade for grade in _WORST_FIRST if grade in grades), "")

    @property
    def flags(self) -> tuple[str, ...]:
        """Those of the value, and what is to be said of inputs that a rule keeps back."""
        more = {"unverified"} if self.grade == "C" else set[str]()
        return tuple(sorted({*self.value.flags, *more}))

    @property
    def boundaries(self) -> tuple[int, ...]:
        """The years whose divisions its inputs belong to; empty where they never changed."""
        return tuple(sorted({one.seen.boundary for one in self.inputs if one.seen.boundary}))

    @property
    def scope(self) -> str:
        """``full`` or ``partial`` where all inputs are; ``mixed``; empty where there are none."""
        scopes = {one.seen.scope for one in self.inputs}
        return "mixed" if len(scopes) > 1 else next(iter(scopes), "")

    @property
    def made(self) -> tuple[str, ...]:
        """How the inputs became the value; empty where there is no value.

        ``published``, or ``formula``, or ``sum`` of areas, or both; ``union`` of today's areas;
        ``stand_in`` for a denominator; divided by a province that is ``province_published`` or a
        ``province_sum``.
        """
        if self.value.value is None:
            return ()
        whole = self.of("province")
        sums = {one.seen.code for one in whole} != {self.atlas.province.code}
        told = {
            "published": self.published,
            "formula": self.indicator.measure != "column",
            "sum": self.areas > 1,
            "union": "union" in self.value.flags,
            "stand_in": bool(self.stood_in()),
            "province_published": bool(whole) and not sums,
            "province_sum": bool(whole) and sums,
        }
        return tuple(key for key, so in told.items() if so)

    @property
    def areas(self) -> int:
        """How many areas of its own have inputs."""
        return len({one.seen.code for one in self.of("place")})

    @property
    def once(self) -> tuple[Input, ...]:
        """Every input once; what is of the place and of the province stands among the first."""
        first: dict[str, Input] = {}
        for one in self.inputs:
            first.setdefault(one.key, one)
        return tuple(first.values())

    def of(self, role: str) -> tuple[Input, ...]:
        """Return the inputs of the place or of the province."""
        return tuple(one for one in self.inputs if one.role == role)

    def stood_in(self) -> tuple[Input, ...]:
        """Return the inputs that stand in for a denominator that was not published."""
        divisor = self.indicator.denominator
        if divisor is None or not self.indicator.stand_in:
            return ()
        own = {*self.indicator.numerator.columns, *divisor.columns}
        return tuple(
            one
            for one in self.inputs
            if one.seen.indicator == self.indicator.stand_in and one.seen.indicator not in own
        )

    def breaks(self, lang: str) -> list[str]:
        """Say why the series breaks between its inputs, where that is declared."""
        years = {one.seen.year for one in self.inputs}
        if "series_break" not in self.value.flags or not years:
            return []
        return [
            one.reason(lang)
            for one in self.atlas.measures.breaks
            if one.column in self.indicator.numerator.columns
            and one.level in {place.level for place in self.places}
            and one.parts(min(years), max(years))
        ]

    def notes(self, lang: str) -> list[str]:
        """Say what else there is to say: of breaks, and of the values that went in."""
        said = [one.seen.note for one in self.inputs if one.seen.note]
        return list(dict.fromkeys([*self.breaks(lang), *said]))

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return all of it as facts, in the names of the command line; what is not known is null.

        ``formula`` of a published value is its column; ``value`` is without the noise that adding
        binary fractions leaves.
        """
        value, together = self.value, combined(sources(self))
        return {
            "code": self.code,
            "name": self.name(lang),
            "indicator": self.indicator.key,
            "year": value.year or None,
            "value": exact(value.value),
            "unit": self.indicator.unit,
            "status": value.status or None,
            "vintage": value.vintage or None,
            "scope": self.scope or None,
            "boundary": list(self.boundaries),
            "grade": self.grade or None,
            "source": cited(together) if together else None,
            "flags": list(self.flags),
            "coverage": {"have": value.have, "of": value.of},
            "formula": self.indicator.formula,
            "made": list(self.made),
            "inputs": [one.to_json(lang) for one in self.inputs],
            "conflicts": [fact for one in self.once for fact in one.conflicts(lang)],
            "notes": self.notes(lang),
        }


def trace(atlas: Atlas, indicator: Indicator, value: Value, places: Sequence[Place] = ()) -> Trace:
    """Trace a value back to what was published.

    Parameters
    ----------
    atlas : Atlas
        The one that measured it.
    indicator : Indicator
    value : Value
        Missing and withheld values have a trace too: the flags that say why.
    places : sequence of Place, optional
        What the value is of; found by its areas where left out, so that a region that is one area
        goes by the area's name.
    """
    where = tuple(places) or _places(atlas, value)
    seen = value.inputs or _kept_back(atlas, indicator, value, where[0].level)
    inputs = [input_of(atlas, one) for one in seen]
    inputs += [input_of(atlas, one, "province") for one in value.against]
    return Trace(atlas, indicator, where, value, tuple(inputs))


def sources(one: Trace) -> tuple[Source, ...]:
    """Return the publications behind a value, once each, in the order of its inputs."""
    return tuple(dict.fromkeys(put.seen.source for put in one.inputs))


def exact(value: float | None) -> float | None:
    """Drop the noise that adding binary fractions leaves, far below what is published."""
    return None if value is None else float(f"{value:.14g}")


def combined(found: Sequence[Source]) -> Source | None:
    """Name several publications as one: words side by side, the newest year."""
    if len(found) < 2:
        return found[0] if found else None
    years = [one.year for one in found if one.year]
    return Source(
        title="; ".join(dict.fromkeys(one.title for one in found)),
        publisher="; ".join(dict.fromkeys(one.publisher for one in found if one.publisher)),
        year=max(years, default=None),
        url=" ".join(dict.fromkeys(one.url for one in found if one.url)),
    )


def _places(atlas: Atlas, value: Value) -> tuple[Place, ...]:
    """Find what some areas are together: an area, the province, a region, or a union of places."""
    codes = sorted(value.codes)
    known = atlas.gazetteer.places
    if len(codes) > 1 and codes == sorted(atlas.measures.parts_of_province[1]):
        return (known[atlas.province.code],)
    regions = (one for one in known.values() if one.by in atlas.groupings)
    found = (
        None if len(codes) == 1 else next((r for r in regions if codes == sorted(r.codes)), None)
    )
    return (found,) if found else tuple(known[code] for code in codes)


def _kept_back(
    atlas: Atlas, indicator: Indicator, value: Value, level: str
) -> tuple[Observation, ...]:
    """Return what was published under the code of a place, but for other land than today's."""
    if "boundary_differs" not in value.flags:
        return ()
    panel = atlas.measures.panel
    found = [
        panel.of(column, part.year, level).get(code)
        for part in parts(indicator, value.year)
        for column in part.formula.columns
        for code in value.codes
    ]
    return tuple(dict.fromkeys(one for one in found if one is not None))
