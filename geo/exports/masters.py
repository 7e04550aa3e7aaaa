"""The house master: the page, colours and fonts that every slide of the house has.

Colours of texts and lines are colours of the theme, so a deck turns dark, or takes another theme's
colours, by one choice in the program. Only the classes of a map bring their own.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.exports.frames import POINT, Box, inches, lines
from geo.exports.markups import clean, filled, spaces

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

WIDE, HIGH = 12_192_000, 6_858_000
"""A page of 16:9."""
MAP, TABLE = 0, 1
"""The layouts: words beside a map, and a title above a table or chart."""
SIDE, ABOVE = inches(0.5, 0.5, 4.1, 1.6), inches(0.5, 0.42, 12.33, 0.5)
"""Where the title of each layout stands."""

_SIZE = 24
_MADE = "2000-01-01"
"""Every deck says that it was made on this day: the same scene gives the same bytes."""
_LATIN, _EAST_ASIAN = "Arial", "Microsoft YaHei"
_SCRIPTS = {"Hans": "微软雅黑", "Hant": "Microsoft JhengHei", "Jpan": "Yu Gothic"}


@dataclass(frozen=True, slots=True)
class House:
    """Colours of a deck, ``#rrggbb``.

    Attributes
    ----------
    ink, soft, paper, rule, accent, core : str
        Of texts, of texts that stand back, of the page, of thin lines, of the house, of the cores.
    border, around, missing, withheld : str
        Between places, and of places without the colour of a class.
    outer : str
        Of the outlines of regions.
    dark : bool
    """

    ink: str
    soft: str
    paper: str
    rule: str
    accent: str
    core: str
    border: str
    around: str
    missing: str
    withheld: str
    outer: str
    dark: bool = False


LIGHT = House(
    ink="#14272e", soft="#51666d", paper="#ffffff", rule="#d8dfe0", accent="#0f6b6f",
    core="#c2410c", border="#ffffff", around="#eef2f2", missing="#dfe3e3", withheld="#e6d9c8",
    outer="#33474d",
)  # fmt: skip
DARK = House(
    ink="#e6eef0", soft="#a8babf", paper="#142126", rule="#2a3b41", accent="#6cc5bd",
    core="#fb923c", border="#142126", around="#1d2d33", missing="#3b4f57", withheld="#5a4c3a",
    outer="#c6d5d8", dark=True,
)  # fmt: skip


def begun(house: House, title: str) -> "Presentation":
    """Begin a deck: no slides yet, two layouts, and nothing left of the program's own looks."""
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


def packed(deck: "Presentation") -> bytes:
    """Write a deck as a file in which no time stands."""
    written, content = io.BytesIO(), io.BytesIO()
    deck.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return content.getvalue()


def entitle(slide: "Slide", title: str, box: Box) -> float:
    """Write the title of a slide, smaller where it is long; return its size in points."""
    from pptx.util import Pt  # noqa: PLC0415  (slow to import)

    fits = [size for size in (_SIZE, 20, 17, 14)
            if lines(title, size, box.wide) * size * 1.3 * POINT <= box.high]  # fmt: skip
    size = fits[0] if fits else 12
    frame = slide.shapes.title.text_frame  # pyright: ignore  # both layouts have one
    frame.text = clean(title)
    if size != _SIZE:
        frame.paragraphs[0].runs[0].font.size = Pt(size)
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
    kept = [master.slide_layouts[5], master.slide_layouts[6]]
    for layout in list(master.slide_layouts):
        if layout not in kept:
            master.slide_layouts.remove(layout)
    master.part.part_related_by(KIND.THEME).blob = _theme(house).encode()
    element = master.element
    for at, child in ((0, _page()), (1, _mapped(house)), (3, _styles())):
        element.replace(element[at], parse_xml(child))
    for layout, name, box in zip(kept, ("Map", "Table"), (SIDE, ABOVE), strict=True):
        _lay(layout, name, box)


def _lay(layout: "SlideLayout", name: str, box: Box) -> None:
    from pptx.oxml import parse_xml  # noqa: PLC0415

    element = layout.element
    element.attrib.pop("type", None)
    tree = f"{_ROOT}{_title(box)}"
    element.replace(
        element[0],
        parse_xml(f'<p:cSld {spaces()} name="{name}"><p:spTree>{tree}</p:spTree></p:cSld>'),
    )


_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _title(box: Box) -> str:
    """Write the place of the title."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.wide}" cy="{box.high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/>'
        '</a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>标题 Title</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )


def _page() -> str:
    """Write the page: paper, and a short bar of the house at its upper edge."""
    bar = Box(SIDE.left, 0, 640_080, 64_008)
    return (
        f"<p:cSld {spaces()}><p:bg><p:bgPr>{filled('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>"
        f'{_ROOT}<p:sp><p:nvSpPr><p:cNvPr id="3" name="bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{bar.left}" y="{bar.top}"/><a:ext cx="{bar.wide}" '
        f'cy="{bar.high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{filled('accent1')}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>{_title(ABOVE)}</p:spTree>"
        "</p:cSld>"
    )


def _mapped(house: House) -> str:
    """Write which colours of the theme texts and paper have; in the dark they change places."""
    first, second = ("dk", "lt") if house.dark else ("lt", "dk")
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f'<p:clrMap {spaces()} bg1="{first}1" tx1="{second}1" bg2="{first}2" tx2="{second}2" '
        f'{accents} hlink="hlink" folHlink="folHlink"/>'
    )


def _styles() -> str:
    """Write how titles and texts look where a slide does not say."""
    faces = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'

    def style(kind: str, size: int, face: str, bold: int = 0) -> str:
        looks = f'<a:defRPr sz="{size}" b="{bold}" kern="1200">{filled("tx1")}{faces.format(face)}'
        level = (
            '<a:lvl1pPr marL="0" indent="0" algn="l" defTabSz="914400" eaLnBrk="1" latinLnBrk="0" '
            f'hangingPunct="1"><a:buNone/>{looks}</a:defRPr></a:lvl1pPr>'
        )
        return f"<p:{kind}>{level}</p:{kind}>"

    return (
        f"<p:txStyles {spaces()}>{style('titleStyle', 2400, 'j', 1)}"
        f"{style('bodyStyle', 1200, 'n')}{style('otherStyle', 1200, 'n')}</p:txStyles>"
    )


def _theme(house: House) -> str:
    """Write the theme: colours, and fonts that the readers' computers have."""
    page, marks = (house.ink, house.paper), (house.soft, house.rule)
    (dark, light), (dark_2, light_2) = (
        (page[::-1], marks[::-1]) if house.dark else (page, marks)
    )  # fmt: skip
    accents = (house.accent, house.core, "#3191A6", "#7A1F5C", "#B45309", "#1E5787")
    colours: Mapping[str, str] = {
        "dk1": dark, "lt1": light, "dk2": dark_2, "lt2": light_2,
        **{f"accent{n}": one for n, one in enumerate(accents, 1)},
        "hlink": house.accent, "folHlink": house.soft,
    }  # fmt: skip
    written = "".join(
        f'<a:{name}><a:srgbClr val="{one[1:].upper()}"/></a:{name}>'
        for name, one in colours.items()
    )
    scripts = "".join(f'<a:font script="{k}" typeface="{v}"/>' for k, v in _SCRIPTS.items())
    faces = f'<a:latin typeface="{_LATIN}"/><a:ea typeface="{_EAST_ASIAN}"/><a:cs typeface=""/>'
    fill = filled("phClr")
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {spaces("a")} name="Siquan"><a:themeElements>'
        f'<a:clrScheme name="Siquan">{written}</a:clrScheme><a:fontScheme name="Siquan">'
        f"<a:majorFont>{faces}{scripts}</a:majorFont><a:minorFont>{faces}{scripts}</a:minorFont>"
        f'</a:fontScheme><a:fmtScheme name="Siquan"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
