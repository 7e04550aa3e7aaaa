"""Themes: the colours and fonts that every slide of the house has.

Colours of texts and lines are colours of the theme, so a deck turns dark, or takes another theme's
colours, by one choice in the program. Only the classes of a map bring their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.exports.markups import filled, spaces

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
    outer, coast, site : str
        Of the outlines of regions, of land and of what holds the places, and of sites.
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
    coast: str
    site: str
    dark: bool = False


LIGHT = House(
    ink="#14272e", soft="#51666d", paper="#ffffff", rule="#d8dfe0", accent="#0f6b6f",
    core="#c2410c", border="#ffffff", around="#eef2f2", missing="#dfe3e3", withheld="#e6d9c8",
    outer="#33474d", coast="#7f9196", site="#7a1f5c",
)  # fmt: skip
DARK = House(
    ink="#e6eef0", soft="#a8babf", paper="#142126", rule="#2a3b41", accent="#6cc5bd",
    core="#fb923c", border="#142126", around="#1d2d33", missing="#3b4f57", withheld="#5a4c3a",
    outer="#c6d5d8", coast="#5f757d", site="#e58ac0", dark=True,
)  # fmt: skip


def mapped(house: House) -> str:
    """Write which colours of the theme texts and paper have; in the dark they change places."""
    first, second = ("dk", "lt") if house.dark else ("lt", "dk")
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f'<p:clrMap {spaces()} bg1="{first}1" tx1="{second}1" bg2="{first}2" tx2="{second}2" '
        f'{accents} hlink="hlink" folHlink="folHlink"/>'
    )


def styles() -> str:
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


def theme(house: House) -> str:
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
