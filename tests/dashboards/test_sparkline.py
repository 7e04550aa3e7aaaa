"""A line is drawn only between years that compare."""

from urllib.parse import unquote

from dashboards.components.region_card import region_card
from dashboards.components.sparkline import HEIGHT, PAD, WIDTH, sparkline
from dashboards.markup import markup
from geo import compose

YEARS = {2019: 1.0, 2020: 2.0, 2021: 4.0, 2022: 3.0}


def drawn(series, breaks=(), year=2022):
    return unquote(sparkline(series, breaks, year, "a line").src)


def marks(picture):
    return [float(one.split(" ")[0]) for one in picture.split('<path d="M')[1:]]


def test_a_series_without_a_break_is_one_line():
    picture = drawn(YEARS)
    assert picture.count("<polyline") == 1
    assert marks(picture) == []


def test_no_line_is_drawn_across_a_break_and_a_mark_stands_there():
    picture = drawn(YEARS, [2021])
    assert picture.count("<polyline") == 2
    (mark,) = marks(picture)
    assert PAD < mark < WIDTH - PAD
    assert mark == PAD + 1.5 / 3 * (WIDTH - 2 * PAD)
    assert f"V{HEIGHT - 1}" in picture


def test_no_line_is_drawn_across_a_missing_year():
    picture = drawn(YEARS | {2020: None})
    assert picture.count("<polyline") == 1
    assert picture.count('r="1.2"') == 1
    assert marks(picture) == []


def test_what_breaks_off_before_the_first_year_is_marked_there():
    assert marks(drawn(YEARS, [2019])) == [PAD]


def test_a_break_in_a_year_without_a_value_has_no_place():
    assert marks(drawn(YEARS, [2018, 2030])) == []


def test_a_single_value_is_no_line():
    assert sparkline({2019: 1.0, 2020: None}, [], 2019, "").className == "sparkline empty"


def test_a_card_breaks_the_line_of_its_own_place_only(toyland):
    scene = compose(toyland, toyland.view("?lang=en"))
    for code, said in (("990100", "fish 2020–2023, broken at 2021"), ("990200", "2020–2023")):
        card = markup(region_card(scene, toyland.place(code)))
        assert f'{said}"' in card
        assert ("stroke-dasharray%3D%222%202%22%3E%3Cpath" in card) == (code == "990100")
