"""Objections to colours."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geo.lints.colourings import NO_DATA, PAPER
from geo.lints.visions import DEFICIENCIES, GREY, apart, seen, steps
from tests.geo.lints.laying import changed, objection, objections, revalued, sheet

GOOD = "?indicator=tertiary_share&year=2023&scale=year&method=quantile"
TOKENS = Path(__file__).parents[3] / "assets/tokens.css"


def test_the_grounds_are_those_of_the_style_sheets():
    tokens = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS.read_text("utf-8")[:2000]))
    assert (tokens["missing"], tokens["paper"]) == (NO_DATA, PAPER)


def test_two_colours_part_at_a_value_among_them(atlas):
    total = sheet(atlas, "?indicator=tertiary_va&year=2023&palette=burd")
    assert objection("uncentred", total).startswith("The colours of Blue to red part at ")
    for query in (GOOD, f"{GOOD}&palette=burd", "?indicator=tertiary_nominal_growth&year=2022"):
        assert objections("uncentred", sheet(atlas, query)) == []


def test_two_colours_without_any_centre_are_objected_to(atlas):
    found = sheet(atlas, f"{GOOD}&palette=burd")
    bare = changed(found, classes=replace(found.scene.classes, centre=None))
    assert "part at nothing" in objection("uncentred", bare)
    assert "以无处为界" in objection("uncentred", bare, "zh")


def test_gains_and_losses_have_two_colours(atlas):
    found = sheet(atlas, GOOD)
    middle = found.scene.lines[0].value.value
    both = revalued(found, lambda value: replace(value, value=value.value - middle))
    mixed = revalued(both, lambda value: replace(value, value=value.value or 1.0))
    assert "through zero" in objection("signed", mixed)
    assert objections("signed", found) == []


def test_a_turning_point_is_shown(toyland):
    query = "?indicator=fish_quotient&year=2022"
    said = objection("centre_lost", sheet(toyland, f"{query}&palette=jade"))
    assert said == "the fish_quotient is read around 1; Jade has no centre."
    ratio = sheet(toyland, "?indicator=fish_ratio&year=2022&palette=jade")
    assert "全省" in objection("centre_lost", ratio, "zh")
    assert objections("centre_lost", sheet(toyland, query)) == []


@pytest.mark.parametrize("vision", DEFICIENCIES)
def test_neighbours_are_told_apart_without_a_kind_of_cones(atlas, vision):
    said = objection(f"alike_{vision}", sheet(atlas, f"{GOOD}&k=9&palette=orrd"))
    assert re.fullmatch(r"Classes \d and \d \(#\w+, #\w+\) are 0\.0\d+ apart, not 0\.07\.", said)
    assert objections(f"alike_{vision}", sheet(atlas, GOOD)) == []


@pytest.mark.parametrize("vision", [*DEFICIENCIES, GREY])
def test_some_colours_fall_together_for_some_and_not_for_all(vision):
    """Two lights that differ in what is not seen are one colour."""
    unseen = {GREY: np.array([0.7152, -0.2126, 0.0])}
    for name, cones in DEFICIENCIES.items():
        unseen[name] = np.linalg.svd(cones)[2][-1]
    away = 0.2 * unseen[vision] / np.abs(unseen[vision]).max()
    one, other = (hex_of(0.4 + side * away) for side in (-1, 1))
    assert apart(one, other) > 4 * steps((one, other), vision)[0]


def hex_of(light):
    coded = 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{bytes(np.rint(coded * 255).astype(np.uint8)).hex()}"


def test_grey_is_seen_as_it_is():
    greys = ["#141414", "#777777", "#ebebeb"]
    for vision in (*DEFICIENCIES, GREY):
        assert np.abs(seen(greys, vision)[:, 1:]).max() < 0.002
    assert apart("#000000", "#ffffff") == pytest.approx(1, abs=1e-4)


def test_neighbours_are_told_apart_in_grey(atlas):
    found = sheet(atlas, GOOD)
    two = changed(found, colours=("#92c5de", "#f4a582"))
    assert "apart, not 0.07" in objection("alike_grey", two)
    assert objections("alike_grey", found) == []


def test_no_class_looks_like_what_is_missing(toyland):
    missing = "?indicator=fish_ratio&year=2021&by=county"
    assert objections("missing_alike", sheet(toyland, missing)) == []
    grey = sheet(toyland, "?year=2021&palette=grey")
    (one,) = objections("missing_alike", grey)
    assert one.places == ("990400",)
    assert one.what.say("en").startswith("#ebebeb is 0.008 from the grey of 1 place(s)")
    assert objections("missing_alike", sheet(toyland, "?year=2021")) == []
    assert objections("missing_alike", sheet(toyland, "?year=2022&palette=grey")) == []


def test_no_class_looks_like_the_paper(atlas):
    found = sheet(atlas, GOOD)
    pale = changed(found, colours=("#fafafa", *found.scene.colours[1:]))
    (one,) = objections("near_paper", pale)
    assert len(one.places) == 3
    assert objections("near_paper", found) == []


def test_dark_is_good_or_a_note_says_not(toyland):
    query = "?indicator=charm&year=2022"
    assert "the charm less is better" in objection("less_is_better", sheet(toyland, query))
    assert objections("less_is_better", sheet(toyland, query, note="越小越好")) == []
    assert objections("less_is_better", sheet(toyland, "?year=2022")) == []
