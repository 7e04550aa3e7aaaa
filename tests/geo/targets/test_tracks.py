"""Tracks: courses cut at breaks, verdicts, and own targets that can or cannot be used."""

import pytest
from hypothesis import given, strategies as st

from geo.adoptions import adopt
from geo.aims import Aim, pace
from geo.own import own_of
from geo.targets import compose_reach, course, of_province, track
from geo.targets.tracks import graded
from tests.geo.targets.walking import table, walk

AIM = Aim(200.0, 2025, "at_least")
START = (2019, 100.0)


def years(points):
    return [one.year for one in points]


# --- courses ----------------------------------------------------------------------------------


def test_a_course_is_cut_where_a_city_changes_its_vintage(toyland):
    fish = toyland.indicators["fish"]
    first = course(toyland, fish, toyland.place("990100"))
    assert [years(span) for span in first.spans] == [[2020], [2021, 2022, 2023]]
    last = course(toyland, fish, toyland.place("990400"))
    assert [years(span) for span in last.spans] == [[2020, 2022], [2023]]
    assert [(one.start, one.end) for one in first.paces()] == [(2021, 2023)]
    assert [(one.start, one.end) for one in last.paces()] == [(2020, 2022)]


def test_the_province_is_one_series_as_a_sum_and_as_it_is_published(make_toyland):
    toyland = make_toyland({"data/city_panel": [
        ("990100,fish,2020,8,t,final,census3", "990100,fish,2020,8,t,final,census4"),
        ("990400,fish,2023,11,t,preliminary,census5", "990400,fish,2023,11,t,preliminary,census4"),
    ]})  # fmt: skip
    found = course(toyland, toyland.indicators["fish"], toyland.place("990000"))
    assert [(one.year, one.value.value, one.value.status) for one in found.points] == [
        (2020, 80, "computed"), (2022, 112, "final"), (2023, 110, "computed"),
    ]  # fmt: skip
    assert [years(span) for span in found.spans] == [[2020, 2022, 2023]]
    (only,) = found.paces()
    assert only.amount == pytest.approx(((110 / 80) ** (1 / 3) - 1) * 100)


def test_a_sum_of_two_vintages_does_not_compare_with_what_is_published(toyland):
    found = course(toyland, toyland.indicators["fish"], toyland.place("990000"))
    assert [years(span) for span in found.spans] == [[2020], [2022], [2023]]
    assert found.paces() == ()
    assert [bool(one.breaks) for one in found.points] == [False, True, True]


def test_a_year_in_which_an_area_is_missing_is_no_point(toyland):
    found = course(toyland, toyland.indicators["fish"], toyland.place("990000"))
    assert found.at(2021) is None
    assert found.at(2022).value == 112
    south = course(toyland, toyland.indicators["fish"], toyland.place("south"))
    assert 2021 not in years(south.points)
    assert 2021 in years(
        course(toyland, toyland.indicators["fish"], south.place, ("partial",)).points
    )


def test_what_cannot_be_added_up_has_no_course_in_a_region(toyland):
    charm = toyland.indicators["charm"]
    assert course(toyland, charm, toyland.place("north")).points == ()
    assert course(toyland, charm, toyland.place("north")).newest is None
    assert course(toyland, charm, toyland.place("990200")).newest.value == 4.5


@given(st.dictionaries(st.integers(2010, 2030), st.floats(1, 1000), min_size=1), st.data())
def test_spans_are_the_points_in_order_cut_at_every_break_and_nowhere_else(toyland, values, data):
    breaks = data.draw(st.sets(st.sampled_from(sorted(values))))
    found = walk(toyland, values, breaks)
    assert tuple(one for span in found.spans for one in span) == found.points
    assert all(span for span in found.spans)
    heads = {span[0].year for span in found.spans[1:]}
    assert heads == breaks - {min(values)}
    assert found.last == found.spans[-1]
    middle = sorted(values)[len(values) // 2]
    kept = years(found.until(middle).points) + years(found.since(middle + 1).points)
    assert kept == sorted(values)


# --- verdicts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "breaks", "status"),
    [
        ({2020: 100, 2021: 200}, (), "met"),
        ({2024: 210, 2025: 199}, (), "missed"),
        ({2024: 190, 2025: 200}, (), "met"),
        ({2024: 190, 2025: 201, 2026: 150}, (), "met"),
        ({2024: 190, 2025: 199, 2026: 300}, (), "missed"),
        ({2020: 100, 2021: 150}, (), "on_track"),
        ({2021: 100, 2022: 118}, (), "watch"),
        ({2020: 100, 2021: 101}, (), "behind"),
        ({2020: 101, 2021: 100}, (), "behind"),
        ({2021: 150}, (), "no_pace"),
        ({2020: 100, 2021: 150}, (2021,), "no_pace"),
        ({2019: 250}, (), "no_data"),
        ({}, (), "no_data"),
        ({2015: 250, 2018: 300}, (), "no_data"),
    ],
    ids=str,
)
def test_a_value_has_the_verdict_of_its_way(toyland, values, breaks, status):
    found = track(walk(toyland, values, breaks), AIM, START, 2019)
    assert found.status == status
    assert (found.decided is None) == (status == "no_data")


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({2020: 100, 2021: 50}, "met"), ({2020: 100, 2021: 70}, "on_track"),
        ({2020: 100, 2021: 99}, "behind"), ({2020: 100, 2021: 120}, "behind"),
        ({2025: 51}, "missed"),
    ],
    ids=str,
)  # fmt: skip
def test_where_less_is_better_a_fall_is_the_way(toyland, values, status):
    aim = Aim(50.0, 2025, "at_least", direction="down")
    assert track(walk(toyland, values, indicator="charm"), aim, START, 2019).status == status


@pytest.mark.parametrize("warn", [(100, 80), (80, 100), ()])
@pytest.mark.parametrize(
    ("share", "status"),
    [(100, "on_track"), (150, "on_track"), (99.9, "watch"), (80, "watch"), (79.9, "behind")],
)
def test_limits_of_the_warning_mean_the_same_in_either_order(warn, share, status):
    assert graded(share / 100 * 4, 4, warn) == status


@given(st.floats(-50, 50), st.floats(-50, 50), st.tuples(st.floats(0, 1000), st.floats(0, 1000)))
def test_a_faster_pace_is_never_graded_worse(amount, wanted, warn):
    order = ["behind", "watch", "on_track"]
    faster = graded(amount + 1, wanted, warn)
    assert order.index(faster) >= order.index(graded(amount, wanted, warn))
    assert graded(amount, wanted, warn) == graded(amount, wanted, warn[::-1])


def test_the_readers_limits_decide_the_warning(toyland):
    found = walk(toyland, {2021: 100, 2022: 118})
    grades = [track(found, AIM, START, 2019, warn).status for warn in ((80, 50), (99, 95))]
    assert grades == ["on_track", "behind"]


def test_the_value_of_the_due_year_decides_once_it_is_known(toyland):
    before = track(walk(toyland, {2023: 150, 2024: 180}), AIM, START, 2019)
    assert (before.decided.year, before.needed.end) == (2024, 2025)
    after = track(walk(toyland, {2024: 180, 2025: 190, 2026: 220}), AIM, START, 2019)
    assert (after.decided.year, after.needed) == (2025, None)
    assert after.status == "missed"


def test_what_lies_before_the_start_does_not_count(toyland):
    found = track(walk(toyland, {2015: 10, 2018: 50, 2020: 110, 2021: 130}), AIM, START, 2019)
    assert years(found.course.points) == [2020, 2021]
    assert found.required == pace(100, 200, (2019, 2025), "t")


def test_without_a_start_everything_known_is_told_and_no_pace_is_required(toyland):
    found = track(walk(toyland, {2015: 10, 2021: 130}), AIM)
    assert years(found.course.points) == [2015, 2021]
    assert found.required is None
    assert found.flags == ()


def test_the_way_that_is_needed_leads_to_the_threshold(toyland):
    aim = Aim(200.0, 2025, "about", 5.0)
    found = track(walk(toyland, {2022: 120, 2023: 140}), aim, START, 2019)
    assert 140 * (1 + found.needed.amount / 100) ** 2 == pytest.approx(190)
    met = track(walk(toyland, {2022: 120, 2023: 190}), aim, START, 2019)
    assert (met.status, met.needed) == ("met", None)


@pytest.mark.parametrize(
    ("breaks", "set_in", "flagged"),
    [
        ((2021,), 2019, True), ((2021,), 2020, True), ((2021,), 2021, False), ((), 2019, False),
        ((2019,), 2019, False), ((2023,), 2019, False), ((2021,), 0, False),
    ],
    ids=str,
)  # fmt: skip
def test_only_a_break_between_the_target_and_its_value_is_flagged(toyland, breaks, set_in, flagged):
    aim = Aim(200.0, 2022, "at_least")
    values = {2019: 100, 2020: 120, 2021: 140, 2022: 210, 2023: 230}
    found = track(walk(toyland, values, breaks), aim, None, set_in)
    assert found.broken == flagged == ("series_break" in found.flags)


def test_a_value_keeps_its_own_flags(toyland):
    found = track(
        walk(toyland, {2021: 1, 2022: 2}, (2022,), flags=("unverified",)), AIM, START, 2019
    )
    assert found.flags == ("series_break", "unverified")


@given(
    st.dictionaries(st.integers(2019, 2030), st.floats(1, 1000), min_size=1),
    st.data(),
    st.sampled_from(["fish", "fish_ratio"]),
)
def test_an_actual_pace_never_crosses_a_break(toyland, values, data, key):
    breaks = data.draw(st.sets(st.sampled_from(sorted(values))))
    found = track(walk(toyland, values, breaks, key), AIM, (2018, 100.0), 2018)
    for one in (*found.course.paces(), *([found.actual] if found.actual else [])):
        assert not [year for year in breaks if one.start < year <= one.end]
        assert one.points == (key == "fish_ratio")
    if found.actual:
        assert found.actual.end == max(values)


@given(st.dictionaries(st.integers(2020, 2025), st.floats(1, 400), min_size=1))
def test_a_way_is_needed_exactly_while_a_target_is_open(toyland, values):
    found = track(walk(toyland, values), AIM, START, 2019)
    open_ = found.status in ("on_track", "watch", "behind", "no_pace")
    assert (found.needed is not None) == open_
    if found.pace_share is not None and found.status != "no_pace":
        assert (found.pace_share >= 100) == (found.status == "on_track")


# --- the province on its way ------------------------------------------------------------------


def test_the_same_target_is_held_by_the_rules_that_the_reader_set(toyland):
    goal = toyland.goals["fish_sum"]
    target = goal.targets[0]
    view = toyland.view("/targets?tolerance=5&warn=60,10")
    found = of_province(toyland, view, goal, target, toyland.indicators["fish"])
    assert found.aim.threshold == pytest.approx(114)
    assert found.required.amount == pytest.approx(8.4472, abs=1e-4)
    assert (found.status, found.broken) == ("no_pace", True)
    assert found.actual is None


# --- own targets ------------------------------------------------------------------------------

ROWS = (("990100", 2022, 15), ("990200", 2022, 20), ("990300", 2022, 80), ("990400", 2022, 8))


def held(toyland, content, query=""):
    one = own_of(content)
    atlas = adopt(toyland, [one], [one.key])
    more = f"{'&' if query else ''}{query}"
    return compose_reach(
        atlas, atlas.view(f"/targets?goal={one.key}&indicator=fish&year=2022{more}")
    )


def test_own_targets_in_another_power_of_the_unit_are_the_same_targets(toyland):
    plain = held(toyland, table(unit="吨", rows=ROWS))
    small = held(toyland, table(unit="万吨", rows=[(c, y, v / 10_000) for c, y, v in ROWS]))
    for here, there in zip(plain.rows, small.rows, strict=True):
        assert here.aim == pytest.approx(there.aim)
        assert here.distance == pytest.approx(there.distance)
        assert here.state == there.state
        assert here.shown.value == pytest.approx(there.shown.value)


def test_every_place_is_held_against_its_own_target(toyland):
    found = {one.place.code: one for one in held(toyland, table(unit="吨", rows=ROWS)).rows}
    assert {code: (one.aim, one.distance, one.state) for code, one in found.items()} == {
        "990100": (15, -3, "missed"), "990200": (20, 4, "met"), "990300": (80, -14, "missed"),
        "990400": (8, 0, "met"),
    }  # fmt: skip
    assert found["990400"].shown.value == 100


@pytest.mark.parametrize(
    ("rule", "tolerance", "state"),
    [("at_least", "0", "met"), ("above", "0", "missed"), ("about", "5", "met")],
)
def test_an_own_target_is_held_by_the_rule_that_is_chosen(toyland, rule, tolerance, state):
    found = held(toyland, table(unit="吨", rows=ROWS), f"rule={rule}&tolerance={tolerance}")
    assert found.rows[-1].state == state


def test_a_place_without_a_target_of_its_own_has_no_verdict(toyland):
    found = held(toyland, table(unit="吨", rows=ROWS[:1]))
    assert [one.state for one in found.rows] == ["missed", "no_data", "no_data", "no_data"]
    assert [one.aim for one in found.rows[1:]] == [None, None, None]
    assert [one.shown.value for one in found.rows[1:]] == [None, None, None]


def test_own_totals_of_a_region_are_the_sum_of_its_areas(toyland):
    found = held(toyland, table(unit="吨", rows=ROWS), "by=belt")
    assert [(one.place.code, one.aim) for one in found.rows] == [("north", 35), ("south", 88)]


@pytest.mark.parametrize(
    ("content", "query", "zh", "en"),
    [
        (
            table(unit="万元", rows=ROWS),
            "",
            "自设目标“目标”的单位是“万元”，fish数的单位是“吨”；请选对应的指标，或按其单位重新导入。",
            (
                "Own targets of “目标” are in “万元”, the fish is in “tons”; choose the indicator"
                " that they are of, or import them in its unit."
            ),
        ),
        (
            table(kind="rate", unit="吨", rows=ROWS),
            "by=belt",
            "“目标”不可加总，经济圈因此没有目标；请选择单个地区。",
            "“目标” cannot be added up, so regions have no target of it; choose single areas.",
        ),
        (
            table(unit="吨", rows=ROWS),
            "by=county",
            "“目标”没有这一级的目标；请选择表中各行所属的层级。",
            "“目标” has no targets at this level; choose the level of its rows.",
        ),
    ],
    ids=["unit", "added", "level"],
)
def test_own_targets_that_cannot_be_used_are_refused_in_a_sentence(toyland, content, query, zh, en):
    found = held(toyland, content, query)
    assert found.kind == "none"
    assert (found.refusal.say("zh"), found.refusal.say("en")) == (zh, en)
    assert {one.state for one in found.rows} == {"no_data"}
    assert {one.aim for one in found.rows} == {None}


def test_the_due_year_of_own_targets_is_one_that_the_table_has(toyland):
    rows = (*ROWS, ("990100", 2023, 30))
    assert {one.aim for one in held(toyland, table(unit="吨", rows=rows)).rows} == {30, None}
    earlier = held(toyland, table(unit="吨", rows=rows), "due=2022")
    assert [one.aim for one in earlier.rows] == [15, 20, 80, 8]
    assert {one.track.aim.year for one in earlier.rows} == {2022}


def test_an_own_target_of_what_should_fall_is_turned_round(toyland):
    one = own_of(table(unit="分", kind="index", rows=[("990100", 2022, 3), ("990300", 2022, 1)]))
    atlas = adopt(toyland, [one], [one.key])
    found = compose_reach(atlas, atlas.view(f"/targets?goal={one.key}&indicator=charm&year=2022"))
    states = {row.place.code: row.state for row in found.rows}
    assert (states["990100"], states["990300"]) == ("missed", "met")
