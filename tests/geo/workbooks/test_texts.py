"""Texts become one sheet: encoding and delimiter are found, numbers stay text."""

import codecs
import csv

import pytest

from geo.workbooks import read_workbook
from tests.geo.workbooks.reading import refusal, rows

TABLE = "地区,值\n甲市,1\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    ],
)
def test_the_encoding_is_found_and_nothing_is_said_of_it(content):
    workbook = read_workbook("表.csv", content)
    assert workbook.sheets[0].rows == (("地区", "值"), ("甲市", "1"))
    assert workbook.notices == ()


def test_the_chinese_encoding_is_guessed_and_said():
    workbook = read_workbook("表.csv", "地区,㐀𠀀\n".encode("gb18030"))
    assert workbook.sheets[0].rows == (("地区", "㐀𠀀"),)
    assert workbook.notices[0].say("zh").startswith("这个文本不是 UTF-8，已按 GB18030 读取")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"a,b\xff\xff\n", "in none of the encodings UTF-8, UTF-16 and GB18030"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "in none of the encodings"),
        (b"a\x00b", "neither a workbook nor text"),
        ("a,b".encode("utf-16-le"), "neither a workbook nor text"),
        ("a".encode("utf-32"), "neither a workbook nor text"),
        (bytes(range(256)), "neither a workbook nor text"),
        (b"\n,\n,\n", "holds no value in any sheet"),
    ],
)
def test_what_is_no_text_is_refused(content, words):
    assert words in refusal(content)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a,b,c\n1,2,3\n", ("a", "b", "c")),
        ("a;b;c\n1,5;2,5;3\n", ("a", "b", "c")),
        ("a\tb\n1,234\t5\n", ("a", "b")),
        ("a|b\n1|2\n", ("a", "b")),
        ("甲市;1,234;1,234,567\n乙市;2,345;2,345,678\n", ("甲市", "1,234", "1,234,567")),
        ("990100\t,甲市\t,1\n990200\t,乙市\t,2\n", ("990100\t", "甲市\t", "1")),
        ("表一\na,b,c\n1,2,3\n4,5,6\n注：以上", ("表一", None, None)),
        ('"a;1","b;2"\n"c;3","d"\n', ("a;1", "b;2")),
        ("甲市\n乙市\n", ("甲市",)),
        ("甲市", ("甲市",)),
        ("a,b;c\n1,2\n3,4\n", ("a", "b;c")),
        ("表一\na,b", ("表一", None)),
        ("a,b\n" + "1,2\n" * 9_000, ("a", "b")),
    ],
)
def test_the_delimiter_is_what_parts_lines_evenly(text, first):
    assert rows(text.encode())[0] == first


def test_numbers_stay_text():
    assert rows('a,b,c\n１２３,12%,"1,234.5"\n'.encode())[1] == ("１２３", "12%", "1,234.5")
    assert rows(b"a,b\nNaN,inf\n")[1] == ("NaN", "inf")


def test_lines_are_rows_and_quoted_ends_of_lines_are_not():
    text = '\r\n地区,"一\n二"\r\n,\r\n甲市,"说""话"""\r\n\r\n,,,\r\n'
    assert rows(text.encode()) == (
        (None, None), ("地区", "一\n二"), (None, None), ("甲市", '说"话"'),
    )  # fmt: skip


def test_old_ends_of_lines_are_understood():
    assert rows(b"a,b\r1,2\r") == (("a", "b"), ("1", "2"))


def test_short_lines_are_filled_up():
    assert rows(b"a,b,c\n1\n") == (("a", "b", "c"), ("1", None, None))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n"甲市,1\n乙市,2\n', 3),
        ('a,b\n"甲"市,1\n', 2),
        ("a,b\n1," + "x" * 32_768, 2),
        ("a,b\n1," + "x" * 200_000, 2),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, line):
    assert refusal(text.encode()) == (
        f"Line {line} of “表.xlsx” cannot be read: a quotation mark is left open, or a cell is too"
        " long; correct the line, or save the table as .xlsx."
    )


def test_the_limit_that_python_keeps_for_all_readers_stays_as_it_is():
    before = csv.field_size_limit()
    rows(b"a,b\n")
    assert csv.field_size_limit() == before


def test_a_lower_limit_that_another_reader_has_set_does_no_harm():
    before = csv.field_size_limit(3)
    try:
        assert rows(b"a,b\n") == (("a", "b"),)
        assert "Line 2 of" in refusal(b"a,b\nlong,1\n")
    finally:
        csv.field_size_limit(before)


def test_limits_are_kept():
    assert rows(b"a,b\nc,d\n", cells=4, rows=2, columns=2, text=8) == (("a", "b"), ("c", "d"))
    assert "reaches to B2" in refusal(b"a\nb,c\n", columns=1)
    assert "reaches to A3" in refusal(b"a\n\nb\n", rows=2)
    assert "more than 3 cells, counted to B2" in refusal(b"a\nb,c\n", cells=3)
    assert "more than 7 characters" in refusal(b"a,b\nc,d\n", text=7)
    assert "“表.xlsx”有 2e-06 MB，超过 1e-06 MB" in refusal(b"ab", "zh", bytes=1)


def test_blank_lines_cost_nothing():
    blank = b"a,b\n" + b",,\n" * 300_000
    assert rows(blank) == (("a", "b"),)
    assert "reaches to A1048578" in refusal(b"a\n" + b"\n" * 1_048_577 + b"b")


@pytest.mark.parametrize(
    "text",
    [
        "<html><table><tr><td>甲市</td></tr></table></html>",
        "\n  <!DOCTYPE html>\n<html>",
        '<?xml version="1.0"?><html xmlns:x="urn:schemas-microsoft-com:office:excel">',
        "<table border=1><tr>",
        "<meta charset=gb2312><table>",
        "MIME-Version: 1.0\nContent-Type: multipart/related",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_web_page_under_the_name_of_a_workbook_is_called_one(text, encoding):
    assert refusal(text.encode(encoding), name="产值.xls") == (
        "“产值.xls” is a web page (HTML), whatever its name says; open it in a spreadsheet program"
        " and save it as .xlsx."
    )
    assert "其实是网页（HTML）" in refusal(text.encode(encoding), "zh")


def test_an_xml_document_is_called_one():
    text = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'
    assert "is an XML document" in refusal(text.encode())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"GIF89a", "a picture"),
        (b"Rar!\x1a\x07", "an archive of files"),
        (b"\x1f\x8b\x08\x00", "an archive of files"),
        (b"{\\rtf1\\ansi", "a document without sheets"),
    ],
)
def test_what_is_no_table_is_called_by_its_kind(content, kind):
    assert refusal(content) == (
        f"“表.xlsx” is {kind}, not a table; choose a workbook (.xlsx, .xls, .ods) or text (.csv)."
    )


def test_a_program_is_neither_workbook_nor_text():
    assert "neither a workbook nor text" in refusal(b"MZ\x90\x00\x03\x00")
    assert "neither a workbook nor text" in refusal(b"\x7fELF\x02\x01\x01\x00")


@pytest.mark.parametrize("mark", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n'])
def test_a_line_that_names_the_separator_is_no_row(mark):
    found = rows(f"{mark}a;b,c\r\n1;2\r\n".encode(), "a.csv")
    assert found == (("a", "b,c"), ("1", "2"))
