"""What is listed against what the documents want."""

from typing import Any

from dash import html

from geo import Scene, say
from geo.surveys import Counter, counters
from geo.text import number


def tracked(scene: Scene) -> list[Any]:
    """Hold what is listed against what the documents want."""
    note = say(
        scene.view.lang,
        "counters.note",
        "Listed here is what was found by name; unknown is not none. Targets with section and line"
        " of their document.",
    )
    rows = [_counter(scene, one) for one in counters(scene.atlas)]
    return [html.Ul(rows, className="counters"), html.P(note, className="fine")]


def _counter(scene: Scene, one: Counter) -> html.Li:
    lang = scene.view.lang
    unknown = say(lang, "counters.unknown", "unknown")
    have = unknown if one.listed is None else str(one.listed)
    wanted = say(
        lang,
        "counters.wanted",
        "of {wanted} {qualifier} by {year}",
        wanted=number(one.wanted, 0),
        qualifier=_qualifier(one, lang),
        year=one.year,
    )
    told = html.Small([say(lang, "counters.listed", "listed here"), " · ", wanted])
    return html.Li(
        [
            html.Span(one.platform.name(lang), className="label"),
            html.P([html.B(have), told]),
            *_announced(scene, one),
            html.Small(_where(scene, one), className="fine"),
        ]
    )


def _qualifier(one: Counter, lang: str) -> str:
    if lang == "zh" or not one.qualifier:
        return one.qualifier
    return "or so"


def _announced(scene: Scene, one: Counter) -> list[html.P]:
    """Say how many were announced, where more are known of than are listed; no bar of a part."""
    lang = scene.view.lang
    kinds = {x.kind for x in scene.atlas.register.sites.values() if x.platform == one.platform.key}
    known = [scene.atlas.register.kinds[key].at_least for key in kinds]
    if len(known) != 1 or known[0] is None:
        return []
    text = say(lang, "counters.announced", "at least {count} were announced", count=known[0])
    return [html.P(text)]


def _where(scene: Scene, one: Counter) -> str:
    lang = scene.view.lang
    title = "title_zh" if lang == "zh" else "title_en"
    titles = {row["id"]: str(row[title]) for row in scene.atlas.tables["documents"]}
    return say(
        lang,
        "card.plan.source",
        "{document}, {section}, line {line}",
        document=titles[one.document],
        section=one.section,
        line=one.line,
    )
