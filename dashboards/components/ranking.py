"""The ranking and the table: the map again, for reading and for the keyboard."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.painting import marked
from dashboards.components.traced import inlaid, traced
from geo import Scene, captions, say
from geo.scenes import Line
from geo.text import number

MOST = 200
"""Lines that are listed; a layer of thousands is searched or downloaded, not scrolled."""


def ranking(scene: Scene) -> list[html.Table | html.P]:
    """List the regions of a scene, highest first, those without a value last."""
    lang = scene.view.lang
    ordered = sorted(
        scene.lines, key=lambda x: (x.value.value is None, -(x.value.value or 0), x.code)
    )
    caption = html.Caption(captions.title(scene))
    words = [
        say(lang, "rank.province", "Rank in province")
        if scene.view.within
        else say(lang, "column.rank", "Rank"),
        say(lang, "column.name", "Name"),
        say(lang, "column.value", "Value ({unit})", unit=captions.unit(scene)),
        say(lang, "column.share", "Share of province"),
    ]
    shares = any(line.share is not None for line in ordered)
    head = html.Thead(html.Tr([html.Th(word, scope="col") for word in words[: 3 + shares]]))
    most = max((abs(line.value.value or 0) for line in ordered), default=0)
    mine = marked(scene.atlas, scene.view)["mine"]
    body = html.Tbody([_row(scene, line, most, shares, mine) for line in ordered[:MOST]])
    parts: list[html.Table | html.P] = [html.Table([caption, head, body], className="ranking")]
    if len(ordered) > MOST:
        left = len(ordered) - MOST
        parts.append(html.P(say(lang, "ranking.more", "and {count} more", count=left)))
    if scene.view.year == "latest":
        parts.insert(
            0,
            html.P(
                say(lang, "ranking.none", "Years are mixed, so there is no ranking."),
                className="note",
            ),
        )
    return [*parts, *_total(scene)]


def _row(scene: Scene, line: Line, most: float, shares: bool, mine: Mapping[str, Any]) -> html.Tr:
    lang, value = scene.view.lang, line.value
    colour = scene.colours[line.class_] if line.class_ >= 0 else "transparent"
    width = abs(value.value or 0) / most * 100 if most else 0
    name = html.Button(line.short(lang), type="button", className="name", title=line.name(lang))
    amount = [
        html.Span(_amount(scene, line)),
        html.Span(_beside(scene, line), className="beside"),
        html.I(className="bar", style={"width": f"{width:.1f}%", "background": colour}),
    ]
    share = [html.Td(_share(scene, line))] if shares else []
    rank = html.Td(str(line.rank or "–"), className="rank")
    return html.Tr(
        [rank, html.Th(name, scope="row"), html.Td(amount), *share],
        className=_look(line, mine),
        **attributes(data_code=line.code),
    )


def _look(line: Line, mine: Mapping[str, Any]) -> str:
    """Say of a row whether it has a value, and whether it is the reader's own or its like."""
    codes = {code for place in line.places for code in (place.code, place.parent, *place.codes)}
    looks = ["missing"] if line.value.value is None else []
    if mine.get("city") in codes:
        looks.append("mine")
    elif codes & set(mine.get("peers", ())):
        looks.append("peer")
    return " ".join(looks)


def _amount(scene: Scene, line: Line) -> str | html.A:
    """Write the value; one that is known, or kept back by a rule, leads to where it comes from."""
    value, text = line.value, captions.amount(scene, line.value)
    if scene.refusal or not value.inputs:
        return text
    return traced(scene.view, scene.indicator.key, value.codes, value.year, text)


def _share(scene: Scene, line: Line) -> str | html.A:
    """Write the share of the province; what it is a share of stands in the value's trace."""
    if line.share is None:
        return ""
    value, text = line.value, f"{number(line.share, 1)}%"
    return traced(scene.view, scene.indicator.key, value.codes, value.year, text)


def _beside(scene: Scene, line: Line) -> str:
    """Say in a mark or two what must not be overlooked beside the number."""
    lang, value = scene.view.lang, line.value
    marks: list[str] = []
    if value.value is not None and scene.view.year == "latest":
        marks.append(str(value.year))
    if value.have < value.of and value.of > 1 and not scene.refusal:
        marks.append(say(lang, "have_of", "{have} of {of}", have=value.have, of=value.of))
    short = {
        "series_break": say(lang, "short.series_break", "break"),
        "mixed_vintage": say(lang, "short.mixed_vintage", "vintages"),
        "boundary_differs": say(lang, "short.boundary_differs", "old boundary"),
        "partial": say(lang, "short.partial", "part only"),
        "union": say(lang, "short.union", "union"),
    }
    if value.value is None:  # that it is incomplete is what stands in its place
        del short["partial"]
    marks += [word for flag, word in short.items() if flag in value.flags]
    return " ".join(marks)


def _total(scene: Scene) -> list[html.P]:
    """Add the lines up where all are known; else say how many are."""
    total, lang = scene.total, scene.view.lang
    if total is None or len(scene.lines) < 2 or scene.indicator.measure == "share":
        return []
    if total.value is None:
        text = say(
            lang,
            "total.none",
            "{have} of {of} have a value, so there is no total.",
            have=total.have,
            of=total.of,
        )
        return [html.P(text, className="total counted")]
    added = scene.indicator.measure == "column"
    shown = captions.amount(scene, total)
    text = say(
        lang,
        "total" if added else "whole",
        "Total: {value} {unit}" if added else "As a whole: {value} {unit}",
        value=shown,
        unit=captions.unit(scene),
    )
    link = traced(scene.view, scene.indicator.key, total.codes, total.year, shown)
    return [html.P(inlaid(text, shown, link), className="total")]
