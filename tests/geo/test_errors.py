"""An error is one sentence that quotes what was given."""

import pickle

from geo.errors import GeoError, Problem, RefusedError, SourceError, UnknownKeyError


def test_a_problem_names_file_row_and_reason():
    assert str(Problem("a.csv", 3, "is wrong")) == "a.csv, row 3: is wrong"
    assert str(Problem("a.csv", None, "is wrong")) == "a.csv: is wrong"


def test_a_folder_with_faults_tells_the_first_and_how_many_more():
    first, second = Problem("a.csv", 3, "is wrong"), Problem("b.csv", 4, "too")
    assert str(SourceError((first,))) == "a.csv, row 3: is wrong"
    told = str(SourceError((first, second, second)))
    assert told == "a.csv, row 3: is wrong (and 2 more; `siquan check` lists them)"


def test_a_refusal_carries_its_rule():
    error = RefusedError("not_additive", "fish cannot be added up")
    assert (error.rule, str(error)) == ("not_additive", "fish cannot be added up")


def test_all_errors_are_one_family_and_survive_a_pickle():
    errors = [
        UnknownKeyError("place", "x", ("a",)),
        RefusedError("partial", "no"),
        SourceError((Problem("a.csv", 3, "is wrong"),)),
    ]
    for error in errors:
        assert isinstance(error, GeoError)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
