"""Placements: where names stand on a map, so that none covers another.

All in points on the page, upwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np
from shapely import LineString, STRtree, box, intersects, intersects_xy
from shapely.geometry.base import BaseGeometry

from geo.outlines import readied

Box = tuple[float, float, float, float]
"""West, south, east, north."""

_DIRECTIONS = 24
_REACH = (0.9, 1.3, 1.8, 2.4, 3.2, 4.2, 5.5, 7, 9, 11.5, 14.5)
"""How far off a name may stand, in its own heights beyond the room of its place."""
_GRID = np.array([((x + 0.5) / 7, (y + 0.5) / 3) for x in range(7) for y in range(3)])
"""Points of a name, from its corner, at which it is seen what it stands on."""
_OVER, _INSIDE = 5.0, 0.35
"""What it costs to stand on other places, to reach out of one's own."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be placed.

    Attributes
    ----------
    key : str
    outline : BaseGeometry
        Of its place.
    x, y : float
        Where it would stand best.
    room : float
        Radius of the free room there.
    width, height : float
        Of the name.
    """

    key: str
    outline: BaseGeometry
    x: float
    y: float
    room: float
    width: float
    height: float

    def at(self, x: float, y: float) -> Box:
        """Return what the name covers when its middle stands there."""
        wide, high = self.width / 2, self.height / 2
        return x - wide, y - high, x + wide, y + high


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands.

    Attributes
    ----------
    key : str
    x, y : float
        Its middle.
    inside : bool
        Whether it stands on its own place.
    leader : tuple of four floats, or None
        A line from the place to the name, where it stands apart.
    """

    key: str
    x: float
    y: float
    inside: bool
    leader: tuple[float, float, float, float] | None = None


class Placement:
    """Places names one after the other, those with most room first.

    Parameters
    ----------
    frame : Box
        Where names may stand.
    taken : sequence of Box
        Where none may.
    land : sequence of BaseGeometry
        All places shown.
    shunned : sequence of Box
        Where names stand only if there is no better spot.
    """

    def __init__(
        self,
        frame: Box,
        taken: Sequence[Box],
        land: Sequence[BaseGeometry],
        shunned: Sequence[Box] = (),
    ) -> None:
        self._shunned = shunned
        self._frame = frame
        self._taken = np.array(taken, dtype=float).reshape(-1, 4)
        self._boxes = [box(*one) for one in taken]
        self._land, self._tree = np.array(land, dtype=object), STRtree(land)
        self._ready = readied(self._land)
        self._leaders = list[LineString]()

    def place(self, names: Sequence[Name]) -> tuple[Spot, ...]:
        """Find a spot for every name; a name without one is left out."""
        order = sorted(names, key=lambda one: (-one.room / max(one.width, one.height), one.key))
        pinned = {one.key: one for one in order if not self._roomy(one)}
        found = list[Spot]()
        for name in order:
            pinned.pop(name.key, None)
            pins = [(one.x, one.y) for one in pinned.values()]
            if spot := self._spot(name, pins):
                found.append(spot)
                self._take(name, spot)
        return tuple(found)

    def _roomy(self, name: Name) -> bool:
        return name.room >= hypot(name.width, name.height) / 2

    def _take(self, name: Name, spot: Spot) -> None:
        self._cover(name.at(spot.x, spot.y))
        if spot.leader:
            pin = name.height * 0.2
            self._cover((name.x - pin, name.y - pin, name.x + pin, name.y + pin))
            self._leaders.append(LineString([spot.leader[:2], spot.leader[2:]]))

    def _cover(self, covered: Box) -> None:
        self._taken = np.vstack([self._taken, covered])
        self._boxes.append(box(*covered))

    def _spot(self, name: Name, pins: Sequence[tuple[float, float]]) -> Spot | None:
        """Find the spot that costs least; the pins are places whose names still need room."""
        best, least = None, float("inf")
        for spot, way in self._candidates(name):
            if way >= least:  # and all that follow are as far, or farther
                break
            cost = way + self._cost(name, spot, pins, least - way)
            if cost < least and self._shunned:
                covered = name.at(spot.x, spot.y)
                cost += 1.5 * sum(_meet(covered, one) for one in self._shunned)
            if cost < least:
                best, least = spot, cost
        return best

    def _candidates(self, name: Name) -> Iterator[tuple[Spot, float]]:
        """Offer spots on the place, beside it, and apart from it with a line, and their cost."""
        yield Spot(name.key, name.x, name.y, inside=True), 0.0
        step = max(name.height * 0.45, name.room * 0.3)
        for across, up in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            yield Spot(name.key, name.x + across * step, name.y + up * step, inside=True), 0.4
        if self._roomy(name):
            return
        for reach in _REACH:
            for number in range(_DIRECTIONS):
                yield self._apart(name, reach, 2 * pi * number / _DIRECTIONS)

    def _apart(self, name: Name, reach: float, angle: float) -> tuple[Spot, float]:
        east, north = cos(angle), sin(angle)
        away = name.room * 0.8 + reach * name.height
        near = name.x + east * away, name.y + north * away
        x = near[0] + east * name.width / 2
        y = near[1] + north * name.height / 2
        leader = (name.x, name.y, *near)
        return Spot(name.key, x, y, inside=False, leader=leader), 1.2 + reach * 0.55

    def _cost(
        self, name: Name, spot: Spot, pins: Sequence[tuple[float, float]], least: float
    ) -> float:
        """Say what a spot costs; infinitely much once it is seen to be more than the least."""
        covered = name.at(spot.x, spot.y)
        if self._hidden(covered) or any(_holds(covered, *point) for point in pins):
            return float("inf")
        if spot.inside:
            own, others = self._shares(name, covered)
            return float("inf") if own < _INSIDE else 4 * others + 6 * (1 - own)
        crossed = self._crossed(spot, covered)
        if 40 * crossed >= least:
            return float("inf")
        return _OVER * sum(self._shares(name, covered)) + 40 * crossed

    def _crossed(self, spot: Spot, covered: Box) -> float:
        """Count the names that the line of a spot would cross; lines may not meet at all."""
        if any(one.intersects(box(*covered)) for one in self._leaders):
            return float("inf")
        if spot.leader is None:
            return 0
        line = LineString([spot.leader[:2], spot.leader[2:]])
        if any(line.intersects(one) for one in self._leaders):
            return float("inf")
        return int(intersects(line, self._boxes).sum()) if self._boxes else 0

    def _hidden(self, covered: Box) -> bool:
        west, south, east, north = self._frame
        if covered[0] < west or covered[1] < south or covered[2] > east or covered[3] > north:
            return True
        left, low, right, high = self._taken.T
        meets = (covered[0] < right) & (left < covered[2])
        return bool((meets & (covered[1] < high) & (low < covered[3])).any())

    def _shares(self, name: Name, covered: Box) -> tuple[float, float]:
        """Say which part of a name stands on its own place, and which on others.

        Counted on a grid of points, which is as exact as a name needs.
        """
        west, south, east, north = covered
        marks = _GRID * (east - west, north - south) + (west, south)
        found = self._tree.query(box(*covered))
        counts = intersects_xy(self._ready[found][:, None], *marks.T).sum(axis=1)
        mine = np.array([one is name.outline for one in self._land[found]], dtype=bool)
        own, others = counts[mine].sum(), counts[~mine].sum()
        return float(own) / len(marks), float(others) / len(marks)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(covered: Box, x: float, y: float) -> bool:
    return covered[0] < x < covered[2] and covered[1] < y < covered[3]
