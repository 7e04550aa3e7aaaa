"""What helps on every map: nearer, farther, the whole, and the way out of a lost connection."""

from dash import html

from dashboards.components.attributes import attributes
from geo import say


def helps(lang: str) -> list[html.Div]:
    """Zoom, lead back to the whole region, and out of a lost connection."""
    words = {
        "nearer": ("+", say(lang, "zoom.in", "Zoom in")),
        "farther": ("−", say(lang, "zoom.out", "Zoom out")),
        "whole": ("⤢", say(lang, "whole.map", "Show the whole region")),
    }
    lost = say(
        lang, "lost", "No answer came; the map still shows the choice before. Press to try again."
    )
    return [
        html.Div(
            [
                html.Button(sign, id=key, type="button", title=text, **attributes(aria_label=text))
                for key, (sign, text) in words.items()
            ],
            className="zoom",
        ),
        html.Div(html.Button(lost, id="lost", type="button"), role="status"),
    ]
