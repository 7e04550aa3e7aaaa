"""Readings as a page of Markdown, with what was wanted beside what was found."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

PACKAGES = ("dash", "dash-leaflet", "flask-compress", "waitress", "shapely", "playwright")


def written(
    lines: Sequence[str], missed: Sequence[str], layer: Any, run: tuple[int, str, Sequence[str]]
) -> str:
    """Return the page; ``run`` is rounds, browser, and the parts that were not read."""
    rounds, chromium, left = run
    targets = [f"- Missed: {one}" for one in missed] or ["All met."]
    targets += [f"- Not read in this run: {', '.join(left)}"] if left else []
    return "\n".join([_head(layer, rounds, chromium), *lines, "## Targets", "", *targets, ""])


def _head(layer: Any, rounds: int, chromium: str) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    now = datetime.now(UTC)
    load = os.getloadavg()[1]
    return f"""# Speed against stock dash-leaflet, kepler.gl, plotly, folium, python-pptx and esda

Written by `make bench` on {now:%Y-%m-%d %H:%M} UTC. {platform.system()} {platform.machine()},
{os.cpu_count()} processors (load {load:.1f} over five minutes), Python {platform.python_version()},
Chromium {chromium} without GPU, {versions}. Both pages are served by waitress on the same machine.

The peer is a bare page: a map, `dl.GeoJSON(url=…, hideout=…)`, a button; it shows nothing else. The
atlas is the whole map page. Same outlines, same vertices. {rounds} rounds in turn, a fresh browser
context each, the servers warm; *ratio* is the median of the ratios within the rounds, times are
medians with their range, in milliseconds.

- **First map**: the page's own clock, from navigation until all areas have their colour and two
  frames more have been shown.
- **Click**: from the click, through the server, until all areas have changed and two frames more.
- **JavaScript**: what scripts ran for in that time and just after.
- **Paint**: from the answer at hand until all areas have changed, without server and frames; a
  canvas is redrawn within it.
- **Kept**: areas drawn by the same path after eight clicks.

The national layer comes from the package that the boundaries come from: {layer.features:,}
features, {layer.without_code} without a code, {layer.mended} mended; {layer.areas:,} areas.
As shipped its coverage is not valid ({layer.overlapping} areas overlap); simplified as a coverage
from {layer.raw:,} to {layer.vertices:,} vertices. Its values are made up, it is never shipped.

`make bench PARTS="layers peers"` reads some parts alone, and writes nothing.
"""
