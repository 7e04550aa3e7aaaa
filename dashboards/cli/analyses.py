"""A measure of a map as a whole: as facts, and as lines for a reader."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, REFUSED, HaltError, Manner, quoted
from dashboards.cli.tables import aligned, credited, show, write
from geo import Atlas
from geo.analysis import (
    MEASURES,
    Row,
    Study,
    UnstudiedError,
    formula,
    sentence as verdict,
    study,
    told,
    unit,
    weights_key,
)
from geo.errors import UnknownKeyError
from geo.indicators import Indicator
from geo.text import number, say
from geo.traces import cited, exact
from geo.views import View

_LEAST, _MOST = 99, 99_999
_LABELLED = ("lisa", "getis", "quadrant")


def run(manner: Manner, measure: str, indicator: str, by: str, **choices: Any) -> None:
    """Print a measure of an indicator."""
    atlas, lang = arguments.opened(manner), manner.lang
    names = {key: (one.name("zh"), one.name("en")) for key, one in MEASURES.items()}
    asked = arguments.pick(measure, names, say(lang, "cli.measure", "measure"), lang)
    one = arguments.indicator(atlas, indicator, lang)
    view = _view(atlas, one, arguments.level(atlas, by, lang), lang, choices)
    times = _times(choices["permutations"], lang)
    try:
        found = study(atlas, view, asked, times)
    except UnstudiedError as error:
        raise HaltError(REFUSED, f"{error.rule}: {error.told.say(lang)}") from error
    if manner.json:
        show(facts(found, lang))
    else:
        write(_lines(found, lang))


def _view(atlas: Atlas, one: Indicator, level: str, lang: str, choices: dict[str, Any]) -> View:
    """Read the view that the words of the command stand for."""
    held = arguments.within(atlas, choices["within"], level, lang)
    asked = {
        "indicator": one.key,
        "by": level,
        "within": "" if held.code == atlas.province.code else held.code,
        "allow": ",".join(arguments.allowances(choices["allow"], lang)),
        "lang": lang,
    }
    if choices["year"] is not None:
        known = arguments.years(atlas, one, level)
        asked["year"] = arguments.year(choices["year"], one, level, known, lang)
    if choices["against"] is not None:
        asked["against"] = arguments.indicator(atlas, choices["against"], lang).key
    if choices["between"] is not None:
        groups = {key: (x.name("zh"), x.name("en")) for key, x in atlas.groupings.items()}
        what = say(lang, "cli.grouping", "grouping")
        asked["grouping"] = arguments.pick(choices["between"], groups, what, lang)
    view = atlas.view(f"?{urlencode(asked)}")
    return replace(view, weights=_weights(choices["weights"], lang))


def _weights(text: str, lang: str) -> str:
    """Return the weights that are named."""
    try:
        return weights_key(arguments.plain(text))
    except UnknownKeyError:
        raise HaltError(
            MISUNDERSTOOD,
            say(
                lang,
                "cli.weights",
                "{value} does not say who is a neighbour; known: contiguity, knn:1 to knn:15,"
                " distance:KM up to 2000",
                value=quoted(text),
            ),
        ) from None


def _times(text: str | None, lang: str) -> int:
    """Return how many permutations are asked for; 0 leaves it to the measure."""
    given = "" if text is None else arguments.plain(text)
    if text is None:
        return 0
    if re.fullmatch("[0-9]{2,5}", given) and _LEAST <= int(given) <= _MOST:
        return int(given)
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.permutations",
            "{value} is no number of permutations; choose one from {least} to {most}, such as 999",
            value=quoted(text),
            least=_LEAST,
            most=_MOST,
        ),
    )


def facts(found: Study, lang: str) -> dict[str, Any]:
    """Return a study as facts; what is not known is null."""
    drawn, weights = found.sample, found.weights
    names = {line.code: line.name(lang) for line in (*drawn.lines, *drawn.others)}
    return {
        "measure": found.measure,
        "indicator": drawn.indicator.key,
        "by": drawn.level,
        "within": drawn.view.within or drawn.atlas.province.code,
        "year": drawn.year or None,
        "years": list(found.years),
        "unit": drawn.indicator.unit,
        "n": len(found.rows),
        "coverage": {"have": drawn.have, "of": drawn.of},
        "value": found.value,
        "expected": found.expected,
        "p": found.p,
        "permutations": found.permutations or None,
        "weights": weights.key if weights else None,
        "joined": dict(weights.joined) if weights else {},
        "neighbours": {code: list(some) for code, some in weights.neighbours.items()}
        if weights
        else {},
        "parts": dict(found.parts),
        "groups": {key: dict(some) for key, some in found.groups.items()},
        "rows": [_row(row, names[row.code]) for row in found.rows],
        "left_out": [
            {"code": code, "name": names[code], "flag": flag} for code, flag in drawn.left_out
        ],
        "cautions": list(found.cautions),
        "flags": list(drawn.flags),
        "sentence": verdict(found, lang),
        "notes": [*found.warnings(lang), *filter(None, [drawn.left(lang)])],
        "formula": formula(found.measure, lang),
        "method": MEASURES[found.measure].source,
        "sources": [cited(one) for one in found.sources],
        "version": drawn.atlas.version,
    }


def _row(row: Row, name: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": name,
        "value": exact(row.value),
        "statistic": row.statistic,
        "p": row.p,
        "q": row.q,
        "label": row.label or None,
        "uncontrolled": row.uncontrolled or None,
        **row.more,
    }


def _lines(found: Study, lang: str) -> list[str]:
    """Write a study for a reader: the sentence first."""
    drawn, one = found.sample, MEASURES[found.measure]
    said = [*found.warnings(lang), *filter(None, [drawn.left(lang)])]
    return [
        f"{one.name(lang)} · {drawn.indicator.name(lang)}",
        verdict(found, lang),
        "",
        *aligned(_figures(found, lang), {1}),
        "",
        *aligned(_table(found, lang), {2, 3, 4, 5}),
        "",
        *said,
        f"{say(lang, 'cli.formula', 'formula')}: {formula(found.measure, lang)} {one.source}",
        *(f"{say(lang, 'site.source', 'Source')}: {credited(source)}" for source in found.sources),
        say(lang, "version", "Data {version}", version=drawn.atlas.version),
    ]


def _figures(found: Study, lang: str) -> list[list[str]]:
    """Write the numbers of all areas together, a row each."""
    known = {
        say(lang, "cli.value", "value"): _number(found.value),
        say(lang, "cli.expected", "without a pattern"): _number(found.expected),
        "p": _number(found.p),
        "n": str(len(found.rows)),
        say(lang, "cli.neighbours", "neighbours"): found.weights.key if found.weights else "",
        say(lang, "cli.times", "permutations"): str(found.permutations or ""),
        **{told(key, lang): _number(value) for key, value in found.parts.items()},
    }
    return [[name, text] for name, text in known.items() if text]


def _table(found: Study, lang: str) -> list[list[str]]:
    """Write the areas, those that the measure gives most first."""
    names = dict(zip(found.sample.codes, found.sample.names(lang), strict=True))
    heads = [
        say(lang, "cli.code", "Code"),
        say(lang, "column.name", "Name"),
        say(lang, "cli.value", "value"),
        unit(found, lang) or say(lang, "cli.statistic", "statistic"),
        "p",
        "q",
        say(lang, "cli.label", "standing"),
    ]
    rows = [
        [
            row.code,
            names[row.code],
            "" if row.value is None else number(row.value, found.sample.indicator.decimals),
            _number(row.statistic),
            _number(row.p),
            _number(row.q),
            told(row.label.lower(), lang) if row.label and found.measure in _LABELLED else "",
        ]
        for row in sorted(found.rows, key=_order)
    ]
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return [[row[at] for at in kept] for row in [heads, *rows]]


def _order(row: Row) -> tuple[float, str]:
    return (-(row.value or 0.0) if row.statistic is None else -row.statistic, row.code)


def _number(value: float | None) -> str:
    """Write a number with four digits that say something."""
    if value is None:
        return ""
    return number(value, 0 if value.is_integer() else 1 if abs(value) >= 1000 else 4)
