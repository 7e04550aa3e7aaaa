"""Workbooks become plain sheets, and what the reader should know is said."""

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from geo.workbooks import Limits, Sheet, TableError, Workbook, read_workbook
from tests.geo.workbooks.making import (
    bare_ods,
    bare_xlsx,
    fixture,
    ods_blank,
    ods_cell,
    ods_number,
    ods_row,
    ods_sheet,
    ods_text,
    packed,
    table,
    unpacked,
    written,
)
from tests.geo.workbooks.reading import read, rows

SHARES = (
    '<numFmts><numFmt numFmtId="200" formatCode="0.0%"/>'
    '<numFmt numFmtId="201" formatCode="0.0&quot;%&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="200"/><xf numFmtId="201"/>'
    "</cellXfs>"
)


def said(content, lang="en"):
    return [one.say(lang) for one in read(content).notices]


def test_an_ordinary_workbook_is_read():
    assert read(table()) == Workbook(
        "表.xlsx",
        (
            Sheet(
                "数据",
                (("地区", "指标1", "指标2"), ("甲1市", 11.5, 12.5), ("甲2市", 22.0, 23.0)),
                (),
            ),
        ),
        (),
    )


def test_rows_are_those_of_the_spreadsheet():
    def write(workbook):
        workbook.add_worksheet().write(4, 2, "甲市")

    assert rows(written(write)) == ((None,) * 3,) * 4 + ((None, None, "甲市"),)


def test_dates_become_iso_text():
    def write(workbook):
        sheet = workbook.add_worksheet()
        for at, form in enumerate(("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm", "[h]:mm")):
            value = [dt.date(2024, 1, 31), dt.datetime(2024, 1, 31, 12, 30), dt.time(6),  # noqa: DTZ001
                     dt.timedelta(hours=26)][at]  # fmt: skip
            sheet.write_datetime(0, at, value, workbook.add_format({"num_format": form}))

    assert rows(written(write)) == (
        ("2024-01-31", "2024-01-31T12:30:00", "06:00:00", "1 day, 2:00:00"),
    )


def test_a_share_is_read_as_it_is_seen():
    data = "".join(f'<c s="{style}"><v>0.125</v></c>' for style in range(4))
    content = bare_xlsx(f'<row>{data}<c s="1"/><c s="2"><v>0.07</v></c></row>', styles=SHARES)
    assert rows(content) == ((0.125, "12.5%", "12.5%", 0.125, None, "7%"),)


def test_an_error_is_read_as_its_mark():
    data = (
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e"><v>&lt;b&gt;</v></c></row>'
        '<row r="3"><c r="D3" t="e"><v>#N/A</v></c></row>'
    )
    assert rows(bare_xlsx(data)) == (
        ("#DIV/0!",) + (None,) * 3,
        (None,) * 4,
        (None,) * 3 + ("#N/A",),
    )


def test_cells_without_places_stand_one_after_the_other():
    data = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row>'
    )
    assert rows(bare_xlsx(data)) == ((1, 2, None), (None,) * 3, (None, 3, 4))


def test_texts_are_read_wherever_they_are_kept():
    data = (
        '<row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>乙</t></is></c>'
        '<c t="str"><f>A1</f><v>丙</v></c><c t="b"><v>1</v></c></row>'
    )
    assert rows(bare_xlsx(data, strings=("无", "甲"))) == (("甲", "乙", "丙", True),)


def test_prefixes_in_a_workbook_mean_nothing():
    parts = unpacked(bare_xlsx('<row><c t="e"><v>#N/A</v></c></row>'))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        sheet = sheet.replace(f"<{name}>", f"<x:{name}>").replace(f"</{name}>", f"</x:{name}>")
        sheet = sheet.replace(f"<{name} ", f"<x:{name} ").replace("xmlns=", "xmlns:x=")
    assert "<x:c " in sheet
    assert rows(packed(parts | {"xl/worksheets/sheet1.xml": sheet})) == (("#N/A",),)


def test_numbers_that_are_not_finite_become_text():
    data = "<row><c><v>NaN</v></c><c><v>inf</v></c><c><v>-inf</v></c></row>"
    assert rows(bare_xlsx(data)) == (("nan", "inf", "-inf"),)
    cells = "".join(ods_number(one) for one in ("NaN", "inf", "1e999", "2"))
    assert rows(bare_ods(ods_sheet(ods_row(cells)))) == (("nan", "inf", "inf", 2.0),)


def test_a_formula_has_its_stored_value():
    assert rows(bare_xlsx("<row><c><f>1+1</f><v>2</v></c></row>")) == ((2.0,),)
    assert said(bare_xlsx("<row><c><f>1+1</f><v>2</v></c></row>")) == []


def test_a_formula_without_a_stored_value_is_blank_and_said():
    data = (
        "<row><c><v>1</v></c><c><f>A1*2</f></c><c><f>A1</f><v></v></c>"
        '<c t="str"><f>""</f><v/></c></row>'
    )
    assert rows(bare_xlsx(data)) == ((1.0,),)
    (notice,) = said(bare_xlsx(data))
    assert notice == (
        "Formulas without a stored value (2) were read as blank cells, the first in '数据'!B1"
        " '数据'!C1; open the file in a spreadsheet program, save it there and import it again."
    )


def test_values_that_the_workbook_calls_out_of_date_are_said():
    def write(workbook):
        workbook.add_worksheet("一").write_formula(1, 1, "=1+1")

    assert rows(written(write)) == ((None, None), (None, 0.0))
    (notice,) = said(written(write), "zh")
    assert notice == (
        "公式（1 个）存下的结果可能已过时，最前面的在 '一'!B2，因为文件要求重新计算；"
        "请用电子表格软件打开并保存，再重新导入。"
    )
    assert said(table()) == []


def test_hidden_sheets_are_read_and_said():
    def write(workbook):
        workbook.add_worksheet("显").write(0, 0, 1)
        for at in range(6):
            sheet = workbook.add_worksheet(f"隐{at}")
            sheet.hide() if at else sheet.very_hidden()
            sheet.write(0, 0, 2)

    content = written(write)
    assert [one.name for one in read(content).sheets] == ["显", *(f"隐{at}" for at in range(6))]
    assert said(content) == ["Hidden sheets were read, too (6): “隐0” “隐1” “隐2” “隐3” “隐4” …."]


def test_a_chart_is_no_sheet_and_an_empty_sheet_is_one():
    def write(workbook):
        workbook.add_worksheet("数据").write(0, 0, 1)
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=数据!$A$1"})
        workbook.add_chartsheet("图").set_chart(chart)
        workbook.add_worksheet("空")

    sheets = read(written(write)).sheets
    assert [(one.name, one.rows) for one in sheets] == [("数据", ((1.0,),)), ("空", ())]


def test_merged_cells_lie_inside_the_rows():
    def write(workbook):
        sheet = workbook.add_worksheet()
        sheet.merge_range(0, 0, 0, 9, "标题")
        sheet.merge_range(1, 0, 2, 0, "甲市")
        sheet.merge_range(5, 5, 6, 6, "")
        sheet.write_row(1, 1, [1, 2])

    sheet = read(written(write)).sheets[0]
    assert sheet.rows == (("标题", None, None), ("甲市", 1, 2))
    assert sheet.merged == ((0, 0, 0, 2),)


def test_formats_alone_are_no_content():
    def write(workbook):
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write_blank(900, 90, None, workbook.add_format({"bold": True}))

    assert rows(written(write)) == ((1.0,),)


def test_macros_are_said_not_run():
    content = bare_xlsx("<row><c><v>1</v></c></row>", {"xl/vbaProject.bin": b"\xd0\xcf"})
    assert said(content) == ["The macros of this workbook were not run."]
    tables = ods_sheet(ods_row(ods_number(1)))
    assert said(bare_ods(tables, {"Basic/Standard/Module1.xml": "<x/>"}), "zh") == [
        "这个工作簿里的宏没有运行。"
    ]


def test_links_to_other_files_are_not_followed():
    link = '<externalLink><externalBook id="r1"/></externalLink>'
    rel = '<Relationships><Relationship Id="r1" Target="file:///etc/passwd"/></Relationships>'
    extra = {"xl/externalLinks/externalLink1.xml": link,
             "xl/externalLinks/_rels/externalLink1.xml.rels": rel}  # fmt: skip
    data = "<row><c><f>[1]Sheet1!A1</f><v>5</v></c></row>"
    assert rows(bare_xlsx(data, extra)) == ((5.0,),)


def test_what_calamine_reads_is_read():
    content = table(40, 9)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        theirs = workbook.get_sheet_by_index(0).to_python()
    assert [list(row) for row in rows(content)] == theirs


def test_an_old_workbook_is_read():
    workbook = read(fixture("table.xls"), "table.xls")
    assert [one.name for one in workbook.sheets] == ["数据", "备用", "空"]
    sheet = workbook.sheets[0]
    assert [row[2:] for row in sheet.rows[4:]] == [
        ("地区", "产值", "占比", "日期"),
        ("甲市", 1234.5, "12.5%", "2024-01-31"),
        ("乙市", "#DIV/0!", 12.5, "2024-01-31T12:30:00"),
        ("丙市", 2469.0, True, 2024),
        ("#N/A", "7%", "50%", None),
    ]
    assert sheet.rows[0] == (None, None, "标题", None, None, None)
    assert sheet.merged == ((0, 2, 0, 5),)
    assert [str(one) for one in workbook.notices] == ["Hidden sheets were read, too (1): “备用”."]


def test_an_ods_workbook_is_read():
    styles = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    cells = [
        ods_text("甲<text:s text:c='2'/>市<text:tab/>一</text:p><text:p>二<text:line-break/>三"),
        ods_number(1.5), ods_number(0.125, "percentage"), ods_number(3, "currency"),
        ods_cell("<text:p>2024</text:p>", **{"office:value-type": "date",
                                            "office:date-value": "2024-01-31"}),
        ods_cell("<text:p>12:30</text:p>", **{"office:value-type": "time",
                                             "office:time-value": "PT12H30M"}),
        ods_cell("", **{"office:value-type": "boolean", "office:boolean-value": "true"}),
        ods_text("", **{"office:string-value": "式", "table:formula": "of:=A1"}),
    ]  # fmt: skip
    content = bare_ods(
        ods_sheet(ods_row(ods_blank(2), *cells)) + ods_sheet(ods_row(ods_text("丁")), "隐", "h"),
        styles=styles,
    )
    assert rows(content) == (
        (None, None, "甲  市\t一\n二\n三", 1.5, "12.5%", 3.0, "2024-01-31", "12:30", True, "式"),
    )
    assert said(content) == ["Hidden sheets were read, too (1): “隐”."]


def test_errors_and_formulas_of_ods_are_told():
    formula = {"table:formula": "of:=1/0"}
    cells = [
        ods_text("#DIV/0!", **formula, **{"calcext:value-type": "error"}),
        ods_cell("<text:p>Err:502</text:p>", **formula, **{"office:value-type": "float",
                                                          "office:value": "0"}),
        ods_cell("", **formula),
    ]  # fmt: skip
    content = bare_ods(ods_sheet(ods_row(*cells)))
    assert rows(content) == (("#DIV/0!", "Err:502"),)
    assert "(1)" in said(content)[0]
    assert "'数据'!C1" in said(content)[0]


def test_repeated_cells_of_ods_are_read_and_blank_ones_cost_nothing():
    content = bare_ods(
        ods_sheet(
            ods_row(ods_blank(16384), repeat=4)
            + ods_row(ods_blank(2), ods_number(1, **{"table:number-columns-repeated": 2}), repeat=2)
            + ods_row(ods_blank(16384), repeat=1048570)
        )
    )
    assert rows(content) == ((None,) * 4,) * 4 + ((None, None, 1.0, 1.0),) * 2


def test_merged_cells_of_ods_are_told_in_every_row_they_are_repeated_in():
    wide = ods_text("标题", **{"table:number-columns-spanned": 3})
    tall = ods_text("甲市", **{"table:number-rows-spanned": 2})
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    content = bare_ods(
        ods_sheet(
            ods_row(wide, covered, repeat=2)
            + ods_row(tall, ods_number(1), ods_number(2))
            + ods_row("<table:covered-table-cell/>", ods_number(1))
        )
    )
    assert read(content).sheets[0].merged == ((0, 0, 0, 2), (1, 0, 1, 2), (2, 0, 3, 0))


def test_what_stands_over_a_cell_is_not_in_it():
    inside = (
        "<office:annotation><text:p>comment</text:p></office:annotation>"
        "<draw:frame><text:p>picture</text:p><table:table><table:table-row>"
        "<table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row>"
        "</table:table></draw:frame><text:p>甲<text:span>市</text:span></text:p>"
    )
    parts = ods_cell(inside, **{"office:value-type": "string"}).replace("draw:", "x")
    assert rows(bare_ods(ods_sheet(ods_row(parts, ods_text("乙"))))) == (("甲市", "乙"),)


def test_values_of_other_files_kept_in_ods_are_no_sheets():
    cached = ods_sheet("<table:table-source/>" + ods_row(ods_number(9)), "'file:///x.ods'#$A")
    content = bare_ods(ods_sheet(ods_row(ods_number(1))) + cached)
    assert [one.name for one in read(content).sheets] == ["数据"]


@pytest.mark.parametrize("name", ["表.csv", "表.xls", "表", "表.pdf"])
def test_a_name_that_lies_does_no_harm(name):
    assert rows(table(), name) == rows(table())
    assert rows("地区,值\n甲市,1\n".encode(), name) == (("地区", "值"), ("甲市", "1"))


def test_a_refusal_is_one_sentence_in_each_language():
    with pytest.raises(TableError) as caught:
        read_workbook("C:\\表\n格\t" + "长" * 90 + ".xlsx", b"PK\x03\x04", Limits())
    error = caught.value
    assert str(error) == error.sentence.say("en")
    assert str(error) == (
        f"“表 格 {'长' * 16}…{'长' * 15}.xlsx” is a damaged or cut-off workbook; open it in the"
        " program it comes from and save it again as .xlsx."
    )
    assert error.sentence.say("zh").startswith("“表 格 长")


def test_the_name_of_the_workbook_is_the_one_given():
    assert read_workbook("a/b.csv", b"1").name == "a/b.csv"
    assert read_workbook("a/b.csv", b"1").sheets[0].name == "b"
    assert read_workbook("b", b"1").sheets[0].name == "b"
