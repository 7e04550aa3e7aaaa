"""Lines say what a map shows of each place: once, in one year, ranked or not."""

import pytest

from geo import compose

SPLIT, SWAP = "990101+990103", "990201+990202"


def lines(atlas, query):
    found = compose(atlas, atlas.view(query))
    return {line.code: line for line in (*found.lines, *found.around)}


def codes(found):
    return [place.code for line in found.values() for place in line.places]


@pytest.mark.parametrize("query", ["?by=county&year=latest", "?by=county&year=latest&allow=union"])
def test_the_latest_of_each_place_is_one_line_without_a_rank(toyland, query):
    found = lines(toyland, query)
    assert sorted(codes(found)) == [place.code for place in toyland.inside("county", "")]
    assert {(line.rank, line.rank_in_region) for line in found.values()} == {(None, None)}
    assert (found[SWAP].value.value, found[SWAP].value.year) == (18, 2020)
    assert "union" in found[SWAP].value.flags


def test_the_latest_of_a_parted_area_is_its_own_unless_areas_are_joined(toyland):
    plain = lines(toyland, "?by=county&year=latest")
    assert (plain["990101"].value.year, plain["990103"].value.year) == (2023, 2022)
    joined = lines(toyland, "?by=county&year=latest&allow=union")
    assert (joined[SPLIT].value.value, joined[SPLIT].value.year) == (8, 2022)
    assert "990101" not in joined


def test_joined_lines_are_the_same_in_every_year_and_in_the_classes(toyland):
    found = [
        compose(toyland, toyland.view(f"?by=county&year={year}&allow=union"))
        for year in (2020, 2022, 2023)
    ]
    assert len({tuple(line.code for line in scene.lines) for scene in found}) == 1
    assert len({scene.classes for scene in found}) == 1
    for scene in found:
        united = {line.code: line.value.flags for line in scene.lines if len(line.places) > 1}
        assert set(united) == {SPLIT, SWAP}
        assert all("union" in flags for flags in united.values())
        assert "union" in scene.flags


def test_a_joined_line_has_a_rank_and_a_share_like_any_other(toyland):
    found = lines(toyland, "?by=county&year=2022&allow=union")
    assert found[SPLIT].value.value == 8
    assert found[SPLIT].rank == 2
    assert found["990301"].rank is None  # of a part only


def test_what_cannot_be_added_up_keeps_its_areas_apart(toyland):
    found = lines(toyland, "?by=county&indicator=charm&year=2020&allow=union")
    assert list(found) == [place.code for place in toyland.inside("county", "")]
    assert found["990101"].value.flags == ("boundary_differs", "not_additive")
    assert lines(toyland, "?by=county&indicator=charm&year=2020")[SPLIT].value.value == 2


def test_regions_are_the_same_whether_areas_are_joined_or_not(toyland):
    for year in (2020, 2022):
        plain, joined = (
            {code: line.value.value for code, line in lines(toyland, query).items()}
            for query in (f"?by=coast&year={year}", f"?by=coast&year={year}&allow=union")
        )
        assert plain == joined


def test_the_latest_of_a_refused_question_is_refused(toyland):
    found = compose(toyland, toyland.view("?by=belt&indicator=charm&year=latest"))
    assert "charm" in found.refusal
    assert {line.value.flags for line in found.lines} == {("not_additive",)}
