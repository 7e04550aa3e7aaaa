"""What the map needs to paint a scene: plain values, no geometry, no sentences twice."""

from dataclasses import replace
from math import isfinite
from typing import Any

from dashboards.files import mark
from geo import Atlas, Scene, captions, say
from geo.comparisons import likeness
from geo.scenes import Line
from geo.surveys import tally
from geo.targets import NONE, Reach
from geo.text import listed as joined
from geo.views import View
from geo.vocabulary import FLAGS, STATES

CONTROLS = (
    "indicator",
    "by",
    "year",
    "method",
    "k",
    "palette",
    "scale",
    "breaks",
    "over",
    "kinds",
    "sectors",
    "batches",
    "register",
    "allow",
    "basis",
    "grouping",
    "panels",
    "ref",
    "my",
    "tiers",
    "designated",
    "radius",
    "within",
    "find",
    "platform",
    "target",
    "due",
    "goal",
    "actuals",
    "rule",
    "tolerance",
    "warn",
    "odds",
    "model",
    "measure",
    "weights",
    "against",
)

_PLAIN = -3
"""The class of an area that has no colour, since nothing is measured."""

"""Fields of a view that have a control."""


def painting(scene: Scene, asked: str) -> dict[str, Any]:
    """Say how a scene is painted.

    Parameters
    ----------
    scene : Scene
    asked : str
        The query that was asked, as it stood; the page compares it with what it asks by now.

    Returns
    -------
    dict
        Columns in the order of ``codes``: class (−1 missing, −2 withheld), value, ranks, and what
        stands beside it as indices into ``standings``. What the page can work out from the files
        that it has is left out: a share follows from ``whole``; where the whole province is shown,
        the codes are those of the shapes, and ranks inside a region follow from the ranks.
    """
    view, lines = scene.view, scene.lines
    beside = [standing(scene, line) for line in lines]
    standings = {words: number for number, words in enumerate(dict.fromkeys(beside))}
    return {
        "asked": asked,
        "query": stamp(scene),
        "by": view.by,
        "finer": finer(scene),
        "within": view.within,
        "pin": view.pin,
        "over": view.over,
        "choices": choices(view),
        "unit": captions.unit(scene),
        "decimals": scene.indicator.decimals,
        "codes": _codes(scene),
        "classes": [-2 if scene.refusal or x.value.withheld else x.class_ for x in lines],
        "values": [_rounded(line.value.value, scene.indicator.decimals) for line in lines],
        "years": list(dict.fromkeys(line.value.year for line in lines)),
        "year_of": _year_of(lines),
        "ranks": [line.rank for line in lines],
        "of": sum(len(x.places) for x in (*scene.lines, *scene.around)),
        "ranked": sum(x.rank is not None for x in (*scene.lines, *scene.around)),
        "peers": [line.rank_in_region for line in lines] if view.within else None,
        "whole": _whole(lines),
        "blank": captions.withheld(scene),
        "standings": list(standings),
        "standing": [standings[words] for words in beside],
        "colours": scene.colours,
        "lower": _finite(scene.classes.lower),
        "upper": scene.classes.upper,
        "sites": [site.key for site in scene.sites] if "sites" in view.over else [],
        "own": _own(scene),
        **marked(scene.atlas, view),
    }


def _own(scene: Scene) -> dict[str, list[Any]]:
    """Tell the sites of the reader's own list, which stand in no file."""
    lists = scene.atlas.lists
    own = [one for one in scene.sites if lists and one.key.startswith(lists)]
    return {one.key: mark(scene.atlas, one, scene.view.lang) for one in own}


def listed(scene: Scene, asked: str) -> dict[str, Any]:
    """Say how the register is painted: plain areas, with how many sites are listed in each.

    A count is no colour: the register has gaps, and a map of them would show the gaps.
    """
    lang = scene.view.lang
    counts = {one.place.code: one.total for one in tally(scene.atlas, scene.sites, scene.view.by)}
    lines = [line for line in scene.lines if len(line.places) == 1]
    codes = [line.code for line in lines]
    told = FLAGS["register_partial"].say(lang)
    return painting(scene, asked) | {
        "unit": say(lang, "sites.unit", "listed here"),
        "decimals": 0,
        "codes": codes,
        "classes": [_PLAIN] * len(codes),
        "values": [counts.get(code, 0) for code in codes],
        "years": [0],
        "year_of": [],
        "ranks": [None] * len(codes),
        "peers": [None] * len(codes),
        "whole": None,
        "standings": [told],
        "standing": [0] * len(codes),
        "colours": [],
        "plain": True,
    }


def lighted(reach: Reach, asked: str) -> dict[str, Any]:
    """Say how places are painted against a target: as any scene, with a lamp for each."""
    lang = reach.view.lang
    painted = painting(reach.scene, asked)
    followed = reach.goal.key if reach.goal else ""
    painted["choices"] |= {"target": followed}
    if reach.kind == NONE:
        return painted | {"lamps": {}}
    states = {one.code: one.state for one in reach.rows}
    told = [
        f"{STATES[states.get(line.code, 'no_data')].say(lang)}\n{standing(reach.scene, line)}"
        for line in reach.scene.lines
    ]
    standings = {words: number for number, words in enumerate(dict.fromkeys(told))}
    return painted | {
        "lamps": {
            place.code: one.state
            for one in reach.rows
            for place in one.places
            if one.state != "no_data"
        },
        "standings": list(standings),
        "standing": [standings[words] for words in told],
    }


def marked(atlas: Atlas, view: View) -> dict[str, Any]:
    """Tell what is marked whatever is shown: the reader's city and its peers, overlays."""
    mine: dict[str, Any] = {}
    if view.my:
        home = next(iter(atlas.groupings), "")
        region = atlas.gazetteer.region_of(view.my, home) if home else None
        found = likeness(atlas, atlas.place(view.my), atlas.alike)
        peers = [one.place.code for one in found.nearest] if found else []
        mine = {"city": view.my, "region": region.code if region else "", "peers": peers}
    areas = {
        key: str(row["codes"]).split(";") for key, row in atlas.overlays.items() if key in view.over
    }
    return {"mine": mine, "areas": areas, "places": "places" in view.over}


def stamp(scene: Scene, view: View | None = None) -> str:
    """Return the query that every part of the page is marked with: where the map stands aside."""
    return scene.atlas.query(replace(view or scene.view, at=()))


def choices(view: View) -> dict[str, Any]:
    """Return the value of every control."""
    return {name: _control_value(view, name) for name in CONTROLS}


def _control_value(view: View, name: str) -> str | list[str]:
    value = getattr(view, name)
    if name in ("breaks", "warn", "odds"):
        return ",".join(f"{limit:.10g}" for limit in value)
    return value if isinstance(value, str) else list(value)


def finer(scene: Scene) -> str:
    """Name the next finer level, which a region is opened into; empty at the finest."""
    levels = scene.atlas.levels
    at = levels.index(scene.view.by)
    return levels[at + 1] if at + 1 < len(levels) else ""


def standing(scene: Scene, line: Line) -> str:
    """Say status, vintage and grade of a line, and the rules that touch it."""
    lang = scene.view.lang
    flags = [FLAGS[flag].say(lang) for flag in line.value.flags if flag != "unverified"]
    words = [captions.standing(scene, line), joined(lang, flags) if flags else ""]
    return "\n".join(word for word in words if word)


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def _codes(scene: Scene) -> list[str] | None:
    """Return the codes of the lines; ``None`` where they are those of the file, in its order."""
    codes = [line.code for line in scene.lines]
    return None if codes == list(scene.atlas.outlines[scene.view.by].index) else codes


def _whole(lines: tuple[Line, ...]) -> float | None:
    """Return what a value is a share of; ``None`` where it is not the same for all."""
    if len({line.value.year for line in lines if line.value.value is not None}) > 1:
        return None
    told = ((x.value.value, x.share) for x in lines if x.share)
    value, share = next(told, (None, None))
    return None if value is None or not share else value / share * 100


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def _year_of(lines: tuple[Line, ...]) -> list[int]:
    years = list(dict.fromkeys(line.value.year for line in lines))
    return [] if len(years) < 2 else [years.index(line.value.year) for line in lines]
