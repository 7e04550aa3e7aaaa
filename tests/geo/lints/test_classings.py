"""Objections to classes."""

from dataclasses import replace

from geo.classes import Classes
from geo.scenes import reclassed
from tests.geo.lints.laying import objection, objections, sheet

GOOD = "?indicator=tertiary_share&year=2023&scale=year&method=quantile"


def cut(found, *upper, lower=0.0):
    """Return a sheet with other classes."""
    return replace(found, scene=reclassed(found.scene, Classes(upper, lower)))


def test_there_are_not_too_many_classes(atlas):
    found = sheet(atlas, f"{GOOD}&k=9")
    assert objection("many_classes", found) == "There are 9 classes, more than 7."
    assert objections("many_classes", sheet(atlas, f"{GOOD}&k=7")) == []


def test_there_are_no_more_classes_than_values(atlas):
    circles = "?indicator=tertiary_share&year=2023&by=circle"
    said = objection("more_classes", sheet(atlas, circles))
    assert said == "There are 5 classes for 4 different value(s)."
    assert objections("more_classes", sheet(atlas, f"{circles}&k=3")) == []


def test_a_class_of_this_year_holds_something(atlas):
    equal = "?indicator=tertiary_per_head&year=2023&by=circle&k=3&scale=year&method=equal"
    said = objection("empty_class", sheet(atlas, equal))
    assert said.startswith("1 of 3 classes hold no place: ")
    assert objections("empty_class", sheet(atlas, GOOD)) == []
    assert objections("empty_class", sheet(atlas, equal.replace("scale=year", "scale=all"))) == []


def test_classes_of_all_years_serve_this_one(atlas):
    query = "?indicator=tertiary_per_head&year=2015&method=equal"
    said = objection("years_scale", sheet(atlas, query))
    assert said.startswith("Classes are cut over all years; ")
    assert objections("years_scale", sheet(atlas, GOOD.replace("scale=year", "scale=all"))) == []
    assert objections("years_scale", sheet(atlas, f"{query}&scale=year")) == []


def test_no_class_holds_nearly_everything(atlas):
    (one,) = objections("lopsided", sheet(atlas, f"{GOOD}&method=manual&breaks=60"))
    assert "of 11 places, above 60 %" in one.what.say("en")
    assert len(one.places) > 6
    assert objections("lopsided", sheet(atlas, GOOD)) == []


def test_the_places_shown_do_not_all_have_one_colour(atlas):
    found = cut(sheet(atlas, GOOD), 200.0, 300.0)
    assert objection("one_class", found).startswith("All 11 places fall into one class")
    assert objections("one_class", sheet(atlas, GOOD)) == []


def test_own_limits_part_the_values(atlas):
    stray = sheet(atlas, f"{GOOD}&method=manual&breaks=10,55")
    assert objection("limits_outside", stray).startswith("Of 2 own limits 10 lie(s) outside")
    assert "Of 0 own limits 0" in objection("limits_outside", sheet(atlas, f"{GOOD}&method=manual"))
    assert objections("limits_outside", sheet(atlas, f"{GOOD}&method=manual&breaks=50,55")) == []
    assert objections("limits_outside", sheet(atlas, GOOD)) == []


def test_limits_differ_as_they_are_written(atlas):
    found = cut(sheet(atlas, GOOD), 50.01, 50.02, 90.0)
    assert objection("limits_alike", found) == "Several classes end at 50.0 as it is written."
    assert objections("limits_alike", sheet(atlas, GOOD)) == []
