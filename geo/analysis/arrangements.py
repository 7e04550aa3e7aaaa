"""Arrangements: where the places of a level stand on maps that give no weight to their land."""

from dataclasses import dataclass

import numpy as np
import shapely

from geo.analysis.cartograms import Circles, Tiles, circles, tiles
from geo.analysis.samples import comparable
from geo.atlas import Atlas
from geo.places import Place


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places of a level as circles and as tiles.

    Attributes
    ----------
    codes : tuple of str
        The places, in the order of the rows of ``circles`` and ``tiles``.
    circles : Circles
        As large as their residents; all of one size where residents are not known. In metres, in
        the projection of maps for print.
    tiles : Tiles
        In the same projection.
    unsized : frozenset of str
        Places whose residents are not known, or of a part only, drawn as the mean of the others.
    year : int
        That the residents are of; 0 where no residents are known.
    """

    codes: tuple[str, ...]
    circles: Circles
    tiles: Tiles
    unsized: frozenset[str]
    year: int


def arrange(atlas: Atlas, by: str) -> Arrangement:
    """Arrange the places of a level or grouping, in the whole province.

    Parameters
    ----------
    atlas : Atlas
    by : str
        A grouping's key or a level.
    """
    shapes = atlas.outlines[by].to_crs(atlas.print_crs)
    middles = shapes.representative_point()
    points = np.column_stack((middles.x, middles.y))
    codes = tuple(str(code) for code in shapes.index)
    year = _year(atlas, by)
    people = np.array([_residents(atlas, atlas.place(code), year) for code in codes])
    unknown = np.isnan(people)
    sizes = np.where(unknown, 1.0 if unknown.all() else np.nanmean(people), people)
    ground = shapely.union_all(shapes.to_numpy())
    return Arrangement(
        codes=codes,
        circles=circles(points, sizes),
        tiles=tiles(points, ground),
        unsized=frozenset(code for code, one in zip(codes, unknown, strict=True) if one),
        year=year,
    )


def _year(atlas: Atlas, by: str) -> int:
    """Return the newest year in which the residents of all places are known, else of most."""
    return int(atlas.newest(atlas.indicators[atlas.people], by) or 0) if atlas.people else 0


def _residents(atlas: Atlas, place: Place, year: int) -> float:
    """Return the residents of a place; ``nan`` where they are not known, or of a part only."""
    if not year:
        return float("nan")
    found = atlas.measures.value(atlas.indicators[atlas.people], place.level, place.codes, year)
    return found.value if found.value and comparable(found, ()) else float("nan")
