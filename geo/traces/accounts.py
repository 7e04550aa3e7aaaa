"""A trace in a reader's words: first the number, then every published value behind it."""

import re
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.observations import Observation, Source
from geo.own import OWN
from geo.text import listed, number, say
from geo.traces.derivations import Trace
from geo.traces.inputs import Input, Other, run
from geo.vocabulary import FLAGS, GRADES, STATUSES, VINTAGES

_WORD = re.compile(r"[a-z][a-z0-9_.]*")
Line = tuple[str, str]
"""What is said, and what it is about: a label and a text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A number and the lines that go with it.

    Attributes
    ----------
    title : str
        Where, what and when.
    lines : tuple of (label, text)
        The value is the first. A text that is an address stands alone in its line.
    role : str
        ``value`` for what was asked; ``place`` or ``province`` for a value that went in.
    """

    title: str
    lines: tuple[Line, ...]
    role: str = "value"


def told(one: Trace, lang: str) -> list[Block]:
    """Tell a trace: the number first, then every value that went in.

    One published value is told in one block, because it is its own source.
    """
    if one.published and one.value.value is not None:
        return [
            Block(_title(one, lang), (*_value(one, lang), *_origin(one.atlas, one.inputs[0], lang)))
        ]
    inputs = [
        Block(_heading(put, lang), (*_amount(put, lang), *_origin(one.atlas, put, lang)), put.role)
        for put in one.inputs
    ]
    return [Block(_title(one, lang), tuple(_value(one, lang))), *inputs]


def how(one: Trace, lang: str) -> str:
    """Say what was made of the inputs: nothing, a sum, a quotient of sums, a comparison."""
    texts = {
        "published": say(lang, "trace.own", "As it stands in your table.")
        if one.value.status == OWN
        else say(lang, "trace.published", "As published."),
        "formula": say(lang, "trace.computed", "Computed from published values by the formula."),
        "sum": _sum(one, lang),
        "union": _union(one, lang),
        "stand_in": _stand_in(one, lang),
        "province_published": say(
            lang, "trace.province", "The province that it is divided by is as published."
        ),
        "province_sum": say(
            lang,
            "trace.parts",
            "The province that it is divided by is the sum of its {count} areas.",
            count=len({put.seen.code for put in one.of("province")}),
        ),
    }
    return run(lang, [texts[key] for key in one.made])


def _sum(one: Trace, lang: str) -> str:
    if one.indicator.measure == "column":
        return say(lang, "trace.sum", "The sum of {count} areas.", count=one.areas)
    text = "Each part of it is added up over {count} areas first."
    return say(lang, "trace.ratio", text, count=one.areas)


def _union(one: Trace, lang: str) -> str:
    places = listed(lang, [place.name(lang) for place in one.places])
    if not one.boundaries:
        return say(lang, "trace.together", "It is of {places} together.", places=places)
    at = 0 if lang == "zh" else 1
    return say(
        lang,
        "trace.union",
        "It is of {places} together; published for {names} in the divisions of {years}.",
        places=places,
        names=listed(lang, list(dict.fromkeys(put.where[at] for put in one.of("place")))),
        years=listed(lang, [str(year) for year in one.boundaries]),
    )


def _stand_in(one: Trace, lang: str) -> str:
    stood, at = one.stood_in(), 0 if lang == "zh" else 1
    return say(
        lang,
        "trace.stand_in",
        "For {names}, {column} of the same publication stands in for what it divides by.",
        names=listed(lang, list(dict.fromkeys(put.where[at] for put in stood))),
        column=listed(lang, list(dict.fromkeys(put.column[at] for put in stood))),
    )


def spelled(atlas: Atlas, indicator: Indicator, year: int, lang: str) -> str:
    """Write a formula in the names of its columns, and in the years that it is computed for.

    Parameters
    ----------
    year : int
        0 leaves the years open: t and t−1.
    """
    text, found = indicator.formula, atlas.indicators
    if year:
        text = text.replace("[t−1]", f" {year - 1}").replace("t−", f"{year}−")
        text = text.replace("[t]", f" {year}")
    text = re.sub(r"\[(\d{4})\]", r" \1", text)

    def named(at: re.Match[str]) -> str:
        if at[0] == "province":
            return atlas.province.name(lang)
        return found[at[0]].name(lang) if at[0] in found else at[0]

    return _WORD.sub(named, text)


def _title(one: Trace, lang: str) -> str:
    when = say(lang, "year", "{year}", year=one.value.year) if one.value.year else ""
    return _beside(one.name(lang), one.indicator.name(lang), when)


def _heading(put: Input, lang: str) -> str:
    at = 0 if lang == "zh" else 1
    return _beside(put.where[at], put.column[at], say(lang, "year", "{year}", year=put.seen.year))


def _value(one: Trace, lang: str) -> list[Line]:
    value, indicator = one.value, one.indicator
    shown = say(lang, "none", "no value")
    if value.value is not None:
        exactly = one.published  # as it was printed, not as it is rounded on a page
        amount = _digits(value.value) if exactly else number(value.value, indicator.decimals)
        shown = f"{amount} {one.atlas.unit(indicator, lang)}".strip()
    lines = [
        (say(lang, "trace.value", "Value"), shown),
        (
            say(lang, "trace.status", "Status"),
            _word(value.status, lang) if value.value is not None else "",
        ),
        *((say(lang, "trace.flag", "Note well"), FLAGS[flag].say(lang)) for flag in one.flags),
        (say(lang, "trace.made", "How"), how(one, lang)),
        (
            say(lang, "trace.formula", "Formula"),
            spelled(one.atlas, indicator, value.year, lang) if one.formula else "",
        ),
        *((say(lang, "trace.break", "Break"), reason) for reason in one.breaks(lang)),
        (say(lang, "trace.coverage", "Coverage"), _coverage(one, lang)),
    ]
    if not one.published:
        vintage = VINTAGES[value.vintage].say(lang) if value.vintage else ""
        lines += [
            (say(lang, "trace.vintage", "Vintage"), vintage),
            (say(lang, "trace.grade", "Grade"), _grade(one.grade, lang)),
        ]
    definition = indicator.definition(lang)
    return _said([*lines, (say(lang, "trace.definition", "Definition"), definition)])


def _coverage(one: Trace, lang: str) -> str:
    have, of = one.value.have, one.value.of
    if of == 1:
        return ""
    return say(lang, "coverage", "{have} of {of} have a value", have=have, of=of)


def _amount(put: Input, lang: str) -> list[Line]:
    unit = put.unit[0 if lang == "zh" else 1]
    return [
        (say(lang, "trace.value", "Value"), f"{_digits(put.seen.value)} {unit}".strip()),
        *_said([(say(lang, "trace.status", "Status"), _word(put.seen.status, lang))]),
    ]


def _origin(atlas: Atlas, put: Input, lang: str) -> list[Line]:
    """Tell vintage, scope, boundaries, grade, publication and note of a published value."""
    one = put.seen
    part = say(lang, "trace.part", "a part of the area only") if one.scope != "full" else ""
    lines = [
        (
            say(lang, "trace.vintage", "Vintage"),
            VINTAGES[one.vintage].say(lang) if one.vintage else "",
        ),
        (say(lang, "trace.scope", "Scope"), part),
        (say(lang, "trace.boundary", "Boundaries"), _boundary(one.boundary, lang)),
        (say(lang, "trace.grade", "Grade"), _grade(one.grade, lang)),
        *(_file(one, lang) if one.status == OWN else publication(atlas, one.source, lang)),
        (say(lang, "trace.note", "Note"), "" if one.status == OWN else one.note),
        *(line for other in put.others for line in _beside_it(put, other, lang)),
    ]
    return _said(lines)


def _file(one: Observation, lang: str) -> list[Line]:
    """Tell the file of an own value, and where in it the value stands."""
    sheet, _, row = one.note.rpartition("!")
    where = say(lang, "trace.row", "sheet “{sheet}”, row {row}", sheet=sheet, row=row)
    return [
        (say(lang, "trace.file", "File"), one.source.title),
        (say(lang, "trace.where", "Where"), where if row else ""),
    ]


def publication(atlas: Atlas, source: Source, lang: str) -> list[Line]:
    """Tell title, publisher, year and address of a publication."""
    year = say(lang, "year", "{year}", year=source.year) if source.year else ""
    publisher = atlas.publisher(source.publisher, lang)
    return _said(
        [
            (say(lang, "trace.title", "Publication"), source.title),
            (say(lang, "trace.publisher", "Publisher"), publisher),
            (say(lang, "trace.year", "Published"), year),
            (say(lang, "trace.url", "Address"), source.url),
        ]
    )


def _beside_it(put: Input, other: Other, lang: str) -> list[Line]:
    """Tell another published value, where it stands and why it is not shown."""
    unit = put.unit[0 if lang == "zh" else 1]
    apart = ""
    if other.difference is not None:
        signed = f"{'+' if other.difference > 0 else ''}{number(other.difference, 2)}"
        apart = say(lang, "trace.apart", "({difference} %)", difference=signed)
    status = STATUSES[other.status].say(lang) if other.status else ""
    shown = " ".join(word for word in (_digits(other.value), unit, apart) if word)
    return [
        (say(lang, "trace.other", "Also published"), _beside(shown, status, other.source.title)),
        *_said([(say(lang, "trace.url", "Address"), other.source.url)]),
        (say(lang, "trace.why", "Why not shown"), other.why(lang)),
    ]


def _boundary(year: int | None, lang: str) -> str:
    if year is None:
        return ""
    return say(lang, "trace.divisions", "divisions at the end of {year}", year=year)


def _grade(grade: str, lang: str) -> str:
    return f"{grade} {GRADES[grade].say(lang)}" if grade else ""


def _word(status: str, lang: str) -> str:
    return STATUSES[status].say(lang) if status else ""


def _digits(value: float) -> str:
    """Write a published value as it was published, with all its digits."""
    return f"{value:,.10g}".replace("-", "−")


def _beside(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _said(lines: list[Line]) -> list[Line]:
    """Leave out what there is nothing to say about."""
    return [line for line in lines if line[1]]
