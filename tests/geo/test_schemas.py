"""Cells become values, or a sentence that quotes them."""

import string

import pytest
from hypothesis import given, strategies as st

from geo.schemas import Schema, SchemaError, check_references, read_table

FIELDS = [
    {"name": "code", "type": "string", "constraints": {"required": True, "pattern": "[0-9]{6}"}},
    {"name": "year", "type": "year", "constraints": {"minimum": 2010, "maximum": 2030}},
    {"name": "value", "type": "number"},
    {"name": "order", "type": "integer", "constraints": {"unique": True}},
    {"name": "status", "type": "string", "constraints": {"enum": ["final", "preliminary"]}},
    {"name": "whole", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
]
SCHEMA = Schema.of({"fields": FIELDS, "primaryKey": ["code", "year"]})
GOOD = ["330100", "2023", "1.5", "1", "final", "yes"]


def reasons(*rows, schema=SCHEMA):
    table = read_table("t.csv", schema, [schema.names, *rows])
    return [(problem.row, problem.reason) for problem in table.problems]


def test_cells_become_values_of_their_type():
    table = read_table("t.csv", SCHEMA, [SCHEMA.names, GOOD])
    assert table.rows == (
        {
            "code": "330100",
            "year": 2023,
            "value": 1.5,
            "order": 1,
            "status": "final",
            "whole": True,
        },
    )
    assert not table.problems


def test_an_empty_cell_is_missing_not_zero():
    table = read_table("t.csv", SCHEMA, [SCHEMA.names, ["330100", "", "", "", "", ""]])
    assert set(list(table.rows[0].values())[1:]) == {None}
    assert not table.problems


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        (0, "", "code is missing"),
        (0, "3301", "code '3301' does not match [0-9]{6}"),
        (0, "33\n100", "code '33\\n100' is not text on one line"),
        (1, "23", "year '23' is not a year of four digits"),
        (1, "２０２３", "year '２０２３' is not a year of four digits"),
        (1, "1823", "year 1823 is below 2010"),
        (1, "2203", "year 2203 is above 2030"),
        (2, "1,234", "value '1,234' is not a number"),
        (2, "nan", "value 'nan' is not a number"),
        (2, " 1", "value ' 1' is not a number"),
        (3, "1.0", "order '1.0' is not a whole number"),
        (3, "1_0", "order '1_0' is not a whole number"),
        (4, "rumour", "status 'rumour' is not one of final, preliminary"),
        (5, "true", "whole 'true' is not yes or no"),
    ],
)
def test_a_bad_cell_is_quoted_with_what_was_expected(place, text, reason):
    bad = [*GOOD[:place], text, *GOOD[place + 1 :]]
    assert reasons(bad) == [(2, reason)]


def test_a_repeated_key_names_the_row_it_repeats():
    again = ["330100", "2023", "2", "2", "", ""]
    other = ["330200", "2023", "2", "1", "", ""]
    assert reasons(GOOD, again, other) == [
        (4, "order 1 stands already in row 2"),
        (3, "code '330100', year 2023 stands already in row 2"),
    ]


def test_a_line_of_the_wrong_length_keeps_the_rows_after_it_in_place():
    assert reasons(GOOD, [], ["x", *GOOD[1:3], "3", *GOOD[4:]]) == [
        (3, "0 cells, expected 6"),
        (4, "code 'x' does not match [0-9]{6}"),
    ]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ([], "column 'code' is missing from the header"),
        (["code", "jahr"], "column 2 is 'jahr', expected 'year'"),
        ([*SCHEMA.names, "note"], "column 'note' is not declared"),
    ],
)
def test_a_wrong_header_is_said_and_nothing_is_read(header, reason):
    table = read_table("t.csv", SCHEMA, [header, GOOD])
    assert [problem.reason for problem in table.problems] == [reason]
    assert table.rows == ()


def referring(*codes):
    target = Schema.of({"fields": FIELDS[:1]})
    foreign = {"fields": ["code"], "reference": {"resource": "areas", "fields": ["code"]}}
    schema = Schema.of({"fields": [{"name": "code", "type": "string"}], "foreignKeys": [foreign]})
    areas = read_table("areas.csv", target, [["code"], ["330100"], ["330200"]])
    values = read_table("t.csv", schema, [["code"], *([code] for code in codes)])
    return {"areas": areas, "t": values}


def test_a_reference_to_nothing_lists_the_few_known_values():
    (problem,) = check_references(referring("330100", "330300", ""))
    assert str(problem) == "t.csv, row 3: code '330300' is not one of 330100, 330200"


def test_a_reference_to_a_table_that_is_not_declared_is_a_problem():
    tables = referring("330100")
    del tables["areas"]
    (problem,) = check_references(tables)
    assert problem.reason == "refers to areas.code, which is not declared"


@pytest.mark.parametrize(
    "declared",
    [
        {},
        {"fields": [{"name": "a", "type": "colour"}]},
        {"fields": [{"type": "string"}]},
        {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "("}}]},
        {"fields": ["a"]},
        {"fields": FIELDS, "primaryKey": ["area"]},
        {"fields": FIELDS, "foreignKeys": [{"fields": ["code"]}]},
    ],
)
def test_a_schema_that_cannot_be_understood_is_refused(declared):
    with pytest.raises(SchemaError):
        Schema.of(declared)


NUMBERS = Schema.of({"fields": [{"name": "value", "type": "number"}]})


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_survives_writing_and_reading(number):
    (row,) = read_table("t.csv", NUMBERS, [["value"], [f"{number:f}"]]).rows
    assert row["value"] == float(number)


@given(st.lists(st.lists(st.text(string.printable + "四圈", max_size=4), max_size=7), max_size=5))
def test_any_cells_give_as_many_rows_as_lines_and_every_problem_a_line(lines):
    table = read_table("t.csv", SCHEMA, [SCHEMA.names, *lines])
    assert len(table.rows) == len(lines)
    assert all(2 <= problem.row < len(lines) + 2 for problem in table.problems)
    assert all(row.keys() == set(SCHEMA.names) for row in table.rows)
