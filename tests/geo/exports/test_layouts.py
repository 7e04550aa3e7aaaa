"""Layouts: any size, told in plain words, and no size that cannot be drawn."""

import pytest

from geo.exports.layouts import LAYOUTS, WIDE, LayoutError, checked, layout
from geo.text import LANGUAGES


def test_the_default_is_a_slide_in_four_thousand_dots():
    assert next(iter(LAYOUTS.values())) is WIDE
    assert WIDE.pixels == (3840, 2160)
    assert WIDE.points == (960, 540)


@pytest.mark.parametrize("one", LAYOUTS.values(), ids=lambda one: one.key)
def test_what_is_ready_can_be_drawn_and_has_a_name(one):
    assert checked(one) is one
    assert layout(one.key) is one
    assert all(one.label.say(lang) for lang in LANGUAGES)
    assert one.label.say("zh") != one.label.say("en")


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("1920x1080px", (1920, 1080)),
        ("1080 × 1080 PX", (1080, 1080)),
        ("297x210mm@300", (3508, 2480)),
        ("13.333x7.5in@144", (1920, 1080)),
        ("21*29.7cm@200", (1654, 2339)),
        ("a3-portrait", (3508, 4961)),
    ],
)
def test_a_size_is_read_in_any_unit(text, pixels):
    assert layout(text).pixels == pixels


@pytest.mark.parametrize("text", ["", "huge", "12x", "1e9x3px", "10x10furlong", "-5x5in"])
def test_what_is_no_size_is_quoted_with_examples(text):
    with pytest.raises(LayoutError, match="1920x1080px"):
        layout(text)


@pytest.mark.parametrize("text", ["100x100px", "20000x900px", "12000x12000px", "4000x900px"])
def test_a_picture_too_small_too_large_or_too_long_is_refused(text):
    with pytest.raises(LayoutError, match="cannot be drawn"):
        layout(text)
