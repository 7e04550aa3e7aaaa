"""What a machine has to know of a table: CSV on the Web, and all else that has to be said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from geo.atlas import Atlas
from geo.exports.books import Book
from geo.exports.codebooks import MEASURED
from geo.exports.columns import BETWEEN, Column
from geo.exports.indicators import indicator_traces
from geo.exports.notes import address, compared, rule
from geo.exports.tables import Table
from geo.indicators import Indicator
from geo.scenes import Scene
from geo.text import LANGUAGES
from geo.traces import Trace, cited, sources, spelled
from geo.vocabulary import FLAGS, GRADES, STATUSES, VINTAGES

_CONTEXT = "http://www.w3.org/ns/csvw"
_TYPES = {"text": "string", "rows": "string", "whole": "integer", "number": "number"}


def scene_metadata(scene: Scene, book: Book) -> dict[str, Any]:
    """Describe the table of a scene: what it shows, what it is compared with, its columns.

    Parameters
    ----------
    scene : Scene
    book : Book
        As ``book_of`` gathers it from the scene.
    """
    lang = scene.view.lang
    return {
        "@context": _CONTEXT,
        "title": book.title,
        "address": address(scene),
        **_data(scene.atlas),
        "indicator": _indicator(scene.atlas, scene.indicator),
        "compared": {name: one.to_json(lang) for name, one in compared(scene).items()},
        "notes": [f"{label}: {text}" if text else label for label, text in book.notes],
        **_schema(book.data.columns),
    }


def indicator_metadata(atlas: Atlas, key: str) -> dict[str, Any]:
    """Describe the table of an indicator.

    Returns
    -------
    dict
        For JSON: title, definition, unit, formula and rule in every language, every column, the
        coverage by level and year, breaks and gaps, all publications with the number of rows that
        each is behind, and where the table is.

    Raises
    ------
    UnknownKeyError
    """
    indicator = atlas.indicators[key]
    traces = list(indicator_traces(atlas, indicator))
    return {
        "@context": _CONTEXT,
        "url": f"/data/{key}.csv",
        "title": _names(indicator.name_zh, indicator.name_en),
        **_data(atlas),
        "indicator": _indicator(atlas, indicator),
        "coverage": _coverage(traces),
        "breaks": _breaks(atlas, indicator),
        "gaps": _gaps(atlas, key),
        "sources": _sources(traces),
        **_schema(Table(MEASURED, ()).without("rank", "share").columns),
    }


def all_metadata(book: Book) -> dict[str, Any]:
    """Describe the table of everything that was published."""
    return {
        "@context": _CONTEXT,
        "title": book.title,
        **_data(book.atlas),
        "indicators": [_indicator(book.atlas, one) for one in book.atlas.indicators.values()],
        **_schema(book.data.columns),
    }


def _names(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _data(atlas: Atlas) -> dict[str, Any]:
    return {"version": atlas.version, "credit": dict(atlas.credit)}


def _indicator(atlas: Atlas, one: Indicator) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": _names(one.name_zh, one.name_en),
        "definition": _names(one.definition_zh, one.definition_en),
        "unit": _names(atlas.unit(one, "zh"), atlas.unit(one, "en")),
        "measure": one.measure,
        "formula": one.formula,
        "formula_in_words": {lang: spelled(atlas, one, 0, lang) for lang in LANGUAGES},
        "additive": one.additive,
        "rule": {lang: rule(one, lang) for lang in LANGUAGES},
        "nature": one.nature,
        "direction": one.direction,
        "decimals": one.decimals,
        "base_year": one.base_year,
    }


def _schema(columns: Iterable[Column]) -> dict[str, Any]:
    """Describe columns and the keys that stand in them."""
    listed = list(columns)
    keyed = {"status": STATUSES, "vintage": VINTAGES, "grade": GRADES, "flags": FLAGS}
    names = [one.key for one in listed]
    return {
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {
            "columns": [_column(one) for one in listed],
            "primaryKey": ["key"] if "key" in names else ["level", "code", "year"],
        },
        "separator": BETWEEN,
        "keys": {
            name: {key: {lang: word.say(lang) for lang in LANGUAGES} for key, word in words.items()}
            for name, words in keyed.items()
            if name in names
        },
    }


def _column(one: Column) -> dict[str, Any]:
    return {
        "name": one.key,
        "titles": {lang: one.label.say(lang) for lang in LANGUAGES},
        "description": {lang: one.meaning.say(lang) for lang in LANGUAGES},
        "datatype": _TYPES[one.kind],
    }


def _coverage(traces: Iterable[Trace]) -> dict[str, dict[str, dict[str, int]]]:
    """Count, by level and year, the places that have a value, and all there are."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for one in traces:
        count = found.setdefault(one.places[0].by, {}).setdefault(
            str(one.value.year), {"have": 0, "of": 0}
        )
        count["of"] += len(one.places)
        count["have"] += 0 if one.value.value is None else len(one.places)
    return found


def _breaks(atlas: Atlas, indicator: Indicator) -> list[dict[str, Any]]:
    """Return the declared breaks, and the years in which areas change vintage."""
    columns = indicator.numerator.columns
    declared = [
        {
            "column": one.column,
            "level": one.level,
            "between": [one.from_year, one.to_year],
            "reason": _names(one.reason_zh, one.reason_en),
        }
        for one in atlas.measures.breaks
        if one.column in columns
    ]
    changed = [
        {"column": column, "level": level, "year": year, "areas_that_change_vintage": count}
        for column in columns
        for level in atlas.shapes
        for year, count in atlas.measures.changes(column, level).items()
    ]
    return [*declared, *changed]


def _gaps(atlas: Atlas, key: str) -> list[Mapping[str, Any]]:
    """Return how far the sum of the areas lies from the published province."""
    return [dict(row) for (indicator, _), row in sorted(atlas.gaps.items()) if indicator == key]


def _sources(traces: Iterable[Trace]) -> list[dict[str, Any]]:
    """Return the publications behind some values, those behind the most of them first."""
    counts = Counter(source for one in traces for source in sources(one))
    return [{**cited(source), "rows": count} for source, count in counts.most_common()]
