"""A reader's own table: its content is its name, and nothing that is not a table is taken."""

import json

import pytest
from hypothesis import given, strategies as st

from geo.adoptions import adopt
from geo.own import MOST_BYTES, OwnList, OwnTable, own_keys, own_of
from geo.units import FARTHEST
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


SITE = ["三号码头", "990101", "dock", "", "", None, 0.25, 0.75, 3]
LISTED = {"siquan": "sites", "version": 1, "complete": False, "name": "码头", "file": "docks.csv",
          "sheet": "Sheet1", "rows": [SITE]}  # fmt: skip


def listed(*rows):
    return {**LISTED, "rows": [*rows]}


def test_a_list_from_before_accuracies_keeps_its_content_and_its_name():
    own = own_of(LISTED)
    assert isinstance(own, OwnList)
    assert [one.accuracy for one in own.sites] == [None]
    assert json.loads(own.write()) == LISTED
    assert own_of(listed([*SITE, None])).key == own.key == "own.5dbbfb240e51"


def test_a_list_keeps_how_exact_its_positions_are():
    other = ["四号码头", *SITE[1:]]
    own = own_of(listed([*SITE, 350.5], other))
    assert [one.accuracy for one in own.sites] == [350.5, None]
    assert json.loads(own.write())["rows"] == [[*SITE, 350.5], [*other, None]]
    assert own_of(json.loads(own.write())) == own
    assert own.key != own_of(listed(SITE, other)).key


@pytest.mark.parametrize("told", [0, -5, "350", True, FARTHEST + 1, 1e300])
def test_what_is_no_accuracy_is_refused_in_one_sentence_that_quotes_it(told):
    with pytest.raises(TableError) as caught:
        own_of(listed([*SITE, told]))
    for lang in ("zh", "en"):
        sentence = caught.value.sentence.say(lang)
        assert "accuracy" in sentence
        assert str(told) in sentence


@pytest.mark.parametrize("row", [[*SITE[:6], None, None, 3, 350], [*SITE, 350, 1], SITE[:8]])
def test_a_row_of_a_list_with_what_does_not_belong_is_refused(row):
    with pytest.raises(TableError):
        own_of(listed(row))


def test_the_register_has_an_own_site_with_its_accuracy(toyland):
    rows = [
        [*SITE, 350],
        ["四号码头", *SITE[1:]],
        ["五号码头", "990101", "dock", "", "", None, None, None, 5],
    ]
    own = own_of(listed(*rows))
    sites = [one for one in adopt(toyland, [own], [own.key]).register.sites.values()
             if one.key.startswith(own.key)]  # fmt: skip
    exact, untold, unplaced = sites
    assert (exact.position, exact.accuracy) == ((0.25, 0.75), 350)
    assert (untold.position, untold.accuracy) == ((0.25, 0.75), 0)
    assert unplaced.position == toyland.areas["990101"].label
    assert unplaced.accuracy > 10_000
