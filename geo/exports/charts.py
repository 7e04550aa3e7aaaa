"""Charts: native bar charts on slides, with their numbers in a workbook of their own."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.exports.frames import POINT, Box
from geo.exports.markups import clean

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.slide import Slide
    from pptx.text.text import Font

LYING = 20
"""How many bars lie beside their names; more of them stand above."""
_MADE = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar.

    Attributes
    ----------
    code, name : str
    value : float
    colour : str
        ``#rrggbb``.
    """

    code: str
    name: str
    value: float
    colour: str


def chart(slide: "Slide", box: Box, series: str, bars: Sequence[Bar], decimals: int) -> None:
    """Add a chart of bars in their order; the axis of values starts at zero where none is below."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415  (slow to import)
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415

    lying = len(bars) <= LYING
    kind = XL_CHART_TYPE.BAR_CLUSTERED if lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    data = CategoryChartData(number_format=digits)
    data.categories = [clean(one.name) for one in bars]
    data.add_series(clean(series), [one.value for one in bars])
    where = (box.left, box.top, box.wide, box.high)
    shapes: Any = slide.shapes  # the library asks for lengths of its own, plain EMU will do
    frame = shapes.add_chart(kind, *where, data)
    frame.name = "chart"
    frame._element.xpath(".//p:cNvPr")[0].set("descr", clean(series))
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(series, bars, digits))
    drawn.has_legend = drawn.has_title = False
    coarse = "#,##0" if max(abs(one.value) for one in bars) >= 10 else digits
    for one in drawn._chartSpace.xpath(".//c:axId | .//c:crossAx"):  # pyright: ignore
        one.set("val", one.get("val").lstrip("-"))  # the library's own are below what is allowed
    _axes(drawn, coarse, lying=lying, below=any(one.value < 0 for one in bars))
    _bars(drawn, bars, digits, lying=lying)


def _axes(drawn: "Chart", digits: str, *, lying: bool, below: bool) -> None:
    """Lay out both axes: the largest bar first, thin lines behind, names below zero."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK  # noqa: PLC0415
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415

    names, values = drawn.category_axis, drawn.value_axis
    names.reverse_order = lying
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    _written(names.tick_labels.font, 11 if lying else 8)
    if not lying:
        body = names._element.get_or_add_txPr().bodyPr  # pyright: ignore  # no public way
        body.set("rot", "-5400000")
        body.set("vert", "horz")
    if not below:
        values.minimum_scale = 0
    values.has_major_gridlines, values.visible = True, not lying
    values.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    values.format.line.fill.background()
    labels = values.tick_labels
    labels.number_format, labels.number_format_is_linked = digits, False
    _written(values.tick_labels.font, 9)
    for axis in (names, values):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE


def _bars(drawn: "Chart", bars: Sequence[Bar], digits: str, *, lying: bool) -> None:
    """Give each bar the colour of its class, and its value where there is room for it."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415

    plot: Any = drawn.plots[0]
    plot.gap_width, plot.vary_by_categories = 45 if lying else 30, False
    series = plot.series[0]
    series.invert_if_negative = False
    for at, one in enumerate(bars):
        looks = series.points[at].format
        looks.fill.solid()
        looks.fill.fore_color.rgb = RGBColor.from_string(one.colour[1:].upper())
        looks.line.width = POINT // 4
        looks.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    if lying:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = digits, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        _written(labels.font, 11)


def _written(font: "Font", size: int) -> None:
    """Give the texts of a chart their size and the colour of texts."""
    from pptx.enum.dml import MSO_THEME_COLOR  # noqa: PLC0415

    font.size = size * POINT  # pyright: ignore  # plain EMU will do
    font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _workbook(series: str, bars: Sequence[Bar], digits: str) -> bytes:
    """Write the numbers where the chart looks for them, and the codes beside them."""
    import pandas as pd  # noqa: PLC0415  (slow, like the next)
    from xlsxwriter import Workbook  # noqa: PLC0415

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": pd.Timestamp(_MADE).to_pydatetime()})
        sheet, looks = book.add_worksheet("Sheet1"), book.add_format({"num_format": digits})
        sheet.write_string(0, 1, clean(series))
        sheet.write_string(0, 2, "code")
        for row, one in enumerate(bars, 1):
            sheet.write_string(row, 0, clean(one.name))
            sheet.write_number(row, 1, one.value, looks)
            sheet.write_string(row, 2, one.code)
    return content.getvalue()
