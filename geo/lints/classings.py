"""Objections to how values are cut into classes."""

from collections.abc import Iterator

import numpy as np

from geo.exports.sheets import Sheet, interval
from geo.lints.findings import (
    Finding,
    amounts,
    codes,
    everywhere,
    known,
    rule,
    span,
    told,
)
from geo.text import number, sentence

_MOST = 7
"""Classes that a reader can match with a legend."""

_LEAST = 3
"""Values that say something about where they lie."""

_CROWD, _SEVERAL = 60, 6
"""Percent of the values that one class may hold, where there are at least so many."""


@rule(
    "warning",
    sentence("lint.many_classes.why", "Nobody matches so many shades with a legend."),
    sentence("lint.many_classes.mend", "Take five classes, seven at the most (k=5)."),
)
def many_classes(sheet: Sheet) -> Iterator[Finding]:
    """Find more classes than can be told apart."""
    count = len(sheet.scene.classes.upper)
    if count > _MOST:
        what = "There are {count} classes, more than {most}."
        yield Finding(
            "many_classes", sentence("lint.many_classes.what", what, count=count, most=_MOST)
        )


@rule(
    "warning",
    sentence("lint.more_classes.why", "Some classes can hold nothing; a list would be shorter."),
    sentence("lint.more_classes.mend", "Take fewer classes (k) than there are different values."),
)
def more_classes(sheet: Sheet) -> Iterator[Finding]:
    """Find more classes than there are different values on the whole level."""
    count, values = len(sheet.scene.classes.upper), set(everywhere(sheet))
    if count > len(values) > 0:
        what = "There are {count} classes for {values} different value(s)."
        said = sentence("lint.more_classes.what", what, count=count, values=len(values))
        yield Finding("more_classes", said)


@rule(
    "warning",
    sentence("lint.empty_class.why", "A shade in the legend that is nowhere on the map confuses."),
    sentence("lint.empty_class.mend", "Take fewer classes, or quantiles or natural breaks."),
)
def empty_class(sheet: Sheet) -> Iterator[Finding]:
    """Find a class of this year's own without a value on the whole level."""
    scene = sheet.scene
    if scene.view.scale == "all" and scene.view.method != "manual":
        return
    if empty := _empty(sheet):
        limits, decimals = (scene.classes.lower, *scene.classes.upper), scene.indicator.decimals
        spans = [interval(limits[at], limits[at + 1], decimals) for at in empty]
        what = "{count} of {of} classes hold no place: {classes}."
        said = sentence("lint.empty_class.what", what, count=len(empty),
                        of=len(scene.classes.upper), classes=told(spans))  # fmt: skip
        yield Finding("empty_class", said)


@rule(
    "warning",
    sentence("lint.years_scale.why", "The map of one year is left with one or two shades."),
    sentence("lint.years_scale.mend", "For a single map cut this year's values (scale=year)."),
)
def years_scale(sheet: Sheet) -> Iterator[Finding]:
    """Find classes of all years of which this year uses half or less."""
    scene, count = sheet.scene, len(sheet.scene.classes.upper)
    if scene.view.scale != "all" or scene.view.method == "manual" or not amounts(sheet):
        return
    empty = _empty(sheet)
    if 2 * len(empty) >= count:
        what = "Classes are cut over all years; {count} of {of} hold no place in this one."
        said = sentence("lint.years_scale.what", what, count=len(empty), of=count)
        yield Finding("years_scale", said)


@rule(
    "warning",
    sentence("lint.lopsided.why", "Most of the map has one shade; differences there are hidden."),
    sentence("lint.lopsided.mend", "Take quantiles or natural breaks, or other limits."),
)
def lopsided(sheet: Sheet) -> Iterator[Finding]:
    """Find a class that holds most of the values of the level."""
    scene, values = sheet.scene, everywhere(sheet)
    counts = scene.classes.counts(values) if len(values) >= _SEVERAL else ()
    if len(counts) < 2 or max(counts) * 100 <= _CROWD * len(values):
        return
    at, limits = counts.index(max(counts)), (scene.classes.lower, *scene.classes.upper)
    what = "The class {class_} holds {count} of {of} places, above {most} %."
    said = sentence("lint.lopsided.what", what, of=len(values), count=counts[at], most=_CROWD,
                    class_=interval(limits[at], limits[at + 1], scene.indicator.decimals),
                    )  # fmt: skip
    inside = [line for line in known(sheet) if line.class_ == at]
    yield Finding("lopsided", said, codes(inside))


@rule(
    "warning",
    sentence("lint.one_class.why", "Every place has the same shade: the map shows no difference."),
    sentence("lint.one_class.mend", "Take more classes, other limits, or a larger region."),
)
def one_class(sheet: Sheet) -> Iterator[Finding]:
    """Find a map whose places differ in value and not in colour."""
    lines = known(sheet)
    values = amounts(sheet)
    if len({line.class_ for line in lines}) == 1 and len(set(values)) >= _LEAST:
        what = "All {count} places fall into one class, although they reach from {low} to {high}."
        said = sentence("lint.one_class.what", what, count=len(lines),
                        **span(sheet, values))  # fmt: skip
        yield Finding("one_class", said)


@rule(
    "warning",
    sentence(
        "lint.limits_outside.why", "Limits that part nothing make classes that are not there."
    ),
    sentence("lint.limits_outside.mend", "Set limits between the least and the greatest value."),
)
def limits_outside(sheet: Sheet) -> Iterator[Finding]:
    """Find own limits that do not fit the values, or none at all."""
    view, values = sheet.scene.view, everywhere(sheet)
    if view.method != "manual" or not values:
        return
    low, high = min(values), max(values)
    stray = [limit for limit in view.breaks if not low <= limit < high]
    if stray or not view.breaks:
        what = "Of {count} own limits {stray} lie(s) outside the values, {low} to {high}."
        said = sentence("lint.limits_outside.what", what, count=len(view.breaks),
                        stray=told(f"{one:g}" for one in stray) if stray else 0,
                        **span(sheet, values))  # fmt: skip
        yield Finding("limits_outside", said)


@rule(
    "warning",
    sentence("lint.limits_alike.why", "Two classes look the same in the legend."),
    sentence("lint.limits_alike.mend", "Take fewer classes, or limits that differ as written."),
)
def limits_alike(sheet: Sheet) -> Iterator[Finding]:
    """Find limits that are the same once they are rounded for the legend."""
    written = [number(one, sheet.scene.indicator.decimals) for one in sheet.scene.classes.upper]
    same = sorted({one for one in written if written.count(one) > 1})
    if same:
        what = "Several classes end at {limits} as it is written."
        yield Finding("limits_alike", sentence("lint.limits_alike.what", what, limits=told(same)))


def _empty(sheet: Sheet) -> list[int]:
    """Return the classes without a value on the whole level."""
    counts = sheet.scene.classes.counts(np.array(everywhere(sheet)))
    return [at for at, count in enumerate(counts) if not count]


RULES = (
    many_classes,
    more_classes,
    empty_class,
    years_scale,
    lopsided,
    one_class,
    limits_outside,
    limits_alike,
)
