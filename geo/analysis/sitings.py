"""Sitings: where the listed sites of each sector lie, as far as register and positions can tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from pyproj import CRS, Transformer

from geo.analysis.dispersions import Ellipse, Nearness, ellipse, nearness
from geo.analysis.permutations import LEVEL, controlled
from geo.atlas import Atlas
from geo.observations import Source
from geo.sites import Site
from geo.text import number, say
from geo.topology import FloatArray

LEAST = 5
"""Sites below which nothing is said of a pattern."""

_WGS84 = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class Siting:
    """The listed sites of one sector.

    Attributes
    ----------
    sector : str
        As the register has it.
    sites : tuple of Site
        Those with a position.
    unplaced : int
        Listed without a position.
    accuracy : float
        Metres within which half of the positions lie.
    centre : tuple of float or None
        Mean centre, longitude and latitude.
    ellipse : Ellipse or None
        In metres; ``None`` below three sites.
    nearness : Nearness or None
        Beside as many listed sites of any sector; ``None`` below five.
    q : float or None
        Its p after false-discovery control over the sectors.
    """

    sector: str
    sites: tuple[Site, ...]
    unplaced: int
    accuracy: float
    centre: tuple[float, float] | None
    ellipse: Ellipse | None
    nearness: Nearness | None
    q: float | None = None

    @property
    def blurred(self) -> bool:
        """Whether the sites lie closer than their positions are known, so distances say nothing."""
        return self.nearness is not None and self.nearness.mean < self.accuracy

    @property
    def sources(self) -> tuple[Source, ...]:
        """The publications that list them, once each."""
        return tuple(dict.fromkeys(site.source for site in self.sites))

    def told(self, lang: str, name: str) -> str:
        """Say in one sentence whether they keep together, claiming nothing that may be chance."""
        blanks: dict[str, object] = {"sector": name, "count": len(self.sites)}
        if self.nearness is None:
            text = "{sector}: {count} listed sites with a position, too few for a pattern."
            return say(lang, "siting.few", text, **blanks)
        if self.blurred:
            text = (
                "{sector}: {count} listed sites lie closer than their positions are accurate"
                " (±{accuracy} km), so nothing is said of their pattern."
            )
            accuracy = number(self.accuracy / 1000, 1)
            return say(lang, "siting.blurred", text, accuracy=accuracy, **blanks)
        return self._tested(self.nearness, lang, blanks)

    def _tested(self, near: Nearness, lang: str, blanks: dict[str, object]) -> str:
        surely = near.p if self.q is None else self.q
        blanks = {**blanks, "ratio": number(near.ratio, 2), "p": number(surely, 3)}
        if surely > LEVEL:
            text = (
                "{sector}: {count} listed sites lie neither closer together nor farther apart"
                " than as many listed sites of any sector (ratio {ratio}, one-sided p = {p} after"
                " control)."
            )
            return say(lang, "siting.none", text, **blanks)
        if near.ratio < 1:
            text = (
                "{sector}: {count} listed sites lie closer together than as many listed sites of"
                " any sector (ratio {ratio}, one-sided p = {p} after control)."
            )
            return say(lang, "siting.closer", text, **blanks)
        text = (
            "{sector}: {count} listed sites lie farther apart than as many listed sites of any"
            " sector (ratio {ratio}, one-sided p = {p} after control)."
        )
        return say(lang, "siting.apart", text, **blanks)


def sitings(atlas: Atlas, found: Sequence[Site]) -> tuple[Siting, ...]:
    """Tell where the sites of each sector lie, the largest sector first.

    Parameters
    ----------
    atlas : Atlas
    found : sequence of Site
        What is compared: a sector's sites are held against as many of all of these.
    """
    placed = [site for site in found if site.position is not None]
    points = _flat(atlas, placed)
    sectors = dict.fromkeys(site.sector for site in found)
    told = [_siting(atlas, one, found, placed, points) for one in sectors]
    tested = [one for one in told if one.nearness and not one.blurred]
    q = controlled(np.array([one.nearness.p for one in tested if one.nearness]))
    sure = {one.sector: float(x) for one, x in zip(tested, q, strict=True)}
    told = [replace(one, q=sure.get(one.sector)) for one in told]
    return tuple(sorted(told, key=lambda one: (-len(one.sites), one.sector)))


def _siting(
    atlas: Atlas, sector: str, found: Sequence[Site], placed: Sequence[Site], points: FloatArray
) -> Siting:
    at = np.array([place for place, site in enumerate(placed) if site.sector == sector], dtype=int)
    mine = tuple(placed[place] for place in at)
    known = [site.position for site in mine if site.position is not None]
    listed = sum(site.sector == sector for site in found)
    return Siting(
        sector=sector,
        sites=mine,
        unplaced=listed - len(mine),
        accuracy=float(np.median([site.accuracy or 0.0 for site in mine])) if mine else 0.0,
        centre=_middle(atlas, points[at]) if known else None,
        ellipse=ellipse(points[at]) if len(at) > 2 else None,
        nearness=nearness(at, points) if LEAST <= len(at) < len(placed) else None,
    )


def _flat(atlas: Atlas, placed: Sequence[Site]) -> FloatArray:
    """Return positions in metres."""
    lonlat = np.array([site.position for site in placed], dtype=np.float64).reshape(-1, 2)
    flat = Transformer.from_crs(_WGS84, _metres(atlas), always_xy=True)
    return np.column_stack(flat.transform(lonlat[:, 0], lonlat[:, 1]))


def _middle(atlas: Atlas, points: FloatArray) -> tuple[float, float]:
    """Return the mean centre of points in metres as longitude and latitude."""
    back = Transformer.from_crs(_metres(atlas), _WGS84, always_xy=True)
    lon, lat = back.transform(*points.mean(axis=0).tolist())
    return float(lon), float(lat)


def _metres(atlas: Atlas) -> CRS:
    """Return the projection of print, or one for the province where that is in degrees."""
    printed = CRS.from_user_input(atlas.print_crs)
    return printed if printed.is_projected else next(iter(atlas.shapes.values())).estimate_utm_crs()
