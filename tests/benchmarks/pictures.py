"""How long a map takes to become a PNG: ours, and plotly with a browser behind it (kaleido).

The peer draws the very outlines in the very colours on as many dots, and nothing else; beside the
sheet with names it writes the names too, each in the middle of its place. Its browser is started
for each picture, as ``fig.write_image`` does it, or kept. It asks a server of the world for an
outline of all countries that it then does not show; ours answers, with an empty one.
"""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

import kaleido
import plotly.graph_objects as go
import shapely
from PIL import Image
from ratios import ratio, spread, table

from geo import Atlas, compose
from geo.exports.layouts import WIDE
from geo.exports.parts import Wish
from geo.exports.pictures import write_picture
from geo.exports.sheets import Sheet

ASKED = "/?indicator=tertiary_share&by=county&year=2022"
COLD = 3
LIMIT = 0.125
"""Of the time of plotly with a browser for each picture, at the most."""
_LINE = 0.7
"""Thickness of a border in points of a screen, of which the picture has ``_SCALE`` dots each."""
_SCALE = 3
_LETTERS = 7
_BLANK = "#eeeeee"


@dataclass(slots=True)
class Picture:
    """Milliseconds for one picture; the peer with its browser kept, and started each time."""

    name: str
    ours: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)


def read(atlas: Atlas, browser: str | None, rounds: int) -> list[Picture]:
    """Draw both ways in turn; the first round warms up and is not kept."""
    scene = compose(atlas, atlas.view(ASKED))
    bare, full = Wish(hidden=frozenset({"labels"})), Wish()
    found = []
    with _world() as world:
        for name, wish in (("map, legend, notes", bare), ("the same with all names", full)):
            one, figure = Picture(name), _figure(atlas, scene, names=wish is full)
            options = {"format": "png", "width": WIDE.pixels[0], "height": WIDE.pixels[1]}
            asked = {"opts": {**options, "scale": 1}, "topojson": world}
            _take(one, lambda wish=wish: write_picture(Sheet(scene, wish), "png"),
                  lambda figure=figure, asked=asked, **more: kaleido.calc_fig_sync(
                      figure, **asked, **more), browser, rounds)  # fmt: skip
            found.append(one)
    return found


def _take(
    one: Picture,
    ours: Callable[[], bytes],
    theirs: Callable[..., bytes],
    browser: str | None,
    rounds: int,
) -> None:
    kaleido.start_sync_server(path=browser, n=1)
    for number in range(rounds + 1):
        mine, its = _timed(ours), _timed(theirs)
        one.ours += [mine] if number else []
        one.warm += [its] if number else []
    kaleido.stop_sync_server()
    one.cold += [_timed(lambda: theirs(kopts={"path": browser})) for _ in range(COLD)]


def _timed(draw: Callable[[], bytes]) -> float:
    start = perf_counter()
    content = draw()
    time = (perf_counter() - start) * 1000
    size = Image.open(BytesIO(content)).size
    if size != WIDE.pixels:
        raise SystemExit(f"a picture has {size} dots, wanted {WIDE.pixels}")
    return time


def _figure(atlas: Atlas, scene: Any, *, names: bool) -> go.Figure:
    """Build the map as plotly's manual does; it wants rings the other way than GeoJSON."""
    shown = {one.code: one for one in Sheet(scene).shapes}
    outlines = atlas.outlines["county"]
    turned = shapely.orient_polygons(outlines.to_numpy(), exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "geometry": json.loads(shapely.to_geojson(one))}
        for code, one in zip(outlines.index, turned, strict=True)
    ]
    fills = [shown[code].colour or _BLANK for code in outlines.index]
    colours = sorted(set(fills))
    steps = [(at / len(colours), (at + 1) / len(colours)) for at in range(len(colours))]
    areas = go.Choropleth(
        geojson={"type": "FeatureCollection", "features": features},
        locations=list(outlines.index),
        z=[colours.index(one) + 0.5 for one in fills],
        zmin=0,
        zmax=len(colours),
        colorscale=[(x, c) for ends, c in zip(steps, colours, strict=True) for x in ends],
        showscale=False,
        marker_line_width=_LINE * _SCALE,
        marker_line_color="#ffffff",
    )
    figure = go.Figure(areas)
    if names:
        middles = shapely.point_on_surface(outlines.to_numpy())
        figure.add_scattergeo(
            lon=shapely.get_x(middles),
            lat=shapely.get_y(middles),
            text=[shown[code].name for code in outlines.index],
            mode="text",
            textfont_size=_LETTERS * _SCALE,
        )
    figure.update_geos(fitbounds="locations", visible=False, projection_type="mercator")
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False)
    return figure


class _Empty(BaseHTTPRequestHandler):
    """Answers every question with a world in which there is nothing."""

    def do_GET(self) -> None:
        content = b'{"type": "Topology", "objects": {}, "arcs": []}'
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


@contextmanager
def _world() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def section(found: Sequence[Picture]) -> list[str]:
    """Tell how long a map takes to become a PNG."""
    rows = [
        [
            one.name,
            *map(spread, (one.ours, one.warm, one.cold)),
            f"{ratio(one.ours, one.warm):.2f}",
            f"{_started(one):.3f}",
        ]
        for one in found
    ]
    names = ["atlas", "plotly, kept", "plotly, started", "ratio to kept", "ratio to started"]
    return [
        "## A map as PNG: 90 areas, 3840 × 2160 dots",
        "",
        (
            f"The peer is plotly {version('plotly')} with kaleido {version('kaleido')} and the same"
            " Chromium. It draws the same outlines in the same colours, in the second row"
            " their names"
            " as well, one over the other where there is no room; no title, legend, notes, hatches,"
            " cities or circles, which the atlas draws in both. *Kept*: its browser and server run"
            " already. *Started*: a browser for each picture, as `fig.write_image` does it."
            " The file"
            " of the world that it asks for is at hand, and empty."
        ),
        *table(names, rows),
    ]


def missed(found: Sequence[Picture]) -> list[str]:
    """Name what is slower than wanted."""
    return [
        f"PNG, {one.name}: {_started(one):.3f} of plotly, wanted {LIMIT:g}"
        for one in found
        if _started(one) > LIMIT
    ]


def _started(one: Picture) -> float:
    """Return our share of the time with a browser for each picture, which has fewer rounds."""
    return median(one.ours) / median(one.cold)
