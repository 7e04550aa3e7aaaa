"""What the map shows of a study: what the measure says of each area, or the values themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboards.components.analysis.crosses import class_of, crossed
from dashboards.components.painting import painting
from geo import say
from geo.analysis import Inquiry, Row, borders_of, steps
from geo.palettes import PALETTES
from geo.text import Sentence, sentence

PLAIN = -3
"""The class of an area of which nothing is claimed."""

TESTED = ("lisa", "getis")
"""Measures that claim of an area what is more than chance; the others describe every area."""

_POLES, _APART = PALETTES["burd"].stops, PALETTES["regions"].stops


@dataclass(frozen=True, slots=True)
class Kind:
    """What a measure can say of one area.

    Attributes
    ----------
    key : str
        As the rows of a study have it.
    name : Sentence
    colour : str
        ``#rrggbb``.
    """

    key: str
    name: Sentence
    colour: str


_SIDES = (
    Kind("above", sentence("label.above", "above that of all"), PALETTES["puor"].stops[-2]),
    Kind("below", sentence("label.below", "not above that of all"), PALETTES["puor"].stops[2]),
)

CLUSTERS: Mapping[str, tuple[Kind, ...]] = {
    "lisa": (
        Kind("HH", sentence("cluster.HH", "high among high"), _POLES[-1]),
        Kind("HL", sentence("cluster.HL", "high among low"), _POLES[-3]),
        Kind("LH", sentence("cluster.LH", "low among high"), _POLES[2]),
        Kind("LL", sentence("cluster.LL", "low among low"), _POLES[0]),
    ),
    "getis": (
        Kind("hot", sentence("cluster.hot", "hot spot: high values together"), _POLES[-1]),
        Kind("cold", sentence("cluster.cold", "cold spot: low values together"), _POLES[0]),
    ),
    "quotient": _SIDES,
    "locational_gini": _SIDES,
    "quadrant": (
        Kind("leading", sentence("study.part.leading", "specialised, growing faster"), _APART[0]),
        Kind("rising", sentence("study.part.rising", "not specialised, growing faster"), _APART[1]),
        Kind("fading", sentence("study.part.fading", "specialised, growing slower"), _APART[3]),
        Kind(
            "lagging",
            sentence("study.part.lagging", "not specialised, growing slower"),
            PALETTES["grey"].stops[0],
        ),
    ),
}
"""What is told of areas one by one, by the measure that tells it."""


def kinds(inquiry: Inquiry) -> tuple[Kind, ...]:
    """Return what the measure can say of an area; nothing where it speaks of all together."""
    if inquiry.study and inquiry.view.measure == "fit":
        return _regions(int(inquiry.study.parts["regions"]))
    return CLUSTERS.get(inquiry.view.measure, ()) if inquiry.study else ()


def _regions(count: int) -> tuple[Kind, ...]:
    """Return the regions that values make, in colours that can be told apart."""
    inks = next(one for one in PALETTES.values() if one.kind == "qualitative").stops
    text = "region {number} by the values"
    return tuple(
        Kind(str(at + 1), sentence("cluster.region", text, number=at + 1), inks[at % len(inks)])
        for at in range(count)
    )


def painted(inquiry: Inquiry, asked: str) -> dict[str, Any]:
    """Say how a study is painted: as any scene, in the colours of what it says of each area."""
    told = painting(inquiry.scene, asked)
    if inquiry.study and inquiry.study.weights:
        told |= {"neighbours": dict(inquiry.study.weights.neighbours)}
    if inquiry.view.measure == "contrast" and inquiry.study:
        return told | {"drops": _drops(inquiry)}
    if not kinds(inquiry) and not _pairs(inquiry):
        return told
    classes, labels = classed(inquiry), _labels(inquiry)
    words = [
        "\n".join(word for word in (labels.get(line.code, ""), told["standings"][at]) if word)
        for line, at in zip(inquiry.scene.lines, told["standing"], strict=True)
    ]
    standings = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return told | {
        "classes": [classes[line.code] for line in inquiry.scene.lines],
        "colours": list(colours(inquiry)),
        "standings": list(standings),
        "standing": [standings[word] for word in words],
        "plain": True,
    }


def classed(inquiry: Inquiry) -> dict[str, int]:
    """Return the class of every line: of what is said of it, else of its value.

    −1 missing, −2 withheld, −3 nothing that is more than chance.
    """
    plain = {
        line.code: -2 if inquiry.scene.refusal or line.value.withheld else line.class_
        for line in inquiry.scene.lines
    }
    found = kinds(inquiry)
    if _pairs(inquiry):
        said = {row.code: class_of(row.label) for row in rows_of(inquiry)}
    elif found:
        number = {one.key: at for at, one in enumerate(found)}
        said = {row.code: number.get(row.label, PLAIN) for row in rows_of(inquiry)}
    else:
        return plain
    blank = {code: at if at < 0 else -2 for code, at in plain.items()}
    return blank | said


def colours(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the colours of the classes."""
    if _pairs(inquiry):
        return crossed()
    found = kinds(inquiry)
    return tuple(one.colour for one in found) if found else inquiry.scene.colours


def rows_of(inquiry: Inquiry) -> tuple[Row, ...]:
    """Return what is said of each area; nothing where the measure is refused."""
    return inquiry.study.rows if inquiry.study else ()


def _pairs(inquiry: Inquiry) -> bool:
    """Whether two indicators are shown at once."""
    return inquiry.view.measure == "bivariate" and inquiry.study is not None


def _drops(inquiry: Inquiry) -> list[tuple[str, str, int, bool]]:
    """Tell how far values drop at every border, in steps, and whether it is one between regions.

    A union has the borders of its areas.
    """
    if inquiry.study is None:
        return []
    found = borders_of(inquiry.study)
    deep = steps(found)
    return [
        (one, other, deep[border.high, border.low], border.crossing)
        for border in found.borders
        for one in border.high.split("+")
        for other in border.low.split("+")
    ]


def _labels(inquiry: Inquiry) -> dict[str, str]:
    """Say in a few words what is told of each area."""
    lang = inquiry.view.lang
    names = {one.key: one.name.say(lang) for one in kinds(inquiry)}
    if not names:
        return {}
    return {row.code: names.get(row.label, nothing(lang)) for row in rows_of(inquiry)}


def nothing(lang: str) -> str:
    """Say of an area that what is seen there may be chance."""
    return say(lang, "cluster.ns", "not significant")


def inked(colour: str) -> str:
    """Say in a class name whether letters on a colour are light."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return "on-dark" if 0.3 * red + 0.6 * green + 0.1 * blue < 115 else ""
