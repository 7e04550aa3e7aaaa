"""Tables that are wider than a phone: each in a box that scrolls by itself."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.attributes import attributes


def scrolling(
    caption: str, heads: Sequence[Any], bodies: Sequence[Any], kind: str, *, cards: bool = False
) -> html.Div:
    """Write a table in a box.

    Parameters
    ----------
    caption : str
        What it lists; read out, not shown.
    heads : sequence of str or html.Th
    bodies : sequence of html.Tr, html.Tbody or html.Tfoot
    kind : str
        Class name of the table.
    cards : bool
        Whether rows become cards where it is narrow, each cell under its head; all heads are words.
    """
    cells = [html.Th(one, scope="col") if isinstance(one, str) else one for one in heads]
    rows = [one for one in bodies if isinstance(one, html.Tr)]
    groups = [one for one in bodies if not isinstance(one, html.Tr)]
    inside = [html.Caption(caption), html.Thead(html.Tr(cells)), html.Tbody(rows), *groups]
    names = {f"--head-{at}": f'"{text}"' for at, text in enumerate(heads, 1)} if cards else None
    look = f"{kind} cards" if cards else kind
    return html.Div(
        html.Table([one for one in inside if one.children], className=look, style=names),
        className="scrolls",
        role="region",
        tabIndex=0,
        **attributes(aria_label=caption),
    )
