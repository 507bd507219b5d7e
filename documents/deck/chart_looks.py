"""How every native chart of the deck looks: its axes, its labels, its legend, its words."""

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from data_model.french import NBSP, typo
from documents.deck import look
from documents.deck.marks import describe, valid_axes
from documents.printable import printable

Box = tuple[int, int, int, int]


def chart_data(number_format: str, names: Iterable[str]) -> Any:
    """The figures of a chart to be, in a format, a bar or a point a name."""
    made: Any = CategoryChartData
    data = made(number_format=number_format)
    data.categories = [_held(printable(name)) for name in names]
    return data


def _held(name: str) -> str:
    # In the embedded workbook a name that begins so would be a formula.
    return f"{NBSP}{name}" if name.startswith("=") else name


def bars(slide: Any, box: Box, data: Any, *, kind: Any) -> Any:
    """Horizontal bars, the first one on top, without a scale: values are written on them."""
    frame = slide.shapes.add_chart(kind, *box, data)
    chart = frame.chart
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    axis_text(chart.category_axis)
    # Left to itself, a reader drops every other name where room is short.
    one_name_in(chart.category_axis, 1)
    return frame


def one_name_in(axis: Any, count: int) -> None:
    """Write one name in so many along an axis."""
    skip = etree.SubElement(axis._element, qn("c:tickLblSkip"), val=str(count))
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def upright(axis: Any) -> None:
    """Names written level, whatever room a reader thinks they need."""
    axis._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")


def axis_text(axis: Any) -> None:
    """The names along an axis."""
    axis.tick_labels.font.size = look.SMALL
    axis.tick_labels.font.color.rgb = look.INK


def legend(chart: Any) -> None:
    """What each colour says, above the bars."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size, chart.legend.font.color.rgb = look.SMALL, look.MUTED


def fill(series: Any, ink: Any) -> None:
    """One colour for a series."""
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = ink


def fill_points(series: Any, inks: Sequence[Any]) -> None:
    """A colour for each bar of a series."""
    fill(series, look.DONE)
    for place, ink in enumerate(inks):
        if ink != look.DONE:
            point = series.points[place].format.fill
            point.solid()
            point.fore_color.rgb = ink


def labels(series: Any, number_format: str, *, position: Any = None, text: Any = None) -> None:
    """The value of each bar, written beside it or in it."""
    found = series.data_labels
    found.show_value = True
    found.number_format, found.number_format_is_linked = number_format, False
    found.font.size, found.font.bold = look.SMALL, True
    found.font.color.rgb = look.INK if text is None else text
    # Without it a label is folded to the width of its segment, digit by digit.
    found._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    found.position = XL_LABEL_POSITION.OUTSIDE_END if position is None else position


def hide_label(series: Any, place: int) -> None:
    """No label in a segment too narrow for it; its figure stands in the name and in the sheet."""
    label = series.points[place].data_label._get_or_add_dLbl()
    for child in list(label):
        if child.tag != qn("c:idx"):
            label.remove(child)
    etree.SubElement(label, qn("c:delete"), val="1")


def finished(frame: Any, name: str, described: Sequence[str]) -> Any:
    """The chart with valid axes, its typeface, its name and its alternative text."""
    frame.chart.has_title = False
    valid_axes(frame.chart)
    frame.chart.font.name = look.FONT
    frame.name = name
    describe(frame, typo(f"{name}. {' ; '.join(described)}."))
    return frame
