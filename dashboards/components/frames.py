"""The frame of a map: room for what React holds, the legend over it, and how it is used."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.helps import helps
from dashboards.ids import Id


def frame(legend: list[Any], label: str, lang: str, above: Any = None) -> html.Div:
    """Leave room for a map.

    Parameters
    ----------
    legend : list
        What explains its marks.
    label : str
        Says what it is to who cannot see it.
    lang : str
    above : component or None
        What stands over the map beside the legend.
    """
    inside = [
        html.Div(id="slot"),
        *([] if above is None else [above]),
        html.Div(legend, id=Id.LEGEND, className="legend"),
        *helps(lang),
    ]
    return html.Div(inside, className="frame", role="region", **attributes(aria_label=label))
