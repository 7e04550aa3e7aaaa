"""A peer: the page that everyone writes with plotly's ``Choroplethmap`` in Dash.

The figure with its outlines stands in the layout; a button's callback answers with other colours.
Its style is empty and white, so that it asks no other machine.
"""

from pathlib import Path

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc, html
from stock import COLOURS, geojson, hideout

from geo import Atlas
from geo.topology import decode, encode

DRAWN = """
// Tells when a plot is done by its own account.
window.peer = { drawn: false };
new MutationObserver(() => {
  const plot = document.querySelector(".js-plotly-plot");
  if (!plot?.on || plot.watched) return;
  plot.watched = true;
  plot.on("plotly_afterplot", () => (peer.drawn = true));
}).observe(document, { childList: true, subtree: true });
"""


def charts(atlas: Atlas, folder: Path, level: str) -> Dash:
    """Build the page; ``folder`` becomes its assets folder."""
    shapes = decode(encode(atlas.outlines), level)
    (folder / "drawn.js").write_text(DRAWN)
    features = geojson(shapes)
    codes = list(shapes.index)
    turns = [hideout(codes, turn)["classes"] for turn in range(2)]
    values = [[told[code] for code in codes] for told in turns]
    west, south, east, north = shapes.total_bounds
    figure = go.Figure(
        go.Choroplethmap(
            geojson=features,
            featureidkey="properties.code",
            locations=codes,
            z=values[0],
            zmin=0,
            zmax=len(COLOURS) - 1,
            colorscale=list(COLOURS),
            marker_line_width=0.7,
            marker_line_color="#ffffff",
        )
    )
    bounds = {"west": west - 5, "south": south - 5, "east": east + 5, "north": north + 5}
    middle = {"lat": (south + north) / 2, "lon": (west + east) / 2}
    figure.update_layout(
        map={"style": "white-bg", "bounds": bounds, "center": middle, "zoom": 3},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
    app = Dash(__name__, assets_folder=str(folder))
    app.layout = html.Div(
        [
            html.Button("recolour", id="button"),
            dcc.Graph(figure=figure, id="graph", style={"height": "90vh"}),
        ]
    )

    @app.callback(Output("graph", "figure"), Input("button", "n_clicks"), prevent_initial_call=True)
    def recolour(clicks: int) -> Patch:
        patch = Patch()
        patch["data"][0]["z"] = values[clicks % 2]
        return patch

    return app
