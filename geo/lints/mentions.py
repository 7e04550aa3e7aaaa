"""What a title mentions: years, places, and names that are to be looked past."""

import re
from collections.abc import Iterable

from geo.exports.sheets import Sheet
from geo.places import Place

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def said_years(text: str) -> set[int]:
    """Return the years that a text names."""
    return {int(one) for one in _YEAR.findall(text)}


def without_names(text: str, names: Iterable[str]) -> str:
    """Return a text without some names, long ones first; Latin ones only as whole words."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        bound = r"(?<![A-Za-z]){}(?![A-Za-z])" if name.isascii() else "{}"
        text = re.sub(bound.format(re.escape(name)), " ", text, flags=re.IGNORECASE)
    return text


def said_places(sheet: Sheet, title: str) -> list[Place]:
    """Return the places that a title names and the map does not show, hold or lie in.

    The finest places are taken by their full names only: their short ones are common words.
    """
    if not title.strip():
        return []
    atlas = sheet.scene.atlas
    shown = _shown(sheet)
    ours = [name for one in shown for name in (*_called(one, whole=False), one.name_zh)]
    rest = without_names(title, ours)
    finest, codes = atlas.levels[-1], {one.code for one in shown}
    found: list[Place] = []
    for one in atlas.gazetteer.places.values():
        names = _called(one, whole=one.by == finest)
        if one.code not in codes and without_names(rest, names) != rest:
            found.append(one)
    return found


def _shown(sheet: Sheet) -> list[Place]:
    """Return the places of the map, what they are made of, and what holds them."""
    atlas, scene = sheet.scene.atlas, sheet.scene
    places = atlas.gazetteer.places
    own = {scene.within.code, atlas.province.code}
    own |= {code for line in scene.lines for one in line.places for code in (one.code, *one.codes)}
    for code in list(own):
        own |= {
            place.code for by in (*atlas.groupings, "") for place in atlas.gazetteer.path(code, by)
        }
    if scene.within.code == atlas.province.code:
        return list(places.values())
    return [one for one in places.values() if one.code in own]


def _called(one: Place, *, whole: bool) -> tuple[str, ...]:
    names = (one.name_zh, one.name_en) if whole else (
        one.name_zh, one.name_en, one.short_zh, one.short_en
    )  # fmt: skip
    return tuple(name for name in names if len(name) > 1)
