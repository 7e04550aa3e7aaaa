"""Lay a reader's own table beside the published values, for one answer.

What is laid there is an indicator like any other: measured, ranked and refused by the same rules.
The atlas that was given stays as it is, and remembers nothing of the reader's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from geo.atlas import Atlas
from geo.indicators import Formula, Indicator
from geo.observations import Observation, Panel, Source
from geo.own import OWN, Own, OwnList, OwnRow, OwnTable
from geo.registers import with_sites
from geo.registry import Registry
from geo.text import LANGUAGES, say, sentence
from geo.units import power_of
from geo.workbooks import TableError

_Names = Mapping[str, str]
_PERCENT = "%"


def adopt(atlas: Atlas, brought: Iterable[Own], named: Iterable[str] = ()) -> Atlas:
    """Return an atlas that has a reader's tables and lists beside what was published.

    Parameters
    ----------
    atlas : Atlas
    brought : iterable of OwnTable and OwnList
        What came along; of what ``named`` does not name, nothing is used.
    named : iterable of str
        Keys that the question names. What is named and did not come is awaited: it is there, empty.

    Raises
    ------
    TableError
        Where a code is no area, of today or of old, or a kind is none of the register's.
    """
    held = {one.key: one for one in brought}
    for key in named:
        one = held.get(key)
        if isinstance(one, OwnTable):
            atlas = _with_table(atlas, one)
        elif isinstance(one, OwnList):
            atlas = with_sites(atlas, one)
        else:
            atlas = _awaiting(atlas, key)
    return atlas


def _with_table(atlas: Atlas, table: OwnTable) -> Atlas:
    """Lay a table beside the published values."""
    levels = {level: dict(columns) for level, columns in atlas.measures.panel.levels.items()}
    for one in table.rows:
        columns = levels.setdefault(_level(atlas, one.code), {})
        for seen in _observations(table, one):
            key = (seen.indicator, seen.year)
            columns[key] = {**columns.get(key, {}), seen.code: seen}
    units = {table.key: table.unit, f"{table.key}.top": table.top_unit}
    units[f"{table.key}.over"] = table.over_unit
    panel = Panel(levels, atlas.measures.panel.others)
    return _beside(atlas, _indicators(table), panel, units)


def _awaiting(atlas: Atlas, key: str) -> Atlas:
    """Lay an empty table where one was named that did not come along."""
    names = {lang: say(lang, "own.absent.name", "Own table {name}", name=key) for lang in LANGUAGES}
    more = _beside(atlas, [_column(key, names, 1, OWN)], atlas.measures.panel, {key: ""})
    return more.changed(awaited=(*atlas.awaited, key))


def _level(atlas: Atlas, code: str) -> str:
    """Return the level of an area; one of old has that of the areas it became."""
    if code in atlas.areas:
        return atlas.areas[code].level
    territories = atlas.measures.ground.territories
    if code in territories.former:
        return atlas.areas[territories.fit(code, None).new[0]].level
    said = sentence(
        "own.code",
        "The own table has a row of “{code}”, which is no area here; import the table anew.",
        code=code[:20],
    )
    raise TableError(said)


def _observations(table: OwnTable, one: OwnRow) -> Iterable[Observation]:
    """Read a row as published values are read; a ratio has two."""
    columns = [(table.key, one.value, table.unit)]
    if one.over is not None:
        columns = [
            (f"{table.key}.top", one.value, table.top_unit),
            (f"{table.key}.over", one.over, table.over_unit),
        ]
    source = Source(table.file)
    for column, value, unit in columns:
        yield Observation(
            code=one.code,
            indicator=column,
            year=one.year,
            value=value,
            unit=unit,
            status=OWN,
            vintage="",
            scope="full",
            boundary=one.boundary,
            grade="",
            source=source,
            note=f"{table.sheet}!{one.row}",
        )


def _indicators(table: OwnTable) -> list[Indicator]:
    """Describe the table as an indicator, and the two parts of a ratio as columns."""
    main = _column(table.key, _both(table.name), table.decimals, OWN)
    if power_of(table.unit, _PERCENT) == 0:  # it changes by points, whoever tells it
        main = replace(main, unit=_PERCENT)
    if table.type != "ratio":
        return [replace(main, additive=table.type == "total")]
    parts = [
        replace(_column(f"{table.key}.{part}", _both(name), table.decimals, ""), additive=True)
        for part, name in (("top", table.top_name), ("over", table.over_name))
    ]
    top, over = (one.numerator for one in parts)
    ratio = replace(main, measure="ratio", additive=True, numerator=top, denominator=over)
    return [replace(ratio, factor=table.factor), *parts]


def _both(name: str) -> _Names:
    return dict.fromkeys(LANGUAGES, name)


def _column(key: str, names: _Names, decimals: int, theme: str) -> Indicator:
    told = {
        lang: say(lang, "own.definition", "From your own table; nobody else sees it.")
        for lang in LANGUAGES
    }
    return Indicator(
        key=key,
        name_zh=names["zh"],
        name_en=names["en"],
        unit=key,
        theme=theme,
        measure="column",
        additive=False,
        numerator=Formula(((1, key),)),
        denominator=None,
        stand_in="",
        factor=1,
        nature="level",
        direction="up",
        palette="sequential",
        centre="",
        decimals=decimals,
        base_year=None,
        definition_zh=told["zh"],
        definition_en=told["en"],
    )


def _beside(
    atlas: Atlas, added: Iterable[Indicator], panel: Panel, units: Mapping[str, str]
) -> Atlas:
    """Return an atlas with more indicators, over another panel."""
    theme = {lang: say(lang, "own.theme", "Your tables") for lang in LANGUAGES}
    more = {key: (unit, unit) for key, unit in units.items()}
    return atlas.changed(
        indicators=Registry("indicator", [*atlas.indicators.values(), *added]),
        units={_PERCENT: (_PERCENT, _PERCENT), **atlas.units, **more},
        themes={**atlas.themes, OWN: (theme["zh"], theme["en"])},
        measures=atlas.measures.over(panel),
    )
