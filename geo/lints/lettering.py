"""Objections to the names on the map."""

from collections.abc import Iterator
from itertools import combinations
from unicodedata import east_asian_width

from geo.exports.parts import AROUND, Shape
from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, rule
from geo.text import sentence

_PAPER = (170.0, 150.0)
"""Width and height in mm that the map has on an A4 page across, beside title and legend."""

_EM, _LINE = 2.8, 3.4
"""Width of a full-width character and height of a line in mm: 8 pt, the least that is read."""

_MOST = 40
"""Names that a page carries."""

Box = tuple[float, float, float, float]


@rule(
    "warning",
    sentence("lint.label_clash.why", "Names that overlap cannot be read, nor whose they are."),
    sentence(
        "lint.label_clash.mend", "Leave the names out, show a smaller region, or print larger."
    ),
)
def label_clash(sheet: Sheet) -> Iterator[Finding]:
    """Find names that overlap where the map fills an A4 page."""
    shapes = _labelled(sheet)
    if len(shapes) > _MOST:  # said once, of all of them
        return
    boxes = [_box(sheet, one) for one in shapes]
    pairs = [
        (shapes[a], shapes[b])
        for (a, first), (b, second) in combinations(enumerate(boxes), 2)
        if _overlap(first, second)
    ]
    if pairs:
        one, other = pairs[0]
        what = "{count} pair(s) of names overlap at 8 pt on A4, such as {one} and {other}."
        said = sentence("lint.label_clash.what", what, count=len(pairs), one=one.name,
                        other=other.name)  # fmt: skip
        places = tuple(dict.fromkeys(one.code for pair in pairs for one in pair))
        yield Finding("label_clash", said, places)


@rule(
    "warning",
    sentence("lint.many_labels.why", "So many names hide the colours and are too small on a wall."),
    sentence("lint.many_labels.mend", "Leave the names out, or show one city or circle."),
)
def many_labels(sheet: Sheet) -> Iterator[Finding]:
    """Find more names than a page carries."""
    count = len(_labelled(sheet))
    if count > _MOST:
        what = "There are {count} names on the map, more than {most}."
        yield Finding(
            "many_labels", sentence("lint.many_labels.what", what, count=count, most=_MOST)
        )


def _labelled(sheet: Sheet) -> list[Shape]:
    """Return the shapes whose names stand on the map."""
    if "labels" not in sheet.scene.view.over or not sheet.shows("labels"):
        return []
    return [one for one in sheet.shapes if one.class_ != AROUND]


def _box(sheet: Sheet, one: Shape) -> Box:
    """Return the room that a name takes, in metres on the ground."""
    west, south, east, north = sheet.bounds
    metres = max((east - west) / _PAPER[0], (north - south) / _PAPER[1])
    wide = sum(1 if east_asian_width(sign) in "WF" else 0.55 for sign in one.name) * _EM * metres
    x, y, high = one.anchor.x, one.anchor.y, _LINE * metres
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _overlap(first: Box, second: Box) -> bool:
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )


RULES = (label_clash, many_labels)
