"""What is said of targets and of places held against them, as every page and file says it."""

from collections.abc import Sequence

from geo import captions
from geo.exports.targetwords import amount, percent
from geo.goals import due_of
from geo.targets import OWN, PACE, Reach, Score, Standing
from geo.text import listed, number, say
from geo.vocabulary import RULES, STATES


def title(reach: Reach) -> str:
    """Say what is held against what."""
    lang = reach.view.lang
    if reach.view.goal:
        name = reach.plain.name(lang)
        return say(lang, "targets.title.own", "{name}: places against own targets", name=name)
    if reach.goal is None or reach.target is None:
        return captions.title(reach.scene)
    return say(
        lang,
        "targets.title",
        "{name}: the target for {year}",
        name=reach.target.name(lang),
        year=due_of(reach.target),
    )


def lead(reach: Reach) -> str:
    """Say what places are held against, and that the documents set no targets for them."""
    lang = reach.view.lang
    if reach.refusal is not None:
        return reach.refusal.say(lang)
    match reach.kind:
        case "own":
            return say(
                lang,
                "standing.own",
                "Held against your own targets for {year}. They stay in this browser.",
                year=_own_year(reach),
            )
        case "level":
            return say(
                lang,
                "standing.level",
                "The documents set no targets for cities or counties. The province's target,"
                " {target}, is shown as a reference only; it is no one's duty.",
                target=_target(reach),
            )
        case "pace":
            return say(
                lang,
                "standing.pace",
                "The documents set no targets for cities or counties, and a total of the province"
                " is none of its parts'. As a reference only, each place's average growth is held"
                " against {pace} % a year, which the target asks of the province.",
                pace=number(reach.centre or 0, 1),
            )
        case _:
            return unheld(reach)


def unheld(reach: Reach) -> str:
    """Say why places are held against nothing, and what the map shows instead."""
    lang = reach.view.lang
    if reach.goal is not None and not reach.goal.column and not reach.view.actuals:
        return say(
            lang,
            "standing.no_series",
            "No published series of places is the same as this target's; the map shows {name}."
            " Bring your own targets or values to hold places against them.",
            name=reach.scene.indicator.name(lang),
        )
    return say(
        lang,
        "standing.none",
        "There is no reference for places: the documents have no target of this, or no start to"
        " measure growth from. Bring targets of your own to hold places against them.",
    )


def _own_year(reach: Reach) -> str:
    tracks = [one.track for one in reach.rows if one.track]
    return str(tracks[0].aim.year) if tracks else "–"


def _target(reach: Reach) -> str:
    return amount(reach.centre, captions.unit(reach.scene), reach.view.lang)


def shown_head(reach: Reach) -> str:
    """Head the column of what the map shows."""
    lang, view = reach.view.lang, reach.view
    if reach.kind == PACE:
        return f"{reach.scene.indicator.name(lang)} (%)"
    unit = reach.atlas.unit(reach.plain, lang)
    return f"{reach.plain.name(lang)} {view.year} ({unit})"


def aimed_head(reach: Reach) -> str:
    """Head the column of what it is held against."""
    lang = reach.view.lang
    if reach.kind == OWN:
        return say(lang, "standing.own_target", "Own target")
    return say(lang, "standing.reference", "Reference")


def distance_of(reach: Reach, one: Standing) -> str:
    """Say how far ahead a place is: in points, or in the unit and percent of the target."""
    lang = reach.view.lang
    if one.distance is None:
        return "–"
    sign = "+" if one.distance > 0 else ""
    if reach.kind == PACE or reach.plain.unit == "%":
        shown = f"{sign}{number(one.distance, 1)}"
        return say(lang, "standing.points", "{amount} points", amount=shown)
    shown = f"{sign}{number(one.distance, reach.plain.decimals)}"
    if one.shown.value is None:
        return shown
    return f"{shown} ({percent(one.shown.value, lang)})"


def years_of(rows: Sequence[Score]) -> tuple[str, str, str]:
    """Name the years of the baseline, of what was expected, and of the target."""
    baselines = [one.goal.baseline for one in rows if one.goal.baseline]
    expected = [one.goal.expected for one in rows if one.goal.expected]
    return (
        baselines[0].year if baselines else "–",
        expected[0].year if expected else "–",
        due_of(rows[0].target),
    )


def nothing(lang: str) -> str:
    """Say that there are no such targets."""
    return say(lang, "scores.none", "The documents of this atlas have no such targets.")


def counted(rows: Sequence[Score], lang: str) -> str:
    """Count the verdicts."""
    counts = {state: sum(one.status == state for one in rows) for state in STATES}
    words = [
        say(lang, "scores.count", "{state} {count}", state=STATES[state].say(lang), count=count)
        for state, count in counts.items()
        if count
    ]
    return say(
        lang,
        "scores.counted",
        "{of} targets: {counts}. No data means that the sources have no value since the start; it"
        " is no verdict.",
        of=len(rows),
        counts=listed(lang, words),
    )


def rules(reach: Reach, rows: Sequence[Score]) -> str:
    """State the rules of the verdicts."""
    lang = reach.view.lang
    kinds = dict.fromkeys(
        (one.target.say("qualifier", lang) or say(lang, "scores.bare", "no qualifier"),
         RULES[one.goal.rule(one.target)].say(lang))
        for one in rows
    )  # fmt: skip
    told = [say(lang, "scores.rule", "{word}: {rule}", word=x, rule=y) for x, y in kinds]
    return say(
        lang,
        "scores.rules",
        "Rules: {rules}; tolerance {tolerance} %. The words stand in the plan's text, its table"
        " prints the bare numbers. A blank of the table is not published, never zero.",
        rules=listed(lang, told),
        tolerance=reach.view.tolerance,
    )
