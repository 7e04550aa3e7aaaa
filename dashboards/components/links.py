"""Links that ask for another view; ``assets/address.js`` follows them without leaving the page."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from geo import Scene
from geo.views import View


def ask(scene: Scene, children: Any, view: View, **more: Any) -> html.A:
    """Link to a view of the map; the address works by itself, in another window too."""
    href = scene.atlas.address(view)
    return html.A(children, href=href, **attributes(data_ask="1"), **more)
