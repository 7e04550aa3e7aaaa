"""Workbooks made for tests: honest ones, and parts for those that are not."""

import io
import struct
import zipfile
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = "".join(
    f' xmlns:{one}="{OASIS}:{one}:1.0"' for one in ("office", "table", "text", "style", "manifest")
)
CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def fixture(name):
    """Return a file kept beside this one.

    ``table.xls`` was written by LibreOffice 7.4; ``locked.xlsx`` is encrypted, its password
    "secret".
    """
    return (HERE / name).read_bytes()


def packed(parts, method=zipfile.ZIP_DEFLATED):
    """Pack parts into an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def unpacked(content):
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(write):
    """Return a workbook that XlsxWriter wrote: ``write(workbook)``."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        write(workbook)
    return file.getvalue()


def table(rows=3, columns=3):
    """Return an ordinary workbook: a header, names, numbers."""

    def write(workbook):
        sheet = workbook.add_worksheet("数据")
        sheet.write_row(0, 0, ["地区", *(f"指标{at}" for at in range(1, columns))])
        for row in range(1, rows):
            sheet.write_row(row, 0, [f"甲{row}市", *(row * 10.5 + at for at in range(1, columns))])

    return written(write)


def xlsx_parts(data, *, strings=(), styles="", sheets=("数据",), book=""):
    """Return the parts of a bare XLSX workbook.

    ``data`` is what stands in the first sheet's ``sheetData``; ``styles`` what stands in the
    style sheet; ``book`` what follows the list of sheets.
    """
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{LINKS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    shared = "".join(f"<si><t>{one}</t></si>" for one in strings)
    bare = f'<worksheet xmlns="{MAIN}"><sheetData>%s</sheetData></worksheet>'
    pages = {f"xl/worksheets/sheet{at}.xml": bare % "" for at, _ in enumerate(sheets, 1)}
    if sheets:
        pages["xl/worksheets/sheet1.xml"] = bare % data
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets>'
        f"{book}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        **pages,
    }


def bare_xlsx(data, extra=None, **parts):
    """Return a bare XLSX workbook; ``extra`` parts replace or join its own."""
    return packed(xlsx_parts(data, **parts) | (extra or {}))


def ods_parts(tables, styles=""):
    """Return the parts of a bare ODS workbook around its ``table:table`` elements."""
    content = (
        f"<office:document-content{SPACES}{CALC}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest{SPACES}><manifest:file-entry media-type="{ODS}"/>%s'
    return {
        "mimetype": ODS,
        "content.xml": content,
        "META-INF/manifest.xml": manifest % "</manifest:manifest>",
    }


def bare_ods(tables, extra=None, styles=""):
    """Return a bare ODS workbook; ``extra`` parts replace or join its own."""
    return packed(ods_parts(tables, styles) | (extra or {}))


def ods_sheet(rows, name="数据", style=""):
    """Write an ODS sheet around its rows."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def ods_row(*cells, repeat=1):
    """Write an ODS row around its cells."""
    return (
        f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(cells)}</table:table-row>'
    )


def ods_text(text, **attributes):
    """Write an ODS cell with text."""
    return ods_cell(f"<text:p>{text}</text:p>", **{"office:value-type": "string"} | attributes)


def ods_number(value, kind="float", **attributes):
    """Write an ODS cell with a number."""
    return ods_cell("", **{"office:value-type": kind, "office:value": value} | attributes)


def ods_cell(inside="", **attributes):
    """Write an ODS cell."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{said}>{inside}</table:table-cell>"


def ods_blank(repeat=1):
    """Write blank ODS cells."""
    return f'<table:table-cell table:number-columns-repeated="{repeat}"/>'


def record(kind, *fields):
    """Write a record of an XLS workbook; fields are bytes or 16-bit numbers."""
    data = b"".join(one if isinstance(one, bytes) else struct.pack("<H", one) for one in fields)
    return struct.pack("<2H", kind, len(data)) + data
