"""Parts of a page for reading: sections, tables that fold, spans of years, links outward."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from dash import html

from dashboards.components.attributes import attributes
from geo import Atlas, say
from geo.observations import Source
from geo.text import listed

_LINKS = ("http://", "https://")
Row = list[Any]
"""The cells of a table's row; the first names it."""
Part = tuple[str, str, str, list[Any]]
"""A section whose part follows the view: key, name, id of the part, and what stands in it."""


def section(key: str, title: str, *inside: Any) -> html.Section:
    """Write a section of the chosen indicator, which the contents lead to by ``key``."""
    name = f"{key}-title"
    return html.Section(
        [html.H3(title, id=name), *inside], id=key, **attributes(aria_labelledby=name)
    )


def chapter(key: str, title: str, *inside: Any) -> html.Section:
    """Write a section of the whole collection, which the contents lead to by ``key``."""
    name = f"{key}-title"
    return html.Section(
        [html.H2(title, id=name), *inside],
        id=key,
        className="chapter",
        **attributes(aria_labelledby=name),
    )


def board_section(key: str, name: str, part: str, inside: list[Any]) -> html.Section:
    """Write a section of a page with a map: what stands in its part follows the view."""
    return html.Section(
        [html.H2(name), html.Div(inside, id=part)],
        id=key,
        className="board-section",
    )


def current(chosen: bool) -> Any:
    """Mark the one of several links that is shown now."""
    return attributes(aria_current="true") if chosen else {}


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Row], kind: str, numbers: Sequence[int] = ()
) -> html.Table:
    """Write a table whose first column names its rows.

    Parameters
    ----------
    caption : str
        What it lists; read out, not shown.
    heads : sequence of str
    rows : sequence of list
    kind : str
        Class names.
    numbers : sequence of int
        Columns, from 0, whose cells are numbers.
    """
    styles = ["number" if at in numbers else None for at in range(len(heads))]
    head = html.Tr(
        [
            html.Th(word, scope="col", className=style)
            for word, style in zip(heads, styles, strict=True)
        ]
    )
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(
                    html.Td(cell, className=style)
                    for cell, style in zip(row[1:], styles[1:], strict=True)
                ),
            ]
        )
        for row in rows
    ]
    # On a small screen a row is a block, and every cell is named by the head of its column.
    names = {f"--head-{at}": f'"{word}"' for at, word in enumerate(heads[1:], 2)}
    return html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(body)],
        className=f"sheet {kind}",
        style=names,
    )


def folded(tables: Sequence[html.Table], more: str) -> list[html.Table | html.Details]:
    """Show the first table and fold the others, under a line that says how much they hold."""
    first, *others = tables
    if not others:
        return [first]
    return [first, html.Details([html.Summary(more), *others], className="more")]


def boxed(inside: Any, label: str) -> html.Div:
    """Put what is too wide for a small screen into a box that scrolls by itself."""
    return html.Div(
        inside, className="box", role="region", tabIndex=0, **attributes(aria_label=label)
    )


def span(years: Sequence[int], lang: str) -> str:
    """Write years shortly: ``2015–2023, 2025``."""
    runs = [
        [year for _, year in run]
        for _, run in groupby(enumerate(sorted(years)), key=lambda pair: pair[1] - pair[0])
    ]
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return listed(lang, words)


def outward(address: str, lang: str) -> html.A | html.Span:
    """Link to a publication by the name of its host; what is no address stays text."""
    if address.startswith(_LINKS):
        link = address.partition(" (")[0]  # what stands behind it is a remark
        return _away(urlsplit(link).hostname or link, link)
    return html.Span(address or say(lang, "evidence.printed", "no address"), className="faint")


def titled(source: Source) -> html.A | str:
    """Name a publication; the name leads to it, where it has an address."""
    link = source.url.partition(" (")[0]
    return _away(source.title, link) if link.startswith(_LINKS) else source.title


def _away(told: str, address: str) -> html.A:
    return html.A(told, href=address, target="_blank", rel="noreferrer")


def place_name(atlas: Atlas, code: str, lang: str) -> str:
    """Name an area or a site; a code that is none of today stands for itself."""
    if code in atlas.register.sites:
        return atlas.register.sites[code].name(lang)
    return atlas.place(code).name(lang) if code in atlas.areas else code


def indicator_name(atlas: Atlas, key: str, lang: str) -> str:
    """Name an indicator; a key that is none stands for itself."""
    return atlas.indicators[key].name(lang) if key in atlas.indicators else key


def digits(value: float) -> str:
    """Write a published value with all its digits, as it was published."""
    return f"{value:,.10g}".replace("-", "−")
