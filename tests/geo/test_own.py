"""A reader's own table: its content is its name, and nothing that is not a table is taken."""

import json

import pytest
from hypothesis import given, strategies as st

from geo.own import MOST_BYTES, OwnTable, own_keys
from geo.workbooks import TableError

TOLD = {
    "siquan": "own",
    "version": 1,
    "name": "渔船",
    "unit": "艘",
    "type": "total",
    "level": "city",
    "top_name": "",
    "top_unit": "",
    "over_name": "",
    "over_unit": "",
    "file": "boats.xlsx",
    "sheet": "Sheet1",
    "factor": 1,
    "decimals": 0,
    "rows": [["990200", 2022, 7, None, None, 4], ["990100", 2022, 5, None, None, 3]],
}


def told(**changes):
    return {**TOLD, **changes}


def test_a_table_is_read_as_it_was_written():
    table = OwnTable.of(TOLD)
    assert OwnTable.read(table.write()) == table
    assert [one.code for one in table.rows] == ["990100", "990200"]
    assert table.years == (2022,)


def test_the_name_of_a_table_follows_its_content_and_not_how_it_was_written():
    table = OwnTable.of(TOLD)
    assert own_keys(f"/?indicator={table.key}&by=city") == (table.key,)
    loose = json.dumps(told(rows=[*reversed(TOLD["rows"])]), indent=4)
    assert OwnTable.read(loose).key == table.key
    assert OwnTable.of(told(name="渔 船")).key != table.key
    assert OwnTable.of(told(rows=[["990100", 2022, 5.1, None, None, 3]])).key != table.key


@pytest.mark.parametrize(
    "address", ["/", "/?indicator=fish", "/?indicator=own.12", "/?x=own.000000000000", ""]
)
def test_an_address_without_an_own_table_names_none(address):
    assert own_keys(address) == ()


@pytest.mark.parametrize(
    ("changes", "quoted"),
    [
        ({"siquan": "project"}, "1"),
        ({"version": 2}, "2"),
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "xxx"),
        ({"name": 5}, "5"),
        ({"type": "average"}, "average"),
        ({"decimals": 7}, "7"),
        ({"decimals": "1"}, "1"),
        ({"factor": "ten"}, "ten"),
        ({"rows": []}, "list"),
        ({"rows": "all"}, "str"),
        ({"rows": [["990100", 2022]]}, "990100"),
        ({"rows": [["990100", 20215, 1, None, None, 3]]}, "20215"),
        ({"rows": [["990100", True, 1, None, None, 3]]}, "True"),
        ({"rows": [["990100", 2022, "1", None, None, 3]]}, "1"),
        ({"rows": [["990100", 2022, 1e300, None, None, 3]]}, "1e+300"),
        ({"rows": [["990100", 2022, 1, 2, None, 3]]}, "2"),
        ({"type": "ratio"}, "None"),
        ({"rows": [["990100", 2022, 1, None, None, 3]] * 2}, "990100 2022"),
        ({"rows": [[7, 2022, 1, None, None, 3]]}, "7"),
        ({"rows": [["990100", 2022, 1, None, 1, 3]]}, "1"),
        ({"rows": [["990100", 2022, 1, None, None, -1]]}, "-1"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence_that_quotes_it(changes, quoted):
    with pytest.raises(TableError) as caught:
        OwnTable.of(told(**changes))
    for lang in ("zh", "en"):
        sentence = caught.value.sentence.say(lang)
        assert quoted in sentence
        assert "\n" not in sentence


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '{"siquan": "own", "version": NaN}'),
        *("[" * 100_000, "x" * (MOST_BYTES + 1)),
    ],
    ids=range(7),
)
def test_a_text_that_is_no_table_is_refused(text):
    with pytest.raises(TableError):
        OwnTable.read(text)


numbers = st.floats(-1e14, 1e14, allow_nan=False)


places = st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(1949, 2100))


@given(st.dictionaries(places, numbers, min_size=1))
def test_every_number_survives_the_way_through_json(values):
    rows = [[code, year, value, None, None, 1] for (code, year), value in values.items()]
    table = OwnTable.of(told(rows=rows))
    assert {(one.code, one.year): one.value for one in OwnTable.read(table.write()).rows} == values
