"""Markups: native shapes of a slide, written straight as DrawingML.

Lengths are in EMU. Outlines come in metres of the print projection.
"""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.exports.frames import POINT, Box, Frame

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAGS: Mapping[str, str] = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is filled and outlined.

    Attributes
    ----------
    fill, line : str
        ``#rrggbb``, or a colour of the theme such as ``tx1``; empty for none.
    width : float
        Of the line, in points.
    """

    fill: str = ""
    line: str = ""
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph.

    Attributes
    ----------
    text : str
    size : float
        In points; 0 as the place of the text has it.
    colour : str
        As for a `Look`; empty as the place of the text has it.
    bold : bool
    after : float
        Space below it, in points.
    """

    text: str
    size: float = 10
    colour: str = "tx1"
    bold: bool = False
    after: float = 0


@cache
def spaces(*prefixes: str) -> str:
    """Declare the namespaces that a fragment uses; those of slides where none is named."""
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415  (slow to import)

    return nsdecls(*(prefixes or ("a", "p", "r")))


def clean(text: str) -> str:
    """Leave out what no document can hold."""
    return _NO_XML.sub("", text)


def colour(value: str) -> str:
    """Write a colour: ``#rrggbb`` as it is, anything else as one of the theme."""
    if value.startswith("#"):
        return f'<a:srgbClr val="{value[1:].upper()}"/>'
    return f'<a:schemeClr val="{value}"/>'


def filled(value: str) -> str:
    """Write a plain fill, or that there is none."""
    return f"<a:solidFill>{colour(value)}</a:solidFill>" if value else "<a:noFill/>"


def lined(look: Look) -> str:
    """Write an outline, or that there is none."""
    if not look.line:
        return "<a:ln><a:noFill/></a:ln>"
    width = round(look.width * POINT)
    return f'<a:ln w="{width}">{filled(look.line)}<a:round/></a:ln>'


def paragraph(words: Words, lang: str, align: str = "l") -> str:
    """Write a paragraph with one run."""
    after = f'<a:spcAft><a:spcPts val="{round(words.after * 100)}"/></a:spcAft>'
    bold = ' b="1"' if words.bold else ""
    size = f' sz="{round(words.size * 100)}"' if words.size else ""
    looks = f'lang="{_TAGS.get(lang, lang)}"{size}{bold}'
    if not words.text:
        return f'<a:p><a:pPr algn="{align}">{after}</a:pPr><a:endParaRPr {looks}/></a:p>'
    fill = filled(words.colour) if words.colour else ""
    return (
        f'<a:p><a:pPr algn="{align}">{after}</a:pPr><a:r><a:rPr {looks}>{fill}'
        f"</a:rPr><a:t>{escape(clean(words.text))}</a:t></a:r></a:p>"
    )


def outlined(outline: BaseGeometry, frame: Frame) -> tuple[Box, str]:
    """Write a polygon, a line, or several, as one path of all its rings or lines.

    Outer rings and holes turn in opposite ways, so that it is filled rightly by either rule.
    """
    parts = shapely.get_parts(shapely.orient_polygons(outline))
    closed = outline.geom_type.endswith("Polygon")
    runs = shapely.get_rings(parts) if closed else parts
    points, rings = shapely.get_coordinates(runs, return_index=True)
    placed = frame.place(points)
    left, top = (int(one) for one in placed.min(axis=0))
    wide, high = (max(int(one), 1) for one in placed.max(axis=0) - (left, top))
    starts = np.flatnonzero(np.diff(rings, prepend=-1)).tolist()
    written = [f'<a:pt x="{x}" y="{y}"/>' for x, y in (placed - (left, top)).tolist()]
    path = "".join(
        f"<a:moveTo>{written[first]}</a:moveTo><a:lnTo>"
        + "</a:lnTo><a:lnTo>".join(written[first + 1 : end - closed])
        + ("</a:lnTo><a:close/>" if closed else "</a:lnTo>")
        for first, end in zip(starts, [*starts[1:], len(written)], strict=True)
    )
    return Box(left, top, wide, high), (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{path}</a:path></a:pathLst></a:custGeom>'
    )


@dataclass
class Canvas:
    """The shapes of a slide in the making, from back to front.

    Attributes
    ----------
    lang : str
        The language of its texts.
    """

    lang: str
    _ids: Iterator[int] = field(default_factory=lambda: count(1000))
    _written: list[str] = field(default_factory=list[str])
    _boxes: list[Box] = field(default_factory=list[Box])

    def outline(self, name: str, told: str, drawn: BaseGeometry, frame: Frame, look: Look) -> None:
        """Add a polygon, a line, or several, as one shape of its own."""
        box, path = outlined(drawn, frame)
        self._shape(box, self._about(name, told), path, look)

    def form(self, kind: str, name: str, box: Box, look: Look, told: str = "") -> None:
        """Add a shape that the program knows, such as ``rect`` or ``ellipse``."""
        form = f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
        self._shape(box, self._about(name, told), form, look)

    def text(self, name: str, box: Box, words: Sequence[Words], stand: str = "l t") -> None:
        """Add a text.

        How it stands in its box is said by ``l``, ``ctr`` or ``r``, and then ``t``, ``ctr`` or
        ``b``.
        """
        align, anchor = stand.split()
        body = (
            '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            + "".join(paragraph(one, self.lang, align) for one in words)
            + "</p:txBody>"
        )
        form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        self._shape(box, self._about(name, "", text=True), form, Look(), body)

    def graphic(self, name: str, box: Box, data: str) -> None:
        """Add what is no shape, such as a table."""
        self._boxes.append(box)
        self._written.append(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{next(self._ids)}" '
            f'name={quoteattr(name)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{_where(box)}</p:xfrm>"
            f"<a:graphic>{data}</a:graphic></p:graphicFrame>"
        )

    def _about(self, name: str, told: str, *, text: bool = False) -> str:
        descr = f" descr={quoteattr(clean(told))}" if told else ""
        kind = '<p:cNvSpPr txBox="1"/>' if text else "<p:cNvSpPr/>"
        return (
            f'<p:nvSpPr><p:cNvPr id="{next(self._ids)}" name={quoteattr(clean(name))}{descr}/>'
            f"{kind}<p:nvPr/></p:nvSpPr>"
        )

    def _shape(self, box: Box, about: str, form: str, look: Look, body: str = "") -> None:
        line = lined(look) if look.line or not body else ""
        self._boxes.append(box)
        self._written.append(
            f"<p:sp>{about}<p:spPr><a:xfrm>{_where(box)}</a:xfrm>{form}{filled(look.fill)}{line}"
            f"</p:spPr>{body}</p:sp>"
        )

    @contextmanager
    def group(self, name: str) -> Generator[None]:
        """Make one group of what is added meanwhile; none of nothing."""
        about, before = next(self._ids), len(self._written)
        yield
        if len(self._written) == before:
            return
        boxes, written = self._boxes[before:], self._written[before:]
        box = _around(boxes)
        inner = _where(box).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        self._boxes[before:] = [box]
        drawn = (
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{about}" name={quoteattr(name)}/><p:cNvGrpSpPr/>'
            f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{_where(box)}{inner}</a:xfrm></p:grpSpPr>"
            f"{''.join(written)}</p:grpSp>"
        )
        self._written[before:] = [drawn]

    @property
    def drawn(self) -> str:
        """Everything, as it stands in the file of a slide."""
        return "".join(self._written)


def _where(box: Box) -> str:
    return f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.wide}" cy="{box.high}"/>'


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(one.left for one in boxes), min(one.top for one in boxes)
    right = max(one.left + one.wide for one in boxes)
    below = max(one.top + one.high for one in boxes)
    return Box(left, top, right - left, below - top)
