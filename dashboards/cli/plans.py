"""What the documents say, table by table, each row with document, section and line."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from dashboards.cli import arguments
from dashboards.cli.console import Manner
from dashboards.cli.tables import aligned, show, write
from geo import Atlas
from geo.plan import Documents, Entry, Fact, Relation, Told
from geo.plan.vocabularies import fact_word, relation_word
from geo.text import listed, number, say

Record = Entry | Fact | Relation
_TABLES: Mapping[str, Callable[[Documents], tuple[Record, ...]]] = {
    "indicators": lambda documents: documents.facts,
    "circles": lambda documents: documents.regions,
    "sectors": lambda documents: documents.sectors,
    "programmes": lambda documents: documents.undertakings,
    "items": lambda documents: documents.items,
    "departments": lambda documents: documents.departments,
    "places": lambda documents: documents.places,
    "entities": lambda documents: documents.entities,
    "crosswalk": lambda documents: documents.relations,
    "conflicts": lambda documents: documents.conflicts,
    "terms": lambda documents: documents.terms,
    "absences": lambda documents: documents.absences,
}

_LISTS = {"sub_fields", "further", "places", "systems", "national", "types", "ambition"}
"""Fields whose text is a list."""

_WRITTEN = {"document", "section", "line"}
_LEFT_OUT = {*_WRITTEN, "said", "facts", "others", "links"}
"""Fields of the source, and those that other fields tell already."""

_SHORT = 44


def run(manner: Manner, table: str, key: str | None) -> None:
    """Print a table of the documents, or the rows of one key."""
    atlas, lang = arguments.opened(manner), manner.lang
    what = say(lang, "cli.plan.table", "table")
    name = arguments.pick(table, dict.fromkeys(_TABLES, ()), what, lang)
    found = _TABLES[name](atlas.documents)
    if key is not None:
        found = _asked(found, key, lang)
    if manner.json:
        show({"table": name, "count": len(found), "rows": [_facts(one, lang) for one in found]})
    elif key is not None:
        write([line for one in found for line in _sheet(one, lang)])
    else:
        write(_lines(atlas, found, lang))


def _asked(found: tuple[Record, ...], key: str, lang: str) -> tuple[Record, ...]:
    """Return the rows of a key or exact name; a figure has several."""
    options = {_key(one): _names(one) for one in found}
    what = say(lang, "cli.plan.entry", "entry of this table")
    picked = arguments.pick(key, options, what, lang)
    return tuple(one for one in found if _key(one) == picked)


def _key(one: Record) -> str:
    return one.sector or one.item if isinstance(one, Relation) else one.key


def _names(one: Record) -> tuple[str, ...]:
    return () if isinstance(one, Relation) else (one.name_zh, one.name_en)


def _facts(one: Record, lang: str) -> dict[str, Any]:
    """Return a row as facts, by the names of its fields, with its source."""
    told: dict[str, Any] = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name == "name_zh" and not isinstance(one, Relation):
            told["name"] = one.name(lang)
        if field.name not in _LEFT_OUT:
            told[field.name] = _plain(field.name, value, lang)
    if isinstance(one, Fact):
        told |= {name: one.say(name, lang) or None for name in one.said}
    if not isinstance(one, Relation):
        told["source"] = {name: getattr(one, name) or None for name in sorted(_WRITTEN)}
    return told


def _plain(name: str, value: Any, lang: str) -> Any:
    if isinstance(value, Told):
        return list(value.parts(lang)) if name in _LISTS else value.say(lang) or None
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value


def _sheet(one: Record, lang: str) -> list[str]:
    """Tell all of a row, a field a line."""
    told = _facts(one, lang)
    source = told.pop("source", {})
    rows = [[name, _said(value, lang)] for name, value in told.items() if value not in (None, [])]
    where = " · ".join(str(source[name]) for name in ("document", "section", "line")
                       if source.get(name))  # fmt: skip
    return [*aligned([*rows, *([["source", where]] if where else [])]), ""]


def _said(value: Any, lang: str) -> str:
    if isinstance(value, list):
        words: list[Any] = value
        return listed(lang, [str(word) for word in words])
    return str(value)


def _lines(atlas: Atlas, found: tuple[Record, ...], lang: str) -> list[str]:
    rows = [_row(atlas, one, lang) for one in found]
    width = max((len(row) for row in rows), default=0)
    table = aligned([[*row, *[""] * (width - len(row))] for row in rows]) if rows else []
    count = say(lang, "cli.plan.count", "{count} rows.", count=len(rows))
    return [*table, count, say(lang, "version", "Data {version}", version=atlas.version)]


def _row(atlas: Atlas, one: Record, lang: str) -> list[str]:
    """Tell a row in short: key, what matters most of it, and where it is written."""
    if isinstance(one, Relation):
        names = [_name(atlas, key, lang) for key in (one.sector, one.item)]
        return [*names, relation_word(one.relation, lang)]
    where = " ".join(word for word in (one.section, one.line and f"L{one.line}") if word)
    return [one.key, *_middle(one, lang), _cut(one.name(lang)), where]


def _middle(one: Entry | Fact, lang: str) -> list[str]:
    """Tell what matters most of a row beside its name."""
    if isinstance(one, Fact):
        value = "–" if one.value is None else number(one.value, 2).rstrip("0").rstrip(".")
        told = f"{value} {one.say('unit', lang)} {one.say('qualifier', lang)}".strip()
        return [one.year, told, fact_word(one.kind, lang), one.role]
    columns = {
        "sector": ("tier", "target"),
        "item": ("lead", "departments"),
        "department": ("led", "joined"),
        "programme": ("target",),
        "action": ("target",),
        "region": ("sectors",),
        "entity": ("group", "drawing"),
        "conflict": ("severity",),
    }
    told = [_plain(name, getattr(one, name), lang) for name in columns.get(one.kind, ())]
    words = [_said(value, lang) if value else "–" for value in told]
    counted = one.kind in ("department", "item")
    return [
        str(len(value)) if counted and isinstance(value, list) else _cut(word)
        for value, word in zip(told, words, strict=True)
    ]


def _name(atlas: Atlas, key: str, lang: str) -> str:
    known = atlas.documents.entries
    return f"{key} {known[key].name(lang)}" if key in known else "–"


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
