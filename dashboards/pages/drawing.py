"""What all pages with maps share: what React holds, the files they need, one callback."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

import dash_leaflet as dl
from dash import ClientsideFunction, Dash, Input, Output, State, html

from dashboards.answers import Answers
from dashboards.documents import Document
from dashboards.files import Files
from dashboards.ids import Id
from dashboards.settings import Settings
from geo import Atlas, say
from geo.workbooks import TableError

SLOT = '<div id="slot"></div>'
"""Where the page leaves room for the map."""

_AT_ONCE = ("/deps/react@", "/deps/react-dom@", "/dash_leaflet/")
"""Bundles that the map needs; Dash's own are kept for later."""

_UNUSED = ("/deps/polyfill@", "/dash_table/", "/dash/dcc/")
"""Bundles that Dash always names and no page uses: old browsers, grids, its own controls."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page with maps.

    Attributes
    ----------
    script : str
        Key of its scripts in ``Files.scripts``.
    write : callable
        Writes its document for an address.
    answer : callable
        Answers an address, with the reader's own table where it came along: what is painted, and
        the parts of the page that follow.
    """

    script: str
    write: Callable[[Answers, str, Settings], Document]
    answer: Callable[[Answers, str, str, Settings], dict[str, Any]]


def layout() -> html.Div:
    """Build what Dash holds: the question and the answer; the same for every address."""
    return html.Div([html.Data(id=Id.WANTED), html.Data(id=Id.OWN), html.Data(id=Id.SCENE)])


def mapped(atlas: Atlas, settings: Settings) -> dl.Map:
    """Build the map, which React mounts before Dash has started; the same for every address."""
    tiles = [dl.TileLayer(url=settings.tiles)] if settings.tiles else []
    return dl.Map(
        tiles,
        id=Id.MAP,
        zoomSnap=0.1,
        minZoom=4,
        maxZoom=13,
        attributionControl=False,
        zoomControl=False,
        trackResize=False,
        preferCanvas=len(atlas.areas) > 1000,
        trackViewport=False,
        className="map",
    )


def filled(document: Document, told: str) -> Document:
    """Tell the slot what map it is to hold; ``told`` is the map as JSON."""
    opening = escape(say(document.view.lang, "opening", "Opening the map …"))
    slot = f'<div id="slot" data-map="{escape(told)}"><p class="opening">{opening}</p></div>'
    return replace(document, body=document.body.replace(SLOT, slot))


def parted(scripts: str) -> tuple[str, str]:
    """Part the scripts that Dash names: those of the map, and those that follow it."""
    tags = [tag for tag in scripts.splitlines() if tag and not any(name in tag for name in _UNUSED)]
    now = [tag for tag in tags if any(name in tag for name in _AT_ONCE)]
    return "".join(now), "".join(tag for tag in tags if tag not in now)


def kept(entry: str, scripts: str) -> str:
    """Write where Dash renders, and what it needs, kept until the map is painted."""
    asked = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="/{name}">'
        for name in ("_dash-layout", "_dash-dependencies")
    )
    return f'{entry.replace("Loading...", "")}<template id="later">{asked}{scripts}</template>'


def fetched(shelf: Files, lang: str) -> str:
    """Name the files of the page: what it needs at once is fetched now, the rest when used."""
    soon = f'<link rel="preload" as="fetch" crossorigin href="{shelf.shapes}" id="shapes-file">'
    later = "".join(
        f'<meta name="file" id="{name}-file" content="{address[lang]}">'
        for name, address in (
            ("places", shelf.places),
            ("sites", shelf.sites),
            ("mentions", shelf.mentions),
        )
    )
    return soon + later


def told(value: dict[str, Any]) -> str:
    """Write an answer, or a part of one, as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_component)


def _component(value: Any) -> Any:
    return value.to_plotly_json()


def register(app: Dash, answers: Answers, settings: Settings, pages: Mapping[str, Drawing]) -> None:
    """Connect the choices of all pages to their maps, and the maps to the address bar."""

    def answered(wanted: str, own: str) -> str:
        page = pages.get(wanted.partition("?")[0].strip("/"), pages[""])
        try:
            return told(page.answer(answers, wanted, own, settings))
        except TableError:  # the page says what to do where a table did not come along
            return told(page.answer(answers, wanted, "", settings))

    @lru_cache(maxsize=128)
    def shared(wanted: str) -> str:
        return answered(wanted, "")

    @app.callback(
        Output(Id.SCENE, "value"),
        Input(Id.WANTED, "value"),
        State(Id.OWN, "value"),
        prevent_initial_call=True,
    )
    def draw(wanted: str, own: str | None) -> str:  # pyright: ignore[reportUnusedFunction]
        return answered(wanted, own) if own else shared(wanted)

    app.clientside_callback(
        ClientsideFunction("siquan", "answer"), Input(Id.SCENE, "value"), prevent_initial_call=True
    )


def question(address: str) -> str:
    """Return the query of an address, as the page compares it with what it asks by now."""
    _, mark, query = address.partition("?")
    return f"{mark}{query}"
