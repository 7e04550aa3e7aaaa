"""A registry is a read-only mapping that answers a wrong name with the right ones."""

from dataclasses import dataclass

import pytest

from geo.errors import GeoError, UnknownKeyError
from geo.registry import Registry


@dataclass
class Thing:
    key: str


THINGS = Registry("thing", [Thing("b"), Thing("a")])


def test_things_stand_in_the_order_given():
    assert list(THINGS) == ["b", "a"]
    assert len(THINGS) == 2
    assert THINGS["a"] == Thing("a")


def test_a_wrong_name_is_told_with_the_right_ones():
    with pytest.raises(UnknownKeyError, match="no thing named 'c'; known: b, a") as told:
        THINGS["c"]
    assert (told.value.kind, told.value.key, told.value.known) == ("thing", "c", ("b", "a"))
    assert isinstance(told.value, GeoError | KeyError)


def test_it_is_a_mapping_like_any_other():
    assert "a" in THINGS
    assert "c" not in THINGS
    assert THINGS.get("c") is None
    with pytest.raises(TypeError):
        THINGS["c"] = Thing("c")


def test_two_things_cannot_share_a_key():
    with pytest.raises(ValueError, match="two things share a key"):
        Registry("thing", [Thing("a"), Thing("a")])
