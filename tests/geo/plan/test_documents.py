"""What documents say, in a province whose tables say little."""

import pytest

from geo.plan import Told
from geo.plan.entries import split, text


@pytest.fixture
def documents(toyland):
    return toyland.documents


def test_tables_that_are_not_there_have_no_entries(documents):
    assert documents.departments == documents.undertakings == documents.regions == ()
    assert documents.conflicts == documents.absences == documents.relations == ()
    assert documents.together == ()


def test_what_is_there_is_read(documents):
    assert [one.key for one in documents.sectors] == ["nets", "boats", "sails"]
    assert [one.key for one in documents.items] == ["boats_too"]
    assert [one.key for one in documents.figures] == ["quays", "fish_sum", "fish_part_of", "songs"]
    assert [one.key for one in documents.places] == ["place-1", "place-2", "place-3"]
    assert documents.entry("nets").regions == ("north", "south")


def test_words_are_found_without_case_blanks_or_width(documents):
    assert [one.key for one in documents.find("ＰＯＲＴ a")] == ["place-1"]
    assert [one.key for one in documents.find("fish SUM")] == ["fish_sum"]
    assert documents.find("") == documents.find(" “” ") == ()
    assert documents.find("nothing of the kind") == ()


def test_a_number_stands_beside_another_of_its_year(documents):
    shown, other = (one for one in documents.facts if (one.key, one.year) == ("songs", "2019"))
    assert documents.beside(shown) == (other,)
    assert documents.beside(other) == (shown,)
    assert [one.value for one in documents.series("songs")] == [3, 9]
    assert documents.series("nets") == ()


def test_a_place_is_named_with_what_lies_in_it(documents):
    assert [one.key for one in documents.placed("990100")] == ["place-1", "place-2"]
    assert [one.key for one in documents.placed("990101")] == []
    assert [one.key for one in documents.placed("north")] == ["place-1", "place-2"]
    assert [one.key for one in documents.placed("990000")] == ["place-3"]


def test_what_nobody_translated_is_told_in_the_other_language():
    assert Told("一;二", "").parts("en") == ("一", "二")
    assert Told("", "One").say("zh") == "One"
    assert Told("一", "One").say("en") == "One"
    assert not Told()
    assert split(" a ;; b") == ("a", "b")
    assert text({"blank": None, "year": 2025}, "year") == "2025"
    assert text({"blank": None}, "blank") == text({}, "nothing") == ""


def test_the_documents_of_one_atlas_are_read_once(toyland):
    assert toyland.documents is toyland.documents
    assert toyland.changed(lists=("a",)).documents is toyland.documents
