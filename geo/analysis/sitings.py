"""Sitings: where the listed sites of each sector lie, as far as register and positions can tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geo.analysis.dispersions import Ellipse, Nearness, ellipse, nearness
from geo.analysis.permutations import LEVEL, controlled
from geo.analysis.planes import flat, lonlat
from geo.atlas import Atlas
from geo.observations import Source
from geo.sites import Site
from geo.text import number, say
from geo.topology import FloatArray

LEAST = 5
"""Sites below which nothing is said of a pattern."""
MOST = 500
"""Sites of a sector above which nothing is tested: it would take too long."""


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
        Beside as many listed sites of any sector; ``None`` where they are too few or too many, or
        no others are listed.
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

    @property
    def verdict(self) -> str:
        """What can be said, as a key.

        ``few`` or ``many`` for a test, ``alone`` where there are no others to hold them against,
        ``blurred``, ``none``, ``closer`` or ``apart``.
        """
        if self.nearness is None:
            count = len(self.sites)
            return "few" if count < LEAST else "many" if count > MOST else "alone"
        if self.blurred:
            return "blurred"
        if (self.nearness.p if self.q is None else self.q) > LEVEL:
            return "none"
        return "closer" if self.nearness.ratio < 1 else "apart"

    def told(self, lang: str, name: str) -> str:
        """Say in one sentence whether they keep together, claiming nothing that may be chance."""
        blanks: dict[str, object] = {"sector": name, "count": len(self.sites)}
        if self.nearness is None:
            return self._untested(lang, blanks)
        if self.blurred:
            text = (
                "{sector}: {count} listed sites lie closer than their positions are accurate"
                " (±{accuracy} km), so they are not said to keep together or apart."
            )
            accuracy = number(self.accuracy / 1000, 1)
            return say(lang, "siting.blurred", text, accuracy=accuracy, **blanks)
        return self._tested(self.nearness, lang, blanks)

    def _untested(self, lang: str, blanks: dict[str, object]) -> str:
        if self.verdict == "few":
            text = "{sector}: {count} listed sites with a position, too few for a pattern."
            return say(lang, "siting.few", text, **blanks)
        if self.verdict == "many":
            text = "{sector}: {count} listed sites with a position, too many to be tested here."
            return say(lang, "siting.many", text, **blanks)
        text = "{sector}: {count} listed sites; no sites of other sectors to hold them against."
        return say(lang, "siting.alone", text, **blanks)

    def _tested(self, near: Nearness, lang: str, blanks: dict[str, object]) -> str:
        surely = near.p if self.q is None else self.q
        blanks = {**blanks, "ratio": number(near.ratio, 2), "p": number(surely, 3)}
        if self.verdict == "none":
            text = (
                "{sector}: {count} listed sites lie neither closer together nor farther apart"
                " than as many listed sites of any sector (ratio {ratio}, one-sided p = {p} after"
                " control)."
            )
            return say(lang, "siting.none", text, **blanks)
        if self.verdict == "closer":
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
    points = flat(atlas, placed)
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
        centre=lonlat(atlas, points[at].mean(axis=0)) if known else None,
        ellipse=ellipse(points[at]) if len(at) > 2 else None,
        nearness=nearness(at, points)
        if LEAST <= len(at) <= MOST and len(at) < len(placed)
        else None,
    )
