"""A value carries everything that must be said beside it."""

from dataclasses import replace

from geo.observations import Observation, Source
from geo.text import sentence
from geo.values import Break, Value, described

BOOK = Source("Book")


def seen(code="a", grade="A", vintage="census4", scope="full"):
    return Observation(
        code, "fish", 2022, 1.0, "t", "final", vintage, scope, None, grade, BOOK, ""
    )  # fmt: skip


def told(toyland, key, inputs, against=(), flags=()):
    bare = Value(("a",), 1.0, 2022, "", "", "", 1, 1, (), tuple(inputs), tuple(against))
    return described(bare, toyland.indicators[key], flags)


def test_one_published_value_has_the_status_it_was_published_with(toyland):
    value = told(toyland, "fish", [seen()])
    assert (value.status, value.vintage, value.grade) == ("final", "census4", "A")
    assert told(toyland, "fish", [seen(), seen("b")]).status == "computed"
    assert told(toyland, "fish_part", [seen()]).status == "computed"


def test_what_a_share_is_compared_with_is_as_much_behind_it(toyland):
    value = told(toyland, "fish_part", [seen()], [seen("b", grade="C")])
    assert (value.grade, value.flags) == ("C", ("unverified",))
    value = told(toyland, "fish_part", [seen()], [seen("b", vintage="census5")])
    assert value.vintage == ""
    value = told(toyland, "fish_part", [seen(scope="partial")], [seen("b")])
    assert "mixed_scope" not in value.flags


def test_a_missing_value_says_why_and_has_nothing_behind_it():
    value = Value.missing(("a", "b"), 2022, "union", "not_published")
    assert (value.value, value.have, value.of) == (None, 0, 2)
    assert (value.flags, value.inputs, value.against) == (("not_published", "union"), (), ())
    assert not value.withheld
    assert replace(value, flags=("boundary_differs",)).withheld


def test_a_declared_break_says_why_in_both_languages():
    one = Break("fish", "city", 2021, 2022, "重估", "Revised")
    assert (one.reason("zh"), one.reason("en")) == ("重估", "Revised")
    assert (one.told.say("zh"), str(one.told)) == ("重估", "Revised")
    inside = sentence("year", "{year}", year=one.told)
    assert "重估" in inside.say("zh")
    assert inside.say("en") == "Revised"
