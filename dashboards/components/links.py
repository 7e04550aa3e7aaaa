"""Links that ask for another view; ``assets/address.js`` follows them without leaving the page."""

import re
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import Scene
from geo.views import View

_STARTS = ("http://", "https://")
_ADDRESS = re.compile(r"(https?://[^\s;；，、)）]+)")


def addresses(text: str) -> list[str | html.A]:
    """Write the addresses in a text as links; one that stands alone may have blanks in it."""
    if text.startswith(_STARTS) and "; " not in text and " (" not in text:
        return [_outward(text)]
    words = _ADDRESS.split(text)
    return [_outward(word) if word.startswith(_STARTS) else word for word in words if word]


def _outward(address: str) -> html.A:
    return html.A(address, href=address, target="_blank", rel="noreferrer")


def ask(scene: Scene, children: Any, view: View, **more: Any) -> Any:
    """Link to a view of the map; the address works by itself, in another window too.

    An ``Element``: pages have hundreds of links, and a component of Dash takes several times as
    long to make.
    """
    told = {"href": scene.atlas.address(view), **attributes(data_ask="1")}
    return Element("a", {**more, **told}, children)
