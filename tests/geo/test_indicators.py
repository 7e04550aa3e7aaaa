"""Indicators are data; formulas are read, never evaluated."""

import pytest
from hypothesis import given, strategies as st

from geo.errors import GeoError
from geo.indicators import Formula, FormulaError, indicators

ROW = dict.fromkeys(
    ("name_zh", "name_en", "theme", "denominator", "stand_in", "centre", "base_year", "factor",
     "decimals", "numerator"),
) | {
    "key": "fish", "unit": "t", "measure": "column", "additive": True, "nature": "level",
    "direction": "up", "palette": "sequential", "definition_zh": "量", "definition_en": "How much",
}  # fmt: skip
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


@given(st.lists(st.tuples(st.sampled_from("+-"), NAMES), min_size=1))
def test_a_sum_or_difference_of_columns_is_read_term_by_term(terms):
    text = " ".join(f"{sign} {name}" for sign, name in terms)
    expected = tuple((-1 if sign == "-" else 1, name) for sign, name in terms)
    assert Formula.read(text).terms == expected
    assert Formula.read(text.removeprefix("+ ")).terms == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "gdp primary", "gdp -", "gdp * 2", "gdp/people", "2 gdp", "GDP", "gdp + + people",
     "__import__('os')", "gdp(1)", "gdp.real", "地区"],
)  # fmt: skip
def test_anything_else_is_refused_with_the_text(text):
    with pytest.raises(FormulaError) as told:
        Formula.read(text)
    assert repr(text) in str(told.value)
    assert isinstance(told.value, GeoError)


@given(st.text())
def test_no_text_is_ever_evaluated(text):
    try:
        terms = Formula.read(text).terms
    except FormulaError:
        return
    assert all(name.isidentifier() for _, name in terms)


def test_a_column_is_its_own_numerator():
    (one,) = indicators([ROW]).values()
    assert one.numerator.columns == ("fish",)
    assert (one.factor, one.denominator, one.base_year, one.decimals) == (1, None, None, 0)
    assert (one.formula, one.definition("zh"), one.definition("en")) == ("fish", "量", "How much")


@pytest.mark.parametrize(
    ("changes", "formula"),
    [
        ({"measure": "ratio", "denominator": "fish", "factor": 100.0}, "fish / fish × 100"),
        ({"measure": "ratio", "numerator": "fish - fish", "denominator": "fish"},
         "(fish - fish) / fish"),
        ({"measure": "share", "factor": 100.0}, "fish / province(fish) × 100"),
        ({"measure": "quotient", "denominator": "fish"},
         "(fish / fish) / province(fish / fish)"),
        ({"measure": "growth", "factor": 100.0}, "(fish[t] / fish[t−1] − 1) × 100"),
        ({"measure": "average_growth", "base_year": 2019},
         "((fish[t] / fish[2019])^(1/(t−2019)) − 1)"),
    ],
)  # fmt: skip
def test_a_formula_is_told_in_columns(changes, formula):
    row = ROW | {"key": "other", "numerator": "fish", "additive": None} | changes
    assert indicators([ROW, row])["other"].formula == formula


@pytest.mark.parametrize("additive", [True, False])
def test_what_is_computed_adds_up_where_its_columns_do(additive):
    column = ROW | {"additive": additive}
    row = ROW | {"key": "share", "measure": "share", "numerator": "fish", "additive": None}
    assert indicators([column, row])["share"].additive is additive


@pytest.mark.parametrize("named", ["numerator", "denominator", "stand_in"])
def test_a_formula_names_columns_only(named):
    row = ROW | {"key": "ratio", "measure": "ratio", "numerator": "fish", "denominator": "fish"}
    with pytest.raises(FormulaError, match="'ratio' is computed from 'boats', which is no column"):
        indicators([ROW, row | {named: "boats"}])
    with pytest.raises(FormulaError, match="from 'ratio'"):
        indicators([ROW, row, row | {"key": "other", named: "ratio"}])
