"""The catalogue says what there is, where it comes from, what contradicts it, what is missing."""

import pytest

from geo.catalogues import (
    absences,
    breaks_of,
    changes,
    columns_of,
    conflicts_of,
    coverage,
    entries,
    entry,
    gaps,
    listings,
    publications,
    redrawings,
    revisions,
    tally,
    used_by,
)

BREAKS = "indicator,level,from_year,to_year,reason_zh,reason_en\n"


@pytest.fixture(scope="module")
def broken(make_toyland):
    """Toyland with breaks: one between two years, one somewhere among three, at two levels."""
    rows = (
        "fish,city,2021,2022,断,Cut\nfish,county,2021,2022,断,Cut\n"
        "catch,city,2020,2023,或断,Perhaps cut\n"
    )
    return make_toyland({"data/breaks": [(BREAKS, BREAKS + rows)]})


def of(atlas, key, by="city", **more):
    return coverage(atlas, atlas.indicators[key], by, **more)


def cell(found, code, year):
    strip = next(one for one in found.strips if one.place.code == code)
    return strip.cells[found.years.index(year)]


# --- entries ----------------------------------------------------------------------------------


def test_an_entry_counts_the_areas_of_the_best_covered_year_and_names_all_years(toyland):
    spans = entry(toyland, toyland.indicators["fish"]).spans
    assert list(spans) == ["province", "city", "county"]
    assert (spans["city"].years, spans["city"].have, spans["city"].of) == (
        (2020, 2021, 2022, 2023),
        4,
        4,
    )
    assert (spans["county"].year, spans["county"].have, spans["county"].of) == (2022, 5, 9)


def test_what_was_never_published_at_a_level_has_no_years_there(toyland):
    span = entry(toyland, toyland.indicators["people"]).spans["county"]
    assert (span.years, span.have, span.of) == ((), 0, 9)


def test_indicators_are_listed_theme_by_theme(toyland):
    themes = [one.indicator.theme for one in entries(toyland)]
    assert themes == sorted(themes, key=list(toyland.themes).index)
    assert len(themes) == len(toyland.indicators)


def test_a_computed_indicator_has_the_breaks_and_conflicts_of_its_columns(broken):
    found = entry(broken, broken.indicators["fish_ratio"])
    assert (found.breaks, found.conflicts) == (2, 1)
    assert columns_of(broken.indicators["rest_ratio"]) == ("catch", "fish")


def test_a_column_goes_into_what_is_computed_from_it_and_not_into_itself(toyland):
    users = [one.key for one in used_by(toyland, toyland.indicators["people"])]
    assert users == ["fish_per_head", "charm_per_head"]


# --- coverage ---------------------------------------------------------------------------------


def test_the_province_comes_first_then_regions_then_areas(toyland):
    codes = [strip.place.code for strip in of(toyland, "fish").strips]
    assert codes == ["990000", "north", "south", "990100", "990200", "990300", "990400"]


def test_counties_stand_under_their_city(toyland):
    codes = [strip.place.code for strip in of(toyland, "fish", "county").strips]
    assert codes[:7] == ["990000", "shore", "inland", "990100", "990101", "990102", "990103"]
    assert codes[7] == "990200"


def test_every_year_of_the_atlas_has_a_cell_so_that_gaps_are_seen(toyland):
    found = of(toyland, "people")
    assert found.years == toyland.period
    assert {len(strip.cells) for strip in found.strips} == {len(toyland.period)}
    assert cell(found, "990100", 2021).kind == "none"


def test_a_published_value_is_known_and_not_computed(toyland):
    one = cell(of(toyland, "fish"), "990300", 2021)
    assert (one.kind, one.computed, one.value.value) == ("known", False, 60)
    assert one.marks == ("unverified",)


def test_a_province_that_was_not_published_is_computed_from_its_areas(toyland):
    found = of(toyland, "fish")
    assert not cell(found, "990000", 2022).computed
    assert cell(found, "990000", 2023).computed


def test_a_region_with_some_of_its_areas_counts_them(toyland):
    one = cell(of(toyland, "fish"), "south", 2021)
    assert (one.kind, one.value.have, one.value.of) == ("part", 1, 2)


def test_areas_that_share_a_value_share_the_cell(toyland):
    found = of(toyland, "fish", "county")
    first, second = cell(found, "990201", 2020), cell(found, "990202", 2020)
    assert [place.code for place in first.places] == ["990201", "990202"]
    assert (first.value, first.kind) == (second.value, "known")
    assert first.marks == ("union",)


def test_what_a_rule_keeps_back_is_withheld_and_not_missing(toyland):
    one = cell(of(toyland, "fish_growth"), "990400", 2023)
    assert (one.kind, one.marks) == ("withheld", ("series_break",))


def test_an_exception_that_is_allowed_shows_the_value_with_its_mark(toyland):
    one = cell(of(toyland, "fish_growth", allow=("break",)), "990400", 2023)
    assert (one.kind, one.marks) == ("known", ("series_break", "mixed_vintage"))


def test_a_change_of_vintage_is_told_against_the_last_value_even_over_a_gap(toyland):
    found = of(toyland, "fish")
    assert cell(found, "990100", 2021).rule == "vintage"
    assert cell(found, "990200", 2021).rule == ""
    assert cell(found, "990400", 2023).rule == "vintage"
    assert [found.rule(year) for year in found.years] == ["", "vintage", "", "vintage"]


def test_a_declared_break_lies_between_its_two_years_and_is_stronger_than_a_vintage(broken):
    found = of(broken, "fish")
    assert cell(found, "990100", 2022).rule == "declared"
    assert cell(found, "990000", 2022).rule == ""
    assert found.rule(2022) == "declared"


def test_a_break_somewhere_among_years_lies_between_all_of_them(broken):
    found = of(broken, "catch")
    assert [found.rule(year) for year in found.years] == ["", "between", "between", "between"]
    both = of(broken, "fish_ratio")
    assert [both.rule(year) for year in both.years] == ["", "between", "declared", "between"]


def test_a_grouping_that_cannot_add_up_is_covered_by_its_areas(toyland):
    found = of(toyland, "charm", "belt")
    assert found.by == "city"
    assert [strip.place.by for strip in found.strips] == ["province", *["city"] * 4]


def test_a_grouping_lists_its_regions_and_not_its_areas(toyland):
    found = of(toyland, "fish", "belt")
    assert [strip.place.code for strip in found.strips] == ["990000", "north", "south"]


def test_a_coverage_knows_whether_there_is_anything_at_its_level(toyland):
    assert of(toyland, "people").known
    assert not of(toyland, "people", "county").known


# --- evidence ---------------------------------------------------------------------------------


def test_publications_are_counted_with_grades_and_years_those_with_most_first(toyland):
    found = publications(of(toyland, "fish").inputs)
    assert [(one.grade, one.count) for one in found] == [("A", 14), ("B", 1), ("C", 1)]
    assert found[0].years == (2020, 2021, 2022, 2023)


def test_what_is_withheld_names_its_publications_too(toyland):
    found = of(toyland, "fish_growth").inputs
    assert ("990400", 2023) in {(one.code, one.year) for one in found}


def test_one_break_at_several_levels_is_told_once(broken):
    (found,) = breaks_of(broken, broken.indicators["fish"], broken.shapes)
    assert (found.from_year, found.to_year, found.levels) == (2021, 2022, ("city", "county"))
    assert (found.reason("zh"), found.reason("en")) == ("断", "Cut")
    assert breaks_of(broken, broken.indicators["fish"], ["province"]) == ()


def test_changes_of_vintage_name_the_areas(toyland):
    found = revisions(toyland, toyland.indicators["fish"], ["province", "city"])
    assert [(one.year, one.before, one.after, one.codes) for one in found] == [
        (2021, "census3", "census4", ("990100",)),
        (2023, "census4", "census5", ("990400",)),
    ]


def test_changes_of_boundaries_that_hang_together_are_one(toyland):
    found = {one.old: one.new for one in redrawings(toyland, "county", 2020)}
    assert found == {
        ("990101",): ("990101", "990103"),
        ("990201", "990202"): ("990201", "990202"),
        ("990302", "990303"): ("990302",),
    }


def test_changes_of_boundaries_before_the_first_value_or_of_another_level_do_not_matter(toyland):
    assert redrawings(toyland, "county", 2021) == ()
    assert redrawings(toyland, "city", 2020) == ()


def test_the_orders_behind_a_change_of_boundaries_are_named(atlas):
    found = redrawings(atlas, "county", 2020)
    assert {order for one in found for order in one.orders} == {"国函〔2021〕29号"}


def test_a_conflict_stands_beside_the_value_that_is_shown(toyland):
    (found,) = conflicts_of(toyland, toyland.indicators["fish_ratio"], toyland.shapes)
    assert (found.code, found.column, found.year) == ("990100", "fish", 2022)
    assert found.shown.value == 12
    assert [one.value for one in found.others] == [13]
    assert conflicts_of(toyland, toyland.indicators["fish"], ["county"]) == ()


def test_a_conflict_may_have_no_value_that_is_shown(make_toyland):
    rows = [("990100,fish,2022,13", "990100,fish,2019,13")]
    changed = make_toyland({"data/city_conflicts": rows})
    (found,) = conflicts_of(changed, changed.indicators["fish"], changed.shapes)
    assert found.shown is None


# --- absences ---------------------------------------------------------------------------------


def test_years_with_the_same_areas_missing_are_told_together(toyland):
    found = absences(toyland, toyland.indicators["catch"], "city")
    assert [(one.years, len(one.missing), len(one.known)) for one in found] == [
        ((2020, 2021, 2023), 4, 0)
    ]


def test_the_areas_that_are_missing_are_named(toyland):
    (found,) = absences(toyland, toyland.indicators["fish"], "city")
    assert (found.level, found.years) == ("city", (2021,))
    assert [place.code for place in found.missing] == ["990400"]


def test_a_value_that_a_rule_keeps_back_is_not_missing(toyland):
    found = absences(toyland, toyland.indicators["fish_growth"], "city")
    missing = {year: {one.code for one in each.missing} for each in found for year in each.years}
    assert 2023 not in missing
    assert "990400" in missing[2022]


def test_the_gap_to_the_published_province_belongs_to_the_column_alone(toyland):
    assert [row["year"] for row in gaps(toyland, toyland.indicators["fish"])] == [2022]
    assert gaps(toyland, toyland.indicators["fish_ratio"]) == ()


# --- the whole --------------------------------------------------------------------------------


@pytest.mark.parametrize("aspect", ["grade", "status", "vintage"])
def test_every_value_is_counted_once(atlas, aspect):
    levels = atlas.measures.panel.levels
    for level in atlas.shapes:
        counted = sum(row[level] for row in tally(atlas, aspect).values())
        assert counted == sum(len(seen) for seen in levels[level].values())


def test_a_register_says_how_many_are_listed_and_how_many_have_a_position(toyland):
    found = {one.kind.key: (one.listed, one.placed) for one in listings(toyland)}
    assert found == {"dock": (2, 2), "tower": (1, 0)}


def test_changes_are_told_by_version_the_newest_first(atlas, toyland):
    found = changes(atlas)
    assert sum(len(one.rows) for one in found) == len(atlas.tables["changes"])
    dates = [one.date for one in found]
    assert dates == sorted(dates, reverse=True)
    assert changes(toyland) == ()
