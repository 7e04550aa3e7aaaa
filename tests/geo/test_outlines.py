"""Copies that one thread asks."""

import shapely

from geo.outlines import readied


def test_what_is_shared_stays_as_it_is_and_its_copy_is_ready():
    shared = [shapely.box(0, 0, 2, 1), shapely.MultiPolygon([shapely.box(3, 0, 4, 1)])]
    copies = readied(shared)
    assert shapely.is_prepared(copies).all()
    assert not shapely.is_prepared(shared).any()
    assert all(one.equals_exact(other, 0) for one, other in zip(copies, shared, strict=True))
    assert readied([]).shape == (0,)
