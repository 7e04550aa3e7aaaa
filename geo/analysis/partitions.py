"""Partitions: areas divided into regions that hang together, and how alike two divisions are.

SKATER (Assunção, Neves, Câmara and da Costa Freitas 2006): of all links between neighbours those
are kept that join every area to the others with the least difference (the minimum spanning tree);
then the link is cut whose loss makes the parts most alike inside, again and again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.topology import FloatArray, IntArray

_Links = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The best cut of one tree: what it gains, and the areas on one side of it."""

    gain: float
    side: IntArray


def skater(values: FloatArray, neighbours: Sequence[IntArray], count: int) -> IntArray:
    """Divide areas into regions of neighbours that are alike.

    Parameters
    ----------
    values : array of areas by indicators
        Of comparable size, such as standardised; none missing.
    neighbours : sequence of arrays
        For each area the places of its neighbours in ``values``, mutual.
    count : int
        How many regions.

    Returns
    -------
    array of int
        The region of each area, from 0, in the order of their first areas.

    Raises
    ------
    ValueError
        Where there are fewer areas than regions, or more parts that do not touch.
    """
    links = _spanning(values, neighbours)
    parts = _trees(np.arange(len(values)), links)
    if not len(parts) <= count <= len(values):
        raise ValueError(f"{len(values)} areas in {len(parts)} parts make no {count} regions")
    cuts = [_best(values, part, links) for part in parts]
    while len(parts) < count:
        at = int(np.argmax([one.gain for one in cuts]))
        side, whole = cuts[at].side, parts[at]
        rest = np.setdiff1d(whole, side)
        parts[at : at + 1], cuts[at : at + 1] = [side, rest], [
            _best(values, one, links) for one in (side, rest)
        ]  # fmt: skip
    labels = np.zeros(len(values), dtype=np.int64)
    for number, part in enumerate(sorted(parts, key=lambda one: int(one.min()))):
        labels[part] = number
    return labels


def adjusted_rand(one: Sequence[object], other: Sequence[object]) -> float:
    """Return how alike two divisions are: 1 the same, 0 no more than by chance.

    The share of pairs of areas that both divisions put together or both apart, less what chance
    would have it (Hubert and Arabie 1985).

    Examples
    --------
    >>> adjusted_rand([1, 1, 2, 2], ["b", "b", "a", "a"])
    1.0
    """
    _, rows = np.unique(np.array(one, dtype=str), return_inverse=True)
    _, columns = np.unique(np.array(other, dtype=str), return_inverse=True)
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    both, here, there = (_pairs(x) for x in (table, table.sum(axis=1), table.sum(axis=0)))
    chance = here * there / _pairs(np.array([len(rows)]))
    most = (here + there) / 2
    return 1.0 if most == chance else float((both - chance) / (most - chance))


def explained(values: FloatArray, groups: Sequence[object]) -> float:
    """Return the share of the variance that lies between groups, from 0 to 1.

    Parameters
    ----------
    values : array of areas by indicators
    groups : sequence
        One an area.
    """
    _, member = np.unique(np.array(groups, dtype=str), return_inverse=True)
    inside = sum(_spread(values[member == one]) for one in range(member.max() + 1))
    return 1.0 - inside / _spread(values)


def _pairs(counts: FloatArray) -> float:
    return float(np.sum(counts * (counts - 1)) / 2)


def _spread(values: FloatArray) -> float:
    """Return the sum of squared distances from the mean."""
    return float(np.sum((values - values.mean(axis=0)) ** 2))


def _spanning(values: FloatArray, neighbours: Sequence[IntArray]) -> _Links:
    """Return the links of the minimum spanning tree (Kruskal 1956), or of one tree a part."""
    one = np.repeat(np.arange(len(neighbours)), [len(some) for some in neighbours])
    other = np.concatenate([*neighbours, np.empty(0, dtype=np.int64)]).astype(np.int64)
    one, other = one[one < other], other[one < other]
    apart = np.sum((values[one] - values[other]) ** 2, axis=1)
    root = list(range(len(values)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = at = root[root[at]]
        return at

    links: _Links = []
    for at in np.argsort(apart, kind="stable").tolist():
        here, there = int(one[at]), int(other[at])
        if top(here) != top(there):
            root[top(here)] = top(there)
            links.append((here, there))
    return links


def _trees(areas: IntArray, links: _Links) -> list[IntArray]:
    """Return the parts that links leave together."""
    left, parts = set(areas.tolist()), list[IntArray]()
    while left:
        part = [at for at, _ in _walk(min(left), left, links)]
        left -= set(part)
        parts.append(np.array(sorted(part)))
    return parts


def _walk(start: int, inside: set[int], links: _Links) -> list[tuple[int, int]]:
    """Visit a tree from one area on: each area with the one it was reached from, −1 for none."""
    beside: dict[int, list[int]] = {}
    for one, other in links:
        if one in inside and other in inside:
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    seen, order = {start}, [(start, -1)]
    for at, _ in order:
        for other in beside.get(at, ()):
            if other not in seen:
                seen.add(other)
                order.append((other, at))
    return order


def _best(values: FloatArray, areas: IntArray, links: _Links) -> _Cut:
    """Find the link of a tree whose cut leaves its two sides most alike inside.

    Sums over what hangs below each area tell both sides, so every link is looked at once.
    """
    order = _walk(int(areas[0]), set(areas.tolist()), links)
    counts = {at: 1 for at, _ in order}
    sums = {at: values[at].copy() for at, _ in order}
    for at, above in reversed(order[1:]):
        counts[above] += counts[at]
        sums[above] += sums[at]
    whole, size = sums[order[0][0]], len(order)
    # Σx² is the same before and after, so the gain is in the squares of the sums alone.
    gains = [
        float(
            sums[at] @ sums[at] / counts[at]
            + (whole - sums[at]) @ (whole - sums[at]) / (size - counts[at])
            - whole @ whole / size
        )
        for at, _ in order[1:]
    ]
    if not gains:
        return _Cut(-1.0, areas)
    at, above = order[1 + int(np.argmax(gains))]
    kept = [link for link in links if set(link) != {at, above}]
    side = [one for one, _ in _walk(at, set(areas.tolist()), kept)]
    return _Cut(max(gains), np.array(sorted(side)))
