"""The version of the data, and what it changed."""

from typing import Any

from dash import html

from dashboards.components.sections import (
    Row,
    chapter,
    digits,
    indicator_name,
    place_name,
    table,
)
from dashboards.components.traced import traced
from geo import Atlas, View, say
from geo.catalogues import changes
from geo.registry import Registry
from geo.sources import Row as TableRow
from geo.text import listed
from geo.vocabulary import GRADES, STATUSES, VINTAGES, Word

_LISTS: dict[str, Registry[Word]] = {
    "status": STATUSES,
    "vintage": VINTAGES,
    "source_grade": GRADES,
}
"""Columns whose words are said to readers."""

MOST = 60
"""Changes that are listed; all are in the download."""


def versions(atlas: Atlas, view: View) -> html.Section:
    """Name the version of the data, and say what changed since the last."""
    lang = view.lang
    title = say(lang, "version.title", "Version, and what changed")
    text = say(
        lang,
        "version.told",
        "Data version {version}: it changes with every byte of the data, and stands on every"
        " export.",
        version=atlas.version,
    )
    found = changes(atlas)
    if not found:
        none = say(lang, "version.none", "No earlier version is recorded.")
        return chapter("version", title, html.P(text), html.P(none, className="empty"))
    heads = [
        say(lang, "evidence.place", "Place"),
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "evidence.year", "Year"),
        say(lang, "version.before", "Before"),
        say(lang, "version.after", "After"),
        say(lang, "evidence.why", "Why"),
    ]
    newest = found[0]
    rows = [_change(atlas, view, row) for row in newest.rows[:MOST]]
    summary = say(
        lang,
        "version.changed",
        "Version {version} of {date}: {count} changes.",
        version=newest.version,
        date=newest.date,
        count=len(newest.rows),
    )
    return chapter(
        "version",
        title,
        html.P(text),
        html.P(summary),
        table(title, heads, rows, "changes", (2,)),
    )


def _change(atlas: Atlas, view: View, row: TableRow) -> Row:
    lang = view.lang
    code, key, year = str(row["code"]), str(row["indicator"] or ""), row["year"]
    valued = code in atlas.areas and key in atlas.indicators and year

    def told(name: str) -> Any:
        text = _words(str(row[name] or ""), lang)
        return traced(view, key, [code], int(year or 0), text) if valued else text

    return [
        place_name(atlas, code, lang),
        indicator_name(atlas, key, lang) or _kind(atlas, code, lang),
        str(year or "–"),
        told("before"),
        told("after"),
        str(row["reason_zh"] if lang == "zh" else row["reason_en"]),
    ]


def _kind(atlas: Atlas, code: str, lang: str) -> str:
    """Name the kind of a site; what is none stays unnamed."""
    sites = atlas.register.sites
    return atlas.register.kinds[sites[code].kind].name(lang) if code in sites else "–"


def _words(text: str, lang: str) -> str:
    """Write a value, or what is said of one: ``column=text``, several separated by ``;``."""
    if "=" not in text:
        return digits(float(text)) if text else "–"
    told: list[str] = []
    for part in text.split(";"):
        column, _, word = part.strip().partition("=")
        words = _LISTS.get(column, {})
        told.append(words[word].say(lang) if word in words else word or "–")
    return listed(lang, told)
