"""Every number leads to the publications it is made of, and can be made of them again."""

import json
from dataclasses import replace

import pytest

from geo.observations import Source
from geo.text import LANGUAGES
from geo.traces import Other, combined, how, input_of, sources, spelled, told, trace
from tests.geo.exports.bringing import brought

BOOK = Source("Book", "Bureau", 2024)


def traced(atlas, key, by, codes, year, allow=()):
    indicator = atlas.indicators[key]
    value = atlas.measures.value(indicator, by, codes, year, allow)
    return trace(atlas, indicator, value)


def everything(atlas):
    """Yield a trace for every indicator, level, year and place."""
    for indicator in atlas.indicators.values():
        for by in atlas.levels:
            for found in atlas.series.years(indicator, by).values():
                for places, value in found:
                    yield trace(atlas, indicator, value, places)


def remade(one):
    """Compute a value again from nothing but its trace."""
    return MADE[one.indicator.measure](one)


def total(one, role, formula, year):
    """Add up a formula; where an area lacks a denominator, what stood in for it."""
    signs = {column: sign for sign, column in formula.terms}
    found = [put.seen for put in one.of(role)]
    wanted = [seen for seen in found if seen.indicator in signs and seen.year == year]
    there = {seen.code for seen in wanted}
    stood = [
        seen
        for seen in found
        if formula is one.indicator.denominator
        and seen.indicator == one.indicator.stand_in
        and seen.code not in there
    ]
    return sum(signs.get(seen.indicator, 1) * seen.value for seen in [*wanted, *stood])


def between(one, then):
    year = one.value.year
    now, before = (total(one, "place", one.indicator.numerator, at) for at in (year, then))
    return now / before


def quotient(one, role="place"):
    top = total(one, role, one.indicator.numerator, one.value.year)
    return top / total(one, role, one.indicator.denominator, one.value.year)


def part(one):
    here = total(one, "place", one.indicator.numerator, one.value.year)
    return here / total(one, "province", one.indicator.numerator, one.value.year)


MADE = {
    "column": lambda one: total(one, "place", one.indicator.numerator, one.value.year),
    "ratio": lambda one: quotient(one) * one.indicator.factor,
    "share": lambda one: part(one) * one.indicator.factor,
    "quotient": lambda one: quotient(one) / quotient(one, "province") * one.indicator.factor,
    "growth": lambda one: (between(one, one.value.year - 1) - 1) * one.indicator.factor,
    "average_growth": lambda one: (
        (
            between(one, one.indicator.base_year)
            ** (1 / (one.value.year - one.indicator.base_year))
            - 1
        )
        * one.indicator.factor
    ),
}


def test_every_number_can_be_computed_again_from_its_trace(atlas):
    known = 0
    for one in everything(atlas):
        if one.value.value is None:
            assert one.flags, one.code
            continue
        known += 1
        assert remade(one) == pytest.approx(one.value.value, rel=1e-9, abs=1e-9), one.code
        assert all(source.title for source in sources(one))
        assert sources(one)
    assert known > 5_000


def test_one_published_value_is_its_own_source(toyland):
    one = traced(toyland, "fish", "city", ["990100"], 2022)
    assert (one.published, one.made, one.formula) == (True, ("published",), None)
    assert [put.key for put in one.inputs] == ["990100:fish:2022"]
    assert sources(one) == (BOOK,)
    assert how(one, "en") == "As published."


def test_a_sum_says_of_how_many_areas(toyland):
    north = toyland.place("north")
    one = traced(toyland, "fish", "city", north.codes, 2022)
    assert (one.code, one.made, one.formula) == ("north", ("sum",), None)
    assert how(one, "en") == "The sum of 2 areas."
    ratio = traced(toyland, "fish_ratio", "city", north.codes, 2022)
    assert ratio.made == ("formula", "sum")
    assert "added up over 2 areas first" in how(ratio, "en")


def test_a_trace_finds_what_its_areas_are_together(toyland):
    for codes, name in [
        (["990100"], "990100"),
        (["990100", "990200"], "north"),
        (["990400", "990300", "990200", "990100"], "990000"),
        (["990100", "990300"], "990100+990300"),
    ]:
        assert traced(toyland, "fish", "city", codes, 2022).code == name
    union = traced(toyland, "fish", "city", ["990100", "990300"], 2022)
    assert union.name("en") == "Aville + Cville"


def test_a_share_brings_the_inputs_of_the_province_along(toyland):
    one = traced(toyland, "fish_part", "city", ["990100"], 2022)
    assert len(one.of("place")) == 1
    assert {put.seen.code for put in one.of("province")} == {f"990{n}00" for n in (1, 2, 3, 4)}
    assert one.made == ("formula", "province_sum")
    assert "sum of its 4 areas" in how(one, "en")
    assert len(one.once) == 4
    assert remade(one) == pytest.approx(one.value.value)


def test_a_share_of_the_published_province_says_so(make_toyland):
    line = "990000,fish,2022,112"
    known = {"data/city_panel": [(line, f"990000,fish,2021,95,t,final,census4,C\n{line}")]}
    one = traced(make_toyland(known), "fish_part", "city", ["990100"], 2021)
    assert [put.key for put in one.of("province")] == ["990000:fish:2021"]
    assert one.made == ("formula", "province_published")
    assert how(one, "en").endswith("The province that it is divided by is as published.")
    # The province counts, too: its value is of grade C.
    assert one.grade == "C"
    assert "unverified" in one.flags


def test_the_province_compared_with_itself_needs_no_other(toyland):
    one = traced(toyland, "fish_part", "province", ["990000"], 2022)
    assert one.value.value == 100
    assert one.of("province") == ()


def test_what_stood_in_is_named(toyland):
    one = traced(toyland, "fish_ratio", "county", ["990101"], 2022)
    assert "stand_in" in one.made
    assert [put.seen.indicator for put in one.stood_in()] == ["landed"]
    assert "For East A District, the landed of the same publication stands in" in how(one, "en")


def test_a_value_of_older_boundaries_names_the_old_and_the_new(toyland):
    one = traced(toyland, "fish", "county", ["990201", "990202"], 2020)
    assert {"sum", "union"} <= set(one.made)
    assert one.boundaries == (2020,)
    assert "published for East B County, West B County in the divisions of 2020" in how(one, "en")
    today = [replace(put, seen=replace(put.seen, boundary=None)) for put in one.inputs]
    plain = replace(one, inputs=tuple(today))
    assert how(plain, "en").endswith("It is of East B County, West B County together.")


def test_what_a_rule_keeps_back_is_told_all_the_same(toyland):
    one = traced(toyland, "fish", "county", ["990101"], 2020)
    assert one.value.value is None
    assert one.made == ()
    assert [put.seen.boundary for put in one.inputs] == [2020]
    first, second = told(one, "en")
    assert ("Value", "no value") in first.lines
    assert ("Boundaries", "divisions at the end of 2020") in second.lines


def test_what_was_never_published_says_so_and_names_no_source(toyland):
    one = traced(toyland, "fish", "city", ["990400"], 2021)
    assert (one.inputs, sources(one), one.scope, one.grade) == ((), (), "", "")
    assert one.flags == ("not_published",)
    facts = one.to_json("en")
    assert (facts["value"], facts["source"], facts["boundary"]) == (None, None, [])


def test_scopes_are_told_apart(toyland):
    def scope(codes):
        return traced(toyland, "fish", "county", codes, 2022, ("partial",)).scope

    assert scope(["990302"]) == "full"
    assert scope(["990301"]) == "partial"
    assert scope(["990301", "990302"]) == "mixed"
    (_, *lines), *_ = [
        block.lines for block in told(traced(toyland, "fish", "county", ["990301"], 2022), "en")
    ]
    assert ("Scope", "a part of the area only") in lines


def test_a_declared_break_says_why(make_toyland):
    broken = make_toyland(
        {"data/breaks": [("reason_en\n", "reason_en\nfish,city,2021,2022,新定义,A new net\n")]}
    )
    one = traced(broken, "fish_growth", "city", ["990100"], 2022, ("break",))
    assert one.breaks("en") == ["A new net"]
    assert one.notes("zh") == ["新定义"]
    assert ("Break", "A new net") in told(one, "en")[0].lines


# Other publications


def test_another_published_value_stands_beside_the_one_shown(toyland):
    one = traced(toyland, "fish", "city", ["990100"], 2022)
    (conflict,) = one.to_json("en")["conflicts"]
    assert (conflict["value"], conflict["shown"], conflict["difference"]) == (13.0, 12.0, 8.33)
    assert conflict["why"] == "Noted when collected: as printed."
    (block,) = told(one, "en")
    assert ("Also published", "13 tons (+8.33 %) · Rival book") in block.lines
    assert ("Why not shown", "Noted when collected: as printed.") in block.lines


@pytest.mark.parametrize(
    ("status", "shown", "note", "why"),
    [
        ("preliminary", "final", "", "The value shown is final, this one preliminary."),
        ("final", "preliminary", "", "Why it was not chosen is not recorded."),
        ("final", "final", "", "Why it was not chosen is not recorded."),
        ("", "final", "https://there", "Why it was not chosen is not recorded."),
        ("", "final", "rounded", "Noted when collected: rounded."),
        (
            "expected",
            "preliminary",
            "early",
            "The value shown is preliminary, this one expected. Noted when collected: early.",
        ),
    ],
)
def test_a_reason_is_what_is_known_and_nothing_more(status, shown, note, why):
    assert Other(1, status, BOOK, note, 0, shown).why("en") == why


def test_the_reasons_of_the_shipped_conflicts_are_the_tables_own(atlas):
    rows = [row for name in ("city", "county") for row in atlas.tables[f"{name}_conflicts"]]
    panel, seen = atlas.measures.panel, 0
    for row in rows:
        if row.get("diff_pct") is None:
            continue
        level = atlas.areas[row["unit_code"]].level
        shown = panel.of(row["indicator"], row["year"], level)[row["unit_code"]]
        others = input_of(atlas, shown).others
        found = [
            o for o in others if (o.value, o.source.title) == (row["value"], row["source_title"])
        ]
        assert found[0].difference == pytest.approx(row["diff_pct"], abs=0.006)
        assert row["status"] in {other.status for other in found}
        seen += 1
    assert seen > 100


def test_from_nothing_there_is_no_difference_in_percent(make_toyland):
    line = "990100,fish,2022,13,t,Rival book,,as printed"
    rival = {"data/city_conflicts": [(line, "990400,people,2022,3,heads,Rival book,,")]}
    one = traced(make_toyland(rival), "people", "city", ["990400"], 2022)
    assert one.inputs[0].others[0].difference is None
    assert one.to_json()["conflicts"][0]["difference"] is None
    assert ("Also published", "3 heads · Rival book") in told(one, "en")[0].lines


def test_publications_stand_together_once_each():
    other = Source("Other book", "Bureau", 2021, "https://there")
    assert combined([]) is None
    assert combined([BOOK]) is BOOK
    assert combined([BOOK, other]) == Source("Book; Other book", "Bureau", 2024, "https://there")


# Words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_trace_is_told_from_the_number_down_to_each_publication(toyland, lang):
    one = traced(toyland, "fish_quotient", "city", ["990100"], 2022)
    first, *inputs = told(one, lang)
    assert first.role == "value"
    assert [block.role for block in inputs] == ["place"] * 2 + ["province"] * 8
    for block in (first, *inputs):
        assert block.title
        assert all(label and text for label, text in block.lines)
        assert block.lines[0][0] == first.lines[0][0]
    assert all("Book" in {text for _, text in block.lines} for block in inputs)


def test_an_address_stands_alone_in_its_line(atlas):
    one = traced(atlas, "tertiary_va", "city", ["330100"], 2020)
    (block,) = told(one, "zh")
    addresses = [text for _, text in block.lines if "https://" in text]
    assert addresses
    assert all(text.startswith("https://") for text in addresses)
    assert "公式" not in dict(block.lines)


def test_a_formula_is_spelled_in_names_and_years(toyland):
    def spell(key, year):
        return spelled(toyland, toyland.indicators[key], year, "en")

    assert spell("fish_ratio", 2022) == "the fish / the catch × 100"
    assert spell("fish_part", 2022) == "the fish / Toyland(the fish) × 100"
    assert spell("fish_growth", 2022) == "(the fish 2022 / the fish 2021 − 1) × 100"
    assert spell("fish_growth", 0) == "(the fish[t] / the fish[t−1] − 1) × 100"
    assert spell("fish_since", 2023) == (
        "((the fish 2023 / the fish 2021)^(1/(2023−2021)) − 1) × 100"
    )
    assert spell("rest_ratio", 2022) == "(the catch - the fish) / the catch × 100"


def test_a_trace_is_json_in_the_names_of_the_command_line(toyland):
    facts = traced(toyland, "fish_part", "city", ["990100"], 2022).to_json()
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts
    assert {
        "code", "name", "indicator", "year", "value", "unit", "status", "vintage", "scope",
        "boundary", "grade", "source", "flags", "coverage", "formula", "made", "inputs",
        "conflicts", "notes",
    } == set(facts)  # fmt: skip
    assert [one["role"] for one in facts["inputs"]] == ["place", *["province"] * 4]
    assert facts["source"] == {"title": "Book", "publisher": "Bureau", "year": 2024, "url": None}


# The reader's own


def test_an_own_value_names_the_readers_file(toyland):
    adopted, key = brought(toyland, file="渔.xlsx", sheet="")
    one = traced(adopted, key, "city", ["990100"], 2022)
    assert (one.value.status, one.grade) == ("own", "")
    assert [source.title for source in sources(one)] == ["渔.xlsx"]
    (block,) = told(one, "en")
    assert ("File", "渔.xlsx") in block.lines
    assert "Grade" not in dict(block.lines)
    assert one.to_json()["grade"] is None


def test_an_own_value_of_an_area_that_is_no_more_keeps_its_name(toyland):
    rows = [["990303", 2020, 3, None, 2020, 2], ["990302", 2020, 4, None, 2020, 3]]
    one = traced(*brought(toyland, rows=rows, level="county"), "county", ["990302"], 2020)
    assert {put.where[0] for put in one.inputs} == {"旧丙县", "西丙县"}


def test_a_column_that_nobody_describes_goes_by_its_key(toyland):
    seen = replace(
        traced(toyland, "fish", "city", ["990100"], 2022).inputs[0].seen, indicator="eel"
    )
    put = input_of(toyland, replace(seen, code="999999", unit="nets"))
    assert (put.where, put.column, put.unit) == (("999999",) * 2, ("eel",) * 2, ("nets",) * 2)
