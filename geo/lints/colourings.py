"""Objections to colours: what they suggest, and who can tell them apart."""

from collections.abc import Iterator

from geo.exports.parts import MISSING
from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, amounts, everywhere, figure, measure, rule, span
from geo.lints.visions import GREY, apart, steps
from geo.palettes import Palette
from geo.scenes import palette_of
from geo.text import named, sentence

NO_DATA, PAPER = "#eceeed", "#ffffff"
"""As in the style sheets."""

_STEP, _STEP_GREY, _STEP_MISSING, _STEP_PAPER = 0.07, 0.07, 0.03, 0.05
"""Least distances in OKLab that hold for small fields some way from their legend."""

_ALIKE_WHY = sentence("lint.alike.why", "One man in twelve sees these two classes as one.")
_ALIKE_MEND = sentence("lint.alike.mend", "Take fewer classes or another palette.")


@rule(
    "warning",
    sentence("lint.uncentred.why", "Two colours promise a turning point; here there is none."),
    sentence(
        "lint.uncentred.mend", "Take a sequential palette, or terms with a centre (basis=index)."
    ),
)
def uncentred(sheet: Sheet) -> Iterator[Finding]:
    """Find two colours around a value that parts nothing."""
    scene, values = sheet.scene, everywhere(sheet)
    if _palette(sheet).kind != "diverging" or scene.indicator.palette == "diverging" or not values:
        return
    centre = scene.classes.centre
    if centre is None or not min(values) <= centre <= max(values):
        what = "The colours of {palette} part at {centre}; the values reach from {low} to {high}."
        none = named("无处", "nothing")
        said = sentence("lint.uncentred.what", what, palette=_named(sheet),
                        centre=none if centre is None else figure(sheet, centre),
                        **span(sheet, values))  # fmt: skip
        yield Finding("uncentred", said)


@rule(
    "warning",
    sentence("lint.signed.why", "Gains and losses differ in kind, not only in degree."),
    sentence("lint.signed.mend", "Take a diverging palette, or leave the choice to the indicator."),
)
def signed(sheet: Sheet) -> Iterator[Finding]:
    """Find one colour for values below and above zero."""
    values = amounts(sheet)
    if _palette(sheet).kind == "sequential" and values and min(values) < 0 < max(values):
        what = "{palette} runs from light to dark through zero: {low} to {high}."
        said = sentence("lint.signed.what", what, palette=_named(sheet),
                        **span(sheet, values))  # fmt: skip
        yield Finding("signed", said)


@rule(
    "warning",
    sentence("lint.centre_lost.why", "What matters is on which side of it a place lies."),
    sentence("lint.centre_lost.mend", "Leave the palette to the indicator (no palette=)."),
)
def centre_lost(sheet: Sheet) -> Iterator[Finding]:
    """Find one colour for an indicator that has a turning point."""
    one = sheet.scene.indicator
    if one.palette == "diverging" and _palette(sheet).kind == "sequential" and amounts(sheet):
        province = named("全省", "the province") if one.centre == "province" else one.centre
        what = "{indicator} is read around {centre}; {palette} has no centre."
        said = sentence("lint.centre_lost.what", what, indicator=measure(sheet), centre=province,
                        palette=_named(sheet))  # fmt: skip
        yield Finding("centre_lost", said)


@rule("warning", _ALIKE_WHY, _ALIKE_MEND)
def alike_protan(sheet: Sheet) -> Iterator[Finding]:
    """Find neighbours that look alike without the cones for long waves."""
    return _alike(sheet, "alike_protan", "protan", _STEP)


@rule("warning", _ALIKE_WHY, _ALIKE_MEND)
def alike_deutan(sheet: Sheet) -> Iterator[Finding]:
    """Find neighbours that look alike without the cones for middle waves."""
    return _alike(sheet, "alike_deutan", "deutan", _STEP)


@rule(
    "warning",
    sentence("lint.alike_tritan.why", "Blue and yellow fall together for some, and on old paper."),
    _ALIKE_MEND,
)
def alike_tritan(sheet: Sheet) -> Iterator[Finding]:
    """Find neighbours that look alike without the cones for short waves."""
    return _alike(sheet, "alike_tritan", "tritan", _STEP)


@rule(
    "hint",
    sentence("lint.alike_grey.why", "Papers are copied and printed without colour."),
    sentence(
        "lint.alike_grey.mend", "For print in grey take a sequential palette or fewer classes."
    ),
)
def alike_grey(sheet: Sheet) -> Iterator[Finding]:
    """Find neighbours that look alike in grey."""
    return _alike(sheet, "alike_grey", GREY, _STEP_GREY)


@rule(
    "warning",
    sentence("lint.missing_alike.why", "Missing reads as low, which it is not."),
    sentence("lint.missing_alike.mend", "Take a palette whose lightest class is clearly a colour."),
)
def missing_alike(sheet: Sheet) -> Iterator[Finding]:
    """Find a class in nearly the colour of what is missing, where something is."""
    shapes = sheet.shapes
    missing = tuple(one.code for one in shapes if one.class_ == MISSING)
    near = _nearest(sheet, NO_DATA)
    if missing and near and apart(near, NO_DATA) < _STEP_MISSING:
        what = "{colour} is {distance:.3f} from the grey of {count} place(s) without a value."
        said = sentence("lint.missing_alike.what", what, colour=near,
                        distance=apart(near, NO_DATA), count=len(missing))  # fmt: skip
        yield Finding("missing_alike", said, missing)


@rule(
    "warning",
    sentence("lint.near_paper.why", "The place looks as if it were cut out of the map."),
    sentence("lint.near_paper.mend", "Take an even number of classes, or another palette."),
)
def near_paper(sheet: Sheet) -> Iterator[Finding]:
    """Find a class in nearly the colour of the paper."""
    near = _nearest(sheet, PAPER)
    if near and apart(near, PAPER) < _STEP_PAPER:
        at = sheet.scene.colours.index(near)
        places = tuple(one.code for one in sheet.shapes if one.class_ == at)
        what = "{colour} is {distance:.3f} from white paper; {count} place(s) have it."
        said = sentence("lint.near_paper.what", what, colour=near, distance=apart(near, PAPER),
                        count=len(places))  # fmt: skip
        yield Finding("near_paper", said, places)


@rule(
    "warning",
    sentence("lint.less_is_better.why", "Dark reads as much and much as good."),
    sentence("lint.less_is_better.mend", "Say in a note that less is better here."),
)
def less_is_better(sheet: Sheet) -> Iterator[Finding]:
    """Find dark colours for what had better be little, without a word."""
    if sheet.scene.indicator.direction == "down" and not sheet.wish.note and amounts(sheet):
        what = "Of {indicator} less is better, but the greatest, {high}, has the colour of much."
        said = sentence("lint.less_is_better.what", what, indicator=measure(sheet),
                        high=figure(sheet, max(amounts(sheet))))  # fmt: skip
        yield Finding("less_is_better", said)


def _alike(sheet: Sheet, key: str, vision: str, least: float) -> Iterator[Finding]:
    """Find the two neighbouring classes that are least apart, where that is too little."""
    colours = sheet.scene.colours
    found = steps(colours, vision) if len(colours) > 1 else []
    if found and min(found) < least:
        at = found.index(min(found))
        what = "Classes {one} and {two} ({first}, {second}) are {distance:.3f} apart, not {least}."
        said = sentence("lint.alike.what", what, one=at + 1, two=at + 2, first=colours[at],
                        second=colours[at + 1], distance=found[at], least=least)  # fmt: skip
        yield Finding(key, said)


def _nearest(sheet: Sheet, ground: str) -> str:
    """Return the class's colour that is nearest to a ground; empty without classes."""
    colours = sheet.scene.colours
    return min(colours, key=lambda one: apart(one, ground)) if colours else ""


def _palette(sheet: Sheet) -> Palette:
    return palette_of(sheet.scene.indicator, sheet.scene.view)


def _named(sheet: Sheet) -> object:
    one = _palette(sheet)
    return named(one.name_zh, one.name)


RULES = (
    uncentred,
    signed,
    centre_lost,
    alike_protan,
    alike_deutan,
    alike_tritan,
    alike_grey,
    missing_alike,
    near_paper,
    less_is_better,
)
