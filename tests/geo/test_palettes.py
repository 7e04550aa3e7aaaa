import re

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geo.errors import UnknownKeyError
from geo.palettes import PALETTES, Palette, colours

# Linear sRGB as seen with all cones, and without one kind: Machado, Oliveira & Fernandes (2009),
# IEEE TVCG 15:1291-1298, severity 1.0.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)

# Least differences by CIEDE2000, for every vision. One unit is just noticeable between large
# fields side by side; on a map the fields are small and the legend is some way off.
SEQUENTIAL_STEP = 7  # neighbouring classes, up to seven of them
DIVERGING_STEP = 10
OPPOSITE_ARMS = 18  # any class below the centre and any class above it
REGIONS_APART = {4: 20, 8: 15}  # any two of the first 4, of all 8

sequential, diverging, qualitative = (
    [palette for palette in PALETTES.values() if palette.kind == kind]
    for kind in ("sequential", "diverging", "qualitative")
)


def by_key(palettes):
    return pytest.mark.parametrize("palette", palettes, ids=lambda palette: palette.key)


every_vision = pytest.mark.parametrize("vision", VISIONS)
class_counts = pytest.mark.parametrize("k", range(3, 8))


def lab(colours, vision="normal"):
    """Return CIELAB (D65) of colours as a kind of vision sees them, one row each."""
    coded = np.array([list(bytes.fromhex(colour[1:])) for colour in colours]) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    seen = (linear @ VISIONS[vision].T).clip(0, 1) @ XYZ.T / [0.95047, 1, 1.08883]
    f = np.where(seen > 216 / 24389, np.cbrt(seen), (24389 / 27 * seen + 16) / 116).T
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]).T


def difference(first, second):
    """Return CIEDE2000 between rows of CIELAB: Sharma, Wu & Dalal (2005), Color Res. Appl. 30."""
    (l1, a1, b1), (l2, a2, b2) = first.T, second.T
    mean_c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(mean_c7 / (mean_c7 + 25**7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2, h1 = np.hypot(a1, b1), np.hypot(a2, b2), np.arctan2(b1, a1)
    turn = (np.arctan2(b2, a2) - h1 + np.pi) % (2 * np.pi) - np.pi
    h, c, light = h1 + turn / 2, (c1 + c2) / 2, ((l1 + l2) / 2 - 50) ** 2
    t = 1 - 0.17 * np.cos(h - np.pi / 6) + 0.24 * np.cos(2 * h)
    t += 0.32 * np.cos(3 * h + np.pi / 30) - 0.2 * np.cos(4 * h - np.radians(63))
    blue = np.radians(60) * np.exp(-(((np.degrees(h) % 360 - 275) / 25) ** 2))
    dl = (l2 - l1) / (1 + 0.015 * light / np.sqrt(20 + light))
    dc = (c2 - c1) / (1 + 0.045 * c)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / (1 + 0.015 * c * t)
    rotation = -2 * np.sqrt(c**7 / (c**7 + 25**7)) * np.sin(blue)
    return np.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh)


def steps(colours, vision):
    seen = lab(colours, vision)
    return difference(seen[:-1], seen[1:])


def apart(some, others, vision):
    """Return the least difference between any of some colours and any of the others."""
    pairs = [(one, other) for one in some for other in others if one != other]
    first, second = zip(*pairs, strict=True)
    return difference(lab(first, vision), lab(second, vision)).min()


def test_the_difference_is_that_of_the_published_test_data():
    first = np.array([[50, 2.6772, -79.7751], [50, -1, 2], [50, 2.5, 0], [2.0776, 0.0795, -1.1350]])
    second = np.array([[50, 0, -82.7485], [50, 0, 0], [73, 25, -18], [0.9033, -0.0636, -0.5514]])

    assert difference(first, second) == pytest.approx([2.0425, 2.3669, 27.1492, 0.9082], abs=5e-5)


def test_each_kind_of_palette_is_offered():
    assert sequential
    assert diverging
    assert qualitative
    assert next(iter(PALETTES)) == "jade"


@by_key(PALETTES.values())
def test_a_palette_has_names_in_both_languages_and_whole_stops(palette):
    assert palette.name.isascii()
    assert not palette.name_zh.isascii()
    assert all(re.fullmatch("#[0-9a-f]{6}", stop) for stop in palette.stops)
    assert palette.kind != "diverging" or len(palette.stops) % 2 == 1


@class_counts
@every_vision
@by_key(sequential)
def test_neighbouring_classes_can_be_told_apart(palette, vision, k):
    assert steps(colours(palette, k), vision).min() >= SEQUENTIAL_STEP


@pytest.mark.parametrize("k", range(2, 10))
@by_key(sequential)
def test_a_sequential_palette_keeps_its_order_without_colour(palette, k):
    assert np.diff(lab(colours(palette, k))[:, 0]).max() < -6


@by_key([palette for palette in sequential if palette.key != "grey"])
def test_the_lightest_class_is_neither_paper_nor_a_grey(palette):
    greys = [f"#{level:02x}{level:02x}{level:02x}" for level in range(0xC0, 0x100)]

    assert apart(palette.stops[:1], greys, "normal") >= 10


@class_counts
@every_vision
@by_key(diverging)
def test_neighbouring_classes_of_two_arms_can_be_told_apart(palette, vision, k):
    for arms in (None, k // 2, k - k // 2):
        assert steps(colours(palette, k, arms), vision).min() >= DIVERGING_STEP


@class_counts
@every_vision
@by_key(diverging)
def test_the_two_arms_can_be_told_apart(palette, vision, k):
    for arms in range(1, k):
        drawn = colours(palette, k, arms)
        assert apart(drawn[:arms], drawn[arms:], vision) >= OPPOSITE_ARMS


@by_key(diverging)
@given(below=st.integers(0, 6), above=st.integers(0, 6))
def test_each_arm_grows_lighter_towards_the_centre(palette, below, above):
    drawn = colours(palette, below + above, below)
    light = lab([*drawn, "#ffffff"])[:-1, 0]

    assert len(drawn) == below + above
    assert (np.diff(light[:below]) > 0).all()
    assert (np.diff(light[below:]) < 0).all()


@by_key(diverging)
def test_an_arm_looks_the_same_whatever_the_other_one_is(palette):
    assert colours(palette, 7, 5)[:5] == colours(palette, 5, 5)
    assert colours(palette, 7, 2)[2:] == colours(palette, 5, 0)


@by_key(diverging)
def test_without_a_centre_the_odd_class_is_neutral(palette):
    drawn = colours(palette, 5)

    assert drawn[2] == palette.stops[len(palette.stops) // 2]
    assert (drawn[0], drawn[-1]) == (palette.stops[0], palette.stops[-1])


@pytest.mark.parametrize("count", REGIONS_APART)
@every_vision
@by_key(qualitative)
def test_any_two_regions_can_be_told_apart(palette, vision, count):
    drawn = colours(palette, count)

    assert apart(drawn, drawn, vision) >= REGIONS_APART[count]


@by_key(sequential)
def test_a_sequential_palette_runs_from_its_first_to_its_last_stop(palette):
    drawn = colours(palette, 4)

    assert (drawn[0], drawn[-1]) == (palette.stops[0], palette.stops[-1])
    assert colours(palette, 4, 2) == drawn


def test_colours_are_taken_at_equal_distances_along_the_palette():
    uneven = Palette("x", "X", "某", "sequential", ("#ffffff", "#eeeeee", "#444444"))

    drawn = lab(colours(uneven, 6))[:, 0]

    assert np.ptp(np.diff(drawn)) < 3


@by_key([sequential[0], diverging[0]])
def test_few_classes_have_colours_too(palette):
    assert colours(palette, 0) == ()
    assert len(colours(palette, 1)) == 1


def test_more_kinds_than_colours_are_refused():
    with pytest.raises(ValueError, match="'regions' has 8 colours, not 9"):
        colours(PALETTES["regions"], 9)


def test_more_classes_below_the_centre_than_classes_are_refused():
    with pytest.raises(ValueError, match="4 of 3 classes"):
        colours(PALETTES["puor"], 3, 4)


def test_an_unknown_palette_is_named():
    with pytest.raises(UnknownKeyError, match="no palette named 'rainbow'"):
        PALETTES["rainbow"]
