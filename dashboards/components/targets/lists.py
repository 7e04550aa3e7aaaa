"""Targets beside the plan's table: of sectors, and of what is counted."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.targets.scores import asked, newest, verdict
from dashboards.components.targets.words import printed
from geo import say
from geo.goals import due_of
from geo.plan import Fact
from geo.targets import COUNTS, SECTORS, Reach, Score


def sectoral(reach: Reach, found: Sequence[Score]) -> list[Any]:
    """List the targets of sectors, each in its own unit; they are never added up."""
    lang = reach.view.lang
    first = _first_document(found)
    rows = [one for one in found if one.group == SECTORS and one.target.document == first]
    guard = say(
        lang,
        "scores.guard",
        "Value added, revenue, trade and financing are different things, some contain others and"
        " one is in dollars: these targets have no sum and no share of the whole.",
    )
    return [html.P(guard, className="lead"), _list(reach, rows, "sectoral", with_sector=True)]


def counted(reach: Reach, found: Sequence[Score]) -> list[Any]:
    """List the targets that count enterprises, zones, standards, and those without a table."""
    lang = reach.view.lang
    first = _first_document(found)
    rows = [one for one in found if one.group == COUNTS and one.target.document == first]
    note = say(
        lang,
        "scores.counts",
        "What is listed in the register is a part of what there is; it is no progress.",
    )
    return [_list(reach, rows, "counted", with_sector=False), html.P(note, className="fine")]


def _first_document(found: Sequence[Score]) -> str:
    return found[0].target.document if found else ""


def _list(reach: Reach, rows: Sequence[Score], kind: str, *, with_sector: bool) -> html.Div:
    lang = reach.view.lang
    heads = [
        *([say(lang, "control.sectors", "Sector")] if with_sector else []),
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "scores.state", "Standing"),
        say(lang, "scores.aim", "Target"),
        say(lang, "target.newest", "Newest value"),
        say(lang, "scores.where", "Section, line"),
    ]
    label = say(
        lang, f"scores.label.{kind}", "Targets of sectors" if with_sector else "What is counted"
    )
    body = [_item(reach, one, with_sector) for one in rows]
    return scrolling(label, heads, body, "scores", cards=True)


def _item(reach: Reach, one: Score, with_sector: bool) -> html.Tr:
    lang, target = reach.view.lang, one.target
    name = ask(reach.scene, one.goal.first.name(lang), asked(reach, one))
    sector = html.Th(_sector(reach, target, lang), scope="row")
    year = html.Small(due_of(target), className="due")
    aim = html.Td([printed(reach.atlas, target, lang), year])
    place = html.Td(html.Small(f"{target.section} · {target.line}"), className="written where")
    told = html.Td(verdict(one, lang), className="standing")
    named = html.Td(name, className="named")
    head = [sector, named] if with_sector else [html.Th(name, scope="row")]
    return html.Tr([*head, told, aim, html.Td(newest(reach, one)), place])


def _sector(reach: Reach, target: Fact, lang: str) -> html.A:
    """Name a sector, with the way to all that is said of it."""
    column = "name_zh" if lang == "zh" else "name_en"
    names = {str(row["id"]): str(row[column]) for row in reach.atlas.tables.get("sectors", ())}
    more = "" if lang == "zh" else f"&lang={lang}"
    name = names.get(target.sector, target.sector)
    return html.A(name, href=f"/plan?entry={target.sector}{more}")
