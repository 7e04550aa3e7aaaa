"""The peer: the page that everyone writes with dash-leaflet, and nothing else on it.

A map, a GeoJSON by address, colours by ``hideout``, a button whose callback answers with another
``hideout``. The outlines have the very vertices that the atlas draws. No option is set that Dash
or dash-leaflet leave unset, except ``prefer_canvas`` for the peer that is named so.
"""

import hashlib
import json
from math import log2
from pathlib import Path
from typing import Any

import dash_leaflet as dl
import shapely
from dash import Dash, Input, Output, html

from geo import Atlas
from geo.topology import decode, encode

_DEGREES_AT_ZOOM_0 = 1265
"""That 900 pixels show."""
_STRETCH = 1.2
"""Of a degree of latitude by the projection, about here."""

COLOURS = ("#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d")
STYLE = """
// Counts its calls and keeps what it was given, for the clock; else as in the manual.
window.bench = Object.assign(window.bench || {}, {
  style(feature, context) {
    const { classes, colours } = context.hideout;
    bench.styled = (bench.styled ?? 0) + 1;
    bench.hideout = context.hideout;
    const fillColor = colours[classes[feature.properties.code]];
    return { fillColor, fillOpacity: 1, color: "#fff", weight: 0.7 };
  },
});
"""


def stock(
    atlas: Atlas, folder: Path, level: str, prefer_canvas: bool = False, maps: int = 1
) -> Dash:
    """Build the page with one map or several; ``folder`` becomes its assets folder."""
    shapes = decode(encode(atlas.outlines), level)
    (folder / "style.js").write_text(STYLE)
    (folder / "areas.json").write_text(json.dumps(geojson(shapes), separators=(",", ":")))
    west, south, east, north = shapes.total_bounds
    pixels = _DEGREES_AT_ZOOM_0 / (1 if maps == 1 else 2)
    answers = [hideout(list(shapes.index), turn) for turn in range(2)]
    app = Dash(__name__, assets_folder=str(folder))
    app.layout = html.Div(
        [
            html.Button("recolour", id="button"),
            html.Div(
                [
                    dl.Map(
                        dl.GeoJSON(
                            url=app.get_asset_url("areas.json"),
                            style={"variable": "bench.style"},
                            hideout=answers[0],
                            id=f"areas-{number}",
                        ),
                        center=[(south + north) / 2, (west + east) / 2],
                        zoom=int(log2(pixels / max(east - west, (north - south) * _STRETCH))),
                        preferCanvas=prefer_canvas,
                        style={"height": "90vh" if maps == 1 else "42vh"},
                    )
                    for number in range(maps)
                ],
                style={"display": "grid", "gridTemplateColumns": "1fr 1fr 1fr"} if maps > 1 else {},
            ),
        ]
    )

    @app.callback(
        [Output(f"areas-{number}", "hideout") for number in range(maps)],
        Input("button", "n_clicks"),
        prevent_initial_call=True,
    )
    def recolour(clicks: int) -> list[dict[str, Any]]:
        return [answers[clicks % 2]] * maps

    return app


def geojson(shapes: Any) -> dict[str, Any]:
    """Write outlines to five decimals: a metre, the grid of the atlas."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": _rounded(shapely.geometry.mapping(outline)),
        }
        for code, outline in shapes.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _rounded(shape: Any) -> Any:
    if isinstance(shape, dict):
        return {**shape, "coordinates": _rounded(shape["coordinates"])}
    return round(shape, 5) if isinstance(shape, float) else [_rounded(part) for part in shape]


def hideout(codes: list[str], turn: int) -> dict[str, Any]:
    """Give every area a class, another one for nearly all at the other turn."""
    drawn = {code: hashlib.sha256(f"{code} {turn}".encode()).digest()[0] for code in codes}
    return {
        "classes": {code: number % len(COLOURS) for code, number in drawn.items()},
        "colours": COLOURS if turn else COLOURS[::-1],
    }
