"""Readings as a page of Markdown, with what was wanted beside what was found."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from typing import Any

PACKAGES = ("dash", "dash-leaflet", "flask-compress", "waitress", "shapely", "playwright")
FIRST, RECOLOUR, SIX, DECK, PICTURE = 1.0, 0.2, 0.25, 0.1, 0.125
"""Of the stock page's time, at the most; of the other builder's time for the shapes of a slide; of
the time of plotly with a browser for each picture."""
CLUSTERS = (0.2, 3.0)
"""Of esda's time for local clusters: the first answer of a process, and repeated ones."""
PACK = 60
"""Seconds for a full pack, at the most."""
LIMITS = {"shapes": 60, "values": 1, "whole": 900}
"""Kilobytes on the wire, at the most, for the province."""


@dataclass(frozen=True, slots=True)
class Files:
    """Readings of the files that the atlas writes."""

    pictures: Sequence[Any]
    deck: Any
    pack: Any


def written(
    readings: Sequence[Any],
    six: Any,
    files: Files,
    clusters: Sequence[Any],
    layer: Any,
    run: tuple[int, str],
) -> tuple[str, list[str]]:
    """Return the page, and the targets that were missed; ``run`` is rounds and browser."""
    missed: list[str] = []
    parts = [_head(layer, *run)]
    for one in readings:
        parts += [_layer(one), _times(one, missed)]
    parts.append(_six(six, missed))
    parts.append(_pictures(files.pictures, missed))
    parts.append(_deck(files.deck, missed))
    parts.append(_pack(files.pack, missed))
    parts.append(_clusters(clusters, missed))
    parts.append(_bytes(readings, missed))
    parts.append("## Targets\n\n" + ("".join(f"- Missed: {x}\n" for x in missed) or "All met.\n"))
    return "\n".join(parts), missed


def _head(layer: Any, rounds: int, chromium: str) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    now = datetime.now(UTC)
    load = os.getloadavg()[1]
    return f"""# Speed against stock dash-leaflet, plotly, python-pptx and esda

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
"""


def _six(one: Any, missed: list[str]) -> str:
    """Tell the maps side by side: all of them have changed, or none counts."""
    rows = ["| | atlas | six stock maps | ratio |", "|---|---|---|---|"]
    tables = {
        "first maps": one.first,
        "change of the year: click": _gathered(one.recolour, "click"),
        "change of the year: JavaScript": _gathered(one.recolour, "script"),
        "change of the year: paint": _gathered(one.recolour, "paint"),
    }
    for name, found in tables.items():
        ours, theirs = found["atlas"], found["six stock"]
        share = ratio(ours, theirs)
        rows.append(f"| {name} | {_spread(ours)} | {_spread(theirs)} | {share:.2f} |")
        if name.endswith(("JavaScript", "paint")) and share > SIX:
            missed.append(f"{one.name}, {name}: {share:.2f} of stock, wanted {SIX:g}")
    kept = [min(x.kept for x in pages) for pages in one.recolour.values()]
    rows.append(f"| paths kept | {kept[0]} of {one.areas} | {kept[1]} of {one.areas} | |")
    if kept[0] < one.areas:
        missed.append(f"{one.name}: not every path is kept")
    return (
        f"## {one.name.capitalize()}: {one.areas} areas\n\n"
        "The peer has six bare maps of the 90 counties and a callback with six outputs. The atlas"
        " is the whole page that compares: maps on one scale that move together, and with each"
        " answer the matrix, standings, ranks and profile anew. A click counts when all six maps"
        " have changed.\n\n" + "\n".join(rows) + "\n"
    )


def _deck(one: Any, missed: list[str]) -> str:
    """Tell how long the shapes of a slide take to build."""
    share = ratio(one.ours, one.theirs)
    if share > DECK:
        missed.append(f"slides, {one.name}: {share:.3f} of the builder, wanted {DECK:g}")
    return (
        f"## Shapes of a slide: {one.shapes} areas, {one.points:,} points\n\n"
        "From outlines in metres to shapes on a slide, saved. The peer is the freeform"
        f" builder of python-pptx {version('python-pptx')}, given points already placed.\n\n"
        "| | atlas | freeform builder | ratio |\n|---|---|---|---|\n"
        f"| {one.name} | {_spread(one.ours)} | {_spread(one.theirs)} | {share:.3f} |\n"
    )


def _pictures(found: Sequence[Any], missed: list[str]) -> str:
    """Tell how long a map takes to become a PNG."""
    rows = []
    for one in found:
        times = " | ".join(_spread(x) for x in (one.ours, one.warm, one.cold))
        kept, started = ratio(one.ours, one.warm), median(one.ours) / median(one.cold)
        rows.append(f"| {one.name} | {times} | {kept:.2f} | {started:.3f} |")
        if started > PICTURE:
            missed.append(f"PNG, {one.name}: {started:.3f} of plotly, wanted {PICTURE:g}")
    return (
        "## A map as PNG: 90 areas, 3840 × 2160 dots\n\n"
        f"The peer is plotly {version('plotly')} with kaleido {version('kaleido')} and the same"
        " Chromium. It draws the same outlines in the same colours, in the second row their names"
        " as well, one over the other where there is no room; no title, legend, notes, hatches,"
        " cities or circles, which the atlas draws in both. *Kept*: its browser and server run"
        " already. *Started*: a browser for each picture, as `fig.write_image` does it. The file"
        " of the world that it asks for is at hand, and empty.\n\n"
        "| | atlas | plotly, kept | plotly, started | ratio to kept | ratio to started |\n"
        "|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _pack(one: Any, missed: list[str]) -> str:
    """Tell how long a full pack takes; no peer writes one."""
    share = median(one.seconds) * 1000 / (median(one.builder) * one.maps)
    if max(one.seconds) > PACK:
        missed.append(f"full pack: {max(one.seconds):.0f} s, wanted {PACK}")
    if not one.same:
        missed.append("full pack: two runs differ")
    return (
        f"## A full pack: {one.places} regions, {one.indicators} indicators\n\n"
        f"{one.pages} pages as slides, {one.maps} of them maps with native shapes, names, table"
        f" and chart; {one.size / 1e6:.1f} MB. Written {len(one.seconds)} times from the start, in"
        f" one process: {_spread(one.seconds)} s; the bytes are"
        f" {'the same' if one.same else 'not the same'}.\n\n"
        "Nothing else writes such a pack. The freeform builder takes"
        f" {_spread(one.builder)} ms for the bare shapes of one of its maps, the middle one by"
        f" points, so for {one.maps} maps {median(one.builder) * one.maps / 1000:.0f} s; the whole"
        f" pack takes {share:.2f} of that.\n"
    )


def _clusters(found: Sequence[Any], missed: list[str]) -> str:
    """Tell how long local clusters take."""
    rows = []
    for one, limit in zip(found, CLUSTERS, strict=True):
        share = ratio(one.ours, one.theirs)
        asked = f"{one.name}, {one.areas:,} areas, {one.permutations:,} permutations"
        rows.append(f"| {asked} | {_spread(one.ours)} | {_spread(one.theirs)} | {share:.3f} |")
        if share > limit:
            missed.append(f"LISA, {one.name}: {share:.2f} of esda, wanted {limit:g}")
    return (
        "## Local clusters (LISA)\n\n"
        f"The peer is esda {version('esda')} with numba {version('numba')}, in one thread as ours;"
        " the same values, the same five nearest neighbours, the same statistics. The first answer"
        " is that of a fresh process, imports included, where esda compiles.\n\n"
        "| | atlas | esda | ratio |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _layer(one: Any) -> str:
    renderer = "canvas" if one.areas > 1000 else "SVG"
    return (
        f"## {one.name.capitalize()}: {one.areas:,} areas\n\n"
        f"{one.vertices:,} vertices with each border once; the atlas draws on {renderer}, "
        "the stock page in SVG unless it says canvas.\n"
    )


def _times(one: Any, missed: list[str]) -> str:
    rows = ["| | " + " | ".join(one.first) + " | ratio |", "|---|" + "---|" * (len(one.first) + 1)]
    tables = {
        "first map": one.first,
        "recolour: click": _gathered(one.recolour, "click"),
        "recolour: JavaScript": _gathered(one.recolour, "script"),
        "recolour: paint": _gathered(one.recolour, "paint"),
    }
    for name, found in tables.items():
        cells = " | ".join(_spread(times) for times in found.values())
        share = ratio(found["atlas"], found["stock"])
        rows.append(f"| {name} | {cells} | {share:.2f} |")
        limit = FIRST if name == "first map" else RECOLOUR
        bound = name == "first map" or (name.endswith("JavaScript") and one.areas > 1000)
        if bound and share > limit:
            missed.append(f"{one.name}, {name}: {share:.2f} of stock, wanted {limit:g}")
    kept = [
        f"{min(x.kept for x in r):,} of {r[0].drawn or one.areas:,}" for r in one.recolour.values()
    ]
    if any(x.kept < one.areas for x in one.recolour["atlas"]):
        missed.append(f"{one.name}: not every path is kept")
    kept = [
        text if "canvas" not in kind else "–" for kind, text in zip(one.first, kept, strict=True)
    ]
    return "\n".join([*rows, f"| paths kept | {' | '.join(kept)} | |", ""])


def _gathered(found: dict[str, Any], name: str) -> dict[str, list[float]]:
    """Return one median for each page that was opened."""
    return {
        kind: [median(getattr(one, name)) for one in pages if getattr(one, name)]
        for kind, pages in found.items()
    }


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Return the median of the ratios, round by round."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def _spread(times: list[float]) -> str:
    if not times:
        return "–"
    digits = 1 if median(times) < 20 else 0
    return f"{median(times):.{digits}f} ({min(times):.{digits}f}–{max(times):.{digits}f})"


def _bytes(readings: Sequence[Any], missed: list[str]) -> str:
    names = {
        "shapes": "shapes file",
        "values": "values and classes of one indicator",
        "scene": "all that paints one indicator",
        "answer": "whole answer to a click",
        "whole": "whole first page",
    }
    rows = ["## Bytes on the wire, KB\n", "| | " + " | ".join(one.name for one in readings) + " |"]
    rows.append("|---|" + "---|" * len(readings))
    for key, name in names.items():
        cells = [f"{one.weight['atlas'][key] / 1000:.1f}" for one in readings]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    stock = [f"{one.weight['stock']['whole'] / 1000:.0f}" for one in readings]
    rows.append(f"| stock, whole first page (it does not compress) | {' | '.join(stock)} |\n")
    weight = readings[0].weight["atlas"]
    for key, limit in LIMITS.items():
        if weight[key] > limit * 1000:
            missed.append(f"{names[key]}: {weight[key] / 1000:.1f} KB, wanted {limit}")
    return "\n".join(rows)
