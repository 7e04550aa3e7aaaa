"""A reader's own table beside the published values: measured, ranked and refused like any other."""

import pytest

from geo import compose
from geo.adoptions import adopt
from geo.captions import notes
from geo.errors import UnknownKeyError
from geo.own import OwnTable
from geo.workbooks import TableError
from tests.geo.test_own import told

CITIES = {"990100": 5.0, "990200": 7.0, "990300": 1.5, "990400": 0.0}


def table(kind="total", over=None, **changes):
    rows = [
        [code, 2022, value, None if over is None else over[code], None, row]
        for row, (code, value) in enumerate(CITIES.items(), 2)
    ]
    return OwnTable.of(told(**{"type": kind, "rows": rows, **changes}))


def drawn(atlas, own, query=""):
    adopted = adopt(atlas, [own], [own.key])
    return compose(adopted, adopted.view(f"?indicator={own.key}{query}"))


def values(scene):
    return {line.code: line.value.value for line in scene.lines}


def test_an_own_total_is_mapped_and_added_up_like_any_other(toyland):
    own = table()
    scene = drawn(toyland, own)
    assert values(scene) == CITIES
    assert scene.view.year == "2022"
    assert values(drawn(toyland, own, "&by=belt")) == {"north": 12.0, "south": 1.5}
    assert scene.total.value == 13.5
    assert {line.value.status for line in scene.lines} == {"own"}
    assert all("own_data" in line.value.flags for line in scene.lines)


def test_an_own_ratio_is_the_ratio_of_sums(toyland):
    over = {"990100": 10.0, "990200": 10.0, "990300": 4.0, "990400": 4.0}
    own = table("ratio", over, factor=100, top_name="甲", over_name="乙", unit="%")
    assert values(drawn(toyland, own)) == {
        "990100": 50.0, "990200": 70.0, "990300": 37.5, "990400": 0.0,
    }  # fmt: skip
    assert values(drawn(toyland, own, "&by=belt")) == {"north": 60.0, "south": 18.75}


@pytest.mark.parametrize("kind", ["rate", "index"])
def test_an_own_rate_belongs_to_single_areas(toyland, kind):
    own = table(kind)
    assert values(drawn(toyland, own)) == CITIES
    scene = drawn(toyland, own, "&by=belt")
    assert scene.refusal
    assert set(values(scene).values()) == {None}


def test_an_own_value_of_an_old_area_stands_on_the_union_it_fits(toyland):
    rows = [["990303", 2020, 3, None, 2020, 2], ["990302", 2020, 4, None, 2020, 3]]
    own = OwnTable.of(told(rows=rows))
    scene = drawn(toyland, own, "&by=county&year=2020")
    known = {code: value for code, value in values(scene).items() if value is not None}
    assert known == {"990302": 7.0}


def test_a_row_of_no_area_is_refused_by_its_code(toyland):
    with pytest.raises(TableError, match="123456"):
        drawn(toyland, OwnTable.of(told(rows=[["123456", 2022, 1, None, None, 2]])))


def test_nothing_of_the_reader_stays_behind(toyland):
    own = table()
    toyland.series.years(toyland.indicators["fish"], "city")
    drawn(toyland, own)
    assert own.key not in toyland.indicators
    assert toyland.measures.panel.years(own.key, "city") == ()
    assert not any(own.key in key for key in toyland.series._memo)
    assert not any(own.key in key for key in toyland.measures.ground._memo)
    with pytest.raises(UnknownKeyError):
        toyland.indicators[own.key]


def test_an_own_table_that_did_not_come_along_is_asked_for(toyland):
    key = table().key
    expecting = adopt(toyland, [], [key])
    scene = compose(expecting, expecting.view(f"?indicator={key}"))
    assert expecting.awaited == (key,)
    assert set(values(scene).values()) == {None}
    assert "项目文件" in notes(scene)[0]
    assert drawn(toyland, table(), "&by=county").atlas.awaited == ()
