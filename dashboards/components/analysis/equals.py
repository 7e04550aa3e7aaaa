"""Maps on which no area outweighs another by its land: circles and tiles, drawn on the server."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboards.components.analysis.colouring import classed, colours, inked
from dashboards.markup import Element
from geo import say
from geo.analysis import Arrangement, Inquiry, corners
from geo.text import listed

WIDE = 560
"""Units that a drawing is wide."""
_TALL, _LEAST = 13.0, 7.5
"""Height of letters at the most, and at the least."""
_EM = {"zh": 1.0, "en": 0.56}
"""How wide a letter is, in parts of its height."""


def equals(inquiry: Inquiry, arrangement: Arrangement) -> list[Any]:
    """Draw every area as a circle as large as its residents, and as a tile of one size."""
    lang = inquiry.view.lang
    lead = say(
        lang,
        "equal.lead",
        "On a map a wide area outweighs a small one that counts for more. Here every area counts"
        " by its residents, or each as one; colours and places are those of the map.",
    )
    if arrangement.year:
        text = "Circles: as large as the residents of {year}"
        sized = say(lang, "equal.circles", text, year=arrangement.year)
    else:
        sized = say(lang, "equal.circles.even", "Circles, all of one size")
    tiles = say(lang, "equal.tiles", "Tiles: each area is one")
    return [
        html.P(lead, className="fine"),
        html.Div(
            [
                _figure(sized, _circles(inquiry, arrangement, sized)),
                _figure(tiles, _tiles(inquiry, arrangement, tiles)),
            ],
            className="equals linked",
        ),
        *_unsized(inquiry, arrangement),
    ]


def _figure(caption: str, drawing: Any) -> html.Figure:
    return html.Figure([html.Figcaption(caption), drawing])


def _unsized(inquiry: Inquiry, arrangement: Arrangement) -> list[html.P]:
    """Say whose residents are not known, where some are."""
    lang, atlas = inquiry.view.lang, inquiry.scene.atlas
    if not arrangement.year or not arrangement.unsized:
        return []
    unsized = (code for code in arrangement.codes if code in arrangement.unsized)
    names = listed(lang, [atlas.place(code).short(lang) for code in unsized])
    text = "Residents not known as a whole, drawn of middle size: {names}"
    return [html.P(say(lang, "equal.unsized", text, names=names), className="fine")]


def _circles(inquiry: Inquiry, arrangement: Arrangement, label: str) -> Element:
    centres, radii = arrangement.circles.centres, arrangement.circles.radii
    box, scale = _frame(centres, float(radii.max(initial=0.0)) * 1.05)
    marks: dict[str, tuple[Element, float, float, float]] = {}
    for code, (x, y), radius in zip(arrangement.codes, centres, radii, strict=True):
        right, down, r = (x - box[0]) * scale, (box[3] - y) * scale, radius * scale
        where = {"cx": f"{right:.1f}", "cy": f"{down:.1f}", "r": f"{max(r, 1.5):.1f}"}
        marks[code] = (Element("circle", where), right, down, 2 * r)
    return _drawing(inquiry, marks, (box[3] - box[1]) * scale, label)


def _tiles(inquiry: Inquiry, arrangement: Arrangement, label: str) -> Element:
    centres, width = arrangement.tiles.centres, arrangement.tiles.width
    box, scale = _frame(centres, width * 0.62)
    marks: dict[str, tuple[Element, float, float, float]] = {}
    for code, centre in zip(arrangement.codes, centres, strict=True):
        edge = ((corners(centre, width) - [box[0], box[3]]) * [scale, -scale]).tolist()
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge)
        right, down = (centre[0] - box[0]) * scale, (box[3] - centre[1]) * scale
        marks[code] = (Element("polygon", {"points": points}), right, down, width * scale)
    return _drawing(inquiry, marks, (box[3] - box[1]) * scale, label)


def _frame(centres: Any, margin: float) -> tuple[tuple[float, float, float, float], float]:
    """Return west, south, east and north of a drawing, and its units a metre."""
    west, south = (centres.min(axis=0) - margin).tolist()
    east, north = (centres.max(axis=0) + margin).tolist()
    return (west, south, east, north), WIDE / (east - west)


def _drawing(
    inquiry: Inquiry,
    marks: Mapping[str, tuple[Element, float, float, float]],
    tall: float,
    label: str,
) -> Element:
    """Colour the marks as the map is, and name them."""
    scene, lang = inquiry.scene, inquiry.view.lang
    lines = {place.code: line for line in scene.lines for place in line.places}
    classes, inks = classed(inquiry), colours(inquiry)
    groups: list[Element] = []
    pinned = inquiry.view.pin.split("+")
    for code in sorted(marks, key=pinned.__contains__):  # the line around the last is whole
        mark, x, y, room = marks[code]
        line = lines.get(code)
        number = classes[line.code] if line else None
        look, fill = _look(number, inks)
        words = " ".join(w for w in ("mark", look, "pinned" if code in pinned else "") if w)
        told = {"data-code": line.code} if line else {}
        name = _name(scene.atlas.place(code).short(lang), lang, x, y, room)
        groups.append(Element("g", {"class": words, "style": fill, **told}, [mark, name]))
    words = say(lang, "equal.label", "{what}; the table says the same", what=label)
    box = {"viewBox": f"0 0 {WIDE} {tall:.0f}", "class": "equal", "role": "img"}
    return Element("svg", {**box, "aria-label": words}, groups)


def _look(number: int | None, inks: tuple[str, ...]) -> tuple[str, str | None]:
    """Return class name and style of a mark by its class."""
    if number is None:
        return "around", None
    if number < 0:
        return {-1: "missing", -2: "withheld"}.get(number, "plain"), None
    return inked(inks[number]), f"--fill:{inks[number]}"


def _name(text: str, lang: str, x: float, y: float, room: float) -> Element | None:
    """Write a name where it fits; the pointer and the table tell the others."""
    tall = min(_TALL, 0.9 * room / max(len(text) * _EM.get(lang, 0.56), 1e-9))
    if tall < _LEAST:
        return None
    where = {"x": f"{x:.1f}", "y": f"{y + tall * 0.36:.1f}", "style": f"font-size:{tall:.1f}px"}
    return Element("text", where, [text])
