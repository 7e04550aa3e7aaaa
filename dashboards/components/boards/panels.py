"""Several maps on one scale: a caption for each, and one legend for all."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.legend import legend, marks
from geo import captions, say
from geo.comparisons import MOST, Board, Panel, plainly
from geo.exports.multiples import broken
from geo.terms import INDEX


def figures(board: Board, slot: html.Div, helps: list[Any]) -> html.Div:
    """Write the frames of all maps that there can be; those that are not used are hidden.

    The first holds what React makes; the others are its copies, made by ``assets/multiples.js``.
    """
    frames = [
        html.Figure(
            [
                html.Figcaption(caption(board, number), id=f"panel-{number}"),
                html.Div(
                    [slot, *helps] if number == 0 else html.Div(className="map"),
                    className="panel-frame",
                ),
            ],
            className="panel",
            hidden=number >= len(board.panels),
        )
        for number in range(MOST)
    ]
    label = say(board.view.lang, "panels", "Maps side by side; the tables say the same")
    count = {"data_count": str(len(board.panels))}
    return html.Div(frames, id="panels", role="region", **attributes(aria_label=label, **count))


def caption(board: Board, number: int) -> list[Any]:
    """Name a map: its indicator and unit, or its year."""
    if number >= len(board.panels):
        return []
    panel, lang = board.panels[number], board.view.lang
    scene = panel.scene
    if board.view.panels == "years":
        head = captions.year(scene)
        beside = broken(board, scene)
    else:
        head = plainly(board.atlas, scene.view.indicator, board.view.basis).name(lang)
        beside = "" if _one_scale(board) else captions.unit(scene)
    have, of = scene.coverage
    told = [html.Strong(head), html.Span(beside, className="unit")]
    if have < of and not scene.refusal:
        some = say(lang, "have_of", "{have} of {of}", have=have, of=of)
        told.append(html.Span(some, className="beside"))
    if scene.refusal:
        told.append(html.Span(captions.withheld(scene), className="beside"))
    return [*told, *_own_scale(board, panel)]


def _one_scale(board: Board) -> bool:
    return len({panel.scale for panel in board.panels}) < 2


def _own_scale(board: Board, panel: Panel) -> list[html.Div]:
    """Explain the colours of a map that shares no scale with the others."""
    if _one_scale(board):
        return []
    cells = [html.I(style={"background": colour}) for colour in panel.scene.colours]
    upper = panel.scene.classes.upper
    ends = [panel.scene.classes.lower, upper[-1]] if upper else []
    decimals = panel.scene.indicator.decimals
    words = " – ".join(f"{end:,.{decimals}f}" for end in ends)
    return [html.Div([*cells, html.Span(words)], className="mini-scale")]


def scale(board: Board) -> list[Any]:
    """Explain the one scale of all maps; say so where there are several."""
    lang = board.view.lang
    if not board.panels:
        return [html.P(_nothing(board), className="note")]
    if not _one_scale(board):
        text = say(
            lang,
            "panels.apart",
            "Only maps of one unit share a scale, told over each. All on one scale: choose"
            " “province = 100” or “share of the province”.",
        )
        return [html.P(text, className="note")]
    scene = board.panels[0].scene
    unit, name = captions.unit(scene), scene.indicator.name(lang)
    what = unit
    if board.view.panels == "years":  # the name of an index tells its unit
        what = name if scene.indicator.unit == INDEX else f"{name} ({unit})"
    told = say(lang, "panels.one", "One scale for all maps: {what}", what=what)
    return [html.P(told, className="one-scale"), *legend(scene, counted=False), *marks(board.lead)]


def _nothing(board: Board) -> str:
    return say(
        board.view.lang,
        "panels.none",
        "None of the chosen indicators has these terms; choose others, or “as it is”.",
    )
