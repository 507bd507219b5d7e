"""Native charts of the deck, from the rows of a slide; each opens its figures in a spreadsheet."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from data_model.french import NBSP, typo
from data_model.slide import SlideRow
from documents.deck import look
from documents.deck.chart_looks import (
    Box,
    axis_text,
    bars,
    chart_data,
    fill,
    fill_points,
    finished,
    hide_label,
    labels,
    legend,
    one_name_in,
    upright,
)
from documents.deck.stacked import STACKED, planned_cents, stacked_euros
from documents.wording import shortened

PERCENT_FORMAT: Final = '0"\u202f"%'
EUROS_FORMAT: Final = '#,##0"\u00a0€"'
DAYS_FORMAT: Final = '[=1]0"\u00a0jour";0"\u00a0jours"'
LONGEST_NAME, LONGEST_WORK = 40, 28
NARROWEST_LABELLED: Final = 0.12
MOST_QUARTERS: Final = 16
# Beyond, a second line or a second figure a bar would cover its neighbour's.
MOST_TOLD: Final = 8


def bullets_chart(slide: Any, box: Box, rows: Sequence[SlideRow]) -> Any:
    """Done beside expected, a category a row; the gap stands in its name, with its sign."""
    data = chart_data(PERCENT_FORMAT, [_work_name(row) for row in rows])
    data.add_series("Réalisé", [row.amount("done") for row in rows])
    data.add_series("Attendu", [row.amount("expected") for row in rows])
    frame = bars(slide, box, data, kind=XL_CHART_TYPE.BAR_CLUSTERED)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 55, -5
    fill_points(plot.series[0], [look.FILLS[row.level] for row in rows])
    fill(plot.series[1], look.GRID)
    for series in plot.series if len(rows) <= MOST_TOLD else [plot.series[0]]:
        labels(series, PERCENT_FORMAT)
    frame.chart.value_axis.maximum_scale, frame.chart.value_axis.minimum_scale = 1.1, 0
    legend(frame.chart)
    described = [
        f"{row.label} : {said(row, 'done')} réalisé pour {said(row, 'expected')} attendu, "
        f"{said(row, 'gap')}"
        for row in rows
    ]
    return finished(frame, "Réalisé et attendu", described)


def amounts_chart(slide: Any, box: Box, rows: Sequence[SlideRow]) -> Any:
    """Paid, committed and left, stacked, in euros; what nobody told is drawn apart."""
    is_told = len(rows) <= MOST_TOLD
    data = chart_data(EUROS_FORMAT, [_amounts_name(row, is_told=is_told) for row in rows])
    drawn = [one for one in STACKED if any(stacked_euros(row, one) is not None for row in rows)]
    for one in drawn:
        data.add_series(one.label, [stacked_euros(row, one) for row in rows])
    frame = bars(slide, box, data, kind=XL_CHART_TYPE.BAR_STACKED)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    most = max((planned_cents(row) or 0 for row in rows), default=0) / 100
    for series, one in zip(plot.series, drawn, strict=True):
        fill(series, one.fill)
        if not is_told:
            continue
        labels(series, EUROS_FORMAT, position=XL_LABEL_POSITION.CENTER, text=one.text)
        for place, row in enumerate(rows):
            if (stacked_euros(row, one) or 0) < most * NARROWEST_LABELLED:
                hide_label(series, place)
    if not is_told:
        frame.chart.category_axis.tick_labels.font.size = look.FOOT
    frame.chart.value_axis.minimum_scale = 0
    frame.chart.value_axis.maximum_scale = max(most, 1)
    legend(frame.chart)
    return finished(frame, "Montants", [_amounts_words(row) for row in rows])


def delays_chart(slide: Any, box: Box, rows: Sequence[SlideRow]) -> Any:
    """A bar a milestone, in days, the worst first."""
    data = chart_data(DAYS_FORMAT, [_milestone_name(row) for row in rows])
    data.add_series("Retard en jours", [row.amount("days") for row in rows])
    frame = bars(slide, box, data, kind=XL_CHART_TYPE.BAR_CLUSTERED)
    plot = frame.chart.plots[0]
    plot.gap_width = 50
    fill_points(plot.series[0], [look.FILLS[row.level] for row in rows])
    labels(plot.series[0], DAYS_FORMAT)
    frame.chart.value_axis.minimum_scale = 0
    frame.chart.has_legend = False
    described = [f"{row.label}, {row.detail} : {row.words}" for row in rows]
    return finished(frame, "Retard des jalons", described)


def curve_chart(slide: Any, box: Box, rows: Sequence[SlideRow], *, unit: str) -> Any:
    """Planned, done and forecast work, by quarter, as three lines."""
    data = chart_data("0", [_quarter_name(row.label) for row in rows])
    for name, label in (("planned", "Prévu"), ("earned", "Fait"), ("forecast", "Annoncé")):
        data.add_series(label, [row.amount(name) for row in rows])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box, data)
    chart = frame.chart
    for series, ink, width, dash in zip(
        chart.plots[0].series,
        (look.EXPECTED, look.DONE, look.COMMITTED),
        (Pt(3), Pt(5), Pt(3)),
        (MSO_LINE.SOLID, MSO_LINE.SOLID, MSO_LINE.DASH),
        strict=True,
    ):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = ink, width
        series.format.line.dash_style = dash
    for axis in (chart.category_axis, chart.value_axis):
        axis_text(axis)
    upright(chart.category_axis)
    one_name_in(chart.category_axis, max(1, -(-len(rows) // MOST_QUARTERS)))
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = unit
    run = chart.value_axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = look.SMALL, False, look.MUTED
    chart.value_axis.major_gridlines.format.line.color.rgb = look.GRID
    chart.value_axis.format.line.fill.background()
    legend(chart)
    told = [row for row in rows if row.amount("earned") is not None]
    words = [
        f"{row.label} : {said(row, 'planned')} prévus, {said(row, 'earned')} faits"
        for row in told[-1:]
    ]
    return finished(frame, "Travail prévu, fait et annoncé", words)


def said(row: SlideRow, name: str) -> str:
    """The words of a figure of a row, empty where it has none."""
    found = row.value(name)
    return found.text if found else ""


def _quarter_name(label: str) -> str:
    """« T1 2024 » on two lines: side by side, none has to lean."""
    return label.replace(NBSP, "\n")


def _work_name(row: SlideRow) -> str:
    name = shortened(f"{row.label} {row.detail}".strip(), LONGEST_WORK)
    return f"{name} {row.level.sign}\u00a0{said(row, 'gap')}"


def _milestone_name(row: SlideRow) -> str:
    action, label = (shortened(one, LONGEST_NAME) for one in (row.label, row.detail))
    return f"{row.level.sign} {action}\n{label}"


def _amounts_name(row: SlideRow, *, is_told: bool) -> str:
    if not is_told:
        return typo(f"{row.label}, {said(row, 'planned_cents')}, {row.words}")
    head = typo(f"{row.label}, {said(row, 'planned_cents')}")
    if row.amount("rate_committed") is None:
        return f"{head}\n{row.words}"
    rates = f"{said(row, 'rate_committed')} engagé, {said(row, 'rate_paid')} mandaté"
    return typo(f"{head}\n{rates}")


def _amounts_words(row: SlideRow) -> str:
    told = [
        f"{label} {said(row, name)}"
        for name, label in (
            ("planned_cents", "prévu"),
            ("committed_cents", "engagé"),
            ("rate_committed", "soit"),
            ("paid_cents", "mandaté"),
            ("rate_paid", "soit"),
            ("remaining_to_commit", "reste"),
            ("overrun_cents", "dépassement"),
        )
        if row.value(name)
    ]
    return f"{row.label} : {', '.join(told)}"
