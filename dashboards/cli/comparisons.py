"""Places beside each other: a scene as a table."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from dashboards.cli import arguments
from dashboards.cli.console import REFUSED, HaltError, Manner
from dashboards.cli.tables import aligned, amount, show, write
from geo import Atlas, Scene, compose
from geo.atlas import LATEST
from geo.captions import gap, notes, refused, source, title
from geo.measures import Value
from geo.scenes import Line
from geo.text import say
from geo.traces import exact
from geo.vocabulary import FLAGS, STATUSES


def run(
    manner: Manner,
    indicator: str,
    by: str,
    within: str | None,
    year: str | None,
    allow: Iterable[str],
) -> None:
    """Print a comparison."""
    atlas, lang = arguments.opened(manner), manner.lang
    measured = arguments.indicator(atlas, indicator, lang)
    level = arguments.level(atlas, by, lang)
    held = arguments.within(atlas, within, level, lang)
    known = arguments.years(atlas, measured, level)
    asked = {
        "indicator": measured.key,
        "by": level,
        "within": "" if held.code == atlas.province.code else held.code,
        "allow": ",".join(arguments.allowances(allow, lang)),
        "lang": lang,
    }
    if year is not None:
        asked["year"] = arguments.year(year, measured, level, known, lang)
    scene = compose(atlas, atlas.view(f"?{urlencode(asked)}"))
    if scene.refusal:
        raise HaltError(REFUSED, f"not_additive: {refused(scene)}")
    if manner.json:
        show(facts(scene))
    else:
        write(_lines(atlas, scene))


def facts(scene: Scene) -> dict[str, Any]:
    """Return a scene as facts, highest value first."""
    lang, year = scene.view.lang, scene.view.year
    return {
        "indicator": scene.indicator.key,
        "by": scene.view.by,
        "within": scene.within.code,
        "year": int(year) if year.isdigit() else year or None,
        "unit": scene.indicator.unit,
        "rows": [
            {"code": line.code, "name": line.name(lang), **_facts(line.value)}
            for line in _ordered(scene)
        ],
        "total": None if scene.total is None else _facts(scene.total),
        "province": _facts(scene.province),
        "notes": [*notes(scene), *gap(scene)],
    }


def _facts(value: Value) -> dict[str, Any]:
    known = value.value is not None
    return {
        "value": exact(value.value),
        "year": value.year or None,
        "status": value.status if known and value.status else None,
        "vintage": value.vintage if known and value.vintage else None,
        "coverage": {"have": value.have, "of": value.of},
        "flags": list(value.flags),
    }


def _ordered(scene: Scene) -> list[Line]:
    """Return the lines by value, highest first; those without one last, by code."""
    values = {line.code: line.value.value for line in scene.lines}
    return sorted(
        scene.lines,
        key=lambda line: (values[line.code] is None, -(values[line.code] or 0), line.code),
    )


def _lines(atlas: Atlas, scene: Scene) -> list[str]:
    lang, unit = scene.view.lang, atlas.unit(scene.indicator, scene.view.lang)
    shown = _ordered(scene)
    mixed = scene.view.year == LATEST
    heading = [
        say(lang, "column.rank", "Rank"),
        say(lang, "cli.code", "Code"),
        say(lang, "column.name", "Name"),
        say(lang, "column.value", "Value ({unit})", unit=unit),
        say(lang, "control.year", "Year") if mixed else "",
        say(lang, "cli.coverage", "coverage"),
        say(lang, "cli.standing", "standing"),
        say(lang, "cli.flags", "flags"),
    ]
    rows = [
        _row(scene, str(line.rank or ""), line.code, line.name(lang), line.value) for line in shown
    ]
    whole = scene.within.name(lang)
    if scene.total is not None:
        name = say(lang, "cli.total", "{place}, added up", place=whole)
        rows.append(_row(scene, "", "", name, scene.total))
    province = atlas.province.name(lang)
    rows.append(_row(scene, "", atlas.province.code, province, scene.province))
    table = [heading, *rows]
    kept = [at for at in range(len(heading)) if any(row[at] for row in rows)]
    flags = sorted({flag for line in shown for flag in line.value.flags})
    said = [*notes(scene), *gap(scene)]
    return [
        title(scene) if scene.view.year else scene.indicator.name(lang),
        *aligned(
            [[row[at] for at in kept] for row in table],
            {place for place, at in enumerate(kept) if at in (0, 3, 5)},
        ),
        *(f"{flag}: {FLAGS[flag].say(lang)}" for flag in flags),
        *(note for note in said if note not in {FLAGS[flag].say(lang) for flag in flags}),
        source(scene),
        say(lang, "version", "Data {version}", version=atlas.version),
    ]


def _row(scene: Scene, rank: str, code: str, name: str, value: Value) -> list[str]:
    lang = scene.view.lang
    return [
        rank,
        code,
        name,
        amount(scene.indicator, value.value, lang),
        str(value.year or "") if scene.view.year == LATEST else "",
        f"{value.have}/{value.of}",
        STATUSES[value.status].say(lang) if value.status and value.value is not None else "",
        " ".join(value.flags),
    ]
