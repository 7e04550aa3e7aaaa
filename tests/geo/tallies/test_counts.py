"""Every row ends in one way, and the counts are those that one would make by hand."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings, strategies as st

from geo.tallies import QuestionError, located, register_of
from geo.tallies.accounts import Account, check
from geo.tallies.parts import Register
from geo.tallies.pieces import Piece
from geo.tallies.readings import numbers, words, years
from geo.workbooks import TableError

ROWS = """\
name,sector,status,year,value,lon,lat
a,logistics,open,2023,10,0.5,0.5
b,现代物流,open,2023-05-01,"1,000.5",0.6,0.5
"c, ""d""
e",,closed,,,1.5,0.5
f,x,open,2024,some,1.5,0.5
g,x,open,2024,1,,0.5
h,x,open,2024,1,east,0.5
i,x,open,2024,1,0,0
j,x,open,2024,1,0.25,3.5
k,x,open,2024,1,200,0.5
l,x,open,2024,1,9,0.5
m,x,open
n,x,open,2024,1,3.5,0.5
"""
SECTORS = (("logistics", "logistics"), ("现代物流", "logistics"))


def rows(piece):
    return piece.counts.to_pylist()


def test_every_row_ends_in_one_way(counted):
    piece, _ = counted(ROWS)
    account = piece.account
    assert (account.rows, account.counted, account.unvalued) == (12, 5, 1)
    assert account.ended == dict.fromkeys(
        ("broken", "unread", "blank", "zero", "swapped", "range", "outside"), 1
    )
    assert account.examples["swapped"] == [(7, "0.25, 3.5")]
    assert account.examples["broken"] == [(10, "")]
    assert account.examples["outside"] == [(9, "9, 0.5")]
    assert rows(piece) == [
        {"area": 0, "count": 2, "valued": 2, "value": 1010.5},
        {"area": 1, "count": 2, "valued": 0, "value": None},
        {"area": 3, "count": 1, "valued": 1, "value": 1.0},
    ]


def test_words_of_one_sector_are_one_and_rows_may_be_set_aside(counted):
    piece, _ = counted(ROWS, also=("sector", "year"), only=(("status", "open"),), sectors=SECTORS)
    assert piece.account.ended["aside"] == 1
    assert rows(piece)[0] == {
        "area": 0, "sector": "logistics", "year": 2023, "count": 2, "valued": 2, "value": 1010.5,
    }  # fmt: skip
    only = (("sector", "logistics"), ("sector", "x"), ("year", "2023"))
    piece, _ = counted(ROWS, place="sector", only=only, sectors=SECTORS)
    assert [(one["sector"], one["count"]) for one in rows(piece)] == [("logistics", 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(("delimiter", "end"), [(",", "\n"), ("\t", "\r\n"), (";", "\n")])
def test_parts_of_any_size_count_the_same(counted, encoding, delimiter, end):
    lines = ["名称,行业,经度,纬度,数值"]
    lines += [f'"企业 ""{at}"",\n甲",金融,{at % 5}.5,0.5,{at}' for at in range(60)]
    text = "\n".join(lines).replace(",", delimiter).replace("\n", end)
    whole, register = counted(text.encode(encoding), also=("sector",))
    assert (register.count, register.delimiter) == (1, delimiter)
    assert register.encoding == encoding.removesuffix("-sig")
    for size in (60, 700):
        parts, register = counted(text.encode(encoding), also=("sector",), size=size, workers=2)
        assert register.count > 1
        assert parts.account == whole.account
        assert rows(parts) == rows(whole)
    assert rows(whole)[0] == {
        "area": 0, "sector": "金融", "count": 12, "valued": 12,
        "value": float(sum(range(0, 60, 5))),
    }  # fmt: skip


def test_parquet_counts_as_csv_does(counted, tmp_path):
    draw = np.random.default_rng(5)
    frame = pd.DataFrame(
        {
            "lon": draw.uniform(-1, 5, 3_000).round(4),
            "lat": draw.uniform(-0.5, 1.5, 3_000).round(4),
            "value": np.where(draw.random(3_000) < 0.1, np.nan, draw.integers(0, 99, 3_000)),
            "year": draw.integers(2020, 2023, 3_000),
        }
    )
    frame.to_parquet(tmp_path / "made.parquet", row_group_size=500)
    content = (tmp_path / "made.parquet").read_bytes()
    binary, register = counted(content, "points.parquet", size=1, also=("year",))
    text, _ = counted(frame.to_csv(index=False), also=("year",))
    assert (register.kind, register.count) == ("parquet", 6)
    assert binary.account == text.account
    keys = [("area", "ascending"), ("year", "ascending")]
    assert binary.counts.sort_by(keys).to_pylist() == text.counts.sort_by(keys).to_pylist()
    inside = frame[frame["lon"].between(0, 4) & frame["lat"].between(0, 1)]
    assert binary.account.counted == len(inside)
    assert sum(one["value"] for one in rows(binary)) == inside["value"].sum()


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(['"', '""', ",", "\n", "甲", "x", " "]), max_size=12),
    st.integers(1, 60),
)
def test_no_row_is_cut_in_two(cells, size):
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    name = "".join(cells).replace('"', '""')
    text = "name,lon,lat\n" + f'"{name}",0.5,0.5\n' * 7
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(text.encode())
        found = register_of(path, size)
    raw = text.encode()
    pieces = [raw[a:b] for a, b in zip(found.cuts, found.cuts[1:], strict=False)]
    one = f'"{name}",0.5,0.5\n'.encode()
    assert b"".join(pieces) == raw[len(b"name,lon,lat\n") :]
    assert all(piece == one * (len(piece) // len(one)) for piece in pieces)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("lon,lat\n", "no rows"),
        ("", "without headings"),
        ('name,lon,lat\na "b" c,1,1\n', "about line 2"),
        ('name,lon,lat\nx,1,1\n"a,1,1\n', "never closed"),
        (b"PK\x03\x04rest", "neither Parquet nor CSV"),
        (b"name,lon,lat\n\xff\xff\xff,1,1\n", "cannot be read"),
        ("a,b\n1,2\n", "it has 'a', 'b'"),
        ("lon,lat,lat\n1,2,3\n", "two columns “lat”"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_a_sentence(counted, content, said):
    with pytest.raises(TableError, match=said):
        counted(content)


def test_what_is_not_parquet_is_refused(counted, tmp_path):
    with pytest.raises(TableError, match="is not Parquet"):
        counted(b"PAR1 and no more", "x.parquet")
    pq.write_table(pa.table({"lon": pa.array([], pa.float64())}), tmp_path / "none.parquet")
    with pytest.raises(TableError, match="no rows"):
        register_of(tmp_path / "none.parquet")


@pytest.mark.parametrize(
    ("heads", "told", "said"),
    [
        (("a", "lat"), {"b": "lon"}, "no column “b”"),
        (("a", "lat"), {"a": "height"}, "cannot be “height”"),
        (("经度", "lon", "lat"), {}, "may all be the lon"),
    ],
)
def test_a_column_that_is_not_clear_is_asked_for(heads, told, said):
    with pytest.raises(QuestionError, match=said):
        located(heads, told, ("lon", "lat"))


def test_what_the_reader_says_of_columns_comes_first():
    heads = ("经度", "纬度", "lon", "lat", "行业", "登记状态", "营业收入")
    told = {"lon": "lon", "lat": "lat", "营业收入": "value"}
    assert dict(located(heads, told, ("lon", "lat", "status"))) == {
        "lon": "lon", "lat": "lat", "value": "营业收入", "sector": "行业", "status": "登记状态",
    }  # fmt: skip


def test_cells_are_read_as_they_are_meant():
    text = pa.chunked_array([["1.5", " 2 ", "", "1,234.5"], ["x", "nan", None, "1e3"]])
    read = numbers(text, thousands=True)
    np.testing.assert_array_equal(read.found, [1.5, 2, np.nan, 1234.5, *[np.nan] * 3, 1000])
    assert np.flatnonzero(read.unread).tolist() == [4, 5]
    assert np.flatnonzero(numbers(text).unread).tolist() == [3, 4, 5]
    told = numbers(pa.chunked_array([[1.0, np.nan, None, np.inf]]))
    assert told.unread.tolist() == [False, False, False, True]
    named = words(pa.chunked_array([["a", " a", ""], [None, "b"]]))
    assert [named.labels[at] for at in named.codes] == ["a", "a", None, None, "b"]
    dated = years(pa.chunked_array([["2023", "20230601", "2023年", "202", "2023.0", None]]))
    assert [dated.labels[at] for at in dated.codes] == [2023, 2023, 2023, None, 2023, None]
    days = years(pa.chunked_array([pd.to_datetime(["2021-03-04"]).to_list()]))
    assert [days.labels[at] for at in days.codes] == [2021]


def test_a_piece_is_whole_or_none(counted):
    piece, _ = counted(ROWS, square=0.1)
    packed = piece.pack()
    again = Piece.unpack(packed)
    assert again == piece
    assert again.pack() == packed
    assert [Piece.unpack(one) for one in (b"", packed[:-20], packed[:100], b"x" * 50)] == [None] * 4


def test_a_lost_row_is_a_fault():
    with pytest.raises(ArithmeticError, match="3 rows, of which 2"):
        check(Account(rows=3, counted=2))
    assert Register("x", "csv", (), (0, 1, 2)).count == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [8, 10**6])
def test_empty_lines_are_no_rows_but_numbered(counted, end, size):
    lines = ["lon,lat", "", "", "0.5,0.5", "east,0.5", "", "1", '"1', "", '2","0.5"', "9,9", "", ""]
    account = counted(end.join(lines), size=size)[0].account
    assert (account.rows, account.counted) == (5, 1)
    assert account.examples == {
        "broken": [(5, "")],
        "unread": [(3, "east, 0.5"), (6, f"1{end}{end}2, 0.5")],
        "outside": [(9 - 2, "9, 9")],
    }


def test_a_file_of_empty_lines_has_no_rows(counted):
    with pytest.raises(TableError, match="no rows"):
        counted("lon,lat\n\n\n")


def test_a_row_may_be_longer_than_a_block(counted):
    row = "0.5,0.5,\n"
    long = f"0.5,0.5,{'x' * 5_000_000}\n"
    assert counted("lon,lat,name\n" + row + long + "1\n" + row)[0].account.ended == {"broken": 1}


def test_dictionaries_and_bytes_are_read_as_what_they_hold(counted, tmp_path):
    table = {
        "lon": pa.array(["0.5", "x", None]).dictionary_encode(),
        "lat": pa.array([b"0.5"] * 3),
        "year": pa.array([2024, None, 2023]).dictionary_encode(),
    }
    pq.write_table(pa.table(table), tmp_path / "t")
    piece, register = counted((tmp_path / "t").read_bytes(), "no.suffix", also=("year",))
    assert register.kind == "parquet"
    assert piece.account.ended == {"unread": 1, "blank": 1}
    assert rows(piece)[0] == {"area": 0, "year": 2024, "count": 1} | {"valued": 0, "value": None}


@pytest.mark.parametrize("lon", [[[0.5]], [{"x": 0.5}], [b"\xff"]])
def test_cells_that_are_no_numbers_or_text_are_refused(counted, tmp_path, lon):
    pq.write_table(pa.table({"lon": lon, "lat": [0.5]}), tmp_path / "t.parquet")
    with pytest.raises(TableError, match=r"“lon” holds .*numbers or text|Invalid UTF8"):
        counted((tmp_path / "t.parquet").read_bytes(), "p.parquet")


def test_positions_that_are_shapes_are_asked_for_as_numbers():
    with pytest.raises(TableError, match="“geometry”; write longitude and latitude"):
        located(("name", "geometry"), {}, ("lon", "lat"))


def test_a_workbook_of_old_is_not_taken_for_a_table(tmp_path):
    (tmp_path / "r.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    with pytest.raises(TableError, match="neither Parquet nor CSV"):
        register_of(tmp_path / "r.xls")
