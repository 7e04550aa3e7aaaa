"""Masters: the page and the layouts that every slide of the house has, and how a deck is packed."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.exports.archives import saved
from geo.exports.frames import HIGH, POINT, WIDE, Box, inches, lines
from geo.exports.markups import clean, filled, spaces
from geo.exports.themes import House, mapped, styles, theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

MAP, TABLE, COVER, SECTION, TEXT = range(5)
"""The layouts: words beside a map, a title above a table or chart, and the ones of mere words."""
SIDE, ABOVE = inches(0.5, 0.5, 4.1, 1.6), inches(0.5, 0.42, 12.33, 0.5)
FIELD, ROOM = inches(4.95, 0.35, 8.05, 6.8), inches(0.5, 1.4, 12.33, 5.15)
"""Where a map stands, and where a table, a chart or a text does."""

_MADE = "2000-01-01"
"""Every deck says that it was made on this day: the same scene gives the same bytes."""


def begun(house: House, title: str) -> "Presentation":
    """Begin a deck: no slides yet, the layouts of the house, none of the looks of the program."""
    import pandas as pd  # noqa: PLC0415  (slow, like the next ones)
    from pptx import Presentation  # noqa: PLC0415
    from pptx.util import Emu  # noqa: PLC0415

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)
    _strip(deck)
    _dress(deck, house)
    told, made = deck.core_properties, pd.Timestamp(_MADE).to_pydatetime()
    told.title, told.author, told.last_modified_by = clean(title)[:255], "Siquan", "Siquan"
    told.created = told.modified = made
    told.revision = 1
    return deck


def packed(deck: "Presentation", drawn: Sequence[tuple["Slide", str]]) -> bytes:
    """Write a deck as a file in which no time stands.

    Parameters
    ----------
    deck : Presentation
    drawn : sequence of slide and str
        What is drawn on slides, as it stands in their files: never read, only written, as a map
        has many thousand points.
    """
    written, content = saved(deck), io.BytesIO()
    added: dict[str, bytes] = {}
    for slide, one in drawn:
        name = str(slide.part.partname).removeprefix("/")
        added[name] = added.get(name, b"") + one.encode()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _with(old.read(name), added.get(name, b"")))
    return content.getvalue()


def _with(slide: bytes, drawn: bytes) -> bytes:
    """Add what is drawn on a slide to what the library wrote of it."""
    start, end, rest = slide.rpartition(b"</p:spTree>")
    return start + drawn + end + rest if drawn else slide


@dataclass(frozen=True, slots=True)
class Place:
    """Where a layout has words.

    Attributes
    ----------
    box : Box
    size : float
        In points.
    anchor : str
        ``t``, ``ctr`` or ``b``.
    """

    box: Box
    size: float
    anchor: str = "t"


LAYOUTS: Mapping[int, tuple[str, Place, Place | None]] = {
    MAP: ("Map", Place(SIDE, 24), None),
    TABLE: ("Table", Place(ABOVE, 24), None),
    COVER: (
        "Cover",
        Place(inches(1.1, 1.7, 11.2, 2.1), 40, "b"),
        Place(inches(1.1, 4.15, 11.2, 2.5), 16),
    ),
    SECTION: (
        "Section",
        Place(inches(0.5, 2.1, 12.33, 1.5), 32, "b"),
        Place(inches(0.5, 3.85, 9.6, 2.4), 16),
    ),
    TEXT: ("Text", Place(ABOVE, 24), Place(ROOM, 18)),
}
"""Name, title and text of each layout."""


def entitle(slide: "Slide", layout: int, title: str) -> float:
    """Write the title of a slide, smaller where it is long; return its size in points."""
    from pptx.util import Pt  # noqa: PLC0415  (slow to import)

    _, place, _ = LAYOUTS[layout]
    counts = {place.size * one: lines(title, place.size * one, place.box.wide, bold=True)
              for one in (1, 0.92, 0.85, 0.7, 0.6)}  # fmt: skip
    fits = [one for one, count in counts.items() if count * one * 1.3 * POINT <= place.box.high]
    # A little smaller is better than a line with one sign.
    few = min((counts[one] for one in fits if one >= 0.85 * place.size), default=0)
    fits = [one for one in fits if counts[one] <= few] or fits
    size = fits[0] if fits else place.size / 2
    frame = slide.shapes.title.text_frame  # pyright: ignore  # every layout has one
    frame.text = clean(title)
    if size != place.size:
        for run in (run for one in frame.paragraphs for run in one.runs):
            run.font.size = Pt(size)
    return size


def _strip(deck: "Presentation") -> None:
    """Leave out what the empty deck of the library brings and nobody asked for."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as KIND  # noqa: PLC0415

    package, part = deck.part.package, deck.part
    unwanted = {KIND.THUMBNAIL, KIND.EXTENDED_PROPERTIES, KIND.PRINTER_SETTINGS}
    for holder in (package, part):
        for key, one in list(holder._rels.items()):  # pyright: ignore  # no public way
            if one.reltype in unwanted:
                holder._rels.pop(key)  # pyright: ignore


def _dress(deck: "Presentation", house: House) -> None:
    """Give the master and its layouts the looks of the house."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as KIND  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415

    master = deck.slide_masters[0]
    for layout in list(master.slide_layouts)[len(LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    master.part.part_related_by(KIND.THEME).blob = theme(house).encode()
    element = master.element
    for at, child in ((0, _page()), (1, mapped(house)), (3, styles())):
        element.replace(element[at], parse_xml(child))
    for layout, number in zip(master.slide_layouts, LAYOUTS, strict=True):
        _lay(layout, number)


def _lay(layout: "SlideLayout", number: int) -> None:
    from pptx.oxml import parse_xml  # noqa: PLC0415

    name, title, text = LAYOUTS[number]
    element = layout.element
    element.attrib.pop("type", None)
    tree = f"{_ROOT}{_title(title)}{_text(text) if text else ''}"
    if number == COVER:
        element.set("showMasterSp", "0")
        tree += _bar(Box(0, 0, 320_040, HIGH))
    element.replace(
        element[0],
        parse_xml(f'<p:cSld {spaces()} name="{name}"><p:spTree>{tree}</p:spTree></p:cSld>'),
    )


_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _title(place: Place) -> str:
    """Write the place of the title."""
    return _placed(2, "Title", "title", place, "tx1")


def _text(place: Place) -> str:
    """Write the place of a text."""
    return _placed(3, "Text", "body", place, "tx2" if place.size < 18 else "tx1")


def _placed(number: int, name: str, kind: str, place: Place, colour: str) -> str:
    index = "" if kind == "title" else ' idx="1"'
    style = (
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr '
        f'sz="{round(place.size * 100)}">{filled(colour)}</a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{_framed(place.box)}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" '
        f'rIns="0" bIns="0" anchor="{place.anchor}"><a:normAutofit/></a:bodyPr>{style}'
        f'<a:p><a:r><a:rPr lang="zh-CN"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _framed(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.wide}" cy="{box.high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _bar(box: Box) -> str:
    """Write a bar in the colour of the house."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr>{_framed(box)}{filled('accent1')}<a:ln><a:noFill/></a:ln></p:spPr>"
        "</p:sp>"
    )


def _number() -> str:
    """Write the number of a slide in its lower corner."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="5" name="number"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_framed(_NUMBER)}<a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        '<a:lstStyle/><a:p><a:pPr algn="r"/><a:fld id="{6F1D2C4E-3B5A-4C7D-8E9F-0A1B2C3D4E5F}" '
        f'type="slidenum"><a:rPr lang="en-GB" sz="800">{filled("tx2")}</a:rPr><a:t>‹#›</a:t>'
        "</a:fld></a:p></p:txBody></p:sp>"
    )


_NUMBER = inches(12.03, 7.2, 0.8, 0.18)


def _page() -> str:
    """Write the page: paper, a short bar of the house at its upper edge, and its number."""
    return (
        f"<p:cSld {spaces()}><p:bg><p:bgPr>{filled('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>"
        f"{_ROOT}{_bar(Box(SIDE.left, 0, 640_080, 64_008))}{_number()}"
        f"{_title(Place(ABOVE, 24))}{_text(Place(ROOM, 18))}</p:spTree></p:cSld>"
    )
