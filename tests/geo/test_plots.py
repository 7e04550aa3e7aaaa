"""Published values stand on today's land once, and only where they fit it."""

import pytest

from geo.observations import Panel, panel
from geo.plots import Ground, joined, parted

ROW = {"indicator": "fish", "year": 2020, "unit": "t", "status": "final", "source_grade": "A"}


def ground(toyland, *rows):
    """Lay values on toyland: code, value, boundary."""
    territories = toyland.measures.ground.territories
    told = [ROW | {"unit_code": c, "value": v, "boundary_vintage": b} for c, v, b in rows]
    levels = territories.levels({code: area.level for code, area in toyland.areas.items()})
    return Ground(panel(told, [], levels), territories)


def placed(toyland, *rows):
    return ground(toyland, *rows).placed("fish", "county", 2020)


def values(found, plot):
    return [one.value for one in found.upon(plot)]


def test_old_areas_that_became_one_are_added_up_on_it(toyland):
    found = placed(toyland, ("990302", 20, 2020), ("990303", 3, 2020))
    assert values(found, ("990302",)) == [20, 3]
    assert found.unions == ()
    assert found.misfits == frozenset()


def test_an_old_area_without_a_year_is_taken_as_it_was_last(toyland):
    found = placed(toyland, ("990302", 20, 2020), ("990303", 3, None))
    assert values(found, ("990302",)) == [20, 3]


@pytest.mark.parametrize(
    "rows",
    [
        [("990302", 20, 2020)],
        [("990303", 3, 2020)],
        [("990302", 20, 2020), ("990303", 3, 2019)],
    ],
)
def test_old_areas_stand_nowhere_unless_all_of_one_time_are_there(toyland, rows):
    found = placed(toyland, *rows)
    assert found.upon(("990302",)) is None
    assert found.misfits == {"990302"}
    assert found.elsewhere(("990302",))


def test_land_that_has_a_value_of_today_takes_no_older_one(toyland):
    found = placed(toyland, ("990101", 7, 2020), ("990103", 3, 2021))
    assert values(found, ("990103",)) == [3]
    assert found.upon(("990101", "990103")) is None
    assert (found.misfits, found.unions) == ({"990101"}, ())
    both = placed(toyland, ("990302", 20, None), ("990303", 3, 2020))
    assert values(both, ("990302",)) == [20]
    assert both.misfits == frozenset()


def test_a_renamed_area_that_is_published_twice_counts_once(atlas):
    territories = atlas.measures.ground.territories
    told = [
        ROW | {"unit_code": code, "value": value, "boundary_vintage": boundary}
        for code, value, boundary in (("330283", 1, 2015), ("330213", 2, 2016))
    ]
    seen = Ground(panel(told, [], dict.fromkeys(("330283", "330213"), "county")), territories)
    assert values(seen.placed("fish", "county", 2020), ("330213",)) == [2]


def test_a_plot_is_the_sum_of_the_plots_that_part_it(toyland):
    found = placed(toyland, ("990101", 7, 2020), ("990102", 1, None), ("990201", 10, None))
    assert values(found, ("990101", "990102", "990103")) == [7, 1]
    for crossing in (("990102", "990103"), ("990102", "990202"), ("990103", "990301")):
        assert found.upon(crossing) is None


def test_columns_meet_on_the_smallest_unions_of_both(toyland):
    looks = (("fish", 2020), ("fish", 2022))
    laid = toyland.measures.ground
    assert laid.unions(looks, "county") == (("990101", "990103"), ("990201", "990202"))
    assert laid.stand(looks, "county", ("990101", "990103"))
    assert not laid.stand(looks, "county", ("990201", "990202"))


def test_another_panel_is_laid_without_placing_the_first_again(toyland):
    laid = toyland.measures.ground
    before = laid.placed("fish", "county", 2020)
    over = laid.over(Panel(laid.panel.levels))
    assert over.placed("fish", "county", 2020) is before


def test_plots_are_joined_until_none_have_an_area_in_common():
    assert joined([("a", "b"), ("d", "e"), ("b", "c"), ("f",)]) == (
        ("a", "b", "c"),
        ("d", "e"),
        ("f",),
    )
    assert joined([]) == ()


def test_areas_are_parted_by_the_unions_that_lie_among_them():
    unions = (("a", "b"), ("c", "z"))
    assert parted(("d", "c", "b", "a"), unions) == (("a", "b"), ("c",), ("d",))
    assert parted((), unions) == ()
