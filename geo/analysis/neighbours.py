"""Neighbours: which areas lie beside each other, as weights that statistics can use."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from geo.errors import UnknownKeyError
from geo.topology import FloatArray, IntArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CONTIGUITY, NEAREST, DISTANCE = "contiguity", "knn", "distance"
FORMS = (CONTIGUITY, "knn:1 … knn:15", "distance:KM")
"""How weights can be asked for."""

_MOST, _FARTHEST = 15, 2000
_KEY = re.compile(r"knn:([1-9][0-9]?)|distance:([0-9]{1,4}(?:\.[0-9]{1,3})?)")
_ROWS = 256
_GRID = 1e-3
"""Metres within which two corners are one."""

_Pairs = tuple[IntArray, IntArray]


def weights_key(text: str) -> str:
    """Return weights as they are written: ``contiguity``, ``knn:5`` or ``distance:60``.

    Raises
    ------
    UnknownKeyError
        Where the text is none of them, or asks for more than 15 neighbours or 2,000 kilometres.

    Examples
    --------
    >>> weights_key("distance:060.0")
    'distance:60'
    """
    found = _KEY.fullmatch(text)
    if text == CONTIGUITY:
        return text
    if found and found[1] and int(found[1]) <= _MOST:
        return text
    if found and found[2] and 0 < float(found[2]) <= _FARTHEST:
        return f"{DISTANCE}:{float(found[2]):g}"
    raise UnknownKeyError("weights", text, FORMS)


@dataclass(frozen=True)
class Weights:
    """Who is whose neighbour; all neighbours of an area count the same.

    Attributes
    ----------
    key : str
        As ``weights_key`` writes it.
    codes : tuple of str
        The areas, in the order of every array that goes with them.
    neighbours : mapping of code to codes
        Never none, and never the area itself; not always mutual: the nearest of mine may have
        others nearer.
    joined : mapping of code to code
        Areas that had no neighbour, and the nearest area that they were joined to, both ways.
    """

    key: str
    codes: tuple[str, ...]
    neighbours: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, str]

    @cached_property
    def lists(self) -> tuple[IntArray, ...]:
        """The neighbours of each area, by their place in ``codes``."""
        at = {code: place for place, code in enumerate(self.codes)}
        return tuple(
            np.array([at[other] for other in self.neighbours[code]], dtype=np.int64)
            for code in self.codes
        )

    @cached_property
    def matrix(self) -> "csr_array":
        """Row-standardised weights, as a scipy CSR array: every row adds up to one."""
        from scipy.sparse import csr_array  # noqa: PLC0415  (slow)

        counts = np.array([len(one) for one in self.lists])
        start = np.concatenate(([0], np.cumsum(counts)))
        share = np.repeat(1 / counts, counts)
        shape = (len(self.codes), len(self.codes))
        return csr_array((share, np.concatenate(self.lists), start), shape=shape)


def weigh(shapes: gpd.GeoSeries, key: str) -> Weights:
    """Find the neighbours of areas.

    Contiguity is a shared border or corner ("queen"); k nearest and the distance are between
    centroids. An area without any is joined to the nearest: by its outline where borders count,
    else by its centroid.

    Parameters
    ----------
    shapes : GeoSeries
        Polygons in a projection in metres, index ``code``; neighbouring areas share the points of
        their border.
    key : str
        As ``weights_key`` takes it.

    Raises
    ------
    UnknownKeyError
        Where the key is none.
    ValueError
        Where there are fewer than two areas, or they are in degrees.
    """
    asked = weights_key(key)
    if len(shapes) < 2:
        raise ValueError(f"neighbours need two areas; got {len(shapes)}")
    if shapes.crs is None or not shapes.crs.is_projected:
        raise ValueError(f"neighbours are found in metres; the areas are in {shapes.crs}")
    kind, _, size = asked.partition(":")
    points = shapely.get_coordinates(shapely.centroid(np.asarray(shapes.array, dtype=object)))
    if kind == CONTIGUITY:
        pairs = _touching(shapes)
    elif kind == NEAREST:
        pairs = _nearest(points, min(int(size), len(shapes) - 1))
    else:
        pairs = _within(points, float(size) * 1000)
    lonely = np.setdiff1d(np.arange(len(shapes)), pairs[0])
    to = _closest(shapes, lonely) if kind == CONTIGUITY else _nearest(points, 1)[1][lonely]
    return _weights(asked, [str(code) for code in shapes.index], pairs, (lonely, to))


def _weights(key: str, codes: list[str], pairs: _Pairs, joined: _Pairs) -> Weights:
    """Write pairs down as neighbours, those of lonely areas both ways."""
    first = np.concatenate([pairs[0], joined[0], joined[1]]).tolist()
    second = np.concatenate([pairs[1], joined[1], joined[0]]).tolist()
    found: dict[str, set[str]] = {code: set() for code in codes}
    for one, other in zip(first, second, strict=True):
        found[codes[one]].add(codes[other])
    order = {code: at for at, code in enumerate(codes)}
    return Weights(
        key,
        tuple(codes),
        {code: _ordered(some, order) for code, some in found.items()},
        {codes[one]: codes[to] for one, to in zip(*map(np.ndarray.tolist, joined), strict=True)},
    )


def _ordered(codes: Iterable[str], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=order.__getitem__))


def _touching(shapes: gpd.GeoSeries) -> _Pairs:
    """Return the pairs of areas that share a point of their outlines, each both ways."""
    points, area = shapely.get_coordinates(
        np.asarray(shapes.array, dtype=object), return_index=True
    )
    cells = np.rint((points - points.min(axis=0)) / _GRID).astype(np.int64)
    _, corner = np.unique(cells[:, 0] * (cells[:, 1].max() + 1) + cells[:, 1], return_inverse=True)
    known = np.unique(corner * len(shapes) + area)
    corner, area = np.divmod(known, len(shapes))
    pairs: list[IntArray] = []
    step = 1
    while (same := corner[step:] == corner[:-step]).any():  # at most as often as areas meet
        pairs.append(area[:-step][same] * len(shapes) + area[step:][same])
        step += 1
    both = np.unique(np.concatenate(pairs)) if pairs else np.empty(0, dtype=np.int64)
    one, other = np.divmod(both, len(shapes))
    return np.concatenate([one, other]), np.concatenate([other, one])


def _nearest(points: FloatArray, count: int) -> _Pairs:
    """Return each point with the ``count`` points nearest to it, all others of equals by order."""
    found: list[IntArray] = []
    for rows, squares in _distances(points):
        squares[np.arange(len(rows)), rows] = np.inf
        found.append(np.argsort(squares, axis=1, kind="stable")[:, :count])
    return np.repeat(np.arange(len(points)), count), np.concatenate(found).ravel()


def _within(points: FloatArray, metres: float) -> _Pairs:
    """Return the pairs of points not farther apart than a distance, each both ways."""
    pairs: list[IntArray] = []
    for rows, squares in _distances(points):
        squares[np.arange(len(rows)), rows] = np.inf
        pairs.append(np.add(np.argwhere(squares <= metres**2), (rows[0], 0)))
    one, other = np.concatenate(pairs).T
    return one, other


def _distances(points: FloatArray) -> Iterator[tuple[IntArray, FloatArray]]:
    """Yield some points at a time, with the squares of their distances to all."""
    for begun in range(0, len(points), _ROWS):
        rows = np.arange(begun, min(begun + _ROWS, len(points)))
        apart = points[rows, None, :] - points[None, :, :]
        yield rows, np.einsum("ijk,ijk->ij", apart, apart)


def _closest(shapes: gpd.GeoSeries, lonely: IntArray) -> IntArray:
    """Return the area whose outline is nearest to each of some."""
    if not lonely.size:
        return lonely
    outlines = np.asarray(shapes.array, dtype=object)
    tree = shapely.STRtree(outlines)
    asked, found = tree.query_nearest(outlines[lonely], exclusive=True)
    return found[np.unique(asked, return_index=True)[1]]
