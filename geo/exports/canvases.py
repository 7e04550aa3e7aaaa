"""Canvases: shapes, lines and letters on a page, written as dots, as SVG or as PDF.

The one module that knows how they are drawn. It is loaded when a picture is first asked for,
because what it stands on is slow to load.
"""

import io
import re
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from threading import Lock
from typing import Any, Literal, TypeVar

import numpy as np
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray
from shapely import get_coordinates, get_parts, get_rings, orient_polygons
from shapely.geometry.base import BaseGeometry

from geo.exports.dots import packed
from geo.exports.inks import Letters, Style
from geo.exports.layouts import Layout
from geo.exports.letters import Weight, drawable, font

_DRAWING = Lock()
"""Fonts and settings are the whole process's, so pictures are drawn one after the other."""

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "siquan",
    "pdf.fonttype": 42,
    "text.hinting": "none",
    "path.simplify": False,
}
_PROGRAM = "Siquan"
_EM = 100
"""Size at which the outlines of letters are kept; halos are drawn along them."""
_Thing = TypeVar("_Thing", bound=Artist)


class _Layer(Artist):
    """Things that belong together: a group of an SVG."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.things = name, list[Artist]()

    def draw(self, renderer: RendererBase) -> None:
        """Draw them in order."""
        renderer.open_group(self.name, gid=self.name)
        for thing in self.things:
            thing.draw(renderer)
        renderer.close_group(self.name)


class _Outline(Artist):
    """A path, filled, drawn along, or both: all else that a patch can do takes twice the time."""

    def __init__(self, path: Path, style: Style, cap: Literal["butt", "round"]) -> None:
        super().__init__()
        self._path, self._style, self._cap = path, style, cap

    def draw(self, renderer: RendererBase) -> None:
        """Draw it."""
        style, pen = self._style, renderer.new_gc()
        renderer.open_group("patch", self.get_gid())
        pen.set_linewidth(style.width if style.line else 0)
        pen.set_capstyle(self._cap)  # pyright: ignore[reportArgumentType]
        pen.set_joinstyle("round")  # pyright: ignore[reportArgumentType]
        pen.set_foreground(to_rgba(style.line or "none"), isRGBA=True)
        fill = to_rgba(style.fill) if style.fill else None
        renderer.draw_path(pen, self._path, self.get_transform(), fill)
        pen.restore()
        renderer.close_group("patch")


class _Line(Artist):
    """A line of letters from a point of its base line: all that is measured first is left out."""

    def __init__(
        self, start: tuple[float, float], text: str, letters: Letters, path: Path | None
    ) -> None:
        super().__init__()
        self._start, self._text, self._letters, self._path = start, text, letters, path

    def draw(self, renderer: RendererBase) -> None:
        """Write it; as dots, along the outlines of its letters where they are at hand."""
        if self._path and isinstance(renderer, RendererAgg):
            pen = renderer.new_gc()
            pen.set_linewidth(0)
            ink = to_rgba(self._letters.colour)
            renderer.draw_path(pen, self._path, self.get_transform(), ink)
            pen.restore()
            return
        x, y = self.get_transform().transform(self._start)
        high = renderer.get_canvas_width_height()[1]
        renderer.open_group("text", self.get_gid())
        pen = renderer.new_gc()
        pen.set_foreground(to_rgba(self._letters.colour), isRGBA=True)
        family = _family(self._letters.weight, self._letters.size)
        below = high - y if renderer.flipy() else y
        renderer.draw_text(pen, x, below, self._text, family, 0)
        pen.restore()
        renderer.close_group("text")


@lru_cache(256)
def _family(weight: Weight, size: float) -> FontProperties:
    return FontProperties(fname=font(weight), size=size)


class Canvas:
    """A page to draw on, in points from its lower left corner.

    Parameters
    ----------
    layout : Layout
    paper : str
        Colour of the ground.
    """

    def __init__(self, layout: Layout, paper: str) -> None:
        self._layout = layout
        ground = "none" if layout.transparent else paper
        self._figure = Figure((layout.width, layout.height), dpi=layout.dpi, facecolor=ground)
        self._scale = Affine2D().scale(1 / 72) + self._figure.dpi_scale_trans
        self._layers = dict[str, _Layer]()
        self._layer = ""
        self._told = dict[str, str]()

    @contextmanager
    def layer(self, name: str) -> Generator[None]:
        """Draw what follows as one group; again under the same name, in the same group."""
        if name not in self._layers:
            layer = _Layer(name)
            layer.set_zorder(len(self._layers) + 1)
            self._figure.add_artist(layer)
            self._layers[name] = layer
        self._layer, before = name, self._layer
        yield
        self._layer = before

    def shape(self, outline: BaseGeometry, style: Style, key: str = "", told: str = "") -> None:
        """Draw a polygon or several as one; ``key`` names it in an SVG, ``told`` is its tip."""
        if outline.is_empty:
            return
        drawn = self._add(_Outline(_closed(outline), style, "butt"))
        if key:
            drawn.set_gid(key)
            self._told[key] = told

    def line(self, lines: BaseGeometry, style: Style) -> None:
        """Draw a line or several as one."""
        if not lines.is_empty:
            self._add(_Outline(_open(lines), style, "round"))

    def text(self, x: float, y: float, text: str, letters: Letters) -> None:
        """Write a line that starts at a point of its base line."""
        text, path = drawable(text), None
        if letters.halo:
            known = _outlined(text, letters.weight)
            points = np.asarray(known.vertices, float) * (letters.size / _EM) + (x, y)
            path = Path(points, known.codes)
            halo = Style("", letters.halo, letters.size * 0.3)
            self._add(_Outline(path, halo, "butt"))
        self._add(_Line((x, y), text, letters, path))

    def _add(self, thing: _Thing) -> _Thing:
        thing.set_figure(self._figure)
        thing.set_transform(self._scale)
        thing.set_clip_on(False)
        self._layers[self._layer].things.append(thing)
        return thing

    def png(self, about: Mapping[str, str]) -> bytes:
        """Write it as dots."""
        canvas = FigureCanvasAgg(self._figure)
        # A trace more than the dots, since parts of a dot are cut off.
        wide, high = self._layout.pixels
        self._figure.set_size_inches(
            (wide + 1e-6) / self._layout.dpi, (high + 1e-6) / self._layout.dpi
        )
        canvas.draw()
        dots = np.asarray(canvas.buffer_rgba())
        seen = dots if self._layout.transparent else dots[..., :3]
        return packed(seen, self._layout.dpi, {**about, "Software": _PROGRAM})

    def pdf(self, about: Mapping[str, str]) -> bytes:
        """Write it as a PDF, with fonts, without a date."""
        return bound([self], about)

    @property
    def figure(self) -> Figure:
        """What it is drawn on."""
        return self._figure

    def svg(self, about: Mapping[str, str]) -> bytes:
        """Write it as an SVG: a group a layer, and a path with its key a shape."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415

        file = io.BytesIO()
        told = {**about, "Creator": _PROGRAM, "Date": None}
        FigureCanvasSVG(self._figure).print_svg(file, metadata=told)
        return _named(file.getvalue().decode(), self._told).encode()


@contextmanager
def drawing() -> Generator[None]:
    """Draw by our settings, alone."""
    with _DRAWING, rc_context(_SETTINGS):
        yield


def bound(pages: Iterable[Canvas], about: Mapping[str, str]) -> bytes:
    """Write canvases as the pages of one PDF, with fonts, without a date.

    Its fonts stand in it once, and finding the signs in use takes longer than drawing a page.
    """
    from matplotlib.backends.backend_pdf import PdfPages  # noqa: PLC0415

    file = io.BytesIO()
    told = {**about, "Creator": _PROGRAM, "CreationDate": None}
    with PdfPages(file, metadata=told) as book:
        for one in pages:
            book.savefig(one.figure)
    return file.getvalue()


def _named(svg: str, told: Mapping[str, str]) -> str:
    """Give each path the name of its group, with a tip for whoever points at it."""

    def path(found: re.Match[str]) -> str:
        key = found["key"]
        if key not in told:
            return found[0]
        return f'<path id="{key}"{found["rest"]}><title>{escape(told[key])}</title></path>'

    return re.sub(r'<g id="(?P<key>[^"]+)">\s*<path(?P<rest>[^>]*?)/>\s*</g>', path, svg)


@lru_cache(4096)
def _outlined(text: str, weight: Weight) -> Path:
    """Return the outlines of a line of letters; names recur on the maps of an atlas."""
    return TextPath((0, 0), text, _EM, prop=FontProperties(fname=font(weight)))


def _closed(outline: BaseGeometry) -> Path:
    """Return polygons as one path; holes run the other way, so that they stay empty."""
    points, first = _points(get_rings(get_parts(orient_polygons(outline))))
    codes = _codes(first)
    codes[np.roll(first, -1)] = Path.CLOSEPOLY
    return Path(points, codes)


def _open(lines: BaseGeometry) -> Path:
    points, first = _points(get_parts(lines))
    return Path(points, _codes(first))


def _points(lines: NDArray[np.object_]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the points of all lines in order, and which of them begin one."""
    points, which = get_coordinates(lines, return_index=True)
    return np.round(points, 2), np.diff(which, prepend=-1) != 0


def _codes(first: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.where(first, Path.MOVETO, Path.LINETO).astype(Path.code_type)
