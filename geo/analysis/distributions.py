"""Distributions: where the sites lie that a reader's filters let through, sector by sector."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.analysis.dispersions import Ellipse, ellipse
from geo.analysis.planes import flat, metres
from geo.analysis.reliefs import Relief, relief
from geo.analysis.sitings import LEAST, Siting, sitings
from geo.atlas import Atlas
from geo.places import Place
from geo.scenes import sites_of
from geo.sites import Site
from geo.topology import FloatArray
from geo.views import View

_GRAIN, _SIDE = 1500.0, 4000.0
"""Metres that an outline of the ground may lie off, and that a cell of a density is wide."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What sites are drawn on.

    Attributes
    ----------
    places : tuple of Place
        The parts of the province.
    shapes : tuple of geometries
        Of each of them, in metres, generalised.
    land : geometry
        All of them together.
    """

    places: tuple[Place, ...]
    shapes: tuple[BaseGeometry, ...]
    land: BaseGeometry


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some sites together, drawn.

    Attributes
    ----------
    sites : tuple of Site
        Those with a position.
    points : FloatArray, shape (n, 2)
        Where they lie, in metres.
    ellipse : Ellipse or None
        ``None`` where there are too few for a pattern.
    relief : Relief or None
        Likewise.
    """

    sites: tuple[Site, ...]
    points: FloatArray
    ellipse: Ellipse | None
    relief: Relief | None


def distribution(atlas: Atlas, view: View) -> tuple[Siting, ...]:
    """Tell where the sites of each sector lie, of those that the other filters let through."""
    return sitings(atlas, sites_of(atlas, replace(view, sectors=(), tiers=())))


def ground(atlas: Atlas) -> Ground:
    """Outline the parts of the province, in metres."""
    outlines = atlas.shapes[atlas.measures.parts_of_province[0]].geometry.to_crs(metres(atlas))
    shapes = shapely.coverage_simplify(outlines.to_numpy(), _GRAIN)
    places = tuple(atlas.place(str(code)) for code in outlines.index)
    return Ground(places, tuple(shapes), shapely.union_all(shapes))


def borders(shape: BaseGeometry) -> list[FloatArray]:
    """Return the outer borders of a shape, each of shape (n, 2), without its closing point."""
    return [shapely.get_coordinates(one.exterior)[:-1] for one in getattr(shape, "geoms", [shape])]


def cluster(atlas: Atlas, sites: tuple[Site, ...], on: Ground) -> Cluster:
    """Take the mean centre, the standard ellipse and the density of some sites."""
    placed = tuple(site for site in sites if site.position is not None)
    points = flat(atlas, placed)
    if len(placed) < LEAST:
        return Cluster(placed, points, None, None)
    accuracy = max(site.accuracy or 0.0 for site in placed)
    return Cluster(placed, points, ellipse(points), relief(points, accuracy, on.land, _SIDE))


def home(atlas: Atlas, position: tuple[float, float]) -> tuple[Place, bool]:
    """Return the part of the province that a position lies in, or nearest to; and whether in it.

    Parameters
    ----------
    atlas : Atlas
    position : tuple of float
        Longitude and latitude, WGS84 degrees.
    """
    shapes = atlas.shapes[atlas.measures.parts_of_province[0]].geometry
    point = shapely.Point(position)
    apart = np.asarray(shapely.distance(shapes.to_numpy(), point))
    at = int(apart.argmin())
    return atlas.place(str(shapes.index[at])), not apart[at]
