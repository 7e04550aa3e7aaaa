"""Sentences that say exactly what a scene shows."""

from collections.abc import Iterable, Sequence

from geo.atlas import LATEST, Atlas
from geo.measures import Value
from geo.observations import Observation
from geo.scenes import Line, Scene
from geo.text import listed, number, say
from geo.vocabulary import FLAGS, GRADES, LEVELS, STATUSES, VINTAGES


def title(scene: Scene) -> str:
    """Say what is shown: where, when, what, and by what.

    Written from the scene's own view, so it cannot speak of another map.
    """
    lang = scene.view.lang
    blanks = {
        "indicator": scene.indicator.name(lang),
        "level": _by(scene),
        "place": scene.within.name(lang),
    }
    if scene.view.year == LATEST:
        latest = "{indicator} by {level}, {place}, latest year of each"
        return say(lang, "title.latest", latest, **blanks)
    plain = "{indicator} by {level}, {place}, {year}"
    return say(lang, "title", plain, year=year(scene), **blanks)


def level(by: str, lang: str) -> str:
    """Name a level or grouping."""
    return LEVELS[by].say(lang) if by in LEVELS else by


def _by(scene: Scene) -> str:
    """Name the scene's level or grouping; a grouping of the data alone by its own name."""
    by, lang = scene.view.by, scene.view.lang
    known = scene.atlas.groupings
    return level(by, lang) if by in LEVELS or by not in known else known[by].name(lang)


def level_of(atlas: Atlas, by: str, lang: str) -> str:
    """Name a level in the space of a button; a grouping of the data alone by its own name."""
    if by in atlas.groupings and by not in LEVELS:
        return atlas.groupings[by].name(lang)
    return short_level(by, lang)


def short_level(by: str, lang: str) -> str:
    """Name a level or grouping in the space of a button."""
    name = level(by, lang)
    return say(lang, f"level.{by}.short", name[:1].upper() + name[1:])


def base_level(scene: Scene) -> str:
    """Name the level whose areas carry the scene's values."""
    return scene.atlas.series.level(scene.view.by)


def year(scene: Scene) -> str:
    """Name the year, or say that each place has its own newest; nothing where there is none."""
    if scene.view.year == LATEST:
        return say(scene.view.lang, "year.latest", "latest year of each")
    if not scene.view.year:
        return say(scene.view.lang, "year.none", "no year")
    return say(scene.view.lang, "year", "{year}", year=scene.view.year)


def unit(scene: Scene) -> str:
    """Name the unit of measure."""
    return scene.atlas.unit(scene.indicator, scene.view.lang)


def amount(scene: Scene, value: Value | None) -> str:
    """Write a value with the indicator's decimals; say so where there is none."""
    if scene.refusal or (value is not None and value.withheld):
        return withheld(scene)
    if value is None or value.value is None:
        return say(scene.view.lang, "none", "no value")
    return number(value.value, scene.indicator.decimals)


def withheld(scene: Scene) -> str:
    """Say in a word or two why values that are known are not shown."""
    lang = scene.view.lang
    if scene.refusal:
        return say(lang, "not_additive", "cannot be added up")
    kept_back = [line.value.flags for line in scene.lines if line.value.withheld]
    if kept_back and all(flags == ("partial",) for flags in map(_reasons, kept_back)):
        return say(lang, "incomplete", "incomplete, no total")
    return say(lang, "withheld", "withheld")


def _reasons(flags: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is said of a value, but keeps none back."""
    return tuple(flag for flag in flags if flag not in ("unverified", "mixed_vintage", "own_data"))


def coverage(scene: Scene) -> str:
    """Say how many of the places shown have a value of full scope; nothing where all have."""
    (have, of), lang = scene.coverage, scene.view.lang
    if scene.partial:
        text = "{have} of {of} have a value of full scope, {part} of a part only"
        return say(lang, "coverage.partial", text, have=have, of=of, part=scene.partial)
    if have == of:
        return ""
    return say(lang, "coverage", "{have} of {of} have a value", have=have, of=of)


def notes(scene: Scene) -> list[str]:
    """Say what has to be said before the map is believed, one sentence each."""
    lang = scene.view.lang
    if scene.refusal:
        return [refused(scene)]
    awaited = [missing_table(lang)] if scene.atlas.awaited else []
    if scene.view.indicator in scene.atlas.awaited:
        return awaited
    flags = [flag for flag in scene.flags if flag != "partial" or not scene.partial]
    said = [*awaited, coverage(scene), *(FLAGS[flag].say(lang) for flag in flags)]
    return [sentence for sentence in said if sentence]


def missing_table(lang: str) -> str:
    """Say that an own table did not come along, and what to do."""
    text = "This address shows an own table that this browser does not hold; open its project file."
    return say(lang, "own.absent", text)


def refused(scene: Scene) -> str:
    """Say by name why there is no value, and the way out."""
    return say(
        scene.view.lang,
        "refused",
        "{name} cannot be added up over areas and has no declared weight, so a {level} has no"
        " value.",
        name=scene.indicator.name(scene.view.lang),
        level=_by(scene),
    )


def gap(scene: Scene) -> list[str]:
    """Say how far the sum of the areas lies from what is published for all of them together."""
    lang, distance = scene.view.lang, gap_amount(scene)
    if not distance:
        return []
    if scene.view.within:
        text = "The sum of the areas shown differs from what is published for {place} by {gap} %."
        return [say(lang, "gap.within", text, place=scene.within.name(lang), gap=distance)]
    row = scene.atlas.gaps[scene.indicator.key, int(scene.view.year)]
    reason = row["reason_zh"] if lang == "zh" else row["reason_en"]
    text = "The sum of the cities differs from the published province by {gap} %: {reason}"
    return [say(lang, "gap", text, gap=distance, reason=reason)]


def gap_amount(scene: Scene) -> str:
    """Write the percent of that distance; empty where there is none, or nothing to compare."""
    if scene.indicator.measure != "column" or not scene.view.year.isdigit():
        return ""
    if scene.view.within:
        return _gap_within(scene)
    row = scene.atlas.gaps.get((scene.indicator.key, int(scene.view.year)))
    whole = base_level(scene) == scene.atlas.measures.parts_of_province[0]
    return number(float(row["gap_pct"] or 0), 2) if row and whole else ""


def _gap_within(scene: Scene) -> str:
    """Compare the lines added up with the value of the place that holds them."""
    place, total = scene.within, scene.total
    if place.level == base_level(scene) or total is None or total.value is None:
        return ""
    own = scene.atlas.measures.value(scene.indicator, place.level, place.codes, total.year)
    if not own.value or round(own.value - total.value, scene.indicator.decimals) == 0:
        return ""
    return number((total.value - own.value) / own.value * 100, 2)


def standing(scene: Scene, line: Line) -> str:
    """Say a line's status, vintage and grade in a few words."""
    lang, value = scene.view.lang, line.value
    words = [
        STATUSES[value.status].say(lang) if value.status else "",
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
        GRADES[value.grade].say(lang) if value.grade else "",
    ]
    return " · ".join(word for word in words if word)


def inputs(scene: Scene) -> tuple[Observation, ...]:
    """Return every published value on the map, once."""
    values = [line.value for line in scene.lines]
    seen = (one for value in values for one in (*value.inputs, *value.against))
    return tuple(dict.fromkeys(seen))


def source(scene: Scene) -> str:
    """Name publishers, vintages, statuses and grades of all that is on the map."""
    return sourced(scene.atlas, inputs(scene), scene.view.lang)


def sourced(atlas: Atlas, seen: Sequence[Observation], lang: str) -> str:
    """Name publishers, vintages, statuses and grades of published values."""
    if not seen:
        return say(lang, "source.none", "No published value is shown.")
    names = [one.source.publisher or one.source.title for one in seen]
    publishers = [atlas.publisher(name, lang) for name in names]
    first = max(dict.fromkeys(publishers), key=publishers.count)
    others = len(set(publishers)) - 1
    vintages = [VINTAGES[key].say(lang) for key in sorted({o.vintage for o in seen if o.vintage})]
    statuses = [STATUSES[key].say(lang) for key in sorted({o.status for o in seen})]
    grades = sorted({one.grade for one in seen if one.grade})
    graded = say(lang, "source.grades", "; grade {grades}", grades="/".join(grades))
    return say(
        lang,
        "source",
        "Source: {first}{others} ({count} values; {words}{graded})",
        first=first,
        others=say(lang, "source.others", " and {count} more", count=others) if others else "",
        count=len(seen),
        words=listed(lang, [*statuses, *vintages]),
        graded=graded if grades else "",
    )
