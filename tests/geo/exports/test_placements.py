"""Placements: every name near its place, and no two on each other."""

from itertools import combinations

from shapely import box

from geo.exports.placements import Name, Placement

FRAME = (0, 0, 200, 200)


def name(key, outline, wide=20, high=8):
    west, south, east, north = outline.bounds
    room = min(east - west, north - south) / 2
    return Name(key, outline, (west + east) / 2, (south + north) / 2, room, wide, high)


def placed(outlines, taken=(), shunned=(), **size):
    names = [name(str(at), one, **size) for at, one in enumerate(outlines)]
    spots = Placement(FRAME, taken, outlines, shunned).place(names)
    return {one.key: one for one in names}, {one.key: one for one in spots}


def test_a_name_with_room_stands_in_the_middle():
    _, spots = placed([box(50, 50, 150, 150)])
    assert (spots["0"].x, spots["0"].y, spots["0"].inside) == (100, 100, True)


def test_a_name_without_room_stands_apart_with_a_line_to_its_place():
    names, spots = placed([box(100, 100, 104, 104)])
    spot = spots["0"]
    assert not spot.inside
    assert spot.leader[:2] == (102, 102)
    assert not box(*names["0"].at(spot.x, spot.y)).intersects(names["0"].outline)


def test_names_never_cover_each_other_and_stay_in_the_frame():
    crowd = [box(x, y, x + 6, y + 6) for x in range(70, 130, 8) for y in range(70, 130, 8)]
    names, spots = placed(crowd, wide=14, high=7)
    covered = [box(*names[key].at(one.x, one.y)) for key, one in spots.items()]
    assert len(covered) > len(crowd) / 3
    assert not any(one.overlaps(other) for one, other in combinations(covered, 2))
    assert all(box(*FRAME).covers(one) for one in covered)


def test_a_name_gives_way_to_what_is_taken():
    _, spots = placed([box(0, 0, 200, 200)], taken=[(90, 96, 110, 104)])
    assert (spots["0"].x, spots["0"].y) != (100, 100)
    assert spots["0"].inside


def test_a_name_gives_way_to_points_if_it_can():
    _, spots = placed([box(0, 0, 200, 200)], shunned=[(98, 98, 102, 102)])
    assert spots["0"].y != 100
    _, spots = placed([box(90, 96, 110, 104)], shunned=[FRAME])
    assert len(spots) == 1


def test_a_name_without_any_spot_is_left_out():
    assert placed([box(0, 0, 200, 200)], taken=[FRAME])[1] == {}
