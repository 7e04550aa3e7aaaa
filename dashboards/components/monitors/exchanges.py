"""What takes a list along and brings it in: buttons that only the script can answer."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say


def exchange(what: str, lang: str) -> list[Any]:
    """Offer to import, export and clear; the script shows these, since without it they do nothing.

    Parameters
    ----------
    what : str
        The tasks, with which go indicators and policy items, or the projects.
    lang : str
    """
    field: Any = Element("input", {"type": "file", "accept": ".csv,.txt", "data-import": what})
    texts = {
        "export": say(lang, "monitor.export", "Save as CSV"),
        "clear": say(lang, "monitor.clear", "Clear …"),
    }
    save, clear = (
        html.Button(
            text,
            type="button",
            className="button",
            hidden=True,
            **attributes(**{f"data_{key}": what}),
        )
        for key, text in texts.items()
    )
    opened = html.Label(
        [say(lang, "monitor.import", "Bring in a CSV"), field], className="button", hidden=True
    )
    return [opened, save, clear]
