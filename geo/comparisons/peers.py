"""Peers: the places that are most alike, by a method that can be looked into."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, pstdev

from geo.atlas import Atlas
from geo.comparisons.standings import measured
from geo.indicators import Indicator
from geo.measures import Value
from geo.places import Place

COUNT = 3
"""How many peers are named."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A place and how far it is from another.

    Attributes
    ----------
    place : Place
    distance : float
        Euclidean distance of the standardised values, divided by the square root of how many there
        are: 1 means that they differ by a standard deviation on the average.
    values : tuple of Value
        In the order of the indicators.
    """

    place: Place
    distance: float
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A place and all of its level, the most alike first.

    Attributes
    ----------
    indicators : tuple of Indicator
    years : tuple of int
        The year of each: the newest in which all places have it.
    own : Peer
        The place itself, at distance 0.
    others : tuple of Peer
        Only places that have every indicator.
    """

    indicators: tuple[Indicator, ...]
    years: tuple[int, ...]
    own: Peer
    others: tuple[Peer, ...]

    @property
    def nearest(self) -> tuple[Peer, ...]:
        """The peers that are named."""
        return self.others[:COUNT]


def likeness(atlas: Atlas, place: Place, keys: Sequence[str]) -> Likeness | None:
    """Order all places of a level by how alike they are to one of them.

    Every indicator is standardised over the level (less its mean, over its standard deviation), so
    that each counts the same; the distance is Euclidean.

    Parameters
    ----------
    atlas : Atlas
    place : Place
    keys : sequence of str
        Keys of indicators; one that no year has in full is left out.

    Returns
    -------
    Likeness or None
        ``None`` where nothing can be compared.
    """
    everywhere = atlas.inside(place.by, "")
    asked = [
        (one, year)
        for one in (atlas.indicators[key] for key in keys)
        if (year := _complete(atlas, one, place.by, len(everywhere)))
    ]
    if not asked or len(everywhere) < 2:
        return None
    values = {
        other.code: tuple(measured(atlas, one, other, year) for one, year in asked)
        for other in everywhere
    }
    columns = [
        [values[other.code][at].value or 0.0 for other in everywhere] for at in range(len(asked))
    ]
    scaled = {
        other.code: [_scaled(column, at) for column in columns]
        for at, other in enumerate(everywhere)
    }
    found = [
        Peer(other, _distance(scaled[place.code], scaled[other.code]), values[other.code])
        for other in everywhere
    ]
    return Likeness(
        tuple(one for one, _ in asked),
        tuple(year for _, year in asked),
        next(one for one in found if one.place == place),
        tuple(sorted((one for one in found if one.place != place), key=lambda one: one.distance)),
    )


def _complete(atlas: Atlas, indicator: Indicator, by: str, count: int) -> int:
    """Return the newest year in which all places have a value; 0 where none has."""
    found = atlas.coverage(indicator, by)
    return max((year for year, have in found.items() if have == count), default=0)


def _scaled(column: Sequence[float], at: int) -> float:
    spread = pstdev(column)
    return (column[at] - fmean(column)) / spread if spread else 0.0


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / len(one))
