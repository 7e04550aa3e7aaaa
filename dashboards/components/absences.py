"""What is not published, and how far the sum of areas lies from the published whole."""

from typing import Any

from dash import html

from dashboards.components.evidence import levels_of
from dashboards.components.sections import digits, section, span, table
from dashboards.components.traced import traced
from geo import Atlas, View, captions, say
from geo.catalogues import Absence, Coverage, absences, gaps
from geo.places import Place
from geo.text import listed, number

NAMED = 16
"""So many places are named; where more are missing, those that are known are, or none."""


def missing(atlas: Atlas, view: View, found: Coverage) -> html.Section:
    """Say what is not published of the view's indicator, level by level."""
    lang = view.lang
    parts: list[Any] = []
    for level in levels_of(atlas, view.by):
        lines = [_line(one, lang) for one in absences(atlas, found.indicator, level)]
        if lines:
            name = captions.level(level, lang)
            parts += [
                html.Dt(name[:1].upper() + name[1:]),
                html.Dd(html.Ul([html.Li(one) for one in lines])),
            ]
    title = say(lang, "absence.title", "What was not found")
    text = say(lang, "absence.nothing", "Every area has a value in every year.")
    told = html.Dl(parts, className="absences") if parts else html.P(text, className="empty")
    return section("gaps", title, told, *_gaps(atlas, view, found))


def _line(one: Absence, lang: str) -> str:
    """Say for some years how many areas are missing, and which, as long as they are few."""
    years, of = span(one.years, lang), len(one.missing) + len(one.known)
    if of == 1:
        return say(lang, "absence.whole", "{years}: nothing was found", years=years)
    if not one.known:
        return say(lang, "absence.none", "{years}: none of {of}", years=years, of=of)
    if len(one.missing) <= NAMED:
        return say(
            lang,
            "absence.named",
            "{years}: {count} of {of} missing: {names}",
            years=years,
            count=len(one.missing),
            of=of,
            names=_names(one.missing, lang),
        )
    if len(one.known) <= NAMED:
        return say(
            lang,
            "absence.only",
            "{years}: only {count} of {of}: {names}",
            years=years,
            count=len(one.known),
            of=of,
            names=_names(one.known, lang),
        )
    return say(
        lang,
        "absence.count",
        "{years}: {count} of {of} missing",
        years=years,
        count=len(one.missing),
        of=of,
    )


def _names(places: tuple[Place, ...], lang: str) -> str:
    return listed(lang, [place.short(lang) for place in places])


def _gaps(atlas: Atlas, view: View, found: Coverage) -> list[Any]:
    """Set the published province beside the sum of its areas; both lead to their trace."""
    rows = gaps(atlas, found.indicator)
    if not rows:
        return []
    lang, key = view.lang, found.indicator.key
    _, codes = atlas.measures.parts_of_province
    title = say(lang, "absence.gap", "The sum of areas and the published province")
    heads = [
        say(lang, "evidence.year", "Year"),
        say(lang, "absence.published", "Published province"),
        say(lang, "absence.sum", "Sum of its areas"),
        say(lang, "evidence.difference", "Difference"),
        say(lang, "evidence.why", "Why"),
    ]
    cells = [
        [
            str(row["year"]),
            traced(
                view,
                key,
                [atlas.province.code],
                int(row["year"] or 0),
                digits(float(row["published"] or 0)),
            ),
            traced(view, key, codes, int(row["year"] or 0), digits(float(row["areas_sum"] or 0))),
            f"{number(float(row['gap_pct'] or 0), 2)}%",
            str(row["reason_zh"] if lang == "zh" else row["reason_en"]),
        ]
        for row in rows
    ]
    return [html.H4(title), table(title, heads, cells, "gaps", (1, 2, 3))]
