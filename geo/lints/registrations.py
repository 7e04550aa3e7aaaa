"""Objections to the sites that are laid over a map."""

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
from shapely import Point, contains_xy

from geo.exports.parts import AROUND, Shape
from geo.exports.sheets import Sheet
from geo.lints.findings import Finding, rule, told
from geo.sites import Site
from geo.text import named, sentence


@rule(
    "warning",
    sentence("lint.register_partial.why", "Where nothing is listed there may still be sites."),
    sentence(
        "lint.register_partial.mend", "Say in a note that these are the sites listed, not all."
    ),
)
def register_partial(sheet: Sheet) -> Iterator[Finding]:
    """Find sites of an incomplete register without a word."""
    register, sites = sheet.scene.atlas.register, _drawn(sheet)
    kinds = [one for key, one in register.kinds.items()
             if not one.complete and any(site.kind == key for site in sites)]  # fmt: skip
    if kinds and not sheet.wish.note:
        zh, en = (told(one.name(lang) for one in kinds).say(lang) for lang in ("zh", "en"))
        what = "{count} sites are drawn; the register is incomplete for {kinds}."
        said = sentence("lint.register_partial.what", what, count=len(sites), kinds=named(zh, en))
        yield Finding("register_partial", said)


@rule(
    "warning",
    sentence("lint.coarse_sites.why", "A point says “here”; the site may lie in the next place."),
    sentence("lint.coarse_sites.mend", "Draw sites on a coarser level, or list them instead."),
)
def coarse_sites(sheet: Sheet) -> Iterator[Finding]:
    """Find sites that may lie further off than the place under them reaches."""
    sites = _drawn(sheet)
    coarse = [(site, under) for site, under in zip(sites, _under(sheet, sites), strict=True)
              if under and (site.accuracy or 0) > _reach(under)]  # fmt: skip
    if coarse:
        site, _ = max(coarse, key=lambda pair: pair[0].accuracy or 0)
        what = "{count} of {of} sites may lie outside their place: {site} to within {metres} m."
        said = sentence("lint.coarse_sites.what", what, count=len(coarse), of=len(sites),
                        site=named(site.name("zh"), site.name("en")),
                        metres=f"{site.accuracy:,.0f}")  # fmt: skip
        yield Finding("coarse_sites", said, tuple(dict.fromkeys(at.code for _, at in coarse)))


@rule(
    "hint",
    sentence("lint.unplaced_sites.why", "The map shows fewer sites than there are in the list."),
    sentence("lint.unplaced_sites.mend", "Say in a note how many are listed without a position."),
)
def unplaced_sites(sheet: Sheet) -> Iterator[Finding]:
    """Find sites of the selection that cannot be drawn."""
    lost = [one for one in _asked(sheet) if one.position is None]
    if lost:
        what = "{count} of {of} sites have no position, such as {site}."
        said = sentence("lint.unplaced_sites.what", what, count=len(lost), of=len(_asked(sheet)),
                        site=named(lost[0].name("zh"), lost[0].name("en")))  # fmt: skip
        yield Finding("unplaced_sites", said)


def _asked(sheet: Sheet) -> tuple[Site, ...]:
    """Return the sites that are laid over the map."""
    over = "sites" in sheet.scene.view.over and sheet.shows("sites")
    return sheet.scene.sites if over else ()


def _drawn(sheet: Sheet) -> list[Site]:
    """Return those of them that have a position."""
    return [one for one in _asked(sheet) if one.position is not None]


def _under(sheet: Sheet, sites: list[Site]) -> list[Shape | None]:
    """Return the shape of the map that each site is drawn on."""
    drawn = [one.position for one in sites if one.position]
    points = gpd.GeoSeries([Point(one) for one in drawn], crs="EPSG:4326")
    there = points.to_crs(sheet.scene.atlas.print_crs)
    found: list[Shape | None] = [None] * len(drawn)
    for shape in sheet.shapes:
        if shape.class_ != AROUND:
            for at in np.flatnonzero(contains_xy(shape.outline, there.x, there.y)):
                found[int(at)] = shape
    return found


def _reach(shape: Shape) -> float:
    """Return half the lesser side of the frame around a place, in metres."""
    west, south, east, north = shape.outline.bounds
    return min(east - west, north - south) / 2


RULES = (register_partial, coarse_sites, unplaced_sites)
