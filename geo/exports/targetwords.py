"""Words of targets: amounts, paces, rules and standings, as every page and file has them."""

from geo.aims import Aim, Pace
from geo.atlas import Atlas
from geo.goals import due_of
from geo.measures import Value
from geo.plan import Fact
from geo.text import number, say
from geo.vocabulary import RULES, STATUSES, VINTAGES


def amount(value: float | None, unit: str = "", lang: str = "en") -> str:
    """Write a figure of a document with the digits that it has."""
    if value is None:
        return ""
    gap = "" if lang == "zh" and unit == "%" else " "
    return f"{value:,.10g}{gap}{times(unit)}".strip().replace("-", "−")


def times(unit: str) -> str:
    """Write a unit that begins with a number so that it is not read as part of the figure."""
    return f"× {unit}" if unit[:1].isdigit() else unit


def percent(value: float, lang: str) -> str:
    """Write percent."""
    return f"{number(value, 1)}%" if lang == "zh" else f"{number(value, 1)} %"


def figure(atlas: Atlas, fact: Fact | None, lang: str) -> str:
    """Write a figure with its unit and qualifier; a blank is “not published”."""
    if fact is None or fact.value is None:
        return bare(fact, lang)
    words = [bare(fact, lang), fact.say("qualifier", lang)]
    if fact.qualifier in atlas.leading:
        words.reverse()
    return ("" if lang == "zh" else " ").join(word for word in words if word)


def bare(fact: Fact | None, lang: str) -> str:
    """Write a figure with its unit alone."""
    if fact is None or fact.value is None:
        return say(lang, "target.blank", "not published")
    return amount(fact.value, fact.say("unit", lang), lang)


def speed(pace: Pace | None, lang: str, decimals: int = 1) -> str:
    """Write a pace: percent, or percentage points, a year."""
    if pace is None:
        return say(lang, "target.no_pace", "not known")
    shown = number(pace.amount, 2 if pace.points else decimals)
    if pace.points:
        return say(lang, "target.points", "{amount} points a year", amount=shown)
    return say(lang, "target.growth", "{amount} % a year", amount=shown)


def progress(pace: Pace, lang: str) -> str:
    """Name an actual pace: growth is nominal, a change of a share in points is neither."""
    if pace.points:
        return say(lang, "target.change", "Actual change")
    return say(lang, "target.actual", "Actual pace, nominal")


def span(pace: Pace, lang: str) -> str:
    """Write a pace with its years."""
    told = {"start": pace.start, "end": pace.end, "pace": speed(pace, lang)}
    return say(lang, "target.span", "{start}–{end}: {pace}", **told)


def rule(aim: Aim, unit_: str, lang: str) -> str:
    """Say when a target counts as met, with the threshold."""
    words = RULES[aim.rule].say(lang)
    edge = amount(round(aim.threshold, 6), unit_, lang)
    if aim.rule == "about":
        return say(
            lang,
            "target.rule.about",
            "{rule}: from {edge} on (tolerance {tolerance} %)",
            rule=words,
            edge=edge,
            tolerance=f"{aim.tolerance:g}",
        )
    if aim.rule == "above":
        return say(lang, "target.rule.above", "{rule}: more than {edge}", rule=words, edge=edge)
    return say(lang, "target.rule.least", "{rule}: from {edge} on", rule=words, edge=edge)


def standing(value: Value, lang: str) -> str:
    """Say the year, status and vintage of a value."""
    words = [
        say(lang, "year", "{year}", year=value.year),
        STATUSES[value.status].say(lang) if value.status else "",
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
    ]
    return " · ".join(word for word in words if word)


def where(atlas: Atlas, fact: Fact, lang: str) -> str:
    """Say the document, section and line of a figure."""
    title = "title_zh" if lang == "zh" else "title_en"
    titles = {str(row["id"]): str(row[title]) for row in atlas.tables.get("documents", ())}
    return say(
        lang,
        "card.plan.source",
        "{document}, {section}, line {line}",
        document=titles.get(fact.document, fact.document),
        section=fact.section,
        line=fact.line,
    )


def due(fact: Fact, lang: str) -> str:
    """Name a target by its year."""
    return say(lang, "target.due", "target for {year}", year=due_of(fact))
