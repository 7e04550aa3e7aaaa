"""Files made to do harm come to one sentence, or to no harm."""

import io
import re
import struct
import zipfile

import pytest

from tests.geo.workbooks.making import (
    bare_ods,
    bare_xlsx,
    fixture,
    ods_blank,
    ods_cell,
    ods_number,
    ods_parts,
    ods_row,
    ods_sheet,
    ods_text,
    packed,
    table,
    unpacked,
    xlsx_parts,
)
from tests.geo.workbooks.reading import refusal, rows

ONE = "<row><c><v>1</v></c></row>"
DAMAGED = (
    "“表.xlsx” is a damaged or cut-off workbook; open it in the program it comes from and save it"
    " again as .xlsx."
)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def test_a_bomb_is_not_unpacked():
    bomb = bare_xlsx(ONE + " " * 3_000_000)
    assert len(bomb) < 10_000
    assert refusal(bomb, unpacked=1_000_000) == (
        "“表.xlsx” unpacks to more than 1 MB; keep only the sheet with the table and save it again."
    )
    assert rows(bomb) == ((1.0,),)


def test_parts_together_are_a_bomb_too():
    extra = {f"xl/worksheets/sheet{at}.xml": f"<worksheet><!--{'x' * 400_000}--></worksheet>"
             for at in range(2, 6)}  # fmt: skip
    bomb = bare_xlsx(ONE, extra, sheets=[str(at) for at in range(1, 6)])
    assert "unpacks to more than 1 MB" in refusal(bomb, unpacked=1_000_000)


def test_what_nobody_reads_is_not_unpacked():
    extra = {"xl/media/image1.png": b"\0" * 9_000_000, "docProps/core.xml": f"<a/>{' ' * 200_000}",
             "docProps/app.xml": ""}  # fmt: skip
    assert rows(bare_xlsx(ONE, extra), unpacked=300_000) == ((1.0,),)


def test_a_bomb_that_lies_about_its_size_is_damaged():
    content = bare_xlsx(ONE + " " * 3_000_000)
    size = next(one for one in entries(content) if one.filename.endswith("sheet1.xml")).file_size
    assert content.count(struct.pack("<I", size)) == 2
    lying = content.replace(struct.pack("<I", size), struct.pack("<I", 200))
    assert refusal(lying, unpacked=1_000_000) == DAMAGED


def entries(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.infolist()


def test_a_workbook_in_an_archive_is_an_archive():
    nested = packed({"a.zip": packed({"表.xlsx": table()})})
    assert refusal(nested) == (
        "“表.xlsx” is an archive of files, not a table; choose a workbook (.xlsx, .xls, .ods) or"
        " text (.csv)."
    )
    assert "is an archive of files" in refusal(packed({}))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/document.xml": "<w/>"}, "a document without sheets, not a table"),
        ({"ppt/presentation.xml": "<p/>"}, "a document without sheets, not a table"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "a document without sheets"),
        ({"xl/workbook.bin": b"\x83\x01"}, "is a binary workbook (.xlsb), whatever its name says"),
    ],
)
def test_other_files_in_the_same_box_are_called_by_their_kind(parts, words):
    assert words in refusal(packed({"[Content_Types].xml": "<Types/>"} | parts))


def test_an_archive_of_very_many_parts_is_damaged():
    assert refusal(bare_xlsx(ONE, {f"x{at}": "" for at in range(2_000)})) == DAMAGED


def test_parts_over_one_another_are_damaged():
    content = packed(xlsx_parts(ONE) | {"xl/a.xml": "<a/>", "xl/b.xml": "<b/>"})
    first, second = (one for one in entries(content) if one.filename in ("xl/a.xml", "xl/b.xml"))
    listed = content.rindex(b"xl/b.xml") - 4
    assert content[listed : listed + 4] == struct.pack("<I", second.header_offset)
    over = content[:listed] + struct.pack("<I", first.header_offset) + content[listed + 4 :]
    assert refusal(over) == DAMAGED


@pytest.mark.parametrize("name", ["xl/a.xml", "XL/a.XML", "xl\\a.xml"])
def test_two_parts_of_one_name_are_damaged(name):
    content = packed(xlsx_parts(ONE) | {"xl/a.xml": "<a/>", "xl/b.xml": "<b/>"})
    assert refusal(content.replace(b"xl/b.xml", name.encode())) == DAMAGED


def test_unusual_packing_is_damaged():
    assert refusal(packed(xlsx_parts(ONE), zipfile.ZIP_BZIP2)) == DAMAGED


@pytest.mark.parametrize(
    ("at", "value"), [(6, 99), (8, 0x20), (8, 0x40)], ids=["newer", "patched", "strong"]
)
def test_what_the_library_cannot_unpack_is_damaged(at, value):
    """An archive for a newer reader, patched data, strong encryption: not implemented, it says."""
    content = bytearray(bare_xlsx(ONE))
    for found in re.finditer(rb"PK\x01\x02", bytes(content)):
        content[found.start() + at] |= value
    with pytest.raises(NotImplementedError), zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.read(archive.namelist()[0])
    assert refusal(bytes(content)) == DAMAGED


def test_encrypted_parts_are_protected():
    content = bytearray(bare_xlsx(ONE))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "is protected by a password; remove the password" in refusal(bytes(content))


def test_encrypted_workbooks_are_protected():
    assert refusal(fixture("locked.xlsx")) == (
        "“表.xlsx” is protected by a password; remove the password and try again."
    )
    codepage, locked = b"\x42\0\2\0\xb0\x04", b"\x2f\0\2\0\1\0"
    assert fixture("table.xls").count(codepage) == 1
    assert "by a password" in refusal(fixture("table.xls").replace(codepage, locked))
    manifest = ods_parts("")["META-INF/manifest.xml"].replace(
        "/></manifest", "><manifest:encryption-data/></manifest:file-entry></manifest"
    )
    extra = {"META-INF/manifest.xml": manifest, "content.xml": b"\x17\x99"}
    assert "by a password" in refusal(bare_ods("", extra))


def test_a_stream_that_leads_nowhere_is_damaged():
    content = fixture("table.xls")
    at = content.index("Workbook".encode("utf-16-le"))
    lost = content[: at + 116] + b"\xf0\xff\0\0" + content[at + 120 :]
    assert refusal(lost) == DAMAGED


@pytest.mark.parametrize("declared", [LAUGHS, FETCHES, "<!DOCTYPE x>", "<!DOCTYPE x SYSTEM 'a'>"])
@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
     "_rels/.rels", "docProps/core.xml"],
)  # fmt: skip
def test_a_workbook_that_declares_entities_is_refused(declared, part):
    parts = xlsx_parts(ONE)
    content = packed(parts | {part: declared + parts.get(part, "<x>&c;</x>")})
    assert refusal(content).replace("sharedStrings", "sharedstrings") == (
        f"“表.xlsx” declares a document type in its part “{part.lower()}”, which workbooks never"
        " do; open it in a spreadsheet program and save it again as .xlsx."
    )


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "META-INF/manifest.xml"])
def test_an_ods_workbook_that_declares_entities_is_refused(part):
    parts = ods_parts(ods_sheet(ods_row(ods_number(1))))
    content = packed(parts | {part: LAUGHS + parts.get(part, "<x/>")})
    assert "declares a document type in its part" in refusal(content)


def test_entities_are_found_in_every_encoding():
    sheet = xlsx_parts(ONE)["xl/worksheets/sheet1.xml"].replace("<v>1", "<v>&a;")
    for encoding in ("utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{FETCHES}{sheet}'
        content = bare_xlsx(ONE, {"xl/worksheets/sheet1.xml": text.encode(encoding)})
        assert "declares a document type" in refusal(content)


def test_an_entity_declared_nowhere_is_damaged():
    assert refusal(bare_xlsx("<row><c><v>&lol;</v></c></row>")) == DAMAGED


def test_a_cell_far_away_is_refused_by_name():
    far = ONE + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert refusal(bare_xlsx(far)) == (
        "Sheet “数据” of “表.xlsx” reaches to XFD1048576, beyond 200,000 rows or 2,000 columns;"
        " delete what stands far from the table, or copy the table into a new file."
    )


def test_a_million_columns_are_refused():
    cells = "<c><v>1</v></c>" * 3_000
    assert "reaches to BXY1, beyond" in refusal(bare_xlsx(f"<row>{cells}</row>"))
    assert refusal(bare_xlsx('<row><c r="ZZZZ1"><v>1</v></c></row>')) == DAMAGED
    assert "reaches to ZZZ1" in refusal(bare_xlsx('<row><c r="ZZZ1"><v>1</v></c></row>'))


@pytest.mark.parametrize("place", ["1", "A", "A-1", "A1B", "A999999999", "Ａ１", "$A$1"])
def test_a_cell_in_no_place_is_damaged(place):
    assert refusal(bare_xlsx(f'<row><c r="{place}"><v>1</v></c></row>')) == DAMAGED


@pytest.mark.parametrize("row", ["-1", "1.5", "９", "9" * 20])
def test_a_row_in_no_place_is_damaged(row):
    assert refusal(bare_xlsx(f'<row r="{row}"><c><v>1</v></c></row>')) == DAMAGED


def test_cells_are_counted_over_all_sheets():
    data = xlsx_parts('<row><c r="B2"><v>1</v></c></row>')["xl/worksheets/sheet1.xml"]
    content = bare_xlsx(
        '<row><c r="C2"><v>1</v></c></row>', {"xl/worksheets/sheet2.xml": data}, sheets=["一", "二"]
    )
    assert rows(content, cells=10) == ((None,) * 3, (None, None, 1.0))
    assert refusal(content, cells=9) == (
        "“表.xlsx” has more than 9 cells, counted to B2 of sheet “二”; keep only the sheet with the"
        " table, and delete what stands far from it."
    )


def test_rows_that_are_repeated_without_end_are_refused():
    wide = ods_number(1, **{"table:number-columns-repeated": 16384})
    assert "reaches to XFD1" in refusal(bare_ods(ods_sheet(ods_row(wide))))
    tall = ods_row(ods_number(1), repeat=1048576)
    assert "reaches to A1048576" in refusal(bare_ods(ods_sheet(tall)))
    far = ods_row(ods_blank(99_999_999_999), ods_number(1))
    assert "beyond 200,000 rows or 2,000 columns" in refusal(bare_ods(ods_sheet(far)))
    assert refusal(bare_ods(ods_sheet(ods_row(ods_blank(10**12), ods_number(1))))) == DAMAGED
    blank = ods_row(ods_blank(99_999_999_999), repeat=99_999_999_999) * 50
    assert rows(bare_ods(ods_sheet(ods_row(ods_number(1)) + blank))) == ((1.0,),)


def test_a_text_that_many_cells_share_counts_for_each():
    cells = '<c t="s"><v>0</v></c>' * 50
    content = bare_xlsx(f"<row>{cells}</row>", strings=["x" * 1_000])
    assert len(rows(content, text=60_000)[0]) == 50
    assert refusal(content, text=49_000) == (
        "“表.xlsx” holds more than 49,000 characters of text; keep only the sheet with the table"
        " and save it again."
    )
    inline = f'<row><c t="inlineStr"><is><t>{"x" * 50_000}</t></is></c></row>'
    assert "more than 49,000 characters" in refusal(bare_xlsx(inline), text=49_000)
    repeated = ods_row(ods_text("x" * 100, **{"table:number-columns-repeated": 50}), repeat=10)
    assert "more than 49,000 characters" in refusal(bare_ods(ods_sheet(repeated)), text=49_000)
    blanks = ods_row(ods_text("<text:s text:c='99999999999'/>"))
    assert "more than 49,000 characters" in refusal(bare_ods(ods_sheet(blanks)), text=49_000)
    assert "more than 4 characters" in refusal(fixture("table.xls"), text=4)


def test_more_shared_texts_than_cells_are_refused():
    assert "characters of text" in refusal(bare_xlsx(ONE, strings="甲乙丙"), cells=2)


def test_a_style_or_text_that_is_not_there_does_no_harm():
    data = '<row><c s="99"><v>1</v></c><c s="-1"><v>2</v></c></row>'
    assert rows(bare_xlsx(data)) == ((1.0, 2.0),)
    assert refusal(bare_xlsx('<row><c t="s"><v>7</v></c></row>')) == DAMAGED


def test_merged_cells_that_overlap_are_damaged():
    parts = xlsx_parts("<row><c><v>1</v></c><c><v>2</v></c></row>")
    for ranges in (["A1:B1"] * 3, ["B1:A1"]):
        merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
        sheet = parts["xl/worksheets/sheet1.xml"].replace(
            "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>"
        )
        assert refusal(packed(parts | {"xl/worksheets/sheet1.xml": sheet})) == DAMAGED


def test_many_sheets_are_refused():
    names = [str(at) for at in range(201)]
    assert "has more than 200 sheets" in refusal(bare_xlsx(ONE, sheets=names))
    tables = "".join(ods_sheet(ods_row(ods_number(1)), name) for name in names)
    assert "has more than 200 sheets" in refusal(bare_ods(tables))
    assert "has more than 2 sheets" in refusal(fixture("table.xls"), sheets=2)


def test_a_name_without_end_is_too_much_text():
    assert "characters of text" in refusal(bare_xlsx(ONE, sheets=["x" * 900]), text=800)


def test_absent_and_empty_sheets_are_said():
    assert refusal(bare_xlsx("", sheets=())).startswith("“表.xlsx” holds no value in any sheet")
    assert "holds no value" in refusal(bare_xlsx('<row><c s="1"/></row>'))
    assert "holds no value" in refusal(bare_ods(""))
    assert "holds no value" in refusal(bare_ods(ods_sheet(ods_row(ods_cell("")))))


@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"],
)
def test_a_part_that_is_not_there_is_damaged(part):
    parts = xlsx_parts(ONE)
    del parts[part]
    assert refusal(packed(parts)) == DAMAGED


@pytest.mark.parametrize(
    "extra",
    [
        {"_rels/.rels": "<Relationships/>"},
        {"xl/workbook.xml": "<workbook><sheets>"},
        {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c><v>1</c></row>"},
        {"xl/worksheets/sheet1.xml": ""},
    ],
)
def test_a_part_that_makes_no_sense_is_damaged(extra):
    assert refusal(bare_xlsx(ONE, extra)) == DAMAGED


def test_two_sheets_of_one_name_are_damaged():
    assert refusal(bare_xlsx(ONE, sheets=["一", "一"])) == DAMAGED


def test_an_ods_number_that_is_none_is_damaged():
    assert refusal(bare_ods(ods_sheet(ods_row(ods_number("１e"))))) == DAMAGED
    assert refusal(packed({"mimetype": ods_parts("")["mimetype"]})) == DAMAGED


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_file_that_is_cut_off_is_damaged(kind, share):
    content = {
        "xlsx": table(),
        "xls": fixture("table.xls"),
        "ods": bare_ods(ods_sheet(ods_row(ods_number(1)))),
    }[kind]
    assert refusal(content[: int(len(content) * share)]) == DAMAGED


def test_a_hundred_megabytes_are_refused_unread():
    assert refusal(b"PK\x03\x04" + bytes(100_000_000)) == (
        "“表.xlsx” has 100 MB, more than 20 MB; keep only the sheet with the table and save it"
        " again."
    )


def test_parts_are_found_whatever_their_names_look_like():
    content = unpacked(table())
    renamed = {name.replace("/", "\\").upper(): part for name, part in content.items()}
    assert rows(packed(renamed)) == rows(table())
