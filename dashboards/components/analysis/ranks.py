"""Pictures of a study in bars: who has most, what adds up, and what a change is made of."""

from typing import Any

from dash import html

from dashboards.components.analysis.axes import plotted
from dashboards.components.analysis.bars import Bar, bars, signed
from geo import say
from geo.analysis import Inquiry, Row, Study
from geo.text import number

MOST = 16
"""Areas that are drawn; the table has all."""


def names_of(inquiry: Inquiry, one: Study) -> dict[str, str]:
    """Name the areas of a study, shortly."""
    atlas, lang = inquiry.atlas, inquiry.view.lang
    return {
        row.code: "+".join(atlas.place(code).short(lang) for code in row.code.split("+"))
        for row in one.rows
    }


def ranked(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw the areas with the highest statistic, against what all would have were they even."""
    lang, names = inquiry.view.lang, names_of(inquiry, one)
    share = one.measure == "herfindahl"
    factor = 100.0 if share else 1.0
    rows = sorted(one.rows, key=lambda row: (-(row.statistic or 0.0), row.code))[:MOST]
    found = [
        Bar(row.code, names[row.code], ((row.statistic or 0.0) * factor,),
            number((row.statistic or 0.0) * factor, 1 if share else 2))
        for row in rows
    ]  # fmt: skip
    even = 100.0 / len(one.rows) if share else None
    mark = {"quotient": 1.0, "locational_gini": 1.0}.get(one.measure, even)
    label = say(lang, "ranks.label", "Areas by their statistic; the table says the same")
    texts = {
        "herfindahl": say(
            lang, "ranks.share", "Shares in percent; the dashed line: were all areas even."
        ),
        "krugman": say(
            lang, "ranks.krugman", "The longer, the less the industries are like those of all."
        ),
    }
    quotient = say(lang, "ranks.quotient", "The dashed line, 1: as specialised as all together.")
    return [
        html.P(texts.get(one.measure, quotient), className="fine derived"),
        plotted(bars(found, label, mark)),
        *_left(len(one.rows) - len(rows), lang),
    ]


def _left(count: int, lang: str) -> list[html.P]:
    if count <= 0:
        return []
    return [html.P(say(lang, "ranks.more", "and {count} more in the table", count=count),
                   className="fine derived")]  # fmt: skip


def parted(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw Theil's index as what lies between regions and within them, and of each region."""
    lang = inquiry.view.lang
    between, within = one.parts.get("between"), one.parts.get("within")
    if between is None or within is None:
        return []
    whole = (between + within) or 1.0
    words = {
        say(lang, "theil.between", "between regions"): between,
        say(lang, "theil.within", "within regions"): within,
    }
    found = [
        Bar("", name, (value / whole * 100,), f"{number(value / whole * 100, 1)}%")
        for name, value in words.items()
    ]
    label = say(lang, "theil.label", "How much of the inequality lies between regions, and within")
    text = say(
        lang,
        "theil.lead",
        "Of the inequality of {level}, in percent; below, what each region adds within itself.",
        level=inquiry.scene.atlas.groupings[next(iter(inquiry.atlas.groupings))].name(lang),
    )
    groups = [
        Bar("", inquiry.atlas.place(key).short(lang), (told["within"] / whole * 100,),
            f"{number(told['within'] / whole * 100, 1)}%")
        for key, told in one.groups.items()
    ]  # fmt: skip
    return [
        html.P(text, className="fine derived"),
        plotted(bars(found, label, None)),
        plotted(bars(groups, label, None)),
    ]


def shifted(inquiry: Inquiry, one: Study) -> list[Any]:
    """Draw by how much each area grew more or less than all: by its mix, and by itself."""
    lang, names = inquiry.view.lang, names_of(inquiry, one)
    rows = sorted(one.rows, key=lambda row: (-_beyond(row), row.code))
    kept = rows if len(rows) <= MOST else [*rows[: MOST // 2], *rows[-MOST // 2 :]]
    found = [
        Bar(row.code, names[row.code], _shares(row), f"{signed(_beyond(row), 1)}%") for row in kept
    ]
    label = say(lang, "shifts.label", "Industry mix and regional shift; the table has the amounts")
    text = say(
        lang,
        "shifts.lead",
        "Growth over {first}–{last} beyond that of all together, in percent of what there was:"
        " the light part by the industry mix, the dark part by the area itself.",
        first=one.years[0],
        last=one.years[-1],
    )
    return [
        html.P(text, className="fine derived"),
        plotted(bars(found, label)),
        *_left(len(rows) - len(kept), lang),
    ]


def _shares(row: Row) -> tuple[float, ...]:
    """Return mix and regional shift in percent of what there was."""
    before = row.more.get("before") or 1.0
    return tuple(row.more.get(key, 0.0) / before * 100 for key in ("mix", "regional"))


def _beyond(row: Row) -> float:
    return sum(_shares(row))
