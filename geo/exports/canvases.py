"""Canvases: shapes, lines and letters on a page, written as dots, as SVG or as PDF.

The one module that knows how they are drawn. It is loaded when a picture is first asked for,
because what it stands on is slow to load.
"""

import io
import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from threading import Lock
from typing import Any, TypeVar

import numpy as np
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from shapely import get_coordinates, get_parts, orient_polygons
from shapely.geometry.base import BaseGeometry

from geo.exports.inks import Letters, Style
from geo.exports.layouts import Layout
from geo.exports.letters import drawable, font

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
        patch = self._add(PathPatch(_closed(outline), joinstyle="round"))
        patch.set_facecolor(style.fill or "none")
        patch.set_edgecolor(style.line or "none")
        patch.set_linewidth(style.width)
        if key:
            patch.set_gid(key)
            self._told[key] = told

    def line(self, lines: BaseGeometry, style: Style) -> None:
        """Draw a line or several as one."""
        path = _open([get_coordinates(one) for one in get_parts(lines)])
        if path is None:
            return
        patch = self._add(PathPatch(path, fill=False, joinstyle="round", capstyle="round"))
        patch.set_edgecolor(style.line)
        patch.set_linewidth(style.width)

    def text(self, x: float, y: float, text: str, letters: Letters) -> None:
        """Write a line that starts at a point of its base line."""
        text = drawable(text)
        family = FontProperties(fname=font(letters.weight))
        if letters.halo:
            path = TextPath((x, y), text, letters.size, prop=family)
            halo = self._add(PathPatch(path, fill=False, joinstyle="round"))
            halo.set_edgecolor(letters.halo)
            halo.set_linewidth(letters.size * 0.3)
        family.set_size(letters.size)
        written = Text(x, y, text, color=letters.colour, fontproperties=family, parse_math=False)
        self._add(written)

    def _add(self, thing: _Thing) -> _Thing:
        thing.set_figure(self._figure)
        thing.set_transform(self._scale)
        thing.set_clip_on(False)
        self._layers[self._layer].things.append(thing)
        return thing

    def png(self, about: Mapping[str, str]) -> bytes:
        """Write it as dots."""
        canvas, file, told = FigureCanvasAgg(self._figure), io.BytesIO(), PngInfo()
        for name, text in {**about, "Software": _PROGRAM}.items():
            told.add_itxt(name, text)
        # A trace more than the dots, since parts of a dot are cut off.
        wide, high = self._layout.pixels
        self._figure.set_size_inches(
            (wide + 1e-6) / self._layout.dpi, (high + 1e-6) / self._layout.dpi
        )
        canvas.draw()
        image = Image.fromarray(np.asarray(canvas.buffer_rgba()))
        seen = image if self._layout.transparent else image.convert("RGB")
        dpi = (self._figure.dpi, self._figure.dpi)
        seen.save(file, "png", pnginfo=told, dpi=dpi, compress_level=4)
        return file.getvalue()

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


def _closed(outline: BaseGeometry) -> Path:
    """Return polygons as one path; holes run the other way, so that they stay empty."""
    rings = [
        get_coordinates(ring)
        for part in get_parts(orient_polygons(outline))
        for ring in (part.exterior, *part.interiors)
    ]
    codes = [_codes(len(ring), closed=True) for ring in rings]
    return Path(np.round(np.concatenate(rings), 2), np.concatenate(codes))


def _open(lines: Sequence[np.ndarray]) -> Path | None:
    codes = [_codes(len(line), closed=False) for line in lines if len(line)]
    if not codes:
        return None
    return Path(
        np.round(np.concatenate([one for one in lines if len(one)]), 2), np.concatenate(codes)
    )


def _codes(count: int, *, closed: bool) -> np.ndarray:
    codes = np.full(count, Path.LINETO, dtype=Path.code_type)
    codes[0] = Path.MOVETO
    if closed:
        codes[-1] = Path.CLOSEPOLY
    return codes
