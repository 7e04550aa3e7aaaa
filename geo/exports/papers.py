"""Papers: Word documents of A4 pages in the dress of the house, the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from geo.exports.archives import saved
from geo.exports.sheets import Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
"""Fonts that office programs bring along; others fall back to what they have."""
_INK, _SOFT, _RULE, _GROUND = "14272E", "51666D", "C9D3D5", "EEF3F3"
_MARGIN = 1.9
"""Centimetres on all sides of an A4 page."""
WIDTH = 21 - 2 * _MARGIN
"""Centimetres between the margins."""

_STYLES = {
    "Normal": (10.5, _INK, 0, 3, False),
    "Title": (20, _INK, 0, 2, True),
    "Subtitle": (8.5, _SOFT, 0, 6, False),
    "Heading 1": (12, _INK, 8, 2, True),
    "List Bullet": (10, _INK, 0, 1, False),
    "Caption": (8.5, _SOFT, 0, 4, False),
    "Cells": (8, _INK, 1, 1, False),
    "Sources": (7, _SOFT, 0, 1, False),
    "Header": (8.5, _SOFT, 0, 0, False),
    "Footer": (8.5, _SOFT, 0, 0, False),
}
"""Size, colour, points before and after, and whether bold, of every style in use."""

_CHANGED = b"2000-01-01T00:00:00Z"
"""Every document says that it was written then."""
_DATE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Leave out what no XML can hold."""
    return _NO_XML.sub("", text)


def opened(title: str, below: str, lang: str) -> "Document":
    """Open an empty document: its title on top of every page, a line below."""
    import docx  # noqa: PLC0415  (slow)
    from docx.shared import Cm  # noqa: PLC0415

    paper = docx.Document()
    facts = paper.core_properties
    facts.title, facts.author, facts.last_modified_by = clean(title), "Siquan", "Siquan"
    facts.comments, facts.language = "", "zh-CN" if lang == "zh" else lang
    package: Any = paper.part.package
    rels = package.rels
    for key in [key for key, one in rels.items() if one.reltype.endswith("/thumbnail")]:
        rels.pop(key)
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(_MARGIN)
    page.top_margin, page.bottom_margin = Cm(2.1), Cm(1.9)
    page.header_distance = page.footer_distance = Cm(1)
    _style(paper)
    page.header.paragraphs[0].add_run(clean(title))
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{clean(below)}\t")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    return paper


def written(paper: "Document") -> bytes:
    """Write a document without a word of when it was written."""
    plain, steady = saved(paper), io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(steady, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _DATE.sub(_CHANGED, content)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def add_map(where: Any, sheet: Sheet, picture: bytes, width: float) -> None:  # noqa: ANN401
    """Add a map, of so many centimetres; what it tells is told in words for who does not see it.

    ``where`` is whatever of a document can hold a paragraph.
    """
    from docx.shared import Cm  # noqa: PLC0415

    drawn = where.add_paragraph().add_run().add_picture(io.BytesIO(picture), Cm(width))
    values = [one.told for one in sheet.shapes if one.amount and one.class_ >= 0]
    told = "\n".join((sheet.title, *values))
    drawn._inline.docPr.set("descr", clean(told))
    for one in (*sheet.notes, sheet.source, sheet.credit, sheet.address):
        if one:
            room = where.add_paragraph(clean(one), "Sources").paragraph_format
            room.left_indent = room.first_line_indent = Cm(0)


# --- styles -------------------------------------------------------------------------------------


def _style(paper: "Document") -> None:
    """Dress the styles in use, and no text by itself, so that they can be changed at once."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    styles: Any = paper.styles
    for name in ("Cells", "Sources"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in _STYLES.items():
        _dress(styles[name], *look)
    _free(styles.element)
    hung = styles["Sources"].paragraph_format
    hung.left_indent, hung.first_line_indent = Cm(0.9), Cm(-0.9)
    for name in ("Header", "Footer"):
        stops = styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _free(root: Any) -> None:  # noqa: ANN401
    """Free the styles from the theme's fonts, and from rules and letters set apart."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for fonts in root.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for place in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{place}"), _LATIN)
        fonts.set(qn("w:eastAsia"), _CHINESE)
    for words in root.iter(qn("w:lang")):
        words.set(qn("w:eastAsia"), "zh-CN")
    for name in ("w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern"):
        for one in root.findall(f".//{name}", root.nsmap):
            one.getparent().remove(one)


def _dress(
    style: "ParagraphStyle", size: float, colour: str, before: float, after: float, bold: bool
) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    font, room = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    room.space_before, room.space_after, room.line_spacing = Pt(before), Pt(after), 1.15
    font.name = _LATIN


def _field(paragraph: "Paragraph", name: str) -> None:
    """Put in what the reader's program counts."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415

    run: Any = paragraph.add_run("1").element
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run.addprevious(field)
    field.append(run)


# --- tables -------------------------------------------------------------------------------------


def add_table(
    paper: "Document",
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    numbers: Collection[int],
) -> "Table":
    """Add a table whose head stands again on every page, and whose rows stay whole.

    Parameters
    ----------
    rows : sequence of rows
        The first is the head.
    widths : sequence of float
        Of the columns, in centimetres.
    numbers : collection of int
        Columns whose cells stand to the right.
    """
    from docx.shared import Cm  # noqa: PLC0415

    table = paper.add_table(len(rows), len(widths))
    table.autofit = False
    _rule(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        facts: Any = row
        facts = facts._tr.get_or_add_trPr()
        _mark(facts, "w:cantSplit")
        if at == 0:
            _mark(facts, "w:tblHeader")
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(widths[column])
            _fill(cell, text, head=at == 0, number=column in numbers)
    return table


def _fill(cell: Any, text: str, *, head: bool, number: bool) -> None:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    paragraph = cell.paragraphs[0]
    paragraph.style = "Cells"
    paragraph.add_run(clean(text)).bold = head
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head:
        _mark(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_GROUND)


def _rule(table: "Table") -> None:
    """Draw lines between rows, and none between columns."""
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415

    borders: Any = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        _mark(borders, f"w:{side}", val="single", sz="4", space="0", color=_RULE)
    facts: Any = table
    facts._tbl.tblPr.append(borders)
    _mark(facts._tbl.tblPr, "w:tblInd", w="108", type="dxa")  # its text under the text


def _mark(parent: Any, name: str, **attributes: str) -> None:  # noqa: ANN401
    """Add an element of the format that the library has no word for."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415

    element: Any = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
