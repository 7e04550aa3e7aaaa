"""The places, corridors and ports that the documents name."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways
from geo import Scene, say
from geo.plan import SPOT
from geo.surveys import NOWHERE, Mention, mentions


def named(scene: Scene) -> list[Any]:
    """List the places by document, with how they are drawn, section and line."""
    lang = scene.view.lang
    found = mentions(scene.atlas)
    drawn = sum(one.shape != NOWHERE for one in found)
    lead = say(
        lang,
        "mentions.lead",
        "{count} places are named; {drawn} can be drawn, as points, lines through cities or areas."
        " Lines and areas are schematic: the documents draw none.",
        count=len(found),
        drawn=drawn,
    )
    parts: list[Any] = [html.P(lead)]
    for document in dict.fromkeys(one.document for one in found):
        inside = [one for one in found if one.document == document]
        summary = html.Summary(
            say(
                lang,
                "mentions.of",
                "{document}: {count}",
                document=inside[0].title(lang),
                count=len(inside),
            )
        )
        rows = html.Tbody([_row(scene, one) for one in inside])
        heads = [
            say(lang, "column.name", "Name"),
            say(lang, "mentions.drawn", "Drawn as"),
            say(lang, "mentions.where", "Section, line"),
        ]
        head = html.Thead(html.Tr([html.Th(word, scope="col") for word in heads]))
        table = html.Table([html.Caption(inside[0].title(lang)), head, rows], className="mentions")
        parts.append(
            html.Details([summary, table], className="fold", **attributes(data_fold=document))
        )
    return parts


def _row(scene: Scene, one: Mention) -> html.Tr:
    lang = scene.view.lang
    shapes = {
        "point": say(lang, "mentions.point", "point"),
        "line": say(lang, "mentions.line", "line, schematic"),
        "area": say(lang, "mentions.area", "areas"),
        "nowhere": say(lang, "mentions.nowhere", "not drawn: no place is named"),
    }
    entry = Ways(scene.atlas, scene.view).entry(SPOT.format(number=one.key))
    line = say(lang, "mentions.at", "{section}, line {line}", section=one.section, line=one.lines)
    return html.Tr(
        [
            html.Th(
                html.Button(
                    one.name(lang),
                    type="button",
                    className="name",
                    **attributes(data_mention=one.key),
                )
                if one.shape != NOWHERE
                else one.name(lang),
                scope="row",
            ),
            html.Td([shapes[one.shape], html.Small(one.basis(lang))]),
            html.Td(html.A(line if one.lines else one.section, href=entry)),
        ]
    )
