"""The rules of truth hold in a thousand provinces that nobody has seen before.

A province is drawn at random: cities, their counties, what became of the counties in 2021, regions
of cities, and for three years what was published, of which scope and vintage. Every rule is then
asked of it; the expected answer is worked out from the published values alone.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from geo.errors import RefusedError
from geo.indicators import indicators
from geo.measures import Measures
from geo.observations import Observation, Panel, Source
from geo.places import Gazetteer, Place
from geo.plots import Ground
from geo.registry import Registry
from geo.series import Series
from geo.territories import Territories

YEARS = (2020, 2021, 2022)
CHANGED = 2021
COLUMNS = ("fish", "catch", "charm")
SOURCE = Source("Book")
MOST = 3 * 4 * len(YEARS) * len(COLUMNS) * 2


def row(key, measure="column", additive="yes", **more):
    names = ("unit", "theme", "name_zh", "name_en", "definition_zh", "definition_en", "numerator",
             "denominator", "factor", "stand_in", "nature", "direction", "palette", "centre",
             "decimals", "base_year")  # fmt: skip
    told = dict.fromkeys(names) | {"key": key, "name_zh": key, "name_en": key, "factor": 1}
    return told | {"measure": measure, "additive": additive} | more


INDICATORS = indicators([
    row("fish"), row("catch"), row("charm", additive="no"),
    row("ratio", "ratio", numerator="fish", denominator="catch"),
    row("part", "share", numerator="fish"),
    row("quotient", "quotient", numerator="fish", denominator="catch"),
    row("growth", "growth", numerator="fish"),
    row("since", "average_growth", numerator="fish", base_year=2020),
])  # fmt: skip

# What becomes of a city's first county: today's counties of the exchange, and where old land lies.
CHANGES = {
    "none": ((), {}),
    "split": (("a", "z"), {"a": ("a", "z")}),
    "merger": (("a",), {"x": ("a",), "a": ("a",)}),
    "exchange": (("a", "b"), {"a": ("a", "b"), "b": ("a", "b")}),
    "both": (("a", "z"), {"x": ("a", "z"), "a": ("a",)}),
}


@dataclass(frozen=True)
class City:
    """A city: its counties of today and of old, and the exchange between them."""

    today: tuple
    old: tuple
    exchange: tuple
    became: dict

    def in_year(self, year):
        return self.old if year < CHANGED else self.today


def city(name, size, change):
    counties = [f"{name}{letter}" for letter in "abcd"[:size]]
    exchange, became = CHANGES[change]
    new, old = set(exchange), set(became)
    if change == "exchange" and size < 2:
        new, old, exchange, became = set(), set(), (), {}

    def named(letters):
        return {f"{name}{letter}" for letter in letters}

    return City(
        tuple(sorted(named(new).union(counties))),
        tuple(sorted(named(old).union(counties))),
        tuple(sorted(named(exchange))),
        {f"{name}{o}": tuple(sorted(named(parts))) for o, parts in became.items()},
    )


class Land:
    """A province, all that was published of it, and what can be measured."""

    def __init__(self, cities, regions, seen):
        self.cities, self.regions, self.seen = cities, regions, seen
        self.measures = measures(cities, seen)

    def __repr__(self):
        told = [f"{year} {column} {code}: {one.value} {one.scope} {one.vintage}"
                for (column, year, code), one in self.seen.items()]  # fmt: skip
        return "\n".join([*map(repr, self.cities), *sorted(told)])

    @cached_property
    def counties(self):
        return tuple(sorted(code for one in self.cities for code in one.today))

    def of(self, column, year, one):
        """Return the observations of a city's counties, as they were in the year."""
        found = [self.seen.get((column, year, code)) for code in one.in_year(year)]
        return [seen for seen in found if seen is not None]

    def known(self, column, year, one):
        """Return the sum of a city where every county of the year has a value of full scope."""
        found = self.of(column, year, one)
        whole = len(found) == len(one.in_year(year)) and all(o.scope == "full" for o in found)
        return exact(found) if whole else None

    def value(self, key, codes, year, *allow):
        return self.measures.value(INDICATORS[key], "county", codes, year, allow)

    def plots(self, key, year, *allow):
        return self.measures.plots(INDICATORS[key], "county", year, self.counties, allow)

    @cached_property
    def series(self):
        places = [
            Place(code, "county", code, code, code, code, "p", "county", (code,))
            for code in self.counties
        ]
        members = {"county": {one.code: one for one in places}}
        root = Place("p", "province", "p", "p", "p", "p", "", "province", ("p",))
        gazetteer = Gazetteer(Registry("place", [root, *places]), "p", members)
        return Series(self.measures, gazetteer, Registry("grouping", []))


def exact(seen):
    return sum((Decimal(str(one.value)) for one in seen), Decimal())


@st.composite
def lands(draw):
    """Draw a province; two bytes say of a county, year and column whether and what."""
    shapes = st.tuples(st.integers(1, 2), st.sampled_from(sorted(CHANGES)), st.integers(1, 2))
    drawn = draw(st.lists(shapes, min_size=1, max_size=3))
    cities = tuple(city(f"{at}", size, change) for at, (size, change, _) in enumerate(drawn))
    regions = tuple(
        tuple(one for one, (_, _, of) in zip(cities, drawn, strict=True) if of == region)
        for region in (1, 2)
    )
    dense, vintages = draw(st.tuples(st.sampled_from([0, 0, 1, 4]), st.integers(0, 2**9 - 1)))
    numbers = iter(memoryview(draw(st.binary(min_size=MOST, max_size=MOST))).cast("H"))
    seen = {}
    for at, one in enumerate(cities):
        for year in YEARS:
            vintage = f"census{4 + (vintages >> (3 * at + year - YEARS[0])) % 2}"
            for code in one.in_year(year):
                for column, number in zip(COLUMNS, numbers, strict=False):
                    if number % 16 >= dense:
                        seen[column, year, code] = observation(column, year, code, number, vintage)
    return Land(cities, regions, seen)


def observation(column, year, code, number, vintage):
    scope = "partial" if number % 16 == 15 else "full"
    value = (number // 16 + 1) / 100
    boundary = 2020 if year < CHANGED else 2021
    return Observation(
        code, column, year, value, "t", "final", vintage, scope, boundary, "A", SOURCE, ""
    )


def measures(cities, seen):
    columns = {}
    for (column, year, code), one in seen.items():
        columns.setdefault((column, year), {})[code] = one
    codes = tuple(sorted(code for one in cities for code in one.today))
    changes = {CHANGED: {old: new for one in cities for old, new in one.became.items()}}
    territories = Territories(frozenset(codes), changes, {})
    ground = Ground(Panel({"county": columns}), territories)
    return Measures(ground, "p", ("county", codes))


def a_region_is_the_exact_sum_of_its_areas_or_has_no_total(land):
    for year in YEARS:
        for region in [*((one,) for one in land.cities), *land.regions, land.cities]:
            codes = [code for one in region for code in one.today]
            value = land.value("fish", codes, year)
            parts = [land.known("fish", year, one) for one in region]
            if codes and None not in parts:
                assert value.value == float(sum(parts))
                assert (value.have, value.of) == (len(codes), len(codes))
                assert "partial" not in value.flags
            elif codes and any(land.of("fish", year, one) for one in region):
                single = len(region) == 1 and len(value.inputs) == len(
                    land.of("fish", year, *region)
                )
                assert value.value is None or (single and "partial" in value.flags)
                assert {"partial", "boundary_differs"} & set(value.flags)
            else:
                assert (value.value, value.flags) == (None, ("not_published",))


def regions_of_a_partition_add_up_to_the_whole(land):
    for year in YEARS:
        whole = land.value("fish", land.counties, year)
        parts = [
            land.value("fish", [code for one in region for code in one.today], year)
            for region in land.regions
            if region
        ]
        if whole.value is not None and "partial" not in whole.flags:
            assert sum(Decimal(str(one.value)) for one in parts) == Decimal(str(whole.value))


def what_is_asked_for_in_part_is_labelled_and_counts_nothing_as_zero(land):
    for year in YEARS:
        value = land.value("fish", land.counties, year, "partial")
        assert all(land.seen["fish", year, one.code] == one for one in value.inputs)
        if value.value is None:
            assert {"not_published", "boundary_differs"} & set(value.flags)
        else:
            assert value.value == float(exact(value.inputs))
            assert ("partial" in value.flags) == (value.have < value.of)


def every_area_stands_on_one_plot_and_nothing_is_counted_twice(land):
    for key, year, *allow in (
        ("fish", 2020),
        ("growth", 2021),
        ("charm", 2020),
        ("fish", 2021, "union"),
    ):
        plots = land.plots(key, year, *allow)
        assert sorted(code for plot in plots for code in plot) == list(land.counties)
        used = [one for p in plots for one in land.value(key, p, year, *allow).inputs]
        assert len(used) == len(set(used))


def an_old_value_stands_on_the_union_it_fits_and_on_no_part_of_it(land):
    for one in land.cities:
        olds = [land.seen.get(("fish", 2020, code)) for code in one.became]
        value = land.value("fish", one.exchange, 2020)
        if olds and None not in olds:
            whole = all(old.scope == "full" for old in olds)
            assert value.value == (float(exact(olds)) if whole or len(olds) == 1 else None)
            assert whole == ("partial" not in value.flags)
            assert "union" in value.flags
            asked = land.value("fish", one.exchange, 2020, "partial")
            assert asked.value == float(exact(olds))
        elif olds:
            assert value.value is None
        for code in one.exchange if len(one.exchange) > 1 else ():
            alone = land.value("fish", [code], 2020)
            assert alone.value is None
            assert ("boundary_differs" in alone.flags) == any(olds)


def a_ratio_lies_between_those_of_its_members(land):
    for key, year in (("ratio", 2020), ("ratio", 2021), ("quotient", 2020)):
        for one in land.cities:
            value = land.value(key, one.today, year)
            if value.value is None:
                continue
            inside = [p for p in land.plots(key, year) if set(p) <= set(one.today)]
            parts = [land.value(key, plot, year).value for plot in inside]
            assert min(parts) * (1 - 1e-9) <= value.value <= max(parts) * (1 + 1e-9)


def shares_add_up_to_the_whole_and_name_what_they_are_of(land):
    whole = land.value("fish", land.counties, 2020)
    values = [land.value("part", plot, 2020) for plot in land.plots("part", 2020)]
    if whole.value is not None and "partial" not in whole.flags:
        assert sum(one.value for one in values) == pytest.approx(1)
        assert all(set(one.against) == set(whole.inputs) for one in values)
    else:
        assert all(one.value is None for one in values)


def a_whole_is_never_divided_by_a_part(land):
    for year in (2020, 2021):
        for plot in land.plots("ratio", year):
            value = land.value("ratio", plot, year)
            above, below = (
                {(one.code, one.scope) for one in value.inputs if one.indicator == column}
                for column in ("fish", "catch")
            )
            assert value.value is None or above == below


def what_cannot_be_added_up_is_refused_by_name(land):
    for year in (2020, 2021):
        plots = land.plots("charm", year)
        if len(plots) > 1:
            with pytest.raises(RefusedError, match=r"charm.*cannot be added up") as told:
                land.value("charm", land.counties, year)
            assert told.value.rule == "not_additive"
        for plot in plots:
            value = land.value("charm", plot, year)
            assert value.value in (None, *(one.value for one in value.inputs))


def growth_is_of_one_land_and_one_vintage_or_refused_or_labelled(land):
    for now, then in ((2021, 2020), (2022, 2021)):
        for one in land.cities:
            ends = [land.known("fish", year, one) for year in (now, then)]
            if None in ends:
                continue
            vintages = {o.vintage for year in (now, then) for o in land.of("fish", year, one)}
            plain = land.value("growth", one.today, now)
            asked = land.value("growth", one.today, now, "break")
            assert asked.value == pytest.approx(float(ends[0] / ends[1] - 1))
            assert ("series_break" in asked.flags) == (len(vintages) > 1)
            if len(vintages) > 1:
                assert (plain.value, "series_break" in plain.flags) == (None, True)
            else:
                assert plain == asked


def growth_over_years_follows_the_same_rule(land):
    for one in land.cities:
        ends = [land.known("fish", year, one) for year in (2022, 2020)]
        if None in ends:
            continue
        value = land.value("since", one.today, 2022)
        kinds = {o.vintage for year in (2022, 2020) for o in land.of("fish", year, one)}
        assert (value.value is None) == ("series_break" in value.flags) == (len(kinds) > 1)
        asked = land.value("since", one.today, 2022, "break").value
        assert asked == pytest.approx(float(ends[0] / ends[1]) ** 0.5 - 1)


def joined_areas_are_the_same_in_every_year_and_so_are_their_values(land):
    plots = {land.plots("fish", year, "union") for year in YEARS}
    assert len(plots) == 1
    (same,) = plots
    for one in land.cities:
        olds = [land.seen.get(("fish", 2020, code)) for code in one.became]
        fits = one.exchange in same
        assert fits or len(one.exchange) < 2 or None in olds
        for year in YEARS if fits and len(one.exchange) > 1 else ():
            value = land.value("fish", one.exchange, year, "union")
            assert "union" in value.flags or value.flags == ("not_published",)
            if value.value is not None:
                assert value.value == float(exact(value.inputs))


def the_latest_of_each_is_its_newest_and_each_stands_once(land):
    fish = INDICATORS["fish"]
    for allow in ((), ("union",)):
        found = land.series.latest(fish, "county", allow)
        codes = [place.code for places, _ in found for place in places]
        assert sorted(codes) == list(land.counties)
        measured = land.series.years(fish, "county", allow)
        for places, value in found:
            if value.value is None:
                assert value.withheld or value.flags == ("not_published",)
            else:
                assert (places, value) in measured[value.year]
            since = 0 if value.value is None else value.year
            newer = [one for year in measured if year > since for one in measured[year]]
            assert all(v.value is None or not set(p).issubset(places) for p, v in newer)


def a_series_tells_every_change_of_vintage_and_no_other_break(land):
    for place in land.series.gazetteer.inside("county", "p"):
        points = land.series.comparable(INDICATORS["fish"], place).points
        known = [point for point in points if point.value.value is not None]
        for then, now in pairwise(known):
            kinds = [(p.value.inputs[0].vintage, p.value.inputs[0].scope) for p in (then, now)]
            assert bool(now.breaks) == (kinds[0] != kinds[1])


RULES = (
    a_region_is_the_exact_sum_of_its_areas_or_has_no_total,
    regions_of_a_partition_add_up_to_the_whole,
    what_is_asked_for_in_part_is_labelled_and_counts_nothing_as_zero,
    every_area_stands_on_one_plot_and_nothing_is_counted_twice,
    an_old_value_stands_on_the_union_it_fits_and_on_no_part_of_it,
    a_ratio_lies_between_those_of_its_members,
    shares_add_up_to_the_whole_and_name_what_they_are_of,
    a_whole_is_never_divided_by_a_part,
    what_cannot_be_added_up_is_refused_by_name,
    growth_is_of_one_land_and_one_vintage_or_refused_or_labelled,
    growth_over_years_follows_the_same_rule,
    joined_areas_are_the_same_in_every_year_and_so_are_their_values,
    the_latest_of_each_is_its_newest_and_each_stands_once,
    a_series_tells_every_change_of_vintage_and_no_other_break,
)


@settings(max_examples=1000)
@given(lands())
def test_every_rule_holds_in_a_thousand_provinces(land):
    for rule in RULES:
        rule(land)
