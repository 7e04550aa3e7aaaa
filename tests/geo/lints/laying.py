"""Sheets to be objected to, and what was."""

from dataclasses import replace

from geo import compose
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet
from geo.lints import RULES


def sheet(atlas, query="", **wish):
    """Lay out a view."""
    return Sheet(compose(atlas, atlas.view(query)), Wish(**wish))


def changed(found, **changes):
    """Return a sheet whose scene differs."""
    return replace(found, scene=replace(found.scene, **changes))


def revalued(found, change):
    """Return a sheet whose values are what ``change`` makes of them."""
    lines = tuple(replace(line, value=change(line.value)) for line in found.scene.lines)
    return changed(found, lines=lines)


def objections(rule, found):
    """Return what one rule finds."""
    seen = list(RULES[rule].check(found))
    assert {one.rule for one in seen} <= {rule}
    return seen


def objection(rule, found, lang="en"):
    """Return what one rule finds, once, as a sentence."""
    (one,) = objections(rule, found)
    return one.what.say(lang)
