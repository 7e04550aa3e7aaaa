"""The panel keeps one value for an area, an indicator and a year, and the others beside it."""

import pytest

from geo.observations import Source, panel

ROW = {
    "unit_code": "a", "indicator": "fish", "year": 2020, "value": 0.0, "unit": "t",
    "status": "final", "vintage": None, "source_grade": "A", "source_title": "Book",
    "source_publisher": None, "source_year": None, "source_url": None, "note": None,
}  # fmt: skip


def test_missing_cells_become_empty_words_and_full_scope():
    one = panel([ROW], [], {"a": "city"}).of("fish", 2020, "city")["a"]
    assert one.source == Source("Book", "", None, "")
    assert (one.vintage, one.scope, one.boundary, one.note) == ("", "full", None, "")


def test_a_value_of_zero_is_a_value():
    assert panel([ROW], [], {"a": "city"}).of("fish", 2020, "city")["a"].value == 0


def test_what_is_not_there_is_absent():
    found = panel([ROW], [], {"a": "city"})
    assert found.of("fish", 2021, "city") == {}
    assert found.of("fish", 2020, "county") == {}
    assert found.years("boats", "city") == ()
    assert found.years("fish", "county") == ()


def test_years_are_ascending_and_of_the_level():
    rows = [ROW | {"year": year} for year in (2022, 2020, 2021)]
    found = panel(rows, [], {"a": "city"})
    assert found.years("fish", "city") == (2020, 2021, 2022)


def test_rows_of_one_publication_share_one_source():
    found = panel([ROW, ROW | {"year": 2021}], [], {"a": "city"})
    first, second = (found.of("fish", year, "city")["a"] for year in (2020, 2021))
    assert first.source is second.source


def test_conflicting_publications_are_kept_and_one_is_shown(toyland, atlas):
    shown = toyland.measures.panel.of("fish", 2022, "city")["990100"]
    (other,) = toyland.measures.panel.conflicts("990100", "fish", 2022)
    assert (shown.value, other.value) == (12, 13)
    assert (other.source.title, other.note) == ("Rival book", "as printed")
    assert toyland.measures.panel.conflicts("990200", "fish", 2022) == ()
    kept = sum(len(found) for found in atlas.measures.panel.others.values())
    assert kept == len(atlas.tables["city_conflicts"]) + len(atlas.tables["county_conflicts"])


def test_every_shipped_value_names_its_source(atlas):
    levels = atlas.measures.panel.levels
    seen = [
        one for level in levels.values() for column in level.values() for one in column.values()
    ]
    assert len(seen) == 1321 + 761
    assert all(one.source.title and one.grade in {"A", "B", "C"} for one in seen)


def test_an_area_of_old_is_found_at_the_level_of_what_it_became(toyland):
    territories = toyland.measures.ground.territories
    levels = territories.levels({code: area.level for code, area in toyland.areas.items()})
    found = panel([ROW | {"unit_code": "990303"}], [], levels)
    assert found.of("fish", 2020, "county")["990303"].code == "990303"


def test_an_area_that_never_was_has_no_level():
    with pytest.raises(KeyError, match="nowhere"):
        panel([ROW | {"unit_code": "nowhere"}], [], {"a": "city"})
