"""What stands on a page, as links; on a small screen the choices too, which come last there."""

from collections.abc import Mapping

from dash import html

from dashboards.components.attributes import attributes
from geo import say


def contents(names: Mapping[str, str], lang: str) -> html.Nav:
    """Lead to the sections of a page, by the ids that they have."""
    links = [html.A(name, href=f"#{key}") for key, name in names.items()]
    choices = say(lang, "controls", "Choices")
    links.append(html.A(choices, href="#choices", className="only-narrow"))
    label = say(lang, "contents", "On this page")
    return html.Nav(html.Span(links), className="contents", **attributes(aria_label=label))
