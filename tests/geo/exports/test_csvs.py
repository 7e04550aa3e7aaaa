"""CSV that a spreadsheet opens without computing, and a program without guessing."""

import pytest
from hypothesis import given, strategies as st

from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.tables import Table
from geo.text import sentence
from tests.geo.exports.reading import csv_rows

WORD = Column("word", sentence("", ""), sentence("", ""))
COUNT = Column("count", sentence("", ""), sentence("", ""), kind="number")


def written(*cells):
    return csv_rows(write_csv(Table((WORD,), tuple({"word": cell} for cell in cells))))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\ufeff", "\u200b "])
def test_no_cell_carries_a_formula(start, before):
    text = f'{before}{start}HYPERLINK("x")'
    ((row),) = written(text)
    assert row["word"] == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12))
def test_any_other_text_comes_back_as_it_was(text):
    (row,) = written(f"a{text}")
    assert row["word"] == f"a{text}"


def test_numbers_stay_numbers_and_what_is_missing_is_blank():
    rows = tuple({"word": "a", "count": one} for one in (-4.1, 14045.0, 2020, None))
    found = csv_rows(write_csv(Table((WORD, COUNT), rows)))
    assert [row["count"] for row in found] == ["-4.1", "14045.0", "2020", ""]


def test_lines_end_as_spreadsheets_expect():
    assert write_csv(Table((WORD,), ({"word": "杭"},))) == "\ufeffword\r\n杭\r\n".encode()
