"""The picture of where sites lie: the sites, their mean centre, ellipse and density, as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin, sqrt
from typing import Any

import numpy as np
from dash import html

from dashboards.markup import Element
from geo import Scene, say
from geo.analysis.dispersions import Ellipse
from geo.analysis.distributions import Cluster, Ground, borders, cluster
from geo.analysis.reliefs import SHARES, Relief
from geo.analysis.sitings import Siting
from geo.text import number
from geo.topology import FloatArray

WIDE = 560
"""Units that the drawing is wide."""
DRAWN = 1000
"""Sites above which none is drawn by itself."""
_MARGIN, _DOT, _GOLDEN = 10_000.0, 3.2, pi * (3 - sqrt(5))
_COAST = "coast"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where metres stand in the drawing: west and north end, and units a metre."""

    west: float
    north: float
    scale: float
    tall: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return how far to the right and down a point stands."""
        return (x - self.west) * self.scale, (self.north - y) * self.scale


def pictured(scene: Scene, chosen: Siting | None, on: Ground) -> list[Any]:
    """Draw the sites that a scene shows; below, what is said of the sector chosen, and the key."""
    lang, found = scene.view.lang, cluster(scene.atlas, scene.sites, on)
    name = ", ".join(_names(scene)) or say(lang, "dispersions.every", "All sectors together")
    label = say(
        lang,
        "reliefs.label",
        "{what}: {count} sites on the map of the province; the table says the same",
        what=name,
        count=len(found.sites),
    )
    frame = _framed(on)
    inside = [
        *_land(on, frame),
        *(_bands(found.relief, on, frame) if found.relief else []),
        *_named(scene, on, frame),
        *(_sited(scene, found, frame) if len(found.sites) <= DRAWN else []),
        *(_middle(found, frame) if found.ellipse else []),
    ]
    box = {"viewBox": f"0 0 {WIDE} {frame.tall:.0f}", "class": "plot relief", "role": "img"}
    said = [html.P(chosen.told(lang, name))] if chosen else []
    return [
        html.Figcaption(name),
        Element("svg", {**box, "aria-label": label}, inside),
        *said,
        _key(found, lang),
    ]


def _names(scene: Scene) -> list[str]:
    """Name the sectors that are chosen."""
    register, lang = scene.atlas.register, scene.view.lang
    keys = set(scene.view.sectors) | {
        key for tier in scene.view.tiers for key in register.tiers[tier][1]
    }
    return [zh if lang == "zh" else en for zh, (key, en) in register.sectors.items() if key in keys]


def _framed(on: Ground) -> _Frame:
    west, south, east, north = on.land.bounds
    scale = WIDE / (east - west + 2 * _MARGIN)
    return _Frame(west - _MARGIN, north + _MARGIN, scale, (north - south + 2 * _MARGIN) * scale)


def _land(on: Ground, frame: _Frame) -> list[Element]:
    """Draw the outlines of the parts of the province."""
    return [
        Element("path", {"class": "land", "d": _edge(borders(shape), frame)}) for shape in on.shapes
    ]


def _edge(rings: Iterable[FloatArray], frame: _Frame) -> str:
    """Write borders as a path."""
    found: list[str] = []
    for ring in rings:
        points = (frame.at(x, y) for x, y in ring.tolist())
        found.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "z")
    return "".join(found)


def _named(scene: Scene, on: Ground, frame: _Frame) -> list[Element]:
    """Write the names of the parts, faintly."""
    found: list[Element] = []
    for place, shape in zip(on.places, on.shapes, strict=True):
        middle = shape.representative_point()
        x, y = frame.at(middle.x, middle.y)
        where = {"x": f"{x:.0f}", "y": f"{y:.0f}", "class": "place"}
        found.append(Element("text", where, [place.short(scene.view.lang)]))
    return found


def _bands(found: Relief, on: Ground, frame: _Frame) -> list[Element]:
    """Draw the density, a path a band, the outermost first; it ends where the land does."""
    bands = [
        Element("path", {"class": f"band band-{at}", "d": _runs(found, at, frame)})
        for at in range(len(SHARES))
    ]
    coast = Element("path", {"d": _edge(borders(on.land), frame)})
    clip = Element("clipPath", {"id": _COAST}, [coast])
    return [clip, Element("g", {"clip-path": f"url(#{_COAST})"}, bands)]


def _runs(found: Relief, band: int, frame: _Frame) -> str:
    """Write the cells of a band as a path; those side by side are one run."""
    side = found.side
    runs: list[str] = []
    cells = found.cells[found.bands == band]
    for y, row in groupby(cells.tolist(), key=lambda cell: cell[1]):
        for west, count in _joined([x for x, _ in row], side):
            left, top = frame.at(west, y + side)
            right, foot = frame.at(west + count * side, y)
            runs.append(f"M{left:.1f} {top:.1f}H{right:.1f}V{foot:.1f}H{left:.1f}z")
    return "".join(runs)


def _joined(starts: list[float], side: float) -> Iterable[tuple[float, int]]:
    """Join cells of a row that lie side by side: where they begin, and how many they are."""
    found: list[tuple[float, int]] = []
    for x in starts:
        if found and abs(found[-1][0] + found[-1][1] * side - x) < side / 2:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found


def _sited(scene: Scene, found: Cluster, frame: _Frame) -> list[Element]:
    """Draw the sites, over how exactly they are known."""
    return [*_exactness(found, frame), *_dots(scene, found, frame)]


def _exactness(found: Cluster, frame: _Frame) -> list[Element]:
    """Draw around each position the circle inside which it truly lies."""
    rounds = {
        (*frame.at(x, y), (site.accuracy or 0.0) * frame.scale): None
        for site, (x, y) in zip(found.sites, found.points.tolist(), strict=True)
    }
    return [
        Element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{r:.1f}", "class": "exact"})
        for x, y, r in rounds
        if r > _DOT
    ]


def _dots(scene: Scene, found: Cluster, frame: _Frame) -> list[Element]:
    """Draw the sites; those that share a position are spread around it."""
    met: dict[tuple[float, float], int] = {}
    dots: list[Element] = []
    for site, (x, y) in zip(found.sites, found.points.tolist(), strict=True):
        before = met.get((x, y), 0)
        met[x, y] = before + 1
        right, down = frame.at(x, y)
        away, turn = 1.6 * _DOT * sqrt(before), before * _GOLDEN
        where = {
            "cx": f"{right + away * cos(turn):.1f}",
            "cy": f"{down + away * sin(turn):.1f}",
            "r": f"{_DOT}",
            "class": "listed-site",
        }
        dots.append(Element("circle", where, [Element("title", {}, [site.name(scene.view.lang)])]))
    return dots


def _oval(found: Cluster) -> Ellipse | None:
    """Return the standard ellipse, where the positions are exact enough for it."""
    oval, exact = found.ellipse, [site.accuracy or 0.0 for site in found.sites]
    return oval if oval is not None and oval.short >= float(np.median(exact)) else None


def _middle(found: Cluster, frame: _Frame) -> list[Element]:
    """Draw the mean centre as a cross, and the standard ellipse around it."""
    if found.ellipse is None:
        return []
    x, y = frame.at(*found.ellipse.centre)
    cross = f"M{x - 8:.1f} {y:.1f}h16M{x:.1f} {y - 8:.1f}v16"
    drawn = [Element("path", {"class": "middle", "d": cross})]
    oval = _oval(found)
    if oval is None:
        return drawn
    where = {
        "cx": f"{x:.1f}",
        "cy": f"{y:.1f}",
        "rx": f"{oval.short * frame.scale:.1f}",
        "ry": f"{oval.long * frame.scale:.1f}",
        "transform": f"rotate({oval.bearing:.1f} {x:.1f} {y:.1f})",
        "class": "oval",
    }
    return [Element("ellipse", where), *drawn]


def _key(found: Cluster, lang: str) -> html.Ul:
    """Say what the marks mean that are drawn."""
    marks = say(
        lang,
        "reliefs.marks",
        "Dots: listed sites, spread where several share a position; the dashed circle: how exactly"
        " it is known.",
    )
    many = say(lang, "reliefs.many", "More than {most} sites; none is drawn by itself.", most=DRAWN)
    said = [marks if len(found.sites) <= DRAWN else many]
    if found.ellipse:
        said.append(say(lang, "reliefs.middle", "Cross: mean centre."))
    if _oval(found):
        said.append(say(lang, "reliefs.oval", "Ellipse: standard deviational ellipse."))
    if found.relief:
        said.append(_density(found.relief, lang))
    return html.Ul([html.Li(text) for text in said], className="fine")


def _density(found: Relief, lang: str) -> str:
    """Say what the bands hold; it is not how dense all sites are, listed or not."""
    shares = [number(share * 100, 0) for share in reversed(SHARES)]
    return say(
        lang,
        "reliefs.density",
        "From dark to light: where {first}%, {second}% and {third}% of the kernel density of the"
        " listed sites lies (bandwidth {width} km); it is no density of all sites.",
        first=shares[0],
        second=shares[1],
        third=shares[2],
        width=number(found.bandwidth / 1000, 0),
    )
