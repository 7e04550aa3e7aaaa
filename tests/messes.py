"""Tables as they come: merged headings, notes, totals, old names, marks of what is missing."""

import io

import xlsxwriter

ROWS = [
    ("全　省", 43268.5, 46268, 2100, "56.0%"),
    ("杭州市", "12,787", "１４，０４５．０", 500, "70.0"),
    ("　市　区", 1, 2, 3, "4"),
    ("　　上城区", 2400.5, 2561, 66, "80"),
    ("  富阳市", 400, 420, 30, "50"),
    ("　桐庐县", 200, "…", 10, "-"),
    ("宁波市", 8000, 8528.5, 400, "51.8"),
    ("  江东区", 10, 11, 1, "3"),
    ("  慈溪市", 900, 950, 50, "40"),
    ("  慈溪市", 900, 951, 50, "40"),
    ("温州市", 4600, 4944.3, 300, "55"),
    ("苍南县①", 200, 220, 20, "50"),
    ("龙港市", 150, 160, 10, "48"),
    ("鼓楼区", 1, 1, 1, "1"),
    ("义乌", 1000, 1100, 80, "60"),
    ("注：本表按现行区划。", "", "", "", ""),
]
FIRST = 5
"""The row of the spreadsheet that the first of them stands in."""


def mess():
    """Return a workbook with two sheets, the second of no use."""
    body = io.BytesIO()
    book = xlsxwriter.Workbook(body, {"in_memory": True})
    sheet = book.add_worksheet("2023")
    sheet.merge_range(0, 0, 0, 4, "各市、县（市、区）服务业主要指标（2023年）")
    sheet.write(1, 4, "单位：亿元")
    sheet.merge_range(2, 0, 3, 0, "地 区")
    sheet.merge_range(2, 1, 2, 2, "服务业增加值")
    sheet.write_row(3, 1, ["2022", "2023"])
    sheet.merge_range(2, 3, 3, 3, "从业人员（万人）")
    sheet.merge_range(2, 4, 3, 4, "占比（%）")
    for number, row in enumerate(ROWS, FIRST - 1):
        sheet.write_row(number, 0, row)
    book.add_worksheet("说明").write(0, 0, "无")
    book.close()
    return body.getvalue()
